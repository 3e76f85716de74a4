"""Markdown made to be slow costs work in proportion to its length: n and 2n, each within two seconds of CPU.

Work is counted in lines of Python run, which is the same on every machine; the clock, which a shared one spoils,
decides about the ratio in the full suite.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from types import FrameType

import pytest

from sitegen.text.markdown import render
from sitegen.text.outline import outline
from sitegen.text.view import view
from tests.conftest import untraced

pytestmark = pytest.mark.untraced

MOST_SECONDS, MOST_RATIO, NOISE, TRIES = 2.0, 2.6, 0.15, 16
"""Ratio of 2n to n; below so many seconds the ratio of two times says nothing."""
PART = 20
"""Counting is slow and exact: a part of the length says the same."""

SETS: dict[str, tuple[Callable[[int], str], int]] = {
    "nested emphasis": (lambda n: "*a **a " * n + "b" + " a** a*" * n, 500),
    "open emphasis": (lambda n: "*字 " * n, 3000),
    "emphasis both ways": (lambda n: "a**b" + "c* " * n, 3000),
    "mixed marks": (lambda n: "*_a " * n, 2000),
    "one run of marks": (lambda n: "*" * n + "字" + "_" * n, 5000),
    "nested brackets": (lambda n: "[" * n + "字" + "]" * n, 2000),
    "open brackets": (lambda n: "[" * n + "字", 3000),
    "open pictures": (lambda n: "![" * n + "字", 1500),
    "half links": (lambda n: "[a](b" * n, 1500),
    "half links in angles": (lambda n: "[a](<b" * n, 1500),
    "link titles": (lambda n: '[a](b "' * n, 1500),
    "links in brackets": (lambda n: "[ (](" * n, 1500),
    "quotes": (lambda n: "> " * n + "字", 60),
    "lists": (lambda n: "- " * n + "字", 60),
    "list items": (lambda n: "- 字\n" * n, 2000),
    "indented list": (lambda n: "".join("  " * min(i, 20) + "- 字\n" for i in range(n)), 500),
    "backticks": (lambda n: "".join("e" + "`" * i for i in range(n)), 200),
    "one run of backticks": (lambda n: "`" * n + "字", 5000),
    "fences": (lambda n: "~~~\n" * n, 1500),
    "entities": (lambda n: "&#x41;&amp;&" * n, 2000),
    "backslashes": (lambda n: "\\" * n + "字", 5000),
    "angles": (lambda n: "<" * n + "字", 4000),
    "open tags": (lambda n: "<a href=\"" * n, 1500),
    "open comments": (lambda n: "<!-- " * n, 1500),
    "open directives": (lambda n: "<?php " * n, 1500),
    "reference definitions": (lambda n: "".join(f"[字{i}]: /u{i}\n" for i in range(n)), 1000),
    "reference uses": (lambda n: "[x]: /u\n\n" + "[x] " * n, 1500),
    "table rows": (lambda n: "| a | b |\n| - | - |\n" + "| 甲 | 乙 |\n" * n, 1000),
    "table trap": (lambda n: "| a |\n" * n, 2000),
    "table columns": (lambda n: "|a" * n + "|\n" + "|-" * n + "|\n", 500),
    "equal headings": (lambda n: "# 字\n\n" * n, 1500),
    "headings of one line": (lambda n: "字\n---\n" * n, 1000),
    "blank lines": (lambda n: "\n" * n + "字", 20000),
    "one line": (lambda n: "字" * n, 15000),
    "short lines": (lambda n: "字\n" * n, 3000),
    "addresses": (lambda n: "https://a.example/ " * n, 1000),
    "half addresses": (lambda n: "https://" * n, 2000),
    "fence blocks": (lambda n: ":::figure\n" * n, 1000),
    "Chinese marks": (lambda n: "“（《" * n, 3000),
    "bold Chinese marks": (lambda n: "**“字”**，" * n, 1500),
}


def both(text: str) -> None:
    """All that a check and a page do with a body."""
    render(text, lambda dest, image: dest)
    outline(text)
    view(text)


def lines(text: str) -> int:
    """Lines of Python run."""
    count = 0

    def traced(frame: FrameType, event: str, argument: object) -> Callable[..., object]:
        nonlocal count
        count += event == "line"
        return traced

    both(text)  # what is made at first use is not the text's own work
    with untraced():
        sys.settrace(traced)
        both(text)
        sys.settrace(None)
    return count


def seconds(text: str) -> float:
    """CPU."""
    with untraced():
        began = time.process_time()
        both(text)
        return time.process_time() - began


@pytest.mark.parametrize("name", SETS)
def test_work_grows_with_length(name: str) -> None:
    make, n = SETS[name]
    short, long = make(n // PART), make(2 * n // PART)
    assert 0 < lines(long) < MOST_RATIO / 2 * len(long) / len(short) * lines(short)
    assert any(seconds(make(2 * n)) < MOST_SECONDS for _ in range(TRIES))


def test_counting_sees_what_grows_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    def square(text: str) -> None:
        for _ in text:
            for _ in text:
                pass

    monkeypatch.setitem(globals(), "both", square)
    assert lines("字" * 200) > MOST_RATIO * lines("字" * 100)


@pytest.mark.skipif(os.environ.get("SITEGEN_FULL") != "1", reason="by the clock only in the full suite")
def test_time_grows_with_length() -> None:
    assert {name: took for name in SETS if (took := slow(name))} == {}


def slow(name: str) -> tuple[float, float] | None:
    """CPU of n and of 2n where it grows faster; other work on the machine can only spoil a measurement: the best of each counts."""
    make, n = SETS[name]
    short = long = float("inf")
    for _ in range(TRIES):
        short, long = min(short, seconds(make(n))), min(long, seconds(make(2 * n)))
        if long < MOST_SECONDS and (long < NOISE or long < MOST_RATIO * short):
            return None
    return short, long

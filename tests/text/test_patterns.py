"""Patterns of a site's own rules: only those that cannot take long."""

from __future__ import annotations

import re
import time

import pytest

from sitegen.text.patterns import fault


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+",
        "(a*)*b",
        "a*",
        "a+",
        ".*",
        "a{2,}",
        "a{0,300}",
        "(a{1,9}){1,9}",
        "(?:a|b?){2,5}c",
        r"(a)\1",
        r"\bword",
        r"\d{2}",
        r"[\d]",
        r"\w",
        "(",
        "[",
        "a?",
        "",
        "(?=.{0,100}).{0,100}.{0,100}",
        "x{0,50}y{0,50}z",
    ],
)
def test_refused(pattern: str) -> None:
    assert fault(pattern) is not None


@pytest.mark.parametrize(
    "pattern",
    [
        "办公",
        "[0-9]{2,4}年",
        "(?<![0-9])1[3-9][0-9]{9}(?![0-9])",
        "甲.{0,20}乙",
        "(?:甲|乙){2}丙",
        "(甲乙)?丙",
        r"甲\s?乙",
        "甲{3}",
    ],
)
def test_allowed(pattern: str) -> None:
    assert fault(pattern) is None


def test_the_worst_that_is_allowed_stays_linear() -> None:
    pattern = ".{0,40}a.{0,40}b"
    assert fault(pattern) is None
    start = time.process_time()
    re.findall(pattern, "a" * 20_000)
    assert time.process_time() - start < 5

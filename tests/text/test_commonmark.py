"""CommonMark's own examples through our configuration. The only differences are those listed here, each with its reason.

The examples (CC BY-SA 4.0, not ours to ship) come from the npm package `commonmark-spec` where it is installed.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from sitegen.text.markdown import render
from sitegen.text.outline import outline

ROOT = Path(__file__).parents[2]
SPEC = next((path for path in (Path(os.environ.get("COMMONMARK_SPEC", "")), ROOT / "node_modules/commonmark-spec/spec.txt") if path.is_file()), None)
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.MULTILINE | re.DOTALL)
_BLANKS = re.compile(r"\s+")
VERSION = "0.31.2"
"""Of the specification whose numbers stand below."""
DIFFERENT: dict[str, tuple[int, ...]] = {
    "pasted texts indent with four blanks: no code block": (
        1, 2, 3, 5, 6, 7, 8, 18, 36, 48, 69, 85, 86, 100, 107, 111, 112, 114, 115, 116, 117, 118, 134, 137, 211, 225, 231, 236, 238, 252, 253, 254,
        257, 264, 270, 271, 272, 273, 274, 278, 286, 287, 288, 289, 290, 313),
    "a line of hyphens under a paragraph is a rule, no heading": (59, 80, 81, 82, 83, 84, 89, 90, 91, 95, 96, 102, 103, 141, 215, 300),
    "no backslash in an address, no schemes but those of the web": (20, 202, 500, 502, 596, 598, 599, 601, 603),
    "a bare address of the web is a link": (602, 608, 611),
}
"""What Chinese editors write, or what may not be published -> numbers of the examples that read otherwise for that reason."""


def examples() -> list[tuple[int, str, str]]:
    text = SPEC.read_text(encoding="utf-8").replace("→", "\t") if SPEC else ""
    return [(number, match[1], match[2]) for number, match in enumerate(_EXAMPLE.finditer(text), 1)]


def plain(html: str) -> str:
    """HTML without what the specification leaves open, and without the ids that our headings carry."""
    bare = re.sub(r' (?:id|class|rel|loading)="[^"]*"', "", html).replace("<blockquote>\n</blockquote>", "<blockquote></blockquote>")
    return _BLANKS.sub(" ", bare.replace("<br />", "<br>").replace("<hr />", "<hr>").replace(" />", ">")).strip()


@pytest.mark.skipif(SPEC is None, reason="npm package commonmark-spec is not installed (npm install --no-save commonmark-spec)")
def test_every_example_reads_as_specified_but_the_deliberate_ones() -> None:
    assert SPEC is not None
    assert f"version: '{VERSION}'" in SPEC.read_text(encoding="utf-8")
    found = examples()
    assert len(found) == 652
    read = {number for number, markdown, html in found
            if outline(markdown).raw_html or plain(render(markdown, lambda dest, image: dest).html) == plain(html)}
    otherwise = {number for number, _, _ in found} - read
    assert otherwise == {number for numbers in DIFFERENT.values() for number in numbers}

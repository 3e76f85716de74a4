"""Examples kept beside word lists (`*.tests.csv`: word,text,expect). In: the file's text, a way to look; out: what came otherwise."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from sitegen.model import Text

__all__ = ["EXPECT", "Example", "Failure", "failures", "read_examples"]

HEADER = ["word", "text", "expect"]
EXPECT = ("hit", "miss")


class Example(NamedTuple):
    """One line: in this text the word is found, or is not."""

    word: str
    text: str
    """Markdown, as in an article."""
    hit: bool
    path: str
    line: int


class Failure(NamedTuple):
    """One line that came otherwise, or cannot be read."""

    path: str
    line: int
    message: Text


def read_examples(text: str, path: str) -> tuple[tuple[Example, ...], tuple[Failure, ...]]:
    """The examples, and the lines that are none."""
    found: list[Example] = []
    bad: list[Failure] = []
    rows = csv.reader(text.splitlines(), strict=True)
    try:
        for row in rows:
            cells = [cell.strip() for cell in row]
            if not any(cells) or cells[0].startswith("#") or (rows.line_num == 1 and cells == HEADER):
                continue
            if len(cells) != len(HEADER) or not cells[0] or not cells[1] or cells[2] not in EXPECT:
                bad.append(
                    Failure(path, rows.line_num, Text("应为 词,例句,hit 或 miss", "it reads word,text,hit or miss"))
                )
            else:
                found.append(Example(cells[0], cells[1].replace("\\n", "\n"), cells[2] == "hit", path, rows.line_num))
    except csv.Error as error:
        bad.append(Failure(path, rows.line_num, Text(f"CSV 有错：{error}", f"broken CSV: {error}")))
    return tuple(found), tuple(bad)


def failures(
    examples: Iterable[Example], hits: Callable[[str], frozenset[str]], listed: frozenset[str]
) -> Iterator[Failure]:
    """Examples that came otherwise. `hits`: listed words found in a text. `listed`: all words of the lists."""
    for one in examples:
        if one.word not in listed:
            yield Failure(one.path, one.line, Text(f"词表里没有“{one.word}”", f"no list has {one.word!r}"))
        elif (one.word in hits(one.text)) is not one.hit:
            yield Failure(
                one.path,
                one.line,
                Text(
                    f"“{one.word}”在“{one.text}”中应" + ("命中，实际没有" if one.hit else "不命中，实际命中"),
                    f"{one.word!r} should " + ("hit" if one.hit else "miss") + f" in {one.text!r}",
                ),
            )

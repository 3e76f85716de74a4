"""What the rules on personal data share: numbers in one file, as written anywhere in it, and how they are reported."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Text
from sitegen.text.identity import Identity, Kind, candidates, identities, may_identify
from sitegen.text.remember import remembered

__all__ = ["BASIS", "has_numbers", "numbers", "under_headings"]

BASIS = Text(
    "个人信息保护法第二十五条、第三十四条；政府信息公开条例第十五条；安州区通知 四（三）“定期清理”",
    "Personal Information Protection Law, articles 25 and 34; Disclosure Regulations, article 15; Anzhou notice 4(3)",
)


_SEPARATOR = re.compile(r"[ \t:|]*-[ \t:|-]*")
_CELL = re.compile(r"(?:\\.|[^|\\])*")


def numbers(article: Article, *kinds: Kind) -> Iterator[Identity]:
    """Numbers of these kinds, wherever the file has them: text, code, addresses, front matter; in a cell of a table what
    stands over the column counts as standing before."""
    return (found for found in _numbers(article.source) if found.kind in kinds)


def has_numbers(article: Article) -> object:
    """Numbers that name a person, of any kind."""
    return _numbers(article.source)


@remembered
def _numbers(source: str) -> tuple[Identity, ...]:
    """Those of all kinds, which four rules ask one after another: first in running text, then in cells."""
    if not may_identify(source):
        return ()
    known = candidates(source)
    found = [*identities(source)]
    runs = [run for run in known if _in_row(source, run[0]) and not any(one.start < run[1] and run[0] < one.end for one in found)]
    for heading, start, end in under_headings(source) if runs else ():
        if any(start <= a and b <= end for a, b in runs):
            before = f"{heading}："
            found += [one._replace(start=one.start + start - len(before), end=one.end + start - len(before))
                      for one in identities(before + source[start:end]) if one.start >= len(before)]
    return tuple(found)


def _in_row(source: str, at: int) -> bool:
    """Whether a place lies in a line that may be a row of a table."""
    return source[source.rfind("\n", 0, at) + 1 : at].lstrip().startswith("|")


def under_headings(source: str) -> Iterator[tuple[str, int, int]]:
    """(heading of the column, start, end) of each cell of a Markdown table, but of the headings themselves."""
    lines, at = source.split("\n"), 0
    headings: list[str] = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        cells = _cells(line) if line.lstrip().startswith("|") else []
        if not cells:
            headings = []
        elif not headings:
            headings = [line[a:b].strip() for a, b in cells] if _SEPARATOR.fullmatch(after) else []
        else:
            yield from ((heading, at + a, at + b) for heading, (a, b) in zip(headings, cells, strict=False))
        at += len(line) + 1


def _cells(line: str) -> list[tuple[int, int]]:
    cells, at = [], line.index("|") + 1
    while at < len(line):
        match = _CELL.match(line, at)
        end = match.end() if match else at
        cells.append((at, end))
        at = end + 1
    return cells

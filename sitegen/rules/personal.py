"""What the rules on personal data share: numbers in one file, as written anywhere in it, and how they are reported."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Text
from sitegen.text.identity import Identity, Kind, candidates, identities

__all__ = ["BASIS", "numbers", "under_headings"]

BASIS = Text(
    "个人信息保护法第二十五条、第三十四条；政府信息公开条例第十五条；安州区通知 四（三）“定期清理”",
    "Personal Information Protection Law, articles 25 and 34; Disclosure Regulations, article 15; Anzhou notice 4(3)",
)


_SEPARATOR = re.compile(r"[ \t:|]*-[ \t:|-]*")
_CELL = re.compile(r"(?:\\.|[^|\\])*")


def numbers(article: Article, *kinds: Kind) -> Iterator[Identity]:
    """Numbers of these kinds, wherever the file has them: text, code, addresses, front matter; in a cell of a table what
    stands over the column counts as standing before."""
    source = article.source
    plain = identities(source)
    yield from (found for found in plain if found.kind in kinds)
    runs = [run for run in candidates(source) if not any(one.start < run[1] and run[0] < one.end for one in plain)]
    for heading, start, end in under_headings(source) if runs and "|" in source else ():
        if any(start <= a and b <= end for a, b in runs):
            before = f"{heading}："
            for found in identities(before + source[start:end]):
                if found.kind in kinds and found.start >= len(before):
                    yield found._replace(start=found.start + start - len(before), end=found.end + start - len(before))


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

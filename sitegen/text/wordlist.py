"""A word list (CSV) to rows, and a problem for every line that cannot be read; the others count (design 5.2)."""

from __future__ import annotations

import csv
import re
from datetime import date
from functools import partial
from typing import NamedTuple

from sitegen.model import LEVELS, FindingLevel, Text
from sitegen.schema.site import WORD_COLUMNS, WORD_MATCHES
from sitegen.settings import WordRow
from sitegen.text.moments import DAY_FORMS, parse_day
from sitegen.text.problem import Problem
from sitegen.text.typed import did_you_mean

__all__ = ["UNREADABLE", "WordList", "read_words"]

UNREADABLE = "lexicon.unreadable"
_LEVELS: dict[str, FindingLevel] = {"": "error", **{level: level for level in LEVELS}}
_USUAL = list(range(len(WORD_COLUMNS)))
_PADDING = [[""] * (len(WORD_COLUMNS) - count) for count in range(len(WORD_COLUMNS) + 1)]
_ODD = re.compile(r'["#]|[^\S\n]')
"""What only some lines have: marks of CSV, remarks, blanks."""
_word_row = partial(tuple.__new__, WordRow)
_MATCHES = {"": "text", **{match: match for match in WORD_MATCHES}}
_REMEDY = Text("表头写作 " + ",".join(WORD_COLUMNS), "the header is " + ",".join(WORD_COLUMNS))


class WordList(NamedTuple):
    """What a list holds, in its order."""

    rows: tuple[WordRow, ...]
    problems: tuple[Problem, ...]


class _Bad(Exception):
    """A line that cannot be read: message and hint."""

    def __init__(self, message: Text, hint: Text) -> None:
        super().__init__(message.en)
        self.message, self.hint = message, hint


def read_words(text: str, path: str) -> WordList:
    """Rows of one list; a category left empty is the file's name. One line is one row: quotes never span lines."""
    rows: list[WordRow] = []
    problems: list[Problem] = []
    order: list[int] | None = None
    stem = path.rpartition("/")[2].removesuffix(".csv")
    at = width = 0
    usual = False
    """Whether the columns stand in their order."""
    some_odd = _ODD.search(text) is not None
    for number, line in enumerate(text.split("\n"), 1):
        start, at = at, at + len(line) + 1
        line = line.removesuffix("\r")
        if usual and not (some_odd and _ODD.search(line)):  # nearly all lines of a long list
            cells = line.split(",")
            if len(cells) <= width:
                word, category, level, suggest, match, allow, source, since, until, note = cells + _PADDING[len(cells)]
                if word and not since and not until and level in _LEVELS and match in _MATCHES:
                    rows.append(_word_row((word, category or stem, _LEVELS[level], suggest, _MATCHES[match],
                                           _parts(allow) if allow else (), source, None, None, note, path, number)))
                    continue
        if not line or line[0] == "#" or not line.strip(", \t"):
            continue
        try:
            cells = next(csv.reader((line,), strict=True)) if '"' in line else line.split(",")
            if " " in line or "\t" in line:
                cells = [cell.strip(" \t") for cell in cells]
            if order is None:
                order = _header([c.strip() for c in cells])
                width = len(cells)
                usual = order[:width] == _USUAL[:width]
            else:
                rows.append(_row(cells, order, width, stem, path, number))
        except (_Bad, csv.Error) as bad:
            message, hint = (
                (bad.message, bad.hint)
                if isinstance(bad, _Bad)
                else (
                    Text("引号没有配对", "a quotation mark is not closed"),
                    Text('值里的英文引号写两遍：""', 'double a quotation mark within a value: ""'),
                )
            )
            problems.append(
                Problem(
                    code=UNREADABLE,
                    start=start,
                    end=start + len(line),
                    message=message,
                    hint=hint,
                    data={"line": number},
                )
            )
            if order is None:
                return WordList((), tuple(problems))  # nothing below can be told apart without a header
    if order is None:
        problems.append(
            Problem(
                code=UNREADABLE, start=0, end=0, message=Text("词表没有表头", "the list has no header"), hint=_REMEDY
            )
        )
    return WordList(tuple(rows), tuple(problems))


def _header(names: list[str]) -> list[int]:
    """Where each known column stands in the file; the place after the last where it is absent."""
    for name in names:
        if name not in WORD_COLUMNS:
            near = did_you_mean(name, WORD_COLUMNS)
            raise _Bad(
                Text(f"表头里没有“{name}”这一列", f"{name!r} is no column of a word list"),
                Text(f"是否想写 {near}？", f"did you mean {near}?") if near else _REMEDY,
            )
    if "word" not in names:
        raise _Bad(Text("表头缺少 word 列", "the header lacks the column word"), _REMEDY)
    if twice := next(iter(sorted(n for n in names if names.count(n) > 1)), None):
        raise _Bad(Text(f"表头里“{twice}”出现两次", f"the header has {twice!r} twice"), _REMEDY)
    return [names.index(c) if c in names else len(names) for c in WORD_COLUMNS]


def _row(cells: list[str], order: list[int], width: int, stem: str, path: str, line: int) -> WordRow:
    if len(cells) > width:
        raise _Bad(
            Text(f"这一行有 {len(cells)} 列，表头只有 {width} 列", f"{len(cells)} cells under {width} columns"),
            Text("值里有逗号时，用英文引号括住整个值", "quote a value that holds a comma"),
        )
    if len(cells) < len(WORD_COLUMNS) or order != _USUAL:
        cells += [""] * (width + 1 - len(cells))
        cells = [cells[i] for i in order]
    word, category, level, suggest, match, allow, source, since, until, note = cells
    if not word:
        raise _Bad(
            Text("这一行没有词", "this line has no word"),
            Text("补上词，或删除这一行", "add the word or delete the line"),
        )
    if level not in _LEVELS:
        raise _choice("级别", "level", level, LEVELS)
    if match not in _MATCHES:
        raise _choice("匹配方式", "match", match, WORD_MATCHES)
    return WordRow(
        word,
        category or stem,
        _LEVELS[level],
        suggest,
        _MATCHES[match],
        _parts(allow) if allow else (),
        source,
        _day(since) if since else None,
        _day(until) if until else None,
        note,
        path,
        line,
    )


def _parts(allow: str) -> tuple[str, ...]:
    return tuple([part.strip(" ") for part in allow.split("|") if part.strip(" ")])


def _day(text: str) -> date:
    day = parse_day(text)
    if isinstance(day, Text):
        raise _Bad(day, DAY_FORMS)
    return day


def _choice(zh: str, en: str, value: str, known: tuple[str, ...]) -> _Bad:
    near = did_you_mean(value, known)
    return _Bad(
        Text(f"{zh}“{value}”不在可选范围：{'、'.join(known)}", f"{en} {value!r} is none of {', '.join(known)}"),
        Text(f"是否想写 {near}？", f"did you mean {near}?") if near else Text("改为其中之一", "use one of them"),
    )

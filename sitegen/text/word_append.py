"""A word list and one more word -> the list's text with the word in its place. Header, order, line ends and mark are kept."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from itertools import pairwise

from sitegen.schema.site import WORD_COLUMNS

__all__ = ["HEADER", "inserted"]

HEADER = ",".join(WORD_COLUMNS)


def inserted(text: str, values: Mapping[str, str]) -> str:
    """`values` by column, empty ones left out. A list in order of its words stays so; else the word goes last."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n") if text.strip() else [HEADER]
    first = next((i for i, line in enumerate(lines) if line.strip() and not line.startswith("#")), 0)
    columns = [name.strip() for name in lines[first].split(",")]
    row = _line([values.get(name, "") for name in columns])
    words = [
        (i, _word(line, columns))
        for i, line in enumerate(lines[first + 1 :], first + 1)
        if line.strip(", \t") and not line.startswith("#")
    ]
    at = len(lines)
    if all(one[1] <= other[1] for one, other in pairwise(words)):
        at = next((i for i, word in words if word > values["word"]), len(lines))
    return end.join([*lines[:at], row, *lines[at:], ""])


def _word(line: str, columns: list[str]) -> str:
    try:
        cells = next(csv.reader((line,)))
    except csv.Error:
        return line
    at = columns.index("word") if "word" in columns else 0
    return cells[at].strip() if at < len(cells) else ""


def _line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()

"""One ledger (CSV) to rows, and a problem for every line that cannot be read; the others count. Pure."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from datetime import tzinfo
from typing import Any, NamedTuple

from sitegen.ledger import Row
from sitegen.model import Moment, Text
from sitegen.schema.upkeep import Cell, Table
from sitegen.text.lines import Lines
from sitegen.text.moments import DAY_FORMS, MOMENT_FORMS, parse_day, parse_moment
from sitegen.text.problem import Problem
from sitegen.text.typed import did_you_mean

__all__ = ["MISSING", "UNREADABLE", "Ledger", "read_ledger"]

UNREADABLE, MISSING = "ledger.unreadable", "ledger.missing-value"
_FLAGS = {"是": True, "yes": True, "true": True, "1": True, "否": False, "no": False, "false": False, "0": False}
_INT = re.compile(r"[0-9]{1,9}")


class Ledger(NamedTuple):
    """What a file holds, in its order."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


class _Bad(Exception):
    """A line that cannot be read."""

    def __init__(self, message: Text, hint: Text, code: str = UNREADABLE) -> None:
        super().__init__(message.en)
        self.message, self.hint, self.code = message, hint, code


def read_ledger(text: str, path: str, table: Table, zone: tzinfo) -> Ledger:
    """Rows of one ledger. One line is one row: quotes never span lines. Lines that begin with `#` are remarks."""
    lines = Lines(text)
    rows: list[Row] = []
    problems: list[Problem] = []
    header: list[Cell] | None = None
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        start, at = at, at + len(line) + 1
        line = line.removesuffix("\r")
        if not line.strip(", \t") or line.startswith("#"):
            continue
        try:
            cells = [cell.strip(" \t") for cell in next(csv.reader((line,), strict=True))]
            if header is None:
                header = _header(cells, table)
                continue
            values = _values(cells, header, table, zone)
            rows.append(Row(table=table.name, path=path, line=number, place=lines.place(start, start + len(line)), values=values))
        except (_Bad, csv.Error) as error:
            bad = error if isinstance(error, _Bad) else _Bad(Text("引号没有配对", "a quotation mark is not closed"),
                                                             Text('值里的英文引号写两遍：""', 'double a quotation mark within a value: ""'))
            problems.append(Problem(code=bad.code, start=start, end=start + len(line), message=_line(number, bad.message), hint=bad.hint))
            if header is None:
                return Ledger((), tuple(problems))
    if header is None and text.strip():
        problems.append(Problem(code=UNREADABLE, start=0, end=0, message=Text("台账没有表头", "the ledger has no header"), hint=_remedy(table)))
    return Ledger(tuple(rows), tuple(problems))


def _line(number: int, message: Text) -> Text:
    return Text(f"第 {number} 行：{message.zh}", f"row {number}: {message.en}")


def _remedy(table: Table) -> Text:
    names = ",".join(cell.key for cell in table.cells)
    return Text(f"表头可用的列：{names}", f"the header may hold {names}")


def _header(names: list[str], table: Table) -> list[Cell]:
    for name in names:
        if name not in table.by_key:
            near = did_you_mean(name, table.by_key)
            raise _Bad(Text(f"表头里没有“{name[:20]}”这一列", f"{name[:20]!r} is no column of this ledger"),
                       Text(f"是否想写 {near}？", f"did you mean {near}?") if near else _remedy(table))
    if len(set(names)) < len(names):
        raise _Bad(Text("表头里有重复的列", "a column stands twice in the header"), _remedy(table))
    lacking = [cell.key for cell in table.cells if cell.required and cell.key not in names]
    if lacking:
        raise _Bad(Text(f"表头缺少 {'、'.join(lacking)} 列", f"the header lacks {', '.join(lacking)}"), _remedy(table))
    return [table.by_key[name] for name in names]


def _values(cells: list[str], header: list[Cell], table: Table, zone: tzinfo) -> Mapping[str, Any]:
    if len(cells) > len(header):
        raise _Bad(Text(f"有 {len(cells)} 列，表头只有 {len(header)} 列", f"{len(cells)} cells under {len(header)} columns"),
                   Text("值里有逗号时，用英文引号括住整个值", "quote a value that holds a comma"))
    values = {cell.key: _typed(written, cell, zone) for written, cell in zip(cells, header, strict=False) if written}
    lacking = [cell.label for cell in table.cells if cell.required and cell.key not in values]
    if lacking:
        raise _Bad(Text(f"没有填写{'、'.join(lacking)}", f"empty: {', '.join(c.key for c in table.cells if c.label in lacking)}"),
                   Text("补填后提交", "fill it in"), MISSING)
    for key, needed in table.needs:
        if values.get(key) not in (None, False) and needed not in values:
            one, other = table.by_key[key].label, table.by_key[needed].label
            raise _Bad(Text(f"填了{one}，没有填{other}", f"{key} is given but {needed} is not"), Text(f"补填{other}", f"fill in {needed}"), MISSING)
    return values


def _typed(written: str, cell: Cell, zone: tzinfo) -> Any:
    if cell.choices and written not in cell.choices:
        near = did_you_mean(written, cell.choices)
        raise _Bad(Text(f"{cell.label}“{written[:20]}”不在可选范围：{'、'.join(cell.choices)}", f"{cell.key} {written[:20]!r} is none of {', '.join(cell.choices)}"),
                   Text(f"是否想写 {near}？", f"did you mean {near}?") if near else Text("改为其中之一", "use one of them"))
    if cell.kind in ("day", "moment"):
        value: Any = parse_day(written) if cell.kind == "day" else parse_moment(written, zone)
        if isinstance(value, Text):
            raise _Bad(Text(f"{cell.label}{value.zh}", f"{cell.key}: {value.en}"), DAY_FORMS if cell.kind == "day" else MOMENT_FORMS)
        return Moment(value.at.astimezone(zone), value.timed) if isinstance(value, Moment) else value
    if cell.kind == "int":
        if not _INT.fullmatch(written):
            raise _Bad(Text(f"{cell.label}“{written[:20]}”不是整数", f"{cell.key} {written[:20]!r} is no number"), Text("写阿拉伯数字", "write digits"))
        return int(written)
    if cell.kind == "flag":
        if written.lower() not in _FLAGS:
            raise _Bad(Text(f"{cell.label}应写是或否", f"{cell.key} is yes or no"), Text("写“是”或“否”", "write yes or no"))
        return _FLAGS[written.lower()]
    return written

"""Rows of a ledger of the site added or filled in: header, order of columns, remarks and other rows kept, one write."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping
from pathlib import Path

from sitegen.errors import SitegenError
from sitegen.ledger import LEDGER_DIR
from sitegen.model import Text
from sitegen.schema.upkeep import TABLES

__all__ = ["append_row", "fill_rows"]


def append_row(root: Path, table: str, values: Mapping[str, str]) -> Path:
    """Raises SitegenError where the file cannot be written, or its header has no place for a value."""
    path = root / LEDGER_DIR / f"{table}.csv"
    try:
        before = path.read_text("utf-8-sig") if path.exists() else ""
        head = next((line for line in before.splitlines() if line.strip(", \t") and not line.startswith("#")), "")
        names = [name.strip() for name in next(csv.reader((head,)))] if head else [cell.key for cell in TABLES[table].cells]
        lacking = [key for key, value in values.items() if value and key not in names]
        if lacking:
            raise SitegenError(Text(f"{LEDGER_DIR}/{table}.csv 的表头缺少 {'、'.join(lacking)} 列", f"the header of {table}.csv lacks {', '.join(lacking)}"))
        row = _line([" ".join(values.get(name, "").split()) for name in names])
        _replace(path, before + ("" if not before or before.endswith("\n") else "\n") + (row if head else _line(names) + row))
    except OSError as error:
        raise SitegenError(Text(f"台账写不进 {path}：{error.strerror}", f"cannot write {path}: {error.strerror}")) from None
    return path


def fill_rows(root: Path, table: str, key: str, filled: Mapping[str, Mapping[str, str]], *, add: bool = False) -> int:
    """Write cells into the rows whose `key` is named; returns how many rows. Columns the header lacks are added at its end.
    `add`: what no row is about gets one."""
    path = root / LEDGER_DIR / f"{table}.csv"
    try:
        lines = path.read_text("utf-8-sig").splitlines() if path.exists() or not add else [_line([cell.key for cell in TABLES[table].cells]).rstrip("\n")]
        at = next((n for n, line in enumerate(lines) if line.strip(", \t") and not line.startswith("#")), None)
        names = [name.strip() for name in next(csv.reader((lines[at],)))] if at is not None else []
        if at is None or key not in names:
            raise SitegenError(Text(f"{LEDGER_DIR}/{table}.csv 的表头缺少 {key} 列", f"the header of {table}.csv lacks {key}"))
        names += [cell for values in filled.values() for cell in values if cell not in names]
        names = list(dict.fromkeys(names))
        lines[at], done = _line(names).rstrip("\n"), 0
        lacking = dict(filled) if add else {}
        for n in range(at + 1, len(lines)):
            if lines[n].strip(", \t") and not lines[n].startswith("#"):
                cells = dict(zip(names, next(csv.reader((lines[n],))), strict=False))
                if values := filled.get(cells.get(key, "").strip()):
                    lines[n], done = _line([(cells | dict(values)).get(name, "") for name in names]).rstrip("\n"), done + 1
                    lacking.pop(cells[key].strip(), None)
        lines += [_line([values.get(name, "") for name in names]).rstrip("\n") for values in lacking.values()]
        done += len(lacking)
        if done:
            _replace(path, "\n".join(lines) + "\n")
    except OSError as error:
        raise SitegenError(Text(f"台账写不进 {path}：{error.strerror}", f"cannot write {path}: {error.strerror}")) from None
    return done


def _line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".csv.part")
    part.write_text(text, "utf-8", newline="\n")
    os.replace(part, path)

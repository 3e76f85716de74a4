"""Adding a row to a ledger of the site: header kept, order of columns kept, one write."""

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

__all__ = ["append_row"]


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
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        if not head:
            writer.writerow(names)
        writer.writerow([" ".join(values.get(name, "").split()) for name in names])
        text = before + ("" if not before or before.endswith("\n") else "\n") + out.getvalue()
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".csv.part")
        part.write_text(text, "utf-8", newline="\n")
        os.replace(part, path)
    except OSError as error:
        raise SitegenError(Text(f"台账写不进 {path}：{error.strerror}", f"cannot write {path}: {error.strerror}")) from None
    return path

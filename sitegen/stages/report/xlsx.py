"""Report as a workbook (问题台账): one sheet of counts, one of findings by unit. Needs openpyxl, from the extra `documents`."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from sitegen.errors import SitegenError
from sitegen.model import LEVELS, Text
from sitegen.stages.report import Report
from sitegen.stages.report.ledger import groups
from sitegen.stages.report.width import shown
from sitegen.stages.report.words import LEVEL_WORDS, summary_line

__all__ = ["workbook"]

HEADS = (
    Text("序号", "No."),
    Text("责任单位", "Unit"),
    Text("级别", "Level"),
    Text("位置", "Place"),
    Text("标题", "Title"),
    Text("页面地址", "Address"),
    Text("原文", "Words"),
    Text("问题", "What"),
    Text("整改建议", "How to put it right"),
    Text("依据", "Basis"),
    Text("整改期限", "Due"),
    Text("规则", "Rule"),
    Text("备注", "Note"),
    Text("整改情况", "Done"),
    Text("复核人", "Checked by"),
)
WIDTHS = (6, 18, 10, 34, 30, 34, 20, 36, 36, 36, 17, 20, 14, 14, 10)
LONGEST = 32_000
"""Characters of a cell; Excel allows 32,767."""
EPOCH = (1980, 1, 1, 0, 0, 0)


def workbook(report: Report) -> bytes:
    """The file's bytes; the same findings give the same bytes. Raises SitegenError where openpyxl is absent."""
    try:
        from openpyxl import Workbook
    except ImportError:
        raise SitegenError(
            Text("生成 xlsx 需要 openpyxl，本机没有安装", "xlsx needs openpyxl, which is not installed"),
            Text(
                '安装：pip install "sitegen-gov[documents]"；或改用 html',
                'pip install "sitegen-gov[documents]", or use html',
            ),
        ) from None
    en = report.lang == "en"
    book = Workbook()
    found = groups(report)
    counts = book.active
    counts.title = "Summary" if en else "汇总"
    unit = Text("目录", "Folder") if report.groups == "folder" else HEADS[1]
    _row(counts, 1, [summary_line(report)])
    _row(counts, 2, [unit.get(report.lang), *(LEVEL_WORDS[level].get(report.lang) for level in LEVELS)], bold=True)
    for number, group in enumerate(found, 3):
        _row(counts, number, [group.name, *group.counts])
    counts.column_dimensions["A"].width = 40
    ledger = book.create_sheet("Findings" if en else "问题台账")
    _row(ledger, 1, [unit.get(report.lang) if head is HEADS[1] else head.get(report.lang) for head in HEADS], bold=True)
    number = 1
    for group in found:
        for row in group.rows:
            number += 1
            _row(
                ledger,
                number,
                [
                    number - 1,
                    group.name,
                    row.level,
                    row.place,
                    row.title,
                    row.address,
                    row.words,
                    row.message,
                    row.hint,
                    row.basis,
                    row.due,
                    row.rule,
                    row.state,
                    "",
                    "",
                ],
            )
    for index, width in enumerate(WIDTHS):
        ledger.column_dimensions[chr(ord("A") + index)].width = width
    ledger.freeze_panes = "A2"
    ledger.auto_filter.ref = f"A1:O{max(2, number)}"
    ledger.print_title_rows = "1:1"
    ledger.page_setup.orientation = "landscape"
    book.properties.creator = "sitegen"
    book.properties.created = book.properties.modified = report.as_of.replace(tzinfo=None, microsecond=0)
    buffer = io.BytesIO()
    book.save(buffer)
    return _timeless(buffer.getvalue(), report.as_of.strftime("%Y-%m-%dT%H:%M:%SZ"))


def _row(sheet: Any, number: int, values: Sequence[object], *, bold: bool = False) -> None:
    from openpyxl.styles import Alignment, Font

    for column, value in enumerate(values, 1):
        cell = sheet.cell(row=number, column=column)
        cell.value = shown(value.replace("\n", " "))[:LONGEST] if isinstance(value, str) else value
        if isinstance(value, str):
            cell.data_type = "s"  # the words come from texts: what looks like a formula is none
            cell.quotePrefix = value[:1] in ("=", "+", "-", "@")
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        if bold:
            cell.font = Font(bold=True)


def _timeless(data: bytes, as_of: str) -> bytes:
    """The same archive without the time of its making."""
    import re

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^<>]*>)[^<]*", rb"\g<1>" + as_of.encode(), content)
            new.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()

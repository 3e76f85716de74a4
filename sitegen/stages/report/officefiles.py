"""Reports as Markdown, HTML, CSV, XLSX and DOCX. In: title, lead and sheets. Out: bytes, the same for the same input."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from jinja2 import Environment

from sitegen.errors import SitegenError
from sitegen.model import Text
from sitegen.stages.report.width import shown
from sitegen.upkeep.circular import Report
from sitegen.upkeep.sheets import csv_text, markdown_text, safe_cell

__all__ = ["FORMS", "archive", "render_report"]

_HTML = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{{ r.title }}</title>
<style>body{font:16px/1.7 sans-serif;max-width:72em;margin:2em auto;padding:0 1em}table{border-collapse:collapse;width:100%}
th,td{border:1px solid #999;padding:.3em .6em;text-align:left;vertical-align:top}progress{width:12em}</style></head><body>
<h1>{{ r.title }}</h1><p>{{ r.lead }}</p>
{% for s in r.sheets %}<h2>{{ s.title }}</h2>{% if s.note %}<p>{{ s.note }}</p>{% endif %}
{% if s.name in charts %}<dl>{% for name, value, most in charts[s.name] %}<dt>{{ name }}</dt>
<dd><progress max="{{ most }}" value="{{ value }}"></progress> {{ value }}</dd>{% endfor %}</dl>{% endif %}
<table><thead><tr>{% for c in s.head %}<th scope="col">{{ c }}</th>{% endfor %}</tr></thead><tbody>
{% for row in s.rows %}<tr>{% for c in row %}<td>{{ c }}</td>{% endfor %}</tr>
{% endfor %}</tbody></table>{% endfor %}</body></html>
"""
_CHARTED = {"units": 2, "columns": 4, "letters": 1}
"""Sheet -> column whose figures are drawn."""


def render_report(report: Report, form: str, now: datetime, *, source: str = "", editor: str = "") -> bytes:
    """One of FORMS. Raises SitegenError where the package for an office format is not installed."""
    return FORMS[form](report, now, source, editor)


def _markdown(report: Report, now: datetime, source: str, editor: str) -> bytes:
    """A draft that goes through the same gate as any text; the office's own sources stay out of it."""
    head = {"title": report.title, "source": source, "editor": editor, "type": "report", "draft": "true"}
    lines = ["---", *(f"{key}: {value if key == 'draft' else json.dumps(value, ensure_ascii=False)}" for key, value in head.items()), "---", report.lead]
    for sheet in report.sheets:
        if sheet.name in PUBLIC:
            cut = [i for i, cell in enumerate(sheet.head) if cell != "出处"]
            rows = tuple(tuple(row[i] for i in cut) for row in sheet.rows)
            lines += ["", f"## {sheet.title}", ""]
            from dataclasses import replace

            lines.append(markdown_text(replace(sheet, head=tuple(sheet.head[i] for i in cut), rows=rows)).rstrip("\n"))
    return ("\n".join(lines) + "\n").encode()


PUBLIC = frozenset({"problems", "units", "columns", "letters", "annual"})
"""Sheets of a circular that may be published; the ledgers and the duty stay inside."""


def _html(report: Report, now: datetime, source: str, editor: str) -> bytes:
    charts = {}
    for sheet in report.sheets:
        if (column := _CHARTED.get(sheet.name)) is not None:
            figures = [(row[0], int(row[column])) for row in sheet.rows if row[column].isdigit()]
            most = max([value for _, value in figures] + [1])
            charts[sheet.name] = [(name, value, most) for name, value in figures]
    return Environment(autoescape=True).from_string(_HTML).render(r=report, charts=charts).encode()


def _csv(report: Report, now: datetime, source: str, editor: str) -> bytes:
    """All sheets below one another, each with its title; `--pack` has a file for each."""
    out = "\ufeff" + "".join(csv_text((sheet.title,), [sheet.head, *sheet.rows]).removeprefix("\ufeff") + "\n" for sheet in report.sheets)
    return out.encode()


def _json(report: Report, now: datetime, source: str, editor: str) -> bytes:
    data = {"schema_version": 1, "as_of": now.isoformat(), "name": report.name, "title": report.title, "lead": report.lead,
            "sheets": [{"name": s.name, "title": s.title, "note": s.note, "head": s.head, "rows": s.rows} for s in report.sheets]}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _need(package: str) -> SitegenError:
    return SitegenError(Text(f"没有安装 {package}，不能写这种格式", f"{package} is not installed"),
                        Text("安装：pip install 'sitegen-gov[documents]'；或改用 --format csv", "pip install 'sitegen-gov[documents]', or use --format csv"))


def _xlsx(report: Report, now: datetime, source: str, editor: str) -> bytes:
    try:
        from openpyxl import Workbook
    except ImportError:
        raise _need("openpyxl") from None
    book = Workbook()
    book.remove(book.active)
    book.properties.creator = "sitegen"
    book.properties.created = book.properties.modified = now.replace(tzinfo=None, microsecond=0)
    for sheet in report.sheets:
        page = book.create_sheet(_SHEET_MARKS.sub("", shown(sheet.title))[:31])
        for row in (sheet.head, *sheet.rows):
            page.append([int(cell) if cell.isascii() and cell.isdigit() and len(cell) < 10 else safe_cell(shown(cell))[:LONGEST] for cell in row])
        page.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return _same_times(out.getvalue())


def _docx(report: Report, now: datetime, source: str, editor: str) -> bytes:
    try:
        from docx import Document
    except ImportError:
        raise _need("python-docx") from None
    paper = Document()
    paper.core_properties.author = "sitegen"
    paper.core_properties.created = paper.core_properties.modified = now.replace(tzinfo=None, microsecond=0)
    paper.add_heading(shown(report.title), 0)
    paper.add_paragraph(shown(report.lead))
    for sheet in report.sheets:
        paper.add_heading(shown(sheet.title), 1)
        if sheet.note:
            paper.add_paragraph(shown(sheet.note))
        table = paper.add_table(rows=1, cols=len(sheet.head), style="Table Grid")
        for cell, text in zip(table.rows[0].cells, sheet.head, strict=True):
            cell.text = shown(text)
        for row in sheet.rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = shown(text)
    out = io.BytesIO()
    paper.save(out)
    return _same_times(out.getvalue())


def _same_times(data: bytes) -> bytes:
    """The same zip with times that do not change."""
    with zipfile.ZipFile(io.BytesIO(data)) as given:
        files = {name: given.read(name) for name in given.namelist()}
    if "docProps/core.xml" in files:  # openpyxl stamps the time of saving over what was set
        files["docProps/core.xml"] = re.sub(rb"(<dcterms:modified[^<>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", files["docProps/core.xml"])
    return archive(files.items())


def archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip whose bytes depend on names and contents only."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for name, data in files:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.external_attr = 0o644 << 16
            info.create_system = 3
            made.writestr(info, data)
    return out.getvalue()


LONGEST = 32_000
"""Characters of a cell; Excel allows 32,767."""
_SHEET_MARKS = re.compile(r"[\[\]:*?/\\]")
"""What the name of a worksheet may not hold."""

FORMS: Mapping[str, Callable[[Report, datetime, str, str], bytes]] = {
    "markdown": _markdown, "html": _html, "csv": _csv, "json": _json, "xlsx": _xlsx, "docx": _docx}

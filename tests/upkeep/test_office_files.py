"""Reports as workbook and as paper, opened again with the packages of the extra `documents`; skipped where these are not installed."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sitegen.errors import SitegenError
from sitegen.pipeline import inspect
from sitegen.stages.report import officefiles
from sitegen.stages.report.officefiles import render_report
from sitegen.upkeep.circular import Report, circular
from sitegen.upkeep.periods import period
from sitegen.upkeep.sheets import Sheet
from sitegen.upkeep.view import Look

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
HOSTILE = Report(name="x", title="标题\x08", lead="导语\x00", sheets=(
    Sheet(name="a", title="带[记号]的/表:名", head=("内容", "数"), rows=(("=HYPERLINK(\"http://a\")", "12"), ("控制\x0b字符", "+1"), ("长" * 40_000, "")), note="说明\x1f"),
    Sheet(name="b", title="空表", head=("内容",), rows=())))


@pytest.fixture(scope="module")
def made() -> Report:
    seen = inspect(ROOT, now=NOW, jobs=1)
    within = period("2026Q4")
    assert within
    return circular(Look(index=seen.index, findings=seen.checked.findings, now=seen.now), within)


@pytest.mark.parametrize(("form", "package"), [("xlsx", "openpyxl"), ("docx", "python-docx")])
def test_without_the_package_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch, form: str, package: str) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl" if form == "xlsx" else "docx", None)
    with pytest.raises(SitegenError) as told:
        render_report(HOSTILE, form, NOW)
    assert package in told.value.message.zh and told.value.hint and "documents" in told.value.hint.zh


@pytest.mark.untraced
def test_the_workbook_holds_every_sheet_row_and_number(made: Report) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(render_report(made, "xlsx", NOW)))
    assert book.sheetnames == [sheet.title for sheet in made.sheets]
    for sheet in made.sheets:
        page = book[sheet.title]
        assert (page.max_row, page.max_column) == (len(sheet.rows) + 1, len(sheet.head))
        assert tuple(cell.value for cell in page[1]) == sheet.head and page.freeze_panes == "A2"
    units = book["各单位信息发布情况"]
    assert isinstance(units.cell(row=2, column=3).value, int), "figures are numbers, to be summed"


def test_no_cell_of_the_workbook_is_a_formula_and_odd_characters_are_spelt_out() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(render_report(HOSTILE, "xlsx", NOW)))
    assert book.sheetnames == ["带记号的表名", "空表"]
    page = book["带记号的表名"]
    assert [[cell.data_type for cell in row] for row in page.iter_rows(min_row=2, max_row=3)] == [["s", "n"], ["s", "s"]]
    assert page["A2"].value.startswith("'=") and page["A3"].value == "控制<U+000B>字符" and len(page["A4"].value) <= officefiles.LONGEST


def test_the_paper_holds_title_lead_notes_and_tables(made: Report) -> None:
    docx = pytest.importorskip("docx")
    paper = docx.Document(io.BytesIO(render_report(made, "docx", NOW)))
    words = [line.text for line in paper.paragraphs]
    assert words[0] == made.title and words[1] == made.lead
    assert [word for word in words if word in {sheet.title for sheet in made.sheets}] == [sheet.title for sheet in made.sheets]
    assert len(paper.tables) == len(made.sheets)
    for table, sheet in zip(paper.tables, made.sheets, strict=True):
        assert tuple(cell.text for cell in table.rows[0].cells) == sheet.head and len(table.rows) == len(sheet.rows) + 1
    assert paper.core_properties.author == "sitegen"


def test_the_paper_takes_hostile_words() -> None:
    docx = pytest.importorskip("docx")
    paper = docx.Document(io.BytesIO(render_report(HOSTILE, "docx", NOW)))
    assert paper.paragraphs[0].text == "标题<U+0008>" and paper.tables[0].rows[2].cells[0].text == "控制<U+000B>字符"


@pytest.mark.untraced
@pytest.mark.parametrize(("form", "package"), [("xlsx", "openpyxl"), ("docx", "docx")])
def test_same_report_same_bytes_and_no_clock_in_them(made: Report, form: str, package: str) -> None:
    pytest.importorskip(package)
    once, again = render_report(made, form, NOW), render_report(made, form, NOW)
    assert once == again
    with zipfile.ZipFile(io.BytesIO(once)) as file:
        assert file.testzip() is None and {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}

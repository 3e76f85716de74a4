"""The commands on the example portal: same input, same bytes; replay of any day; one row a day."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from shutil import copytree

import click
import pytest
from click.testing import CliRunner

from sitegen.cli import due, explain, inspect_site, monitor, report, selfcheck
from sitegen.judging import judge_one
from sitegen.judging import site as judged_site
from tests.helpers import NOW

ROOT = Path(__file__).parents[2]
AS_OF = "2026-11-20T09:00"


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("portal")
    for name in ("content", "checks"):
        copytree(ROOT / name, site / name)
    (site / "site.yaml").write_bytes((ROOT / "site.yaml").read_bytes())
    return site


def run(command: click.Command, *arguments: object, code: int = 0) -> str:
    done = CliRunner().invoke(command, [str(a) for a in arguments], standalone_mode=False)
    assert done.return_value == code, (done.output, done.exception)
    return done.stdout


def test_due_tells_unit_thing_and_day(portal: Path) -> None:
    data = json.loads(run(due.command, "--site", portal, "--as-of", AS_OF, "--format", "json", "--days", "60", "--unit", "wlj"))
    assert {c["unit"] for c in data["clocks"]} == {"wlj"}
    letter = next(c for c in data["clocks"] if c["ref"] == "XJ-2026-010")
    assert (letter["due"], letter["state"], letter["path"]) == ("2026-11-26", "open", "checks/ledgers/letters.csv")


@pytest.mark.parametrize("form", ["text", "csv", "ics", "json"])
def test_due_is_the_same_twice(portal: Path, form: str) -> None:
    once = run(due.command, "--site", portal, "--as-of", AS_OF, "--format", form)
    assert once and once == run(due.command, "--site", portal, "--as-of", AS_OF, "--format", form)


def test_calendar_lines_are_short_and_end_in_crlf(portal: Path) -> None:
    done = CliRunner().invoke(due.command, ["--site", str(portal), "--as-of", AS_OF, "--format", "ics"], standalone_mode=False)
    lines = done.stdout_bytes.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR" and lines[-2] == b"END:VCALENDAR" and all(len(line) <= 75 for line in lines)


def test_reminders_are_ready_to_send(portal: Path) -> None:
    data = json.loads(run(due.command, "--site", portal, "--as-of", AS_OF, "--remind", "--format", "json"))
    text = next(r["text"] for r in data["reminders"] if r["unit"] == "spj")
    assert text.startswith("县行政审批局：") and "办件统计" in text and "2026-12-17" in text


def test_an_unknown_unit_is_a_usage_error(portal: Path) -> None:
    done = CliRunner().invoke(due.command, ["--site", str(portal), "--unit", "nobody"], standalone_mode=False)
    assert isinstance(done.exception, click.BadParameter)


def test_explain_profile_names_document_clause_and_doubt(portal: Path) -> None:
    page = run(explain.command, "--profile", "--site", portal)
    assert "reply.finderror" in page and "岚政办发〔2026〕14号 第十六条" in page and "三（三）2（3）" in page and "（待核）" in page and "anzhou" in page
    assert run(explain.command, "--profile", "anzhu", code=2) == ""


def test_selfcheck_and_inspect(portal: Path) -> None:
    points = json.loads(run(selfcheck.command, "--site", portal, "--as-of", AS_OF, "--format", "json"))["points"]
    assert len(points) == 7 and all(p["evidence"] for p in points)
    found = json.loads(run(inspect_site.command, "--site", portal, "--as-of", AS_OF, "--format", "json"))
    assert not found["vetoed"] and found["total"] is None and found["unconfirmed"] > 0
    text = run(inspect_site.command, "--site", portal, "--as-of", AS_OF, "--profile", "nation")
    assert "单项否决" in text and "不计总分" in text


@pytest.mark.parametrize("when", ["2026", "2026Q5", "Q3"])
def test_a_period_that_is_no_quarter(portal: Path, when: str) -> None:
    done = CliRunner().invoke(report.command, ["quarter", when, "--site", str(portal)], standalone_mode=False)
    assert isinstance(done.exception, click.BadParameter)


def test_a_circular_goes_through_the_gate_without_findings(portal: Path) -> None:
    text = run(report.command, "quarter", "2026Q3", "--site", portal, "--as-of", AS_OF)
    assert "checks/ledgers" not in text and "日监测" not in text
    under = judged_site(portal, NOW)
    findings = judge_one(portal, "zwgk/tzgg/q3.md", text.replace('editor: ""', "editor: 罗见溪"), under)
    assert [f.name for f in findings if f.level == "error" and not f.name.startswith(("review.", "fm."))] == []


def test_the_annual_form_fills_what_is_known_and_asks_for_the_rest(portal: Path) -> None:
    data = json.loads(run(report.command, "year", "2026", "--site", portal, "--as-of", AS_OF, "--format", "json"))
    form = {row[1]: row for row in data["sheets"][0]["rows"]}
    assert form["网站总访问量"][2] == "（请填写）" and form["收到留言数量"][2:] == ["18", "checks/ledgers/letters.csv"]


def test_every_row_of_a_report_says_where_it_comes_from(portal: Path) -> None:
    data = json.loads(run(report.command, "quarter", "2026Q3", "--site", portal, "--as-of", AS_OF, "--format", "json"))
    for sheet in data["sheets"]:
        assert sheet["head"][-1] == "出处" and all(row[-1] for row in sheet["rows"]), sheet["name"]


def test_the_pack_is_the_same_byte_for_byte(portal: Path, tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        run(report.command, "quarter", "2026Q3", "--site", portal, "--as-of", AS_OF, "--pack", tmp_path / name)
    data = (tmp_path / "a.zip").read_bytes()
    assert data == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        assert {"SHA256SUMS", "findings.csv", "profile.txt", "report.md", "sheets/columns.csv"} <= set(pack.namelist())
        assert b"0000-889" not in b"".join(pack.read(name) for name in pack.namelist())


@pytest.mark.parametrize(("form", "package"), [("xlsx", "openpyxl"), ("docx", "docx")])
def test_office_formats(portal: Path, tmp_path: Path, form: str, package: str) -> None:
    pytest.importorskip(package)
    for name in ("a", "b"):
        run(report.command, "quarter", "2026Q3", "--site", portal, "--as-of", AS_OF, "--format", form, "--output", tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() != b""


def test_monitor_writes_one_row_a_day(portal: Path) -> None:
    path = portal / "checks/ledgers/monitoring.csv"
    before = path.read_text("utf-8")
    run(monitor.command, "--site", portal, "--as-of", "2026-11-21T08:30", "--quiet")
    run(monitor.command, "--site", portal, "--as-of", "2026-11-21T09:30", "--quiet")
    added = path.read_text("utf-8").removeprefix(before).splitlines()
    assert len(added) == 1 and added[0].startswith("2026-11-21,2026-11-21 08:30,") and added[0].count("|") == 4
    path.write_text(before, "utf-8")

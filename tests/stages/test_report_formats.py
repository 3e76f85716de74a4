"""Formats of `check`: what CI systems, reviewers, leaders and offices read. One small site with every kind of finding."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest

from sitegen.cli.check import report_of
from sitegen.pipeline import Inspection, inspect
from sitegen.stages.report import FORMATS, Report, as_bytes, render
from sitegen.stages.report.few import MOST
from sitegen.stages.report.github import PER_STEP
from sitegen.stages.report.markdown import MARKER
from sitegen.stages.report.statistics import statistics
from tests.helpers import NOTICE, NOW, PERFECT, write_site

ROOT = Path(__file__).parents[2]
SECOND = "content/zwgk/tzgg/b.md"
BODY = "按照绵安府办[2023]71号𐐀布署，请\u200b于3月底前完成。\n\n见[附件](no|such*.pdf)。<b>x</b> @全体 =1+1\n"


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Inspection:
    head = PERFECT[NOTICE].split("各乡镇")[0]
    files = PERFECT | {
        NOTICE: head + BODY,
        SECOND: head.replace("id: a\n", "id: b\n").replace(
            "  - {level: second, name: 王卫, at: 2026-03-06 15:00}\n", ""
        )
        + BODY,
        "checks/waivers.yaml": f"- {{rule: docno.bracket, path: {NOTICE}, text: '绵安府办[2023]71号', reason: 引用原文, by: wangwei, until: 2026-06-30}}\n",
        "checks/baseline.json": '{"version": 1, "findings": [{"path": "x", "rule": "html.raw", "fingerprint": "0"}], "inherited": []}',
    }
    return inspect(write_site(tmp_path_factory.mktemp("site"), files), now=NOW, jobs=1)


@pytest.fixture
def report(seen: Inspection) -> Report:
    return report_of(seen, seen.checked.findings, show_suppressed=True)


def text(report: Report, form: str) -> str:
    return "".join(render(report, form))


@pytest.mark.parametrize("form", [name for name in FORMATS if name != "xlsx"])
def test_every_format_writes_the_same_bytes_twice_and_no_path_of_the_machine(
    form: str, report: Report, seen: Inspection
) -> None:
    made = as_bytes(report, form)
    assert made == as_bytes(report, form)
    assert str(seen.root).encode() not in made


def test_json_fits_its_schema(report: Report) -> None:
    schema = json.loads((ROOT / "docs/schemas/report.json").read_text("utf-8"))
    body = json.loads(text(report, "json"))
    _fits(schema, body, schema)
    with pytest.raises(AssertionError):
        _fits(schema, body | {"more": 1}, schema)
    with pytest.raises(AssertionError):
        _fits(schema, body | {"findings": [{}]}, schema)


def _fits(schema: dict[str, Any], value: Any, root: dict[str, Any]) -> None:
    """The words of JSON Schema that report.json uses."""
    if "$ref" in schema:
        return _fits(root["$defs"][schema["$ref"].rpartition("/")[2]], value, root)
    kinds = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "null": type(None)}
    if "type" in schema:
        named = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        assert any(type(value) is kinds[name] for name in named), (value, named)
    if "const" in schema:
        assert value == schema["const"]
    if "enum" in schema:
        assert value in schema["enum"]
    if "pattern" in schema:
        assert re.search(schema["pattern"], value)
    if isinstance(value, dict) and "properties" in schema:
        assert set(schema.get("required", ())) <= set(value)
        assert set(value) <= set(schema["properties"]) or schema.get("additionalProperties", True)
        for key, part in value.items():
            _fits(schema["properties"].get(key, {}), part, root)
    if isinstance(value, list) and "items" in schema:
        for part in value:
            _fits(schema["items"], part, root)
    return None


def test_jsonl_has_the_findings_of_json_a_line_each(report: Report) -> None:
    assert [json.loads(line) for line in text(report, "jsonl").splitlines()] == json.loads(text(report, "json"))[
        "findings"
    ]


def test_sarif(report: Report) -> None:
    """What the schema cannot say; tests/every_rule/test_formats.py holds it against the schema."""
    log = json.loads(text(report, "sarif"))
    (run,) = log["runs"]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    rules = run["tool"]["driver"]["rules"]
    assert all("helpUri" not in rule and f"docs/rules/{rule['name']}.md" in rule["help"]["markdown"] for rule in rules)
    for result, finding in zip(run["results"], report.findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule
        assert result["level"] == {"error": "error", "warning": "warning", "info": "note"}[finding.level]
        assert result["partialFingerprints"] == {"sitegen/v1": finding.fingerprint}
        assert "baselineState" not in result  # nothing here is baselined
    waived = next(r for r in run["results"] if "suppressions" in r)
    assert waived["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "引用原文（wangwei，至 2026-06-30）"}
    ]
    place = waived["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": NOTICE, "uriBaseId": "SITE"}
    assert (place["region"]["startLine"], place["region"]["startColumn"], place["region"]["endColumn"]) == (12, 3, 16)
    assert waived["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {
        "text": "绵安府办〔2023〕71号"
    }


def test_rdjson_counts_columns_in_bytes_of_utf8(report: Report) -> None:
    found = json.loads(text(report, "rdjson"))["diagnostics"]
    typo = next(d for d in found if d["code"]["value"] == "typo.word")
    line = BODY.split("\n")[0].encode()
    start, end = typo["location"]["range"]["start"], typo["location"]["range"]["end"]
    assert line[start["column"] - 1 : end["column"] - 1].decode() == "布署"
    assert typo["suggestions"] == [{"range": typo["location"]["range"], "text": "部署"}]


def test_junit_fails_for_what_blocks_only(report: Report) -> None:
    root = Xml.fromstring(text(report, "junit"))
    cases = {(case.get("classname"), case.get("name")): case for case in root.iter("testcase")}
    assert cases[SECOND, "review"].find("failure") is not None
    assert cases[NOTICE, "typo"].find("failure") is None
    assert int(root.get("failures") or 0) == sum(case.find("failure") is not None for case in cases.values())


def test_gitlab_fingerprints_are_unique(report: Report) -> None:
    rows = json.loads(text(report, "gitlab"))
    assert len({row["fingerprint"] for row in rows}) == len(rows) == len(report.findings)
    assert {row["severity"] for row in rows} <= {"info", "minor", "major", "critical", "blocker"}
    assert all(set(row["location"]) == {"path", "lines"} for row in rows)


def test_github_shows_ten_of_a_kind_most_serious_first_and_escapes(report: Report) -> None:
    from dataclasses import replace

    from sitegen.model import Text

    one = next(f for f in report.findings if f.level == "error" and not f.excused)
    odd = replace(one, path="content/a,b:c%.md", message=Text("一%\r\n二", "x"), blocks=False)
    many = replace(report, findings=(odd, *[replace(one, blocks=True)] * 14))
    lines = text(many, "github").splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert len(commands) == PER_STEP and not any("a%2Cb" in line for line in commands)
    assert lines[-2] == "另有 5 处见任务摘要。"
    (command,) = [
        line for line in text(replace(report, findings=(odd,)), "github").splitlines() if line.startswith("::")
    ]
    assert command.startswith("::error file=content/a%2Cb%3Ac%25.md,line=") and "::一%25%0D%0A二%0A" in command


def test_markdown_is_one_comment_that_can_be_found_again(report: Report) -> None:
    made = text(report, "markdown")
    assert made.startswith(MARKER + "\n## sitegen 内容检查\n")
    rows = [line for line in made.splitlines() if line.startswith("| `")]
    assert len(rows) == len([f for f in report.findings if f.path])
    # hostile words neither close the table, nor make HTML, links or mentions
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 5 for row in rows)
    assert "<b>" not in made and "\\<b\\>" in made


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not any(
            name.startswith("on") or (name in ("src", "href") and not (value or "").startswith("#"))
            for name, value in attrs
        )

    def handle_data(self, data: str) -> None:
        self.words += data


def test_html_is_one_page_without_script_or_request_and_escapes(report: Report) -> None:
    page = _Tags()
    page.feed(text(report, "html"))
    assert not {"script", "link", "img", "iframe", "b"} & set(page.tags)
    assert (
        "正文里有 HTML 代码“<b>”" in page.words
        and "县政府办公室" in page.words
        and "https://www.chengxi.example/zwgk/tzgg/b/" in page.words
    )


def test_the_ledger_of_an_office(report: Report) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="xlsx needs openpyxl, from the extra `documents`")
    data = as_bytes(report, "xlsx")
    assert data == as_bytes(report, "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(data))
    counts, ledger = book.worksheets
    rows = list(ledger.iter_rows(values_only=True))
    assert rows[0][:11] == (
        "序号",
        "责任单位",
        "级别",
        "位置",
        "标题",
        "页面地址",
        "原文",
        "问题",
        "整改建议",
        "依据",
        "整改期限",
    )
    assert len(rows) - 1 == len(report.findings)
    typo = next(row for row in rows if row[11] == "typo.word")
    assert typo[1] == "县政府办公室" and typo[6] == "布署" and typo[10] == "2026-03-10 10:00"
    link = next(row for row in rows if row[11] == "attachment.missing")
    assert link[10] == "2026-03-12"  # two working days
    assert all(cell.data_type != "f" for row in ledger.iter_rows() for cell in row)
    assert counts["A1"].value.startswith("共检查")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\x1b"])
def test_no_cell_of_the_ledger_is_a_formula(start: str, report: Report) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="xlsx needs openpyxl, from the extra `documents`")
    from dataclasses import replace

    hostile = replace(report.findings[0], text=f"{start}cmd|' /C calc'!A0")
    book = openpyxl.load_workbook(io.BytesIO(as_bytes(replace(report, findings=(hostile,)), "xlsx")))
    assert book.worksheets[1]["G2"].data_type == "s"


def test_statistics(report: Report) -> None:
    counts = json.loads("".join(statistics(report, as_json=True)))
    assert counts["rules"]["TYPO001 typo.word"] == {"error": 0, "warning": 2, "info": 0}
    assert counts["units"]["县政府办公室"]["error"] == counts["levels"]["error"]
    assert "规则" in "".join(statistics(report))


def test_excused_findings_are_left_out_unless_asked_for(seen: Inspection) -> None:
    def shown(all_of_them: bool) -> int:
        return len(report_of(seen, seen.checked.findings, show_suppressed=all_of_them).findings)

    assert shown(True) - shown(False) == 1


@pytest.mark.parametrize("form", ["text", "concise", "markdown", "html", "junit"])
@pytest.mark.parametrize(("lang", "said", "counted"), [("zh", "不阻断发布", "（其中 {} 处不阻断发布）"), ("en", "does not block", " ({} of them do not block)")])
def test_an_error_that_does_not_block_says_so(form: str, lang: str, said: str, counted: str, tmp_path: Path) -> None:
    """Errors of a draft, and of a column that is overdue: the run passes, and no reader shall wonder why."""
    head = PERFECT[NOTICE].split("各乡镇")[0]
    draft = head.replace("id: a\n", "id: b\ndraft: true\n").replace("title: ", "titel: ")
    seen = inspect(write_site(tmp_path, PERFECT | {SECOND: draft + "见附件。\n"}), now=NOW, jobs=1)
    errors = [finding for finding in seen.checked.findings if finding.level == "error"]
    assert errors and not seen.checked.blocks
    shown = replace(report_of(seen, seen.checked.findings), lang=lang)
    made = text(shown, form)
    assert made.count(said) >= len(errors)
    assert form == "junit" or counted.format(len(errors)) in made


def test_an_error_that_blocks_is_not_called_harmless(report: Report) -> None:
    assert all(finding.blocks or finding.excused for finding in report.findings if finding.level == "error")
    assert "不阻断发布" not in text(report, "text")


@pytest.mark.parametrize(("times", "shown", "left"), [(MOST - 1, MOST - 1, 0), (MOST, MOST, 0), (MOST + 1, MOST, 1), (3 * MOST, MOST, 2 * MOST)])
def test_the_same_words_again_and_again_are_counted_for_people_and_listed_for_programs(times: int, shown: int, left: int, tmp_path: Path) -> None:
    head = PERFECT[NOTICE].split("各乡镇")[0]
    seen = inspect(write_site(tmp_path, PERFECT | {NOTICE: head + "工作布署。\n\n" * times + "工作按装。\n"}), now=NOW, jobs=1)
    report = report_of(seen, seen.checked.findings)
    assert sum(finding.text == "布署" for finding in report.findings) == times
    for form in ("text", "markdown", "html"):
        made = text(report, form)
        assert made.count("“布署”") == shown, form
        assert (f"另有 {left} 处未列出" in made) == bool(left), form
        assert "按装" in made, "another word is another matter"
    for form in ("json", "jsonl", "concise", "sarif", "gitlab", "rdjson", "junit"):
        assert text(report, form).count("“布署”") >= times, form
    assert report.summary.warning >= times


HIDDEN = ("11010519491231002X", "１１０１０５１９４９１２３１００２Ｘ", "13800138000", "6222000000123456000", "Abc12345678", "G12345678", "川B12345")


@pytest.mark.parametrize("form", [name for name in FORMATS if name != "xlsx"])
def test_no_report_quotes_what_must_not_be_published(form: str, tmp_path: Path) -> None:
    """Not in the words of a finding and not in the frame around another place of the same line."""
    head = PERFECT[NOTICE].split("各乡镇")[0]
    lines = "\n\n".join(f"工作布署,{word}，密码：{HIDDEN[4]}，护照号{HIDDEN[5]}，车牌{HIDDEN[6]}。" for word in HIDDEN[:4])
    rules = "checks:\n  rules: {pii.plate: {options: {enabled: true}}, pii.passport: {level: warning}}\n"
    files = PERFECT | {NOTICE: head + lines + "\n", "site.yaml": PERFECT["site.yaml"] + ("" if "\nchecks:" in PERFECT["site.yaml"] else rules)}
    seen = inspect(write_site(tmp_path, files), now=NOW, jobs=1)
    found = {finding.name for finding in seen.checked.findings}
    assert found >= {"pii.idcard", "pii.mobile", "pii.bankcard", "secret.token", "pii.passport", "typo.word", "punct.halfwidth"}
    made = text(report_of(seen, seen.checked.findings, show_suppressed=True), form)
    assert [word for word in HIDDEN[: 7 if "pii.plate" in found else 6] if word in made] == []

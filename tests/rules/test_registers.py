"""Rules of registers: applications, plans, archiving, probes, questions, posts, yearly duties. What must be told first, then what must not."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.pipeline import build, inspect
from tests.helpers import NOW, PERFECT, write_site

APPLIED = "no,kind,unit,column,subject,applied,approved,approver,ended\n"
FILED = "no,kind,unit,subject,changed,filed\n"
PROBED = "day,target,kind,visits,failures,problem\n"
OWN = "title: 本县\nlayer: county\nextends: default\ndocument: 本县规定\nvalues:\n"


def told(folder: Path, files: dict[str, str], *rules: str, site: tuple[str, str] = ("", "")) -> list[str]:
    """Names of the rules that speak, one for each finding."""
    made = PERFECT | files
    if any(path.startswith("checks/profiles/") for path in files):
        made["site.yaml"] = made["site.yaml"].replace("checks:\n", "checks:\n  profile: own\n")
    if site[0]:
        assert site[0] in made["site.yaml"]
        made["site.yaml"] = made["site.yaml"].replace(*site)
    return [f.name for f in inspect(write_site(folder, made), now=NOW, jobs=1).checked.findings if f.name in rules]


NEWS = "owner: office, freshness: news}"


@pytest.mark.parametrize(("rows", "opened", "count"), [
    ("s-1,column-add,office,zwgk/tzgg,增设,2026-03-02,2026-03-03,zhaoan,\n", "2026-03-05", 1),
    ("s-1,column-add,office,zwgk/xwdt,增设,2026-03-02,,,\n", "2026-03-05", 1),  # not approved
    ("s-1,column-remove,office,zwgk/xwdt,撤销,2026-03-02,2026-03-03,zhaoan,\n", "2026-03-05", 1),
    ("s-1,special,office,zwgk/xwdt,横幅,2026-03-02,2026-03-03,zhaoan,\n", "2026-03-05", 1),
    ("s-1,topic,office,zwgk/xwdt,专题,2026-03-02,2026-03-03,zhaoan,\n", "2026-03-05", 0),
    ("s-1,column-add,office,zwgk,频道,2026-03-02,2026-03-03,zhaoan,\n", "2026-03-05", 0),  # approved for the channel above it
    ("s-1,column-add,office,zwgk/tzgg,增设,2026-03-02,2026-03-03,zhaoan,\n", "2026-03-02", 0),  # older than the register
    ("s-1,column-add,office,zwgk/tzgg,增设,2026-03-02,2026-03-03,zhaoan,\n", "2026-03-11", 0),  # not open yet
    ("", "2026-03-05", 0)])
def test_a_new_column_cites_an_approved_application(tmp_path: Path, rows: str, opened: str, count: int) -> None:
    found = told(tmp_path, {"checks/ledgers/applications.csv": APPLIED + rows}, "column.no-application", site=(NEWS, NEWS[:-1] + f", opened: {opened}}}"))
    assert len(found) == count


@pytest.mark.parametrize(("row", "status", "count"), [
    ("s-1,topic,office,zwgk/xwdt,专题,2026-01-05,2026-01-06,zhaoan,2026-03-04", "running", 1),
    ("s-1,column-remove,office,zwgk/xwdt,撤销,2026-01-05,2026-01-06,zhaoan,", "running", 1),
    ("s-1,topic,office,zwgk/xwdt,专题,2026-01-05,2026-01-06,zhaoan,2026-03-05", "running", 0),  # five days are left for it
    ("s-1,topic,office,zwgk/xwdt,专题,2026-01-05,2026-01-06,zhaoan,2026-01-20", "archived", 0),
    ("s-1,column-add,office,zwgk/xwdt,增设,2026-01-05,2026-01-06,zhaoan,", "running", 0)])
def test_what_ended_is_archived(tmp_path: Path, row: str, status: str, count: int) -> None:
    found = told(tmp_path, {"checks/ledgers/applications.csv": APPLIED + row + "\n"}, "column.not-archived", site=(NEWS, NEWS[:-1] + f", status: {status}}}"))
    assert len(found) == count


@pytest.mark.parametrize(("row", "count"), [
    ("b-1,plan,office,方案,2024-12-08,2024-12-30", 1), ("b-1,plan,tjj,方案,2026-01-08,2026-01-12", 1),
    ("b-1,plan,office,方案,2026-01-08,2026-01-12", 0), ("b-1,plan,office,方案,2025-01-08,2025-02-12", 0),  # last year's holds until the end of March
    ("b-1,plan,office,方案,2026-01-08,", 0), ("b-1,person,office,换人,2026-03-09,2026-03-09", 0)])
def test_owners_have_a_plan_on_file(tmp_path: Path, row: str, count: int) -> None:
    assert len(told(tmp_path, {"checks/ledgers/filings.csv": FILED + row + "\n"}, "column.no-plan")) == count


@pytest.mark.parametrize(("failures", "count"), [((4, 4, 4), 1), ((0, 4, 4, 4), 1), ((4, 4), 0), ((4, 4, 3), 0), ((4, 4, 4, 0), 0)])
def test_a_link_is_dead_after_three_days_without_one_visit_that_opened(tmp_path: Path, failures: tuple[int, ...], count: int) -> None:
    rows = "".join(f"2026-03-{5 + n:02d},https://a.example/,link,4,{bad},状态码 404\n" for n, bad in enumerate(failures))
    assert len(told(tmp_path, {"checks/ledgers/probes.csv": PROBED + rows}, "link.unreachable")) == count


@pytest.mark.parametrize(("value", "count"), [("网站安全责任人", 1), ("网站安全责任人 编辑", 1), ("编辑", 0)])
def test_required_posts_are_held_by_somebody(tmp_path: Path, value: str, count: int) -> None:
    assert len(told(tmp_path, {"checks/profiles/own.yaml": OWN + f"  - {{key: required.posts, value: {value}}}\n"}, "people.required-post")) == count


@pytest.mark.parametrize(("value", "column", "count"), [
    ("letter", "", 1), ("letter solicitation", "", 2), ("letter", "  - {id: hd, name: 互动, link: 'https://a.example/', tag: 征集调查}\n", 1),
    ("letter", "  - {id: hd, name: 互动, link: 'https://a.example/', tag: 咨询投诉}\n", 0), ("letter", "  - {id: hd, name: 互动, type: letter, owner: office}\n", 0),
    ("letter", "  - {id: hd, name: 互动, type: letter, owner: office, status: suspended}\n", 1)])
def test_a_channel_of_interaction_is_there_or_linked_to(tmp_path: Path, value: str, column: str, count: int) -> None:
    found = told(tmp_path, {"checks/profiles/own.yaml": OWN + f"  - {{key: required.interaction, value: {value}}}\n"}, "column.no-interaction",
                 site=("freshness: {classes", column + "freshness: {classes"))
    assert len(found) == count


@pytest.mark.parametrize(("row", "month", "count"), [
    ("2025-04-10,撤稿,office,四分钟", 3, 1), ("2026-03-11,撤稿,office,还没办", 3, 1), ("2026-02-10,撤稿,office,四分钟", 3, 0), ("2025-04-10,撤稿,office,四分钟", 4, 0)])
def test_a_drill_a_year(tmp_path: Path, row: str, month: int, count: int) -> None:
    found = told(tmp_path, {"checks/ledgers/drills.csv": f"day,kind,unit,result\n{row}\n"}, "ledger.too-few",
                 site=("checks:\n", f"checks:\n  rules: {{ledger.too-few: {{options: {{from_month: {month}}}}}}}\n"))
    assert len(found) == count


@pytest.mark.parametrize(("titles", "keys", "expected"), [
    (("补助如何申请", "补助，如何申请？"), "", ["faq.duplicate"]), (("医保 A", "医保a"), "", ["faq.duplicate"]),
    (("补助如何申请",), "expires: 2026-03-09\n", ["faq.expired"]), (("补助如何申请",), "expires: 2026-03-10\n", []),
    (("补助如何申请",), "expires: 2026-03-02\nconfirmed_on: 2026-03-05\n", []), (("补助如何申请", "补助何时发放"), "", [])])
def test_questions_stand_once_and_hold(tmp_path: Path, titles: tuple[str, ...], keys: str, expected: list[str]) -> None:
    notice = PERFECT["content/zwgk/tzgg/a.md"]
    files = {f"content/zwgk/tzgg/{n}.md": notice.replace("id: a\n", f"id: q{n}\ntype: faq\n{keys}").replace("关于开展2026年春季农田水利建设的通知", title)
             for n, title in enumerate(titles)}
    assert told(tmp_path, files, "faq.duplicate", "faq.expired") == expected


@pytest.mark.parametrize(("names", "count"), [
    (("补助申请表",), 1), (("补助申请表", "办理说明"), 1), (("补助申请表", "补助申请表（样表）"), 0), (("政策原文",), 0), (("补助申请表（填写示例）",), 0)])
def test_a_form_comes_with_a_sample(tmp_path: Path, names: tuple[str, ...], count: int) -> None:
    files = {f"content/zwgk/tzgg/{n}.txt": f"{n}\n" for n in range(len(names))}
    listed = "".join(f"  - {{path: {n}.txt, title: {name}}}\n" for n, name in enumerate(names))
    files["content/zwgk/tzgg/a.md"] = PERFECT["content/zwgk/tzgg/a.md"].replace("id: a\n", f"id: a\ntype: guide\nattachments:\n{listed}")
    assert len(told(tmp_path, files, "guide.no-sample")) == count


def test_a_sample_that_is_the_blank_form_is_none(tmp_path: Path) -> None:
    files = {f"content/zwgk/tzgg/{n}.txt": "姓名：\n" for n in range(2)}
    files["content/zwgk/tzgg/a.md"] = PERFECT["content/zwgk/tzgg/a.md"].replace(
        "id: a\n", "id: a\ntype: guide\nattachments:\n  - {path: 0.txt, title: 申请表}\n  - {path: 1.txt, title: 申请表样表}\n")
    assert told(tmp_path, files, "guide.no-sample") == ["guide.no-sample"]


@pytest.mark.parametrize(("copy", "path", "count"), [
    ("请于3月底前完成农田水利设施排查，并将结果报县水利局，逾期通报。各乡镇要成立专班。", "o.txt", 1), ("", "o.txt", 1), ("县水利局", "../../../o.txt", 1), ("原文", "o.bin", 1),
    ("各乡镇人民政府，县级各部门：请于3月底前完成农田水利设施排查，并将结果报县水利局。", "o.txt", 0)])
def test_a_reprint_says_what_the_copy_says(tmp_path: Path, copy: str, path: str, count: int) -> None:
    keys = f"reprint: true\nsource: 新华社\nsource_url: https://www.news.example/a.html\nsource_copy: {path}\n"
    text = PERFECT["content/zwgk/tzgg/a.md"].replace("source: 县政府办公室\n", keys)
    assert len(told(tmp_path, {"content/zwgk/tzgg/a.md": text, f"content/zwgk/tzgg/{path.rpartition('/')[2]}": copy}, "reprint.text-changed")) == count


def test_the_copy_is_never_published_and_a_changed_copy_is_compared_anew(tmp_path: Path) -> None:
    body = "各乡镇人民政府，县级各部门：请于3月底前完成农田水利设施排查，并将结果报县水利局。"
    keys = "reprint: true\nsource: 新华社\nsource_url: https://www.news.example/a.html\nsource_copy: o.txt\n"
    files = {"content/zwgk/tzgg/a.md": PERFECT["content/zwgk/tzgg/a.md"].replace("source: 县政府办公室\n", keys), "content/zwgk/tzgg/o.txt": body}
    site = write_site(tmp_path, PERFECT | files)
    assert build(site, now=NOW, jobs=1).exit_code == 0 and not list((site / "public").rglob("o.txt"))
    assert told(site, {**files, "content/zwgk/tzgg/o.txt": "另一篇文章，说的是完全不同的事情，共三十字以上。"}, "reprint.text-changed") == ["reprint.text-changed"]


@pytest.mark.parametrize(("keys", "headings", "count"), [
    ("event_date: 2026-03-08 09:00", ("2026-03-08 08:30 首次通报",), 1), ("", ("2026-03-08 12:00 抢修", "2026-03-08 10:00 通报"), 1), ("", ("2026-03-09 进展", "2026-03-08 通报"), 1),
    ("event_date: 2026-03-08 09:00", ("2026-03-08 09:30 首次通报", "处置", "2026-03-08 10:00 进展"), 0), ("", ("原因", "措施"), 0)])
def test_steps_of_a_response_follow_one_another(tmp_path: Path, keys: str, headings: tuple[str, ...], count: int) -> None:
    text = PERFECT["content/zwgk/tzgg/a.md"].replace("id: a\n", f"id: a\ntype: response\n{keys}\n") + "".join(f"\n## {heading}\n\n正在处置。\n" for heading in headings)
    assert len(told(tmp_path, {"content/zwgk/tzgg/a.md": text}, "response.order")) == count

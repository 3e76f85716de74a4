"""Probe logs, feeds of other sites, reprints owed, accounts, plans, axes: bad input first, then what comes of good input."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from shutil import copytree
from zoneinfo import ZoneInfo

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from sitegen.cli import import_, inspect_site, monitor, new, words
from sitegen.clocks import all_clocks
from sitegen.deadlines import Clock
from sitegen.model import Moment, Text
from sitegen.pipeline import build, inspect
from sitegen.stages.read_site import read_site
from sitegen.text.feeds import Item, read_feed
from sitegen.text.workdays import Calendar
from sitegen.upkeep.accounts import closing_sheet, whitelist
from sitegen.upkeep.axes import AREAS, AXES, axes_sheet
from sitegen.upkeep.plans import plan_sheets, planners
from sitegen.upkeep.probes import BadVisit, Visit, daily, down, read_probes
from sitegen.upkeep.questions import asked_and_answered, candidates, faq_body
from sitegen.upkeep.view import Look
from tests.helpers import NOW, PERFECT, write_site

ROOT = Path(__file__).parents[2]
ZONE = ZoneInfo("Asia/Shanghai")
AS_OF = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    for name in ("content", "checks"):
        copytree(ROOT / name, tmp_path / name)
    (tmp_path / "site.yaml").write_bytes((ROOT / "site.yaml").read_bytes())
    return tmp_path


@pytest.fixture(scope="module")
def look() -> Look:
    seen = inspect(ROOT, now=AS_OF, jobs=1)
    return Look(index=seen.index, findings=seen.checked.findings, now=seen.now)


# probes


@pytest.mark.parametrize(("row", "told"), [
    ("昨天,https://a.example/,200,9,", "不是可识别的日期"), ("2026-03-09 09:00,ftp://a.example/,200,9,", "http 开头"),
    ("2026-03-09 09:00,,200,9,", "http 开头"), ("2026-03-09 09:00,https://a.example/,两百,9,", "不是数字")])
def test_a_visit_that_cannot_be_read_is_told_with_its_row(row: str, told: str) -> None:
    (one,) = read_probes(f"time,url,status,ms,error\n{row}\n", "csv", ZONE)
    assert isinstance(one, BadVisit) and one.row == 1 and told in one.message.zh


@given(st.text(max_size=300), st.sampled_from(["csv", "json"]))
def test_any_log_gives_visits_or_bad_rows(text: str, form: str) -> None:
    assert all(isinstance(one, Visit | BadVisit) for one in read_probes(text, form, ZONE))


@pytest.mark.parametrize(("status", "ms", "opened"), [(200, 300, True), (302, 14_999, True), (200, 15_000, False), (404, 20, False), (0, 0, False)])
def test_fifteen_seconds_is_not_opened(status: int, ms: int, opened: bool) -> None:
    line = json.dumps({"at": "2026-03-09 09:00", "url": "https://a.example/", "status": status, "ms": ms})
    (one,) = read_probes(line, "json", ZONE)
    assert isinstance(one, Visit) and one.opened is opened and bool(one.problem) is not opened


def test_visits_of_a_day_become_one_row_an_address() -> None:
    log = "time,url,status,ms\n" + "".join(f"2026-03-{d:02d} {h:02d}:00,https://{host}/,{200 if h else 500},{h}\n" for d in (8, 9) for h in (0, 1, 2)
                                          for host in ("www.chengxi.example", "b.example"))
    rows = daily((one for one in read_probes(log, "csv", ZONE) if isinstance(one, Visit)), "www.chengxi.example")
    assert [(r.day.day, r.kind, r.visits, r.failures, r.slowest) for r in rows] == [(8, "link", 3, 1, 2), (8, "site", 3, 1, 2), (9, "link", 3, 1, 2), (9, "site", 3, 1, 2)]


@pytest.mark.parametrize(("failures", "state"), [(0, "pass"), (8, "pass"), (9, "veto")])
def test_five_percent_of_a_week_fails_the_site(tmp_path: Path, failures: int, state: str) -> None:
    rows = "".join(f"2026-03-{d:02d},https://www.chengxi.example/,site,24,{failures if d == 9 else 0}\n" for d in range(3, 11))
    site = write_site(tmp_path, PERFECT | {"checks/ledgers/probes.csv": "day,target,kind,visits,failures\n" + rows})
    found = json.loads(CliRunner().invoke(inspect_site.command, ["--site", str(site), "--as-of", NOW.isoformat()[:16], "--format", "json"]).stdout)
    verdict = next(v for v in found["verdicts"] if v["name"] == "站点无法访问")
    assert verdict["state"] == state and "168" in verdict["detail"]
    assert down(read_site(site).settings.upkeep, date(2026, 3, 10)).visits == 7 * 24, "the day before the week does not count"


def test_monitor_takes_a_log_in_once(portal: Path, tmp_path: Path) -> None:
    log = tmp_path / "probe.jsonl"
    log.write_text('{"at": "2026-11-20 08:00", "url": "https://zwfw.example/", "status": 503, "ms": 20}\n{"at": "?"}\n', "utf-8")
    codes = [CliRunner().invoke(monitor.command, ["--site", str(portal), "--as-of", "2026-11-20T09:00", "--probes", str(log), "--quiet"], standalone_mode=False).return_value
             for _ in range(2)]
    lines = (portal / "checks/ledgers/probes.csv").read_text("utf-8").splitlines()
    assert codes == [1, 1] and lines[-1] == "2026-11-20,https://zwfw.example/,link,1,1,20,状态码 503" and lines.count(lines[-1]) == 1


# feeds


@pytest.mark.parametrize("text", ["", "无", "<a", "<!DOCTYPE x [<!ENTITY a 'b'>]><rss/>", "[" * 100_000, "<a>" * 5_000])
def test_what_is_no_feed_is_told(text: str) -> None:
    assert isinstance(read_feed(text, ZONE), Text)


@pytest.mark.parametrize("text", [
    "<rss><channel><item><title>通知</title><link>https://a.example/1</link><pubDate>Mon, 09 Mar 2026 01:00:00 GMT</pubDate></item></channel></rss>",
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>通知</title><link href="https://a.example/1"/><updated>2026-03-09T09:00:00+08:00</updated></entry></feed>',
    '{"items": [{"title": "通知", "url": "https://a.example/1", "date_published": "2026-03-09T01:00:00Z"}]}'])
def test_three_forms_say_the_same(text: str) -> None:
    assert read_feed(text, ZONE) == (Item("通知", "https://a.example/1", Moment(datetime(2026, 3, 9, 9, 0, tzinfo=ZONE), True)),)


@given(st.text(max_size=200))
def test_any_text_is_a_feed_or_a_reason(text: str) -> None:
    assert isinstance(read_feed(text, ZONE), tuple | Text)


def owed(tmp_path: Path, rows: str, now: datetime = NOW) -> list[Clock]:
    head = "no,published,issuer,title,url,channel,unit,article,linked,exempt\n"
    seen = inspect(write_site(tmp_path, PERFECT | {"checks/ledgers/upstream.csv": head + rows}), now=now, jobs=1)
    return [c for c in all_clocks(seen.index, now, Calendar(seen.settings.calendar)) if c.kind == "reprint.important"]


@pytest.mark.parametrize(("row", "states"), [
    ("1,2026-03-10 08:30,市政府,通知,https://a.example/,website,office,,,", ["open"]),
    ("1,2026-03-10 07:30,市政府,通知,https://a.example/,website,office,,,", ["due-soon"]),  # past the aim of one hour
    ("1,2026-03-06 17:00,市政府,通知,https://a.example/,website,office,,,", ["late"]),  # past one working day
    ("1,2026-03-06 17:00,市政府,通知,https://a.example/,website,office,,2026-03-09 20:00,", ["done"]),  # a link counts as a reprint
    ("1,2026-03-06 17:00,市政府,通知,https://a.example/,website,office,a,,", ["done"]),
    ("1,2026-03-10 00:59,市政府,通知,https://a.example/,new-media,office,,,", ["late"]),  # eight hours, at night too
    ("1,2026-03-10 01:30,市政府,通知,https://a.example/,new-media,office,,,", ["due-soon"]),
    ("1,2026-03-09 00:00,市政府,通知,https://a.example/,new-media,office,,2026-03-09 08:01,", ["done-late"]),
    ("1,2026-03-06 17:00,市政府,通知,https://a.example/,website,office,,,与本县无关", []),
    ("1,2026-03-11 09:00,市政府,通知,https://a.example/,website,office,,,", [])])
def test_reprints_owed_run_on_the_one_engine(tmp_path: Path, row: str, states: list[str]) -> None:
    assert [c.state for c in owed(tmp_path, row + "\n")] == states


def test_a_feed_starts_the_clock_of_each_reprint_once(portal: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed.json"
    feed.write_text(json.dumps({"items": [{"title": "关于防汛的通知", "url": "https://a.example/9", "date_published": "2026-11-20 08:00"},
                                          {"title": "明天的通知", "url": "https://a.example/10", "date_published": "2026-11-21 08:00"}, {"title": "没有时间"}]}), "utf-8")
    arguments = ["upstream", str(feed), "--issuer", "市政府", "--unit", "office", "--site", str(portal), "--as-of", "2026-11-20T09:00"]
    for _ in range(2):
        assert CliRunner().invoke(import_.command, arguments, standalone_mode=False).return_value == 0
    added = [line for line in (portal / "checks/ledgers/upstream.csv").read_text("utf-8").splitlines() if "a.example" in line]
    assert added == ["ZZ-20261120-01,2026-11-20 08:00,市政府,关于防汛的通知,https://a.example/9,website,office,,,"]


def test_another_site_is_late_by_its_newest_record(portal: Path, tmp_path: Path) -> None:
    feed = tmp_path / "map.xml"
    for day, last in (("2026-11-19", "2026-10-20"), ("2026-11-20", "2026-11-02")):
        feed.write_text(f"<urlset><url><loc>https://z.example/</loc><lastmod>{last}</lastmod></url></urlset>", "utf-8")
        assert CliRunner().invoke(import_.command, ["updates", str(feed), "--name", "石笕镇网站", "--unit", "sjz", "--site", str(portal), "--as-of", day + "T09:00"],
                                  standalone_mode=False).return_value == 0
    seen = inspect(portal, now=AS_OF, jobs=1)
    (one,) = [c for c in all_clocks(seen.index, AS_OF, Calendar(seen.settings.calendar)) if c.kind == "fresh.site"]
    assert (one.what, one.unit, one.state, one.due and one.due.day) == ("石笕镇网站", "sjz", "late", date(2026, 11, 16))


# questions from letters


def test_greetings_and_signature_stay_behind() -> None:
    body = "\n## 来信内容\n\n> 我叫王小明，电话13912345678，想问补贴何时发。\n\n## 答复内容\n\n您好！您的来信收悉，现答复如下：\n\n每季度末发放。\n\n感谢您的来信。\n\n县财政局\n\n2026年3月9日\n"
    asked, answered = asked_and_answered(body)
    assert "王小明" not in asked and "13912345678" not in asked and asked.endswith("想问补贴何时发。") and answered == "每季度末发放。"
    assert faq_body(((asked, answered),)).startswith("\n## 1. ")


def test_a_question_is_made_from_letters_and_both_sides_know(portal: Path, look: Look) -> None:
    before = {f.id for f in candidates(look)}
    done = CliRunner().invoke(new.command, ["faq", "社保补贴常见问题", "--from", "2026-xdgk-0002", "--site", str(portal), "--as-of", "2026-11-20T09:00"], standalone_mode=False)
    assert done.return_value == 0, done.output
    seen = inspect(portal, now=AS_OF, jobs=1)
    made = next(f for f in seen.index.articles if f.title == "社保补贴常见问题")
    letter = seen.index.by_id["2026-xdgk-0002"]
    assert (made.type, made.draft, letter.dealings and letter.dealings.result) == ("faq", True, made.id)
    after = {f.id for f in candidates(Look(index=seen.index, findings=(), now=AS_OF))}
    assert before - after == {"2026-xdgk-0002"}
    assert not [f for f in seen.checked.findings if f.path and "0002" in f.path and f.name == "review.content-changed"], "the letter's signatures stand"


def test_no_question_from_a_letter_that_is_not_public(portal: Path) -> None:
    done = CliRunner().invoke(new.command, ["faq", "问题", "--from", "2026-tzgg-0001", "--site", str(portal), "--as-of", "2026-11-20T09:00"], standalone_mode=False)
    assert done.exception is not None and not list((portal / "content/bsfw/cjwt").glob("2026-11-20*"))


# accounts, plans, axes


def test_closed_accounts_leave_the_whitelist_and_poor_ones_are_named(tmp_path: Path) -> None:
    rows = ("account,platform,name,unit,state,purpose,last_post,interactive,followers,whitelist\n"
            "a,微博,甲,office,running,政务信息,2026-03-09 09:00,是,9000,是\nb,微博,乙,office,running,,2026-01-09 09:00,否,12,是\nc,微信,丙,office,closed,办事,,,,是\n")
    seen = inspect(write_site(tmp_path, PERFECT | {"checks/ledgers/media.csv": rows}), now=NOW, jobs=1)
    assert [row[2] for row in whitelist(seen.settings).rows] == ["甲", "乙"]
    assert [row[2:4] for row in closing_sheet(Look(index=seen.index, findings=(), now=NOW)).rows] == [("乙", "超期没有发布；没有互动；关注数少；功能定位不明")]


def test_an_account_that_was_struck_off_leaves_the_whitelist(tmp_path: Path) -> None:
    files = {"checks/ledgers/media.csv": "account,platform,name,unit,state,whitelist\na,微博,甲县发布,office,running,是\n",
             "checks/ledgers/supervision.csv": "no,day,kind,unit,problem\nt-1,2026-03-02,移出白名单,office,甲县发布长期不更新\n"}
    assert whitelist(read_site(write_site(tmp_path, PERFECT | files)).settings).rows == ()


def test_every_unit_with_a_column_has_a_plan_of_tasks_posts_limits_and_filing(look: Look) -> None:
    assert set(planners(look.settings)) >= {"office", "tjj", "spj"}
    for unit in planners(look.settings):
        tasks, posts, limits, filings = plan_sheets(look.settings, unit, look.now)
        assert tasks.rows and limits.rows and filings.rows, unit
        assert all(row[-1] for sheet in (tasks, posts, limits, filings) for row in sheet.rows)


def test_four_standards_and_four_areas_are_told(look: Look) -> None:
    rows = axes_sheet(look).rows
    assert [row[1] for row in rows] == [*AXES, *AREAS]
    assert next(row for row in rows if row[1] == "及时")[3] == "1", "one column is due soon"


# columns and topics that end


def test_an_archived_topic_keeps_its_address_says_so_and_leaves_the_navigation(tmp_path: Path) -> None:
    site = PERFECT["site.yaml"].replace("name: 工作动态, type: news, owner: office, freshness: news}", "name: 工作动态, type: news, owner: office, status: archived}")
    assert "status: archived" in site
    ended = "no,kind,unit,column,subject,applied,approved,approver,ended,archived\ns-1,topic,office,zwgk/xwdt,工作动态,2026-01-05,2026-01-06,zhaoan,2026-03-02,2026-03-06\n"
    root = write_site(tmp_path, PERFECT | {"site.yaml": site, "checks/ledgers/applications.csv": ended})
    assert build(root, now=NOW, jobs=1).exit_code == 0
    text = next(path for path in (root / "public/zwgk/xwdt").rglob("index.html") if path.parent.name != "xwdt").read_text("utf-8")
    assert "本栏目已于2026年3月6日归档" in text and "本栏目已于2026年3月6日归档" in (root / "public/zwgk/xwdt/index.html").read_text("utf-8")
    nav = (root / "public/zwgk/tzgg/index.html").read_text("utf-8")
    assert 'href="/zwgk/zcwj/"' in nav and 'href="/zwgk/xwdt/"' not in nav
    assert "工作动态" not in (root / "public/duties/index.html").read_text("utf-8")


# what a page of an answer shows


def answered(tmp_path: Path, kind: str, keys: str, body: str = "答复内容。") -> str:
    files = {"site.yaml": PERFECT["site.yaml"].replace("name: 工作动态, type: news", f"name: 工作动态, type: {kind}"),
             "content/zwgk/xwdt/news.md": PERFECT["content/zwgk/xwdt/news.md"].partition("---\n")[2].partition("---\n")[0]}
    head = "".join(line + "\n" for line in files["content/zwgk/xwdt/news.md"].splitlines())
    files["content/zwgk/xwdt/news.md"] = f"---\n{head}{keys}---\n{body}\n"
    root = write_site(tmp_path, PERFECT | files)
    assert build(root, now=NOW, jobs=1).exit_code == 0
    page = next(path for path in (root / "public/zwgk/xwdt").rglob("index.html") if path.parent.name != "xwdt").read_text("utf-8")
    return page.partition('<dl class="facts">')[2].partition("</dl>")[0]


@pytest.mark.parametrize(("kind", "keys", "shown"), [
    ("letter", "consent: true\nreceived: 2026-03-02 09:00\naccepted_at: 2026-03-03\nanswered: 2026-03-05 10:00\nanswered_by: 县水利局\nreply_kind: solved\n",
     ("来信时间", "2026-03-02 09:00", "受理时间", "2026-03-03", "答复时间", "2026-03-05 10:00", "县水利局", "已解决")),
    ("finderror", "received: 2026-03-05\nanswered: 2026-03-06\nreply_kind: explained\n", ("反映时间", "2026-03-05", "答复时间", "2026-03-06", "县政府办公室", "已说明")),
    ("solicitation", "opens: 2026-03-02\ncloses: 2026-04-02\n", ("开始时间", "2026-03-02", "截止时间", "2026-04-02", "征集中")),
    ("response", "event_date: 2026-03-09 06:30\n", ("事件时间", "2026-03-09 06:30", "首次回应", "事件发生后"))])
def test_dates_of_receipt_acceptance_and_answer_are_on_the_page(tmp_path: Path, kind: str, keys: str, shown: tuple[str, ...]) -> None:
    page = answered(tmp_path, kind, keys)
    assert [word for word in shown if word not in page] == []


def test_steps_of_a_response_are_told_by_the_last_one(tmp_path: Path) -> None:
    page = answered(tmp_path, "response", "event_date: 2026-03-09 06:30\n", "## 2026-03-09 07:10 首次通报\n\n供水管道破裂。\n\n## 2026-03-09 08:20 恢复供水\n\n已修复。")
    assert "最新进展" in page and "2026-03-09 08:20" in page


# rows filled in: accounts, and the search after a hit


def test_figures_of_accounts_are_filled_in_and_the_rest_of_the_ledger_stays(portal: Path, tmp_path: Path) -> None:
    path, given_ = portal / "checks/ledgers/media.csv", tmp_path / "a.csv"
    before = path.read_text("utf-8").splitlines()
    given_.write_text("account,last_post,followers\nlancheng-fabu,2026-11-20 08:00,48300\nnobody,2026-11-20 08:00,1\nlancheng-wenlv,昨天,2\n", "utf-8")
    done = CliRunner().invoke(import_.command, ["accounts", str(given_), "--site", str(portal)], standalone_mode=False)
    after = path.read_text("utf-8").splitlines()
    assert done.return_value == 1 and "a.csv:4" in done.stderr
    assert [(a, b) for a, b in zip(before, after, strict=True) if a != b] == [(before[1], before[1].replace("2026-11-19 17:30", "2026-11-20 08:00").replace("48210", "48300"))]


def test_a_word_is_searched_in_texts_and_attachments_and_the_ledger_knows(portal: Path) -> None:
    (portal / "content/bsfw/bszn/changsuo-weisheng-yangbiao.txt").write_text("全县通用样表：法律效应\n", "utf-8")
    ledger = portal / "checks/ledgers/rectification.csv"
    ledger.write_text("# 说明\nno,kind,level,unit,term,found\nz-1,wrong,normal,office,法律效应,2026-11-19 09:00\nz-2,wrong,normal,office,别的,2026-11-19 09:00\n", "utf-8")
    done = CliRunner().invoke(words.command, ["find", "法律效应", "--record", "z-1", "--site", str(portal), "--as-of", "2026-11-20T09:00"], standalone_mode=False)
    assert done.return_value == 1 and "content/bsfw/bszn/changsuo-weisheng-yangbiao.txt  1 ×" in done.stdout
    hits = sum(1 for line in done.stdout.splitlines() if line)
    assert ledger.read_text("utf-8").splitlines() == [
        "# 说明", "no,kind,level,unit,term,found,searched,hits", f"z-1,wrong,normal,office,法律效应,2026-11-19 09:00,2026-11-20,{hits}",
        "z-2,wrong,normal,office,别的,2026-11-19 09:00"], "other rows stay as they are"


@pytest.mark.parametrize("arguments", [["find", " "], ["find", "没有这个词吧", "--record", "z-9"]])
def test_a_search_for_nothing_or_for_no_row_is_told(portal: Path, arguments: list[str]) -> None:
    done = CliRunner().invoke(words.command, [*arguments, "--site", str(portal), "--as-of", "2026-11-20T09:00"], standalone_mode=False)
    assert isinstance(done.exception, click.BadParameter)

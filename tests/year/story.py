"""A year of the example portal as a script: who committed what on which day. `live` makes the repository, its last state checked out.

What the portal holds up to November is committed on the day each text shows; the script adds what a year brings beside it: a letter before a holiday,
an error told before another, a night of rain, a text withdrawn within the hour, a December in which two columns fall silent, one text dated back.
"""

from __future__ import annotations

import csv
import io
import re
import subprocess
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tests.stamp import stamp

__all__ = ["HOLIDAY_LETTER", "WITHDRAWN", "live"]

ROOT = Path(__file__).parents[2]
ZONE = ZoneInfo("Asia/Shanghai")
TAKE_OVER = date(2025, 12, 31)
END = date(2026, 12, 31)
WITHDRAWN = "content/zwgk/rsxx/2026-08-19-zhaopin-hui.md"
BACK_DATED = "content/zwgk/zwyw/2026-12-03-buyi.md"
HOLIDAY_LETTER = "XJ-2026-012"

LEDGERS = {
    "letters": ("received", [
        {"no": "XJ-2026-012", "kind": "letter", "received": "2026-02-13 10:00", "accepted": "2026-02-13", "unit": "office", "subject": "春节期间垃圾清运",
         "result": "solved", "answered": "2026-02-27 16:00"},
        {"no": "ZC-2026-006", "kind": "finderror", "received": "2026-09-30 15:00", "accepted": "2026-09-30", "unit": "dsj", "subject": "目录页附件打不开",
         "result": "solved", "answered": "2026-10-10 09:00"},
        {"no": "XJ-2026-011", "kind": "letter", "received": "2026-12-17 10:00", "accepted": "2026-12-17", "unit": "zrj", "subject": "林地边界核实"}]),
    "rectification": ("found", [
        {"no": "ZG-2026-003", "kind": "wrong", "level": "severe", "source": "日监测", "unit": "rsj", "term": "招聘会时间", "article": "2026-rsxx-8001", "found": "2026-08-20 10:00",
         "noticed": "2026-08-20 10:04", "withdrawn": "2026-08-20 10:21", "fixed": "2026-08-20 10:21", "feedback": "2026-08-20 10:40", "rechecked": "2026-08-21",
         "searched": "2026-08-24", "hits": "0", "looked_back": "2026-09-18", "person": "shijiamu"}]),
    "media": ("account", []),
    "incidents": ("found", [
        {"no": "SJ-2026-002", "level": "一般", "what": "强降雨预警信息发布", "unit": "yjj", "found": "2026-08-14 21:00", "reported": "2026-08-14 21:10",
         "plan": "2026-08-14 21:20", "first": "2026-08-14 23:40", "steps": "当晚发布预警，次日公布转移安置情况", "closed": "2026-08-16 12:00"}]),
}
"""Ledger -> (cell its rows are sorted by, rows the year adds)."""

CHANGED = {"XJ-2026-010": {"answered": "2026-11-24 15:00", "result": "explained"}, "lancheng-fabu": {"last_post": "2026-12-30 17:30"},
           "lancheng-wenlv": {"last_post": "2026-12-29 10:00"}}
"""Rows that go on after November."""

NO_RECORD = {date(2026, 2, 17), date(2026, 10, 3)}
"""Days without a record of the daily run."""


class Signers(NamedTuple):
    source: str
    editor: str
    first: str
    second: str
    final: str


OFFICE = Signers("县政府办公室", "卫明荞", "罗见溪", "殷维舟", "薛砚秋")
RSJ = Signers("县人力资源和社会保障局", "骆一凡", "盛若溪", "郝景行", "万立筠")
SPJ = Signers("县行政审批局", "汤小棠", "芮可言", "毕安南", "史明暄")

ADDED: tuple[tuple[str, str, str, Signers, str], ...] = (
    (WITHDRAWN, "2026-rsxx-8001", "关于举办2026年夏季招聘会的通知", RSJ, "招聘会定于8月29日在县体育馆举办，请求职者携带身份证参加。"),
    ("content/zwgk/zwyw/2026-11-27-changwu-69.md", "2026-zwyw-9001", "县政府召开第69次常务会议", OFFICE, "会议研究了冬春水利建设和困难群众过冬保障工作。"),
    ("content/zwgk/zwyw/2026-12-08-qiye-zoufang.md", "2026-zwyw-9002", "县政府领导走访重点企业", OFFICE, "走访中，企业提出的七个问题当场明确了责任单位和办理时限。"),
    ("content/zwgk/zwyw/2026-12-18-changwu-70.md", "2026-zwyw-9003", "县政府召开第70次常务会议", OFFICE, "会议听取了营商环境十八条落实情况汇报。"),
    ("content/zwgk/zwyw/2026-12-28-nianzhong-jiancha.md", "2026-zwyw-9004", "县政府领导检查节日供应和安全生产", OFFICE, "检查组到农贸市场、客运站和建筑工地，了解货源和值守安排。"),
    ("content/zwgk/bmdt/2026-11-30-dongxiu-jindu.md", "2026-bmdt-9001", "全县冬修水利完成投资过半", OFFICE, "截至11月底，开工项目46处，完成投资5230万元。"),
    ("content/zwgk/bmdt/2026-12-11-yimiao.md", "2026-bmdt-9002", "流感疫苗接种点增加夜间门诊", OFFICE, "县城3个接种点每周二、周四夜间开诊。"),
    ("content/zwgk/bmdt/2026-12-23-tushuguan.md", "2026-bmdt-9003", "县图书馆元旦开放安排", OFFICE, "元旦假期县图书馆照常开放，开馆时间为9时至20时。"),
    ("content/bsfw/bstj/2026-12-22-shiyiyue.md", "2026-bstj-9001", "2026年11月政务服务办件统计", SPJ, "2026年11月，全县受理各类办件22730件，办结22662件，办结率99.7%。"),
    (BACK_DATED, "2026-zwyw-9005", "县政府领导调研城乡供水", OFFICE, "调研组到云岫镇水厂，了解枯水期供水保障情况。"),
)
"""(path, id, title, signers, body); the day stands in the path."""


def live(root: Path) -> Path:
    """The portal with its year in git at `root`; returns it."""
    files = {path.relative_to(ROOT).as_posix(): path.read_bytes() for top in ("content", "checks") for path in (ROOT / top).rglob("*") if path.is_file()}
    files["site.yaml"] = (ROOT / "site.yaml").read_bytes()
    files |= {path: _text(path, id, title, who, body).encode() for path, id, title, who, body in ADDED}
    files |= dict(_ledgers(files))
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    stamp(root)
    files |= {path: (root / path).read_bytes() for path in files}
    stream = io.BytesIO()
    for number, (when, changes) in enumerate(_days(files)):
        _commit(stream, number, when, changes)
    for command in (("init", "-q", "-b", "main"), ("fast-import", "--quiet"), ("reset", "-q", "--hard")):
        subprocess.run(["git", "-C", str(root), *command], input=stream.getvalue() if command[0] == "fast-import" else b"", check=True, capture_output=True)
    return root


def _text(path: str, id: str, title: str, who: Signers, body: str) -> str:
    day = _shown(path)
    before = day - timedelta(days=1)
    gone = "withdrawals:\n  - {at: 2026-08-20 10:21, by: 时嘉木, reason: 招聘会时间有误}\n" if path == WITHDRAWN else ""
    reviews = "".join(f"  - {{level: {level}, name: {name}, at: {before} {hour}:30}}\n"
                      for level, name, hour in (("first", who.first, "09"), ("second", who.second, "14"), ("final", who.final, "16")))
    unit = {"县政府办公室": "office", "县人力资源和社会保障局": "rsj", "县行政审批局": "spj"}[who.source]
    return (f"---\ntitle: {title}\nsource: {who.source}\neditor: {who.editor}\nid: {id}\nunit: {unit}\ndate: {day} 09:00\n{gone}reviewers:\n{reviews}---\n\n{body}\n")


def _shown(path: str) -> date:
    return date.fromisoformat(path.rpartition("/")[2][:10])


def _ledgers(files: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Ledgers in the order of time, so that a row keeps its line; the daily record for the whole year."""
    for name, (key, added) in LEDGERS.items():
        path = f"checks/ledgers/{name}.csv"
        lines = [line for line in files[path].decode().splitlines() if line and not line.startswith("#")]
        head = lines[0].split(",")
        rows = sorted([*(row | CHANGED.get(row.get("no") or row.get("account") or "", {}) for row in csv.DictReader(lines)), *added], key=lambda row: row[key])
        yield path, _csv(head, [[row.get(cell) or "" for cell in head] for row in rows])
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range((END - TAKE_OVER).days)]
    yield "checks/ledgers/monitoring.csv", _csv(["day", "ran", "articles", "errors", "warnings"], [[str(d), f"{d} 08:10", "120", "0", "0"] for d in days if d not in NO_RECORD])
    duty = files["checks/ledgers/duty.csv"].decode().splitlines()
    yield "checks/ledgers/duty.csv", ("\n".join([*duty, "2026-11-30,2027-01-03,shijiamu,jiangshubai,0000-8891300"]) + "\n").encode()


def _csv(head: list[str], rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([head, *rows])
    return out.getvalue().encode()


def _days(files: dict[str, bytes]) -> Iterator[tuple[datetime, dict[str, bytes]]]:
    """(when, files changed): the site as it was taken over, then a day at a time."""
    texts: dict[date, dict[str, bytes]] = {}
    taken = {}
    for path, data in sorted(files.items()):
        shown = re.search(rb"^date: ([0-9-]{10})", data, re.MULTILINE) if path.endswith(".md") else None
        day = date.fromisoformat(shown[1].decode()) if shown else TAKE_OVER
        if path == BACK_DATED:
            day = date(2026, 12, 20)
        if day <= TAKE_OVER:
            taken[path] = data if not path.startswith("checks/ledgers/") or "duty" in path else _until(data, TAKE_OVER)
        else:
            texts.setdefault(day, {})[path] = data
    published = texts[_shown(WITHDRAWN)]
    texts.setdefault(date(2026, 8, 20), {})[WITHDRAWN] = published[WITHDRAWN]
    published[WITHDRAWN] = re.sub(rb"withdrawals:\n.*\n", b"", published[WITHDRAWN])
    yield datetime.combine(TAKE_OVER, time(17), ZONE), taken
    ledgers = {path: data for path, data in files.items() if path.startswith("checks/ledgers/")}
    days = sorted({*texts, *(date(2026, month, 28) for month in range(1, 13)), END})
    for day in days:
        at = time(10, 21) if day == date(2026, 8, 20) else time(17)
        yield datetime.combine(day, at, ZONE), texts.get(day, {}) | {path: _until(data, day) for path, data in ledgers.items() if "duty" not in path}


def _until(data: bytes, day: date) -> bytes:
    """A ledger as it was: no row that names a later day first, no later answer."""
    kept = []
    for line in data.decode().splitlines():
        days = re.findall("20[0-9]{2}-[0-9]{2}-[0-9]{2}", line)
        if not days or days[0] <= str(day):
            kept.append(line)
    return ("\n".join(kept) + "\n").encode()


def _commit(stream: io.BytesIO, number: int, when: datetime, changes: dict[str, bytes]) -> None:
    """One commit for `git fast-import`."""
    message = f"{when.date()} 网站更新".encode()
    who = f"信息员 <xinxiyuan@lancheng.example> {int(when.timestamp())} +0800".encode()
    stream.write(b"commit refs/heads/main\nmark :%d\ncommitter %s\ndata %d\n%s\n" % (number + 1, who, len(message), message))
    for path, data in sorted(changes.items()):
        stream.write(b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(data), data))

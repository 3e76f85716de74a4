"""A year of a small portal as a script: texts, letters, holidays, one incident, one text withdrawn. `site()` gives its files."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tests.helpers import PERFECT

__all__ = ["site"]

SITE = """\
version: 1
site: {name: 澄溪县人民政府, domain: www.chengxi.example, base_url: https://www.chengxi.example, id_code: "0000000000", sponsor: 县政府办公室}
columns:
  - id: zwgk
    name: 政务公开
    children:
      - {id: zwgk/tzgg, name: 通知公告, type: notice, owner: office, freshness: notice, opened: 2025-10-01}
      - {id: zwgk/xwdt, name: 工作动态, type: news, owner: office, freshness: news, opened: 2025-12-25}
      - {id: zwgk/tjxx, name: 统计信息, type: statistics, owner: tjj, freshness: {months: 2}, opened: 2025-12-01}
  - id: hdjl
    name: 互动交流
    children:
      - {id: hdjl/xj, name: 信件选登, type: letter, owner: office, freshness: {months: 2}, opened: 2026-01-01}
freshness: {classes: {news: {days: 14}, notice: {months: 6}}, warn_days: 7, public: facts}
checks: {evidence: {minimum: names}}
"""
UNITS = "units: [{id: office, name: 县政府办公室}, {id: tjj, name: 县统计局, supervisor: office}]"

SILENT = {date(2026, 5, 8), date(2026, 5, 18)}
"""News that were never written: the gap of 30 days over the holiday of May."""

LETTERS = """\
no,kind,received,unit,subject,complex,complex_reason,interim,answered
X1,letter,2026-02-13 10:00,office,春节期间垃圾清运,,,,2026-02-27 16:00
X2,letter,2026-04-08 09:00,office,旧宅确权,是,三部门会商,2026-04-17,2026-04-28
X3,letter,2026-06-22 09:00,tjj,统计口径,,,,2026-07-08
X4,letter,2026-09-30 11:00,office,节前路灯,,,,2026-10-15
X5,letter,2026-09-08 11:00,office,公交改线,,,,
Z1,finderror,2026-09-30 15:00,office,附件打不开,,,,2026-10-10 09:00
"""
RECTIFICATION = """\
no,kind,level,unit,term,article,found,noticed,withdrawn,fixed,feedback,rechecked,searched,hits,looked_back
G1,wrong,severe,tjj,数据错误,s-07,2026-07-22 10:00,2026-07-22 10:05,2026-07-22 10:20,2026-07-22 10:50,2026-07-22 10:55,2026-07-23,2026-07-24,0,2026-08-21
"""
INCIDENTS = """\
no,level,what,unit,found,reported,plan,first,steps,closed
S1,一般,强降雨,office,2026-08-14 21:00,2026-08-14 21:10,2026-08-14 21:20,2026-08-14 23:40,当晚发布预警,2026-08-16 12:00
"""
DUTY = "from,to,person\n2026-01-01,2026-06-30,lihua\n2026-07-01,2027-01-31,wangwei\n"


def site() -> dict[str, str]:
    """Path -> text of the whole year; what is later than `--as-of` waits."""
    files = {"site.yaml": SITE, "checks/people.yaml": PERFECT["checks/people.yaml"].replace("units: [{id: office, name: 县政府办公室}]", UNITS),
             "checks/ledgers/letters.csv": LETTERS, "checks/ledgers/rectification.csv": RECTIFICATION,
             "checks/ledgers/incidents.csv": INCIDENTS, "checks/ledgers/duty.csv": DUTY, "checks/ledgers/monitoring.csv": _monitoring()}
    day = date(2025, 12, 29)
    while day <= date(2026, 12, 31):
        if day not in SILENT:
            files[f"content/zwgk/xwdt/{day}.md"] = _text(f"n-{day}", f"我县{day.month}月{day.day}日召开工作会议", day, "office", "会议部署了近期工作。")
        day += timedelta(days=10)
    for month in (1, 4, 9):
        files[f"content/zwgk/tzgg/{month:02d}.md"] = _text(f"t-{month:02d}", f"关于做好{month}月值班工作的通知", date(2026, month, 5), "office", "请各单位按时报送值班表。")
    for month in (1, 3, 5, 7, 9):
        gone = "withdrawals:\n  - {at: 2026-07-22 10:20, by: 李华, reason: 数据错误}\n" if month == 7 else ""
        files[f"content/zwgk/tjxx/{month:02d}.md"] = _text(f"s-{month:02d}", f"{month}月经济运行情况", date(2026, month, 20), "tjj", "经济运行总体平稳。", gone)
    for month in (1, 3, 5, 7, 9, 11):
        files[f"content/hdjl/xj/{month:02d}.md"] = _text(f"l-{month:02d}", "关于办事时间的咨询", date(2026, month, 12), "office", "您好，周末照常办理。", "consent: true\n")
    return files


def _monitoring() -> str:
    """Every day but two."""
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    return "day,ran,articles,errors,warnings\n" + "".join(f"{d},{d} 08:10,60,0,0\n" for d in days if d not in (date(2026, 2, 17), date(2026, 10, 3)))


def _text(id: str, title: str, day: date, unit: str, body: str, more: str = "") -> str:
    before = datetime(day.year, day.month, day.day) - timedelta(days=1)
    reviews = "".join(f"  - {{level: {level}, name: {name}, at: {before:%Y-%m-%d} {hour}:00}}\n"
                      for level, name, hour in (("first", "李华", "09"), ("second", "王卫", "10"), ("final", "赵安", "11")))
    return f"---\ntitle: {title}\nsource: 县政府办公室\neditor: 张敏\nid: {id}\nunit: {unit}\ndate: {day} 09:00\n{more}reviewers:\n{reviews}---\n{body}\n"

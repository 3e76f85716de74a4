"""Cases of the rules on upkeep: columns, freshness, clocks, ledgers, people."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.helpers import PERFECT
from tests.rules.casework import Case, Cases, site_yaml, text

__all__ = ["CASES"]

A, Z, NEWS = "content/zwgk/tzgg/a.md", "content/zwgk/tzgg/z.md", "content/zwgk/xwdt/news.md"
NO_PEOPLE = "-- checks/people.yaml --\n"
HEADS = {
    "letters": "no,kind,received,accepted,unit,complex,complex_reason,interim,answered,article",
    "rectification": "no,kind,level,unit,term,found,fixed,rechecked,searched,looked_back",
    "monitoring": "day,ran,errors",
    "duty": "from,to,person",
    "vendors": "name,role,from,until,nda,trained",
    "submissions": "no,received,unit,title,major,approved_by,state,published",
    "media": "account,platform,name,unit,state,parent,suspended,notice",
    "applications": "no,kind,unit,column,subject,applied,approved,approver,ended",
    "filings": "no,kind,unit,subject,changed,filed",
    "drills": "day,kind,unit,result",
    "training": "day,title,unit",
}
XWDT = "- {id: zwgk/xwdt, name: 工作动态, type: news, owner: office, freshness: news}"


def rows(table: str, *lines: str) -> str:
    return f"-- checks/ledgers/{table}.csv --\n{HEADS[table]}\n" + "".join(line + "\n" for line in lines)


def option(rule: str, options: str) -> str:
    return site_yaml(more=f"  rules: {{{rule}: {{options: {{{options}}}}}}}\n")


def xwdt(change: str, more: str = "") -> str:
    """The perfect site with its last column changed; further columns below."""
    fresh = "" if "link:" in change else "freshness: news, "
    return site_yaml((XWDT, f"- {{id: zwgk/xwdt, name: 工作动态, type: news, {fresh}{change}}}{more}"))


def own(*values: str) -> str:
    """A profile of the site."""
    site = site_yaml(("checks:\n", "checks:\n  profile: own\n"))
    return site + "-- checks/profiles/own.yaml --\ntitle: 本县规定\nlayer: county\nextends: default\ndocument: 本县规定\nvalues:\n" + "".join(f"  - {{{one}}}\n" for one in values)


def day(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Asia/Shanghai"))


def people(*lines: str, units: str = "{id: office, name: 县政府办公室}, {id: slj, name: 县水利局}") -> str:
    """People of the perfect site and others."""
    rest = PERFECT["checks/people.yaml"].partition("people:\n")[2]
    return f"-- checks/people.yaml --\nunits: [{units}]\npeople:\n" + rest + re.sub(r"\{post: ([^,]+),", r"{post: \1, rank: 0,", "".join(f"  - {{{line}}}\n" for line in lines))


def covers(missing: str = "", more: str = "") -> str:
    duties = ["overview", "documents", "plans", "meetings", "fees", "livelihood", "emergency", "licences", "services", "budget"]
    return xwdt(f"owner: office, covers: [{', '.join(one for one in duties if one != missing)}]{more}")


CASES = {
    "fresh.stale": Cases(
        (
            text(NEWS, "date: 2026-02-24 17:00\n", None),
            text(NEWS, "date: 2026-03-09\n", None),
            text(NEWS, "date: 2026-02-23 17:00\ndraft: true\n", None),
            xwdt("owner: office, status: archived") + text(NEWS, "date: 2026-02-23 17:00\n", None),
        ),
        (
            text(NEWS, "date: 2026-02-23 23:59\n", None),
            text(NEWS, "date: 2026-01-31\n", None),
            text(A, "date: 2025-09-09 09:00\n") + text(Z, "date: 2025-09-08 09:00\n"),
            site_yaml((XWDT, "- {id: zwgk/xwdt, name: 工作动态, type: news, freshness: news}")) + text(NEWS, "date: 2026-02-23 17:00\n", None),
        ),
    ),
    "fresh.due-soon": Cases(
        (text(NEWS, "date: 2026-03-04 17:00\n", None), text(NEWS, "date: 2026-02-23 17:00\n", None), site_yaml(("warn_days: 7", "warn_days: 3")) + text(NEWS, "date: 2026-02-28 17:00\n", None)),
        (
            text(NEWS, "date: 2026-02-24 17:00\n", None),
            text(NEWS, "date: 2026-03-03 17:00\n", None),
            text(A, "date: 2025-09-17 09:00\n") + text(Z, "date: 2025-09-08 09:00\n"),
            site_yaml(("warn_days: 7", "warn_days: 3")) + text(NEWS, "date: 2026-02-27 17:00\n", None),
        ),
    ),
    "fresh.empty": Cases(
        ("请按时报送。", xwdt("owner: office, status: suspended") + text(NEWS, "draft: true\n", None), xwdt("owner: office, link: 'https://a.example/'") + f"-- {NEWS} --\n"),
        (
            f"-- {NEWS} --\n",
            text(NEWS, "withdrawals: [{at: 2026-03-09 20:00, by: 赵安, reason: 有误}]\n", None),
            xwdt("owner: office, opened: 2026-03-03") + f"-- {NEWS} --\n",
            xwdt("owner: office, opened: 2026-03-02") + f"-- {NEWS} --\n",
            text(NEWS, "date: 2026-03-12\n", None),
            site_yaml((XWDT, "- {id: zwgk/xwdt, name: 工作动态, type: news, owner: office, freshness: news, opened: 2026-03-03}"), more="  rules: {fresh.empty: {options: {fill_working_days: 4}}}\n") + f"-- {NEWS} --\n",
        ),
    ),
    "column.no-owner": Cases(
        ("请按时报送。", xwdt("link: 'https://a.example/'") + f"-- {NEWS} --\n", xwdt("status: archived"), NO_PEOPLE + site_yaml((", owner: office", ""))),
        (
            xwdt("status: running"),
            xwdt("status: suspended"),
            site_yaml((", owner: office", "")),
            site_yaml((XWDT, XWDT + "\n  - {id: bszn, name: 办事指南, type: guide}")),
        ),
    ),
    "column.keepers": Cases(
        (
            "请按时报送。",
            site_yaml((", owner: office", ", owner: office, keepers: [lihua, zhangmin]")),
            site_yaml((", owner: office", ", owner: office, keepers: [李华, zhangmin]")),
            NO_PEOPLE + site_yaml((", owner: office", "")).replace("freshness: news}", "freshness: news, keepers: [a]}"),
            site_yaml((", owner: office", ", owner: office, keepers: [lihua, zhangmin]"), ("freshness: news}", "freshness: news, keepers: [lihua], status: suspended}")).replace("keepers: [lihua, zhangmin], freshness: news, keepers: [lihua]", "freshness: news, keepers: [lihua]"),
            site_yaml((", owner: office", ", owner: office, keepers: [lihua, zhangmin]"), ("freshness: news}", "freshness: news, opened: 2026-03-11}")).replace("keepers: [lihua, zhangmin], freshness: news", "keepers: [lihua], freshness: news"),
        ),
        (
            site_yaml((", owner: office", ", owner: office, keepers: [lihua, zhangmin]")).replace("keepers: [lihua, zhangmin], freshness: news", "keepers: [lihua, 李华], freshness: news"),
            site_yaml((", owner: office", ", owner: office, keepers: [lihua, zhangmin]")).replace("keepers: [lihua, zhangmin], freshness: news", "keepers: [lihua], opened: 2026-03-10, freshness: news"),
            xwdt("owner: office, keepers: [lihua, zhangmin]"),
            xwdt("owner: office, keepers: [lihua, zhangmin]", "".join(f"\n      - {{id: zwgk/x{n}, name: 栏目{n}, type: news, owner: office}}" for n in range(2))),
            xwdt("owner: office, keepers: [lihua, zhangmin]", "".join(f"\n      - {{id: zwgk/x{n}, name: 栏目{n}, type: news, owner: office}}" for n in range(3))),
            people("id: left, name: 钱一, posts: [{post: 编辑, from: 2024-01-01, to: 2026-03-09}]") + xwdt("owner: office, keepers: [lihua, left]"),
        ),
    ),
    "column.uncovered": Cases(
        ("请按时报送。", own("key: required.columns, value: none-such, clause: 第一条")),
        (*(covers(one) for one in ("overview", "documents", "services")), covers("overview", ", status: suspended")),
    ),
    "column.no-application": Cases(
        (
            xwdt("owner: office, opened: 2026-03-05"),
            xwdt("owner: office, opened: 2026-03-05") + rows("applications", "s-1,column-add,office,zwgk/xwdt,增设栏目,2026-03-02,2026-03-03,zhaoan,"),
            xwdt("owner: office, opened: 2026-03-05") + rows("applications", "s-1,topic,office,zwgk,增设专题,2026-03-02,2026-03-03,zhaoan,"),
            xwdt("owner: office, opened: 2026-03-02") + rows("applications", "s-1,column-add,office,zwgk/tzgg,增设栏目,2026-03-02,2026-03-03,zhaoan,"),
            xwdt("owner: office, opened: 2026-03-11") + rows("applications", "s-1,column-add,office,zwgk/tzgg,增设栏目,2026-03-02,2026-03-03,zhaoan,"),
        ),
        (
            xwdt("owner: office, opened: 2026-03-03") + rows("applications", "s-1,column-add,office,zwgk/tzgg,增设栏目,2026-03-02,2026-03-03,zhaoan,"),
            xwdt("owner: office, opened: 2026-03-10") + rows("applications", "s-1,column-add,office,zwgk/xwdt,增设栏目,2026-03-02,,,"),
            xwdt("owner: office, opened: 2026-03-05") + rows("applications", "s-1,special,office,zwgk/xwdt,横幅,2026-03-02,2026-03-03,zhaoan,"),
            xwdt("owner: office, opened: 2026-03-05") + rows("applications", "s-1,column-add,office,zwgk/xwdtx,增设,2026-03-02,2026-03-03,zhaoan,", "s-2,column-remove,office,zwgk/xwdt,撤销,2026-03-09,2026-03-09,zhaoan,"),
        ),
    ),
    "column.not-archived": Cases(
        (
            rows("applications", "s-1,topic,office,zwgk/xwdt,专题,2026-01-05,2026-01-06,zhaoan,2026-03-05"),
            rows("applications", "s-1,topic,office,zwgk/xwdt,专题,2026-01-05,2026-01-06,zhaoan,"),
            rows("applications", "s-1,column-add,office,zwgk/xwdt,增设,2026-01-05,2026-01-06,zhaoan,2026-02-01"),
            rows("applications", "s-1,topic,office,zwgk/none,专题,2026-01-05,2026-01-06,zhaoan,2026-02-01"),
            xwdt("owner: office, status: archived") + rows("applications", "s-1,topic,office,zwgk/xwdt,专题,2026-01-05,2026-01-06,zhaoan,2026-02-01"),
            option("column.not-archived", "days: 6") + rows("applications", "s-1,topic,office,zwgk/xwdt,专题,2026-01-05,2026-01-06,zhaoan,2026-03-04"),
        ),
        (
            rows("applications", "s-1,topic,office,zwgk/xwdt,专题,2026-01-05,2026-01-06,zhaoan,2026-03-04"),
            rows("applications", "s-1,column-remove,office,zwgk/xwdt,撤销,2026-01-05,2026-01-06,zhaoan,"),
            rows("applications", "s-1,column-remove,office,zwgk/xwdt,撤销,2026-03-05,2026-03-09,zhaoan,2026-02-01"),
            option("column.not-archived", "days: 4") + rows("applications", "s-1,topic,office,zwgk/xwdt,专题,2026-01-05,2026-01-06,zhaoan,2026-03-05"),
        ),
    ),
    "column.no-plan": Cases(
        (
            "请按时报送。",
            rows("filings", "b-1,plan,office,2026年方案,2026-01-08,2026-01-10"),
            rows("filings", "b-1,plan,office,2025年方案,2025-01-08,2025-01-10"),
            rows("filings", "b-1,plan,slj,2024年方案,2024-01-08,"),
            rows("filings", "b-1,person,office,人员,2024-01-08,2024-01-10"),
            xwdt("owner: office, link: 'https://a.example/'") + f"-- {NEWS} --\n" + rows("filings", "b-1,plan,office,2025年方案,2025-01-08,2025-01-10"),
        ),
        (
            rows("filings", "b-1,plan,office,2024年方案,2024-01-08,2024-12-31"),
            Case(site=rows("filings", "b-1,plan,office,2025年方案,2025-01-08,2025-01-10"), now=day("2026-04-01 09:00")),
            people() + rows("filings", "b-1,plan,slj,2026年方案,2026-01-08,2026-01-10"),
            people() + site_yaml((XWDT, "- {id: zwgk/xwdt, name: 工作动态, type: news, owner: slj}")) + rows("filings", "b-1,plan,office,2026年方案,2026-01-08,2026-01-10"),
        ),
    ),
    "column.no-interaction": Cases(
        (
            "请按时报送。",
            own("key: required.interaction, value: letter, clause: 第二条").replace("type: news", "type: letter"),
            own("key: required.interaction, value: letter finderror, clause: 第二条").replace("type: news", "link: 'https://a.example/', tag: 咨询投诉").replace(", owner: office, freshness: news}", "}") + f"-- {NEWS} --\n",
        ),
        (
            *(own(f"key: required.interaction, value: {kind}, clause: 第二条") for kind in ("letter", "finderror", "solicitation", "interview", "response", "survey")),
            own("key: required.interaction, value: letter interview, clause: 第二条").replace("type: news", "type: letter, status: suspended"),
            own("key: required.interaction, value: letter interview, clause: 第二条").replace("type: news", "link: 'https://a.example/', tag: 咨询投诉").replace(", owner: office, freshness: news}", "}") + f"-- {NEWS} --\n",
        ),
    ),
    "deadline.late": Cases(
        (
            rows("letters", "zc-1,finderror,2026-03-05 10:00,,office,,,,,"),
            rows("letters", "zc-1,finderror,2026-03-02 10:00,,office,,,,2026-03-05 10:00,"),
        ),
        (
            rows("letters", "zc-1,finderror,2026-03-04 10:00,,office,,,,,", "zc-2,letter,2026-02-02 10:00,,office,,,,,"),
            rows("letters", "zc-1,letter,2026-02-02,,office,是,情况复杂,,,"),
            rows("rectification", "z-1,wrong,severe,office,法律效应,2026-03-05 09:00,,,,"),
        ),
    ),
    "deadline.due-soon": Cases(
        (rows("letters", "zc-1,finderror,2026-03-09 16:00,,office,,,,,"), rows("letters", "zc-1,finderror,2026-03-04 10:00,,office,,,,,"), rows("letters", "zc-1,finderror,2026-03-05 10:00,,office,,,,2026-03-06,")),
        (rows("letters", "zc-1,finderror,2026-03-05 10:00,,office,,,,,"), rows("letters", "zc-1,finderror,2026-03-06,,office,,,,,"), rows("letters", "zc-1,letter,2026-03-02 10:00,,office,,,,,")),
    ),
    "deadline.unknown": Cases(
        (rows("letters", "zc-1,finderror,2026-03-09 10:00,,office,,,,,"),),
        (
            own("key: reply.finderror, value: 300 wd, clause: 第八条") .replace("extends: default\n", "") + rows("letters", "zc-1,finderror,2026-03-09 10:00,,office,,,,,"),
            own("key: reply.letter, value: 300 wd, clause: 第八条").replace("extends: default\n", "") + rows("letters", "zc-1,letter,2026-03-09,,office,,,,,"),
            own("key: reply.finderror, value: 900 wd, clause: 第八条").replace("extends: default\n", "") + rows("letters", "zc-1,finderror,2026-03-09,,office,,,,,", "zc-2,finderror,2026-03-08,,office,,,,,"),
        ),
    ),
    "ledger.unreadable": Cases(
        (rows("letters", "# 说明", "zc-1,finderror,2026-03-06 10:00,,office,,,,,", ""),),
        (
            rows("letters", "zc-1,finderror,2026年3月6日,,office,,,,,"),
            rows("letters", "zc-1,找错,2026-03-06,,office,,,,,"),
            rows("letters", "zc-1,letter,2026-03-06,,office,也许,,,,"),
            "-- checks/ledgers/letters.csv --\n编号,类别\n1,2\n",
            "-- checks/ledgers/none.csv --\nno\n1\n",
        ),
    ),
    "ledger.missing-value": Cases(
        (rows("letters", "zc-1,finderror,2026-03-10,,office,,,,,"), rows("letters", "zc-1,letter,2026-03-10,,office,是,情况复杂,,,")),
        (
            rows("letters", "zc-1,finderror,2026-03-10,,,,,,,"),
            rows("letters", ",finderror,2026-03-10,,office,,,,,"),
            rows("letters", "zc-1,letter,2026-03-10,,office,是,,,,"),
            rows("applications", "s-1,topic,office,zwgk/xwdt,专题,2026-01-05,2026-01-06,,"),
        ),
    ),
    "ledger.order": Cases(
        (
            rows("letters", "zc-1,finderror,2026-03-06 10:00,2026-03-06 10:00,office,,,,2026-03-06 10:00,"),
            rows("letters", "zc-1,finderror,2026-03-06 10:00,,office,,,,2026-03-06,"),
            rows("duty", "2026-03-01,2026-03-01,lihua"),
        ),
        (
            rows("letters", "zc-1,finderror,2026-03-06 10:00,2026-03-06 09:59,office,,,,,"),
            rows("letters", "zc-1,letter,2026-03-06 10:00,,office,,,2026-03-05,2026-03-05,"),
            rows("duty", "2026-03-02,2026-03-01,lihua"),
            rows("rectification", "z-1,wrong,severe,office,甲,2026-03-05 09:00,2026-03-05 08:00,2026-03-04,2026-03-03,"),
        ),
    ),
    "ledger.unknown-name": Cases(
        (
            rows("letters", "zc-1,finderror,2026-03-10,,office,,,,,a"),
            rows("duty", "2026-03-01,2026-03-31,李华"),
            NO_PEOPLE + site_yaml((", owner: office", "")) + rows("letters", "zc-1,finderror,2026-03-10,,offices,,,,,"),
            rows("letters", "zc-1,finderror,2026-03-10,,office,,,,,z") + text(Z, "withdrawals: [{at: 2026-03-09 20:00, by: 赵安, reason: 有误}]\n"),
        ),
        (
            rows("letters", "zc-1,finderror,2026-03-10,,offices,,,,,b"),
            rows("duty", "2026-03-01,2026-03-31,钱一"),
            NO_PEOPLE + site_yaml((", owner: office", "")) + rows("letters", "zc-1,finderror,2026-03-10,,offices,,,,,b"),
        ),
    ),
    "ledger.duplicate": Cases(
        (rows("letters", "zc-1,finderror,2026-03-10,,office,,,,,", "zc-2,finderror,2026-03-10,,office,,,,,"), rows("duty", "2026-03-01,2026-03-31,lihua", "2026-03-01,2026-03-31,lihua"), rows("media", "a1,微博,甲,office,closed,,,", "a1,微信,甲,office,closed,,,")),
        (
            rows("letters", "zc-1,finderror,2026-03-10,,office,,,,,", "zc-1,letter,2026-03-09,,office,,,,,"),
            rows("media", "a1,微博,甲,office,closed,,,", "a1,微博,乙,office,closed,,,", "a1,微博,丙,office,closed,,,"),
            rows("monitoring", "2026-03-09,2026-03-09 08:00,0", "2026-03-09,2026-03-09 09:00,0"),
        ),
    ),
    "ledger.missed-day": Cases(
        (rows("monitoring", "2026-03-08,2026-03-08 08:00,0", "2026-03-09,2026-03-09 08:00,0"), "请按时报送。", rows("monitoring", "2026-03-10,2026-03-10 08:00,0")),
        (
            rows("monitoring", "2026-03-08,2026-03-08 08:00,0"),
            rows("monitoring", "2026-03-09,2026-03-09 08:00,0", "2026-03-05,2026-03-05 08:00,0"),
            rows("monitoring", "2026-03-01,2026-03-01 08:00,0", "2026-03-03,2026-03-03 08:00,0", "2026-03-07,2026-03-07 08:00,0"),
        ),
    ),
    "ledger.duty-gap": Cases(
        (
            "请按时报送。",
            rows("duty", "2026-03-01,2026-03-08,lihua", "2026-03-09,2026-03-17,wangwei"),
            rows("duty", "2026-03-01,2026-03-31,lihua", "2026-03-03,2026-03-04,wangwei"),
            option("ledger.duty-gap", "ahead: 3") + rows("duty", "2026-03-01,2026-03-13,lihua"),
        ),
        (
            rows("duty", "2026-03-01,2026-03-16,lihua"),
            rows("duty", "2026-03-05,2026-03-06,lihua", "2026-03-09,2026-03-31,lihua"),
            option("ledger.duty-gap", "ahead: 3") + rows("duty", "2026-03-01,2026-03-12,lihua"),
            rows("duty", "2026-03-10,2026-03-17,lihua", "2026-03-01,2026-03-05,lihua", "2026-03-03,2026-03-07,wangwei"),
        ),
    ),
    "ledger.open-loop": Cases(
        (
            rows("rectification", "z-1,wrong,severe,office,甲词,2026-03-08 09:00,2026-03-08 09:30,,,"),
            rows("rectification", "z-1,wrong,severe,office,,2026-03-01 09:00,2026-03-01 09:30,2026-03-02,,"),
            rows("rectification", "z-1,wrong,severe,office,甲词,2026-01-01 09:00,,,,"),
            option("ledger.open-loop", "rechecked: 3") + rows("rectification", "z-1,wrong,severe,office,甲词,2026-03-07 09:00,2026-03-07 09:30,,,"),
        ),
        (
            rows("rectification", "z-1,wrong,severe,office,甲词,2026-03-07 09:00,2026-03-07 09:30,,,"),
            rows("rectification", "z-1,wrong,severe,office,甲词,2026-03-02 09:00,2026-03-02 09:30,2026-03-03,,"),
            rows("rectification", "z-1,wrong,severe,office,,2026-02-07 09:00,2026-02-07 09:30,2026-02-08,,"),
            rows("rectification", "z-1,wrong,severe,office,甲词,2026-01-02 09:00,2026-01-02 09:30,,,"),
            option("ledger.open-loop", "searched: 5, looked_back: 6") + rows("rectification", "z-1,wrong,severe,office,甲词,2026-03-03 09:00,2026-03-03 09:30,2026-03-03,,"),
        ),
    ),
    "ledger.repeated": Cases(
        (
            rows("rectification", "z-1,wrong,normal,office,甲词,2026-03-05,,,,", "z-2,wrong,severe,office,甲词,2026-03-09,,,,"),
            rows("rectification", "z-1,wrong,normal,office,甲词,2026-03-05,,,,", "z-2,wrong,normal,office,乙词,2026-03-09,,,,"),
            rows("rectification", "z-1,wrong,normal,office,,2026-03-05,,,,", "z-2,wrong,normal,office,,2026-03-09,,,,"),
        ),
        (
            rows("rectification", "z-1,wrong,normal,office,甲词,2026-03-05,,,,", "z-2,wrong,normal,office,甲词,2026-03-09,,,,"),
            rows("rectification", "z-1,wrong,severe,office,甲词,2026-03-05,,,,", "z-2,wrong,normal,office,乙词,2026-03-09,,,,", "z-3,wrong,normal,office,甲词,2026-03-09,,,,"),
            rows("rectification", *(f"z-{n},wrong,normal,office,甲词,2026-03-0{n},,,," for n in (1, 2, 3))),
        ),
    ),
    "ledger.vendor": Cases(
        (
            rows("vendors", "云桥公司,运维,2026-01-01,2026-12-31,2026-01-01,2026-01-05"),
            rows("vendors", "云桥公司,运维,2025-01-01,2026-03-09,,"),
            rows("vendors", "云桥公司,运维,2026-03-11,2026-12-31,,"),
        ),
        (
            rows("vendors", "云桥公司,运维,2026-01-01,2026-12-31,2026-01-02,2026-01-05"),
            rows("vendors", "云桥公司,运维,2026-01-01,2026-03-10,2025-12-31,"),
            rows("vendors", "云桥公司,运维,2026-03-10,2026-12-31,,", "山河公司,安全,2026-01-01,2026-12-31,,2026-01-05"),
        ),
    ),
    "ledger.too-few": Cases(
        (
            rows("drills", "2025-04-10,撤稿,office,用时4分钟"),
            option("ledger.too-few", "from_month: 3") + rows("drills", "2026-03-10,撤稿,office,用时4分钟"),
            option("ledger.too-few", "from_month: 4") + rows("drills", "2025-04-10,撤稿,office,用时4分钟"),
            option("ledger.too-few", "from_month: 3"),
            Case(site=rows("drills", "2025-04-10,撤稿,office,用时4分钟"), now=day("2026-09-30 09:00")),
        ),
        (
            Case(site=rows("drills", "2025-04-10,撤稿,office,用时4分钟"), now=day("2026-10-01 09:00")),
            option("ledger.too-few", "from_month: 3") + rows("drills", "2026-03-11,撤稿,office,用时4分钟"),
            option("ledger.too-few", "from_month: 3") + rows("training", "2025-03-10,保密,office") + rows("drills", "2026-01-10,撤稿,office,好"),
            Case(site=own("key: drill.year, value: '2', clause: 第三条") + rows("drills", "2026-01-10,撤稿,office,好"), now=day("2026-12-01 09:00")),
        ),
    ),
    "submission.missed": Cases(
        (
            rows("submissions", "b-1,2026-02-16 09:00,office,工程开工,,,published,2026-02-16 15:00"),
            rows("submissions", "b-1,2026-02-02 09:00,office,甲,,,published,", "b-2,2026-03-02 09:00,office,乙,,,published,"),
            own("key: submission.week, value: '0', clause: 第一条").replace("extends: default\n", "") + rows("submissions", "b-1,2026-02-02 09:00,office,甲,,,published,"),
            "请按时报送。",
        ),
        (
            rows("submissions", "b-1,2026-02-15 09:00,office,工程开工,,,published,2026-02-16 15:00"),
            rows("submissions", "b-1,2026-02-02 09:00,office,甲,,,published,", "b-2,2026-02-15 23:00,office,乙,,,published,", "b-3,2026-03-09 09:00,office,丙,,,published,"),
            people() + rows("submissions", "b-1,2026-03-08 09:00,office,甲,,,published,", "b-2,2026-01-05 09:00,slj,乙,,,published,"),
            own("key: submission.week, value: '2', clause: 第一条") + rows("submissions", *(f"b-{n},2026-0{m}-{d} 09:00,office,甲,,,published," for n, (m, d) in enumerate(((2, "02"), (2, "16"), (2, "23"), (3, "02"), (3, "03"))))).replace("b-4,2026-03-03", "b-4,2026-02-03"),
        ),
    ),
    "submission.approval": Cases(
        (
            rows("submissions", "b-1,2026-03-05 09:00,office,甲,,,published,"),
            rows("submissions", "b-1,2026-03-05 09:00,office,甲,,分管负责人,published,", "b-2,2026-03-05 09:00,office,乙,是,主要负责人,published,"),
            rows("submissions", "b-1,2026-03-05 09:00,office,甲,是,主要领导,published,"),
            rows("submissions", "b-1,2026-03-05 09:00,office,甲,是,zhaoan,published,", "b-2,2026-03-05 09:00,office,甲,是,赵安,published,"),
        ),
        (
            rows("submissions", "b-1,2026-03-05 09:00,office,甲,,分管负责人,published,", "b-2,2026-03-05 09:00,office,乙,,,published,"),
            rows("submissions", "b-1,2026-03-05 09:00,office,甲,是,王卫,published,"),
            rows("submissions", "b-1,2023-03-05 09:00,office,甲,是,赵安,published,", "b-2,2026-03-05 09:00,office,甲,是,钱一,published,"),
        ),
    ),
    "media.one-per-platform": Cases(
        (
            rows("media", "a1,微博,甲,office,running,,,", "a2,微信,乙,office,running,,,"),
            rows("media", "a1,微博,甲,office,running,,,", "a2,微博,乙,office,closed,,,", "a3,微博,丙,office,running,a1,,"),
            people() + rows("media", "a1,微博,甲,office,running,,,", "a2,微博,乙,slj,running,,,"),
        ),
        (
            rows("media", "a1,微博,甲,office,running,,,", "a2,微博,乙,office,proposed,,,"),
            rows("media", "a1,微博,甲,office,suspended,,,a", "a2,微博,乙,office,approved,,,", "a3,微博,丙,office,running,,,"),
            people() + rows("media", "a1,抖音,甲,slj,running,,,", "a0,抖音,子,slj,running,a1,,", "a2,抖音,乙,slj,running,,,"),
        ),
    ),
    "media.no-notice": Cases(
        (rows("media", "a1,微博,甲,office,suspended,,2026-03-02,a"), rows("media", "a1,微博,甲,office,closed,,,", "a2,微信,乙,office,running,,,")),
        (rows("media", "a1,微博,甲,office,suspended,,,"), rows("media", "a1,微博,甲,office,running,,,", "a2,微信,乙,office,suspended,,2026-03-02,"), rows("media", "a1,微博,甲,office,suspended,,,", "a2,微信,乙,office,suspended,,,")),
    ),
    "people.required-post": Cases(
        ("请按时报送。", own("key: required.posts, value: 编辑 主要负责人, clause: 第一条"), NO_PEOPLE + own("key: required.posts, value: 安全员, clause: 第一条").replace(", owner: office", "")),
        (
            own("key: required.posts, value: 安全员, clause: 第一条"),
            own("key: required.posts, value: 编辑 安全员 信息员, clause: 第一条"),
            people("id: a, name: 甲某, unit: office, posts: [{post: 安全员, from: 2024-01-01, to: 2026-03-09}]") + own("key: required.posts, value: 安全员, clause: 第一条"),
            people("id: a, name: 甲某, unit: office, posts: [{post: 安全员, from: 2026-03-11}]") + own("key: required.posts, value: 安全员, clause: 第一条"),
        ),
    ),
    "people.missing-post": Cases(
        (
            "请按时报送。",
            people("id: a, name: 甲某, unit: office, posts: [{post: 信息员, from: 2024-01-01, to: 2026-03-10}]"),
            people("id: a, name: 甲某, unit: slj, posts: [{post: 安全员, from: 2024-01-01}]"),
            people("id: a, name: 甲某, unit: office, posts: [{post: 干事, duties: [informer], from: 2024-01-01}]"),
            people("id: a, name: 甲某, unit: office, posts: [{post: 信息员, from: 2024-01-01}]") + site_yaml((XWDT, "- {id: zwgk/xwdt, name: 工作动态, type: news, owner: slj}")),
            option("people.missing-post", "duties: []") + people("id: a, name: 甲某, unit: slj, posts: [{post: 信息员, from: 2024-01-01}]"),
        ),
        (
            people("id: a, name: 甲某, unit: slj, posts: [{post: 信息员, from: 2024-01-01}]"),
            people("id: a, name: 甲某, unit: office, posts: [{post: 信息员, from: 2024-01-01, to: 2026-03-09}]"),
            option("people.missing-post", "duties: [informer, liaison, replies, leader]") + people(),
            people("id: a, name: 甲某, unit: office, posts: [{post: 安全管理员, from: 2024-01-01, to: 2026-03-09}]"),
            option("people.missing-post", "duties: [security, suggestions]") + people("id: a, name: 甲某, unit: slj, posts: [{post: 意见建议处理员, from: 2024-01-01}]"),
            option("people.missing-post", "duties: [informer], site_duties: [informer]") + people(),
            option("people.missing-post", "duties: [informer]").replace(XWDT, "- {id: zwgk/xwdt, name: 工作动态, type: news, owner: slj}") + people(),
        ),
    ),
    "people.handover-gap": Cases(
        (
            people("id: a, name: 甲某, unit: office, posts: [{post: 信息员, from: 2024-01-01, to: 2026-02-10}]", "id: b, name: 乙某, unit: office, posts: [{post: 信息员, from: 2026-02-11}]"),
            people("id: a, name: 甲某, unit: office, posts: [{post: 信息员, from: 2024-01-01, to: 2026-03-10}]"),
            people("id: a, name: 甲某, unit: office, posts: [{post: 干事, from: 2024-01-01, to: 2026-02-10}]"),
            people("id: a, name: 甲某, unit: office, posts: [{post: 信息员, from: 2024-01-01, to: 2026-03-06}]", "id: b, name: 乙某, unit: office, posts: [{post: 信息员, from: 2026-03-09}]"),
            people("id: a, name: 甲某, unit: office, posts: [{post: 信息员, from: 2024-01-01, to: 2025-11-30}]", "id: b, name: 乙某, unit: office, posts: [{post: 信息员, from: 2025-12-10}]"),
            people("id: a, name: 甲某, unit: office, posts: [{post: 副股长, levels: [first], from: 2024-01-01, to: 2026-02-10}]"),
        ),
        (
            people("id: a, name: 甲某, unit: office, posts: [{post: 信息员, from: 2024-01-01, to: 2026-02-10}]"),
            people("id: a, name: 甲某, unit: office, posts: [{post: 信息员, from: 2024-01-01, to: 2026-02-10}]", "id: b, name: 乙某, unit: office, posts: [{post: 信息员, from: 2026-02-13}]"),
            people("id: a, name: 甲某, unit: office, posts: [{post: 副股长, levels: [joint], from: 2024-01-01, to: 2026-02-10}]", "id: b, name: 乙某, unit: slj, posts: [{post: 副股长, levels: [joint], from: 2024-01-01}]"),
            people("id: a, name: 甲某, unit: office, posts: [{post: 网信干事, levels: [joint], duties: [informer], from: 2024-01-01, to: 2026-02-10}]", "id: b, name: 乙某, unit: office, posts: [{post: 干事, levels: [joint], from: 2024-01-01}]"),
            people("id: a, name: 甲某, unit: office, posts: [{post: 信息员, from: 2024-01-01, to: 2025-11-30}]", "id: b, name: 乙某, unit: office, posts: [{post: 信息员, from: 2025-12-12}]"),
            option("people.handover-gap", "look_back: 900") + people("id: a, name: 甲某, unit: office, posts: [{post: 信息员, from: 2022-01-01, to: 2024-02-10}]", "id: b, name: 乙某, unit: office, posts: [{post: 信息员, from: 2024-03-12}]"),
            people("id: a, name: 甲某, unit: office, posts: [{post: 信息员, from: 2024-01-01, to: 2026-03-09}]"),
        ),
    ),
    "people.refiling-due": Cases(
        (
            people(),
            people(units="{id: office, name: 县政府办公室, filed_on: 2026-03-01}"),
            people("id: a, name: 甲某, unit: slj, posts: [{post: 信息员, from: 2026-03-05}]", units="{id: office, name: 县政府办公室, filed_on: 2026-03-01}, {id: slj, name: 县水利局}"),
        ),
        (
            people("id: a, name: 甲某, unit: office, posts: [{post: 信息员, from: 2026-03-09}]", units="{id: office, name: 县政府办公室, filed_on: 2026-03-01}"),
            people("id: a, name: 甲某, unit: office, posts: [{post: 信息员, from: 2024-01-01, to: 2026-02-10}]", units="{id: office, name: 县政府办公室, filed_on: 2024-01-05}"),
            people("id: a, name: 甲某, unit: slj, posts: [{post: 信息员, from: 2026-03-10}]", units="{id: office, name: 县政府办公室}, {id: slj, name: 县水利局, filed_on: 2026-03-01}"),
        ),
    ),
    "people.vendor-final": Cases(
        (
            people("id: a, name: 甲某, unit: office, vendor: true, posts: [{post: 驻场, levels: [first], from: 2024-01-01}]"),
            people("id: a, name: 甲某, unit: office, posts: [{post: 主任, levels: [final], from: 2024-01-01}]"),
            people("id: a, name: 甲某, unit: office, vendor: true, deputy_for: [{person: lihua, from: 2024-01-01}]"),
            people("id: a, name: 甲某, unit: office, vendor: true, deputy_for: [{person: wangwei, from: 2024-01-01}]"),
        ),
        (
            people("id: a, name: 甲某, unit: office, vendor: true, posts: [{post: 驻场, levels: [first, final], from: 2024-01-01, to: 2024-02-01}]"),
            people("id: a, name: 甲某, unit: office, vendor: true, posts: [{post: 驻场, waives: [links], from: 2024-01-01}]"),
            people("id: a, name: 甲某, unit: slj, vendor: true, deputy_for: [{person: zhaoan, from: 2024-01-01}]"),
        ),
    ),
}

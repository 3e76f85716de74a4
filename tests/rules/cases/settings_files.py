"""Cases of the rules on what a site keeps under `checks/`: waivers, word lists, registers, baseline, own rules, profiles."""

from __future__ import annotations

from tests.helpers import PERFECT
from tests.rules.casework import Case, Cases, Exempt, site_yaml, text

__all__ = ["CASES"]

A, B = "content/zwgk/tzgg/a.md", "content/zwgk/tzgg/b.md"
LINK = text(A, body="见[植树造林通知](b.md)。\n")
RIGHTS = "-- checks/people.yaml --\nunits: [{id: office, name: 县政府办公室}]\npeople:\n"
SIGNERS = (
    "  - {id: lihua, name: 李华, unit: office, posts: [{post: 股长, rank: 1, levels: [first], from: 2024-01-01}]}\n"
    "  - {id: zhaoan, name: 赵安, unit: office, posts: [{post: 主任, rank: 3, levels: [final], from: 2024-01-01}]}\n"
)


def waived(body: str = LINK, *, people: str = "", **words: str) -> str:
    """A dead link and a waiver of it, parts changed."""
    row = {"rule": "link.dead-internal", "path": A, "text": "zwgk/tzgg/b.md", "reason": "次日补传", "by": "wangwei", "until": "2026-06-30"} | words
    return "-- checks/waivers.yaml --\n- {" + ", ".join(f"{key}: {value}" for key, value in row.items() if value) + "}\n" + people + body


def person(words: str, name: str = "wangwei") -> str:
    return RIGHTS + SIGNERS + f"  - {{id: {name}, name: 王卫, unit: office, {words}}}\n"


HEAD = "word,category,level,suggest,match,allow,source,since,until,note"


def words(*rows: str, head: str = HEAD, name: str = "own") -> str:
    return f"-- checks/words/{name}.csv --\n{head}\n" + "".join(row + "\n" for row in rows)


def links(*rows: str, head: str = "host,purpose,approver,approved_on,review_by") -> str:
    return f"-- checks/links.csv --\n{head}\n" + "".join(row + "\n" for row in rows)


def rules(yaml: str, path: str = "checks/rules/local.yaml", files: str = "checks/rules/local.yaml") -> str:
    return site_yaml(more=f"  site_rules: [{files}]\n") + f"-- {path} --\n{yaml}"


def rule(**words: str) -> str:
    row = {"id": "X-001", "name": "x.hours", "kind": "word", "words": "[办公点]", "message": "应写工作时间", "hint": "改写", "basis": "本地规定"} | words
    return "- {" + ", ".join(f"{key}: {value}" for key, value in row.items() if value) + "}\n"


CODE = """from sitegen.model import Text
from sitegen.rules.base import Rule


def check(article, context):
{body}


WORDS = Text("示例", "An example")
RULE = Rule(id="{id}", name="{name}", level="{level}", scope="{scope}", check=check, title=WORDS, message=WORDS, hint=WORDS,
            basis=WORDS, rationale=WORDS, bad="", good="")
"""


def code(body: str = "    return ()", id: str = "X-101", name: str = "x.example", level: str = "warning", scope: str = "article", tail: str = "") -> str:
    return rules(CODE.format(body=body, id=id, name=name, level=level, scope=scope) + tail, "checks/rules/local.py", "checks/rules/local.py")


def baseline(words: str) -> str:
    return f"-- checks/baseline.json --\n{words}\n"


def profile(*values: str, head: str = "title: 本县方案\nlayer: county\nextends: default\ndocument: 本县办法\n", name: str = "own", chosen: str = "own") -> str:
    site = site_yaml(("checks:\n", f"checks:\n  profile: {chosen}\n"))
    return site + f"-- checks/profiles/{name}.yaml --\n{head}values:\n" + "".join(f"  - {{{value}}}\n" for value in values)


DEAD = '{"path": "content/zwgk/tzgg/a.md", "rule": "link.dead-internal", "fingerprint": "%s"}'
BASE = site_yaml() + text(A)

CASES = {
    "suppress.unused": Cases(
        (waived(), waived(text="", rule="LINK001"), waived(until="2026-03-09"), waived(text="' zwgk/tzgg/b.md '")),
        (
            waived(text=" c.md"),
            waived(path=B),
            waived(rule="link.anchor"),
            waived(text(A)),
            waived() + "".join(("",)) + "-- checks/waivers.yaml --\n" + waived().split("\n", 1)[1].split("-- ", 1)[0] * 2 + LINK,
        ),
    ),
    "suppress.expired": Cases(
        (waived(), waived(until="2026-03-10"), waived(reason='" "', until="2026-01-01"), waived(by="zhangmin", until="2026-01-01")),
        (waived(until="2026-03-09"), waived(text(A), until="2025-12-31", text=""), waived(rule="LINK001", until="2024-02-29")),
    ),
    "suppress.no-reason": Cases(
        (waived(), waived(rule="link.deadinternal", reason='" "')),
        (waived(reason='""'), waived(reason=""), waived(reason='"\u3000"', by="nobody"), waived(reason='" "', until="2026-01-01")),
    ),
    "suppress.unknown-rule": Cases(
        (waived(), waived(rule="LINK001")),
        (waived(rule="link.dead-interal"), waived(rule="LINK999", reason='" "'), waived(rule="'*'"), waived(rule="x.hours")),
    ),
    "suppress.not-entitled": Cases(
        (waived(), waived(by="王卫"), waived(people=person("posts: [{post: 分管负责人, rank: 2, waives: [links], from: 2026-03-10, to: 2026-03-10}]"))),
        (
            waived(by="nobody"),
            waived(by="zhangmin"),
            waived(by="张敏", people=person("posts: [{post: 编辑, rank: 0, waives: [links], from: 2024-01-01}]", "zhangmin").replace("name: 王卫", "name: 张敏")),
            waived(by="lihua"),
            waived(people=person("posts: [{post: 分管负责人, rank: 2, waives: [links], from: 2026-03-11}]")),
            waived(people=person("posts: [{post: 分管负责人, rank: 2, waives: [links], from: 2024-01-01, to: 2026-03-09}]")),
            waived(people=person("posts: [{post: 分管负责人, rank: 2, waives: [wording], from: 2024-01-01}]")),
            waived(people=person("vendor: true, posts: [{post: 驻场, rank: 2, waives: [links], from: 2024-01-01}]")),
            waived(people=person("deputy_for: [{person: a, from: 2024-01-01}]") + "  - {id: a, name: 甲某, posts: [{post: 分管负责人, rank: 2, waives: [links], from: 2024-01-01}]}\n"),
            waived(rule="review.missing-level", text=""),
            waived(by="", until="2026-01-01"),
            waived(text(A, "editor: wangwei\n", "见[植树造林通知](b.md)。\n")),
        ),
    ),
    "suppress.unreadable": Cases(
        (waived(), "-- checks/waivers.yaml --\n[]\n"),
        (
            "-- checks/waivers.yaml --\n- {rule: [\n",
            "-- checks/waivers.yaml --\nrule: link.anchor\n",
            waived(until="下个月"),
            "-- checks/waivers.yaml --\n- 甲\n",
            waived(more="甲"),
            waived(rule=""),
        ),
    ),
    "suppress.too-long": Cases(
        (waived(until="2027-03-10"), waived(until="2026-03-09"), waived(by="lihua", until="")),
        (waived(until="2027-03-11"), waived(until=""), waived(until="9999-12-31", text="c.md")),
    ),
    "lexicon.dead-word": Cases(
        (
            words("测试词甲,本地,warning,测试词乙,,,办公室,,,"),
            words("测[试]{1}词,本地,warning,,regex,,办公室,,,").replace("[试]{1}", "试"),
            words("测试词甲,本地,warning,,,,办公室,2026-03-09,2026-03-09,"),
            words("赌,本地,warning,,exact,,办公室,,,"),
        ),
        (
            words("测试词[甲],本地,warning,,,,办公室,,,"),
            words("测试词甲,本地,warning,测试词甲,,,办公室,,,", "-·-,本地,warning,,,,办公室,,,"),
            words("测试.*甲,本地,warning,,regex,,办公室,,,"),
            words("测试词甲,本地,warning,,,,办公室,2026-03-10,2026-03-09,"),
            words("-测试词甲,本地,warning,,,,办公室,,,", "测试词乙-,本地,warning,,,,办公室,,,", "测试词丙,本地,warning,,,,办公室,,,"),
            words("**测试词甲,本地,warning,,,,办公室,,,", name="b") + words("测试词乙,本地,warning,,,,办公室,,,"),
        ),
    ),
    "lexicon.duplicate": Cases(
        (
            words("测试词甲,本地,warning,,,,办公室,,,", "测试词乙,本地,warning,,,,办公室,,,"),
            words("测试词甲,本地,warning,,,,办公室,,2025-12-31,", "测试词甲,本地,error,,,,办公室,2026-01-01,,"),
            words("测试词甲,本地,warning,,,,办公室,,,", "测试词甲,本地,warning,,title-only,,办公室,,,"),
        ),
        (
            words("测试词甲,本地,warning,,,,办公室,,,", "測試詞甲,本地,warning,,,,办公室,,,"),
            words("测试词甲,本地,warning,,,,办公室,,,", name="a") + words("测试词乙,本地,warning,,,,办公室,,,", "测试词甲,其他,error,,,,办公室,,,", name="b"),
            words("测试词甲,本地,warning,,,,办公室,,,", "测 试 词 甲,本地,warning,,,,办公室,,,", "测试词甲,本地,info,,,,办公室,,,"),
            words("测试词a,本地,warning,,,,办公室,,,", "测试词Ａ,本地,warning,,,,办公室,,,"),
        ),
    ),
    "lexicon.too-short": Cases(
        (words("赌博,本地,warning,,,,办公室,,,"), words("赌,本地,warning,,exact,,办公室,,,")),
        (words("毒,本地,error,,,,办公室,,,"), words("赌博,本地,warning,,,,办公室,,,", "赌,本地,info,,title-only,,办公室,,,"), words("A,本地,warning,,latin,,办公室,,,"), words("赌-,本地,warning,,,,办公室,,,", "毒,本地,warning,,,,办公室,,,")),
    ),
    "lexicon.allow-unused": Cases(
        (
            words("测试词甲,本地,warning,,,防范…|…专项|“…”|《…条例》|测试词甲管理办法|测…词甲组,办公室,,,"),
            words("测试.甲,本地,warning,,regex,测试一甲|防范…,办公室,,,"),
            words("测试词甲,本地,warning,,,,办公室,,,"),
            words("测试词[甲],本地,warning,,,防范,办公室,,,"),
        ),
        (
            words("测试词甲,本地,warning,,,防范|防范…,办公室,,,"),
            words("测试词甲,本地,warning,,,…,办公室,,,", "测试词乙,本地,warning,,,-…,办公室,,,"),
            words("测试词甲,本地,warning,,,测试词甲|…测试词甲,办公室,,,"),
            words("测试词甲,本地,warning,,,防范…|打击…|防 范…,办公室,,,"),
            words("测试.甲,本地,warning,,regex,测试甲,办公室,,,"),
            words("测试词甲,本地,warning,,,——,办公室,,,"),
            words("测试词甲,本地,warning,,,防范…,办公室,,,", "測試詞乙,本地,warning,,,测试词甲展,办公室,,,", name="b"),
        ),
    ),
    "lexicon.unreadable": Cases(
        (words("测试词甲,本地,warning,,,,办公室,,,"), words("# 说明", "测试词甲,本地,warning,,,,办公室,,,", "")),
        (
            "-- checks/words/own.csv --\n词,类别\n测试词甲,本地\n",
            words("测试词甲,本地,严重,,,,办公室,,,"),
            words("测试词甲,本地,warning,,大概,,办公室,,,"),
            words("测试词甲,本地,warning,,,,办公室,昨天,,"),
            words("测试词甲,本地,warning,,,,办公室,,,,多一列,再多"),
            words(",本地,warning,,,,办公室,,,"),
            site_yaml(more="  word_lists: [/no/such/list.csv]\n") + text(A),
        ),
    ),
    "register.unreadable": Cases(
        (links("a.test,新闻,王卫,2026-01-05,2026-12-31"), links("# 说明", "a.test,新闻,王卫,,"), "-- checks/leaders.yaml --\n- {name: 周明远, post: 县长, from: 2024-01-01}\n"),
        (
            links("a.test,新闻,王卫,昨天,2026-12-31"),
            links(",新闻,王卫,2026-01-05,"),
            links("a.test,新闻", head="域名,用途"),
            "-- checks/leaders.yaml --\n- {name: 周明远, post: 县长, from: 昨天}\n",
            "-- checks/leaders.yaml --\n周明远: 县长\n",
        ),
    ),
    "baseline.unreadable": Cases(
        (baseline('{"version": 1, "findings": [], "inherited": []}'), LINK),
        (
            baseline("[]"),
            baseline('{"version": 2, "findings": [], "inherited": []}'),
            baseline('{"version": 1, "findings": [{"path": 1}], "inherited": []}'),
            baseline('{"version": 1, "findings": "x", "inherited": []}'),
            baseline("甲"),
        ),
    ),
    "baseline.stale": Cases(
        (baseline('{"version": 1, "findings": [], "inherited": []}'), LINK),
        (
            baseline('{"version": 1, "findings": [' + DEAD % "00" + "], \"inherited\": []}") + LINK,
            baseline('{"version": 1, "findings": [' + DEAD % "01" + "," + DEAD % "02" + "], \"inherited\": []}"),
            baseline('{"version": 1, "findings": [' + DEAD % "01" + '], "inherited": [{"path": "content/zwgk/tzgg/z.md", "digest": "sha256-v1:00"}]}'),
            baseline('{"version": 1, "findings": [], "inherited": [{"path": "content/zwgk/tzgg/gone.md", "digest": "sha256-v1:00"}]}'),
        ),
    ),
    "rule.unreadable": Cases(
        (
            rules(rule()),
            rules(rule(kind="number", words="", field="x-count", min='"1"')),
            rules(rule(kind="pattern", words="", pattern="'办公.{1,3}点'")),
            rules(rule(kind="max-length", words="", limit="10") + rule(id="X-002", name="x.two", kind="required-field", words="", field="summary", waived_by="wording")),
            code(),
        ),
        (
            rules("甲: 乙\n"),
            rules("- {id: [\n"),
            *(rules(rule(id=bad)) for bad in ("PII001", "X-", f"X-{'a' * 31}", "x-1", "'X-1 '")),
            *(rules(rule(name=bad)) for bad in ("pii.x", "x.A", "x", "x-.a", "x.a_b")),
            rules(rule() + rule(id="X-002")),
            rules(rule() + rule(name="x.two")),
            *(rules(rule(kind=kind, words="")) for kind in ("word", "pattern", "required-field", "forbidden-field", "max-length", "min-length", "number")),
            rules(rule(kind="number", words="", field="x-count")),
            rules(rule(kind="number", words="", field="x-count", min="一", max='"1.2.3"')),
            rules(rule(kind="pattern", words="", pattern="'(办+)+公'")),
            rules(rule(kind="pattern", words="", pattern="'('")),
            rules(rule(level="fatal", kind="词")),
            rules(rule(message="", hint="", basis="")),
            rules(rule(extra="甲")),
            rules(rule() + "- [\n"),
            rules(rule(), "checks/rules/other.yaml"),
            rules("x = (\n", "checks/rules/local.py", "checks/rules/local.py"),
            rules("\n\nraise ValueError('甲\\n乙')\n", "checks/rules/local.py", "checks/rules/local.py"),
            rules("raise ValueError\n", "checks/rules/local.py", "checks/rules/local.py"),
            rules("x = 1\n", "checks/rules/local.py", "checks/rules/local.py"),
            rules("RULES = []\n", "checks/rules/local.py", "checks/rules/local.py"),
            rules("RULES = ['甲']\n", "checks/rules/local.py", "checks/rules/local.py"),
            *(code(**{key: bad}) for key, bad in (("id", "A-1"), ("name", "y.a"), ("level", "fatal"), ("scope", "page"))),
            code(tail='RULES = [RULE, Rule(id="A-1", name="b", level="info", scope="site", check=check, title=WORDS, message=WORDS, hint=WORDS, basis=WORDS, rationale=WORDS, bad="", good="")]\n'),
            site_yaml(more="  rules: {x.nothing: {level: info}}\n") + text(A),
            rules(rule(), files="checks/rules/local.yaml, checks/rules/two.yaml") + "-- checks/rules/two.yaml --\n" + rule(name="x.two"),
        ),
    ),
    "rule.crashed": Cases(
        (code(), code("    yield RULE.at(article, 0, 1)"), rules(rule())),
        (
            code("    yield RULE.at(article, 0, article.no_such_thing)"),
            code("    yield '甲'"),
            code("    yield RULE.at(article, 0, 1)\n    raise ValueError('甲' * 200)"),
            code("    raise ValueError('甲\\n乙')\n    yield"),
            code("    raise ValueError\n    yield", scope="site"),
            code("    from dataclasses import replace\n    yield replace(RULE.at(article, 0, 1), level='fatal')"),
        ),
    ),
    "config.people-changed": Cases(
        (
            Case(site=text(B), base=BASE),
            Case(site="-- checks/people.yaml --\n# 说明\n" + PERFECT["checks/people.yaml"], base=BASE),
            BASE,
        ),
        (
            Case(site=person("posts: [{post: 分管负责人, rank: 2, levels: [second], from: 2024-01-01}]"), base=BASE),
            Case(site=BASE, base=person("posts: [{post: 分管负责人, rank: 2, levels: [second], from: 2024-01-01}]")),
            Case(site=person("posts: [{post: 甲, rank: 2, from: 2024-01-01}]"), base=person("mails: [a@b.example], posts: [{post: 甲, rank: 1, from: 2024-01-01}]").replace("县政府办公室", "政府办")),
            Case(site=waived(), base=BASE),
            Case(site=waived(until="2026-07-30"), base=waived()),
            Case(site=BASE, base=waived()),
            Case(site=site_yaml(more="  rules: {typo.word: {level: info}, fm.type: {level: off}}\n") + text(A), base=site_yaml(more="  rules: {typo.word: {level: info, options: {}}, pii.email: {options: {enabled: true}}}\n") + text(A)),
            Case(
                site=site_yaml(("{minimum: names}", "{minimum: digest}"), more="  profile: anzhou\n  review_profile: township\n  fail_level: warning\n  urgent: {columns: [zwgk]}\n  site_rules: [checks/rules/a.yaml]\n") + text(A),
                base=BASE,
            ),
            *(
                Case(site=site_yaml(("type: notice, owner: office", f"type: notice{change}")) + text(A), base=BASE)
                for change in ("", ", owner: office, evidence: {minimum: digest}", ", owner: office, keepers: [lihua, zhaoan]")
            ),
            Case(site=baseline('{"version": 1, "findings": [' + DEAD % "01" + '], "inherited": []}'), base=BASE),
        ),
    ),
    "profile.loosened": Cases(
        (profile("key: reply.finderror, value: 2 wd, clause: 第八条"), profile("key: reply.finderror, value: 3 wd, clause: 第八条"), profile("key: submission.week, value: '2', clause: 第八条")),
        (
            profile("key: reply.finderror, value: 4 wd, clause: 第八条"),
            profile("key: fresh.news, value: 15 d, clause: 第八条", "key: reply.letter, value: 8 wd, clause: 第八条"),
            profile("key: drill.year, value: '0', clause: 第八条"),
            profile("key: fresh.notice, value: 7 mo, clause: 第九条"),
        ),
    ),
    "profile.unreadable": Cases(
        (profile("key: reply.finderror, value: 3 wd, clause: 第八条"), "请按时报送。"),
        (
            profile(head="title: 甲\nlayer: county\nextends: anzou\ndocument: 甲\n"),
            profile("key: fresh.news, value: 30 days, clause: 第八条"),
            profile("key: fresh.newss, value: 30 d, clause: 第八条"),
            profile(chosen="none"),
            profile(head="title: 甲\nlayer: village\nextends: default\ndocument: 甲\n"),
            profile(head="title: 甲\nlayer: county\nextends: own\ndocument: 甲\n"),
            "-- checks/profiles/default.yaml --\n- 甲\n",
        ),
    ),
    "scan.unreadable": Exempt("只在 sitegen scan 里出现：那里没有网站，也没有本表所用的检查过程", ("test_scan.py",)),
}

"""Cases of the rules on front matter, reprints and pairs."""

from __future__ import annotations

from tests.rules.casework import Case, Cases, site_yaml, text

__all__ = ["CASES"]

A, B, Z = "content/zwgk/tzgg/a.md", "content/zwgk/tzgg/b.md", "content/zwgk/tzgg/z.md"
P, READING, NEWS = "content/zwgk/zcwj/p.md", "content/zwgk/zcjd/i.md", "content/zwgk/xwdt/news.md"
P2, I2, P3, I3 = (f"content/zwgk/{one}.md" for one in ("zcwj/p2", "zcjd/i2", "zcwj/p3", "zcjd/i3"))
LINK = site_yaml(("freshness: {classes", "  - {id: zwfw, name: 政务服务, link: 'https://zwfw.example/'}\nfreshness: {classes"))


def keys(words: str, body: str = "请按时报送。\n") -> str:
    return f"---\n{words}---\n{body}"


def reprint(words: str, body: str = "各地春耕全面展开。\n") -> str:
    return keys("reprint: true\nsource: 新华社\nsource_url: https://www.news.example/a.html\n" + words, body)


def copied(copy: str, body: str, words: str = "") -> str:
    return f"-- content/zwgk/tzgg/copy.txt --\n{copy}\n" + text(A, f"reprint: true\nsource: 新华社\nsource_url: https://www.news.example/a.html\nsource_copy: copy.txt\n{words}", body)


def option(rule: str, options: str, archive: str) -> str:
    return site_yaml(more=f"  rules: {{{rule}: {{options: {{{options}}}}}}}\n") + archive


def policy(path: str, words: str = "") -> str:
    return text(path, words, "为加强管理，制定本办法。\n", like=P)


def reading(path: str, words: str = "", body: str = "《办法》明确了管理责任。\n") -> str:
    return text(path, words, body, like=READING)


LONG = "部署三项任务：一是排查隐患，二是落实资金，三是按期完工，并通报了去年进展情况。"
NOBODY = ["佚名", "匿名", "admin", "administrator", "root", "test", "guest", "editor", "user", "user01", "超级管理员", "系统管理员", "系管理员", "管理员", "网站管理员", "编辑", "小编", "无", "不详", "未知", "'-'", "—", "/", "x", "×", "'*'", "'--/x'"]
ELEMENTS = {
    "背景": ("背景", "依据", "根据", "为什么", "起草", "出台", "由来", "必要性"),
    "目标": ("目标", "任务", "目的", "旨在", "为了", "重点工作", "总体要求"),
    "内容": ("内容", "规定", "明确", "措施", "举措", "条款", "包括", "要点", "变化"),
}


def elements(*words: str, length: int = 200) -> str:
    body = "、".join(words)
    return body + "甲" * (length - 1 - len(body)) + "\n"


def fails(*_: object) -> bytes:
    raise PermissionError(13, "Permission denied")


CASES = {
    "fm.syntax": Cases(
        (keys("summary: '甲'\n"), keys("x-note: {a: [1]}\n")),
        (
            keys('summary: "甲\n'),
            keys("summary: [甲\n"),
            f"-- {A} --\n请按时报送。\n",
            f"-- {A} --\n---\ntitle: 甲\n",
            f"-- {A} --\n---\ntitle: 甲\ntitle: 乙\n---\n甲\n",
            f"-- {A} --\n---\ntitle: &a 甲\n---\n甲\n",
        ),
    ),
    "fm.missing-field": Cases(
        (
            keys("editor:\n"),
            keys("date:\nreviewers:\n  - {level: first, name: 李华, at: 2026-03-06 09:00}\n"),
            keys("interpretation_required: false\ninterpretation_waived_because: 重申性文件\n"),
            keys("interpretation_required: true\n"),
            keys("date: 2026-02-29\n"),
        ),
        (
            keys("title:\n"),
            keys("date:\n"),
            keys("type: policy\n"),
            keys("type: letter\n"),
            keys("column: zwgk/zcwj\n"),
            keys("interpretation_required: false\n"),
            keys('interpretation_required: false\ninterpretation_waived_because: " "\n'),
            keys("title:\nsource:\n"),
        ),
    ),
    "fm.type": Cases(
        (keys("draft: 否\n"), keys("keywords: [水利]\n"), keys("draft: true\n"), keys("title: 关于报送\n  材料的通知\n"), keys('summary: "甲\\n乙"\n'), keys("summary: |\n  甲\n  乙\n")),
        (keys("keywords: 水利\n"), keys("type: notise\n"), keys("attachments: 任务表\n"), keys("reprint: maybe\n"), keys("title: [甲]\n"), keys("type: '{0.__class__}'\n"),
         keys('title: "关于\\n报送的通知"\n'), keys("title: |\n  关于报送\n  材料的通知\n"), keys('keywords: [水利, "甲\\n乙"]\n')),
    ),
    "fm.unknown-key": Cases(
        (keys("x-note: 甲\n"), keys("keywords: [水利]\n")),
        (keys("withdrawal: []\n"), keys("Title2: 甲\n"), keys("attachments:\n  - {path: a.csv, titel: 甲}\n"), keys("urgent: {reasons: 汛情}\n")),
    ),
    "fm.bad-date": Cases(
        (keys("confirmed_on: 2026-02-28\n"), keys("confirmed_on: 2024-02-29 09:30\n"), keys("date: 2026-03-09T09:00:00+08:00\n")),
        (keys("date: 2026-02-29\n"), keys("date: 昨天\n"), keys("confirmed_on: 2026-13-01\n"), keys("confirmed_on: 2026-03-09 25:00\n"), keys("effective: 2026/3/9\n")),
    ),
    "fm.unknown-column": Cases(
        (keys("column: zwgk\n"), keys("column: zwgk/xwdt\n")),
        (
            keys("column: zwgk/nothing\n"),
            text("content/zwgk/xwdts/a1.md"),
            keys("column: bszn\n"),
            LINK + text("content/zwfw/a1.md"),
            LINK + keys("column: zwf\n").replace("---\ncolumn: zwf\n---\n请按时报送。\n", text(A, "column: zwf\n")),
        ),
    ),
    "fm.duplicate-id": Cases(
        (text(B), keys("id: b\n")),
        (text(B, "id: a\n") + text(NEWS, "id: a\n", None), text(NEWS, "id: p\n", None), text(P2, "id: z\n", like=P) + text(Z, "id: z\n", None)),
    ),
    "fm.duplicate-slug": Cases(
        (keys("slug: b\naliases: [/old/a/, /old/b/]\n"), text(B, "slug: z2\n"), keys("aliases: [/old/a/, /old/a/]\n")),
        (
            text(B, "slug: a\n") + text(A, "slug: A\n"),
            keys("aliases: [/zwgk/zcwj/p/]\n"),
            keys("aliases: [/zwgk/tzgg/a]\nslug: a\n"),
            text(A, "aliases: [/old/1.html]\n") + text(Z, "aliases: [/old/2.html, /OLD/1.html]\n"),
            keys("aliases: [/freshness/, /zwgk/feed.xml, /index.html]\n"),
            text("content/zwgk/tzgg2.md", "slug: tzgg\n"),
        ),
    ),
    "fm.encoding": Cases(
        ("请按时报送。\t表", "请各单位\u3000报送。"),
        (
            "请⟦\x00⟧报送。",
            "请⟦\x1f⟧报送⟦\x7f⟧。".replace("⟦\x7f⟧", "\x7f"),
            keys("summary: 甲\x08乙\n"),
            Case(site="请按时报送。", data={"content/zwgk/tzgg/gb.md": "---\ntitle: 通知\n---\n请各单位按时报送有关情况。\n".encode("gb18030")}),
            Case(site="请按时报送。", data={"content/zwgk/tzgg/u.md": "---\ntitle: 通知\n---\n请报送。\n".encode("utf-16")}),
        ),
    ),
    "fm.unreadable": Cases(
        ("请按时报送。", keys("draft: true\n")),
        (
            Case(site="请按时报送。", patch={"sitegen.stages.read.read_bytes": fails}),
            Case(site=text(B), patch={"sitegen.stages.read.read_bytes": fails}),
            Case(site=text(NEWS, "draft: true\n"), patch={"sitegen.stages.read.read_bytes": fails}),
        ),
    ),
    "fm.too-large": Cases(
        (
            "甲" * 20_000,
            "甲" * 10_000 + "\n" + "乙" * 10_001,
            ("| " + "a" * 1019 + " |\n") * 200,
            ("| " + "a" * 1000 + " |\n") * 150 + "\n" + ("| " + "a" * 1000 + " |\n") * 150,
        ),
        (
            "甲" * 20_001,
            "乙\n\n" + "a" * 30_000 + "\n\n" + "丙" * 20_001,
            ("| " + "a" * 1019 + " |\n") * 201,
            "甲\n\n" + ("|" + "甲" * 340 + "|\n") * 201,
            Case(site="请按时报送。", data={"content/zwgk/tzgg/big.md": b"a" * (2 * 1024 * 1024 + 1)}),
        ),
    ),
    "fm.special-file": Cases(
        (Case(site="请按时报送。", data={"content/zwgk/tzgg/files/b.csv": b"a"}), "请按时报送。"),
        (
            Case(site="请按时报送。", links={"content/zwgk/tzgg/link.md": "a.md"}),
            Case(site="请按时报送。", links={"content/zwgk/tzgg/b.csv": "/etc/hostname"}),
            Case(site="请按时报送。", data={"content/zwgk/tzgg/b.html": b"<p>"}),
            Case(site="请按时报送。", data={"content/zwgk/tzgg/b\u202ec.csv": b"a"}),
            Case(site="请按时报送。", data={"content/zwgk/tzgg/b\\c.csv": b"a"}),
        ),
    ),
    "fm.placeholder-person": Cases(
        (
            keys("source: 县水利局\n"),
            keys("source: sfb\n"),
            keys("editor: lihua\n"),
            keys("proofreader: 编辑部\n"),
            keys("editor: 佚名山\nproofreader: 管理员张\n"),
            keys("editor: abcde\n"),
            keys("editor: ab1234\n"),
            "-- checks/people.yaml --\nunits: [{id: office, name: 县政府办公室}]\npeople: [{id: xyz, name: 张敏}, {id: admin, name: 李华}]\n" + text(A, "editor: xyz\nproofreader: admin\n"),
            keys("publisher:\n"),
        ),
        (
            *(keys(f"source: {name}\n") for name in NOBODY),
            *(keys(f"{key}: 佚名\n") for key in ("editor", "proofreader", "publisher", "x-author")),
            keys("source: ' Admin '\neditor: ' 无 '\n"),
            *(keys(f"editor: {name}\n") for name in ("sfb", "A", "abcd123", "zz9")),
            keys("publisher: sfb\n"),
        ),
    ),
    "fm.bad-address": Cases(
        (
            keys("slug: 2026-春季（一）《办法》〔1〕—、，+=@!~._\n"),
            keys("aliases: [/old/a/, /old/a.html, /a]\n"),
            keys("slug: 𠀀字\n"),
        ),
        (
            keys("slug: a b\n"),
            keys("slug: a/b\n"),
            keys("slug: ..\n"),
            keys("slug: a%20b\n"),
            keys('slug: "a\\u200bb"\n'),
            keys(f"slug: '{'%' * 60}'\n"),
            keys(f"slug: '{'%' * 61}'\n"),
            keys("aliases: [/old/a/, old/b/, /a//b/, '/a b/', /../etc]\n"),
            keys("aliases: ['/a?b']\n"),
            keys("slug: con\n"),
        ),
    ),
    "reprint.no-source": Cases(
        (reprint(""), keys("source: 网络\n"), reprint("source: 本站编辑部\n"), reprint("source: 网络安全报\n"), reprint("source: 新华网络公司\n"), reprint("source:\n")),
        (
            *(reprint(f"source: {name}\n") for name in ["本站", "本网", "本网站", "网络", "互联网", "网上", "网站", "转载", "转发", "摘自网络", "来源网络", "综合", "未知", "不详", "其他", "原创", "无", "'-'", "'--'", "——"]),
            reprint("source: 澄溪县人民政府\n"),
            reprint('source: " 网络 "\n'),
        ),
    ),
    "reprint.no-source-url": Cases(
        (reprint(""), keys("source: 新华社\n"), reprint("draft: true\n")),
        (reprint("source_url:\n"), reprint('source_url: " "\n'), reprint('source_url: ""\nsource_title: 甲\n')),
    ),
    "reprint.bad-source-url": Cases(
        (reprint(""), reprint("source_url: http://news.example:8080/a?b=c\n"), reprint("source_url:\n"), "请按时报送。"),
        (
            reprint("source_url: 新华社\n"),
            reprint("source_url: https://www.chengxi.example/a.html\n"),
            reprint("source_url: https://news.chengxi.example/a.html\n"),
            reprint("source_url: http://192.168.1.2/a.html\n"),
            reprint("source_url: https://newsexample/a.html\n"),
            reprint("source_url: https://www.news.example/a b.html\n"),
            keys("source_url: ftp://a.example/\n"),
        ),
    ),
    "reprint.title-changed": Cases(
        (
            reprint("source_title: 关于开展 2026年春季　农田水利建设的通知\n"),
            keys("source_title: 另一标题\n"),
            reprint("source_title:\n"),
            reprint("source_title: 甲\ntitle:\n"),
        ),
        (reprint("source_title: 关于开展2026年春季农田水利建设的通报\n"), reprint("title: 关于开展\nsource_title: 关于开展工作\n"), reprint('title: "甲 乙"\nsource_title: 甲丙\n')),
    ),
    "reprint.late": Cases(
        (
            reprint("source_date: 2026-03-08 09:00\n"),
            keys("source_date: 2026-01-08 09:00\n"),
            reprint("source_date: 2026-01-08\ndate:\nreviewers: []\n"),
            reprint(""),
            option("reprint.late", "max_hours: 48", text(A, "reprint: true\nsource_date: 2026-03-07 09:00\n")),
            option("reprint.late", "max_working_days: 2", text(A, "reprint: true\nsource_date: 2026-03-05 09:00\ndate: 2026-03-09 09:00\n")),
            option("reprint.late", "max_hours: 24", text(A, "reprint: true\nsource_date: 2026-03-08T01:00:00Z\n")),
        ),
        (
            option("reprint.late", "max_hours: 48", text(A, "reprint: true\nsource_date: 2026-03-07 08:59\n")),
            option("reprint.late", "max_working_days: 2", text(A, "reprint: true\nsource_date: 2026-03-04 09:00\ndate: 2026-03-09 09:00\n")),
            option("reprint.late", "max_hours: 1, max_working_days: 9", text(A, "reprint: true\nsource_date: 2026-03-09 07:59\n")),
            option("reprint.late", "max_hours: 0", text(A, "reprint: true\nsource_date: 2026-03-09 08:59\n")),
            reprint("type: post\nsource_date: 2026-03-06 09:00\n"),
            reprint("source_date: 2026-02-02\n"),
        ),
    ),
    "reprint.before-source": Cases(
        (reprint("source_date: 2026-03-09 09:00\n"), keys("source_date: 2026-03-10 09:00\n"), reprint("source_date: 2026-03-09\n"), reprint("date:\nreviewers: []\nsource_date: 2026-03-10 09:00\n"), reprint("")),
        (reprint("source_date: 2026-03-09 09:01\n"), reprint("source_date: 2026-03-10\n"), reprint("date: 2026-03-08\nsource_date: 2026-03-09 00:00\n")),
    ),
    "source.not-allowed": Cases(
        (
            reprint("source: 自媒体\n"),
            option("source.not-allowed", "allowed: [新华社, 人民 日报]", text(A, "reprint: true\nsource: 新 华 社\n") + text(Z, "reprint: true\nsource: 人民日报\n")),
            option("source.not-allowed", "allowed: [新华社]", text(A, "source: 自媒体\n")),
            option("source.not-allowed", "allowed: [新华社]", text(A, "reprint: true\nsource:\n")),
        ),
        (
            option("source.not-allowed", "allowed: [新华社]", text(A, "reprint: true\nsource: 新华社客户端\n")),
            option("source.not-allowed", "allowed: [新华社, 人民日报]", text(A, "reprint: true\nsource: 县政府办公室\n")),
            option("source.not-allowed", "allowed: [2026]", text(A, "reprint: true\nsource: 澄溪发布\n") + text(Z, 'reprint: true\nsource: "2026"\n')),
        ),
    ),
    "reprint.text-changed": Cases(
        (
            copied(LONG, LONG + "\n"),
            copied(LONG, "**部署** 三项任务，一是 排查隐患；二是落实资金；三是按期完工。并通报了去年进展情况\n"),
            copied(LONG, "甲。\n", "reprint:\n"),
            reprint(""),
            option("reprint.text-changed", "least: 0.2", copied(LONG, LONG[:20] + "\n")),
        ),
        (
            copied(LONG, LONG.replace("三项", "两项").replace("资金", "经费") + "\n"),
            copied(LONG, LONG[:20] + "\n"),
            copied(LONG[:20], LONG + "\n"),
            copied("，。", LONG + "\n"),
            reprint("source_copy: none.txt\n"),
            copied(LONG, LONG + "\n").replace("copy.txt", "copy.zip"),
            copied("甲乙丙丁", "甲乙丙丁戊\n"),
            copied(LONG, "，\n"),
            option("reprint.text-changed", "least: 1.0", copied(LONG, LONG + "甲\n")),
        ),
    ),
    "pair.missing": Cases(
        (
            policy(P2, "interpretation_required: false\ninterpretation_waived_because: 重申性\ninterpreted_by:\n"),
            policy(P2, "interpreted_by: none\n"),
            policy(P2, "interpreted_by:\n") + reading(I2, "interprets: p2\n"),
            policy(P2, "interpreted_by:\ndate: 2026-03-12 09:00\n"),
            policy(P2, "interpreted_by:\nwithdrawals: [{at: 2026-03-09 12:00, by: 赵安, reason: 有误}]\n"),
            policy(P2, "interpreted_by:\ndraft: true\n") + reading(I2, "interprets: p2\ndraft: true\n"),
            option("pair.missing", "types: [report]", policy(P2, "interpreted_by:\n")),
            text(B, ""),
        ),
        (
            policy(P2, "interpreted_by:\ndraft: true\n"),
            policy(P2, "interpreted_by:\ndate:\n"),
            policy(P2, "interpreted_by:\n") + reading(I2, "interprets: p2\ncompanion: true\nform: 图解\n"),
            policy(P2, "interpreted_by:\n") + reading(I2, "interprets: p2\ndraft: true\n"),
            option("pair.missing", "grace_working_days: 1", policy(P2, "interpreted_by:\n")),
            option("pair.missing", "grace_working_days: 1", policy(P2, "interpreted_by:\ndate: 2026-03-06 09:00\n")),
            option("pair.missing", "grace_working_days: 2", policy(P2, "interpreted_by:\ndate: 2026-03-06 09:00\n")),
            option("pair.missing", "grace_working_days: 9", policy(P2, "interpreted_by:\ndate:\n")),
            option("pair.missing", "grace_working_days: 900", policy(P2, "interpreted_by:\n")),
            option("pair.missing", "types: [notice]", text(A)),
            policy(P2, "interpreted_by:\n") + text(B, "interprets: p2\n"),
        ),
    ),
    "pair.dangling": Cases(
        (policy(P2, "interpreted_by: i2\n") + reading(I2, "interprets: p2\n"), policy(P2, "interpreted_by: i2\ndate: 2026-03-12 09:00\n")),
        (policy(P2, "interpreted_by: i2\n"), reading(I2, "interprets: p9\n"), policy(P2, "interpreted_by: i2\ninterprets: p9\n"), policy(P2, "interpreted_by: i2\ndraft: true\n")),
    ),
    "pair.one-way": Cases(
        (
            policy(P2, "interpreted_by: i2\n") + reading(I2, "interprets: p2\n"),
            policy(P2, "interpreted_by: i2\n") + reading(I2, "interprets: p3\n"),
            reading(I2, "interprets: p\ncompanion: true\nform: 图解\n") + policy(P, "interpreted_by:\n") + reading(READING, "interprets: p9\n"),
            policy(P2, "interpreted_by: i2\n") + reading(I2, "interprets:\ndate: 2026-03-12 09:00\n"),
            policy(P2, "interpreted_by: b\n") + text(B),
            policy(P2, "interpreted_by: p2\n"),
        ),
        (
            policy(P2, "interpreted_by: i2\n") + reading(I2, "interprets:\n"),
            policy(P2, "interpreted_by:\n") + reading(I2, "interprets: p2\n") + reading(I3, "interprets: p2\n"),
            policy(P2, "interpreted_by:\n") + reading(I2, "interprets: p2\ndraft: true\n"),
            policy(P2, "interpreted_by: i2\ndraft: true\n") + reading(I2, "interprets:\n"),
            policy(P2, "interpreted_by:\ndraft: true\n") + reading(I2, "interprets: p2\ndraft: true\n"),
            policy(P2, 'interpreted_by: i2\nid: "p 2"\n') + reading(I2, "interprets:\n"),
            policy(P2, "interpreted_by: i2\nid: p/2.a-b\n") + reading(I2, "interprets:\n"),
        ),
    ),
    "pair.not-one-to-one": Cases(
        (
            policy(P2, "interpreted_by: i2\n") + reading(I2, "interprets: p2\n") + reading(I3, "interprets: p2\ncompanion: true\nform: 图解\n"),
            policy(P2, "interpreted_by:\n") + reading(I2, "interprets: p2\n"),
            policy(P2, "interpreted_by: i3\n") + reading(I2, "interprets: p2\n") + reading(I3, "interprets:\n"),
        ),
        (
            policy(P2, "interpreted_by: i2\n") + reading(I2, "interprets: p2\n") + reading(I3, "interprets: p2\n"),
            policy(P2, "interpreted_by: i3\n") + reading(I2, "interprets: p2\n") + reading(I3, "interprets: p2\n"),
            policy(P2, "interpreted_by:\n") + reading(I2, "interprets: p2\n") + reading(I3, "interprets: p2\n"),
            policy(P2, "interpreted_by: i\n"),
            policy(P2, "interpreted_by: i2\n") + policy(P3, "interpreted_by: i2\n") + reading(I2, "interprets:\n"),
        ),
    ),
    "pair.self": Cases(
        (policy(P2, "interpreted_by: i2\n"), reading(I2, "interprets: p\n")),
        (policy(P2, "interpreted_by: p2\n"), reading(I2, "interprets: i2\n"), policy(P2, "interpreted_by: p2\ninterprets: p2\n"), text(B, "interprets: b\n")),
    ),
    "pair.unpublished": Cases(
        (
            policy(P2, "interpreted_by: i2\n") + reading(I2, "interprets: p2\n"),
            policy(P2, "interpreted_by: i2\ndraft: true\n") + reading(I2, "interprets: p2\ndraft: true\n"),
            policy(P2, "interpreted_by: b\n") + text(B, "draft: true\n"),
            policy(P2, "interpreted_by: i2\n"),
        ),
        (
            policy(P2, "interpreted_by: i2\n") + reading(I2, "interprets: p2\ndraft: true\n"),
            policy(P2, "interpreted_by: i2\ndisclosure: 依申请公开\n") + reading(I2, "interprets: p2\n"),
            policy(P2, "interpreted_by: i2\nwithdrawals: [{at: 2026-03-09 12:00, by: 赵安, reason: 有误}]\n") + reading(I2, "interprets: p2\n"),
            policy(P2, "interpreted_by: i2\ndate: 2026-03-12 09:00\n") + reading(I2, "interprets: p2\n"),
            option("pair.missing", "grace_working_days: 3", policy(P2, "interpreted_by: i2\n") + reading(I2, "interprets: p2\ndraft: true\n")),
            option("pair.missing", "grace_working_days: 3", policy(P2, "interpreted_by: i2\ndraft: true\n") + reading(I2, "interprets: p2\n")),
        ),
    ),
    "pair.orphan": Cases(
        (
            reading(I2, "interprets: p9\n"),
            reading(I2, "interprets:\nreprint: true\n"),
            policy(P2, "interpreted_by: i2\n") + reading(I2, "interprets:\n"),
            reading(I2, "interprets:\ndate: 2026-03-12 09:00\n"),
            text(B),
        ),
        (
            reading(I2, "interprets:\n"),
            reading(I2, "interprets:\ndraft: true\n"),
            reading(I2, "interprets:\n") + reading(I3, "interprets:\ntitle: 《巡查规定》解读\n"),
            text(B, "type: interpretation\n"),
        ),
    ),
    "pair.not-mutual": Cases(
        (
            policy(P2, "interpreted_by: i2\n") + reading(I2, "interprets: p2\n"),
            policy(P2, "interpreted_by: i2\n") + reading(I2, "interprets: p2\n") + policy(P3, "interpreted_by: i2\n"),
            policy(P2, "interpreted_by: i2\n") + reading(I2, "interprets: p9\n"),
            policy(P2, "interpreted_by:\n") + reading(I2, "interprets: p2\n"),
            reading(I2, "interprets: p2\ncompanion: true\nform: 图解\n") + policy(P2, "interpreted_by: i3\n") + reading(I3, "interprets:\n"),
        ),
        (
            policy(P2, "interpreted_by: i2\n") + reading(I2, "interprets: p3\n") + policy(P3, "interpreted_by:\n"),
            policy(P2, "interpreted_by: i3\n") + reading(I2, "interprets: p2\n") + reading(I3, "interprets:\n"),
            policy(P2, "interpreted_by: i3\n") + reading(I2, "interprets: p2\n") + reading(I3, "interprets: p3\n") + policy(P3, "interpreted_by: i2\n"),
        ),
    ),
    "pair.wrong-kind": Cases(
        (policy(P2, "interpreted_by: i2\n") + reading(I2, "interprets: p2\n"), policy(P2, "interpreted_by: i9\n"), policy(P2, "interpreted_by: p2\n"), reading(I2, "interprets: p\ncompanion: true\ntype: interview\n"), reading(I2, "interprets: p\ncompanion: true\ntype: faq\n")),
        (
            policy(P2, "interpreted_by: b\n") + text(B),
            policy(P2, "interpreted_by: i2\n") + reading(I2, "interprets: p2\ncompanion: true\nform: 图解\n"),
            reading(I2, "interprets: b\n") + text(B),
            reading(I2, "interprets: p\ntype: interview\n"),
            reading(I2, "interprets: p\ncompanion: true\ntype: notice\n"),
            text(B, "interprets: p\n"),
            option("pair.missing", "types: [report]", text(A)),
        ),
    ),
    "pair.other-drafter": Cases(
        (
            policy(P2, "interpreted_by: i2\n") + reading(I2, "interprets: p2\n"),
            policy(P2, "interpreted_by: i2\ndrafted_by: [water]\n") + reading(I2, "interprets: p2\nunit: water\n"),
            policy(P2, "interpreted_by: i2\ndrafted_by: [office, water]\n") + reading(I2, "interprets: p2\nunit: water\n"),
            policy(P2, "interpreted_by: i2\ndrafted_by: [县水利局]\n") + reading(I2, "interprets: p2\nunit: 县水利局\n"),
            policy(P2, "interpreted_by: i2\nissuer: 澄溪县水利局、澄溪县财政局\n") + reading(I2, "interprets: p2\nunit: 县水利局\n"),
            policy(P2, "interpreted_by: i2\nissuer: 澄溪县财政局 澄溪县水利局\n") + reading(I2, "interprets: p2\nunit: 县水利局\n"),
            policy(P2, "interpreted_by: i2\ndrafted_by: [water]\n") + reading(I2, "interprets: p2\ninterpreter: 专家\n"),
            policy(P2, "interpreted_by: i2\ndrafted_by: [water]\n") + reading(I2, "interprets: p2\ninterpreter: 媒体\n"),
            policy(P2, "interpreted_by: i2\ndrafted_by: [water]\n") + reading(I2, "interprets: p2\ninterpreter: 专业机构\n"),
            policy(P2, "interpreted_by: i2\n") + reading(I2, "interprets: p2\n") + reading(I3, "interprets: p2\nunit: water\ncompanion: true\nform: 图解\n"),
            policy(P2, "interpreted_by: i2\ndrafted_by: [water]\n") + reading(I2, "interprets: p2\ndate: 2026-03-12 09:00\n"),
            reading(I2, "interprets: p9\nunit: water\n"),
            text(B, "interprets: p\nunit: water\n"),
        ),
        (
            policy(P2, "interpreted_by: i2\n") + reading(I2, "interprets: p2\nunit: water\n"),
            policy(P2, "interpreted_by: i2\ndrafted_by: [water]\n") + reading(I2, "interprets: p2\ninterpreter: 起草单位\n"),
            policy(P2, "interpreted_by: i2\ndrafted_by: [water, finance]\nissuer: 澄溪县政府办公室\n") + reading(I2, "interprets: p2\n"),
            policy(P2, "interpreted_by: i2\nissuer: 澄溪县水利局\n") + reading(I2, "interprets: p2\nunit: 县财政局\n"),
            policy(P2, "interpreted_by: i2\nissuer: 澄溪县水利局办公室\n") + reading(I2, "interprets: p2\nunit: 县水利局\n"),
            policy(P2, "interpreted_by: i2\ndraft: true\n") + reading(I2, "interprets: p2\nunit: water\ndraft: true\n"),
            policy(P2, "interpreted_by:\nunit: water\n") + reading(I2, "interprets: p2\n"),
        ),
    ),
    "pair.elements": Cases(
        (
            reading(READING, body="甲" * 198 + "\n"),
            *(reading(READING, body=elements(word, "目标", "内容")) for word in ELEMENTS["背景"]),
            *(reading(READING, body=elements("背景", word, "内容")) for word in ELEMENTS["目标"]),
            *(reading(READING, body=elements("背景", "目标", word)) for word in ELEMENTS["内容"]),
            reading(READING, "companion: true\nform: 图解\n", "甲" * 300 + "\n"),
            keys("", "甲" * 300 + "\n"),
            option("pair.elements", "min_chars: 400", reading(READING, body="甲" * 300 + "\n")),
        ),
        (
            reading(READING, body=elements()),
            reading(READING, body=elements("目标", "内容")),
            reading(READING, body=elements("背景", "内容")),
            reading(READING, body=elements("背景", "目标")),
            option("pair.elements", "min_chars: 100", reading(READING, body=elements("背景", length=100))),
            option("pair.elements", "min_chars: 0", reading(READING)),
        ),
    ),
}

"""Cases of the rules on signatures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from sitegen.article import Article
from sitegen.proofs import Approval, Proofs, SignCommit
from sitegen.site_index import Published
from tests.rules.casework import Case, Cases, site_yaml, text

__all__ = ["CASES"]

A, B, NEWS = "content/zwgk/tzgg/a.md", "content/zwgk/tzgg/b.md", "content/zwgk/xwdt/news.md"
ALONE = "".join(f"-- content/zwgk/{path} --\n" for path in ("zcwj/p.md", "zcjd/i.md", "xwdt/news.md", "tzgg/z.md"))
"""Without the other texts of the perfect site."""
PEOPLE = """\
-- checks/people.yaml --
units: [{id: office, name: 县政府办公室}, {id: tjj, name: 县统计局, supervisor: office}, {id: slj, name: 县水利局}]
people:
  - {id: lihua, name: 李华, unit: office, mails: [LiHua@chengxi.example, li@mail.example], posts: [{post: 股长, rank: 1, levels: [first], from: 2024-01-01}]}
  - {id: wangwei, name: 王卫, unit: office, posts: [{post: 分管负责人, rank: 2, levels: [second], from: 2024-01-01}, {post: 代主任, rank: 3, levels: [final], from: 2025-01-01}]}
  - {id: zhaoan, name: 赵安, unit: office, mails: [zhaoan@chengxi.example], posts: [{post: 主要负责人, rank: 4, levels: [final], from: 2024-01-01}]}
  - {id: zhangmin, name: 张敏, unit: office, mails: [zhangmin@chengxi.example], posts: [{post: 编辑, rank: 0, from: 2024-01-01}]}
  - {id: chenli, name: 陈立, unit: office, posts: [{post: 副股长, rank: 1, levels: [first], from: 2024-01-01}], deputy_for: [{person: wangwei, from: 2026-03-05, to: 2026-03-06}]}
  - {id: sunping, name: 孙平, unit: office, posts: [{post: 副主任, rank: 2, levels: [second], from: 2026-03-06, to: 2026-03-06}]}
  - {id: gaoyuan, name: 高远, unit: office, vendor: true, posts: [{post: 驻场, rank: 5, levels: [first, final], from: 2024-01-01}]}
  - {id: wulei1, name: 吴磊, unit: tjj, posts: [{post: 股长, rank: 1, levels: [first], from: 2024-01-01}]}
  - {id: wulei2, name: 吴磊, unit: slj, posts: [{post: 副局长, rank: 2, levels: [second], from: 2024-01-01}]}
  - {id: sunjing, name: 孙静, unit: office, posts: [{post: 网信办负责人, rank: 2, levels: [joint], from: 2024-01-01}]}
  - {id: qianjun, name: 钱军, unit: office, posts: [{post: 宣传部负责人, rank: 2, levels: [joint], from: 2024-01-01}]}
"""
FIRST, SECOND, FINAL = "first 李华 2026-03-06 09:00", "second 王卫 2026-03-06 15:00", "final 赵安 2026-03-09 08:30"


def signed(*rows: str, keys: str = "", path: str = A, body: str | None = None) -> str:
    """A text with these signatures: level, name, time, further keys after a bar."""
    lines = ""
    for row in rows:
        written, _, more = row.partition("|")
        level, name, *at = written.split(" ")
        when = f", at: {' '.join(at)}" if at else ""
        lines += f"  - {{level: {level}, name: {name}{when}{', ' + more if more else ''}}}\n"
    return text(path, keys + ("reviewers:\n" + lines if rows else "reviewers: []\n"), body)


def staff(*rows: str, keys: str = "") -> str:
    return ALONE + PEOPLE + signed(*rows, keys=keys)


def checks(words: str) -> str:
    return site_yaml(("  evidence: {minimum: names}\n", words))


URGENT_SITE = checks("  evidence: {minimum: names}\n  urgent: {min_level: final, max_hours: 24, columns: [zwgk/tzgg]}\n")
SECOND_SITE = checks("  evidence: {minimum: names}\n  urgent: {min_level: second, max_hours: 1, columns: [zwgk/tzgg]}\n")
URGENT = "urgent: {reason: 强降雨预警, by: 赵安, at: 2026-03-09 08:30}\n"
LOCAL = ZoneInfo("Asia/Shanghai")


def urgent(*rows: str, keys: str = "", site: str = URGENT_SITE, more: str = "") -> str:
    return site + signed(*rows, keys=URGENT + keys) + more


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=LOCAL)


def option(rule: str, options: str, archive: str) -> str:
    return site_yaml(more=f"  rules: {{{rule}: {{options: {{{options}}}}}}}\n") + archive


REPRINT = "reprint: true\nsource: 新华社\nsource_url: https://a.example/\n"
GONE = "withdrawals: [{at: 2026-03-07 07:00, by: 张敏, reason: 错字}]\n"
ROW = "{{unit: {unit}, person: {person}, reason: {reason}, by: {by}, until: {until}}}"


def granted(unit: str = "office", person: str = "wangwei", reason: str = "编制2人", by: str = "zhaoan", until: str = "2026-12-31") -> str:
    return option("review.same-person", "exceptions: [" + ROW.format(unit=unit, person=person, reason=reason, by=by, until=until) + "]", "")


TWICE = (FIRST, SECOND, "final wangwei 2026-03-09 08:30")


def once(**words: str) -> str:
    return granted(**words) + staff(*TWICE)


def proved(level: str, digest: str = "", **known: object):  # type: ignore[no-untyped-def]
    """Proofs for the notice, whose signature of this level carries its digest."""

    def make(texts: Mapping[str, Article]) -> Proofs:
        text = texts["zwgk/tzgg/a.md"]
        commit = SignCommit("c" * 40, "zhaoan@chengxi.example", int(at("2026-03-09 08:30").timestamp()), True, False)
        commit = commit._replace(**{key: value for key, value in known.items() if key in SignCommit._fields})
        moved = "" if known.get("moved") else text.path
        return Proofs(known=True, verified=bool(known.get("verified")), commits={(moved, level, digest or text.digest): (commit,)} if known.get("commits", True) else {},
                      approvals={text.path: tuple(Approval(**{**VOTE, "digest": text.digest, **vote}) for vote in known.get("votes", ())), })  # type: ignore[attr-defined,arg-type]

    return make


VOTE = {"forge": "gitea", "request": "!7", "account": "zhao", "person": "zhaoan", "commit": "d" * 40, "at": "2026-03-09T08:30:00+08:00"}


def digest_of(archive: str) -> str:
    """The digest of the notice in such an archive: what its signatures have to carry."""
    from sitegen.stages import read
    from tests.factories import SmallSite
    from tests.helpers import example_site

    assert read
    return SmallSite(example_site(archive)).notice.digest


DIGEST = digest_of(PEOPLE + signed(FIRST, SECOND, FINAL))


def evidence(minimum: str, *rows: str, accept: str = "", more: str = "") -> str:
    """A site that asks for evidence; DIGEST is right for its notice."""
    return checks(f"  evidence: {{minimum: {minimum}{accept}{more}}}\n") + ALONE + PEOPLE + signed(*rows)


OWN = f"|digest: '{DIGEST}'"
FORM = f"{OWN}, evidence: form, number: SQ-1, scan: 'sha256:{'0' * 64}', recorded_by: 张敏"
JOINT = "joint 孙静 2026-03-06 16:00"


def joint(*rows: str, ask: str = "sensitivity: {sensitive: {joint: 1}}", keys: str = "sensitivity: sensitive\n") -> str:
    return checks(f"  evidence: {{minimum: names, {ask}}}\n") + ALONE + PEOPLE + signed(*rows, keys=keys)


def known_people(*people: str) -> str:
    return ALONE + "-- checks/people.yaml --\nunits: [{id: office, name: 县政府办公室}]\npeople:\n" + "".join(f"  - {{{one}}}\n" for one in people)


def published(date: str, path: str = "zwgk/tzgg/a.md", id: str = "a") -> tuple[Published, ...]:
    return (Published(id=id, path=path, sha256="", digest="", date=date, url="/zwgk/tzgg/a/", unit="office"),)


LISTS = site_yaml()
POINTS = "checklist: [wording, facts]"

CASES = {
    "review.missing-level": Cases(
        (
            signed(FIRST, SECOND, FINAL),
            urgent(FINAL),
            option("review.missing-level", "levels: [first, final]", signed(FIRST, FINAL)),
            option("review.missing-level", "levels: final", signed(FINAL)),
            option("review.missing-level", "reprint_sources: [新华社], reprint_levels: [second]", signed(SECOND, keys=REPRINT)),
            option("review.missing-level", "reprint_sources: [新华社]", signed(FINAL, keys=REPRINT)),
            option("review.missing-level", "inherited_before: 2026-03-10", signed(FINAL)),
            option("review.missing-level", "inherited_before: 2026-03-10, inherited_levels: [first]", signed(FIRST)),
        ),
        (
            signed(),
            signed(SECOND, FINAL),
            signed(FIRST, SECOND),
            signed(FIRST, SECOND, "fourth 李华 2026-03-06 09:00"),
            option("review.missing-level", "levels: [fourth]", signed(FIRST)),
            option("review.missing-level", "reprint_sources: [新华社]", signed(FINAL, keys="source: 新华社\n")),
            option("review.missing-level", "reprint_sources: [人民日报]", signed(FINAL, keys=REPRINT)),
            option("review.missing-level", "inherited_before: 2026-03-09", signed(FINAL)),
            option("review.missing-level", "inherited_before: 2026-03-10", signed(FINAL, keys="date:\n")),
            URGENT_SITE + signed(FINAL),
        ),
    ),
    "review.same-person": Cases(
        (signed(FIRST, SECOND, FINAL), once(), signed(FIRST, 'second "" 2026-03-06 15:00', 'final " " 2026-03-09 08:30')),
        (
            signed(FIRST, "second 李华 2026-03-06 15:00", FINAL),
            signed(FIRST, "second lihua 2026-03-06 15:00", "final 李华 2026-03-09 08:30"),
            signed(FIRST, '"second" "李\u3000华" 2026-03-06 15:00'.replace('"second"', "second"), FINAL),
            staff(FIRST, "second 吴磊 2026-03-06 15:00", "final wulei1 2026-03-09 08:30"),
            signed(FIRST, 'second "李\\u200b华" 2026-03-06 15:00', FINAL),
            signed("first 钱一 2026-03-06 09:00", 'second "钱\\u3164一" 2026-03-06 15:00', FINAL),
            signed("first 钱一 2026-03-06 09:00", SECOND, "final 钱一 2026-03-09 08:30"),
            once(unit="slj"),
            once(person="zhaoan"),
            once(reason='""'),
            once(by="wangwei"),
            once(until="2026-03-08"),
            granted() + staff("first wangwei 2026-03-06 09:00", SECOND, "final wangwei 2026-03-09 08:30"),
            option("review.same-person", "exceptions: [wangwei]", staff(*TWICE)),
        ),
    ),
    "review.editor-is-reviewer": Cases(
        (signed(FIRST, SECOND, FINAL), signed(FIRST, SECOND, FINAL, keys="editor: 李\u3000红\n"), signed(FIRST, SECOND, FINAL, keys="editor:\n"), signed(FIRST, SECOND, FINAL, keys="proofreader: 李华\n")),
        (
            signed(FIRST, SECOND, FINAL, keys="editor: lihua\n"),
            signed(FIRST, SECOND, FINAL, keys="editor: '李\u3000华'\n"),
            *(signed(FIRST, SECOND, FINAL, keys=f"editor: '张敏{mark}王卫'\n") for mark in "、，,;；/| "),
            signed(FIRST, SECOND, FINAL, keys="editor: 赵安 赵安\n"),
            signed(FIRST, FIRST, keys="editor: 张敏、李华\n"),
            signed("joint 李华 2026-03-06 09:00", FIRST, keys="editor: 李华\n"),
            signed("fourth 钱一 2026-03-06 09:00", keys="editor: 钱 一\n"),
        ),
    ),
    "review.order": Cases(
        (
            signed(FIRST, "second 王卫 2026-03-06 09:00", FINAL),
            signed("first 李华 2026-03-06", "second 王卫 2026-03-06 08:00", FINAL),
            urgent(FIRST, "second 王卫 2026-03-05 09:00", FINAL),
            signed("first 李华", SECOND, FINAL),
            signed("joint 李华 2026-03-09 12:00", FIRST, SECOND, FINAL),
        ),
        (
            signed(FIRST, "second 王卫 2026-03-06 08:59", FINAL),
            signed(FIRST, SECOND, "final 赵安 2026-03-05"),
            signed(FIRST, SECOND, "final 赵安 2026-03-06 10:00"),
            signed(FIRST, "second 王卫", "final 赵安 2026-03-06 08:00"),
            signed(FINAL, SECOND, "first 李华 2026-03-07 09:00"),
            signed("first 李华 2026-03-06 15:00:30", SECOND, FINAL),
            signed("first 李华 2026-03-07T00:30+08:00", "second 王卫 2026-03-06T16:00+00:00", FINAL),
        ),
    ),
    "review.after-publish": Cases(
        (
            signed(FIRST, SECOND, "final 赵安 2026-03-09 09:00"),
            signed(FIRST, SECOND, "final 赵安 2026-03-09 12:00", keys="date: 2026-03-09\n"),
            signed(FIRST, SECOND, "final 赵安 2026-03-10 12:00", keys="date:\n"),
            signed(FIRST, "second 王卫 2026-03-10 15:00"),
            signed(FIRST, SECOND, "final 赵安"),
            option("review.missing-level", "levels: [first]", signed(FIRST, SECOND, "final 赵安 2026-03-10 09:00")),
            urgent("second 王卫 2026-03-09 12:00", FINAL),
        ),
        (
            signed(FIRST, SECOND, "final 赵安 2026-03-09 09:01"),
            signed(FIRST, SECOND, "final 赵安 2026-03-10", keys="date: 2026-03-09\n"),
            signed("final 赵安 2026-03-10 09:00"),
            urgent("final 赵安 2026-03-09 09:10"),
            option("review.missing-level", "levels: [first]", signed("first 李华 2026-03-09 10:00")),
            option("review.missing-level", "inherited_before: 2026-03-10, inherited_levels: [second]", signed("second 王卫 2026-03-09 10:00", FINAL)),
            option("review.missing-level", "reprint_sources: [新华社], reprint_levels: [second]", signed("second 王卫 2026-03-09 10:00", keys=REPRINT)),
        ),
    ),
    "review.role": Cases(
        (
            staff(FIRST, SECOND, FINAL),
            staff(FIRST, "second 陈立 2026-03-06 15:00", FINAL),
            staff(FIRST, "second 陈立 2026-03-05 15:00", FINAL),
            staff(FIRST, "second 孙平 2026-03-06 15:00", FINAL),
            staff("first 高远 2026-03-06 09:00", SECOND, FINAL),
            staff("first 钱一 2026-03-06 09:00", "second 王卫", "fourth 李华 2026-03-06 09:00", "joint 李华 2026-03-06 09:00"),
            staff(FIRST, SECOND, FINAL, keys="unit: tjj\n"),
            staff(FIRST, keys="unit: nowhere\n"),
            staff("first wulei1 2026-03-06 09:00"),
            option("review.role", "own_unit: false", staff(FIRST, keys="unit: slj\n")),
        ),
        (
            staff("first 赵安 2026-03-06 09:00", "second 李华 2026-03-06 15:00"),
            staff(FIRST, "second 陈立 2026-03-04 15:00", FINAL),
            staff(FIRST, "second 陈立 2026-03-07 15:00", FINAL),
            staff(FIRST, "second 孙平 2026-03-05 23:59", "second 孙平 2026-03-07"),
            staff(FIRST, "second 孙平 2026-03-06T16:30+00:00", FINAL),
            staff(FIRST, SECOND, "final 高远 2026-03-09 08:30"),
            staff("first 李华 2023-12-31 09:00", SECOND, FINAL),
            staff(FIRST, SECOND, FINAL, keys="unit: slj\n"),
            option("review.role", "own_unit: true", staff("first wulei1 2026-03-06 09:00")),
            option("review.role", 'own_unit: "true"', staff("first wulei1 2026-03-06 09:00")),
            staff("first 张敏 2026-03-06 09:00"),
        ),
    ),
    "review.rank-not-rising": Cases(
        (
            staff(FIRST, SECOND, FINAL),
            staff(FIRST, "second 陈立 2026-03-06 15:00", FINAL),
            staff(FIRST, "second 王卫", FINAL),
            staff(FIRST, "second 李华 2026-03-06 15:00", "final 钱一 2026-03-09 08:30"),
            known_people("id: a, name: 甲某, posts: [{post: 甲, rank: 2, levels: [first, second], from: 2024-01-01}]") + signed("first 甲某 2026-03-06 09:00", "second a 2026-03-06 15:00"),
        ),
        (
            *(
                known_people(
                    f"id: a, name: 甲某, posts: [{{post: 甲, rank: {one}, levels: [first], from: 2024-01-01}}]",
                    "id: b, name: 乙某, posts: [{post: 乙, rank: 2, levels: [second], from: 2024-01-01}]",
                    "id: c, name: 丙某, posts: [{post: 丙, rank: 2, levels: [final], from: 2024-01-01}]",
                )
                + signed("first 甲某 2026-03-06 09:00", "second b 2026-03-06 15:00", "final 丙某 2026-03-09 08:30")
                for one in (1, 2, 3)
            ),
            staff("first 高远 2026-03-06 09:00", SECOND, FINAL),
            staff(FIRST, SECOND, "final 赵安 2026-03-09 08:30").replace("rank: 4, levels: [final], from: 2024", "rank: 2, levels: [final], from: 2024"),
        ),
    ),
    "review.unknown-person": Cases(
        (staff(FIRST, "second wulei2 2026-03-06 15:00", FINAL), "-- checks/people.yaml --\n" + signed("first 钱一 2026-03-06 09:00")),
        (
            staff("first 钱一 2026-03-06 09:00", SECOND, FINAL),
            staff(FIRST, "second 吴磊 2026-03-06 15:00", FINAL),
            staff(FIRST, "second '王\u3000卫' 2026-03-06 15:00", "final ＺＨＡＯＡＮ 2026-03-09 08:30"),
            staff("first '' 2026-03-06 09:00", "second '\u3000' 2026-03-06 15:00"),
            "-- checks/people.yaml --\n" + signed("first '' 2026-03-06 09:00"),
            staff("fourth 钱一 2026-03-06 09:00"),
        ),
    ),
    "review.content-changed": Cases(
        (signed(FIRST, SECOND, FINAL), PEOPLE + signed(FIRST + OWN, SECOND + OWN, FINAL + OWN)),
        (
            signed(FIRST + f"|digest: 'sha256-v1:{'0' * 64}'", SECOND, FINAL),
            signed(FIRST + "|digest: 'sha256-v1:abc'"),
            PEOPLE + signed(FIRST + OWN, FINAL + OWN, keys="title: 关于开展春季农田水利建设的通知\n"),
            signed(FIRST + "|digest: 'sha256:abc'", SECOND + f"|digest: '{'f' * 64}'", f"fourth 钱一 2026-03-06 09:00|digest: 'sha256-v1:{'0' * 63}g'"),
            signed(f"joint 李华 2026-03-06 09:00|digest: 'sha256-v1:{'0' * 65}'"),
        ),
    ),
    "review.future": Cases(
        (
            Case(site=signed(FIRST, SECOND, FINAL), now=at("2026-03-09 09:00")),
            Case(site=signed(FIRST, SECOND, "final 赵安 2026-03-10 09:00", keys="date: 2026-03-09\n")),
            Case(site=signed(FIRST, SECOND, "final 赵安 2026-03-10", keys="date: 2026-03-10\n")),
            Case(site=signed("final 赵安 2026-03-11 09:00", keys="date: 2026-03-10 09:01\n")),
        ),
        (
            signed("final 赵安 2026-03-10 09:01"),
            signed("final 赵安 2026-03-11", "second 王卫 2026-03-12 09:00", keys="date:\n"),
            signed("joint 赵安 2026-03-10 10:00"),
            signed("fourth 赵安 2026-03-10 10:00", keys="draft: true\n"),
            Case(site=signed(FIRST, SECOND, FINAL, keys="date: 2026-03-09 08:00\n"), now=at("2026-03-09 08:29")),
        ),
    ),
    "review.duplicate-level": Cases(
        (signed(FIRST, SECOND, FINAL), signed(JOINT, JOINT, "fourth 李华 2026-03-06 09:00", "fourth 李华 2026-03-06 09:00")),
        (signed(FIRST, SECOND, "second 赵安 2026-03-06 15:00", FINAL), signed(FINAL, FIRST, FINAL, FINAL), signed("first 李华", FIRST)),
    ),
    "review.urgent-pending": Cases(
        (
            urgent(FIRST, SECOND, FINAL),
            urgent(FINAL, keys="date: 2026-03-09 08:59\n"),
            urgent(FIRST, SECOND),
            urgent(FINAL, keys="date: 2026-03-10 09:01\n"),
            urgent(FINAL, keys="date:\n"),
            urgent(FINAL, keys="draft: true\n"),
            urgent(FINAL, site=site_yaml()),
            signed(FINAL),
            urgent("final 赵安 2026-03-10 09:30"),
        ),
        (
            urgent(FINAL),
            urgent(FIRST, FINAL),
            urgent(FINAL, keys="date: 2026-03-10 09:00\n"),
            urgent("final 赵安 2026-03-09 09:00", keys="date: 2026-03-09\nurgent: {reason: 汛情, by: 赵安, at: 2026-03-09 09:00}\n"),
            urgent(FINAL, keys="date: 2026-03-09\nurgent: {reason: 汛情, by: 赵安, at: 2026-03-09}\n"),
            urgent(FINAL, "first 李华 2026-03-10 09:01"),
            urgent(FINAL, keys="disclosure: 依申请公开\n"),
            urgent("final 赵安 2026-03-10 08:30", keys="date: 2026-03-10 08:30\nurgent: {reason: 汛情, by: 王卫, at: 2026-03-10 08:10}\n", site=SECOND_SITE),
            urgent("second 王卫 2026-03-10 08:30", keys="date: 2026-03-10 08:00\nurgent: {reason: 汛情, by: 王卫, at: 2026-03-10 07:50}\n", site=SECOND_SITE),
        ),
    ),
    "review.urgent-overdue": Cases(
        (
            urgent(FINAL),
            urgent(FIRST, SECOND, FINAL, keys="date: 2026-03-08 08:59\n"),
            urgent(FINAL, keys="date: 2026-03-08\nurgent: {reason: 汛情, by: 赵安, at: 2026-03-08}\n").replace("2026-03-08", "2026-03-09"),
        ),
        (
            urgent(FINAL, keys="date: 2026-03-09 08:59\n"),
            urgent(FINAL, keys="date: 2026-03-09\n"),
            Case(site=urgent(FINAL, keys="date: 2026-03-08 08:59\n"), published=published("2026-03-09", "zwgk/tzgg/z.md", "z")),
            urgent(FINAL, keys="date: 2026-03-08 08:59\n", more=text(B, "date: 2026-03-12 09:00\n") + text(NEWS, "unit: slj\n", None)),
            urgent(FINAL, keys="date: 2026-03-08 08:59\n", more=signed(FINAL, keys="date: 2026-03-08 08:00\n" + URGENT, path=B)),
            Case(site=urgent(FINAL, keys="date: 2026-03-08\nurgent: {reason: 汛情, by: 赵安, at: 2026-03-08}\n"), now=at("2026-03-10 00:01")),
        ),
    ),
    "review.unattested": Cases(
        (
            evidence("names", FIRST),
            evidence("digest", FIRST + OWN, SECOND + OWN, FINAL + OWN),
            evidence("digest", FIRST + f"|digest: 'sha256-v1:{'0' * 64}'"),
            evidence("form", FINAL + FORM),
            Case(site=evidence("commit", FINAL + OWN), proofs=proved("final")),
            Case(site=evidence("commit", FINAL + OWN), proofs=proved("final", moved=True)),
            Case(site=evidence("signed", FINAL + OWN), proofs=proved("final", verified=True, signer="zhaoan")),
            Case(site=evidence("forge", FINAL + OWN), proofs=proved("final", commits=False, votes=[{}])),
            Case(site=evidence("form", FINAL + OWN), proofs=proved("final")),
        ),
        (
            evidence("digest", FIRST, SECOND + OWN),
            evidence("form", FINAL + OWN),
            Case(site=evidence("commit", FINAL + OWN), proofs=proved("final", commits=False)),
            Case(site=evidence("commit", FINAL + OWN), proofs=proved("second")),
            Case(site=evidence("commit", FINAL + OWN), proofs=proved("final", digest="sha256-v1:0")),
            Case(site=evidence("commit", FINAL + OWN), proofs=proved("final", mail="zhangmin@chengxi.example")),
            Case(site=evidence("commit", FINAL + OWN), proofs=proved("final", only_reviews=False)),
            Case(site=evidence("signed", FINAL + OWN), proofs=proved("final", verified=True)),
            Case(site=evidence("signed", FINAL + OWN), proofs=proved("final", verified=False)),
            Case(site=evidence("signed", FINAL + OWN), proofs=proved("final", verified=True, signer="lihua")),
            *(Case(site=evidence("forge", FINAL + OWN), proofs=proved("final", commits=False, votes=[{"void": void}])) for void in ("dismissed", "stale", "changes-requested", "superseded", "commented", "other")),
            Case(site=evidence("forge", FINAL + OWN), proofs=proved("final", commits=False, votes=[{"digest": ""}, {"digest": "sha256-v1:1"}])),
            Case(site=evidence("forge", FINAL + OWN), proofs=proved("final", commits=False, votes=[{"person": "lihua"}])),
            Case(site=evidence("commit", FINAL + OWN, accept=", accept: [form]"), proofs=proved("final")),
            evidence("form", FINAL + FORM, accept=", accept: [commit]"),
            evidence("form", FINAL + FORM.replace("number: SQ-1", 'number: " "')),
            evidence("form", FINAL + FORM.replace("'sha256:" + "0" * 64, "'sha256:" + "0" * 63)),
            evidence("form", FINAL + FORM.replace("recorded_by: 张敏", 'recorded_by: ""')),
            evidence("form", FINAL + FORM.replace("recorded_by: 张敏", "recorded_by: 钱一")),
            evidence("form", FINAL + FORM.replace("recorded_by: 张敏", "recorded_by: zhaoan")),
            evidence("names", FIRST, more=", sensitivity: {normal: {minimum: digest}}"),
            site_yaml(("type: notice, owner", "type: notice, evidence: {minimum: digest}, owner")) + PEOPLE + signed(FIRST),
        ),
    ),
    "review.unknown-level": Cases(
        (signed(FIRST, SECOND, FINAL, JOINT),),
        (signed("fourth 李华 2026-03-06 09:00", FIRST), signed("'' 李华 2026-03-06 09:00"), signed("初级 李华 2026-03-06 09:00", "First 李华 2026-03-06 09:00")),
    ),
    "review.bad-date": Cases(
        (signed(FIRST, SECOND, FINAL), signed("first 李华 2026-03-06")),
        (signed("first 李华", SECOND, FINAL), signed("first 李华 昨天", SECOND, "final 赵安 2026-02-30"), signed("joint 孙静"), signed("first 李华|at: [甲]")),
    ),
    "review.missing-editor": Cases(
        (signed(FIRST, keys="editor: 张敏\n"), signed(FIRST, keys="editor: x\n")),
        (text(B, "editor:\n"), signed(FIRST, keys='editor: " "\n'), signed(FIRST, keys='editor: "\\u3164"\n'), text(NEWS, 'editor: "\\u200b"\n', None)),
    ),
    "review.urgent-no-review": Cases(
        (urgent(FINAL), urgent("final zhaoan 2026-03-09 08:30"), urgent(FIRST, keys="draft: false\n", site=site_yaml()), signed(FIRST), urgent(SECOND, keys="urgent: {reason: 汛情, by: 王卫, at: 2026-03-09 08:30}\n", site=SECOND_SITE)),
        (
            urgent(FIRST, SECOND),
            urgent("final 王卫 2026-03-09 08:30"),
            urgent("final 赵安"),
            urgent("second 赵安 2026-03-09 08:30", keys="urgent: {reason: 汛情, by: zhaoan, at: 2026-03-09 08:30}\n"),
            urgent(FIRST, keys="urgent: {reason: 汛情, by: 王卫, at: 2026-03-09 08:30}\n", site=SECOND_SITE),
        ),
    ),
    "review.urgent-not-allowed": Cases(
        (
            urgent(FINAL),
            signed(FINAL),
            urgent(FINAL, keys="urgent: {reason: 汛情, by: 王卫, at: 2026-03-09 08:30}\n", site=SECOND_SITE),
            "-- checks/people.yaml --\n" + urgent(FINAL, keys="urgent: {reason: 汛情, by: 钱一, at: 2026-03-09 08:30}\n"),
        ),
        (
            urgent(FINAL, site=site_yaml()),
            urgent(FINAL, keys='urgent: {reason: " ", by: 赵安, at: 2026-03-09 08:30}\n'),
            urgent(FINAL, keys="urgent: {reason: 汛情, at: 2026-03-09 08:30}\n"),
            urgent(FINAL, keys="urgent: {reason: 汛情, by: 赵安}\n"),
            urgent(FINAL, keys="urgent: {reason: 汛情, by: 王卫, at: 2026-03-09 08:30}\n"),
            urgent(FINAL, keys="urgent: {reason: 汛情, by: 钱一, at: 2026-03-09 08:30}\n"),
            urgent(FINAL, keys="urgent: {reason: 汛情, by: 李华, at: 2026-03-09 08:30}\n", site=SECOND_SITE),
            urgent(FINAL, keys="urgent: {reason: 汛情, by: 赵安, at: 2023-12-31 08:30}\n"),
            site_yaml() + text(A, "urgent: {reason: ''}\n"),
        ),
    ),
    "review.secrecy-missing": Cases(
        (
            text(A),
            text(A, "type: report\ndisclosure: 依申请公开\n"),
            text(A, "type: report\nsecrecy_review: {by: 张敏, at: 2026-03-05, conclusion: 可以公开}\n"),
            option("review.secrecy-missing", "types: [policy]", text(A, "type: report\n")),
            option("review.secrecy-missing", "types: []", text(A, "type: report\n")),
        ),
        (
            text(A, "type: report\ndisclosure: 主动公开\n"),
            text("content/zwgk/zcwj/p.md", "secrecy_review:\n", None),
            text(A, 'type: report\nsecrecy_review: {by: " ", at: 2026-03-05, conclusion: 可以公开}\n'),
            text(A, 'type: report\nsecrecy_review: {by: 张敏, conclusion: " "}\n'),
            text(A, "type: report\nsecrecy_review: {by: 张敏, conclusion: 可以公开}\n"),
            option("review.secrecy-missing", "types: [notice]", text(A)),
        ),
    ),
    "review.date-changed": Cases(
        (
            Case(site=text(A), published=published("2026-03-09T09:00:00+08:00")),
            Case(site=text(A), published=published("2026-03-09T01:00:00+00:00")),
            Case(site=text(A), published=published("2026-03-09T09:00")),
            Case(site=text(A), published=published("2026-03-09")),
            Case(site=text(A), published=published("没有")),
            Case(site=text(A, "date: 2026-03-10 08:00\n" + GONE.replace("03-07 07", "03-10 08")), published=published("2026-03-09")),
            Case(site=text(A), published=published("2026-03-08", id="other")),
        ),
        (
            Case(site=text(A), published=published("2026-03-08T09:00:00+08:00")),
            Case(site=text(A), published=published("2026-03-09T09:01")),
            Case(site=text(A), published=published("2026-03-08")),
            Case(site=text(A, "date:\n"), published=published("2026-03-09T09:00:00+08:00")),
            Case(site=text(A), published=published("2026-03-09T09:00:00+00:00")),
        ),
    ),
    "review.before-withdrawal": Cases(
        (
            signed("final 赵安 2026-03-07 07:01", keys=GONE),
            signed("final 赵安 2026-03-08", keys=GONE),
            signed("final 赵安", keys=GONE),
            signed(FIRST, SECOND, FINAL),
        ),
        (
            signed("first 李华 2026-03-07 07:00", "final 赵安 2026-03-07 07:01", keys=GONE),
            signed("final 赵安 2026-03-07", keys=GONE),
            signed(FIRST, keys="withdrawals: [{by: 张敏, reason: 错字}]\n"),
            signed("second 王卫 2026-03-06", keys="withdrawals: [{at: 2026-03-06, by: 张敏, reason: 错字}, {at: 2026-03-05, by: 张敏, reason: 错字}]\n"),
            signed("fourth 王卫 2026-03-06 09:00", keys=GONE),
        ),
    ),
    "review.author-is-reviewer": Cases(
        (
            Case(site=PEOPLE + signed(FIRST, SECOND, FINAL), proofs=lambda _: Proofs(authors={"zwgk/tzgg/a.md": "zhangmin@chengxi.example"})),
            Case(site=PEOPLE + signed(FIRST, SECOND, FINAL), proofs=lambda _: Proofs(authors={"zwgk/tzgg/b.md": "lihua@chengxi.example"})),
            Case(site=PEOPLE + signed(FIRST, SECOND, FINAL), proofs=lambda _: Proofs(authors={"zwgk/tzgg/a.md": " "})),
            PEOPLE + signed(FIRST, SECOND, FINAL),
        ),
        (
            Case(site=PEOPLE + signed(FIRST, SECOND, FINAL), proofs=lambda _: Proofs(authors={"zwgk/tzgg/a.md": "lihua@CHENGXI.example "})),
            Case(site=PEOPLE + signed("first lihua 2026-03-06 09:00", "joint 李华 2026-03-06 09:00"), proofs=lambda _: Proofs(authors={"zwgk/tzgg/a.md": "li@mail.example"})),
            Case(site=PEOPLE + signed(FIRST, SECOND, FINAL, body="[表](b.csv)\n"), data={"content/zwgk/tzgg/b.csv": b"a"}, proofs=lambda _: Proofs(authors={"zwgk/tzgg/b.csv": "zhaoan@chengxi.example"})),
        ),
    ),
    "review.no-people": Cases(
        ("请按时报送。", PEOPLE),
        ("-- checks/people.yaml --\n" + text(B), "-- checks/people.yaml --\n" + text(A, "draft: true\n"), "-- checks/people.yaml --\n" + signed("first 钱一 2026-03-06 09:00")),
    ),
    "review.not-consulted": Cases(
        (
            signed(FIRST, SECOND, FINAL + "|undecided: true, consulted: 已请示县委宣传部"),
            signed(FINAL + "|undecided: false"),
            checks("  evidence: {minimum: names, sensitivity: {sensitive: {consult: true}}}\n") + signed(FIRST, SECOND, FINAL),
            ALONE + checks("  evidence: {minimum: names, sensitivity: {normal: {consult: true}}}\n") + signed(FIRST, SECOND, FINAL + "|consulted: 已请示"),
        ),
        (
            signed(FIRST + "|undecided: true", SECOND, FINAL + "|undecided: true"),
            signed(FINAL + '|undecided: true, consulted: " "'),
            checks("  evidence: {minimum: names, sensitivity: {sensitive: {consult: true}}}\n") + signed(FIRST, SECOND, FINAL, keys="sensitivity: sensitive\n"),
            ALONE + checks("  evidence: {minimum: names, sensitivity: {normal: {consult: true}}}\n") + signed(FIRST, SECOND, FINAL),
        ),
    ),
    "review.recorded-exception": Cases(
        (
            staff(FIRST, SECOND, FINAL),
            once(unit="slj"),
            once(until="2026-03-08"),
            once(by="王卫"),
            once(reason='""'),
            granted() + staff("first wangwei 2026-03-06 09:00", SECOND, "final wangwei 2026-03-09 08:30"),
        ),
        (
            once(),
            once(until="2026-03-09", person="王卫", by="赵安"),
            once(until='""'),
            option("review.same-person", "exceptions: [甲, {unit: office, person: wangwei, reason: 编制少, by: 县委编办}]", staff(*TWICE)),
            granted() + staff(FIRST, "second 王卫", "final 王卫 2026-03-09 08:30"),
        ),
    ),
    "review.clock": Cases(
        (
            Case(site=PEOPLE + signed(FINAL + OWN), proofs=proved("final")),
            Case(site=PEOPLE + signed(FINAL + OWN), proofs=proved("final", at=int(at("2026-03-09 08:40").timestamp()))),
            Case(site=PEOPLE + signed(FINAL + OWN), proofs=proved("second", at=0)),
            Case(site=PEOPLE + signed("final 赵安" + OWN), proofs=proved("final", at=0)),
            PEOPLE + signed(FINAL + OWN),
            Case(site=PEOPLE + signed("final 赵安 2026-03-09" + OWN), proofs=proved("final", at=int(at("2026-03-09 23:59").timestamp()))),
        ),
        (
            Case(site=PEOPLE + signed(FINAL + OWN), proofs=proved("final", at=int(at("2026-03-09 08:40:01").timestamp()))),
            Case(site=PEOPLE + signed(FINAL + OWN), proofs=proved("final", at=int(at("2026-03-09 08:19:59").timestamp()))),
            Case(site=PEOPLE + signed(FINAL + OWN), proofs=proved("final", early=True)),
            Case(site=PEOPLE + signed("final 赵安 2026-03-09" + OWN), proofs=proved("final", at=int(at("2026-03-10 00:00").timestamp()))),
            Case(site=PEOPLE + signed(FINAL + OWN), proofs=proved("final", moved=True, at=int(at("2026-03-10 09:00").timestamp()))),
        ),
    ),
    "review.disclosure-changed": Cases(
        (
            text(A, "disclosure: 依申请公开\n"),
            Case(site=text(A, "disclosure: 主动公开\n"), proofs=lambda _: Proofs(disclosures={"zwgk/tzgg/a.md": ""})),
            Case(site=text(A), proofs=lambda _: Proofs(disclosures={"zwgk/tzgg/a.md": "主动公开"})),
            Case(site=text(A), proofs=lambda _: Proofs(disclosures={"zwgk/tzgg/b.md": "不予公开"})),
            Case(site=text(A, "disclosure: 依申请公开\ndisclosure_changes: [{to: 依申请公开, at: 2026-03-08, by: 赵安, reason: 涉及第三方}]\n"), proofs=lambda _: Proofs(disclosures={"zwgk/tzgg/a.md": ""})),
        ),
        (
            Case(site=text(A, "disclosure: 依申请公开\n"), proofs=lambda _: Proofs(disclosures={"zwgk/tzgg/a.md": ""})),
            Case(site=text(A), proofs=lambda _: Proofs(disclosures={"zwgk/tzgg/a.md": "不予公开"})),
            *(
                Case(site=text(A, f"disclosure: 依申请公开\ndisclosure_changes: [{{{row}}}]\n"), proofs=lambda _: Proofs(disclosures={"zwgk/tzgg/a.md": "主动公开"}))
                for row in (
                    "to: 不予公开, at: 2026-03-08, by: 赵安, reason: 涉及第三方",
                    "to: 依申请公开, by: 赵安, reason: 涉及第三方",
                    'to: 依申请公开, at: 2026-03-08, by: " ", reason: 涉及第三方',
                    'to: 依申请公开, at: 2026-03-08, by: 赵安, reason: " "',
                )
            ),
        ),
    ),
    "review.secrecy-late": Cases(
        (
            text(A, "secrecy_review: {by: 张敏, at: 2026-03-09, conclusion: 可以公开}\n"),
            text(A, "secrecy_review: {by: 张敏, at: 2026-03-09 09:00, conclusion: 可以公开}\n"),
            text(A, "date:\nsecrecy_review: {by: 张敏, at: 2026-03-12, conclusion: 可以公开}\n"),
            text(A, "secrecy_review: {by: 张敏, conclusion: 可以公开}\n"),
        ),
        (
            text(A, "secrecy_review: {by: 张敏, at: 2026-03-09 09:01, conclusion: 可以公开}\n"),
            text("content/zwgk/zcwj/p.md", "secrecy_review: {by: 张敏, at: 2026-03-12, conclusion: 可以公开}\n", None),
            text(A, "date: 2026-03-09\nsecrecy_review: {by: 张敏, at: 2026-03-10 00:00, conclusion: 可以公开}\n"),
        ),
    ),
    "review.secrecy-refused": Cases(
        tuple(
            text(A, f"{more}secrecy_review: {{by: 张敏, at: 2026-03-05, conclusion: {words}}}\n")
            for more, words in (
                ("", "可以公开"), ("", "同意公开"), ("", "不涉密，可公开"), ("", "无涉密内容"), ("", "未涉及国家秘密"), ("", "准予公开，部分内容不予公开"),
                ("", "予以公开，其余暂缓公开"), ("", "适宜对外主动公开，附件不公开，附件不宜公开"), ("disclosure: 依申请公开\n", "不宜公开"), ("", "没有国家秘密"),
                ("", "经审查不属于国家秘密"), ("", "一二三四五六七八九涉密"), ("", "非涉密"),
            )
        ),
        tuple(
            text(A, f"secrecy_review: {{by: 张敏, at: 2026-03-05, conclusion: {words}}}\n")
            for words in (
                "不宜公开", "不得公开", "不予公开", "不能公开", "不可以公开", "不可公开", "不应公开", "禁止公开", "暂缓公开", "暂不公开", "不宜对外公开", "不得主动公开",
                "未通过", "审查不通过", "不同意", "涉密", "经审查涉密", "无异议；涉密", "一二三四五六七八国家秘密", "附件。属国家秘密", "甲，乙涉密", "'甲,乙涉密'", "不可以公开，不可公开",
            )
        ),
    ),
    "review.checklist-incomplete": Cases(
        (signed(FIRST, SECOND, FINAL), option("review.checklist-incomplete", "required: false", signed(FIRST))),
        (
            signed(FIRST + "|" + POINTS, SECOND, FINAL),
            signed(FIRST, SECOND + "|checklist: [x]", FINAL),
            option("review.checklist-incomplete", "required: true", signed(FIRST, SECOND, FINAL)),
            option("review.checklist-incomplete", 'required: "true"', signed(FIRST)),
        ),
    ),
    "review.missing-joint": Cases(
        (
            joint(FIRST, SECOND, JOINT, FINAL),
            joint(FIRST, SECOND, FINAL, keys=""),
            joint(FIRST, JOINT, "joint 钱军 2026-03-09 08:30", FINAL, ask="sensitivity: {normal: {joint: 2}}", keys=""),
            "-- checks/people.yaml --\n" + joint(FIRST, "joint 钱一 2026-03-06 16:00", FINAL).replace(PEOPLE, ""),
            joint("joint 孙静 2026-03-07 16:00", keys="sensitivity: sensitive\n" + GONE),
        ),
        (
            joint(FIRST, SECOND, FINAL),
            joint(FIRST, JOINT, FINAL, ask="sensitivity: {normal: {joint: 2}}", keys=""),
            joint(FIRST, JOINT, JOINT, FINAL, ask="sensitivity: {normal: {joint: 2}}", keys=""),
            joint("joint 孙静", FINAL),
            joint(JOINT + "|digest: 'sha256-v1:0'", FINAL),
            joint("joint 李华 2026-03-06 16:00", FINAL),
            joint("joint 钱一 2026-03-06 16:00", FINAL),
            joint(JOINT, "first sunjing 2026-03-06 09:00", FINAL),
            joint(JOINT, FINAL, keys="sensitivity: sensitive\neditor: 张敏、孙静\n"),
            joint("joint 孙静 2026-03-09 08:31", FINAL),
            joint("joint 孙静 2026-03-07 07:00", keys="sensitivity: sensitive\n" + GONE),
            joint(JOINT, keys="sensitivity: sensitive\nwithdrawals: [{by: 张敏, reason: 错字}]\n"),
            joint("joint 孙静 2023-12-31 16:00", FINAL),
        ),
    ),
}

"""What the review rules accept and refuse: the perfect notice, changed in one respect at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model import Finding
from sitegen.rules import RULES
from sitegen.rules.signing import editors, fold, same_person
from sitegen.rules.status import next_step
from sitegen.settings import People, Person
from sitegen.site_index import Published
from tests.factories import NOTICE, NOW, PERFECT, SmallSite, changed, with_example

REVIEW = tuple(rule for rule in RULES if rule.name.startswith("review."))
NOT_IN_ONE_SITE = {"review.date-changed", "review.author-is-reviewer"}
"""Their examples need the publication record or git."""

PEOPLE = """\
units: [{id: office, name: 县政府办公室}, {id: tjj, name: 县统计局, supervisor: office}, {id: slj, name: 县水利局}]
people:
  - id: lihua
    name: 李华
    unit: office
    mails: [lihua@chengxi.example, li.hua@mail.example]
    posts: [{post: 业务股室负责人, rank: 1, levels: [first], from: 2024-01-01}]
  - {id: wangwei, name: 王卫, unit: office, posts: [{post: 分管负责人, rank: 2, levels: [second], from: 2024-01-01}]}
  - {id: zhaoan, name: 赵安, unit: office, posts: [{post: 主要负责人, rank: 3, levels: [final], from: 2024-01-01}]}
  - {id: zhangmin, name: 张敏, unit: office, posts: [{post: 编辑, rank: 0, levels: [], from: 2024-01-01}]}
  - id: chenli
    name: 陈立
    unit: office
    posts: [{post: 副股长, rank: 1, levels: [first], from: 2024-01-01}]
    deputy_for: [{person: wangwei, from: 2026-03-05, to: 2026-03-07}]
  - {id: sunping, name: 孙平, unit: office, posts: [{post: 分管负责人, rank: 2, levels: [second], from: 2024-01-01, to: 2026-03-06}]}
  - {id: gaoyuan, name: 高远, unit: office, vendor: true, posts: [{post: 驻场, rank: 5, levels: [first, final], from: 2024-01-01}]}
  - id: heqing
    name: 何清
    unit: office
    vendor: true
    deputy_for: [{person: zhaoan, from: 2026-03-09, to: 2026-03-09}]
  - {id: wulei1, name: 吴磊, unit: office, posts: [{post: 股长, rank: 1, levels: [first], from: 2024-01-01}]}
  - {id: wulei2, name: 吴磊, unit: slj, posts: [{post: 副局长, rank: 2, levels: [second], from: 2024-01-01}]}
"""
SITE = PERFECT | {"checks/people.yaml": PEOPLE}
NAMELESS = {path: text for path, text in PERFECT.items() if path != "checks/people.yaml"}
FIRST, SECOND, FINAL = "李华 2026-03-06 09:00", "王卫 2026-03-06 15:00", "赵安 2026-03-09 08:30"

Row = tuple[str, str, int | None]


def reviews(first: str = FIRST, second: str = SECOND, final: str = FINAL) -> str:
    """Front matter with three signatures, `name day [time]` each; an empty one is left out. They stand from line 8."""
    lines = "reviewers:\n"
    for level, signed in (("first", first), ("second", second), ("final", final)):
        name, _, at = signed.partition(" 2")
        lines += f'  - {{level: {level}, name: "{name}", at: 2{at}}}\n' if signed else ""
    return lines


def said(findings: list[Finding]) -> list[Row]:
    return [(f.name.removeprefix("review."), f.field or "", f.place.line if f.place else None) for f in findings]


def check(keys: str, files: Mapping[str, str] = SITE, now: datetime = NOW) -> list[Row]:
    """What the review rules say of the notice with these keys of the front matter."""
    return said(SmallSite(with_example(f"---\n{keys}---\n", files), now=now).findings(*REVIEW))


def site_yaml(checks: str) -> dict[str, str]:
    """The small site with another `checks:` part."""
    return SITE | {"site.yaml": SITE["site.yaml"].partition("checks:")[0] + checks}


@pytest.mark.parametrize("rule", [r for r in REVIEW if r.name not in NOT_IN_ONE_SITE], ids=lambda rule: rule.name)
def test_examples(rule):
    bad = SmallSite(with_example(rule.bad)).findings(*REVIEW)
    assert {finding.name for finding in bad} == {rule.name}
    assert all(f.message.zh and f.message.en and f.hint.zh and "{" not in f.message.zh + f.message.en for f in bad)
    assert SmallSite(with_example(rule.good)).findings(*REVIEW) == []


REFUSED = {
    # each level, and who may sign it
    "no reviews": ("reviewers:\n", [("missing-level", f"reviewers.{level}", 1) for level in ("final", "first", "second")]),
    "no first": (reviews(first=""), [("missing-level", "reviewers.first", 1)]),
    "no final": (reviews(final=""), [("missing-level", "reviewers.final", 1)]),
    "one person twice": (reviews(second="lihua 2026-03-06 15:00"),
                         [("same-person", "reviewers.second", 9), ("role", "reviewers.second", 9)]),
    "one person three times": (reviews(second="李华 2026-03-06 15:00", final="李华 2026-03-09 08:30"), [
        ("same-person", "reviewers.second", 9), ("role", "reviewers.second", 9),
        ("same-person", "reviewers.final", 10), ("role", "reviewers.final", 10)]),
    "a name with a wide blank": (reviews(final="王　卫 2026-03-09 08:30"),
                                 [("same-person", "reviewers.final", 10), ("unknown-person", "reviewers.final", 10)]),
    "an unknown name": (reviews(second="王伟 2026-03-06 15:00"), [("unknown-person", "reviewers.second", 9)]),
    "a name two people bear": (reviews(first="吴磊 2026-03-06 09:00"), [("unknown-person", "reviewers.first", 8)]),
    "no name": (reviews(second=" 2026-03-06 15:00"), [("unknown-person", "reviewers.second", 9)]),
    "deputy who signed first too": (reviews(first="陈立 2026-03-06 09:00", second="陈立 2026-03-06 15:00"),
                                    [("same-person", "reviewers.second", 9)]),
    "deputy before the period": (reviews(first="李华 2026-03-04", second="陈立 2026-03-04"), [("role", "reviewers.second", 9)]),
    "deputy after the period": (reviews(second="陈立 2026-03-08 00:00"), [("role", "reviewers.second", 9)]),
    "a post that ended the day before": (reviews(second="孙平 2026-03-07 09:00"), [("role", "reviewers.second", 9)]),
    "no post at all": (reviews(second="张敏 2026-03-06 15:00"),
                       [("editor-is-reviewer", "reviewers.second", 9), ("role", "reviewers.second", 9)]),
    "vendor staff last": (reviews(final="高远 2026-03-09 08:30"), [("role", "reviewers.final", 10)]),
    "vendor staff last, as a deputy": (reviews(final="何清 2026-03-09 08:30"), [("role", "reviewers.final", 10)]),
    "vendor staff above the second": (reviews(first="高远 2026-03-06 09:00"), [
        ("rank-not-rising", "reviewers.second", 9), ("rank-not-rising", "reviewers.final", 10)]),
    "the day counts in the site's zone": (reviews(second="孙平 2026-03-06T16:30:00Z"), [("role", "reviewers.second", 9)]),
    # the editor
    "editor by id": ("editor: lihua\n", [("editor-is-reviewer", "reviewers.first", 8)]),
    "editor set wide": ("editor: 李　华\n", [("editor-is-reviewer", "reviewers.first", 8)]),
    "second of two editors": ("editor: 张敏、王卫\n", [("editor-is-reviewer", "reviewers.second", 9)]),
    "editors with a blank between": ("editor: 张敏 王卫\n", [("editor-is-reviewer", "reviewers.second", 9)]),
    "editor of blanks": ('editor: "　 "\n', [("missing-editor", "editor", 4)]),
    # times
    "second before first": (reviews(second="王卫 2026-03-06 08:59"), [("order", "reviewers.second", 9)]),
    "second a day before first": (reviews(second="王卫 2026-03-05"), [("order", "reviewers.second", 9)]),
    "final before first, across a bare date": (reviews(second="王卫 2026-03-06", final="赵安 2026-03-06 08:00"),
                                               [("order", "reviewers.final", 10)]),
    "final before first, no second": (reviews(second="", final="赵安 2026-03-06 08:00"),
                                      [("missing-level", "reviewers.second", 1), ("order", "reviewers.final", 9)]),
    "final after publishing": ("date: 2026-03-09 08:29\n", [("after-publish", "reviewers.final", 10)]),
    "final the day after publishing": ("date: 2026-03-08\n", [("after-publish", "reviewers.final", 10)]),
    "a time to come": (reviews(final="赵安 2026-03-10 09:01") + "date: 2026-03-10\n", [("future", "reviewers.final", 10)]),
    "a day to come, undated text": (reviews(final="赵安 2026-03-11") + "date:\n", [("future", "reviewers.final", 9)]),
    "a time that does not exist": (reviews(second="王卫 2026-02-30"), [("bad-date", "reviewers.second", 9)]),
    # the list itself
    "a level twice": (reviews() + "  - {level: 终审, name: 赵安, at: 2026-03-09 08:30}\n",
                      [("duplicate-level", "reviewers.final", 11)]),
    "no such level": (reviews() + "  - {level: 四审, name: 陈立, at: 2026-03-09}\n", [("unknown-level", "reviewers.3", 11)]),
    "undecided, nobody asked": (reviews()[:-2] + ", undecided: true}\n", [("not-consulted", "reviewers.final", 10)]),
    "a digest of another text": (reviews()[:-2] + f", digest: sha256-v1:{'ab' * 32}}}\n",
                                 [("content-changed", "reviewers.final", 10)]),
    "a digest that is none": (reviews()[:-2] + ", digest: abc}\n", [("content-changed", "reviewers.final", 10)]),
    "drafts are checked": ("draft: true\n" + reviews(first=""), [("missing-level", "reviewers.first", 1)]),
    "new-media posts are signed": ("type: post\n" + reviews(first=""), [("missing-level", "reviewers.first", 1)]),
    # withdrawals
    "withdrawn after signing": ("withdrawals: [{at: 2026-03-09 10:00, by: zhangmin, reason: 错字}]\n", [
        ("before-withdrawal", f"reviewers.{level}", line) for level, line in (("first", 8), ("second", 9), ("final", 10))]),
    "withdrawn in the same minute": ("withdrawals: [{at: 2026-03-06 09:00, by: zhangmin, reason: 错字}]\n",
                                     [("before-withdrawal", "reviewers.first", 8)]),
    "withdrawn on a bare day": ("withdrawals: [{at: 2026-03-06, by: zhangmin, reason: 错字}]\n", [
        ("before-withdrawal", "reviewers.first", 8), ("before-withdrawal", "reviewers.second", 9)]),
    "the last of two withdrawals counts": (
        "withdrawals: [{at: 2026-03-06 12:00, by: zhangmin, reason: 错字}, {at: 2026-03-01, by: zhangmin, reason: 错字}]\n",
        [("before-withdrawal", "reviewers.first", 8)]),
    "a withdrawal without a time": ("withdrawals: [{by: zhangmin, reason: 错字}]\n", [
        ("before-withdrawal", f"reviewers.{level}", line) for level, line in (("first", 8), ("second", 9), ("final", 10))]),
    # secrecy
    "policy without secrecy review": ("type: policy\n", [("secrecy-missing", "secrecy_review", 1)]),
    "secrecy review without conclusion": ("type: policy\nsecrecy_review: {by: 张敏, at: 2026-03-05}\n",
                                          [("secrecy-missing", "secrecy_review", 12)]),
}


@pytest.mark.parametrize("keys, expected", REFUSED.values(), ids=REFUSED)
def test_refused(keys, expected):
    assert check(keys) == expected


ACCEPTED = {
    "the perfect notice": "",
    "by ids": reviews("lihua 2026-03-06 09:00", "wangwei 2026-03-06 15:00", "zhaoan 2026-03-09 08:30"),
    "levels in Chinese": reviews().replace("first", "初审").replace("second", "复审").replace("final", "终审"),
    "any order in the list": "reviewers:\n" + "".join(reversed(reviews().splitlines(keepends=True)[1:])),
    "equal times": reviews("李华 2026-03-09 09:00", "王卫 2026-03-09 09:00", "赵安 2026-03-09 09:00"),
    "bare dates of one day": reviews("李华 2026-03-09", "王卫 2026-03-09", "赵安 2026-03-09"),
    "a bare date among times": reviews(second="王卫 2026-03-06"),
    "published on a bare day": "date: 2026-03-09\n",
    "signed in another zone": reviews(second="王卫 2026-03-06T07:00:00Z"),
    "no date yet": "date:\n",
    "signed this minute": reviews(final="赵安 2026-03-10 09:00") + "date: 2026-03-10\n",
    "signed today, no time": reviews(final="赵安 2026-03-10") + "date: 2026-03-10\n",
    "first day of a deputy": reviews(first="李华 2026-03-05", second="陈立 2026-03-05 23:59"),
    "last day of a deputy": reviews(second="陈立 2026-03-07 23:59"),
    "last day of a post": reviews(second="孙平 2026-03-06 23:59"),
    "deputy signing in his own post": reviews(first="陈立 2026-03-06 09:00"),
    "namesakes by id": reviews("wulei1 2026-03-06 09:00", "wulei2 2026-03-06 15:00"),
    "an editor nobody knows": "editor: 外单位通讯员\n",
    "withdrawn before signing": "withdrawals: [{at: 2026-03-06 08:59, by: zhangmin, reason: 错字}]\n",
    "consulted": reviews()[:-2] + ", undecided: true, consulted: 市政府办公室}\n",
    "policy with secrecy review": "type: policy\nsecrecy_review: {by: 张敏, at: 2026-03-05, conclusion: 可以公开}\n",
    "a policy that is not made public": "type: policy\ndisclosure: 不予公开\n",
    "waiting for its day, signed ahead": "date: 2026-04-01\n" + reviews(final="赵安 2026-03-20 09:00"),
}


@pytest.mark.parametrize("keys", ACCEPTED.values(), ids=ACCEPTED)
def test_accepted(keys):
    assert check(keys) == []


def test_a_signature_with_the_digest_of_the_text_stands_until_an_edit():
    unsigned = SmallSite(SITE).notice
    keys = reviews().replace("}", f", digest: {unsigned.digest}}}")
    assert check(keys, site_yaml("checks: {evidence: {minimum: digest}}\n")) == []
    files = with_example(f"---\n{keys}---\n", SITE)
    edited = files | {NOTICE: files[NOTICE].replace("三月底", "四月底")}
    findings = SmallSite(edited).findings(*REVIEW)
    assert [f.name for f in findings] == ["review.content-changed"] * 3
    assert unsigned.digest[:20] in findings[0].message.zh and SmallSite(edited).notice.digest[:20] in findings[0].message.zh
    crlf = files | {NOTICE: files[NOTICE].replace("\n", "\r\n")}
    assert SmallSite(crlf).findings(*REVIEW) == []


def test_digests_are_demanded_by_default():
    assert check("", site_yaml("")) == [("unattested", f"reviewers.{level}", line)
                                        for level, line in (("first", 8), ("second", 9), ("final", 10))]


def test_without_people_names_levels_and_times_are_still_checked():
    assert check("", NAMELESS) == [("no-people", "", None)]
    same = reviews(second="李 华 2026-03-06 08:00", final=" 2026-03-09 08:30")
    assert check(same + "editor: 李华\n", NAMELESS) == [
        ("no-people", "", None), ("editor-is-reviewer", "reviewers.first", 8), ("same-person", "reviewers.second", 9),
        ("editor-is-reviewer", "reviewers.second", 9), ("order", "reviewers.second", 9),
        ("unknown-person", "reviewers.final", 10)]


def test_the_last_author_by_git_is_no_reviewer():
    site = SmallSite(SITE)
    rule = next(rule for rule in RULES if rule.name == "review.author-is-reviewer")
    for mail, expected in (("Li.Hua@mail.example", [("author-is-reviewer", "reviewers.first", 8)]),
                           ("zhangmin@chengxi.example", []), ("", []), (None, [])):
        assert said(list(rule.check(replace(site.notice, last_author=mail), site.context))) == expected


@pytest.mark.parametrize("recorded, differs", [
    ("2026-03-09T09:00:00+08:00", False), ("2026-03-09T01:00:00+00:00", False), ("2026-03-09", False), ("garbage", False),
    ("2026-03-08T09:00:00+08:00", True), ("2026-03-09T00:00:00+08:00", True), ("2026-03-08", True)])
def test_the_date_of_a_published_text_stays(recorded, differs):
    row = Published(id="a", path="zwgk/tzgg/a.md", sha256="", digest="", date=recorded, url="/zwgk/tzgg/a/", unit="office")
    found = said(SmallSite(SITE, published={"a": row}).findings(*REVIEW))
    assert found == ([("date-changed", "date", 6)] if differs else [])
    removed = with_example("---\ndate:\n---\n", SITE)
    assert said(SmallSite(removed, published={"a": row}).findings(*REVIEW)) == [("date-changed", "date", 1)]


def test_a_small_unit_needs_a_recorded_exception_by_somebody_else():
    rule = next(rule for rule in REVIEW if rule.name == "review.recorded-exception")
    for change, expected in ((("by: zhaoan", "by: wangwei"), "review.same-person"),
                             (("unit: office, person", "unit: tjj, person"), "review.same-person"),
                             (("until: 2026-12-31", "until: 2026-03-08"), "review.same-person"),
                             (("until: 2026-12-31", "until: 2026-03-09"), "review.recorded-exception")):
        findings = SmallSite(with_example(rule.bad.replace(*change))).findings(*REVIEW)
        assert [f.name for f in findings] == [expected]


def test_a_profile_may_lighten_reprints_of_listed_sources():
    files = site_yaml("checks:\n  evidence: {minimum: names}\n  rules:\n    review.missing-level:\n"
                      "      options: {reprint_sources: [国务院办公厅], reprint_levels: [final]}\n")
    one = reviews(first="", second="")
    assert check(one + "source: 国务院办公厅\nreprint: true\n", files) == []
    assert len(check(one + "source: 国务院办公厅\n", files)) == 2
    assert len(check(one + "source: 县政府办公室\nreprint: true\n", files)) == 2


def test_reviewers_of_the_texts_own_unit_where_a_site_asks_for_it():
    files = site_yaml("checks: {evidence: {minimum: names}, rules: {review.role: {options: {own_unit: true}}}}\n")
    assert check("unit: tjj\n", files) == []                      # its supervisor signs
    assert len(check("unit: slj\n", files)) == 3


# The urgent path: flood warnings may go out on one signature.

URGENT_SITE = site_yaml("checks:\n  evidence: {minimum: names}\n  urgent: {columns: [zwgk/tzgg]}\n")
URGENT = "urgent: {reason: 强降雨预警, by: 赵安, at: 2026-03-09 08:30}\n"
ONLY_FINAL = reviews(first="", second="")
OTHER = "content/zwgk/xwdt/b.md"


@pytest.mark.parametrize("keys, expected", [
    (URGENT + reviews(final=""), [("urgent-no-review", "reviewers.final", 1)]),
    (URGENT + "reviewers:\n", [("urgent-no-review", "reviewers.final", 1)]),
    (URGENT.replace("赵安", "王卫") + reviews(),  [("urgent-not-allowed", "urgent", 11)]),
    (URGENT.replace("赵安", "王卫") + ONLY_FINAL, [("missing-level", "reviewers.first", 1), ("missing-level", "reviewers.second", 1),
                                                ("urgent-not-allowed", "urgent", 9)]),
    (URGENT + "date: 2026-03-09 08:00\n", [("after-publish", "reviewers.final", 10)]),
    (URGENT + ONLY_FINAL, [("urgent-pending", "reviewers.first", 1)]),
    (URGENT + reviews(first=""), [("urgent-pending", "reviewers.first", 1)]),
    (URGENT + reviews(second=""), [("urgent-pending", "reviewers.second", 1)]),
    (URGENT + reviews("李华 2026-03-09 20:00", "王卫 2026-03-09 19:00"), []),
    (URGENT + reviews("李华 2026-03-09 20:00", "李华 2026-03-09 21:00"),
     [("same-person", "reviewers.second", 9), ("role", "reviewers.second", 9)]),
    (URGENT + ONLY_FINAL + "date: 2026-03-11\n", []),
    (URGENT + ONLY_FINAL + "draft: true\n", []),
], ids=range(12))
def test_urgent(keys, expected):
    assert check(keys, URGENT_SITE) == expected


def test_the_urgent_path_is_open_in_listed_columns_only():
    assert check(URGENT) == [("urgent-not-allowed", "urgent", 11)]
    assert {row[0] for row in check(URGENT + ONLY_FINAL)} == {"urgent-not-allowed", "missing-level"}
    incomplete = {row[0] for row in check("urgent: {by: 赵安, at: 2026-03-09 08:30}\n" + ONLY_FINAL, URGENT_SITE)}
    assert incomplete == {"urgent-not-allowed", "missing-level"}


def overdue(minutes: int, *, keys: str = "", published: tuple[str, ...] = ()) -> list[tuple[str, str, str]]:
    """(text, rule, level) with an urgent text published 2026-03-09 09:00 and an ordinary one of the same unit."""
    files = with_example(f"---\n{URGENT}{ONLY_FINAL}---\n", URGENT_SITE)
    files[OTHER] = changed(PERFECT[NOTICE], "id: b\n" + keys)
    rows = {key: Published(id=key, path="", sha256="", digest="", date="2026-03-09T09:00:00+08:00", url="", unit="office")
            for key in published}
    site = SmallSite(files, now=NOW + timedelta(minutes=minutes), published=rows)
    return [((f.path or "")[-4:], f.name.removeprefix("review."), f.level) for f in site.findings(*REVIEW)]


def test_overdue_signatures_hold_up_the_unit():
    own, held = ("a.md", "urgent-overdue", "warning"), ("b.md", "urgent-overdue", "error")
    assert overdue(0) == [("a.md", "urgent-pending", "warning")]
    assert overdue(1) == [own, held]
    assert overdue(1, published=("a", "b")) == [own]
    assert overdue(1, keys="unit: tjj\n") == [own]
    assert overdue(1, keys="draft: true\n") == [own]
    assert overdue(1, keys="date: 2026-04-01\n") == [own]
    assert overdue(-60 * 48) == []                                # before it was published at all


def test_hours_count_from_the_approval_where_only_the_day_is_known():
    def rules(now: datetime, keys: str) -> set[str]:
        return {row[0] for row in check(keys + ONLY_FINAL + "date: 2026-03-09\n", URGENT_SITE, now)}

    assert rules(NOW.replace(hour=8, minute=30), URGENT) == {"urgent-pending"}
    assert rules(NOW.replace(hour=8, minute=31), URGENT) == {"urgent-overdue"}
    bare = URGENT.replace(" 08:30", "")
    assert rules(NOW.replace(day=11, hour=0), bare) == {"urgent-pending"}
    assert rules(NOW.replace(day=11, hour=0, minute=1), bare) == {"urgent-overdue"}


# Who signs next.

@pytest.mark.parametrize("keys, level, obstacles", [
    ("reviewers:\n", "first", []), (reviews(second="", final=""), "second", []), (reviews(final=""), "final", []),
    ("", None, []), (reviews(second=""), "second", []), (reviews(second="王卫 2026-03-05", final=""), "final", ["review.order"]),
    (reviews().replace("09:00}", "09:00, digest: x}"), "first", ["review.content-changed"]),
    ("withdrawals: [{at: 2026-03-06 12:00, by: zhangmin, reason: 错字}]\n", "first", ["review.before-withdrawal"])])
def test_next_step(keys, level, obstacles):
    site = SmallSite(with_example(f"---\n{keys}---\n", SITE))
    step = next_step(site.notice, site.context)
    assert (step.level, [f.name for f in step.obstacles]) == (level, obstacles)


def test_next_step_says_since_when_and_puts_the_urgent_approval_first():
    site = SmallSite(with_example(f"---\n{URGENT}{reviews(final='')}---\n", URGENT_SITE))
    step = next_step(site.notice, site.context)
    assert step.level == "final" and step.since is not None and step.since.at.hour == 15


# One person or two.

@pytest.mark.parametrize("name", ["李 华", "李　华", "李\u200b华", "李\u3164华", "\u2060李华", "李华\u00a0"])
def test_names_that_look_alike_are_one_person(name):
    people = People(people=(Person(id="lihua", name="李华"),))
    assert fold(name) == "李华"
    assert same_person("lihua", name, people) and same_person(name, "李华", people)
    assert same_person(name, "李华", People(known=False))


def test_two_people_with_one_name_are_two_by_id():
    people = People(people=(Person(id="w1", name="吴磊"), Person(id="w2", name="吴磊")))
    assert not same_person("w1", "w2", people)
    assert same_person("w1", "吴磊", people)                     # who is meant is not known: not proven to be another


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_names_compare(one, other):
    people = People(people=(Person(id="a", name=one),))
    assert same_person(one, other, people) == same_person(other, one, people)
    assert same_person(one, one, people) == bool(fold(one))
    assert all(name.strip() == name and name for name in editors(one))


@given(st.lists(st.fixed_dictionaries({}, optional={
    "level": st.sampled_from(["first", "second", "final", "初审", "x", ""]), "name": st.sampled_from(["李华", "lihua", "王 卫", "{x}", ""]),
    "at": st.sampled_from(["2026-03-06", "2026-03-06 09:00", "0001-01-01", "9999-12-31 23:59", "x"]),
    "digest": st.sampled_from(["", "{0}", "sha256-v1:"])}), max_size=5), st.sampled_from(["", "{title}", "李华、王卫"]))
def test_any_signatures_give_findings_never_a_traceback(entries, editor):
    lines = "".join("  - {" + ", ".join(f'{key}: "{value}"' for key, value in entry.items()) + "}\n" for entry in entries)
    keys = f'editor: "{editor}"\nreviewers:{chr(10) + lines if lines else " []" + chr(10)}' + URGENT.replace("赵安", '"{x}"')
    assert check(keys, URGENT_SITE)

"""Review rules that look at more than the notice: digests, git, the record, profiles, exceptions; who signs next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sitegen.rules import RULES
from sitegen.rules.status import next_step
from sitegen.site_index import Published
from tests.factories import SmallSite
from tests.helpers import NOTICE, example_site
from tests.rules.review_sites import (
    NAMELESS,
    REVIEW,
    SITE,
    URGENT,
    URGENT_SITE,
    check,
    notice_with,
    reviews,
    said,
    site_yaml,
)


def test_a_signature_with_the_digest_of_the_text_stands_until_an_edit():
    unsigned = SmallSite(SITE).notice
    keys = reviews().replace("}", f", digest: {unsigned.digest}}}")
    assert check(keys, site_yaml("checks: {evidence: {minimum: digest}}\n")) == []
    files = notice_with(f"{keys}", SITE)
    edited = files | {NOTICE: files[NOTICE].replace("3月底", "4月底")}
    findings = SmallSite(edited).findings(*REVIEW)
    assert [f.name for f in findings] == ["review.content-changed"] * 3
    assert (
        unsigned.digest[:20] in findings[0].message.zh
        and SmallSite(edited).notice.digest[:20] in findings[0].message.zh
    )
    crlf = files | {NOTICE: files[NOTICE].replace("\n", "\r\n")}
    assert SmallSite(crlf).findings(*REVIEW) == []


def test_digests_are_demanded_by_default():
    assert check("", site_yaml("")) == [
        ("unattested", f"reviewers.{level}", line) for level, line in (("first", 8), ("second", 9), ("final", 10))
    ]


def test_without_people_names_levels_and_times_are_still_checked():
    assert check("", NAMELESS) == [("no-people", "", None)]
    same = reviews(second="李 华 2026-03-06 08:00", final=" 2026-03-09 08:30")
    assert check(same + "editor: 李华\n", NAMELESS) == [
        ("no-people", "", None),
        ("editor-is-reviewer", "reviewers.first", 8),
        ("same-person", "reviewers.second", 9),
        ("editor-is-reviewer", "reviewers.second", 9),
        ("order", "reviewers.second", 9),
        ("unknown-person", "reviewers.final", 10),
    ]


def test_the_last_author_by_git_is_no_reviewer():
    site = SmallSite(SITE)
    rule = next(rule for rule in RULES if rule.name == "review.author-is-reviewer")
    for mail, expected in (
        ("Li.Hua@mail.example", [("author-is-reviewer", "reviewers.first", 8)]),
        ("zhangmin@chengxi.example", []),
        ("", []),
        (None, []),
    ):
        assert said(list(rule.check(replace(site.notice, last_author=mail), site.context))) == expected


@pytest.mark.parametrize(
    "recorded, differs",
    [
        ("2026-03-09T09:00:00+08:00", False),
        ("2026-03-09T01:00:00+00:00", False),
        ("2026-03-09", False),
        ("garbage", False),
        ("2026-03-08T09:00:00+08:00", True),
        ("2026-03-09T00:00:00+08:00", True),
        ("2026-03-08", True),
    ],
)
def test_the_date_of_a_published_text_stays(recorded, differs):
    row = Published(
        id="a", path="zwgk/tzgg/a.md", sha256="", digest="", date=recorded, url="/zwgk/tzgg/a/", unit="office"
    )
    found = said(SmallSite(SITE, published={"a": row}).findings(*REVIEW))
    assert found == ([("date-changed", "date", 6)] if differs else [])
    removed = notice_with("date:\n", SITE)
    assert said(SmallSite(removed, published={"a": row}).findings(*REVIEW)) == [("date-changed", "date", 1)]


def test_a_small_unit_needs_a_recorded_exception_by_somebody_else():
    rule = next(rule for rule in REVIEW if rule.name == "review.recorded-exception")
    for change, expected in (
        (("by: zhaoan", "by: wangwei"), "review.same-person"),
        (("unit: office, person", "unit: tjj, person"), "review.same-person"),
        (("until: 2026-12-31", "until: 2026-03-08"), "review.same-person"),
        (("until: 2026-12-31", "until: 2026-03-09"), "review.recorded-exception"),
    ):
        findings = SmallSite(example_site(rule.bad.replace(*change))).findings(*REVIEW)
        assert [f.name for f in findings] == [expected]


def test_a_profile_may_lighten_reprints_of_listed_sources():
    files = site_yaml(
        "checks:\n  evidence: {minimum: names}\n  rules:\n    review.missing-level:\n"
        "      options: {reprint_sources: [国务院办公厅], reprint_levels: [final]}\n"
    )
    one = reviews(first="", second="")
    assert check(one + "source: 国务院办公厅\nreprint: true\n", files) == []
    assert len(check(one + "source: 国务院办公厅\n", files)) == 2
    assert len(check(one + "source: 县政府办公室\nreprint: true\n", files)) == 2


@pytest.mark.parametrize(
    ("option", "keys", "count"),
    [
        ("named", "unit: tjj\n", 0),  # its supervisor signs
        ("named", "unit: slj\n", 3),
        ("named", "", 0),
        ("false", "unit: slj\n", 0),
        ("true", "unit: slj\n", 3),
        ("", "unit: slj\n", 3),
    ],
)
def test_the_supplying_unit_decides_whose_leaders_sign(option, keys, count):
    rules = f", rules: {{review.role: {{options: {{own_unit: {option}}}}}}}" if option else ""
    files = site_yaml(f"checks: {{evidence: {{minimum: names}}{rules}}}\n")
    assert len(check(keys, files)) == count


JOINT = """
  - {id: sunjing, name: 孙静, unit: tjj, posts: [{post: 网信办负责人, rank: 2, levels: [joint], from: 2024-01-01}]}
  - {id: zhoumi, name: 周密, unit: slj, posts: [{post: 保密办负责人, rank: 2, levels: [joint], from: 2024-01-01}]}
"""


@pytest.mark.parametrize(
    ("asked", "rows", "wrong"),
    [
        (0, (), 0),
        (1, (), 1),
        (1, ("孙静 at: 2026-03-06 16:00",), 0),
        (2, ("孙静 at: 2026-03-06 16:00",), 1),
        (2, ("孙静 at: 2026-03-06 16:00", "zhoumi at: 2026-03-06"), 0),
        (2, ("孙静 at: 2026-03-06 16:00", "sunjing at: 2026-03-06 17:00"), 2),  # one person is one
        (1, ("张敏 at: 2026-03-06 16:00",), 2),  # not entitled
        (1, ("孙静 at: 2026-03-09 08:31",), 2),  # after the final review
        (1, ("孙静 at: 2026-03-06, digest: x",), 2),
        (0, ("张敏 at: 2026-03-06 16:00",), 1),  # what stands there must be right
        (0, ("孙静 at: 2026-03-06 16:00",), 0),
    ],
)
def test_sensitive_texts_need_more_than_three(asked, rows, wrong):
    files = site_yaml(f"checks: {{evidence: {{minimum: names, sensitivity: {{sensitive: {{joint: {asked}}}}}}}}}\n")
    files["checks/people.yaml"] = files["checks/people.yaml"].rstrip() + JOINT
    keys = reviews() + "".join(f"  - {{level: 会审, name: {row.replace(' at', ', at', 1)}}}\n" for row in rows) + "sensitivity: sensitive\n"
    assert [name for name, *_ in check(keys, files) if name == "missing-joint"] == ["missing-joint"] * wrong
    assert check(reviews() + "sensitivity: important\n", files) == []


# Who signs next.


@pytest.mark.parametrize(
    "keys, level, obstacles",
    [
        ("reviewers:\n", "first", []),
        (reviews(second="", final=""), "second", []),
        (reviews(final=""), "final", []),
        ("", None, []),
        (reviews(second=""), "second", []),
        (reviews(second="王卫 2026-03-05", final=""), "final", ["review.order"]),
        (reviews().replace("09:00}", "09:00, digest: x}"), "first", ["review.content-changed"]),
        ("withdrawals: [{at: 2026-03-06 12:00, by: zhangmin, reason: 错字}]\n", "first", ["review.before-withdrawal"]),
    ],
)
def test_next_step(keys, level, obstacles):
    site = SmallSite(notice_with(f"{keys}", SITE))
    step = next_step(site.notice, site.context, RULES)
    assert (step.level, [f.name for f in step.obstacles]) == (level, obstacles)


def test_next_step_says_since_when_and_puts_the_urgent_approval_first():
    site = SmallSite(notice_with(f"{URGENT}{reviews(final='')}", URGENT_SITE))
    step = next_step(site.notice, site.context, RULES)
    assert step.level == "final" and step.since is not None and step.since.at.hour == 15


# Messages are for people.


@pytest.mark.parametrize(
    "keys",
    [
        reviews(first="lihua 2026-03-06 09:00", second="lihua 2026-03-06 15:00"),
        reviews(first="zhaoan 2026-03-06 09:00"),
        reviews(second="wangwei 2026-03-05 15:00"),
        reviews(final="zhaoan 2026-03-09 10:30"),
        reviews(final="zhaoan 2026-03-09 08:30").replace("08:30}", "08:30, undecided: true}"),
        reviews(first="lihua 2026-03-06 09:00") + "editor: lihua\n",
        reviews(first="lihua 2026-03-06 09:00") + "withdrawals: [{at: 2026-03-10 08:00, by: zhaoan, reason: 错字}]\n",
        "reviewers: [{level: joint, name: zhaoan, at: 2026-03-06}]\n",
    ],
)
def test_messages_name_persons_not_ids(keys):
    found = SmallSite(notice_with(keys)).findings(*REVIEW)
    assert found
    assert not [f.message.zh for f in found if any(id in f.message.zh + f.hint.zh for id in ("lihua", "wangwei", "zhaoan"))]

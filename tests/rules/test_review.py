"""What the review rules accept and refuse: the perfect notice, changed in one respect at a time."""

from __future__ import annotations

import pytest

from tests.rules.review_sites import check, reviews

REFUSED = {
    # each level, and who may sign it
    "no reviews": (
        "reviewers:\n",
        [("missing-level", f"reviewers.{level}", 1) for level in ("final", "first", "second")],
    ),
    "no first": (reviews(first=""), [("missing-level", "reviewers.first", 1)]),
    "no final": (reviews(final=""), [("missing-level", "reviewers.final", 1)]),
    "one person twice": (
        reviews(second="lihua 2026-03-06 15:00"),
        [("same-person", "reviewers.second", 9), ("role", "reviewers.second", 9)],
    ),
    "one person three times": (
        reviews(second="李华 2026-03-06 15:00", final="李华 2026-03-09 08:30"),
        [
            ("same-person", "reviewers.second", 9),
            ("role", "reviewers.second", 9),
            ("same-person", "reviewers.final", 10),
            ("role", "reviewers.final", 10),
        ],
    ),
    "a name with a wide blank": (
        reviews(final="王　卫 2026-03-09 08:30"),
        [("same-person", "reviewers.final", 10), ("unknown-person", "reviewers.final", 10)],
    ),
    "an unknown name": (reviews(second="王伟 2026-03-06 15:00"), [("unknown-person", "reviewers.second", 9)]),
    "a name two people bear": (reviews(first="吴磊 2026-03-06 09:00"), [("unknown-person", "reviewers.first", 8)]),
    "no name": (reviews(second=" 2026-03-06 15:00"), [("unknown-person", "reviewers.second", 9)]),
    "deputy who signed first too": (
        reviews(first="陈立 2026-03-06 09:00", second="陈立 2026-03-06 15:00"),
        [("same-person", "reviewers.second", 9)],
    ),
    "deputy before the period": (
        reviews(first="李华 2026-03-04", second="陈立 2026-03-04"),
        [("role", "reviewers.second", 9)],
    ),
    "deputy after the period": (reviews(second="陈立 2026-03-08 00:00"), [("role", "reviewers.second", 9)]),
    "a post that ended the day before": (reviews(second="孙平 2026-03-07 09:00"), [("role", "reviewers.second", 9)]),
    "no post at all": (
        reviews(second="张敏 2026-03-06 15:00"),
        [("editor-is-reviewer", "reviewers.second", 9), ("role", "reviewers.second", 9)],
    ),
    "vendor staff last": (reviews(final="高远 2026-03-09 08:30"), [("role", "reviewers.final", 10)]),
    "vendor staff last, as a deputy": (reviews(final="何清 2026-03-09 08:30"), [("role", "reviewers.final", 10)]),
    "vendor staff above the second": (
        reviews(first="高远 2026-03-06 09:00"),
        [("rank-not-rising", "reviewers.second", 9), ("rank-not-rising", "reviewers.final", 10)],
    ),
    "the day counts in the site's zone": (
        reviews(second="孙平 2026-03-06T16:30:00Z"),
        [("role", "reviewers.second", 9)],
    ),
    # the editor
    "editor by id": ("editor: lihua\n", [("editor-is-reviewer", "reviewers.first", 8)]),
    "editor set wide": ("editor: 李　华\n", [("editor-is-reviewer", "reviewers.first", 8)]),
    "second of two editors": ("editor: 张敏、王卫\n", [("editor-is-reviewer", "reviewers.second", 9)]),
    "editors with a blank between": ("editor: 张敏 王卫\n", [("editor-is-reviewer", "reviewers.second", 9)]),
    "editor of blanks": ('editor: "　 "\n', [("missing-editor", "editor", 4)]),
    # times
    "second before first": (reviews(second="王卫 2026-03-06 08:59"), [("order", "reviewers.second", 9)]),
    "second a day before first": (reviews(second="王卫 2026-03-05"), [("order", "reviewers.second", 9)]),
    "final before first, across a bare date": (
        reviews(second="王卫 2026-03-06", final="赵安 2026-03-06 08:00"),
        [("order", "reviewers.final", 10)],
    ),
    "final before first, no second": (
        reviews(second="", final="赵安 2026-03-06 08:00"),
        [("missing-level", "reviewers.second", 1), ("order", "reviewers.final", 9)],
    ),
    "final after publishing": ("date: 2026-03-09 08:29\n", [("after-publish", "reviewers.final", 10)]),
    "final the day after publishing": ("date: 2026-03-08\n", [("after-publish", "reviewers.final", 10)]),
    "a time to come": (
        reviews(final="赵安 2026-03-10 09:01") + "date: 2026-03-10\n",
        [("future", "reviewers.final", 10)],
    ),
    "a day to come, undated text": (reviews(final="赵安 2026-03-11") + "date:\n", [("future", "reviewers.final", 9)]),
    "a time that does not exist": (reviews(second="王卫 2026-02-30"), [("bad-date", "reviewers.second", 9)]),
    # the list itself
    "a level twice": (
        reviews() + "  - {level: 终审, name: 赵安, at: 2026-03-09 08:30}\n",
        [("duplicate-level", "reviewers.final", 11)],
    ),
    "no such level": (
        reviews() + "  - {level: 四审, name: 陈立, at: 2026-03-09}\n",
        [("unknown-level", "reviewers.3", 11)],
    ),
    "undecided, nobody asked": (reviews()[:-2] + ", undecided: true}\n", [("not-consulted", "reviewers.final", 10)]),
    "a digest of another text": (
        reviews()[:-2] + f", digest: sha256-v1:{'ab' * 32}}}\n",
        [("content-changed", "reviewers.final", 10)],
    ),
    "a digest that is none": (reviews()[:-2] + ", digest: abc}\n", [("content-changed", "reviewers.final", 10)]),
    "drafts are checked": ("draft: true\n" + reviews(first=""), [("missing-level", "reviewers.first", 1)]),
    "new-media posts are signed": ("type: post\n" + reviews(first=""), [("missing-level", "reviewers.first", 1)]),
    # withdrawals
    "withdrawn after signing": (
        "withdrawals: [{at: 2026-03-09 10:00, by: zhangmin, reason: 错字}]\n",
        [
            ("before-withdrawal", f"reviewers.{level}", line)
            for level, line in (("first", 8), ("second", 9), ("final", 10))
        ],
    ),
    "withdrawn in the same minute": (
        "withdrawals: [{at: 2026-03-06 09:00, by: zhangmin, reason: 错字}]\n",
        [("before-withdrawal", "reviewers.first", 8)],
    ),
    "withdrawn on a bare day": (
        "withdrawals: [{at: 2026-03-06, by: zhangmin, reason: 错字}]\n",
        [("before-withdrawal", "reviewers.first", 8), ("before-withdrawal", "reviewers.second", 9)],
    ),
    "the last of two withdrawals counts": (
        "withdrawals: [{at: 2026-03-06 12:00, by: zhangmin, reason: 甲}, {at: 2026-03-01, by: zhangmin, reason: 乙}]\n",
        [("before-withdrawal", "reviewers.first", 8)],
    ),
    "a withdrawal without a time": (
        "withdrawals: [{by: zhangmin, reason: 错字}]\n",
        [
            ("before-withdrawal", f"reviewers.{level}", line)
            for level, line in (("first", 8), ("second", 9), ("final", 10))
        ],
    ),
    # secrecy
    "policy without secrecy review": ("type: policy\n", [("secrecy-missing", "secrecy_review", 1)]),
    "secrecy review without conclusion": (
        "type: policy\nsecrecy_review: {by: 张敏, at: 2026-03-05}\n",
        [("secrecy-missing", "secrecy_review", 12)],
    ),
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

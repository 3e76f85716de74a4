"""The urgent path: flood warnings may go out on one signature; the others follow, or the unit is held up."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from sitegen.site_index import Published
from tests.factories import SmallSite, changed
from tests.helpers import NOTICE, NOW
from tests.rules.review_sites import ONLY_FINAL, REVIEW, SITE, URGENT, URGENT_SITE, check, notice_with, reviews

OTHER = "content/zwgk/xwdt/b.md"


@pytest.mark.parametrize(
    "keys, expected",
    [
        (URGENT + reviews(final=""), [("urgent-no-review", "reviewers.final", 1)]),
        (URGENT + "reviewers:\n", [("urgent-no-review", "reviewers.final", 1)]),
        (URGENT.replace("赵安", "王卫") + reviews(), [("urgent-not-allowed", "urgent", 11)]),
        (
            URGENT.replace("赵安", "王卫") + ONLY_FINAL,
            [
                ("missing-level", "reviewers.first", 1),
                ("missing-level", "reviewers.second", 1),
                ("urgent-not-allowed", "urgent", 9),
            ],
        ),
        (URGENT + "date: 2026-03-09 08:00\n", [("after-publish", "reviewers.final", 10)]),
        (URGENT + ONLY_FINAL, [("urgent-pending", "reviewers.first", 1)]),
        (URGENT + reviews(first=""), [("urgent-pending", "reviewers.first", 1)]),
        (URGENT + reviews(second=""), [("urgent-pending", "reviewers.second", 1)]),
        (URGENT + reviews("李华 2026-03-09 20:00", "王卫 2026-03-09 19:00"), []),
        (
            URGENT + reviews("李华 2026-03-09 20:00", "李华 2026-03-09 21:00"),
            [("same-person", "reviewers.second", 9), ("role", "reviewers.second", 9)],
        ),
        (URGENT + ONLY_FINAL + "date: 2026-03-11\n", []),
        (URGENT + ONLY_FINAL + "draft: true\n", []),
    ],
    ids=range(12),
)
def test_urgent(keys, expected):
    assert check(keys, URGENT_SITE) == expected


def test_the_urgent_path_is_open_in_listed_columns_only():
    assert check(URGENT) == [("urgent-not-allowed", "urgent", 11)]
    assert {row[0] for row in check(URGENT + ONLY_FINAL)} == {"urgent-not-allowed", "missing-level"}
    incomplete = {row[0] for row in check("urgent: {by: 赵安, at: 2026-03-09 08:30}\n" + ONLY_FINAL, URGENT_SITE)}
    assert incomplete == {"urgent-not-allowed", "missing-level"}


def overdue(minutes: int, *, keys: str = "", published: tuple[str, ...] = ()) -> list[tuple[str, str, str]]:
    """(text, rule, level) with an urgent text published 2026-03-09 09:00 and an ordinary one of the same unit."""
    files = notice_with(f"{URGENT}{ONLY_FINAL}", URGENT_SITE)
    files[OTHER] = changed(SITE[NOTICE], "id: b\n" + keys)
    rows = {
        key: Published(id=key, path="", sha256="", digest="", date="2026-03-09T09:00:00+08:00", url="", unit="office")
        for key in published
    }
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
    assert overdue(-60 * 48) == []  # before it was published at all


def test_hours_count_from_the_approval_where_only_the_day_is_known():
    def rules(now: datetime, keys: str) -> set[str]:
        return {row[0] for row in check(keys + ONLY_FINAL + "date: 2026-03-09\n", URGENT_SITE, now)}

    assert rules(NOW.replace(hour=8, minute=30), URGENT) == {"urgent-pending"}
    assert rules(NOW.replace(hour=8, minute=31), URGENT) == {"urgent-overdue"}
    bare = URGENT.replace(" 08:30", "")
    assert rules(NOW.replace(day=11, hour=0), bare) == {"urgent-pending"}
    assert rules(NOW.replace(day=11, hour=0, minute=1), bare) == {"urgent-overdue"}

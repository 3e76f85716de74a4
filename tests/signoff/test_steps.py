"""Who is next: the first level without a signature that stands."""

from __future__ import annotations

import json

import pytest

from tests.signoff.repository import NOTICE, SITE, TEXT, Repo


def step(repo: Repo, keys: str, site: str = SITE) -> tuple[str | None, str | None]:
    """(level, since) of the text with these keys; DIGEST stands for that of today's text."""
    repo.write("site.yaml", site)
    repo.write(NOTICE, TEXT)
    digest = repo.run("review", "digest", str(repo.root / NOTICE)).output.strip()
    repo.write(NOTICE, TEXT.replace("\n---\n", f"\n{keys.replace('DIGEST', digest)}---\n", 1))
    (row,) = json.loads(repo.run("review", "status", str(repo.root / NOTICE), "--format", "json").output)
    return row["next"], row["since"] and row["since"][11:16]


def signed(*rows: str) -> str:
    return "reviewers:\n" + "".join(f"  - {{{row}}}\n" for row in rows)


FIRST = "level: first, name: lihua, at: 2026-03-09 09:00"
URGENT = "urgent: {reason: 汛情, by: zhaoan, at: 2026-03-09 08:30}\n"
FINAL = "level: final, name: zhaoan, at: 2026-03-09 08:30"
URGENT_SITE = SITE + "  urgent: {min_level: final, max_hours: 24, columns: [zwgk/tzgg]}\n"


@pytest.mark.parametrize(("keys", "site", "expected"), [
    ("", SITE, ("first", None)),
    (signed(f"{FIRST}, digest: DIGEST"), SITE, ("second", "09:00")),
    (signed(FIRST), SITE, ("first", None)),  # the site asks for a digest
    (signed(FIRST), SITE.replace("minimum: commit", "minimum: names"), ("second", "09:00")),
    (signed(f"{FIRST}, digest: \"sha256-v1:{'0' * 64}\""), SITE, ("first", None)),  # of another text
    (signed("level: first, name: lihua"), SITE, ("first", None)),  # without a time
    (signed(f"{FIRST}, digest: DIGEST") + "withdrawals: [{at: 2026-03-09 10:00, by: zhaoan, reason: 有误}]\n", SITE, ("first", "10:00")),
    (URGENT, URGENT_SITE, ("final", None)),
    (URGENT + signed(f"{FINAL}, digest: DIGEST"), URGENT_SITE, ("first", "08:30")),
    (URGENT + signed(FINAL), URGENT_SITE, ("final", None)),
])
def test_the_next_level(repo: Repo, keys: str, site: str, expected: tuple[str | None, str | None]) -> None:
    assert step(repo, keys, site) == expected

"""Documents and interpretations: linked by id, both ways, one to one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sitegen.model import Facts
from sitegen.rules import RULES
from sitegen.site_index import SiteIndex
from tests.rules.facts_factory import column, facts, names, run, site

PAIR = [rule for rule in RULES if rule.name.startswith("pair.") and rule.scope == "site"]
COLUMNS = (column("zwgk"), column("zwgk/zcwj"), column("zwgk/zcjd"), column("zwgk/xwdt"))


def policy(id: str, by: str = "", **known: Any) -> Facts:
    return facts(f"zwgk/zcwj/{id}.md", type="policy", interpreted_by=by, **known)


def reading(id: str, of: str = "", **known: Any) -> Facts:
    return facts(f"zwgk/zcjd/{id}.md", type="interpretation", interprets=of, **known)


def pairs(*texts: Facts, **known: Any) -> SiteIndex:
    return site(*texts, columns=COLUMNS, **known)


P, READING, X = "zwgk/zcwj/p.md", "zwgk/zcjd/i.md", "zwgk/zcjd/x.md"
BY, OF = "interpreted_by", "interprets"
LATER = "2026-03-12T09:00"

BROKEN = {
    "nobody interprets it": ([policy("p")], [("pair.missing", P, BY)]),
    "a further form is not the pair": ([policy("p"), reading("i", "p", companion=True)], [("pair.missing", P, BY)]),
    "a draft is not yet the pair": (
        [policy("p"), reading("i", "p", draft=True)],
        [("pair.missing", P, BY), ("pair.one-way", READING, OF)],
    ),
    "an undated document under review": ([policy("p", date=None)], [("pair.missing", P, BY)]),
    "names no text": ([policy("p", "nobody")], [("pair.dangling", P, BY)]),
    "interprets no text": ([reading("i", "nobody")], [("pair.dangling", READING, OF)]),
    "a further form of no text": ([reading("i", "nobody", companion=True)], [("pair.dangling", READING, OF)]),
    "no link back from the document": ([policy("p"), reading("i", "p")], [("pair.one-way", P, BY)]),
    "no link back from the interpretation": ([policy("p", "i"), reading("i")], [("pair.one-way", READING, OF)]),
    "a second interpretation": (
        [policy("p", "i"), reading("i", "p"), reading("x", "p")],
        [("pair.not-one-to-one", X, OF)],
    ),
    "two interpretations, no link back": (
        [policy("p"), reading("i", "p"), reading("x", "p")],
        [("pair.one-way", P, BY), ("pair.not-one-to-one", X, OF)],
    ),
    "two documents, one interpretation": (
        [policy("p", "i"), policy("q", "i"), reading("i", "p")],
        [("pair.not-one-to-one", "zwgk/zcwj/q.md", BY)],
    ),
    "itself": ([policy("p", "p")], [("pair.self", P, BY)]),
    "a news item as interpretation": (
        [policy("p", "n"), facts("zwgk/xwdt/n.md", type="news")],
        [("pair.wrong-kind", P, BY)],
    ),
    "a news item interprets": (
        [policy("p", "i"), reading("i", "p"), facts("zwgk/xwdt/n.md", type="news", interprets="p")],
        [("pair.wrong-kind", "zwgk/xwdt/n.md", OF)],
    ),
    "a further form as the pair": ([policy("p", "i"), reading("i", "p", companion=True)], [("pair.wrong-kind", P, BY)]),
    "partner is a draft": ([policy("p", "i"), reading("i", "p", draft=True)], [("pair.unpublished", P, BY)]),
    "partner waits": ([policy("p", "i"), reading("i", "p", date=LATER)], [("pair.unpublished", P, BY)]),
    "document waits": ([policy("p", "i", date=LATER), reading("i", "p")], [("pair.unpublished", READING, OF)]),
    "document is not open": (
        [policy("p", "i", renderable=False), reading("i", "p")],
        [("pair.unpublished", READING, OF)],
    ),
    "document of a further form is a draft": (
        [policy("p", "i", draft=True), reading("i", "p", draft=True), reading("x", "p", companion=True)],
        [("pair.unpublished", X, OF)],
    ),
    "interprets nothing": ([reading("i")], [("pair.orphan", READING, OF)]),
    "a ring": (
        [policy("p", "i"), reading("i", "q"), policy("q", "x"), reading("x", "p")],
        [
            ("pair.not-mutual", READING, OF),
            ("pair.not-mutual", X, OF),
            ("pair.not-mutual", P, BY),
            ("pair.not-mutual", "zwgk/zcwj/q.md", BY),
        ],
    ),
}

SOUND = {
    "a pair": [policy("p", "i"), reading("i", "p")],
    "any number of further forms": [
        policy("p", "i"),
        reading("i", "p"),
        reading("x", "p", companion=True),
        reading("y", "p", companion=True),
        facts("zwgk/xwdt/n.md", type="interview", interprets="p", companion=True),
    ],
    "no interpretation required": [policy("p", interpretation_required=False)],
    "a document that waits is looked at when due": [policy("p", date=LATER)],
    "a pair that waits together": [policy("p", "i", date=LATER), reading("i", "p", date=LATER)],
    "a withdrawn document": [policy("p", withdrawn=True)],
    "a document that is not open": [policy("p", renderable=False)],
    "a reprinted interpretation of another government's document": [reading("i", reprint=True)],
    "other types": [facts("zwgk/xwdt/n.md", type="news")],
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_pairs_are_reported_once_where_they_are_mended(case: str) -> None:
    texts, expected = BROKEN[case]
    assert sorted(names(run(pairs(*texts), *PAIR))) == sorted(expected)


@pytest.mark.parametrize("case", SOUND)
def test_sound_pairs_are_silent(case: str) -> None:
    assert names(run(pairs(*SOUND[case]), *PAIR)) == []


def test_errors_block_but_a_withdrawn_partner_only_warns() -> None:
    (missing,) = run(pairs(policy("p")), *PAIR)
    assert missing.level == "error"
    gone = run(pairs(policy("p", "i"), reading("i", "p", withdrawn=True)), *PAIR)
    assert [(f.name, f.level) for f in gone] == [("pair.unpublished", "warning")]


@pytest.mark.parametrize(
    ("published", "level", "due"),
    [
        ("2026-03-04", "error", "2026-03-09"),  # Wednesday + 3 working days: due on Monday, missed on Tuesday
        ("2026-03-05", "warning", "2026-03-10"),  # due today: that day still passes
        ("2026-03-09", "warning", "2026-03-12"),
    ],
)
def test_days_of_grace_run_on_working_days(published: str, level: str, due: str) -> None:
    index = pairs(policy("p", date=published), rules={"pair.missing": {"grace_working_days": 3}})
    (finding,) = run(index, *PAIR)
    assert (finding.name, finding.level) == ("pair.missing", level)
    assert finding.data.get("due") == (due if level == "warning" else None)


def test_grace_beyond_the_calendar_is_unknown_not_guessed() -> None:
    empty: frozenset[date] = frozenset()
    index = pairs(policy("p", date="2029-12-31"), rules={"pair.missing": {"grace_working_days": 3}})
    late = run(index, *PAIR, now=policy("p", date="2029-12-31T10:00").date.at, years={2029: (empty, empty)})  # type: ignore[union-attr]
    assert [(f.level, "无法计算" in f.message.zh) for f in late] == [("warning", True)]


def test_a_site_may_ask_interpretations_of_more_types() -> None:
    index = pairs(facts("zwgk/xwdt/n.md", type="notice"), rules={"pair.missing": {"types": ["policy", "notice"]}})
    assert names(run(index, *PAIR)) == [("pair.missing", "zwgk/xwdt/n.md", BY)]

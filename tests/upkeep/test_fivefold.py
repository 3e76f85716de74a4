"""五公开 by policy: which texts speak of a policy, and which stage they are of."""

from __future__ import annotations

import pytest

from sitegen.model import Citation, Dealings, Facts, Link
from sitegen.upkeep.fivefold import fivefold_sheet
from sitegen.upkeep.view import Look
from tests.helpers import NOW
from tests.rules.facts_factory import column, facts, site

COLUMNS = (column("zwgk"), column("zwgk/zcwj", stage="决策"), column("zwgk/xw", stage="执行"), column("gl", stage="管理"), column("gl/rs"), column("qt"))
POLICY = facts("zwgk/zcwj/p.md", type="policy", doc_number="岚政发〔2026〕1号", title="办法")


def rows(*texts: Facts) -> tuple[tuple[str, ...], ...]:
    return fivefold_sheet(Look(index=site(*texts, columns=COLUMNS), findings=(), now=NOW)).rows


@pytest.mark.parametrize("other", [
    facts("zwgk/xw/n.md"),
    facts("zwgk/xw/n.md", links=(Link("/zwgk/zcwj/q/", "", 0, 1),)),
    facts("zwgk/xw/n.md", cited=(Citation("办法", "岚政发〔2026〕11号", 0, 1),)),
    facts("zwgk/xw/n.md", based_on=("p",), draft=True),
    facts("zwgk/xw/n.md", based_on=("p",), withdrawn=True),
    facts("zwgk/xw/n.md", based_on=("p",), renderable=False),
    facts("zwgk/xw/n.md", based_on=("p",), date="2026-03-12T09:00"),
    facts("qt/n.md", based_on=("p",)),
], ids=lambda f: f.path)
def test_what_does_not_count(other: Facts) -> None:
    assert rows(POLICY, other) == (("办法", "岚政发〔2026〕1号", "office", "1", "无", "无", "无", "无", "执行、管理、服务、结果"),)


@pytest.mark.parametrize(("other", "stage"), [
    (facts("zwgk/xw/n.md", links=(Link("/zwgk/zcwj/p/", "tiao-3", 0, 1),)), 1),
    (facts("zwgk/xw/n.md", links=(Link("zwgk/zcwj/p.md", "", 0, 1),)), 1),
    (facts("zwgk/xw/n.md", cited=(Citation("办法", "岚政发〔2026〕1号", 0, 1),)), 1),
    (facts("zwgk/xw/n.md", based_on=("岚政发〔2026〕1号",)), 1),
    (facts("gl/rs/n.md", based_on=("p",)), 2),
    (facts("qt/n.md", type="guide", based_on=("p",)), 3),
    (facts("qt/n.md", type="statistics", based_on=("p",)), 4),
    (facts("qt/n.md", type="report", based_on=("p",)), 4),
    (facts("qt/n.md", type="interpretation", interprets="p"), 0),
    (facts("qt/n.md", type="solicitation", dealings=Dealings(result="p")), 0),
], ids=lambda one: getattr(one, "type", str(one)))
def test_what_counts_once(other: Facts, stage: int) -> None:
    (row,) = rows(POLICY, other)
    assert row[3:8] == tuple("2" if n == stage == 0 else "1" if n in (0, stage) else "无" for n in range(5))


def test_a_policy_of_all_stages_is_whole_and_those_without_interpretation_stay_away() -> None:
    every = [facts(f"{c}/n{n}.md", type=kind, links=(Link("/zwgk/zcwj/p/", "", 0, 1), Link("/zwgk/zcwj/p/", "tiao-1", 2, 3)))
             for n, (c, kind) in enumerate((("zwgk/xw", "news"), ("gl", "notice"), ("qt", "guide"), ("qt", "report")))]
    minor = facts("zwgk/zcwj/m.md", type="policy", interpretation_required=False)
    newer = facts("zwgk/zcwj/z.md", type="policy", date="2026-03-10T08:00")
    found = rows(POLICY, minor, newer, *every)
    assert [row[0] for row in found] == ["z", "办法"] and found[1][3:] == ("1", "1", "1", "1", "1", "齐全")

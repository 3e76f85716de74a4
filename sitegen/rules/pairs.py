"""Documents and their interpretations (design 5.1). In: the index. Out: who points at whom, and what grace is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Literal

from sitegen.frozen import dataclass
from sitegen.model import Facts, Finding, Text
from sitegen.rules.base import SiteContext
from sitegen.site_index import SiteIndex

__all__ = [
    "BASIS",
    "COMPANIONS",
    "DEFAULT_TYPES",
    "Edge",
    "Field",
    "Grace",
    "claimants",
    "edges",
    "grace",
    "in_hand",
    "policy_types",
    "softened",
]

Field = Literal["interprets", "interpreted_by"]

BASIS = Text(
    "安州区通知 三（二）1（3）“同时发布对应的解读材料”“政策文件与解读材料互相关联、一一对应”",
    "Anzhou notice 3(2)1(3): documents are published together with their interpretation, linked one-to-one",
)
DEFAULT_TYPES = ("policy",)
COMPANIONS = ("interpretation", "interview", "faq")
"""Types a further form (图解, 视频, 问答, 访谈) may have; the main interpretation is always an `interpretation`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One half of a pair as written: `source` names `target` under `field`."""

    source: Facts
    field: Field
    target: str
    """The id as written."""
    partner: Facts | None
    """None where no text has that id."""
    good: bool
    """Both texts are of the kinds a pair is made of, and not one and the same."""

    @property
    def back(self) -> str:
        """What the partner names in return, or empty."""
        if self.partner is None:
            return ""
        return self.partner.interpreted_by if self.field == "interprets" else self.partner.interprets

    @property
    def back_field(self) -> Field:
        return "interpreted_by" if self.field == "interprets" else "interprets"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grace:
    """Whether a document may still wait for its interpretation."""

    given: bool
    due: date | None
    """Last day on which it may; None where nothing is published yet or the calendar ends before."""
    known: bool = True
    """False: the day lies beyond the calendar's data."""


def policy_types(context: SiteContext) -> tuple[str, ...]:
    """Types that need an interpretation: option `types` of pair.missing, which all rules on pairs share."""
    return tuple(_option(context, "types", DEFAULT_TYPES))


def in_hand(index: SiteIndex, facts: Facts, now: datetime) -> bool:
    """True for texts whose pair is looked at: on the site, or being prepared. A text dated ahead waits unseen."""
    state = index.state(facts, now)
    return state in ("live", "draft") or (state == "waiting" and facts.date is None)


def edges(index: SiteIndex, context: SiteContext) -> tuple[Edge, ...]:
    """Every link of a pair that a text in hand has, by path."""
    return index.once(("edges", context.now), lambda: tuple(_edges(index, context)))


def _edges(index: SiteIndex, context: SiteContext) -> Iterator[Edge]:
    types = policy_types(context)
    for facts in index.having("interprets", "interpreted_by"):
        if not in_hand(index, facts, context.now):
            continue
        if facts.interprets:
            yield _edge(index, facts, "interprets", facts.interprets, types)
        if facts.interpreted_by:
            yield _edge(index, facts, "interpreted_by", facts.interpreted_by, types)


def claimants(index: SiteIndex, context: SiteContext) -> dict[str, tuple[Facts, ...]]:
    """Id of a document -> main interpretations in hand that name it, by path. Drafts claim nothing of others."""
    found: dict[str, list[Facts]] = {}
    for edge in edges(index, context):
        if (
            edge.field == "interprets"
            and edge.good
            and edge.partner
            and not edge.source.companion
            and (edge.partner.draft or not edge.source.draft)
        ):
            found.setdefault(edge.partner.id, []).append(edge.source)
    return {key: tuple(rows) for key, rows in found.items()}


def grace(policy: Facts, context: SiteContext) -> Grace:
    """Option `grace_working_days` of pair.missing, from the document's displayed day."""
    days = int(_option(context, "grace_working_days", 0))
    if days <= 0:
        return Grace(given=False, due=None)
    if policy.date is None:
        return Grace(given=True, due=None)
    today = context.now.astimezone(context.settings.zone).date()
    due = context.calendar.add(policy.date.at.astimezone(context.settings.zone).date(), days)
    if due is None:
        return Grace(given=True, due=None, known=False)
    return Grace(given=today <= due, due=due)


def softened(finding: Finding, left: Grace) -> Finding:
    """The finding as it stands while there is grace: a warning that names the due day."""
    if not left.given:
        return finding
    if not left.known:
        extra = Text(
            "；宽限期超出工作日历的年份，无法计算", "; the days of grace reach beyond the working-day calendar"
        )
    elif left.due is None:
        extra = Text("；发布后仍有宽限期", "; there are days of grace after publication")
    else:
        extra = Text(f"；应于 {left.due.isoformat()} 前补齐", f"; due on {left.due.isoformat()}")
    message = Text(finding.message.zh + extra.zh, finding.message.en + extra.en)
    due = {"due": left.due.isoformat()} if left.due else {}
    return replace(finding, level="warning", message=message, data={**finding.data, **due})


def _edge(index: SiteIndex, source: Facts, field: Field, target: str, types: tuple[str, ...]) -> Edge:
    partner = index.by_id.get(target)
    good = partner is not None and partner.id != source.id
    if good and partner is not None:
        document, reading = (partner, source) if field == "interprets" else (source, partner)
        kinds = COMPANIONS if reading.companion else ("interpretation",)
        good = (
            document.type in types and reading.type in kinds and not (reading.companion and field == "interpreted_by")
        )
    return Edge(source=source, field=field, target=target, partner=partner, good=good)


def _option(context: SiteContext, key: str, default: Any) -> Any:
    setting = context.settings.checks.rules.get("pair.missing")
    return setting.options.get(key, default) if setting else default

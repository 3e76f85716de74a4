"""五公开 by policy: which of decision, execution, management, service and result each important policy has texts of. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.model import Facts
from sitegen.settings import Settings
from sitegen.upkeep.sheets import Sheet
from sitegen.upkeep.view import Look

__all__ = ["STAGES", "fivefold_sheet"]

STAGES = ("决策", "执行", "管理", "服务", "结果")
"""The five disclosures: 天津 2015 section 1, 兴宁's page."""
OF_TYPE: Mapping[str, str] = {"policy": "决策", "interpretation": "决策", "solicitation": "决策", "guide": "服务", "statistics": "结果", "report": "结果"}
"""Stage of a text whose column has none, by its type."""


def fivefold_sheet(look: Look) -> Sheet:
    """A row for each policy that needs an interpretation, newest first: how many texts of each stage speak of it, which stages have none."""
    stages = {column.id: own for column in look.settings.columns if (own := _stage(look.settings, column.id))}
    live = tuple(look.index.live(look.now))
    policies = [f for f in live if f.type == "policy" and f.interpretation_required is not False]
    spoken = _spoken(live, policies)
    rows = []
    for policy in sorted(policies, key=lambda f: (f.date.at.isoformat() if f.date else "", f.id), reverse=True):
        counts = dict.fromkeys(STAGES, 0)
        for facts in (policy, *spoken[policy.id]):
            if stage := stages.get(facts.column) or OF_TYPE.get(facts.type):
                counts[stage] += 1
        lacking = "、".join(stage for stage, count in counts.items() if not count)
        rows.append((policy.title, policy.doc_number, look.unit(policy.unit), *(str(count or "无") for count in counts.values()), lacking or "齐全"))
    return Sheet(name="fivefold", title="重要政策五公开情况", head=("政策文件", "文号", "供稿单位", *STAGES, "还没有公开的环节"), rows=tuple(rows),
                 note="统计已发布、且提到该文件的信息：解读、以其为依据、写明其文号、链接到它或征求过它的意见；环节按栏目的 stage，没有写的按稿件类型。"
                      "“无”只说明网站上没有找到，是否应当公开由责任单位判断。")


def _stage(settings: Settings, column_id: str) -> str:
    """Of the column, or of the nearest one above it that has one."""
    column = settings.column_by_id.get(column_id)
    while column:
        if column.stage:
            return column.stage
        column = settings.column_by_id.get(column.parent or "")
    return ""


def _spoken(texts: tuple[Facts, ...], policies: list[Facts]) -> dict[str, list[Facts]]:
    """Id of a policy -> other published texts that speak of it, each once."""
    names = {name: policy.id for policy in policies for name in (policy.id, policy.doc_number, policy.url, policy.path) if name}
    found: dict[str, list[Facts]] = {policy.id: [] for policy in policies}
    for facts in texts:
        for key in dict.fromkeys(names[name] for name in _names(facts) if name in names):
            if key != facts.id:
                found[key].append(facts)
    return found


def _names(facts: Facts) -> Iterator[str]:
    """Ids, numbers, addresses and paths of the documents a text speaks of."""
    yield from (facts.interprets, *facts.based_on, *facts.replaces)
    yield from (lead.partition("#")[0] for lead in facts.leads)
    yield from (citation.number for citation in facts.cited)
    if facts.dealings:
        yield facts.dealings.result

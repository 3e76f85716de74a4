"""What a site trusts was changed in the very branch that is judged: people, keys, rights, waivers, demands (design 5.6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule
from sitegen.rules.problems import nothing
from sitegen.settings import Column, Settings

__all__ = ["RULE", "of_changes"]

PEOPLE, WAIVERS, SITE, BASELINE = "checks/people.yaml", "checks/waivers.yaml", "site.yaml", "checks/baseline.json"


def of_changes(ours: Settings, trusted: Settings) -> tuple[Finding, ...]:
    """One finding per thing that differs between the branch and the revision that is trusted, in a fixed order."""
    found = [*_people(ours, trusted), *_rest(ours, trusted)]
    return tuple(RULE.of_site(path=path, field=field, what=what.zh, what_en=what.en) for path, field, what in found)


def _people(ours: Settings, trusted: Settings) -> Iterator[tuple[str, str, Text]]:
    for kind, zh, en, now, before in (
        ("people", "人员", "person", _by_id(ours.people.people), _by_id(trusted.people.people)),
        ("units", "单位", "unit", _by_id(ours.people.units), _by_id(trusted.people.units)),
    ):
        for key in sorted(now.keys() | before.keys()):
            if key not in before:
                yield PEOPLE, f"{kind}.{key}", Text(f"新增{zh} {key}", f"{en} {key} was added")
            elif key not in now:
                yield PEOPLE, f"{kind}.{key}", Text(f"删除{zh} {key}", f"{en} {key} was removed")
            elif changed := [part for part in now[key] if now[key][part] != before[key][part]]:
                yield (
                    PEOPLE,
                    f"{kind}.{key}",
                    Text(f"{zh} {key} 的 {'、'.join(changed)} 有改动", f"{', '.join(changed)} of {en} {key} changed"),
                )


def _by_id(rows: Any) -> dict[str, Mapping[str, Any]]:
    """Fields by id; where it stands in the file is no change."""
    return {row.id: {name: getattr(row, name) for name in row.__dataclass_fields__ if name != "place"} for row in rows}


def _rest(ours: Settings, trusted: Settings) -> Iterator[tuple[str, str, Text]]:
    now, before = (
        [(w.rule, w.path, w.text, w.reason, w.by, w.until) for w in settings.waivers] for settings in (ours, trusted)
    )
    if now != before:
        yield (
            WAIVERS,
            "waivers",
            Text(
                f"豁免记录有改动（新增 {len(set(now) - set(before))} 条）",
                f"waivers changed ({len(set(now) - set(before))} new)",
            ),
        )
    rules, old_rules = (
        {name: (s.level, s.enabled, s.options) for name, s in settings.checks.rules.items()}
        for settings in (ours, trusted)
    )
    for name in sorted(name for name in rules.keys() | old_rules.keys() if rules.get(name) != old_rules.get(name)):
        yield SITE, f"checks.rules.{name}", Text(f"规则 {name} 的设置有改动", f"the setting of rule {name} changed")
    for key in ("profile", "review_profile", "fail_level", "evidence", "urgent", "site_rules"):
        if getattr(ours.checks, key) != getattr(trusted.checks, key):
            yield SITE, f"checks.{key}", Text(f"checks.{key} 有改动", f"checks.{key} changed")
    for column in ours.columns:
        old = trusted.column_by_id.get(column.id)
        if old and _trusted_part(column) != _trusted_part(old):
            yield (
                SITE,
                f"columns.{column.id}",
                Text(
                    f"栏目 {column.id} 的责任单位、凭据要求或 AB岗有改动",
                    f"owner, evidence or keepers of column {column.id} changed",
                ),
            )
    if ours.baseline != trusted.baseline:
        yield BASELINE, "baseline", Text("历史基线有改动", "the baseline changed")


def _trusted_part(column: Column) -> tuple[Any, ...]:
    return column.owner, column.evidence, column.keepers


RULE = Rule(
    id="META050",
    name="config.people-changed",
    level="warning",
    scope="site",
    check=nothing,
    reads=frozenset({"people", "git"}),
    title=Text("本分支改动了审核依据", "The branch changes what it is judged by"),
    message=Text(
        "{what}；本次检查仍按受保护分支的记录执行", "{what_en}; this check goes by the protected branch all the same"
    ),
    hint=Text(
        "人员、密钥、豁免和规则设置单独提交合并请求，由有终审权限的负责人批准后再合并",
        "have people, keys, waivers and settings changed by a request of their own, approved at the final level",
    ),
    basis=Text(
        "绵安府办〔2023〕71号 一（四）责任人员备案；三（一）“三审制度”",
        "Anzhou notice 71 of 2023, 1(4) filing of responsible persons; 3(1)",
    ),
    rationale=Text(
        "在同一个合并请求里给自己加权限再签字，等于没有审核。权限以受保护分支为准，改动须单独批准。",
        "Whoever grants themselves a right and uses it in one request has not been reviewed; rights come from the protected branch.",
    ),
    bad="",
    good="",
)

"""Typed values of site.yaml to the parts of Settings, with all cross checks (design 5.2). Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from sitegen.model import Text
from sitegen.schema.article import SENSITIVITIES
from sitegen.settings import (
    RULE_SET,
    Build,
    Checks,
    Column,
    Deliver,
    Evidence,
    Freshness,
    Limit,
    RuleSetting,
    Site,
    UrgentPath,
)
from sitegen.settling.source import Source

__all__ = ["settle_site"]

_COLUMN_ID = re.compile(r"[a-z0-9][a-z0-9_-]*(?:/[a-z0-9][a-z0-9_-]*)*")
_CLASSES = {"news": Limit(days=14), "notice": Limit(months=6)}


def settle_site(source: Source, units: frozenset[str] | None, rule_names: frozenset[str] | None) -> dict[str, Any]:
    """The parts of Settings that stand in site.yaml. `units`: known ids, None where the site has no people file."""
    values = source.values
    if not 1 <= values.get("version", 1) <= RULE_SET:
        source.fault(
            ("version",),
            f"不支持版本 {values['version']}",
            f"version {values['version']} is not supported",
            Text(f"写 version: {RULE_SET}", f"write version: {RULE_SET}"),
        )
    freshness = _freshness(source, values.get("freshness", {}))
    columns: list[Column] = []
    _columns(source, values.get("columns", ()), ("columns",), None, freshness, units, columns)
    if not columns and "columns" in values:
        source.fault(
            ("columns",), "没有栏目", "there are no columns", Text("至少写一个栏目", "name at least one column")
        )
    return {
        "version": values.get("version", 1),
        "site": _site(source, values.get("site", {})),
        "columns": tuple(columns),
        "freshness": freshness,
        "checks": _checks(source, values.get("checks", {}), frozenset(c.id for c in columns), rule_names),
        "build": _build(source, values.get("build", {})),
    }


def _site(source: Source, v: Mapping[str, Any]) -> Site:
    site = Site(**({"name": "", **v} | {"base_url": v.get("base_url", "").rstrip("/")}))
    try:
        ZoneInfo(site.zone)
    except (ValueError, OSError, KeyError):
        source.fault(
            ("site", "zone"),
            f"没有时区“{site.zone}”",
            f"there is no time zone {site.zone!r}",
            Text("写 Asia/Shanghai", "write Asia/Shanghai"),
        )
    if site.base_url and not re.match(r"https?://[^/\s]+", site.base_url):
        source.fault(
            ("site", "base_url"),
            "base_url 应以 https:// 开头",
            "base_url begins with https://",
            Text("写成 https://www.example.gov.cn", "write https://www.example.gov.cn"),
        )
    return site


def _limit(source: Source, v: Mapping[str, int], where: tuple[str | int, ...]) -> Limit:
    if len(v) != 1 or not all(v.values()):
        source.fault(
            where,
            "时限应写天数或月数之一，且大于 0",
            "a limit is either days or months, above 0",
            Text("写成 {days: 14} 或 {months: 6}", "write {days: 14} or {months: 6}"),
        )
    return Limit(**v)


def _freshness(source: Source, v: Mapping[str, Any]) -> Freshness:
    classes = {
        name: _limit(source, limit, ("freshness", "classes", name)) for name, limit in v.get("classes", {}).items()
    }
    return Freshness(**(dict(v) | {"classes": _CLASSES | classes}))


def _columns(
    source: Source,
    rows: Iterable[Mapping[str, Any]],
    where: tuple[str | int, ...],
    parent: Column | None,
    freshness: Freshness,
    units: frozenset[str] | None,
    out: list[Column],
) -> None:
    """A level of the tree, parents before their children."""
    for number, v in enumerate(rows):
        here = (*where, number)
        given, limit, kind = v.get("id", ""), v.get("freshness"), None
        if given and not _COLUMN_ID.fullmatch(given):
            source.fault(
                (*here, "id"),
                f"栏目编号“{given}”不合规",
                f"{given!r} is no column id",
                Text(
                    "用小写字母、数字和连字符，层级之间用 /",
                    "use small letters, digits and hyphens, with / between levels",
                ),
            )
        elif given and any(c.id == given for c in out):
            source.fault(
                (*here, "id"),
                f"栏目编号“{given}”重复",
                f"column id {given!r} is given twice",
                Text("每个栏目一个编号", "one id per column"),
            )
        elif given and parent and _COLUMN_ID.fullmatch(parent.id) and given.rpartition("/")[0] != parent.id:
            name = given.rpartition("/")[2]
            source.fault(
                (*here, "id"),
                f"子栏目“{given}”不在上级“{parent.id}”之下",
                f"column {given!r} is not below its parent {parent.id!r}",
                Text(f"是否想写 {parent.id}/{name}？", f"did you mean {parent.id}/{name}?"),
            )
        if units is not None:
            source.refer((*here, "owner"), v.get("owner"), sorted(units), "单位", "unit")
            for i, helper in enumerate(v.get("helpers", ())):
                source.refer((*here, "helpers", i), helper, sorted(units), "单位", "unit")
        if isinstance(limit, str):
            source.refer((*here, "freshness"), limit, freshness.classes, "更新时限类别", "freshness class")
            kind, limit = limit, freshness.classes.get(limit)
        elif limit is not None:
            limit = _limit(source, limit, (*here, "freshness"))
        if "link" in v and limit is not None:
            source.fault(
                (*here, "freshness"),
                "外部链接栏目不设更新时限",
                "a column that is a link has no update limit",
                Text("删除 freshness", "delete freshness"),
            )
        if "link" in v and v.get("children"):
            source.fault(
                (*here, "children"),
                "外部链接栏目不能有子栏目",
                "a column that is a link has no children",
                Text("删除 children", "delete children"),
            )
        children = v.get("children", ())
        column = Column(
            id=given,
            name=v.get("name", ""),
            type=v.get("type"),
            owner=v.get("owner"),
            freshness=limit,
            freshness_class=kind,
            opened=v.get("opened"),
            link=v.get("link"),
            description=v.get("description", ""),
            evidence=_floor(v["evidence"]) if "evidence" in v else parent.evidence if parent else None,
            helpers=v.get("helpers", ()),
            keepers=v.get("keepers", ()),
            supply=v.get("supply", ""),
            covers=v.get("covers", ()),
            stage=v.get("stage", ""),
            status=v.get("status", "running"),
            event_driven=v.get("event_driven", False),
            confirmed_on=v.get("confirmed_on"),
            tag=v.get("tag"),
            parent=parent.id if parent else None,
            children=tuple(c.get("id", "") for c in children),
            place=source.place(*here),
        )
        out.append(column)
        _columns(source, children, (*here, "children"), column, freshness, units, out)


def _checks(source: Source, v: Mapping[str, Any], columns: frozenset[str], rule_names: frozenset[str] | None) -> Checks:
    rules: dict[str, RuleSetting] = {}
    for name, setting in v.get("rules", {}).items():
        where = ("checks", "rules", name)
        if rule_names is not None and not re.match(r"x[.-]", name):  # the site's own are not read yet
            source.refer(where, name, sorted(rule_names), "规则", "rule")
        level, options = setting.get("level"), setting.get("options", {})
        if not isinstance(options, dict):
            source.fault(
                (*where, "options"),
                "options 应为键值",
                "options are keys and values",
                Text("写成 {键: 值}", "write {key: value}"),
            )
            options = {}
        rules[name] = RuleSetting(
            level=None if level == "off" else level, enabled=level != "off", options=options, place=source.place(*where)
        )
    urgent = v.get("urgent", {})
    for number, column in enumerate(urgent.get("columns", ())):
        source.refer(("checks", "urgent", "columns", number), column, sorted(columns), "栏目", "column")
    for number, path in enumerate(v.get("site_rules", ())):
        _relative(source, ("checks", "site_rules", number), path)
    return Checks(
        **(
            dict(v)
            | {"rules": rules, "evidence": _evidence(source, v.get("evidence", {})), "urgent": UrgentPath(**urgent)}
        )
    )


def _evidence(source: Source, v: Mapping[str, Any]) -> Evidence:
    for name in v.get("sensitivity", {}):
        source.refer(("checks", "evidence", "sensitivity", name), name, SENSITIVITIES, "敏感程度", "sensitivity")
    return Evidence(
        **(dict(v) | {"sensitivity": {name: _floor(floor) for name, floor in v.get("sensitivity", {}).items()}})
    )


def _floor(v: Mapping[str, Any]) -> Evidence:
    """Of a column or a sensitivity: it adds what it says and nothing else."""
    return Evidence(**({"minimum": "names"} | dict(v)))


def _build(source: Source, v: Mapping[str, Any]) -> Build:
    deliver = v.get("deliver")
    if deliver is not None and deliver.get("keep", 1) < 1:
        source.fault(
            ("build", "deliver", "keep"),
            "至少保留 1 个版本",
            "at least one release stays",
            Text("写 keep: 5", "write keep: 5"),
        )
    build = Build(**(dict(v) | {"deliver": Deliver(**({"to": ""} | deliver)) if deliver is not None else None}))
    for key in ("output", "internal"):
        _relative(source, ("build", key), getattr(build, key))
    if build.output.strip("/") == build.internal.strip("/"):
        source.fault(
            ("build",),
            "internal 与 output 不能是同一目录",
            "internal and output cannot be one folder",
            Text("写成 internal: internal", "write internal: internal"),
        )
    return build


def _relative(source: Source, where: tuple[str | int, ...], path: str) -> None:
    if path.startswith(("/", "~")) or "\\" in path or ":" in path or ".." in path.split("/"):
        source.fault(
            where,
            f"路径“{path}”应在网站目录之内",
            f"{path!r} is not a path inside the site",
            Text("写相对路径，用 / 分隔", "write a relative path with /"),
        )

"""The small site with the people that the review rules are tried on, and the notice with other signatures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sitegen.model import Finding
from sitegen.rules import RULES
from tests.factories import ONE_TEXT, SmallSite, changed
from tests.helpers import NOTICE, NOW

__all__ = [
    "FINAL",
    "FIRST",
    "NAMELESS",
    "ONLY_FINAL",
    "REVIEW",
    "SECOND",
    "SITE",
    "URGENT",
    "URGENT_SITE",
    "Row",
    "check",
    "notice_with",
    "reviews",
    "said",
    "site_yaml",
]

REVIEW = tuple(rule for rule in RULES if rule.name.startswith("review."))
PEOPLE = """\
units: [{id: office, name: 县政府办公室}, {id: tjj, name: 县统计局, supervisor: office}, {id: slj, name: 县水利局}]
people:
  - id: lihua
    name: 李华
    unit: office
    mails: [lihua@chengxi.example, li.hua@mail.example]
    posts: [{post: 业务股室负责人, rank: 1, levels: [first], from: 2024-01-01}]
  - {id: wangwei, name: 王卫, unit: office, posts: [{post: 分管负责人, rank: 2, levels: [second], from: 2024-01-01}]}
  - {id: zhaoan, name: 赵安, unit: office, posts: [{post: 主要负责人, rank: 3, levels: [final], from: 2024-01-01}]}
  - {id: zhangmin, name: 张敏, unit: office, posts: [{post: 编辑, rank: 0, levels: [], from: 2024-01-01}]}
  - id: chenli
    name: 陈立
    unit: office
    posts: [{post: 副股长, rank: 1, levels: [first], from: 2024-01-01}]
    deputy_for: [{person: wangwei, from: 2026-03-05, to: 2026-03-07}]
  - id: sunping
    name: 孙平
    unit: office
    posts: [{post: 分管负责人, rank: 2, levels: [second], from: 2024-01-01, to: 2026-03-06}]
  - id: gaoyuan
    name: 高远
    unit: office
    vendor: true
    posts: [{post: 驻场, rank: 5, levels: [first, final], from: 2024-01-01}]
  - id: heqing
    name: 何清
    unit: office
    vendor: true
    deputy_for: [{person: zhaoan, from: 2026-03-09, to: 2026-03-09}]
  - {id: wulei1, name: 吴磊, unit: office, posts: [{post: 股长, rank: 1, levels: [first], from: 2024-01-01}]}
  - {id: wulei2, name: 吴磊, unit: slj, posts: [{post: 副局长, rank: 2, levels: [second], from: 2024-01-01}]}
"""
SITE = {**ONE_TEXT} | {"checks/people.yaml": PEOPLE}
NAMELESS = {path: text for path, text in ONE_TEXT.items() if path != "checks/people.yaml"}
FIRST, SECOND, FINAL = "李华 2026-03-06 09:00", "王卫 2026-03-06 15:00", "赵安 2026-03-09 08:30"

Row = tuple[str, str, int | None]


def reviews(first: str = FIRST, second: str = SECOND, final: str = FINAL) -> str:
    """Front matter with three signatures, `name day [time]` each; an empty one is left out. They stand from line 8."""
    lines = "reviewers:\n"
    for level, signed in (("first", first), ("second", second), ("final", final)):
        name, _, at = signed.partition(" 2")
        lines += f'  - {{level: {level}, name: "{name}", at: 2{at}}}\n' if signed else ""
    return lines


def said(findings: list[Finding]) -> list[Row]:
    return [(f.name.removeprefix("review."), f.field or "", f.place.line if f.place else None) for f in findings]


def notice_with(keys: str, files: Mapping[str, str] = SITE) -> dict[str, str]:
    """The site with these keys in the front matter of its notice."""
    return {**files, NOTICE: changed(files[NOTICE], keys)}


def check(keys: str, files: Mapping[str, str] = SITE, now: datetime = NOW) -> list[Row]:
    """What the review rules say of the notice with these keys of the front matter."""
    return said(SmallSite(notice_with(keys, files), now=now).findings(*REVIEW))


def site_yaml(checks: str) -> dict[str, str]:
    """The small site with another `checks:` part."""
    return SITE | {"site.yaml": SITE["site.yaml"].partition("checks:")[0] + checks}


URGENT_SITE = site_yaml("checks:\n  evidence: {minimum: names}\n  urgent: {columns: [zwgk/tzgg]}\n")
URGENT = "urgent: {reason: 强降雨预警, by: 赵安, at: 2026-03-09 08:30}\n"
ONLY_FINAL = reviews(first="", second="")

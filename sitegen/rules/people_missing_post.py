"""people.missing-post: a unit without somebody for a duty that the site asks of its units."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.signing import option
from sitegen.settings import People
from sitegen.site_index import SiteIndex
from sitegen.upkeep.posts import BASIS, DUTIES, carries, duties_of, owners, staff

__all__ = ["RULE"]

ANYWHERE = Text("没有在岗的{missing}，全站至少要明确一人", "nobody on the whole site is {missing_en}")


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """One finding per unit that answers for a column, one for the site.

    Without the option `duties` only duties somebody on record has ever had are asked for, and only of units with
    anybody on record: a site that keeps no such data is told nothing.
    """
    people, today = context.settings.people, context.now.date()
    named = option(context.settings, RULE.name, "duties")
    wanted = tuple(duty for duty in DUTIES if duty in (_on_record(people) if named is None else named))
    once = tuple(duty for duty in wanted if duty in context.option(RULE, "site_duties"))
    for unit in owners(context.settings):
        missing = tuple(d for d in wanted if d not in once and not _held(people, unit.id, d, today))
        if missing and (named is not None or any(staff(people, unit.id))):
            yield RULE.of_site(path="checks/people.yaml", unit=unit.id, field=f"units.{unit.id}", text=unit.name, **_said(missing))
    missing = tuple(d for d in once if not any(_held(people, unit.id, d, today) for unit in people.units))
    if missing:
        yield RULE.of_site(path="checks/people.yaml", field="units", message=ANYWHERE, **_said(missing))


def _on_record(people: People) -> frozenset[str]:
    return frozenset(duty for person in people.people for post in person.posts for duty in duties_of(post))


def _held(people: People, unit: str, duty: str, today: date) -> bool:
    return any(carries(post, duty) and post.holds(today) for _, post in staff(people, unit))


def _said(duties: tuple[str, ...]) -> dict[str, Any]:
    names = [DUTIES[duty][0] for duty in duties]
    return {"missing": "、".join(n.zh for n in names), "missing_en": ", ".join(n.en for n in names)}


SITE = """-- checks/people.yaml --
units: [{id: office, name: 县政府办公室}, {id: tjj, name: 县统计局, supervisor: office}]
people:
  - {id: lihua, name: 李华, unit: office, posts: [{post: 业务股室负责人, rank: 1, levels: [first], from: 2024-01-01}]}
  - {id: wangwei, name: 王卫, unit: office, posts: [{post: 分管负责人, rank: 2, levels: [second], from: 2024-01-01}]}
  - {id: zhaoan, name: 赵安, unit: office, posts: [{post: 主要负责人, rank: 3, levels: [final], from: 2024-01-01}]}
  - {id: zhangmin, name: 张敏, unit: office, posts: [{post: 编辑, rank: 0, from: 2024-01-01}]}
  - {id: qianning, name: 钱宁, unit: tjj, posts: [{post: 信息员, rank: 0, from: 2024-01-01}]}
"""

RULE = Rule(
    id="PPL001",
    name="people.missing-post",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "people", "clock"}),
    options={"duties": None, "site_duties": ("suggestions", "security")},
    blocks=False,
    title=Text("单位岗位不全", "A unit without somebody for a duty"),
    message=Text("{text}没有在岗的{missing}", "{text} has nobody as {missing_en}"),
    hint=Text(
        "在 checks/people.yaml 中登记任职人员；一人兼任的，在其职务的 duties 中写明（leader、informer、liaison、replies、suggestions、security）",
        "record who holds it in checks/people.yaml; whoever does several things says so in `duties` of the post",
    ),
    basis=BASIS,
    rationale=Text(
        "每个单位要有分管领导和信息员、联络员，网站要有意见建议处理员和安全管理员；没有人的岗位，事情就没有人办。",
        "Each unit names a leader in charge, an information officer and a liaison; a duty nobody holds is not done.",
    ),
    bad=SITE,
    good=SITE.replace("post: 编辑, rank: 0,", "post: 编辑, rank: 0, duties: [informer],"),
)

"""people.vendor-final: somebody of a vendor is given the final review, or a right to excuse findings."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.settings import People, Person
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """One finding per person; their signatures are refused by review.role whatever this says."""
    people = context.settings.people
    for person in people.people:
        if person.vendor and _given(people, person):
            yield RULE.of_site(path="checks/people.yaml", unit=person.unit, field=f"people.{person.id}", place=person.place, text=person.name)


def _given(people: People, person: Person) -> bool:
    posts = [*person.posts, *(p for d in person.deputy_for if (absent := people.by_id.get(d.person)) for p in absent.posts)]
    return any("final" in post.levels for post in posts) or any(post.waives for post in person.posts)


SITE = """-- checks/people.yaml --
units: [{id: office, name: 县政府办公室}]
people:
  - {id: lihua, name: 李华, unit: office, posts: [{post: 业务股室负责人, rank: 1, levels: [first], from: 2024-01-01}]}
  - {id: wangwei, name: 王卫, unit: office, posts: [{post: 分管负责人, rank: 2, levels: [second], from: 2024-01-01}]}
  - {id: zhaoan, name: 赵安, unit: office, posts: [{post: 主要负责人, rank: 3, levels: [final], from: 2024-01-01}]}
  - {id: zhangmin, name: 张敏, unit: office, posts: [{post: 编辑, rank: 0, from: 2024-01-01}]}
  - {id: dulei, name: 杜磊, unit: office, vendor: true, posts: [{post: 运维人员, rank: 0, levels: [final], from: 2024-01-01}]}
"""

RULE = Rule(
    id="PPL004",
    name="people.vendor-final",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "people"}),
    blocks=False,
    title=Text("外包人员不得终审", "Staff of a vendor with the final review"),
    message=Text("外包人员{text}登记了终审或豁免权限，不予承认", "{text}, staff of a vendor, is given the final review or a right to waive; neither counts"),
    hint=Text("从 checks/people.yaml 中删去其 final 审级和 waives", "take `final` and `waives` away from that person in checks/people.yaml"),
    basis=Text("安州区通知 三（一）3、四（五）外包服务监管", "Anzhou notice 3(1)3 and 4(5): oversight of vendors"),
    rationale=Text(
        "终审由单位主要负责人负责，外包只能做技术和初步校对，责任不能外包。",
        "The principal answers for what is published; a vendor can do the work but not bear that.",
    ),
    bad=SITE,
    good=SITE.replace("rank: 0, levels: [final]", "rank: 0"),
)

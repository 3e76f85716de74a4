"""The site has no checks/people.yaml, so persons are not checked (design 2)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.signing import BASIS
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """One warning for the site. Levels, different names, order and times are checked all the same."""
    if not index.settings.people.known:
        yield RULE.of_site()


RULE = Rule(
    id="REV024",
    name="review.no-people",
    level="warning",
    scope="site",
    title=Text("没有人员名册", "No list of people"),
    message=Text("没有 checks/people.yaml，未核对审核人的身份、权限和职级",
                 "no checks/people.yaml: identity, rights and rank of reviewers were not checked"),
    hint=Text("建立 checks/people.yaml，登记单位、人员、任职起止日期和审级权限",
              "create checks/people.yaml with units, people, their posts, dates and levels"),
    basis=BASIS,
    rationale=Text("没有名册只能核对姓名、审级和时间，不能确认由应当负责的人签署。",
                   "Without the list only names, levels and times can be checked, not whether the right people "
                   "signed."),
    bad="-- checks/people.yaml --\n",
    good="",
    check=check,
    reads=frozenset({"people"}),
    blocks=False,
)

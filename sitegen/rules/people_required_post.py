"""people.required-post: nobody holds a post that the profile asks for."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Where the profile names posts and the site lists its people."""
    people, today = context.settings.people, context.now.date()
    value = context.settings.upkeep.profile.get("required.posts")
    held = {post.post for person in people.people for post in person.posts if post.holds(today)}
    for post in value.value.split() if value and people.known else ():
        if post not in held:
            yield RULE.of_site(path="checks/people.yaml", field="people", text=post, basis=value.basis if value else "")



RULE = Rule(
    id="POST001",
    name="people.required-post",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index", "clock"}),
    blocks=False,
    title=Text(
        "应设岗位没有人",
        "A required post that nobody holds",
    ),
    message=Text(
        "今天没有人担任“{text}”",
        "nobody holds the post {text} today",
    ),
    hint=Text(
        "在 checks/people.yaml 为责任人写上这个岗位和任职日期；依据：{basis}",
        "give the post to somebody in checks/people.yaml; basis: {basis}",
    ),
    rationale=Text(
        "网站安全、答复和报送要落实到人，空岗就没有人负责。",
        "A duty without a person is done by nobody.",
    ),
    basis=Text(
        "安州区通知 四（一）；兴宁市管理办法 第三十四条",
        "Anzhou notice 4(1); Xingning measures, article 34",
    ),
    bad="""\
-- site.yaml --
version: 1
site:
  {name: 澄溪县人民政府, domain: www.chengxi.example, base_url: https://www.chengxi.example, id_code: "0000000000"}
columns:
  - id: zwgk
    name: 政务公开
    children:
      - {id: zwgk/tzgg, name: 通知公告, type: notice, owner: office, freshness: notice}
      - {id: zwgk/zcwj, name: 政策文件, type: policy, owner: office}
      - {id: zwgk/zcjd, name: 政策解读, type: interpretation, owner: office}
      - {id: zwgk/xwdt, name: 工作动态, type: news, owner: office, freshness: news}
freshness: {classes: {news: {days: 14}, notice: {months: 6}}, warn_days: 7, public: facts}
checks:
  profile: own
  evidence: {minimum: names}
-- checks/profiles/own.yaml --
title: 本县规定
layer: county
extends: default
document: 本县规定
values:
  - {key: required.posts, value: 网站安全责任人, clause: 第一条}
""",
    good="""\
-- site.yaml --
version: 1
site:
  {name: 澄溪县人民政府, domain: www.chengxi.example, base_url: https://www.chengxi.example, id_code: "0000000000"}
columns:
  - id: zwgk
    name: 政务公开
    children:
      - {id: zwgk/tzgg, name: 通知公告, type: notice, owner: office, freshness: notice}
      - {id: zwgk/zcwj, name: 政策文件, type: policy, owner: office}
      - {id: zwgk/zcjd, name: 政策解读, type: interpretation, owner: office}
      - {id: zwgk/xwdt, name: 工作动态, type: news, owner: office, freshness: news}
freshness: {classes: {news: {days: 14}, notice: {months: 6}}, warn_days: 7, public: facts}
checks:
  profile: own
  evidence: {minimum: names}
-- checks/profiles/own.yaml --
title: 本县规定
layer: county
extends: default
document: 本县规定
values:
  - {key: required.posts, value: 业务股室负责人, clause: 第一条}
""",
)

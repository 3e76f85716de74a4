"""rule.crashed: a rule of the site that raised."""

from __future__ import annotations

from sitegen.model import Text
from sitegen.rules.base import Rule
from sitegen.rules.problems import nothing

__all__ = ["RULE"]

RULE = Rule(
    id="META033",
    name="rule.crashed",
    level="error",
    scope="site",
    check=nothing,
    reads=frozenset(),
    title=Text("本站规则运行出错", "A rule of the site that raised"),
    message=Text("本站规则 {crashed} 运行出错：{error}", "the rule {crashed} of the site raised: {error}"),
    hint=Text("修正 {file} 第 {row} 行，其余规则已照常检查", "correct line {row} of {file}; the other rules ran"),
    basis=Text("安州区通知 三（一）“三审制度”", "Anzhou notice 3(1)"),
    rationale=Text(
        "出错的规则没有检查完，结果不可信，不能放行。",
        "A rule that raised has not looked at everything, so nothing may pass.",
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
  evidence: {minimum: names}
  site_rules: [checks/rules/local.py]
-- checks/rules/local.py --
from sitegen.model import Text
from sitegen.rules.base import Rule


def check(article, context):
    yield RULE.at(article, 0, article.no_such_thing)


WORDS = Text("示例", "An example")
RULE = Rule(id="X-101", name="x.example", level="warning", scope="article", check=check, title=WORDS, message=WORDS, hint=WORDS,
            basis=WORDS, rationale=WORDS, bad="", good="")
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
  evidence: {minimum: names}
  site_rules: [checks/rules/local.py]
-- checks/rules/local.py --
from sitegen.model import Text
from sitegen.rules.base import Rule


def check(article, context):
    if "示例错误" in article.body:
        yield RULE.at(article, article.body_start, article.body_start + 1)


WORDS = Text("示例", "An example")
RULE = Rule(id="X-101", name="x.example", level="warning", scope="article", check=check, title=WORDS, message=WORDS, hint=WORDS,
            basis=WORDS, rationale=WORDS, bad="", good="")
""",
)

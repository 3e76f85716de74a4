"""rule.unreadable: a rule of the site that cannot be used."""

from __future__ import annotations

from sitegen.model import Text
from sitegen.rules.base import Rule
from sitegen.rules.problems import nothing

__all__ = ["RULE"]

RULE = Rule(
    id="META032",
    name="rule.unreadable",
    level="error",
    scope="site",
    check=nothing,
    reads=frozenset(),
    title=Text("本站规则无法使用", "A rule of the site that cannot be used"),
    message=Text("本站规则无法使用", "a rule of the site cannot be used"),
    hint=Text("按提示改正；写法见 docs/own-rules.md", "correct it; see docs/own-rules.md"),
    basis=Text("安州区通知 三（一）“三审制度”", "Anzhou notice 3(1)"),
    rationale=Text(
        "读不出的规则等于没有检查，不能放行。", "A rule that cannot be read checks nothing, so nothing may pass."
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
  site_rules: [checks/rules/local.yaml]
-- checks/rules/local.yaml --
- {id: X-001, name: x.work-hours, kind: pattern, pattern: "(办+)+公", level: warning, message: 应写“工作时间”, hint: 改为“工作时间”, basis: 澄政办发〔2026〕3号}
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
  site_rules: [checks/rules/local.yaml]
-- checks/rules/local.yaml --
- {id: X-001, name: x.work-hours, kind: word, words: [办公钟点], level: warning, message: 应写“工作时间”, hint: 改为“工作时间”, basis: 澄政办发〔2026〕3号}
""",
)

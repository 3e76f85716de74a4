"""One person signed two levels by a recorded exception for small units: shown in every report (design 5.6)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.signed_well import is_doubtful
from sitegen.rules.signing import BASIS, LEVEL_ZH, SMALL_UNIT, exception, name_of, report

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """One finding, at the later of the two levels."""
    for earlier, later in combinations(article.signed.values(), 2):
        row = exception(article, earlier, later)
        if row is not None:
            yield report(RULE, article, later, "name", earlier=earlier.level, earlier_zh=LEVEL_ZH[earlier.level],
                         reason=str(row["reason"]), by=name_of(str(row["by"]), context.settings.people))


RECORDED = """-- site.yaml --
version: 1
site: {name: 澄溪县人民政府, domain: www.chengxi.example, base_url: https://www.chengxi.example}
columns:
  - id: zwgk
    name: 政务公开
    children:
      - {id: zwgk/tzgg, name: 通知公告, type: notice, owner: office}
      - {id: zwgk/zcwj, name: 政策文件, type: policy, owner: office}
      - {id: zwgk/zcjd, name: 政策解读, type: interpretation, owner: office}
      - {id: zwgk/xwdt, name: 新闻动态, type: news, owner: office}
checks:
  evidence: {minimum: names}
  rules:
    review.same-person:
      options:
        exceptions:
          - {unit: office, person: wangwei, reason: 编制2人，分管负责人空缺, by: zhaoan, until: 2026-12-31}
"""

RULE = Rule(
    id="REV026",
    name="review.recorded-exception",
    level="info",
    scope="article",
    title=Text("按备案的特殊情况一人签两级", "Two levels by one person, by a recorded exception"),
    message=Text("{name}按备案同时签署{earlier_zh}和{level_zh}（{reason}，{by}批准）",
                 "{name} signed {earlier} and {level} by a recorded exception ({reason}; granted by {by})"),
    hint=Text("人员配齐后从 site.yaml 的 review.same-person 选项 exceptions 中删去",
              "remove it from the option `exceptions` of review.same-person once the unit has enough people"),
    basis=BASIS,
    rationale=Text("小单位一人兼两职的，须备案并在每份报告中列明，便于监督。",
                   "Where one person holds two posts in a small unit, every report says so."),
    bad=RECORDED + SMALL_UNIT,
    good=RECORDED + SMALL_UNIT.replace("name: wangwei, at", "name: zhaoan, at"),
    check=check,
    when=is_doubtful,
    reads=frozenset({"text", "people"}),
    blocks=False,
)

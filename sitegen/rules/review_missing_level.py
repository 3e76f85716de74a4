"""A review that is demanded has not been signed (design 5.6)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import REVIEW_LEVELS, Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.signed_well import is_doubtful
from sitegen.rules.signing import BASIS, demanded, report_missing
from sitegen.rules.urgency import open_urgent

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """One finding per absent level. A text on the urgent path is left to the rules on that path."""
    if open_urgent(article):
        return
    meta, signed = article.meta, article.signed
    for level in demanded(context.settings, reprint=meta.reprint, source=meta.source or "", published=meta.date):
        if level not in signed:
            yield report_missing(RULE, article, level)


RULE = Rule(
    id="REV001",
    name="review.missing-level",
    level="error",
    scope="article",
    title=Text("缺少审核签署", "A review has not been signed"),
    message=Text(
        "缺少{level_zh}签署，未完成三审不得发布",
        "the {level} review has not been signed; nothing is published without all of them",
    ),
    hint=Text(
        "由有{level_zh}权限的人员审核后执行：sitegen review sign {file} --level {level}",
        "somebody entitled to the {level} review runs: sitegen review sign {file} --level {level}",
    ),
    basis=BASIS,
    rationale=Text(
        "未经初审、复审、终审层层审签的稿件一律不得上网。缺一级审核，差错就少一道关口。",
        "Texts go online only after all three levels have signed; a missing level is a missing safeguard.",
    ),
    bad="""---
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
""",
    good="""---
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
""",
    check=check,
    when=is_doubtful,
    reads=frozenset({"text", "people"}),
    options={
        "levels": REVIEW_LEVELS,
        "reprint_sources": (),
        "reprint_levels": ("final",),
        "inherited_before": "",
        "inherited_levels": ("final",),
    },
)

"""One level stands twice in the list of reviews (design 5.6)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.signed_well import is_doubtful
from sitegen.rules.signing import BASIS, report

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """At every entry after the first of its level."""
    first: dict[str, int] = {}
    for entry in article.signatures:
        if entry.known_level and first.setdefault(entry.level, entry.number) != entry.number:
            line = article.field_place(f"reviewers.{first[entry.level]}").line
            yield report(RULE, article, entry, "level", related=((article.file, line),))


RULE = Rule(
    id="REV011",
    name="review.duplicate-level",
    level="error",
    scope="article",
    title=Text("同一审级重复签署", "A level signed twice"),
    message=Text("{level_zh}重复签署（{name}），每级只保留一条",
                 "the {level} review stands twice ({name}); each level once"),
    hint=Text("删去作废的一条，只留有效的{level_zh}签署", "remove the void entry and keep the valid {level} signature"),
    basis=BASIS,
    rationale=Text("每级审核只有一名责任人；两条并存时无法认定由谁负责。",
                   "One person answers for each level; with two entries nobody can say who."),
    bad="""---
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
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
    reads=frozenset({"text"}),
)

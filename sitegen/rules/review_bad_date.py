"""A signature has no time, or one that is no date (design 5.1)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.signed_well import is_doubtful
from sitegen.rules.signing import BASIS, report
from sitegen.text.nodes import Scalar, find

__all__ = ["RULE"]

ABSENT = Text("{level_zh}（{name}）没有签署时间", "the {level} review ({name}) has no time")


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Every entry without a usable `at`; the value as written is quoted."""
    for entry in article.signatures:
        if entry.review.at is None:
            node = find(article.front.root, "reviewers", entry.number, "at")
            value = node.value if isinstance(node, Scalar) else ""
            yield report(RULE, article, entry, "at", message=None if value else ABSENT, value=value)


RULE = Rule(
    id="REV016",
    name="review.bad-date",
    level="error",
    scope="article",
    title=Text("签署时间缺失或无效", "A review without a valid time"),
    message=Text("{level_zh}（{name}）的签署时间“{value}”无效",
                 "the time “{value}” of the {level} review ({name}) is invalid"),
    hint=Text("at 写实际审核时间，如 2026-03-06 15:00", "write the real time as 2026-03-06 15:00"),
    basis=BASIS,
    rationale=Text("没有时间就不能证明先审后发，也无法核对签署人当日的任职。",
                   "Without a time nobody can show review before publishing, or the signer's post on that day."),
    bad="""---
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫}
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

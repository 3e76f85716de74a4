"""An entry of the reviews names a level that does not exist (design 5.1)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import JOINT, Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.signed_well import is_doubtful
from sitegen.rules.signing import BASIS, report

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Every entry whose level is none of the three, nor 会审; an empty one too."""
    return (report(RULE, article, entry, "level", value=entry.level)
            for entry in article.signatures if not entry.known_level and entry.level != JOINT)


RULE = Rule(
    id="REV015",
    name="review.unknown-level",
    level="error",
    scope="article",
    title=Text("审级写法无效", "No such review level"),
    message=Text("审级“{value}”无效", "“{value}” is no review level"),
    hint=Text("level 写 first（初审）、second（复审）、final（终审）或 joint（会审）", "write first, second, final or joint"),
    basis=BASIS,
    rationale=Text("审级只有初审、复审、终审三种，写错的签署不能计入任何一级。",
                   "There are three levels; a signature under another name counts for none."),
    bad="""---
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
  - {level: fourth, name: 李华, at: 2026-03-06 09:00}
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

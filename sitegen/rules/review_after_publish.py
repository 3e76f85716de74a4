"""The final review was signed after the displayed publish time (design 5.6)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.signed_well import is_doubtful
from sitegen.rules.signing import demanded, report, shown
from sitegen.rules.urgency import approval, open_urgent

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """The last level demanded is held against `date`; of an urgent text the approving one. Silent without a date."""
    meta = article.meta
    if meta.date is None:
        return
    if urgent := open_urgent(article):
        last = approval(article, urgent)
    else:
        levels = demanded(context.settings, reprint=meta.reprint, source=meta.source or "", published=meta.date)
        last = article.signed.get(levels[-1]) if levels else None
    if last and last.review.at and last.review.at.is_after(meta.date):
        line = article.field_place("date").line
        yield report(
            RULE, article, last, "at", related=((article.file, line),), at=shown(last.review.at), date=shown(meta.date)
        )


RULE = Rule(
    id="REV005",
    name="review.after-publish",
    level="error",
    scope="article",
    title=Text("先发布后终审", "Published before the final review"),
    message=Text(
        "{level_zh}时间 {at} 晚于发布时间 {date}", "the {level} review ({at}) is later than the publish time ({date})"
    ),
    hint=Text(
        "把 date 改为{level_zh}之后的实际发布时间，或更正登记有误的签署时间",
        "set `date` to the real publish time after the review, or correct a wrongly recorded review time",
    ),
    basis=Text(
        "绵安府办〔2023〕71号 三（一）“分级审核、先审后发”", "Anzhou notice 71 of 2023, 3(1): review before publishing"
    ),
    rationale=Text(
        "先审后发是硬要求，事后补签不能证明发布时内容已经把关。",
        "Review comes before publishing; a signature afterwards proves nothing about what went online.",
    ),
    bad="""---
date: 2026-03-09 08:00
---
""",
    good="""---
date: 2026-03-09 08:30
---
""",
    check=check,
    when=is_doubtful,
    reads=frozenset({"text", "people"}),
)

"""response.order: steps of a response that do not follow one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sitegen.article import Article
from sitegen.model import Finding, Moment, Text
from sitegen.rules.awake import is_response
from sitegen.rules.base import Context, Rule
from sitegen.text.moments import parse_moment

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Headings that begin with a time are steps: each later than the one before it, none before the event."""
    if article.type != "response":
        return
    zone = context.settings.zone
    steps: list[tuple[Moment, str]] = []
    if article.meta.event_date:
        steps.append((article.meta.event_date, "event_date"))
    for heading in article.outline.headings:
        for length in (16, 10):
            found = parse_moment(heading.text[:length], zone)
            if isinstance(found, Moment):
                steps.append((found, heading.text))
                break
    for (one, before), (other, after) in pairwise(steps):
        if one.is_after(other):
            at = article.source.find(after, article.body_start)
            yield RULE.at(article, max(at, 0), max(at, 0) + len(after), before=before)


RULE = Rule(
    id="RESP001",
    name="response.order",
    level="warning",
    scope="article",
    check=check,
    when=is_response,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("回应的进展时间颠倒", "Steps of a response out of order"),
    message=Text("“{text}”早于“{before}”", "{text} is earlier than {before}"),
    hint=Text("进展按时间先后追加，不改动已发布的部分", "add steps in the order of time; leave what was published as it is"),
    basis=Text("天津市实施意见 第三点；安州区通知 四（五）", "Tianjin opinions, point 3; Anzhou notice 4(5)"),
    rationale=Text("突发事件的信息要连续、可核，时间颠倒让人怀疑改过。", "People must be able to follow what was said when."),
    bad="""\
---
type: response
event_date: 2026-03-08 09:00
---
## 2026-03-08 12:00 启动应急响应

已组织抢修。

## 2026-03-08 10:30 首次通报

供水管道破裂。
""",
    good="""\
---
type: response
event_date: 2026-03-08 09:00
---
## 2026-03-08 10:30 首次通报

供水管道破裂。

## 2026-03-08 12:00 启动应急响应

已组织抢修。
""",
)

"""sensitive.maybe: the characters of a sensitive word meet, most likely across two words."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.wording import sensitive_hits

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    for hit in sensitive_hits(article, context):
        if hit.kind in ("maybe", "across"):
            yield RULE.at(
                article,
                hit.start,
                hit.end,
                word=hit.row.word,
                category=hit.row.category,
                list=f"{hit.row.path}:{hit.row.line}",
            )


RULE = Rule(
    id="WORD003",
    name="sensitive.maybe",
    level="info",
    scope="article",
    check=check,
    reads=frozenset({"text", "words"}),
    waived_by="wording",
    title=Text("疑似敏感词（多为跨词误报）", "Perhaps a sensitive word, more likely two words meeting"),
    message=Text(
        "“{text}”可能只是两个词相接，恰与词表所列“{word}”同形",
        "“{text}” is most likely two words that meet, not “{word}”",
    ),
    hint=Text("看一眼上下文；确是误报的不必处理", "look at the sentence; nothing to do where two words meet"),
    basis=Text("安州区通知 三（一）“三审制度”", "Anzhou notice 3(1)"),
    rationale=Text(
        "跨词命中一律留痕为提示，不拦发布，也不悄悄丢弃。", "Such a hit neither blocks nor vanishes silently."
    ),
    bad="县农业局、林业局抽调人员，组成百家乐队巡演小组。\n",
    good="县农业局、林业局抽调人员，组成巡演小组。\n",
)

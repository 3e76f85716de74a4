"""sensitive.evasion: a listed sensitive word in a spelling that hides it from a plain search."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.wording import sensitive_hits

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    for hit in sensitive_hits(article, context):
        if hit.kind == "evasion":
            yield RULE.at(
                article,
                hit.start,
                hit.end,
                word=hit.row.word,
                category=hit.row.category,
                list=f"{hit.row.path}:{hit.row.line}",
                source=hit.row.source,
            )


RULE = Rule(
    id="WORD002",
    name="sensitive.evasion",
    level="error",
    scope="article",
    check=check,
    reads=frozenset({"text", "words"}),
    waived_by="wording",
    title=Text("变形书写的敏感词", "A sensitive word in disguise"),
    message=Text(
        "“{text}”是词表所列“{word}”（{category}）的变形写法",
        "“{text}” is a disguised spelling of “{word}” from the word list ({category})",
    ),
    hint=Text(
        "查明来历后删去；夹杂符号、零宽字符、全角字母或繁体字的词多为粘贴带入或蓄意规避",
        "find out where it came from and delete it: fillers and zero-width characters do not come by themselves",
    ),
    basis=Text(
        "国办秘函〔2019〕19号 单项否决“严重表述错误”及不良信息",
        "State Council Office 2019 No. 19, single veto on severe wording errors",
    ),
    rationale=Text(
        "变形写法通常是故意的，比直接写出更值得查究；读者看到的仍是原词。",
        "Such a spelling is usually meant, and readers still read the word.",
    ),
    bad="本栏目曾被人留言注-册·送彩金。\n",
    good="本栏目的不良留言已经清除。\n",
)

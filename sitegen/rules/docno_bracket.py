"""docno.bracket: a document number whose year does not stand in 〔〕."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Edit, Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.docnos import faulty, may_be_faulty
from sitegen.text.docno import oddities

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    for start, end, data in faulty(article, "bracket"):
        # A value in quotation marks, or one with more than the number in it, is reported whole: a person must look.
        whole = [(odd.start, odd.end) for odd in oddities(data["text"])] == [(0, len(data["text"]))]
        plain = whole and article.source[start:end] == data["text"]
        yield RULE.at(article, start, end, fixes=(Edit(start, end, data["right"]),) if plain else (), **data)


RULE = Rule(
    id="DOC001",
    name="docno.bracket",
    level="error",
    scope="article",
    check=check,
    when=may_be_faulty,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("文号括号有误", "A document number without its brackets"),
    message=Text("文号“{text}”的年份未用六角括号〔〕括住", "the number “{text}” has not its year in 〔〕"),
    hint=Text("改为“{right}”", "write “{right}”"),
    basis=Text("GB/T 9704-2012 7.2.5 发文字号", "GB/T 9704-2012 7.2.5"),
    rationale=Text(
        "括号丢失或写错，文号就检索不到，也常是系统迁移丢字的痕迹。",
        "Such a number cannot be found; often a content system has lost the marks.",
    ),
    bad="按照绵安府办[2023]71号要求办理。\n",
    good="按照绵安府办〔2023〕71号要求办理，（2023）川0703民初1号判决已生效。\n",
)

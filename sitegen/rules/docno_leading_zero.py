"""docno.leading-zero: a document number with a zero before its serial."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.docnos import faulty, may_be_faulty

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    for start, end, data in faulty(article, "leading-zero"):
        yield RULE.at(article, start, end, **data)


RULE = Rule(
    id="DOC002",
    name="docno.leading-zero",
    level="warning",
    scope="article",
    check=check,
    when=may_be_faulty,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("文号编虚位", "A zero before the serial of a document number"),
    message=Text("文号“{text}”的序号前有虚位 0", "the number “{text}” has a zero before its serial"),
    hint=Text("改为“{right}”", "write “{right}”"),
    basis=Text("GB/T 9704-2012 7.2.5 发文字号", "GB/T 9704-2012 7.2.5"),
    rationale=Text("发文顺序号不编虚位，1 不编为 01。", "The serial is written 1, not 01."),
    bad="按照国办发〔2017〕047号要求办理。\n",
    good="按照国办发〔2017〕47号要求办理。\n",
)

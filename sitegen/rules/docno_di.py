"""docno.di: a document number with 第 before its serial."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.docnos import faulty, may_be_faulty

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    for start, end, data in faulty(article, "di"):
        yield RULE.at(article, start, end, **data)


RULE = Rule(
    id="DOC005",
    name="docno.di",
    level="warning",
    scope="article",
    check=check,
    when=may_be_faulty,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("文号多“第”字", "第 in a document number"),
    message=Text("文号“{text}”的序号前不加“第”", "the number “{text}” has 第 before its serial"),
    hint=Text("改为“{right}”", "write “{right}”"),
    basis=Text("GB/T 9704-2012 7.2.5 发文字号", "GB/T 9704-2012 7.2.5"),
    rationale=Text("发文顺序号不加“第”字。", "The serial stands without 第."),
    bad="按照国办发〔2017〕第47号要求办理。\n",
    good="按照国办发〔2017〕47号要求办理。\n",
)

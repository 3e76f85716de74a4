"""docno.missing-hao: a document number without 号 at its end."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.docnos import faulty, may_be_faulty

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    for start, end, data in faulty(article, "missing-hao"):
        yield RULE.at(article, start, end, **data)


RULE = Rule(
    id="DOC006",
    name="docno.missing-hao",
    level="warning",
    scope="article",
    check=check,
    when=may_be_faulty,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("文号缺“号”字", "A document number without 号"),
    message=Text("文号“{text}”后缺“号”字", "the number “{text}” has no 号 at its end"),
    hint=Text("改为“{right}”", "write “{right}”"),
    basis=Text("GB/T 9704-2012 7.2.5 发文字号", "GB/T 9704-2012 7.2.5"),
    rationale=Text(
        "发文顺序号后加“号”字，缺了多半是复制时漏字。", "The serial ends in 号; where it lacks, copying has lost it."
    ),
    bad="按照国办发〔2017〕47的要求办理。\n",
    good="按照国办发〔2017〕47号、48号的要求办理。\n",
)

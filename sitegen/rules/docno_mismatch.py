"""docno.mismatch: the number in the front matter is not the one the text bears."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_doc_number
from sitegen.rules.base import Context, Rule
from sitegen.rules.fields import value
from sitegen.text.docno import parse

__all__ = ["RULE"]

HEAD = 12
"""Lines of the text in which its own number may stand, alone on a line."""


def check(article: Article, context: Context) -> Iterator[Finding]:
    own = value(article, "doc_number")
    number = parse(own.value) if own else None
    if own is None or number is None:
        return
    at = article.body_start
    for line in article.body.split("\n", HEAD)[:HEAD]:
        borne = parse(line.strip(" 　*_\r")) if "〔" in line else None
        if borne and (borne.agency, borne.year, borne.number) != (number.agency, number.year, number.number):
            text = line.strip(" 　*_\r")
            start = at + line.index(text)
            yield RULE.at(
                article,
                start,
                start + len(text),
                own=own.value,
                related=((article.file, article.place(own.start, own.end).line),),
            )
            return
        if borne:
            return
        at += len(line) + 1


RULE = Rule(
    id="DOC003",
    name="docno.mismatch",
    level="warning",
    scope="article",
    check=check,
    when=has_doc_number,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("文号前后不一", "Two different document numbers"),
    message=Text(
        "正文文号“{text}”与文件属性 doc_number“{own}”不一致", "the text bears “{text}”, the front matter says “{own}”"
    ),
    hint=Text("对照原件，改正其中一处", "correct one of them from the original"),
    basis=Text(
        "GB/T 9704-2012 7.2.5；政府信息公开目录著录要求", "GB/T 9704-2012 7.2.5; catalogue of public information"
    ),
    rationale=Text("检索、引用、废止都凭文号，一件两号会互相找不到。", "Search, citation and repeal go by the number."),
    bad="---\ndoc_number: 澄府办〔2026〕3号\n---\n澄府办〔2026〕8号\n\n各乡镇人民政府：\n",
    good="---\ndoc_number: 澄府办〔2026〕3号\n---\n澄府办〔2026〕3号\n\n各乡镇人民政府：\n",
)

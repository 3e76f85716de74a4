"""docno.cross: one title cited with two numbers."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import CONTENT
from sitegen.model import Citation, Facts, Finding, Place, Text
from sitegen.rules.base import Rule, SiteContext
from sitegen.rules.citing import is_slip, normal
from sitegen.site_index import SiteIndex

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """Numbers of one agency that differ in year or serial alone; a new edition differs in both. The rarer one is reported."""
    rows: dict[str, dict[str, list[tuple[Facts, Citation]]]] = {}
    for facts in index.having("cited", "doc_number"):
        for cited in facts.cited:
            rows.setdefault(cited.title, {}).setdefault(cited.number, []).append((facts, cited))
        if facts.doc_number:
            own = Citation("".join(facts.title.split()), normal(facts.doc_number), 0, 0)
            rows.setdefault(own.title, {}).setdefault(own.number, []).append((facts, own))
    for title, numbers in sorted(rows.items()):
        usual = max(
            numbers, key=lambda number: (any(c.end == 0 for _, c in numbers[number]), len(numbers[number]), number)
        )
        for number in sorted(numbers):
            if number == usual or not is_slip(number, usual):
                continue
            for facts, cited in numbers[number]:
                place = Place(0, 0, 0, 0, cited.start, cited.end) if cited.end else None
                other = numbers[usual][0][0]
                field = None if place else "doc_number"
                yield RULE.on(
                    facts,
                    field=field,
                    place=place,
                    text=number,
                    title=title,
                    usual=usual,
                    related=((CONTENT + other.path, 1),),
                )


RULE = Rule(
    id="DOC008",
    name="docno.cross",
    level="warning",
    scope="site",
    check=check,
    reads=frozenset({"index"}),
    waived_by="wording",
    title=Text("同一文件两个文号", "One title with two numbers"),
    message=Text(
        "《{title}》在这里是 {text}，别处是 {usual}",
        "《{title}》 has the number {text} here and {usual} elsewhere",
    ),
    hint=Text("核对原文，改正错的一处", "look up the original and correct the wrong one"),
    basis=Text("GB/T 9704-2012 7.2.5；公文引用先标题后文号", "GB/T 9704-2012, 7.2.5"),
    rationale=Text("文号抄错一位，读者就找不到文件。", "With one wrong figure nobody finds the document."),
    bad="请落实《澄溪县小型水库管理办法》（澄府办发〔2025〕3号）和《澄溪县小型水库管理办法》（澄府办发〔2025〕4号）。\n",
    good="请落实《澄溪县小型水库管理办法》（澄府办发〔2025〕3号）。\n",
)

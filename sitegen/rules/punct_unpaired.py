"""punct.unpaired: a bracket, title mark or quotation mark without its other half."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.punctuation import BASIS, MANY
from sitegen.text.docno import Odd, oddities
from sitegen.text.unpaired import is_balanced, unpaired

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """At the mark itself. A broken document number is left to docno.bracket."""
    text = article.view.text
    odd: list[Odd] | None = None
    for number, at in enumerate(unpaired(text)):
        if number >= MANY:
            break
        if odd is None:
            odd = list(oddities(text))
        if not any(one.start <= at < one.end for one in odd):
            start, end = article.view.span(at, at + 1)
            yield RULE.at(article, start, end, text=text[at])


def _is_unbalanced(article: Article) -> bool:
    return not is_balanced(article.source)


RULE = Rule(
    id="PUNC002",
    name="punct.unpaired",
    level="warning",
    scope="article",
    check=check,
    when=_is_unbalanced,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("标点不成对", "A mark without its other half"),
    message=Text("“{text}”没有与之成对的另一半", "“{text}” has no other half"),
    hint=Text("补上缺的一半，或删去多余的一半", "write the missing half or delete this one"),
    basis=BASIS,
    rationale=Text("书名号、括号缺一半，文件名和范围就读不清。", "With half a mark the title or range is unclear."),
    bad="各单位要落实小型水库管理办法》的要求。\n",
    good="各单位要落实《小型水库管理办法》的要求：1)排查；2)上报。\n",
)

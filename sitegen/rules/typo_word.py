"""typo.word: a confirmed wrong spelling, with the right one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitegen.article import Article
from sitegen.model import Edit, Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.wording import at_level, title_span, typo_hits

__all__ = ["RULE"]

_SEVERAL = frozenset("|/、或 ")
"""One of these parts several suggestions, or the words of one."""
ACROSS = Text(
    "“{text}”如是一个词，宜写作“{right}”；也可能只是两个词相接", "“{text}” as one word should be “{right}”; perhaps two words meet here"
)
VARIANT = Text("“{text}”的推荐词形是“{right}”", "the recommended form of “{text}” is “{right}”")


def check(article: Article, context: Context) -> Iterator[Finding]:
    hits = list(typo_hits(article, context))
    title = title_span(article) if hits else None
    for hit in hits:
        row = hit.row
        alone = row.suggest and _SEVERAL.isdisjoint(row.suggest)  # one form, and the words stand in one piece
        across = hit.kind == "across"
        plain = alone and not across and article.source[hit.start : hit.end] == row.word
        found = at_level(
            RULE.at(
                article,
                hit.start,
                hit.end,
                message=ACROSS if across else VARIANT if row.category == "variant" else None,
                text=_words(article, hit.start, hit.end, row.word),
                right=row.suggest,
                word=row.word,
                source=row.source,
                list=f"{row.path}:{row.line}",
                fix="suggest",
                fixes=(Edit(hit.start, hit.end, row.suggest),) if plain else (),
            ),
            row,
        )
        if across:
            yield replace(found, level="info")
            continue
        # A wrong character in a title stands in lists, search and the page's head: there it blocks.
        in_title = title is not None and title[0] <= hit.start and hit.end <= title[1]
        yield replace(found, level="error") if in_title and row.level == "warning" else found


def _words(article: Article, start: int, end: int, word: str) -> str:
    """What the text has; the listed word where the place is a whole value in quotation marks."""
    written = article.source[start:end]
    return written if len(written) <= 4 * len(word) else word


RULE = Rule(
    id="TYPO001",
    name="typo.word",
    level="warning",
    scope="article",
    check=check,
    reads=frozenset({"text", "words"}),
    waived_by="wording",
    title=Text("错别字", "A wrong character"),
    message=Text("“{text}”应为“{right}”", "“{text}” should be “{right}”"),
    hint=Text(
        "改为“{right}”；引用原文的，由有权人员在 checks/waivers.yaml 登记",
        "write “{right}”; a quotation is registered in checks/waivers.yaml",
    ),
    basis=Text("安州区通知 三（一）1“防止出现错字、病句等错误”", "Anzhou notice 3(1)1: no wrong characters"),
    rationale=Text(
        "错别字损害文件的严肃性，也是检查通报最常见的问题；标题中的错字随列表和搜索扩散。",
        "Wrong characters are the commonest finding of inspections; one in a title spreads through lists and search.",
    ),
    bad="现就有关工作布署如下。\n",
    good="现就有关工作部署如下，附公布署名文章目录。\n",
)

"""text.bidi: controls that turn the direction of writing, so that readers see another text than the reviewers."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.text.clues import Clue
from sitegen.text.lazily import pattern
from sitegen.text.printable import is_printable

__all__ = ["RULE"]

_ENTITY = Clue("&#")
_TURN = pattern("[\u202a-\u202e\u2066-\u2069]")


def check(article: Article, context: Context) -> Iterator[Finding]:
    """The first in the file, else the first in the body that was written as an entity, and each in a value that was an escape."""
    source = article.source
    if not is_printable(source) and (found := _TURN.search(source)):
        yield RULE.at(article, *found.span(), text=f"<U+{ord(found[0]):04X}>")
        return
    if _ENTITY(source) and source.find("&#", article.body_start) >= 0 and (found := _TURN.search(article.view.text)):
        yield RULE.at(article, *article.view.span(*found.span()), text=f"<U+{ord(found[0]):04X}>")
    if source.find("\\", 0, article.body_start) < 0:  # no escape in the front matter
        return
    for key, value in article.shown_values:
        if hit := _TURN.search(value.value):
            yield RULE.at(article, field=key, text=f"<U+{ord(hit[0]):04X}>")


RULE = Rule(
    id="WORD030",
    name="text.bidi",
    level="error",
    scope="article",
    check=check,
    reads=frozenset({"text"}),
    title=Text("改变文字方向的控制符", "A control that turns the writing"),
    message=Text("此处有改变文字方向的控制符 {text}", "a control that turns the direction of writing: {text}"),
    hint=Text("删去该字符", "delete it"),
    basis=Text("安州区通知 四（一）平台安全", "Anzhou notice 4(1): security"),
    rationale=Text(
        "它能让网址和文件名倒着显示，读者看到的与审核的不是同一段文字。",
        "It shows addresses and file names backwards: readers do not see what was reviewed.",
    ),
    bad="请打开附件\u202egnp.exe\u202c。\n",
    good="请打开附件。\n",
)

"""typo.duplicate: a word or phrase written twice in a row by mistake."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.text.repeats import repeats

__all__ = ["RULE"]


MANY = Text("“{unit}”连续写了{times}遍", "“{unit}” is written {times} times in a row")


def check(article: Article, context: Context) -> Iterator[Finding]:
    if next(repeats(article.source), None) is None:
        return
    for repeat in repeats(article.view.text):
        start, end = article.view.span(repeat.start, repeat.end)
        text, times = article.view.text[repeat.start : repeat.end], (repeat.end - repeat.start) // len(repeat.unit)
        yield RULE.at(article, start, end, text=text, unit=repeat.unit, times=times, message=None if times == 2 else MANY)


RULE = Rule(
    id="TYPO002",
    name="typo.duplicate",
    level="warning",
    scope="article",
    check=check,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("重复文字", "Words written twice"),
    message=Text("“{unit}”连续写了两遍", "“{unit}” is written twice in a row"),
    hint=Text("只留一个“{unit}”", "leave one “{unit}” only"),
    basis=Text("安州区通知 三（一）1“防止出现错字、病句等错误”", "Anzhou notice 3(1)1: no faulty sentences"),
    rationale=Text(
        "重复多由修改、粘贴留下，机器一眼可见而人容易漏看。", "Editing leaves such repetitions; people read over them."
    ),
    bad="各单位应当应当及时报送材料。\n",
    good="各单位应当常常对照目的的要求，及时报送材料。\n",
)

"""furniture.empty: empty brackets, or a value that a page failed to fill in."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.text.clues import Clue
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

# Begins with a class: the engine then skips to candidates instead of trying every character.
_EMPTY = pattern(
    "[（《“【〔({$阅点浏访](?:(?<=（)）|(?<=《)[ \u3000]?》|(?<=“)”|(?<=【)】|(?<=〔)〕|(?<=[\u3400-\u9fff]\\()\\)"
    "|(?<=[{])[{][^{}\n]{1,40}[}][}]|(?<=[$])[{][^{}\n]{1,40}[}]"
    "|(?:(?<=阅)读|(?<=点)击|(?<=浏)览|(?<=访)问)(?:次数|量|数)[:：][ ]?(?:-+|—+|null|undefined|NaN)?(?=[ \u3000\n]|$))"
)
_CLUE = Clue(
    "（）", "《》", "《 》", "《\u3000》", "“”", "【】", "〔〕", "()", "{{", "${",
    *(what + count for what in ("阅读", "点击", "浏览", "访问") for count in ("次数", "量", "数")),
)


def check(article: Article, context: Context) -> Iterator[Finding]:
    for match in _EMPTY.finditer(article.body):
        start = article.body_start + match.start()
        if "`" not in article.source[max(0, start - 40) : start].rpartition("\n")[2]:
            yield RULE.at(article, start, start + len(match[0]))


RULE = Rule(
    id="STR003",
    name="furniture.empty",
    level="warning",
    scope="article",
    check=check,
    clue=_CLUE,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("内容缺失的空壳", "An empty shell"),
    message=Text("“{text}”里没有内容", "there is nothing in “{text}”"),
    hint=Text("补上内容或删去", "fill it in or delete it"),
    basis=Text(
        "安州区通知 三（一）；国办发〔2017〕47号 内容完整", "Anzhou notice 3(1); State Council Office 2017 No. 47"
    ),
    rationale=Text(
        "空括号、空书名号多是复制时丢了内容；浏览次数由网页生成，不写进正文。",
        "Something was lost in copying; counts of visits belong to the page.",
    ),
    bad="请按《》要求报送。\n",
    good="请按《办法》要求报送。\n",
)

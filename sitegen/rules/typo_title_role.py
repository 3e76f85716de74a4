"""typo.title-role: 付 for 副 in the name of a post."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.text.clues import Clue
from sitegen.text.lazily import pattern
from sitegen.text.word_quick import quick

__all__ = ["RULE"]

POST = pattern(
    "付(?<![支交拨给偿托应垫缴兑预未已代发到实首]付)(市长|县长|区长|省长|州长|镇长|乡长|局长|处长|科长|部长|院长|主任|主席|书记|校长|总理|"
    "总经理|经理|所长|站长|支队长|大队长|队长|秘书长|组长|会长|教授|研究员|厅长|司长|行长|检察长|主编|董事长|股长|司令)"
    "(?!(?<=书记)员|(?<=主席)[台团]|(?<=主任)务|(?<=教授)课|(?<=长)(?:江|城|征|途|期(?!间)|短期))"
)
_MEANT = pattern(POST.pattern.replace("(?<![支交拨给偿托应垫缴兑预未已代发到实首]付)", ""))
"""The same wherever it may stand: what parts the characters in the file may have hidden what stands before them."""


def check(article: Article, context: Context) -> Iterator[Finding]:
    looked = quick(article.source)
    if looked is not None and not _MEANT.search(looked):
        return
    for match in POST.finditer(article.view.text):
        start, end = article.view.span(*match.span())
        yield RULE.at(article, start, end, text=match[0], right="副" + match[1])


RULE = Rule(
    id="TYPO003",
    name="typo.title-role",
    level="error",
    scope="article",
    check=check,
    clue=Clue("付"),
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("职务写错字", "A wrong character in a post"),
    message=Text("“{text}”应为“{right}”", "“{text}” should be “{right}”"),
    hint=Text(
        "改为“{right}”；确为姓付的同志，写全姓名", "write “{right}”; where 付 is a family name, write the full name"
    ),
    basis=Text(
        "国办秘函〔2019〕19号 单项否决“严重表述错误”（领导人职务）",
        "State Council Office 2019 No. 19: leaders' posts are severe wording errors",
    ),
    rationale=Text("领导职务写错属严重表述错误。", "A leader's post with a wrong character is a severe wording error."),
    bad="会议由县政府付县长主持。\n",
    good="会议由县政府副县长主持，并研究支付局长基金事项。\n",
)

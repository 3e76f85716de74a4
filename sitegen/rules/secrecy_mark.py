"""secrecy.mark: a mark of secrecy (机密★10年), however it is spelt."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.secrecy import MARK, SHAPE, top_lines
from sitegen.text.clues import Clue
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

_LEVELS = Clue("绝密", "机密", "秘密")
_ALONE = pattern("(?:绝密|机密|秘密)(?:件)?(?:[ \u3000]*(?:特急|加急|急件))?")


def check(article: Article, context: Context) -> Iterator[Finding]:
    """The shape of a mark is asked for, or a line of its own near the top: 保守国家秘密 is no mark."""
    for match in MARK.finditer(article.source) if SHAPE.search(article.source) else ():
        yield RULE.at(article, match.start(), match.end(), text=" ".join(match[0].split()))
    if "&" in article.source:
        for match in MARK.finditer(article.view.text):
            if "&" in article.source[slice(*article.view.span(*match.span()))]:
                yield RULE.at(article, *article.view.span(*match.span()), text=match[0])
    for start, line in top_lines(article) if _LEVELS(article.source) else ():
        if _ALONE.fullmatch(line):
            yield RULE.at(article, start, start + len(line))


RULE = Rule(
    id="SEC001",
    name="secrecy.mark",
    level="error",
    scope="article",
    check=check,
    clue=Clue("密", "&"),  # it may be written as an entity
    reads=frozenset({"text"}),
    title=Text("国家秘密标志", "A mark of state secrecy"),
    message=Text("出现国家秘密标志“{text}”", "a mark of state secrecy stands here: “{text}”"),
    hint=Text(
        "立即停止发布，报告保密部门；不得只删去标志",
        "stop publishing and report to the secrecy office; deleting the mark alone is not enough",
    ),
    basis=Text(
        "保守国家秘密法第十七条、第四十八条；国家秘密定密管理规定；安州区通知 四（三）“涉密不上网、上网不涉密”",
        "State Secrets Law, articles 17 and 48; Anzhou notice 4(3): no secret goes online",
    ),
    rationale=Text(
        "带密级标志的文件上网就是泄密事件，任何人无权放行。",
        "A marked document online is a leak; nobody may let it pass.",
    ),
    bad="""\
机密★10年

县政府办公室印发。
""",
    good="要认真学习保守国家秘密法，做到涉密不上网。\n",
)

"""A reviewer could not decide and nobody above was asked (design 5.1)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.attesting import demand
from sitegen.rules.base import Context, Rule
from sitegen.rules.signed_well import is_doubtful
from sitegen.rules.signing import fold, report

__all__ = ["RULE"]

SENSITIVE = Text(
    "本稿敏感程度为 {sensitivity}，{level_zh}（{name}）须记录征求意见的情况",
    "a text of sensitivity {sensitivity} needs a consultation on record ({level} review, {name})",
)


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Every entry with `undecided: true` and nothing in `consulted`; the final one of a text whose sensitivity asks for it."""
    for entry in article.signatures:
        if fold(entry.review.consulted or ""):
            continue
        if entry.review.undecided:
            yield report(RULE, article, entry, "undecided")
        elif entry.level == "final" and demand(article).consult:
            yield report(RULE, article, entry, message=SENSITIVE, sensitivity=article.meta.sensitivity or "normal")


RULE = Rule(
    id="REV025",
    name="review.not-consulted",
    level="error",
    scope="article",
    title=Text("未作最终判断且未请示", "Undecided and nobody above asked"),
    message=Text(
        "{level_zh}（{name}）注明不能作出最终判断，但没有请示上级的记录",
        "{name} could not decide ({level} review) and no consultation is recorded",
    ),
    hint=Text(
        "请示上级有关部门后，在该条签署中填写 consulted（部门、时间、答复）",
        "ask the authority above and record body, date and answer as `consulted`",
    ),
    basis=Text("绵安府办〔2023〕71号 三（一）3 终审", "Anzhou notice 71 of 2023, 3(1)3 final review"),
    rationale=Text(
        "主要负责人不能作出最终判断的，应请示上级有关部门之后再作判断，不得先行发布。",
        "Where the principal cannot decide, the authority above is asked first and nothing is published before.",
    ),
    bad="""---
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30, undecided: true}
---
""",
    good="""---
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30, undecided: true, consulted: 市政府办公室 2026-03-08 答复同意}
---
""",
    check=check,
    when=is_doubtful,
    reads=frozenset({"text"}),
)

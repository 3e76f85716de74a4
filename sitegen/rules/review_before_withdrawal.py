"""A signature is not later than the text's last withdrawal (design 5.1, 5.6)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.signed_well import is_doubtful
from sitegen.rules.signing import report, shown

__all__ = ["RULE"]

UNDATED = Text("撤稿记录没有有效时间，无法证明{level_zh}（{name}）是撤稿后重新签署",
               "a withdrawal has no valid time, so nothing shows that the {level} review ({name}) came after it")


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Every dated signature, against every withdrawal; the same instant, or the same bare day, is not later."""
    for entry in article.signatures if article.meta.withdrawals else ():
        at = entry.review.at
        if at is None:
            continue
        for index, withdrawal in reversed(tuple(enumerate(article.meta.withdrawals))):
            if withdrawal.at is not None and at.is_after(withdrawal.at):
                continue
            line = article.field_place(f"withdrawals.{index}").line
            yield report(RULE, article, entry, "at", related=((article.file, line),),
                         message=None if withdrawal.at else UNDATED, at=shown(at),
                         withdrawn=shown(withdrawal.at) if withdrawal.at else "")
            break


RULE = Rule(
    id="REV022",
    name="review.before-withdrawal",
    level="error",
    scope="article",
    title=Text("撤稿后未重新签署", "Not signed again after a withdrawal"),
    message=Text("{level_zh}（{name}）签于 {at}，不晚于撤稿时间 {withdrawn}，不再有效",
                 "the {level} review ({name}) of {at} is not later than the withdrawal of {withdrawn} and no longer "
                 "counts"),
    hint=Text("修改后重新履行三审，由{name}签署：sitegen review sign {file} --level {level}；撤稿记录不得删除",
              "after the correction all levels sign again: sitegen review sign {file} --level {level}; withdrawals "
              "are never removed"),
    basis=Text("绵安府办〔2023〕71号 四（六）经仔细修改并通过“三审”后重新发布",
               "Anzhou notice 71 of 2023, 4(6): published again after correction and three reviews"),
    rationale=Text("撤下的稿件须先改正、再三审、后发布，撤稿前的签署不能沿用。",
                   "A withdrawn text is corrected, reviewed three times and then published; older signatures do not "
                   "carry over."),
    bad="""---
date: 2026-03-10 08:30
withdrawals: [{at: 2026-03-09 07:00, by: 张敏, reason: 错字}]
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
""",
    good="""---
date: 2026-03-10 08:30
withdrawals: [{at: 2026-03-06 08:00, by: 张敏, reason: 错字}]
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
""",
    check=check,
    when=is_doubtful,
    reads=frozenset({"text"}),
)

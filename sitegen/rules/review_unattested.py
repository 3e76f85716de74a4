"""A signature is weaker than site, column and sensitivity ask for (design 5.6)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.attesting import demand, meets, worth
from sitegen.rules.base import Context, Rule
from sitegen.rules.signing import report
from sitegen.rules.urgency import EXAMPLE

__all__ = ["RULE"]

WEAK = Text(
    "{level_zh}（{name}）的凭据只达到 {reached}，要求 {minimum}：{why}",
    "the evidence of the {level} review ({name}) is {reached}, {minimum} is asked for: {why_en}",
)
STRONGER = Text(
    "由{name}用自己的 git 身份签署（sitegen review sign {file} --level {level}），或登记审签单（sitegen review record）、"
    "导入平台审批（sitegen review import）；认可的凭据：{accepted}",
    "{name} signs under their own git identity (sitegen review sign {file} --level {level}), or record the paper form (sitegen "
    "review record), or import approvals (sitegen review import); accepted: {accepted}",
)
ALONE = Text("没有签署提交、审签单或平台审批与现稿对应", "no commit, form or approval belongs to this text")
UNREAD = Text("读不到 git 历史，也没有审签单", "there is no git history to read, and no form")


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Every entry that falls short of what site, column and sensitivity ask for, with what it has reached and why not more.

    Silent on a signature of another text: that is `review.content-changed`.
    """
    asked = demand(article)
    if asked.minimum == "names":
        return
    for entry in article.signatures:
        if not entry.review.digest:
            yield report(RULE, article, entry)
        elif entry.review.digest == article.digest:
            reached = worth(article, entry, context.proofs)
            if not meets(asked, reached):
                why = reached.why_not or (ALONE if context.proofs.known else UNREAD,)
                yield report(
                    RULE,
                    article,
                    entry,
                    message=WEAK,
                    hint=STRONGER,
                    reached=reached.best,
                    minimum=asked.minimum,
                    accepted="、".join(asked.accept),
                    why="；".join(text.zh for text in why),
                    why_en="; ".join(text.en for text in why),
                )


NAMES_ONLY = (
    EXAMPLE
    + """date: 2026-03-09 10:00
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
请各单位立即做好强降雨防范工作。
"""
)

RULE = Rule(
    id="REV014",
    name="review.unattested",
    level="error",
    scope="article",
    title=Text("签署凭据不足", "A signature without enough evidence"),
    message=Text(
        "{level_zh}（{name}）没有内容摘要，无法证明审的是本稿",
        "the {level} review ({name}) has no digest; nothing shows that this text was reviewed",
    ),
    hint=Text(
        "由{name}核对现稿后重新签署：sitegen review sign {file} --level {level}",
        "{name} reads the text as it is now and signs again: sitegen review sign {file} --level {level}",
    ),
    basis=Text(
        "绵安府办〔2023〕71号 三（一）“源头认定、锁定机制”", "Anzhou notice 71 of 2023, 3(1): locking of content"
    ),
    rationale=Text(
        "只写姓名和时间的签署，换了内容也看不出来；摘要把签署与所审内容锁定在一起。",
        "A name and a time stay valid whatever the text becomes; the digest ties the signature to what was read.",
    ),
    bad=NAMES_ONLY.replace("minimum: names", "minimum: digest"),
    good=NAMES_ONLY,
    check=check,
    reads=frozenset({"text", "people", "git"}),
)

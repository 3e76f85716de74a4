"""One natural person signed two levels of one text (design 5.6)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.signed_well import is_doubtful
from sitegen.rules.signing import BASIS, LEVEL_ZH, SMALL_UNIT, exception, report, same_person

__all__ = ["RULE"]

ALIKE = Text("{earlier_zh}署名“{earlier_name}”与{level_zh}署名“{name}”只差空格、全半角等看不出的字符，视为同一人",
             "“{earlier_name}” ({earlier}) and “{name}” ({level}) differ only by blanks, width or invisible "
             "characters: one person")


def check(article: Article, context: Context) -> Iterator[Finding]:
    """At the later of two levels, naming the earliest one by the same person; recorded exceptions are spared."""
    entries = tuple(article.signed.values())
    for position, later in enumerate(entries):
        for earlier in entries[:position]:
            one, other = earlier.review.name, later.review.name
            if not same_person(one, other, context.settings.people) or exception(article, earlier, later):
                continue
            resolved = one == other or (earlier.person is not None and earlier.person is later.person)
            yield report(RULE, article, later, "name", message=None if resolved else ALIKE,
                         earlier=earlier.level, earlier_zh=LEVEL_ZH[earlier.level], earlier_name=one)
            break


RULE = Rule(
    id="REV002",
    name="review.same-person",
    level="error",
    scope="article",
    title=Text("同一人签署了两级审核", "One person signed two levels"),
    message=Text("{name}已签署{earlier_zh}，不能再签{level_zh}",
                 "{name} signed the {earlier} review and cannot sign the {level} one too"),
    hint=Text("改由另一名有{level_zh}权限的人员审核签署：sitegen review sign {file} --level {level}",
              "have another person entitled to the {level} review sign: sitegen review sign {file} --level {level}"),
    basis=BASIS,
    rationale=Text("三级审核须由三名不同人员完成，代行职务者仍按同一自然人计。人员确实不足的小单位，须登记备案并在每份"
                   "报告中列明。",
                   "Three levels mean three people; a deputy still counts as one. Small units record an exception "
                   "that every report shows."),
    bad=SMALL_UNIT,
    good=SMALL_UNIT.replace("name: wangwei, at", "name: zhaoan, at"),
    check=check,
    when=is_doubtful,
    reads=frozenset({"text", "people"}),
    options={"exceptions": ()},
)

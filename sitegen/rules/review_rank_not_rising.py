"""A later review was signed by somebody who does not stand above the earlier signer (design 5.6)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article, Signature
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.signed_well import is_doubtful
from sitegen.rules.signing import BASIS, LEVEL_ZH, local_day, name_of, rank_for, report, same_person

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """At the later level, each rank as of the day of its signature. Who has no right to sign is `review.role`."""
    people = context.settings.people
    before: list[tuple[Signature, int]] = []
    for later in article.signed.values():
        if later.person is None or later.review.at is None:
            continue
        rank = rank_for(people, later.person, later.level, local_day(later.review.at, context.settings))
        if rank is None:
            continue
        for earlier, below in before:
            if below >= rank and not same_person(earlier.review.name, later.review.name, people):
                yield report(RULE, article, later, "name", earlier=earlier.level, earlier_zh=LEVEL_ZH[earlier.level],
                             earlier_name=name_of(earlier.review.name, people), rank=rank, earlier_rank=below)
                break
        before.append((later, rank))


RULE = Rule(
    id="REV007",
    name="review.rank-not-rising",
    level="error",
    scope="article",
    title=Text("审核人职级未逐级上升", "Reviewers do not rise in rank"),
    message=Text("{level_zh}{name}的职级（{rank}）不高于{earlier_zh}{earlier_name}（{earlier_rank}）",
                 "{name} ({level}, rank {rank}) does not stand above {earlier_name} ({earlier}, rank {earlier_rank})"),
    hint=Text("改由职级更高的人员签署{level_zh}；职级登记有误的，更正 checks/people.yaml 中的 rank",
              "have somebody of higher rank sign the {level} review, or correct `rank` in checks/people.yaml"),
    basis=BASIS,
    rationale=Text("业务股室负责人、分管负责人、主要负责人逐级把关，平级互签起不到上级复核的作用。",
                   "Section head, leader in charge and principal check in turn; signatures among equals are no "
                   "review from above."),
    bad="""-- checks/people.yaml --
units: [{id: office, name: 县政府办公室}]
people:
  - {id: lihua, name: 李华, unit: office, posts: [{post: 业务股室负责人, rank: 2, levels: [first], from: 2024-01-01}]}
  - {id: wangwei, name: 王卫, unit: office, posts: [{post: 分管负责人, rank: 2, levels: [second], from: 2024-01-01}]}
  - {id: zhaoan, name: 赵安, unit: office, posts: [{post: 主要负责人, rank: 3, levels: [final], from: 2024-01-01}]}
  - {id: zhangmin, name: 张敏, unit: office, posts: [{post: 编辑, rank: 0, levels: [], from: 2024-01-01}]}
""",
    good="""-- checks/people.yaml --
units: [{id: office, name: 县政府办公室}]
people:
  - {id: lihua, name: 李华, unit: office, posts: [{post: 业务股室负责人, rank: 1, levels: [first], from: 2024-01-01}]}
  - {id: wangwei, name: 王卫, unit: office, posts: [{post: 分管负责人, rank: 2, levels: [second], from: 2024-01-01}]}
  - {id: zhaoan, name: 赵安, unit: office, posts: [{post: 主要负责人, rank: 3, levels: [final], from: 2024-01-01}]}
  - {id: zhangmin, name: 张敏, unit: office, posts: [{post: 编辑, rank: 0, levels: [], from: 2024-01-01}]}
""",
    check=check,
    when=is_doubtful,
    reads=frozenset({"text", "people"}),
    waived_by="review",
)

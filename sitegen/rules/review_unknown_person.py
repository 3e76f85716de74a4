"""A signature names nobody, or nobody of checks/people.yaml (design 5.1)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.signed_well import is_doubtful
from sitegen.rules.signing import BASIS, fold, report
from sitegen.settings import People, Person

__all__ = ["RULE"]

NO_NAME = Text("{level_zh}没有写签署人姓名", "the {level} review names nobody")
SHARED = Text("{level_zh}签署人“{name}”有重名，无法确定是谁", "several people are called “{name}” ({level} review)")
USE_ID = Text("name 改写为人员编号：{ids}", "write the person's id as `name`: {ids}")
MEANT = Text("name 应写作 {ids}", "write `name` as {ids}")


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Every entry. Names are exact: what only looks like a known name is unknown; the hint says whom it looks like."""
    people = context.settings.people
    for entry in article.signatures:
        name = entry.review.name
        if not fold(name):
            yield report(RULE, article, entry, "name", message=NO_NAME)
        elif people.known and entry.person is None:
            alike = _alike(name, people)
            shared = sum(person.name == name for person in people.people) > 1
            yield report(RULE, article, entry, "name", message=SHARED if shared else None,
                         hint=(USE_ID if shared else MEANT) if alike else None,
                         ids="、".join(f"{person.id}（{person.name}）" for person in alike))


def _alike(name: str, people: People) -> tuple[Person, ...]:
    """Known people whose name or id differs from `name` only in what the eye cannot see."""
    return tuple(person for person in people.people if fold(name) in (fold(person.name), fold(person.id)))


RULE = Rule(
    id="REV008",
    name="review.unknown-person",
    level="error",
    scope="article",
    title=Text("签署人未登记", "The signer is not on record"),
    message=Text("{level_zh}签署人“{name}”不在 checks/people.yaml 中",
                 "“{name}” ({level} review) is not in checks/people.yaml"),
    hint=Text("核对姓名或编号；新任职人员先在 checks/people.yaml 登记",
              "check the name or id; record new people in checks/people.yaml first"),
    basis=BASIS,
    rationale=Text("责任须落实到人，未登记的姓名无法核对任职和权限。",
                   "Responsibility rests on a person; an unrecorded name cannot be held against a post."),
    bad="""---
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王伟, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
""",
    good="""---
reviewers:
  - {level: first, name: lihua, at: 2026-03-06 09:00}
  - {level: second, name: wangwei, at: 2026-03-06 15:00}
  - {level: final, name: zhaoan, at: 2026-03-09 08:30}
---
""",
    check=check,
    when=is_doubtful,
    reads=frozenset({"text", "people"}),
)

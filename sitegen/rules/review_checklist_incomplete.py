"""Somebody signed and left points of the level's checklist open (design 5.6)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.signing import report

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Signatures that say what was checked; with `required: true` all of them. Points are those of the practice in force."""
    required = context.option(RULE, "required") in (True, "true")
    for entry in article.signed.values() if context.settings.review.checklists else ():
        points = context.settings.review.checklists.get(entry.level, ())
        ticked = entry.review.checklist
        left = [text for key, text in points if key not in ticked]
        if left and (ticked or required):
            yield report(RULE, article, entry, "checklist", left="；".join(left), ids=", ".join(key for key, _ in points if key not in ticked))


def _is_asked(article: Article) -> object:
    """Something is ticked, or the site may require it."""
    return RULE.name in article.settings.checks.rules or [review for review in article.meta.reviewers if review.checklist]


RULE = Rule(
    id="REV031",
    name="review.checklist-incomplete",
    level="info",
    scope="article",
    check=check,
    when=_is_asked,
    reads=frozenset({"text"}),
    options={"required": False},
    title=Text("核对事项未全部确认", "Points of the checklist left open"),
    message=Text("{level_zh}（{name}）没有确认：{left}", "{name} ({level} review) did not confirm: {ids}"),
    hint=Text(
        "核对后重新签署：sitegen review sign {file} --level {level}（默认确认全部事项）",
        "check them and sign again: sitegen review sign {file} --level {level}",
    ),
    basis=Text("绵安府办〔2023〕71号 三（一）1至3 各级审核内容", "Anzhou notice 71 of 2023, 3(1)1 to 3: what each level checks"),
    rationale=Text(
        "每一级审什么写在清单里，随签字一起保存；哪些没有看，下一级应当知道。",
        "What a level checks is stored with its signature, so that the next one knows what nobody has looked at.",
    ),
    bad="""---
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00, checklist: [wording, facts]}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
""",
    good="""---
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00, checklist: [wording, facts, privacy]}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
""",
)

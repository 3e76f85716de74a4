"""An editor of the text signed a review of it (design 5.6)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.signed_well import is_doubtful
from sitegen.rules.signing import editors, report, same_person

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """At every signature of anybody named in `editor`, by id, by name or by a name that only looks different."""
    names = editors(article.meta.editor or "")
    for entry in article.signatures:
        editor = next((name for name in names if same_person(name, entry.review.name, context.settings.people)), None)
        if editor is not None:
            line = article.field_place("editor").line
            yield report(RULE, article, entry, "name", related=((article.file, line),), editor=editor)


RULE = Rule(
    id="REV003",
    name="review.editor-is-reviewer",
    level="error",
    scope="article",
    title=Text("编辑审核了自己的稿件", "An editor reviewed their own text"),
    message=Text("{name}是本稿编辑，不能签署{level_zh}", "{name} edited this text and cannot sign its {level} review"),
    hint=Text("改由编辑以外的人员审核签署：sitegen review sign {file} --level {level}",
              "have somebody else sign: sitegen review sign {file} --level {level}"),
    basis=Text("绵安府办〔2023〕71号 三（一）1 初审", "Anzhou notice 71 of 2023, 3(1)1 first review"),
    rationale=Text("稿件由编辑编好后交他人审读，自编自审等于没有审核。",
                   "A text is edited by one person and read by another; nobody finds their own slips."),
    bad="""---
editor: 李华
---
""",
    good="""---
editor: 张敏
---
""",
    check=check,
    when=is_doubtful,
    reads=frozenset({"text", "people"}),
)

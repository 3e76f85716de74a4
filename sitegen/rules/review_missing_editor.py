"""A signed text does not say who edited it (design 5.1, 5.6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.signed_well import is_doubtful
from sitegen.rules.signing import LINE_ONE, fold

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """One finding where `editor` is absent or shows nothing to the eye."""
    if not fold(article.meta.editor or ""):
        absent = "editor" not in article.front.marks
        found = RULE.at(article, field="editor", file=article.file)
        yield replace(found, place=LINE_ONE) if absent else found


RULE = Rule(
    id="REV017",
    name="review.missing-editor",
    level="error",
    scope="article",
    title=Text("未注明编辑", "No editor named"),
    message=Text("没有写明编辑（editor），无法核对编审是否分离",
                 "no `editor`: nobody can tell whether editor and reviewers differ"),
    hint=Text("在 {file} 的文首信息中补写 editor: 姓名", "add `editor: name` to the front matter of {file}"),
    basis=Text("绵安府办〔2023〕71号 三（一）末尾应标注来源、编辑、校审责任人员",
               "Anzhou notice 71 of 2023, 3(1): source, editor and reviewers stand under each text"),
    rationale=Text("公开信息的末尾须标注编辑，审核人须是编辑以外的人员。",
                   "The editor is printed under each text and must not be one of its reviewers."),
    bad="""---
editor:
---
""",
    good="""---
editor: 张敏
---
""",
    check=check,
    when=is_doubtful,
    reads=frozenset({"text"}),
)

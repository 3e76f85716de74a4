"""fm.missing-field: what every text, or a text of this type, must state."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.problems import of_problems, of_reading
from sitegen.text.frontmatter import missing_for_type

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Keys without which a text cannot be published: of every text, of its type, and of a waived interpretation."""
    meta = article.meta
    # An absent editor is review.missing-editor: one fault, one finding.
    yield from (found for found in of_reading(RULE, article) if found.field != "editor")
    yield from of_problems(RULE, article, missing_for_type(article.front, article.type))
    if meta.interpretation_required is False and not (meta.interpretation_waived_because or "").strip():
        yield RULE.at(
            article,
            field="interpretation_waived_because",
            message=Text(
                "interpretation_required 为 false，却没有写明理由 interpretation_waived_because",
                "interpretation_required is false, but interpretation_waived_because does not say why",
            ),
        )


def _may_lack(article: Article) -> object:
    return article.front.problems or article.meta.interpretation_required is False or missing_for_type(article.front, article.type)


RULE = Rule(
    id="FM002",
    name="fm.missing-field",
    level="error",
    scope="article",
    check=check,
    when=_may_lack,
    reads=frozenset({"text"}),
    title=Text("缺少必填字段", "A required key is missing"),
    message=Text("缺少必填字段", "a required key is missing"),
    hint=Text("在 front matter 中补写该字段", "add the key to the front matter"),
    basis=Text(
        "安州区通知 三（一）“末尾应标注来源、编辑、校审责任人员”“源头认定、锁定机制”；兴宁市办法 "
        "第十二条“要素完整，标注来源、发布时间”",
        "Anzhou notice 3(1): source, editor, reviewers, disclosure fixed at the source; Xingning measures, article 12",
    ),
    rationale=Text(
        "要素不全的信息无法追溯责任；公文的公开属性须在拟稿时认定并锁定，来信公开须征得写信人同意。",
        "Without these nobody can be held to the text; disclosure is fixed when a document is drafted, and "
        "letters need consent.",
    ),
    bad="---\nsource:\n---\n",
    good="---\nsource: 县水利局\n---\n",
)

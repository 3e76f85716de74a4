"""fm.unknown-column: a text that stands in no column, or in one that only links elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Texts may stand directly in a column with children, never in an external channel."""
    column = article.column
    if column is None:
        known = [one.id for one in context.settings.columns if not one.link]
        near = get_close_matches(article.column_id, known, n=1)
        hint = Text(
            "是否应为 {near}？把文件移到该目录，或改写 column",
            "did you mean {near}? Move the file there or correct `column`",
        )
        yield RULE.at(
            article,
            field="column",
            text=article.column_id,
            column=article.column_id,
            near=near[0] if near else "",
            hint=hint if near else None,
        )
    elif column.link:
        yield RULE.at(
            article,
            field="column",
            text=column.id,
            column=column.id,
            message=Text(
                "栏目“{column}”链接到外部频道，不能存放文章",
                "column “{column}” is an external channel and holds no texts",
            ),
        )


RULE = Rule(
    id="FM006",
    name="fm.unknown-column",
    level="error",
    scope="article",
    check=check,
    reads=frozenset({"text"}),
    title=Text("文章不在任何栏目中", "A text in no column"),
    message=Text("site.yaml 中没有栏目“{column}”", "site.yaml has no column “{column}”"),
    hint=Text(
        "把文件移到已有栏目的目录，或在 site.yaml 的 columns 中增设该栏目",
        "move the file into a column's folder, or add the column to site.yaml",
    ),
    basis=Text(
        "安州区通知 二（一）“网站栏目由区政府办公室统一规划”；一（三）",
        "Anzhou notice 2(1): columns are planned by the office; 1(3)",
    ),
    rationale=Text(
        "没有栏目就没有责任单位，也不会出现在任何列表中。",
        "Without a column nobody answers for the text and no list shows it.",
    ),
    bad="---\ncolumn: zwgk/tzg\n---\n",
    good="---\ncolumn: zwgk/tzgg\n---\n",
)

"""fm.unknown-key: a key that the schema does not know."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_faulty_head
from sitegen.rules.base import Context, Rule
from sitegen.rules.problems import of_reading

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    return of_reading(RULE, article)


RULE = Rule(
    id="FM004",
    name="fm.unknown-key",
    level="error",
    scope="article",
    check=check,
    when=has_faulty_head,
    reads=frozenset({"text"}),
    title=Text("不认识的字段", "A key that nobody knows"),
    message=Text("不认识的字段", "unknown key"),
    hint=Text("改成正确的字段名；自用字段以 x- 开头", "correct the name; keys of your own begin with x-"),
    basis=Text("安州区通知 三（一）“对信息安全规范性负责”；四（六）错敏整改", "Anzhou notice 3(1) and 4(6)"),
    rationale=Text(
        "写错一个字母的 withdrawals 会让已撤下的信息重新上网，所以不认识的字段一律拦下。",
        "A misspelt `withdrawals` would put a withdrawn text back on the site, so unknown keys stop.",
    ),
    bad="---\nkeyword: [水利]\n---\n",
    good="---\nkeywords: [水利]\nx-batch: 春季\n---\n",
)

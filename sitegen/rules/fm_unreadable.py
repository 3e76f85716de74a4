"""fm.unreadable: a file that the build cannot open."""

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
    id="FM010",
    name="fm.unreadable",
    level="error",
    scope="article",
    check=check,
    when=has_faulty_head,
    reads=frozenset({"text"}),
    title=Text("文件打不开", "A file that cannot be opened"),
    message=Text("文件打不开：{reason}", "the file cannot be opened: {reason}"),
    hint=Text("检查文件权限，确认它是普通文件", "check the permissions and that it is a regular file"),
    basis=Text("安州区通知 三（一）“分级审核、先审后发”", "Anzhou notice 3(1): reviewed first, published afterwards"),
    rationale=Text(
        "读不到的文件没有被检查过，不能当作没有问题。",
        "What could not be read was not checked, and must not pass as clean.",
    ),
    bad="",
    good="正文。\n",  # no text archive can hold a file without permissions: see tests/rules/test_fm.py
)

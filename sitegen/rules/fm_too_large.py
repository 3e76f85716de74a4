"""fm.too-large: a text beyond the size that can be checked."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.problems import of_reading

__all__ = ["MAX_LINE", "MAX_TABLE", "RULE"]

MAX_LINE, MAX_TABLE = 20_000, 200 * 1024
"""Characters of a line, bytes of a table (reference: reliability, threat model)."""
_PLENTY = min(MAX_LINE, MAX_TABLE // 4)
"""A text of so many characters has no such line, and no such table."""
LINE = Text("这一行有 {size} 个字符，超过上限 {limit}", "the line has {size} characters; the limit is {limit}")
TABLE = Text("表格超过 {limit} 字节", "the table has more than {limit} bytes")


def check(article: Article, context: Context) -> Iterator[Finding]:
    yield from of_reading(RULE, article)
    text = article.source
    if len(text) <= _PLENTY:
        return
    start, table = 0, 0
    for line in text.splitlines(keepends=True):
        if len(line) > MAX_LINE:
            yield RULE.at(article, start, start + 20, message=LINE, text="", size=len(line), limit=MAX_LINE)
        before, table = table, table + len(line.encode("utf-8", "replace")) if line.startswith("|") else 0
        if before <= MAX_TABLE < table:
            yield RULE.at(article, start, start + len(line), message=TABLE, text="", limit=MAX_TABLE)
        start += len(line)


def _may_be_large(article: Article) -> object:
    return article.front.problems or len(article.source) > _PLENTY


RULE = Rule(
    id="FM011",
    name="fm.too-large",
    level="error",
    scope="article",
    check=check,
    when=_may_be_large,
    reads=frozenset({"text"}),
    title=Text("文件过大", "A file that is too large"),
    message=Text("文件有 {size} 字节，超过上限 {limit} 字节", "the file has {size} bytes; the limit is {limit}"),
    hint=Text(
        "把长表、图片数据改为附件，或分篇发布", "turn long tables and picture data into attachments, or split the text"
    ),
    basis=Text("国办发〔2017〕47号 网页设计规范", "State Council Office 2017 No. 47, page design"),
    rationale=Text(
        "一篇文稿不会有两百万字节；多半是误粘了图片数据，逐字检查也会被拖垮。",
        "No text has two million bytes; mostly it is pasted picture data, and it would stall the checks.",
    ),
    bad="",
    good="正文。\n",  # two million bytes are no example to read: see tests/rules/test_fm.py
)

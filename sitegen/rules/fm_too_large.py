"""fm.too-large: a text beyond the size that can be checked."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.problems import of_reading

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    return of_reading(RULE, article)


RULE = Rule(
    id="FM011",
    name="fm.too-large",
    level="error",
    scope="article",
    check=check,
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

"""attachment.mentioned: an attachment named in the text that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.article import Article, is_local_file
from sitegen.model import Finding, Text
from sitegen.rules.attachments import BASIS
from sitegen.rules.base import Context, Rule
from sitegen.text.clues import Clue
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

_NAMED = pattern(
    "[ \u3000\\t]*(?P<open>[（(]?)附[ \u3000]{0,4}件[ \u3000]?(?P<first>[0-9一二三四五六七八九十]{0,2})[ \u3000]?[:：][ \u3000]*(?P<name>\\S[^\\n]{2,80})"
)
_QUICK = pattern("附[ \u3000]{0,4}件")
_CONTENT = pattern(
    "^[ \u3000\\t#*]*附[ \u3000]{0,4}件[ \u3000]?[0-9一二三四五六七八九十]{0,2}[ \u3000*]*$", re.MULTILINE
)


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Silent where the attachment follows in the text itself, under a line 附件 or under its name."""
    if article.meta.attachments:
        return
    body = article.body
    match = _named(body)
    if (
        not match
        or _CONTENT.search(body, match.end())
        or any(is_local_file(use.dest) or _leads(use.dest) for use in article.outline.links)
    ):
        return
    named = match["name"].rstrip()
    if match["open"] and named[-1] in "）)" and len(re.findall("[（(]", named)) < len(re.findall("[）)]", named)):
        named = named[:-1]
    name = re.sub("^[0-9一二三四五六七八九十]{1,2}[.．、 ]|（[^（）]*）$|[(][^()]*[)]$", "", named.strip())
    if any(line.strip(" \u3000#*") == name for line in body[match.end() :].splitlines()):
        return
    start = article.body_start + match.start("name")
    yield RULE.at(article, start, start + len(named), text=name)


def _named(body: str) -> re.Match[str] | None:
    """The first line that begins so: a look at those with 附件 instead of every line."""
    lines = (body.rfind("\n", 0, found.start()) + 1 for found in _QUICK.finditer(body))
    return next(filter(None, (_NAMED.match(body, line) for line in lines)), None)


def _leads(dest: str) -> bool:
    """An absolute address of a file to download."""
    return dest.lower().endswith(
        (".pdf", ".doc", ".docx", ".xls", ".xlsx", ".zip", ".rar", ".wps", ".et", ".ofd", ".csv")
    )


RULE = Rule(
    id="ATT002",
    name="attachment.mentioned",
    level="warning",
    scope="article",
    check=check,
    clue=Clue("附件", "附 ", "附\u3000"),
    reads=frozenset({"text"}),
    waived_by="links",
    title=Text("提到的附件没有提供", "An attachment that is named and not offered"),
    message=Text(
        "文中写有附件“{text}”，但没有附件文件或链接", "the text names the attachment “{text}” and offers no file"
    ),
    hint=Text("在 attachments 列出文件，或在文中加链接", "list the file under attachments or link to it"),
    basis=BASIS,
    rationale=Text("“见附件”而没有附件，等于内容没有公开。", "An attachment that is missing was not published."),
    bad="""\
请各单位按时报送。

附件：任务分解表
""",
    good="""\
请各单位按时报送。

附件：任务分解表

附件

任务分解表

城关镇12处。
""",
)

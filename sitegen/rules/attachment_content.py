"""attachment.content: personal data, a mark of secrecy or a listed word inside an attachment."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article, suffix
from sitegen.model import Finding, Text
from sitegen.rules.attachments import BASIS, at_file
from sitegen.rules.awake import has_attached
from sitegen.rules.base import Context, Rule
from sitegen.rules.secrecy import MARK
from sitegen.text.documents import READABLE
from sitegen.text.identity import identities, is_over_complete
from sitegen.text.view import plain_view

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """One finding a kind and file, with the number of places. Suspected and recommended forms are left out."""
    for written, path, number in article.attached:
        if suffix(path) not in READABLE or not (text := article.document(path).text):
            continue
        for kind, count, first in _kinds(text, context):
            zh, en = _KINDS[kind]
            yield at_file(RULE, article, written, number, kind=zh, kind_en=en, count=count, first=first)


_KINDS = {
    "idcard": ("公民身份号码", "identity numbers"),
    "bankcard": ("银行卡号", "bank card numbers"),
    "mobile": ("姓名和手机号码", "names with mobile numbers"),
    "over": ("姓名、身份号码和出生日期或住址", "names, identity numbers and birth dates or addresses"),
    "secrecy": ("国家秘密标志", "marks of state secrecy"),
    "word": ("词表所列的词", "listed words"),
}


def _kinds(text: str, context: Context) -> Iterator[tuple[str, int, str]]:
    """(kind, number of places, the first one masked)."""
    for kind in ("idcard", "bankcard", "mobile"):
        found = [one.shown for one in identities(text) if one.kind == kind and (kind != "mobile" or one.near_name)]
        if found:
            yield kind, len(found), found[0]
    if rows := sum(is_over_complete(line) for line in text.splitlines()):
        yield "over", rows, "…"
    if marks := MARK.findall(text) if "密" in text else []:
        yield "secrecy", len(marks), marks[0]
    hits = [
        hit
        for hit in context.words.find(text, lambda: plain_view(text, "attachment"))
        if hit.row.level == "error" and hit.kind != "maybe"
    ]
    if hits:
        yield "word", len(hits), hits[0].row.word


RULE = Rule(
    id="ATT007",
    name="attachment.content",
    level="error",
    scope="article",
    check=check,
    when=has_attached,
    reads=frozenset({"text", "attachments", "words"}),
    title=Text("附件内容有问题", "Something in an attachment that may not be published"),
    message=Text(
        "附件“{text}”里有{kind} {count} 处，第一处：{first}",
        "{count} {kind_en} in the attachment “{text}”, the first: {first}",
    ),
    hint=Text("改好附件再发布；名单只留公示必需的栏", "correct the file; a list keeps only what must be public"),
    basis=BASIS,
    rationale=Text("身份证号、账号泄露绝大多数在附件里。", "Most leaks are in attachments."),
    bad="""\
-- content/zwgk/xwdt/renwu.csv --
姓名,身份证号
李某某,11010519491231002X
-- content/zwgk/xwdt/news.md --
---
title: 我县召开春季农田水利建设推进会
source: 县政府办公室
editor: 张敏
id: news
date: 2026-03-09 17:00
attachments:
  - {path: renwu.csv, title: 任务分解表}
reviewers:
  - {level: first, name: 李华, at: 2026-03-09 09:00}
  - {level: second, name: 王卫, at: 2026-03-09 10:00}
  - {level: final, name: 赵安, at: 2026-03-09 11:00}
---
会议部署了春季农田水利建设工作。
""",
    good="""\
-- content/zwgk/xwdt/renwu.csv --
乡镇,任务
城关镇,12
-- content/zwgk/xwdt/news.md --
---
title: 我县召开春季农田水利建设推进会
source: 县政府办公室
editor: 张敏
id: news
date: 2026-03-09 17:00
attachments:
  - {path: renwu.csv, title: 任务分解表}
reviewers:
  - {level: first, name: 李华, at: 2026-03-09 09:00}
  - {level: second, name: 王卫, at: 2026-03-09 10:00}
  - {level: final, name: 赵安, at: 2026-03-09 11:00}
---
会议部署了春季农田水利建设工作。
""",
)

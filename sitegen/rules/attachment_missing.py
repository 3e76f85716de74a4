"""attachment.missing: an attachment that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_files
from sitegen.rules.base import Context, Rule

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Files under `attachments`, and files that the body links to. Pictures are `image.missing`."""
    for number, item in enumerate(article.meta.attachments):
        if not article.files.get(item.path):  # absent, or an address that no file of this text can have
            yield RULE.at(article, field=f"attachments.{number}.path", text=item.path or "（空）")
    for use in article.outline.links:
        if not use.image and article.files.get(use.dest.partition("#")[0], "") is None:
            yield RULE.at(article, article.body_start + use.start, article.body_start + use.end, text=use.dest)


RULE = Rule(
    id="ATT001",
    name="attachment.missing",
    level="error",
    scope="article",
    check=check,
    when=has_files,
    reads=frozenset({"text", "attachments"}),
    waived_by="links",
    title=Text("附件不存在", "An attachment that is not there"),
    message=Text("附件“{text}”不存在", "the attachment “{text}” is not there"),
    hint=Text(
        "把文件放到该路径（相对本文所在目录），注意大小写；或改正 path",
        "put the file at that path, relative to the text's folder; mind upper and lower case",
    ),
    basis=Text(
        "国办秘函〔2019〕19号 链接可用性；安州区通知 二（一）“对内容链接安全及信息维护负责”",
        "State Council Office 2019 No. 19, working links; Anzhou notice 2(1)",
    ),
    rationale=Text(
        "附件打不开等于没有公开；表格、名单往往只在附件里。",
        "An attachment that does not open was not published; lists are often in attachments only.",
    ),
    bad="---\nattachments:\n  - {path: files/plan.csv, title: 任务分解表}\n---\n",
    good="""\
-- content/zwgk/tzgg/files/plan.csv --
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
  - {path: ../tzgg/files/plan.csv, title: 任务分解表}
reviewers:
  - {level: first, name: 李华, at: 2026-03-09 09:00}
  - {level: second, name: 王卫, at: 2026-03-09 10:00}
  - {level: final, name: 赵安, at: 2026-03-09 11:00}
---
会议部署了春季农田水利建设工作。
""",
)

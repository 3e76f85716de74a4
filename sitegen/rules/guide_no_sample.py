"""guide.no-sample: a form to fill in without a filled-in sample, or a sample that is the blank form."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.awake import has_attachments
from sitegen.rules.base import Context, Rule
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

_FORM = pattern(r"(?:申请表|登记表|审批表|备案表|申报表|申请书|承诺书)")
_SAMPLE = pattern(r"(?:样表|样本|示例|示范文本|填写说明|填表说明)")


def check(article: Article, context: Context) -> Iterator[Finding]:
    """By the titles of the attachments; a sample whose bytes are those of the blank form is none."""
    if article.type != "guide":
        return
    titled = [(number, item, item.title or item.path) for number, item in enumerate(article.meta.attachments)]
    blanks = [one for one in titled if _FORM.search(one[2]) and not _SAMPLE.search(one[2])]
    samples = [one for one in titled if _SAMPLE.search(one[2])]
    empty = {article.files.get(item.path) for _, item, _ in blanks} - {None}
    real = [one for one in samples if article.files.get(one[1].path) not in empty]
    if blanks and not real:
        number, _, title = blanks[0]
        yield RULE.at(article, field=f"attachments.{number}", text=title, reason="样表与空白表是同一个文件" if samples else "没有填写样表",
                      reason_en="the sample is the blank form itself" if samples else "no filled-in sample is offered")


RULE = Rule(
    id="GUIDE003",
    name="guide.no-sample",
    level="info",
    scope="article",
    check=check,
    when=has_attachments,
    reads=frozenset({"text", "attachments"}),
    waived_by="wording",
    title=Text("空白表格没有样表", "A blank form without a sample"),
    message=Text("办事指南提供了“{text}”，{reason}", "the guide offers {text}: {reason_en}"),
    hint=Text("附上填写样表，名称写明“样表”；样表与空白表是两个文件", "attach a filled-in sample with 样表 in its title"),
    basis=Text("安州区通知 三（二）1（4）“表格和样表规范”", "Anzhou notice 3(2)1(4): forms and filled samples"),
    rationale=Text("没有样表，群众填错要多跑一趟。", "Without a sample people fill the form in wrong and come twice."),
    bad="""\
-- content/zwgk/tzgg/form.txt --
姓名：
-- content/zwgk/tzgg/a.md --
---
title: 农田水利补助申请
source: 县政府办公室
editor: 张敏
id: a
type: guide
date: 2026-03-09 09:00
attachments:
  - {path: form.txt, title: 补助申请表}
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
设定依据：《条例》第九条。申请条件：种粮农户。办理材料：身份证。办理地点：乡镇便民服务中心窗口。
办理时间：工作日。联系电话见各乡镇公告。办理流程：申请、审核、发放。
""",
    good="""\
-- content/zwgk/tzgg/form.txt --
姓名：
-- content/zwgk/tzgg/sample.txt --
姓名：张三
-- content/zwgk/tzgg/a.md --
---
title: 农田水利补助申请
source: 县政府办公室
editor: 张敏
id: a
type: guide
date: 2026-03-09 09:00
attachments:
  - {path: form.txt, title: 补助申请表}
  - {path: sample.txt, title: 补助申请表（样表）}
reviewers:
  - {level: first, name: 李华, at: 2026-03-06 09:00}
  - {level: second, name: 王卫, at: 2026-03-06 15:00}
  - {level: final, name: 赵安, at: 2026-03-09 08:30}
---
设定依据：《条例》第九条。申请条件：种粮农户。办理材料：身份证。办理地点：乡镇便民服务中心窗口。
办理时间：工作日。联系电话见各乡镇公告。办理流程：申请、审核、发放。
""",
)

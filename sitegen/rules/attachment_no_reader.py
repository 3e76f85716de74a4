"""attachment.no-reader: PDF files, and nothing to read them with."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model import Finding, Text
from sitegen.rules.attachments import BASIS
from sitegen.rules.base import Rule, SiteContext
from sitegen.site_index import SiteIndex
from sitegen.text.documents import CAN_READ_PDF

__all__ = ["RULE"]


def check(index: SiteIndex, context: SiteContext) -> Iterator[Finding]:
    """One notice a run."""
    if CAN_READ_PDF:
        return
    files = sorted({path for facts in index.having("files") for path, _ in facts.files if path.lower().endswith(".pdf")})
    if files:
        yield RULE.of_site(text=files[0], count=len(files))


RULE = Rule(
    id="ATT009",
    name="attachment.no-reader",
    level="info",
    scope="site",
    check=check,
    reads=frozenset({"index", "attachments"}),
    blocks=False,
    title=Text("PDF 附件未检查", "PDF files were not checked"),
    message=Text(
        "有 {count} 个 PDF 附件（如 {text}）未作内容检查：没有安装读取组件",
        "{count} PDF files (such as {text}) were not looked into: their reader is not installed",
    ),
    hint=Text('安装：pip install "sitegen-gov[documents]"', 'pip install "sitegen-gov[documents]"'),
    basis=BASIS,
    rationale=Text("没有检查这一点必须说出来。", "What was not checked must be said."),
    bad="""\
-- content/zwgk/xwdt/renwu.pdf --
%PDF-1.4
-- content/zwgk/xwdt/news.md --
---
title: 我县召开春季农田水利建设推进会
source: 县政府办公室
editor: 张敏
id: news
date: 2026-03-09 17:00
attachments:
  - {path: renwu.pdf, title: 任务分解表}
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

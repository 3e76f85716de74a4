"""Report as one comment on a merge request: a hidden marker and a stable heading, so that a robot can update it in place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.model import LEVELS, Finding
from sitegen.stages.report import Report
from sitegen.stages.report.few import few, more_words
from sitegen.stages.report.words import LEVEL_WORDS, remark, summary_line

__all__ = ["MARKER", "write"]

MARKER = "<!-- sitegen-check -->"
"""First line. Look for the comment that has it, and replace that one."""
LIMIT = 60_000
"""Characters: GitHub refuses comments above 65,536, Gitee and GitLab allow more."""
_MARKS = re.compile(r"([\\`*_{}\[\]<>()#!|~@&])")


def write(report: Report) -> Iterator[str]:
    en = report.lang == "en"
    yield f"{MARKER}\n## {'sitegen check' if en else 'sitegen 内容检查'}\n\n"
    yield (
        ("**Not passed**" if en else "**未通过**")
        if any(f.blocks for f in report.findings)
        else ("**Passed**" if en else "**通过**")
    )
    yield " · " + summary_line(report) + "\n"
    size, left = 0, 0
    for level in LEVELS:
        mine = [finding for finding in report.findings if finding.level == level]
        if not mine:
            continue
        yield f"\n### {LEVEL_WORDS[level].get(report.lang)} ({len(mine)})\n\n"
        yield (
            "| Place | What | How to put it right | Basis |\n" if en else "| 位置 | 问题 | 怎么改 | 依据 |\n"
        ) + "| --- | --- | --- | --- |\n"
        for finding, more in few(mine):
            row = _row(finding, more, report.lang)
            size += len(row)
            if size > LIMIT:
                left += 1 + more
            else:
                yield row
    if left:
        yield f"\n{left} more: see the full report.\n" if en else f"\n另有 {left} 处未列出，见完整报告。\n"


def _row(finding: Finding, more: int, lang: str) -> str:
    where = f"`{(finding.path or 'site.yaml').replace('`', '')}`".replace("|", "\\|")
    if finding.place:
        where += f" {finding.place.line}:{finding.place.column}"
    what = f"{finding.name} {_plain(finding.message.get(lang))}"
    for note in (remark(finding, lang), more_words(more, lang) if more else ""):
        if note:
            what += f"（{note}）" if lang != "en" else f" ({note})"
    return f"| {where} | {what} | {_plain(finding.hint.get(lang))} | {_plain(finding.basis.get(lang))} |\n"


def _plain(text: str) -> str:
    """The words of a finding quote hostile content: no mark of Markdown, mention or reference in them may work."""
    return _MARKS.sub(r"\\\1", " ".join(text.split())).replace("@", "@\u2060")

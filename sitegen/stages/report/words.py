"""Words for people that several formats share: levels, excuses, the closing line."""

from __future__ import annotations

from sitegen.model import Finding, Text
from sitegen.stages.report import Report

__all__ = ["LEVEL_WORDS", "level_word", "remark", "summary_line"]

LEVEL_WORDS = {"error": Text("必须整改", "error"), "warning": Text("建议核实", "warning"), "info": Text("提示", "info")}
EXCUSES = {"waived": Text("已备案豁免", "waived"), "baselined": Text("历史基线", "baselined"),
           "inherited": Text("存量信息（制度施行前发布）", "inherited")}
HARMLESS = Text("不阻断发布", "does not block")
"""Of an error in a draft, or one that publishing cures: to be put right all the same."""


def level_word(finding: Finding, lang: str) -> str:
    word, more = LEVEL_WORDS[finding.level].get(lang), remark(finding, lang)
    return f"{word}({more})" if more else word


def remark(finding: Finding, lang: str) -> str:
    """Why it does not block though its level says so; empty where there is nothing to say."""
    if finding.excused:
        return EXCUSES[finding.excused].get(lang)
    return HARMLESS.get(lang) if _is_harmless(finding) else ""


def _is_harmless(finding: Finding) -> bool:
    return finding.level == "error" and not finding.blocks and not finding.excused


def summary_line(report: Report) -> str:
    """How many texts were read, what was found, what was excused and held."""
    summary, lang = report.summary, report.lang
    harmless = sum(map(_is_harmless, report.findings))
    excused = [(EXCUSES[key], count) for key in EXCUSES if (count := getattr(summary, key))]
    if lang == "en":
        parts = [f"{summary.articles} articles", f"{summary.error} errors" + (f" ({harmless} of them do not block)" if harmless else ""), f"{summary.warning} warnings", f"{summary.info} infos"]
        parts += [f"{count} {word.en}" for word, count in excused]
        return ", ".join(parts) + (f"; held back: {', '.join(summary.held)}" if summary.held else "")
    parts = [f"共检查 {summary.articles} 篇", f"必须整改 {summary.error} 处" + (f"（其中 {harmless} 处不阻断发布）" if harmless else ""), f"建议核实 {summary.warning} 处", f"提示 {summary.info} 处"]
    parts += [f"{word.zh} {count} 处" for word, count in excused]
    return "，".join(parts) + "。" + (f"暂缓发布：{'、'.join(summary.held)}。" if summary.held else "")

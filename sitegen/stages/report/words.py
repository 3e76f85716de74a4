"""Words for people that several formats share: levels, excuses, the closing line."""

from __future__ import annotations

from sitegen.model import Finding, Text
from sitegen.stages.report import Summary

__all__ = ["EXCUSES", "LEVEL_WORDS", "level_word", "summary_line"]

LEVEL_WORDS = {"error": Text("必须整改", "error"), "warning": Text("建议核实", "warning"), "info": Text("提示", "info")}
EXCUSES = {"waived": Text("已备案豁免", "waived"), "baselined": Text("历史基线", "baselined"),
           "inherited": Text("存量信息（制度施行前发布）", "inherited")}


def level_word(finding: Finding, lang: str) -> str:
    word = LEVEL_WORDS[finding.level].get(lang)
    return f"{word}({EXCUSES[finding.excused].get(lang)})" if finding.excused else word


def summary_line(summary: Summary, lang: str) -> str:
    """How many texts were read, what was found, what was excused and held."""
    excused = [(EXCUSES[key], count) for key in EXCUSES if (count := getattr(summary, key))]
    if lang == "en":
        parts = [f"{summary.articles} articles", f"{summary.error} errors", f"{summary.warning} warnings", f"{summary.info} infos"]
        parts += [f"{count} {word.en}" for word, count in excused]
        return ", ".join(parts) + (f"; held back: {', '.join(summary.held)}" if summary.held else "")
    parts = [f"共检查 {summary.articles} 篇", f"必须整改 {summary.error} 处", f"建议核实 {summary.warning} 处", f"提示 {summary.info} 处"]
    parts += [f"{word.zh} {count} 处" for word, count in excused]
    return "，".join(parts) + "。" + (f"暂缓发布：{'、'.join(summary.held)}。" if summary.held else "")

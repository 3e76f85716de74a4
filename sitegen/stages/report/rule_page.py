"""A rule -> its page: the same text for `sitegen explain` and for `docs/rules/`."""

from __future__ import annotations

from sitegen.rules.base import Rule
from sitegen.stages.report.words import LEVEL_WORDS

__all__ = ["rule_page"]

_HEADS = {"zh": ("级别", "范围", "单篇", "全站", "不阻断发布", "说明", "怎么改", "依据", "反例", "正例", "选项", "可由谁豁免", "任何人不得豁免"),
          "en": ("Level", "Scope", "one text", "the whole site", "never blocks", "Why", "How to put it right", "Basis", "Wrong", "Right", "Options",
                 "May be waived by", "nobody")}


def rule_page(rule: Rule, lang: str) -> str:
    """Markdown."""
    level, scope, one, whole, never, why, how, basis, wrong, right, options, waiver, nobody = _HEADS["en" if lang == "en" else "zh"]
    lines = [f"# {rule.name}（{rule.id}）" if lang != "en" else f"# {rule.name} ({rule.id})", "", rule.title.get(lang), "",
             f"- {level}: {LEVEL_WORDS[rule.level].get(lang)}" + ("" if rule.blocks else f" ({never})"),
             f"- {scope}: {one if rule.scope == 'article' else whole}",
             f"- {waiver}: {rule.waived_by or nobody}"]
    if rule.options:
        lines.append(f"- {options}: " + ", ".join(f"`{key}: {value}`" for key, value in rule.options.items()))
    lines += ["", f"## {why}", "", rule.rationale.get(lang), "", f"## {how}", "", rule.hint.get(lang), "", f"## {basis}", "", rule.basis.get(lang), ""]
    if rule.bad:
        lines += [f"## {wrong}", "", _fenced(rule.bad), ""]
    if rule.good:
        lines += [f"## {right}", "", _fenced(rule.good), ""]
    return "\n".join(lines)


def _fenced(example: str) -> str:
    fence = "````"
    return f"{fence}markdown\n{example.rstrip()}\n{fence}"

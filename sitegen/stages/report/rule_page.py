"""A rule -> its page: the same text for `sitegen explain` and for `docs/rules/`."""

from __future__ import annotations

import re
from typing import Any

from sitegen.rules.base import Rule
from sitegen.stages.report.words import LEVEL_WORDS

__all__ = ["rule_page"]

_HEADS = {"zh": ("级别", "范围", "单篇", "全站", "不阻断发布", "说明", "怎么改", "依据", "反例", "正例", "选项", "可由谁豁免", "任何人不得豁免"),
          "en": ("Level", "Scope", "one text", "the whole site", "never blocks", "Why", "How to put it right", "Basis", "Wrong", "Right", "Options",
                 "May be waived by", "nobody")}

_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


def rule_page(rule: Rule, lang: str) -> str:
    """Markdown."""
    level, scope, one, whole, never, why, how, basis, wrong, right, options, waiver, nobody = _HEADS["en" if lang == "en" else "zh"]
    sign = ": " if lang == "en" else "："
    lines = [f"# {rule.name}（{rule.id}）" if lang != "en" else f"# {rule.name} ({rule.id})", "", rule.title.get(lang), "",
             f"- {level}{sign}{LEVEL_WORDS[rule.level].get(lang)}" + ("" if rule.blocks else f" ({never})"),
             f"- {scope}{sign}{one if rule.scope == 'article' else whole}",
             f"- {waiver}{sign}{rule.waived_by or nobody}"]
    if rule.options:
        lines.append(f"- {options}{sign}" + ", ".join(f"`{key}: {_yaml(value)}`" for key, value in rule.options.items()))
    lines += ["", f"## {why}", "", rule.rationale.get(lang), "", f"## {how}", "", _PLACEHOLDER.sub("…", rule.hint.get(lang)), "", f"## {basis}", "",
              rule.basis.get(lang), ""]
    if rule.bad:
        lines += [f"## {wrong}", "", _fenced(rule.bad), ""]
    if rule.good:
        lines += [f"## {right}", "", _fenced(rule.good), ""]
    return "\n".join(lines)


def _yaml(value: Any) -> str:
    """An option's default as site.yaml would have it."""
    return f"[{', '.join(map(str, value))}]" if isinstance(value, tuple) else str(value).lower() if isinstance(value, bool) else str(value)


def _fenced(example: str) -> str:
    fence = "````"
    return f"{fence}markdown\n{example.rstrip()}\n{fence}"

"""A site's own rules, written in Python (`checks/rules/*.py`). In: the module's text; out: rules that cannot stop a run.

Only files that site.yaml names come here: whoever may change site.yaml may run code on the build server, nobody else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sitegen.model import LEVELS, Finding, Text
from sitegen.rules import rule_crashed
from sitegen.rules.base import Rule
from sitegen.rules.own import OWN_ID, OWN_NAME, UNREADABLE
from sitegen.text.problem import Problem

__all__ = ["loaded"]

HINT = Text("写法见 docs/own-rules.md", "see docs/own-rules.md")


def loaded(path: str, text: str) -> tuple[tuple[Rule, ...], tuple[Problem, ...]]:
    """RULE or RULES of a module, guarded; or why there are none. Runs the module."""
    space: dict[str, Any] = {"__name__": "site_rule", "__file__": path}
    try:
        exec(compile(text, path, "exec"), space)
    except Exception as error:
        return (), (
            _problem(
                f"第 {_row(error, path)} 行出错：{_said(error)}", f"line {_row(error, path)} raised: {_said(error)}"
            ),
        )
    found = space.get("RULES", space.get("RULE"))
    rules = (found,) if isinstance(found, Rule) else found
    if not isinstance(rules, (tuple, list)) or not rules or not all(isinstance(rule, Rule) for rule in rules):
        return (), (_problem("模块里没有 RULE 或 RULES", "the module has neither RULE nor RULES"),)
    odd = [
        rule.name
        for rule in rules
        if not (
            OWN_ID.fullmatch(rule.id)
            and OWN_NAME.fullmatch(rule.name)
            and rule.level in LEVELS
            and rule.scope in ("article", "site")
        )
    ]
    if odd:
        return (), (
            _problem(f"编号应为 X-…、名称应为 x.…：{'、'.join(odd)}", f"ids read X-..., names x....: {', '.join(odd)}"),
        )
    return tuple(_guarded(rule, path) for rule in rules), ()


def _guarded(rule: Rule, path: str) -> Rule:
    """The rule; where it raises, one finding says so and the other rules run."""

    def check(*arguments: Any) -> Iterator[Finding]:
        try:
            for finding in rule.check(*arguments):
                if not isinstance(finding, Finding) or finding.level not in LEVELS:
                    raise TypeError(f"a check yields findings, not {type(finding).__name__}")
                yield finding
        except Exception as error:
            yield rule_crashed.RULE.of_site(
                path=path, crashed=rule.name, error=_said(error), file=path, row=_row(error, path)
            )

    return replace(rule, check=check)


def _row(error: Exception, path: str) -> int:
    if isinstance(error, SyntaxError):
        return error.lineno or 1
    import traceback

    rows = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == path]
    return (rows[-1] if rows else 1) or 1


def _said(error: Exception) -> str:
    """Kind and first line, cut: the words of an error may hold the text that was checked."""
    return f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"[:120]


def _problem(zh: str, en: str) -> Problem:
    return Problem(code=UNREADABLE, start=0, end=0, message=Text(zh, en), hint=HINT)

"""A mistake on the command line -> one sentence in the language of the user, with what was probably meant."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

import click

from sitegen.cli.language import say

__all__ = ["usage_message"]


def usage_message(error: click.ClickException) -> str:
    """What is wrong, and where help stands."""
    context = getattr(error, "ctx", None)
    help_line = say(f"用法见 {context.command_path} --help", f"see {context.command_path} --help") if context else ""
    return "\n".join(line for line in (_sentence(error), help_line) if line)


def _sentence(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        meant = _meant(error.option_name, error.possibilities or _options(error.ctx))
        return say(f"没有选项“{error.option_name}”", f"no such option {error.option_name!r}") + meant
    if isinstance(error, click.MissingParameter):
        name = _name(error)
        return say(f"缺少 {name}", f"{name} is missing")
    if isinstance(error, click.BadParameter):
        return _bad_value(error)
    if isinstance(error, click.BadOptionUsage):
        return say(f"选项 {error.option_name} 后面要写一个值", f"the option {error.option_name} needs a value")
    return error.format_message()


def _bad_value(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    name = _name(error)
    if isinstance(kind, click.Choice):
        wrong = error.message.split("'")[1] if error.message.count("'") >= 2 else ""
        known = "、".join(kind.choices)
        return say(f"{name} 不能是“{wrong}”，可用：{known}", f"{name} cannot be {wrong!r}; use one of {', '.join(kind.choices)}") + _meant(wrong, kind.choices)
    if isinstance(kind, click.IntRange):
        return say(f"{name} 应为不小于 {kind.min} 的整数", f"{name} must be a whole number from {kind.min}")
    return f"{name}{say('：', ': ')}{error.message}" if name else error.message


def _name(error: click.BadParameter) -> str:
    hint = error.param_hint
    if isinstance(hint, str):
        return hint
    return error.param.opts[0] if isinstance(error.param, click.Option) else (error.param.human_readable_name if error.param else "")


def _options(context: click.Context | None) -> list[str]:
    return [name for parameter in context.command.params for name in parameter.opts if name.startswith("--")] if context else []


def _meant(word: str, known: Sequence[str]) -> str:
    near = get_close_matches(word, known, 1)
    return say(f"，是否想用“{near[0]}”？", f"; did you mean {near[0]!r}?") if near else ""

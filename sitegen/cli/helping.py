"""Help pages in the language of the tool: what click itself says in English, said in Chinese. Words in, words out."""

from __future__ import annotations

from collections.abc import Iterable

import click

from sitegen.cli.language import say

__all__ = ["Formatter"]


class Formatter(click.HelpFormatter):
    """Click's page with our headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        words = args.replace("[OPTIONS]", say("[选项]", "[OPTIONS]")).replace("COMMAND [ARGS]...", say("命令 [参数]…", "COMMAND [ARGS]..."))
        super().write_usage(prog, words, prefix if prefix is not None else say("用法：", "Usage: "))

    def write_heading(self, heading: str) -> None:
        super().write_heading({"Options": say("选项", "Options"), "Commands": say("命令", "Commands")}.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(name, _said(text)) for name, text in rows], col_max, col_spacing)


def _said(text: str) -> str:
    return {"Show this message and exit.": say("显示这页说明", "show this page"),
            "Show the version and exit.": say("显示版本号", "show the version")}.get(text, text)

"""One file of the site as the cross checks see it: tree, typed values, faults with places. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sitegen.errors import ConfigProblem
from sitegen.model import Place, Text
from sitegen.text.lines import Lines
from sitegen.text.nodes import Node, find
from sitegen.text.problem import NO_HINT
from sitegen.text.typed import did_you_mean

__all__ = ["Source"]


class Source:
    """One file that was read: its tree, its typed values, and the faults found in it."""

    def __init__(self, path: str, text: str, root: Node, values: Mapping[str, Any], clean: bool = True) -> None:
        self.path, self.root, self.values, self.clean = path, root, values, clean
        self._lines = Lines(text)
        self.problems: list[ConfigProblem] = []

    def place(self, *where: str | int) -> Place:
        node = find(self.root, *where)
        return self._lines.place(node.start, node.end)

    def fault(self, where: Iterable[str | int], zh: str, en: str, hint: Text = NO_HINT) -> None:
        self.problems.append(ConfigProblem(path=self.path, place=self.place(*where), message=Text(zh, en), hint=hint))

    def refer(self, where: Iterable[str | int], value: str | None, known: Iterable[str], zh: str, en: str) -> None:
        """A name that must be one of the known."""
        known = list(known)
        if value and value not in known:
            near = did_you_mean(value, known)
            self.fault(where, f"没有{zh}“{value}”", f"there is no {en} {value!r}", _suggest(near, known))


def _suggest(near: str | None, known: list[str], most: int = 12) -> Text:
    if near:
        return Text(f"是否想写 {near}？", f"did you mean {near}?")
    if not known:
        return NO_HINT
    more = len(known) > most
    return Text(
        "可用：" + "、".join(known[:most]) + ("……" if more else ""),
        "known: " + ", ".join(known[:most]) + (", ..." if more else ""),
    )

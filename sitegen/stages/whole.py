"""A template and those it extends as one tree. Pages by the thousand are made without a call, and a look into the context, for each block."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

__all__ = ["one"]

_BEFORE = (nodes.Import, nodes.FromImport, nodes.Macro)
"""What may stand outside the blocks of a template that extends another: it is done before the other begins."""
_NAMED = frozenset({"super", "self"})
"""By these names a block asks for another."""


def one(name: str, parsed: Callable[[str], nodes.Template]) -> nodes.Template | None:
    """The template of that name, put into those it extends; None where that cannot be told from their sources alone."""
    tree = _joined(name, parsed)
    return None if tree is None else _Scoped().visit(tree)


def _joined(name: str, parsed: Callable[[str], nodes.Template]) -> nodes.Template | None:
    tree = parsed(name)
    if any(asked.name in _NAMED for asked in tree.find_all(nodes.Name)) or any(block.required for block in tree.find_all(nodes.Block)):
        return None
    extended = list(tree.find_all(nodes.Extends))
    if not extended:
        return tree
    parent = extended[0].template
    rest = [node for node in tree.body if not isinstance(node, nodes.Output | nodes.Block | nodes.Extends)]
    if len(extended) > 1 or extended[0] not in tree.body or not isinstance(parent, nodes.Const) or not all(isinstance(node, _BEFORE) for node in rest):
        return None
    whole = _joined(parent.value, parsed)
    if whole is not None:
        _Filled({block.name: block for block in tree.find_all(nodes.Block)}).visit(whole)
        whole.body[:0] = rest
    return whole


class _Filled(NodeTransformer):
    """Blocks of a template give way to those of the one that extends it."""

    def __init__(self, own: Mapping[str, nodes.Block]) -> None:
        self._own = own

    def visit_Block(self, node: nodes.Block) -> nodes.Node:
        return self.generic_visit(self._own.get(node.name, node))


class _Scoped(NodeTransformer):
    """What is set in a block stays there."""

    def visit_Block(self, node: nodes.Block) -> nodes.Node:
        return self.generic_visit(nodes.Scope(node.body, lineno=node.lineno))

"""Source of a Python module in, small wrong variants of it out: what a test suite has to notice.

Not mutated: words for people (`Text`, `Rule` but for its options), archives for examples, docstrings, annotations, assertions, `__all__`,
assignments as a whole. Those either change no behaviour or die at once, which would flatter the rate.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass

__all__ = ["Mutant", "mutants", "mutated"]

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.In: (ast.NotIn,), ast.NotIn: (ast.In,), ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,), ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
}  # fmt: skip
FRAGMENTS = (
    re.compile(r"\(\?<?[=!](?:\[[^\]]*\]|[^()\[\]])*\)"),  # a condition on what stands around
    re.compile(r"(?<=[|(])[^|()\[\]\\?*+{}]+\||\|[^|()\[\]\\?*+{}]+(?=\)|$)"),  # an alternative
    re.compile(r"(?<=[\])\w])(?:[?*+]|\{[0-9,]+\})(?![?+])"),  # how often
)
"""Pieces of a pattern that are dropped one at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One wrong variant of one module."""

    line: int
    what: str
    """What was done, with the code it was done to."""
    inside: bool
    """Whether it is inside a function: then only tests that reach its line can see it."""
    node: int
    """Which of the nodes that can be changed."""
    change: int
    """Which of that node's changes."""


def mutants(source: str) -> Iterator[Mutant]:
    """Every variant, in the order of the source. The same source gives the same variants."""
    tree = ast.parse(source)
    outer = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Lambda)]
    inside = {id(node) for function in outer for node in ast.walk(function)}
    for at, (node, pattern) in enumerate(_changeable(tree)):
        said = " ".join(ast.unparse(node).split())[:90]
        line = getattr(node.target if isinstance(node, ast.comprehension) else node, "lineno", 0)
        for number, (what, _) in enumerate(_changes(node, pattern)):
            yield Mutant(line=line, what=f"{what}: {said}", inside=id(node) in inside, node=at, change=number)


def mutated(source: str, mutant: Mutant) -> ast.Module:
    """The module with this one change."""
    tree = ast.parse(source)
    node, pattern = list(_changeable(tree))[mutant.node]
    list(_changes(node, pattern))[mutant.change][1]()
    return ast.fix_missing_locations(tree)


def _changeable(tree: ast.AST, patterns: bool = False) -> Iterator[tuple[ast.AST, bool]]:
    """Nodes that decide what the module does; whether each stands in a pattern."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.Call):
            name = ast.unparse(child.func)
            if name == "Text":
                continue
            if name.endswith("Rule"):
                yield from (found for key in child.keywords if key.arg == "options" for found in _changeable(key.value))
                continue
            yield child, patterns
            yield from _changeable(child, patterns or name in ("re.compile", "compile"))
        elif isinstance(child, ast.Assign) and any("__all__" in ast.unparse(name) for name in child.targets):
            continue
        elif isinstance(child, ast.AnnAssign):
            if child.value is not None:
                yield from ((child.value, patterns), *_changeable(child.value, patterns))
        elif isinstance(child, ast.arg):
            continue
        elif isinstance(child, ast.FunctionDef | ast.ClassDef):
            if isinstance(child, ast.FunctionDef):
                yield from _changeable(child.args)
            yield from _changeable(ast.Module(child.body, []))
        elif isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        elif not isinstance(child, ast.Import | ast.ImportFrom | ast.Assert | ast.Raise):
            yield child, patterns
            yield from _changeable(child, patterns)


def _changes(node: ast.AST, pattern: bool) -> Iterator[tuple[str, Callable[[], None]]]:
    """What can be done to one node: what to call it, and the doing."""
    match node:
        case ast.Compare(ops=[op]):
            for other in COMPARISONS[type(op)]:
                yield f"comparison to {other.__name__}", lambda other=other: setattr(node, "ops", [other()])  # type: ignore[misc]
        case ast.BoolOp(op=op):
            swapped = ast.Or() if isinstance(op, ast.And) else ast.And()
            yield f"to {type(swapped).__name__.lower()}", lambda: setattr(node, "op", swapped)
        case ast.If() | ast.IfExp() | ast.While():
            yield "condition negated", lambda: setattr(node, "test", ast.UnaryOp(ast.Not(), node.test))
        case ast.comprehension(ifs=[first, *rest]):
            yield "filter dropped", lambda: setattr(node, "ifs", rest)
            yield "filter negated", lambda: setattr(node, "ifs", [ast.UnaryOp(ast.Not(), first), *rest])
        case ast.Constant(value=bool(value)):
            yield "constant flipped", lambda: setattr(node, "value", not value)
        case ast.Constant(value=int(value)):
            yield "constant + 1", lambda value=value: setattr(node, "value", value + 1)  # type: ignore[misc]
        case ast.Constant(value=str(text)) if pattern:
            for shape in FRAGMENTS:
                for match in shape.finditer(text):
                    less = text[: match.start()] + text[match.end() :]
                    if _compiles(less):
                        yield f"pattern without {match[0]}", lambda less=less: setattr(node, "value", less)  # type: ignore[misc]
        case ast.Constant(value=str(text)) if text and not text.startswith("-- "):  # an archive of an example
            yield f"text {text[:20]!r} changed", lambda: setattr(node, "value", text + "\u3007")
        case ast.Return(value=value) if value is not None and not isinstance(value, ast.Constant) and ast.dump(value) != ast.dump(ast.Tuple([], ast.Load())):
            yield "nothing returned", lambda: setattr(node, "value", ast.Tuple([], ast.Load()))
        case ast.Expr(value=ast.Yield() | ast.YieldFrom()):
            yield "not yielded", lambda: setattr(node, "value", ast.YieldFrom(ast.Tuple([], ast.Load())))
        case ast.Expr() | ast.AugAssign() | ast.Continue() | ast.Break():
            yield "dropped", lambda: _drop(node)


def _drop(node: ast.AST) -> None:
    """A statement becomes `()`: nothing, in its place."""
    place = {name: getattr(node, name) for name in ("lineno", "col_offset", "end_lineno", "end_col_offset")}
    node.__dict__.clear()
    node.__class__ = ast.Expr
    node.value = ast.Tuple([], ast.Load())  # type: ignore[attr-defined]
    node.__dict__.update(place)


def _compiles(pattern: str) -> bool:
    """A piece of a longer pattern may be unbalanced by itself; then we do not know, and let it be."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            re.compile(pattern)
    except (re.error, Warning):
        return False
    return True

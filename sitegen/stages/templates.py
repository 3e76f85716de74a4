"""Jinja for thousands of pages: the same templates and the same output, with less work for each value. Views in, text out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from types import CodeType
from typing import Any, ClassVar

from jinja2 import BytecodeCache, Environment, Template, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from sitegen import views
from sitegen.views import Html

__all__ = ["Fast", "filled"]

_MEANT = re.compile("[&<>'\"]")


def shown(value: Any) -> str:
    """What a page shows of a value: text escaped, our own markup as it is. Equal to `markupsafe.escape`, which takes three times as long."""
    kind = type(value)
    if kind is str:
        return str(escape(value)) if _MEANT.search(value) else value
    if kind is Html or kind is Markup:
        return value  # type: ignore[no-any-return]
    return escape(value)


def _named(kind: type) -> Iterator[str]:
    yield from (field.name for field in fields(kind))
    yield from (name for name in dir(kind) if isinstance(getattr(kind, name), property))


FIELDS = frozenset(name for kind in vars(views).values() if isinstance(kind, type) and is_dataclass(kind) for name in _named(kind))
"""Names of everything a view holds."""


class _Code(CodeGenerator):
    """Values of `page` are read as the attributes they are, and shown by `shown`."""

    asked = False
    """Inside a question whether there is such a value: jinja's own way of reading says no instead of failing."""

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("shown = environment.shown")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("shown(")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        if self.asked or not _is_view(node):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:
        with self._asking():
            super().visit_Test(node, frame)

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:
        with self._asking(node.name in ("default", "d")):
            super().visit_Filter(node, frame)

    @contextmanager
    def _asking(self, really: bool = True) -> Iterator[None]:
        before, self.asked = self.asked, self.asked or really
        try:
            yield
        finally:
            self.asked = before


def _is_view(node: nodes.Node) -> bool:
    """`page.…` by names that views have."""
    while isinstance(node, nodes.Getattr) and node.attr in FIELDS:
        node = node.node
    return isinstance(node, nodes.Name) and node.name == "page"


class _Compiled(BytecodeCache):
    """Compiled templates by their source, for the life of the process: a preview and a test build many times."""

    _known: ClassVar[dict[tuple[str, str], CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._known[bucket.key, bucket.checksum] = bucket.code


class Fast(Environment):
    """Environment whose templates are compiled by `_Code`."""

    code_generator_class = _Code
    shown = staticmethod(shown)

    def __init__(self, **options: Any) -> None:
        """Options of jinja's environment; templates are read once (`auto_reload=False`)."""
        super().__init__(**options, auto_reload=False, cache_size=-1, bytecode_cache=_Compiled())
        self._known: dict[str, Template] = {}

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Template:
        """Every page asks anew for the layout it extends and the macros it imports."""
        found = self._known.get(name) if globals is None and type(name) is str else None
        if found is None:
            found = super().get_template(name, parent, globals)
            if globals is None and type(name) is str:
                self._known[name] = found
        return found


def filled(template: Template, page: object) -> str:
    """The template with a view. Unlike `Template.render` it does not gather the globals anew for each page."""
    environment = template.environment
    context = environment.context_class(environment, {**environment.globals, "page": page}, template.name, template.blocks)
    try:
        return "".join(template.root_render_func(context))
    except Exception:
        environment.handle_exception()  # points the traceback at the template's lines

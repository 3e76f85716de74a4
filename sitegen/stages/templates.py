"""Jinja for thousands of pages: the same templates and the same output, with less work for each value. Views in, text out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from keyword import iskeyword
from types import MethodType
from typing import Any, cast

from jinja2 import BaseLoader, BytecodeCache, Environment, Template, TemplateError, nodes, pass_eval_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import EvalContext
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

from sitegen import views
from sitegen.stages.compiled import Compiled
from sitegen.stages.whole import one
from sitegen.views import Html

__all__ = ["Fast", "filled"]

_MEANT = re.compile("[&<>'\"]").search


def shown(value: Any) -> str:
    """What a page shows of a value: text escaped, our own markup as it is. Equal to `markupsafe.escape`, which takes three times as long."""
    kind = type(value)
    if kind is str:
        return str(escape(value)) if _MEANT(value) else value
    if kind is Html or kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind is int:
        return str(value)
    return escape(value)


def _named(kind: type) -> Iterator[str]:
    yield from (field.name for field in fields(kind))
    yield from (name for name in dir(kind) if isinstance(getattr(kind, name), property))


def _owners() -> dict[str, frozenset[type]]:
    found: dict[str, set[type]] = {}
    for kind in vars(views).values():
        if isinstance(kind, type) and is_dataclass(kind):
            for name in _named(kind):
                found.setdefault(name, set()).add(kind)
    return {name: frozenset(kinds) for name, kinds in found.items()}


OWNERS = _owners()
"""Name of everything a view holds -> the views that have it."""


class _Macro(Macro):
    """Given its arguments in order, as nearly always, a macro does nothing but its work."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._most = -1 if self.caller or self.catch_kwargs or self.catch_varargs or not self._default_autoescape else len(self.arguments)

    @pass_eval_context
    def __call__(self, *given: Any, **named: Any) -> str:
        more = self._most - len(given)
        if named or more < 0 or (given and type(given[0]) is EvalContext):
            return super().__call__(*given, **named)
        return str.__new__(Markup, self._func(*given, *[missing] * more))


class _Code(CodeGenerator):
    """Values of `page` are read as the attributes they are, those of other views where they are views, and shown by `shown`;
    macros and the theme's own functions are called without a look at what they are."""

    asked = False
    """Inside a question whether there is such a value: jinja's own way of reading says no instead of failing."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.macros = {name for name, one in self.environment.globals.items() if isinstance(one, MethodType)}

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("shown, owners, Macro = environment.shown, environment.owners, environment.macro")

    def enter_frame(self, frame: Frame) -> None:
        """What a template or a block writes is gathered and handed out in one go."""
        super().enter_frame(frame)
        if frame.parent is None:
            self.buffer(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        if frame.parent is None and not (frame.rootlevel and self.has_known_extends):
            self.writeline(f"yield concat({frame.buffer})")
        super().leave_frame(frame, with_python_scope)

    def visit_FromImport(self, node: nodes.FromImport, frame: Frame) -> None:
        self.macros.update(name if isinstance(name, str) else name[1] for name in node.names)
        super().visit_FromImport(node, frame)

    def visit_Macro(self, node: nodes.Macro, frame: Frame) -> None:
        self.macros.add(node.name)
        super().visit_Macro(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        plain = not (forward_caller or node.dyn_args or node.dyn_kwargs or any(iskeyword(given.key) for given in node.kwargs))
        if not plain or not isinstance(node.node, nodes.Name) or node.node.name not in self.macros:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("shown(")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        inner, name = node.node, node.attr
        if not self.asked and _is_view(node):
            if isinstance(inner, nodes.Name):  # a page there always is
                self.write(frame.symbols.ref(inner.name))
            else:
                self.visit(inner, frame)
            self.write(f".{name}")
        elif isinstance(inner, nodes.Name) and name in OWNERS:
            known = frame.symbols.ref(inner.name)
            self.write(f"({known}.{name} if type({known}) in owners[{name!r}] else ")
            super().visit_Getattr(node, frame)
            self.write(")")
        else:
            super().visit_Getattr(node, frame)

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
    while isinstance(node, nodes.Getattr) and node.attr in OWNERS:
        node = node.node
    return isinstance(node, nodes.Name) and node.name == "page"


class Fast(Environment):
    """Environment whose templates are compiled by `_Code`."""

    code_generator_class = _Code
    shown = staticmethod(shown)
    owners, macro = OWNERS, _Macro

    def __init__(self, loader: BaseLoader, **options: Any) -> None:
        """Options of jinja's environment; templates are read once (`auto_reload=False`)."""
        super().__init__(loader=loader, **options, auto_reload=False, cache_size=-1, bytecode_cache=Compiled())
        self._files = loader
        self._known: dict[str, Template] = {}

    def whole(self, name: str, look: str) -> Template:
        """The template and those it extends, compiled as one; where that cannot be, the template itself. `look`: digest of them all."""
        cache = cast(BytecodeCache, self.bytecode_cache)
        try:
            _, filename, _ = self._files.get_source(self, name)
            bucket = cache.get_bucket(self, f"{name}, whole", filename, look)
            if bucket.code is None:
                tree = one(name, self._parsed)
                if tree is None:
                    return self.get_template(name)
                bucket.code = self.compile(tree, name, filename)
                cache.set_bucket(bucket)
            return Template.from_code(self, bucket.code, self.make_globals(None), None)
        except (TemplateError, RecursionError):  # the template itself says what is wrong, and where
            return self.get_template(name)

    def _parsed(self, name: str) -> nodes.Template:
        source, filename, _ = self._files.get_source(self, name)
        return self._parse(source, name, filename)

    def alone(self, template: Template) -> Template | None:
        """The template itself, which says where it fails, for one compiled with those it extends."""
        return self.get_template(template.name) if template.name and self._known.get(template.name) is not template else None

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
    environment = cast(Fast, template.environment)
    context = environment.context_class(environment, {**environment.globals, "page": page}, template.name, template.blocks)
    try:
        return "".join(template.root_render_func(context))
    except Exception:
        if (plain := environment.alone(template)) is not None:
            return filled(plain, page)
        environment.handle_exception()  # points the traceback at the template's lines

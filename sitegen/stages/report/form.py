"""《网站信息发布审签单》as a page to print. In: texts and levels. Out: HTML that needs nothing else."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sitegen.frozen import dataclass

__all__ = ["Sheet", "render_form"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One form: a text, or several under one set of signatures."""

    site: str
    texts: tuple[tuple[tuple[str, str], ...], ...]
    """(label, value) of each text."""
    levels: tuple[tuple[str, str, tuple[str, ...]], ...]
    """(level, post that signs, points to check)."""
    day: str


def render_form(sheet: Sheet) -> str:
    """A4, black on white; a page break never falls inside a text or a level."""
    env = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return env.get_template("form.html").render(sheet=sheet)

"""What the preview adds to a page: why a text cannot be published, and its findings. Never part of a published page."""

from __future__ import annotations

from sitegen.frozen import dataclass
from sitegen.views.parts import Tone

__all__ = ["ErrorView", "NoteView", "PreviewView", "SourceLineView", "SourceView", "TextNoteView"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """One finding, or one fault of the settings."""

    level: str
    """error, warning, info: a class of the stylesheet."""
    word: str
    """必须整改, 建议核实, 提示."""
    place: str
    """Where: 第7行第3列, or the file and the line."""
    message: str
    """What is wrong."""
    hint: str = ""
    """How to put it right."""
    basis: str = ""
    """Document and clause."""
    name: str = ""
    """Name of the rule."""
    url: str = ""
    """The line in the source; "" = no link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextNoteView:
    """A text on the list of the home page."""

    title: str
    """Its title, or its path where it cannot be read."""
    path: str
    """File under the site's folder."""
    url: str = ""
    """Its page; "" = it has none."""
    source_url: str = ""
    """Its source with the findings at their lines."""
    reasons: tuple[str, ...] = ()
    """Why it cannot be published; () = it can."""
    counts: str = ""
    """必须整改 2 · 提示 1; "" = no finding."""
    notes: tuple[NoteView, ...] = ()
    """Its findings, where it has no page to show them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewView:
    """The bar on top of every page, and what follows it on the page of a text and on the home page."""

    as_of: str
    """What counts as now: 2026-11-20 09:00."""
    totals: str
    """Findings of the whole site: 必须整改 2 处，建议核实 1 处."""
    verdict: str = ""
    """本文现在不能发布; "" on pages that are no text."""
    tone: Tone = "plain"
    """Its meaning."""
    reasons: tuple[str, ...] = ()
    """草稿; 缺少终审; 发布时间未到（2026-12-01 09:00）; 有 2 处必须整改."""
    notes: tuple[NoteView, ...] = ()
    """Findings of this text; on the home page those that belong to no text."""
    source_url: str = ""
    """Source of the text."""
    texts: tuple[TextNoteView, ...] = ()
    """Home page: texts that cannot be published or have findings."""
    more: int = 0
    """Texts beyond those listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLineView:
    """One line of a source."""

    number: int
    """Counts from 1; the anchor is L and this."""
    text: str
    """As written."""
    notes: tuple[NoteView, ...] = ()
    """Findings that begin in this line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """The page `/_sitegen/source/…`."""

    path: str
    """File under the site's folder."""
    url: str
    """Page of the text; "" = none."""
    lines: tuple[SourceLineView, ...]
    """All its lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorView:
    """Shown in place of every page while the site cannot be built."""

    title: str
    """What stopped it."""
    hint: str = ""
    """What to do."""
    notes: tuple[NoteView, ...] = ()
    """All faults of the settings."""
    last_url: str = ""
    """Leads to the last good preview; "" = there is none."""

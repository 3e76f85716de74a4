"""The site's theme with the preview's bar on every page, and the pages that only the preview has."""

from __future__ import annotations

import re
from pathlib import Path

from sitegen.errors import ConfigError, SitegenError
from sitegen.previewing.remarks import Remarks
from sitegen.site_index import SiteIndex
from sitegen.stages.render import BASE, Theme, View
from sitegen.stages.report.words import LEVEL_WORDS
from sitegen.views import (
    ArticleView,
    DataView,
    ErrorView,
    FeedView,
    HomeView,
    NoteView,
    RobotsView,
    UrlIndexView,
    UrlSetView,
)

__all__ = ["PreviewTheme", "asset", "error_page"]

UNMARKED = DataView | FeedView | RobotsView | UrlIndexView | UrlSetView
"""For programs."""
_BODY = re.compile(rb"<body[^<>]*>")


class PreviewTheme(Theme):
    """The site's theme with the bar on every page.

    It is put into the finished page, so that no theme can leave it out and no template of a real build knows of it.
    """

    def __init__(self, root: Path, remarks: Remarks, paged: SiteIndex) -> None:
        super().__init__(root / "theme")
        self._remarks, self._home = remarks, remarks.of_home(paged)
        self._plain = remarks.plain()
        self._facts = {facts.url: facts for facts in paged.articles}
        self._head = self.part("preview/head.html", self._plain)

    def render(self, view: View) -> bytes:
        page = super().render(view)
        if isinstance(view, UNMARKED):
            return page
        note = self._home if isinstance(view, HomeView) else self._plain
        if isinstance(view, ArticleView):
            note = self._remarks.of_text(self._facts[view.url])
        return _marked(page, self._head, self.part("preview/panel.html", note))


def _marked(page: bytes, head: bytes, panel: bytes) -> bytes:
    before, end, after = page.partition(b"</head>")
    if not end:
        return head + panel + page
    body = _BODY.search(after)
    at = body.end() if body else 0
    return b"".join((before, head, end, after[:at], b"\n", panel, after[at:]))


def asset(name: str) -> bytes:
    """A file of the preview's own furniture."""
    return (BASE / "preview" / name).read_bytes()


def error_page(error: SitegenError, last_url: str) -> bytes:
    """What stopped the preview, with all faults of the settings. By the base theme: the site's may be the fault."""
    problems = error.problems if isinstance(error, ConfigError) else ()
    notes = tuple(
        NoteView(
            level="error",
            word=LEVEL_WORDS["error"].zh,
            message=problem.message.zh,
            hint=problem.hint.zh,
            place=problem.path + (f" 第{problem.place.line}行第{problem.place.column}列" if problem.place else ""),
        )
        for problem in problems
    )
    view = ErrorView(title=error.message.zh, hint=error.hint.zh if error.hint else "", notes=notes, last_url=last_url)
    return Theme().part("preview/error.html", view)

"""The site's theme with the preview's bar on every page, and the pages that only the preview has."""

from __future__ import annotations

import re
from functools import cached_property

from sitegen.errors import ConfigError, SitegenError
from sitegen.model import Facts
from sitegen.previewing.remarks import Remarks
from sitegen.site_index import SiteIndex
from sitegen.stages.render import BASE, Theme
from sitegen.stages.report.words import LEVEL_WORDS
from sitegen.views import ErrorView, NoteView, PreviewView

__all__ = ["Bar", "asset", "error_page"]

HOME = ("index.html", "zh-hant/index.html")
_BODY = re.compile(rb"<body[^<>]*>")


class Bar:
    """The bar that every page of the preview has.

    It is put into the finished page when somebody asks for it, so that no theme can leave it out, no template of a real
    build knows of it, and a page need not be made anew when the bar says something else.
    """

    def __init__(self, look: Theme, remarks: Remarks, paged: SiteIndex) -> None:
        self._look, self._remarks, self._paged = look, remarks, paged
        self._plain = remarks.plain()
        self._head = look.part("preview/head.html", self._plain)

    @cached_property
    def _texts(self) -> dict[str, Facts]:
        return {facts.url: facts for facts in self._paged.articles}

    @cached_property
    def _home(self) -> PreviewView:
        return self._remarks.of_home(self._paged)

    def onto(self, path: str, page: bytes) -> bytes:
        """A page of the preview, with its bar. `path`: in the tree."""
        facts = self._texts.get("/" + path.removeprefix("zh-hant/").removesuffix("index.html"))
        note = self._home if path in HOME else self._remarks.of_text(facts) if facts else self._plain
        return _marked(page, self._head, self._look.part("preview/panel.html", note))

    def source(self, path: str, text: str) -> bytes:
        """The page with a source of the site, and its findings."""
        return self._look.part("preview/source.html", self._remarks.source(path, text))


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

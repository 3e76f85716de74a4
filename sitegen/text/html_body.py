"""The words of a web page. In: its source; out: a view of title and main content, each character with its place in the source.

The main content is found by density: from the body downwards as long as one child holds most of the words outside links.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from sitegen.text.html_lines import BLANK, ShownLines
from sitegen.text.lines import Lines
from sitegen.text.view import View

__all__ = ["html_body"]

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "aside",
        "footer",
        "form",
        "select",
        "button",
        "svg",
        "iframe",
        "object",
    ]
)
BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "tr",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "main",
        "header",
        "table",
        "tbody",
        "thead",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "caption",
        "br",
        "hr",
        "center",
        "body",
    ]
)
CONTAINERS = frozenset(
    [
        "html",
        "body",
        "div",
        "section",
        "article",
        "main",
        "center",
        "table",
        "tbody",
        "tr",
        "td",
        "form",
        "font",
        "span",
    ]
)
"""Where content may be looked for; a paragraph is content, however much of the page it is."""
DEEPEST = 400
"""Elements nested deeper are read as if they were not there: hostile pages nest a million."""
MOST = 0.6
"""A child that holds this share of the words is where the content is."""


@dataclass(slots=True)
class _Element:
    tag: str
    first: int
    """Number of the first piece in it."""
    last: int = 0
    words: int = 0
    linked: int = 0
    children: list[_Element] = field(default_factory=list)

    @property
    def own(self) -> int:
        return self.words - self.linked


def html_body(source: str) -> View:
    """Title and main content: one line a block. Never raises."""
    page = _Page(source)
    page.feed(source)
    page.close()
    page.finish()
    return page.view()


class _Page(HTMLParser):
    """Collects pieces of text with their places, and how many words each element holds."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self._source, self._lines = source, Lines(source)
        self._pieces: list[tuple[str, int, int]] = []
        """(text, start, length in the source); an empty text is a border between blocks."""
        self._title: list[tuple[str, int, int]] = []
        self._root = _Element("", 0)
        self._open = [self._root]
        self._dropped: list[str] = []
        self._links = 0
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._dropped:
            if tag == self._dropped[-1] and tag not in VOID:
                self._dropped.append(tag)
            return
        if tag in DROPPED or (tag == "header" and not any(e.tag in ("article", "main") for e in self._open)):
            self._dropped.append(tag)
            return
        self._in_title = tag == "title"
        if tag in BLOCKS:
            self._pieces.append(("", self._here(), 0))
        if tag in VOID or len(self._open) > DEEPEST:
            return
        self._links += tag == "a"
        element = _Element(tag, len(self._pieces))
        self._open[-1].children.append(element)
        self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if self._dropped:
            if tag == self._dropped[-1]:
                self._dropped.pop()
            return
        self._in_title = False
        if tag in BLOCKS:
            self._pieces.append(("", self._here(), 0))
        if any(element.tag == tag for element in self._open[1:]):
            while self._shut().tag != tag:
                pass

    def _shut(self) -> _Element:
        element = self._open.pop()
        element.last = len(self._pieces)
        self._links -= element.tag == "a"
        above = self._open[-1]
        above.words += element.words
        above.linked += element.linked
        return element

    def finish(self) -> None:
        while len(self._open) > 1:
            self._shut()
        self._root.last = len(self._pieces)

    def handle_data(self, data: str) -> None:
        self._text(data, self._here(), len(data))

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        at = self._here()
        closed = self._source.startswith(";", at + len(written))
        self._text(unescape(written + ";"), at, len(written) + closed)

    def _text(self, text: str, start: int, length: int) -> None:
        if self._in_title:
            self._title.append((text, start, length))
        elif not self._dropped:
            self._pieces.append((text, start, length))
            count = len(BLANK.sub("", text))
            self._open[-1].words += count
            self._open[-1].linked += count if self._links else 0

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines.offset(line, column + 1)

    def view(self) -> View:
        content = _content(self._root)
        out = ShownLines()
        for piece in (*self._title, ("", 0, 0), *self._pieces[content.first : content.last]):
            out.add(*piece)
        return View(text="".join(out.parts), segments=tuple(out.segments))


def _content(root: _Element) -> _Element:
    """The element that holds the text of the page."""
    here = root
    while here.children:
        best = max(here.children, key=lambda element: element.own)
        if best.own < MOST * here.own or best.own == 0 or best.tag not in CONTAINERS:
            return here
        here = best
    return here

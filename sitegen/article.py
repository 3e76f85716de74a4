"""One text as the rules see it: typed front matter, body, structure and the mapped view, each made when first asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sitegen.frozen import cached_property, dataclass
from sitegen.model import REVIEW_LEVELS, Meta, Place, Review
from sitegen.paths import inside
from sitegen.settings import Column, Person, Settings
from sitegen.text.digest import digest
from sitegen.text.fast import Plain, split
from sitegen.text.frontmatter import FrontMatter
from sitegen.text.lines import Lines
from sitegen.text.markdown import Laid, laid
from sitegen.text.nodes import Scalar
from sitegen.text.outline import Outline, outline
from sitegen.text.view import View, joined, plain_view, view

if TYPE_CHECKING:
    from sitegen.text.documents import Document

__all__ = ["CONTENT", "TEXT_KEYS", "Article", "Signature", "is_local_file", "suffix"]

CONTENT = "content/"
"""Folder of the articles, as findings name it."""

TITLE = "title"
TEXT_KEYS = ("title", "source", "summary", "signature", "addressee", "source_title", "form")
"""Front-matter values that readers see and the text rules read, before keywords and attachment titles."""


class Signature(NamedTuple):
    """One entry of `reviewers` with the person it names."""

    number: int
    """Position in the list, from 0."""
    level: str
    review: Review
    person: Person | None
    """None: nobody of people.yaml, or no such file."""

    @property
    def known_level(self) -> bool:
        return self.level in REVIEW_LEVELS


@dataclass(frozen=True, kw_only=True)
class Article:
    """A readable text with all that rules may ask of it. Lives in a worker only; the index keeps its `Facts`."""

    path: str
    """Under `content/`, with `/`."""
    source: str
    """The decoded file, without byte order mark."""
    sha256: str
    front: FrontMatter
    settings: Settings
    column: Column | None
    """None where no such column exists (`fm.unknown-column`)."""
    column_id: str
    type: str
    id: str
    slug: str
    unit: str
    hash_file: Callable[[str], str | None]
    """Path under `content/` -> sha256 of the bytes, or None where there is no such file."""
    read_file: Callable[[str], bytes | None] = lambda path: None
    """Path under `content/` -> the bytes, or None; asked only where a text has attachments or pictures."""
    last_author: str | None = None
    """Mail of whoever last changed the content, from git; None where that is not known."""

    @property
    def meta(self) -> Meta:
        return self.front.meta

    @property
    def file(self) -> str:
        """Path as findings name it."""
        return CONTENT + self.path

    @property
    def body_start(self) -> int:
        return self.front.body_start

    @cached_property
    def body(self) -> str:
        return self.source[self.front.body_start:]

    @cached_property
    def files(self) -> dict[str, str | None]:
        """Attachments, images and the copy of an original as written -> sha256 of the bytes, or None where the file is missing."""
        found = {item.path for item in self.meta.attachments} | ({self.meta.image} if self.meta.image else set())
        found |= {use.dest.partition("#")[0] for use in self.outline.links if use.dest[:1] not in "/#"}
        found |= {self.meta.source_copy} if self.meta.source_copy else set()
        folder = self.path.rpartition("/")[0]
        paths = {written: inside(folder, written) for written in sorted(found) if is_local_file(written)}
        return {written: self.hash_file(path) if path else None for written, path in paths.items()}

    @cached_property
    def attached(self) -> tuple[tuple[str, str, int], ...]:
        """(path as written, path under `content/`, number in `attachments` or -1) of files to download that exist."""
        folder = self.path.rpartition("/")[0]
        written = {item.path: number for number, item in reversed(list(enumerate(self.meta.attachments)))}
        for use in self.outline.links:
            if not use.image:
                written.setdefault(use.dest.partition("#")[0], -1)
        return tuple((name, path, number) for name, number in written.items()
                     if self.files.get(name) and (path := inside(folder, name)))

    def document(self, path: str) -> Document:
        """An attachment, read; remembered, for several rules ask."""
        if path not in self._documents:
            from sitegen.text.documents import document  # what it reads archives with is loaded for who has some

            self._documents[path] = document(suffix(path), self.read_file(path) or b"")
        return self._documents[path]

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return {}

    @cached_property
    def digest(self) -> str:
        """What a reviewer signs, as `sha256-v1:HEX` (design 5.6)."""
        return digest(self.front.raw, self.body, {path: sha or "" for path, sha in self.files.items()})

    @cached_property
    def signatures(self) -> tuple[Signature, ...]:
        """Every entry of `reviewers` as it stands in the list, faulty ones too."""
        find_person = self.settings.people.find
        return tuple([Signature(number, review.level, review, find_person(review.name))
                      for number, review in enumerate(self.meta.reviewers)])

    @cached_property
    def signed(self) -> dict[str, Signature]:
        """The first entry of each level, in signing order; a second one is `review.duplicate-level`."""
        found: dict[str, Signature] = {}
        for entry in self.signatures:
            found.setdefault(entry.level, entry)
        return {level: found[level] for level in REVIEW_LEVELS if level in found}

    @cached_property
    def lines(self) -> Lines:
        return Lines(self.source)

    @cached_property
    def outline(self) -> Outline:
        """Links, headings and raw HTML of the body; spans count from the body's start."""
        return outline(self.body, self.__dict__.get("laid"))

    @cached_property
    def laid(self) -> Laid | None:
        """What its page will say of the body, for who makes that soon: laid out first, it spares the outline half its work.
        None where only the full parser can tell."""
        return laid(self.plains) if self.plains is not None else None

    @cached_property
    def plains(self) -> list[Plain] | None:
        """Blocks of a body that the short way can take apart, with LF ends."""
        return split(self.body) if "\r" not in self.source else None

    @cached_property
    def view(self) -> View:
        """What a reader sees: title and other shown values, then the body; spans count from the file's start."""
        parts = [(plain_view(value.value, TITLE if key == TITLE else "field", None if value.raw_plain else value.end - value.start), value.start)
                 for key, value in self.shown_values]
        return joined([*parts, (view(self.body), self.body_start)])

    def view_around(self, places: Sequence[int]) -> View:
        """The view of at least the blocks at these places of the file, in order: for a few words in a long text."""
        if places[0] < self.body_start:  # a title, or what no reader sees
            return self.view
        return view(self.body, [place - self.body_start for place in places], self.body_start)

    @cached_property
    def shown_values(self) -> tuple[tuple[str, Scalar], ...]:
        """(key, value with its place) of the front matter that readers see, in the order of the file."""
        keys = (*TEXT_KEYS, *(f"keywords.{i}" for i in range(len(self.meta.keywords))),
                *(f"attachments.{i}.title" for i in range(len(self.meta.attachments))))
        found = ((key, self.front.value(key)) for key in keys)
        return tuple(sorted(((key, node) for key, node in found if node is not None), key=lambda pair: pair[1].start))

    def place(self, start: int, end: int) -> Place:
        """Offsets in the file -> lines and columns."""
        return self.lines.place(start, end)

    def field_place(self, field: str) -> Place:
        """Where a front-matter key stands; a missing one: its nearest parent, else line 1 (design 5.4).

        `reviewers.second` is the entry of that level.
        """
        level = field.removeprefix("reviewers.")
        if level in REVIEW_LEVELS:
            field = next((f"reviewers.{i}" for i, review in enumerate(self.meta.reviewers) if review.level == level), "")
        while field:
            if span := self.front.key_span(field):
                return self.lines.place(*span)
            field = field.rpartition(".")[0]
        return self.lines.place(0, 0)


def is_local_file(dest: str) -> bool:
    """A relative address that is neither a text nor a fragment: an image or a file to download."""
    return bool(dest) and dest[0] not in "/#" and ":" not in dest.partition("/")[0] and not dest.lower().endswith((".md", "/"))


def suffix(path: str) -> str:
    """What stands after the last dot of a file's name, in lower case."""
    return path.rpartition("/")[2].rpartition(".")[2].lower()

"""What a page says of who made its text, who signed it and where it comes from: all that is in the front matter alone. Plain values, so
that judging can lay it aside for those who make pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sitegen.model import Attachment, Meta
from sitegen.settings import People, Settings

__all__ = ["Imprint", "imprint"]


class Imprint(NamedTuple):
    """Of one text."""

    author: str
    """Responsible editor, as written; "" where the site does not show names."""
    editor: str
    reviewers: str
    """By names or posts, as the site chose (design 5.6); "" where it shows units."""
    levels: tuple[tuple[str, str, str, str], ...]
    """(level, time, digest, post) of each signature, as its statement says it."""
    attachments: tuple[tuple[str, str], ...]
    """(title, path as written)"""
    original: tuple[str, str, str] | None
    """Of a reprint: (title or source, address, day)."""
    disclosure: str
    authority: str
    """解释机关."""


def imprint(settings: Settings, meta: Meta, today: date) -> Imprint:
    """`today`: the day that counts for a text without a date."""
    line, people = settings.build.signoff_line, settings.people
    editor = reviewers = ""
    if line != "unit":
        editor, reviewers = _signed(people, meta, meta.date.day if meta.date else today, line == "names")
    return Imprint(
        author=meta.editor or "" if line == "names" else "", editor=editor, reviewers=reviewers, levels=tuple(_levels(people, meta)),
        attachments=tuple([_attached(item) for item in meta.attachments]), original=_original(meta) if meta.reprint else None,
        disclosure=meta.disclosure or "", authority=meta.interpretation_authority or "")


def _signed(people: People, meta: Meta, on: date, by_name: bool) -> tuple[str, str]:
    signed = [(review.name, review.at.day if review.at else None) for review in meta.reviewers]
    if meta.proofreader:
        signed.insert(0, (meta.proofreader, None))
    show = _name if by_name else _post
    names = [show(people, name, at or on) for name, at in signed]
    return show(people, meta.editor or "", on), "、".join(dict.fromkeys(filter(None, names)))


def _levels(people: People, meta: Meta) -> Iterator[tuple[str, str, str, str]]:
    for review in meta.reviewers:
        at = review.at.at if review.at else None
        yield review.level, at.isoformat() if at else "", review.digest or "", _post(people, review.name, at.date()) if at else ""


def _attached(item: Attachment) -> tuple[str, str]:
    return item.title or "", item.path


def _original(meta: Meta) -> tuple[str, str, str]:
    return meta.source_title or meta.source or "", meta.source_url or "", meta.source_date.day.isoformat() if meta.source_date else ""


def _name(people: People, written: str, on: date) -> str:
    person = people.find(written)
    return person.name if person else written


def _post(people: People, written: str, on: date) -> str:
    person = people.find(written)
    return person.post_on(on) if person else ""

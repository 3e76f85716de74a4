"""What the rules on pictures share: the pictures of a text, where they stand, and their bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.paths import inside
from sitegen.rules.base import Rule

__all__ = ["BASIS", "Shown", "file_name", "local", "report", "shown"]

BASIS = Text(
    "GB/T 37668-2019 信息无障碍；国办发〔2017〕47号 网页设计规范；安州区通知 三（一）“图片必须命名”",
    "GB/T 37668-2019, accessibility; State Council Office 2017 No. 47, page design; Anzhou notice 3(1)",
)


class Shown(NamedTuple):
    """One picture of a text."""

    dest: str
    alt: str | None
    """None for the picture named in the front matter."""
    start: int
    end: int
    """Place in the file; 0, 0 for the front matter."""


def shown(article: Article) -> Iterator[Shown]:
    """Pictures of the body, then the one of the front matter."""
    for use in article.outline.links:
        if use.image:
            yield Shown(use.dest, use.text, article.body_start + use.start, article.body_start + use.end)
    if article.meta.image:
        yield Shown(article.meta.image, None, 0, 0)


def local(article: Article) -> Iterator[tuple[Shown, bytes]]:
    """Pictures that lie beside the text, with their bytes."""
    for one in shown(article):
        path = inside(article.path.rpartition("/")[0], one.dest) if article.files.get(one.dest) else None
        data = article.read_file(path) if path else None
        if data is not None:
            yield one, data


def file_name(dest: str) -> str:
    """The last part of an address."""
    return dest.partition("?")[0].partition("#")[0].rpartition("/")[2]


def report(rule: Rule, article: Article, one: Shown, text: str, **data: str | int) -> Finding:
    """A finding at the picture."""
    known: dict[str, object] = dict(data)
    if one.end:
        return rule.at(article, one.start, one.end, text=text, **known)  # type: ignore[arg-type]
    return rule.at(article, field="image", text=text, **known)  # type: ignore[arg-type]

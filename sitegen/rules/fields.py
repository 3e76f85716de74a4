"""What several rules ask of the front matter: one value with its place."""

from __future__ import annotations

from sitegen.article import Article
from sitegen.text.nodes import Scalar

__all__ = ["value"]


def value(article: Article, key: str) -> Scalar | None:
    """The text under a top-level key and where it stands in the file; None where there is none."""
    return article.front.value(key)

"""What the rules on secrecy share: the first lines of a body, where marks stand."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article

__all__ = ["top_lines"]

TOP = 6
"""So many lines with words belong to the head of a document."""
_DRESS = " \t\r\u3000#*_>|"


def top_lines(article: Article) -> Iterator[tuple[int, str]]:
    """(place in the file, words) of the first lines of the body, without blanks and marks at their ends."""
    at, count = article.body_start, 0
    while count < TOP and at < len(article.source):
        end = article.source.find("\n", at)
        end = len(article.source) if end < 0 else end
        line = article.source[at:end]
        if words := line.strip(_DRESS):
            count += 1
            yield at + line.index(words), words
        at = end + 1

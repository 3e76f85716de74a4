"""What the rules on secrecy share: the first lines of a body, where marks stand."""

from __future__ import annotations

from sitegen.article import Article
from sitegen.text.lazily import pattern
from sitegen.text.remember import remembered

__all__ = ["MARK", "SHAPE", "top_lines"]

_GAP = "[\\s\u00ad\u200b-\u200f\u2060\ufeff·•._~*-]{0,4}"
_LEVEL = f"[绝絕机機秘祕]{_GAP}密"
_PERIOD = f"(?:[0-9０-９一二三四五六七八九十]{{1,3}}{_GAP}(?:年|个月|月|天|日)|长期|長期|启封|公布|解密)"
MARK = pattern(
    # Begins with a class and not with a choice: the engine then skips to candidates instead of trying every character.
    f"[绝絕机機秘祕密](?:(?<!密){_GAP}密{_GAP}(?:[★☆✩✪✭✮✯⭐🌟⋆](?:{_GAP}{_PERIOD})?|[＊※×*]{_GAP}{_PERIOD})"
    f"|(?<=密){_GAP}[级級]{_GAP}[:：为]{_GAP}{_LEVEL}(?![\u4e00-\u9fff]))"
)
"""A mark in its own shape; evasion folding included."""

SHAPE = pattern(f"密{_GAP}[★☆✩✪✭✮✯⭐🌟⋆＊※×*级級]")
"""Stands in every mark; begins with one character, so that the engine skips to it."""

TOP = 6
"""So many lines with words belong to the head of a document."""
_DRESS = " \t\r\u3000#*_>|"


def top_lines(article: Article) -> tuple[tuple[int, str], ...]:
    """(place in the file, words) of the first lines of the body, without blanks and marks at their ends."""
    return _top_lines(article.source, article.body_start)


@remembered
def _top_lines(source: str, at: int) -> tuple[tuple[int, str], ...]:
    """Three rules ask."""
    found: list[tuple[int, str]] = []
    while len(found) < TOP and at < len(source):
        end = source.find("\n", at)
        end = len(source) if end < 0 else end
        if words := source[at:end].strip(_DRESS):
            found.append((source.index(words, at), words))
        at = end + 1
    return tuple(found)

"""What the rules on personal data share: numbers in one file, as written anywhere in it, and how they are reported."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Text
from sitegen.text.identity import Identity, Kind, identities

__all__ = ["BASIS", "numbers"]

BASIS = Text(
    "个人信息保护法第二十五条、第三十四条；政府信息公开条例第十五条；安州区通知 四（三）“定期清理”",
    "Personal Information Protection Law, articles 25 and 34; Disclosure Regulations, article 15; Anzhou notice 4(3)",
)


def numbers(article: Article, *kinds: Kind) -> Iterator[Identity]:
    """Numbers of these kinds, wherever the file has them: text, code, addresses, front matter."""
    return (found for found in identities(article.source) if found.kind in kinds)

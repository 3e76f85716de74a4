"""What the rules on leaders share: who held which post on the day of a text, and where the text names a post with a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Text
from sitegen.rules.base import Context
from sitegen.settings import Leader

__all__ = ["BASIS", "in_office", "is_slip_of", "named"]

BASIS = Text(
    "国办秘函〔2019〕19号 单项否决“严重表述错误”；安州区通知 三（一）“三审制度”",
    "State Council Office 2019 No. 19, veto on severe wording errors; Anzhou notice 3(1)",
)


def in_office(article: Article, context: Context) -> tuple[Leader, ...]:
    """Leaders on the day of the text, in order of rank; nobody where the site keeps no file or the text no date."""
    day = article.meta.date.day if article.meta.date else None
    return tuple(leader for leader in context.settings.leaders if day and leader.holds(day))


def named(article: Article, leaders: tuple[Leader, ...]) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, name, post) where a post of the file stands directly before a name: of the file, out of office too, or
    a slip of one, else of as many characters as the longest."""
    names = {leader.name for leader in article.settings.leaders}
    lengths = sorted({len(name) for name in names}, reverse=True)
    posts = sorted({leader.post for leader in leaders if leader.post in article.source})
    for post in posts:
        longer = tuple(other for other in posts if other != post and other.endswith(post))
        for match in re.finditer(rf"(?<![副原前\u5e38]){re.escape(post)}(?=[\u4e00-\u9fff]{{2}})", article.source):
            at = match.end()
            if longer and article.source.endswith(longer, 0, at):
                continue
            words = [article.source[at : at + length] for length in lengths]
            slips = (word for word in words if any(is_slip_of(word, name) for name in names))
            name = next((word for word in words if word in names), None) or next(slips, words[0])
            if re.fullmatch("[\u4e00-\u9fff]{2,4}", name):
                yield at, at + len(name), name, post


def is_slip_of(written: str, name: str) -> bool:
    """Same length and surname, exactly one other character."""
    return (
        len(written) == len(name)
        and written[0] == name[0]
        and sum(a != b for a, b in zip(written, name, strict=True)) == 1
    )

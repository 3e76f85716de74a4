"""punct.halfwidth: half-width marks in Chinese writing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

from sitegen.article import Article
from sitegen.model import Edit, Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.punctuation import BASIS, MANY
from sitegen.text.clues import Clue
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

_HAN = "\u3400-\u9fff）》”〕】"
# Begins with a class and not with a look-behind: the engine then skips to candidates instead of trying every character.
_HALF = pattern(f"[,;:?!()](?:(?<=[{_HAN}][,;:?!])(?![/0-9A-Za-z]*[.][a-z])|(?<=[(])(?=[\u3400-\u9fff《“])|(?<=[\u3400-\u9fff》”][)]))")
_ADDRESS = pattern("[A-Za-z][A-Za-z0-9+.-]{0,12}://[!-~]+")
_MAPPED = pattern(
    r"[`<&\\*_)\]:\[](?:(?<=[`<&\\])|(?<=:)::|(?<=[*_)])[,;:?!(]|(?<=\])[,;:?!]|(?<=\])\([^)\n]*[^\x00-\x7f]|(?<=\[)\^)"
)
"""Where the file differs from what readers see in the neighbourhood of a mark."""
_MAPPING = Clue(*"`<&\\", "::", "[^", *map("".join, product("*_)", ",;:?!(")), *map("".join, product("]", ",;:?!")))
_ODD_LINK = pattern(r"\]\((?![!-'*-Z\\-~]{0,300}\))")
"""One of these stands there."""
_FULL = dict(zip(",;:?!()", "，；：？！（）", strict=True))
_BRACKET = pattern("[()（）]")


def check(article: Article, context: Context) -> Iterator[Finding]:
    """Between or after Chinese characters only: numbers, times, Latin words, addresses and code keep theirs."""
    if not _any_half(article.body) and not _any_half(article.meta.title or ""):
        return
    text, span = _seen(article)
    marks = _HALF.findall(text) if "://" not in text else []
    if len(marks) > MANY:  # nearly always so where there are any
        places, kinds, count = [next(_HALF.finditer(text)).start()], set(marks), len(marks)
    else:
        places = _places(text)
        kinds, count = {text[at] for at in places}, len(places)
    if count <= MANY:
        for at in places:
            start, end = span(at, at + 1)
            yield RULE.at(article, start, end, fixes=_edits(article, span, text, [at], places), text=text[at], count=1, zh="", en="")
    else:
        start, end = span(places[0], places[0] + 1)
        yield RULE.at(article, start, end, later=True, text="".join(sorted(kinds)), count=count, zh=f"（全文 {count} 处，此为第一处）",
                      en=f" ({count} places in the text, this is the first)")


def _any_half(text: str) -> bool:
    """Most texts have a dozen such marks, in addresses and lists: going from one to the next is faster than a search."""
    for mark in _FULL:
        at = text.find(mark)
        beside = 1 if mark == "(" else -1
        while at >= 0:
            if text[at + beside : at + beside + 1] > "\u2000" and _HALF.match(text, at):
                return True
            at = text.find(mark, at + 1)
    return False


def _places(text: str) -> list[int]:
    places = [match.start() for match in _HALF.finditer(text)]
    if "://" in text:
        hidden = [match.span() for match in _ADDRESS.finditer(text)]
        places = [at for at in places if not any(start <= at < end for start, end in hidden)]
    return places


def _mend(article: Article) -> tuple[Edit, ...]:
    text, span = _seen(article)
    places = _places(text)
    return _edits(article, span, text, places, places)


def _seen(article: Article) -> tuple[str, Callable[[int, int], tuple[int, int]]]:
    """What readers see, and where it stands. Without markup that hides or parts characters that is the file itself, its
    front matter blanked out: most texts with half-width marks have hundreds, and mapping them all is dear."""
    if ((_MAPPING(article.source) or _ODD_LINK.search(article.body)) and _MAPPED.search(article.body)) or _HALF.search(article.meta.title or ""):
        return article.view.text, article.view.span
    return "\n" * article.body_start + article.body, lambda start, end: (start, end)


def _edits(article: Article, span: Callable[[int, int], tuple[int, int]], text: str, wanted: list[int], places: list[int]) -> tuple[Edit, ...]:
    """Full-width marks for these places. A bracket waits until its partner may change too: half a pair is worse than none."""
    edits, known, source = [], set(places), article.source
    for at in wanted:
        start, end = span(at, at + 1)
        mark = text[at]
        if source[start:end] == mark and (mark not in "()" or _partner(text, at) in known):
            edits.append(Edit(start, end, _FULL[mark]))
    return tuple(edits)


def _partner(text: str, at: int) -> int:
    """Where the other bracket of a plain pair stands; -1 where another bracket, a line end or nothing comes first."""
    if text[at] == "(":
        found = _BRACKET.search(text, at + 1)
        return found.start() if found and found[0] == ")" and "\n" not in text[at : found.start()] else -1
    before = [match.start() for match in _BRACKET.finditer(text, text.rfind("\n", 0, at) + 1, at)]
    return before[-1] if before and text[before[-1]] == "(" else -1


RULE = Rule(
    id="PUNC001",
    name="punct.halfwidth",
    level="warning",
    scope="article",
    check=check,
    mend=_mend,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("中文里用了半角标点", "Half-width marks in Chinese writing"),
    message=Text("中文里用了半角标点“{text}”{zh}", "half-width “{text}” in Chinese writing{en}"),
    hint=Text("改为全角：，；：？！（）", "write full-width ，；：？！（）"),
    basis=BASIS,
    rationale=Text("半角标点使行距、断行和读屏停顿都不对，也是通报常列的不规范。", "They break spacing, line breaks and reading aloud."),
    bad="请各单位按时报送,逾期通报。\n",
    good="请各单位9:00前报送，数量1,000份，见 https://a.example/?a=1,2 。\n",
)

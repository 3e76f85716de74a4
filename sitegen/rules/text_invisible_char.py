"""text.invisible-char: characters that nobody sees but that break search, copying and reading aloud."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Edit, Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.text.clues import Clue
from sitegen.text.lazily import pattern
from sitegen.text.printable import is_printable

__all__ = ["RULE"]

CHARS = (
    "\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\ue000-\uf8ff\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
LOOK = pattern(f"[{CHARS}\u200d]")
# A zero-width joiner between pictographs makes one of them (U+FE0F or a pictograph before it): that is meant.
INVISIBLE = pattern(f"(?:[{CHARS}]|(?<![\ufe0f\U0001f000-\U0001faff])\u200d)+")
ENTITY = pattern("&(?:#|[A-Za-z]{2,31};)")
PRIVATE_USE = pattern("[\ue000-\uf8ff]")
FILLERS = Clue(*"\u115f\u1160\u3164\uffa0")
"""Letters by category and nothing to the eye: a look for what is not printable passes them by."""
MANY = 5
"""So many findings in one text; further ones are counted in the last."""


def check(article: Article, context: Context) -> Iterator[Finding]:
    source, start = article.source, article.body_start
    places: list[tuple[int, int, str]] = []
    """Where they stand, and which; those that the file writes as entity or escape as well."""
    if (not is_printable(source) or FILLERS(source)) and LOOK.search(source):
        places = [(*match.span(), match[0]) for match in INVISIBLE.finditer(source)]
    if (source.find("&", start) >= 0 and ENTITY.search(source, start)) or source.find("\\", 0, start) >= 0:
        places = sorted({*places, *_written_otherwise(article)})
    for number, (start, end, characters) in enumerate(places[:MANY], 1):
        rest = len(places) - MANY if number == MANY else 0
        yield RULE.at(
            article,
            start,
            end,
            fixes=_removed(source, places[number - 1 :] if rest > 0 else [(start, end, characters)]),
            text="".join(f"<U+{ord(c):04X}>" for c in characters[:4]),
            more=f"，另有 {rest} 处" if rest > 0 else "",
            more_en=f", and {rest} more places" if rest > 0 else "",
        )


def _written_otherwise(article: Article) -> Iterator[tuple[int, int, str]]:
    for match in INVISIBLE.finditer(article.view.text):
        start, end = article.view.span(*match.span())
        if match[0] not in article.source[start:end]:
            yield start, end, match[0]


def _removed(source: str, places: list[tuple[int, int, str]]) -> tuple[Edit, ...]:
    """Private-use characters stay: behind one may stand a rare character of a name that must be typed anew. So does what
    the file does not hold as it is: an entity, or a value in quotes."""
    kept = ((start, end, "".join(PRIVATE_USE.findall(text))) for start, end, text in places if source[start:end] == text)
    return tuple(Edit(start, end, text) for start, end, text in kept if text != source[start:end])


RULE = Rule(
    id="WORD004",
    name="text.invisible-char",
    level="warning",
    scope="article",
    check=check,
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("不可见字符", "An invisible character"),
    message=Text("此处有看不见的字符 {text}{more}", "there is an invisible character {text} here{more_en}"),
    hint=Text("删去该字符；多由网页或文档粘贴带入", "delete it; it usually comes with pasted text"),
    basis=Text("GB/T 37668-2019 信息无障碍；安州区通知 三（一）语言文字关", "GB/T 37668-2019; Anzhou notice 3(1)"),
    rationale=Text(
        "看不见的字符使站内搜索搜不到、读屏读错，也常用来规避敏感词检查。",
        "It hides words from search and from checks, and screen readers stumble over it.",
    ),
    bad="请于3月底前报送\u200b材料。\n",
    good="请于3月底前报送材料。\n",
)

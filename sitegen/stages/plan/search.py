"""The search page and the files it reads: slices of texts, shards of pairs, facets. Pure; `text.search` knows the format."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator

from sitegen.model import Facts
from sitegen.stages.plan.portal import SITEMAP_URL, TYPE_NAMES, Portal, day
from sitegen.text import search
from sitegen.text.initials import initials
from sitegen.views import DataView, FacetView, LinkView, SearchView

__all__ = ["changes", "division", "entry", "facets_view", "fold_view", "members", "search_view", "segments", "shard_paths", "shards", "slice_of", "slice_path", "slice_view"]


BASE = "/search/"
_BLOCK = re.compile(r"</(?:p|li|h[1-6]|td|th|tr|dd|dt|div|figcaption|caption|blockquote|pre)>|<br>|<hr>")
_TAG = re.compile(r"<svg .*?</svg>|<[^<>]*>", re.DOTALL)
"""A tag, or a chart: its figures stand in the table below it as well."""
NONE, FIRST = "-", 48
"""Value of a text that has none; code of the first value in the rows of `facets.json`."""


def search_view(portal: Portal) -> SearchView:
    """The page itself: it changes when a column, a year or the size of the index does, not with every text."""
    names = _facets(portal)[0]
    count = len(portal.numbers)
    links = [LinkView(title=c.name, url=f"/{c.id}/") for c in portal.settings.columns if not c.parent and not c.link]
    return SearchView(
        chrome=portal.chrome(""), title="站内搜索", url=BASE, base=BASE, segments=search.segments(count), shards=search.shards(count),
        facets=tuple(FacetView(key=key, label=label, options=tuple(n for n in names[key] if n != NONE)) for key, label in LABELS if len(names[key]) > 1),
        contact=portal.settings.site.contact, links=(*links, LinkView(title="站点地图", url=SITEMAP_URL)))


LABELS = (("column", "栏目"), ("year", "年份"), ("type", "类型"), ("validity", "有效性"))


def _facets(portal: Portal) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Values of each facet in order of appearance in site.yaml or by name, and one character for each text."""
    rows = sorted(portal.numbers.items(), key=lambda pair: pair[1])
    values = {key: [_value(portal, portal.by_id.get(text_id), key) for text_id, _ in rows] for key, _ in LABELS}
    names = {key: [*sorted(set(found) - {NONE}, reverse=key == "year"), NONE] for key, found in values.items()}
    order = {c.name: n for n, c in enumerate(portal.settings.columns)}
    names["column"].sort(key=lambda name: order.get(name, len(order)))
    return names, {key: "".join(chr(FIRST + names[key].index(value)) for value in found) for key, found in values.items()}


def _value(portal: Portal, facts: Facts | None, key: str) -> str:
    if facts is None:
        return NONE
    if key == "column":
        return portal.settings.column_by_id[facts.column].name if facts.column in portal.settings.column_by_id else NONE
    if key == "year":
        return day(facts)[:4] or NONE
    if key == "type":
        return TYPE_NAMES.get(facts.type, "") or NONE
    return portal.validity(facts).text if facts.type == "policy" else NONE


def facets_view(portal: Portal) -> DataView:
    names, rows = _facets(portal)
    return DataView(data=_json({key: {"names": names[key], "rows": rows[key]} for key, _ in LABELS}))


def fold_view() -> DataView:
    return DataView(data=_json(list(search.fold_table())))


def slice_path(portal: Portal, facts: Facts) -> str:
    """Where the searched words of a text lie."""
    return slice_of(portal.numbers[facts.id])


def slice_of(number: int) -> str:
    """The same by its number."""
    return f"search/text/{number // 1000}/{number}.json"


def slice_view(portal: Portal, facts: Facts, body: str) -> DataView:
    """One text for the phrase check and the snippet; `body` is its rendered HTML."""
    words = _tidy(html.unescape(_TAG.sub("", _BLOCK.sub("\n", body))))
    column = portal.settings.column_by_id.get(facts.column)
    row = {"t": facts.title, "u": facts.url, "i": initials(facts.title), "c": column.name if column else "", "d": day(facts), "n": facts.doc_number, "b": words}
    if facts.type == "policy":
        validity = portal.validity(facts)
        row |= {"v": validity.text, "o": validity.tone}
    if (folded := search.folded(words)) is not None:
        row["f"] = folded
    return DataView(data=_json(row))


def _tidy(text: str) -> str:
    """One line end between lines, without the blanks around it."""
    first, *others = text.split("\n")
    if not others:
        return text
    lines = [first.rstrip(" \t"), *(line.strip(" \t") for line in others[:-1]), others[-1].lstrip(" \t")]
    return "\n".join([line for line in lines if line])


def segments(portal: Portal) -> Iterator[tuple[int, tuple[Facts, ...]]]:
    """(number of a segment, its published texts, oldest first)."""
    count = search.segments(len(portal.numbers))
    members: list[list[Facts]] = [[] for _ in range(count)]
    for facts in sorted(portal.texts, key=lambda f: portal.numbers[f.id]):
        members[search.segment(facts.id, count)].append(facts)
    for number, rows in enumerate(members):
        yield number, tuple(rows)


def entry(number: int, data: bytes) -> search.Entry:
    """What the index holds of a text, from its slice."""
    row = json.loads(data)
    return search.Entry(number, row["t"], row["i"], row["b"])


def shards(portal: Portal, segment: int, found: Iterable[search.Entry]) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of a segment's files; every shard is written, so that the browser never asks for one that is missing."""
    for number, data in search.encoded(search.postings(found), search.shards(len(portal.numbers))).items():
        yield _shard_path(segment, number), data


def shard_paths(portal: Portal) -> Iterator[str]:
    """Paths of all files of the index."""
    count = len(portal.numbers)
    return (_shard_path(segment, number) for segment in range(search.segments(count)) for number in range(search.shards(count)))


def changes(portal: Portal, key: str, old: search.Entry | None, new: search.Entry | None) -> Iterator[tuple[str, search.Change]]:
    """What a new, edited or removed text, of that id, changes in the index: (path of a file, what changes there)."""
    count = len(portal.numbers)
    segment = search.segment(key, search.segments(count))
    for number, change in search.amended(old, new, search.shards(count)).items():
        yield _shard_path(segment, number), change


def division(portal: Portal) -> list[int]:
    """How many segments the index has, and shards each of them."""
    count = len(portal.numbers)
    return [search.segments(count), search.shards(count)]


def members(portal: Portal) -> list[str]:
    """Ids of the texts that the index is of, by their numbers; empty where a number has no published text."""
    found = [""] * len(portal.numbers)
    for facts in portal.texts:
        found[portal.numbers[facts.id]] = facts.id
    return found


def _shard_path(segment: int, number: int) -> str:
    return f"search/{segment}/{number:x}.txt"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")

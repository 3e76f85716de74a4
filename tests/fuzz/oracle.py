"""What must hold for any text. In: a body, or a whole file. Out: the features it shows; AssertionError names what does not hold."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

from sitegen import judging
from sitegen.article import Article
from sitegen.rules.awake import awake
from sitegen.stages import read
from sitegen.text.decode import decode
from sitegen.text.fast import split as plain_blocks
from sitegen.text.frontmatter import full, split
from sitegen.text.frontmatter import read as read_front
from sitegen.text.lines import Lines
from sitegen.text.markdown import LinkTarget, render
from sitegen.text.outline import outline
from sitegen.text.problem import Problem
from sitegen.text.signature import with_review, with_withdrawal
from sitegen.text.view import BREAK, View, view
from tests.conftest import untraced
from tests.helpers import NOW, PERFECT, write_site
from tests.text.test_fast import same, view_is_ordered
from tests.text.test_outline_and_view import check as mapped

__all__ = ["MOST_SECONDS", "features_of_body", "features_of_file", "look", "settle"]

MOST_SECONDS = 2.0
"""CPU for all that is done with one text of some thousand characters."""
VOID = frozenset({"br", "col", "hr", "img", "input", "source"})
_TAGS = ("a audio blockquote caption code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 li ol p picture pre section span strong sup table "
         "tbody td tfoot th thead tr ul video svg circle line path rect text")
TAGS = VOID.union(_TAGS.split())
_ATTRIBUTES = ("alt aria-label aria-level class colspan controls decoding height href id loading preload rel role rowspan scope src srcset start tabindex "
               "title type width viewbox x y x1 x2 y1 y2 cx cy r d text-anchor")
ATTRIBUTES = frozenset(_ATTRIBUTES.split())
ADDRESSES = frozenset({"href", "src", "srcset"})
SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
MADE = frozenset({"↩", "视频"})
"""Words of our own: the way back from a note, the name of a film without one."""
_NUMBER = re.compile(r"\[[0-9]+(?::[0-9]+)?\]")
_VOID_TAG = re.compile(rf"<({'|'.join(sorted(VOID))})(?=[ >])([^<>]*)>")


class _Page(HTMLParser):
    """Balanced, of known tags and attributes, leading nowhere it must not."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.features: set[str] = set()
        self.words: list[str] = []
        self.written: list[str] = []
        """What the editor wrote, without code and the labels of charts: what rules must have seen."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert tag in TAGS, f"tag {tag}"
        assert ATTRIBUTES.issuperset(names), f"attributes {names} of {tag}"
        assert len(set(names)) == len(names), f"an attribute twice: {names}"
        for name, value in attrs:
            assert value is not None, f"{name} without a value"
            if name in ADDRESSES:
                scheme = urlsplit("".join(c for c in value if c > " ")).scheme.lower()
                assert scheme in SCHEMES, f"{name}={value}"
        self.features.add(f"{self.open[-1] if self.open else ''}>{tag} {' '.join(sorted(name for name in names))} {dict(attrs).get('class') or ''}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raise AssertionError(f"<{tag}/>")

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1] == tag, f"</{tag}> closes {self.open[-1]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if not {"code", "svg"} & set(self.open) and data not in MADE and not (self.open[-2:] == ["sup", "a"] and _NUMBER.fullmatch(data)):
            self.written.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"declaration {decl}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"declaration {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"instruction {data}")


def look(html: str, *, clean: bool = True) -> _Page:
    """Well-formed by two parsers that know nothing of one another, and nothing in it is active. `clean`: of a text that is no file
    that could be read (controls, half characters) the second knows nothing."""
    page = _Page()
    page.feed(html)
    page.close()
    assert page.open == [], f"not closed: {page.open}"
    if clean:
        tree = ElementTree.fromstring("<div>" + _VOID_TAG.sub(r"<\1\2/>", html) + "</div>")
        assert "".join(tree.itertext()) == "".join(page.words), "two parsers read different words"
    return page


def squeezed(text: str) -> str:
    """Without blanks: where they stand is the business of the page."""
    return "".join(text.split())


def _shown_is_seen(page: _Page, seen: View) -> None:
    """What readers see rules have looked at, and the other way round: the words of the page and those of the view are the same."""
    known, shown = squeezed(seen.text), squeezed("".join(page.words))
    for words in page.written:
        assert squeezed(words) in known, f"shown and not looked at: {words[:30]}"
    block, kind = "", ""
    ends = [*(segment.start for segment in seen.segments), len(seen.text)][1:]
    for one, end in zip(seen.segments, ends, strict=True):
        if one.kind != BREAK:
            block, kind = block + seen.text[one.start : end], one.kind
            continue
        assert kind in ("alt", "title", "") or squeezed(block) in shown, f"looked at and not shown: {block[:30]}"
        block, kind = "", ""


def _pictured(dest: str, image: bool) -> LinkTarget:
    return LinkTarget(dest, 40, 30, None, f"{dest}.webp") if image else LinkTarget(dest)


def features_of_body(body: str) -> set[str]:
    """The short way and the full parse agree; every character is mapped; the page is whole and safe; line ends mean nothing."""
    began = time.process_time()
    with untraced():
        same(body)
        mapped(body)
        assert view_is_ordered(body), "spans out of order"
        found = {f"plain {plain_blocks(body) is not None}"}
        clean = isinstance(decode(body.encode("utf-8", "surrogatepass")), str)
        for link in (lambda dest, image: dest, lambda dest, image: None, _pictured):
            html = render(body, link).html
            assert html == render(body, link).html, "not the same twice"
            page = look(html, clean=clean)
            found |= page.features
        _shown_is_seen(page, view(body))
        seen, headings = outline(body), render(body, _pictured).headings
        assert all(0 <= start <= end <= len(body) for start, end in seen.raw_html)
        assert all(0 <= one.start <= one.end <= len(body) for one in (*seen.headings, *headings))
        assert all(0 <= one.start <= one.end <= len(body) for one in seen.problems)
        found |= {f"problem {one.code}" for one in seen.problems} | ({"raw html"} if seen.raw_html else set())
        if "\r" not in body:
            other = body.replace("\n", "\r\n")
            assert render(other, _pictured).html == html, "other line ends, other page"
            assert view(other).text == view(body).text, "other line ends, other words"
        found |= {f"kind {segment.kind}" for segment in view(body).segments}
    spent = time.process_time() - began
    assert spent < MOST_SECONDS, f"{spent:.1f} s"
    return found


_UNDER: list[judging.SiteUnderCheck] = []


def settle(folder: Path) -> judging.SiteUnderCheck:
    """The perfect site, whose rules judge every text; made once."""
    if not _UNDER:
        _UNDER.append(judging.site(write_site(folder, PERFECT), NOW))
    return _UNDER[0]


def features_of_file(source: str, folder: Path) -> set[str]:
    """Front matter reads the same both ways, a signature changes nothing else, every rule of one text says something or nothing, at
    places within it."""
    under = settle(folder)
    began = time.process_time()
    with untraced():
        data = source.encode("utf-8", "surrogatepass")
        decoded = read.decoded("zwgk/tzgg/a.md", data)
        text = read.article(decoded, under.settings, lambda path: None)
        found = {f"problem {problem.code} {problem.field or ''} {problem.message.en[:30]}" for problem in text.front.problems}
        if not decoded.problems:
            found |= set(_front(decoded.text, under))
        assert all(0 <= problem.start <= problem.end <= len(text.source) for problem in text.front.problems), "a problem outside the text"
        assert text.sha256 == sha256(data).hexdigest()
        found |= set(_said(text, under))
        if not text.front.broken:
            again = read.article(decoded, under.settings, lambda path: None)
            assert again.digest == text.digest and read.facts(again) == read.facts(text), "not the same twice"
    spent = time.process_time() - began
    assert spent < MOST_SECONDS, f"{spent:.1f} s"
    return found


def _said(text: Article, under: judging.SiteUnderCheck) -> Iterator[str]:
    rules = [rule for rule in under.rules if rule.scope == "article" and (rule.name.startswith("fm.") or not text.front.broken)]
    for rule, woken in awake(rules, [text]):
        for one in woken:
            for finding in rule.check(one, under.context):
                place = finding.place
                assert place is None or 0 <= place.start <= place.end <= len(text.source), f"{rule.name} outside the text"
                assert place is None or place == Lines(text.source).place(place.start, place.end), f"{rule.name}: line and column are not those of the span"
                assert all(0 <= edit.start <= edit.end <= len(text.source) for edit in finding.fixes), f"{rule.name} mends outside the text"
                assert finding.message.zh and finding.message.en and "{" not in rule.title.zh
                yield f"finding {finding.name}"


def _front(source: str, under: judging.SiteUnderCheck) -> Iterator[str]:
    where = split(source)
    if isinstance(where, Problem):
        return
    head, start = where
    zone = under.settings.zone
    one, other = read_front(source, zone), full(source, head, start, zone)
    assert (one.meta, one.body_start, one.problems) == (other.meta, other.body_start, other.problems), "the quick reader reads something else"
    assert one.raw == other.raw, "the quick reader reads other values"
    for path, mark in one.marks.items():
        assert all(0 <= at <= len(source) for span in mark if span for at in span), f"{path} stands outside the text"
    yield f"quick {one.tree is None}"
    for write in (lambda text: with_review(text, "first", "lihua", "2026-03-09 09:00", "sha256-v1:" + "0" * 64),
                  lambda text: with_withdrawal(text, "2026-03-09 09:00", "lihua", "有误")):
        try:
            written = write(source)
        except ValueError as error:
            yield f"not written: {str(error)[:40]}"
            continue
        after = read_front(written, zone)
        assert written[after.body_start :] == source[start:], "writing into the front matter changed the body"
        kept = replace(after.meta, reviewers=one.meta.reviewers, withdrawals=one.meta.withdrawals)
        assert kept == one.meta, "writing into the front matter changed another value"
        if one.meta.reviewers != after.meta.reviewers:
            assert write(written) == written, "signing twice writes twice"

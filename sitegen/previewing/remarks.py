"""Findings and states of texts -> the views that say on each page what stands against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from urllib.parse import quote

from sitegen.article import CONTENT
from sitegen.model import LEVELS, Facts, Finding, Moment
from sitegen.paths import is_safe
from sitegen.site_index import SiteIndex
from sitegen.stages.check import Checked
from sitegen.stages.report.words import LEVEL_WORDS
from sitegen.views import NoteView, PreviewView, SourceLineView, SourceView, TextNoteView

__all__ = ["SOURCE_URL", "Remarks"]

SOURCE_URL = "/_sitegen/source/"
LISTED = 200
"""Texts on the home page's list."""
REVIEWS = {"reviewers.first": "初审", "reviewers.second": "复审", "reviewers.final": "终审"}


class Remarks:
    """What stands against each text, and the views that say so."""

    def __init__(self, index: SiteIndex, checked: Checked, now: datetime) -> None:
        self._index, self._now = index, now
        self._found: dict[str, list[Finding]] = {}
        for finding in checked.findings:
            if not finding.excused:
                self._found.setdefault(finding.path or "", []).append(finding)
        self._texts = {CONTENT + facts.path: facts for facts in index.articles}
        self._url_of = {path: facts.url for path, facts in self._texts.items()}
        self.totals = _counts([f for rows in self._found.values() for f in rows], "，", " {} 处") or "没有发现问题"

    def plain(self) -> PreviewView:
        """On pages that are no text."""
        return PreviewView(as_of=self._now.strftime("%Y-%m-%d %H:%M"), totals=self.totals)

    def of_text(self, facts: Facts) -> PreviewView:
        """On the page of a text."""
        path = CONTENT + facts.path
        reasons = tuple(self._reasons(facts))
        found = self._found.get(path, [])
        verdict = "本文现在不能发布" if reasons else "本文可以发布，另有提醒" if found else "本文可以发布"
        return replace(
            self.plain(),
            verdict=verdict,
            tone="bad" if reasons else "warn" if found else "ok",
            reasons=reasons,
            notes=tuple(_note(f) for f in found),
            source_url=_source_url(path),
        )

    def of_home(self, paged: SiteIndex) -> PreviewView:
        """On the home page: findings of no text, and texts with findings or with a reason against publishing.

        `paged`: those that have a page.
        """
        urls = {facts.path: facts.url for facts in paged.articles}
        paths = sorted(self._texts.keys() | {path for path in self._found if path.startswith(CONTENT)})
        rows = [row for path in paths if (row := self._row(path, urls))]
        rows.sort(key=lambda row: not row.reasons)
        site = [f for path, found in self._found.items() if not path.startswith(CONTENT) for f in found]
        return replace(
            self.plain(),
            notes=tuple(_note(f, whole=True) for f in site),
            texts=tuple(rows[:LISTED]),
            more=max(0, len(rows) - LISTED),
        )

    def _row(self, path: str, urls: Mapping[str, str]) -> TextNoteView | None:
        facts, found = self._texts.get(path), self._found.get(path, [])
        if facts is not None and facts.withdrawn:
            return None
        reasons = tuple(self._reasons(facts)) if facts else ("读不出来",)
        url = urls.get(facts.path, "") if facts else ""
        if facts and not url:
            reasons += ("地址不可用，没有预览页",)
        if not reasons and not found:
            return None
        return TextNoteView(
            title=facts.title if facts and facts.title else path.rpartition("/")[2],
            path=path,
            url=url,
            source_url=_source_url(path),
            reasons=reasons,
            counts=_counts(found, " · ", " {}"),
            notes=() if url else tuple(_note(f) for f in found),
        )

    def _reasons(self, facts: Facts) -> Iterator[str]:
        """Why a text cannot be published, most telling first."""
        found = self._found.get(CONTENT + facts.path, [])
        state = self._index.state(facts, self._now)
        if state == "draft":
            yield "草稿"
        elif state == "closed":
            yield "按设定不在网站上公开"
        missing = {f.field for f in found if f.name == "review.missing-level"}
        if missing:
            yield "缺少" + "、".join(word for field, word in REVIEWS.items() if field in missing)
        if facts.date is None:
            yield "没有发布时间"
        elif facts.date.is_after(Moment(self._now, True)):
            yield f"发布时间未到（{facts.date.at.strftime('%Y-%m-%d %H:%M')}）"
        # In a draft nothing blocks yet; its errors will as soon as it is none.
        blocking = [
            f
            for f in found
            if (f.blocks or (state == "draft" and f.level == "error")) and f.name != "review.missing-level"
        ]
        if blocking:
            yield f"{'另' if missing else ''}有 {len(blocking)} 处必须整改"

    def source(self, path: str, text: str) -> SourceView:
        """A source with the findings at their lines."""
        by_line: dict[int, list[NoteView]] = {}
        for finding in self._found.get(path, []):
            by_line.setdefault(finding.place.line if finding.place else 1, []).append(_note(finding))
        lines = [line.removesuffix("\r") for line in text.split("\n")]
        return SourceView(
            path=path,
            url=self._url_of.get(path, ""),
            lines=tuple(
                SourceLineView(number=n, text=line, notes=tuple(by_line.get(n, ()))) for n, line in enumerate(lines, 1)
            ),
        )

    @property
    def sources(self) -> frozenset[str]:
        """Files whose source may be looked at: texts, and what findings name."""
        return frozenset(self._texts) | {path for path in self._found if is_safe(path)}


def _note(finding: Finding, *, whole: bool = False) -> NoteView:
    place = finding.place
    where = f"第{place.line}行第{place.column}列" if place else ""
    return NoteView(
        level=finding.level,
        word=LEVEL_WORDS[finding.level].zh,
        name=finding.name,
        message=finding.message.zh,
        hint=finding.hint.zh,
        basis=finding.basis.zh,
        place=f"{finding.path} {where}".strip() if whole and finding.path else where,
        url=_source_url(finding.path, place.line if place else 1) if finding.path and (place or whole) else "",
    )


def _source_url(path: str, line: int = 0) -> str:
    return f"{SOURCE_URL}{quote(path)}{f'#L{line}' if line else ''}"


def _counts(found: Iterable[Finding], joint: str, form: str) -> str:
    levels = [f.level for f in found]
    return joint.join(LEVEL_WORDS[level].zh + form.format(levels.count(level)) for level in LEVELS if level in levels)

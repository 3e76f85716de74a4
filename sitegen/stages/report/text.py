"""Report for people: each finding with a code frame whose caret lines up under double-width characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from sitegen.model import Finding
from sitegen.stages.report import Report
from sitegen.stages.report.few import few, more_words
from sitegen.stages.report.width import cells, shown
from sitegen.stages.report.words import level_word, summary_line

__all__ = ["write"]

MAX_CELLS = 96
"""Longer source lines are cut around the place."""
COLOURS = {"error": "31;1", "warning": "33;1", "info": "36;1", "dim": "2", "bold": "1"}


def write(report: Report) -> Iterator[str]:
    paint = Painter(report.colour)
    zh = report.lang != "en"
    hidden = _hidden(report.findings)
    lines_of = lru_cache(maxsize=8)(lambda path: _lines(report.source(path), hidden.get(path, ())))
    for finding, more in few(report.findings):
        place = finding.place
        where = finding.path or ("整个网站" if zh else "the whole site")
        if place:
            where += f":{place.line}:{place.column}"
        yield f"{paint(finding.level, level_word(finding, report.lang))} {paint('bold', where)} {finding.rule} {finding.name}\n"
        yield f"  {finding.message.get(report.lang)}\n"
        if place and finding.path and (lines := lines_of(finding.path)):
            yield from _frame(finding, lines, paint)
        for path, line in finding.related:
            yield f"  {'相关' if zh else 'see also'}: {path}:{line}\n"
        yield f"  {'改法' if zh else 'fix'}: {finding.hint.get(report.lang)}\n"
        if basis := finding.basis.get(report.lang):
            yield paint("dim", f"  {'依据' if zh else 'basis'}: {basis}") + "\n"
        if more:
            yield f"  {more_words(more, report.lang)}\n"
        yield "\n"
    yield summary_line(report) + "\n"


def _hidden(findings: Iterable[Finding]) -> Mapping[str, Sequence[Finding]]:
    """By file, the findings whose words no report may quote: a frame around another place of the line would show them."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.path and finding.place and finding.name.startswith(("pii.", "secret.")):
            found.setdefault(finding.path, []).append(finding)
    return found


def _lines(source: str | None, hidden: Iterable[Finding]) -> tuple[str, ...]:
    for finding in hidden if source else ():
        assert source and finding.place
        start, end = finding.place.start, finding.place.end
        kept = len(finding.text.partition("*")[0].partition("…")[0])  # as much as the finding itself shows
        words = "".join(char if char in "\r\n" or at < kept else "*" for at, char in enumerate(source[start:end]))
        source = source[:start] + words + source[end:]
    return tuple(line.removesuffix("\r") for line in source.split("\n")) if source else ()


def _frame(finding: Finding, lines: tuple[str, ...], paint: Painter) -> Iterator[str]:
    """The source line and a row of carets below the place."""
    place = finding.place
    assert place
    if place.line > len(lines) or place.start == place.end:
        return
    line = lines[place.line - 1]
    begin, end = place.column - 1, place.end_column - 1 if place.end_line == place.line else len(line)
    first, last = max(0, begin - 30), min(len(line), max(end, begin + 1) + 30)
    if cells(line) <= MAX_CELLS:
        first, last = 0, len(line)
    else:
        end = min(end, begin + 40)
        last = min(last, end + 30)
    before, marked, after = shown(line[first:begin]), shown(line[begin:end]), shown(line[end:last])
    before = ("…" if first else "") + before
    number = str(place.line)
    yield f"  {paint('dim', number + ' |')} {before}{marked}{after}{'…' if last < len(line) else ''}\n"
    yield f"  {' ' * len(number)} {paint('dim', '|')} {' ' * cells(before)}{paint(finding.level, '^' * max(1, cells(marked)))}\n"


class Painter:
    """Puts colour codes round words, or leaves them plain."""

    def __init__(self, on: bool) -> None:
        self._on = on

    def __call__(self, style: str, words: str) -> str:
        return f"\x1b[{COLOURS[style]}m{words}\x1b[0m" if self._on else words



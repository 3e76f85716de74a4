"""Findings -> what people and programs read. Strings only; printing is the command line's business."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sitegen.model import LEVELS, Finding
from sitegen.settings import Settings

__all__ = ["FORMATS", "Report", "Summary", "render", "summarise"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Counts of one run."""

    error: int
    warning: int
    info: int
    waived: int
    baselined: int
    inherited: int
    held: tuple[str, ...]
    """Ids of articles held back (gate `article`)."""
    articles: int
    """Texts read."""


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a format writes down."""

    findings: tuple[Finding, ...]
    """Sorted; excused ones only where asked for."""
    summary: Summary
    as_of: datetime
    lang: str
    settings: Settings
    source: Callable[[str], str | None]
    """Text of a file of the site by its path, for code frames; None where it cannot be read."""
    colour: bool = False


def summarise(findings: Iterable[Finding], *, articles: int, held: tuple[str, ...] = ()) -> Summary:
    """Excused findings count under their excuse, not under their level."""
    counts = dict.fromkeys((*LEVELS, "waived", "baselined", "inherited"), 0)
    for finding in findings:
        counts[finding.excused or finding.level] += 1
    return Summary(**counts, held=held, articles=articles)


def render(report: Report, form: str) -> Iterator[str]:
    """The report as chunks of text in one of FORMATS."""
    from importlib import import_module

    write: Callable[[Report], Iterator[str]] = import_module(f"{__name__}.{FORMATS[form]}").write
    return write(report)


FORMATS: Mapping[str, str] = {"text": "text", "concise": "concise", "json": "json"}
"""Format name -> module of this package, imported only when used."""

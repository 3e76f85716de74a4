"""Findings -> what people and programs read. Text or bytes only; printing and files are the command line's business."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from datetime import datetime
from typing import Literal

from sitegen.frozen import dataclass
from sitegen.model import LEVELS, Finding
from sitegen.settings import Settings

__all__ = ["BINARY", "FORMATS", "Report", "Summary", "as_bytes", "render", "summarise"]


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
    addresses: Mapping[str, str] = field(default_factory=dict)
    """Path of a text -> its address on the site, for offices that know pages and not files."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Likewise its title."""
    groups: Literal["unit", "folder"] = "unit"
    """What `unit` of a finding holds: the unit that answers, or the folder that was scanned."""


def summarise(findings: Iterable[Finding], *, articles: int, held: tuple[str, ...] = ()) -> Summary:
    """Excused findings count under their excuse, not under their level."""
    counts = dict.fromkeys((*LEVELS, "waived", "baselined", "inherited"), 0)
    for finding in findings:
        counts[finding.excused or finding.level] += 1
    return Summary(**counts, held=held, articles=articles)


def render(report: Report, form: str) -> Iterator[str]:
    """The report as chunks of text in one of FORMATS that is not BINARY."""
    from importlib import import_module

    write: Callable[[Report], Iterator[str]] = import_module(f"{__name__}.{FORMATS[form]}").write
    return write(report)


def as_bytes(report: Report, form: str) -> bytes:
    """The report as a file. Raises SitegenError where a format needs an extra that is absent."""
    if form in BINARY:
        from sitegen.stages.report.xlsx import workbook

        return workbook(report)
    return "".join(render(report, form)).encode("utf-8", "replace")


FORMATS: Mapping[str, str] = {name: name for name in ("text", "concise", "json", "jsonl", "sarif", "junit", "github", "gitlab", "rdjson",
                                                      "markdown", "html", "xlsx")}
"""Format name -> module of this package, imported only when used."""

BINARY = frozenset({"xlsx"})
"""Formats that are no text."""

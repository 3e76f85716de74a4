"""Report as one page for leaders: counts, then a table for each unit. No script, no request, fit for the printer."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from sitegen.model import LEVELS
from sitegen.stages.report import Report
from sitegen.stages.report.ledger import groups
from sitegen.stages.report.words import LEVEL_WORDS, summary_line

__all__ = ["write"]


def write(report: Report) -> Iterator[str]:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    page = environment.from_string((files("sitegen.stages.report") / "report.html").read_text("utf-8"))
    yield page.render(
        en=report.lang == "en",
        site=report.settings.site.name,
        as_of=report.as_of.strftime("%Y-%m-%d %H:%M"),
        folders=report.groups == "folder",
        passed=not any(finding.blocks for finding in report.findings),
        line=summary_line(report),
        levels=[LEVEL_WORDS[level].get(report.lang) for level in LEVELS],
        groups=groups(report),
    )
    yield "\n"

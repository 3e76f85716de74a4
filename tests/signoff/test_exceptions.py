"""One person on two posts: only by a recorded exception, and every report says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.cli.main import cli
from sitegen.rules.review_recorded_exception import RULE
from tests.helpers import example_site, write_site

FORMATS = ("text", "concise", "json", "jsonl", "sarif", "junit", "github", "gitlab", "rdjson", "markdown", "html")


def run(root: Path, *arguments: str) -> str:
    done = CliRunner().invoke(cli, [*arguments, "--site", str(root), "--as-of", "2026-03-10T09:00"], standalone_mode=False)
    assert done.exception is None, done.output
    return done.output


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_of_the_check_names_the_exception(form: str, tmp_path: Path) -> None:
    root = write_site(tmp_path, example_site(RULE.bad))
    assert "编制2人" in run(root, "check", "--format", form)


@pytest.mark.parametrize("form", ["html", "csv", "json"])
@pytest.mark.parametrize("report", [("quarter", "2026Q1"), ("year", "2026"), ("unit", "2026Q1", "--unit", "office")])
def test_every_report_of_the_office_names_the_exception(report: tuple[str, ...], form: str, tmp_path: Path) -> None:
    """Not the Markdown draft: that is to be published, and names nobody."""
    root = write_site(tmp_path, example_site(RULE.bad))
    assert "编制2人" in run(root, "report", *report, "--format", form)
    assert "编制2人" not in run(root, "report", *report)

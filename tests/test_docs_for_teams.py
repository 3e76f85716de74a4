"""What docs/own-rules.md and docs/ci/ say works as written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from sitegen.rules.own import KINDS, declared
from sitegen.rules.own_python import loaded
from sitegen.stages.report import FORMATS
from sitegen.stages.report.markdown import MARKER

DOCS = Path(__file__).parents[1] / "docs"
OWN = (DOCS / "own-rules.md").read_text("utf-8")


def test_the_rules_shown_can_be_used() -> None:
    shown = {kind: re.findall(rf"```{kind}\n(.*?)```", OWN, re.DOTALL) for kind in ("yaml", "python")}
    rules, problems = declared(next(text for text in shown["yaml"] if "id: X-" in text))
    assert [rule.name for rule in rules] == ["x.work-hours"] and not problems
    rules, problems = loaded("local.py", shown["python"][0])
    assert [rule.name for rule in rules] == ["x.attachment-promised"] and not problems


def test_every_kind_is_explained() -> None:
    assert all(f"`{kind}`" in OWN for kind in KINDS)


@pytest.mark.parametrize("path", sorted((DOCS / "ci").glob("*.yml")), ids=lambda path: path.name)
def test_workflows_name_only_formats_there_are(path: Path) -> None:
    text = path.read_text("utf-8")
    assert yaml.safe_load(text)
    assert set(re.findall(r"--report (\w+)=", text)) | set(re.findall(r"--format (\w+)", text)) <= set(FORMATS)
    assert "${{" not in "".join(re.findall(r"run: (?:\|\n(?:\s{10,}.*\n)+|.*\n)", text)), "names of branches reach the shell as variables only"


def test_the_comment_is_looked_for_by_its_marker() -> None:
    assert MARKER in (DOCS / "ci/gitea.yml").read_text("utf-8")


def test_hooks() -> None:
    quick, full = yaml.safe_load((DOCS.parent / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert quick["pass_filenames"] and not full["pass_filenames"]
    assert all(hook["require_serial"] and hook["entry"].startswith("sitegen check") for hook in (quick, full))
    assert re.search(quick["files"], "content/zwgk/a.md") and not re.search(quick["files"], "site.yaml")
    assert full["always_run"] and "files" not in full, "a commit that only deletes hands over no file, and leaves links behind"

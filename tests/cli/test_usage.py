"""Mistakes on the command line: exit code 2, one sentence, what was probably meant."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from sitegen.cli.main import COMMANDS
from sitegen.rules import RULES
from tests.cli.conftest import Run

MISTAKES = [
    (("chekc",), "没有命令“chekc”，是否想用“check”？\n用法见 sitegen --help\n"),
    (("frobnicate",), "没有命令“frobnicate”；全部命令见 sitegen --help\n用法见 sitegen --help\n"),
    (("check", "--fromat", "json"), "没有选项“--fromat”，是否想用“--format”？\n用法见 sitegen check --help\n"),
    (("check", "--format", "jsno"), "是否想用“json”？"),
    (("check", "--report", "json"), "应写作 格式=文件"),
    (("check", "--report", "pfd=a.pdf"), "“pfd=a.pdf”应写作 格式=文件"),
    (("check", "--jobs", "0"), "--jobs 应为不小于 1 的整数"),
    (("check", "--as-of", "tomorrow"), "“tomorrow”不是时间，应写作 2026-11-20 或 2026-11-20T09:00"),
    (("check", "--site"), "选项 --site 后面要写一个值"),
    (("check", "content/nowhere.md"), "没有这个文件或目录：content/nowhere.md"),
    (("build", "--gate", "none"), "--gate 不能是“none”，可用：all、article"),
    (("explain",), "写规则名称或编号，或用 --profile"),
    (("explain", "review.mising-level"), "是否想问 review.missing-level？"),
    (("explain", "zzz"), "没有规则“zzz”；全部规则见 sitegen rules"),
]


@pytest.mark.parametrize(("arguments", "said"), MISTAKES, ids=[" ".join(a) for a, _ in MISTAKES])
def test_a_mistake_is_told_plainly(run: Run, arguments: tuple[str, ...], said: str) -> None:
    ran = run(*arguments, as_of=None)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize(("arguments", "said"), [
    (("--lang", "en", "chekc"), "no such command 'chekc'; did you mean 'check'?\nsee sitegen --help\n"),
    (("check", "--lang", "en", "--fromat", "json"), "no such option '--fromat'; did you mean '--format'?\nsee sitegen check --help\n"),
    (("check", "--lang=en", "--format", "jsno"), "--format cannot be 'jsno'; use one of "),
])
def test_the_same_in_english(run: Run, arguments: tuple[str, ...], said: str) -> None:
    ran = run(*arguments, as_of=None)
    assert (ran.code, said in ran.err) == (2, True)


def test_the_report_speaks_english_when_asked(run: Run, site: Path) -> None:
    (site / "content/zwgk/tzgg/b.md").write_text("no front matter\n", "utf-8")
    ran = run("check", "--lang", "en")
    assert ran.out.startswith("error content/zwgk/tzgg/b.md:1:1 FM001 fm.syntax\n")
    assert "\n  fix: " in ran.out
    assert ran.out.endswith("5 articles, 1 errors, 0 warnings, 0 infos\n") or "4 articles" in ran.out


def test_no_arguments_show_the_commands(run: Run) -> None:
    absent = [module for module in COMMANDS.values() if find_spec(f"sitegen.cli.{module}") is None]
    if absent:
        pytest.skip(f"not there yet: {', '.join(absent)}")
    ran = run(as_of=None)
    assert ran.code == 2
    assert all(command in ran.err for command in ("new", "check", "build", "serve", "review"))


def test_colour_is_for_terminals_and_no_color_ends_it(run: Run, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / "content/zwgk/tzgg/b.md").write_text("no front matter\n", "utf-8")
    assert "\x1b[" not in run("check").out
    monkeypatch.setattr("_pytest.capture.CaptureIO.isatty", lambda self: True)
    monkeypatch.setenv("NO_COLOR", "1")
    for command in ("check", "build"):
        assert "\x1b[" not in run(command).out


@pytest.mark.untraced
@pytest.mark.parametrize("rule", [rule.name for rule in RULES])
def test_every_rule_can_be_explained(run: Run, rule: str) -> None:
    ran = run("explain", rule, as_of=None)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"# {rule}（")
    assert "## 依据\n" in ran.out


def test_a_rule_is_found_by_its_id_in_either_case(run: Run) -> None:
    assert run("explain", "rev001", as_of=None).out == run("explain", "review.missing-level", as_of=None).out


def test_rules_are_listed_for_people_and_programs(run: Run) -> None:
    import json

    rows = json.loads(run("rules", "--format", "json", as_of=None).out)
    assert [row["name"] for row in rows] == [rule.name for rule in RULES]
    assert all(set(row) == {"id", "name", "level", "scope", "blocks", "title", "basis"} for row in rows)
    assert len(run("rules", as_of=None).out.splitlines()) == len(RULES)

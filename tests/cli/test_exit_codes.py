"""Exit codes, and that nothing is written behind a shut gate (design 5.3)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run, files_of

NOTICE = "content/zwgk/tzgg/a.md"
BROKEN_SITE = """\
version: 1
sitte: {}
columns:
  - {id: zwgk, nam: 政务公开}
build: {signoff_line: tick}
"""
UNSIGNED = "---\ntitle: 关于停水的通知\nsource: 县水利局\neditor: 张敏\nid: b\ndate: 2026-03-09 10:00\n---\n3月10日停水。\n"


def test_a_clean_site_ends_with_0_and_is_published(run: Run, site: Path) -> None:
    checked = run("check")
    assert (checked.code, checked.out) == (0, "共检查 5 篇，必须整改 0 处，建议核实 0 处，提示 0 处。\n")
    built = run("build")
    assert built.code == 0
    assert (site / "public/zwgk/tzgg/a/index.html").is_file()
    assert built.out == ""
    assert "发布到 public" in built.err


def test_a_blocking_finding_ends_with_1_and_changes_no_byte(run: Run, site: Path) -> None:
    run("build")
    public, internal = files_of(site / "public"), files_of(site / "internal")
    (site / "content/zwgk/tzgg/b.md").write_text(UNSIGNED, "utf-8")
    assert run("check").code == 1
    built = run("build")
    assert built.code == 1
    assert "review.missing-level" in built.out
    assert "没有写入任何内容" in built.err
    assert (files_of(site / "public"), files_of(site / "internal")) == (public, internal)
    assert not list(site.glob(".*sitegen-new"))


def test_the_first_build_of_a_faulty_site_writes_nothing(run: Run, site: Path) -> None:
    (site / "content/zwgk/tzgg/b.md").write_text(UNSIGNED, "utf-8")
    assert run("build").code == 1
    assert not (site / "public").exists()
    assert not (site / "internal").exists()


def test_gate_article_publishes_the_rest_and_ends_with_5(run: Run, site: Path) -> None:
    (site / "content/zwgk/tzgg/b.md").write_text(UNSIGNED, "utf-8")
    built = run("build", "--gate", "article")
    assert built.code == 5
    assert "暂缓发布 1 篇：b" in built.err
    assert (site / "public/zwgk/tzgg/a/index.html").is_file()
    assert not (site / "public/zwgk/tzgg/b").exists()


def test_a_broken_site_yaml_ends_with_2_and_all_its_faults(run: Run, site: Path) -> None:
    (site / "site.yaml").write_text(BROKEN_SITE, "utf-8")
    ran = run("check")
    assert (ran.code, ran.out) == (2, "")
    heads = [line for line in ran.err.splitlines() if line.startswith("site.yaml:")]
    assert heads == [
        "site.yaml:1:1 缺少 site（网站）",
        "site.yaml:2:1 没有“sitte”这个键",
        "site.yaml:4:5 缺少 name（栏目名称）",
        "site.yaml:4:16 没有“nam”这个键",
        "site.yaml:5:23 build.signoff_line 的值“tick”不在可选范围：names、posts、unit",
    ]
    assert "是否想写 site？" in ran.err


def test_people_are_faulty_together_with_the_site(run: Run, site: Path) -> None:
    (site / "site.yaml").write_text(BROKEN_SITE, "utf-8")
    (site / "checks/people.yaml").write_text("units: []\npeople:\n  - {id: a, nme: 甲, unit: nix}\n", "utf-8")
    ran = run("check")
    assert ran.code == 2
    assert "site.yaml:2:1" in ran.err
    assert "checks/people.yaml:3" in ran.err


@pytest.mark.parametrize("arguments", [("check",), ("build",)])
def test_outside_a_site_it_says_how_to_get_into_one(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ran = run(*arguments, cwd=tmp_path)
    assert ran.code == 2
    assert "site.yaml" in ran.err
    assert "sitegen new site" in ran.err


def test_an_overdue_column_is_told_but_publishing_is_its_cure(run: Run, site: Path) -> None:
    ran = run("build", as_of="2026-12-01T09:00")
    assert ran.code == 0
    assert (site / "public/index.html").is_file()
    assert "fresh.stale" in run("check", as_of="2026-12-01T09:00").out


def test_a_bug_of_ours_ends_with_3_and_keeps_the_traceback_in_a_file(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **options: object) -> None:
        raise RuntimeError("our fault")

    monkeypatch.setattr("sitegen.cli.check.inspect", broken)
    ran = run("check")
    assert ran.code == 3
    assert "Traceback" not in ran.err
    kept = Path(ran.err.partition("请把 ")[2].partition(" 发给")[0])
    assert "RuntimeError: our fault" in kept.read_text("utf-8")
    kept.unlink()


def test_fail_level_decides_what_blocks(run: Run, site: Path) -> None:
    policy = site / "content/zwgk/zcwj/p.md"
    policy.write_text("".join(line for line in policy.read_text("utf-8").splitlines(True) if not line.startswith("secrecy")), "utf-8")
    assert run("check").code == 0
    assert run("check", "--fail-level", "warning").code == 1

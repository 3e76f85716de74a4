"""`sitegen new`: what it makes passes the checks, or waits as a draft; `sitegen doctor` says what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import AS_OF, Run

FULL = "关于开展2026年冬修水利的通知"


@pytest.fixture
def demo(run: Run, tmp_path: Path) -> Path:
    assert run("new", "site", "demo", "--as-of", AS_OF, cwd=tmp_path).code == 0
    return tmp_path / "demo"


def test_a_new_site_is_clean_and_can_be_published(run: Run, demo: Path) -> None:
    assert run("check", cwd=demo).out == "共检查 4 篇，必须整改 0 处，建议核实 0 处，提示 0 处。\n"
    assert run("build", cwd=demo).code == 0


def test_a_new_site_never_goes_into_a_folder_with_files(run: Run, demo: Path, tmp_path: Path) -> None:
    ran = run("new", "site", "demo", cwd=tmp_path)
    assert ran.code == 2
    assert "已存在且不是空目录" in ran.err


def test_a_new_text_is_a_draft_that_blocks_nothing(run: Run, demo: Path) -> None:
    made = run("new", "article", FULL, "--column", "zwgk/tzgg", "--as-of", AS_OF, cwd=demo)
    assert made.code == 0, made.err
    texts = list(demo.glob("content/zwgk/tzgg/2026-03-10-*.md"))
    assert len(texts) == 1
    assert f"title: {FULL}\n" in texts[0].read_text("utf-8")
    assert texts[0].name.isascii()
    assert run("check", cwd=demo).code == 0
    again = run("new", "article", FULL, "--column", "zwgk/tzgg", "--as-of", AS_OF, cwd=demo)
    assert (again.code, "已存在" in again.err) == (2, True)


@pytest.mark.parametrize("title", ["a: b", "* 列表", "#井号", '"引号"', "100%", "是", "@某人", "【公告】停水"])
def test_any_title_is_read_back_as_written(run: Run, demo: Path, title: str) -> None:
    assert run("new", "article", title, "--column", "zwgk/tzgg", "--as-of", AS_OF, cwd=demo).code == 0
    found = run("check", "--format", "json", cwd=demo).out
    assert "fm.syntax" not in found
    assert "fm.type" not in found


def test_a_policy_goes_to_its_column_and_its_interpretation_points_back(run: Run, demo: Path) -> None:
    assert run("new", "policy", "农村供水管理办法", "--as-of", AS_OF, cwd=demo).code == 0
    policy = next(demo.glob("content/zwgk/zcwj/2026-03-10-*.md"))
    key = next(line.removeprefix("id: ") for line in policy.read_text("utf-8").splitlines() if line.startswith("id: "))
    made = run("new", "interpretation", "《农村供水管理办法》解读", "--of", key, "--as-of", AS_OF, cwd=demo)
    assert made.code == 0, made.err
    interpretation = next(demo.glob("content/zwgk/zcjd/2026-03-10-*.md"))
    assert f"interprets: {key}\n" in interpretation.read_text("utf-8")
    assert "interpreted_by: " in policy.read_text("utf-8")
    assert run("check", cwd=demo).code == 0


def test_an_interpretation_comes_from_who_drafted_the_policy(run: Run, demo: Path) -> None:
    run("new", "policy", "农村供水管理办法", "--as-of", AS_OF, cwd=demo)
    policy = next(demo.glob("content/zwgk/zcwj/2026-03-10-*.md"))
    policy.write_text(policy.read_text("utf-8").replace("# drafted_by: [起草单位编号]", "drafted_by: [water, finance]"), "utf-8")
    key = next(line.removeprefix("id: ") for line in policy.read_text("utf-8").splitlines() if line.startswith("id: "))
    assert run("new", "interpretation", "《农村供水管理办法》解读", "--of", key, "--as-of", AS_OF, cwd=demo).code == 0
    assert "\nunit: water\n" in next(demo.glob("content/zwgk/zcjd/2026-03-10-*.md")).read_text("utf-8")


@pytest.mark.parametrize(("arguments", "said"), [
    (("article", "标题"), "请用 --column 指定栏目"),
    (("article", "标题", "--column", "zwgk/nix"), "没有栏目 zwgk/nix"),
    (("interpretation", "解读", "--of", "nix"), "没有 id 为 nix 的文章"),
])
def test_what_cannot_be_made_is_told(run: Run, demo: Path, arguments: tuple[str, ...], said: str) -> None:
    ran = run("new", *arguments, "--as-of", AS_OF, cwd=demo)
    assert (ran.code, said in ran.err) == (2, True)


def test_the_doctor_says_what_is_there(run: Run, demo: Path) -> None:
    ran = run("doctor", cwd=demo, as_of=None)
    assert ran.code in (0, 1)
    assert "sitegen: " in ran.out
    assert "checks/people.yaml: 4 人" in ran.out


def test_the_doctor_says_what_is_missed_without_an_extra(run: Run, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    told = run("doctor", cwd=demo, as_of=None).out
    assert "· 扩展 segment: 未安装，两个词相接恰成敏感词的，只按随附的词组表辨认；安装：pip install \"sitegen-gov[segment]\"" in told
    assert told.count("；安装：pip install") == 5


def test_the_doctor_says_whether_there_is_a_search(run: Run, demo: Path) -> None:
    assert "✓ 站内搜索: 已启用" in run("doctor", cwd=demo, as_of=None).out
    settings = demo / "site.yaml"
    settings.write_text(settings.read_text("utf-8").replace(", search: true", ""), "utf-8")
    assert "· 站内搜索: 未启用" in (told := run("doctor", cwd=demo, as_of=None).out)
    assert "search: true" in told


def test_the_doctor_finds_a_broken_site(run: Run, demo: Path) -> None:
    (demo / "site.yaml").write_text("version: 1\n", "utf-8")
    ran = run("doctor", cwd=demo, as_of=None)
    assert ran.code == 1
    assert "✗ site.yaml: 有 " in ran.out

"""The published tree: replaced in one step or not at all, whatever happens on the way."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sitegen import producing
from sitegen.store import Store
from sitegen.workers import cores
from tests.cli.conftest import AS_OF, Run, files_of

ROOT = Path(__file__).parents[2]


def retitled(site: Path) -> None:
    """An edit that changes pages: a new text would need signatures in the file, a `summary` is only shown."""
    notice = site / "content/zwgk/tzgg/a.md"
    notice.write_text(notice.read_text("utf-8").replace("id: a\n", "id: a\nsummary: 请于3月底前完成排查\n"), "utf-8")


@pytest.mark.parametrize("what", ["file", "folder", "link"])
def test_a_folder_that_is_not_ours_is_never_replaced(run: Run, tmp_path: Path, what: str) -> None:
    target = tmp_path / "other"
    if what == "file":
        target.mkdir()
        (target / "important.txt").write_text("1", "utf-8")
    elif what == "folder":
        (target / "sub").mkdir(parents=True)
    else:
        (tmp_path / "elsewhere/sub").mkdir(parents=True)
        target.symlink_to(tmp_path / "elsewhere")
    ran = run("build", "--output", target)
    assert ran.code == 2
    assert "不是 sitegen 生成的内容" in ran.err
    assert "--output" in ran.err
    assert target.is_symlink() == (what == "link")
    assert (target / "important.txt").exists() == (what == "file")
    assert not (target / "index.html").exists()


@pytest.mark.parametrize(("number", "words"), [(errno.ENOSPC, "磁盘已满"), (errno.EROFS, "磁盘只读"), (errno.EDQUOT, "磁盘配额已满")])
@pytest.mark.parametrize("page", [0, 5, 20])
def test_a_disk_that_refuses_leaves_the_old_site(run: Run, site: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str,
                                                page: int) -> None:
    run("build")
    before = files_of(site / "public"), files_of(site / "internal")
    retitled(site)
    opened, seen = os.open, []

    def refuse(path: object, flags: int, *args: int, **options: int) -> int:
        if flags & os.O_EXCL and ".sitegen-new" in str(path):
            seen.append(path)
            if len(seen) > page:
                raise OSError(number, os.strerror(number))
        return opened(path, flags, *args, **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr("os.open", refuse)
    ran = run("build")
    monkeypatch.undo()
    assert ran.code == 4
    assert words in ran.err
    assert "已发布的内容保持不变" in ran.err
    assert (files_of(site / "public"), files_of(site / "internal")) == before
    assert not list(site.glob(".*sitegen-new"))
    assert run("build").code == 0
    assert files_of(site / "public") != before[0]


PROGRAM = """
import os, signal, sys
from sitegen.cli.main import main
from sitegen.stages import write

number, limit = signal.Signals[sys.argv.pop()], int(sys.argv.pop())
put, seen = write.Stage.put, []

def stop(self, path, data):
    seen.append(path)
    if len(seen) == limit:
        os.kill(os.getpid(), number)
    return put(self, path, data)

write.Stage.put = stop
main()
"""


def stopped(site: Path, page: int, name: str) -> subprocess.CompletedProcess[str]:
    """A build in a process of its own that gets a signal before it writes its n-th file."""
    return subprocess.run([sys.executable, "-c", PROGRAM, "build", "--as-of", AS_OF, str(page), name], cwd=site, check=False, timeout=60,
                          capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(ROOT)})


@pytest.mark.parametrize("page", [1, 10])
def test_an_interrupted_build_ends_with_130(run: Run, site: Path, page: int) -> None:
    run("build")
    before = files_of(site / "public"), files_of(site / "internal")
    retitled(site)
    ended = stopped(site, page, "SIGINT")
    assert (ended.returncode, ended.stderr.strip()) == (130, "已中断；已发布的内容保持不变")
    assert (files_of(site / "public"), files_of(site / "internal")) == before
    assert not list(site.glob(".*sitegen-new"))


@pytest.mark.parametrize("page", [1, 10])
def test_a_killed_build_leaves_the_old_site_and_the_next_one_recovers(run: Run, site: Path, page: int) -> None:
    run("build")
    before = files_of(site / "public")
    retitled(site)
    assert stopped(site, page, "SIGKILL").returncode == -signal.SIGKILL
    assert files_of(site / "public") == before
    assert run("build").code == 0
    assert files_of(site / "public") != before
    assert [path.name for path in site.glob(".*sitegen-new")] == [".public.sitegen-new"]  # the spare tree, the same files (decision 0006)
    assert files_of(site / ".public.sitegen-new") == files_of(site / "public")


def test_where_the_process_that_makes_the_offices_files_dies_they_are_made_all_the_same(run: Run, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, make = os.getpid(), producing.office
    again: list[int] = []

    def office(*given: Any) -> Any:
        made = make(*given)
        if os.getpid() != here:  # all is in the stage, but nobody was told
            (site / "died").touch()
            os._exit(1)
        again.append(len(made))
        return made

    run("build")
    retitled(site)
    monkeypatch.setattr(producing, "office", office)
    assert run("build").code == 0
    assert len(again) == 1
    assert (site / "died").exists() or cores() == 1
    monkeypatch.undo()
    internal = files_of(site / "internal")
    shutil.rmtree(site / ".sitegen/cache")
    assert run("build").code == 0
    assert files_of(site / "internal") == internal


def lost(site: Path) -> None:
    Store.remove(site)


def refused(site: Path) -> None:
    shutil.rmtree(site / ".sitegen/cache")
    (site / ".sitegen/cache").write_text("no folder", "utf-8")


@pytest.mark.parametrize("fate", [lost, refused])
def test_a_store_that_goes_while_a_build_goes_on_costs_time_and_nothing_else(run: Run, site: Path, monkeypatch: pytest.MonkeyPatch, fate: Callable[[Path], None]) -> None:
    shards = producing.statements.shards

    def after_its_fate(*given: Any) -> Any:
        fate(site)
        return shards(*given)

    run("build")
    retitled(site)
    monkeypatch.setattr(producing.statements, "shards", after_its_fate)
    assert run("build").code == 0
    monkeypatch.undo()
    public = files_of(site / "public")
    shutil.rmtree(site / ".sitegen/cache") if fate is lost else (site / ".sitegen/cache").unlink()
    assert run("build").code == 0
    assert files_of(site / "public") == public


@pytest.mark.parametrize(("path", "template", "where", "reason"), [
    ("page/article.html", "\n{{ titel }}\n", "theme/page/article.html:2", "titel"),
    ("page/article.html", "{% if %}", "theme/page/article.html:1", ""),
    ("page/article.html", "{% include 'part/nowhere.html' %}", "theme/page/article.html:1", "part/nowhere.html"),
    ("page/home.html", "{% extends 'base/layout.html' %}\n{% block main %}", "theme/page/home.html:", "endblock"),
    ("static/extra.css", "a { background: url(nowhere.png) }", "static/", "nowhere.png"),
])
def test_a_fault_in_the_theme_names_file_and_line(run: Run, site: Path, path: str, template: str, where: str, reason: str) -> None:
    target = site / "theme" / path
    target.parent.mkdir(parents=True)
    target.write_text(template, "utf-8")
    ran = run("build")
    assert (ran.code, ran.out) == (2, "")
    assert where in ran.err
    assert reason in ran.err
    assert "Traceback" not in ran.err
    assert not (site / "public").exists()


def test_nothing_internal_is_public_and_no_path_of_this_machine(run: Run, site: Path) -> None:
    run("build")
    public = files_of(site / "public")
    assert not [path for path in public if "internal" in path]
    assert not [path for path, data in public.items() if str(site).encode() in data]


def test_a_second_build_at_the_same_time_waits_outside(run: Run, site: Path) -> None:
    import fcntl

    run("build")
    with (site / ".sitegen/lock").open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ran = run("build")
    assert ran.code == 2
    assert "另一个 sitegen 正在构建本网站" in ran.err


def test_timings_list_every_step_of_a_build(run: Run) -> None:
    lines = run("build", "--timings").err.splitlines()
    named = [line.split()[0] for line in lines if line.split()[-1].replace(".", "").isdigit() or "每秒" in line or "篇" in line]
    for name in ("启动程序", "看有无变化", "读取配置、词库和签审记录", "阅读并检查", "核对全站", "生成页面", "落盘并切换", "装载各部分等", "合计"):
        assert name in named
    assert "合计" not in run("build").err


def test_a_check_says_where_its_time_went_too(run: Run) -> None:
    assert "阅读并检查" in run("check", "--timings").err

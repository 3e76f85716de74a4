"""Interrupted, ended, killed, or two at once: real processes with workers, not forks of the test's own."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from shutil import rmtree

import pytest

from tests.crash.test_crash import is_spare
from tests.delivery.commands import AS_OF, SIGNED, SITE, files, published_site, run

ROOT = Path(__file__).parents[2]
MANY = 240
"""Texts: enough for two workers."""
PROMISED = 2.0
"""Seconds in which an interrupted build must end."""


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = {f"content/zwgk/xwdt/m{n}.md": f"---\ntitle: 我县第{n}次农田水利建设现场会召开\nsource: 县政府办公室\neditor: 张敏\nid: m{n}\n"
             f"date: 2026-03-09 09:00\n{SIGNED}---\n" + f"会议部署了第{n}批农田水利建设工作。\n\n" * 40 for n in range(MANY)}
    return published_site(tmp_path_factory.mktemp("signals") / "site", SITE | texts)


def start(site: Path) -> subprocess.Popen[str]:
    """A build that has work for workers: with nothing to take over."""
    rmtree(site / ".sitegen/cache", ignore_errors=True)
    return subprocess.Popen([sys.executable, "-m", "sitegen", "build", "--site", str(site), "--as-of", AS_OF, "--jobs", "2"], cwd=ROOT,
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True)


def at_work(build: subprocess.Popen[str]) -> None:
    """Wait until the build has workers."""
    children = Path(f"/proc/{build.pid}/task/{build.pid}/children")
    while build.poll() is None and not children.read_text().split():
        select.select([], [], [], 0.005)
    assert build.poll() is None, "the build ended before it could be disturbed"


def orphans(build: subprocess.Popen[str]) -> list[int]:
    """Processes of the build's session that are still there."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split() if entry.name.isdigit() else []
        except OSError:
            continue
        if fields and int(fields[3]) == build.pid and fields[0] != "Z":
            found.append(int(entry.name))
    return found


pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_to_the_parent_alone_ends_all_at_once(origin: Path, number: signal.Signals) -> None:
    before = files(origin / "public")
    build = start(origin)
    at_work(build)
    began = time.monotonic()
    build.send_signal(number)
    err = build.communicate()[1]
    assert time.monotonic() - began < PROMISED
    assert (build.returncode, "Traceback" in err, "已中断" in err) == (130, False, True), err
    assert orphans(build) == []
    assert files(origin / "public") == before
    assert sorted(path.name for path in origin.iterdir() if not is_spare(path)) == [".sitegen", "checks", "content", "internal", "public", "site.yaml"]


def test_ctrl_c_of_a_terminal_reaches_workers_too_and_stays_quiet(origin: Path) -> None:
    build = start(origin)
    at_work(build)
    os.killpg(build.pid, signal.SIGINT)
    err = build.communicate()[1]
    assert (build.returncode, "Traceback" in err) == (130, False), err


def test_a_killed_build_holds_no_lock(origin: Path) -> None:
    """Its workers end with it: else the lock they inherited would keep every later build out."""
    build = start(origin)
    at_work(build)
    build.kill()
    build.communicate()
    deadline = time.monotonic() + PROMISED
    while orphans(build) and time.monotonic() < deadline:
        select.select([], [], [], 0.005)
    assert orphans(build) == []
    assert run(origin, "build", "--jobs", "1").code == 0


def test_of_two_builds_one_waits_its_turn_and_says_who_is_at_work(origin: Path) -> None:
    before = files(origin / "public")
    first = start(origin)
    at_work(first)
    os.kill(first.pid, signal.SIGSTOP)  # for as long as the second tries
    second = start(origin)
    said = second.communicate()[1]
    os.kill(first.pid, signal.SIGCONT)
    assert (second.returncode, f"进程 {first.pid}" in said) == (2, True), said
    err = first.communicate()[1]
    assert first.returncode == 0, err
    assert files(origin / "public") == before

"""Same site, same `--as-of`: the same bytes under any clock, zone, locale, umask, user, path, order of folders and hashes, and number
of workers (design 6, promise 7); and nothing of the machine in any of them."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import shutil
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from sitegen.text.traditional import available
from tests.conftest import need, need_locale
from tests.golden.test_golden import HERE, files_of, trees
from tests.helpers import NOW
from tests.sequences import in_memory
from tests.test_pictures import png

ROOT = Path(__file__).parents[1]
CLOCK = 1_942_580_261
"""2031-07-23 13:57:41 UTC: no year of the site is 2031."""

RUN = """
import json, os, random, sys
given = json.loads(sys.argv.pop(1))
os.umask(given["umask"])
if given["host"]:
    import socket
    socket.sethostname(given["host"])
if given["order"]:
    luck, scandir, listdir = random.Random(given["order"]), os.scandir, os.listdir
    def mixed(found):
        found = list(found)
        luck.shuffle(found)
        return found
    class Scan:
        def __init__(self, *place):
            with scandir(*place) as entries:
                self.entries = iter(mixed(sorted(entries, key=lambda entry: entry.name)))
        def __iter__(self): return self
        def __next__(self): return next(self.entries)
        def __enter__(self): return self
        def __exit__(self, *error): self.close()
        def close(self): self.entries = iter(())
    os.scandir, os.listdir = Scan, lambda *place: mixed(listdir(*place))
import sitegen.workers
sitegen.workers.MIN_SHARE = 1
fork = os.fork
def told():
    with open(given["forks"], "a") as file:
        file.write(".")
    return fork()
os.fork = told
from sitegen.cli.main import main
main()
"""
"""What a build is started with: the surroundings that only a process can change for itself."""

PLAIN: Mapping[str, Any] = {"umask": 0o022, "host": "", "order": 0, "jobs": 1}
ELSEWHERE: dict[str, dict[str, Any]] = {
    "another zone": {"TZ": "America/St_Johns"},
    "no locale": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"},
    "Chinese locale": {"LC_ALL": "zh_CN.UTF-8", "LANG": "zh_CN.UTF-8"},
    "another umask": {"umask": 0o077},
    "another user": {"HOME": "/nonexistent", "USER": "mou", "LOGNAME": "mou", "XDG_CACHE_HOME": "/nonexistent", "TMPDIR": ""},
    "another uid": {"uid": 65534},
    "another clock": {"clock": CLOCK},
    "before the site was written": {"clock": 86_400},
    "another order of folders": {"order": 1},
    "yet another order": {"order": 2},
    "hashes 1": {"PYTHONHASHSEED": "1"},
    "hashes 4242": {"PYTHONHASHSEED": "4242"},
    "hashes by chance": {"PYTHONHASHSEED": "random"},
    "two workers": {"jobs": 2},
    "eight workers": {"jobs": 8, "order": 3, "PYTHONHASHSEED": "7"},
    "optimised": {"PYTHONOPTIMIZE": "2"},
    "English": {"SITEGEN_LANG": "en"},
}


def write(folder: Path, luck: random.Random) -> Path:
    """A small site with all that makes files: search, feeds, a picture, an attachment, the traditional edition where OpenCC is. Its
    files are written in any order, at any time."""
    files = files_of(HERE / "site")
    news = "content/zwgk/xwdt/news.md"
    files["content/zwgk/xwdt/qushou.png"] = png(64, 48)
    files[news] = files[news] + "\n![调研组在渠首查看水闸](qushou.png)\n".encode()
    if available():
        files["site.yaml"] = files["site.yaml"].replace(b"{search: true}", b"{search: true, traditional: true}")
    paths = sorted(files)
    luck.shuffle(paths)
    for path in paths:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(files[path])
        os.utime(target, (luck.randrange(10**9), luck.randrange(10**9)))
    return folder


def build(folder: Path, given: Mapping[str, Any], *, alone: tuple[str, ...] = ()) -> int:
    """Build it in a process of its own; returns how many workers were forked."""
    settings = {**PLAIN, **{key: value for key, value in given.items() if key in PLAIN}, "forks": str(folder.with_name(folder.name + ".forks"))}
    env = os.environ | {"PYTHONPATH": str(ROOT), "TZ": "UTC", "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"}
    env |= {key: value for key, value in given.items() if key.isupper()}
    if "clock" in given:
        env |= {"LD_PRELOAD": str(given["shim"]), "CLOCK_AT": str(given["clock"])}
    done = subprocess.run([*alone, sys.executable, "-c", RUN, json.dumps(settings), "build", "--site", str(folder), "--as-of", NOW.isoformat(),
                           "--jobs", str(settings["jobs"])], cwd=folder.parent, env=env, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    forks = Path(settings["forks"])
    return len(forks.read_text()) if forks.exists() else 0


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What sets the clock; skips where there is no compiler, and fails in CI."""
    shim = tmp_path_factory.mktemp("clock") / "clock.so"
    subprocess.run([need("gcc"), "-shared", "-fPIC", "-O1", "-o", str(shim), str(Path(__file__).with_name("clock.c")), "-ldl"], check=True)
    return shim


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What is built here, by one process, in order."""
    folder = write(tmp_path_factory.mktemp("plain") / "site", random.Random(0))
    assert build(folder, {}) == 0
    found = trees(folder)
    names = {path.rpartition("/")[2] for path in found}
    assert {"index.html", "feed.xml", "qushou.png", "sitemap.xml"} <= names
    assert any(path.startswith("public/search/") for path in found)
    return found


@pytest.mark.parametrize("given", ELSEWHERE.values(), ids=ELSEWHERE.keys())
def test_surroundings_do_not_show(request: pytest.FixtureRequest, tmp_path: Path, plain: dict[str, bytes], given: dict[str, Any]) -> None:
    if "clock" in given:
        given = given | {"shim": request.getfixturevalue("shim")}
    place = in_memory("sitegen-anywhere-") if given.get("uid") else tmp_path
    folder = write(place / "深" / "a b" / "site", random.Random(repr(given)))
    if given.get("LC_ALL", "").startswith("zh"):
        need_locale(given["LC_ALL"])
    forks = build(folder, given, alone=as_another_user(place, given["uid"]) if given.get("uid") else ())
    assert (forks > 0) is (given.get("jobs", 1) > 1)
    found = trees(folder)
    assert sorted(found) == sorted(plain)
    assert [path for path in found if found[path] != plain[path]] == []
    if place != tmp_path:
        assert {(path.stat().st_uid, path.stat().st_gid) for path in (folder / "public").rglob("*")} == {(given["uid"], given["uid"])}
        shutil.rmtree(place)


def as_another_user(folder: Path, uid: int) -> tuple[str, ...]:
    """Give the folder to somebody else; returns what runs a program as that user. Skips where that cannot be, or where that user
    cannot read this very Python."""
    if os.geteuid() != 0 or not shutil.which("setpriv"):
        pytest.skip("needs root and setpriv")
    for place in (folder, *folder.rglob("*")):
        os.chown(place, uid, uid)
    alone = ("setpriv", f"--reuid={uid}", f"--regid={uid}", "--clear-groups")
    test = [*alone, sys.executable, "-c", "import json, click, yaml, sqlite3, sitegen.cli.main"]
    if subprocess.run(test, cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, check=False).returncode:
        pytest.skip("another user cannot read this Python")
    return alone


def unpacked(data: bytes) -> Iterator[bytes]:
    """The bytes, and what is packed in them, however deep."""
    yield data
    if data.startswith(b"\x1f\x8b"):
        yield from unpacked(gzip.decompress(data))
    elif data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                yield repr(entry).encode()
                yield from unpacked(archive.read(entry))
    elif data.startswith(b"\x89PNG"):
        for part in data.split(b"IDAT")[1:]:
            try:
                yield zlib.decompressobj().decompress(part)
            except zlib.error:
                continue


SECRETS = {"path": "tanhua", "home": "shuijing", "user": "zhuquer", "host": "xuanwuer", "environment": "qinglonger"}
"""Words that stand for what a machine would tell of itself."""


def of_the_clock() -> tuple[str, ...]:
    return ("2031", "31-07-23", "20310723", "13:57:41", "21:57:41", str(CLOCK)[:7], hex(CLOCK)[2:], "987654")


def told(files: Mapping[str, bytes], words: tuple[str, ...]) -> list[str]:
    """Where the words stand, whatever the case."""
    forms = [(word, word.encode().lower()) for word in words]
    return sorted({f"{path}: {word}" for path, data in files.items() for part in unpacked(data) for word, form in forms
                   if form in part.lower() or word in path})


def test_nothing_of_the_machine_is_in_any_byte(tmp_path: Path, shim: Path) -> None:
    """Built again over itself as well, as a build server does it every morning."""
    folder = write(tmp_path / SECRETS["path"] / "site", random.Random(5))
    home = tmp_path / SECRETS["home"]
    home.mkdir()
    given = {"clock": CLOCK, "shim": shim, "jobs": 2, "HOME": str(home), "USER": SECRETS["user"], "LOGNAME": SECRETS["user"], "HOSTNAME": SECRETS["host"],
             "EMAIL": f"{SECRETS['user']}@{SECRETS['host']}.example", "GIT_AUTHOR_NAME": SECRETS["user"], "SECRET_TOKEN": SECRETS["environment"]}
    alone: tuple[str, ...] = ()
    if shutil.which("unshare") and subprocess.run(["unshare", "--uts", "true"], capture_output=True, check=False).returncode == 0:
        alone, given = ("unshare", "--uts"), given | {"host": SECRETS["host"]}
    for _ in range(2):
        build(folder, given, alone=alone)
        found = trees(folder)
        assert told(found, (*SECRETS.values(), str(tmp_path), str(ROOT), *of_the_clock())) == []
        with (folder / "content/zwgk/tzgg/a.md").open("a", encoding="utf-8") as file:
            file.write("\n另行通知。\n")


@pytest.mark.parametrize(("files", "found"), [
    ({"a.html": "于 2031 年".encode()}, ["a.html: 2031"]),
    ({"a.html": b"<!-- /tmp/TANHUA/ -->"}, ["a.html: tanhua"]),
    ({"a.gz": gzip.compress(b"zhuquer")}, ["a.gz: zhuquer"]),
    ({"xuanwuer/a": b""}, ["xuanwuer/a: xuanwuer"]),
    ({"a.html": b"2026"}, []),
])
def test_the_look_for_it_finds_it(files: dict[str, bytes], found: list[str]) -> None:
    assert told(files, (*SECRETS.values(), *of_the_clock())) == found
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    assert told({"all.zip": packed.getvalue()}, (*SECRETS.values(), *of_the_clock())) == [f"all.zip: {one.partition(': ')[2]}" for one in found]

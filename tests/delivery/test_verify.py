"""Tamper drill: what somebody changed, added or took away is seen and put back; an untouched tree raises no alarm."""

from __future__ import annotations

import http.server
import json
import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path
from shutil import copytree, rmtree, which

import pytest
from click.testing import CliRunner

from sitegen.cli.main import cli
from sitegen.delivery.tree import Deviation, ManifestError, deviations
from sitegen.errors import SitegenError
from tests.delivery.commands import files, published_site, run
from tests.helpers import PERFECT, write_site

PAGE = "zwgk/tzgg/a/index.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published_site(tmp_path_factory.mktemp("built"))


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    copytree(built, tmp_path / "site")
    return tmp_path / "site"


def swap(public: Path) -> None:
    one, other = public / PAGE, public / "zwgk/tzgg/z/index.html"
    data = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(data)


def retimed(public: Path) -> None:
    os.utime(public / PAGE, (0, 0))


def forged(public: Path) -> None:
    """A page is changed and the manifest made to agree, all the way up."""
    from sitegen.stages.manifest import manifest

    (public / PAGE).write_text("forged", encoding="utf-8")
    digests = {path: sha256(data).hexdigest() for path, data in files(public).items() if not path.startswith("manifest/")}
    for path, data in manifest(digests):
        (public / path).write_bytes(data)


def emptied_shard(public: Path) -> None:
    (public / "manifest/zwgk.json").write_text("{}", encoding="utf-8")


def linked(public: Path) -> None:
    (public / PAGE).unlink()
    (public / PAGE).symlink_to("/etc/hostname")


TAMPERED: list[tuple[Callable[[Path], object], set[tuple[str, str]]]] = [
    (lambda p: (p / PAGE).write_text("x"), {("changed", PAGE)}),
    (lambda p: (p / PAGE).write_bytes((p / PAGE).read_bytes() + b"\n"), {("changed", PAGE)}),
    (lambda p: (p / PAGE).unlink(), {("missing", PAGE)}),
    (lambda p: rmtree(p / "zwgk/tzgg/a"), {("missing", PAGE)}),
    (lambda p: (p / "shell.php").write_text("<?php"), {("added", "shell.php")}),
    (lambda p: (p / ".hidden").write_text("x"), {("added", ".hidden")}),
    (lambda p: (p / "manifest/extra.json").write_text("{}"), {("added", "manifest/extra.json")}),
    (lambda p: (p / "link").symlink_to("/etc"), {("added", "link")}),
    (linked, {("changed", PAGE), ("missing", PAGE)}),
    (swap, {("changed", PAGE), ("changed", "zwgk/tzgg/z/index.html")}),
    (emptied_shard, {("changed", "manifest/zwgk.json")}),
    (lambda p: (p / "manifest/index.json").unlink(), {("missing", "manifest/index.json")}),
    (lambda p: (p / "manifest/index.json").write_text("[" * 99999), {("missing", "manifest/index.json")}),
    (forged, {("forged", "manifest/index.json")}),
]


@pytest.mark.parametrize(("tamper", "wanted"), TAMPERED)
def test_every_tampering_is_seen_and_put_back(site: Path, tamper: Callable[[Path], object], wanted: set[tuple[str, str]]) -> None:
    before = files(site / "public")
    twin = site.parent / "twin"
    copytree(site / "public", twin)  # as a delivered release would hold it
    tamper(site / "public")
    seen = run(site, "verify", str(site / "public"), "--format", "json")
    found = {(one["kind"], one["path"]) for one in json.loads(seen.out)["deviations"]}
    assert (seen.code, bool(found & wanted)) == (1, True), seen.out
    assert found <= wanted or tamper is emptied_shard
    deliver_from(site, twin)
    done = run(site, "verify", str(site / "public"), "--restore")
    assert done.code == 0, done.out + done.err
    assert files(site / "public") == before


def deliver_from(site: Path, twin: Path) -> None:
    """Put a whole tree where releases lie, and name the place in the settings of the record."""
    import sqlite3

    target = site / "www/releases/000001-00000000"
    target.parent.mkdir(parents=True)
    copytree(twin, target)
    with sqlite3.connect(site / ".sitegen/record/record.sqlite") as db:
        old = db.execute("select bytes from settings where path = 'site.yaml'").fetchone()[0]
        db.execute("update settings set bytes = ? where path = 'site.yaml'", (bytes(old) + b"build: {deliver: {to: www}}\n",))
    db.close()


def test_an_untouched_tree_is_clean_however_often_one_looks(site: Path) -> None:
    retimed(site / "public")
    for jobs in ("1", "2"):
        done = run(site, "verify", str(site / "public"), "--jobs", jobs)
        assert (done.code, done.out) == (0, "")
    assert all(deviations(site / "public") == [] for _ in range(20))


def test_one_line_for_each_file(site: Path) -> None:
    (site / "public/shell.php").write_text("x")
    (site / "public" / PAGE).unlink()
    assert run(site, "verify", str(site / "public")).out == f"多出 shell.php\n缺失 {PAGE}\n"


def test_evidence_is_kept_aside(site: Path) -> None:
    (site / "public/shell.php").write_text("<?php")
    run(site, "verify", str(site / "public"), "--restore")
    assert (site / ".sitegen/quarantine/000/shell.php").read_text() == "<?php"


def test_what_nobody_holds_is_said(site: Path) -> None:
    (site / "public" / PAGE).write_text("x")
    done = run(site, "verify", str(site / "public"), "--restore")
    assert (done.code, "尚余 1 处" in done.err) == (1, True)


def test_a_folder_without_manifest_is_no_published_tree(tmp_path: Path) -> None:
    with pytest.raises(ManifestError):
        deviations(tmp_path)


def test_a_manifest_names_no_file_outside_the_tree(tmp_path: Path) -> None:
    (tmp_path / "manifest").mkdir()
    (tmp_path / "manifest/index.json").write_text('{"shards": {"../../x": "0"}}')
    assert Deviation("missing", "../../x") in deviations(tmp_path)


@pytest.fixture
def server(site: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *arguments: object) -> None:
            return None

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site / "public"))) as one:
        threading.Thread(target=one.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{one.server_port}"
        one.shutdown()


def test_a_live_site_is_read_over_http(site: Path, server: str) -> None:
    assert run(site, "verify", server).code == 0
    (site / "public" / PAGE).write_text("hijacked")
    rmtree(site / "public/zwgk/tzgg/z")
    done = run(site, "verify", server)
    assert (done.code, done.out) == (1, f"被改动 {PAGE}\n缺失 zwgk/tzgg/z/index.html\n")


def test_a_live_site_whose_manifest_was_forged_is_told_by_the_record(site: Path, server: str) -> None:
    forged(site / "public")
    assert run(site, "verify", server).out == "清单被替换 manifest/index.json\n"


def test_a_server_that_is_not_there(site: Path) -> None:
    done = run(site, "verify", "http://127.0.0.1:9")
    assert (done.code, "访问不了" in done.err) == (2, True)


@pytest.mark.skipif(which("ssh-keygen") is None, reason="ssh-keygen is not here")
def test_a_signed_manifest_holds_only_with_its_key(tmp_path: Path) -> None:
    from tests.delivery.commands import SITE

    for name in ("key", "other"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "x", "-f", str(tmp_path / name)], check=True)
    site_yaml = SITE["site.yaml"] + f"build: {{deliver: {{to: www}}, manifest_key: {tmp_path}/key}}\n"
    site = published_site(tmp_path / "site", SITE | {"site.yaml": site_yaml})
    done = run(site, "publish")
    assert done.code == 0, done.err
    served = str(site / "www/current")
    assert run(site, "verify", served, "--key", str(tmp_path / "key.pub")).code == 0
    assert "清单被替换" in run(site, "verify", served, "--key", str(tmp_path / "other.pub")).out
    forged(site / "www/current")
    assert run(site, "verify", served).code == 0  # all agrees: only the key tells
    assert "清单被替换" in run(site, "verify", served, "--key", str(tmp_path / "key.pub")).out


def test_a_folder_that_is_not_there(site: Path) -> None:
    done = run(site, "verify", str(site / "none"))
    assert (done.code, "没有目录" in done.err) == (2, True)


def test_a_live_site_without_a_manifest(site: Path, server: str) -> None:
    rmtree(site / "public/manifest")
    assert run(site, "verify", server).out == "缺失 manifest/index.json\n"
    assert run(site, "verify", str(site / "public")).out == "缺失 manifest/index.json\n"


def test_a_live_site_is_not_put_right_from_here(site: Path, server: str) -> None:
    done = run(site, "verify", server, "--restore")
    assert (done.code, "只能用于目录" in done.err) == (2, True)


def test_a_tree_of_no_site_is_compared_and_not_put_right(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    public = str(site / "public")
    clean = CliRunner().invoke(cli, ["verify", public, "--quiet"], standalone_mode=False)
    assert (clean.return_value, clean.output) == (0, "")
    (site / "public" / PAGE).write_text("x")
    with pytest.raises(SitegenError, match="needs the site"):
        CliRunner().invoke(cli, ["verify", public, "--restore"], standalone_mode=False, catch_exceptions=False)


def test_before_the_first_build_nobody_knows_the_manifest(site: Path, tmp_path: Path) -> None:
    write_site(tmp_path / "new", PERFECT)
    assert run(tmp_path / "new", "verify", str(site / "public")).code == 0


def test_a_manifest_of_which_nobody_knows_what_it_was_is_not_put_back(site: Path) -> None:
    """Neither the record nor the name of a release says so: the tree is left as it is."""
    twin = site / "copy/here"
    copytree(site / "public", twin)
    (twin / "manifest/index.json").write_text("{")
    done = run(site, "verify", str(twin), "--restore")
    assert (done.code, done.out, (twin / "manifest/index.json").read_text()) == (1, "缺失 manifest/index.json\n", "{")


def test_a_source_with_another_manifest_is_passed_over(site: Path) -> None:
    """The output is a later build: the release is put right from another release, its signature with it."""
    deliver_from(site, site / "public")
    served = site / "www/releases/000001-00000000"
    index = (served / "manifest/index.json").read_bytes()
    served = served.rename(served.with_name(f"000001-{sha256(index).hexdigest()[:8]}"))
    (served / "manifest/index.json.sig").write_bytes(b"signature")
    copytree(served, site / f"www/releases/000002-{served.name[-8:]}")
    (site / "public/manifest/index.json").write_text("{}")
    (site / "public" / PAGE).write_text("another")
    (served / "manifest/index.json").write_text("{}")
    (served / "manifest/index.json.sig").unlink()
    (served / PAGE).write_text("hijacked")
    done = run(site, "verify", str(served), "--restore")
    assert (done.code, (served / "manifest/index.json").read_bytes() == index, (served / "manifest/index.json.sig").read_bytes()) == (0, True, b"signature"), done.err
    assert "hijacked" not in (served / PAGE).read_text("utf-8")


def test_evidence_of_a_second_incident_does_not_replace_that_of_the_first(site: Path) -> None:
    for number in range(3):
        (site / "public/shell.php").write_text(f"<?php {number}")
        run(site, "verify", str(site / "public"), "--restore", "--quiet")
    assert [(site / f".sitegen/quarantine/{number:03d}/shell.php").read_text() for number in range(3)] == ["<?php 0", "<?php 1", "<?php 2"]


def test_a_tree_without_a_signature_does_not_hold_with_a_key(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "key.pub").write_text("ssh-ed25519 AAAA x\n")
    done = run(site, "verify", str(site / "public"), "--key", str(tmp_path / "key.pub"))
    assert (done.code, done.out) == (1, "清单被替换 manifest/index.json.sig\n")
    (site / "public/manifest/index.json.sig").write_text("x")
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    done = run(site, "verify", str(site / "public"), "--key", str(tmp_path / "key.pub"))
    assert (done.code, "没有 ssh-keygen" in done.err) == (2, True)

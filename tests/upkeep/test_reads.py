"""How often texts were read: what counts, what never does, that no visitor is kept, and where readers see it."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from sitegen.cli import import_
from sitegen.cli.build import command as build
from sitegen.model import Text
from sitegen.upkeep.reads import Tally, logged, tabled
from tests.helpers import PERFECT, write_site

ZONE = ZoneInfo("Asia/Shanghai")
KNOWN = {"/zwgk/tzgg/a/": "a", "/old/a/": "a", "/zwgk/tzgg/b/": "b"}
TODAY = date(2026, 3, 10)


def line(address: str = "/zwgk/tzgg/a/", at: str = "09/Mar/2026:08:00:00 +0800", request: str = "GET {} HTTP/1.1", status: int = 200, agent: str | None = "Mozilla/5.0") -> str:
    return f'203.0.113.9 - zhang [{at}] "{request.format(address)}" {status} 9000' + (f' "-" "{agent}"' if agent is not None else "")


def counted(*lines: str, after: date | None = None) -> Tally:
    return logged(lines, KNOWN, ZONE, after, TODAY)


@pytest.mark.parametrize(("one", "kind"), [
    (line("/zwgk/tzgg/"), "elsewhere"), (line("/assets/site.css"), "elsewhere"), (line(status=404), "elsewhere"), (line(status=301), "elsewhere"),
    (line(request="HEAD {} HTTP/1.1"), "elsewhere"), (line(request="POST {} HTTP/1.1"), "elsewhere"), (line("//[x/"), "elsewhere"),
    (line(agent="Mozilla/5.0 (compatible; Baiduspider/2.0)"), "robots"), (line(agent="curl/8.0"), "robots"),
    (line(at="10/Mar/2026:00:00:00 +0800"), "again"), (line(at="09/Mar/2026:16:00:00 +0000"), "again"), (line(at="01/Mar/2026:23:59:59 +0800"), "again"),
    ("junk", "unreadable"), (line(at="32/Mar/2026:08:00:00 +0800"), "unreadable"), (line(at="09/Mär/2026:08:00:00 +0800"), "unreadable"),
    (line(request="-"), "unreadable"), (line(at="09/Mar/2026:08:00:00"), "unreadable"), ("", ""), ("\n", ""),
])
def test_what_does_not_count(one: str, kind: str) -> None:
    found = counted(one, after=date(2026, 3, 1))
    assert not found.reads
    assert {name: getattr(found, name) for name in ("robots", "elsewhere", "again", "unreadable")} == {
        name: int(name == kind) for name in ("robots", "elsewhere", "again", "unreadable")}


@pytest.mark.parametrize("one", [
    line(), line(status=304), line(agent=None), line("/zwgk/tzgg/a/?from=weixin"), line("/zwgk/tzgg/a/index.html"), line("/zwgk/tzgg/a"), line("/old/a/"),
    line("/zh-hant/zwgk/tzgg/a/"), line("/zwgk/tzgg/%61/"), line(at="02/Mar/2026:00:00:00 +0800"), line(at="09/Mar/2026:23:59:59 +0800"),
    line(at="08/Mar/2026:23:00:00 -0100"), line("https://www.chengxi.example/zwgk/tzgg/a/"), line() + "\r\n",
])
def test_what_counts(one: str) -> None:
    assert counted(one, after=date(2026, 3, 1)).reads == {"a": 1}


@given(st.text(st.characters(codec="utf-8")) | st.text(st.sampled_from('[]/:" GET09Mar2026+')))
def test_any_line_is_counted_or_told(text: str) -> None:
    counted(text)
    tabled(text, KNOWN, TODAY)


def test_a_table_of_sums() -> None:
    found = tabled("网址,浏览量\nhttps://www.chengxi.example/zwgk/tzgg/a/,\"1,200\"\n/old/a/,3\n/x/,7\n/zwgk/tzgg/b/,多\n", KNOWN, TODAY)
    assert isinstance(found, Tally) and (found.reads, found.elsewhere, found.unreadable) == ({"a": 1203}, 1, 1)


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "url,reads\n\"/a/,1\n"])
def test_what_is_no_table_is_told(text: str) -> None:
    assert isinstance(tabled(text, KNOWN, TODAY), Text)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site", PERFECT)


def run(site: Path, *files: Path, as_of: str = "2026-03-10T09:00") -> Result:
    return CliRunner().invoke(import_.command, ["reads", *map(str, files), "--site", str(site), "--as-of", as_of, "--jobs", "1"], standalone_mode=False)


def put(path: Path, text: str) -> Path:
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def test_logs_that_overlap_count_once_and_no_visitor_is_kept(site: Path, tmp_path: Path) -> None:
    first = put(tmp_path / "access.log.1.gz", "\n".join([line(at="08/Mar/2026:08:00:00 +0800"), line(), line()]))
    second = put(tmp_path / "access.log", "\n".join([line(), line(at="10/Mar/2026:08:00:00 +0800")]))
    ledger = site / "checks/ledgers/reads.csv"
    assert run(site, first).return_value == 0
    assert ledger.read_text("utf-8") == "article,reads,until\na,3,2026-03-09\n"
    run(site, first, second)
    assert ledger.read_text("utf-8") == "article,reads,until\na,3,2026-03-09\n"
    run(site, second, as_of="2026-03-11T09:00")
    assert ledger.read_text("utf-8") == "article,reads,until\na,4,2026-03-10\n"
    table = put(tmp_path / "stat.csv", "url,reads\n/zwgk/tzgg/a/,900\n")
    assert isinstance(run(site, table, first).exception, Exception)
    run(site, table, as_of="2026-03-12T09:00")
    assert ledger.read_text("utf-8") == "article,reads,until\na,900,2026-03-12\n"


@pytest.mark.parametrize(("name", "text", "code"), [("x.log", "no log\n", 1), ("x.log", "", 0), ("x.log", line("/x/"), 0)])
def test_a_file_of_nothing_leaves_no_ledger(site: Path, tmp_path: Path, name: str, text: str, code: int) -> None:
    assert run(site, put(tmp_path / name, text)).return_value == code
    assert not (site / "checks/ledgers/reads.csv").exists()


@pytest.mark.parametrize(("name", "data"), [("x.gz", b"no gzip"), ("x.csv", b"a,b\n"), ("x.csv", b"\xff\xfe")])
def test_what_cannot_be_read_is_told(site: Path, tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert "Sitegen" in type(run(site, tmp_path / name).exception).__name__


@pytest.mark.parametrize(("rows", "told"), [("", None), ("a,0,2026-03-09\n", None), ("a,1234,2026-03-09\n", "阅读次数：1,234（截至2026-03-09）")])
def test_readers_see_a_count_only_where_one_was_imported(site: Path, rows: str, told: str | None) -> None:
    write_site(site, {"checks/ledgers/reads.csv": "article,reads,until\n" + rows})
    done: Any = CliRunner().invoke(build, ["--site", str(site), "--as-of", "2026-03-10T09:00", "--jobs", "1"], standalone_mode=False)
    assert done.return_value == 0, done.output
    pages = {path.parent.name: path.read_text("utf-8") for path in (site / "public/zwgk/tzgg").rglob("index.html")}
    assert ("阅读次数" in pages["a"]) == bool(told) and (told or "") in pages["a"]
    assert not any("阅读次数" in page for name, page in pages.items() if name != "a")

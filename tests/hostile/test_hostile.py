"""The hostile set: what must be refused is refused by name, what is harmless builds, and nothing in the output is active."""

from __future__ import annotations

import json
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.conftest import untraced
from tests.delivery.commands import run
from tests.hostile.cases import CASES, Case

pytestmark = pytest.mark.untraced

OWN = {"www.chengxi.example", "tb.example", ""}
"""Hosts that pages of the perfect site may name."""
LOADS = {("script", "src"), ("img", "src"), ("link", "href"), ("iframe", "src"), ("source", "src"), ("source", "srcset"), ("video", "src"), ("audio", "src"), ("form", "action")}
NEVER = {"iframe", "object", "embed", "applet", "base", "math", "frame", "marquee", "style"}
MOST_SECONDS = 2.0
"""CPU of a check of one hostile text."""


def test_the_set_is_as_large_as_promised() -> None:
    assert len(CASES) >= 150
    assert len({case.name for case in CASES}) == len(CASES)
    assert sum(case.name.startswith("ok") for case in CASES) >= 13


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_hostile(case: Case, tmp_path: Path) -> None:
    import time

    for path, data in case.files.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    if case.prepare:
        case.prepare(tmp_path)
    began = time.process_time()
    with untraced():
        checked = run(tmp_path, "check", "--format", "json", "--jobs", "1")
    spent = time.process_time() - began
    assert checked.code in (0, 1), checked.err
    names = {finding["name"] for finding in json.loads(checked.out)["findings"] if finding["blocks"]}
    assert spent < MOST_SECONDS
    if case.must:
        assert names & case.must, f"{case.name}: {sorted(names)} instead of one of {sorted(case.must)}"
        assert run(tmp_path, "build").code == 1
        assert not (tmp_path / "public").exists()
        return
    assert names == set()
    built = run(tmp_path, "build")
    assert built.code == 0, built.err
    for page in sorted((tmp_path / "public").rglob("*")):
        if page.suffix == ".html":
            assert active(page.read_text(encoding="utf-8")) == (), page
    assert not any("\\" in path.name or path.is_symlink() for path in (tmp_path / "public").rglob("*"))
    assert sorted(path.name for path in tmp_path.iterdir()) == [".sitegen", "checks", "content", "internal", "public", "site.yaml"]


@cache  # most pages are the same in every site
def active(page: str) -> tuple[str, ...]:
    """What in a page runs, loads or leads where it must not."""
    found = _Active()
    found.feed(page)
    return tuple(found.wrong)


class _Active(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        runs_code = tag == "script" and given.get("type") != "application/ld+json" and not given.get("src", "").startswith("/assets/")
        if tag in NEVER or runs_code or (tag == "meta" and given.get("http-equiv", "").lower() == "refresh"):
            self.wrong.append(tag)
        for name, value in given.items():
            address = urlsplit("".join(value.split()))
            runs = name.startswith("on") or name in ("srcdoc", "formaction") or (name == "style" and "url(" in value)
            leads = name in ("href", "src", "action") and address.scheme not in ("", "http", "https", "mailto", "tel")
            if runs or leads or ((tag, name) in LOADS and (address.hostname or "") not in OWN):
                self.wrong.append(f"{tag} {name}={value}")

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"comment {data}")

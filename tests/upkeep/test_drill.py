"""The one-hour drill (docs/drill.md): notice, withdraw, gone from every file, entry in the ledger, clock runs until it is fixed."""

from __future__ import annotations

import json
from pathlib import Path
from time import perf_counter

from sitegen.text.traditional import available
from tests.delivery.commands import SITE, files, published_site, run

HEAD = "no,kind,level,source,unit,article,found,noticed,withdrawn,fixed,person,note\n"


def drill_site(tmp_path: Path) -> Path:
    site = published_site(tmp_path, SITE | {"site.yaml": SITE["site.yaml"] + "build: {search: true, traditional: true}\n"})
    ledger = site / "checks/ledgers/rectification.csv"
    ledger.parent.mkdir(parents=True)
    ledger.write_text(HEAD, "utf-8")
    return site


def withdraw(site: Path) -> None:
    done = run(site, "withdraw", "needle", "--reason", "数据有误", "--by", "赵安", as_of="2026-03-10T10:00")
    assert done.code == 0, done.err


def holders(site: Path) -> dict[str, list[str]]:
    """Edition -> files of it that hold the text's words: page, search, feed, 繁體."""
    found: dict[str, list[str]] = {"page": [], "search": [], "feed": [], "traditional": []}
    for path, data in files(site / "public").items():
        if any(word.encode() in data for word in ("七彩鲸鱼", "七彩鯨魚")):
            found["traditional" if path.startswith("zh-hant/") else "search" if path.startswith("search") else "feed" if path.endswith("feed.xml") else "page"].append(path)
    return found


def test_from_notice_to_gone_takes_less_than_five_minutes(tmp_path: Path) -> None:
    site = drill_site(tmp_path)
    before = holders(site)
    assert before["page"] and before["search"] and before["feed"] and bool(before["traditional"]) is available(), before
    (site / "content/zwgk/tzgg/broken.md").write_text("---\ntitle: [\n", "utf-8")  # something else is broken too
    began = perf_counter()
    withdraw(site)
    assert perf_counter() - began < 300
    public = files(site / "public")
    assert holders(site) == {"page": [], "search": [], "feed": [], "traditional": []}
    assert "本页内容已撤下".encode() in public["zwgk/tzgg/needle/index.html"]


def test_the_ledger_has_its_entry_and_the_clock_is_content(tmp_path: Path) -> None:
    site = drill_site(tmp_path)
    withdraw(site)
    row = (site / "checks/ledgers/rectification.csv").read_text("utf-8").splitlines()[-1]
    assert row.startswith("CG-20260310-100000,other,severe,撤稿,office,needle,2026-03-10 10:00,2026-03-10 10:00,2026-03-10 10:00,,赵安,数据有误")
    found = run(site, "check", "--format", "json", as_of="2026-03-10T12:00")
    assert not [f for f in json.loads(found.out)["findings"] if f["name"].startswith(("ledger.", "deadline."))]


def test_a_broken_ledger_does_not_stop_the_withdrawal(tmp_path: Path) -> None:
    site = drill_site(tmp_path)
    (site / "checks/ledgers/rectification.csv").write_text("no,kind\n", "utf-8")
    withdraw(site)
    assert "本页内容已撤下".encode() in files(site / "public")["zwgk/tzgg/needle/index.html"]

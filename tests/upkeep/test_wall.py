"""The wall: nothing of ledgers, clocks, rosters and waivers is in the public tree; the office has all of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from shutil import copytree, ignore_patterns
from zoneinfo import ZoneInfo

import pytest

from sitegen.pipeline import build
from sitegen.stages.read_site import read_site

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("wall") / "site"
    site.mkdir()
    for name in ("site.yaml", "content", "checks", "theme"):
        if (ROOT / name).is_dir():
            copytree(ROOT / name, site / name, ignore=ignore_patterns("__pycache__"))
        elif (ROOT / name).is_file():
            (site / name).write_bytes((ROOT / name).read_bytes())
    assert build(site, now=NOW, jobs=1).exit_code == 0
    return site


def everything(folder: Path) -> str:
    return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in sorted(folder.rglob("*")) if path.is_file())


def secrets(site: Path) -> set[str]:
    """What only the office may see: numbers of rows, telephone numbers, subjects and steps of ledgers, reasons of waivers."""
    settings = read_site(site).settings
    upkeep = settings.upkeep
    found = {row.text("no") for table in upkeep.ledgers for row in upkeep.rows(table)}
    found |= {row.text("phone") for row in upkeep.rows("duty")}
    found |= {row.text(key) for table, key in (("incidents", "steps"), ("supervision", "report"), ("vendors", "contract"), ("media", "receipt"))
              for row in upkeep.rows(table)}
    found |= {row.text("subject") for row in upkeep.rows("letters") if not row.text("article") and len(row.text("subject")) > 5}
    found |= {waiver.reason for waiver in settings.waivers if len(waiver.reason) > 5}
    return found - {""}


@pytest.mark.untraced
def test_nothing_internal_is_public(built: Path) -> None:
    public = everything(built / "public")
    assert sorted(secret for secret in secrets(built) if secret in public) == []
    for word in ("checks/ledgers", "在办事项", "单项否决", "豁免登记", "内部资料", "带班领导", "抽读"):
        assert word not in public, word


def test_the_office_has_it_but_telephone_numbers(built: Path) -> None:
    internal = everything(built / "internal")
    assert "ZG-2026-001" in internal and "SJ-2026-001" in internal
    phones = {row.text("phone") for row in read_site(built).settings.upkeep.rows("duty")}
    assert phones and not {phone for phone in phones if phone in internal}


@pytest.mark.parametrize("path", [
    "clocks/index.html", "clocks/clocks.ics", "clocks/clocks.csv", "clocks/clocks.json", "forecast/index.html", "freshness/freshness.json",
    "freshness/freshness.csv", "freshness/freshness.ics", "freshness/office.ics", "columns/index.html", "ledgers/index.html",
    "ledgers/rectification/index.html",
    "index.html", "plans/index.html", "plans/tjj/index.html", "media/index.html", "media/whitelist.csv", "questions/index.html", "waivers/index.html", "forms/column/index.html", "reminders/spj.txt"])
def test_the_office_finds_every_page(built: Path, path: str) -> None:
    assert (built / "internal" / path).is_file()


@pytest.mark.parametrize(("path", "words"), [
    ("duties/index.html", ("栏目责任清单", "业务股室负责人")), ("statistics/index.html", ("互动交流统计", "网站找错", "答复率")),
    ("media/index.html", ("政务新媒体", "岚澄发布")), ("services/index.html", ("办事服务分类", "面向企业", "市场准入"))])
def test_citizens_get_their_pages(built: Path, path: str, words: tuple[str, ...]) -> None:
    page = (built / "public" / path).read_text("utf-8")
    assert [word for word in words if word not in page] == []


def test_responsibility_is_public_by_post_not_by_name(built: Path) -> None:
    page = (built / "public/duties/index.html").read_text("utf-8")
    assert "罗见溪" not in page and "叶知微" not in page


def test_there_is_one_page_of_duties_and_one_of_accounts(built: Path) -> None:
    assert not (built / "public/duty").exists() and not (built / "public/new-media").exists()
    home = (built / "public/index.html").read_text("utf-8")
    assert home.count('href="/duties/"') == 1 and home.count('href="/media/"') == 1 and 'href="/statistics/"' in home


def test_closed_accounts_are_not_listed(built: Path) -> None:
    assert "岚澄教育" not in (built / "public/media/index.html").read_text("utf-8")

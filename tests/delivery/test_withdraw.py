"""A withdrawn text is gone from every output file after one command, whatever else is broken (design 5.3, promise 3)."""

from __future__ import annotations

import gzip
import json
import sqlite3
from pathlib import Path
from shutil import copy, copytree, rmtree

import pytest
from click.testing import CliRunner

from sitegen.cli.main import cli
from sitegen.delivery.needles import Needle, hits, variants
from sitegen.errors import SitegenError
from sitegen.record import Record
from sitegen.stages.spare import inodes
from sitegen.stages.write import Stage
from tests.delivery.commands import SITE, files, published_site, run

WITHDRAW = ("withdraw", "needle", "--reason", "内容有误", "--by", "赵安")
LATER = "2026-03-10T10:00"
ROOT, PORTAL_TIME, WHO = Path(__file__).parents[2], "2026-11-20T09:00", "xueyanqiu"
TRACES = ("七彩鲸鱼", "/zwgk/tzgg/needle/", "/old/needle", "jingyu", "鲸鱼关键词", "内容有误")


def traces(folder: Path) -> list[str]:
    """nginx.conf names the address, since it must answer 410 there."""
    return [f"{path}: {trace}" for path, data in files(folder).items() for trace in TRACES
            if path != "nginx.conf" and (trace.encode() in data or trace in path)]


def test_the_site_shows_the_text_before(tmp_path: Path) -> None:
    site = published_site(tmp_path)
    found = {line.partition(": ")[2] for line in traces(site / "public")}
    assert found == set(TRACES) - {"内容有误"}


def test_nothing_of_it_is_left_in_any_byte(tmp_path: Path) -> None:
    site = published_site(tmp_path)
    done = run(site, *WITHDRAW, as_of=LATER)
    assert done.code == 0, done.err
    assert traces(site / "public") == traces(site / "internal") == []
    assert not (site / "public/zwgk/tzgg/jingyu.csv").exists()
    assert (site / "public/zwgk/tzgg/shared.csv").exists()


def test_no_tree_beside_the_site_holds_it_either(tmp_path: Path) -> None:
    """The tree that was replaced becomes the same files as the new one: no copy lies about, and the next build has its spare."""
    site = published_site(tmp_path)
    run(site, *WITHDRAW, as_of=LATER)
    spare = site / ".public.sitegen-new"
    assert inodes(spare) == inodes(site / "public")
    assert traces(spare) == []


def test_what_a_withdrawal_that_died_while_tidying_left_goes_when_it_is_given_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = published_site(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(Stage, "follow", lambda self: setattr(self, "_keeps", True))
        run(site, *WITHDRAW, as_of=LATER)
    assert traces(site / ".public.sitegen-new") != []
    assert run(site, *WITHDRAW, as_of=LATER).code == 2
    assert not (site / ".public.sitegen-new").exists()


@pytest.mark.untraced
@pytest.mark.parametrize("lost", ["store", "settings", "garbage"])
def test_without_the_store_it_is_the_same(tmp_path: Path, lost: str) -> None:
    """What the store knows only spares time: the record is enough."""
    trees = []
    for name in ("with", "without"):
        site = published_site(tmp_path / name)
        store = site / ".sitegen/cache/store.sqlite"
        if name == "without" and lost == "store":
            store.unlink()
        elif name == "without" and lost == "settings":
            (site / "site.yaml").write_text(SITE["site.yaml"].replace("通知公告", "公告"), encoding="utf-8")
        elif name == "without":
            store.write_bytes(b"garbage")
        done = run(site, *WITHDRAW, as_of=LATER)
        assert done.code == 0, done.err
        trees.append((done.out, files(site / "public")))
    assert trees[0] == trees[1]


def test_what_signatures_are_worth_stays_as_it_was_published(tmp_path: Path) -> None:
    """Git is not asked: the site's own statements say what it proved."""
    site = published_site(tmp_path)
    shard = site / "public/reviews/zwgk/tzgg.json"
    said = json.loads(shard.read_text(encoding="utf-8"))
    for entry in said:
        entry["predicate"]["levels"][0]["evidence"] = "commit"
    shard.write_text(json.dumps(said), encoding="utf-8")
    (site / ".sitegen/cache/store.sqlite").unlink()
    assert run(site, *WITHDRAW, as_of=LATER).code == 0
    after = json.loads(shard.read_text(encoding="utf-8"))
    assert len(after) == len(said) - 1
    assert {(level["level"], level["evidence"]) for entry in after for level in entry["predicate"]["levels"]} == {
        ("first", "commit"), ("second", "names"), ("final", "names")}


def test_its_addresses_answer_with_a_stone(tmp_path: Path) -> None:
    site = published_site(tmp_path)
    run(site, *WITHDRAW, as_of=LATER)
    for page in ("public/zwgk/tzgg/needle/index.html", "public/old/needle/index.html"):
        assert "本页内容已撤下" in (site / page).read_text(encoding="utf-8")


def test_pages_that_registers_make_stay(tmp_path: Path) -> None:
    """Posts of leaders, accounts, the site group and the counts of letters came of files that the record did not keep: the pages went with the text."""
    registers = {
        "checks/leaders.yaml": "- {name: 周明远, post: 县长, from: 2024-01-01}\n",
        "checks/site-group.yaml": "- {group: 市县网站, title: 某市人民政府, url: 'https://www.city.example/'}\n",
        "checks/ledgers/media.csv": "account,platform,name,unit,state,whitelist\na,微博,甲县发布,office,running,是\n",
        "checks/ledgers/letters.csv": "no,kind,received,unit\nLX1,letter,2026-03-02,office\n",
    }
    site = published_site(tmp_path, SITE | registers)
    before = {page for page in files(site / "public") if page.endswith("index.html")}
    assert {"media/index.html", "statistics/index.html"} <= before
    assert run(site, *WITHDRAW, as_of=LATER).code == 0
    assert {page for page in files(site / "public") if page.endswith("index.html")} >= before - {"zwgk/tzgg/needle/index.html"}
    assert "甲县发布" in (site / "public/media/index.html").read_text(encoding="utf-8")


def test_links_to_it_become_plain_words(tmp_path: Path) -> None:
    site = published_site(tmp_path)
    run(site, *WITHDRAW, as_of=LATER)
    page = (site / "public/zwgk/tzgg/neighbour/index.html").read_text(encoding="utf-8")
    assert "请按资金通知和同一通知要求报送，另见旧地址。" in page


def test_addresses_to_purge_stand_on_stdout(tmp_path: Path) -> None:
    site = published_site(tmp_path)
    lines = run(site, *WITHDRAW, as_of=LATER).out.splitlines()
    base = "https://www.chengxi.example"
    assert lines[:4] == [f"{base}/zwgk/tzgg/needle/", f"{base}/old/needle/", f"{base}/zwgk/tzgg/jingyu.csv", f"{base}/zwgk/tzgg/jingyu.gif"]
    assert {f"{base}/", f"{base}/zwgk/tzgg/", f"{base}/zwgk/tzgg/neighbour/", f"{base}/feed.xml"} <= set(lines)


def test_the_source_says_so_and_a_build_gives_the_same_bytes(tmp_path: Path) -> None:
    site = published_site(tmp_path)
    run(site, *WITHDRAW, as_of=LATER)
    assert "withdrawals:\n  - at: 2026-03-10 10:00\n    by: 赵安\n    reason: 内容有误\n" in (site / "content/zwgk/tzgg/needle.md").read_text(encoding="utf-8")
    after = files(site / "public")
    assert run(site, "build", as_of=LATER).code == 0
    assert files(site / "public") == after


@pytest.mark.untraced
def test_the_whole_portal_is_what_a_build_would_make_of_it(tmp_path: Path) -> None:
    """Every kind of page: a policy with its interpretation, a letter that is counted, a text on the home page, with pictures, search
    and both scripts."""
    for name in ("content", "checks", "site.yaml"):
        (copytree if (ROOT / name).is_dir() else copy)(ROOT / name, tmp_path / name)
    assert run(tmp_path, "build", as_of=PORTAL_TIME).code == 0
    for one in sorted(Record(tmp_path).published().values(), key=lambda row: row.id)[::17]:
        done = run(tmp_path, "withdraw", one.id, "--reason", "误", "--by", WHO, "--at", PORTAL_TIME, as_of=PORTAL_TIME)
        assert done.code == 0, (one.id, done.err)
    after = files(tmp_path / "public")
    built = run(tmp_path, "build", "--gate", "article", as_of=PORTAL_TIME)
    assert built.code in (0, 5), built.out
    again = files(tmp_path / "public")
    assert {path for path in after.keys() | again.keys() if after.get(path) != again.get(path)} == set()


@pytest.mark.parametrize(("path", "text"), [
    ("site.yaml", "version: [\n"),
    ("site.yaml", None),
    ("checks/people.yaml", "people: 7\n"),
    ("checks/waivers.yaml", "- {\n"),
    ("checks/words/x.csv", "\x00"),
    ("content/zwgk/tzgg/a.md", "no front matter"),
    ("content/zwgk/tzgg/neighbour.md", None),
    ("content/zwgk/tzgg/needle.md", None),
    ("content/zwgk/tzgg/needle.md", "---\ntitle: [\n---\n"),
    ("content/zwgk/tzgg/shared.csv", "changed"),
    ("theme/page/article.html", "{% broken"),
])
def test_it_passes_whatever_else_is_broken(tmp_path: Path, path: str, text: str | None) -> None:
    site = published_site(tmp_path)
    if text is None:
        (site / path).unlink()
    else:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    done = run(site, *WITHDRAW, as_of=LATER)
    assert done.code == 0, done.err
    assert traces(site / "public") == []
    assert (site / "public/zwgk/tzgg/shared.csv").read_text(encoding="utf-8") == SITE["content/zwgk/tzgg/shared.csv"]


def test_only_the_last_published_tree_is_shown_never_an_unchecked_edit(tmp_path: Path) -> None:
    site = published_site(tmp_path)
    edited = SITE["content/zwgk/tzgg/a.md"].replace("请于3月底前", "未审内容请于4月底前")
    (site / "content/zwgk/tzgg/a.md").write_text(edited, encoding="utf-8")
    (site / "site.yaml").write_text(SITE["site.yaml"].replace("通知公告", "未审栏目"), encoding="utf-8")
    run(site, *WITHDRAW, as_of=LATER)
    assert not [path for path, data in files(site / "public").items() if "未审".encode() in data]


def test_the_record_holds_none_of_its_bytes(tmp_path: Path) -> None:
    site = published_site(tmp_path)
    run(site, *WITHDRAW, as_of=LATER)
    kept = files(site / ".sitegen/record")
    assert not [path for path, data in kept.items() if "现将七彩鲸鱼试点项目".encode() in data or data.startswith("乡镇,七彩".encode())]


def test_a_source_without_the_entry_is_not_published_again(tmp_path: Path) -> None:
    """A build server's checkout may be reset after the command: the record remembers."""
    site = published_site(tmp_path)
    run(site, *WITHDRAW, as_of=LATER)
    (site / "content/zwgk/tzgg/needle.md").write_text(SITE["content/zwgk/tzgg/needle.md"], encoding="utf-8")
    assert run(site, "build", as_of=LATER).code == 0
    assert traces(site / "public") == []


def test_a_text_whose_source_is_gone_keeps_its_stone(tmp_path: Path) -> None:
    site = published_site(tmp_path)
    run(site, *WITHDRAW, as_of=LATER)
    after = files(site / "public")
    (site / "content/zwgk/tzgg/needle.md").unlink()
    (site / "content/zwgk/tzgg/neighbour.md").write_text(SITE["content/zwgk/tzgg/neighbour.md"].split("请按")[0] + "请报送。\n", encoding="utf-8")
    assert run(site, "build", as_of=LATER).code == 0
    assert (site / "public/zwgk/tzgg/needle/index.html").read_bytes() == after["zwgk/tzgg/needle/index.html"]


def test_a_later_final_signature_brings_it_back(tmp_path: Path) -> None:
    site = published_site(tmp_path)
    run(site, *WITHDRAW, as_of=LATER)
    text = (site / "content/zwgk/tzgg/needle.md").read_text(encoding="utf-8").replace("date: 2026-03-09 09:00", "date: 2026-03-11 09:00")
    for old, new in (("2026-03-06 09:00", "2026-03-11 08:00"), ("2026-03-06 15:00", "2026-03-11 08:10"), ("2026-03-09 08:30", "2026-03-11 08:30")):
        text = text.replace(old, new)
    (site / "content/zwgk/tzgg/needle.md").write_text(text, encoding="utf-8")
    built = run(site, "build", as_of="2026-03-11T10:00")
    assert built.code == 0, built.out
    assert "七彩鲸鱼" in (site / "public/zwgk/tzgg/needle/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("words", "code", "said"), [
    (("withdraw", "nothing", "--reason", "误", "--by", "赵安"), 2, "没有“nothing”"),
    (("withdraw", "needles", "--reason", "误", "--by", "赵安"), 2, "是否想写 needle"),
    (("withdraw", "needle", "--reason", "误", "--by", "无此人"), 2, "没有“无此人”"),
    (("withdraw", "needle", "--reason", "误", "--by", "赵安", "--at", "2026-03-01T09:00"), 2, "早于终审"),
    (("withdraw", "needle", "--by", "赵安"), 2, "reason"),
])
def test_refusals_change_nothing(tmp_path: Path, words: tuple[str, ...], code: int, said: str) -> None:
    site = published_site(tmp_path)
    before = files(site)
    done = run(site, *words)
    assert (done.code, said in done.err) == (code, True), done.err
    assert files(site) == before


def test_a_second_withdrawal_says_that_it_is_done(tmp_path: Path) -> None:
    site = published_site(tmp_path)
    run(site, *WITHDRAW, as_of=LATER)
    done = run(site, *WITHDRAW, as_of=LATER)
    assert (done.code, "已于 2026-03-10 10:00 撤下" in done.err) == (2, True)


@pytest.mark.untraced
@pytest.mark.parametrize("key", ["needle", "zwgk/tzgg/needle.md", "content/zwgk/tzgg/needle.md", "/zwgk/tzgg/needle/", "zwgk/tzgg/needle"])
def test_a_text_is_named_by_id_path_or_address(tmp_path: Path, key: str) -> None:
    site = published_site(tmp_path)
    assert run(site, "withdraw", key, "--reason", "误", "--by", "zhaoan", as_of=LATER).code == 0


def test_words_in_the_theme_are_found_and_nothing_is_switched(tmp_path: Path) -> None:
    theme = {"theme/page/notfound.html": '{% extends "base/page/notfound.html" %}{% block main %}<a href="/zwgk/tzgg/needle/">看</a>{% endblock %}\n'}
    site = published_site(tmp_path, SITE | theme)
    before = files(site / "public")
    done = run(site, *WITHDRAW, as_of=LATER)
    assert (done.code, "404.html" in done.err) == (4, True)
    assert files(site / "public") == before
    assert "needle" in Record(site).published()
    assert "withdrawals" not in (site / "content/zwgk/tzgg/needle.md").read_text(encoding="utf-8")


def test_other_texts_that_say_the_title_keep_their_words_and_are_named(tmp_path: Path) -> None:
    quoting = SITE["content/zwgk/tzgg/z.md"].replace("请各单位",
        "《关于下达“七彩鲸鱼”试点资金的通知》印发后，请各单位").replace("关于做好", "转发《关于下达“七彩鲸鱼”试点资金的通知》并做好")
    site = published_site(tmp_path, SITE | {"content/zwgk/tzgg/z.md": quoting})
    done = run(site, *WITHDRAW, as_of=LATER)
    assert (done.code, "content/zwgk/tzgg/z.md" in done.err) == (0, True), done.err
    assert "七彩鲸鱼" in (site / "public/zwgk/tzgg/z/index.html").read_text(encoding="utf-8")
    assert json.loads((site / "public/manifest/index.json").read_text())


def test_an_address_that_begins_like_its_own_or_ends_so_is_not_its_own(tmp_path: Path) -> None:
    """An alias may be the beginning of a longer address, and a link in the text names another page: both stand in lists."""
    needle = SITE["content/zwgk/tzgg/needle.md"].replace("aliases: [/old/needle/]", "aliases: [/old/needle/, /zwgk/tzgg/neigh]").replace(
        "现将七彩鲸鱼试点项目", "见《进度通知》（/zwgk/tzgg/neighbour-of-all_1/）。现将七彩鲸鱼试点项目")
    other = SITE["content/zwgk/tzgg/neighbour.md"].replace("id: neighbour", "id: other\nslug: neighbour-of-all_1").replace("10:00", "11:00").replace("春耕", "秋收")
    site = published_site(tmp_path, SITE | {"content/zwgk/tzgg/needle.md": needle, "content/zwgk/tzgg/other.md": other})
    done = run(site, *WITHDRAW, as_of=LATER)
    assert done.code == 0, done.err
    assert traces(site / "public") == []


@pytest.mark.parametrize(("name", "data", "found"), [
    ("a.html", "见《甲&乙通知》".encode(), False),
    ("a.html", "见《甲&amp;乙的通知》".encode(), True),
    ("a.json", b'{"t": "\\u7532&\\u4e59\\u7684\\u901a\\u77e5"}', True),
    ("deep/a.gz", gzip.compress("甲&乙的通知".encode(), mtime=0), True),
    ("broken.gz", b"\x1f\x8b" + "乙甲".encode(), False),
    ("quoted.html", "甲&amp;乙的通知".encode(), False),
    ("cover.html", "关于转发甲&amp;乙的通知".encode(), False),
    ("cover.html", "关于转发甲&amp;乙的通知，甲&乙的通知".encode(), True),
])
def test_the_search_reads_every_form_of_the_words(tmp_path: Path, name: str, data: bytes, found: bool) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(data)
    needle = Needle(words="甲&乙的通知", variants=variants("甲&乙的通知"), quoted=frozenset({"quoted.html"}), covers=variants("关于转发甲&乙的通知"))
    assert bool(hits(tmp_path, [needle])) is found


def in_record(site: Path, *words: str) -> None:
    with sqlite3.connect(site / ".sitegen/record/record.sqlite") as db:
        for one in words:
            db.execute(one)
    db.close()


def test_a_text_whose_cleared_source_is_lost_is_withdrawn_all_the_same(tmp_path: Path) -> None:
    """Its words are not known any more, its address and its place are."""
    path = "content/zwgk/tzgg/needle.md"
    without_links = SITE["content/zwgk/tzgg/a.md"].replace("id: a\n", "id: b\n")
    site = published_site(tmp_path, SITE | {path: SITE[path].replace("id: needle\n", "id: needle\nslug: zijin\n"), "content/zwgk/tzgg/neighbour.md": without_links})
    in_record(site, "update published set source = x'00' where id = 'needle'")
    done = run(site, *WITHDRAW, as_of=LATER)
    assert done.code == 0, done.err
    assert done.out.splitlines()[0] == "https://www.chengxi.example/zwgk/tzgg/zijin/"
    assert "七彩鲸鱼" not in (site / "public/zwgk/tzgg/zijin/index.html").read_text("utf-8")
    assert not (site / "public/zwgk/tzgg/jingyu.csv").exists()
    assert "七彩鲸鱼" not in (site / "public/zwgk/tzgg/index.html").read_text("utf-8")


def test_the_lost_source_of_another_text_is_named_and_nothing_is_switched(tmp_path: Path) -> None:
    site = published_site(tmp_path)
    in_record(site, "update published set source = x'00' where id = 'neighbour'")
    before = files(site / "public")
    done = run(site, *WITHDRAW, as_of=LATER)
    assert (done.code, "neighbour" in done.err, files(site / "public") == before) == (2, True, True)


def test_a_record_without_settings_takes_those_of_today(tmp_path: Path) -> None:
    site = published_site(tmp_path)
    in_record(site, "delete from settings")
    assert run(site, *WITHDRAW, as_of=LATER).code == 0
    assert traces(site / "public") == []


def test_without_any_settings_that_can_be_read_it_says_so(tmp_path: Path) -> None:
    site = published_site(tmp_path)
    in_record(site, "delete from settings")
    (site / "site.yaml").write_text("version: [", encoding="utf-8")
    done = run(site, *WITHDRAW, as_of=LATER)
    assert (done.code, "site.yaml 也读不了" in done.err) == (2, True)


def test_a_published_tree_that_is_gone_is_made_again_without_the_text(tmp_path: Path) -> None:
    site = published_site(tmp_path)
    rmtree(site / "public")
    done = run(site, *WITHDRAW, as_of=LATER)
    assert done.code == 0, done.err
    assert (site / "public/index.html").exists() and traces(site / "public") == []


@pytest.mark.parametrize("quiet", [False, True])
def test_what_could_not_be_written_into_the_source_is_said(tmp_path: Path, quiet: bool) -> None:
    """The file is no article any more, and another bears its id but cannot be extended."""
    site = published_site(tmp_path)
    (site / "content/zwgk/tzgg/needle.md").write_bytes(b"\xff\xfe")
    (site / "content/zwgk/tzgg/twin.md").write_text("---\nid: needle\nwithdrawals: 无\n---\n", encoding="utf-8")
    (site / "checks/ledgers").mkdir()
    done = run(site, *WITHDRAW, *(["--quiet"] if quiet else []), as_of=LATER)
    assert (done.code, "请手工补上 withdrawals" in done.err, "已撤下 needle" in done.err) == (0, True, not quiet), done.err
    assert ("已在整改台账登记" in done.err) is not quiet
    assert list((site / "checks/ledgers").iterdir())


def test_a_record_is_looked_for_upwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = published_site(tmp_path / "site")
    asked = ["withdraw", "needle", "--reason", "误", "--by", "赵安", "--as-of", LATER, "--quiet"]
    (tmp_path / "else").mkdir()
    monkeypatch.chdir(tmp_path / "else")
    with pytest.raises(SitegenError):
        CliRunner().invoke(cli, asked, standalone_mode=False, catch_exceptions=False)
    monkeypatch.chdir(site / "content/zwgk")
    assert CliRunner().invoke(cli, asked, standalone_mode=False, catch_exceptions=False).return_value == 0
    assert traces(site / "public") == []


def test_a_withdrawal_that_could_not_be_delivered_says_what_is_still_served(tmp_path: Path) -> None:
    site = published_site(tmp_path, SITE | {"site.yaml": SITE["site.yaml"] + "build: {deliver: {to: www}}\n"})
    assert run(site, "publish").code == 0
    rmtree(site / "www")
    (site / "www").write_bytes(b"")
    done = run(site, *WITHDRAW, as_of=LATER)
    assert (done.code, "已撤稿，但没有发布" in done.err) == (4, True)
    assert traces(site / "public") == []

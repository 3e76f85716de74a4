"""`sitegen words test|add`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from sitegen.cli.main import cli
from sitegen.errors import SitegenError
from sitegen.text.word_append import HEADER, inserted
from sitegen.text.word_tests import read_examples
from sitegen.text.wordlist import read_words
from tests.helpers import PERFECT, write_site

LIST = "checks/words/own.csv"
ROWS = "word,category,level,suggest,match,allow,source,since,until,note\n旧称甲,名称,warning,新称甲,,,,,,\n"
Words = Callable[..., Result]


@pytest.fixture
def words(tmp_path: Path) -> Words:
    write_site(tmp_path, PERFECT | {LIST: ROWS})
    return lambda *arguments: CliRunner().invoke(
        cli, ["words", arguments[0], "--site", str(tmp_path), *arguments[1:]], standalone_mode=False
    )


@pytest.mark.parametrize(
    ("rows", "failures"),
    [
        ("旧称甲,这里写着旧称甲。,hit\n", 0),
        ("旧称甲,这里写着**旧称**甲。,hit\n", 0),
        ("旧称甲,这里写着新称甲。,miss\n", 0),
        ("旧称甲,这里写着新称甲。,hit\n", 1),
        ("旧称甲,旧称甲,miss\n", 1),
        ("不在表里,不在表里,hit\n", 1),
        ("旧称甲,少一列\n", 1),
        ('"旧称甲\n', 1),
        ("布署,工作布署,hit\n布署,公布署名文章,miss\n", 0),
    ],
)
def test_examples_hold_or_are_named_with_their_line(rows: str, failures: int, words: Words, tmp_path: Path) -> None:
    (tmp_path / "checks/words/own.tests.csv").write_text("word,text,expect\n" + rows, "utf-8")
    done = words("test")
    lines = [line for line in done.stdout.splitlines() if line]
    assert (len(lines), done.return_value) == (failures, int(failures > 0)), done.stdout
    assert all(line.startswith("checks/words/own.tests.csv:2: ") for line in lines)


def test_the_examples_of_the_package_hold(words: Words) -> None:
    done = words("test")
    assert done.return_value == 0, done.stdout
    assert int(done.stderr.split("例句 ")[1].split(" 条")[0]) >= 30


def test_an_added_word_is_found_and_explained(words: Words, tmp_path: Path) -> None:
    done = words(
        "add",
        "农田水利设施",
        "--category",
        "名称",
        "--level",
        "info",
        "--suggest",
        "水利设施",
        "--source",
        "示例, 第1条",
    )
    assert done.return_value == 0 and "已加入 checks/words/own.csv" in done.stdout and "命中 1 篇" in done.stdout
    text = (tmp_path / LIST).read_text("utf-8")
    lines = text.splitlines()
    assert lines[0] == ROWS.splitlines()[0] and lines[2] == ROWS.splitlines()[1], "the list was in order, and stays so"
    assert lines[1] == '农田水利设施,名称,info,水利设施,,,"示例, 第1条",,,'


@pytest.mark.parametrize(
    ("word", "more", "said"),
    [
        ("布署", (), "已在 sitegen:typos.csv"),
        ("旧称甲", (), "已在 checks/words/own.csv"),
        ("字", (), "单字"),
        ("**", (), "永远"),
        ("甲乙", ("--suggest", "甲乙"), "相同"),
        ("甲.*乙", ("--match", "regex"), "正则"),
        ("甲乙", ("--list", "../../site.yaml"), "checks/words/"),
        ("甲乙", ("--list", "../x.csv"), "checks/words/"),
    ],
)
def test_a_word_that_cannot_work_is_refused_and_nothing_written(
    word: str, more: tuple[str, ...], said: str, words: Words, tmp_path: Path
) -> None:
    error = words("add", word, "--category", "名称", *more).exception
    assert isinstance(error, SitegenError) and said in error.message.zh
    assert (tmp_path / LIST).read_text("utf-8") == ROWS


def test_a_list_keeps_its_mark_line_ends_columns_and_order() -> None:
    text = "category,word\r\n名称,乙\r\n名称,丁\r\n"
    assert inserted(text, {"word": "丙", "category": "名称"}) == text + "名称,丙\r\n"
    ordered = "word\na\nc\n"
    assert inserted(ordered, {"word": "b"}) == "word\na\nb\nc\n"
    assert inserted("word\nc\na\n", {"word": "b"}) == "word\nc\na\nb\n"
    assert inserted("", {"word": "b"}).split("\n")[1].startswith("b,")


cells = st.text(st.sampled_from(list("甲乙丙a,\"'|")), min_size=1, max_size=6).filter(
    lambda text: text == text.strip() and not text.startswith("#") and text.strip(",")
)


@given(st.lists(cells, max_size=4, unique=True), cells)
def test_a_word_put_in_is_read_again_and_no_other_is_lost(old: list[str], word: str) -> None:
    text = "word,category\n"
    for one in old:
        text = inserted(text, {"word": one, "category": "x"})
    found = read_words(inserted(text, {"word": word, "category": "x"}), "a.csv")
    assert not found.problems and sorted(row.word for row in found.rows) == sorted([*old, word])


def test_examples_that_cannot_be_read_name_their_line() -> None:
    found, bad = read_examples("word,text,expect\n# 说明\n甲,乙,hit\n甲,乙,maybe\n\n", "a")
    assert [one.line for one in found] == [3] and [one.line for one in bad] == [4]


@pytest.mark.parametrize("width", range(1, 11))
def test_a_list_may_have_any_first_columns(width: int) -> None:
    values = ["赌博", "涉赌", "warning", "博彩", "exact", "打击…", "通报", "2026-01-01", "2026-12-31", "注"]
    (found,) = read_words(",".join(HEADER.split(",")[:width]) + "\n" + ",".join(values[:width]) + "\n", "checks/words/a.csv").rows
    assert (found.word, found.category, found.note) == ("赌博", "涉赌" if width > 1 else "a", "注" if width == 10 else "")

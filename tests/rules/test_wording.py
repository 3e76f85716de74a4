"""Rules on words, spellings, dates and document numbers on whole sites: what they report, where, how grave."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.pipeline import inspect
from tests.helpers import NOTICE, NOW, example_site, write_site

OURS = ("sensitive.", "typo.", "text.", "date.", "docno.", "lexicon.")


def found(folder: Path, example: str) -> list[tuple[str, str, str]]:
    findings = inspect(write_site(folder, example_site(example)), now=NOW, jobs=1).checked.findings
    return [(f.name, f.level, f.text) for f in findings if f.name.startswith(OURS)]


SILENT = (
    "县农业农村局负责发布署名文章，按装机容量补助。\n",
    "防范“刷单返利”诈骗，打击网络赌博网站。\n",
    "天天向上，常常联系，目的的达成。\n",
    "支付局长基金，拨付主任津贴。\n",
    "农历二月三十日至三月初一。\n",
    "3月10日（星期二）召开，3月9日（星期一）报到。\n",
    "依据（2023）川0703民初1号判决。\n",
    "根据国办发〔2017〕47号、48号办理。\n",
    "地址为[链接](https://a.example/布署)。\n",
)


@pytest.mark.parametrize("body", SILENT)
def test_silent(tmp_path: Path, body: str) -> None:
    assert found(tmp_path, body) == []


CASES = (
    ("认真做好布**署**工作。\n", ("typo.word", "warning", "布**署")),
    ("不具有法律效应。\n", ("typo.word", "warning", "法律效应")),
    ("其它事项另行通知。\n", ("typo.word", "info", "其它")),
    ("---\ntitle: 关于布署春季农田水利建设的通知\n---\n", ("typo.word", "error", "布署")),
    ('---\ntitle: "关于布署春季农田水利建设的通知"\n---\n', ("typo.word", "error", "布署")),
    ("会议由付市长主持。\n", ("typo.title-role", "error", "付市长")),
    ("会议由付主任、付书记主持。\n", ("typo.title-role", "error", "付主任")),
    ("县人民政府县人民政府决定。\n", ("typo.duplicate", "warning", "县人民政府县人民政府")),
    ("注-册-送-彩-金\n", ("sensitive.evasion", "error", "注-册-送-彩-金")),
    ("材\ufeff料\n", ("text.invisible-char", "warning", "<U+FEFF>")),
    ("二○二六年二月三十日前完成。\n", ("date.impossible", "error", "二○二六年二月三十日")),
    ("请于2026-02-30前完成。\n", ("date.impossible", "error", "2026-02-30")),
    ("3月10日（星期三）召开。\n", ("date.weekday", "warning", "3月10日（星期三）")),
    ("2025年3月10日（星期二）召开。\n", ("date.weekday", "warning", "2025年3月10日（星期二）")),
    ("按绵安府办202371办理。\n", ("docno.bracket", "error", "绵安府办202371")),
    ("按川府公开办函〔202315号办理。\n", ("docno.bracket", "error", "川府公开办函〔202315号")),
    ("---\ndoc_number: 澄府办[2026]3号\n---\n", ("docno.bracket", "error", "澄府办[2026]3号")),
    ("---\ndoc_number: 澄府办〔2024〕3号\nissued: 2026-03-02\n---\n", ("docno.year", "warning", "澄府办〔2024〕3号")),
)


@pytest.mark.parametrize(("example", "expected"), CASES)
def test_reported(tmp_path: Path, example: str, expected: tuple[str, str, str]) -> None:
    assert expected in found(tmp_path, example)


def test_one_place_is_reported_once(tmp_path: Path) -> None:
    words = "word,category,level\n布署工作,本地,error\n"
    site = f"-- checks/words/local.csv --\n{words}-- {NOTICE} --\n" + example_site("认真做好布署工作。\n")[NOTICE]
    assert found(tmp_path, site) == [("sensitive.word", "error", "布署工作")]


def test_faults_of_a_list_stand_at_its_line(tmp_path: Path) -> None:
    files = example_site("-- checks/words/local.csv --\nword,category,level\n甲乙,本地,info\n赌,本地,error\n")
    findings = inspect(write_site(tmp_path, files), now=NOW, jobs=1).checked.findings
    (fault,) = (f for f in findings if f.name == "lexicon.too-short")
    assert fault.path == "checks/words/local.csv" and fault.place is not None and fault.place.line == 3
    assert not fault.blocks

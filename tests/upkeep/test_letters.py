"""Import of letters: bad rows are told by number, personal data never arrive."""

from __future__ import annotations

import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from sitegen.cli.import_ import command
from sitegen.pipeline import inspect
from sitegen.upkeep.letters import BadRow, Letter, masked_text, read_letters
from tests.helpers import NOW, PERFECT, write_site

ZONE = ZoneInfo("Asia/Shanghai")
UNITS = {"office": "office", "县政府办公室": "office"}
HEAD = "编号,标题,来信人,电话,来信时间,办理单位,来信内容,答复内容,答复时间,是否公开\n"


def read(text: str, form: str = "csv") -> list[Letter | BadRow]:
    return list(read_letters(text, form, UNITS, ZONE))


@pytest.mark.parametrize(("row", "told"), [
    (",标题,,,2026-03-02,office,,,,", "缺少编号"), ("a,标题,,,,office,,,,", "缺少编号"), ("a,标题,,,三月二日,office,,,,", "来信时间"),
    ("a,标题,,,2026-03-02,没有的局,,,,", "没有单位"), ("a,标题,,,2026-03-05,office,,,2026-03-02,", "答复时间早于")])
def test_a_bad_row_is_refused_with_its_number(row: str, told: str) -> None:
    (found,) = read(HEAD + row + "\n")
    assert isinstance(found, BadRow) and found.row == 2 and told in found.message.zh


@pytest.mark.parametrize("text", ["{", "{}", "[1]", "[" * 100_000])
def test_broken_json_is_one_bad_row(text: str) -> None:
    assert all(isinstance(one, BadRow) for one in read(text, "json"))


@pytest.mark.parametrize(("text", "gone"), [
    ("电话13812345678请回", "13812345678"), ("我叫张三丰，住这里", "张三丰"), ("邮箱 zhang.san@mail.example 谢谢", "zhang.san"),
    ("住幸福小区3栋2单元501室", "501"), ("身份证11010519491231002X", "11010519491231002X")])
def test_personal_data_do_not_arrive(text: str, gone: str) -> None:
    assert gone not in masked_text(text)


@given(st.text(max_size=200))
def test_masking_twice_changes_nothing_more(text: str) -> None:
    once = masked_text(text)
    assert masked_text(once) == once


def test_names_and_telephones_of_columns_are_dropped_and_the_draft_passes_the_gate_of_privacy(tmp_path: Path) -> None:
    site = PERFECT["site.yaml"].replace("      - {id: zwgk/xwdt", "      - {id: zwgk/xj, name: 信件选登, type: letter, owner: office}\n      - {id: zwgk/xwdt")
    root = write_site(tmp_path / "site", PERFECT | {"site.yaml": site})
    export = tmp_path / "letters.json"
    export.write_text(json.dumps([
        {"no": "X-1", "title": "路灯不亮", "name": "张三丰", "phone": "13812345678", "received": "2026-03-02", "unit": "县政府办公室",
         "question": "我叫张三丰，手机13812345678。", "answer": "已修复。", "answered": "2026-03-04", "consent": "是"},
        {"no": "X-2", "title": "不公开的信", "received": "2026-03-02", "unit": "office", "question": "问", "answer": "答", "consent": "否"},
        {"no": "X-3"}], ensure_ascii=False), "utf-8")
    done = CliRunner().invoke(command, ["letters", str(export), "--column", "zwgk/xj", "--site", str(root), "--as-of", "2026-03-10"], standalone_mode=False)
    assert done.return_value == 1, done.output
    drafts = list((root / "content/zwgk/xj").iterdir())
    written = "".join(path.read_text("utf-8") for path in (*drafts, root / "checks/ledgers/letters.csv"))
    assert len(drafts) == 1 and "三丰" not in written and "13812345678" not in written and "X-2" in written and "X-3" not in written
    names = {f.name for f in inspect(root, now=NOW, jobs=1).checked.findings}
    assert not {name for name in names if name.startswith(("pii.", "fm.syntax", "fm.type", "ledger."))}
    again = CliRunner().invoke(command, ["letters", str(export), "--column", "zwgk/xj", "--site", str(root), "--as-of", "2026-03-10"], standalone_mode=False)
    assert again.return_value == 1 and (root / "checks/ledgers/letters.csv").read_text("utf-8").count("X-1") == 1

"""benchmarks/real_site.py: takes over what a text says of itself, invents nothing, and gives the same bytes twice."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT / "../shared"

CRAWLED = """×
36°

首页 > 信息公开

关于公布
安全检查结果的通知

阅读次数:- 信息来源: 本网 发布时间:2014-06-16
[字体:  ]

某府办202371

各镇人民政府:

正文第一段，第二段见 附件1-8.pdf

(作者:佚名 编辑:sfb)

站群导航
  • 党群部门
"""

LAW = """# 中华人民共和国示范法

2021年6月10日 第十三届全国人民代表大会常务委员会第二十九次会议通过

2021年8月1日 施行

<!-- INFO END -->

第一条 为了示范，制定本法。
"""


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("real_site", ROOT / "benchmarks/real_site.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


REAL = script()


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


DOTTED = "通知\n\n发布时间: 2013.08.15   来源:超级管理员\n\n正文。\n"
TIMED = "通知\n\n2023-11-01 10:23文章来源:某办\n字体:【    】 打印\n\n某府办202371\n\n正文。\n"


@pytest.mark.parametrize(
    ("text", "meta"),
    [
        ("只有一段，什么也没说。\n", {}),
        ("河府办〔2016〕3号\n各县(区)人民政府:\n正文。\n", {"doc_number": "河府办〔2016〕3号"}),
        (DOTTED, {"title": "通知", "date": "2013-08-15", "source": "超级管理员"}),
        (TIMED, {"title": "通知", "date": "2023-11-01 10:23", "source": "某办"}),
    ],
    ids=["nothing", "no title", "dotted day", "damaged number"],
)
def test_what_a_notice_lacks_is_left_out(text: str, meta: dict[str, str]) -> None:
    assert REAL.notice(text)[0] == meta


def test_page_furniture_goes_and_the_text_stays() -> None:
    meta, body = REAL.notice(CRAWLED)
    assert meta.pop("title") == "关于公布安全检查结果的通知"
    assert meta == {"source": "本网", "date": "2014-06-16", "x-author": "佚名", "editor": "sfb"}
    assert body == "某府办202371\n\n各镇人民政府:\n\n正文第一段，第二段见 附件1-8.pdf\n"


def test_a_law_gives_its_title_and_the_day_it_came_into_force() -> None:
    meta, body = REAL.law(LAW)
    assert meta == {"title": "中华人民共和国示范法", "effective": "2021-08-01"}
    assert body.startswith("2021年6月10日 ") and body.endswith("第一条 为了示范，制定本法。\n") and "<!--" not in body


def test_a_law_with_two_days_names_none() -> None:
    assert "effective" not in REAL.law(LAW.replace("2021年8月1日 施行", "2021年8月1日 施行\n\n2022年8月1日 施行"))[0]


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kept").touch()
    assert REAL.main([str(tmp_path), "--seeds", str(tmp_path)]) == 2
    assert list(tree(tmp_path)) == ["kept"]


def test_without_texts_nothing_is_made(tmp_path: Path) -> None:
    assert REAL.main([str(tmp_path / "out"), "--seeds", str(tmp_path / "a"), "--laws", str(tmp_path / "b")]) == 2
    assert not (tmp_path / "out").exists()


def test_two_files_make_a_site(tmp_path: Path) -> None:
    seeds, laws = tmp_path / "seeds", tmp_path / "laws"
    seeds.mkdir()
    (laws / "行政法规").mkdir(parents=True)
    (seeds / "001.txt").write_text(CRAWLED, "utf-8")
    (laws / "行政法规/示范法(2021-06-10).md").write_text(LAW, "utf-8")
    for out in ("one", "two"):
        assert REAL.main([str(tmp_path / out), "--seeds", str(seeds), "--laws", str(laws)]) == 0
    made = tree(tmp_path / "one")
    assert list(made) == ["content/laws/xingzhengfagui/001.md", "content/notices/001.md", "site.yaml"]
    assert "- {id: laws/xingzhengfagui, name: 行政法规}" in made["site.yaml"].decode()
    assert 'x-origin: "示范法(2021-06-10).md"\n---\n' in made["content/laws/xingzhengfagui/001.md"].decode()
    assert made == tree(tmp_path / "two")


def test_the_real_texts(tmp_path: Path) -> None:
    if not (SHARED / "seeds").is_dir() or not (SHARED / "real/laws").is_dir():
        pytest.skip("the real texts are not beside the project")
    out, seeds, laws = tmp_path / "site", SHARED / "seeds", SHARED / "real/laws"
    assert REAL.main([str(out), "--seeds", str(seeds), "--laws", str(laws)]) == 0
    made = {path: data.decode() for path, data in tree(out).items()}
    sources = [*seeds.glob("*.txt"), *laws.glob("*/*.md")]
    assert len(made) == len(sources) + 1
    assert not [path for path, text in made.items() if "<!--" in text]
    notices = {path[16:19]: text for path, text in made.items() if path.startswith("content/notices/")}
    assert "title:" not in notices["000"] and 'doc_number: "河府办〔2016〕3号"' in notices["000"]
    assert "doc_number:" not in notices["001"] and "绵安府办202371" in notices["001"]
    assert 'editor: "sfb"' in notices["002"] and "高温" not in notices["002"]
    assert 'title: "兴宁市人民政府办公室关于印发兴宁市政府网站管理办法(试行)的通知"' in notices["002"]
    assert 'source: "超级管理员"' in notices["003"] and "衢州市人民政府办公室文件" in notices["003"]
    assert 'title: "天津市人民政府办公厅关于加强政府网站信息内容建设的实施意见"' in notices["004"]

"""`sitegen scan`: loose files of every kind, good and broken."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from sitegen.cli.main import cli
from sitegen.scanning import Scan, scan
from sitegen.text.docx_body import LARGEST, docx_body
from sitegen.text.html_body import html_body
from tests.helpers import NOW

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PAGE = """<!DOCTYPE html><html><head><title>通知</title><style>布署</style></head><body>
<nav><ul><li><a href="/">布署首页</a></li></ul></nav>
<div class="main"><h1>关于做好工作的通知</h1>
<p>现就有关工作布&#32626;如下：<b>各单</b>位要
认真落实，<script>布署</script>按要求按&nbsp;装设备。</p><p>联系人：某某</p></div>
<div class="links"><a href="/a">布署甲</a><a href="/b">布署乙</a></div><footer>布署</footer></body></html>"""


def docx(*paragraphs: str, name: str = "word/document.xml") -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in paragraphs)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
    return out.getvalue()


def run(folder: Path, jobs: int = 1) -> Scan:
    return scan([folder], now=NOW, jobs=jobs)


def test_a_page_has_its_title_and_main_content_only() -> None:
    view = html_body(PAGE)
    assert view.text.split("\n") == [
        "通知",
        "关于做好工作的通知",
        "现就有关工作布署如下：各单位要认真落实，按要求按 装设备。",
        "联系人：某某",
    ]


def test_every_character_of_a_page_knows_its_place() -> None:
    view = html_body(PAGE)
    at = view.text.index("布署")
    start, end = view.span(at, at + 2)
    assert PAGE[start:end] == "布&#32626;"
    for number, char in enumerate(view.text):
        start, end = view.span(number, number + 1)
        assert char in "\n " or PAGE[start:end] == char or PAGE[start : start + 1] == "&"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("", ""),
        ("只有文字", "只有文字"),
        ("<p>甲<p>乙", "甲\n乙"),
        ("<div>甲</b></i>乙</div>", "甲乙"),
        ("<b>" * 5_000 + "甲", "甲"),
        ("<table><tr><td>甲</td><td>乙</td></tr></table>", "甲\n乙"),
        ("甲&amp;乙&copy 丙&#x4e19;", "甲&乙© 丙丙"),
        ("<p>　　甲</p>", "甲"),
        ("<!-- 布署 -->甲<![CDATA[x]]>", "甲"),
        ("<script>甲", ""),
        ("<p>hello\nworld</p>", "hello world"),
        ("a<br>b", "a\nb"),
    ],
)
def test_odd_pages(page: str, text: str) -> None:
    assert html_body(page).text == text


@given(st.text(st.sampled_from(list("<>/&;#=\"' \nabpdiv甲乙!-[]")), max_size=80))
def test_no_page_is_too_broken(page: str) -> None:
    view = html_body(page)
    for number in range(len(view.text)):
        start, end = view.span(number, number + 1)
        assert 0 <= start <= end <= len(page)


def test_findings_stand_at_their_place_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/p.html").write_text(PAGE, "utf-8")
    (tmp_path / "old.htm").write_bytes(PAGE.replace("<head>", '<head><meta charset="gb2312">').encode("gb18030"))
    (tmp_path / "a/d.docx").write_bytes(docx("标题", "现就有关工作布署如下。"))
    (tmp_path / "n.txt").write_bytes("第一行\r\n现就有关工作布署如下。\r\n".encode())
    (tmp_path / "m.md").write_text("---\ntitle: 布署\n---\n有关**工作布署**如下，见[首页](布署.html)。\n", "utf-8")
    (tmp_path / "x.css").write_text("布署", "utf-8")
    found = run(tmp_path)
    typos = [
        (f.path, f.unit, f.place.line, f.place.column) for f in found.findings if f.name == "typo.word" and f.place
    ]
    assert typos == [
        ("a/d.docx", "a", 2, 7),
        ("a/p.html", "a", 4, 10),
        ("m.md", "", 4, 7),
        ("n.txt", "", 2, 7),
        ("old.htm", "", 4, 10),
    ]
    assert found.files == 5


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.docx", b"not a zip", "BadZipFile"),
        ("a.docx", docx("甲", name="word/other.xml"), "缺少正文"),
        ("a.docx", docx("甲")[:-30], "损坏"),
        ("a.txt", b"\x00\x01\x02\x03", "编码"),
        ("a.html", b"\x00" * 20, "编码"),
        ("a.docx", b"", "BadZipFile"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "另存为 .docx"),
        ("A.WPS", b"\xd0\xcf\x11\xe0", "另存为 .docx"),
        *((f"a.{kind}", b"1", f".{kind}") for kind in ("xls", "et", "ofd", "pdf", "xlsx", "ppt", "pptx", "rtf", "csv")),
    ],
)
def test_broken_files_are_findings(name: str, data: bytes, why: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    (one,) = run(tmp_path).findings
    assert one.name == "scan.unreadable" and why in one.message.zh and not one.blocks


def test_a_docx_cannot_blow_up() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (LARGEST + 10))
    assert "过大" in str(docx_body(bomb.getvalue()))
    entities = io.BytesIO()
    with zipfile.ZipFile(entities, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    assert "DOCTYPE" in str(docx_body(entities.getvalue()))


@given(st.binary(max_size=200))
def test_no_docx_is_too_broken(data: bytes) -> None:
    docx_body(data)
    docx_body(docx("甲")[:60] + data)


def test_workers_change_nothing(tmp_path: Path) -> None:
    for number in range(220):
        (tmp_path / f"{number:03}.txt").write_text("现就有关工作布署如下。\n" if number % 3 else "好。\n", "utf-8")
    one, two = run(tmp_path), run(tmp_path, jobs=2)
    assert one.findings == two.findings and len(one.findings) == 146


def test_links_and_hidden_files_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out.txt").write_text("布署", "utf-8")
    (tmp_path / "in/link.txt").symlink_to(tmp_path / "out.txt")
    (tmp_path / "in/.hidden.txt").write_text("布署", "utf-8")
    assert [f.name for f in run(tmp_path / "in").findings] == ["scan.unreadable"]


def test_the_command(tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text("办理代开增值税发票。\n", "utf-8")
    done = CliRunner().invoke(
        cli,
        [
            "scan",
            str(tmp_path),
            "--as-of",
            "2026-03-10",
            "--format",
            "markdown",
            "--report",
            f"html={tmp_path / 'r.html'}",
        ],
        standalone_mode=False,
    )
    assert done.return_value == 1 and "n.txt" in done.stdout
    assert "目录" in (tmp_path / "r.html").read_text("utf-8")
    assert CliRunner().invoke(cli, ["scan", str(tmp_path / "none")], standalone_mode=False).exception is not None

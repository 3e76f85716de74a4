"""Links to other sites and raw HTML, each under the name of what it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.rules import RULES, html_bad_scheme, image_foreign, link_text
from sitegen.text.hosts import before_host, host, is_intranet, is_lookalike, is_under, named_host
from tests.factories import SmallSite
from tests.helpers import example_site

LINKS = [r for r in RULES if r.name.startswith(("link.", "html.")) and r.scope == "article"]
REGISTER = [r for r in RULES if r.name in ("link.external-unlisted", "link.no-register")]
HEADER = "host,purpose,approver,approved_on,review_by\n"


def found(body: str) -> list[str]:
    return [f.name for f in SmallSite(example_site(body)).findings(*LINKS)]


@pytest.mark.parametrize(
    "body",
    [
        "见[政务服务平台](https://zwfw.example/)和 https://zwfw.example/ 。\n",
        "见[zwfw.example](https://www.zwfw.example/a)、[www.zwfw.example](https://zwfw.example/)。\n",
        "见[县政府网站](https://县政府.政务/)。\n",
        "[![推进会现场](https://www.chengxi.example/a.jpg)](https://www.chengxi.example/)\n",
        "邮箱[office@chengxi.example](mailto:office@chengxi.example)\n",
        "`<script>` 是脚本标签，1 < 2。\n",
    ],
)
def test_links_in_order(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[点击这里](https://zwfw.example/)\n", ["link.text"]),
        ("[更多>>](https://zwfw.example/)\n", ["link.text"]),
        ("[https://zwfw.example/](https://zwfw.example/)\n", ["link.text"]),
        ("[](https://zwfw.example/)\n", ["link.text"]),
        ("[。](https://zwfw.example/)\n", ["link.text"]),
        ("[\u200b](https://zwfw.example/)\n", ["link.text"]),
        ("[www.gov.cn](https://www.other.example/)\n", ["link.host-mismatch"]),
        ("[系统](http://192.168.1.8/oa)\n", ["link.intranet"]),
        ("[系统](http://localhost:8080/)\n", ["link.intranet"]),
        ("[系统](http://oa/)\n", ["link.intranet"]),
        ("[系统](http://8.8.8.8/)\n", ["link.intranet"]),
        ("[系统](http://0x7f.1/)\n", ["link.intranet"]),
        ("[通告](https://t.cn/A6)\n", ["link.shortener"]),
        ("[通告](https://www.аpple.com/)\n", ["link.punycode"]),
        ("[通告](https://xn--pple-43d.com/)\n", ["link.punycode"]),
        ("<script>alert(1)</script>\n", ["html.script"]),
        ("请<a href='java&#115;cript:x'>看</a>\n", ["html.script"]),
        ("<IFRAME src=//a.example></IFRAME>\n", ["html.iframe"]),
        ('<meta http-equiv="refresh" content="0">\n', ["html.meta-refresh"]),
        ("<base href='//a.example'>\n", ["html.base"]),
        ("请<input type=text>填\n", ["html.form"]),
        ("请<b onclick=go()>看</b>\n", ["html.event-handler"]),
        ("请<a href='https://a.example' style='Display : None'>看</a>\n", ["html.hidden-link"]),
        ("请<a href='https://a.example'></a>看\n", ["html.hidden-link"]),
        ("请<span style='font-size:0'>看</span>\n", ["html.hidden-link"]),
        ("请<span style='color:red'>看</span>\n", ["html.style"]),
        ("请<font color=red>看</font>\n", ["html.raw", "html.raw"]),
    ],
)
def test_links_and_markup_that_are_not(body: str, expected: list[str]) -> None:
    assert found(body) == expected


@pytest.mark.parametrize(
    ("register", "body", "expected"),
    [
        (
            None,
            "见[平台](https://zwfw.gov.cn/)、[甲](https://a.example/)、[站内](https://www.chengxi.example/)。\n",
            [],
        ),
        (None, "见[甲](https://a.test/)和[乙](https://b.test/)。\n", ["link.no-register"]),
        ("", "见[甲](https://a.test/)。\n", ["link.external-unlisted"]),
        ("a.test,新闻,王卫,2026-01-01,2026-12-31\n", "见[甲](https://www.a.test/x)。\n", []),
        ("a.test,新闻,王卫,2026-01-01,2026-03-10\n", "见[甲](https://a.test/)。\n", []),
        ("a.test,新闻,王卫,2026-01-01,2026-03-09\n", "见[甲](https://a.test/)。\n", ["link.external-unlisted"]),
        ("a.test\n", "见[甲](https://nota.test/)和[甲](https://nota.test/2)。\n", ["link.external-unlisted"]),
    ],
)
def test_the_register(register: str | None, body: str, expected: list[str]) -> None:
    files = example_site(body)
    if register is not None:
        files["checks/links.csv"] = HEADER + register
    assert [f.name for f in SmallSite(files).findings(*REGISTER)] == expected


def test_what_a_host_tells() -> None:
    assert host("HTTPS://User:pw@WWW.A.Example:8080/x") == "www.a.example"
    assert [host(x) for x in ("a.md", "/a/", "mailto:a@b.example", "", "//b.example/x")] == [
        "",
        "",
        "",
        "",
        "b.example",
    ]
    assert is_under("x.gov.cn", "gov.cn") and not is_under("fakegov.cn", "gov.cn")
    assert named_host("见 www.gov.cn。") == "www.gov.cn" and named_host("第1.2节 Word.docx") == ""
    assert is_intranet("[::1]") and not is_intranet("www.a.example")
    assert not is_lookalike("xn--zfr164b.cn") and is_lookalike("gοv.cn")


@given(st.text(alphabet="/\\:%?#@.甲aAt5\t ", max_size=12))
def test_an_address_without_these_marks_leads_to_no_other_host(dest: str) -> None:
    if not any(mark in dest for mark in ("//", ":", "%", "\\")):  # `has_foreign_addresses`
        assert not host(dest) and before_host(dest) is None and not html_bad_scheme._scheme(dest) and not image_foreign._REMOTE.match(dest)


@given(st.from_regex(re.compile(link_text._NOTHING.pattern, re.IGNORECASE), fullmatch=True))
def test_words_that_say_nothing_are_short(words: str) -> None:
    assert len(words.strip(link_text._AROUND)) <= link_text._LONGEST

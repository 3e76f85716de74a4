"""Reprints: source, address, title and time; placeholder persons."""

from __future__ import annotations

import pytest

from sitegen.rules import RULES
from tests.factories import SmallSite
from tests.helpers import example_site

REPRINT = [r for r in RULES if r.name.startswith(("reprint.", "source.")) or r.name == "fm.placeholder-person"]
REAL = "reprint: true\nsource: 新华社\nsource_url: https://www.news.example/a.html\n"


def found(keys: str) -> list[tuple[str, str]]:
    return [(f.name, f.field or "") for f in SmallSite(example_site(f"---\n{keys}---\n")).findings(*REPRINT)]


@pytest.mark.parametrize(
    "keys",
    [
        "source: 县政府办公室\n",
        REAL,
        REAL + "source_title: 关于开展2026年 春季农田水利建设的通知\n",
        REAL + "source_date: 2026-03-08 09:00\n",  # a Sunday: the first working day is Monday
        REAL + "source_date: 2026-03-09 09:00\n",
        REAL + "source_date: 2026-03-09\n",
        "editor: zhangmin\n",
        "proofreader: 王卫\n",
    ],
)
def test_what_is_in_order(keys: str) -> None:
    assert found(keys) == []


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("reprint: true\nsource: 互联网\nsource_url: https://a.example/1\n", [("reprint.no-source", "source")]),
        ("reprint: true\nsource: 澄溪县人民政府\nsource_url: https://a.example/1\n", [("reprint.no-source", "source")]),
        ("reprint: true\nsource: 新华社\n", [("reprint.no-source-url", "source_url")]),
        ("reprint: true\nsource: 新华社\nsource_url: 见新华网\n", [("reprint.bad-source-url", "source_url")]),
        ("reprint: true\nsource: 新华社\nsource_url: http://10.1.2.3/a\n", [("reprint.bad-source-url", "source_url")]),
        (
            "reprint: true\nsource: 新华社\nsource_url: https://www.chengxi.example/a\n",
            [("reprint.bad-source-url", "source_url")],
        ),
        (REAL + "source_title: 关于开展农田水利建设的通知\n", [("reprint.title-changed", "title")]),
        (REAL + "source_date: 2026-03-05 09:00\n", [("reprint.late", "date")]),
        (REAL + "source_date: 2026-03-10\n", [("reprint.before-source", "date")]),
        (REAL + "source_date: 2026-03-09 09:01\n", [("reprint.before-source", "date")]),
        ("source: 超级管理员\n", [("fm.placeholder-person", "source")]),
        ("editor: admin\n", [("fm.placeholder-person", "editor")]),
        ("editor: sfb\n", [("fm.placeholder-person", "editor")]),
        ("proofreader: 佚名\n", [("fm.placeholder-person", "proofreader")]),
        ("x-author: 佚名\n", [("fm.placeholder-person", "x-author")]),
    ],
)
def test_what_is_not(keys: str, expected: list[tuple[str, str]]) -> None:
    assert found(keys) == expected


@pytest.mark.parametrize(("time", "late"), [("2026-03-09 01:00", False), ("2026-03-09 00:59", True)])
def test_hours_count_on_the_clock_and_equal_passes(time: str, late: bool) -> None:
    files = example_site(f"---\n{REAL}source_date: {time}\n---\n")
    files["site.yaml"] = files["site.yaml"].replace(
        "checks:\n", "checks:\n  rules: {reprint.late: {options: {max_hours: 8}}}\n"
    )
    assert [f.name for f in SmallSite(files).findings(*REPRINT)] == (["reprint.late"] if late else [])

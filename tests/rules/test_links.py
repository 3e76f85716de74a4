"""Links inside the site, files beside the text, and markup that pages do not carry."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sitegen.model import Facts, Link
from sitegen.pipeline import inspect
from sitegen.rules import RULES, link_anchor, link_dead_internal, link_withdrawn
from tests.factories import SmallSite
from tests.helpers import NOW, example_site, write_site
from tests.rules.facts_factory import column, facts, run, site

LINKS = (link_dead_internal.RULE, link_anchor.RULE, link_withdrawn.RULE)
BODY = [
    rule
    for rule in RULES
    if rule.name.partition(".")[0] in ("attachment", "html", "image", "md") and rule.scope == "article"
]
COLUMNS = (column("zwgk"), column("zwgk/tzgg"), column("zwfw", link="https://zwfw.example/"))


def linking(target: str, anchor: str = "", **known: Any) -> Facts:
    return facts("zwgk/tzgg/a.md", links=(Link(target, anchor, 40, 52),), anchors=("s1",), **known)


OTHERS = (
    facts("zwgk/tzgg/live.md", anchors=("s1",), aliases=("/old/1.html",), files=(("zwgk/tzgg/f/plan.csv", "0"),)),
    facts("zwgk/tzgg/draft.md", draft=True),
    facts("zwgk/tzgg/wait.md", date="2026-03-12"),
    facts("zwgk/tzgg/gone.md", withdrawn=True),
    facts("zwgk/tzgg/shut.md", renderable=False),
)


def said(source: Facts) -> list[tuple[str, str]]:
    found = run(site(source, *OTHERS, columns=COLUMNS), *LINKS)
    assert all(
        f.path == "content/zwgk/tzgg/a.md" and f.place and (f.place.start, f.place.end) == (40, 52) for f in found
    )
    return [(f.name, f.level) for f in found]


DEAD = ("link.dead-internal", "error")


@pytest.mark.parametrize(
    ("target", "anchor", "expected"),
    [
        ("zwgk/tzgg/nobody.md", "", [DEAD]),
        ("../outside.md", "", [DEAD]),
        ("/zwgk/nobody/", "", [DEAD]),
        ("/zwfw/", "", [DEAD]),  # an external channel has no page
        ("/zwgk/tzgg/live.md", "", [DEAD]),  # root addresses are pages, not sources
        ("/zwgk/tzgg/f/other.csv", "", [DEAD]),  # only files that a text refers to are published
        ("zwgk/tzgg", "", [DEAD]),  # folders are written as root addresses
        ("zwgk/tzgg/draft.md", "", [DEAD]),
        ("zwgk/tzgg/wait.md", "", [DEAD]),
        ("zwgk/tzgg/shut.md", "", [DEAD]),
        ("/zwgk/tzgg/draft/", "", [DEAD]),
        ("zwgk/tzgg/gone.md", "", [("link.withdrawn", "warning")]),
        ("/zwgk/tzgg/gone/", "s9", [("link.withdrawn", "warning")]),
        ("zwgk/tzgg/live.md", "s9", [("link.anchor", "error")]),
        ("/zwgk/tzgg/live/", "s9", [("link.anchor", "error")]),
        ("zwgk/tzgg/a.md", "s9", [("link.anchor", "error")]),
        ("zwgk/tzgg/live.md", "s1", []),
        ("zwgk/tzgg/live.md", "top", []),
        ("zwgk/tzgg/a.md", "s1", []),
        ("/zwgk/tzgg/live/", "", []),
        ("/zwgk/tzgg/live?from=home", "", []),
        ("/old/1.html", "", []),
        ("/zwgk/tzgg/", "x", []),  # pages that are no texts are not looked into
        ("/freshness/", "", []),
        ("/", "", []),
        ("/zwgk/tzgg/f/plan.csv", "", []),
        ("zwgk/tzgg/f/missing.csv", "", []),  # attachment.missing looks at the disk
    ],
)
def test_links_of_a_text_on_the_site(target: str, anchor: str, expected: list[tuple[str, str]]) -> None:
    assert said(linking(target, anchor)) == expected


def test_what_is_not_on_the_site_is_judged_mildly() -> None:
    assert said(linking("zwgk/tzgg/draft.md", draft=True)) == []  # two texts under way may name each other
    assert said(linking("zwgk/tzgg/nobody.md", draft=True)) == [DEAD]
    for state in ({"withdrawn": True}, {"renderable": False}, {"date": "2026-03-12"}):
        assert said(linking("zwgk/tzgg/nobody.md", **state)) == []


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("---\nattachments: [{path: f/a.csv}]\n---\n", [("attachment.missing", "f/a.csv")]),
        (
            "---\nattachments: [{path: ../../../../etc/hostname}]\n---\n",
            [("attachment.missing", "../../../../etc/hostname")],
        ),
        ("见[任务表](f/a.csv)。\n", [("attachment.missing", "f/a.csv")]),
        ("---\nimage: a.jpg\n---\n", [("image.missing", "a.jpg")]),
        ("![现场](a.jpg)\n", [("image.missing", "a.jpg")]),
        ("![](https://www.chengxi.example/a.jpg)\n", [("image.no-alt", "https://www.chengxi.example/a.jpg"), ("image.foreign", "https://www.chengxi.example/a.jpg")]),
        ("请<b>按时</b>报送。\n", [("html.raw", "<b>"), ("html.raw", "</b>")]),
        ("<!-- 待补 -->\n", [("html.raw", "<!-- 待补 -->")]),
        ("[甲](JaVaScRiPt:alert)\n", [("html.bad-scheme", "JaVaScRiPt:alert")]),
        ("[甲](java&Tab;script:alert)\n", [("html.bad-scheme", "java\tscript:alert")]),
        ("[甲](data:text/html,x)\n", [("html.bad-scheme", "data:text/html,x")]),
        ("[甲](file:///C:/a.doc)\n", [("html.bad-scheme", "file:///C:/a.doc")]),
        ("[甲](C:/a.doc)\n", [("html.bad-scheme", "C:/a.doc")]),
        (":::right\n县政府办公室\n", [("md.directive", ":::right")]),
        (":::box\n县政府办公室\n:::\n", [("md.directive", "box")]),
        (">" * 60 + " 正文\n", [("md.too-deep", "")]),
        ("[甲](https://a.example/) [乙](mailto:a@a.example) [丙](tel:00000000) <https://a.example/>\n", []),
        ("`<b>` 与 1 < 2，3 > 2\n", []),
    ],
)
def test_what_a_body_may_not_hold(example: str, expected: list[tuple[str, str]]) -> None:
    assert [(f.name, f.text) for f in SmallSite(example_site(example)).findings(*BODY)] == expected


def test_a_link_is_shown_with_its_line_and_column(tmp_path: Path) -> None:
    root = write_site(tmp_path, example_site("第一行。\n\n详见[通知](b.md)。\n"))
    (finding,) = inspect(root, now=NOW, jobs=1).checked.findings
    assert finding.place is not None
    assert finding.place[:4] == (14, 3, 14, 13)

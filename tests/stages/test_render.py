"""The theme: every view renders, nothing hostile gets through, a site can override it, and its errors have a place."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen import views
from sitegen.errors import SitegenError
from sitegen.stages.render import TEMPLATES, Theme, View
from sitegen.views import Chrome, Html
from tests.stages.views_samples import SITE, article, chrome_view, every_view, home, internal

THEME = Theme()
SAMPLES = every_view(THEME)
PAGES = {path: THEME.render(view).decode() for path, view in SAMPLES.items()}  # type: ignore[arg-type]
HTML = {path: text for path, text in PAGES.items() if path.endswith(".html")}
XML = {path: text for path, text in PAGES.items() if path.endswith(".xml")}
EVIL = """x"'><script>alert(1)</script><img src=x onerror=alert(2)>&{{ 7*7 }}"""
VOID = {"meta", "link", "img", "input", "br", "hr"}


class Reader(HTMLParser):
    """Elements in order with their attributes; complains about wrong nesting."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


def meta(text: str) -> dict[str, str | None]:
    return {a["name"] or "": a["content"] for a in Reader(text).all("meta") if "name" in a}


def poison(value: Any, make: Callable[[str], str], theme: Theme) -> Any:
    """The same view with every text of it replaced, the renderer's own markup and choices from a list excepted."""
    if isinstance(value, Html) or value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Chrome):
        return theme.chrome(poison(chrome_view("zwgk", "tzgg"), make, theme))
    if isinstance(value, str):
        return make(value)
    if isinstance(value, tuple):
        return tuple(poison(item, make, theme) for item in value)
    assert is_dataclass(value)
    return replace(value, **{  # type: ignore[type-var]
        f.name: poison(getattr(value, f.name), make, theme) for f in fields(value)
        if not (isinstance(value, views.FreshnessView) and f.name == "form")})


# What must never happen

@pytest.mark.parametrize("path", sorted(HTML))
def test_hostile_text_in_every_field_stays_text(path: str) -> None:
    text = THEME.render(poison(SAMPLES[path], lambda old: old + EVIL, THEME)).decode()
    reader = Reader(text)
    assert not reader.open
    scripts = [a for a in reader.all("script") if a.get("type") != "application/ld+json"]  # data, never run
    assert [a.get("src", "")[:8] for a in scripts] == ["/assets/"] * len(scripts)  # type: ignore[index]
    assert not [a for _, attrs in reader.tags for a in attrs if a.startswith("on") or a == "style"]
    assert "{{ 7*7 }}" in text


@pytest.mark.parametrize("path", sorted(HTML))
def test_addresses_that_run_code_are_never_linked(path: str) -> None:
    view = poison(SAMPLES[path], lambda old: "javascript:alert(1)", THEME)
    for tag in ("a", "form"):
        for attrs in Reader(THEME.render(view).decode()).all(tag):
            assert not (attrs.get("href") or attrs.get("action") or "").startswith("javascript"), attrs


@pytest.mark.parametrize("path", sorted(XML))
@pytest.mark.parametrize("evil", [EVIL, "]]>", "\x00\x0b\x1f\ufffe", "\ud800", "<!ENTITY a 'b'>"])
def test_hostile_text_keeps_xml_well_formed(path: str, evil: str) -> None:
    ET.fromstring(THEME.render(poison(SAMPLES[path], lambda old: old + evil, THEME)))


@given(st.text())
def test_any_title_renders_and_is_one_element(title: str) -> None:
    reader = Reader(THEME.render(replace(article(THEME), title=title, chrome=CHROME)).decode("utf-8"))
    assert len(reader.all("h1")) == 1


CHROME = THEME.chrome(chrome_view())


@pytest.mark.parametrize("path", sorted(HTML))
def test_pages_need_nothing_inline_and_nothing_from_elsewhere(path: str) -> None:
    reader = Reader(HTML[path])
    assert not reader.open
    assert "style" not in {name for name, _ in reader.tags}
    assert not [a for _, attrs in reader.tags for a in attrs if a.startswith("on") or a == "style"]
    loaded = [a.get("src") or a.get("href") for tag, a in reader.tags
              if (tag in {"script", "img", "iframe"} and a.get("type") != "application/ld+json") or (tag == "link" and a.get("rel") in {"stylesheet", "icon"})]
    assert all(address and re.match("/(?!/)", address) for address in loaded), loaded


@pytest.mark.parametrize("path", sorted(HTML))
def test_nothing_empty_or_dead_is_rendered(path: str) -> None:
    text = HTML[path]
    empty = re.findall(r"<((?:li|ul|ol|dl|dd|dt|p|h[1-6]|a|span|section|nav|div|tbody)(?: [^>]*)?)>\s*</", text)
    assert [tag for tag in empty if "hidden" not in tag and " data-" not in tag] == []  # filled by the script
    for attrs in Reader(text).all("a"):
        assert attrs.get("href") not in {None, "", "#"}
    assert not re.search(r">\s*-\s*<", text)


def test_a_page_with_only_what_is_required_shows_no_empty_furniture() -> None:
    bare = THEME.chrome(views.ChromeView(site=views.SiteView(name="岚澄县人民政府")))
    view = views.ArticleView(chrome=bare, title="标题", url="/a/", kind="news", body=Html("<p>正文</p>"),
                             published="2026-11-18", pub_date="2026-11-18 00:00")
    text = THEME.render(view).decode()
    furniture = "附件 目录 相关信息 上一篇 网站标识码 承办单位 canonical 演示站点 来源： noindex"
    assert [word for word in furniture.split() if word in text] == []


def test_gone_tells_no_title_and_no_reason() -> None:
    main = HTML["410.html"].split("<main")[1].split("</main>")[0]
    assert re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", "<main" + main)) == "本页内容已撤下这个地址上的内容不再提供。您可以返回首页，或者从站点地图查找需要的信息。返回首页站点地图"


# What must be there

def test_every_view_class_has_a_template_and_a_sample() -> None:
    assert {type(view) for view in SAMPLES.values()} == {*TEMPLATES, views.DataView}
    others = {kind for kind in TEMPLATES if not issubclass(kind, views.PageView)}
    assert others | {views.PageView, views.DataView} == set(get_args(View))


@pytest.mark.parametrize("path", sorted(XML))
def test_xml_is_well_formed(path: str) -> None:
    ET.fromstring(XML[path])


@pytest.mark.parametrize("path", sorted(set(HTML) - {"old/index.html"}))
def test_language_landmarks_headings_and_demo_bar(path: str) -> None:
    text, reader = HTML[path], Reader(HTML[path])
    assert reader.tags[0] == ("html", {"lang": "zh-CN"})
    assert [len(reader.all(tag)) for tag in ("h1", "main", "footer")] == [1, 1, 1]
    levels = [int(tag[1]) for tag, _ in reader.tags if re.fullmatch("h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels
    ids = [a["id"] for _, a in reader.tags if "id" in a]
    assert len(ids) == len(set(ids)) and "main" in ids
    assert "演示站点，非政府网站" in text and meta(text)["robots"] == "noindex"
    assert all("alt" in attrs for attrs in reader.all("img"))


@pytest.mark.parametrize(("path", "expected", "absent"), [
    ("index.html", {"SiteName": SITE.name, "SiteDomain": SITE.domain, "SiteIDCode": SITE.id_code, "ColumnType": "首页"},
     {"ArticleTitle", "PubDate"}),
    ("zwgk/tzgg/index.html", {"SiteName": SITE.name, "ColumnName": "通知公告", "ColumnDescription": "通知公告",
                              "ColumnKeywords": "通知公告", "ColumnType": "通知公告"}, {"ArticleTitle"}),
    ("xwdt/zwyw/3/index.html", {"ColumnName": "政务要闻", "ColumnType": "工作动态", "ContentSource": "县交通运输局",
                                "ArticleTitle": "岚澄至云峤公路改扩建工程全线贯通", "PubDate": "2026-11-18 16:20",
                                "Author": "县政府办公室政务公开股", "Keywords": "公路,城乡公交",
                                "Url": "https://www.lancheng.example/xwdt/zwyw/3/"}, set()),
])
def test_national_page_tags(path: str, expected: dict[str, str], absent: set[str]) -> None:
    """国办发〔2017〕47号, annex: home and column pages carry site and column tags, content pages all three groups."""
    tags = meta(HTML[path])
    assert {name: tags.get(name) for name in expected} == expected
    assert not absent & set(tags)


def test_end_of_text_line_stands_after_the_body() -> None:
    text = HTML["xwdt/zwyw/3/index.html"]
    line = re.sub(r"<[^>]+>", "", text[text.index('class="signoff"'):]).split("\n")[0].split(">")[1]
    assert line == "来源：县交通运输局 编辑：政务公开股 校审：业务股室负责人、分管负责人、主要负责人"
    assert text.index('class="doc-body"') < text.index('class="signoff"')


def test_policy_and_interpretation_show_each_other() -> None:
    assert "/zwgk/zcjd/1/" in HTML["zwgk/zcwj/1/index.html"].split("<main")[1]
    assert "/zwgk/zcwj/1/" in HTML["zwgk/zcjd/1/index.html"].split("<main")[1].split("<h1>")[0]


def test_a_withdrawn_target_is_plain_text() -> None:
    view = replace(article(THEME), previous=views.LinkView(title="已撤下的一篇"))
    text = THEME.render(view).decode()
    assert "<span>已撤下的一篇</span>" in text


@pytest.mark.parametrize(("form", "shown", "hidden"), [
    ("facts", ["更新周期", "最近更新", "信息总数"], ["未更新", "应更新日期", "data-due", "最长间隔", "备注"]),
    ("full", ["未更新", "应更新日期", 'data-due="2026-11-18"'], ["最长间隔", "备注"]),
    ("internal", ["未更新", "最长间隔", "已发提醒"], []),
])
def test_freshness_shows_what_its_form_allows(form: str, shown: list[str], hidden: list[str]) -> None:
    view = internal(THEME, form)
    if form != "internal":  # even where a caller forgets to leave them out
        view = replace(view, rows=tuple(replace(row, gap="13天", note="已发提醒") for row in view.rows))
    text = THEME.render(view).decode()
    assert [word for word in shown if word not in text] == []
    assert [word for word in (*hidden, *(["已发提醒"] if form != "internal" else [])) if word in text] == []


@pytest.mark.parametrize(("view", "expected"), [
    (views.RobotsView(index=False, sitemap_url="https://a.example/sitemap.xml"), "User-agent: *\nDisallow: /\n"),
    (views.RobotsView(index=True), "User-agent: *\nDisallow:\n"),
    (views.RobotsView(index=True, sitemap_url="https://a.example/sitemap.xml", disallow=("/search/",)),
     "User-agent: *\nDisallow: /search/\n\nSitemap: https://a.example/sitemap.xml\n"),
])
def test_robots(view: views.RobotsView, expected: str) -> None:
    assert THEME.render(view).decode().rstrip("\n") == expected.rstrip("\n")


def test_feed_is_atom() -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ET.fromstring(XML["feed.xml"])
    assert feed.tag == atom + "feed"
    for parent in (feed, *feed.iter(atom + "entry")):
        assert all(parent.findtext(atom + tag) for tag in ("id", "title", "updated"))


@pytest.mark.parametrize("path", sorted(HTML))
def test_page_weight(path: str) -> None:
    """With the stylesheets and scripts it asks for, without pictures: an article stays within 60 KB, any page within 120 KB."""
    asked = {a.get("src") or a.get("href") for tag, a in Reader(HTML[path]).tags if tag in ("script", "link")}
    shared = sum(len(data) for name, data in THEME.assets().items() if name.endswith((".css", ".js")) and f"/{name}" in asked)
    assert len(HTML[path].encode()) + shared <= (60_000 if isinstance(SAMPLES[path], views.ArticleView) else 120_000)


def luminance(colour: str) -> float:
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("text", "ground"), [
    ("ink", "ground"), ("muted", "paper"), ("muted", "ground"), ("muted", "brand-soft"), ("brand", "paper"),
    ("brand", "brand-soft"), ("link", "paper"), ("link", "info-soft"), ("ok", "ok-soft"), ("warn", "warn-soft"),
    ("bad", "bad-soft"), ("ok", "ground"), ("warn", "ground"), ("bad", "ground"), ("paper", "brand"),
    ("paper", "brand-dark"), ("paper", "foot"), ("brand-dark", "gold")])
def test_contrast_of_text_is_at_least_4_5(text: str, ground: str) -> None:
    """WCAG 2 AA for text of any size."""
    sheet = next(data.decode() for name, data in THEME.assets().items() if name.startswith("assets/site.") and name.endswith(".css"))
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", sheet.replace("#fff;", "#ffffff;")))
    light, dark = sorted((luminance(colours[text]), luminance(colours[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_same_view_same_bytes() -> None:
    other = Theme()
    assert other.digest == THEME.digest
    assert other.render(home(other)) == THEME.render(home(THEME))


def test_chrome_digest_follows_its_content() -> None:
    assert THEME.chrome(chrome_view("zwgk")).digest == THEME.chrome(chrome_view("zwgk")).digest
    assert THEME.chrome(chrome_view("zwgk")).digest != THEME.chrome(chrome_view("xwdt")).digest


# A site's own theme

def site_theme(folder: Path, files: dict[str, str]) -> Theme:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Theme(folder)


def test_a_site_replaces_a_template_by_its_name(tmp_path: Path) -> None:
    theme = site_theme(tmp_path, {"page/gone.html": "本县自有页面"})
    assert theme.render(views.GoneView(chrome=CHROME)) == "本县自有页面".encode()
    assert theme.digest != THEME.digest


def test_a_site_extends_a_base_template(tmp_path: Path) -> None:
    theme = site_theme(tmp_path, {
        "page/article.html": '{% extends "base/page/article.html" %}{% block here %}{{ page.kind }}正文{% endblock %}'})
    text = theme.render(article(theme)).decode()
    assert "news正文" in text and "来源：县交通运输局" in text
    policy = every_view(theme)["zwgk/zcwj/1/index.html"]
    assert "policy正文" in theme.render(policy).decode()  # type: ignore[arg-type]


def test_a_site_fills_a_slot_and_adds_to_the_stylesheet(tmp_path: Path) -> None:
    theme = site_theme(tmp_path, {
        "slot/identity.html": '<img src="{{ asset(\'dz.svg\') }}" alt="党政机关">', "static/dz.svg": "<svg/>",
        "static/extra.css": ":root { --brand: #123456; background: url(dz.svg) }", "static/.hidden": "x"})
    assert "党政机关" in theme.chrome(chrome_view()).bottom
    assets = theme.assets()
    (sheet,) = (data.decode() for name, data in assets.items() if name.startswith("assets/site.") and name.endswith(".css"))
    (mark,) = (name for name in assets if "/dz." in name)
    assert "--brand: #a61b22" in sheet and sheet.index("--brand: #123456") > sheet.index("--brand: #a61b22")
    assert f"url(/{mark})" in sheet and not [name for name in assets if "hidden" in name]


@pytest.mark.parametrize(("files", "place"), [
    ({"page/article.html": "一\n二 {{ page.titel }}"}, "theme/page/article.html:2"),
    ({"page/article.html": "一\n二\n{% if %}"}, "theme/page/article.html:3"),
    ({"page/article.html": "一\n{{ asset('nothing.png') }}"}, "theme/page/article.html:2"),
    ({"page/article.html": '{% extends "nothing.html" %}'}, "theme/page/article.html:1"),
    ({"page/article.html": '{% extends "base/page/article.html" %}\n{% block here %}\n{{ 1 / 0 }}{% endblock %}'},
     "theme/page/article.html:3"),
    ({"layout.html": "一\n{% block main %}{% endblock %}\n{{ page.titel }}"}, "theme/layout.html:3"),
    ({"page/article.html": '{% extends "page/article.html" %}'}, ""),
])
@pytest.mark.parametrize("many", [False, True])
def test_an_error_in_a_site_template_names_file_and_line(tmp_path: Path, files: dict[str, str], place: str, many: bool) -> None:
    theme = site_theme(tmp_path, files)
    with pytest.raises(SitegenError) as caught:
        if many:
            theme.warm()
        theme.render(article(theme))
    assert place in caught.value.message.zh and place in caught.value.message.en
    assert str(tmp_path) not in caught.value.message.zh + str(caught.value.hint)


@pytest.mark.parametrize("files", [{"static/extra.css": "a { background: url('missing.png') }"}])
def test_a_missing_asset_is_an_error(tmp_path: Path, files: dict[str, str]) -> None:
    with pytest.raises(SitegenError, match=r"missing\.png"):
        site_theme(tmp_path, files)

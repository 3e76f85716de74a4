"""Views to bytes: the theme (base theme plus a site's own folder), its templates and its fingerprinted assets."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateRuntimeError,
    TemplateSyntaxError,
)

from sitegen import views
from sitegen.codec import encoder
from sitegen.errors import SitegenError
from sitegen.model import Text
from sitegen.stages.templates import Fast, filled
from sitegen.text.slim import slim
from sitegen.views import Chrome, ChromeView, Html

__all__ = ["BASE", "EXTRA_CSS", "TEMPLATES", "Theme", "View"]

View = (views.PageView | views.NotFoundView | views.GoneView | views.RedirectView | views.FeedView | views.UrlSetView
        | views.UrlIndexView | views.RobotsView | views.DataView)
"""What can be rendered to a file."""

TEMPLATES: Mapping[type, str] = MappingProxyType({
    views.HomeView: "page/home.html",
    views.ColumnView: "page/column.html",
    views.ArticleView: "page/article.html",
    views.PolicyView: "page/policy.html",
    views.InterpretationView: "page/interpretation.html",
    views.FreshnessView: "page/freshness.html",
    views.SitemapView: "page/sitemap.html",
    views.TablesView: "page/tables.html",
    views.NotFoundView: "page/notfound.html", views.GoneView: "page/gone.html",
    views.RedirectView: "page/redirect.html",
    views.FeedView: "xml/feed.xml",
    views.UrlSetView: "xml/urlset.xml",
    views.UrlIndexView: "xml/urlindex.xml",
    views.RobotsView: "text/robots.txt",
    views.SearchView: "page/search.html",
    views.LibraryView: "page/library.html",
    views.DirectoryView: "page/directory.html",
    views.DutiesView: "page/duties.html", views.UnitsView: "page/units.html", views.MediaView: "page/media.html",
})
"""The template of each view class; a site's theme overrides it by a file of the same name."""

SHARED = ("layout.html", "part/items.html")
MANY = (views.ArticleView, views.PolicyView, views.InterpretationView, views.ColumnView, views.FeedView, views.UrlSetView)
"""Of these there are many pages."""

EXTRA_CSS = "extra.css"
"""A site's `static/extra.css` is appended to the base stylesheet, so that colours change by a few variables."""

HERE = "@@here@@"
"""Stands in the furniture, which all pages of a column share, for the address of the page."""
BASE = Path(__file__).resolve().parents[1] / "theme"
CSS_URL = re.compile(r"""url\((["']?)(?![a-z]+:|/)([^"')]+)\1\)""")
ILLEGAL_XML = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]")
LINKABLE = re.compile(r"(?:https?://|/(?!/)|#|mailto:|tel:)", re.IGNORECASE)


class Theme:
    """The look of a site: a template per view class, and the files the pages refer to."""

    def __init__(self, theme_dir: Path | None = None) -> None:
        """`theme_dir`: the site's own theme, may be absent.

        Raises SitegenError where an asset of the site's theme refers to a file that is not there.
        """
        self._roots = tuple(root for root in (theme_dir, BASE) if root is not None and root.is_dir())
        base = FileSystemLoader(BASE)
        own: list[BaseLoader] = [FileSystemLoader(root) for root in self._roots if root != BASE]
        self._env = Fast(
            loader=ChoiceLoader([*own, PrefixLoader({"base": base}), base]), autoescape=True, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True)
        # Nothing in a template may make two builds differ.
        del self._env.globals["lipsum"], self._env.filters["random"]
        self._assets, self._names = _fingerprint(dict(_statics(self._roots)))
        self._env.globals["asset"] = self._asset
        self._env.filters["link"] = _link
        self._env.filters["here"] = _here
        self._env.policies["json.dumps_function"] = encoder(sort_keys=True)
        self._env.policies["json.dumps_kwargs"] = {}
        self._templates: dict[str, Template] = {}
        self.digest = _digest(self._roots)
        """sha256 over the path and bytes of every file of the theme: changes when any page may look different."""

    def chrome(self, view: ChromeView) -> Chrome:
        """Render the furniture of a column's pages, once for all of them."""
        head, top, crumbs, side, bottom = (
            Html(self._render(f"chrome/{part}.html", view)) for part in ("head", "top", "crumbs", "side", "bottom"))
        digest = sha256("\0".join((head, top, crumbs, side, bottom)).encode("utf-8", "replace")).hexdigest()
        return Chrome(site=view.site, column=view.column.name if view.column else "", url=view.url, head=head, top=top,
                      crumbs=crumbs, side=side, bottom=bottom, search_url=view.search_url, traditional=view.traditional, digest=digest)

    def render(self, view: View) -> bytes:
        """The file of a view, UTF-8. Raises SitegenError with file and line where a template fails."""
        if isinstance(view, views.DataView):
            return view.data
        name = TEMPLATES[type(view)]
        text = self._render(name, view)
        return (ILLEGAL_XML.sub("", text) if name.startswith("xml/") else text).encode("utf-8", "replace")

    def part(self, name: str, view: object) -> bytes:
        """A template by its name, for what is no page of the site: UTF-8. Raises as `render` does."""
        return self._render(name, view).encode("utf-8", "replace")

    def assets(self) -> Mapping[str, bytes]:
        """Files the pages refer to, by path in the output: `assets/site.<hash8>.css`."""
        return MappingProxyType(self._assets)

    def warm(self) -> None:
        """Compile what every worker needs, once, before they are forked; a template of one page is compiled by the worker that meets it."""
        for name in SHARED:
            self._template(name)
        for name in (TEMPLATES[kind] for kind in MANY):
            with _Located(self._roots):
                self._templates[name] = self._env.whole(name, self.digest)

    def _asset(self, name: str) -> str:
        if name not in self._names:
            raise TemplateRuntimeError(f"static/{name}: no such file in the theme")
        return "/" + self._names[name]

    def _template(self, name: str) -> Template:
        if name not in self._templates:
            with _Located(self._roots):
                self._templates[name] = self._env.get_template(name)
        return self._templates[name]

    def _render(self, name: str, view: object) -> str:
        template = self._template(name)
        with _Located(self._roots):
            return filled(template, view)


class _Located:
    """Turns what goes wrong in a template into a SitegenError that names file and line."""

    def __init__(self, roots: tuple[Path, ...]) -> None:
        self._roots = roots

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is None or isinstance(error, SitegenError) or not isinstance(error, Exception):
            return
        if isinstance(error, TemplateSyntaxError):
            place = self._place(error.filename or error.name or "", error.lineno)
        else:
            frames = [f for f in traceback.extract_tb(error.__traceback__) if self._root(f.filename)]
            place = self._place(frames[-1].filename, frames[-1].lineno or 1) if frames else ""
        if not place and not isinstance(error, TemplateError | RecursionError | UnicodeError):
            return
        reason = str(error) or type(error).__name__
        raise SitegenError(
            Text(f"主题模板出错：{place or reason}", f"a template of the theme fails: {place or reason}"),
            Text(f"原因：{reason}。请对照 sitegen/views 中的字段说明修改模板",
                 f"reason: {reason}. The fields a template may use are documented in sitegen/views")) from error

    def _root(self, filename: str) -> Path | None:
        return next((root for root in self._roots if filename and Path(filename).is_relative_to(root)), None)

    def _place(self, filename: str, line: int) -> str:
        root = self._root(filename)
        name = f"theme/{Path(filename).relative_to(root).as_posix()}" if root else filename
        return f"{'sitegen/' if root == BASE else ''}{name}:{line}"


def _link(url: str) -> str:
    """The address, or "" for one a page must not link to (`javascript:` and the like)."""
    return url if LINKABLE.match(url) else ""


def _here(top: Html, page: object) -> Html:
    """The top of a page with its own address where the furniture leaves room for it: the switch of editions."""
    return Html(top.replace(HERE, quote(getattr(page, "url", "") or "/", safe="/"))) if HERE in top else top


def _files(root: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_file() and not any(part.startswith(".") for part in name.split("/")):
            yield name, path


def _digest(roots: tuple[Path, ...]) -> str:
    total = sha256()
    for root in roots:
        for name, path in _files(root):
            data = path.read_bytes()
            total.update(f"{name}\0{len(data)}\0".encode())
            total.update(data)
        total.update(b"\0\0")
    return total.hexdigest()


def _statics(roots: tuple[Path, ...]) -> Iterator[tuple[str, bytes]]:
    """Static files by name, the base's first so that the site's replace them; `extra.css` joined to the stylesheet."""
    extra = b""
    sheet = b""
    for root in reversed(roots):
        for name, path in _files(root / "static"):
            data = slim(name, path.read_bytes()) if root == BASE else path.read_bytes()
            if name == EXTRA_CSS:
                extra = b"\n" + data
            elif name == "site.css":
                sheet = data
            else:
                yield name, data
    yield "site.css", sheet + extra


def _fingerprint(files: dict[str, bytes]) -> tuple[dict[str, bytes], dict[str, str]]:
    """Output path -> bytes, and name -> output path. Stylesheets last: they name the others."""
    assets: dict[str, bytes] = {}
    names: dict[str, str] = {}
    for name, data in sorted(files.items(), key=lambda item: (item[0].endswith(".css"), item[0])):
        if name.endswith(".css"):
            text = data.decode("utf-8", "surrogateescape")
            data = CSS_URL.sub(_refer(name, names), text).encode("utf-8", "surrogateescape")
        stem, dot, suffix = name.rpartition(".")
        names[name] = f"assets/{stem or name}.{sha256(data).hexdigest()[:8]}{dot}{suffix if stem else ''}"
        assets[names[name]] = data
    return dict(sorted(assets.items())), names


def _refer(sheet: str, names: Mapping[str, str]) -> Callable[[re.Match[str]], str]:
    def replace(match: re.Match[str]) -> str:
        if match[2] not in names:
            raise SitegenError(Text(f"主题 static/{sheet} 引用的文件不存在：{match[2]}",
                                    f"static/{sheet} of the theme refers to a missing file: {match[2]}"))
        return f"url(/{names[match[2]]})"
    return replace

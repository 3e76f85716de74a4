"""One request -> one answer: only GET and HEAD, only from this machine's own pages, only what was built."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hmac import compare_digest
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler
from mimetypes import MimeTypes
from pathlib import Path
from shutil import copyfileobj
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, unquote

from sitegen.previewing import Preview
from sitegen.previewing.remarks import SOURCE_URL
from sitegen.previewing.theme import asset

if TYPE_CHECKING:
    from sitegen.previewing.server import PreviewServer

__all__ = ["LAST_URL", "Answers"]

HTML = "text/html; charset=utf-8"
OWN_PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
FOREIGN_FILE = "default-src 'none'; sandbox; frame-ancestors 'none'"
"""For files that editors put there: whatever they hold, it runs nothing."""
HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Robots-Tag": "noindex",
        "Cache-Control": "no-store",
    }
)
NAMES = ("localhost", "127.0.0.1", "[::1]")
"""What a browser may call this machine; any other name in Host is DNS rebinding."""
COOKIE = "sitegen-last"
LAST_URL = "/_sitegen/last"
PATIENCE = 10
"""Seconds a slow client gets."""
HEARTBEAT = 15
"""Seconds between two signs of life to a listening page."""
MOST_THREADS = 64
_TYPES = MimeTypes(filenames=())
_TEXTUAL = ("text/", "application/json", "application/xml", "application/javascript", "image/svg")


class Answers(BaseHTTPRequestHandler):
    server: PreviewServer
    timeout = PATIENCE
    error_content_type = "text/plain; charset=utf-8"

    def do_GET(self) -> None:
        if not self._is_trusted():
            return self._say(HTTPStatus.FORBIDDEN)
        target, _, query = self._target().partition("?")
        if not target.startswith("/") or target.startswith("//"):
            return self._say(HTTPStatus.NOT_FOUND)
        try:
            path = unquote(target, errors="strict")
        except UnicodeDecodeError:
            return self._say(HTTPStatus.NOT_FOUND)
        if path.startswith("/_sitegen/"):
            return self._own(path, parse_qs(query))
        return self._page(path)

    do_HEAD = do_GET

    def _target(self) -> str:
        """As it came: the standard library tidies `//` away."""
        parts = self.requestline.split()
        return parts[1] if len(parts) > 1 else ""

    def _is_trusted(self) -> bool:
        """Host and Origin name this machine, each at most once (DNS rebinding; requests from other sites' pages)."""
        names = {*NAMES, f"[{self.server.host}]" if ":" in self.server.host else self.server.host}
        if self.server.host in ("0.0.0.0", "::"):
            names.add(str(self.connection.getsockname()[0]))
        hosts = {f"{name}:{self.server.server_port}" for name in names} | (
            names if self.server.server_port == 80 else set()
        )
        host, origin = self.headers.get_all("Host") or [], self.headers.get_all("Origin") or []
        return (
            len(host) == 1
            and host[0].strip().lower() in hosts
            and all(one.strip().lower() in {f"http://{name}" for name in hosts} for one in origin)
        )

    def _own(self, path: str, query: Mapping[str, list[str]]) -> None:
        shown = self.server.shown
        if path == "/_sitegen/events":
            self._events(query)
        elif path == "/_sitegen/preview.css":
            self._send(HTTPStatus.OK, asset("preview.css"), "text/css; charset=utf-8")
        elif path == "/_sitegen/reload.js":
            settings = json.dumps({"token": self.server.token, "seen": shown.number})
            self._send(
                HTTPStatus.OK,
                asset("reload.js").replace(b"SETTINGS", settings.encode()),
                "text/javascript; charset=utf-8",
            )
        elif path == LAST_URL:
            self._send(
                HTTPStatus.SEE_OTHER,
                b"",
                HTML,
                {"Location": "/", "Set-Cookie": f"{COOKIE}={shown.number}; Path=/; HttpOnly; SameSite=Strict"},
            )
        elif (
            path.startswith(SOURCE_URL)
            and shown.preview
            and (page := shown.preview.source(path[len(SOURCE_URL) :])) is not None
        ):
            self._send(HTTPStatus.OK, page, HTML)
        else:
            self._say(HTTPStatus.NOT_FOUND)

    def _page(self, path: str) -> None:
        """A file of the preview, by its name among those that were built; never by what lies on the disk."""
        shown = self.server.shown
        preview = shown.preview
        key = path[1:] + "index.html" if path.endswith("/") else path[1:]
        if shown.failure and not (preview and (key in preview.files - preview.pages or self._wants_last(shown.number))):
            return self._send(HTTPStatus.SERVICE_UNAVAILABLE, shown.failure, HTML)
        if preview is None:
            return self._say(HTTPStatus.SERVICE_UNAVAILABLE)
        if key in preview.gone:
            return self._file(preview, key, HTTPStatus.GONE)
        if key in preview.files:
            return self._file(preview, key)
        if f"{key}/index.html" in preview.pages:
            return self._send(HTTPStatus.MOVED_PERMANENTLY, b"", HTML, {"Location": quote(f"/{key}/")})
        return self._file(preview, "404.html", HTTPStatus.NOT_FOUND)

    def _wants_last(self, number: int) -> bool:
        try:
            cookie = SimpleCookie(self.headers.get("Cookie", "")).get(COOKIE)
        except CookieError:
            return False
        return cookie is not None and cookie.value == str(number)

    def _file(self, preview: Preview, key: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        if key in preview.pages:
            self._send(status, preview.page(key), HTML)
            return
        with open(preview.folder / key, "rb") as file:
            size = file.seek(0, 2)
            file.seek(0)
            self._head(status, size, _kind(key), policy=FOREIGN_FILE)
            if self.command != "HEAD":
                copyfileobj(file, self.wfile)

    def _events(self, query: Mapping[str, list[str]]) -> None:
        """Server-sent events: one `reload` for each rebuild the page has not seen."""
        if not compare_digest(query.get("token", [""])[0].encode(), self.server.token.encode()):
            self._say(HTTPStatus.FORBIDDEN)
            return
        written = query.get("seen", [""])[0]
        seen = (
            int(written) if written.isascii() and written.isdigit() and len(written) < 10 else self.server.shown.number
        )
        self._head(HTTPStatus.OK, None, "text/event-stream; charset=utf-8")
        while self.command != "HEAD" and (number := self.server.news(seen)) is not None:
            self.wfile.write(
                b": still here\n\n" if number == seen else f"event: reload\nid: {number}\ndata: {number}\n\n".encode()
            )
            seen = number

    def _say(self, status: HTTPStatus) -> None:
        self._send(status, f"{status.value} {status.phrase}\n".encode(), "text/plain; charset=utf-8")

    def _send(self, status: HTTPStatus, body: bytes, kind: str, more: Mapping[str, str] = MappingProxyType({})) -> None:
        self._head(status, len(body), kind, more)
        if self.command != "HEAD":
            self.wfile.write(body)

    def _head(
        self,
        status: HTTPStatus,
        size: int | None,
        kind: str,
        more: Mapping[str, str] = MappingProxyType({}),
        policy: str = OWN_PAGE,
    ) -> None:
        self.send_response(status)
        own = {"Content-Type": kind, "Content-Security-Policy": policy, "Connection": "close"}
        length = {} if size is None else {"Content-Length": str(size)}
        for name, value in {**HEADERS, **own, **length, **more}.items():
            self.send_header(name, value)
        self.end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What the standard library refuses (method, overlong header, no HTTP); nothing of the request comes back."""
        status = HTTPStatus(code)
        if status == HTTPStatus.NOT_IMPLEMENTED:
            status = HTTPStatus.METHOD_NOT_ALLOWED
        self.request_version = "HTTP/1.0"  # a status line and headers even for what was no HTTP
        self.command = getattr(self, "command", None) or "GET"
        self._send(
            status,
            f"{status.value} {status.phrase}\n".encode(),
            "text/plain; charset=utf-8",
            {"Allow": "GET, HEAD"} if status == HTTPStatus.METHOD_NOT_ALLOWED else {},
        )

    def version_string(self) -> str:
        return "sitegen"

    def log_message(self, format: str, *args: object) -> None:
        """Silent: what matters is told for each rebuild."""


def _kind(key: str) -> str:
    """Content type by the name, from the standard library's own table: the same on every machine."""
    if key.endswith((".html", ".htm")):
        return HTML
    if key.endswith(".js"):
        return "text/javascript; charset=utf-8"
    kind = _TYPES.guess_type(Path(key).name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(_TEXTUAL) else kind

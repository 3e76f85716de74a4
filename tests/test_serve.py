"""`sitegen serve`: shows every text with what stands against it, reloads at a save, gives nothing else away, publishes nothing."""

from __future__ import annotations

import errno
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from watchdog.events import (
    DirModifiedEvent,
    FileClosedNoWriteEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileOpenedEvent,
    FileSystemEvent,
)

from sitegen.cli.serve import listening, rebuild, serve
from sitegen.errors import CONFIG, INTERRUPTED, SitegenError
from sitegen.keeping import changed_since
from sitegen.pipeline import build, preview
from sitegen.previewing import Preview
from sitegen.previewing.server import PreviewServer
from sitegen.watch import Watch
from tests.helpers import NOTICE, NOW, PERFECT, write_site

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning:watchdog")

PAGE = "/zwgk/tzgg/a/"
UNSIGNED = "content/zwgk/tzgg/unsigned.md"
FURNITURE = ("sg-", "_sitegen", "预览")


def text(title: str, keys: str = "", body: str = "请各单位做好准备。") -> str:
    return f"---\ntitle: {title}\nsource: 县政府办公室\neditor: 张敏\n{keys}---\n{body}\n"


SITE = PERFECT | {
    "content/zwgk/tzgg/draft.md": text("草稿一篇", "draft: true\ndate: 2026-04-01 09:00\n"),
    UNSIGNED: text("未签一篇", "date: 2026-03-09 09:00\n", "<script>alert(1)</script>"),
    "content/zwgk/tzgg/undated.md": text("无期一篇"),
    "content/zwgk/tzgg/broken.md": "---\ntitle: [\n---\n",
    "content/zwgk/tzgg/down.md": text("已撤一篇", "date: 2026-03-09 09:00\nwithdrawals: [{at: 2026-03-09 10:00, by: 赵安, reason: 有误}]\n"),
    "content/zwgk/tzgg/escape.md": text("出逃一篇", "slug: ../../../../outside\ndate: 2026-03-09 09:00\n"),
    "content/zwgk/tzgg/twin.md": text("同号一篇", "id: a\ndate: 2026-03-09 09:00\n"),
    "content/zwgk/nowhere/lost.md": text("无栏目一篇", "date: 2026-03-09 09:00\n"),
    "content/zwgk/tzgg/with.md": text("附件一篇", "attachments: [{path: evil.html, title: 附件}]\n"),
    "content/zwgk/tzgg/evil.html": "<script>alert(1)</script>",
    "content/zwgk/tzgg/unlinked.html": "secret",
}


@dataclass(frozen=True, kw_only=True)
class Running:
    """A server in threads of this process."""

    root: Path
    server: PreviewServer

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server.server_port}"

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, str]:
        with closing(HTTPConnection("127.0.0.1", self.server.server_port, timeout=30)) as connection:
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            return answer, answer.read().decode()

    def raw(self, request: bytes) -> bytes:
        """What comes back for these very bytes, until the server hangs up."""
        with socket.create_connection(("127.0.0.1", self.server.server_port), timeout=30) as line:
            line.sendall(request)
            parts = []
            while part := line.recv(65536):
                parts.append(part)
            return b"".join(parts)

    @contextmanager
    def listening(self) -> Iterator[HTTPResponse]:
        """The channel of reload events, open from before the block's edits on."""
        seen = self.server.shown.number
        with closing(HTTPConnection("127.0.0.1", self.server.server_port, timeout=30)) as connection:
            connection.request("GET", f"/_sitegen/events?token={self.server.token}&seen={seen}")
            with closing(connection.getresponse()) as events:
                yield events


@contextmanager
def serving(root: Path) -> Iterator[Running]:
    """`sitegen serve` on a free port, watching, until the block ends."""
    server = listening("127.0.0.1", 0)
    watch = Watch(root, quiet=0.02)
    thread = threading.Thread(target=serve, args=(root, server, watch), kwargs={"now": lambda: NOW, "quiet": True})
    thread.start()
    server.news(0)
    try:
        yield Running(root=root, server=server)
    finally:
        watch.stop()
        thread.join()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One running server for all tests that change nothing."""
    root = write_site(tmp_path_factory.mktemp("site"), SITE)
    server = listening("127.0.0.1", 0)
    server.show(preview(root, now=NOW))
    with server.running():
        yield Running(root=root, server=server)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Running]:
    """A server over a site that the test may edit."""
    with serving(write_site(tmp_path / "site", PERFECT)) as running:
        yield running


def await_reload(events: HTTPResponse) -> None:
    line = b"\n"
    while line and not line.startswith(b"event: reload"):
        line = events.readline()
    assert line, "the server hung up before it told of the change"


HOSTILE = [
    ("climbing", b"GET /../../site.yaml HTTP/1.1"),
    ("climbing, percent", b"GET /%2e%2e/%2e%2e/site.yaml HTTP/1.1"),
    ("climbing, double percent", b"GET /%252e%252e/site.yaml HTTP/1.1"),
    ("climbing, backslash", b"GET /..\\..\\site.yaml HTTP/1.1"),
    ("climbing within the tree", b"GET /zwgk/../index.html HTTP/1.1"),
    ("two slashes", b"GET //index.html HTTP/1.1"),
    ("two slashes within", b"GET /zwgk//tzgg/ HTTP/1.1"),
    ("absolute target", b"GET http://127.0.0.1/index.html HTTP/1.1"),
    ("absolute path", b"GET /etc/passwd HTTP/1.1"),
    ("a star", b"GET * HTTP/1.1"),
    ("NUL", b"GET /index.html%00.css HTTP/1.1"),
    ("broken UTF-8", b"GET /%ff%fe HTTP/1.1"),
    ("a listing", b"GET /assets/ HTTP/1.1"),
    ("the manifest of the stage", b"GET /manifest/index.json HTTP/1.1"),
    ("an attachment nobody refers to", b"GET /zwgk/tzgg/unlinked.html HTTP/1.1"),
    ("a source outside the site", b"GET /_sitegen/source/../../etc/passwd HTTP/1.1"),
    ("a source, percent", b"GET /_sitegen/source/content/%2e%2e/checks/people.yaml HTTP/1.1"),
    ("a source nothing was found in", b"GET /_sitegen/source/checks/people.yaml HTTP/1.1"),
    ("the furniture's folder", b"GET /_sitegen/ HTTP/1.1"),
]


@pytest.mark.parametrize(("request_line",), [(line,) for _, line in HOSTILE], ids=[name for name, _ in HOSTILE])
def test_only_built_files_are_there(site: Running, request_line: bytes) -> None:
    answer = site.raw(request_line + b"\r\nHost: " + site.host.encode() + b"\r\n\r\n")
    assert answer.split(b"\r\n", 1)[0] == b"HTTP/1.0 404 Not Found"
    assert str(site.root).encode() not in answer and b"root:" not in answer


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"GET / HTTP/1.1\r\n", 403),
        (b"GET / HTTP/1.1\r\nHost: evil.example\r\n", 403),
        (b"GET / HTTP/1.1\r\nHost: evil.example:PORT\r\n", 403),
        (b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n", 403),
        (b"GET / HTTP/1.1\r\nHost: HOST\r\nHost: evil.example\r\n", 403),
        (b"GET / HTTP/1.1\r\nHost: HOST\r\nOrigin: https://evil.example\r\n", 403),
        (b"GET / HTTP/1.1\r\nHost: HOST\r\nOrigin: null\r\n", 403),
        (b"GET /_sitegen/events HTTP/1.1\r\nHost: HOST\r\n", 403),
        (b"GET /_sitegen/events?token=guess HTTP/1.1\r\nHost: HOST\r\n", 403),
        (b"POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 0\r\n", 405),
        (b"PUT /x HTTP/1.1\r\nHost: HOST\r\nContent-Length: 0\r\n", 405),
        (b"GET / HTTP/9.9\r\nHost: HOST\r\n", 505),
        (b"<script> / x\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: HOST\r\n" + b"X: y\r\n" * 200, 431),
        (b"GET / HTTP/1.1\r\nHost: HOST\r\nX: " + b"y" * 70_000 + b"\r\n", 431),
        (b"GET /" + b"y" * 70_000 + b" HTTP/1.1\r\nHost: HOST\r\n", 414),
    ],
    ids=lambda value: value[:60].decode() if isinstance(value, bytes) else str(value),
)
def test_strangers_are_refused(site: Running, head: bytes, status: int) -> None:
    sent = head.replace(b"HOST", site.host.encode()).replace(b"PORT", str(site.server.server_port).encode())
    try:
        answer = site.raw(sent + b"\r\n")
    except ConnectionResetError:
        # It hung up on a request it would not read to its end.
        assert status in (414, 431)
        return
    assert answer.split(b" ", 2)[1] == str(status).encode()
    assert b"<" not in answer.partition(b"\r\n\r\n")[2] and b"Traceback" not in answer


@pytest.mark.parametrize("host", ["localhost:{}", "127.0.0.1:{}", "[::1]:{}", "LOCALHOST:{}"])
def test_this_machine_goes_by_its_usual_names(site: Running, host: str) -> None:
    name = host.format(site.server.server_port)
    assert site.get("/", Host=name, Origin=f"http://{name.lower()}")[0].status == 200


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/", 200, "text/html; charset=utf-8"),
        (PAGE, 200, "text/html; charset=utf-8"),
        (PAGE + "index.html", 200, "text/html; charset=utf-8"),
        (PAGE.rstrip("/"), 301, "text/html; charset=utf-8"),
        ("/no/such/page/", 404, "text/html; charset=utf-8"),
        ("/zwgk/tzgg/down/", 410, "text/html; charset=utf-8"),
        ("/feed.xml", 200, "text/xml; charset=utf-8"),
        ("/robots.txt", 200, "text/plain; charset=utf-8"),
        ("/_sitegen/preview.css", 200, "text/css; charset=utf-8"),
        ("/_sitegen/reload.js", 200, "text/javascript; charset=utf-8"),
        (f"/_sitegen/source/{NOTICE}", 200, "text/html; charset=utf-8"),
    ],
)
def test_status_type_and_policy(site: Running, path: str, status: int, kind: str) -> None:
    answer, body = site.get(path)
    head, nothing = site.get(path, "HEAD")
    assert (answer.status, answer.headers["Content-Type"]) == (status, kind)
    assert (head.status, nothing, head.headers["Content-Length"]) == (status, "", str(len(body.encode())))
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff" and answer.headers["Cache-Control"] == "no-store"


def test_what_editors_put_there_runs_nothing(site: Running) -> None:
    answer, _ = site.get("/zwgk/tzgg/evil.html")
    assert answer.status == 200 and "sandbox" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("path", "says"),
    [
        (PAGE, ["本文可以发布"]),
        ("/zwgk/tzgg/draft/", ["本文现在不能发布", "草稿；缺少初审、复审、终审；发布时间未到（2026-04-01 09:00）", "review.missing-level"]),
        ("/zwgk/tzgg/unsigned/", ["缺少初审、复审、终审；另有", "处必须整改", "html.script", f"/_sitegen/source/{UNSIGNED}#L7"]),
        ("/zwgk/tzgg/undated/", ["没有发布时间"]),
        ("/zwgk/tzgg/twin/", ["同号一篇", "fm.duplicate-id"]),
        ("/zwgk/nowhere/lost/", ["无栏目一篇", "fm.unknown-column"]),
    ],
)
def test_a_page_says_what_stands_against_it(site: Running, path: str, says: list[str]) -> None:
    page = site.get(path)[1]
    assert [words for words in says if words not in page] == []
    assert "<script>alert" not in page and " style=" not in page and 'class="sg-bar"' in page


def test_every_page_is_marked(site: Running) -> None:
    shown = site.server.shown.preview
    assert shown
    assert [path for path in sorted(shown.pages) if 'class="sg-badge"' not in site.get("/" + path)[1]] == []
    assert not [path for path in shown.pages if b"sg-badge" in (shown.folder / path).read_bytes()]


def test_the_home_page_leads_to_every_text_with_something_against_it(site: Running) -> None:
    page = site.get("/")[1]
    for path in ("draft", "unsigned", "undated", "broken", "escape", "twin"):
        assert f"/_sitegen/source/content/zwgk/tzgg/{path}.md" in page
    assert "地址不可用，没有预览页" in page and "读不出来" in page and "已撤一篇" not in page
    assert not list(site.root.parent.rglob("outside"))


def test_a_source_shows_its_findings_at_their_lines(site: Running) -> None:
    page = site.get(f"/_sitegen/source/{UNSIGNED}")[1]
    assert '<li id="L7" class="sg-hit">' in page and "&lt;script&gt;alert(1)" in page and "html.script" in page


def test_the_script_holds_the_token_and_the_pages_do_not(site: Running) -> None:
    assert site.server.token in site.get("/_sitegen/reload.js")[1]
    assert site.server.token not in site.get("/")[1]


def test_an_edit_is_told_and_served(own: Running) -> None:
    notice = own.root / NOTICE
    with own.listening() as events:
        notice.write_text(notice.read_text("utf-8") + "\n刚刚补充的一句。\n", "utf-8")
        await_reload(events)
    page = own.get(PAGE)[1]
    assert "刚刚补充的一句。" in page and "review.content-changed" not in own.get("/feed.xml")[1]


@pytest.mark.parametrize(("often", "shown"), [(1, True), (2, True), (9, False)])
def test_saving_while_the_preview_is_made_is_no_fault(often: int, shown: bool, own: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only who never stops is told to."""
    saved = []

    def busy(*args: object, **given: object) -> Preview:
        saved.append(NOTICE)
        if len(saved) <= often:
            raise changed_since(NOTICE)
        return preview(*args, **given)  # type: ignore[arg-type]

    monkeypatch.setattr("sitegen.cli.serve.preview", busy)
    rebuild(own.root, own.server, lambda: NOW, 1, True)
    assert (not own.server.shown.failure) == shown


def test_a_new_folder_is_watched_too(own: Running) -> None:
    with own.listening() as events:
        write_site(own.root, {"theme/static/extra.css": ".mark-of-the-theme { color: red }"})
        await_reload(events)
    with own.listening() as events:
        write_site(own.root, {"theme/static/extra.css": ".second-mark { color: red }"})
        await_reload(events)


def test_broken_settings_show_all_faults_and_the_last_good_preview_stays_in_reach(own: Running) -> None:
    settings = own.root / "site.yaml"
    good = settings.read_text("utf-8")
    with own.listening() as events:
        settings.write_text(good.replace("domain:", "domian:").replace("public: facts", "public: perhaps"), "utf-8")
        await_reload(events)
    answer, page = own.get(PAGE)
    assert answer.status == 503 and "domian" in page and "perhaps" in page and "site.yaml 第3行第19列" in page
    assert str(own.root) not in page and "/_sitegen/reload.js" in page
    last, _ = own.get("/_sitegen/last")
    cookie = last.headers["Set-Cookie"].partition(";")[0]
    assert (last.status, last.headers["Location"]) == (303, "/")
    assert "农田水利" in own.get(PAGE, Cookie=cookie)[1]
    with own.listening() as events:
        settings.write_text(good, "utf-8")
        await_reload(events)
    assert own.get(PAGE)[0].status == 200


def test_a_site_that_is_broken_from_the_start_shows_why(tmp_path: Path) -> None:
    with serving(write_site(tmp_path, PERFECT | {"site.yaml": "version: 1\ncolums: []\n"})) as running:
        answer, page = running.get("/")
    assert answer.status == 503 and "colums" in page and "/_sitegen/last" not in page


def test_nothing_is_published_and_nothing_recorded(tmp_path: Path) -> None:
    root = write_site(tmp_path, PERFECT)
    build(root, now=NOW, jobs=1)
    before = tree(root, "public"), tree(root, "internal"), tree(root, ".sitegen/record")
    write_site(root, {"content/zwgk/tzgg/draft.md": SITE["content/zwgk/tzgg/draft.md"]})
    preview(root, now=NOW)
    assert before == (tree(root, "public"), tree(root, "internal"), tree(root, ".sitegen/record"))
    assert "zwgk/tzgg/draft/index.html" in tree(root, ".sitegen/preview")


def test_a_build_has_nothing_of_the_preview(tmp_path: Path) -> None:
    root = write_site(tmp_path, PERFECT)
    preview(root, now=NOW)
    assert build(root, now=NOW, jobs=1).exit_code == 0
    marked = [path for path, data in tree(root, "public").items() if any(mark.encode() in data for mark in FURNITURE)]
    assert marked == []


def tree(root: Path, folder: str) -> dict[str, bytes]:
    return {path.relative_to(root / folder).as_posix(): path.read_bytes() for path in sorted((root / folder).rglob("*")) if path.is_file()}


@pytest.mark.parametrize(
    ("event", "counts"),
    [
        (FileModifiedEvent("content/a.md"), True),
        (FileModifiedEvent("site.yaml"), True),
        (FileMovedEvent("content/.a.md.part", "content/a.md"), True),
        (FileOpenedEvent("content/a.md"), False),
        (FileClosedNoWriteEvent("content/a.md"), False),
        (DirModifiedEvent("content"), False),
        (FileModifiedEvent("content/.a.md.swp"), False),
        (FileModifiedEvent("public/index.html"), False),
        (FileModifiedEvent(".sitegen/preview/index.html"), False),
        (FileModifiedEvent("other/site.yaml"), False),
    ],
    ids=str,
)
def test_what_counts_as_a_change(tmp_path: Path, event: FileSystemEvent, counts: bool) -> None:
    """Reading is none: a rebuild must not set off the next."""
    watch = Watch(tmp_path, quiet=0)
    event.src_path = str(tmp_path / str(event.src_path))
    event.dest_path = str(tmp_path / str(event.dest_path)) if event.dest_path else ""
    watch.on_any_event(event)
    assert watch._dirty is counts


def test_a_change_before_the_watch_began_counts(tmp_path: Path) -> None:
    watch = Watch(tmp_path, quiet=0)
    write_site(tmp_path, {"content/a.md": ""})
    with watch:
        assert watch.wait()


def test_a_stopped_watch_waits_no_longer(tmp_path: Path) -> None:
    with Watch(tmp_path, poll=True, quiet=0) as watch:
        watch.stop()
        assert watch.polls and not watch.wait()


def test_a_taken_port_is_one_plain_message(site: Running) -> None:
    with pytest.raises(SitegenError) as refused:
        listening("127.0.0.1", site.server.server_port)
    assert refused.value.exit_code == CONFIG
    assert refused.value.hint and "--port" in refused.value.hint.zh
    assert isinstance(refused.value.__context__, OSError) and refused.value.__context__.errno == errno.EADDRINUSE


def test_control_c_ends_it_at_once_and_quietly(tmp_path: Path) -> None:
    root = write_site(tmp_path, PERFECT)
    command = [sys.executable, "-m", "sitegen", "serve", "--port", "0", "--site", str(root), "--as-of", "2026-03-10T09:00"]
    with subprocess.Popen(command, cwd=Path(__file__).parents[1], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout and process.stdout.readline().startswith("http://127.0.0.1:")
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
    assert process.returncode == INTERRUPTED and "Traceback" not in said and "已生成预览" in said

"""The published folder behind a real nginx with the lines that `internal/nginx.conf` has for it: what a reader's browser is told."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from getpass import getuser
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from sitegen.stages.plan.server import HEADERS
from tests.conftest import need
from tests.delivery.commands import AS_OF, SITE, files, published_site, run

CONF = """\
user {user}; daemon off; pid {place}/pid; error_log {place}/error.log;
events {{ worker_connections 64; }}
http {{
  types {{ text/html html; text/css css; application/javascript js; application/xml xml; text/csv csv; image/svg+xml svg; }}
  access_log off;
  client_body_temp_path {place}/a; proxy_temp_path {place}/b; fastcgi_temp_path {place}/c; uwsgi_temp_path {place}/d; scgi_temp_path {place}/e;
  server {{ listen 127.0.0.1:{port}; root {site}/public; include {site}/internal/nginx.conf; }}
}}
"""
Get = Callable[[str], tuple[HTTPResponse, bytes]]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return published_site(tmp_path / "site")


@pytest.fixture
def get(site: Path) -> Iterator[Get]:
    """GET from a server that is started at the first call: it inherits a socket that listens already, so nobody waits for it."""
    nginx, place = need("nginx"), site.with_name("nginx")
    place.mkdir()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port, started = listening.getsockname()[1], list[subprocess.Popen[bytes]]()
        (place / "nginx.conf").write_text(CONF.format(user=getuser(), place=place, port=port, site=site), "utf-8")

        def answer(address: str) -> tuple[HTTPResponse, bytes]:
            if not started:
                command = [nginx, "-p", str(place), "-e", str(place / "error.log"), "-c", str(place / "nginx.conf")]
                started.append(subprocess.Popen(command, pass_fds=[listening.fileno()], env={"NGINX": f"{listening.fileno()};"}))
            with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
                connection.request("GET", address, headers={"Connection": "close"})
                with connection.getresponse() as response:
                    return response, response.read()

        yield answer
        for server in started:
            server.terminate()
            server.wait(20)


def test_withdrawn_moved_and_unknown_addresses(site: Path, get: Get) -> None:
    assert run(site, "withdraw", "needle", "--reason", "内容有误", "--by", "赵安", as_of="2026-03-10T10:00").code == 0
    (site / "content/zwgk/tzgg/neighbour.md").write_text(
        SITE["content/zwgk/tzgg/neighbour.md"].replace("id: neighbour\n", "id: neighbour\naliases: [/jiu/dizhi/, /旧/地址/]\n"), "utf-8")
    assert run(site, "build", "--gate", "article", as_of="2026-03-10T11:00").code == 0
    for address, status, location, words in [
        ("/zwgk/tzgg/needle/", 410, None, "本页内容已撤下"),
        ("/zwgk/tzgg/needle", 301, "/zwgk/tzgg/needle/", ""),
        ("/zwgk/tzgg/needle/index.html", 404, None, "页面不存在"),
        ("/old/needle/", 410, None, "本页内容已撤下"),
        ("/zwgk/tzgg/jingyu.csv", 404, None, "页面不存在"),
        ("/jiu/dizhi/", 301, "/zwgk/tzgg/neighbour/", ""),
        ("/%E6%97%A7/%E5%9C%B0%E5%9D%80/", 301, "/zwgk/tzgg/neighbour/", ""),
        ("/zwgk/tzgg/neighbour/", 200, None, "关于报送春耕进度的通知"),
        ("/mei/you/", 404, None, "页面不存在"),
        ("/../internal/nginx.conf", 400, None, ""),
        ("/%2e%2e/site.yaml", 400, None, ""),
    ]:
        response, body = get(address)
        assert (response.status, response.headers["Location"]) == (status, location), address
        assert words in body.decode("utf-8"), address
        assert "鲸" not in body.decode("utf-8"), address
        assert response.headers["Server"] == "nginx", "no version"
        assert response.headers["Content-Security-Policy"], address


def test_every_file_has_the_policy_and_assets_are_kept(site: Path, get: Get) -> None:
    seen = set[str]()
    for path in files(site / "public"):
        response, body = get("/" + path.replace(" ", "%20"))
        assert response.status == 200, path
        assert body == (site / "public" / path).read_bytes(), path
        for name, value in HEADERS:
            assert response.headers.get_all(name) == [value], f"{path}: {name}"
        kept = response.headers.get_all("Cache-Control") or []
        assert ("public, immutable" in kept) is path.startswith("assets/"), path
        seen.add(path.rpartition(".")[2])
    assert {"html", "css", "js", "xml"} <= seen


def test_readers_see_the_old_page_or_the_new_one(site: Path, get: Get) -> None:
    """While builds switch the folder under the server, each answer is one of the two pages, whole; never back to the older."""
    page, settings = site / "public/zwgk/tzgg/neighbour/index.html", site / "site.yaml"
    seen = [page.read_bytes()]
    for number in range(4):
        settings.write_text(SITE["site.yaml"].replace("{name: ", f"{{icp: 示例备{number}号, name: ", 1), "utf-8")
        command = [sys.executable, "-m", "sitegen", "build", "--site", str(site), "--as-of", AS_OF, "--quiet"]
        building = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])})
        answers: list[bytes] = []
        while building.poll() is None:
            response, body = get("/zwgk/tzgg/neighbour/")
            assert response.status == 200
            if body != (answers[-1] if answers else seen[-1]):
                answers.append(body)
        assert building.returncode == 0
        seen.append(page.read_bytes())
        assert seen[-1] != seen[-2]
        assert answers in ([], [seen[-1]])

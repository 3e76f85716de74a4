"""The preview's server: one finished preview at a time, for browsers on this machine, and word of each rebuild."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import ThreadingHTTPServer

from sitegen.frozen import dataclass
from sitegen.previewing import Preview
from sitegen.previewing.answers import Answers

__all__ = ["PreviewServer", "Shown"]

HEARTBEAT = 15
"""Seconds between two signs of life to a listening page."""
MOST_THREADS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is served until the next rebuild."""

    number: int = 0
    """Counts rebuilds, failed ones too."""
    preview: Preview | None = None
    """The last good one."""
    failure: bytes = b""
    """The page that says why the latest rebuild failed."""


class PreviewServer(ThreadingHTTPServer):
    """Listens from its making on; answers once its thread runs."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, host: str, port: int, token: str) -> None:
        """`port` 0: any free one. `token`: what a page must show to be told of rebuilds. OSError: the port is taken."""
        if ":" in host:
            self.address_family = socket.AF_INET6
        self.host, self.token = host, token
        self.shown = Shown()
        self._news = threading.Condition()
        self._closing = False
        super().__init__((host, port), Answers)

    def server_bind(self) -> None:
        """Without asking the name service for this machine's name, as the standard server does."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.host, self.server_address[1]

    @property
    def address(self) -> str:
        name = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{name}:{self.server_port}/"

    @contextmanager
    def running(self) -> Iterator[None]:
        """Answer in a thread of its own while the block runs."""
        thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield
        finally:
            with self._news:
                self._closing = True
                self._news.notify_all()
            self.shutdown()
            self.server_close()
            thread.join()

    def show(self, preview: Preview) -> None:
        """Serve this one from now on, and tell the pages that listen."""
        self._tell(replace(self.shown, preview=preview, failure=b""))

    def fail(self, page: bytes) -> None:
        """Show why it could not be rebuilt; the last good one stays within reach."""
        self._tell(replace(self.shown, failure=page))

    def _tell(self, shown: Shown) -> None:
        with self._news:
            self.shown = replace(shown, number=shown.number + 1)
            self._news.notify_all()

    def news(self, seen: int) -> int | None:
        """Wait for a rebuild other than `seen`, or until a heartbeat is due; its number. None: the server closes."""
        with self._news:
            if self.shown.number == seen and not self._closing:
                self._news.wait(HEARTBEAT)
            return None if self._closing else self.shown.number

    def process_request(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        if threading.active_count() > MOST_THREADS:
            self.shutdown_request(request)
        else:
            super().process_request(request, client_address)

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up, or a fault of ours, ends one connection and nothing else."""

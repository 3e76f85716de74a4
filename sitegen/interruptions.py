"""Requests to end (^C, SIGTERM) kept back for a while: where a process forks, and from the moment on when something is done for good."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["ENDING", "kept_back", "too_late"]

ENDING = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def kept_back() -> Iterator[None]:
    """Interruptions wait until the block ends."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def too_late() -> Iterator[None]:
    """What was asked for is done in this block, and then only tidied up after: an interruption that comes meanwhile is dropped,
    since whoever sent it would be told that nothing has changed. By handlers, for another thread may be the one that is hit."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = [(number, signal.signal(number, _dropped)) for number in ENDING]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, signal.SIG_DFL if handler is None else handler)


def _dropped(number: int, frame: object) -> None:
    return None

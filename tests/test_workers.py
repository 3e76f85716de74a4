"""Work beside: the same result whoever does it, and no process left behind."""

from __future__ import annotations

import os
import threading

import pytest

from sitegen import workers
from sitegen.workers import beside


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "cores", lambda: 2)


def nobody_is_left() -> bool:
    try:
        return os.waitpid(-1, os.WNOHANG) == (0, 0)
    except ChildProcessError:
        return True


def test_another_process_does_it() -> None:
    with beside(os.getpid) as done:
        assert done() != os.getpid()
    assert nobody_is_left()


@pytest.mark.parametrize("large", [0, 10**6])
def test_a_result_that_nobody_asks_for_does_no_harm(large: int) -> None:
    with beside(lambda: b"x" * large):
        pass
    assert nobody_is_left()


def test_a_large_result_comes_whole() -> None:
    with beside(lambda: list(range(10**6))) as done:
        assert done() == list(range(10**6))


def test_where_the_other_fails_this_one_does_it() -> None:
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            os._exit(1)
        return here

    with beside(work) as done:
        assert done() == here
    assert nobody_is_left()


def test_what_is_raised_meanwhile_comes_through() -> None:
    with pytest.raises(KeyError), beside(lambda: 1):
        raise KeyError
    assert nobody_is_left()


def test_a_failure_of_the_work_itself_is_told() -> None:
    def work() -> int:
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"), beside(work) as done:
        done()
    assert nobody_is_left()


def test_nothing_forks_where_that_is_not_worth_it_or_not_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("forked"))
    with beside(os.getpid, worth=False) as done:
        assert done() == os.getpid()
    told: list[int] = []

    def in_a_thread() -> None:
        with beside(os.getpid) as done:
            told.append(done())

    thread = threading.Thread(target=in_a_thread)
    thread.start()
    thread.join()
    assert told == [os.getpid()]

"""Work in shares and work beside: the same result whoever does it, and no process left behind."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Sequence

import pytest

from sitegen import workers
from sitegen.workers import beside, fan_out, spread


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


def test_whoever_is_interrupted_does_not_wait_for_the_other() -> None:
    reading, writing = os.pipe()  # nobody writes: the other would read for ever
    with pytest.raises(KeyboardInterrupt), beside(lambda: os.read(reading, 1)):
        raise KeyboardInterrupt
    os.close(reading)
    os.close(writing)
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


ITEMS = range(1_000)


@pytest.mark.parametrize("jobs", [1, 2, 8])
def test_shares_come_in_order_and_hold_every_item_once(jobs: int) -> None:
    assert [item for share in fan_out(list, ITEMS, jobs) for item in share] == [*ITEMS]
    assert nobody_is_left()


@pytest.mark.parametrize(("count", "jobs", "least"), [(0, 2, 1), (1, 2, 1), (31, 2, 32), (257, 2, 32), (10_002, 2, 32), (10_002, 64, 1), (10**7, 2, 32)])
def test_shares_become_small_towards_the_end(count: int, jobs: int, least: int) -> None:
    bounds = [*workers._shares(count, jobs, least)]
    assert [0, *(end for _, end in bounds)] == [*(start for start, _ in bounds), count]
    sizes = [end - start for start, end in bounds]
    assert sizes == sorted(sizes, reverse=True)
    assert all(size % least == 0 for size in sizes[:-1])
    assert len(bounds) * 4 <= 1 << 16, "their numbers fit into a pipe"


class Meeting:
    """Whoever comes first waits for the other: both the process that asks and its worker have a share then."""

    def __init__(self) -> None:
        self._here, self._pipes = os.getpid(), (os.pipe(), os.pipe())

    def is_here(self) -> bool:
        here = os.getpid() == self._here
        mine, other = self._pipes if here else self._pipes[::-1]
        os.write(mine[1], b"." * 1_000)
        os.read(other[0], 1)
        return here


def test_who_asks_works_too_and_no_more_processes_than_jobs() -> None:
    meeting = Meeting()
    done = fan_out(lambda share: (os.getpid(), meeting.is_here()), ITEMS, 2)
    assert len(set(done)) == 2
    assert (os.getpid(), True) in done


def test_what_a_worker_raises_is_raised_here_as_it_is() -> None:
    meeting = Meeting()

    def work(share: Sequence[int]) -> None:
        if not meeting.is_here():
            raise FileNotFoundError(2, "gone")

    with pytest.raises(FileNotFoundError, match="gone") as caught:
        fan_out(work, ITEMS, 2)
    assert "test_workers" in str(caught.value.__cause__), "where in the worker it was"
    assert nobody_is_left()


def test_a_worker_that_dies_stops_all() -> None:
    meeting = Meeting()

    def work(share: Sequence[int]) -> None:
        if not meeting.is_here():
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(RuntimeError, match="ended before it was done"):
        fan_out(work, ITEMS, 2)
    assert nobody_is_left()


def test_what_is_raised_here_ends_workers_at_once() -> None:
    here = os.getpid()

    def work(share: Sequence[int]) -> int:
        if os.getpid() != here:
            signal.pause()
        return 0

    with pytest.raises(KeyError), spread(work, ITEMS, 2):
        raise KeyError
    assert nobody_is_left()


def test_results_that_nobody_asks_for_do_no_harm() -> None:
    with spread(lambda share: b"x" * 10**7, ITEMS, 2) as shares:
        next(shares)
    assert nobody_is_left()


def test_results_wait_while_this_process_does_something_else() -> None:
    done, told = os.pipe()

    def work(share: Sequence[int]) -> bytes:
        os.write(told, b".")
        return b"x" * 10_000

    with spread(work, ITEMS, 2) as shares:
        for _ in workers._shares(len(ITEMS), 2, workers.SMALLEST):
            os.read(done, 1)  # the other does them all, though nobody asks
        assert {len(share) for share in shares} == {10_000}
    assert nobody_is_left()

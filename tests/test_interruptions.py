"""Interruptions: kept back where a process forks, dropped once something is done for good."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from sitegen.interruptions import ENDING, kept_back, too_late


@pytest.fixture(params=ENDING)
def number(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> signal.Signals:
    """Each of the two, raising KeyboardInterrupt as the command line has it."""
    chosen: signal.Signals = request.param
    before = [(one, signal.signal(one, signal.default_int_handler)) for one in ENDING]
    request.addfinalizer(lambda: [signal.signal(one, handler) for one, handler in before])
    return chosen


def test_what_is_kept_back_comes_after(number: signal.Signals) -> None:
    done = False
    with pytest.raises(KeyboardInterrupt), kept_back():
        signal.raise_signal(number)  # to this thread: another would take what is sent to the process
        done = True
    assert done


def test_what_is_too_late_never_comes_and_the_next_one_does(number: signal.Signals) -> None:
    with too_late():
        os.kill(os.getpid(), number)
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), number)


def test_one_that_another_thread_is_sent_is_dropped_too(number: signal.Signals) -> None:
    leave = threading.Event()
    other = threading.Thread(target=leave.wait)
    other.start()
    with too_late():
        signal.pthread_kill(other.ident or 0, number)
        leave.set()
        other.join()


def test_blocks_stand_in_one_another(number: signal.Signals) -> None:
    with too_late():
        with too_late():
            os.kill(os.getpid(), number)
        os.kill(os.getpid(), number)


def test_elsewhere_than_in_the_main_thread_nothing_is_changed() -> None:
    before = [signal.getsignal(one) for one in ENDING]
    seen: list[object] = []

    def work() -> None:
        with too_late(), kept_back():
            seen.extend(signal.getsignal(one) for one in ENDING)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == before


def test_a_handler_python_did_not_set_is_put_back_as_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    put: list[object] = []
    monkeypatch.setattr(signal, "signal", lambda number, handler: put.append(handler))
    with too_late():
        pass
    assert put[2:] == [signal.SIG_DFL, signal.SIG_DFL]

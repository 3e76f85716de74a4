"""Settings shared by all tests: every hypothesis example is reproducible and none is timed; CI never skips for an absent program."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager

import pytest
from hypothesis import settings

from sitegen.settings import Settings, WordRow
from sitegen.stages import word_lists
from sitegen.text.words import Matcher

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Started in the background, a run inherits that ^C is ignored; the programs it starts must not.
    signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("default", deadline=None, derandomize=True, max_examples=100)
settings.register_profile("full", deadline=None, max_examples=20_000)
settings.load_profile("default")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write today's output as the expected one; read the difference before you commit")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether expected outputs are to be written anew."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session", autouse=True)
def words_listed_once() -> Iterator[None]:
    """The matchers depend on a site's own rows alone, and most sites here have none: made once, not a thousand times."""
    made: dict[tuple[WordRow, ...], tuple[Matcher, Matcher]] = {}

    def matchers(settings: Settings) -> tuple[Matcher, Matcher]:
        own = tuple(settings.words)
        if own not in made:
            if len(made) > 3:
                del made[next(iter(made))]
            made[own] = word_lists.matchers(settings)
        return made[own]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sitegen.judging.matchers", matchers)
        yield


@pytest.fixture(autouse=True)
def no_sync(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds inside tests do not wait for the disk: what a power cut leaves is not what they look at."""
    monkeypatch.setattr("sitegen.stages.write.sync", lambda folder: None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Tests of time, of crashes, of large texts and of any text run thousands of times over lines that other tests cover: coverage
    does not look at them nor at what they set up, which halves the time they take. So what is covered is what somebody wrote an
    example of."""
    if item.get_closest_marker("untraced") is None and not getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
        return (yield)
    with untraced():
        return (yield)


def need(program: str) -> str:
    """The path of a program that is not installed with the project; skips where it is absent, and fails in CI."""
    found = shutil.which(program) or shutil.which(program, path="/usr/sbin:/sbin")
    if found is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"needs {program}, which is not installed")
    return found


def need_locale(name: str) -> str:
    """The name of a locale, such as zh_CN.UTF-8; skips where the system has not made it, and fails in CI."""
    known = subprocess.run([need("locale"), "-a"], capture_output=True, text=True, check=False).stdout
    if name.lower().replace("-", "") not in known.lower().replace("-", "").split():
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"needs the locale {name}, which is not installed")
    return name


@contextmanager
def untraced() -> Iterator[None]:
    """Limits of CPU time are about the product alone: coverage does not count lines meanwhile."""
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(tracer)

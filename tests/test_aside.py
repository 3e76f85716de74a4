"""What was laid aside comes back as it was, or not at all."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from sitegen import aside as module
from sitegen.aside import NOWHERE, Aside, Place
from sitegen.workers import fan_out

VALUES = [({"title": "公告", "keywords": ["甲", "乙"]}, [("p", "正文", 0, 2, False, [], "")]), None, "\ud800", []]


@pytest.fixture
def aside(tmp_path: Path) -> Iterator[Aside]:
    made = Aside(tmp_path)
    yield made
    made.close()


def sha(number: int) -> str:
    return f"{number:064x}"


def laid(aside: Aside) -> None:
    for number, place in enumerate(aside.put([*map(sha, range(len(VALUES)))], VALUES)):
        aside.note(f"{number}.md", place)


def found(aside: Aside, number: int) -> object:
    return aside.get(f"{number}.md", sha(number))


def test_other_bytes_of_a_text_are_another_text(aside: Aside) -> None:
    laid(aside)
    assert aside.get("0.md", sha(2)) is None
    assert aside.get("0.md", "") is None
    assert found(aside, 0) == VALUES[0]


def test_nothing_comes_of_nothing(aside: Aside) -> None:
    laid(aside)
    assert found(aside, 1) is None
    assert found(aside, 9) is None
    assert aside.put([], []) == []


def test_after_its_end_nothing_is_given(aside: Aside) -> None:
    laid(aside)
    aside.close()
    assert found(aside, 0) is None
    assert aside.put([sha(0)], ["a"]) == [NOWHERE]
    aside.close()


def test_without_a_place_to_write_nothing_is_laid_aside(tmp_path: Path) -> None:
    nowhere = Aside(tmp_path / "absent")
    laid(nowhere)
    assert [found(nowhere, number) for number in range(4)] == [None] * 4


def test_a_full_disk_is_no_fault(aside: Aside, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*given: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module.os, "pwrite", full)
    assert aside.put([sha(0)] * 4, VALUES) == [NOWHERE] * 4


def test_a_file_cut_short_is_no_fault(aside: Aside) -> None:
    laid(aside)
    os.ftruncate(aside._handle, 10)
    assert found(aside, 0) is None


def test_it_comes_back(aside: Aside, tmp_path: Path) -> None:
    laid(aside)
    again = aside.put([sha(7)], ["later"])
    aside.note("7.md", again[0])
    assert [found(aside, number) for number in range(4)] == VALUES
    assert found(aside, 7) == "later"
    assert list(tmp_path.iterdir()) == []


def test_workers_do_not_write_over_each_other(aside: Aside) -> None:
    words = [letter * (1 + number % 7) for number in range(600) for letter in "甲乙"]

    def lay(some: Sequence[str]) -> list[Place]:
        return [aside.put([sha(0)], [word])[0] for word in some]

    places = [place for share in fan_out(lay, words, 2, least=1) for place in share]
    for number, place in enumerate(places):
        aside.note(str(number), place)
    assert [aside.get(str(number), sha(0)) for number in range(len(words))] == words

"""What was laid aside comes back as it was, or not at all."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitegen import aside as module
from sitegen.aside import NOWHERE, Aside

VALUES = [({"title": "公告", "keywords": ["甲", "乙"]}, [("p", "正文", 0, 2, False, [], "")]), None, "\ud800", []]
SHA = "a" * 64


@pytest.fixture
def aside(tmp_path: Path) -> Iterator[Aside]:
    made = Aside(tmp_path)
    yield made
    made.close()


def laid(aside: Aside) -> None:
    for number, place in enumerate(aside.put(VALUES)):
        aside.note(f"{number}.md", SHA, place)


def test_nothing_comes_of_nothing(aside: Aside) -> None:
    laid(aside)
    assert aside.get("1.md", SHA) is None
    assert aside.get("9.md", SHA) is None
    assert aside.put([]) == []


def test_what_was_made_of_other_bytes_is_not_given(aside: Aside) -> None:
    laid(aside)
    assert aside.get("0.md", "b" * 64) is None


def test_after_its_end_nothing_is_given(aside: Aside) -> None:
    laid(aside)
    aside.close()
    assert aside.get("0.md", SHA) is None
    assert aside.put(["a"]) == [NOWHERE]
    aside.close()


def test_without_a_place_to_write_nothing_is_laid_aside(tmp_path: Path) -> None:
    nowhere = Aside(tmp_path / "absent")
    laid(nowhere)
    assert [nowhere.get(f"{number}.md", SHA) for number in range(4)] == [None] * 4


def test_a_full_disk_is_no_fault(aside: Aside, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*given: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module.os, "pwrite", full)
    assert aside.put(VALUES) == [NOWHERE] * 4


def test_a_file_cut_short_is_no_fault(aside: Aside) -> None:
    laid(aside)
    os.ftruncate(aside._handle, 10)
    assert aside.get("0.md", SHA) is None


def test_it_comes_back(aside: Aside, tmp_path: Path) -> None:
    laid(aside)
    again = aside.put(["later"])
    aside.note("later.md", SHA, again[0])
    assert [aside.get(f"{number}.md", SHA) for number in range(4)] == VALUES
    assert aside.get("later.md", SHA) == "later"
    assert list(tmp_path.iterdir()) == []


def test_two_workers_do_not_write_over_each_other(aside: Aside) -> None:
    readable, writable = os.pipe()
    children = []
    for letter in "甲乙":
        if (child := os.fork()) == 0:
            places = [aside.put([letter * (number + 1)])[0] for number in range(200)]
            os.write(writable, "".join(f"{letter} {start} {size}\n" for start, size in places).encode())
            os._exit(0)
        children.append(child)
        os.waitpid(child, 0) if letter == "乙" else None
    os.waitpid(children[0], 0)
    os.close(writable)
    with open(readable, encoding="utf-8") as file:
        rows = [line.split() for line in file]
    assert len(rows) == 400
    for number, (letter, start, size) in enumerate(rows):
        aside.note(str(number), SHA, module.Place(int(start), int(size)))
        assert set(aside.get(str(number), SHA)) == {letter}

"""`sitegen.frozen.dataclass` makes the classes that `dataclasses.dataclass` makes, only later."""

from __future__ import annotations

import copy
import dataclasses
import importlib
import os
import pickle
import pkgutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import sitegen
from sitegen import frozen
from sitegen.text.problem import Span

FORMS: list[dict[str, bool]] = [
    {"frozen": True},
    {"frozen": True, "kw_only": True},
    {"frozen": True, "slots": True},
    {"frozen": True, "slots": True, "kw_only": True},
]


class Paper:
    """What is decorated, by ours and by theirs."""

    name: str
    pages: int = 1
    tags: tuple[str, ...] = ()
    notes: dict[str, str] = dataclasses.field(default_factory=dict)
    length: int = dataclasses.field(init=False, default=0)

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", len(self.name))


def made(by: Any, **form: bool) -> Any:
    space = {key: value for key, value in vars(Paper).items() if key not in ("__dict__", "__weakref__")}
    return by(**form)(type("Paper", (), space))


both = pytest.mark.parametrize("form", FORMS, ids=str)


@both
@pytest.mark.parametrize(
    "values",
    [{}, {"pages": 2}, {"name": "a", "page": 2}, {"name": "a", "length": 3}],
    ids=["nothing", "one is missing", "an unknown one", "one that follows from others"],
)
def test_what_the_standard_one_refuses_is_refused_with_the_same_words(form: dict[str, bool], values: dict[str, Any]) -> None:
    told = []
    for by in (dataclasses.dataclass, frozen._frozen):
        with pytest.raises(TypeError) as caught:
            made(by, **form)(**values)
        told.append(str(caught.value))
    assert told[0] == told[1]


@both
def test_a_value_cannot_be_changed(form: dict[str, bool]) -> None:
    one = made(frozen._frozen, **form)(name="a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.name = "b"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del one.name
    if form.get("slots"):
        assert not hasattr(one, "__dict__")


@both
@pytest.mark.parametrize("values", [{"name": "a"}, {"name": "a", "pages": 3}, {"name": "甲", "tags": ("x",), "notes": {}}], ids=str)
def test_made_compared_hashed_and_shown_as_by_the_standard_one(form: dict[str, bool], values: dict[str, Any]) -> None:
    ours, theirs = made(frozen._frozen, **form), made(dataclasses.dataclass, **form)
    one, other = ours(**values), theirs(**values)
    assert repr(one) == repr(other)
    assert dataclasses.asdict(one) == dataclasses.asdict(other)
    assert one == ours(**values) and one != ours(**values | {"name": "b"}) and one != other
    assert dataclasses.replace(one, name="bb").length == 2
    assert one.notes is not ours(**values).notes or "notes" in values
    with pytest.raises(TypeError, match="unhashable"):  # for the dict in it
        hash(one)


def test_positional_values_go_where_they_go() -> None:
    for form in FORMS[::2]:
        one = made(frozen._frozen, **form)("a", 2)
        assert (one.name, one.pages) == ("a", 2)


def _classes() -> list[type]:
    """Every class of the package that is made so."""
    found = []
    for module in pkgutil.walk_packages(sitegen.__path__, "sitegen."):
        if not module.name.startswith(("sitegen.rules.", "sitegen.__main__")):
            names = vars(importlib.import_module(module.name))
            found += [kind for kind in names.values() if isinstance(kind, type) and kind.__module__ == module.name and dataclasses.is_dataclass(kind)]
    return found


def test_values_survive_copies_and_the_way_between_processes() -> None:
    span = Span(3, 5)
    assert pickle.loads(pickle.dumps(span)) == copy.deepcopy(span) == copy.copy(span) == span
    assert len({span, copy.copy(span), Span(3, 6)}) == 2


def test_no_class_uses_what_ours_does_not_know() -> None:
    """No `InitVar`, no order: nothing that would be lost."""
    assert len(_classes()) > 150
    for kind in _classes():
        assert not any(isinstance(note, str) and note.startswith(("InitVar", "dataclasses.InitVar")) for note in vars(kind).get("__annotations__", {}).values()), kind


INTERRUPTED = """
import sys
from sitegen.frozen import dataclass
@dataclass(frozen=True)
class Leaf:
    pages: int
def interrupt(frame, event, argument):
    if event == "call" and frame.f_code.co_filename == "<string>":
        raise KeyboardInterrupt
sys.setprofile(interrupt)
try:
    Leaf(1)
except KeyboardInterrupt:
    sys.exit(7)
"""


def test_an_interruption_while_a_method_is_made_is_one_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "interrupted.py").write_text(INTERRUPTED, "utf-8")
    surroundings = os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(Path(sitegen.__file__).parents[1])])}
    assert subprocess.run([sys.executable, "-m", "interrupted"], check=False, env=surroundings).returncode == 7

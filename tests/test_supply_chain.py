"""What CI installs is locked by hash, lies here as it was locked, and carries a licence that lets everybody use it."""

from __future__ import annotations

import csv
import os
import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[1]
LOCKS = ("run.txt", "ci.txt")
FREE = {"MIT", "MIT-CMU", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "Apache-2.0 OR BSD-2-Clause", "PSF-2.0", "MPL-2.0"}
"""Licences under which an office may install, copy and change; none that binds what it makes with the tool."""
SPELT = {"MIT License": "MIT", "BSD License": "BSD-3-Clause", "Apache 2.0": "Apache-2.0", "Apache Software License": "Apache-2.0",
         "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0"}
OURS = {"sitegen-gov", "pip", "setuptools", "wheel"}
"""Beside what is locked: this package, and what `venv` puts into a new environment."""


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def entries(lock: str) -> Iterator[tuple[Requirement, list[str]]]:
    """(name with version and marker, hashes) of each entry; a line that is neither stops the test."""
    for entry in re.sub(r"\\\n *", " ", (ROOT / "requirements" / lock).read_text(encoding="utf-8")).splitlines():
        what, *hashes = [part.strip() for part in entry.split("--hash=")]
        yield Requirement(what), hashes


def locked(lock: str) -> dict[str, str]:
    """Name -> version, of what this Python on this system needs."""
    return {normal(one.name): str(one.specifier).removeprefix("==") for one, _ in entries(lock) if one.marker is None or one.marker.evaluate()}


def installed() -> dict[str, Distribution]:
    return {normal(one.metadata["Name"]): one for one in distributions() if (one.metadata["Name"] or "")}


def asked() -> dict[str, list[str]]:
    """What pyproject.toml asks for, by lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    more = project["optional-dependencies"]
    return {"run.txt": project["dependencies"], "ci.txt": project["dependencies"] + more["fast"] + more["dev"]}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_and_hashed(lock: str) -> None:
    found = list(entries(lock))
    assert found
    for one, hashes in found:
        assert re.fullmatch(r"==[^,*]+", str(one.specifier)), one
        assert hashes and all(re.fullmatch(r"sha256:[0-9a-f]{64}", value) for value in hashes), one
        assert one.url is None


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_where_packages_come_from(lock: str) -> None:
    """An office has its own mirror; a lock that named another would go round it."""
    assert not re.search(r"https?:|--(?:extra-)?index-url|--find-links|--trusted-host", (ROOT / "requirements" / lock).read_text(encoding="utf-8"))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_all_that_is_asked_for(lock: str) -> None:
    """`make lock` was run since pyproject.toml changed."""
    here = locked(lock)
    for line in asked()[lock]:
        one = Requirement(line)
        if one.marker is None or one.marker.evaluate():
            assert one.specifier.contains(here.get(normal(one.name), "0")), line


def test_both_locks_agree() -> None:
    ours, theirs = locked("run.txt"), locked("ci.txt")
    assert {name: theirs.get(name) for name in ours} == ours


def test_what_is_installed_is_what_is_locked() -> None:
    if Path(sys.prefix).resolve() != (ROOT / ".venv").resolve() and os.environ.get("CI") != "true":
        pytest.skip("not the environment that make test lays: nothing is compared with the lock")
    here = {name: one.version for name, one in installed().items()}
    assert {name: here.get(name) for name in locked("ci.txt")} == locked("ci.txt")
    assert here.keys() - locked("ci.txt").keys() - OURS - of_extras(set(), *EXTRAS) == set()


EXTRAS = ("zhtw", "images", "documents")
"""What `make site` adds in the same environment; no test needs them."""


def of_extras(known: set[str], *wanted: str) -> set[str]:
    """Packages that extras of ours bring, with what these need."""
    for name in [Requirement(line).name for line in installed()["sitegen-gov"].requires or ()
                 if any(f"extra == {quote}{extra}{quote}" in line for extra in wanted for quote in "'\"")]:
        closure(normal(name), known)
    return known


def closure(name: str, known: set[str]) -> None:
    if name in known or name not in installed():
        return
    known.add(name)
    for line in installed()[name].requires or ():
        one = Requirement(line)
        if one.marker is None or one.marker.evaluate({"extra": ""}):
            closure(normal(one.name), known)


def table() -> dict[str, dict[str, str]]:
    with (ROOT / "requirements/licences.csv").open(encoding="utf-8", newline="") as file:
        return {row["package"]: row for row in csv.DictReader(file)}


def stated(one: Distribution) -> str:
    found = one.metadata["License-Expression"] or (one.metadata["License"] or "").strip() or next(
        (line.rpartition(" :: ")[2] for line in one.metadata.get_all("Classifier", []) if line.startswith("License ::")), "")
    return SPELT.get(found, found)


def test_every_licence_is_listed_and_free() -> None:
    names = {lock: {normal(one.name) for one, _ in entries(lock)} for lock in LOCKS}
    assert table().keys() == names["run.txt"] | names["ci.txt"]
    assert {name for name, row in table().items() if row["use"] == "run"} == names["run.txt"]
    assert {row["licence"] for row in table().values()} <= FREE


def test_the_list_says_what_the_packages_say() -> None:
    here = installed()
    assert {name: stated(here[name]) for name in table() if name in here} == {name: row["licence"] for name, row in table().items() if name in here}

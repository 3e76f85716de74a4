"""The gate on branch coverage cannot pass by looking at nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.whole import faults, modules


def file(lines: list[int], branches: list[list[int]]) -> dict[str, Any]:
    return {"missing_lines": lines, "missing_branches": branches}


@pytest.mark.parametrize(("found", "measured", "said"), [
    ({"a.py": []}, {}, ["sitegen/a.py: no such module"]),
    ({"a.py": ["sitegen/a.py"]}, {}, ["sitegen/a.py: not measured"]),
    ({"a.py": ["sitegen/a.py"]}, {"sitegen/a.py": {"missing_lines": []}}, ["sitegen/a.py: not measured"]),
    ({"a.py": ["sitegen/a.py"]}, {"sitegen/a.py": file([3, 4], [])}, ["sitegen/a.py: lines 3, 4; branches none"]),
    ({"a.py": ["sitegen/a.py"]}, {"sitegen/a.py": file([], [[2, 5], [7, -1]])}, ["sitegen/a.py: lines none; branches 2->5, 7->exit"]),
    ({"a.py": ["sitegen/a.py"]}, {"sitegen/a.py": file([], [])}, []),
])
def test_what_is_not_covered_is_said(found: dict[str, list[str]], measured: dict[str, Any], said: list[str]) -> None:
    assert faults(found, measured) == said


def test_every_pattern_fits_a_module() -> None:
    found = modules()
    assert [pattern for pattern, paths in found.items() if not paths] == []
    assert len({path for paths in found.values() for path in paths}) > 60

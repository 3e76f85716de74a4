"""A site in, a table out: what one text costs in a cold build, by step and by rule, in microseconds of one core.

Usage: python benchmarks/where_time_goes.py [N] [--bench DIR] [--no-write]

N        number of articles (default 600), made as benchmarks/against_hugo.py makes them
--bench  folder with make_corpus.py and to_sitegen.py; default ../shared/bench beside the project

Each step is timed for each text three times and the least counts: other work on the machine can only spoil a measurement.
Texts are taken side by side, as the build takes them. The table replaces the one in docs/performance.md.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import against_hugo
from sitegen import judging, opening, pipeline, producing
from sitegen.aside import Aside
from sitegen.model import Facts
from sitegen.packed import parted_of
from sitegen.record import Record
from sitegen.rules.attesting import attested
from sitegen.rules.awake import awake
from sitegen.sources import parts
from sitegen.stages import read
from sitegen.stages.plan import Portal, page_view, plan, statements, texts
from sitegen.stages.plan.around import around
from sitegen.stages.write import Stage
from sitegen.store import Store
from sitegen.text.remember import TOGETHER
from sitegen.walking import walk

__all__ = ["main"]

ROUNDS, SHOWN = 3, 24
Value = TypeVar("Value")


class Clock:
    """Least seconds of each step for each text."""

    def __init__(self) -> None:
        self.best: dict[tuple[str, str], float] = {}

    def time(self, step: str, text: str, work: Callable[[], Value]) -> Value:
        began = time.perf_counter()
        made = work()
        took = time.perf_counter() - began
        self.best[step, text] = min(took, self.best.get((step, text), took))
        return made

    def totals(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for (step, _), seconds in self.best.items():
            found[step] += seconds  # type: ignore[assignment]
        return found


def checking(root: Path, now: datetime, clock: Clock) -> None:
    """Reading, judging, packing."""
    under = judging.site(root, now)
    under.context.words.ready()
    under.context.typos.ready()
    paths = walk(root / "content").articles
    rules = [rule for rule in under.rules if rule.scope == "article"]
    hash_file, read_file = opening.hasher(root), opening.byte_reader(root)
    aside = Aside(root)
    for start in range(0, len(paths), TOGETHER):
        some = paths[start : start + TOGETHER]
        sources = [clock.time("read and decode", path, lambda path=path: read.source(root / "content", path)) for path in some]  # type: ignore[misc]
        articles = clock.time("front matter", some[0], lambda sources=sources: read.articles(sources, under.settings, hash_file, read_file, {}))  # type: ignore[misc]
        clock.time("laid out, and aside for their pages", some[0], lambda articles=articles: aside.put([text.sha256 for text in articles], judging.for_pages(articles, under)))  # type: ignore[misc]
        for text in articles:
            clock.time("links and headings (outline)", text.path, lambda text=text: text.outline)  # type: ignore[misc]
        woken = clock.time("which rules to ask", some[0], lambda articles=articles: list(awake(rules, articles)))  # type: ignore[misc]
        for rule, asked in woken:
            for text in asked:
                clock.time(f"rule {rule.name}", text.path, lambda rule=rule, text=text: list(rule.check(text, under.context)))  # type: ignore[misc]
        for text in articles:
            facts = clock.time("facts and digest", text.path, lambda text=text: read.given(text, attested(text, under.context.proofs)))  # type: ignore[misc]
            clock.time("packing for the store", text.path, lambda facts=facts: parted_of(Facts, facts))  # type: ignore[misc]


def making(root: Path, now: datetime, clock: Clock, out: Path) -> None:
    """Pages of texts, and all other pages."""
    Store.remove(root)
    aside = Aside(root)
    seen = pipeline.inspect(root, now=now, record=Record(root), aside=aside)
    theme = producing.theme(root)
    portal = Portal(seen.index, seen.checked.cleared, seen.now, theme.chrome, producing.size_of(root, Record(root)))
    portal.warm()
    theme.warm()
    stage = Stage(out)
    stage.begin()
    jobs = plan(portal).public
    written = [portal.by_id[job.key] for job in jobs if job.kind == "text"]
    for start in range(0, len(written), TOGETHER):
        some = written[start : start + TOGETHER]
        own = clock.time("front matter from aside, Markdown to HTML", some[0].path, lambda some=some: parts(root, portal, {}, aside, some))  # type: ignore[misc]
        views = [clock.time("view of the page", f.path, lambda f=f, one=one: texts.text_view(portal.settings, f, around(portal, f), one))  # type: ignore[misc]
                 for f, one in zip(some, own, strict=True)]
        for facts, one in zip(some, own, strict=True):
            clock.time("statement of its reviews", facts.path, lambda facts=facts, one=one: statements.statement(facts, one.imprint))  # type: ignore[misc]
        pages = [clock.time("template", f.path, lambda view=view: theme.render(view)) for f, view in zip(some, views, strict=True)]  # type: ignore[misc]
        for facts, data in zip(some, pages, strict=True):
            clock.time("file written", facts.path, lambda facts=facts, data=data: stage.put(facts.url[1:] + "index.html", data))  # type: ignore[misc]
    for job in jobs:
        if job.kind != "text":
            data = clock.time("lists, feeds, home: views and templates", job.path, lambda job=job: theme.render(page_view(portal, job)))  # type: ignore[misc]
            clock.time("lists, feeds, home: written", job.path, lambda job=job, data=data: stage.put(job.path, data))  # type: ignore[misc]
    stage.discard()


def table(count: int, found: Counter[str]) -> str:
    total = sum(found.values())
    rules = sum(seconds for step, seconds in found.items() if step.startswith("rule "))
    lines = [f"{count} articles, one core, Python {sys.version.split()[0]}, least of {ROUNDS}: {total / count * 1e6:.0f} µs a text, "
             f"of which rules {rules / count * 1e6:.0f}.", "", "| step | µs a text |", "| --- | ---: |"]
    lines += [f"| {step} | {seconds / count * 1e6:.0f} |" for step, seconds in found.most_common(SHOWN)]
    rest = total - sum(seconds for _, seconds in found.most_common(SHOWN))
    return "\n".join([*lines, f"| all else ({max(0, len(found) - SHOWN)} steps and rules) | {rest / count * 1e6:.0f} |"]) + "\n"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int, nargs="?", default=600, metavar="N")
    parser.add_argument("--bench", type=Path, default=against_hugo.ROOT / "../shared/bench")
    parser.add_argument("--no-write", action="store_true")
    options = parser.parse_args(arguments)
    clock = Clock()
    with tempfile.TemporaryDirectory(prefix="where-time-goes-") as folder:
        work = Path(folder)
        now = datetime.fromisoformat(against_hugo.prepare(options.number, options.bench.resolve(), work) + "+08:00")
        for _ in range(ROUNDS):
            checking(work / "sitegen", now, clock)
            making(work / "sitegen", now, clock, work / "out")
    made = table(options.number, clock.totals())
    print(made, end="")
    if not options.no_write:
        page = against_hugo.PAGE.read_text("utf-8") if against_hugo.PAGE.is_file() else ""
        against_hugo.PAGE.write_text(against_hugo.put_table(page, options.number, made, "where_time_goes"), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

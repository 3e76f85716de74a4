"""How long git evidence takes: N articles, each with three signatures in commits of their own. `python benchmarks/evidence.py [N]`.

Prints the cold read of the whole history, the warm one, the one after a single new commit, and the whole check around it:
every text read and judged by every rule, cold and warm.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import datetime, timedelta, timezone
from pathlib import Path

from sitegen import judging
from sitegen.pipeline import inspect

PEOPLE = """\
units: [{id: office, name: 办公室}]
people:
  - {id: first1, name: 李华, unit: office, mails: [first@x.example], posts: [{post: 股长, rank: 1, levels: [first], from: 2024-01-01}]}
  - {id: second1, name: 王卫, unit: office, mails: [second@x.example], posts: [{post: 分管, rank: 2, levels: [second], from: 2024-01-01}]}
  - {id: final1, name: 赵安, unit: office, mails: [final@x.example], posts: [{post: 主要, rank: 3, levels: [final], from: 2024-01-01}]}
"""
LEVELS = ("first", "second", "final")
COLUMNS = 20
CHINA = timezone(timedelta(hours=8))


START = 1_773_000_000
"""Of the first commit, in seconds since 1970; every signature is three seconds of work."""


def signed_at(number: int, place: int) -> int:
    return START + number * 3 + place


def article(number: int, signed: int, digest: str = "") -> str:
    times = [datetime.fromtimestamp(signed_at(number, place), CHINA).strftime("%Y-%m-%d %H:%M:%S") for place in range(1, 4)]
    rows = "".join(
        f"  - {{level: {level}, name: {level}1, at: {at}, digest: \"{digest}\"}}\n"
        for level, at in list(zip(LEVELS, times, strict=True))[:signed]
    )
    reviewers = f"reviewers:\n{rows}" if signed else ""
    return f"---\ntitle: 关于第{number}号事项的通知\nsource: 办公室\neditor: 张敏\nid: a{number}\ndate: {times[2]}\n{reviewers}---\n请各单位认真办理第{number}号事项。\n"


def make(root: Path, count: int) -> None:
    """A repository by `git fast-import`: one commit of settings and texts, then three commits per text."""
    from sitegen.text.digest import digest

    site = "version: 1\nsite: {name: 站, domain: x.example}\nchecks: {evidence: {minimum: commit}}\ncolumns:\n" + "".join(
        f"  - {{id: c{c}, name: 栏目{c}, owner: office}}\n" for c in range(COLUMNS)
    )
    subprocess.run(["git", "init", "-q", "-b", "main", str(root)], check=True)
    with subprocess.Popen(["git", "fast-import", "--quiet"], cwd=root, stdin=subprocess.PIPE) as process:
        assert process.stdin
        put = process.stdin.write

        def commit(mail: str, at: int, message: str, files: dict[str, str]) -> None:
            said = message.encode()
            put(f"commit refs/heads/main\nauthor a <{mail}> {at} +0800\ncommitter a <{mail}> {at} +0800\ndata {len(said)}\n".encode())
            put(said + b"\n")
            for path, text in files.items():
                data = text.encode()
                put(f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n")

        paths = [f"content/c{n % COLUMNS}/a{n}.md" for n in range(count)]
        commit("editor@x.example", START, "texts", {"site.yaml": site, "checks/people.yaml": PEOPLE} | {p: article(n, 0) for n, p in enumerate(paths)})
        for n, path in enumerate(paths):
            raw = {"title": f"关于第{n}号事项的通知", "source": "办公室", "editor": "张敏"}
            value = digest(raw, f"请各单位认真办理第{n}号事项。\n", {})
            for place, level in enumerate(LEVELS, 1):
                commit(f"{level}@x.example", signed_at(n, place), f"审\n\nSitegen-Review: {level} {path} {value}\n", {path: article(n, place, value)})
        process.stdin.close()
    subprocess.run(["git", "checkout", "-q", "main"], cwd=root, check=True)


def timed(root: Path, label: str) -> None:
    start = time.perf_counter()
    under = judging.site(root, datetime(2026, 3, 10, tzinfo=timezone.utc))
    spent = time.perf_counter() - start
    found = under.context.proofs
    good = sum(any(c.only_reviews for c in rows) for rows in found.commits.values())
    print(f"{label}: {spent:.2f} s, {len(found.authors)} authors, {good} signatures")


def checked(root: Path, label: str) -> None:
    start = time.perf_counter()
    seen = inspect(root, now=datetime(2026, 3, 10, tzinfo=timezone.utc), jobs=os.cpu_count() or 1).checked
    spent = time.perf_counter() - start
    said = ", ".join(f"{count} {name}" for name, count in sorted(Counter(f.name for f in seen.findings).items()))
    print(f"{label}: {spent:.2f} s, findings: {said or 'none'}")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "site")
        make(root, count)
        timed(root, "cold")
        timed(root, "warm")
        identity = ["-c", "user.name=a", "-c", "user.email=editor@x.example"]
        subprocess.run(["git", *identity, "commit", "-q", "--allow-empty", "-m", "one more"], cwd=root, check=True)
        timed(root, "after one commit")
        shutil.rmtree(root / ".sitegen")
        checked(root, "whole check, cold")
        checked(root, "whole check, warm")


if __name__ == "__main__":
    main()

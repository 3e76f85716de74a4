"""Whether the last build still stands: nothing it read and nothing it wrote has been touched, and no hour has struck that a
page or a clock waits for. Then a build has nothing to do, and finds that out before it loads anything.

Stamps in, yes or no out. A wrong no costs a build; a yes needs every stamp to be what it was, and the build that was
remembered to have let everything through.
"""

from __future__ import annotations

import json
import os
import signal
import time
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from hashlib import blake2b
from itertools import chain
from pathlib import Path

from sitegen.inputs import tool
from sitegen.stamps import Stamps
from sitegen.walking import Tree, walk

__all__ = ["TREES", "Asked", "Look", "Standing", "look", "remember"]

FILE = Path(".sitegen/cache/standing.json")
TREES = (Path(".sitegen/cache/public.stamps"), Path(".sitegen/cache/internal.stamps"))
"""What the trees of the last build looked like."""
VERSION = 3
SAFE_AGE = 2_000_000_000
"""Nanoseconds: what changed so shortly before a build may change again within one tick of the file system's clock."""
GIT = ("HEAD", "config", "packed-refs", "shallow", "refs")
"""What of a repository says where its history ends."""


class Asked:
    """What a build was asked for."""

    def __init__(self, as_of: str | None, output: Path | None, gate: str) -> None:
        """`as_of`: as written on the command line; None: by the clock."""
        self.as_of, self.output = as_of, output
        self.words = [as_of, str(output) if output else None, gate]


class Standing:
    """A build that still stands."""

    def __init__(self, files: int, output: str) -> None:
        self.files, self.output = files, output


class Look:
    """What a look at a site showed."""

    def __init__(self, root: Path) -> None:
        self.settings = _before(root)
        """Digest of the stamps of all that a build reads beside `content/`."""
        self.tree = walk(root / "content")
        self.standing: Standing | None = None
        """The last build, where doing it again would change nothing."""


def look(root: Path, asked: Asked, now: datetime | None) -> Look:
    """See whether the last build stands. `now`: aware; None where `asked` says which time counts."""
    try:
        kept = json.loads((root / FILE).read_bytes())
        if kept["version"] != VERSION or kept["asked"] != asked.words:
            return Look(root)
        if now is not None and not datetime.fromisoformat(kept["since"]) <= now < datetime.fromisoformat(kept["until"]):
            return Look(root)
        with _beside(lambda: all(_holds(root, file, digest) for file, digest in zip(TREES, kept["trees"], strict=True))) as untouched:
            seen = Look(root)
            same = (tool(), seen.settings, _of_record(root), _of_tree(seen.tree)) == (kept["tool"], kept["settings"], kept["record"], kept["content"])
            if same and untouched():
                seen.standing = Standing(kept["count"], kept["output"])
        return seen
    except (OSError, ValueError, KeyError, TypeError):
        return Look(root)


def _before(root: Path) -> str:
    """Digest of the stamps of all that a build reads beside `content/`; to be taken before it reads anything."""
    rows = [row for name in ("site.yaml", "checks", "theme") for row in _below(str(root / name))]
    git = next((folder / ".git" for folder in (root, *root.parents) if (folder / ".git").exists()), None)
    if git is not None:
        rows += [row for name in GIT for row in _below(str(git / name))]
        if git.is_file():  # a work tree beside others: its history lies elsewhere
            rows += [("", 0, 0, 0, time.time_ns())]
    return _digest(rows)


def remember(root: Path, asked: Asked, before: Look, trees: Sequence[str], output: Path, count: int, since: datetime, until: datetime) -> None:
    """Say of the build just done that it stands. `before`: what it was done from. `trees`: digests of what its trees look like (`stamps`), to be
    found under `TREES`. `count`: files in the `output`."""
    young = time.time_ns() - SAFE_AGE
    with suppress(OSError):
        if any(stamp[0] > young for stamp in before.tree.stamps.values()):
            forget(root)
            return
        kept = {"version": VERSION, "asked": asked.words, "tool": tool(), "since": since.isoformat(), "until": until.isoformat(), "settings": before.settings,
                "record": _of_record(root), "content": _of_tree(before.tree), "output": os.path.relpath(output, root), "trees": trees, "count": count}
        part = root / FILE.with_suffix(".part")
        part.write_text(json.dumps(kept), "utf-8")
        os.replace(part, root / FILE)


def forget(root: Path) -> None:
    """The last build no longer stands, whatever the stamps say."""
    (root / FILE).unlink(missing_ok=True)


def _holds(root: Path, file: Path, digest: str) -> bool:
    """Nobody has touched a tree since it looked like this."""
    known = Stamps.load(root / file, digest)
    return known is not None and known.hold(root)


def _below(path: str) -> Iterator[tuple[str, int, int, int, int]]:
    """Stamps of a file, or of all in a folder."""
    try:
        found = os.lstat(path)
    except OSError:
        return
    yield path, found.st_mode, found.st_ino, found.st_size, found.st_ctime_ns
    if (found.st_mode & 0o170000) == 0o040000:
        for name in sorted(os.listdir(path)):
            yield from _below(f"{path}/{name}")


def _of_record(root: Path) -> str:
    return _digest(_below(str(root / ".sitegen/record")))


def _of_tree(tree: Tree) -> str:
    """Not sorted: a folder that nobody touched is listed in the same order, and a wrong no costs a build."""
    found = blake2b("\0".join(tree.stamps).encode("utf-8", "surrogateescape"), digest_size=16)
    found.update(array("q", chain.from_iterable(tree.stamps.values())).tobytes())
    found.update(repr(tree.refused).encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def _digest(rows: Iterable[object]) -> str:
    return blake2b(repr(list(rows)).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


@contextmanager
def _beside(work: Callable[[], bool]) -> Iterator[Callable[[], bool]]:
    """Whether something is so, found out by another process meanwhile, where there can be one; it ends when nobody asks any more."""
    if not hasattr(os, "fork"):
        yield work
        return
    child = os.fork()
    if child == 0:
        found = False
        try:
            found = work()
        finally:
            os._exit(0 if found else 1)
    ended: list[int] = []

    def found_out() -> bool:
        ended.append(os.waitpid(child, 0)[1])
        return ended[0] == 0

    try:
        yield found_out
    finally:
        if not ended:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)

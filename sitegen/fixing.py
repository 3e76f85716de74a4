"""`check --fix`: edits of findings put into the texts, round by round, in memory; the files are written at the end.

A text whose final review the edits would void is left alone, unless told otherwise; so is one they would break.
"""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sitegen.article import CONTENT, Article
from sitegen.errors import WriteError
from sitegen.frozen import dataclass
from sitegen.model import Edit, Finding, Text
from sitegen.opening import hasher
from sitegen.pipeline import Inspection, inspect
from sitegen.policy import Given
from sitegen.rules import RULES
from sitegen.settings import Settings
from sitegen.stages import read

__all__ = ["ROUNDS", "Fixed", "applied", "fix"]

ADDRESS = re.compile('[a-z]{2,9}://[^\\s<>"，。；：、！？（）《》“”]+')
"""A bare address is shown as it leads: what looks like a fault in it is not to be put right."""
ROUNDS = 10
"""At most so many rounds: an edit may lay open another fault."""


@dataclass(frozen=True, kw_only=True)
class Fixed:
    """What was done."""

    changed: tuple[tuple[str, int], ...]
    """(path under `content/`, number of findings put right)"""
    signed: tuple[str, ...]
    """Paths left alone because an edit would void their final review."""
    inspection: Inspection
    """The site as it is now."""


def fix(
    root: Path,
    *,
    now: datetime,
    jobs: int,
    given: Given,
    wanted: Callable[[Finding], bool],
    unsafe: bool = False,
    void_reviews: bool = False,
) -> Fixed:
    """Apply what can be put right mechanically and write the files. `wanted`: which findings to look at.

    Raises WriteError where a file cannot be written; each file is replaced whole or not at all.
    """
    done: dict[str, int] = {}
    signed: set[str] = set()
    texts: dict[str, str] = {}
    seen = inspect(root, now=now, jobs=jobs, given=given)
    for _ in range(ROUNDS):
        todo = _by_path(
            f for f in seen.checked.findings if wanted(f) and not f.excused and (f.fix == "safe" or (unsafe and f.fix))
        )
        moved = False
        for path, findings in todo.items():
            before = texts[path] if path in texts else _text(root, path, given)
            findings = _mended(findings, _article(root, path, before, seen.settings))
            after, count = applied(before, findings, _end_of_front(root, path, before, seen.settings))
            verdict = _verdict(root, path, before, after, seen.settings) if count else "same"
            if verdict == "signed" and not void_reviews:
                signed.add(path)
            elif verdict in ("fine", "signed"):
                texts[path], moved = after, True
                done[path] = done.get(path, 0) + count
        if not moved:
            break
        given = replace(
            given, overlay={**given.overlay, **{path: text.encode("utf-8") for path, text in texts.items()}}
        )
        seen = inspect(root, now=now, jobs=jobs, given=given)
    for path, text in sorted(texts.items()):
        _write(root / "content" / path, text)
    return Fixed(changed=tuple(sorted(done.items())), signed=tuple(sorted(signed - done.keys())), inspection=seen)


def _by_path(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.path and finding.path.startswith(CONTENT):
            found.setdefault(finding.path[len(CONTENT) :], []).append(finding)
    return found


def _mended(findings: Iterable[Finding], article: Article) -> list[Finding]:
    """The findings with their edits, also those whose rule works them out only now; without those that have none."""
    mends = {rule.name: rule.mend for rule in RULES if rule.mend}
    found = (replace(f, fixes=mends[f.name](article)) if not f.fixes and f.name in mends else f for f in findings)
    return [finding for finding in found if finding.fixes]


def applied(text: str, findings: Iterable[Finding], end_of_front: int = -1) -> tuple[str, int]:
    """The text with the edits of these findings put in from the end backwards, and how many findings that served.

    A finding whose edits overlap with an earlier one's waits for the next round. `end_of_front`: where a new key goes.
    """
    taken = [Edit(*match.span(), "") for match in ADDRESS.finditer(text)]
    fixed = len(taken)
    served = 0
    for finding in sorted(findings, key=lambda f: min(edit.start for edit in f.fixes)):
        edits = [
            edit if edit.start >= 0 else Edit(end_of_front, end_of_front, edit.text + _line_end(text))
            for edit in finding.fixes
        ]
        if all(0 <= e.start <= e.end <= len(text) and not any(_overlap(e, other) for other in taken) for e in edits):
            taken += edits
            served += 1
    for edit in sorted(taken[fixed:], reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text, served


def _overlap(one: Edit, other: Edit) -> bool:
    """Two insertions at one place count as overlapping: their order would be chance."""
    return one.start == other.start or (one.start < other.end and other.start < one.end)


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text[: text.find("\n") + 1] else "\n"


def _text(root: Path, path: str, given: Given) -> str:
    return (
        read.decoded(path, given.overlay[path]).text
        if path in given.overlay
        else read.source(root / "content", path).text
    )


def _article(root: Path, path: str, text: str, settings: Settings) -> Article:
    return read.article(read.decoded(path, text.encode("utf-8")), settings, hasher(root))


def _end_of_front(root: Path, path: str, text: str, settings: Settings) -> int:
    """Start of the line that closes the front matter; -1 where there is none."""
    body = _article(root, path, text, settings).body_start
    return text.rfind("\n", 0, max(0, body - 2)) + 1 if body > 4 else -1


def _verdict(root: Path, path: str, before: str, after: str, settings: Settings) -> str:
    """fine; signed: a final review would be void; broken: the text could be read before and not after."""
    old, new = _article(root, path, before, settings), _article(root, path, after, settings)
    if len(new.front.problems) > len(old.front.problems):
        return "broken"
    final = any(review.level == "final" for review in old.meta.reviewers)
    return "signed" if final and old.digest != new.digest else "fine"


def _write(path: Path, text: str) -> None:
    """Replace a file, keeping its byte order mark and its permissions."""
    try:
        mark = codecs.BOM_UTF8 if path.read_bytes().startswith(codecs.BOM_UTF8) else b""
        part = path.with_name(f".{path.name}.sitegen-fix")
        part.write_bytes(mark + text.encode("utf-8"))
        os.chmod(part, path.stat().st_mode & 0o777)
        os.replace(part, path)
    except OSError as error:
        raise WriteError(
            Text(f"无法写入 {path.name}：{error.strerror}", f"cannot write {path.name}: {error.strerror}")
        ) from None

"""One wrong word may stand in a file ten thousand times. Who reads a report needs to see some of the places and how many there
are; programs get them all (json, jsonl, concise, sarif, gitlab, rdjson, junit)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sitegen.model import Finding

__all__ = ["MOST", "few", "more_words"]

MOST = 20
"""Places of the same words in one file, found by one rule, that are shown."""


def few(findings: Iterable[Finding]) -> Iterator[tuple[Finding, int]]:
    """The findings to be shown, in their order; with the last one of its kind, how many more there are."""
    findings = tuple(findings)
    all_of = Counter(map(_kind, findings))
    seen: Counter[tuple[object, ...]] = Counter()
    for finding in findings:
        kind = _kind(finding)
        seen[kind] += 1
        if seen[kind] <= MOST:
            yield finding, all_of[kind] - MOST if seen[kind] == MOST else 0


def _kind(finding: Finding) -> tuple[object, ...]:
    return finding.path, finding.name, finding.text, finding.excused


def more_words(count: int, lang: str) -> str:
    """For people: that there are so many more."""
    return f"本文件中同样的问题另有 {count} 处未列出，json 格式中有全部" if lang != "en" else f"{count} more of the same in this file; the json format has them all"

"""Fingerprints: a finding's identity while its text moves (reference: checks, section 7). Findings in, findings out."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b

from sitegen.model import Finding

__all__ = ["fingerprints"]


def fingerprints(findings: Iterable[Finding], key: str) -> tuple[Finding, ...]:
    """Each finding with its fingerprint; equal ones of one file are told apart by their number, so pass them in order.

    Made of rule, matched text and the text around it, folded; of no line number, so moving a paragraph keeps it and
    editing the sentence voids it. Keyed with `key` (the site's domain), since context may hold personal data: a plain
    hash of an ID number can be searched through, and the same text on another site must not be recognisable.
    """
    secret = key.encode("utf-8", "replace")[:64]
    seen: Counter[tuple[str | None, str]] = Counter()
    done = []
    for finding in findings:
        words = f"{finding.text}\0" + finding.context.replace("|", "\0")
        same = _hash(secret, f"{finding.rule}\0{_fold(words)}")
        number = seen[finding.path, same]
        seen[finding.path, same] += 1
        done.append(replace(finding, fingerprint=_hash(secret, f"{same}\0{number}") if number else same))
    return tuple(done)


def _fold(text: str) -> str:
    """Without differences of width, case, blanks and unseen characters."""
    folded = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    return folded if folded.isprintable() else "".join(c for c in folded if unicodedata.category(c) != "Cf")


def _hash(key: bytes, text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), key=key, digest_size=16, person=b"sitegen-finding").hexdigest()

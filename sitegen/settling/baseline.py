"""`checks/baseline.json` to a Baseline and back (design 5.2). Pure."""

from __future__ import annotations

import json

from sitegen.model import Text
from sitegen.settings import Baseline

__all__ = ["BASELINE_FILE", "dump", "parse"]

BASELINE_FILE = "checks/baseline.json"
VERSION = 1
FINDING_KEYS, TEXT_KEYS = ("path", "rule", "fingerprint"), ("path", "digest")


def parse(text: str) -> Baseline | Text:
    """The file's content, or what is wrong with it."""
    try:
        root = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Text(f"不是合格的 JSON：{error}", f"it is no JSON: {error}")
    if not isinstance(root, dict) or root.get("version") != VERSION or set(root) - {"version", "findings", "inherited"}:
        return Text(
            "应为 {version: 1, findings: [...], inherited: [...]}", "it holds version 1, findings and inherited"
        )
    findings = [_entry(row, ("path", "rule", "fingerprint")) for row in _list(root.get("findings", []))]
    inherited = [_entry(row, ("path", "digest")) for row in _list(root.get("inherited", []))]
    if bad := next((i for rows in (findings, inherited) for i, row in enumerate(rows, 1) if not row), None):
        return Text(f"第 {bad} 条缺少应有的键", f"entry {bad} lacks a key")
    return Baseline(
        findings=frozenset((row[0], row[1], row[2]) for row in findings),
        inherited={row[0]: row[1] for row in inherited},
    )


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [None]


def _entry(row: object, keys: tuple[str, ...]) -> tuple[str, ...]:
    if not isinstance(row, dict):
        return ()
    values = tuple(row.get(key) for key in keys)
    return tuple(str(value) for value in values) if all(isinstance(value, str) for value in values) else ()


def dump(baseline: Baseline) -> str:
    """The file's text: sorted, one entry a line, so that a removal is one line of a diff."""
    findings = [
        json.dumps(dict(zip(("path", "rule", "fingerprint"), row, strict=True)), ensure_ascii=False)
        for row in sorted(baseline.findings)
    ]
    inherited = [
        json.dumps({"path": path, "digest": digest}, ensure_ascii=False)
        for path, digest in sorted(baseline.inherited.items())
    ]
    parts = (
        f'"{key}": [' + ",".join(f"\n  {row}" for row in rows) + ("\n ]" if rows else "]")
        for key, rows in (("findings", findings), ("inherited", inherited))
    )
    return '{\n "version": 1,\n ' + ",\n ".join(parts) + "\n}\n"

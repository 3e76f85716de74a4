"""`check --print-config PATH`: every value in force for one path, and where it comes from: package, site.yaml, front matter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sitegen.article import CONTENT
from sitegen.model import Text
from sitegen.opening import open_article
from sitegen.policy import Given, Policy, policy
from sitegen.settings import Limit
from sitegen.stages.read_git import at_revision
from sitegen.text.decode import decode
from sitegen.text.lines import Lines
from sitegen.text.nodes import Mark, marks
from sitegen.text.yaml import read_yaml

__all__ = ["Row", "origins"]

SITE_FILE = "site.yaml"


class Row(NamedTuple):
    """One value."""

    key: str
    value: str
    origin: str


class _SiteFile:
    """Where the keys of site.yaml stand."""

    def __init__(self, data: bytes, revision: str | None) -> None:
        text = decode(data, SITE_FILE)
        source = text if isinstance(text, str) else ""
        root = read_yaml(source).root
        self._marks: dict[str, Mark] = marks(root) if root is not None else {}
        self._lines = Lines(source)
        self._name = SITE_FILE if revision is None else f"{revision}:{SITE_FILE}"

    def line(self, key: str) -> str:
        """`site.yaml:12`, or empty where the key is not written."""
        return f"{self._name}:{self._lines.at(self._marks[key].key.start)[0]}" if key in self._marks else ""


def origins(root: Path, path: str, given: Given, lang: str) -> Iterator[Row]:
    """Rows in a stable order. Raises ConfigError as a check does."""
    found = policy(root, given)
    written = _SiteFile((root / SITE_FILE).read_bytes(), None)
    trusted = (
        written if given.base is None else _SiteFile(at_revision(root, given.base)[0](SITE_FILE) or b"", given.base)
    )
    default = Text("包内默认值", "default of the package").get(lang)
    yield from _of_path(root, path, found, written, default)
    yield Row("version", str(found.settings.version), trusted.line("version"))
    checks = found.settings.checks
    for key, value in (
        ("profile", checks.profile),
        ("fail_level", checks.fail_level),
        ("evidence.minimum", checks.evidence.minimum),
        ("evidence.accept", ", ".join(checks.evidence.accept)),
        ("urgent.min_level", checks.urgent.min_level),
        ("urgent.max_hours", str(checks.urgent.max_hours)),
        ("urgent.columns", ", ".join(checks.urgent.columns)),
        ("site_rules", ", ".join(checks.site_rules)),
        ("word_lists", ", ".join(checks.word_lists)),
    ):
        option = "--fail-level" if key == "fail_level" and given.fail_level else ""
        yield Row(f"checks.{key}", value, option or trusted.line(f"checks.{key}") or default)
    for rule in found.rules:
        setting = checks.rules.get(rule.name)
        where = (
            f"{trusted.line('checks.rules') and SITE_FILE}:{setting.place.line}" if setting and setting.place else ""
        )
        level = (
            "off" if setting and not setting.enabled else (setting.level if setting and setting.level else rule.level)
        )
        own = Text("本站规则", "rule of the site").get(lang) if rule.id.startswith("X-") else default
        yield Row(f"rule {rule.name}", level, where if setting and (setting.level or not setting.enabled) else own)
        for key, value in sorted(rule.options.items()):
            given_here = setting is not None and key in setting.options
            yield Row(
                f"rule {rule.name}.{key}",
                str(setting.options[key] if setting and given_here else value),
                where if given_here else own,
            )


def _of_path(root: Path, path: str, found: Policy, written: _SiteFile, default: str) -> Iterator[Row]:
    """What the text and its column settle; nothing for a path that is no text."""
    yield Row("path", path, "")
    if not path.startswith(CONTENT) or not path.endswith(".md") or not (root / path).is_file():
        return
    text = open_article(root, path[len(CONTENT) :], found.settings)
    column = text.column
    place = f"{SITE_FILE}:{column.place.line}" if column and column.place else default
    front = text.front.marks

    def by(key: str, fallback: str) -> str:
        return f"{path}:{text.lines.at(front[key].key.start)[0]}" if key in front else fallback

    yield Row("id", text.id, by("id", default))
    yield Row("column", text.column_id, by("column", default))
    yield Row("type", text.type, by("type", place if column and column.type else default))
    yield Row("unit", text.unit, by("unit", place if column and column.owner else default))
    limit = column.freshness if column else None
    yield Row(
        "freshness",
        _limit(limit),
        written.line(f"freshness.classes.{column.freshness_class}") or place if column and limit else default,
    )


def _limit(limit: Limit | None) -> str:
    if limit is None:
        return "-"
    return f"{limit.days} days" if limit.days else f"{limit.months} months"

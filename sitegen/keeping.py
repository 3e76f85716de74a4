"""What the record keeps of a build, and what it gives back: texts and files that stay at their last published version."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from sitegen.errors import ChangedError
from sitegen.model import Facts, Text
from sitegen.record import Record, Sources
from sitegen.settings import Settings
from sitegen.site_index import Published
from sitegen.stages import read
from sitegen.stages.plan import Plan, Portal
from sitegen.stages.write import Stage

__all__ = ["changed_since", "copied", "held", "kept", "recall"]


def recall(record: Record, settings: Settings) -> Callable[[str], Facts | None]:
    """Facts of the last published version of a text, from the cleared source in the record; None where there is none."""
    published = record.published()

    def facts(key: str) -> Facts | None:
        one, data = published.get(key), record.source(key)
        if one is None or data is None:
            return None
        return read.facts(read.article(read.decoded(one.path, data), settings, dict(one.files).get))

    return facts


def kept(root: Path, planned: Plan, portal: Portal, record: Record) -> tuple[Mapping[str, Published], Sources]:
    """What the record must know of this build: all that is published, and sources of what is new or changed since the last one,
    by id. Keeps the published attachments."""
    before, staying = record.published(), held(portal, record)
    changed = {f.id: f for f in portal.texts if f.id not in before or before[f.id].sha256 != f.sha256}
    record.keep_files((root / "content" / path, sha) for path, sha in planned.files)
    return _Published(portal.by_id, before), _Sources(root, changed, staying)


class _Published(Mapping[str, Published]):
    """What is published, by id, each worked out when it is asked for: ten thousand are too many to hold."""

    def __init__(self, texts: Mapping[str, Facts], before: Mapping[str, Published]) -> None:
        self._texts, self._before = texts, before

    def __getitem__(self, key: str) -> Published:
        return _published(self._texts[key], self._before.get(key))

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


class _Sources:
    """Cleared sources by id, each read when it is asked for: ten thousand are too many to hold."""

    def __init__(self, root: Path, texts: Mapping[str, Facts], staying: Mapping[str, bytes]) -> None:
        self._root, self._texts, self._staying = root, texts, staying

    def __getitem__(self, key: str) -> bytes:
        facts = self._texts[key]
        return self._staying.get(key) or _cleared_bytes(self._root, facts)

    def __contains__(self, key: object) -> bool:
        return key in self._texts


def held(portal: Portal, record: Record, keys: Container[str] | None = None) -> Mapping[str, bytes]:
    """Sources of the texts that stay at their last published version, by id; of `keys` alone where these are given."""
    wanted = (f for f in portal.texts if (keys is None or f.id in keys) and _is_held(f, portal))
    return {f.id: data for f in wanted if (data := record.source(f.id))}


def _is_held(facts: Facts, portal: Portal) -> bool:
    """Published from the record: not the version that lies in `content/` now."""
    return portal.of_record or portal.index.by_id.get(facts.id) is not facts


def _published(facts: Facts, before: Published | None) -> Published:
    shown = facts.date.at.isoformat() if facts.date else ""
    if before and (facts.sha256, facts.path, facts.digest, facts.url, facts.unit, shown) == (
            before.sha256, before.path, before.digest, before.url, before.unit, before.date) and (not facts.holds("files") or facts.peek("files") == before.files):
        return before
    return Published(
        id=facts.id,
        path=facts.path,
        sha256=facts.sha256,
        digest=facts.digest,
        url=facts.url,
        unit=facts.unit,
        files=facts.peek("files"),
        date=shown,
    )


def _cleared_bytes(root: Path, facts: Facts) -> bytes:
    try:
        data = read.read_bytes(f"{root}/content/{facts.path}")
    except OSError:
        raise changed_since(facts.path) from None
    if sha256(data).hexdigest() != facts.sha256:
        raise changed_since(facts.path)
    return data


def changed_since(path: str) -> ChangedError:
    return ChangedError(
        Text(
            f"content/{path} 在检查之后又被改动，已停止发布",
            f"content/{path} changed after it was checked; nothing was published",
        ),
        Text("等编辑保存完毕后重新构建", "build again when the file is at rest"),
    )


def copied(root: Path, record: Record, path: str, sha: str, public: Stage) -> str:
    """An attachment's cleared bytes: from `content/`, or from the record where it changed behind a held text."""
    for place in (root / "content" / path, record.file(sha)):
        try:
            data = read.read_bytes(place)
        except OSError:
            continue
        if sha256(data).hexdigest() == sha:
            return public.put(path, data)
    raise changed_since(path)

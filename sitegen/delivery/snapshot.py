"""The files a build was settled by, kept in the record and read back from it: site.yaml, people, registers, calendars, the theme."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sitegen.errors import ConfigError, SitegenError
from sitegen.model import Text
from sitegen.settings import Settings
from sitegen.stages.read_site import read_site

__all__ = ["settings_of", "take", "theme_folder"]

_FILES = ("site.yaml", "checks/people.yaml", "checks/leaders.yaml", "checks/media.yaml", "checks/site-group.yaml", "checks/protected.txt")
_FOLDERS = ("checks/calendar", "checks/ledgers", "checks/profiles", "theme")
_PLACE = Path(".sitegen/theme-of-record")


def take(root: Path) -> dict[str, bytes]:
    """Path in the site -> bytes. Word lists and waivers are not among them: a withdrawal checks nothing."""
    paths = [root / name for name in _FILES]
    for folder in _FOLDERS:
        paths += sorted(path for path in (root / folder).rglob("*") if not any(part.startswith(".") for part in path.relative_to(root).parts))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths if path.is_file()}


def settings_of(root: Path, kept: Mapping[str, bytes]) -> Settings:
    """What the published tree was settled by; a record without a snapshot falls back on the files of today.

    Raises SitegenError where neither can be read.
    """
    try:
        return (read_site(root, kept.get, _names(kept)) if "site.yaml" in kept else read_site(root)).settings
    except ConfigError as error:
        raise SitegenError(
            Text("发布记录里没有可用的设置，site.yaml 也读不了", "the record holds no settings that can be read, and neither does site.yaml"),
            Text("先改正 site.yaml（sitegen check 会列出错误）", "mend site.yaml first; sitegen check lists its faults")) from error


def _names(kept: Mapping[str, bytes]) -> Callable[[str], Iterable[str]]:
    def names(folder: str) -> Iterable[str]:
        inside = (path[len(folder) + 1:] for path in kept if path.startswith(folder + "/"))
        return sorted(name for name in inside if "/" not in name)

    return names


@contextmanager
def theme_folder(root: Path, kept: Mapping[str, bytes]) -> Iterator[Path]:
    """The theme of the published tree as a folder, for as long as the block lasts."""
    if "site.yaml" not in kept:
        yield root / "theme"
        return
    place = root / _PLACE
    shutil.rmtree(place, ignore_errors=True)
    try:
        for path, data in kept.items():
            if path.startswith("theme/"):
                target = place / path[len("theme/"):]
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)

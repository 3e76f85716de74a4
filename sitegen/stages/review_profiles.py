"""Review profiles that ship with the package: practices of real places, as data. In: a name. Out: the profile (design 5.6)."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

from sitegen.errors import SitegenError
from sitegen.model import Text
from sitegen.settings import Checks, ReviewProfile, RuleSetting, Settings
from sitegen.text.fold import DATA
from sitegen.text.nodes import plain
from sitegen.text.yaml import read_yaml

__all__ = ["names", "profile", "with_profile"]

FOLDER = "review_profiles"


def names() -> tuple[str, ...]:
    """Every profile, by name."""
    return tuple(
        sorted(
            path.name.removesuffix(".yaml")
            for path in (DATA / FOLDER).iterdir()
            if path.name.endswith(".yaml")
        )
    )


@lru_cache(maxsize=16)
def profile(name: str) -> ReviewProfile:
    """Raises SitegenError for a name that is no profile."""
    if name not in names():
        known = "、".join(names())
        raise SitegenError(
            Text(f"checks.review_profile 没有“{name}”这个方案", f"checks.review_profile: there is no profile {name!r}"),
            Text(f"可用：{known}", f"known: {', '.join(names())}"),
        )
    root = read_yaml((DATA / FOLDER / f"{name}.yaml").read_text("utf-8")).root
    assert root is not None
    data: dict[str, Any] = plain(root)
    return ReviewProfile(
        name=name,
        title=data["title"],
        source=data["source"],
        posts=data["posts"],
        rules={
            rule: RuleSetting(
                level=None if setting.get("level") in (None, "off") else setting["level"],
                enabled=setting.get("level") != "off",
                options={
                    key: tuple(value) if isinstance(value, list) else value
                    for key, value in setting.get("options", {}).items()
                },
            )
            for rule, setting in data.get("rules", {}).items()
        },
        checklists={
            level: tuple((item["id"], item["text"]) for item in items) for level, items in data["checklists"].items()
        },
    )


def with_profile(settings: Settings) -> Settings:
    """The site's own settings over those of its profile, option by option."""
    chosen = profile(settings.checks.review_profile)
    rules = dict(settings.checks.rules)
    for name, preset in chosen.rules.items():
        own = rules.get(name)
        rules[name] = (
            preset
            if own is None
            else replace(own, level=own.level or preset.level, options=dict(preset.options) | dict(own.options))
        )
    checks: Checks = replace(settings.checks, rules=rules)
    return replace(settings, checks=checks, review=chosen)

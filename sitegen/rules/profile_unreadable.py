"""profile.unreadable: a profile that is unknown or cannot be read."""

from __future__ import annotations

from sitegen.model import Text
from sitegen.rules.base import Rule
from sitegen.rules.problems import nothing

__all__ = ["RULE"]


RULE = Rule(
    id="PROF002",
    name="profile.unreadable",
    level="error",
    scope="site",
    check=nothing,
    reads=frozenset(),
    blocks=False,
    title=Text(
        "规则方案无法读取",
        "A profile that cannot be read",
    ),
    message=Text(
        "规则方案无法读取",
        "the profile cannot be read",
    ),
    hint=Text(
        "按提示改正 checks/profiles/ 下的文件，或改正 site.yaml 的 checks.profile",
        "correct the file in checks/profiles/, or checks.profile in site.yaml",
    ),
    rationale=Text(
        "读不出的规定不能当作没有规定。",
        "A rule that cannot be read must not count as no rule.",
    ),
    basis=Text(
        "安州区通知 前言列举的上位依据",
        "Anzhou notice, preamble",
    ),
    bad="""\
-- checks/profiles/default.yaml --
title: 本县方案
layer: county
extends: anzou
document: 本县办法
values: []
""",
    good="""\
-- checks/profiles/default.yaml --
title: 本县方案
layer: county
extends: anzhou
document: 本县办法
values: []
""",
)

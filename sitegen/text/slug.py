"""A title -> a slug in pinyin. Stored by `sitegen new`, so that an address never depends on a dictionary's version."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["MAX_LENGTH", "READINGS", "slug"]

MAX_LENGTH = 60
"""Characters; longer slugs end at a syllable."""

READINGS = {"单县": "shan-xian", "洪洞": "hong-tong", "涡阳": "guo-yang", "重庆": "chong-qing"}
"""Place names that the dictionary reads wrong (reference: domain rules, section 9)."""

_OTHER = re.compile(r"[^a-z0-9]+")


def slug(title: str) -> str:
    """Lower-case ASCII letters, digits and hyphens; `untitled` where the title has nothing to read."""
    from pypinyin import lazy_pinyin

    text = unicodedata.normalize("NFKC", title)
    for name, reading in READINGS.items():
        text = text.replace(name, f" {reading} ")
    syllables = _OTHER.sub("-", "-".join(lazy_pinyin(text, errors="default", v_to_u=False)).lower()).strip("-").split("-")
    made = syllables[0]
    for syllable in syllables[1:]:
        if len(made) + 1 + len(syllable) > MAX_LENGTH:
            break
        made += "-" + syllable
    return made[:MAX_LENGTH] or "untitled"

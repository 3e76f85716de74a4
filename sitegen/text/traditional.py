"""A finished page -> the same page in traditional characters (OpenCC s2hk), under /zh-hant/. Names, numbers and addresses stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.util import find_spec

__all__ = ["PREFIX", "available", "edition"]

PREFIX = "/zh-hant"

_RUN = re.compile(r"[^\x00-\x7f]+")
_NUMBER = r"[\u4e00-\u9fff]{1,12}〔[0-9]{4}〕[0-9]{1,4}号"
"""A document number is quoted as it was issued."""
_PAGE = re.compile(r'((?:href|action)="|; url=)(?!/assets/)(/(?:[^"./]+/)*)(?=["#?])')
_SWITCH = re.compile(r'<a class="edition" href="/zh-hant([^"]*)" hreflang="zh-Hant" lang="zh-Hant">繁體</a>')
_JOINT = "\n"


def available() -> bool:
    """Whether the extra `zhtw` is installed. Vocabulary is never replaced: s2hk, not s2twp (reference: domain rules, section 9)."""
    return find_spec("opencc") is not None


@cache
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("s2hk").convert
    return convert


def edition(forms: Mapping[str, str], base_url: str) -> Callable[[str], str]:
    """HTML in, HTML out. `forms`: word -> its form there, mostly itself: names that a dictionary would convert wrongly."""
    words = sorted(forms.keys() - {""}, key=lambda word: (-len(word), word))
    kept = re.compile("|".join([_NUMBER, *map(re.escape, words)]))
    canonical = f'<link rel="canonical" href="{base_url}'

    def convert(page: str) -> str:
        page, switch = _SWITCH.subn(r'<a class="edition" href="@@simple@@\1" hreflang="zh-Hans" lang="zh-Hans">@@word@@</a>', page)
        page = _PAGE.sub(lambda m: m[1] + PREFIX + m[2], page).replace(canonical, canonical + PREFIX, 1)
        page = page.replace('<html lang="zh-CN">', '<html lang="zh-Hant">', 1)
        runs: list[str] = []
        for run in _RUN.findall(page):
            last = 0
            for match in kept.finditer(run):
                runs.append(run[last:match.start()])
                last = match.end()
            runs.append(run[last:])
        done = iter(_converter()(_JOINT.join(runs)).split(_JOINT))

        def swap(match: re.Match[str]) -> str:
            out = []
            for name in kept.finditer(match[0]):
                out += [next(done), forms.get(name[0], name[0])]
            return "".join([*out, next(done)])

        page = _RUN.sub(swap, page)
        return page.replace("@@simple@@", "").replace("@@word@@", "简体") if switch else page

    return convert

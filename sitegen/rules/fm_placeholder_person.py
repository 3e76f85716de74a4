"""fm.placeholder-person: the name of an account or of nobody, where a person or office answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

_NOBODY = pattern(
    "佚名|匿名|admin(?:istrator)?|root|test|guest|editor|user[0-9]*|超级管理员|系统?管理员|管理员|网站管理员|编辑|小编|无|不详|未知|[-—/x×*]+",
    re.I,
)
_LETTERS = pattern("[A-Za-z]{1,4}[0-9]{0,3}")
KEYS = ("source", "editor", "proofreader", "publisher", "author", "x-author")
"""Last: where texts taken over from an old site keep its author."""


def check(article: Article, context: Context) -> Iterator[Finding]:
    """A mere warning for short Latin letters that are nobody's id."""
    for key in KEYS:
        name = article.front.raw.get(key)
        if type(name) is not str or not (nobody := _is_nobody(name := name.strip())) or context.settings.people.find(name):
            continue
        if nobody == "surely":
            yield RULE.at(article, field=key, text=name)
        elif key != "source":
            yield replace(RULE.at(article, field=key, text=name), level="warning")


@lru_cache(maxsize=1024)
def _is_nobody(name: str) -> Literal["", "surely", "perhaps"]:
    """Thousands of texts name the same few."""
    return "surely" if _NOBODY.fullmatch(name) else "perhaps" if _LETTERS.fullmatch(name) else ""


RULE = Rule(
    id="FM013",
    name="fm.placeholder-person",
    level="error",
    scope="article",
    check=check,
    reads=frozenset({"text"}),
    title=Text("没有真实姓名或单位", "No real name or office"),
    message=Text("此处写作“{text}”，不是真实的人名或单位", "this reads “{text}”: no person and no office"),
    hint=Text("写责任人姓名或单位规范名称；账号名不是署名", "write the name of a person or the full name of an office"),
    basis=Text(
        "安州区通知 三（一）“末尾标注来源、编辑、校审责任人员”",
        "Anzhou notice 3(1): source, editor and reviewers stand under every text",
    ),
    rationale=Text(
        "出了错要找得到人；后台账号名当来源是常见的通报问题。",
        "Somebody must answer; names of accounts are a fault that circulars often name.",
    ),
    bad="""\
---
source: 超级管理员
---
""",
    good="""\
---
source: 县农业农村局
---
""",
)

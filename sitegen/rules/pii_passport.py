"""pii.passport: the number of a passport or travel permit."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.rules.personal import BASIS
from sitegen.text.clues import Clue
from sitegen.text.lazily import pattern

__all__ = ["RULE"]

_FORM = pattern(
    r"(?:护照|通行证)[^0-9A-Za-z\n]{0,12}(?P<number>(?:[EGDSPM][A-HJ-NP-Z]?[0-9]{7,8}|[HMCW][0-9]{8,10}))(?![0-9A-Za-z])"
)


def check(article: Article, context: Context) -> Iterator[Finding]:
    for match in _FORM.finditer(article.source):
        start, end = match.span("number")
        yield RULE.at(article, start, end, text=article.source[start : start + 2] + "*" * (end - start - 2))


RULE = Rule(
    id="PII008",
    name="pii.passport",
    level="warning",
    scope="article",
    check=check,
    clue=Clue("护照", "通行证"),
    reads=frozenset({"text"}),
    waived_by="wording",
    title=Text("护照或通行证号码", "The number of a passport or permit"),
    message=Text("出现护照或通行证号码 {text}", "the number of a passport or permit stands here: {text}"),
    hint=Text("删去号码", "delete the number"),
    basis=BASIS,
    rationale=Text(
        "证件号码属于个人信息，公开前须去标识化。", "Such numbers are personal data and are hidden before publishing."
    ),
    bad="李某某，护照号E12345678。\n",
    good="李某某，持护照登记。\n",
)

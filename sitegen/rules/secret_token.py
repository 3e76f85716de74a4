"""secret.token: a key or password."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from sitegen.article import Article
from sitegen.model import Finding, Text
from sitegen.rules.base import Context, Rule
from sitegen.text.clues import Clue
from sitegen.text.lazily import pattern
from sitegen.text.word_engine import occurrences

__all__ = ["RULE"]

_TOKEN = pattern(
    r"-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----|(?<![0-9A-Za-z])(?:AKIA[0-9A-Z]{16}|LTAI[0-9A-Za-z]{12,26}|AKID[0-9A-Za-z]{32}"
    r"|gh[pousr]_[0-9A-Za-z]{36}|glpat-[0-9A-Za-z_-]{20}|sk-[0-9A-Za-z]{32,}|eyJ[0-9A-Za-z_-]{10,}[.]eyJ[0-9A-Za-z_-]{10,})"
)
_PASSWORD = pattern(
    r"(?:密码|口令|(?i:password|passwd|pwd))[ \t]{0,2}(?:均|都|统一)?(?:[:：=为是]|设为)[ \t]{0,2}[“\"'`]?(?P<word>(?=[!-~]{0,31}[0-9])[!-/0-9:-@A-Z\[-~]{6,32})"
)
_LATIN = Clue(*{a + b for a in "pP" for word in (("aA", "sSſ", "sSſ"), ("wW", "dD")) for b in map("".join, product(*word))})
_PASSWORDS = Clue("密码", "口令") | _LATIN
_LATIN_WORD = pattern("[pP](?i:assword|asswd|wd)")
_TOKENS = Clue("-----BEGIN", "AKI", "LTAI", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "glpat-", "sk-", "eyJ")


def check(article: Article, context: Context) -> Iterator[Finding]:
    for match in _TOKEN.finditer(article.source) if _TOKENS(article.source) else ():
        yield RULE.at(article, match.start(), match.end(), text=match[0][:4] + "***")
    for match in _passwords(article.source) if _PASSWORDS(article.source) else ():
        start, end = match.span("word")
        yield RULE.at(article, start, end, text=match["word"][:1] + "***")


def _passwords(text: str) -> Iterator[re.Match[str]]:
    """From word to word: a search for any of them is dear."""
    places = [start for word in ("密码", "口令") for start, _ in occurrences(text, word)]
    places += [match.start() for match in _LATIN_WORD.finditer(text)] if _LATIN(text) else []
    reached = 0
    for at in sorted(places):
        if at >= reached and (match := _PASSWORD.match(text, at)):
            reached = match.end()
            yield match


RULE = Rule(
    id="PII006",
    name="secret.token",
    level="error",
    scope="article",
    check=check,
    clue=_PASSWORDS | _TOKENS,
    reads=frozenset({"text"}),
    title=Text("密钥或密码", "A key or password"),
    message=Text("出现密钥或密码 {text}", "a key or password stands here: {text}"),
    hint=Text("删去，并立即更换该密钥或密码", "delete it and change it at once"),
    basis=Text(
        "网络安全法第二十一条；安州区通知 四（一）平台安全", "Cybersecurity Law, article 21; Anzhou notice 4(1)"
    ),
    rationale=Text(
        "写进网页的密码等于公开，只删除不更换没有用。",
        "A published password is known; deleting without changing does not help.",
    ),
    bad="系统初始密码为Aa12345678。\n",
    good="系统初始密码见培训材料。\n",
)

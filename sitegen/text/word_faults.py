"""Rows of word lists that cannot work. In: rows; out: faults with the list and line they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from sitegen.settings import WordRow
from sitegen.text.fold import PARTS, condensed, letters, markup

__all__ = ["GAP", "Fault", "FaultCode", "dead", "faults", "regex_anchors"]

GAP = "…"
"""Stands for up to 6 characters in an allow context; inside 《》 for the rest of the title."""

FaultCode = Literal["dead-word", "duplicate", "too-short", "allow-unused"]

_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?:[=!]|<[=!]|:)|\{[0-9,]*\}|.", re.DOTALL)
_UNBOUNDED = re.compile(r"[*+]|\{[0-9]*,\}|\{(?:[0-9]*,)?[0-9]{3,}\}")


class Fault(NamedTuple):
    """A row that finds nothing, or too much."""

    code: FaultCode
    row: WordRow
    why: str
    """In Chinese, for the finding."""
    why_en: str
    other: WordRow | None = None
    """The earlier row of a duplicate."""


def regex_anchors(pattern: str) -> tuple[str, ...]:
    """Texts of which one stands in whatever the pattern matches: one for each branch; none = it cannot be used.

    A pattern is usable when it compiles, is bounded (no `*`, `+`, `{n,}`), repeats no group, uses neither `\\b` nor
    `\\d`, and every branch holds at least two plain characters in a row.
    """
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return ()
    anchors, best, run, depth, previous = [], "", "", 0, ""
    for match in [*_TOKEN.findall(pattern), "|"]:
        if _UNBOUNDED.fullmatch(match) or match in (r"\b", r"\B", r"\d", r"\w") or re.fullmatch(r"\\[0-9]", match):
            return ()
        quantifier = match == "?" or re.fullmatch(r"\{[0-9,]+\}", match)
        if quantifier and previous == ")" and match != "?":
            return ()
        plain = depth == 0 and (len(match) == 1 and match not in "()|.?^$" and not quantifier)
        if quantifier and run:
            run = run[:-1]  # the last character may be absent
        run = run + match if plain else run
        if not plain:
            best, run = max(best, run, key=len), ""
        if match.startswith("("):
            depth += 1
        elif match == ")":
            depth -= 1
        elif match == "|" and depth == 0:
            if len(condensed(best)) < 2 or len(letters(best)) != len(best) or markup(best):
                return ()
            anchors.append(best)
            best = ""
        previous = match
    return tuple(anchors)


def _why_dead(row: WordRow) -> tuple[str, str]:
    """Why a row can never match, in both languages; empty when it can."""
    word = row.word
    if not word.strip():
        return "词为空", "the word is empty"
    if row.match == "regex":
        return (
            ("", "")
            if regex_anchors(word)
            else (
                "正则不可用：须有界（不用 * + {n,}），不重复分组，每个分支含两个以上连续字面字符",
                "unusable pattern: it must be bounded, repeat no group and hold two plain characters in every branch",
            )
        )
    compared = letters(word)
    if not compared:
        return "折叠后为空，永远不会命中", "nothing is left of it after folding"
    if markup(word):
        return "含 Markdown 标记字符，永远不会命中", "it holds marks of Markdown"
    if len(compared) < len(word) and (letters(word[0]) == "" or letters(word[-1]) == ""):
        return "以空白或符号开头或结尾，永远不会命中", "it begins or ends with a blank or a filler"
    if row.since and row.until and row.until < row.since:
        return "止期早于起期，永远不会生效", "it ends before it begins"
    return "", ""


def dead(row: WordRow) -> bool:
    """Whether a row can never match or must not be looked for: then the matcher leaves it out."""
    return bool(_why_dead(row)[0]) or _too_short(row)


def _too_short(row: WordRow) -> bool:
    return row.match not in ("exact", "regex") and len(letters(row.word)) == 1


def _idle_contexts(row: WordRow, word: str) -> Iterator[tuple[str, str]]:
    """Allow contexts that no text can meet, or that every one meets: with either the row says something else than it seems."""
    seen: set[str] = set()
    for context in row.allow:
        plain = _plain(context)
        bare = plain.replace(GAP, "")
        if plain in seen:
            yield f"“{context}”写了两遍", f"{context!r} is given twice"
        elif bare == word or (not bare and GAP in context):
            yield f"“{context}”处处都符合，这个词永远不报", f"{context!r} fits everywhere: the word is never reported"
        elif GAP not in context and not (re.search(row.word, context) if row.match == "regex" else word in plain):
            yield f"“{context}”不含这个词，也没有“…”，永远用不上", f"{context!r} holds neither the word nor '…': it can never match"
        seen.add(plain)


@lru_cache(maxsize=4096)
def _plain(context: str) -> str:
    """A context as it is compared, its gaps as one `…`: many rows of a list share theirs."""
    pieces = [condensed(piece) for piece in context.split(GAP)]
    return GAP.join(piece for number, piece in enumerate(pieces) if piece or number in (0, len(pieces) - 1))


def faults(rows: Iterable[WordRow]) -> tuple[Fault, ...]:
    """Rows that can never match, stand twice or are a single character, and contexts of rows that excuse nothing or
    everything, in the order of the rows."""
    rows = tuple(rows)
    found: list[Fault] = []
    seen: dict[tuple[str, str, object, object], WordRow] = {}
    # All words are folded in one go; most come out as they went in, and then only their being twice is in question.
    folded = condensed(PARTS.join([row.word.replace(PARTS, " ") for row in rows])).split(PARTS)
    for row, word in zip(rows, folded, strict=False):
        plain = word == row.word and len(word) > 1 and row.match == "text" and row.until is None and row.suggest != word
        why, why_en = ("", "") if plain else _why_dead(row)
        if plain:
            pass
        elif why:
            found.append(Fault("dead-word", row, why, why_en))
        elif _too_short(row):
            found.append(
                Fault(
                    "too-short",
                    row,
                    "单字会处处误报；确需者把匹配方式设为 exact",
                    "a single character hits everywhere; use match exact if it is meant",
                )
            )
        elif row.suggest and row.suggest == row.word:
            found.append(Fault("dead-word", row, "建议写法与原词相同", "the suggestion is the word itself"))
        if row.allow and not why:
            found += (Fault("allow-unused", row, zh, en) for zh, en in _idle_contexts(row, word))
        key = (word if row.match != "regex" else row.word, row.match, row.since, row.until)
        other = seen.setdefault(key, row)
        if other is not row and not why:
            found.append(
                Fault(
                    "duplicate",
                    row,
                    f"与 {other.path} 第 {other.line} 行重复",
                    f"already in {other.path}, line {other.line}",
                    other,
                )
            )
    return tuple(found)

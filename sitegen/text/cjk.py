"""Which characters are Chinese (or Japanese, Korean) writing, and how lines of it join. Character in, answer out."""

from __future__ import annotations

__all__ = ["HAN_START", "blanks_join", "flanks", "is_cjk"]

# Marks that Chinese shares with the West by code point, yet sets full width: quotation marks, ellipsis, dash, dot.
_SHARED = frozenset("“”‘’…—·")

HAN_START = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff《〈“‘（【〔「『"
"""Content of a character class: what a Chinese sentence may start with."""


def is_cjk(char: str) -> bool:
    """True for Han, kana, Hangul and their full-width punctuation; False for the full-width blank."""
    return char >= "\u1100" and (
        ("\u2e80" <= char <= "\ua4cf" and char != "\u3000")
        or "\uff01" <= char <= "\uffef"
        or "\uac00" <= char <= "\ud7a3"
        or "\uf900" <= char <= "\ufaff"
        or "\ufe30" <= char <= "\ufe4f"
        or char <= "\u11ff"
        or "\U00020000" <= char <= "\U0003ffff"
    )


def blanks_join(before: str, after: str) -> bool:
    """True where a line break between two characters stands for nothing: Chinese on both sides.

    Marks shared with the West count as Chinese next to a Chinese character.
    """
    return (is_cjk(before) and (is_cjk(after) or after in _SHARED)) or (before in _SHARED and is_cjk(after))


def flanks(before: str, after: str) -> tuple[bool, bool]:
    """Whether `*` between two characters may also open and close emphasis, beyond what CommonMark allows.

    The rule (the community's "CJK-friendly emphasis"): CommonMark forbids to open before a punctuation mark and to
    close after one unless a blank or a mark stands on the other side, because in Western text a blank does stand
    there. Chinese writes none. So a Chinese character on either side lifts that ban:
    a run opens if no blank follows it, and closes if no blank precedes it.
    Everything else (blanks, the rule of three, `_`) stays CommonMark's, and text without Chinese is not touched.
    """
    near = is_cjk(before) or is_cjk(after)
    return near and not after.isspace(), near and not before.isspace()

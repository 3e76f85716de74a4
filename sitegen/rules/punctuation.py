"""What the rules on punctuation share: the clause they rest on, and how many places one text reports."""

from __future__ import annotations

from sitegen.model import Text

__all__ = ["BASIS", "MANY"]

BASIS = Text("GB/T 15834-2011 标点符号用法", "GB/T 15834-2011, use of punctuation marks")

MANY = 10
"""More places than this are one finding: the fault is in the keyboard, not in the sentence."""

"""Lines that a program greets with: `hello, World!` is not `Hello, World!`."""

from __future__ import annotations

import re

_GREETING = re.compile(r"[^\W\d_]{1,30}(?:,? [^\W\d_]{1,30}){1,20}!")
_FIRST = re.compile(r"hello,? world\.?", re.IGNORECASE)
"""What first programs print, with no mark behind it."""
_WORD = re.compile(r"[^\W\d_]+")


def same(answer: str, gold: str) -> bool | None:
    """Tell that a line has the words of the reference in other capitals or another order.

    None where it has other words, and where only its commas or its `!` may differ.
    """
    if _GREETING.fullmatch(gold) is None and _FIRST.fullmatch(gold) is None:
        return None
    left, right = _WORD.findall(answer), _WORD.findall(gold)
    alike = sorted(map(str.lower, left)) == sorted(map(str.lower, right))
    return False if alike and left != right else None

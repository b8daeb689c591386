"""Tell the interval behind `∈` from the set of its ends: `x ∈ (1, 2)` is not `x ∈ {1, 2}`."""

from __future__ import annotations

import re

_LONGEST = 300
_IN = r"(?:∈|\\in(?![A-Za-z]))\s?(?:\\left\s?)?"
_INTERVAL = re.compile(rf"{_IN}[(\[][^()\[\]{{}},;]{{1,60}}[,;][^()\[\]{{}},;]{{1,60}}[)\]]\s?\$?")
_SET = re.compile(
    rf"(?:{_IN}|^\$?\s?(?:\\left\s?)?)\\?\{{(?!.{{0,60}}\\(?:mid|l|g))[^{{}}:|<>≤≥]{{1,200}}\}}"
)
_VALUES = re.compile(r"[A-Za-z]\s?=\s?[^,=;<>]{1,60}(?:,|;|\sor\s|\sand\s)[^<>]{1,60}")


def other_members(answer: str, gold: str) -> bool:
    """Tell whether one text says that a value lies in an interval and the other lists values."""
    if max(len(answer), len(gold)) > _LONGEST or not (
        "∈" in answer + gold or "\\in" in answer + gold
    ):
        return False
    for one, other in ((answer, gold), (gold, answer)):
        ends = _INTERVAL.search(one)
        if ends is None or "∪" in one or "\\cup" in one or _INTERVAL.search(other):
            continue
        if _SET.search(other.strip()) or _VALUES.fullmatch(other.strip(" $.")):
            return True
    return False

"""Ratios and chances: `3:2`, `3 to 2`, `1 in 4`, `3 out of 12`."""

from __future__ import annotations

import re
from fractions import Fraction

from loong.answers.number import Rules, parse_number, same_number
from loong.answers.values import Number
from loong.answers.words import parse_number_words

_LONGEST = 80
_RATIO = re.compile(
    r"(?:(?:a|the)\s)?(?:ratio\s(?:of\s|is\s)?|odds\s(?:of\s|are\s)?)?"
    r"([0-9]{1,12}(?:\.[0-9]{1,9})?(?:\s?(?::|-?to-?|∶)\s?[0-9]{1,12}(?:\.[0-9]{1,9})?){1,4})"
)
_SIGN = re.compile(r"\s?(?::|-?to-?|∶)\s?")
_CHANCE = re.compile(
    r"(?:a\s)?([0-9a-z-]{1,20})\s(?:in|out\sof)\s(?:a\s|every\s)?([0-9a-z-]{1,20})"
)


def same(answer: str, gold: str) -> bool | None:
    """Tell whether two ratios, or a ratio and a number, are the same; None if none is one."""
    if len(answer) > _LONGEST or len(gold) > _LONGEST:
        return None
    left, right = _ratio(answer), _ratio(gold)
    if left is not None and right is not None:
        return _proportional(left, right) or None
    chances = _chance(answer), _chance(gold)
    if chances[0] is not None and chances[1] is not None:
        return chances[0] == chances[1]
    if left is None and right is None and chances == (None, None):
        return None
    one, other = left or right, gold if left or chances[0] is not None else answer
    value = _quotient(one) if one else chances[0] if chances[0] is not None else chances[1]
    number = parse_number(other.replace("\\%", "%")) or parse_number_words(other)
    if value is None or number is None:
        return None
    exact = Number(value, exact=True, raw=other)
    first, second = (exact, number) if other == gold else (number, exact)
    return same_number(first, second, Rules()) or None


def _ratio(text: str) -> list[Fraction] | None:
    match = _RATIO.fullmatch(text.lower())
    return [Fraction(part) for part in _SIGN.split(match[1])] if match else None


def _proportional(left: list[Fraction], right: list[Fraction]) -> bool:
    if len(left) != len(right):
        return False
    return all(a * right[0] == b * left[0] for a, b in zip(left, right, strict=True)) and any(left)


def _quotient(parts: list[Fraction]) -> Fraction | None:
    return parts[0] / parts[1] if len(parts) == len("ab") and parts[1] else None


def _chance(text: str) -> Fraction | None:
    match = _CHANCE.fullmatch(text.lower())
    if match is None:
        return None
    top, bottom = (parse_number(part) or parse_number_words(part) for part in match.groups())
    if top is None or bottom is None or not bottom.value:
        return None
    try:
        return Fraction(top.value) / Fraction(bottom.value)
    except (OverflowError, ValueError):
        return None

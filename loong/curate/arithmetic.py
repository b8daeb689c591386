"""Sums that a chain of thought states in digits, and whether they are right.

A small model may state `1/3 · 1/2 = 1/3` on its way to a conclusion that is right all the same.
Read are equalities between terms of whole and decimal numbers with + - · / and powers; what has
letters, brackets or units is passed over. Nothing is evaluated as code.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

_NUMBER = r"\d{1,30}(?:,\d{3}){0,6}(?:\.\d{1,30})?"
_POWER = rf"{_NUMBER}(?:\s?\^\s?\d{{1,3}}(?!\d))?"
_SIDE = rf"{_POWER}(?:\s?[-+*/]\s?{_POWER}){{0,40}}"
_STATED = re.compile(
    rf"(?<![\w.,^)\]}}])({_SIDE})((?:\s?=\s?{_SIDE}){{1,20}})(?![\w^!%({{\[]|[.,]\d|\s?[-+*/^=])"
)
_TERM = re.compile(r"([+-]?)([^+-]+)")
_FACTOR = re.compile(r"([*/]?)([^*/]+)")
_PLAIN = str.maketrans("×·÷−", "**/-")
_GOES_ON = "+-*/^\\<>≤≥≡≈"
"""What stands before a sum that is only the end of a longer one."""
_READ = 10_000  # characters
_LARGEST = 10**6  # of what is raised to a power


def false_steps(text: str) -> int:
    """Return how many of the equalities that a text states in digits are false."""
    text = text[:_READ].translate(_PLAIN)
    return sum(_is_false(found, text) for found in _STATED.finditer(text))


def _is_false(found: re.Match[str], text: str) -> bool:
    before = text[: found.start()].rstrip()[-1:]
    sides: list[str] = found[2].split("=")[1:]
    if not before or not (before.isdigit() or before in _GOES_ON):
        sides.insert(0, found[1])
    if not any(sign in side for side in sides for sign in "+-*/^"):
        return False  # "term 3 = 7" is no sum
    return any(not _equal(left, right) for left, right in pairwise(sides))


def _equal(left: str, right: str) -> bool:
    """Tell whether two sides are equal, a decimal to the digits it gives; what has no value is."""
    a, b = _value(left), _value(right)
    if a is None or b is None:
        return True
    decimals = [len(side.rpartition(".")[2].strip()) for side in (left, right) if "." in side]
    return a == b or bool(decimals and abs(a - b) < Fraction(1, 10 ** min(decimals)))


def _value(side: str) -> Fraction | None:
    """Return what a side comes to; None where it divides by zero or is too large."""
    terms = [(sign, _product(term)) for sign, term in _TERM.findall(_bare(side))]
    if any(value is None for _, value in terms):
        return None
    return sum((-value if sign == "-" else value for sign, value in terms if value), Fraction(0))


def _product(term: str) -> Fraction | None:
    value = Fraction(1)
    for sign, factor in _FACTOR.findall(term):
        base, _, exponent = factor.partition("^")
        number = Fraction(base)
        if exponent and number > _LARGEST:
            return None
        number **= int(exponent or 1)
        if sign == "/" and not number:
            return None
        value = value / number if sign == "/" else value * number
    return value


def _bare(side: str) -> str:
    return "".join(side.replace(",", "").split())

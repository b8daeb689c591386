"""Numerals with a base: `1011_2`, `(FF)_{16}`, `0x2A`, `1010 in base 2`."""

from __future__ import annotations

import re

_MAX_DIGITS = 1000
_PREFIXED = re.compile(r"([+-]?)0([xob])([0-9a-f]+(?:_[0-9a-f]+)*)", re.IGNORECASE)
_BASE = r"(?P<base>[0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|sixteen)"
_DIGITS = (
    r"(?P<sign>[+-]?)\(?\s*"
    r"(?P<digits>[0-9A-Za-z]+(?:[ ][0-9A-Za-z]{4})*(?:\.[0-9A-Za-z]+)?)\s*\)?"
)
_INDEXED = re.compile(rf"{_DIGITS}\s*_\s*[{{(]?\s*{_BASE}\s*[)}}]?", re.IGNORECASE)
_TOLD = re.compile(
    rf"{_DIGITS}\s*,?\s*\(?\s*(?:in\s+)?(?:base|radix)[\s-]*{_BASE}\s*\)?", re.IGNORECASE
)
_NAMED = re.compile(
    rf"{_DIGITS}\s*,?\s*\(?\s*(?:in\s+)?(?P<base>binary|octal|hexadecimal|hex)\s*\)?", re.IGNORECASE
)
_BARE = re.compile(r"[0-9A-Fa-f]+")
_COUNTED = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_NAMES = {
    **dict(zip(_COUNTED, range(2, 11), strict=True)),
    "twelve": 12,
    "sixteen": 16,
    "x": 16,
    "o": 8,
    "b": 2,
    "binary": 2,
    "octal": 8,
    "hexadecimal": 16,
    "hex": 16,
}
_LEAST_BASE = 2
_LARGEST_BASE = 36
_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"

Numeral = tuple[int, str, str, str]
"""Base, sign, whole digits, digits after the point."""


def read_prefixed(text: str) -> int | None:
    """Return the value of `0x2A`, `0b101` or `0o17`, or None if it is no such literal."""
    if len(text) > _MAX_DIGITS:
        return None
    match = _PREFIXED.fullmatch(text)
    numeral = _prefixed(match) if match else None
    if numeral is None:
        return None
    value = int(numeral[2] or "0", numeral[0])
    return -value if numeral[1] == "-" else value


def same(answer: str, gold: str) -> bool | None:
    """Compare two numerals digit by digit and base by base."""
    if len(answer) > _MAX_DIGITS or len(gold) > _MAX_DIGITS:
        return None
    left, right = _numeral(answer), _numeral(gold)
    if left is not None and right is not None:
        return left == right
    if left is not None and _PREFIXED.fullmatch(answer):
        return _same_digits(left, gold)
    if right is not None and _PREFIXED.fullmatch(gold):
        return _same_digits(right, answer)
    return None


def _same_digits(numeral: Numeral, bare: str) -> bool | None:
    """Accept `1010` beside `0b1010` and `FF` beside `0xFF`: the base is only missing."""
    if numeral[0] != _LEAST_BASE and numeral[2].isdigit():
        return None
    if _BARE.fullmatch(bare) and bare.lower().lstrip("0") == numeral[2] and not numeral[1]:
        return True
    return None


def _numeral(text: str) -> Numeral | None:
    match = _PREFIXED.fullmatch(text)
    if match is not None:
        return _prefixed(match)
    if "_" not in text and not re.search(r"base|radix|binary|octal|hex", text, re.IGNORECASE):
        return None
    for pattern in (_INDEXED, _TOLD, _NAMED):
        match = pattern.fullmatch(text)
        if match is not None:
            if len(match["digits"]) == 1 and match["digits"].isalpha():
                return None  # a letter with an index is a variable
            return _checked(match["sign"], match["digits"], _base(match["base"]))
    return None


def _base(name: str) -> int:
    return int(name) if name.isdigit() else _NAMES[name.lower()]


def _prefixed(match: re.Match[str]) -> Numeral | None:
    return _checked(match[1], match[3].replace("_", ""), _NAMES[match[2].lower()])


def _checked(sign: str, digits: str, base: int) -> Numeral | None:
    """Return a numeral whose digits its base has, or None."""
    digits = digits.replace(" ", "").lower()
    if not _LEAST_BASE <= base <= _LARGEST_BASE:
        return None
    whole, _, part = digits.partition(".")
    if not set(whole + part) <= set(_ALPHABET[:base]):
        return None
    return base, sign.replace("+", ""), whole.lstrip("0"), part.rstrip("0")

"""Read words that stand for values: yes and no, number words, dates, nothing."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

from loong.answers.values import Boolean, Date, Number

_LONGEST = 120

_BOOLEANS = {
    **dict.fromkeys(["true", "yes", "⊤"], True),
    **dict.fromkeys(["false", "no", "⊥"], False),
}
_EMPTY = frozenset(
    [
        "∅",
        "empty set",
        "the empty set",
        "no solution",
        "no solutions",
        "no real solution",
        "no real solutions",
        "no real root",
        "no real roots",
        "no solution exists",
        "no solutions exist",
        "no real solution exists",
        "no real solutions exist",
        "there is no solution",
        "there are no solutions",
        "there is no real solution",
        "there are no real solutions",
        "it has no solution",
        "set()",
        "frozenset()",
        "emptyset",
        "s.emptyset",
        "{}",
        "null set",
        "the null set",
        "s.emptyset",
        "emptyset()",
    ]
)

ONES = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
"""The words for 0 to 19."""
TENS = {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
"""The words for 20, 30, … 90."""
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_HUNDRED = 100
_AFTER_SCALE = re.compile(r"(?<=thousand),\s|(?<=illion),\s")
_NUMPY = re.compile(r"^(?:np|numpy)\.(True|False)_$")
_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 10**6,
}
_FEW = 19
"""A part in the singular has no larger count: `twenty-third` is an ordinal."""
_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
_SLASHED = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ]00:00(?::00)?)?")
_MONTH_FIRST = re.compile(r"([A-Za-z]+)\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([A-Za-z]+)\.?,?\s+([0-9]{4})")
_PYTHON = re.compile(
    r"(?:datetime\.)?(?:date|datetime)\(\s*([0-9]{4}),\s*([0-9]{1,2}),\s*([0-9]{1,2})(?:,\s*0)*\s*\)"
)


def parse_boolean(text: str) -> Boolean | None:
    """Read yes, no, true or false."""
    value = _BOOLEANS.get(_NUMPY.sub(r"\1", text).lower())
    return None if value is None else Boolean(value, text)


def means_nothing(text: str) -> bool:
    """Tell whether a text stands for the empty set."""
    return len(text) < _LONGEST and text.strip().lower() in _EMPTY


def parse_date(text: str) -> Date | None:
    """Read a day; of two numbers before the year the first is the month wherever it can be."""
    if len(text) > _LONGEST:
        return None
    for pattern, order in ((_SLASHED, "mdy"), (_ISO, "ymd"), (_PYTHON, "ymd")):
        match = pattern.fullmatch(text)
        if match is not None:
            parts = dict(zip(order, map(int, match.groups()), strict=True))
            return _date(parts["y"], parts["m"], parts["d"], text)
    for pattern, month, day in ((_MONTH_FIRST, 1, 2), (_DAY_FIRST, 2, 1)):
        match = pattern.fullmatch(text)
        if match is not None and match[month].lower() in _MONTHS:
            return _date(int(match[3]), _MONTHS[match[month].lower()], int(match[day]), text)
    return None


_LAST_MONTH = 12


def _date(year: int, month: int, day: int, raw: str) -> Date | None:
    if month > _LAST_MONTH:
        month, day = day, month
    try:
        date(year, month, day)
    except ValueError:
        return None
    return Date(year, month, day, raw)


def parse_number_words(text: str) -> Number | None:
    """Read `twenty-one`, `one hundred and five`, `minus three`, `two thirds`."""
    if len(text) > _LONGEST or not text[:1].isalpha():
        return None
    words = _AFTER_SCALE.sub(" ", text.lower()).replace("-", " ").split()
    sign = 1
    if words and words[0] in {"minus", "negative"}:
        sign, words = -1, words[1:]
    if words[:1] in (["a"], ["an"]) and words[1:2] and words[1] in {"hundred", *_SCALES}:
        words = ["one", *words[1:]]
    value = _part(words)
    if value is None:
        whole = _whole(words)
        value = None if whole is None else Fraction(whole)
    if value is None:
        return None
    value *= sign
    plain = Decimal(value.numerator) if value.denominator == 1 else value
    return Number(plain, exact=True, raw=text)


def _part(words: list[str]) -> Fraction | None:
    if words in (["half"], ["one", "half"], ["a", "half"]):
        return Fraction(1, 2)
    if len(words) < len("ab"):
        return None
    below = _PARTS.get(words[-1]) or _PARTS.get(words[-1].removesuffix("s"))
    above = 1 if words[:-1] == ["a"] else _whole(words[:-1])
    if above is not None and above > _FEW and words[-1] in _PARTS and words[-1] != "halves":
        return None
    return Fraction(above, below) if below and above else None


def _whole(words: list[str]) -> int | None:
    """Add number words up, or None where a word is no number or stands in a wrong place."""
    total = group = 0
    smallest = 10**15
    last = ""
    for word in words:
        if word == "and":
            if last not in {"hundred", *_SCALES}:
                return None
        elif word in ONES:
            if last in ONES or (last in TENS and not 0 < ONES[word] < ONES["ten"]):
                return None
            group += ONES[word]
        elif word in TENS:
            if last in ONES or last in TENS:
                return None
            group += TENS[word]
        elif word == "hundred" and 0 < group < _HUNDRED and (group < ONES["ten"] or group % 10):
            group *= _HUNDRED
        elif word in _SCALES and group and _SCALES[word] < smallest:
            smallest = _SCALES[word]
            total, group = total + group * smallest, 0
        else:
            return None
        last = word
    return None if last in {"", "and"} else total + group

# ruff: noqa: E501 - patterns are read by the row
"""Quantities in several units: `2 h 30 min`, `PT2H30M`, `1:30:00`, `5 ft 11 in`."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from loong.answers.units import parse_unit
from loong.answers.words import parse_number_words

_LONGEST = 100
_PART = re.compile(
    r"\s*(?:,|and\b|&)?\s*(?P<amount>[0-9]+(?:\s[0-9]+/[0-9]+|/[0-9]+|\.[0-9]+)?|[a-z]+(?:[ -][a-z]+)??)"
    r"\s*-?(?P<unit>[A-Za-z°]+|'|\")\.?"
)
_ISO = re.compile(
    r"P(?:([0-9.]+)W)?(?:([0-9.]+)D)?(?:T(?:([0-9.]+)H)?(?:([0-9.]+)M)?(?:([0-9.]+)S)?)?"
)
_ISO_SIZES = (604_800, 86_400, 3600, 60, 1)
_CLOCK = re.compile(
    r"(?:(-?[0-9]{1,6})\sdays?,?\s\+?)?([0-9]{1,6}):([0-5][0-9])(?::([0-5][0-9](?:\.[0-9]{1,9})?))?"
)
_DELTA = re.compile(r"(?:datetime\.|pd\.)?(?:timedelta|Timedelta)\(([^()]{0,80})\)")
_NUMPY_DELTA = re.compile(r"(?:np\.|numpy\.)?timedelta64\((-?[0-9]{1,15}),\s?'([A-Za-z]{1,2})'\)")
_NUMPY_SIZES = {
    "W": Fraction(604_800),
    "D": Fraction(86_400),
    "h": Fraction(3600),
    "m": Fraction(60),
    "s": Fraction(1),
    "ms": Fraction(1, 1000),
    "us": Fraction(1, 10**6),
    "ns": Fraction(1, 10**9),
}
_SIZES: dict[str, int | Fraction] = {
    "milliseconds": Fraction(1, 1000),
    "microseconds": Fraction(1, 10**6),
    "weeks": 604_800,
    "days": 86_400,
    "hours": 3600,
    "minutes": 60,
    "seconds": 1,
}
_DELTA_ORDER = ("days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks")
_HALVES = re.compile(r"(?P<amount>[a-z]+|[0-9]+)\sand\sa\s(?P<part>half|quarter)\s(?P<unit>[a-z]+)")
_AND_A_HALF = re.compile(
    r"(?P<amount>an?|one|[a-z]+|[0-9]+)\s(?P<unit>[a-z]+)\sand\sa\s(?P<part>half|quarter)"
)
_HALF_A = re.compile(r"(?:a\s)?(?P<part>half|quarter)(?:\sof)?(?:\san?)?[\s-](?P<unit>[a-z]+)")
_QUARTERS = re.compile(r"(?:three|3)[ -]quarters of an? ([a-z]+)")
_HOURS_MINUTES = re.compile(r"([0-9]{1,3})\s?h\s?([0-5][0-9])")
_MINUTES = re.compile(r"^([0-9]{1,6}) ?m(?= ?[0-9]{1,6} ?s)")
_PARTS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4)}
_SECONDS = (("s", Fraction(1)),)
_MARKS = {"'": "ft", '"': "in"}

Compound = tuple[Fraction, tuple[tuple[str, Fraction], ...], Fraction, bool]
"""Size in base units, dimensions, half of the last digit shown, and whether it is plainly compound."""


def same(answer: str, gold: str) -> bool | None:
    """Tell whether two quantities are the same where one has several units; else None."""
    if len(answer) > _LONGEST or len(gold) > _LONGEST:
        return None
    left, right = _sizes(answer), _sizes(gold)
    if not left or not right:
        return None
    plain = not any(found[3] for found in (*left, *right))
    clocks = len(left) > 1 and len(right) > 1
    if plain or clocks:
        return None
    return any(_equal(one, other) for one in left for other in right)


def _equal(answer: Compound, gold: Compound) -> bool:
    return answer[1] == gold[1] and abs(answer[0] - gold[0]) <= gold[2]


@lru_cache(maxsize=1024)
def _sizes(text: str) -> list[Compound]:
    """Return the readings of a text: `1:30` may be minutes or hours."""
    text = _MINUTES.sub(r"\1min", text.strip()).removeprefix("about ").removeprefix("exactly ")
    if not any(char.isdigit() for char in text) and " " not in text:
        return []
    if text[0] == "-" and not _CLOCK.fullmatch(text):
        return [_negative(one) for one in _sizes(text[1:].strip())]
    clock = _CLOCK.fullmatch(text)
    if clock is not None:
        return _clock(clock)
    joined = _HOURS_MINUTES.fullmatch(text)
    if joined is not None:
        return [_seconds(Fraction(int(joined[1]) * 3600 + int(joined[2]) * 60))]
    for reader in (_iso, _delta, _and_a_half, _half_a, _parts):
        found = reader(text)
        if found is not None:
            return [found]
    return []


def _negative(size: Compound) -> Compound:
    return -size[0], size[1], size[2], size[3]


def _seconds(size: Fraction) -> Compound:
    return size, _SECONDS, Fraction(0), True


def _clock(match: re.Match[str]) -> list[Compound]:
    days, first, second = int(match[1] or 0) * 86_400, int(match[2]), int(match[3])
    if match[4]:
        return [
            _seconds(days + first * 3600 + second * 60 + Fraction(match[4])),
            _seconds(Fraction(-1)),
        ]
    return [
        _seconds(Fraction(days + first * 3600 + second * 60)),
        _seconds(Fraction(first * 60 + second)),
    ]


def _iso(text: str) -> Compound | None:
    match = _ISO.fullmatch(text)
    if match is None or not any(match.groups()):
        return None
    try:
        sizes = [Fraction(part or 0) for part in match.groups()]
    except ValueError:
        return None
    return _seconds(sum((a * b for a, b in zip(sizes, _ISO_SIZES, strict=True)), Fraction(0)))


def _delta(text: str) -> Compound | None:
    numpy = _NUMPY_DELTA.fullmatch(text)
    if numpy is not None:
        return (
            _seconds(int(numpy[1]) * _NUMPY_SIZES[numpy[2]]) if numpy[2] in _NUMPY_SIZES else None
        )
    match = _DELTA.fullmatch(text)
    if match is None:
        return None
    clock = _CLOCK.fullmatch(match[1].strip("'\" "))
    if clock is not None:
        return _clock(clock)[0]
    total = Fraction(0)
    for place, arg in enumerate(match[1].split(",")):
        name, equals, value = arg.strip().rpartition("=")
        name = name.strip() if equals else _DELTA_ORDER[min(place, 6)]
        if name not in _SIZES or re.fullmatch(r"-?[0-9]{1,15}(?:\.[0-9]{1,9})?", value) is None:
            return None
        total += Fraction(value) * _SIZES[name]
    return _seconds(total)


def _and_a_half(text: str) -> Compound | None:
    match = _AND_A_HALF.fullmatch(text.lower()) or _HALVES.fullmatch(text.lower())
    amount = _amount(match["amount"]) if match else None
    if match is None or amount is None:
        return None
    return _measured(amount + _PARTS[match["part"]], match["unit"])


def _half_a(text: str) -> Compound | None:
    several = _QUARTERS.fullmatch(text.lower())
    if several is not None:
        return _measured(Fraction(3, 4), several[1])
    match = _HALF_A.fullmatch(text.lower())
    return _measured(_PARTS[match["part"]], match["unit"]) if match else None


def _measured(amount: Fraction, name: str) -> Compound | None:
    unit = parse_unit(name)
    if unit is None or not unit.dims or unit.offset or unit.pi:
        return None
    return amount * unit.factor, unit.dims, Fraction(0), True


def _parts(text: str) -> Compound | None:
    total = half = Fraction(0)
    dims: tuple[tuple[str, Fraction], ...] | None = None
    count = at = 0
    smallest: Fraction | None = None
    words = False
    while at < len(text):
        match = _PART.match(text, at)
        amount = _amount(match["amount"]) if match else None
        name = _MARKS.get(match["unit"], match["unit"]) if match else ""
        unit = parse_unit("min" if name == "m" and dims == _SECONDS else name)
        if match is None or amount is None or unit is None or unit.offset or unit.pi:
            return None
        if (dims is not None and unit.dims != dims) or (
            smallest is not None and unit.factor >= smallest
        ):
            return None
        dims, smallest, at, count = unit.dims, unit.factor, match.end(), count + 1
        words = words or match["amount"][0].isalpha()
        total += amount * unit.factor
        _, point, shown = match["amount"].partition(".")
        half = unit.factor * Fraction(1, 2 * 10 ** len(shown)) if point else Fraction(0)
    if not dims:
        return None
    return total, dims, half, count > 1 or words


def _amount(text: str) -> Fraction | None:
    if text in {"a", "an"}:
        return Fraction(1)
    if text[0].isdigit():
        try:
            return sum((Fraction(part) for part in text.split()), Fraction(0))
        except (ValueError, ZeroDivisionError):
            return None
    number = parse_number_words(text)
    return None if number is None else Fraction(number.value)

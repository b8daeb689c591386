# ruff: noqa: E501 - patterns are read by the row
"""Quantities in several units: `2 h 30 min`, `PT2H30M`, `1:30:00`, `5 ft 11 in`."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from loong.answers.text.words import parse_number_words
from loong.answers.units.quantity import read_quantity
from loong.answers.units.unit import parse_unit
from loong.answers.values import Number, Quantity

_LONGEST = 100
_FRACTION = re.compile(r"\\[dt]?frac\s?\{\s?([0-9]{1,9})\s?\}\s?\{\s?([0-9]{1,9})\s?\}")
_EXTENT = re.compile(
    r"(?<=[A-Za-z'\"])\s(?P<way>tall|long|wide|high|deep|thick|away|apart|old|in (?:length|height|width|total))\Z"
)
"""What a quantity measures, told behind it."""
_PART = re.compile(
    r"\s*(?:,\s?and\b|,|and\b|&)?\s*(?!and\b)(?P<amount>[0-9]+(?:\s[0-9]+/[0-9]+|/[0-9]+|\.[0-9]+)?|[A-Za-z]+(?:[ -][A-Za-z]+)??)"
    r"\s*-?(?P<unit>[A-Za-z°]+|'|\")\.?"
)
_WORDED = re.compile(
    r"\s*(?:,\s?and\b|,|and\b|&)?\s*(?!and\b)(?P<amount>[A-Za-z]+[ -][A-Za-z]+)\s*-?(?P<unit>[A-Za-z°]+)"
)
_REST = re.compile(r"\s(?:and\s)?(?P<amount>[0-9]{1,2}|[a-z]+(?:[ -][a-z]+)?)")
_BELOW = {"ft": ("in", 12), "hour": ("min", 60), "degree": ("arcmin", 60), "£": ("pence", 100)}
"""The unit that a bare number means behind another: `5 foot 11`, `two hours fifteen`."""
_ISO = re.compile(
    r"P(?:([0-9.]+)W)?(?:(-?[0-9.]+)D)?(?:T(?:([0-9.]+)H)?(?:([0-9.]+)M)?(?:([0-9.]+)S)?)?"
)
_ISO_YEARS = re.compile(r"P(?:([0-9]{1,6})Y)?(?:([0-9]{1,6})M)?")
_CLOCK_OF = re.compile(
    r"([0-9]{1,4}):([0-5][0-9])\s?(?:(?P<hours>h|hrs?|hours?)|m|mins?|minutes?)\.?"
)
_QUOTED = re.compile(
    r"[\[(]\s?(?:'[0-9][^'\",]{1,30}'|\"[0-9][^'\",]{1,30}\")(?:\s?,\s?(?:'[0-9][^'\",]{1,30}'|\"[0-9][^'\",]{1,30}\")){1,3}\s?[\])]"
)
_FACING = re.compile(r"(?P<told>[^°]{1,20}°.{0,40}?)\s?(?P<side>[NSEW]|north|south|east|west)")
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
_PART_OF = (
    r"(?:a\s(?P<part>half|quarter|third)|(?P<several>(?:three|3)[ -]quarters|(?:two|2)[ -]thirds))"
)
_HALVES = re.compile(rf"(?P<amount>[a-z]+|[0-9]+)\sand\s{_PART_OF}\s(?P<unit>[a-z]+)")
_AND_A_HALF = re.compile(rf"(?P<amount>an?|one|[a-z]+|[0-9]+)\s(?P<unit>[a-z]+)\sand\s{_PART_OF}")
_HALF_A = re.compile(r"(?:a\s)?(?P<part>half|quarter)(?:\sof)?(?:\san?)?[\s-](?P<unit>[a-z]+)")
_QUARTERS = re.compile(r"(?:three|3)[ -]quarters of an? ([a-z]+)")
_HOURS_MINUTES = re.compile(r"([0-9]{1,3})\s?h\s?([0-5][0-9])")
_MINUTES = re.compile(r"^([0-9]{1,6}) ?m(?= ?[0-9]{1,6} ?s)")
_POUNDS = re.compile(r"\bpounds?\b")
_PARTS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "third": Fraction(1, 3)}
_SEVERAL = {True: Fraction(3, 4), False: Fraction(2, 3)}
_HYPHENED = re.compile(r"-(?=and-|an?-)|(?<=-and)-|(?<=-a)-(?=half|quarter|third)")
_SECONDS = (("s", Fraction(1)),)
_MARKS = {"'": "ft", '"': "in"}
_OTHER_MARKS = ({"'": "min", '"': "s"}, {"'": "arcmin", '"': "arcsec"})
_MARKED = re.compile(r"[0-9.'\" ]{2,20}")
_SHORT = {"w": "week", "y": "year", "yrs": "year", "st": "stone"}
"""Names that are only read beside a second unit."""
_ANGLE = (("°", Fraction(1)),)
_ARCS = {
    **dict.fromkeys(["'", "m", "min", "mins", "minute", "minutes"], "arcmin"),
    **dict.fromkeys(['"', "s", "sec", "secs", "second", "seconds"], "arcsec"),
}

Compound = tuple[Fraction, tuple[tuple[str, Fraction], ...], Fraction, bool]
"""Size in base units, dimensions, half of the last digit shown, and whether it is plainly compound."""


def same(answer: str, gold: str) -> bool | None:
    """Tell whether two quantities are the same where one has several units; else None."""
    if len(answer) > _LONGEST or len(gold) > _LONGEST:
        return None
    answer, gold = _without_extent(answer, gold)
    first, second = _FACING.fullmatch(answer), _FACING.fullmatch(gold)
    if first is not None and second is not None:
        facing = first["side"][0].lower() == second["side"][0].lower()
        return same(first["told"], second["told"]) if facing else False
    left, right = _sizes(answer), _sizes(gold)
    if not left or not right:
        left, right = left or _alone(right, answer), right or _alone(left, gold)
    plain = not any(found[3] for found in (*left, *right))
    clocks = _CLOCK.fullmatch(answer.strip()) and _CLOCK.fullmatch(gold.strip())
    if plain or clocks or not left or not right:
        return None
    return any(_equal(one, other) for one in left for other in right)


def _without_extent(answer: str, gold: str) -> tuple[str, str]:
    """Drop the `tall` of `5 ft 6 in tall`, unless the other text measures another way."""
    ways = {match["way"] for match in map(_EXTENT.search, (answer, gold)) if match}
    if len(ways) != 1:
        return answer, gold
    return _EXTENT.sub("", answer), _EXTENT.sub("", gold)


def _alone(others: list[Compound], text: str) -> list[Compound]:
    """Read a quantity in one unit, in any spelling, beside one in several."""
    text = _FRACTION.sub(r" \1/\2", text).strip()
    found = read_quantity(text) if any(other[3] for other in others) else None
    if not isinstance(found, Quantity) or not isinstance(found.amount, Number):
        return []
    value, unit = found.amount.value, found.unit
    if (
        unit.offset
        or not Decimal(value.numerator if isinstance(value, Fraction) else value).is_finite()
    ):
        return []
    half = Fraction(0)
    if isinstance(value, Decimal) and not found.amount.exact:
        half = Fraction(5) * Fraction(10) ** (int(value.as_tuple().exponent) - 1) * unit.factor
    return [(Fraction(value) * unit.factor, unit.dims, half, False)]


def _equal(answer: Compound, gold: Compound) -> bool:
    return answer[1] == gold[1] and abs(answer[0] - gold[0]) <= gold[2]


@lru_cache(maxsize=1024)
def _sizes(text: str) -> list[Compound]:
    """Return the readings of a text: `1:30` may be minutes or hours."""
    text = _plain(text)
    if not text or (not any(char.isdigit() for char in text) and " " not in text):
        return []
    if text[0] == "-" and not _CLOCK.fullmatch(text):
        return [_negative(one) for one in _sizes(text[1:].strip())]
    clock = _CLOCK.fullmatch(text)
    if clock is not None:
        return _clock(clock)
    if _MARKED.fullmatch(text):
        return _marked(text)
    readers = (_hours_minutes, _iso, _delta, _and_a_half, _half_a, _parts)
    found = next((size for size in (reader(text) for reader in readers) if size is not None), None)
    return [] if found is None else [found]


def _plain(text: str) -> str:
    """Spell marks, quoted parts and the names of short units in one way."""
    text = text.strip().replace("′", "'").replace("''", '"')
    if _QUOTED.fullmatch(text):
        text = re.sub(r"['\",()\[\]]", " ", text).strip()
    if "penny" in text or "pence" in text:
        text = _POUNDS.sub("sterling", text)
    return _MINUTES.sub(r"\1min", text).removeprefix("about ").removeprefix("exactly ")


def _hours_minutes(text: str) -> Compound | None:
    joined = _HOURS_MINUTES.fullmatch(text)
    if joined is not None:
        return _seconds(Fraction(int(joined[1]) * 3600 + int(joined[2]) * 60))
    timed = _CLOCK_OF.fullmatch(text)
    if timed is None:
        return None
    size = 3600 if timed["hours"] else 60
    return _seconds(Fraction(int(timed[1]) * size + int(timed[2]) * size // 60))


def _marked(text: str) -> list[Compound]:
    """Read `5'11"` as feet and inches, minutes and seconds, or minutes and seconds of arc."""
    found = [_parts(text)]
    for marks in _OTHER_MARKS:
        told = "".join(f"{marks[char]} " if char in marks else char for char in text)
        size = _parts(told.strip())
        found.append((size[0], size[1], size[2], True) if size else None)
    return [size for size in found if size is not None]


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
    years = _ISO_YEARS.fullmatch(text)
    if years is not None and any(years.groups()):
        months = int(years[1] or 0) * 12 + int(years[2] or 0)
        return Fraction(months), (("month", Fraction(1)),), Fraction(0), True
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
    text = _HYPHENED.sub(" ", text.lower())
    match = _AND_A_HALF.fullmatch(text) or _HALVES.fullmatch(text)
    amount = _amount(match["amount"]) if match else None
    if match is None or amount is None:
        return None
    part = _PARTS[match["part"]] if match["part"] else _SEVERAL["quarter" in match["several"]]
    return _measured(amount + part, match["unit"])


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
    words = short = False
    name = ""
    while at < len(text):
        match = _PART.match(text, at)
        if match is not None and match["amount"][0].isalpha() and parse_unit(match["unit"]) is None:
            match = _WORDED.match(text, at)
        amount = _amount(match["amount"]) if match else None
        size = _unit_size(_name(match["unit"], dims)) if match else None
        if match is None or amount is None or size is None:
            below = _below(name, text, at) if count == 1 else None
            return None if below is None or not dims else (total + below, dims, half, True)
        name = _name(match["unit"], dims)
        if (dims is not None and size[1] != dims) or (smallest is not None and size[0] >= smallest):
            return None
        smallest, dims = size
        at, count = match.end(), count + 1
        words = words or match["amount"][0].isalpha()
        short = short or match["unit"] in _SHORT
        total += amount * smallest
        _, point, shown = match["amount"].partition(".")
        half = smallest * Fraction(1, 2 * 10 ** len(shown)) if point else Fraction(0)
    if not dims or (short and count == 1):
        return None
    return total, dims, half, count > 1 or words


def _name(told: str, dims: tuple[tuple[str, Fraction], ...] | None) -> str:
    """Return a unit's name in the light of the units before it."""
    if dims == _ANGLE:
        return _ARCS.get(told, told)
    if told == "m" and dims == _SECONDS:
        return "min"
    return _MARKS.get(told) or _SHORT.get(told, told)


def _unit_size(name: str) -> tuple[Fraction, tuple[tuple[str, Fraction], ...]] | None:
    unit = parse_unit(name)
    if unit is None or unit.offset or (unit.pi and unit.dims):
        return None
    return (unit.factor * 180, _ANGLE) if unit.pi else (unit.factor, unit.dims)


def _below(name: str, text: str, at: int) -> Fraction | None:
    """Read the bare number behind a unit in the unit below it."""
    rest, unit = _REST.fullmatch(text, at), parse_unit(name)
    for above, (below, limit) in _BELOW.items():
        if rest is None or unit != parse_unit(above):
            continue
        amount, size = _amount(rest["amount"]), _unit_size(below)
        if amount is not None and size is not None and amount < limit and amount.denominator == 1:
            return amount * size[0]
    return None


def _amount(text: str) -> Fraction | None:
    if text.lower() in {"a", "an"}:
        return Fraction(1)
    if text[0].isdigit():
        try:
            return sum((Fraction(part) for part in text.split()), Fraction(0))
        except (ValueError, ZeroDivisionError):
            return None
    number = parse_number_words(text)
    return None if number is None else Fraction(number.value)

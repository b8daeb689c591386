"""Read a number with a unit."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from loong.answers.algebra.evaluate import symbols
from loong.answers.algebra.formula import Unparsed, parse_formula
from loong.answers.number import parse_number
from loong.answers.text.numerals import grouped
from loong.answers.units.rates import is_noun, parse_rate, product_of
from loong.answers.units.unit import make_unit, noun, parse_unit
from loong.answers.values import Formula, Number, Quantity, Unit

_MAX_LENGTH = 300
_BOUNDARY = re.compile(
    r"(?<=[0-9.)}°!i])\s*(?=[A-Za-zμΩÅ$€£¥₹₩¢°])|\s+(?=(?:1/)?[A-Za-zμΩÅ$€£¥₹°/])|(?<=[0-9%])(?=/\s?[a-z]{3})"
)
_MAX_BOUNDARIES = 8
_CURRENCY = re.compile(
    r"([+-]?)\s*(US\$|CA?\$|AU?\$|[$€£¥₹₩]|USD|EUR|GBP|JPY|INR|CHF|CAD|AUD|CNY|RMB|Rs\.?)\s*([+-]?[0-9].*)"
)
_DOLLARS = {"US$": "$", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD"}
_RATE = re.compile(r"(?P<amount>.*\S)\s?(?P<per>/\s?[A-Za-z]|\s(?:per|an?|each|every)\s).*")
_AGAIN = re.compile(
    r"(?P<amount>.*[0-9])\s?(?P<name>USD|EUR|GBP|CAD|AUD|dollars|euros|pounds)|(?P<round>.*[0-9])\.?-"
)
_POWER_OF_TEN = re.compile(
    r"([+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))\s*[*xX]\s*10\s*(?:\^|\*\*)\s*[{(]?\s*([+-]?\s*[0-9]{1,9})\s*[)}]?"
)
_SPACED_POWER = re.compile(
    r"([+-]?[0-9]\.[0-9]{1,20})\s10\s?\^\s?[{(]?\s?([+-]?\s?[0-9]{1,3})\s?[)}]?"
)
_BASE = re.compile(r"([0-9A-Fa-f]+)_\{?\s*([0-9]{1,2})\s*\}?")
_APPLIED = re.compile(
    r"(?<![A-Za-z])(?:sin|cos|tan|cot|sec|csc|cis)(?:\s?\^\s?\{?[0-9]\}?)?\s?\(?\s?[0-9.]+\Z"
)
"""The degrees behind it belong to the angle."""
_STARRED = re.compile(r"([+-]?[0-9]+(?:\.[0-9]+)?) ?\* ?([A-Za-zμΩ][A-Za-z0-9^*/ -]{0,60})")
_SHARED = re.compile(r"([+-]?[0-9]+) ?\* ?([A-Za-zμΩ]{1,20}) ?/ ?([1-9][0-9]*)")
_OVER = re.compile(
    r"([+-]?[0-9]+(?:\.[0-9]+)?) ?\\frac ?\{([A-Za-zμΩ][A-Za-z0-9^* -]{0,40})\}"
    r" ?\{([A-Za-zμΩ][A-Za-z0-9^* -]{0,40})\}"
)
_UNITS = re.compile(r"\s((?:(?:square|cubic|sq|cu)\s)?units?)\Z")


def read_quantity(text: str) -> Number | Quantity | None:
    """Read `12 cm`, `$5`, `3 apples`, `776_8`, also `6.6*10^-34`; None if it is none of these."""
    if len(text) > _MAX_LENGTH:
        return None
    amount = _scientific(text)
    if amount is not None:
        return amount
    match = _BASE.fullmatch(text)
    if match is not None:
        return _in_base(match, text)
    match = _CURRENCY.fullmatch(text)
    if match is not None:
        return _money(match, text)
    return _measured(text)


def _scientific(text: str) -> Number | None:
    match = _POWER_OF_TEN.fullmatch(text) or _SPACED_POWER.fullmatch(text)
    if match is None:
        return None
    number = parse_number(f"{match[1]}e{match[2].replace(' ', '')}")
    return None if number is None else Number(number.value, exact=False, raw=text)


def _in_base(match: re.Match[str], raw: str) -> Quantity | None:
    number = parse_number(match[1])
    if number is None:
        return None
    return Quantity(number, make_unit(Fraction(1), {f"base {match[2]}": Fraction(1)}), raw)


def _money(match: re.Match[str], raw: str) -> Quantity | None:
    unit = parse_unit(_DOLLARS.get(match[2], match[2]).rstrip("."))
    if unit is None:
        return None
    told, per = match[3], _RATE.fullmatch(match[3])
    again = _AGAIN.fullmatch(told)
    if per is not None:
        told, below = per["amount"], parse_rate(told[per.start("per") :])
        unit = None if below is None else product_of(unit, below)
    elif again is not None:
        told = again["amount"] or again["round"]
        unit = unit if not again["name"] or parse_unit(again["name"]) == unit else None
    amount = _amount(match[1] + told)
    if amount is None or unit is None:
        return None
    return Quantity(amount, unit, raw)


def _measured(text: str) -> Number | Quantity | None:
    if not any(char.isdigit() for char in text) and "pi" not in text:
        return None
    for count, match in enumerate(_BOUNDARY.finditer(text)):
        if count >= _MAX_BOUNDARIES:
            return None
        left, right = text[: match.start()].strip(), text[match.end() :].strip()
        unit = parse_unit(right)
        if unit is not None and not (unit.pi == 1 and _APPLIED.search(left)):
            amount = _amount(left)
            if amount is not None:
                return _share(amount, unit, text) or Quantity(amount, unit, text)
    return _counted(text)


def _share(amount: Number | Formula, unit: Unit, raw: str) -> Number | None:
    """Return `50 percent` and `3 ppm` as the pure number they are."""
    if unit.dims or unit.pi or unit.factor == 1 or not isinstance(amount, Number):
        return None
    if isinstance(amount.value, Fraction) or not amount.value.is_finite():
        return None
    sign, digits, exponent = amount.value.as_tuple()
    shift = len(str(unit.factor.denominator)) - 1
    return Number(Decimal((sign, digits, int(exponent) - shift)), amount.exact, raw)


def _counted(text: str) -> Quantity | None:
    match = _BOUNDARY.search(text)
    if match is None or not text[match.start() : match.end()].isspace():
        return None
    last = _UNITS.search(text)
    if last is not None:
        match = last
    name = text[match.end() :] if last is None else last[1]
    left = text[: match.start()].strip()
    number = (parse_number(left) or _scientific(left)) if last is None else _amount(left)
    rate = parse_rate(name) if number is not None else None
    if number is not None and rate is not None:
        return Quantity(number, rate, text)
    if number is None or not is_noun(name):
        return None
    return Quantity(number, noun(name), text)


def _amount(text: str) -> Number | Formula | None:
    number = parse_number(text) or _scientific(text) or grouped(text)
    if number is not None:
        return number
    if not text or text[-1] in "+-*/^":
        return None
    try:
        node = parse_formula(text)
    except Unparsed:
        return None
    return None if symbols(node) else Formula(node, text)


def starred_amount(text: str) -> Quantity | None:
    """Read `400*cm^3` or a number before a fraction of units, or return None."""
    over = _OVER.fullmatch(re.sub(r"(?<=\{) | (?=\})", "", text)) if "frac" in text else None
    shared = _SHARED.fullmatch(text)
    match = over or shared or _STARRED.fullmatch(text)
    number = parse_number(f"{match[1]}/{shared[3]}" if shared else match[1]) if match else None
    unit = parse_unit(f"{over[2]}/({over[3]})" if over else match[2]) if match else None
    if number is None or unit is None or not unit.dims:
        return None
    return Quantity(number, unit, text)


_MEANINGS = {
    "e": ("elementarycharge",),
    "D": ("diopter", "debye"),
    "m": ("molal",),
    "Cal": ("kcal",),
    "y": ("year",),
    "yo": ("year",),
    "yrs": ("year",),
    "w": ("week",),
    "g": ("gravity",),
    "gr": ("grain",),
    "kn": ("knot",),
    "kt": ("knot",),
    "NM": ("nmi",),
    "u": ("Da",),
    "Ha": ("hartree",),
    "kr": ("SEK", "NOK", "DKK"),
    "p": ("pence",),
}
"""Symbols that mean another thing, or none, where no unit stands on the other side."""
_MEANT = re.compile(rf"(.*[0-9)}}])\s?({'|'.join(_MEANINGS)})")


def read_beside(text: str, unit: Unit) -> Quantity | None:
    """Read a symbol such as `e` or `D` as the unit of the same kind on the other side."""
    match = _MEANT.fullmatch(text) if len(text) <= _MAX_LENGTH else None
    amount = _amount(match[1]) if match else None
    if match is None or amount is None:
        return None
    for name in _MEANINGS[match[2]]:
        meant = parse_unit(name)
        if meant is not None and meant.dims == unit.dims:
            return Quantity(amount, meant, text)
    return None


def is_angle(unit: Unit) -> bool:
    """Tell whether a unit is a degree or a part of one."""
    return not unit.dims and unit.pi == 1

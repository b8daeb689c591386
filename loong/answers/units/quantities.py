"""Compare quantities: the same in another unit is equal, the same number in another unit is not."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from loong.answers.algebra.evaluate import same_formula, symbols
from loong.answers.algebra.formulas import formula_again, formulas
from loong.answers.algebra.nodes import node_of
from loong.answers.number import Rules, as_decimal, same_number, shown_digits
from loong.answers.reasons import Difference, not_the_same, short
from loong.answers.units.quantity import is_angle, read_beside, starred_amount
from loong.answers.values import (
    Const,
    Formula,
    Number,
    Op,
    Quantity,
    Sym,
    Text,
    Value,
)

_MEASURED_DIGITS = 3
_COMPUTED_DIGITS = 10
"""A float that shows this many digits was computed, and may be off in the last ones."""
_SHARE = re.compile(r"%|\bpercent\b(?!\spoint)|\bpart")
"""What makes a share of what is counted: `5% salt`."""
_HERTZ = re.compile(r"[Hh]z\b|\bhertz\b")
_TURN = "revolution"
_SOLID = re.compile(r"\bsr\b|\bsteradians?\b")
_ANGLE = re.compile(r"\brad(?:ians?)?\b|°|\bdeg(?:rees?)?\b")
_RADIANS = re.compile(r"\brad(?:ians?)?\b")
_SPELLED = re.compile(r"\* ?[a-z]{4}")
"""A unit that a program multiplies with, spelled out: `9.0*joule`."""


def quantities(
    answer: Value, gold: Value, rules: Rules, part: Difference, other: Difference
) -> str:
    """Say how two quantities, or a quantity and a bare amount, differ.

    `part` compares amounts, `other` compares with quoted texts.
    """
    answer, gold = _beside(answer, gold), _beside(gold, answer)
    if isinstance(answer, Quantity) and isinstance(gold, Quantity):
        return _two_quantities(answer, gold, rules, part)
    quantity, bare = (answer, gold) if isinstance(answer, Quantity) else (gold, answer)
    assert isinstance(quantity, Quantity)  # noqa: S101 - one of the two is
    if isinstance(bare, Text) and bare.quoted:
        return other(answer, gold, rules)
    if isinstance(bare, Number) and bare.raw.endswith("%") and not _SHARE.search(quantity.raw):
        return not_the_same(answer, gold)
    if rules.unit_required and bare is answer:
        return f"{short(bare)} has no unit"
    written_out = "*" in bare.raw or "frac" in bare.raw
    told = starred_amount(bare.raw) if written_out else None
    if told is not None and (_SPELLED.search(bare.raw) or told.unit.dims == quantity.unit.dims):
        sides = (told, quantity) if bare is answer else (quantity, told)
        return _two_quantities(*sides, rules, part)
    same = isinstance(bare, (Number, Formula)) and _same_without_unit(
        quantity, bare, rules, part, bare_first=bare is answer
    )
    return "" if same else not_the_same(answer, gold)


def _beside(value: Value, other: Value) -> Value:
    """Read a value again whose symbol may be of the other side's kind."""
    if not isinstance(other, Quantity):
        return value
    if isinstance(value, Quantity) and value.unit.dims == other.unit.dims:
        return value
    return read_beside(value.raw, other.unit) or value


def _same_without_unit(
    quantity: Quantity, bare: Number | Formula, rules: Rules, part: Difference, *, bare_first: bool
) -> bool:
    """Compare with an amount that has no unit; `5 m` beside `m*5` is the product it looks like."""
    if isinstance(bare, Formula) and symbols(bare.node):
        again = formula_again(quantity.raw, letters=False)
        return again is not None and not formulas(bare, again, rules)
    if is_angle(quantity.unit) and isinstance(bare, Formula) and _same_angle(quantity, bare):
        return True
    sides = (bare, quantity.amount) if bare_first else (quantity.amount, bare)
    return not part(*sides, rules)


def _same_angle(quantity: Quantity, bare: Formula) -> bool:
    amount = node_of(quantity.amount)
    if amount is None:
        return False
    radians = Op("product", (amount, Const(quantity.unit.factor), Sym("pi")))
    return same_formula(bare.node, radians)


def _two_quantities(answer: Quantity, gold: Quantity, rules: Rules, part: Difference) -> str:
    answer, gold = _turned(answer, gold), _turned(gold, answer)
    a, g = answer.unit, gold.unit
    if a.dims != g.dims or _turns_and_angles(answer.raw, gold.raw):
        return f"{short(answer)} is not {short(gold)}: the units measure different things"
    if a == g:
        return part(answer.amount, gold.amount, rules) and not_the_same(answer, gold)
    if a.pi != g.pi or not isinstance(answer.amount, Number) or not isinstance(gold.amount, Number):
        return _converted_formula(answer, gold, rules, part)
    return _converted_number(answer.amount, gold.amount, answer, gold, rules)


def _turned(quantity: Quantity, other: Quantity) -> Quantity:
    """Write turns as angles beside angles, as cycles beside hertz: 60 rpm is 1 Hz, 2π rad/s."""
    unit = quantity.unit
    turns = dict(unit.dims).get(_TURN)
    if turns != 1 or _TURN in dict(other.unit.dims):
        return quantity
    dims = tuple(one for one in unit.dims if one[0] != _TURN)
    if other.unit.pi or _RADIANS.search(other.raw):
        angles = replace(unit, dims=dims, factor=2 * unit.factor, pi=unit.pi + 1)
        return replace(quantity, unit=angles)
    return (
        replace(quantity, unit=replace(unit, dims=dims)) if _HERTZ.search(other.raw) else quantity
    )


def _turns_and_angles(answer: str, gold: str) -> bool:
    """Tell turns, radians and steradians apart, which have no dimension: `5 Hz`, `5 rad/s`."""
    pairs = (answer, gold), (gold, answer)
    apart = (_HERTZ, _RADIANS), (_SOLID, _ANGLE)
    return any(a.search(one) and b.search(other) for one, other in pairs for a, b in apart)


def _converted_number(
    answer: Number, gold: Number, source: Quantity, target: Quantity, rules: Rules
) -> str:
    if not (
        as_decimal(answer.value).is_finite() and abs(as_decimal(answer.value).adjusted()) < _FAR
    ):
        return not_the_same(source, target)
    ratio = source.unit.factor / target.unit.factor
    value = (Fraction(answer.value) + source.unit.offset) * ratio - target.unit.offset
    converted = Number(as_decimal(value), exact=answer.exact, raw=answer.raw)
    if converted.value == gold.value or Fraction(gold.value) == value:
        return ""
    measured = Number(as_decimal(value), exact=False, raw=answer.raw)
    told = not gold.exact or (not answer.exact and shown_digits(answer.value) >= _COMPUTED_DIGITS)
    if (rules.tolerant or rules.rounded or told) and same_number(measured, gold, rules):
        return ""
    same = not answer.exact and _rounded(answer, value, ratio, Fraction(gold.value))
    return "" if same else not_the_same(source, target)


_FAR = 2000


def _rounded(answer: Number, value: Fraction, ratio: Fraction, gold: Fraction) -> bool:
    """Tell whether the answer is the reference rounded in the answer's own unit."""
    if shown_digits(answer.value) < _MEASURED_DIGITS or isinstance(answer.value, Fraction):
        return False
    half = Fraction(5) * Fraction(10) ** (int(answer.value.as_tuple().exponent) - 1)
    return abs(value - gold) <= half * abs(ratio)


def _converted_formula(answer: Quantity, gold: Quantity, rules: Rules, part: Difference) -> str:
    amount = node_of(answer.amount)
    if amount is None or answer.unit.offset or gold.unit.offset:
        return not_the_same(answer, gold)
    pi = Op("power", (Sym("pi"), Const(Fraction(answer.unit.pi - gold.unit.pi))))
    node = Op("product", (amount, Const(answer.unit.factor / gold.unit.factor), pi))
    return part(Formula(node, answer.raw), gold.amount, rules) and not_the_same(answer, gold)

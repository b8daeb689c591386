"""Judge quantities: the same in another unit is right, another dimension or factor is wrong.

The comparison is that of the verifier `math`; here the reason also says which units met, what one
is in the other, and by what factor a wrong answer is off. Metadata: `unit` (of a reference that is
a bare number), `unit_required`, `answer_tolerance` or `tolerance` (in the reference's unit),
`relative_tolerance`.
"""

from __future__ import annotations

from fractions import Fraction

from loong.answers import extract
from loong.answers.read import read
from loong.answers.values import Named, Number, Quantity, Undecided, Unit, Value
from loong.types import DataPoint, Example, Item, Outcome, Verdict
from loong.verifiers._graded import decided, graded, no_options
from loong.verifiers.math import by_value, with_unit

_MEASURES = {
    "m": "length",
    "kg": "mass",
    "s": "time",
    "A": "electric current",
    "K": "temperature",
    "mol": "amount of substance",
    "m^2": "area",
    "m^3": "volume",
    "m·s^-1": "speed",
    "m·s^-2": "acceleration",
    "s^-1": "frequency",
    "kg·m·s^-2": "force",
    "kg·m^2·s^-2": "energy",
    "kg·m^2·s^-3": "power",
    "kg·m^-1·s^-2": "pressure",
    "kg·m^-3": "density",
    "A·s": "electric charge",
    "": "pure number",
}
"""What a product of base units measures, by its spelling."""
_SAYABLE = 10**300


class Units:
    """The verifier of quantities."""

    name = "units"
    version = "1"

    async def verify(self, answer: str, point: DataPoint | Item) -> Verdict:
        """Judge an answer (bare, or a whole reply) against a problem. Raises nothing."""
        return await graded(self, _judge(answer, point))


def load(**options: object) -> Units:
    """Build the verifier; it has no options.

    Raises:
        TypeError: an option was given.
    """
    no_options("units", options)
    return Units()


async def _judge(answer: str, point: DataPoint | Item) -> Verdict:
    outcome, reason = by_value(answer, point)
    if outcome in (Outcome.UNREADABLE, Outcome.UNGRADED):
        return decided(outcome, reason)
    given = _value(extract(answer).text or "")
    wanted = _value(with_unit(point.final_answer, point.metadata))
    if isinstance(given, Quantity) and isinstance(wanted, Quantity):
        said = _two(given, wanted, right=outcome is Outcome.RIGHT)
    else:
        said = _one(given, wanted)
    return decided(outcome, f"{reason}; {said}" if said else reason)


def _value(text: str) -> Value | None:
    try:
        value = read(text)
    except Undecided:
        return None
    return value.value if isinstance(value, Named) else value


def _one(given: Value | None, wanted: Value | None) -> str:
    """Say what became of a unit that stands on one side only."""
    if isinstance(wanted, Quantity):
        return f"the answer names no unit, the reference is in {_spelled(wanted)}"
    if isinstance(given, Quantity):
        return f"the answer is in {_spelled(given)}, the reference names no unit"
    return ""


def _two(given: Quantity, wanted: Quantity, *, right: bool) -> str:
    """Say how two units, and the amounts in them, compare."""
    if given.unit.dims != wanted.unit.dims:
        return (
            f"{_spelled(given)} measures {measure(given.unit)}, "
            f"{_spelled(wanted)} measures {measure(wanted.unit)}"
        )
    if given.unit == wanted.unit:
        return "" if right else _off(given, wanted)
    rate = _rate(given, wanted)
    return rate if right else "; ".join(part for part in (rate, _off(given, wanted)) if part)


def _rate(given: Quantity, wanted: Quantity) -> str:
    """Say what one of the answer's unit is in the reference's; temperatures have offsets too."""
    mine, other = given.unit, wanted.unit
    if mine.offset != other.offset:
        return f"{_spelled(given)} and {_spelled(wanted)} have different zeros"
    if mine.pi != other.pi:
        return f"{_spelled(given)} and {_spelled(wanted)} differ by a factor with pi"
    return f"1 {_spelled(given)} = {_shown(mine.factor / other.factor)} {_spelled(wanted)}"


def _off(given: Quantity, wanted: Quantity) -> str:
    """Say by what factor an amount is off, in the reference's unit."""
    mine, other = _amount(given), _amount(wanted)
    if mine is None or other is None or not mine or not other or given.unit.pi != wanted.unit.pi:
        return ""
    if given.unit.offset or wanted.unit.offset:
        return ""
    return f"it is {_shown(mine / other)} times the reference"


def _amount(quantity: Quantity) -> Fraction | None:
    """Return an amount in base units; None where it is no plain finite number of usual size."""
    amount = _plain(quantity)
    return None if amount is None else amount * quantity.unit.factor


def _plain(quantity: Quantity) -> Fraction | None:
    if not isinstance(quantity.amount, Number):
        return None
    value = quantity.amount.value
    if not isinstance(value, Fraction):
        if not value.is_finite() or abs(value.adjusted()) > len(str(_SAYABLE)):
            return None
        value = Fraction(value)
    return value


def _shown(ratio: Fraction) -> str:
    if abs(ratio) > _SAYABLE or abs(ratio) < Fraction(1, _SAYABLE):
        return "an extreme number of"
    return f"{float(ratio):.6g}"


def _spelled(quantity: Quantity) -> str:
    return repr(_unit(quantity))


def _unit(quantity: Quantity) -> str:
    """Return the unit as it was written."""
    return quantity.raw.replace(quantity.amount.raw, "", 1).strip() or quantity.raw


def measure(unit: Unit) -> str:
    """Name what a unit measures: `length`, else its base units as in `kg·m^2`."""
    spelled = "·".join(
        name if power == 1 else f"{name}^{power}" for name, power in sorted(unit.dims)
    )
    return _MEASURES.get(spelled, spelled.replace("#", ""))


EXAMPLES = (
    Example(answer="20 m/s", final_answer="72 km/h", outcome=Outcome.RIGHT),
    Example(answer=r"so \boxed{0.12\text{ m}}", final_answer="12 cm", outcome=Outcome.RIGHT),
    Example(answer="12 kg", final_answer="12 cm", outcome=Outcome.WRONG),
    Example(answer="72 m/s", final_answer="72 km/h", outcome=Outcome.WRONG),
    Example(answer="298.15 K", final_answer="25 °C", outcome=Outcome.RIGHT),
    Example(answer="180 degrees", final_answer="pi rad", outcome=Outcome.RIGHT),
    Example(answer="1.5 km", final_answer="1500", metadata={"unit": "m"}, outcome=Outcome.RIGHT),
    Example(answer="1500", final_answer="1500", metadata={"unit": "m"}, outcome=Outcome.RIGHT),
    Example(
        answer="1500",
        final_answer="1500 m",
        metadata={"unit_required": True},
        outcome=Outcome.WRONG,
    ),
    Example(
        answer="1.04 km",
        final_answer="1000 m",
        metadata={"answer_tolerance": "50"},
        outcome=Outcome.RIGHT,
    ),
    Example(
        answer="1.06 km",
        final_answer="1000 m",
        metadata={"answer_tolerance": "50"},
        outcome=Outcome.WRONG,
    ),
    Example(answer="either 5 m or 6 m", final_answer="5 m", outcome=Outcome.UNREADABLE),
)
"""Answers with references, metadata and the outcome they must get."""

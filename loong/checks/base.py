"""What every check shares: its row, the three ways to end, and the answer that nothing exists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Annotated, TypeVar

from pydantic import Field

from loong.types import Row

T = TypeVar("T")

Label = str | int
"""A name in a check's data; `1` and `"1"` are the same name."""
Real = int | float | str
"""A number in a check's data: `3`, `0.5` (the decimal, exactly) or `"1/3"`."""
Size = Annotated[int, Field(ge=0, le=100_000)]

_MOST_BITS = 1000  # any larger number may not fit a float
_NONE = re.compile(
    r"(?:there (?:is|are|exists?) )?(?:none|no|nothing|impossible|infeasible|not possible|"
    r"unsatisfiable|unsat|unsolvable|no (?:\w+ ){0,4}(?:exists?|solutions?|possible)|"
    r"(?:it |one )?(?:does not|doesn't|cannot) exist|∅|\{\}|no such [\w -]{1,40})[.!]?",
    re.IGNORECASE,
)


class Violation(Exception):  # noqa: N818 - a verdict: the answer breaks a condition
    """The answer was read and breaks a condition of the problem, which the message names."""


class Unreadable(Exception):  # noqa: N818 - a verdict: nothing of the asked form was found
    """The answer cannot be read as what the problem asks for."""


class BadCheck(Exception):  # noqa: N818 - a verdict: the item is at fault, not the answer
    """The item's own data are wrong, or too large to decide; the answer stays ungraded."""


class Check(Row):
    """What a right answer must satisfy, as data: the base of all kinds."""

    exists: bool = True
    """False where the right answer is that there is none."""

    def holds(self, text: str) -> str:
        """Return why an answer is right.

        Raises:
            Violation: it breaks a condition.
            Unreadable: it cannot be read.
            BadCheck: the item cannot be decided.
        """
        raise NotImplementedError

    def decide(self, text: str) -> str:
        """Return why an answer is right, where `none` may be the answer too; raises as `holds`."""
        says_none = len(text) <= len("none") * 20 and _NONE.fullmatch(text.strip()) is not None
        if not self.exists:
            if says_none:
                return "there is none, as the answer says"
            raise Violation("there is none, and the answer does not say so")
        if says_none:
            raise Violation("the answer says that there is none, but there is one")
        return self.holds(text)


def exact(value: Real) -> Fraction:
    """Return a number of a check's data exactly; raises BadCheck where it is none."""
    try:
        return Fraction(str(value).strip())
    except (ValueError, ZeroDivisionError):
        raise BadCheck(f"{value!r} is no number") from None


def shown(value: Fraction) -> str:
    """Write a number for a reason: exactly where short, else to ten digits."""
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > _MOST_BITS:
        return "a number out of all proportion"
    text = str(value)
    return text if len(text) <= len("-12345/67890") else f"{float(value):.10g}"


def named(labels: Sequence[object], most: int = 6) -> str:
    """Write a list of names for a reason, cut after a few."""
    parts = [str(label)[:40] for label in labels[:most]]
    return ", ".join(parts) + (f" and {len(labels) - most} more" if len(labels) > most else "")


def reach(
    value: Fraction,
    best: Real | Fraction | None,
    *,
    least: bool,
    what: str,
    proven: bool = False,
    slack: Fraction = Fraction(0),
) -> str:
    """Hold an objective against the best one known; returns the end of the reason.

    Args:
        value: what the answer reaches.
        best: what the item says can be reached; None where any feasible answer will do.
        least: whether less is better.
        what: the objective's name, `weight` say.
        slack: how far from the best still counts as the best.
        proven: whether `best` was computed here, so that nothing can be better.

    Raises:
        Violation: the answer is worse.
        BadCheck: the answer is better, so the item's claim is wrong.
    """
    if best is None:
        return f"{what} {shown(value)}"
    target = best if isinstance(best, Fraction) else exact(best)
    if abs(value - target) <= slack:
        return f"{what} {shown(value)}, the best there is"
    if (value < target) == least:
        origin = "computed" if proven else "stated"
        raise BadCheck(
            f"the answer is feasible and reaches {what} {shown(value)}, better than the item's "
            f"{origin} best {shown(target)}"
        )
    raise Violation(f"{what} {shown(value)} is not the best: {shown(target)} can be reached")

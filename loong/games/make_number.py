"""Make a number from given ones with + - * /, as in the games 24 and Countdown."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Literal

from pydantic import Field

from loong.checks.arithmetic import expression, value
from loong.checks.base import Check, Real, Unreadable, Violation, exact, named, shown
from loong.checks.terms import BadTerm, Term, leaves
from loong.checks.tree import clean

_ALLOWED = frozenset({"number", "+", "-", "*", "/"})


class MakeNumber(Check):
    """An expression in the given numbers that is worth the target, exactly."""

    kind: Literal["make_number"]
    numbers: tuple[int, ...] = Field(min_length=1, max_length=20)
    target: Real = 24
    use_all: bool = True

    def holds(self, text: str) -> str:
        """Return why the expression is right; raises as `Check.holds`."""
        term = self._read(clean(text).replace("\\cdot", "*").replace("\\times", "*"))
        bad = next((op for op in _operators(term) if op not in _ALLOWED), None)
        if bad is not None:
            raise Violation(f"{bad!r} is none of + - * /")
        used = Counter(int(number) if number.isdigit() else -1 for number in leaves(term, "number"))
        given = Counter(self.numbers)
        if used - given:
            raise Violation(f"{named(list((used - given).elements()))} is not given so often")
        if self.use_all and given - used:
            raise Violation(f"{named(list((given - used).elements()))} is not used")
        try:
            result = value(term, {})
        except BadTerm as error:
            raise Violation(f"the expression has no value: {error}") from None
        if result != exact(self.target):
            raise Violation(f"the expression is worth {shown(result)}, not {self.target}")
        return f"the expression is worth {self.target}"

    def _read(self, text: str) -> Term:
        """Parse an expression, also where `= 24` follows it."""
        try:
            term = expression(text)
        except BadTerm as error:
            raise Unreadable(f"{text[:60]!r} is no expression: {error}") from None
        if term.op != "==":
            return term
        side = term.args[0] if _is_target(term.args[1], self.target) else None
        if side is None:
            raise Unreadable(f"{text[:60]!r} does not end in = {self.target}")
        return side


def _is_target(term: Term, target: Real) -> bool:
    return term.op == "number" and Fraction(term.text) == exact(target)


def _operators(term: Term) -> set[str]:
    return {term.op}.union(*(_operators(arg) for arg in term.args))

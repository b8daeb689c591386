"""Check numbers against relations: equations, congruences, counterexamples, cryptarithms."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from pydantic import Field

from loong.checks.arithmetic import expression, truth
from loong.checks.base import BadCheck, Check, Real, Unreadable, Violation, exact, shown
from loong.checks.names import Names, flat, mapping, number, value_of
from loong.checks.terms import BadTerm, Term
from loong.checks.tree import Pair, Tree, tree
from loong.types import Row

_ASIDE = frozenset(
    ["objective", "value", "z", "max", "min", "maximum", "minimum", "total", "profit", "cost"]
)


class Variable(Row):
    """What a variable may be."""

    integer: bool = False
    low: Real | None = None
    high: Real | None = None


def check_range(name: str, value: Fraction, rule: Variable, slack: Fraction = Fraction(0)) -> None:
    """Hold a value against its variable's rule; raises Violation."""
    if rule.integer and value.denominator != 1:
        raise Violation(f"{name} = {shown(value)} is no integer")
    if rule.low is not None and value < exact(rule.low) - slack:
        raise Violation(f"{name} = {shown(value)} is below {rule.low}")
    if rule.high is not None and value > exact(rule.high) + slack:
        raise Violation(f"{name} = {shown(value)} is above {rule.high}")


def assignment(answer: Tree, order: list[str]) -> dict[str, Fraction]:
    """Read a number for each variable: by name, or bare numbers in the problem's order.

    The value of the objective may stand beside them (`x = 1, max = 5`) and is not read.

    Raises:
        Unreadable: not all variables have one number each.
    """
    parts = [part for part in flat(value_of(answer)) if not _is_aside(part, order)]
    if any(isinstance(part, Pair) for part in parts):
        found = {n: number(v) for part in parts for n, v in mapping(part, Names(order)).items()}
    elif len(parts) == len(order):
        found = dict(zip(order, map(number, parts), strict=True))
    else:
        raise Unreadable(f"the answer gives {len(parts)} numbers for {len(order)} variables")
    missing = [name for name in order if name not in found]
    if missing:
        raise Unreadable(f"the answer gives no value for {missing[0]!r}")
    return found


def _is_aside(part: Tree, order: list[str]) -> bool:
    if not isinstance(part, Pair) or not isinstance(part.left, str):
        return False
    word = part.left.split()[-1].casefold() if part.left.split() else ""
    return word in _ASIDE and part.left not in order


class Relations(Check):
    """Numbers for which all relations hold.

    A modular inverse is `(3 * x) % 11 == 1`; a counterexample to a claim holds the claim's denial;
    `distinct` makes a cryptarithm.
    """

    kind: Literal["relations"]
    variables: dict[str, Variable] = Field(min_length=1, max_length=500)
    relations: tuple[str, ...] = Field(min_length=1, max_length=500)
    distinct: bool = False
    tolerance: Real = 0
    """How far equal sides may differ, for answers in rounded decimals."""

    def holds(self, text: str) -> str:
        """Return why the numbers are right; raises as `Check.holds`."""
        terms = [self._own(relation) for relation in self.relations]
        values = assignment(tree(text), list(self.variables))
        for name, value in values.items():
            check_range(name, value, self.variables[name])
        if self.distinct and len(set(values.values())) < len(values):
            raise Violation("two variables have the same value")
        slack = exact(self.tolerance)
        for relation, term in zip(self.relations, terms, strict=True):
            if not _holds(relation, term, values, slack):
                said = ", ".join(f"{name} = {shown(v)}" for name, v in list(values.items())[:6])
                raise Violation(f"{relation} does not hold for {said}")
        return f"all {len(terms)} relations hold"

    def _own(self, relation: str) -> Term:
        try:
            return expression(relation)
        except BadTerm as error:
            raise BadCheck(f"the relation {relation[:80]!r}: {error}") from None


def _holds(relation: str, term: Term, values: dict[str, Fraction], slack: Fraction) -> bool:
    try:
        return truth(term, values, slack)
    except BadTerm as error:
        if "has no value" in str(error) or "compares nothing" in str(error):
            raise BadCheck(f"the relation {relation[:80]!r}: {error}") from None
        raise Violation(f"{relation} has no value here: {error}") from None

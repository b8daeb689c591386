"""Check plans of mathematical programming: linear and integer programs, knapsacks."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Literal

from pydantic import Field

from loong.checks.base import (
    BadCheck,
    Check,
    Label,
    Real,
    Unreadable,
    Violation,
    exact,
    reach,
    shown,
)
from loong.checks.names import Names, integer, mapping, sequence
from loong.checks.relations import Variable, assignment, check_range
from loong.checks.tree import Group, Tree, tree
from loong.types import Row

_MOST_CELLS = 2_000_000

Terms = dict[str, Real]
"""Coefficient of each variable."""


class Constraint(Row):
    """A linear condition."""

    terms: Terms
    sense: Literal["<=", ">=", "=="]
    bound: Real
    name: str = ""


class LinearProgram(Check):
    """A feasible plan of a linear or integer program, the best one where `best` is given."""

    kind: Literal["linear_program"]
    variables: dict[str, Variable] = Field(min_length=1, max_length=2000)
    constraints: tuple[Constraint, ...] = Field(max_length=5000)
    objective: Terms = Field(default_factory=dict)
    goal: Literal["max", "min"] = "max"
    best: Real | None = None
    tolerance: Real = "1e-6"
    """How far a constraint may be missed, for answers in rounded decimals, and the objective."""

    def holds(self, text: str) -> str:
        """Return why the plan is right; raises as `Check.holds`."""
        values = assignment(tree(text), list(self.variables))
        slack = exact(self.tolerance)
        for name, value in values.items():
            check_range(name, value, self.variables[name], slack)
        for place, constraint in enumerate(self.constraints, 1):
            _check(constraint, values, slack, constraint.name or f"constraint {place}")
        value = _sum(self.objective, values)
        least = self.goal == "min"
        return "a feasible plan with " + reach(
            value, self.best, least=least, what="objective", slack=slack
        )


def _sum(terms: Terms, values: dict[str, Fraction]) -> Fraction:
    unknown = [name for name in terms if name not in values]
    if unknown:
        raise BadCheck(f"{unknown[0]!r} is none of the variables")
    return sum((exact(factor) * values[name] for name, factor in terms.items()), Fraction(0))


def _check(constraint: Constraint, values: dict[str, Fraction], slack: Fraction, name: str) -> None:
    left, right = _sum(constraint.terms, values), exact(constraint.bound)
    gap = left - right
    fine = {"<=": gap <= slack, ">=": gap >= -slack, "==": abs(gap) <= slack}[constraint.sense]
    if not fine:
        raise Violation(
            f"{name}: {shown(left)} {constraint.sense} {constraint.bound} does not hold"
        )


class Thing(Row):
    """Something that can be packed."""

    name: Label
    weight: Real
    value: Real
    copies: int = Field(default=1, ge=1, le=100_000)


class Knapsack(Check):
    """Things that fit, of the greatest value; computed where weights are integers, else `best`."""

    kind: Literal["knapsack"]
    items: tuple[Thing, ...] = Field(min_length=1, max_length=2000)
    capacity: Real
    optimal: bool = True
    best: Real | None = None

    def holds(self, text: str) -> str:
        """Return why the packing is right; raises as `Check.holds`."""
        counts = self._read(tree(text))
        for thing in self.items:
            if not 0 <= counts[str(thing.name)] <= thing.copies:
                raise Violation(f"{thing.name} is taken {counts[str(thing.name)]} times")
        weight = self._sum(counts, "weight")
        if weight > exact(self.capacity):
            raise Violation(f"the weight {shown(weight)} is over the capacity {self.capacity}")
        value = self._sum(counts, "value")
        if not self.optimal:
            return f"a packing of value {shown(value)}"
        best = self._computed() if self.best is None else self.best
        return "a packing of " + reach(
            value, best, least=False, what="value", proven=self.best is None
        )

    def _read(self, answer: Tree) -> Counter[str]:
        """Read names, once for each copy taken, or how often each is taken."""
        names = Names([thing.name for thing in self.items])
        if isinstance(answer, Group) and not answer.parts:
            return Counter()
        try:
            return Counter(sequence(answer, names))
        except Unreadable as first:
            try:
                return Counter({n: integer(v) for n, v in mapping(answer, names).items()})
            except Unreadable:
                raise first from None

    def _sum(self, counts: Counter[str], field: Literal["weight", "value"]) -> Fraction:
        return sum(
            (counts[str(t.name)] * exact(t.weight if field == "weight" else t.value))
            for t in self.items
        ) + Fraction(0)

    def _computed(self) -> Fraction:
        """Return the greatest value, by dynamic programming over whole capacities."""
        weights = [exact(thing.weight) for thing in self.items]
        room = exact(self.capacity)
        parts = [_batches(thing.copies) for thing in self.items]
        cells = (room + 1) * sum(map(len, parts))
        if not 0 < cells <= _MOST_CELLS or any(w.denominator != 1 or w < 0 for w in weights):
            raise BadCheck("this knapsack is not computed here; the item must state `best`")
        best = [Fraction(0)] * (int(room) + 1)
        for thing, weight, batches in zip(self.items, weights, parts, strict=True):
            for count in batches:
                _take(best, int(weight) * count, exact(thing.value) * count)
        return best[-1]


def _batches(copies: int) -> list[int]:
    """Split copies into powers of two and a rest, which together make every smaller number."""
    found: list[int] = []
    size = 1
    while copies > 0:
        found.append(min(size, copies))
        copies -= size
        size *= 2
    return found


def _take(best: list[Fraction], weight: int, value: Fraction) -> None:
    for room in range(len(best) - 1, weight - 1, -1):
        best[room] = max(best[room], best[room - weight] + value)

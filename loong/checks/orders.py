"""Check orders: topological orders and sorted lists."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from pydantic import Field

from loong.checks.base import Check, Label, Real, Violation, exact, named
from loong.checks.names import Names, sequence
from loong.checks.tree import tree


class TopologicalOrder(Check):
    """An order of things in which some must come before others."""

    kind: Literal["topological_order"]
    before: tuple[tuple[Label, Label], ...] = Field(max_length=50_000)
    """Pairs: the first comes before the second."""
    items: tuple[Label, ...] = Field(default=(), max_length=10_000)
    """All things; may leave out those that stand in pairs."""

    def holds(self, text: str) -> str:
        """Return why the order is right; raises as `Check.holds`."""
        names = Names([*self.items, *(label for pair in self.before for label in pair)])
        order = sequence(tree(text), names)
        place = {name: at for at, name in enumerate(order)}
        _check_all(order, Counter(list(names.known)))
        for first, second in self.before:
            if place[str(first)] > place[str(second)]:
                raise Violation(f"{first} must come before {second}")
        return f"an order of {len(order)} that keeps all {len(self.before)} conditions"


class Sorting(Check):
    """The given things in order, by their own value or by a key; equal ones in any order."""

    kind: Literal["sorting"]
    items: tuple[Label, ...] = Field(max_length=10_000)
    keys: dict[str, Real] | None = None
    """What to sort by, for each thing; None for the things themselves, numbers or words."""
    descending: bool = False

    def holds(self, text: str) -> str:
        """Return why the list is sorted; raises as `Check.holds`."""
        order = sequence(tree(text), Names(self.items))
        _check_all(order, Counter(map(str, self.items)))
        words = self.keys is None and any(isinstance(item, str) for item in self.items)
        for first, second in pairwise(order):
            early, late = (second, first) if self.descending else (first, second)
            fine = early <= late if words else self._value(early) <= self._value(late)
            if not fine:
                raise Violation(f"{first} must not stand before {second}")
        return f"all {len(order)} in {'falling' if self.descending else 'rising'} order"

    def _value(self, name: str) -> Fraction:
        return exact(self.keys[name] if self.keys and name in self.keys else name)


def _check_all(order: list[str], wanted: Counter[str]) -> None:
    """Hold an order against what it must contain; raises Violation."""
    given = Counter(order)
    twice = list((given - wanted).elements())
    if twice:
        raise Violation(f"{named(twice)} stands in the list too often")
    missing = list((wanted - given).elements())
    if missing:
        raise Violation(f"{named(missing)} is missing")

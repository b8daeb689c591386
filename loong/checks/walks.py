"""Check paths and cycles: any, shortest, Hamiltonian, Eulerian, and round trips."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from heapq import heappop, heappush
from itertools import pairwise
from typing import Literal

from loong.checks.base import (
    BadCheck,
    Check,
    Label,
    Real,
    Unreadable,
    Violation,
    named,
    reach,
    shown,
)
from loong.checks.graph import Graph
from loong.checks.names import edges, sequence
from loong.checks.tree import Tree, tree


class Walk(Check):
    """A path or a cycle.

    `visits` makes it Hamiltonian (`vertices`) or Eulerian (`edges`). With `goal` `shortest` or
    `longest` the length counts: a plain shortest path is computed here, all else is held against
    `best`.
    """

    kind: Literal["path", "cycle"]
    graph: Graph
    source: Label | None = None
    target: Label | None = None
    visits: Literal["any", "vertices", "edges"] = "any"
    simple: bool = True
    """Whether no vertex may come twice, where it is not Eulerian."""
    goal: Literal["any", "shortest", "longest"] = "any"
    best: Real | None = None
    """Length of the best one known: the sum of weights, or the number of edges without any."""

    def holds(self, text: str) -> str:
        """Return why the walk is right; raises as `Check.holds`."""
        stops = self._stops(tree(text))
        steps = list(pairwise(stops))
        self._check_ends(stops)
        for a, b in steps:
            self.graph.weight(a, b)
        self._check_visits(stops, steps)
        return f"a valid {self.kind} of " + self._length(stops, steps)

    def _stops(self, answer: Tree) -> list[str]:
        """Return the vertices in order; a cycle ends where it began."""
        names = self.graph.names
        try:
            stops = sequence(answer, names)
        except Unreadable:
            stops = _chained(edges(answer, names), directed=self.graph.directed)
        if not stops:
            raise Unreadable("the answer names no vertex")
        if self.kind == "cycle" and stops[0] != stops[-1]:
            stops = [*stops, stops[0]]
        return stops

    def _check_ends(self, stops: list[str]) -> None:
        if self.source is not None:
            source = self.graph.vertex(self.source)
            if self.kind == "cycle" and self.visits != "edges" and source not in stops:
                raise Violation(f"the cycle does not pass through {source}")
            if self.kind == "path" and stops[0] != source:
                raise Violation(f"the path begins at {stops[0]}, not at {source}")
        if self.target is not None and stops[-1] != self.graph.vertex(self.target):
            raise Violation(f"the path ends at {stops[-1]}, not at {self.target}")
        if self.kind == "cycle" and self._too_short(stops):
            raise Violation(f"{' → '.join(stops)} is too short for a cycle")

    def _too_short(self, stops: list[str]) -> bool:
        """Tell whether a closed walk goes nowhere, or there and back on the same edge."""
        if len(stops) == len("AA") or not stops[1:]:
            return not self.graph.adjacent(stops[0], stops[0])
        back = len(stops) == len("ABA") and not self.graph.directed
        return back and len(self.graph.weights.get(self.graph.key(*stops[:2]), ())) < len("ab")

    def _check_visits(self, stops: list[str], steps: list[tuple[str, str]]) -> None:
        if self.visits == "edges":
            self._check_edges(steps)
            return
        inner = stops[1:] if self.kind == "cycle" else stops
        twice = [name for name, count in Counter(inner).items() if count > 1]
        if twice and (self.simple or self.visits == "vertices"):
            raise Violation(f"{twice[0]} is visited twice")
        missed = [name for name in self.graph.order if name not in set(stops)]
        if self.visits == "vertices" and missed:
            raise Violation(f"{named(missed)} is never visited")

    def _check_edges(self, steps: list[tuple[str, str]]) -> None:
        used = Counter(self.graph.key(a, b) for a, b in steps)
        for ends, weights in self.graph.weights.items():
            if used[ends] != len(weights):
                raise Violation(
                    f"edge {self.graph.edge(*ends)} is used {used[ends]} times, not {len(weights)}"
                )

    def _length(self, stops: list[str], steps: list[tuple[str, str]]) -> str:
        if self.visits == "edges":
            return f"length {len(steps)} over every edge"
        length = sum((self.graph.weight(a, b) for a, b in steps), Fraction(0))
        if self.goal == "any":
            return f"length {shown(length)}"
        least = self.goal == "shortest"
        plain = self.kind == "path" and self.visits == "any" and least
        if plain and min((w for _, _, w in self.graph.lines), default=Fraction(0)) >= 0:
            best = distance(self.graph, stops[0], stops[-1])
            return reach(length, best, least=True, what="length", proven=True)
        if self.best is None:
            raise BadCheck("the item states no `best` length to hold the answer against")
        return reach(length, self.best, least=least, what="length")


def distance(graph: Graph, source: str, target: str) -> Fraction:
    """Return the length of a shortest path, by Dijkstra's algorithm; no weight is negative."""
    queue = [(Fraction(0), source)]
    done: set[str] = set()
    while queue:
        length, name = heappop(queue)
        if name == target:
            return length
        if name in done:
            continue
        done.add(name)
        for other, weight in graph.neighbours[name].items():
            if other not in done:
                heappush(queue, (length + weight, other))
    raise BadCheck(f"no path leads from {source} to {target}")


def _chained(ends: list[tuple[str, str]], *, directed: bool) -> list[str]:
    """Return the vertices that edges in order pass; undirected ones may be written either way."""
    first = ends[0]
    if not directed and len(ends) > 1 and first[0] in ends[1] and first[1] not in ends[1]:
        first = (first[1], first[0])
    stops = list(first)
    for a, b in ends[1:]:
        if a == stops[-1]:
            stops.append(b)
        elif b == stops[-1] and not directed:
            stops.append(a)
        else:
            raise Violation(f"edge {a}–{b} does not begin where the one before ends")
    return stops

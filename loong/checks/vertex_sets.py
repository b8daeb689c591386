"""Check sets of vertices: independent sets, cliques, vertex covers, dominating sets."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import Literal

from loong.checks.base import Check, Size, Violation, reach
from loong.checks.graph import Graph
from loong.checks.names import sequence
from loong.checks.tree import tree

_LEAST = frozenset({"vertex_cover", "dominating_set"})


class VertexSet(Check):
    """A set of vertices with a property.

    `size` asks for at least so many (independent sets, cliques) or at most so many (covers,
    dominating sets); with `optimal` that size is the best there is, and an answer that beats it
    puts the item in doubt.
    """

    kind: Literal["independent_set", "clique", "vertex_cover", "dominating_set"]
    graph: Graph
    size: Size | None = None
    optimal: bool = False

    def holds(self, text: str) -> str:
        """Return why the set has the property; raises as `Check.holds`."""
        listed = sequence(tree(text), self.graph.names)
        members = set(listed)
        match self.kind:
            case "clique":
                self._clique(listed)
            case "dominating_set":
                self._dominating(members)
            case _:
                self._edges(members)
        return f"{_TITLES[self.kind]} of " + self._reached(len(members))

    def _clique(self, listed: list[str]) -> None:
        graph = self.graph
        for a, b in combinations(dict.fromkeys(listed), 2):
            if not graph.adjacent(a, b) or not graph.adjacent(b, a):
                raise Violation(f"{a} and {b} are not joined by an edge")

    def _dominating(self, members: set[str]) -> None:
        covered = members.union(*(self.graph.neighbours[name] for name in members))
        for name in self.graph.order:
            if name not in covered:
                raise Violation(f"{name} is neither chosen nor next to a chosen vertex")

    def _edges(self, members: set[str]) -> None:
        for a, b, _ in self.graph.lines:
            if self.kind == "independent_set" and a in members and b in members:
                raise Violation(f"edge {self.graph.edge(a, b)}: both ends are chosen")
            if self.kind == "vertex_cover" and a not in members and b not in members:
                raise Violation(f"edge {self.graph.edge(a, b)}: no end is chosen")

    def _reached(self, count: int) -> str:
        if self.size is None:
            return f"{count} vertices"
        least = self.kind in _LEAST
        if self.optimal:
            return reach(Fraction(count), self.size, least=least, what="size")
        if (count > self.size) if least else (count < self.size):
            asked = "at most" if least else "at least"
            raise Violation(f"{count} vertices are chosen, {asked} {self.size} are asked for")
        return f"{count} vertices"


_TITLES = {
    "independent_set": "an independent set",
    "clique": "a clique",
    "vertex_cover": "a vertex cover",
    "dominating_set": "a dominating set",
}

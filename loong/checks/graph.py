"""A graph as data, and what every check of a graph asks of it."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from functools import cached_property
from typing import Annotated

from pydantic import Field, field_validator

from loong.checks.base import BadCheck, Label, Violation, exact
from loong.checks.names import Names
from loong.types import Row

Edge = Annotated[list[Label | float], Field(min_length=2, max_length=3)]
"""`[from, to]` or `[from, to, weight]`."""


class Graph(Row):
    """Vertices and edges, with weights where the problem has some."""

    vertices: tuple[Label, ...] = Field(default=(), max_length=5000)
    """All vertices; may leave out those that edges name."""
    edges: tuple[Edge, ...] = Field(max_length=50_000)
    directed: bool = False

    @field_validator("edges")
    @classmethod
    def _weights_are_numbers(cls, edges: tuple[Edge, ...]) -> tuple[Edge, ...]:
        for edge in edges:
            try:
                exact(edge[-1] if len(edge) > len("ab") else 1)
            except BadCheck as fault:
                raise ValueError(f"a weight: {fault}") from None
        return edges

    @cached_property
    def names(self) -> Names:
        """All vertices by name."""
        ends = [str(end) for edge in self.edges for end in edge[:2]]
        return Names([*self.vertices, *ends])

    @cached_property
    def order(self) -> list[str]:
        """The vertices' names, in order of appearance."""
        return list(self.names.known)

    @cached_property
    def lines(self) -> list[tuple[str, str, Fraction]]:
        """The edges with their weights, 1 where there is none."""
        return [
            (str(edge[0]), str(edge[1]), exact(edge[2]) if len(edge) > len("ab") else Fraction(1))
            for edge in self.edges
        ]

    @cached_property
    def weights(self) -> dict[tuple[str, str], list[Fraction]]:
        """The weights of the parallel edges between two vertices, the lightest first."""
        found: dict[tuple[str, str], list[Fraction]] = defaultdict(list)
        for a, b, weight in self.lines:
            found[self.key(a, b)].append(weight)
        return {ends: sorted(weights) for ends, weights in found.items()}

    @cached_property
    def neighbours(self) -> dict[str, dict[str, Fraction]]:
        """For each vertex, where one step leads, with the lightest edge's weight."""
        found: dict[str, dict[str, Fraction]] = {name: {} for name in self.order}
        for a, b, weight in self.lines:
            for start, end in ((a, b),) if self.directed else ((a, b), (b, a)):
                found[start][end] = min(weight, found[start].get(end, weight))
        return found

    def key(self, a: str, b: str) -> tuple[str, str]:
        """Return the two ends of an edge in the order in which this graph keeps them."""
        return (a, b) if self.directed or a <= b else (b, a)

    def adjacent(self, a: str, b: str) -> bool:
        """Tell whether an edge leads from one vertex to another."""
        return b in self.neighbours[a]

    def weight(self, a: str, b: str) -> Fraction:
        """Return the lightest weight of an edge; raises Violation where there is no such edge."""
        weight = self.neighbours[a].get(b)
        if weight is None:
            raise Violation(f"{self.edge(a, b)} is no edge of the graph")
        return weight

    def edge(self, a: str, b: str) -> str:
        """Write an edge for a reason."""
        return f"{a}→{b}" if self.directed else f"{a}–{b}"

    def vertex(self, label: Label) -> str:
        """Return a vertex that the check names; raises BadCheck where the graph has none such."""
        if str(label) not in self.names.known:
            raise BadCheck(f"the graph has no vertex {label!r}")
        return str(label)


def chosen(graph: Graph, ends: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return an answer's edges as the graph keeps them.

    Raises:
        Violation: an edge is none of the graph's, or is named more often than it is there.
    """
    found: list[tuple[str, str]] = []
    used: dict[tuple[str, str], int] = defaultdict(int)
    for a, b in ends:
        graph.weight(a, b)
        key = graph.key(a, b)
        used[key] += 1
        if used[key] > len(graph.weights[key]):
            raise Violation(f"edge {graph.edge(a, b)} is named twice")
        found.append(key)
    return found


def total(graph: Graph, ends: list[tuple[str, str]]) -> Fraction:
    """Add the weights of edges, of parallel ones the lightest first."""
    used: dict[tuple[str, str], int] = defaultdict(int)
    weight = Fraction(0)
    for a, b in ends:
        key = graph.key(a, b)
        weight += graph.weights[key][used[key]]
        used[key] += 1
    return weight

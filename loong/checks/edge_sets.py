"""Check sets of edges: spanning trees and matchings."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from loong.checks.base import BadCheck, Check, Real, Violation, named, reach
from loong.checks.graph import Graph, chosen, total
from loong.checks.names import edges
from loong.checks.tree import Group, tree

_MOST_MATCHED = 300  # vertices; Edmonds' algorithm in Python takes cubic time


class SpanningTree(Check):
    """A spanning tree; the lightest (computed here) where `minimum` is set."""

    kind: Literal["spanning_tree"]
    graph: Graph
    minimum: bool = False

    def holds(self, text: str) -> str:
        """Return why the edges are such a tree; raises as `Check.holds`."""
        picked = chosen(self.graph, edges(tree(text), self.graph.names))
        joined = _Forest(self.graph.order)
        for a, b in picked:
            if not joined.join(a, b):
                raise Violation(f"edge {self.graph.edge(a, b)} closes a cycle")
        if len(picked) < len(self.graph.order) - 1:
            apart = [n for n in self.graph.order if not joined.same(n, self.graph.order[0])]
            raise Violation(f"{named(apart)} is not connected to {self.graph.order[0]}")
        weight = total(self.graph, picked)
        best = lightest(self.graph) if self.minimum else None
        return "a spanning tree of " + reach(weight, best, least=True, what="weight", proven=True)


def lightest(graph: Graph) -> Fraction:
    """Return the weight of a minimum spanning tree, by Kruskal's algorithm."""
    joined = _Forest(graph.order)
    picked = [w for a, b, w in sorted(graph.lines, key=lambda line: line[2]) if joined.join(a, b)]
    if len(picked) < len(graph.order) - 1:
        raise BadCheck("the graph is not connected")
    return sum(picked, Fraction(0))


class _Forest:
    """Which vertices are connected."""

    def __init__(self, names: list[str]) -> None:
        self.parent = {name: name for name in names}

    def root(self, name: str) -> str:
        while self.parent[name] != name:
            self.parent[name] = name = self.parent[self.parent[name]]
        return name

    def same(self, a: str, b: str) -> bool:
        return self.root(a) == self.root(b)

    def join(self, a: str, b: str) -> bool:
        """Connect two vertices; False where they were connected before."""
        mine, other = self.root(a), self.root(b)
        self.parent[mine] = other
        return mine != other


class Matching(Check):
    """A matching: any, `maximum` in number, `perfect`, or of best `weight` (see `best`)."""

    kind: Literal["matching"]
    graph: Graph
    goal: Literal["any", "maximum", "perfect", "heaviest", "lightest"] = "any"
    """`heaviest`: greatest weight of all matchings; `lightest`: least of the perfect ones."""
    best: Real | None = None
    """Weight of the best one; computed where it is not given."""

    def holds(self, text: str) -> str:
        """Return why the edges are such a matching; raises as `Check.holds`."""
        answer = tree(text)
        empty = isinstance(answer, Group) and not answer.parts
        picked = [] if empty else chosen(self.graph, edges(answer, self.graph.names))
        partner: dict[str, str] = {}
        for a, b in picked:
            for end, other in ((a, b), (b, a)):
                if end in partner or a == b:
                    raise Violation(f"{end} is matched to {partner.get(end, end)} and to {other}")
                partner[end] = other
        free = [name for name in self.graph.order if name not in partner]
        if self.goal in ("perfect", "lightest") and free:
            raise Violation(f"{named(free)} is not matched")
        return "a matching of " + self._reached(picked)

    def _reached(self, picked: list[tuple[str, str]]) -> str:
        if self.goal in ("any", "perfect"):
            return f"{len(picked)} edges"
        if self.goal == "maximum":
            count = Fraction(len(picked))
            best = None if self.best is None else Fraction(int(self.best))
            best = self._computed() if best is None else best
            return reach(count, best, least=False, what="size", proven=self.best is None)
        best_weight = self._computed() if self.best is None else self.best
        return reach(
            total(self.graph, picked),
            best_weight,
            least=self.goal == "lightest",
            what="weight",
            proven=self.best is None,
        )

    def _computed(self) -> Fraction:
        """Return the best size or weight, by networkx's form of Edmonds' blossom algorithm."""
        if len(self.graph.order) > _MOST_MATCHED:
            raise BadCheck(f"over {_MOST_MATCHED} vertices the item must state `best`")
        import networkx as nx

        sign = -1 if self.goal == "lightest" else 1
        weights = {
            ends: listed[-1 if sign > 0 else 0]
            for ends, listed in self.graph.weights.items()
            if ends[0] != ends[1]
        }
        graph = nx.Graph()
        for (a, b), weight in weights.items():  # exact weights, which networkx can add and compare
            graph.add_edge(a, b, weight=1 if self.goal == "maximum" else sign * weight)
        found = nx.max_weight_matching(graph, maxcardinality=self.goal == "lightest")
        if self.goal == "maximum":
            return Fraction(len(found))
        return sum((weights[self.graph.key(a, b)] for a, b in found), Fraction(0))

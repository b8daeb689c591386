"""Check flows and cuts; the largest flow, and so the smallest cut, is computed here."""

from __future__ import annotations

from collections import defaultdict, deque
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from loong.checks.base import BadCheck, Check, Label, Real, Unreadable, Violation, reach, shown
from loong.checks.graph import Graph, chosen
from loong.checks.names import edges, flat, number, pairs, sequence, value_of
from loong.checks.tree import Chain, Group, Tree, tree

Amounts = dict[tuple[str, str], Fraction]

_MOST_EDGES = 3000
_MOST_ROUNDS = 5000


class _Network(Check):
    """A network: capacities are the weights of the edges."""

    graph: Graph
    source: Label
    sink: Label
    best: Real | None = None
    """Value of the largest flow; computed where it is not given."""

    def limit(self) -> Fraction | Real:
        """Return the value of the largest flow."""
        if self.best is not None:
            return self.best
        return largest(self.graph, self.graph.vertex(self.source), self.graph.vertex(self.sink))


class Flow(_Network):
    """A flow in a directed network: within the capacities, nothing lost on the way."""

    kind: Literal["flow"]
    maximum: bool = True

    def holds(self, text: str) -> str:
        """Return why the flow is right; raises as `Check.holds`."""
        if not self.graph.directed:
            raise BadCheck("a flow needs a directed graph")
        sent = self._read(tree(text))
        gain: dict[str, Fraction] = defaultdict(Fraction)
        for (a, b), amount in sent.items():
            self.graph.weight(a, b)
            capacity = sum(self.graph.weights[a, b], Fraction(0))
            if amount < 0 or amount > capacity:
                raise Violation(
                    f"{a}→{b} carries {shown(amount)}, its capacity is {shown(capacity)}"
                )
            gain[a] -= amount
            gain[b] += amount
        source, sink = self.graph.vertex(self.source), self.graph.vertex(self.sink)
        for name, amount in gain.items():
            if amount and name not in (source, sink):
                raise Violation(f"at {name} the flow in and out differ by {shown(abs(amount))}")
        proven = self.best is None
        best = self.limit() if self.maximum else None
        return "a flow of " + reach(gain[sink], best, least=False, what="value", proven=proven)

    def _read(self, answer: Tree) -> Amounts:
        """Read `{A→B: 3}`, `(A, B): 3` or `(A, B, 3)`."""
        found: Amounts = {}
        for key, value in _entries(answer):
            ends = edges(key, self.graph.names)
            if len(ends) != 1:
                raise Unreadable("an amount must stand for a single edge")
            if found.setdefault(ends[0], number(value)) != number(value):
                raise Unreadable(f"{'→'.join(ends[0])} is given two amounts")
        return found


def _entries(answer: Tree) -> list[tuple[Tree, Tree]]:
    listed = list(flat(value_of(answer)))
    triples = [e for e in listed if isinstance(e, Group) and len(e.parts) == len("abc")]
    if listed and len(triples) == len(listed):
        return [(Group("(", triple.parts[:2]), triple.parts[2]) for triple in triples]
    return pairs(answer)


class Cut(_Network):
    """A cut of least capacity: the vertices on the source's side, or the edges that are cut."""

    kind: Literal["cut"]
    minimum: bool = True

    def holds(self, text: str) -> str:
        """Return why the cut is right; raises as `Check.holds`."""
        answer = self._first_side(tree(text))
        if self._names_edges(answer):
            capacity = self._by_edges(edges(answer, self.graph.names))
        else:
            capacity = self._by_side(set(sequence(answer, self.graph.names)))
        proven = self.best is None
        best = self.limit() if self.minimum else None
        return "a cut of " + reach(capacity, best, least=True, what="capacity", proven=proven)

    def _names_edges(self, answer: Tree) -> bool:
        """Tell edges from vertices: `s→a` is an edge that is cut, `{s, a}` a side."""
        part = value_of(answer)
        if isinstance(part, Chain):
            return True
        return any(
            not isinstance(entry, str) or (entry and self.graph.names.find(entry) is None)
            for entry in flat(part)
        )

    def _first_side(self, answer: Tree) -> Tree:
        """Return the source's side where both sides are given and share nothing."""
        if not isinstance(answer, Group) or len(answer.parts) != len("ST"):
            return answer
        sides = [side for side in answer.parts if isinstance(side, Group) and side.mark]
        if len(sides) != len("ST"):
            return answer
        one, other = (set(sequence(side, self.graph.names)) for side in sides)
        if one & other or len(one) + len(other) != len(self.graph.order):
            raise Unreadable("the two sides are no partition of the vertices")
        return sides[0] if str(self.source) in one else sides[1]

    def _by_side(self, side: set[str]) -> Fraction:
        source, sink = self.graph.vertex(self.source), self.graph.vertex(self.sink)
        if source not in side or sink in side:
            raise Violation(f"the side must hold {source} and must not hold {sink}")
        leaving = [
            weight
            for a, b, weight in self.graph.lines
            if (a in side and b not in side)
            or (not self.graph.directed and b in side and a not in side)
        ]
        return sum(leaving, Fraction(0))

    def _by_edges(self, listed: list[tuple[str, str]]) -> Fraction:
        cut = set(chosen(self.graph, listed))
        source, sink = self.graph.vertex(self.source), self.graph.vertex(self.sink)
        reached, queue = {source}, deque([source])
        while queue:
            name = queue.popleft()
            for other in self.graph.neighbours[name]:
                if other not in reached and self.graph.key(name, other) not in cut:
                    reached.add(other)
                    queue.append(other)
        if sink in reached:
            raise Violation(f"{sink} can still be reached from {source}")
        return sum((sum(self.graph.weights[key], Fraction(0)) for key in cut), Fraction(0))


def largest(graph: Graph, source: str, sink: str) -> Fraction:
    """Return the value of the largest flow, by Edmonds and Karp's shortest augmenting paths."""
    if len(graph.lines) > _MOST_EDGES:
        raise BadCheck(f"over {_MOST_EDGES} edges the item must state `best`")
    room: dict[str, dict[str, Fraction]] = {name: {} for name in graph.order}
    for a, b, capacity in graph.lines:
        room[a][b] = room[a].get(b, Fraction(0)) + capacity
        back = Fraction(0) if graph.directed else capacity
        room[b][a] = room[b].get(a, Fraction(0)) + back
    value = Fraction(0)
    for _ in range(_MOST_ROUNDS):
        path = _augmenting(room, source, sink)
        if not path:
            return value
        extra = min(room[a][b] for a, b in path)
        for a, b in path:
            room[a][b] -= extra
            room[b][a] += extra
        value += extra
    raise BadCheck("the largest flow takes too long to compute; the item must state `best`")


def _augmenting(
    room: dict[str, dict[str, Fraction]], source: str, sink: str
) -> list[tuple[str, str]]:
    came: dict[str, str] = {source: source}
    queue = deque([source])
    while queue and sink not in came:
        name = queue.popleft()
        for other, left in room[name].items():
            if left > 0 and other not in came:
                came[other] = name
                queue.append(other)
    if sink not in came:
        return []
    path = [sink]
    while path[-1] != source:
        path.append(came[path[-1]])
    return [(b, a) for a, b in pairwise(path)]

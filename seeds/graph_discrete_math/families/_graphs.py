"""Draw small graphs of many shapes and hold them with their labels.

Vertices are 0 … n-1 in the order of their labels, so the smallest index is the alphabetically
(or numerically) first label. Nothing here walks a set in hash order.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import TypeVar, cast

from pydantic import JsonValue

Label = str | int
Edge = tuple[int, int]
T = TypeVar("T")


@dataclass(frozen=True)
class Net:
    """A labelled graph; undirected edges are kept as (smaller, larger)."""

    names: tuple[Label, ...]
    edges: tuple[Edge, ...]
    weights: tuple[int, ...] = ()
    directed: bool = False

    @property
    def size(self) -> int:
        """Return the number of vertices."""
        return len(self.names)

    def near(self) -> list[list[int]]:
        """Return the sorted (out-)neighbours of every vertex."""
        return adjacency(self.size, self.edges, directed=self.directed)

    def cost(self) -> dict[Edge, int]:
        """Return the weight of every step, both ways where the graph is undirected."""
        table = dict(zip(self.edges, self.weights, strict=True))
        if not self.directed:
            table |= {(v, u): w for (u, v), w in table.items()}
        return table

    def index(self, u: int, v: int) -> int:
        """Return the position of the edge from u to v (either way where undirected)."""
        if not self.directed and (v, u) in self.edges:
            return self.edges.index((v, u))
        return self.edges.index((u, v))

    def without(self, index: int) -> Net:
        """Return the graph with one edge taken away."""
        edges, weights = list(self.edges), list(self.weights)
        del edges[index]
        if weights:
            del weights[index]
        return Net(self.names, tuple(edges), tuple(weights), self.directed)

    def rows(self) -> list[tuple[Label | int, ...]]:
        """Return the edges as labels, with the weight as third entry where there is one."""
        pairs = [(self.names[u], self.names[v]) for u, v in self.edges]
        if not self.weights:
            return list(pairs)
        return [(*pair, w) for pair, w in zip(pairs, self.weights, strict=True)]

    def facts(self, **more: object) -> dict[str, JsonValue]:
        """Return what was drawn, as JSON."""
        edges = [list(row) for row in self.rows()]
        return cast("dict[str, JsonValue]", {"names": list(self.names), "edges": edges, **more})


def until(draw: Callable[[], T | None]) -> T:
    """Draw again and again until something comes, 10,000 times at most.

    Raises:
        RuntimeError: nothing came, so the caller asks for what hardly exists.
    """
    for _ in range(10_000):
        found = draw()
        if found is not None:
            return found
    raise RuntimeError("no instance in 10,000 draws; loosen what this family asks for")


def adjacency(n: int, edges: Sequence[Edge], *, directed: bool = False) -> list[list[int]]:
    """Return the sorted (out-)neighbours of every vertex."""
    near: list[list[int]] = [[] for _ in range(n)]
    for u, v in edges:
        near[u].append(v)
        if not directed:
            near[v].append(u)
    return [sorted(row) for row in near]


def reach(near: Sequence[Sequence[int]], start: int) -> dict[int, int]:
    """Return the distance in steps of every vertex that can be reached, nearest first."""
    seen = {start: 0}
    for u in (queue := [start]):
        for v in near[u]:
            if v not in seen:
                seen[v] = seen[u] + 1
                queue.append(v)
    return seen


def components(n: int, edges: Sequence[Edge]) -> list[list[int]]:
    """Return the components as sorted lists, in the order of their first vertex."""
    near, found, seen = adjacency(n, edges), [], [False] * n
    for start in range(n):
        if not seen[start]:
            part = sorted(reach(near, start))
            for v in part:
                seen[v] = True
            found.append(part)
    return found


def dijkstra(net: Net, start: int) -> list[tuple[int, int]]:
    """Return (vertex, distance) in the order in which Dijkstra's method settles them."""
    near, cost, settled = net.near(), net.cost(), dict[int, int]()
    heap = [(0, start)]
    while heap:
        d, u = heappop(heap)
        if u not in settled:
            settled[u] = d
            for v in near[u]:
                heappush(heap, (d + cost[u, v], v))
    return list(settled.items())


def circle(chosen: list[Edge], n: int, edge: Edge) -> list[Edge]:
    """Return the tree edges on the path between the ends of an edge."""
    links: list[Edge] = []
    for gone in chosen:
        parts = components(n, [e for e in chosen if e != gone])
        if not any(edge[0] in part and edge[1] in part for part in parts):
            links.append(gone)
    return links


class LowLinks:
    """Number the vertices by depth-first search and find the lowest number each subtree sees."""

    def __init__(self, net: Net) -> None:
        self.near = net.near()
        self.number: dict[int, int] = {}
        self.low: dict[int, int] = {}
        self.parent: dict[int, int] = {}
        self.order: list[int] = []
        for v in range(net.size):
            if v not in self.number:
                self._visit(v, v)

    def _visit(self, v: int, parent: int) -> None:
        self.order.append(v)
        self.number[v] = self.low[v] = len(self.order)
        self.parent[v] = parent
        for w in self.near[v]:
            if w not in self.number:
                self._visit(w, v)
                self.low[v] = min(self.low[v], self.low[w])
            elif w != parent:
                self.low[v] = min(self.low[v], self.number[w])

    def bridges(self) -> list[Edge]:
        """Return the tree edges that no other edge passes."""
        deep = [v for v in self.order if self.parent[v] != v and self.low[v] == self.number[v]]
        return sorted((min(v, self.parent[v]), max(v, self.parent[v])) for v in deep)

    def cut_vertices(self) -> list[int]:
        """Return the vertices whose loss separates some of their subtrees."""
        found: list[int] = []
        for v in self.order:
            kids = [w for w in self.order if self.parent[w] == v and w != v]
            root = self.parent[v] == v
            if len(kids) > 1 if root else any(self.low[w] >= self.number[v] for w in kids):
                found.append(v)
        return sorted(found)


def assignment(table: list[list[int]]) -> tuple[list[int], list[int], list[int]]:
    """Return row prices, column prices and the row of each column in a cheapest assignment."""
    n = len(table)
    u, v, mate, way = [0] * (n + 1), [0] * (n + 1), [0] * (n + 1), [0] * (n + 1)
    for i in range(1, n + 1):
        mate[0], j0 = i, 0
        least, used = [10**9] * (n + 1), [False] * (n + 1)
        while mate[j0]:
            used[j0] = True
            i0 = mate[j0]
            for j in range(1, n + 1):
                gap = table[i0 - 1][j - 1] - u[i0] - v[j]
                if not used[j] and gap < least[j]:
                    least[j], way[j] = gap, j0
            j1 = min((j for j in range(1, n + 1) if not used[j]), key=least.__getitem__)
            delta = least[j1]
            for j in range(n + 1):
                if used[j]:
                    u[mate[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
        while j0:
            mate[j0] = mate[way[j0]]
            j0 = way[j0]
    return u[1:], v[1:], [i - 1 for i in mate[1:]]


# ---------------------------------------------------------------- shapes


def tree(rng: random.Random, n: int) -> list[Edge]:
    """Draw a random recursive tree, bushy or stringy."""
    span = rng.choice([2, 4, n])
    return [(rng.randrange(max(0, v - span), v), v) for v in range(1, n)]


def ring(rng: random.Random, n: int) -> list[Edge]:
    """Return a cycle."""
    return [(v, (v + 1) % n) for v in range(n)]


def wheel(rng: random.Random, n: int) -> list[Edge]:
    """Return a wheel: a ring whose vertices are all joined to the last one."""
    return ring(rng, n - 1) + [(v, n - 1) for v in range(n - 1)]


def grid(rng: random.Random, n: int) -> list[Edge]:
    """Return the first n squares of a grid, row by row."""
    width = max(2, round(n**0.5))
    across = [(v - 1, v) for v in range(1, n) if v % width]
    return across + [(v - width, v) for v in range(width, n)]


def clusters(rng: random.Random, n: int) -> list[Edge]:
    """Return two rings joined by one edge."""
    half = n // 2
    if half < 3:
        return tree(rng, n)
    second = [(u + half, v + half) for u, v in ring(rng, n - half)]
    return ring(rng, half) + second + [(0, half)]


SHAPES: tuple[Callable[[random.Random, int], list[Edge]], ...] = (
    tree,
    ring,
    wheel,
    grid,
    clusters,
)


def simple(edges: Sequence[Edge]) -> list[Edge]:
    """Return the edges without doubles and loops, each (smaller, larger), sorted."""
    return sorted({(min(e), max(e)) for e in edges if e[0] != e[1]})


def shuffled(rng: random.Random, n: int, edges: Sequence[Edge]) -> list[Edge]:
    """Return the same graph with its vertices renumbered at random."""
    order = rng.sample(range(n), n)
    return simple([(order[u], order[v]) for u, v in edges])


def connected(rng: random.Random, n: int, m: int) -> list[Edge]:
    """Draw a connected graph with n vertices and m edges (or as near as possible), of a random shape."""
    edges = simple(rng.choice(SHAPES)(rng, n))
    m = max(n - 1, min(m, n * (n - 1) // 2))
    spare = [(u, v) for u in range(n) for v in range(u + 1, n) if (u, v) not in edges]
    rng.shuffle(spare)
    while len(edges) < m:
        edges.append(spare.pop())
    while len(edges) > m:
        edge = rng.choice(edges)
        rest = [e for e in edges if e != edge]
        if len(components(n, rest)) == 1:
            edges = rest
    return shuffled(rng, n, edges)


def oriented(rng: random.Random, edges: Sequence[Edge]) -> list[Edge]:
    """Give every edge a random direction."""
    return [e if rng.random() < 0.5 else (e[1], e[0]) for e in edges]


def level_of(level: int, *choices: T) -> T:
    """Return the entry for a level, 1 being the first."""
    return choices[level - 1]

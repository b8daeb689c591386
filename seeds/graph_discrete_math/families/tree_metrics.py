"""Rooted trees: common ancestors, depths, subtrees, longest ways, and sums of distances."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from loong.families import Problem
from loong.seeds.graph_discrete_math.families._graph_words import (
    Made,
    assemble,
    boxed,
    cap,
    listing,
    literal,
    names,
    word,
)
from loong.seeds.graph_discrete_math.families._graphs import Label, level_of, until

TITLE = "Rooted trees"
TOPICS = ("trees", "lowest common ancestor", "depth and height", "tree diameter")
LEVELS = 5
FINITE = None


@dataclass(frozen=True)
class Kind:
    """What a rooted tree may be."""

    opening: str
    root: str
    """Says who {r} is."""
    up: str
    """`Ada {up} Ben`: Ben stands directly above Ada."""
    down: str
    """Heading for a list of a vertex and those directly below it."""
    pools: tuple[str, ...]
    some: str
    step: str
    common: str
    below: str
    """How many others {below} X?"""
    leaf: str
    depth: str


KINDS = (
    Kind("A company has {n} employees.", "The director is {r}; everybody else has exactly one superior.",
         "reports to", "Superior and direct subordinates", ("people",), "employees",
         "a step leads from an employee to the direct superior or to a direct subordinate",
         "the lowest-ranking person who is a (direct or indirect) superior of both, or is one of the two and superior of the other",
         "are directly or indirectly subordinate to", "employees have no subordinates", "has to climb to the director"),
    Kind("A river system has {n} measuring points.", "{r} lies at the mouth; the water of every other point flows on to exactly one next point.",
         "flows on to", "Point and the points directly upstream of it", ("letters", "islands"), "measuring points",
         "a step leads from a point to the next one downstream or upstream",
         "the first measuring point that water from both of them passes (possibly one of the two)",
         "lie upstream of", "measuring points have no other one upstream", "passes on the way to the mouth"),
    Kind("A disk contains {n} folders.", "The main folder is {r}; each of the others lies directly in exactly one folder.",
         "lies in", "Folder and its direct subfolders", ("servers", "letters"), "folders",
         "a step leads from a folder to a direct subfolder or to the folder in which it lies",
         "the innermost folder that contains both (a folder counts as containing itself)",
         "lie directly or indirectly in", "folders have no subfolders", "lies below the main folder"),
    Kind("Biologists have arranged {n} taxa in a tree.", "{r} is the root; every other taxon has exactly one parent taxon.",
         "belongs directly to", "Taxon and the taxa directly below it", ("letters",), "taxa",
         "a step leads from a taxon to its parent or to one of its children",
         "the lowest taxon to which both belong (a taxon is taken to belong to itself)",
         "belong directly or indirectly to", "taxa are at the lowest level, with nothing below them", "is below the root"),
    Kind("A drainage plan shows {n} shafts.", "{r} is the outlet; from each other shaft one pipe leads on to exactly one shaft.",
         "drains into", "Shaft and the shafts that drain directly into it", ("letters", "islands"), "shafts",
         "a step leads through one pipe, in either direction",
         "the first shaft that the water from both of them reaches (possibly one of the two)",
         "drain directly or indirectly into", "shafts receive no water from another shaft", "flows to the outlet"),
    Kind("On a volunteer phone tree stand {n} people.", "{r} starts the alarm; everybody else is called by exactly one person.",
         "is called by", "Caller and those called directly", ("people",), "people",
         "a step leads from a person to the caller or to somebody called",
         "the last person through whom the alarm for both of them passes (possibly one of the two)",
         "get the alarm directly or indirectly from", "people call nobody", "is away from the start of the alarm"),
)  # fmt: skip


@dataclass(frozen=True)
class Tree:
    """A rooted tree: `above[v]` is the parent, -1 for the root."""

    names: tuple[Label, ...]
    above: tuple[int, ...]

    def path(self, v: int) -> list[int]:
        """Return v and everything above it, up to the root."""
        way = [v]
        while self.above[way[-1]] >= 0:
            way.append(self.above[way[-1]])
        return way

    def below(self, v: int) -> list[int]:
        """Return the children."""
        return [w for w, p in enumerate(self.above) if p == v]

    def sizes(self) -> list[int]:
        """Return how many vertices each subtree has, its root included."""
        return [
            sum(v in self.path(w) for w in range(len(self.names))) for v in range(len(self.names))
        ]

    def show(self, way: Sequence[int]) -> str:
        """Return a way as text."""
        return " → ".join(str(self.names[v]) for v in way)


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    form = rng.choice(FORMS[level])
    return until(lambda: _try(rng, level, form))


def _try(rng: random.Random, level: int, form: str) -> Problem | None:
    kind = rng.choice(KINDS)
    n = level_of(level, 7, 9, 12, 15, 19) + rng.randrange(3)
    tree = _draw(rng, kind, n)
    made = _FORMS[form](rng, kind, tree)
    if not made:
        return None
    rows = [(tree.names[v], tree.names[p]) for v, p in enumerate(tree.above) if p >= 0]
    code = f"import networkx as nx\n\n{literal('links', [(b, a) for a, b in rows])}G = nx.DiGraph(links)\n"
    root = tree.names[tree.above.index(-1)]
    opening = f"{kind.opening.format(n=word(n))} {kind.root.format(r=root)}"
    return Problem(
        question=assemble(opening, _text(rng, kind, tree), made.ask),
        rationale=code + made.program,
        chain_of_thought=made.chain,
        answer=made.answer,
        answer_type="text" if form == "common" else "integer",
        parameters={"form": form, "above": [list(row) for row in rows], "ask": made.ask},
    )


def _draw(rng: random.Random, kind: Kind, n: int) -> Tree:
    span = rng.choice([3, 4, 6])
    parents = [-1] + [rng.randrange(max(0, v - span), v) for v in range(1, n)]
    order = rng.sample(range(n), n)
    above = [0] * n
    for v, p in enumerate(parents):
        above[order[v]] = -1 if p < 0 else order[p]
    return Tree(names(rng, kind.pools, n), tuple(above))


def _text(rng: random.Random, kind: Kind, tree: Tree) -> str:
    rows = [(v, p) for v, p in enumerate(tree.above) if p >= 0]
    rng.shuffle(rows)
    name = tree.names
    way = rng.randrange(3)
    if way == 0:
        said = [f"{name[v]} {kind.up} {name[p]}" for v, p in rows]
        return f"In detail, {listing(said)}."
    if way == 1:
        lines = [f"{name[v]} {kind.up} {name[p]}" for v, p in rows]
        return "The complete list:\n" + "\n".join(lines) + "\n"
    order = [v for v in range(len(name)) if tree.below(v)]
    rng.shuffle(order)
    lines = [f"{name[v]}: {listing(name[w] for w in tree.below(v))}" for v in order]
    return (
        f"{kind.down} (those that have none are not listed on the left):\n"
        + "\n".join(lines)
        + "\n"
    )


def _common(rng: random.Random, kind: Kind, tree: Tree) -> Made | None:
    a, b = rng.sample(range(len(tree.names)), 2)
    up, other = tree.path(a), tree.path(b)
    meet = next(v for v in up if v in other)
    if meet in {a, b} or len(up) + len(other) < 6:
        return None
    answer = str(tree.names[meet])
    ask = f"For {tree.names[a]} and {tree.names[b]}, find {kind.common}. Answer with the name only."
    body = f"print(nx.lowest_common_ancestor(G, {tree.names[a]!r}, {tree.names[b]!r}))\n"
    chain = (
        f"Upwards from {tree.names[a]}: {tree.show(up)}.\nUpwards from {tree.names[b]}: "
        f"{tree.show(other)}.\nThe first entry of the first list that is also in the second is {answer}."
    )
    return Made(ask, body, f"{chain}\n{boxed('Answer:', answer)}", answer)


def _distance(rng: random.Random, kind: Kind, tree: Tree) -> Made | None:
    a, b = rng.sample(range(len(tree.names)), 2)
    up, other = tree.path(a), tree.path(b)
    meet = next(v for v in up if v in other)
    x, y = up.index(meet), other.index(meet)
    if x == 0 or y == 0 or x + y < 3:
        return None
    ask = (
        f"How many steps are needed at least to get from {tree.names[a]} to {tree.names[b]}, where "
        f"{kind.step}?"
    )
    body = (
        f"print(nx.shortest_path_length(G.to_undirected(), {tree.names[a]!r}, {tree.names[b]!r}))\n"
    )
    chain = (
        f"Upwards from {tree.names[a]}: {tree.show(up)}. Upwards from {tree.names[b]}: {tree.show(other)}."
        f"\nThe two lists meet at {tree.names[meet]}, {word(x)} up from the one and {word(y)} up from the "
        "other. In a tree there is no other way without turning back."
    )
    return Made(ask, body, f"{chain}\n{boxed(f'{x} + {y} =', x + y)}", str(x + y))


def _leaves(rng: random.Random, kind: Kind, tree: Tree) -> Made | None:
    ends = [v for v in range(len(tree.names)) if not tree.below(v)]
    inner = [v for v in range(len(tree.names)) if tree.below(v)]
    answer = len(ends)
    ask = f"How many {kind.leaf}?"
    body = "print(sum(1 for v in G if G.out_degree(v) == 0))\n"
    chain = (
        f"Something stands directly below {listing(tree.names[v] for v in inner)}, {len(inner)} in all. "
        f"Of the {len(tree.names)} the others are left: {listing(tree.names[v] for v in ends)}."
    )
    end = boxed(f"{len(tree.names)} - {len(inner)} =", answer)
    return Made(ask, body, f"{chain}\n{end}", str(answer))


def _size(rng: random.Random, kind: Kind, tree: Tree) -> Made | None:
    sizes = tree.sizes()
    options = [v for v in range(len(tree.names)) if 3 < sizes[v] < len(tree.names)]
    if not options:
        return None
    x = rng.choice(options)
    answer = sizes[x] - 1
    ask = f"How many other {kind.some} {kind.below} {tree.names[x]}?"
    body = f"print(len(nx.descendants(G, {tree.names[x]!r})))\n"
    layer, rows = [x], list[str]()
    while layer := [w for v in layer for w in tree.below(v)]:
        rows.append(", ".join(str(tree.names[v]) for v in layer))
    chain = f"Below {tree.names[x]} there are, level by level: {'; then '.join(rows)}."
    return Made(ask, body, f"{chain}\n{boxed('Together', answer)}", str(answer))


def _depths(rng: random.Random, kind: Kind, tree: Tree) -> Made | None:
    depth = [len(tree.path(v)) - 1 for v in range(len(tree.names))]
    answer = sum(depth)
    ask = (
        f"{cap(kind.step)}. For all {len(tree.names)} of the {kind.some}, take the "
        f"number of steps to {tree.names[tree.above.index(-1)]} and add these numbers up. What is the sum?"
    )
    body = (
        "root = next(v for v in G if G.in_degree(v) == 0)\n"
        "print(sum(nx.shortest_path_length(G, root).values()))\n"
    )
    sizes = tree.sizes()
    rows = [f"{tree.names[v]} {sizes[v]}" for v in range(len(tree.names)) if tree.above[v] >= 0]
    chain = (
        "Count every link by those who use it on their way up: the link above X is used by X and by all "
        f"that stand below X. These numbers are: {', '.join(rows)}."
    )
    values = [sizes[v] for v in range(len(tree.names)) if tree.above[v] >= 0]
    return Made(ask, body, f"{chain}\n{boxed(f'{_plus(values)} =', answer)}", str(answer))


def _plus(values: Sequence[int]) -> str:
    return " + ".join(map(str, values))


def _longest(rng: random.Random, kind: Kind, tree: Tree) -> Made | None:
    n = len(tree.names)
    deep = [0] * n
    rows: list[str] = []
    best, where = 0, 0
    for v in sorted(range(n), key=lambda v: -len(tree.path(v))):
        arms = sorted((deep[w] + 1 for w in tree.below(v)), reverse=True)
        deep[v] = arms[0] if arms else 0
        through = sum(arms[:2])
        if through > best:
            best, where = through, v
        if arms:
            rows.append(
                f"- {tree.names[v]}: ways down {listing(arms)}; longest way through it {through}"
            )
    if best == deep[tree.above.index(-1)]:
        return None
    ask = (
        f"{cap(kind.step)}. How many steps lie between the two {kind.some} that are "
        "farthest from each other (on the way without detours)?"
    )
    body = "print(nx.diameter(G.to_undirected()))\n"
    chain = (
        "Every way goes up to a highest point and down again. For each possible highest point, take the "
        "longest ways down into its different branches (deepest points first; what has nothing below it "
        "has length 0) and add the two longest:\n" + "\n".join(rows)
    )
    end = boxed(f"The maximum occurs at {tree.names[where]}:", best)
    return Made(ask, body, f"{chain}\n{end}", str(best))


def _meeting(rng: random.Random, kind: Kind, tree: Tree) -> Made | None:
    sizes, n = tree.sizes(), len(tree.names)
    options = [v for v in range(n) if len(tree.below(v)) > 1]
    if not options:
        return None
    x = rng.choice(options)
    arms = [sizes[w] for w in tree.below(x)]
    products = [p * q for i, p in enumerate(arms) for q in arms[:i]]
    answer = sum(products)
    if answer < 4:
        return None
    ask = (
        f"For any two {kind.some}, call {kind.common} their meeting point. How many unordered pairs of "
        f"different {kind.some}, both other than {tree.names[x]}, have {tree.names[x]} as meeting point?"
    )
    body = (
        "from itertools import combinations\n\n"
        f"others = [v for v in G if v != {tree.names[x]!r}]\n"
        "meet = nx.all_pairs_lowest_common_ancestor(G, pairs=list(combinations(others, 2)))\n"
        f"print(sum(top == {tree.names[x]!r} for _, top in meet))\n"
    )
    shown = listing(f"{tree.names[w]} ({sizes[w]})" for w in tree.below(x))
    chain = (
        "The two must stand in different branches directly below "
        f"{tree.names[x]}. The branches begin with {shown}; in brackets is the number of members, the "
        f"first one included.\nPairs from different branches: "
        f"{' + '.join(f'{p}·{q}' for i, p in enumerate(arms) for q in arms[:i])}."
    )
    return Made(ask, body, f"{chain}\n{boxed('This is', answer)}", str(answer))


def _total(rng: random.Random, kind: Kind, tree: Tree) -> Made | None:
    sizes, n = tree.sizes(), len(tree.names)
    parts = [sizes[v] * (n - sizes[v]) for v in range(n) if tree.above[v] >= 0]
    answer = sum(parts)
    ask = (
        f"{cap(kind.step)}. Add up the smallest numbers of steps between all "
        f"unordered pairs of different {kind.some}. What is the sum?"
    )
    body = "print(int(nx.wiener_index(G.to_undirected())))\n"
    rows = [
        f"- above {tree.names[v]}: {sizes[v]} · {n - sizes[v]} = {sizes[v] * (n - sizes[v])}"
        for v in range(n)
        if tree.above[v] >= 0
    ]
    chain = (
        "A link is used by exactly those pairs that it separates: if k stand at or below its lower end, "
        f"these are k · ({n} - k) pairs. For the link above each one:\n" + "\n".join(rows)
    )
    return Made(ask, body, f"{chain}\n{boxed(f'{_plus(parts)} =', answer)}", str(answer))


FORMS = {
    1: ("common", "leaves", "distance"),
    2: ("common", "distance", "size"),
    3: ("distance", "size", "depths", "longest"),
    4: ("depths", "longest", "meeting"),
    5: ("total", "longest", "meeting"),
}
_FORMS = {
    "common": _common, "distance": _distance, "leaves": _leaves, "size": _size, "depths": _depths,
    "longest": _longest, "meeting": _meeting, "total": _total,
}  # fmt: skip

"""Components, bridges and cut vertices of networks, connected or not."""

from __future__ import annotations

import random

from loong.families import Problem
from loong.seeds.graph_discrete_math.families._graph_words import (
    Made,
    Scene,
    a,
    boxed,
    called,
    listing,
    names,
    pick,
    plural,
    posed,
    program,
)
from loong.seeds.graph_discrete_math.families._graphs import (
    Edge,
    LowLinks,
    Net,
    components,
    level_of,
    ring,
    shuffled,
    tree,
    until,
)
from loong.types import AnswerType

TITLE = "Connectivity"
TOPICS = ("connected components", "bridges", "cut vertices", "depth-first search")
LEVELS = 5
FINITE = None

SCENES = (
    Scene(
        ("{n} in the hills are linked by {m}, usable in both directions.",
         "A county has {n} and {m}; all of them are two-way."),
        "village", "road", ("towns", "letters"), words={"fail": "closed", "new": "built"},
    ),
    Scene(
        ("A network consists of {n} and {m}, which work in both directions.",
         "An administrator looks after {n} connected by {m}."),
        "server", "cable", ("servers", "numbers"), words={"fail": "damaged", "new": "installed"},
    ),
    Scene(
        ("Among {n} there are {m}; friendship is mutual. News spreads from friend to friend.",
         "In a youth club with {n} we count {m}. Whatever one friend knows, the other soon knows too."),
        "member", "friendship", ("people",), words={"fail": "broken off", "new": "formed"},
    ),
    Scene(
        ("{n} in a delta are joined by {m}.",
         "A lagoon city stands on {n}, between which there are {m}."),
        "island", "bridge", ("islands", "letters"), words={"fail": "closed", "new": "built"},
    ),
    Scene(
        ("A cave system has {n}, connected by {m} that can be passed both ways.",
         "Cavers have mapped {n} and {m} between them."),
        "chamber", "tunnel", ("letters", "numbers"), words={"fail": "flooded", "new": "dug"},
    ),
    Scene(
        ("The power grid of a valley links {n} with {m}; current can flow either way.",
         "{n} are joined by {m} to a grid."),
        "substation", "power line", ("numbers", "letters"), words={"fail": "interrupted", "new": "built"},
    ),
    Scene(
        ("The {n} of a museum are connected by {m}.",
         "A gallery has {n} and {m} between them."),
        "room", "door", ("rooms", "numbers"), words={"fail": "locked", "new": "made"},
    ),
)  # fmt: skip


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    form = rng.choice(FORMS[level])
    kind: AnswerType = "set" if form in {"which_bridges", "which_cuts"} else "integer"
    return until(lambda: _try(rng, level, form, kind))


def _try(rng: random.Random, level: int, form: str, kind: AnswerType) -> Problem | None:
    scene = rng.choice(SCENES)
    net = _draw(rng, level, scene, form)
    made = _FORMS[form](rng, scene, net)
    return posed(rng, scene, net, made, form=form, kind=kind) if made else None


def _draw(rng: random.Random, level: int, scene: Scene, form: str) -> Net:
    """Hang rings and twigs together, in one or several pieces."""
    n = level_of(level, 7, 9, 12, 15, 18) + rng.choice([0, 0, 1])
    count = rng.randint(2, 5) if form in {"pieces", "add", "pairs"} else 1
    cuts = sorted(rng.sample(range(1, n), count - 1))
    edges: list[Edge] = []
    for low, high in zip([0, *cuts], [*cuts, n], strict=True):
        edges += [(low + u, low + v) for u, v in _piece(rng, high - low)]
    spare = level_of(level, 0, 0, 1, 1, 2)
    part = {v: i for i, p in enumerate(components(n, edges)) for v in p}
    for _ in range(spare):
        u, v = rng.sample(range(n), 2)
        if part[u] == part[v]:
            edges.append((u, v))
    return Net(names(rng, scene.pools, n), tuple(shuffled(rng, n, edges)))


def _piece(rng: random.Random, n: int) -> list[Edge]:
    edges: list[Edge] = []
    used = 1
    while used < n:
        size = rng.choice([1, 1, 2, 2, 3])
        size = min(size, n - used)
        anchor, new = rng.randrange(used), list(range(used, used + size))
        if size == 1:
            edges.append((anchor, used))
        elif rng.random() < 0.75:
            circle = [anchor, *new]
            edges += [(circle[i], circle[j]) for i, j in ring(rng, size + 1)]
        else:
            edges += [(anchor, used), *[(used + i, used + j) for i, j in tree(rng, size)]]
        used += size
    return edges


class _Search(LowLinks):
    """A depth-first search that can be told."""

    def __init__(self, scene: Scene, net: Net) -> None:
        super().__init__(net)
        self.label = [called(scene, name) for name in net.names]

    def table(self) -> str:
        """Tell number, parent and low of each vertex."""
        name, rows = self.label, list[str]()
        for v in self.order:
            origin = "root" if self.parent[v] == v else f"from {name[self.parent[v]]}"
            rows.append(f"- no. {self.number[v]}: {name[v]} ({origin}), {self._why(v)}")
        return "\n".join(rows)

    def _why(self, v: int) -> str:
        """Say which link or which branch gives the low of a vertex."""
        low, name = self.low[v], self.label
        for w in self.near[v]:
            if self.number[w] == low < self.number[v] and w != self.parent[v]:
                return f"low = {low} (own link to {name[w]})"
        for w in self.order:
            if self.parent[w] == v != w and self.low[w] == low < self.number[v]:
                return f"low = {low} (through {name[w]})"
        return f"low = {low} (nothing earlier is seen)" if low > 1 else f"low = {low}"


def _low_text(rng: random.Random, net: Net, search: _Search) -> str:
    opening = pick(
        rng,
        "Walk through the network in depth-first order and number the vertices. For each one note "
        "the lowest number (low) that its subtree can reach by at most one link outside the tree.",
        "Do a depth-first search, always going on to the first neighbour not yet seen. Let low be "
        "the smallest number seen from a vertex's subtree by one non-tree link (or its own number).",
    )
    return f"{opening}\n{search.table()}"


def _groups(net: Net) -> tuple[list[list[int]], str]:
    parts = components(net.size, net.edges)
    rows = [
        f"- from {net.names[p[0]]}: {{{', '.join(str(net.names[v]) for v in p)}}}, "
        f"so {len(p)} of them"
        for p in parts
    ]
    start = "Collect, from the first unused name on, everything that can be reached:\n"
    return parts, start + "\n".join(rows)


def _pieces(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    parts, chain = _groups(net)
    ask = pick(
        rng,
        f"Two {plural(scene.place)} belong to the same group if one can be reached from the other "
        f"over one or more {plural(scene.link)}; {a(scene.place)} without any {scene.link} is a group "
        "by itself. How many groups are there?",
        f"How many connected components does this network have? (A single {scene.place} without "
        f"{plural(scene.link)} counts as one.)",
    )
    body = "print(nx.number_connected_components(G))\n"
    end = boxed("Counting the groups:", len(parts))
    return Made(ask, program(net, body), f"{chain}\n{end}", str(len(parts)))


def _add(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    parts, chain = _groups(net)
    answer = len(parts) - 1
    ask = pick(
        rng,
        f"What is the least number of new {plural(scene.link)} that have to be {scene.words['new']} "
        f"so that every {scene.place} can be reached from every other?",
        f"At least how many additional {plural(scene.link)} must be {scene.words['new']} to make the"
        " whole network connected?",
    )
    body = "print(nx.number_connected_components(G) - 1)\n"
    chain += (
        f"\nThere are {len(parts)} groups. A new {scene.link} unites at most two of them, and a chain"
        " from group to group does it with one fewer than there are groups."
    )
    end = boxed(f"Needed: {len(parts)} - 1 =", answer)
    return Made(ask, program(net, body), f"{chain}\n{end}", str(answer))


def _pairs(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    parts, chain = _groups(net)
    sizes = [len(p) for p in parts]
    inside = [s * (s - 1) // 2 for s in sizes]
    n = net.size
    answer = n * (n - 1) // 2 - sum(inside)
    ask = (
        f"How many unordered pairs of different {plural(scene.place)} are there such that neither can"
        f" be reached from the other over {plural(scene.link)}?"
    )
    body = (
        "from itertools import combinations\n\n"
        "print(sum(not nx.has_path(G, u, v) for u, v in combinations(G, 2)))\n"
    )
    chain += (
        f"\nAll pairs: {n}·{n - 1}/2 = {n * (n - 1) // 2}. Pairs inside one group: "
        f"{' + '.join(f'{s}·{s - 1}/2' for s in sizes)} = {sum(inside)}."
    )
    end = boxed(f"Separated pairs: {n * (n - 1) // 2} - {sum(inside)} =", answer)
    return Made(ask, program(net, body), f"{chain}\n{end}", str(answer))


def _bridges(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    search = _Search(scene, net)
    found = search.bridges()
    if not found:
        return None
    ask = pick(
        rng,
        f"Call {a(scene.link)} vital if the network falls apart when it alone is "
        f"{scene.words['fail']}. How many vital {plural(scene.link)} are there?",
        f"For how many of the {len(net.edges)} {plural(scene.link)} is it true that some "
        f"{plural(scene.place)} can no longer reach each other when just this one is "
        f"{scene.words['fail']}?",
    )
    body = "print(len(list(nx.bridges(G))))\n"
    chain = f"{_low_text(rng, net, search)}\n{_why_bridges(net, found)}"
    end = boxed("Their number is", len(found))
    return Made(ask, program(net, body), f"{chain}\n{end}", str(len(found)))


def _why_bridges(net: Net, found: list[Edge]) -> str:
    shown = listing(f"{net.names[u]}–{net.names[v]}" for u, v in found)
    return (
        "Only a tree link can be critical, and it is so exactly when low of its lower end equals that "
        f"end's own number (nothing below leads back past it). This holds for {shown}."
    )


def _which_bridges(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    search = _Search(scene, net)
    found = search.bridges()
    ends = sorted({v for e in found for v in e})
    if not len(found) >= 2 or len(ends) > 10:
        return None
    answer = "{" + ", ".join(str(net.names[v]) for v in ends) + "}"
    ask = (
        f"Call {a(scene.link)} vital if the network falls apart when it alone is "
        f"{scene.words['fail']}. Which {plural(scene.place)} are an end of at least one vital "
        f"{scene.link}? Give them as a set in braces."
    )
    body = (
        "ends = sorted({v for bridge in nx.bridges(G) for v in bridge})\n"
        'print("{" + ", ".join(str(v) for v in ends) + "}")\n'
    )
    chain = f"{_low_text(rng, net, search)}\n{_why_bridges(net, found)}"
    end = boxed("Their ends are", answer)
    return Made(ask, program(net, body), f"{chain}\n{end}", answer)


def _cuts(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    search = _Search(scene, net)
    found = search.cut_vertices()
    if not found:
        return None
    ask = pick(
        rng,
        f"How many of the {plural(scene.place)} are critical, in the sense that without such "
        f"{a(scene.place)} (and its {plural(scene.link)}) the others are no longer all connected?",
        f"For how many {plural(scene.place)} X does the rest of the network fall apart when X drops "
        "out?",
    )
    body = "print(len(list(nx.articulation_points(G))))\n"
    chain = f"{_low_text(rng, net, search)}\n{_why_cuts(net, search, found)}"
    end = boxed("Altogether", len(found))
    return Made(ask, program(net, body), f"{chain}\n{end}", str(len(found)))


def _why_cuts(net: Net, search: _Search, found: list[int]) -> str:
    root, reasons = search.order[0], list[str]()
    for v in found:
        kids = [w for w in search.order if search.parent[w] == v and w != v]
        if v == root:
            reasons.append(f"{search.label[v]} (root with {len(kids)} branches)")
        else:
            w = next(w for w in kids if search.low[w] >= search.number[v])
            reasons.append(f"{search.label[v]} (low of {search.label[w]} is {search.low[w]})")
    more = (
        ""
        if root in found
        else f" The root {search.label[root]} has one branch only and is not one."
    )
    return (
        "A vertex other than the root is critical exactly if some branch below it has a low that is "
        "not smaller than the vertex's own number; the root is if it has several branches. "
        f"These are {listing(reasons)}.{more}"
    )


def _which_cuts(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    search = _Search(scene, net)
    found = search.cut_vertices()
    if not 2 <= len(found) <= 7:
        return None
    answer = "{" + ", ".join(str(net.names[v]) for v in found) + "}"
    ask = (
        pick(
            rng,
            f"Which {plural(scene.place)} are critical, in the sense that without such "
            f"{a(scene.place)} (and its {plural(scene.link)}) the others are no longer all connected?",
            f"Find all {plural(scene.place)} X such that the rest of the network falls apart when X "
            "drops out.",
        )
        + " Answer with a set in braces."
    )
    body = (
        "points = sorted(nx.articulation_points(G))\n"
        'print("{" + ", ".join(str(v) for v in points) + "}")\n'
    )
    chain = f"{_low_text(rng, net, search)}\n{_why_cuts(net, search, found)}"
    return Made(ask, program(net, body), f"{chain}\n{boxed('So they are', answer)}", answer)


def _worst(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    found = _Search(scene, net).cut_vertices()
    losses: list[tuple[int, int]] = []
    lines: list[str] = []
    for v in found:
        rest = [e for e in net.edges if v not in e]
        parts = [p for p in components(net.size, rest) if p != [v]]
        sizes = sorted((len(p) for p in parts), reverse=True)
        lost = sum(x * y for i, x in enumerate(sizes) for y in sizes[:i])
        losses.append((lost, v))
        sums = f" = {lost}" if len(sizes) > 1 else ""
        products = " + ".join(f"{x}·{y}" for i, y in enumerate(sizes) for x in sizes[:i])
        lines.append(
            f"- {called(scene, net.names[v])}: pieces of {listing(sizes)}; separated pairs {products}{sums}"
        )
    losses.sort(reverse=True)
    if len(losses) < 2:
        return None
    answer = losses[0][0]
    ask = (
        f"One {scene.place} drops out together with its {plural(scene.link)}. Count the pairs of "
        f"remaining {plural(scene.place)} that can then no longer reach each other. How large can "
        "this number be at most, if the worst possible one drops out?"
    )
    body = (
        "worst = 0\nfor v in list(G):\n    H = G.copy()\n    H.remove_node(v)\n"
        "    sizes = [len(c) for c in nx.connected_components(H)]\n    k = len(H)\n"
        "    joined = sum(s * (s - 1) // 2 for s in sizes)\n"
        "    worst = max(worst, k * (k - 1) // 2 - joined)\nprint(worst)\n"
    )
    search = _Search(scene, net)
    chain = (
        f"Only critical vertices matter. {_low_text(rng, net, search)}\n"
        f"{_why_cuts(net, search, found)}\nFor each of them, the sizes of the pieces that are left:\n"
        + "\n".join(lines)
    )
    end = boxed("The largest of these numbers is", answer)
    return Made(ask, program(net, body), f"{chain}\n{end}", str(answer))


FORMS = {
    1: ("pieces", "add"),
    2: ("add", "pairs", "pairs", "bridges"),
    3: ("pairs", "bridges", "which_bridges", "cuts"),
    4: ("which_cuts", "cuts", "which_bridges", "worst"),
    5: ("which_cuts", "which_bridges", "worst"),
}
_FORMS = {
    "pieces": _pieces, "add": _add, "pairs": _pairs, "bridges": _bridges, "cuts": _cuts,
    "which_bridges": _which_bridges, "which_cuts": _which_cuts, "worst": _worst,
}  # fmt: skip

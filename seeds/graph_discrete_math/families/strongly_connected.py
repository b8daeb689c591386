"""Strong connectivity in directed networks: classes, sources, and repairs."""

from __future__ import annotations

import random
from itertools import permutations

from loong.families import Problem
from loong.seeds.graph_discrete_math.families._graph_words import (
    Made,
    Scene,
    boxed,
    called,
    cap,
    listing,
    names,
    pick,
    plural,
    posed,
    program,
    word,
)
from loong.seeds.graph_discrete_math.families._graphs import (
    Edge,
    Net,
    adjacency,
    level_of,
    reach,
    ring,
    until,
)
from loong.types import AnswerType

TITLE = "Strongly connected components"
TOPICS = ("strong connectivity", "condensation", "reachability", "directed graphs")
LEVELS = 5
FINITE = None

SCENES = (
    Scene(
        ("A web site has {n} and {m}; a link can only be followed forwards.",
         "Between {n} of an encyclopaedia there are {m}."),
        "page", "link", ("letters", "numbers"),
        words={"arrow": "page X has a link to page Y", "go": "clicked to", "mutual": "each page can be clicked to from the other"},
    ),
    Scene(
        ("The inner city has {n}, joined by {m} that are all one-way.",
         "{m}, one-way without exception, join {n}."),
        "crossing", "street", ("letters", "numbers"),
        words={"arrow": "one may drive from X to Y", "go": "driven to", "mutual": "one can drive from each of them to the other"},
    ),
    Scene(
        ("{n} pass rumours on. There are {m}.",
         "In an office with {n} gossip spreads along {m}."),
        "colleague", "confidence", ("people",),
        words={"arrow": "X tells Y everything", "go": "reached by a rumour", "mutual": "what either of them knows also reaches the other"},
    ),
    Scene(
        ("A spreadsheet has {n} with {m} between them.",
         "In a large table {n} depend on each other through {m}."),
        "cell", "reference", ("letters", "numbers"),
        words={"arrow": "a change in X changes Y", "go": "changed", "mutual": "a change in either of them affects the other"},
    ),
    Scene(
        ("A lake district has {n}; fish can swim along {m}, each of which they pass in one direction only because of weirs.",
         "Weirs make {m} between {n} passable for fish in one direction only."),
        "lake", "channel", ("letters", "islands"),
        words={"arrow": "fish can swim from X to Y", "go": "reached", "mutual": "fish can swim from each of them to the other"},
    ),
    Scene(
        ("An airline with a strange timetable serves {n} by {m}, not all of them with a return flight.",
         "{m} connect {n}; a return flight exists only where it is listed."),
        "airport", "flight", ("towns", "letters"),
        words={"arrow": "there is a flight from X to Y", "go": "flown to", "mutual": "one can fly, with changes if necessary, from each of them to the other"},
    ),
    Scene(
        ("A software system consists of {n} with {m}.",
         "{n} of a program call one another; the profiler lists {m}."),
        "function", "call", ("letters", "servers"),
        words={"arrow": "X calls Y", "go": "called", "mutual": "each of them calls the other, directly or through further functions"},
    ),
)  # fmt: skip


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    form = rng.choice(FORMS[level])
    kinds: dict[str, AnswerType] = {"class": "set"}
    return until(lambda: _try(rng, level, form, kinds.get(form, "integer")))


def _try(rng: random.Random, level: int, form: str, kind: AnswerType) -> Problem | None:
    scene = rng.choice(SCENES)
    net = _draw(rng, level, scene)
    made = _FORMS[form](rng, scene, net)
    return posed(rng, scene, net, made, form=form, kind=kind) if made else None


def _draw(rng: random.Random, level: int, scene: Scene) -> Net:
    """Draw several rings, some with chords, and arcs from earlier to later ones."""
    n = level_of(level, 6, 8, 10, 12, 15) + rng.choice([0, 0, 1])
    arcs: list[Edge] = []
    start, groups = 0, list[list[int]]()
    while start < n:
        size = min(n - start, rng.choice([1, 1, 2, 3, 3, 4, 5]))
        group = list(range(start, start + size))
        groups.append(group)
        arcs += [(group[u], group[v]) for u, v in ring(rng, size) if u != v]
        start += size
    for i, group in enumerate(groups[1:], 1):
        if rng.random() < 0.75:
            arcs.append((rng.choice(rng.choice(groups[:i])), rng.choice(group)))
    for _ in range(level_of(level, 1, 2, 3, 4, 6)):
        u, v = sorted(rng.sample(range(n), 2))
        arcs.append((u, v))
    ends = rng.randint(0, level_of(level, 0, 0, 2, 4, 6))  # further sources and sinks
    for v in rng.sample(range(n), ends):
        arcs = [(u, w) for u, w in arcs if (w if v % 2 else u) != v]
    order = rng.sample(range(n), n)
    arcs = sorted({(order[u], order[v]) for u, v in arcs})
    return Net(names(rng, scene.pools, n), tuple(arcs), (), True)


def _classes(net: Net) -> tuple[list[list[int]], str]:
    """Return the strong components, found by reaching forwards and backwards."""
    near = net.near()
    back = adjacency(net.size, [(v, u) for u, v in net.edges], directed=True)
    left, found, rows = list(range(net.size)), list[list[int]](), list[str]()
    while left:
        v = left[0]
        forth = [w for w in sorted(reach(near, v)) if w in left]
        behind = [w for w in sorted(reach(back, v)) if w in left]
        both = [w for w in forth if w in behind]
        rows.append(
            f"- {net.names[v]}: from it {_group(net, forth)}; to it {_group(net, behind)}; "
            f"class {_group(net, both)}"
        )
        found.append(both)
        left = [w for w in left if w not in both]
    return found, "\n".join(rows)


def _group(net: Net, part: list[int]) -> str:
    return "{" + ", ".join(str(net.names[v]) for v in part) + "}"


def _opening(rng: random.Random) -> str:
    return pick(
        rng,
        "Take the first name not yet classified, collect what can be reached from it and what reaches "
        "it (among those left; itself included); the intersection is its class:\n",
        "The class of a vertex consists of everything that is both reachable from it and able to reach "
        "it. Vertices already classified can be ignored:\n",
    )


def _rule(scene: Scene) -> str:
    return (
        f"Two {plural(scene.place)} belong to the same class if {scene.words['mutual']} (every "
        f"{scene.place} also belongs to a class with itself)."
    )


def _count(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    found, text = _classes(net)
    if len(found) == net.size:
        return None
    ask = pick(
        rng,
        f"{_rule(scene)} How many classes are there?",
        f"{_rule(scene)} Into how many classes do the {plural(scene.place)} fall?",
    )
    body = "print(nx.number_strongly_connected_components(G))\n"
    end = boxed("Number of classes:", len(found))
    return Made(ask, program(net, body), f"{_opening(rng)}{text}\n{end}", str(len(found)))


def _largest(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    found, text = _classes(net)
    answer = max(map(len, found))
    if answer == 1:
        return None
    ask = f"{_rule(scene)} How many {plural(scene.place)} does the largest class have?"
    body = "print(max(len(c) for c in nx.strongly_connected_components(G)))\n"
    end = boxed("The largest has size", answer)
    return Made(ask, program(net, body), f"{_opening(rng)}{text}\n{end}", str(answer))


def _class(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    found, _ = _classes(net)
    big = [c for c in found if len(c) > 1]
    if not big:
        return None
    part = rng.choice(big)
    x = rng.choice(part)
    answer = _group(net, part)
    ask = (
        f"{_rule(scene)} Which {plural(scene.place)} make up the class of "
        f"{called(scene, net.names[x])}, including itself? Give a set in braces."
    )
    body = (
        f"part = next(c for c in nx.strongly_connected_components(G) if {net.names[x]!r} in c)\n"
        'print("{" + ", ".join(str(v) for v in sorted(part)) + "}")\n'
    )
    near = net.near()
    back = adjacency(net.size, [(v, u) for u, v in net.edges], directed=True)
    chain = (
        f"From {net.names[x]} one gets, step by step, to {_layers(net, near, x)}.\n"
        f"Going against the arrows one gets from {net.names[x]} to {_layers(net, back, x)}.\n"
        "The class consists of those that occur in both lists, and of itself."
    )
    return Made(ask, program(net, body), f"{chain}\n{boxed('Class:', answer)}", answer)


def _layers(net: Net, near: list[list[int]], x: int) -> str:
    far = reach(near, x)
    steps = [
        ", ".join(str(net.names[v]) for v in sorted(far) if far[v] == k)
        for k in range(1, max(far.values()) + 1)
    ]
    return "; then ".join(steps)


def _reach(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    near = net.near()
    x = rng.randrange(net.size)
    far = reach(near, x)
    answer = len(far) - 1
    if not net.size // 3 <= answer < net.size - 1:
        return None
    ask = (
        f"How many other {plural(scene.place)} can be {scene.words['go']}, directly or by way of others,"
        f" if one starts at {called(scene, net.names[x])}?"
    )
    body = f"print(len(nx.descendants(G, {net.names[x]!r})))\n"
    chain = (
        f"Starting at {net.names[x]} one gets in the first step, the second step and so on to "
        f"{_layers(net, near, x)}. After that nothing new appears."
    )
    end = boxed("Counting these:", answer)
    return Made(ask, program(net, body), f"{chain}\n{end}", str(answer))


def _ends(net: Net, found: list[list[int]]) -> tuple[list[list[int]], list[list[int]]]:
    """Return the classes without an arc in from outside, and those without one out."""
    sources = [c for c in found if not any(v in c and u not in c for u, v in net.edges)]
    sinks = [c for c in found if not any(u in c and v not in c for u, v in net.edges)]
    return sources, sinks


def _sources(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    found, text = _classes(net)
    sources, _ = _ends(net, found)
    if len(sources) < 2 or len(found) == net.size:
        return None
    answer = len(sources)
    ask = pick(
        rng,
        f"What is the smallest number of {plural(scene.place)} from which, taken together, all the "
        f"{plural(scene.place)} can be reached along the {plural(scene.link)}?",
        f"A set of {plural(scene.place)} is to be chosen so that each {scene.place} that is not in the "
        f"set can be reached along the {plural(scene.link)} from one that is. How many does the smallest"
        " such set have?",
    )
    body = "C = nx.condensation(G)\nprint(sum(1 for c in C if C.in_degree(c) == 0))\n"
    chain = (
        f"{_opening(rng)}{text}\nNo arrow from another class enters {listing(_group(net, c) for c in sources)}."
        " Each of these needs a member of its own in the set. One member each is also enough, because "
        "going backwards from anywhere along the classes one ends up in one of them."
    )
    return Made(
        ask, program(net, body), f"{chain}\n{boxed('Smallest number:', answer)}", str(answer)
    )


def _circle(net: Net, sources: list[list[int]], sinks: list[list[int]], k: int) -> list[Edge]:
    """Return k arcs from sinks to sources that make everything strongly connected, if found."""
    tails = [c[0] for c in sinks] + [sinks[0][0]] * (k - len(sinks))
    heads = [c[0] for c in sources] + [sources[0][0]] * (k - len(sources))
    for order in permutations(heads):
        added = list(zip(tails, order, strict=False))
        if any(u == v for u, v in added):
            continue
        arcs = [*net.edges, *added]
        back = adjacency(net.size, [(v, u) for u, v in arcs], directed=True)
        forth = adjacency(net.size, arcs, directed=True)
        if len(reach(forth, 0)) == len(reach(back, 0)) == net.size:
            return added
    return []


def _repair(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    found, text = _classes(net)
    sources, sinks = _ends(net, found)
    if len(found) == 1:
        return None
    answer = max(len(sources), len(sinks))
    if not 2 <= answer <= 6:
        return None
    added = _circle(net, sources, sinks, answer)
    if not added:
        return None
    ask = pick(
        rng,
        f"Further {plural(scene.link)} may be added between any two {plural(scene.place)}, in a direction"
        f" of one's choice. How many are needed at least so that every {scene.place} can be reached from "
        f"every other along {plural(scene.link)}?",
        f"What is the least number of additional {plural(scene.link)} that makes it possible to get from"
        f" any {scene.place} to any other along {plural(scene.link)}?",
    )
    body = (
        "C = nx.condensation(G)\nsources = sum(1 for c in C if C.in_degree(c) == 0)\n"
        "sinks = sum(1 for c in C if C.out_degree(c) == 0)\nprint(max(sources, sinks))\n"
    )
    first, arcs = net.names[0], [*net.edges, *added]
    back = [(v, u) for u, v in arcs]
    chain = (
        f"{_opening(rng)}{text}\nClasses that nothing enters: {listing(_group(net, c) for c in sources)} "
        f"({len(sources)}). Classes that nothing leaves: {listing(_group(net, c) for c in sinks)} "
        f"({len(sinks)}). Every class of the first kind needs a new arrow in, every one of the second "
        f"kind a new arrow out, so at least {answer} are needed. {cap(word(answer))} are enough: with "
        f"{listing(f'{net.names[u]} → {net.names[v]}' for u, v in added)} one gets from {first} to "
        f"{_layers(net, adjacency(net.size, arcs, directed=True), 0)}, which is everything, and against"
        f" the arrows from {first} to {_layers(net, adjacency(net.size, back, directed=True), 0)}, again "
        "everything. So the whole becomes a single class."
    )
    return Made(ask, program(net, body), f"{chain}\n{boxed('Needed:', answer)}", str(answer))


def _pairs(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    near = net.near()
    counts = [len(reach(near, v)) - 1 for v in range(net.size)]
    answer = sum(counts)
    ask = (
        f"How many ordered pairs (X, Y) of different {plural(scene.place)} are there such that Y can be "
        f"reached from X along one or more {plural(scene.link)}?"
    )
    body = "print(sum(len(nx.descendants(G, v)) for v in G))\n"
    rows = [
        f"- {net.names[v]}: {', '.join(str(net.names[w]) for w in sorted(reach(near, v)) if w != v) or 'nothing'}"
        f" ({counts[v]})"
        for v in range(net.size)
    ]
    chain = "List for every starting point what can be reached:\n" + "\n".join(rows)
    end = boxed(f"{' + '.join(map(str, counts))} =", answer)
    return Made(ask, program(net, body), f"{chain}\n{end}", str(answer))


FORMS = {
    1: ("reach", "class"),
    2: ("reach", "class", "count", "largest"),
    3: ("count", "largest", "sources", "pairs", "class"),
    4: ("count", "sources", "repair", "pairs", "pairs"),
    5: ("sources", "repair", "pairs", "pairs"),
}
_FORMS = {
    "count": _count, "largest": _largest, "class": _class, "reach": _reach,
    "sources": _sources, "repair": _repair, "pairs": _pairs,
}  # fmt: skip

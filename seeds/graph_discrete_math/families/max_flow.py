"""Largest flows through networks, smallest cuts, and disjoint routes."""

from __future__ import annotations

import random
from collections.abc import Mapping
from itertools import pairwise

from loong.families import Problem
from loong.seeds.graph_discrete_math.families._graph_words import (
    Made,
    Scene,
    boxed,
    called,
    listing,
    measure,
    names,
    pick,
    plural,
    posed,
    program,
)
from loong.seeds.graph_discrete_math.families._graphs import Edge, Net, level_of, until

TITLE = "Flows and cuts"
TOPICS = ("maximum flow", "minimum cut", "augmenting paths", "Menger's theorem")
LEVELS = 5
FINITE = None

SCENES = (
    Scene(
        ("A waterworks pumps water through {m} between {n}; each pipe has a fixed direction.",
         "{m} with one-way valves connect {n} of a water network."),
        "node", "pipe", ("letters", "numbers"), "capacity in litres per second", "litres per second",
        {"stuff": "water", "arrow": "water can flow from X to Y", "jam": "shut off"},
    ),
    Scene(
        ("At a festival the crowd moves along {m} between {n}, each in one direction only.",
         "Stewards let visitors walk on {m} between {n}, and only one way on each."),
        "square", "path", ("letters", "stations"), "limit in hundred people per hour", "hundred people per hour",
        {"stuff": "visitors", "arrow": "people may walk from X to Y", "jam": "blocked"},
    ),
    Scene(
        ("Goods are moved by rail between {n} on {m}, every track being used in one direction.",
         "A freight railway connects {n} by {m}; on each track the trains run one way."),
        "depot", "track", ("towns", "letters"), "limit in trains per day", "trains per day",
        {"stuff": "trains", "arrow": "trains run from X to Y", "jam": "closed"},
    ),
    Scene(
        ("A backbone network consists of {n} and {m} that carry data in one direction.",
         "{n} are joined by {m}, each of which sends data one way only."),
        "router", "line", ("servers", "numbers"), "bandwidth in gigabits per second", "gigabits per second",
        {"stuff": "data", "arrow": "data can be sent from X to Y", "jam": "cut"},
    ),
    Scene(
        ("Crude oil is piped through {n} by {m}, whose pumps work in one direction.",
         "An oil company operates {n} and {m}; no pipeline can be reversed."),
        "pumping station", "pipeline", ("numbers", "letters"), "capacity in thousand barrels per day", "thousand barrels per day",
        {"stuff": "oil", "arrow": "oil can be pumped from X to Y", "jam": "shut down"},
    ),
    Scene(
        ("During the morning rush cars use {m} between {n}, all of them one-way.",
         "A city has {n} that are linked by {m}; every avenue is one-way."),
        "roundabout", "avenue", ("letters", "numbers"), "capacity in cars per minute", "cars per minute",
        {"stuff": "cars", "arrow": "cars may drive from X to Y", "jam": "closed"},
    ),
    Scene(
        ("A supply chain has {n} and {m}; on each lane the lorries drive loaded in one direction.",
         "Lorries carry parts along {m} between {n}."),
        "warehouse", "lane", ("islands", "letters"), "limit in pallets per day", "pallets per day",
        {"stuff": "parts", "arrow": "parts can be shipped from X to Y", "jam": "interrupted"},
    ),
)  # fmt: skip


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    form, aim = rng.choice(FORMS[level]), rng.randint(2, 4)
    return until(lambda: _try(rng, level, form, aim))


def _try(rng: random.Random, level: int, form: str, aim: int) -> Problem | None:
    scene = rng.choice(SCENES)
    unit = form in {"routes", "crossings"}
    net, s, t = _draw(rng, level, scene, aim if unit else 0)
    if level > 3 and not unit and not 2 < len(_plain(net, s, t).reached) < net.size - 2:
        return None  # a smallest cut at one of the ends is seen at once
    made = _FORMS[form](rng, scene, net, s, t)
    if not made or made.chain.count("\n- ") < (2 if unit else level_of(level, 2, 2, 3, 3, 4)):
        return None
    if unit and level > 2:  # neither end alone may decide
        ends = (sum(e[0] == s for e in net.edges), sum(e[1] == t for e in net.edges))
        if int(made.answer) != aim or aim >= min(ends):
            return None
    return posed(rng, scene, net, made, form=form)


def _draw(rng: random.Random, level: int, scene: Scene, aim: int) -> tuple[Net, int, int]:
    """Draw layers between a source and a sink, with some arcs inside and backwards.

    With an aim the arcs have no capacities, and about so many routes lead through.
    """
    unit, layers = aim > 0, level_of(level, 1, 2, 2, 3, 4)
    if unit:
        sizes = [rng.randint(aim + 1, aim + 2) for _ in range(min(layers, 3 if aim < 4 else 2))]
    else:
        sizes = [rng.randint(2, 3) for _ in range(layers)]
    layer, count = [[0]], 1
    for size in sizes:
        layer.append(list(range(count, count + size)))
        count += size
    layer.append([count])
    n = count + 1
    arcs: list[Edge] = []
    for before, after in pairwise(layer):
        arcs += [(u, after[i % len(after)]) for i, u in enumerate(before)]
        arcs += [(before[i % len(before)], v) for i, v in enumerate(after)]
    want = len(set(arcs)) + level_of(level, 1, 2, 4, 5, 6) + unit * 3
    for _ in range(60):
        u, v = rng.sample(range(n), 2)
        if len(set(arcs)) < want and v != 0 and u != n - 1 and (v, u) not in arcs and u + 6 > v:
            arcs.append((u, v))
    if unit:  # narrow the inside, or one of the two ends always decides
        arcs = [e for e in arcs if 0 in e or n - 1 in e or rng.random() < 0.65]
    order = rng.sample(range(n), n)
    edges = sorted({(order[u], order[v]) for u, v in arcs})
    top = level_of(level, 9, 10, 12, 15, 20)
    weights = () if unit else tuple(rng.randint(2, top) for _ in edges)
    return Net(names(rng, scene.pools, n), tuple(edges), weights, True), order[0], order[n - 1]


class _Flow:
    """Find augmenting paths by breadth-first search and tell each of them."""

    def __init__(
        self, capacity: Mapping[Edge, int], s: int, t: int, label: Mapping[int, str]
    ) -> None:
        self.capacity, self.label = capacity, label
        self.rest = dict(capacity)
        for u, v in capacity:
            self.rest.setdefault((v, u), 0)
        self.value, self.lines = 0, list[str]()
        while t in (came := self._search(s)):
            path = [t]
            while path[-1] != s:
                path.append(came[path[-1]])
            self._send(path[::-1])
        self.reached = sorted(came)

    def _search(self, s: int) -> dict[int, int]:
        came, queue = {s: s}, [s]
        for u in queue:
            for (a, v), left in sorted(self.rest.items()):
                if a == u and left > 0 and v not in came:
                    came[v] = u
                    queue.append(v)
        return came

    def _send(self, path: list[int]) -> None:
        steps = list(pairwise(path))
        amount = min(self.rest[e] for e in steps)
        self.value += amount
        back = [e for e in steps if e not in self.capacity]
        for u, v in steps:
            self.rest[u, v] -= amount
            self.rest[v, u] += amount
        route = " → ".join(self.label[v] for v in path)
        undo = listing(f"{self.label[v]} → {self.label[u]}" for u, v in back) if back else ""
        note = f" (this takes back {amount} on {undo})" if undo else ""
        self.lines.append(f"- send {amount} along {route}{note}; flow so far {self.value}.")

    def cut(self) -> list[Edge]:
        """Return the edges that leave the reached set, a smallest cut."""
        return [(u, v) for u, v in self.capacity if u in self.reached and v not in self.reached]


def _told(rng: random.Random, net: Net, flow: _Flow) -> str:
    cut = [(e, flow.capacity[e]) for e in flow.cut()]
    label = flow.label
    opening = pick(
        rng,
        "Send flow along routes with spare capacity until there is none left:",
        "Find augmenting paths, shortest ones first (flow already sent may be taken back):",
        "We push as much as possible along one route after the other:",
    )
    inside = listing(label[v] for v in flow.reached)
    proof = (
        f"From the start spare capacity now leads only to {inside}. What leaves this set are "
        f"{listing(f'{label[u]} → {label[v]} ({c})' for (u, v), c in cut)}, with total capacity "
        f"{' + '.join(str(c) for _, c in cut)} = {flow.value}. "
        + pick(
            rng,
            "Everything must pass this cut, so no flow can be larger.",
            "No flow can exceed a cut, and ours equals it, so both are optimal.",
        )
    )
    return "\n".join([opening, *flow.lines, proof])


def _plain(net: Net, s: int, t: int) -> _Flow:
    return _Flow(net.cost(), s, t, {i: str(name) for i, name in enumerate(net.names)})


def _code(net: Net) -> str:
    head = program(net, "")
    add = "for tail, head, capacity in links:\n    G.add_edge(tail, head, capacity=capacity)\n"
    return head.replace("G.add_weighted_edges_from(links)\n", add)


def _value(rng: random.Random, scene: Scene, net: Net, s: int, t: int) -> Made | None:
    a, b = called(scene, net.names[s]), called(scene, net.names[t])
    flow = _plain(net, s, t)
    ask = pick(
        rng,
        f"How many {scene.unit} can be brought from {a} to {b} at most?",
        f"All {scene.words['stuff']} must come from {a} and end up at {b}; nothing is stored or lost"
        f" in between. What is the largest possible throughput in {scene.unit}?",
        f"Determine the maximum flow of {scene.words['stuff']} from {a} to {b}, in {scene.unit}.",
    )
    body = f"print(nx.maximum_flow_value(G, {net.names[s]!r}, {net.names[t]!r}))\n"
    end = boxed("The maximum is", flow.value)
    return Made(ask, _code(net) + body, f"{_told(rng, net, flow)}\n{end}", str(flow.value))


def _cut(rng: random.Random, scene: Scene, net: Net, s: int, t: int) -> Made | None:
    a, b = called(scene, net.names[s]), called(scene, net.names[t])
    flow = _plain(net, s, t)
    jam, links = scene.words["jam"], plural(scene.link)
    ask = pick(
        rng,
        f"Some {links} are to be {jam} so that no {scene.words['stuff']} can get from {a} to {b} any"
        f" more. What is the smallest possible total {measure(scene)} of the {links} that are {jam}?",
        f"Choose {links} to be {jam} such that {a} is completely separated from {b} (in this "
        f"direction) and their total {measure(scene)} is least. Give this total.",
    )
    body = f"print(nx.minimum_cut_value(G, {net.names[s]!r}, {net.names[t]!r}))\n"
    chain = f"By duality the least such total is the largest flow from {a} to {b}. {_told(rng, net, flow)}"
    end = boxed(f"So taking out exactly these {links} is best, and the total is", flow.value)
    return Made(ask, _code(net) + body, f"{chain}\n{end}", str(flow.value))


def _loss(rng: random.Random, scene: Scene, net: Net, s: int, t: int) -> Made | None:
    a, b = called(scene, net.names[s]), called(scene, net.names[t])
    flow, order = _plain(net, s, t), rng.sample(net.edges, len(net.edges))
    for edge in order:
        rest = net.without(net.edges.index(edge))
        less = _plain(rest, s, t)
        loss = flow.value - less.value
        if less.value and 0 < loss < net.cost()[edge]:
            break
    else:
        return None
    u, v = (net.names[x] for x in edge)
    ask = pick(
        rng,
        f"The {scene.link} {u} → {v} is {scene.words['jam']}. By how many {scene.unit} does the "
        f"maximum flow from {a} to {b} drop?",
        f"How much smaller (in {scene.unit}) does the largest possible flow from {a} to {b} become "
        f"if the {scene.link} from {u} to {v} fails?",
    )
    body = (
        f"before = nx.maximum_flow_value(G, {net.names[s]!r}, {net.names[t]!r})\n"
        f"G.remove_edge({u!r}, {v!r})\n"
        f"print(before - nx.maximum_flow_value(G, {net.names[s]!r}, {net.names[t]!r}))\n"
    )
    chain = (
        f"With all {plural(scene.link)}. {_told(rng, net, flow)}\n"
        f"Without {u} → {v}. {_told(rng, rest, less)}"
    )
    end = boxed(f"The drop is {flow.value} - {less.value} =", loss)
    return Made(ask, _code(net) + body, f"{chain}\n{end}", str(loss))


def _limited(rng: random.Random, scene: Scene, net: Net, s: int, t: int) -> Made | None:
    """Limit what may pass one place: split it into an entry and an exit."""
    a, b = called(scene, net.names[s]), called(scene, net.names[t])
    flow, inner = _plain(net, s, t), [v for v in range(net.size) if v not in {s, t}]
    rng.shuffle(inner)
    for v in inner:
        through = sum(max(0, net.cost()[e] - flow.rest[e]) for e in net.edges if e[1] == v)
        if through < 4:
            continue
        limit = rng.randint(2, through - 2)
        arcs = {(net.size if u == v else u, w): c for (u, w), c in net.cost().items()}
        label = {i: str(name) for i, name in enumerate(net.names)}
        label |= {v: f"{net.names[v]}-in", net.size: f"{net.names[v]}-out"}
        new = _Flow(arcs | {(v, net.size): limit}, s, t, label)
        if new.value < flow.value:
            break
    else:
        return None
    x = called(scene, net.names[v])
    ask = pick(
        rng,
        f"In addition no more than {limit} {scene.unit} may pass through {x} in total. What is the "
        f"maximum flow from {a} to {b} in {scene.unit}?",
        f"Because of repairs {x} itself can handle at most {limit} {scene.unit}. How many "
        f"{scene.unit} can then be brought from {a} to {b} at most?",
    )
    name = net.names[v]
    body = (
        f'H = nx.DiGraph()\nfor tail, head, capacity in links:\n'
        f'    start = "exit" if tail == {name!r} else tail\n'
        f'    H.add_edge(start, head, capacity=capacity)\n'
        f'H.add_edge({name!r}, "exit", capacity={limit})\n'
        f"print(nx.maximum_flow_value(H, {net.names[s]!r}, {net.names[t]!r}))\n"
    )  # fmt: skip
    chain = (
        f"Split {x} into an entry {label[v]} and an exit {label[net.size]}, joined by an arc of "
        f"capacity {limit}; then only arcs are limited. {_told(rng, net, new)}"
    )
    end = boxed("The maximum is", new.value)
    return Made(ask, _code(net) + body, f"{chain}\n{end}", str(new.value))


def _routes(rng: random.Random, scene: Scene, net: Net, s: int, t: int) -> Made | None:
    a, b = called(scene, net.names[s]), called(scene, net.names[t])
    label = {i: str(name) for i, name in enumerate(net.names)}
    flow = _Flow(dict.fromkeys(net.edges, 1), s, t, label)
    if flow.value < 2:
        return None
    ask = pick(
        rng,
        f"How many routes from {a} to {b} can be in use at the same time at most if no "
        f"{scene.link} may belong to two of them? ({plural(scene.place).capitalize()} may be shared.)",
        f"What is the least number of {plural(scene.link)} that must be {scene.words['jam']} so that "
        f"{b} can no longer be reached from {a}?",
    )
    body = f"print(nx.edge_connectivity(G, {net.names[s]!r}, {net.names[t]!r}))\n"
    chain = (
        f"Give every {scene.link} capacity 1. By Menger's theorem the largest number of routes "
        f"without a common {scene.link} equals the least number of {plural(scene.link)} that "
        f"separate {a} from {b}, and both equal the maximum flow. {_told(rng, net, flow)}"
    )
    return Made(
        ask, program(net, body), f"{chain}\n{boxed('Answer:', flow.value)}", str(flow.value)
    )


def _crossings(rng: random.Random, scene: Scene, net: Net, s: int, t: int) -> Made | None:
    if (s, t) in net.edges:
        return None
    a, b = called(scene, net.names[s]), called(scene, net.names[t])
    n, name = net.size, net.names
    label = {v: f"{name[v]}-in" for v in range(n)} | {n + v: f"{name[v]}-out" for v in range(n)}
    label |= {n + s: str(name[s]), t: str(name[t])}
    arcs = {(n + u, v): 1 for u, v in net.edges} | {
        (v, n + v): 1 for v in range(n) if v not in {s, t}
    }
    flow = _Flow(arcs, n + s, t, label)
    if flow.value < 2:
        return None
    ask = pick(
        rng,
        f"At least how many {plural(scene.place)} other than {a} and {b} have to be out of action"
        f" so that nothing can get from {a} to {b}?",
        f"What is the largest number of routes from {a} to {b} that have no {scene.place} in common "
        "apart from their two ends?",
    )
    body = f"print(nx.node_connectivity(G, {name[s]!r}, {name[t]!r}))\n"
    chain = (
        f"Replace every {scene.place} X between the ends by an arc from X-in to X-out and give all "
        "arcs capacity 1. By Menger's theorem the number of routes without a common inner "
        f"{scene.place}, the number of {plural(scene.place)} that separate the ends, and the "
        f"maximum flow agree. {_told(rng, net, flow)}"
    )
    return Made(
        ask, program(net, body), f"{chain}\n{boxed('Answer:', flow.value)}", str(flow.value)
    )


FORMS = {
    1: ("value",),
    2: ("value", "cut", "value", "cut", "routes"),
    3: ("value", "cut", "loss", "cut", "routes"),
    4: ("cut", "loss", "limited", "cut", "crossings", "routes"),
    5: ("loss", "limited", "value", "cut", "crossings"),
}
_FORMS = {
    "value": _value, "cut": _cut, "loss": _loss, "limited": _limited,
    "routes": _routes, "crossings": _crossings,
}  # fmt: skip

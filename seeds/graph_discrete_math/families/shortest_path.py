"""Shortest routes: how long, how many, which one, and what a closure costs."""

from __future__ import annotations

import random
from itertools import pairwise

from loong.families import Problem
from loong.seeds.graph_discrete_math.families._graph_words import (
    Made,
    Scene,
    boxed,
    bracketed,
    called,
    first_rule,
    listing,
    names,
    pick,
    posed,
    program,
)
from loong.seeds.graph_discrete_math.families._graphs import (
    Edge,
    Net,
    connected,
    dijkstra,
    level_of,
    oriented,
    until,
)
from loong.types import AnswerType

TITLE = "Shortest routes"
TOPICS = ("shortest paths", "Dijkstra's algorithm", "weighted graphs")
LEVELS = 5
FINITE = None

SCENES = (
    Scene(
        ("{n} are joined by {m}, all of them open in both directions.",
         "The council of a rural district looks after {m} between {n}; each can be driven both ways."),
        "town", "road", ("towns", "letters"), "length in kilometres", "km",
        {"who": "a lorry", "best": "shortest", "total": "length", "way": "route"},
    ),
    Scene(
        ("A mountain club keeps {n} and {m} between them, which take equally long in both directions.",
         "A hiking map shows {n}. They are linked by {m}; uphill or downhill, the signposts give the same time."),
        "hut", "trail", ("letters", "numbers"), "walking time in minutes", "minutes",
        {"who": "a hiker", "best": "quickest", "total": "walking time", "way": "route"},
    ),
    Scene(
        ("A data centre has {n} joined by {m}. A packet may cross a cable in either direction.",
         "{n} exchange packets over {m}; every cable works both ways."),
        "server", "cable", ("servers", "numbers"), "delay in milliseconds", "milliseconds",
        {"who": "a packet", "best": "fastest", "total": "delay", "way": "path"},
    ),
    Scene(
        ("A ferry company serves {n} with {m}; the fare is the same in both directions.",
         "Between {n} of an archipelago there are {m}, sailing both ways for the same fare."),
        "island", "ferry line", ("islands", "letters"), "fare in euros", "euros",
        {"who": "a passenger", "best": "cheapest", "total": "fare", "way": "connection"},
    ),
    Scene(
        ("The old town is closed to through traffic: its {n} are linked by {m}, all of them one-way.",
         "A navigation device stores {n} and {m}. Each street may be used only in the direction given."),
        "crossing", "street", ("letters", "numbers"), "driving time in seconds", "seconds",
        {"who": "a taxi", "best": "quickest", "total": "driving time", "way": "route",
         "arrow": "cars may drive from X to Y"},
    ),
    Scene(
        ("In a warehouse {n} are connected by {m}, each of which runs in one direction only.",
         "Parcels travel between {n} on {m}. A belt never runs backwards."),
        "sorting point", "conveyor belt", ("letters", "numbers"), "transport time in seconds", "seconds",
        {"who": "a parcel", "best": "quickest", "total": "transport time", "way": "route",
         "arrow": "the belt carries parcels from X to Y"},
    ),
    Scene(
        ("A tram company runs {m} between {n}, in both directions.",
         "The tram map of a city shows {n}, and {m} between neighbouring stops; trams run both ways."),
        "stop", "section", ("stations",), "travel time in minutes", "minutes",
        {"who": "a passenger", "best": "quickest", "total": "travel time", "way": "connection"},
    ),
    Scene(
        ("A message is passed on among {n}, along {m} that work in one direction only.",
         "An agency has {n} in the field and {m}; each channel carries messages one way."),
        "courier", "channel", ("people",), "handling time in hours", "hours",
        {"who": "a message", "best": "quickest", "total": "handling time", "way": "chain",
         "arrow": "X can pass a message to Y"},
    ),
)  # fmt: skip


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    form = rng.choice(FORMS[level])
    return until(lambda: _try(rng, level, form))


def _try(rng: random.Random, level: int, form: str) -> Problem | None:
    scene = rng.choice(SCENES)
    if form == "count":
        net, s, t = _lattice(rng, level, scene)
        made = _count(rng, scene, net, s, t)
        return posed(rng, scene, net, made, form=form) if made else None
    net = _draw(rng, level, scene)
    far = _hard_pair(rng, net, level)
    made = _FORMS[form](rng, scene, net, *far) if far else None
    kind: AnswerType = "list" if form == "route" else "integer"
    return posed(rng, scene, net, made, form=form, kind=kind) if made else None


def _lattice(rng: random.Random, level: int, scene: Scene) -> tuple[Net, int, int]:
    """Draw a grid in which many routes from corner to corner tie, and spoil some of them."""
    wide, high = level_of(level, (3, 2), (3, 2), (3, 3), (4, 3), (4, 4))
    across, down = ([rng.randint(2, 9) for _ in range(k)] for k in (wide, high))
    cost: dict[Edge, int] = {}
    for x in range(wide):
        for y in range(high):
            v = x * high + y
            if x + 1 < wide:
                cost[v, v + high] = across[x]
            if y + 1 < high:
                cost[v, v + 1] = down[y]
            if x + 1 < wide and y + 1 < high and rng.random() < 0.4:
                cost[v, v + high + 1] = across[x] + down[y]
    cost = {e: c + (rng.random() < 0.15) * rng.randint(1, 3) for e, c in cost.items()}
    n = wide * high
    order, directed = rng.sample(range(n), n), "arrow" in scene.words
    arcs = {(order[u], order[v]): c for (u, v), c in cost.items() if rng.random() > 0.08}
    if not directed:
        arcs = {(min(e), max(e)): c for e, c in arcs.items()}
    edges = sorted(arcs)
    weights = tuple(arcs[e] for e in edges)
    return Net(names(rng, scene.pools, n), tuple(edges), weights, directed), order[0], order[n - 1]


def _draw(rng: random.Random, level: int, scene: Scene) -> Net:
    n = level_of(level, 5, 6, 8, 10, 13)
    m = level_of(level, 6, 9, 14, 19, 25) + rng.randrange(2)
    edges = connected(rng, n, m)
    directed = "arrow" in scene.words
    if directed:
        back = [(v, u) for u, v in edges if rng.random() < 0.2]
        edges = sorted({*oriented(rng, edges), *back})
    top = level_of(level, 9, 12, 15, 15, 20)
    weights = tuple(rng.randint(2, top) for _ in edges)
    return Net(names(rng, scene.pools, n), tuple(edges), weights, directed)


def _hard_pair(rng: random.Random, net: Net, level: int) -> tuple[int, int] | None:
    """Return two vertices whose shortest route needs several steps."""
    need = level_of(level, 2, 2, 3, 3, 4)
    pairs = [(s, t) for s in range(net.size) for t in range(net.size) if s != t]
    rng.shuffle(pairs)
    for s, t in pairs:
        if t in dict(dijkstra(net, s)) and len(_one_route(net, s, t)) > need:
            return s, t
    return None


def _tight(net: Net, dist: dict[int, int], t: int) -> list[int]:
    """Return the vertices from which a shortest route may enter t."""
    cost = net.cost()
    before = [u for u in range(net.size) if u in dist and (u, t) in cost]
    return [u for u in before if dist[u] + cost[u, t] == dist[t]]


def _one_route(net: Net, s: int, t: int) -> list[int]:
    """Return the shortest route that is found backwards from t by the first name."""
    dist, route = dict(dijkstra(net, s)), [t]
    while route[-1] != s:
        route.append(_tight(net, dist, route[-1])[0])
    return route[::-1]


def _rounds(rng: random.Random, scene: Scene, net: Net, s: int, t: int | None) -> str:
    """Tell Dijkstra's rounds from s until t is settled, or to the end."""
    name, near, cost = [called(scene, x) for x in net.names], net.near(), net.cost()
    unit = scene.unit
    best: dict[int, int] = {s: 0}
    done: list[int] = []
    lines: list[str] = []
    for u, d in dijkstra(net, s):
        done.append(u)
        if u == t:
            lines.append(f"- {name[u]} is settled at {d}, and we may stop.")
            break
        better: list[str] = []
        for v in near[u]:
            if v not in done and d + cost[u, v] < best.get(v, 10**9):
                best[v] = d + cost[u, v]
                better.append(f"{name[v]}: {d} + {cost[u, v]} = {best[v]}")
        news = f"new or better values for {', '.join(better)}" if better else "nothing improves"
        lines.append(f"- {name[u]} is settled at {d}; {news}.")
    opening = pick(
        rng,
        f"Use Dijkstra's method from {name[s]} (values in {unit}): always settle the open vertex "
        "with the smallest tentative value; it is final because all weights are positive.",
        f"Work outwards from {name[s]}. In every round the unsettled vertex with the least value so "
        f"far (in {unit}) is settled, since no detour through larger values can beat it.",
        f"Grow the set of settled vertices from {name[s]}, nearest first (in {unit}). No weight is "
        "negative, so the smallest open value can never be undercut later.",
    )
    return opening + "\n" + "\n".join(lines)


def _length(rng: random.Random, scene: Scene, net: Net, s: int, t: int) -> Made | None:
    w, a, b = scene.words, called(scene, net.names[s]), called(scene, net.names[t])
    answer = dict(dijkstra(net, s))[t]
    route = " → ".join(str(net.names[v]) for v in _one_route(net, s, t))
    ask = pick(
        rng,
        f"What is the {w['total']}, in {scene.unit}, of the {w['best']} {w['way']} from {a} to {b}?",
        f"{w['who'].capitalize()} has to get from {a} to {b}. Find the smallest possible total "
        f"{w['total']}. Answer with the number of {scene.unit} only.",
        f"How many {scene.unit} does the {w['best']} {w['way']} from {a} to {b} amount to?",
    )
    body = f"print(nx.dijkstra_path_length(G, {net.names[s]!r}, {net.names[t]!r}))\n"
    end = boxed(f"The value {answer} is reached along {route}, so the answer is", answer)
    return Made(ask, program(net, body), f"{_rounds(rng, scene, net, s, t)}\n{end}", str(answer))


def _route(rng: random.Random, scene: Scene, net: Net, s: int, t: int) -> Made | None:
    w, a, b = scene.words, called(scene, net.names[s]), called(scene, net.names[t])
    back = Net(net.names, tuple((v, u) for u, v in net.edges), net.weights, net.directed)
    left, cost, near = dict(dijkstra(back, t)), net.cost(), net.near()
    route, notes = [s], list[str]()
    while route[-1] != t:
        u = route[-1]
        good = [v for v in near[u] if v in left and left[u] == cost[u, v] + left[v]]
        tie = f"; the first of {listing(net.names[v] for v in good)}" if len(good) > 1 else ""
        v = good[0]
        notes.append(
            f"- from {net.names[u]} ({left[u]} to go) to {net.names[v]}: "
            f"{left[u]} = {cost[u, v]} + {left[v]}{tie}."
        )
        route.append(v)
    answer = bracketed(net.names[v] for v in route)
    rule = first_rule(net)
    ask = pick(
        rng,
        f"Which {w['way']} from {a} to {b} has the smallest total {w['total']}? List every "
        f"{scene.place} on it in order, from start to end, as [X, Y, …].",
        f"Write down the {w['best']} {w['way']} from {a} to {b} as a list in square brackets "
        f"that begins with {net.names[s]} and ends with {net.names[t]}.",
    ) + (
        f" If several are equally good, compare their lists at the first position where they differ"
        f" and give the one whose entry there comes first {rule}."
    )
    body = (
        f'routes = nx.all_shortest_paths(G, {net.names[s]!r}, {net.names[t]!r}, weight="weight")\n'
        'print("[" + ", ".join(str(stop) for stop in min(routes)) + "]")\n'
    )
    told = "backwards along the arrows, so each value is what is left to the target" * net.directed
    chain = (
        f"First find how far every {scene.place} is from the target {net.names[t]}"
        f"{', working ' + told if told else ''}.\n{_rounds(rng, scene, back, t, None)}\n"
        f"Now walk from {net.names[s]} and at each stop take the first {scene.place} ({rule}) with "
        "value here = step + value there, which keeps exactly the best total:\n" + "\n".join(notes)
    )
    return Made(ask, program(net, body), chain + "\n" + boxed("This gives", answer), answer)


def _count(rng: random.Random, scene: Scene, net: Net, s: int, t: int) -> Made | None:
    w, a, b = scene.words, called(scene, net.names[s]), called(scene, net.names[t])
    settled = dijkstra(net, s)
    dist = dict(settled)
    if t not in dist:
        return None
    ways, notes = {s: 1}, list[str]()
    for v, d in settled[1:]:
        before = _tight(net, dist, v)
        ways[v] = sum(ways[u] for u in before)
        total = " + ".join(str(ways[u]) for u in before)
        shown = f"{total} = {ways[v]}" if len(before) > 1 else str(ways[v])
        notes.append(
            f"- {called(scene, net.names[v])} (at {d}) from "
            f"{listing(net.names[u] for u in before)}: {shown}"
        )
        if v == t:
            break
    if ways[t] < 2:
        return None
    ask = pick(
        rng,
        f"Several {w['way']}s from {a} to {b} tie for the smallest total {w['total']}. How many are there?",
        f"In how many different ways can {w['who']} get from {a} to {b} with the smallest possible "
        f"total {w['total']}? (Two ways differ if they do not visit the same {scene.place}s in the same order.)",
    )
    body = (
        f'routes = nx.all_shortest_paths(G, {net.names[s]!r}, {net.names[t]!r}, weight="weight")\n'
        "print(len(list(routes)))\n"
    )
    chain = (
        f"{_rounds(rng, scene, net, s, t)}\nA best way reaches a vertex over those predecessors "
        "whose own value plus the step equals the vertex's value. Their numbers of best ways add up "
        f"(there is 1 for {called(scene, net.names[s])} itself):\n" + "\n".join(notes)
    )
    return Made(
        ask, program(net, body), chain + "\n" + boxed(f"Best ways to {b}:", ways[t]), str(ways[t])
    )


def _via(rng: random.Random, scene: Scene, net: Net, s: int, t: int) -> Made | None:
    w, name = scene.words, net.names
    dist, route = dict(dijkstra(net, s)), _one_route(net, s, t)
    middle = [c for c in range(net.size) if c in dist and c not in route]
    middle = [
        c for c in middle if t in (rest := dict(dijkstra(net, c))) and dist[c] + rest[t] > dist[t]
    ]
    if not middle:
        return None
    c = rng.choice(middle)
    second = dict(dijkstra(net, c))[t]
    answer = dist[c] + second
    a, b, over = (called(scene, name[v]) for v in (s, t, c))
    ask = pick(
        rng,
        f"{w['who'].capitalize()} must go from {a} to {b} and call at {over} on the way; places and "
        f"{scene.link}s may be used more than once. What is the least total {w['total']} in {scene.unit}?",
        f"Find the smallest total {w['total']} (in {scene.unit}) from {a} to {b} if {over} has to be "
        f"visited in between. The same {scene.place} may be passed twice.",
    )
    body = (
        f"first = nx.dijkstra_path_length(G, {name[s]!r}, {name[c]!r})\n"
        f"second = nx.dijkstra_path_length(G, {name[c]!r}, {name[t]!r})\nprint(first + second)\n"
    )
    chain = (
        f"The two legs {name[s]} to {name[c]} and {name[c]} to {name[t]} can be optimised "
        f"separately.\nFirst leg. {_rounds(rng, scene, net, s, c)}\nSo it costs {dist[c]}.\n"
        f"Second leg. {_rounds(rng, scene, net, c, t)}\nSo it costs {second}."
    )
    return Made(
        ask,
        program(net, body),
        chain + "\n" + boxed(f"Together {dist[c]} + {second} =", answer),
        str(answer),
    )


def _closed(rng: random.Random, scene: Scene, net: Net, s: int, t: int) -> Made | None:
    w, name, route = scene.words, net.names, _one_route(net, s, t)
    old = dict(dijkstra(net, s))[t]
    steps = list(pairwise(route))
    rng.shuffle(steps)
    for u, v in steps:
        index = net.index(u, v)
        rest = net.without(index)
        new = dict(dijkstra(rest, s)).get(t)
        if new is not None and new > old:
            break
    else:
        return None
    answer = new - old
    a, b = called(scene, name[s]), called(scene, name[t])
    gone = f"{name[u]} {'→' if net.directed else '–'} {name[v]}"
    ask = pick(
        rng,
        f"The {scene.link} {gone} fails. By how many {scene.unit} does the smallest total "
        f"{w['total']} from {a} to {b} increase?",
        f"By how many {scene.unit} does the {w['best']} {w['way']} from {a} to {b} get worse when "
        f"the {scene.link} {gone} cannot be used?",
    )
    body = (
        f"before = nx.dijkstra_path_length(G, {name[s]!r}, {name[t]!r})\n"
        f"G.remove_edge({name[u]!r}, {name[v]!r})\n"
        f"print(nx.dijkstra_path_length(G, {name[s]!r}, {name[t]!r}) - before)\n"
    )
    chain = (
        f"With everything open. {_rounds(rng, scene, net, s, t)}\nSo {b} is {old} away.\n"
        f"Without {gone}. {_rounds(rng, scene, rest, s, t)}\nNow {b} is {new} away."
    )
    return Made(
        ask,
        program(net, body),
        chain + "\n" + boxed(f"The increase is {new} - {old} =", answer),
        str(answer),
    )


FORMS = {
    1: ("length",),
    2: ("length", "route"),
    3: ("route", "count", "via", "closed"),
    4: ("count", "via", "closed", "route"),
    5: ("count", "via", "closed", "route"),
}
_FORMS = {"length": _length, "route": _route, "count": _count, "via": _via, "closed": _closed}

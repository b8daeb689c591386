"""Distances in steps: eccentricity, radius, centre, diameter, and sums of distances."""

from __future__ import annotations

import random

from loong.families import Problem
from loong.seeds.graph_discrete_math.families._graph_words import (
    Made,
    Scene,
    boxed,
    called,
    cap,
    names,
    pick,
    plural,
    posed,
    program,
)
from loong.seeds.graph_discrete_math.families._graphs import (
    Net,
    connected,
    level_of,
    reach,
    until,
)
from loong.types import AnswerType

TITLE = "Distances, centres and the Wiener index"
TOPICS = ("breadth-first search", "eccentricity", "diameter and radius", "Wiener index")
LEVELS = 5
FINITE = None

SCENES = (
    Scene(
        ("An underground network has {n} and {m} between neighbouring stations.",
         "{n} of an underground railway are joined by {m}, used in both directions."),
        "station", "section", ("stations", "letters"),
        words={"step": "section", "site": "a control room is to be placed at one station"},
    ),
    Scene(
        ("In a company {n} pass messages on along {m}, to and fro.",
         "{n} have {m} among themselves and send messages only along these."),
        "employee", "contact", ("people",), words={"step": "contact", "site": "one employee is to become the press officer"},
    ),
    Scene(
        ("A computer network consists of {n} and {m}.",
         "{n} are joined by {m}; packets travel both ways."),
        "router", "line", ("servers", "numbers"), words={"step": "line", "site": "a name server is to be attached to one router"},
    ),
    Scene(
        ("An airline serves {n} by {m}, all of them there and back.",
         "{m}, there and back, connect {n}."),
        "airport", "flight route", ("islands", "letters"), words={"step": "flight", "site": "a repair shop is to be set up at one airport"},
    ),
    Scene(
        ("A museum has {n} and {m} that join them.",
         "The {n} of a castle museum are linked by {m}."),
        "room", "door", ("rooms", "letters"), words={"step": "door", "site": "a fire extinguisher is to be placed in one room"},
    ),
    Scene(
        ("A molecule is drawn as {n} with {m} between them.",
         "In a molecule {n} are held together by {m}."),
        "atom", "bond", ("letters", "numbers"), words={"step": "bond", "site": "a marker is to be attached to one atom"},
    ),
    Scene(
        ("A board game has {n}, joined by {m}; a piece moves along one line a turn.",
         "{n} on a board are joined by {m}, along which the pieces move step by step."),
        "field", "line", ("numbers", "letters"), words={"step": "line", "site": "one field is to become the base"},
    ),
)  # fmt: skip


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    form = rng.choice(FORMS[level])
    kinds: dict[str, AnswerType] = {"centre": "set", "best": "set"}
    return until(lambda: _try(rng, level, form, kinds.get(form, "integer")))


def _try(rng: random.Random, level: int, form: str, kind: AnswerType) -> Problem | None:
    scene = rng.choice(SCENES)
    n = level_of(level, 5, 7, 9, 11, 13) + rng.randrange(2)
    edges = connected(rng, n, n + rng.randint(0, level_of(level, 1, 2, 3, 4, 5)) - 1)
    net = Net(names(rng, scene.pools, n), tuple(edges))
    made = _FORMS[form](rng, scene, net)
    if not made or max(_far(net)) < level_of(level, 2, 3, 3, 4, 4):
        return None
    return posed(rng, scene, net, made, form=form, kind=kind)


def _table(net: Net) -> list[list[int]]:
    near = net.near()
    return [[d for _, d in sorted(reach(near, v).items())] for v in range(net.size)]


def _far(net: Net) -> list[int]:
    return [max(row) for row in _table(net)]


def _levels(net: Net, v: int) -> str:
    far = reach(net.near(), v)
    parts = [
        f"({k}) {', '.join(str(net.names[w]) for w in sorted(far) if far[w] == k)}"
        for k in range(1, max(far.values()) + 1)
    ]
    return "; ".join(parts)


def _search(rng: random.Random, net: Net) -> str:
    rows = [f"- from {net.names[v]}: {_levels(net, v)}" for v in range(net.size)]
    opening = pick(
        rng,
        "Breadth-first search from each vertex gives the following distances (in brackets, followed by "
        "those that are so far away):",
        "Work outwards from every vertex, neighbours first, then their new neighbours, and so on; the "
        "lists show the distance in brackets and then those that have it:",
    )
    return f"{opening}\n" + "\n".join(rows)


def _rule(scene: Scene) -> str:
    return (
        f"The distance of two {plural(scene.place)} is the smallest number of "
        f"{plural(scene.words['step'])} on a way from one to the other."
    )


def _eccentricity(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    v = rng.randrange(net.size)
    answer = _far(net)[v]
    if answer < 2:
        return None
    x = called(scene, net.names[v])
    ask = pick(
        rng,
        f"{_rule(scene)} How large is the greatest distance of any {scene.place} from {x}?",
        f"How many {plural(scene.words['step'])} does one need at most to get from {x} to another "
        f"{scene.place}, if always a shortest way is chosen?",
    )
    body = f"print(nx.eccentricity(G, {net.names[v]!r}))\n"
    chain = (
        f"Work outwards from {x}, neighbours first; the number of steps (in brackets) is followed by "
        f"what is reached with it and not before: {_levels(net, v)}."
    )
    end = boxed("The largest number of steps is", answer)
    return Made(ask, program(net, body), f"{chain}\n{end}", str(answer))


def _diameter(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    far = _far(net)
    answer = max(far)
    ask = pick(
        rng,
        f"{_rule(scene)} How far apart are the two {plural(scene.place)} that are farthest from each other?",
        f"What is the smallest number k such that one can get from any {scene.place} to any other over "
        f"at most k {plural(scene.words['step'])}?",
    )
    chain = f"{_search(rng, net)}\nThe largest distance that occurs is {answer}."
    end = boxed("So the answer is", answer)
    return Made(ask, program(net, "print(nx.diameter(G))\n"), f"{chain}\n{end}", str(answer))


def _radius(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    far = _far(net)
    answer = min(far)
    if answer == max(far):
        return None
    ask = pick(
        rng,
        f"{cap(scene.words['site'])} so that the greatest distance to any "
        f"other {scene.place} is as small as possible. {_rule(scene)} How large is this greatest distance then?",
        f"{_rule(scene)} For every {scene.place} take its greatest distance from another one. What is "
        "the smallest of these numbers?",
    )
    chain = f"{_search(rng, net)}\n{_greatest(scene, net, far)}"
    end = boxed("The smallest of these is", answer)
    return Made(ask, program(net, "print(nx.radius(G))\n"), f"{chain}\n{end}", str(answer))


def _greatest(scene: Scene, net: Net, far: list[int]) -> str:
    shown = ", ".join(f"{called(scene, net.names[v])}: {d}" for v, d in enumerate(far))
    return f"Greatest distances: {shown}."


def _centre(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    far = _far(net)
    best = [v for v in range(net.size) if far[v] == min(far)]
    if len(best) > net.size // 2:
        return None
    answer = "{" + ", ".join(str(net.names[v]) for v in best) + "}"
    ask = (
        f"{cap(scene.words['site'])} so that the greatest distance to any "
        f"other {scene.place} is as small as possible. {_rule(scene)} Which {plural(scene.place)} are "
        "suitable? Give the set of all of them in braces."
    )
    body = 'print("{" + ", ".join(str(v) for v in sorted(nx.center(G))) + "}")\n'
    chain = f"{_search(rng, net)}\n{_greatest(scene, net, far)} The smallest value is {min(far)}."
    return Made(ask, program(net, body), f"{chain}\n{boxed('It occurs at', answer)}", answer)


def _best(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    sums = [sum(row) for row in _table(net)]
    best = [v for v in range(net.size) if sums[v] == min(sums)]
    if len(best) > 2:
        return None
    answer = "{" + ", ".join(str(net.names[v]) for v in best) + "}"
    ask = (
        f"{_rule(scene)} For which {plural(scene.place)} is the sum of the distances to all the others "
        "smallest? Give the set of all of them in braces."
    )
    body = (
        "total = {v: sum(nx.shortest_path_length(G, v).values()) for v in G}\n"
        "best = sorted(v for v in G if total[v] == min(total.values()))\n"
        'print("{" + ", ".join(str(v) for v in best) + "}")\n'
    )
    shown = ", ".join(f"{called(scene, net.names[v])}: {s}" for v, s in enumerate(sums))
    chain = f"{_search(rng, net)}\nSums of distances: {shown}. The smallest is {min(sums)}."
    return Made(ask, program(net, body), f"{chain}\n{boxed('It occurs at', answer)}", answer)


def _wiener(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    table = _table(net)
    sums = [sum(row) for row in table]
    answer = sum(sums) // 2
    ask = pick(
        rng,
        f"{_rule(scene)} What is the sum of the distances over all unordered pairs of different "
        f"{plural(scene.place)} (the Wiener index)?",
        f"{_rule(scene)} Add up the distances of all pairs of {plural(scene.place)}, each pair counted "
        "once. What is the total?",
    )
    chain = (
        f"{_search(rng, net)}\nRow sums: {' + '.join(map(str, sums))} = {sum(sums)}. Every pair has been "
        "counted from both of its ends."
    )
    end = boxed(f"{sum(sums)} / 2 =", answer)
    return Made(
        ask, program(net, "print(int(nx.wiener_index(G)))\n"), f"{chain}\n{end}", str(answer)
    )


def _pairs(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    table = _table(net)
    k = rng.randint(2, max(2, max(map(max, table)) - 1))
    counts = [row.count(k) for row in table]
    answer = sum(counts) // 2
    if answer < 2:
        return None
    ask = f"{_rule(scene)} How many unordered pairs of {plural(scene.place)} have distance exactly {k}?"
    body = (
        "far = dict(nx.all_pairs_shortest_path_length(G))\n"
        f"print(sum(d == {k} for row in far.values() for d in row.values()) // 2)\n"
    )
    chain = (
        f"{_search(rng, net)}\nNumber of entries with distance {k}: {' + '.join(map(str, counts))} = "
        f"{sum(counts)}. Every pair appears twice."
    )
    end = boxed(f"{sum(counts)} / 2 =", answer)
    return Made(ask, program(net, body), f"{chain}\n{end}", str(answer))


FORMS = {
    1: ("eccentricity", "diameter", "pairs"),
    2: ("eccentricity", "diameter", "radius", "pairs", "wiener"),
    3: ("diameter", "radius", "centre", "pairs", "wiener", "wiener"),
    4: ("centre", "best", "pairs", "wiener"),
    5: ("centre", "best", "wiener", "pairs"),
}
_FORMS = {
    "eccentricity": _eccentricity, "diameter": _diameter, "radius": _radius, "centre": _centre,
    "best": _best, "wiener": _wiener, "pairs": _pairs,
}  # fmt: skip

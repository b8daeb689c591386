"""Repeat one rearrangement: orders, positions after many rounds, inversions, cycle types."""

from __future__ import annotations

import random
from math import factorial, lcm, prod
from typing import NamedTuple

from loong.families import Problem
from loong.seeds.graph_discrete_math.families._discrete import (
    Form,
    counted,
    made,
    many,
    one_of,
    people,
    plus,
    program,
    series,
)

TITLE = "Permutations and their cycles"
TOPICS = ("permutations", "cycle decomposition", "order of a permutation", "inversions")
LEVELS = 5
FINITE = None

Map = dict[int, int]


class _Scene(NamedTuple):
    told: str
    one: str
    """What moves."""
    place: str
    round: str


_SCENES = (
    _Scene("{who} shuffles a stack of {n} different cards again and again in exactly the same way. Places are numbered from the top, 1 to {n}.", "card", "place", "shuffle"),
    _Scene("{who} gives a party. {n} guests sit on chairs numbered 1 to {n}. At every gong all change chairs by one fixed plan.", "guest", "chair", "gong"),
    _Scene("A scrambler built by {who} moves the letters of a word of {n} different letters between places 1 to {n}; its output is fed in again and again.", "letter", "place", "pass"),
    _Scene("{who} designs a dance for {n} dancers on marks 1 to {n}. In every figure all move by the same plan.", "dancer", "mark", "figure"),
    _Scene("{who} keeps {n} different bags on hooks numbered 1 to {n}. Every night they are moved by the same rule.", "bag", "hook", "night"),
    _Scene("{who} programs a robot that rearranges {n} different crates on bays 1 to {n}; every run moves them by the same rule.", "crate", "bay", "run"),
    _Scene("{who}'s juggling routine uses {n} different balls on stands 1 to {n}. Each sequence moves the balls between the stands in the same way.", "ball", "stand", "sequence"),
)  # fmt: skip


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    return one_of(rng, _FORMS, level, floor=2)


def _permutation(rng: random.Random, cycles: list[int]) -> Map:
    points = rng.sample(range(1, sum(cycles) + 1), sum(cycles))
    moves: Map = {}
    for size in cycles:
        ring, points = points[:size], points[size:]
        moves.update(zip(ring, [*ring[1:], ring[0]], strict=True))
    return dict(sorted(moves.items()))


_TYPES = (
    ((3, 2, 1), (4, 2), (4, 3), (5, 1), (5, 2), (5, 3), (3, 3, 1), (4, 3, 1), (7, 1), (7, 2), (2, 2, 2, 1)),
    ((5, 3), (5, 4), (6, 3), (6, 4), (7, 2), (7, 4), (5, 3, 2), (8, 3), (7, 3, 1), (9, 2)),
    ((5, 4), (5, 3, 2), (4, 3, 2), (6, 4), (7, 2), (7, 3), (4, 4, 3), (6, 3, 1)),
    ((5, 4, 2), (5, 4, 3), (7, 3, 2), (6, 4, 3), (6, 5, 1), (7, 4, 2), (5, 3, 3), (8, 3)),
    ((5, 4, 3), (7, 4, 3), (5, 6, 2), (7, 5, 2), (4, 5, 6), (7, 6, 2), (8, 5, 3), (9, 4, 2)),
)  # fmt: skip


class _Plan(NamedTuple):
    scene: _Scene
    moves: Map


def _plan(rng: random.Random, level: int) -> _Plan:
    return _Plan(rng.choice(_SCENES), _permutation(rng, list(rng.choice(_TYPES[level - 1]))))


def _told(rng: random.Random, plan: _Plan) -> str:
    scene, n = plan.scene, len(plan.moves)
    arrows = ", ".join(f"{a} → {b}" for a, b in plan.moves.items())
    rule = rng.choice((
        f"After one {scene.round} the {scene.one} from {scene.place} a is on {scene.place} b, as follows (a → b): {arrows}.",
        f"With every {scene.round} the {scene.one}s move between the {scene.place}s like this: {arrows}.",
    ))  # fmt: skip
    return f"{scene.told.format(who=people(rng, 1)[0], n=n)} {rule}"


def _cycles(moves: Map) -> list[list[int]]:
    left, found = sorted(moves), list[list[int]]()
    while left:
        ring = [left[0]]
        while moves[ring[-1]] != ring[0]:
            ring.append(moves[ring[-1]])
        found.append(ring)
        left = [p for p in left if p not in ring]
    return found


def _written(cycles: list[list[int]]) -> str:
    return "".join(f"({' '.join(map(str, ring))})" for ring in cycles)


_SIMULATE = """
    place = {start: start for start in moves}  # where the thing that began at `start` is now
"""


def _order(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, level)
    rings, scene = _cycles(plan.moves), plan.scene
    sizes = [len(ring) for ring in rings]
    answer = lcm(*sizes)
    question = f"{_told(rng, plan)} " + rng.choice((
        f"How many {many(scene.round)} does it take until every {scene.one} is back on its starting {scene.place} for the first time?",
        f"What is the smallest positive number of {many(scene.round)} after which all {scene.one}s are where they started?",
    ))  # fmt: skip
    question = _human(question, scene)
    steps = [
        f"Follow the arrows: the cycles are {_written(rings)}, of lengths {series(sizes)}.",
        f"All are back exactly after common multiples of these lengths; the least is {answer}.",
    ]
    body = """
        place, rounds = dict(moves), 1
        while any(start != now for start, now in place.items()):
            place = {start: moves[now] for start, now in place.items()}
            rounds += 1
        print(rounds)
    """
    return made(
        rng, question=question, rationale=program(body, moves=plan.moves), steps=steps,
        answer=answer, parameters={"form": "order", "moves": list(plan.moves.values())},
    )  # fmt: skip


def _human(text: str, scene: _Scene) -> str:
    return (
        text.replace("its starting", "their starting") if scene.one in ("guest", "dancer") else text
    )


def _where(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, level)
    scene, rounds = plan.scene, rng.randint(30, 400)
    ring = max(_cycles(plan.moves), key=len)
    at, rounds = rng.randrange(len(ring)), rounds + (rounds % len(ring) == 0)
    start, answer = ring[at], ring[(at + rounds) % len(ring)]
    question = f"{_told(rng, plan)} " + rng.choice((
        f"On which {scene.place} is the {scene.one} that starts on {scene.place} {start} after {rounds} {many(scene.round)}?",
        f"A {scene.one} begins on {scene.place} {start}. What is the number of its {scene.place} after {rounds} {many(scene.round)}?",
    ))  # fmt: skip
    question = question.replace("its chair", "this guest's chair").replace(
        "its mark", "this dancer's mark"
    )
    steps = [
        f"The cycle of {start} is {_written([ring[at:] + ring[:at]])}, of length {len(ring)}.",
        f"{rounds} leaves remainder {rounds % len(ring)} on division by {len(ring)}; that many steps from {start} lead to {answer}.",
    ]
    body = """
        for _ in range(rounds):
            place = moves[place]
        print(place)
    """
    return made(
        rng, question=question,
        rationale=program(body, moves=plan.moves, place=start, rounds=rounds), steps=steps,
        answer=answer,
        parameters={"form": "where", "moves": list(plan.moves.values()), "start": start, "rounds": rounds},
    )  # fmt: skip


def _home(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, level)
    scene, rings = plan.scene, _cycles(plan.moves)
    top, need = rng.randint(60, 400), rng.choice([len(ring) for ring in rings if len(ring) > 1])
    sizes = [len(ring) for ring in rings]
    whole = lcm(*sizes)
    good = [r for r in range(1, whole + 1) if sum(s for s in sizes if r % s == 0) >= need]
    if len(good) > 40:
        return _home(rng, level)
    answer = len(good) * (top // whole) + sum(r <= top % whole for r in good)
    question = (
        f"{_told(rng, plan)} The {many(scene.round)} are numbered 1, 2, 3, … After how many of the first {top} {many(scene.round)} "
        f"are at least {need} of the {scene.one}s on the {scene.place} where they started?"
    )
    shown = ", ".join(map(str, good))
    steps = [
        f"The cycles are {_written(rings)}, of lengths {series(sizes)}. After r rounds exactly those whose cycle length divides r are home.",
        f"Everything repeats after lcm = {whole} rounds. In one period at least {need} are home for r = {shown}: {len(good)} rounds.",
        f"{top} = {whole} · {top // whole} + {top % whole}, and {sum(r <= top % whole for r in good)} of these r are at most {top % whole}: "
        f"{len(good)} · {top // whole} + {sum(r <= top % whole for r in good)} = {answer}.",
    ]
    body = """
        place, count = {start: start for start in moves}, 0
        for _ in range(rounds):
            place = {start: moves[now] for start, now in place.items()}
            count += sum(start == now for start, now in place.items()) >= needed
        print(count)
    """
    return made(
        rng, question=question,
        rationale=program(body, moves=plan.moves, rounds=top, needed=need), steps=steps,
        answer=answer,
        parameters={"form": "home", "moves": list(plan.moves.values()), "rounds": top, "needed": need},
    )  # fmt: skip


def _inversions(rng: random.Random, level: int) -> Problem:
    n = rng.randint(6, 7) if level == 2 else rng.randint(9, 10)
    numbers = rng.sample(range(1, n + 1), n)
    who = people(rng, 1)[0]
    row = ", ".join(map(str, numbers))
    question = rng.choice((
        f"{who} finds volumes 1 to {n} of an encyclopedia on the shelf in the order {row}. How many swaps of neighbouring volumes are needed at least to bring them into the order 1 to {n}?",
        f"In a queue stand {n} people with the numbers {row}, in this order. {who} may ask two neighbours to swap. What is the smallest number of swaps after which the numbers are in increasing order?",
        f"How many inversions (pairs of which the larger number stands first) does the row {row} have?",
        f"{who} compares two rankings of {n} teams. In the order of the first ranking, the teams hold the places {row} in the second. On how many pairs of teams do the rankings disagree?",
        f"Wagons with the numbers {row} stand in this order. A shunting move exchanges two neighbouring wagons. How many moves does {who} need at least to sort them in increasing order?",
    ))  # fmt: skip
    counts = [sum(b < a for b in numbers[i + 1 :]) for i, a in enumerate(numbers)]
    steps = [
        "The number asked for is the number of pairs in which the larger number stands first: each swap of neighbours changes it by one."
    ]
    if "inversions" in question or "disagree" in question:
        steps = ["Count, for every entry, the smaller entries to its right."]
    steps.append(
        "Smaller entries to the right: "
        + ", ".join(f"{a}: {c}" for a, c in zip(numbers, counts, strict=True))
        + "."
    )
    steps.append(f"Sum: {plus(counts)} = {sum(counts)}.")
    body = """
        swaps = 0
        for end in range(len(row) - 1, 0, -1):  # bubble sort needs the least number of swaps
            for i in range(end):
                if row[i] > row[i + 1]:
                    row[i], row[i + 1] = row[i + 1], row[i]
                    swaps += 1
        print(swaps)
    """
    return made(
        rng, question=question, rationale=program(body, row=numbers), steps=steps,
        answer=sum(counts), parameters={"form": "inversions", "row": numbers},
    )  # fmt: skip


def _partitions(n: int, top: int) -> list[tuple[int, ...]]:
    if n == 0:
        return [()]
    return [(k, *rest) for k in range(min(n, top), 0, -1) for rest in _partitions(n - k, k)]


def _plans(rng: random.Random, level: int) -> Problem:
    """Count permutations of a given order, by cycle types."""
    n = rng.randint(5, 6) if level == 3 else 7
    still = rng.randint(1, n) if rng.random() < 0.7 else 0
    free = n - (still > 0)
    types = _partitions(free, free)
    order = rng.choice(sorted({lcm(*t) for t in types} - {1, free}))
    scene, who = rng.choice(_SCENES), people(rng, 1)[0]
    question = _human(
        f"{scene.told.format(who=who, n=n)} For how many of the {factorial(n)} possible plans does it take exactly {order} {many(scene.round)} "
        f"until every {scene.one} is back on its starting {scene.place} for the first time?", scene
    )  # fmt: skip
    question = question.replace("possible plans", f"possible rules for one {scene.round}")
    steps = [
        f"The order of a permutation is the lcm of its cycle lengths. A type with m_k cycles of length k is taken by {free}! / product of k^(m_k) m_k! permutations of {free} things."
    ]
    if still:
        question += (
            f" Count only rules that leave the {scene.one} on {scene.place} {still} where it is."
        )
        steps.insert(0, f"One {scene.one} stays, so we count rules for the other {free}.")
    found = list[int]()
    for kind in (t for t in types if lcm(*t) == order):
        multi = {k: kind.count(k) for k in sorted(set(kind))}
        below = prod(k**m * factorial(m) for k, m in multi.items())
        found.append(factorial(free) // below)
        steps.append(
            f"lengths {', '.join(map(str, kind))}: {factorial(free)} / {below} = {found[-1]}"
        )
    if len(found) > 1:
        steps.append(f"Sum: {plus(found)} = {sum(found)}.")
    body = """
        from itertools import permutations
        from math import lcm

        def order(rule):
            lengths = []
            for start in range(n):
                now, steps = rule[start], 1
                while now != start:
                    now, steps = rule[now], steps + 1
                lengths.append(steps)
            return lcm(*lengths)

        rules = (rule for rule in permutations(range(n)) if not still or rule[still - 1] == still - 1)
        print(sum(order(rule) == wanted for rule in rules))
    """
    return made(
        rng, question=question, rationale=program(body, n=n, wanted=order, still=still), steps=steps,
        answer=sum(found), parameters={"form": "plans", "n": n, "order": order, "still": still, "scene": scene.one},
    )  # fmt: skip


def _log(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, level)
    rings, scene = _cycles(plan.moves), plan.scene
    secret = rng.randint(15, lcm(*(len(r) for r in rings)))
    rests = [secret % len(ring) for ring in rings]
    target = {
        ring[i]: ring[(i + r) % len(ring)]
        for ring, r in zip(rings, rests, strict=True)
        for i in range(len(ring))
    }
    shown = ", ".join(f"{a} → {target[a]}" for a in sorted(target))
    question = (
        f"{_told(rng, plan)} After some number of {many(scene.round)}, every {scene.one} has got from its starting {scene.place} to the "
        f"{scene.place} given here (start → now): {shown}. What is the smallest positive number of {many(scene.round)} for which this is so?"
    )
    if scene.one in ("guest", "dancer"):
        question = question.replace("its starting", "their starting")
    steps = [f"The cycles of one round are {_written(rings)}."]
    x, m = 0, 1
    for ring, r in zip(rings, rests, strict=True):
        steps.append(
            f"In {_written([ring])} the start {ring[0]} has moved to {target[ring[0]]}, that is {counted(r, 'step')}: r ≡ {r} (mod {len(ring)})."
        )
        tried = [x]
        while tried[-1] % len(ring) != r:
            tried.append(tried[-1] + m)
        if m > 1:
            seen = ", ".join(map(str, tried))
            steps[-1] += (
                f" Of {seen} (steps of {m}), the first that fits is {tried[-1]}." if len(tried) > 1
                else f" That holds for {x} already."
            )  # fmt: skip
        x, m = tried[-1], lcm(m, len(ring))
        if m > len(ring):
            steps.append(f"Together so far: r ≡ {x} (mod {m}).")
    answer = x or m
    body = """
        place, rounds = dict(moves), 1
        while place != target:
            place = {start: moves[now] for start, now in place.items()}
            rounds += 1
        print(rounds)
    """
    return made(
        rng, question=question,
        rationale=program(body, moves=plan.moves, target={a: target[a] for a in sorted(target)}),
        steps=steps, answer=answer,
        parameters={"form": "log", "moves": list(plan.moves.values()), "rounds": answer},
    )  # fmt: skip


_FORMS: tuple[tuple[Form, ...], ...] = (
    (_order,),
    (_where, _inversions),
    (_order, _inversions, _plans),
    (_home, _plans),
    (_log, _home),
)

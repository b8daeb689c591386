"""Compose a length from pieces in order: kinds, colours, no equal neighbours, required joints."""

from __future__ import annotations

import random
from typing import NamedTuple

from loong.families import Problem
from loong.seeds.graph_discrete_math.families._discrete import (
    Form,
    counted,
    made,
    one_of,
    people,
    program,
    series,
)

TITLE = "Tilings, steps and recurrences"
TOPICS = ("linear recurrences", "compositions", "tilings")
LEVELS = 5
FINITE = None


class _Scene(NamedTuple):
    told: str
    unit: str
    piece: str
    kinds: tuple[str, ...]
    """Words that tell kinds of pieces of the same length apart."""
    joint: str
    order: str


_SCENES = (
    _Scene("{who} paves a straight path {n} long with slabs as wide as the path", "metre", "slab", ("grey", "red", "black", "white", "brown"), "there is a joint between two slabs exactly {at} from the gate end", "read from the gate to the house"),
    _Scene("{who} builds a rod {n} long out of wooden blocks, end to end", "centimetre", "block", ("oak", "beech", "walnut", "ash", "cherry"), "one block ends exactly {at} from the marked end", "read from the marked end"),
    _Scene("{who} fills a radio break of {n} with adverts, without pauses", "minute", "advert", ("car", "food", "travel", "phone", "bank"), "one advert ends exactly {at} after the start of the break", "in the order of broadcasting"),
    _Scene("{who} fills a kerb {n} long with parked vehicles, without gaps", "slot", "vehicle", ("red", "blue", "silver", "white", "green"), "the border between two vehicles lies exactly {at} from the corner", "read from the corner"),
    _Scene("{who} writes a drum rhythm that lasts {n}, with strokes that follow without rests", "beat", "stroke", ("bass", "snare", "tom", "rim", "brush"), "a stroke ends exactly after {at}", "in the order of playing"),
    _Scene("{who} lays a strip {n} long from paper pieces", "cell", "piece", ("pink", "blue", "yellow", "green", "orange"), "one piece ends exactly {at} from the left end", "read from left to right"),
    _Scene("{who} couples carriages to a train {n} long", "unit", "carriage", ("first-class", "dining", "sleeping", "mail", "open"), "two carriages meet exactly {at} behind the engine", "read from the engine to the end"),
)  # fmt: skip

_ASKS = (
    "How many different ways are there, {order}?",
    "In how many different orders is this possible, {order}?",
    "Find the number of different sequences of {pieces}, {order}.",
    "Count the possible sequences of {pieces}, {order}.",
)

_SUM = """
    from itertools import product
    from math import factorial, prod

    total = 0
    for counts in product(*(range(length // size + 1) for size in kinds)):
        if sum(size * c for size, c in zip(kinds, counts)) == length:
            orders = factorial(sum(counts)) // prod(factorial(c) for c in counts)
            total += orders * prod(k**c for k, c in zip(kinds.values(), counts))
    print(total)
"""

_FORWARD = """
    from functools import cache

    @cache
    def ways(place, last):
        if place == length:
            return 1
        total = 0
        for size, number in kinds.items():
            end = place + size
            if end <= length and end not in no_joint and not (size == last == lonely):
                total += number * ways(end, size)
        return total

    print(ways(0, 0))
"""


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    return one_of(rng, _FORMS, level, floor=(5, 8, 20, 30, 100)[level - 1])


class _Plan(NamedTuple):
    scene: _Scene
    n: int
    kinds: dict[int, int]
    """How many kinds there are of each length."""


_SIZES = {
    1: ((1, 2), (1, 3), (2, 3), (1, 2, 3), (1, 4)),
    2: ((1, 2, 3), (1, 3), (2, 3), (1, 2, 4), (1, 3, 4), (2, 3, 4), (1, 4)),
    3: ((1, 2), (1, 3), (2, 3), (1, 2, 3), (1, 2, 4)),
    4: ((1, 2), (1, 3), (1, 2, 3), (2, 3), (1, 2, 4), (1, 3, 4)),
    5: ((1, 2), (1, 3), (1, 2, 3), (2, 3), (1, 2, 4), (1, 3, 4), (1, 2, 5)),
}
_LENGTHS = ((5, 10), (7, 11), (5, 9), (8, 11), (11, 16))


def _plan(rng: random.Random, level: int) -> _Plan:
    sizes = rng.choice(_SIZES[level])
    top = {1: 1, 2: 1, 3: 3, 4: 2, 5: 2}[level]
    kinds = {size: rng.randint(1, top) for size in sizes}
    if level == 3 and set(kinds.values()) == {1}:
        kinds[sizes[0]] = 2
    return _Plan(rng.choice(_SCENES), rng.randint(*_LENGTHS[level - 1]), kinds)


def _supply(rng: random.Random, plan: _Plan) -> str:
    scene, parts = plan.scene, list[str]()
    for size, number in plan.kinds.items():
        names = rng.sample(scene.kinds, number)
        long = f"of length {counted(size, scene.unit)}"
        if max(plan.kinds.values()) == 1:
            parts.append(f"{scene.piece}s {long}")
        elif number == 1:
            parts.append(f"{names[0]} {scene.piece}s {long}")
        else:
            parts.append(f"{series(names)} {scene.piece}s {long}")
    return series(parts) if max(plan.kinds.values()) == 1 else "; ".join(parts)


def _finish(
    rng: random.Random, plan: _Plan, rule: str, rationale: str, *, steps: list[str], answer: int
) -> Problem:
    scene = plan.scene
    told = scene.told.format(who=people(rng, 1)[0], n=counted(plan.n, scene.unit))
    stock = rng.choice((
        f"There are {_supply(rng, plan)}, as many as needed.",
        f"Any number of these may be used: {_supply(rng, plan)}.",
    ))  # fmt: skip
    both = " and kind" if max(plan.kinds.values()) > 1 else ""
    same = f"{scene.piece.capitalize()}s of the same length{both} are not told apart."
    ask = rng.choice(_ASKS).format(order=scene.order, pieces=scene.piece + "s")
    return made(
        rng, question=" ".join(part for part in (told + ".", stock, same, rule, ask) if part),
        rationale=rationale, steps=steps, answer=answer,
        parameters={"unit": scene.unit, "length": plan.n, "kinds": sorted(plan.kinds.items()), "rule": rule},
    )  # fmt: skip


def _recurrence(plan: _Plan) -> str:
    terms = (f"{number if number > 1 else ''}f(n-{size})" for size, number in plan.kinds.items())
    return " + ".join(terms)


def _values(plan: _Plan) -> list[int]:
    found = [1]
    for n in range(1, plan.n + 1):
        found.append(sum(k * found[n - size] for size, k in plan.kinds.items() if size <= n))
    return found


def _listed(values: list[int], name: str = "f") -> str:
    return ", ".join(f"{name}({n}) = {value}" for n, value in enumerate(values))


def _plain(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, level)
    values = _values(plan)
    steps = [
        f"Let f(n) be the number for total length n. Look at the last {plan.scene.piece}: "
        f"f(n) = {_recurrence(plan)}, with f(0) = 1 and f(n) = 0 for negative n.",
        _listed(values) + ".",
    ]
    return _finish(
        rng,
        plan,
        "",
        program(_SUM, length=plan.n, kinds=plan.kinds),
        steps=steps,
        answer=values[-1],
    )


def _joint(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, level)
    at, values, scene = rng.randint(2, plan.n - 2), _values(plan), plan.scene
    text = scene.joint.format(at=counted(at, scene.unit))
    body = _FORWARD
    banned = [at]
    steps = [
        f"Let f(n) be the number for total length n: f(n) = {_recurrence(plan)}, f(0) = 1, and f(n) = 0 for negative n.",
        _listed(values) + ".",
    ]
    through = values[at] * values[plan.n - at]
    cut = f"A {scene.piece} ends at {at} in f({at}) · f({plan.n - at}) = {values[at]} · {values[plan.n - at]} = {through} of them"
    if rng.random() < 0.5:
        rule, answer = f"It must not happen that {text}.", values[-1] - through
        steps.append(f"{cut}; the others: {values[-1]} - {through} = {answer}.")
    else:
        rule, answer = f"It is required that {text}.", through
        steps.append(f"{cut}.")
        banned = []
        body = _FORWARD.replace(
            "end <= length", f"(end <= {at} or place >= {at}) and end <= length"
        )
    rationale = program(body, length=plan.n, kinds=plan.kinds, no_joint=banned, lonely=0)
    return _finish(rng, plan, rule, rationale, steps=steps, answer=answer)


def _pairs(plan: _Plan, lonely: int) -> tuple[list[int], list[int]]:
    """Tabulate, by length, the sequences that end with the lonely size and those that do not."""
    alone, other = [0], [1]
    for n in range(1, plan.n + 1):
        alone.append(plan.kinds[lonely] * other[n - lonely] if n >= lonely else 0)
        rest = {size: k for size, k in plan.kinds.items() if size != lonely and size <= n}
        other.append(sum(k * (alone[n - size] + other[n - size]) for size, k in rest.items()))
    return alone, other


def _lonely(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, level)
    scene, size = plan.scene, rng.choice(list(plan.kinds))
    alone, other = _pairs(plan, size)
    rule = f"Two {scene.piece}s of length {counted(size, scene.unit)} must never follow one another directly"
    rule += ", whatever their kinds are." if plan.kinds[size] > 1 else "."
    rest = [
        f"{k if k > 1 else ''}(a(n-{s}) + b(n-{s}))" for s, k in plan.kinds.items() if s != size
    ]
    factor = plan.kinds[size] if plan.kinds[size] > 1 else ""
    steps = [
        f"Let a(n) count the allowed sequences of length n that end with a {scene.piece} of length {size}, b(n) all others.",
        f"a(n) = {factor}b(n-{size}) and b(n) = {' + '.join(rest)}, with a(0) = 0 and b(0) = 1.",
        f"{_listed(alone, 'a')}.",
        f"{_listed(other, 'b')}.",
        f"a({plan.n}) + b({plan.n}) = {alone[-1]} + {other[-1]} = {alone[-1] + other[-1]}.",
    ]
    answer, banned = alone[-1] + other[-1], list[int]()
    if level == 5:
        at = rng.randint(3, plan.n - 3)
        m = plan.n - at
        through = (alone[at] + other[at]) * (alone[m] + other[m]) - alone[at] * alone[m]
        banned = [at]
        rule += f" Nor may it happen that {scene.joint.format(at=counted(at, scene.unit))}."
        steps += [
            f"Subtract those with a cut at {at}: the parts have lengths {at} and {m}, in any allowed way each, "
            f"but not both with length {size} at the cut (reversing a part shows that as many begin as end with it): "
            f"{alone[at] + other[at]} · {alone[m] + other[m]} - {alone[at]} · {alone[m]} = {through}.",
            f"{answer} - {through} = {answer - through}.",
        ]
        answer -= through
    body = _FORWARD
    rationale = program(body, length=plan.n, kinds=plan.kinds, no_joint=banned, lonely=size)
    return _finish(rng, plan, rule, rationale, steps=steps, answer=answer)


_FORMS: tuple[tuple[Form, ...], ...] = (
    (_plain,),
    (_plain, _joint),
    (_plain, _joint),
    (_lonely, _joint),
    (_lonely,),
)

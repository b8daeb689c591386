"""Colour rings, bracelets and cubes, where turned (or turned over) patterns count as one."""

from __future__ import annotations

import random
from collections.abc import Sequence
from math import factorial, gcd, prod
from typing import NamedTuple

from loong.families import Problem
from loong.seeds.graph_discrete_math.families._discrete import (
    Form,
    counted,
    made,
    one_of,
    people,
    plus,
    program,
    series,
)

TITLE = "Colourings up to symmetry"
TOPICS = ("Burnside's lemma", "necklaces and bracelets", "group actions")
LEVELS = 5
FINITE = None

_COLOURS = ("red", "blue", "green", "yellow", "white", "black")


class _Scene(NamedTuple):
    told: str
    part: str
    rotated: str
    """Says that turned patterns, and only these, are the same."""
    flipped: str
    """Says that turned and reflected patterns are the same; empty where the thing cannot be flipped."""


_SCENES = (
    _Scene("{who} strings {n} beads on a closed ring", "bead", "Two rings count as the same only if one can be rotated into the other; turning a ring over is not allowed.", "Rings that can be made equal by rotating them or turning them over count as the same."),
    _Scene("{who} paints the {n} seats of a carousel", "seat", "Two colourings count as the same only if one becomes the other when the carousel turns.", ""),
    _Scene("{who} designs a badge in the shape of {shape} and colours its {n} corners on the front", "corner", "Two badges count as the same only if one can be rotated into the other; the back is blank, so they cannot be turned over.", ""),
    _Scene("A round glass window with {n} equal sectors is glazed by {who}", "sector", "Two patterns count as the same only if a rotation turns one into the other.", "The window can be mounted from either side, so patterns that differ by a rotation or a reflection count as the same."),
    _Scene("{who} lays {n} candles around a round cake", "candle", "Two arrangements count as the same only if one becomes the other when the cake is rotated.", ""),
    _Scene("{who} bends a bracelet from a closed chain of {n} links", "link", "Two bracelets count as the same only if one can be rotated into the other, without turning it over.", "A bracelet can be rotated and turned over; bracelets that become equal in this way count as the same."),
    _Scene("A wheel with {n} equally spaced lamps is fitted out by {who}", "lamp", "Two patterns count as the same only if a rotation of the wheel changes one into the other.", "Two patterns count as the same if a rotation or a reflection of the wheel changes one into the other."),
    _Scene("{who} cuts out a paper star with {n} equal points and colours each point alike on both sides", "point", "Two stars count as the same only if one can be rotated into the other; they may not be turned over.", "Two stars count as the same if one can be rotated, or turned over and rotated, into the other."),
    _Scene("{who} ties {n} ribbons to a hoop at equal distances", "ribbon", "Two hoops count as the same only if one can be rotated into the other; no hoop may be turned over.", "The hoop may lie on either side, so hoops that become equal by rotating or turning over count as the same."),
    _Scene("{who} builds a flat model of a ring molecule from {n} balls", "ball", "Two models count as the same only if one can be rotated in its plane into the other.", "Two models count as the same if one can be moved in space, by rotating or turning it over, so that it equals the other."),
    _Scene("{who} glues {n} tiles around the rim of a round tray", "tile", "Two trays count as the same only if a rotation turns one into the other.", ""),
)  # fmt: skip

_SHAPES = {3: "an equilateral triangle", 4: "a square", 5: "a regular pentagon", 6: "a regular hexagon", 8: "a regular octagon"}  # fmt: skip

_ASKS = (
    "How many different patterns are there?",
    "How many essentially different colourings are possible?",
    "Find the number of different patterns.",
)

_BODY = """
    from itertools import product

    def images(row):
        for k in range(len(row)):
            turned = row[k:] + row[:k]
            yield turned{flip}

    def good(row):
        return {good}

    rows = (row for row in product(range(colours), repeat=places) if good(row))
    print(sum(row == min(images(row)) for row in rows))
"""


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    return one_of(rng, _FORMS, level, floor=(3, 6, 8, 8, 15)[level - 1])


class _Plan(NamedTuple):
    scene: _Scene
    n: int
    colours: list[str]
    flip: bool


def _finish(
    rng: random.Random, plan: _Plan, rule: str, good: str, *, steps: list[str], answer: int
) -> Problem:
    scene = plan.scene
    shape = _SHAPES.get(plan.n, f"a regular {plan.n}-gon")
    told = scene.told.format(who=people(rng, 1)[0], n=plan.n, shape=shape)
    same = scene.flipped if plan.flip else scene.rotated
    ask = rng.choice(_ASKS)
    flip = "\n            yield turned[::-1]" if plan.flip else ""
    body = _BODY.format(flip=flip, good=good)
    return made(
        rng, question=f"{told}. {rule} {same} {ask}",
        rationale=program(body, places=plan.n, colours=len(plan.colours)), steps=steps, answer=answer,
        parameters={"part": scene.part, "places": plan.n, "rule": rule, "flip": plan.flip},
    )  # fmt: skip


def _plan(rng: random.Random, n: int, colours: int, flip: bool) -> _Plan:
    scene = rng.choice([scene for scene in _SCENES if scene.flipped or not flip])
    return _Plan(scene, n, rng.sample(_COLOURS, colours), flip)


def _averaged(plan: _Plan, turns: list[int], mirrors: list[int]) -> tuple[list[str], int]:
    """Write Burnside's average from the numbers of fixed colourings."""
    n, total = plan.n, sum(turns) + sum(mirrors)
    size = len(turns) + len(mirrors)
    lines = [
        "Patterns fixed by each rotation: "
        + ", ".join(f"by {counted(k, 'place')} {fixed}" for k, fixed in enumerate(turns))
        + "."
    ]
    if mirrors:
        lines.append(f"Patterns fixed by the {n} reflections: {', '.join(map(str, mirrors))}.")
    lines.append(
        f"By Burnside's lemma the number of patterns is the average: {total} / {size} = {total // size}."
    )
    return lines, total // size


def _mirrors(n: int, through_none: int, through_one: int, through_two: int) -> list[int]:
    """List reflections by the number of places on their axis."""
    if n % 2:
        return [through_one] * n
    return [through_two] * (n // 2) + [through_none] * (n // 2)


_SMALL = ((3, 2), (3, 3), (3, 4), (3, 5), (3, 6), (4, 2), (4, 3), (5, 2), (5, 3), (7, 2))
_RINGS = tuple((n, q) for n in range(4, 11) for q in range(2, 7) if q**n <= 8000)
"""Places and colours of rings that can still be listed one by one."""


def _free(rng: random.Random, level: int) -> Problem:
    n, q = rng.choice(_SMALL if level == 1 else _RINGS)
    plan = _plan(rng, n, q, level == 3)
    turns = [q ** gcd(k, n) for k in range(n)]
    half = n // 2
    mirrors = _mirrors(n, q**half, q ** (half + 1), q ** (half + 1)) if plan.flip else []
    steps = [
        f"A rotation by k places has gcd(k, {n}) cycles, and a fixed pattern has one colour on each cycle: {q}^gcd(k, {n})."
    ]
    if plan.flip:
        steps.append(
            f"Every reflection leaves one place and pairs the rest: {half + 1} cycles." if n % 2 else
            f"Half of the reflections leave two places and have {half + 1} cycles, the others pair all places: {half} cycles."
        )  # fmt: skip
    lines, answer = _averaged(plan, turns, mirrors)
    rule = rng.choice((
        f"Each {plan.scene.part} is {series(plan.colours, 'or')}; not every colour has to occur.",
        f"The colour of each {plan.scene.part} can be chosen freely: {series(plan.colours, 'or')}.",
    ))  # fmt: skip
    return _finish(rng, plan, rule, "True", steps=[*steps, *lines], answer=answer)


def _unequal(rng: random.Random, level: int) -> Problem:
    n, q = rng.choice(
        (
            (4, 3),
            (4, 4),
            (5, 3),
            (5, 4),
            (6, 3),
            (7, 3),
            (6, 4),
            (8, 3),
            (5, 5),
            (7, 4),
            (6, 5),
            (9, 3),
            (10, 3),
        )
    )
    plan = _plan(rng, n, q, level == 5)
    cycle = {d: (q - 1) ** d + (-1) ** d * (q - 1) for d in range(1, n + 1)}
    turns = [cycle[gcd(k, n)] for k in range(n)]
    path = q * (q - 1) ** (n // 2)
    mirrors = _mirrors(n, 0, 0, path) if plan.flip else []
    steps = [
        f"A ring of d places can be coloured with {q} colours and unequal neighbours in ({q} - 1)^d + (-1)^d ({q} - 1) ways (for d = 1 there is none).",
        f"A pattern fixed by a rotation by k places is such a ring of d = gcd(k, {n}) places, repeated.",
    ]
    if plan.flip:
        steps.append(
            "Every reflection swaps two neighbours, which would be equal: it fixes no pattern." if n % 2 else
            f"A reflection through no place swaps two neighbours and fixes nothing; one through two places fixes a row of {n // 2 + 1} places with unequal neighbours: {q} · {q - 1}^{n // 2} = {path}."
        )  # fmt: skip
    lines, answer = _averaged(plan, turns, mirrors)
    rule = f"Each {plan.scene.part} is {series(plan.colours, 'or')}, and neighbouring {plan.scene.part}s must have different colours; not every colour has to occur."
    good = "all(row[i] != row[i - 1] for i in range(places))"
    return _finish(rng, plan, rule, good, steps=[*steps, *lines], answer=answer)


_COUNTS = (
    (3, 3), (4, 2), (2, 2, 2), (4, 4), (6, 3), (6, 2), (4, 2, 2), (3, 3, 3), (6, 4), (2, 2, 2, 2), (6, 6), (8, 4), (4, 4, 2), (9, 3),
    (3, 2, 2), (4, 3), (5, 3), (3, 3, 2), (5, 4), (3, 2, 1), (4, 2, 1),
)  # fmt: skip


def _multi(counts: Sequence[int]) -> int:
    return factorial(sum(counts)) // prod(factorial(c) for c in counts)


def _split(counts: Sequence[int], size: int) -> int:
    """Count colourings of cycles of one size that use up the counts exactly."""
    return 0 if any(c % size for c in counts) else _multi([c // size for c in counts])


def _axis(counts: Sequence[int], lone: int) -> int:
    """Count colourings fixed by a reflection with `lone` places on its axis."""
    total = 0
    if lone == 0:
        return _split(counts, 2)
    for i in range(len(counts)):
        less = [c - (j == i) for j, c in enumerate(counts)]
        if min(less) >= 0:
            total += _axis(less, lone - 1)
    return total


def _dealt(counts: Sequence[int]) -> str:
    below = " · ".join(f"{c}!" for c in counts if c > 1)
    top = f"{sum(counts)}!"
    return f"{top} / ({below}) = {_multi(counts)}" if below else f"{top} = {_multi(counts)}"


def _mirrored(counts: Sequence[int], lone: int) -> str:
    """Tell how many colourings a reflection with `lone` places on its axis fixes."""
    odd, halves = sum(c % 2 for c in counts), [c // 2 for c in counts]
    axis = f"Axis through {('no place', 'one place', 'two places')[lone]}: "
    if odd not in (lone, 0) or lone == 1 != odd:
        return axis + f"none, because {odd} of the numbers {'is' if odd == 1 else 'are'} odd."
    if odd == 2:
        return (
            axis
            + f"the two odd colours stand on it in 2 orders, the pairs in {_dealt(halves)} ways: {2 * _multi(halves)}."
        )
    if odd == 1:
        return (
            axis
            + f"the odd colour stands on it, and the pairs are coloured in {_dealt(halves)} ways."
        )
    if lone == 2:
        return (
            axis
            + f"all numbers are even, so these two places agree like a pair: {_dealt(halves)} ways."
        )
    return axis + f"the pairs are coloured in {_dealt(halves)} ways."


def _amounts(rng: random.Random) -> list[int]:
    """Draw numbers of two or three colours, often with a common factor; few enough to list."""
    while True:
        q, d = rng.randint(2, 3), rng.choice((1, 2, 2, 3))
        counts = sorted((d * rng.randint(1, 6) for _ in range(q)), reverse=True)
        if 7 <= sum(counts) <= (12 if q == 2 else 9) and counts[-1] > 1:
            return counts


def _counts(rng: random.Random, level: int) -> Problem:
    counts = _amounts(rng) if level == 5 else rng.choice(_COUNTS)
    plan = _plan(rng, sum(counts), len(counts), level == 5)
    n = plan.n
    turns = [_split(counts, n // gcd(k, n)) for k in range(n)]
    mirrors = _mirrors(n, _axis(counts, 0), _axis(counts, 1), _axis(counts, 2)) if plan.flip else []
    numbers = [f"{c} {colour}" for c, colour in zip(counts, plan.colours, strict=True)]
    rule = f"Exactly {series(numbers)} {plan.scene.part}s must be used."
    steps = [
        f"The unturned rows number {n}! / ({' · '.join(f'{c}!' for c in counts)}) = {turns[0]}.",
        f"A rotation by k places has cycles of length {n} / gcd(k, {n}); it fixes a pattern only if this length divides each of {series(counts)}, and then the colours are dealt to whole cycles.",
    ]
    steps += [
        f"Cycles of length {size}: {n // size} of them, coloured in {_dealt([c // size for c in counts])} ways."
        for size in range(2, n + 1)
        if n % size == 0 and not any(c % size for c in counts)
    ]
    if plan.flip:
        steps.append("Under a reflection the places off the axis come in equally coloured pairs.")
        steps += [_mirrored(counts, lone) for lone in ((1,) if n % 2 else (2, 0))]
    lines, answer = _averaged(plan, turns, mirrors)
    good = f"[row.count(c) for c in range(colours)] == {list(counts)}"
    return _finish(rng, plan, rule, good, steps=[*steps, *lines], answer=answer)


_CUBES = (
    "{who} paints each face of a wooden cube in one colour, {rule}.",
    "{who} builds dice without dots: each face of the cube gets one colour, {rule}.",
    "{who} sticks a sheet of one colour on each of the six faces of a cubical box, {rule}.",
    "{who} glues one plain sticker on each face of a cube, {rule}.",
    "For a toy {who} enamels the six faces of a cube with one colour each, {rule}.",
    "{who} covers each side of a cubic lampshade with paper of one colour, {rule}.",
)

_CUBE = """
    from itertools import product

    turn, tip = (0, 2, 3, 4, 1, 5), (1, 5, 2, 0, 4, 3)  # faces: top, front, right, back, left, bottom
    group = {tuple(range(6))}
    while len(group) < 24:
        group |= {tuple(g[i] for i in move) for g in group for move in (turn, tip)}

    def good(cube):
        return GOOD

    cubes = (cube for cube in product(range(colours), repeat=6) if good(cube))
    print(sum(all(cube <= tuple(cube[i] for i in g) for g in group) for cube in cubes))
"""

_CUBE_CLASSES = (
    ("identity", 1, (1, 1, 1, 1, 1, 1)),
    ("quarter turns about a face axis", 6, (4, 1, 1)),
    ("half turns about a face axis", 3, (2, 2, 1, 1)),
    ("third turns about a diagonal", 8, (3, 3)),
    ("half turns about an edge axis", 6, (2, 2, 2)),
)


def _fixed(cycles: Sequence[int], counts: tuple[int, ...]) -> int:
    """Count the ways to colour whole cycles so that the counts are used up exactly."""
    if not cycles:
        return int(not any(counts))
    first, *rest = cycles
    return sum(
        _fixed(rest, tuple(c - first * (j == i) for j, c in enumerate(counts)))
        for i, left in enumerate(counts) if left >= first
    )  # fmt: skip


_FACES = ((2, 2, 2), (3, 2, 1), (4, 2), (3, 3), (4, 1, 1), (2, 2, 1, 1), (3, 1, 1, 1))


def _cube(rng: random.Random, level: int) -> Problem:
    counts = rng.choice((*_FACES, None, None, None))
    q = rng.randint(3, 6) if counts is None else len(counts)
    colours = rng.sample(_COLOURS, q)
    if counts is None and rng.random() < 0.6:
        rule = f"chosen from {series(colours)}, such that opposite faces have different colours (not every colour has to occur)"
        good, fixed = (
            "all(cube[a] != cube[b] for a, b in ((0, 5), (1, 3), (2, 4)))",
            [(q * (q - 1)) ** 3, 0, 0, q * (q - 1), 0],
        )
    elif counts is None:
        rule = f"chosen from {series(colours)} (not every colour has to occur)"
        good, fixed = "True", [q ** len(cycles) for _, _, cycles in _CUBE_CLASSES]
    else:
        rule = "using " + series(
            f"{colour} for {counted(c, 'face')}" for c, colour in zip(counts, colours, strict=True)
        )
        good = f"[cube.count(c) for c in range(colours)] == {list(counts)}"
        fixed = [_fixed(cycles, counts) for _, _, cycles in _CUBE_CLASSES]
    question = rng.choice(_CUBES).format(who=people(rng, 1)[0], rule=rule)
    question += " Two cubes count as the same if one can be rotated so that it looks like the other. How many different cubes are possible?"
    steps = ["The cube has 24 rotations. A fixed colouring has one colour on each cycle of faces."]
    if "opposite" in rule:
        steps.append(
            "A rotation with two opposite faces in one cycle fixes nothing here. That leaves the identity, where each of the 3 opposite pairs "
            f"can be coloured in {q} · {q - 1} ways, and the third turns, whose two cycles contain one face of each pair: {q} · {q - 1} ways."
        )
    steps += [
        f"{number} × {name} (cycle lengths {', '.join(map(str, cycles))}): {value} fixed"
        for (name, number, cycles), value in zip(_CUBE_CLASSES, fixed, strict=True)
    ]
    terms = [number * value for (_, number, _), value in zip(_CUBE_CLASSES, fixed, strict=True)]
    steps.append(f"Burnside: ({plus(terms)}) / 24 = {sum(terms)} / 24 = {sum(terms) // 24}.")
    return made(
        rng, question=question, rationale=program(_CUBE.replace("GOOD", good), colours=q),
        steps=steps, answer=sum(terms) // 24,
        parameters={"form": "cube", "rule": rule},
    )  # fmt: skip


_FORMS: tuple[tuple[Form, ...], ...] = (
    (_free,),
    (_free,),
    (_free,),
    (_counts, _unequal),
    (_counts, _unequal, _cube),
)

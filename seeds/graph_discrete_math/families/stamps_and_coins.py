"""Make amounts out of two or three fixed sizes: number of ways, fewest pieces, amounts out of reach."""

from __future__ import annotations

import random
from math import gcd
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

TITLE = "Stamps, coins and packs"
TOPICS = ("linear Diophantine equations", "Frobenius coin problem", "change making")
LEVELS = 5
FINITE = None


class _Scene(NamedTuple):
    told: str
    """What there is, with {sizes}."""
    piece: str
    total: str
    """What is to be done with exactly {n}."""


_SCENES = (
    _Scene("{who} has plenty of stamps worth {sizes} cents", "stamp", "make up exactly {n} cents of postage"),
    _Scene("A bakery where {who} shops sells rolls only in bags of {sizes}", "bag", "buy exactly {n} rolls"),
    _Scene("{who} has rods that are {sizes} centimetres long, in any number", "rod", "make a length of exactly {n} centimetres by laying rods end to end"),
    _Scene("In a game that {who} invents, a hit scores {sizes} points and nothing else scores", "hit", "end with exactly {n} points"),
    _Scene("{who} runs the bank of a board game, which issues notes of {sizes} crowns only and never runs out", "note", "pay out exactly {n} crowns"),
    _Scene("{who} measures grain with weights of {sizes} grams, all on the same pan of a balance and each in any number", "weight", "balance exactly {n} grams"),
    _Scene("{who} sends out vans that hold exactly {sizes} crates and are always driven full", "van load", "move exactly {n} crates"),
    _Scene("{who} sells tickets that cost {sizes} crowns, and nothing else", "ticket", "take in exactly {n} crowns"),
)  # fmt: skip


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    return one_of(rng, _FORMS, level, floor=(2, 3, 5, 8, 12)[level - 1])


def _told(rng: random.Random, scene: _Scene, sizes: list[int]) -> str:
    return scene.told.format(who=people(rng, 1)[0], sizes=series(sizes, "or")) + "."


def _coprime(rng: random.Random, low: int, high: int) -> list[int]:
    while True:
        pair = sorted(rng.sample(range(low, high + 1), 2))
        if gcd(*pair) == 1:
            return pair


def _lines(a: int, b: int, n: int) -> list[tuple[int, int]]:
    """Find the nonnegative solutions of ax + by = n: the first x by trial, the rest in steps of b."""
    first = next((x for x in range(b) if (n - a * x) % b == 0), None)
    if first is None:
        return []
    return [(x, (n - a * x) // b) for x in range(first, n // a + 1, b)]


_WAYS = """
    ways = [1] + [0] * amount  # ways[s]: selections with sum s
    for size in sizes:
        for s in range(size, amount + 1):
            ways[s] += ways[s - size]
    print(ways[amount])
"""

_REACH = """
    top = 2 * max(sizes) ** 2  # beyond this every amount can be made
    made = [True] + [False] * top
    for s in range(1, top + 1):
        made[s] = any(size <= s and made[s - size] for size in sizes)
    missing = [s for s in range(top + 1) if not made[s]]
    print({shown})
"""


def _ways_question(
    rng: random.Random, scene: _Scene, sizes: list[int], n: int, extra: str = ""
) -> str:
    goal, pieces = scene.total.format(n=n), many(scene.piece)
    tail = rng.choice((
        f"In how many ways is it possible to {goal}? Only the number of {pieces} of each kind matters, not their order.",
        f"How many different selections of {pieces} make it possible to {goal}? The order of the {pieces} does not matter.",
        f"Count the ways to {goal}; two ways are different only if some kind of {scene.piece} is used a different number of times.",
    ))  # fmt: skip
    return f"{_told(rng, scene, sizes)} {extra}{tail}"


def _two(rng: random.Random, level: int) -> Problem:
    a, b = sizes = _coprime(rng, *((2, 7), (3, 9))[level - 1])
    count = rng.randint(2, 8) if level == 1 else rng.randint(4, 18)
    n = a * b * (count - 1) + rng.randint(1, a * b)
    scene = rng.choice(_SCENES)
    found = _lines(a, b, n)
    if n > (99, 499)[level - 1] or a * b > (30, 40)[level - 1]:
        return _two(rng, level)
    steps = [
        f"Let x count the pieces of size {a} and y those of size {b}: {a}x + {b}y = {n}.",
        f"{a}x must leave the remainder {n % b} of {n} on division by {b}. This holds for x = {found[0][0]} and from there in steps of {b}: "
        f"{series(str(x) for x, _ in found) if len(found) < 4 else f'{found[0][0]}, {found[0][0] + b}, … up to {found[-1][0]}'}.",
    ]
    shown = [str(pair) for pair in found]
    if len(shown) > 8:
        shown = [*shown[:3], "…", shown[-1]]
    steps.append(f"The pairs (x, y) are {', '.join(shown)}: {len(found)} in all.")
    return made(
        rng, question=_ways_question(rng, scene, sizes, n),
        rationale=program(_WAYS, sizes=sizes, amount=n), steps=steps, answer=len(found),
        parameters={"form": "two", "piece": scene.piece, "sizes": sizes, "amount": n},
    )  # fmt: skip


def _three(rng: random.Random, level: int) -> Problem:
    a, b = _coprime(rng, 3, 8)
    c = rng.choice([c for c in range(9, 16) if c not in (a, b)])
    n = rng.randint(60, 110) if level == 4 else rng.randint(100, 160)
    scene, low = rng.choice(_SCENES), int(level == 5)
    rest = n - low * (a + b + c)
    steps = [
        f"Let z count the pieces of size {c}. For each z the equation {a}x + {b}y = {rest} - {c}z remains; its solutions have x in steps of {b}."
    ]
    if low:
        steps.insert(
            0,
            f"Take one piece of each size first: {n} - {a + b + c} = {rest} is left, now without any lower bound.",
        )
    numbers = list[int]()
    for z in range(rest // c + 1):
        found = _lines(a, b, rest - c * z)
        numbers.append(len(found))
        where = (
            f"from {found[0]} to {found[-1]}"
            if len(found) > 1
            else f"{found[0]}"
            if found
            else "none"
        )
        steps.append(
            f"z = {z}: {a}x + {b}y = {rest - c * z}: {where}, {counted(len(found), 'solution')}"
        )
    steps.append(f"Sum: {plus(numbers)} = {sum(numbers)}.")
    extra = f"Every kind of {scene.piece} must be used at least once. " if low else ""
    body = _WAYS
    if low:
        body = "amount -= sum(sizes)  # one piece of each size is set aside\n" + "\n".join(
            line.removeprefix("    ") for line in _WAYS.strip("\n").splitlines()
        )
    return made(
        rng, question=_ways_question(rng, scene, [a, b, c], n, extra),
        rationale=program(body, sizes=[a, b, c], amount=n), steps=steps, answer=sum(numbers),
        parameters={"form": "three", "piece": scene.piece, "sizes": [a, b, c], "amount": n, "low": low},
    )  # fmt: skip


def _fewest(rng: random.Random, level: int) -> Problem:
    a, b = sizes = _coprime(rng, 5, 17)
    n = rng.randint(a * b, 3 * a * b)
    scene = rng.choice(_SCENES)
    found = _lines(a, b, n)
    x, y = found[0]
    steps = [
        f"We look for {a}x + {b}y = {n} with x, y >= 0 and x + y as small as possible.",
        f"Replacing {b} pieces of size {a} by {a} pieces of size {b} keeps the sum and saves {counted(b - a, 'piece')}, so x should be as small as possible.",
        f"Modulo {b} we need {a}x ≡ {n % b}. Trying x = 0, 1, 2, …, the first that fits is {x}: {a} · {x} = {a * x} = {b} · {a * x // b} + {n % b}.",
        f"Then y = ({n} - {a * x}) / {b} = {y}, and x + y = {x + y}.",
    ]
    question = (
        _told(rng, scene, sizes)
        + " "
        + rng.choice((
            f"What is the smallest number of {many(scene.piece)} with which it is possible to {scene.total.format(n=n)}?",
            f"How many {many(scene.piece)} are needed at least in order to {scene.total.format(n=n)}?",
        ))
    )  # fmt: skip
    body = """
        fewest = [0]  # fewest[s]: least number of pieces with sum s
        for s in range(1, amount + 1):
            fewest.append(min((fewest[s - k] + 1 for k in sizes if k <= s), default=amount + 1))
        print(fewest[amount])
    """
    return made(
        rng, question=question, rationale=program(body, sizes=sizes, amount=n), steps=steps,
        answer=x + y,
        parameters={"form": "fewest", "piece": scene.piece, "sizes": sizes, "amount": n},
    )  # fmt: skip


def _missing(rng: random.Random, level: int) -> Problem:
    scene, count = rng.choice(_SCENES), 2 if level == 3 else 3
    while True:
        sizes = sorted(rng.sample(range(4, 13) if count == 2 else range(7 + level - 4, 24), count))
        a = sizes[0]
        if (
            gcd(*sizes) == 1
            and all(y % x for x in sizes for y in sizes if x != y)
            and a < 6 + 2 * level
        ):
            break
    best = _classes(sizes)
    largest = rng.random() < 0.5
    per_class = [(value - r) // a for r, value in enumerate(best)]
    answer = max(best) - a if largest else sum(per_class)
    steps = [
        f"Sort the amounts by their remainder on division by {a}: once an amount can be made, so can all larger ones of its class, by adding {a}s.",
        _ascending(sizes, max(best)),
        "The first sum in each class is therefore the least amount of the class that can be made:",
    ]
    steps += [
        f"remainder {r}: {value}" + (f" = {_made_of(value, sizes[1:])}" if value else "")
        for r, value in enumerate(best)
    ]
    question = f"{_told(rng, scene, sizes)} "
    if largest:
        steps.append(
            f"The largest amount out of reach lies {a} below the largest of these: {max(best)} - {a} = {answer}."
        )
        question += rng.choice((
            f"What is the largest whole number n for which it is impossible to {scene.total.format(n='n')}?",
            f"It is not possible to {scene.total.format(n='n')} for every whole number n. Which is the largest n for which it is impossible?",
        ))  # fmt: skip
    else:
        steps.append(
            f"In the class of remainder r with least value v, (v - r) / {a} amounts are out of reach: {plus(per_class)} = {answer}."
        )
        question += rng.choice((
            f"For how many positive whole numbers n is it impossible to {scene.total.format(n='n')}?",
            f"It is not possible to {scene.total.format(n='n')} for every positive whole number n. How many positive n are impossible?",
        ))  # fmt: skip
    shown = "max(missing)" if largest else "len(missing)"
    return made(
        rng, question=question, rationale=program(_REACH.format(shown=shown), sizes=sizes),
        steps=steps, answer=answer,
        parameters={"form": "missing", "piece": scene.piece, "sizes": sizes, "largest": largest},
    )  # fmt: skip


def _ascending(sizes: list[int], top: int) -> str:
    """List in ascending order the sums of the larger sizes up to `top`."""
    others, sums = sizes[1:], {0}
    for size in others:
        sums = {s + k * size for s in sums for k in range((top - s) // size + 1)}
    return f"In ascending order, the sums made of {series(others)} alone are {', '.join(map(str, sorted(sums)))}, …"


def _classes(sizes: list[int]) -> list[int]:
    """Find the least sum of the larger sizes in each class modulo the smallest."""
    a, *others = sizes
    sums = [0]
    for size in others:
        sums = [s + size * k for s in sums for k in range(a)]
    return [min(s for s in sums if s % a == r) for r in range(a)]


def _made_of(value: int, sizes: list[int]) -> str:
    if len(sizes) == 1:
        return f"{value // sizes[0]} · {sizes[0]}"
    x, y = next(
        (x, y)
        for x in range(value + 1)
        for y in range(value + 1)
        if x * sizes[0] + y * sizes[1] == value
    )
    parts = [f"{k} · {size}" for k, size in ((x, sizes[0]), (y, sizes[1])) if k]
    return " + ".join(parts)


_FORMS: tuple[tuple[Form, ...], ...] = (
    (_two,),
    (_two,),
    (_fewest, _missing),
    (_three, _missing),
    (_three, _missing),
)

"""How many draws guarantee what is wanted: colours, matching pairs, number differences."""

from __future__ import annotations

import random
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

TITLE = "Guaranteed by the pigeonhole principle"
TOPICS = ("pigeonhole principle", "extremal combinatorics", "worst case")
LEVELS = 5
FINITE = None


class _Scene(NamedTuple):
    told: str
    item: str
    kinds: tuple[str, ...]
    act: str


_SCENES = (
    _Scene("In {who}'s dark drawer there are {stock}.", "sock", ("black", "white", "grey", "blue", "brown"), "draw"),
    _Scene("{who} has a bag with {stock}, which cannot be told apart by touch.", "marble", ("red", "blue", "green", "yellow", "clear"), "take out"),
    _Scene("{who}'s vending machine still holds {stock}; it drops one at a time in no known order.", "gum ball", ("red", "white", "green", "orange", "pink"), "buy"),
    _Scene("{who} keeps {stock} in an opaque jar.", "sweet", ("lemon", "mint", "cherry", "honey", "apple"), "take"),
    _Scene("In {who}'s box lie {stock}, all wrapped alike.", "bulb", ("tulip", "crocus", "lily", "daffodil", "iris"), "pick"),
    _Scene("{who}'s raffle drum contains {stock}.", "ticket", ("red", "blue", "white", "green", "gold"), "draw"),
    _Scene("{who} mixes {stock} in a sack.", "token", ("square", "round", "oval", "triangular", "star-shaped"), "draw"),
    _Scene("After a power cut {who} reaches into a crate with {stock}.", "candle", ("long", "short", "thick", "thin", "scented"), "take"),
)  # fmt: skip

_DRAW = """
    from itertools import product

    def good(draw):  # how many of each kind were drawn
        return {good}

    draws = product(*(range(number + 1) for number in stock.values()))
    print(max(sum(draw) for draw in draws if not good(draw)) + 1)
"""


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    return one_of(rng, _FORMS, level, floor=3)


class _Plan(NamedTuple):
    scene: _Scene
    stock: dict[str, int]


def _plan(rng: random.Random, kinds: int, low: int, high: int) -> _Plan:
    scene = rng.choice(_SCENES)
    return _Plan(scene, {k: rng.randint(low, high) for k in rng.sample(scene.kinds, kinds)})


def _finish(
    rng: random.Random, plan: _Plan, wish: str, good: str, *, steps: list[str], answer: int
) -> Problem:
    scene = plan.scene
    stock = series(counted(n, f"{kind} {scene.item}") for kind, n in plan.stock.items())
    who = people(rng, 1)[0]
    told = scene.told.format(who=who, stock=stock)
    ask = rng.choice((
        f"How many {many(scene.item)} must {who} {scene.act} at least, without looking, to be certain of having {wish}?",
        f"What is the smallest number of {many(scene.item)} that {who} must {scene.act} blindly so that {wish} are guaranteed among them?",
    ))  # fmt: skip
    return made(
        rng, question=f"{told} {ask}", rationale=program(_DRAW.format(good=good), stock=plan.stock),
        steps=steps, answer=answer,
        parameters={"stock": sorted(plan.stock.items()), "item": scene.item, "wish": wish},
    )  # fmt: skip


def _same(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, rng.randint(3, 5), 2 if level > 1 else 3, 12)
    r = rng.randint(2, 5) if level == 1 else rng.randint(4, 8)
    if max(plan.stock.values()) < r:
        return _same(rng, level)
    caps = [min(n, r - 1) for n in plan.stock.values()]
    wish = f"{r} {many(plan.scene.item)} of the same kind"
    steps = [
        f"With bad luck, as many as possible are drawn without {r} of one kind: at most {r - 1} of each, and never more than there are: {plus(caps)} = {sum(caps)}.",
        f"One more forces {r} of one kind, so {sum(caps) + 1} are needed, and {sum(caps)} are not always enough.",
    ]
    return _finish(rng, plan, wish, f"max(draw) >= {r}", steps=steps, answer=sum(caps) + 1)


def _several(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, rng.randint(4, 5), 2, 8)
    t = rng.randint(3, len(plan.stock))
    top = sorted(plan.stock.values(), reverse=True)[: t - 1]
    wish = f"{many(plan.scene.item)} of at least {t} different kinds"
    steps = [
        f"The worst case draws only from the {t - 1} most numerous kinds, all of them: {plus(top)} = {sum(top)}.",
        f"The next one brings kind number {t}: {sum(top) + 1}.",
    ]
    return _finish(
        rng, plan, wish, f"sum(n > 0 for n in draw) >= {t}", steps=steps, answer=sum(top) + 1
    )


def _given(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, rng.randint(3, 4), 3, 9)
    kind = rng.choice(list(plan.stock))
    r = rng.randint(2, plan.stock[kind])
    others = [n for k, n in plan.stock.items() if k != kind]
    wish = f"at least {r} {kind} {many(plan.scene.item)}"
    steps = [
        f"At worst all others come first, {plus(others)} = {sum(others)}, together with {r - 1} of the wanted kind: {sum(others) + r - 1}.",
        f"Then one more is enough: {sum(others) + r}.",
    ]
    good = f"draw[{list(plan.stock).index(kind)}] >= {r}"
    return _finish(rng, plan, wish, good, steps=steps, answer=sum(others) + r)


def _either(rng: random.Random, level: int) -> Problem:
    """Ask for different numbers of two named kinds, or of any other kind."""
    plan = _plan(rng, rng.randint(3, 4), 4, 9)
    a, b, *rest = plan.stock
    x, y = rng.randint(2, plan.stock[a]), rng.randint(2, plan.stock[b])
    if x == y:
        return _either(rng, level)
    item = many(plan.scene.item)
    others = [plan.stock[k] for k in rest]
    wish = f"at least {x} {a} {item} or at least {y} {b} {item} (or both)"
    answer = x - 1 + y - 1 + sum(others) + 1
    steps = [
        f"The wish fails exactly with at most {x - 1} {a} and at most {y - 1} {b} ones; all {sum(others)} others may be drawn as well.",
        f"So {x - 1} + {y - 1} + {sum(others)} = {answer - 1} can go wrong, and {answer} cannot.",
    ]
    return _finish(rng, plan, wish, f"draw[0] >= {x} or draw[1] >= {y}", steps=steps, answer=answer)


def _both(rng: random.Random, level: int) -> Problem:
    """Ask for r of one kind and at the same time s of another kind."""
    plan = _plan(rng, rng.randint(3, 4), 4, 12)
    r, s = rng.randint(5, 8), rng.randint(2, 4)
    numbers = sorted(plan.stock.values(), reverse=True)
    if sum(n >= s for n in numbers) < 2 or numbers[0] < r:
        return _both(rng, level)
    first = sum(min(n, r - 1) for n in numbers)
    second = numbers[0] + sum(min(n, s - 1) for n in numbers[1:])
    answer = max(first, second) + 1
    item = many(plan.scene.item)
    wish = f"at least {r} {item} of one kind and, besides, at least {s} {item} of a second kind"
    steps = [
        f"The wish can fail in two ways. Either no kind reaches {r}: at most {plus([min(n, r - 1) for n in numbers])} = {first} are drawn.",
        f"Or only one kind reaches {s}: then at most all of the most numerous kind and {s - 1} of each other: {plus([numbers[0], *(min(n, s - 1) for n in numbers[1:])])} = {second}.",
        f"The larger number, {answer - 1}, can still fail; {answer} always suffice.",
    ]
    good = f"max(draw) >= {r} and sorted(draw)[-2] >= {s}"
    return _finish(rng, plan, wish, good, steps=steps, answer=answer)


_PAIRS = (
    ("{who}'s dark cupboard contains {stock}.", "glove", "left", "right"),
    ("In {who}'s box lie {stock}.", "shoe", "left", "right"),
    (
        "{who}'s bag contains {stock}; a plug fits every socket of its colour.",
        "part",
        "plug",
        "socket",
    ),
    (
        "{who}'s drawer contains {stock}; every nut fits every bolt of its colour.",
        "part",
        "nut",
        "bolt",
    ),
    (
        "{who}'s crate contains {stock}; every lid fits every pot of its colour.",
        "part",
        "pot",
        "lid",
    ),
    ("On a heap in {who}'s shop lie {stock}.", "slipper", "left", "right"),
)


def _matching(rng: random.Random, level: int) -> Problem:
    told, item, one, two = rng.choice(_PAIRS)
    colours = rng.sample(("red", "black", "blue", "white", "green"), 3)
    stock = {c: (rng.randint(2, 6), rng.randint(2, 6)) for c in colours}
    m = 1 if level == 3 else rng.randint(2, min(5, sum(min(n) for n in stock.values())))
    more, less = [max(n) for n in stock.values()], [min(n) for n in stock.values()]
    answer = sum(more) + m
    who = people(rng, 1)[0]
    parts = (
        [f"{a} {one} and {b} {two} {c} {item}s" for c, (a, b) in stock.items()] if item != "part"
        else [f"{counted(a, f'{c} {one}')} and {counted(b, f'{c} {two}')}" for c, (a, b) in stock.items()]
    )  # fmt: skip
    pair = (
        f"matching pair (one {one} and one {two} {item} of the same colour)"
        if item != "part"
        else f"matching pair (one {one} and one {two} of the same colour)"
    )
    goal = (
        f"a {pair}"
        if m == 1
        else f"{m} {pair.replace('pair', 'pairs', 1)}, without using anything twice,"
    )
    start = told.format(who=who, stock=f"{parts[0]}, {parts[1]}, and {parts[2]}")
    question = (
        f"{start} What is the smallest number of {item}s that {who} must take without looking "
        f"to be certain that {goal} can be made up from them?"
    )
    halves = f"{one}s or only {two}s" if item == "part" else f"{one} or only {two} {item}s"
    steps = [
        f"Without any pair, one can draw only {halves} of each colour, at most the larger number each time: {plus(more)} = {sum(more)}.",
        f"In general, x items of one colour give at least x - (larger number of that colour) pairs, so {sum(more)} + {m} items give at least {m}.",
        f"On the other hand {sum(more) + m - 1} can be too few: take the larger part of every colour{f' and {m - 1} of the {sum(less)} other items' if m > 1 else ''}. So {answer} are needed.",
    ]
    body = """
        from itertools import product

        draws = product(*(range(n + 1) for pair in stock.values() for n in pair))
        worst = 0
        for draw in draws:
            pairs = sum(min(draw[i], draw[i + 1]) for i in range(0, len(draw), 2))
            if pairs < wanted:
                worst = max(worst, sum(draw))
        print(worst + 1)
    """
    return made(
        rng, question=question, rationale=program(body, stock=stock, wanted=m), steps=steps,
        answer=answer,
        parameters={"form": "matching", "stock": [[c, *n] for c, n in stock.items()], "item": item, "wanted": m},
    )  # fmt: skip


_NUMBERS = (
    "From the numbers {a} to {b}, {who} chooses k different ones. What is the smallest k for which {goal} must be among them, no matter how they are chosen?",
    "Cards with the numbers {a} to {b} lie face down, each number once. How many of them must {who} turn over at least to be certain that {goal} are among those turned over?",
    "{who} rents lockers in a row numbered {a} to {b}. How many of them must be taken, at least, so that {goal} are certainly among the taken ones?",
    "{who} runs a hotel with rooms numbered {a} to {b}. What is the smallest number of occupied rooms that guarantees {goal} among the occupied room numbers?",
    "{who} ticks different days from the days {a} to {b} of a plan. How many days must be ticked, at least, so that {goal} are certainly among the ticked ones?",
    "How many different integers from {a} to {b} must {who} pick, at least, so that {goal} are among them in any case?",
)


def _difference(rng: random.Random, level: int) -> Problem:
    d, low = rng.randint(2, 4), rng.randint(1, 60)
    n = rng.randint(11, 30) if level == 4 else rng.randint(14, 44)
    run = 2 if level == 4 else 3
    goal = (
        f"two numbers whose difference is exactly {d}" if run == 2
        else f"three numbers of the form x, x + {d}, x + {2 * d}"
    )  # fmt: skip
    question = rng.choice(_NUMBERS).format(a=low, b=low + n - 1, who=people(rng, 1)[0], goal=goal)
    lengths = [len(range(r, n, d)) for r in range(d)]
    caps = [(run - 1) * (size // run) + size % run for size in lengths]
    worst = sum(caps)
    steps = [
        f"Split the {n} numbers by their remainder modulo {d} into {d} rows with step {d}, of lengths {series(lengths)}.",
        f"A selection without the wanted numbers takes no {run} neighbours of a row. From every {run} neighbours at most {run - 1} can be taken, so a row of length m allows at most {run - 1} · floor(m / {run}) plus the remainder of m on division by {run}, and this is reached by leaving out every {'second' if run == 2 else 'third'} number.",
        f"Rows: {plus(caps)} = {worst} numbers can be chosen in vain.",
        f"One more forces the wanted numbers: {worst + 1}.",
    ]
    body = """
        window = d * (run - 1)  # only the last choices matter
        best = {(0,) * window: 0}  # most numbers taken so far, by the last choices
        for _ in range(first, last + 1):
            after = {}
            for state, taken in best.items():
                for choice in (0, 1):
                    if choice and all(state[-d * i] for i in range(1, run)):
                        continue
                    key = (*state, choice)[1:]
                    after[key] = max(after.get(key, 0), taken + choice)
            best = after
        print(max(best.values()) + 1)
    """
    return made(
        rng, question=question, rationale=program(body, first=low, last=low + n - 1, d=d, run=run),
        steps=steps, answer=worst + 1,
        parameters={"form": "difference", "first": low, "last": low + n - 1, "d": d, "run": run},
    )  # fmt: skip


_FORMS: tuple[tuple[Form, ...], ...] = (
    (_same,),
    (_same, _given, _several),
    (_matching, _either),
    (_difference, _both),
    (_matching, _difference),
)

"""Orders of tasks under "before" rules, maximal chains, and chains of divisors."""

from __future__ import annotations

import itertools
import random
from math import comb, factorial, prod
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
    times,
)

TITLE = "Partial orders and their linear extensions"
TOPICS = ("partial orders", "linear extensions", "chains", "divisibility order")
LEVELS = 5
FINITE = None


class _Scene(NamedTuple):
    told: str
    before: str
    """One rule, with {a} and {b}."""
    ask: str


_SCENES = (
    _Scene("{who} has to do the tasks {all}, one after another.", "{a} before {b}", "In how many different orders can all tasks be done?"),
    _Scene("{who} wants to take the courses {all}, one in each term.", "{a} before {b}", "How many different orders of the courses are possible?"),
    _Scene("{who}'s recipe consists of the steps {all}, done one at a time.", "{a} earlier than {b}", "How many orders of the steps are possible?"),
    _Scene("{who}'s build server compiles the modules {all} one at a time.", "{a} before {b}", "In how many orders can the modules be compiled?"),
    _Scene("{who} films the scenes {all}, one after another.", "{a} earlier than {b}", "How many shooting orders are possible?"),
    _Scene("The speakers {all} give one talk each at a meeting planned by {who}; the talks follow one another.", "{a} ahead of {b}", "How many orders of the talks are possible?"),
    _Scene("{who} loads the parcels {all} into a van, one after another.", "{a} before {b}", "In how many different orders can the parcels be loaded?"),
    _Scene("{who} assembles a shelf in the steps {all}, one at a time.", "{a} before {b}", "How many different orders of all steps are possible?"),
)  # fmt: skip

Rule = tuple[str, str]


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    return one_of(rng, _FORMS, level, floor=(3, 6, 8, 15, 60)[level - 1])


_BODY = """
    from itertools import permutations

    count = 0
    for order in permutations(items):
        place = {item: i for i, item in enumerate(order)}
        count += all(place[a] < place[b] for a, b in before)
    print(count)
"""


def _letters(rng: random.Random, n: int) -> list[str]:
    first = rng.choice("AFKPR")
    names = [chr(ord(first) + i) for i in range(n)]
    return rng.sample(names, n)


def _finish(
    rng: random.Random, items: list[str], rules: list[Rule], *, steps: list[str], answer: int
) -> Problem:
    scene, shown = rng.choice(_SCENES), sorted(items)
    mixed = rng.sample(rules, len(rules))
    told = scene.told.format(who=people(rng, 1)[0], all=series(shown))
    text = series(scene.before.format(a=a, b=b) for a, b in mixed)
    rule = rng.choice((
        f"The only {'rules are' if len(rules) > 1 else 'rule is'}: {text}.",
        f"This must be kept in mind: {text}; nothing else restricts the order.",
    ))  # fmt: skip
    loose = rng.choice(
        ("(Others may come in between.)", "(This need not mean directly one after the other.)")
    )
    return made(
        rng, question=f"{told} {rule} {loose} {scene.ask}",
        rationale=program(_BODY, items="".join(shown), before=mixed), steps=steps, answer=answer,
        parameters={"items": shown, "rules": sorted(mixed), "told": told},
    )  # fmt: skip


def _chains(rng: random.Random, level: int) -> Problem:
    sizes = rng.choice(
        ((2, 1, 1), (2, 2), (3, 1), (2, 2, 1), (3, 2), (3, 1, 1), (4, 1), (4, 2), (2, 1, 1, 1)) if level == 1
        else ((3, 2, 1), (2, 2, 2), (3, 3), (4, 2), (4, 2, 1), (3, 2, 2), (4, 3), (3, 3, 1), (3, 2, 1, 1), (5, 2), (4, 1, 1))
    )  # fmt: skip
    n = sum(sizes)
    items = _letters(rng, n)
    rules, at, chains = list[Rule](), 0, list[str]()
    for size in sizes:
        chain, at = items[at : at + size], at + size
        rules += itertools.pairwise(chain)
        chains.append(" < ".join(chain))
    below = prod(factorial(s) for s in sizes)
    steps = [
        f"The rules form separate chains: {'; '.join(chains)}{' (a lone letter is free)' if 1 in sizes else ''}.",
        f"Of the {n}! = {factorial(n)} orders, only one out of every {' · '.join(f'{s}!' for s in sizes if s > 1)} = {below} has all chains in the right order.",
        f"{factorial(n)} / {below} = {factorial(n) // below}.",
    ]
    return _finish(rng, items, rules, steps=steps, answer=factorial(n) // below)


def _forest(rng: random.Random, level: int) -> Problem:
    n = rng.randint(6, 7) if level == 3 else 8
    items = _letters(rng, n)
    parent = {items[i]: items[rng.randrange(i)] for i in range(1, n) if rng.random() < 0.85}
    down = rng.random() < 0.5
    rules = [(p, c) if down else (c, p) for c, p in parent.items()]
    size = dict.fromkeys(items, 1)
    for item in reversed(items):
        if item in parent:
            size[parent[item]] += size[item]
    below = prod(size.values())
    answer = factorial(n) // below
    if len(parent) < n - 2 or max(list(parent.values()).count(p) for p in items) < 2:
        return _forest(rng, level)
    word = "followers" if down else "predecessors"
    steps = [
        f"Every letter has at most one direct {'predecessor' if down else 'follower'}, so the rules form a forest.",
        f"Count each letter together with all its {word}, direct or not: {', '.join(f'{i}: {size[i]}' for i in sorted(items))}.",
        f"In a random order a letter comes {'first' if down else 'last'} in its group with probability 1 / size, independently of what happens inside the groups of its {word}; "
        f"so the number is {n}! / ({times(s for s in size.values() if s > 1)}) = {factorial(n)} / {below} = {answer}.",
    ]
    return _finish(rng, items, rules, steps=steps, answer=answer)


def _random_rules(rng: random.Random, items: list[str], count: int) -> list[Rule]:
    """Draw rules along a hidden order, without those that follow from others."""
    pairs = list(itertools.combinations(items, 2))
    drawn = sorted(rng.sample(pairs, count), key=pairs.index)
    return [rule for rule in drawn if not _follows(rule, [r for r in drawn if r != rule])]


def _follows(rule: Rule, rules: list[Rule]) -> bool:
    reached = [rule[0]]
    for item in reached:
        reached += [b for a, b in rules if a == item and b not in reached]
    return rule[1] in reached


def _sets(items: list[str], rules: list[Rule]) -> list[dict[str, int]]:
    """Tabulate by size the sets that can come first, with the number of their orders."""
    layers = [{"": 1}]
    for _ in items:
        new: dict[str, int] = {}
        for done, ways in layers[-1].items():
            for item in items:
                if item not in done and all(a in done for a, b in rules if b == item):
                    key = "".join(sorted(done + item))
                    new[key] = new.get(key, 0) + ways
        layers.append(dict(sorted(new.items())))
    return layers


def _general(rng: random.Random, level: int) -> Problem:
    n = 6 if level == 4 else rng.randint(7, 8)
    while True:
        items = _letters(rng, n)
        rules = _random_rules(rng, items, rng.randint(n, n + 3))
        layers = _sets(items, rules)
        degree = [sum(b == item for _, b in rules) for item in items]
        if sum(map(len, layers)) <= (24, 55)[level - 4] and max(degree) > 1 and len(layers[2]) > 1:
            break
    answer = next(iter(layers[-1].values()))
    steps = [
        "Go through the sets that can make up the beginning of an order, by size. A set is allowed if it contains everything that must come before its members; the number of its orders is the sum over those allowed sets that lack exactly one of its members.",
    ]
    for size, layer in enumerate(layers[1:], 1):
        parts = ", ".join(f"{''.join(key)}: {ways}" for key, ways in layer.items())
        steps.append(f"size {size}: {parts}")
    steps.append(f"The full set has {answer} orders.")
    return _finish(rng, items, rules, steps=steps, answer=answer)


_CHAIN = (
    "{who} starts with the number {n} and in every move divides the current number by one of its prime factors, until 1 is reached. How many different sequences of numbers can arise?",
    "In a solitaire game {who} begins at {n}; a move replaces the current number by the quotient with one of its prime factors, and the game ends at 1. How many different games (sequences of numbers) are possible?",
    "{who} climbs from 1 to {n}: in every step the number is multiplied by a prime, and it must always remain a divisor of {n}. How many different sequences of numbers are there?",
    "{who} looks at the positive divisors of {n}, ordered by divisibility. How many maximal chains from 1 to {n} are there?",
    "{who}'s machine turns a number into one of its divisors by cancelling a single prime factor. It is started with {n} and runs until 1 is left. How many different sequences of numbers can it produce?",
    "{who} writes a column of numbers: {n} on top, below each number its quotient with one of its prime factors, 1 at the bottom. How many different columns are possible?",
)  # fmt: skip


def _number(rng: random.Random, level: int) -> dict[int, int]:
    """Draw primes with exponents, so that their product is a believable number."""
    top, most, size = {2: (5, 7, 20000), 3: (4, 7, 30000), 4: (4, 9, 20000), 5: (5, 11, 300000)}[level]  # fmt: skip
    while True:
        primes = sorted(rng.sample((2, 3, 5, 7, 11, 13, 17, 19)[: 8 if level < 4 else 5], 3 if level > 2 else 2))  # fmt: skip
        factors = {p: rng.randint(1, top) for p in primes}
        if 5 <= sum(factors.values()) <= most and _value(factors) < size:
            return factors


def _value(factors: dict[int, int]) -> int:
    return prod(p**e for p, e in factors.items())


def _avoided(
    rng: random.Random, factors: dict[int, int], count: int
) -> tuple[list[int], list[str], int]:
    """Draw divisors to avoid; return them, the counting in words, and the sequences lost."""
    tops, spots = list(factors.values()), list[list[int]]()
    while len(spots) < count:
        spot = [rng.randint(0, e) for e in tops]
        if 2 <= sum(spot) <= sum(tops) - 2 and spot not in spots:
            spots.append(spot)
    spots.sort(key=sum)
    banned = [_value(dict(zip(factors, spot, strict=True))) for spot in spots]
    steps, lost = list[str](), 0
    for b, spot in zip(banned, spots, strict=True):
        after = [e - k for e, k in zip(tops, spot, strict=True)]
        lost += _multi(spot) * _multi(after)
        steps.append(
            f"Those with {b}: the factors of {b} have {counted(_multi(spot), 'order')} and those of {_value(factors)} / {b} = {_value(factors) // b} "
            f"have {_multi(after)}; {_multi(spot)} · {_multi(after)} = {_multi(spot) * _multi(after)}."
        )
    both = _through(spots, tops) if count == 2 else 0
    if both:
        steps.append(
            f"With both {banned[0]} and {banned[1]} there are {_steps_shown(spots, tops)} = {both}, which were counted twice."
        )
    elif count == 2:
        steps.append(f"None contains both, for {banned[0]} does not divide {banned[1]}.")
    return banned, steps, lost - both


def _divisors(rng: random.Random, level: int) -> Problem:
    factors = _number(rng, level)
    n, tops = _value(factors), list(factors.values())
    total = _multi(tops)
    shown = " · ".join(f"{p}^{e}" if e > 1 else str(p) for p, e in factors.items())
    banned, more, lost = _avoided(rng, factors, max(level - 3, 0))
    steps = [
        f"{n} = {shown}. A sequence is an order of these {sum(tops)} prime factors, equal ones being alike: {sum(tops)}! / ({' · '.join(f'{e}!' for e in tops)}) = {total}.",
        *more,
    ]
    if banned:
        steps.append(f"So {lost} are forbidden, and {total} - {lost} = {total - lost} remain.")
    rule = {0: "", 1: " The number {} must not occur.", 2: " Neither {} nor {} may occur."}[
        len(banned)
    ]
    told = rng.choice(_CHAIN).format(who=people(rng, 1)[0], n=n)
    start, _, ask = told.rpartition(". ")
    question = f"{start}.{rule.format(*banned)} {ask}"
    body = """
        from functools import cache

        @cache
        def sequences(number):
            if number == 1:
                return 1
            if number in banned:
                return 0
            primes = [p for p in range(2, 20) if number % p == 0 and all(p % q for q in range(2, p))]
            return sum(sequences(number // p) for p in primes)

        print(sequences(start))
    """
    return made(
        rng, question=question, rationale=program(body, start=n, banned=banned), steps=steps,
        answer=total - lost, parameters={"form": "divisors", "n": n, "banned": banned},
    )  # fmt: skip


def _multi(counts: list[int]) -> int:
    return factorial(sum(counts)) // prod(factorial(c) for c in counts)


def _steps_shown(spots: list[list[int]], tops: list[int]) -> str:
    stops = [[0] * len(tops), *spots, tops]
    return times(
        _multi([b - a for a, b in zip(x, y, strict=True)]) for x, y in itertools.pairwise(stops)
    )


def _through(spots: list[list[int]], tops: list[int]) -> int:
    """Count the sequences that pass all the spots, given in ascending order of size."""
    stops = [[0] * len(tops), *spots, tops]
    gaps = [[b - a for a, b in zip(x, y, strict=True)] for x, y in itertools.pairwise(stops)]
    return prod(_multi(gap) for gap in gaps) if min(min(gap) for gap in gaps) >= 0 else 0


def _together(rng: random.Random, level: int) -> Problem:
    """Ask for a chain beside free items where one more rule crosses."""
    a, b = rng.choice(((3, 2), (3, 3), (4, 2), (4, 3)))
    items = _letters(rng, a + b)
    one, two = items[:a], items[a:]
    i, j = rng.randrange(1, a), rng.randrange(0, b - 1)
    rules = [*itertools.pairwise(one), *itertools.pairwise(two), (one[i], two[j])]
    total, terms = 0, list[str]()
    for k in range(i + 1, a + 1):
        ways = comb(k + j, j) * comb(a - k + b - j - 1, a - k)
        total += ways
        terms.append(f"{k} before: C({k + j}, {j}) · C({a - k + b - j - 1}, {a - k}) = {ways}")
    steps = [
        f"There are two chains, {' < '.join(one)} and {' < '.join(two)}, and the extra rule {one[i]} < {two[j]}.",
        f"Sort by how many of {', '.join(one)} stand before {two[j]}: at least {i + 1}. Merge the part before {two[j]} and the part after it:",
        *terms, f"Sum: {total}.",
    ]  # fmt: skip
    return _finish(rng, items, rules, steps=steps, answer=total)


_FORMS: tuple[tuple[Form, ...], ...] = (
    (_chains,),
    (_chains, _divisors),
    (_forest, _together, _divisors),
    (_general, _forest, _divisors),
    (_general, _divisors),
)

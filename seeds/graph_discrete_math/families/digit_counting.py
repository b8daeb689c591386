"""Count codes and numbers by their digits: repetition, required digits, divisibility, digit sums."""

from __future__ import annotations

import random
from math import perm
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

TITLE = "Counting by digits"
TOPICS = ("product rule", "inclusion-exclusion", "divisibility rules", "residue classes")
LEVELS = 5
FINITE = None


class _Scene(NamedTuple):
    told: str
    noun: str


_SCENES = (
    _Scene("{who} sets a bicycle lock whose code consists of {n} digits, each taken from {digits}.", "code"),
    _Scene("A card reader accepts codes of {n} digits; {who} uses only the digits {digits}.", "code"),
    _Scene("{who} stamps serial numbers of {n} digits, with stamps for the digits {digits} only.", "serial number"),
    _Scene("{who}'s cloakroom numbers its tickets with {n} digits, each one of {digits}.", "ticket number"),
    _Scene("{who} writes {n}-digit numbers using the digits {digits} only.", "number"),
    _Scene("A safe opens with a combination of {n} digits; {who} knows that only {digits} occur.", "combination"),
    _Scene("{who} looks for a phone extension of {n} digits in which only the digits {digits} occur.", "extension"),
    _Scene("In a board game {who} thinks of a secret number of {n} digits, each of them one of {digits}.", "secret number"),
)  # fmt: skip

_ASKS = (
    "How many different {noun}s are possible?",
    "How many such {noun}s are there?",
    "Find how many different {noun}s are possible.",
    "Determine how many {noun}s satisfy this.",
)

_BODY = """
    from itertools import product

    def good(code):
        value = int("".join(map(str, code)))
        return {good}

    print(sum(good(code) for code in product(digits, repeat=length)))
"""

_FREE = "A digit may be used more than once."
_ONCE = "No digit may be used more than once."


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    return one_of(rng, _FORMS, level, floor=(6, 8, 12, 20, 50)[level - 1])


class _Plan(NamedTuple):
    digits: list[int]
    n: int


def _plan(rng: random.Random, low: int, high: int, n: int) -> _Plan:
    """Draw digits without 0, so that codes and numbers are the same thing."""
    return _Plan(sorted(rng.sample(range(1, 10), rng.randint(low, high))), n)


def _finish(
    rng: random.Random, plan: _Plan, rules: str, good: str, *, steps: list[str], answer: int
) -> Problem:
    scene = rng.choice(_SCENES)
    told = scene.told.format(who=people(rng, 1)[0], n=plan.n, digits=series(plan.digits))
    rules = rules.format(noun=scene.noun).replace("Read as a number, the number", "The number")
    ask = rng.choice(_ASKS).format(noun=scene.noun)
    return made(
        rng, question=f"{told} {rules} {ask}",
        rationale=program(_BODY.format(good=good), digits=plan.digits, length=plan.n),
        steps=steps, answer=answer,
        parameters={"digits": plan.digits, "length": plan.n, "rules": rules},
    )  # fmt: skip


def _basic(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, 4, 7, rng.randint(2, 3))
    k, n = len(plan.digits), plan.n
    if rng.random() < 0.5:
        steps = [f"Each of the {n} places has {k} choices: {times([k] * n)} = {k**n}."]
        return _finish(rng, plan, _FREE, "True", steps=steps, answer=k**n)
    factors = [k - i for i in range(n)]
    steps = [f"The choices shrink from place to place: {times(factors)} = {perm(k, n)}."]
    return _finish(rng, plan, _ONCE, f"len(set(code)) == {n}", steps=steps, answer=perm(k, n))


def _last(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, 5, 8, rng.randint(3, 4))
    k, n = len(plan.digits), plan.n
    odd = rng.randint(0, 1)
    fit = [d for d in plan.digits if d % 2 == odd]
    word = "odd" if odd else "even"
    once = rng.random() < 0.6
    rules = f"{_ONCE if once else _FREE} Read as a number, the {{noun}} must be {word}."
    rest = [k - 1 - i for i in range(n - 1)] if once else [k] * (n - 1)
    answer = len(fit) * (perm(k - 1, n - 1) if once else k ** (n - 1))
    steps = [
        f"The last digit must be {word}: {series(fit, 'or') if fit else 'impossible'}, so {counted(len(fit), 'choice')}.",
        f"The other {n - 1} places: {times(rest)} choices.",
        f"Product: {times([len(fit), *rest])} = {answer}.",
    ]
    good = f"value % 2 == {odd}" + (f" and len(set(code)) == {n}" if once else "")
    return _finish(rng, plan, rules, good, steps=steps, answer=answer)


def _both(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, 4, 7, rng.randint(3, 5))
    a, b = sorted(rng.sample(plan.digits, 2))
    k, n = len(plan.digits), plan.n
    rules = f"{_FREE} Both {a} and {b} must occur at least once."
    answer = k**n - 2 * (k - 1) ** n + (k - 2) ** n
    steps = [
        f"All: {k}^{n} = {k**n}. Without {a}: {k - 1}^{n} = {(k - 1) ** n}; the same number without {b}.",
        f"Without both: {k - 2}^{n} = {(k - 2) ** n}.",
        f"Inclusion-exclusion: {k**n} - 2 · {(k - 1) ** n} + {(k - 2) ** n} = {answer}.",
    ]
    return _finish(rng, plan, rules, f"{a} in code and {b} in code", steps=steps, answer=answer)


def _unequal(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, 4, 7, rng.randint(3, 5))
    k, n = len(plan.digits), plan.n
    x = rng.choice(plan.digits)
    rules = f"{_FREE} However, neighbouring digits must be different, and the last digit must not be {x}."
    ends = [1]
    steps = [
        f"Let e(n) count the rows of n digits with unequal neighbours that end with {x}. There are {k} · {k - 1}^(n-1) such rows in all.",
        f"Taking {x} off the end leaves a shorter row that does not end with {x}: e(n) = {k} · {k - 1}^(n-2) - e(n-1), with e(1) = 1.",
    ]
    for m in range(2, n + 1):
        ends.append(k * (k - 1) ** (m - 2) - ends[-1])
        steps.append(f"e({m}) = {k * (k - 1) ** (m - 2)} - {ends[-2]} = {ends[-1]}")
    whole = k * (k - 1) ** (n - 1)
    steps.append(f"Answer: {whole} - {ends[-1]} = {whole - ends[-1]}.")
    good = f"code[-1] != {x} and all(p != q for p, q in zip(code, code[1:]))"
    return _finish(rng, plan, rules, good, steps=steps, answer=whole - ends[-1])


def _four(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, 5, 8, rng.randint(4, 5))
    k, n = len(plan.digits), plan.n
    step, once = rng.choice((4, 8)), rng.random() < 0.7
    tail = 2 if step == 4 else 3
    ends = [
        value for value in range(10 ** (tail - 1), 10**tail)
        if value % step == 0 and {int(c) for c in str(value)} <= set(plan.digits)
        and not (once and len(set(str(value))) < tail)
    ]  # fmt: skip
    rest = [k - tail - i for i in range(n - tail)] if once else [k] * (n - tail)
    ways = perm(k - tail, n - tail) if once else k ** (n - tail)
    rules = (
        f"{_ONCE if once else _FREE} Read as a number, the {{noun}} must be divisible by {step}."
    )
    steps = [
        f"Divisibility by {step} depends on the last {tail} digits alone. Possible endings: {series(ends) if ends else 'none'}; {len(ends)} in all.",
        f"{counted(n - tail, 'digit').capitalize()} before these: {times(rest) + ' = ' if len(rest) > 1 else ''}{counted(ways, 'choice')}.",
        f"{len(ends)} · {ways} = {len(ends) * ways}.",
    ]
    good = f"value % {step} == 0" + (f" and len(set(code)) == {n}" if once else "")
    return _finish(rng, plan, rules, good, steps=steps, answer=len(ends) * ways)


def _residues(digits: list[int], m: int, n: int) -> tuple[list[str], list[int]]:
    """Tabulate how many rows of digits have each remainder of the digit sum."""
    counts, lines = [1] + [0] * (m - 1), list[str]()
    shares = [sum(d % m == r for d in digits) for r in range(m)]
    lines.append(f"Digits {series(digits)}: by remainder 0 to {m - 1} there are {series(shares)}.")
    for length in range(1, n + 1):
        counts = [sum(counts[(r - s) % m] * shares[s] for s in range(m)) for r in range(m)]
        lines.append(f"length {length}: ({', '.join(map(str, counts))})")
    return lines, counts


def _modular(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, 4, 7, rng.randint(3, 4) if level == 4 else rng.randint(4, 5))
    m = rng.choice((3, 4, 5) if level == 4 else (3, 4, 5, 6, 7))
    r = rng.randrange(m)
    lines, counts = _residues(plan.digits, m, plan.n)
    steps = [
        f"Tabulate by the remainder of the digit sum on division by {m}; a row is extended by adding the remainder of its new digit.",
        *lines,
    ]
    rules = f"{_FREE} The sum of the digits must leave remainder {r} on division by {m}"
    good, answer = f"sum(code) % {m} == {r}", counts[r]
    if level == 5:
        a, b = sorted(rng.sample(plan.digits, 2))
        rules += f", and both {a} and {b} must occur at least once"
        good += f" and {a} in code and {b} in code"
        sets = [[d for d in plan.digits if d not in out] for out in ((a,), (b,), (a, b))]
        sub = [_residues(digits, m, plan.n) for digits in sets]
        parts = [counts[r], *(found[r] for _, found in sub)]
        answer = parts[0] - parts[1] - parts[2] + parts[3]
        steps += [line for lines, _ in sub for line in lines]
        steps.append(
            f"Inclusion-exclusion with the entries for remainder {r}: {parts[0]} - {parts[1]} - {parts[2]} + {parts[3]} = {answer}."
        )
    else:
        steps.append(f"The entry for remainder {r} is {answer}.")
    if r == 0:
        rules = rules.replace(f"leave remainder 0 on division by {m}", f"be divisible by {m}")
    return _finish(rng, plan, rules + ".", good, steps=steps, answer=answer)


_FORMS: tuple[tuple[Form, ...], ...] = (
    (_basic,),
    (_last,),
    (_both, _unequal),
    (_four, _modular),
    (_modular,),
)

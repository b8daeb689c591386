"""Sequences over a small alphabet: given numbers, forbidden or required patterns, parity."""

from __future__ import annotations

import random
from math import comb
from typing import NamedTuple

from loong.families import Problem
from loong.seeds.graph_discrete_math.families._discrete import (
    Form,
    choose,
    counted,
    made,
    many,
    one_of,
    people,
    program,
    series,
)

TITLE = "Counting strings"
TOPICS = ("strings", "forbidden patterns", "finite automata", "recurrences")
LEVELS = 5
FINITE = None


class _Scene(NamedTuple):
    told: str
    letters: str
    noun: str


_SCENES = (
    _Scene("{who} tosses a coin {n} times and writes H for heads and T for tails.", "HT", "record"),
    _Scene("{who} taps a signal of {n} beeps, each short (S) or long (L).", "SL", "signal"),
    _Scene("A quiz has {n} statements; {who} marks each with T (true) or F (false).", "TF", "answer sheet"),
    _Scene("On each of {n} days {who} notes D for a dry or W for a wet day.", "DW", "diary"),
    _Scene("{who} strings a row of {n} lamps, each red (R) or green (G), with a marked first lamp.", "RG", "row"),
    _Scene("{who} builds a password of {n} letters, each of them A, B or C.", "ABC", "password"),
    _Scene("{who} plans {n} training days, each for running (R), swimming (S) or a pause (P).", "RSP", "plan"),
    _Scene("{who}'s duty list has one letter for each of {n} days: D (day shift), N (night shift) or O (off).", "DNO", "duty list"),
    _Scene("{who} paints {n} fence posts in a row, each white (W), blue (B) or yellow (Y).", "WBY", "fence"),
    _Scene("{who} looks at words of {n} letters over the DNA alphabet A, C, G, T.", "ACGT", "word"),
)  # fmt: skip

_ASKS = (
    "How many different {noun} are possible {rule}?",
    "How many {noun} are there {rule}?",
    "Find the number of possible {noun} {rule}.",
    "Count the possible {noun} {rule}.",
)

_BODY = """
    from itertools import product

    def good(word):
        return {good}

    print(sum(good("".join(letters)) for letters in product(alphabet, repeat=length)))
"""

_LENGTHS = {2: ((4, 7), (5, 8), (6, 9), (9, 11), (11, 14)), 3: ((3, 4), (4, 5), (5, 6), (6, 7), (8, 9)), 4: ((3, 3), (3, 4), (4, 5), (5, 6), (6, 7))}  # fmt: skip


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    return one_of(rng, _FORMS, level, floor=3)


class _Plan(NamedTuple):
    scene: _Scene
    letters: str
    n: int


def _plan(rng: random.Random, level: int) -> _Plan:
    scene = rng.choice(_SCENES)
    return _Plan(scene, scene.letters, rng.randint(*_LENGTHS[len(scene.letters)][level - 1]))


def _finish(
    rng: random.Random, plan: _Plan, rule: str, good: str, *, steps: list[str], answer: int
) -> Problem:
    told = plan.scene.told.format(who=people(rng, 1)[0], n=plan.n)
    ask = rng.choice(_ASKS).format(noun=many(plan.scene.noun), rule=rule)
    return made(
        rng, question=f"{told} {ask}",
        rationale=program(_BODY.format(good=good), alphabet=plan.letters, length=plan.n),
        steps=steps, answer=answer,
        parameters={"letters": plan.letters, "length": plan.n, "rule": rule},
    )  # fmt: skip


def _exact(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, level)
    x, q, n = rng.choice(plan.letters), len(plan.letters), plan.n
    k = rng.randint(1, n - 1)
    answer = comb(n, k) * (q - 1) ** (n - k)
    steps = [f"Choose {'the place' if k == 1 else f'{k} places'} for {x}: {choose(n, k)}."]
    if q > 2:
        steps.append(
            f"Every other place ({n - k} in all) has {q - 1} choices: {q - 1}^{n - k} = {(q - 1) ** (n - k)}."
        )
    steps.append(
        f"The other places then leave no choice: {answer} in all."
        if q == 2
        else f"Product: {comb(n, k)} · {(q - 1) ** (n - k)} = {answer}."
    )
    rule = f"in which {x} occurs exactly {('once', 'twice')[k - 1] if k < 3 else f'{k} times'}"
    return _finish(rng, plan, rule, f'word.count("{x}") == {k}', steps=steps, answer=answer)


def _ends(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, level)
    q, n = len(plan.letters), plan.n
    x, y = rng.choice(plan.letters), rng.choice(plan.letters)
    if rng.random() < 0.5:
        rule, good, left = (
            f"that begin with {x} and end with {y}"
            if x != y
            else f"that both begin and end with {x}",
            f'word[0] == "{x}" and word[-1] == "{y}"',
            n - 2,
        )
        steps = [
            f"The two ends are fixed; {counted(left, 'place')} in between can be filled freely: {q}^{left} = {q**left}."
        ]
        return _finish(rng, plan, rule, good, steps=steps, answer=q**left)
    rule, good = f"that contain at least one {x}", f'"{x}" in word'
    steps = [
        f"There are {q}^{n} = {q**n} in all, and {q - 1}^{n} = {(q - 1) ** n} without {x}.",
        f"{q**n} - {(q - 1) ** n} = {q**n - (q - 1) ** n}.",
    ]
    return _finish(rng, plan, rule, good, steps=steps, answer=q**n - (q - 1) ** n)


def _isolated(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, level)
    x, q = rng.choice(plan.letters), len(plan.letters)
    a, b = 1, q
    steps = [
        f"Let a(n) count the good ones of length n. If the last letter is not {x} ({counted(q - 1, 'choice')}), a good one of length n - 1 stands before it.",
        f"If it is {x}, the letter before it is {f'one of {q - 1} others' if q > 2 else 'the other one'}, and a good one of length n - 2 precedes these two: "
        + (f"a(n) = {q - 1}a(n-1) + {q - 1}a(n-2)." if q > 2 else "a(n) = a(n-1) + a(n-2)."),
        f"a(0) = 1, a(1) = {q}",
    ]
    for n in range(2, plan.n + 1):
        a, b = b, (q - 1) * (a + b)
        steps.append(f"a({n}) = {b}")
    rule = f"in which no two {x} stand next to each other"
    return _finish(rng, plan, rule, f'"{x * 2}" not in word', steps=steps, answer=b)


def _next(state: str, letter: str, patterns: list[str]) -> str | None:
    """Return the longest ending of `state + letter` that begins a pattern; None on a match."""
    word = state + letter
    if any(word.endswith(p) for p in patterns):
        return None
    ends = [word[i:] for i in range(len(word) + 1)]
    return next(end for end in ends if any(p.startswith(end) for p in patterns))


def _walk(plan: _Plan, patterns: list[str], parity: str = "") -> tuple[list[str], int]:
    """Tabulate the words without the patterns, by state, and by parity of a letter if given."""
    states = sorted({p[:i] for p in patterns for i in range(len(p))}, key=lambda s: (len(s), s))
    names = {s: s or "none" for s in states}
    steps = [
        f"Read letter by letter and remember the longest ending that begins a forbidden block: {', '.join(names.values())}. A letter then leads on as follows ('stop' completes a block):",
    ]
    for s in states:
        targets = [(c, _next(s, c, patterns)) for c in plan.letters]
        moves = ", ".join(f"{c} → {'stop' if t is None else names[t]}" for c, t in targets)
        steps.append(f"{names[s]}: {moves}")
    halves = ("even", "odd") if parity else ("",)
    counts = {(s, h): int(s == "" and h == halves[0]) for s in states for h in halves}
    columns = ", ".join(f"{names[s]} {h}".strip() for s, h in counts)
    steps.append(f"Numbers of good beginnings of length n, in the order ({columns}):")
    for n in range(1, plan.n + 1):
        new = dict.fromkeys(counts, 0)
        for (s, h), ways in counts.items():
            for c in plan.letters:
                t = _next(s, c, patterns)
                flip = parity == c
                if t is not None:
                    new[t, halves[1 - halves.index(h)] if flip else h] += ways
        counts = new
        steps.append(f"n = {n}: ({', '.join(map(str, counts.values()))})")
    return steps, sum(ways for (_, h), ways in counts.items() if h == halves[0])


def _block(rng: random.Random, letters: str, size: int) -> str:
    return "".join(rng.choice(letters) for _ in range(size))


def _avoid(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, level)
    size = 3 if len(plan.letters) == 2 or level > 3 else 2
    patterns = [_block(rng, plan.letters, size)]
    while level == 4 and len(patterns) < 2:
        patterns = sorted({*patterns, _block(rng, plan.letters, size)})
    rule = f"in which the block {patterns[0]} never appears in consecutive places"
    if level == 4:
        rule = f"in which neither of the blocks {series(patterns)} appears in consecutive places"
    steps, answer = _walk(plan, patterns)
    steps.append(f"Sum of the last line: {answer}.")
    good = " and ".join(f'"{p}" not in word' for p in patterns)
    return _finish(rng, plan, rule, good, steps=steps, answer=answer)


def _contain(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, level)
    pattern = _block(rng, plan.letters, 4 if len(plan.letters) == 2 else 3)
    steps, without = _walk(plan, [pattern])
    whole = len(plan.letters) ** plan.n
    steps += [
        f"Without the block there are {without} (sum of the last line).",
        f"With it: {len(plan.letters)}^{plan.n} - {without} = {whole} - {without} = {whole - without}.",
    ]
    rule = f"in which the block {pattern} appears at least once in consecutive places"
    return _finish(rng, plan, rule, f'"{pattern}" in word', steps=steps, answer=whole - without)


def _parity(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, level)
    size = 3 if len(plan.letters) == 2 or rng.random() < 0.5 else 2
    pattern, x = _block(rng, plan.letters, size), rng.choice(plan.letters)
    steps, answer = _walk(plan, [pattern], x)
    steps.append(f"The even entries of the last line add up to {answer}.")
    rule = f"in which {x} occurs an even number of times (0 counts as even) and the block {pattern} never appears in consecutive places"
    good = f'"{pattern}" not in word and word.count("{x}") % 2 == 0'
    return _finish(rng, plan, rule, good, steps=steps, answer=answer)


_FORMS: tuple[tuple[Form, ...], ...] = (
    (_exact, _ends),
    (_isolated, _exact),
    (_avoid,),
    (_avoid, _contain),
    (_parity,),
)

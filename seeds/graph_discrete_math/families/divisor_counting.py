"""Count divisors and multiples: divisors with conditions, totients, pairs with a given lcm."""

from __future__ import annotations

import itertools
import random
from math import gcd, prod
from textwrap import dedent

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
    times,
)

TITLE = "Divisors, multiples and common factors"
TOPICS = ("divisor function", "Euler's totient", "gcd and lcm", "inclusion-exclusion")
LEVELS = 5
FINITE = None

Factors = dict[int, int]

_ROWS = (
    ("{who} sets out {n} chairs in equal rows, with no chair left over.", "possible numbers of chairs in a row"),
    ("{who} splits {n} athletes into teams of equal size.", "possible team sizes"),
    ("{who} packs {n} pencils into boxes with the same number in each, none left over.", "possible numbers of pencils in a box"),
    ("{who} cuts a wire of {n} millimetres into equal pieces of whole millimetres.", "possible lengths of a piece in millimetres"),
    ("{who} divides {n} hectares of land into equal plots of whole hectares.", "possible plot sizes in hectares"),
    ("{who} switches a lamp at every second whose number divides {n}.", "seconds at which the lamp is switched"),
    ("{who} stacks {n} bricks in layers of equal size.", "possible numbers of bricks in a layer"),
    ("{who} writes down every positive divisor of {n}.", "numbers in this list"),
)  # fmt: skip

_COPRIME = (
    "{who} tries out the numbers {low} to {high} as the step of a generator modulo {n}; a step works if it has no common factor with {n} other than 1. How many of them work?",
    "{who} crosses out every integer from {low} to {high} that has a common factor with {n} other than 1. How many integers are left?",
    "{who} writes down the fractions {low}/{n}, …, {high}/{n}, with all numerators in between. How many of them cannot be reduced?",
    "A wheel with {n} teeth runs against a second one; {who} may give the second any number of teeth from {low} to {high}. In how many cases do the two numbers of teeth have no common factor other than 1?",
    "In a toy cipher modulo {n} a number is a valid key if it is coprime to {n}. How many valid keys from {low} to {high} can {who} choose?",
    "{who} draws a star by connecting every k-th of {n} points on a circle, which gives one closed line through all points exactly if k and {n} have no common factor other than 1. How many k from {low} to {high} do so?",
)  # fmt: skip


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    return one_of(rng, _FORMS, level, floor=(4, 2, 5, 8, 8)[level - 1])


def _factors(rng: random.Random, count: int, top: int, low: int, high: int) -> tuple[int, Factors]:
    """Draw a number in a range with the given number of primes."""
    while True:
        primes = sorted(rng.sample((2, 3, 5, 7, 11, 13, 17, 19, 23), count))
        factors = {p: rng.randint(1, top) for p in primes}
        n = prod(p**e for p, e in factors.items())
        if low <= n <= high:
            return n, factors


def _shown(factors: Factors) -> str:
    n = prod(p**e for p, e in factors.items())
    product = " · ".join(f"{p}^{e}" if e > 1 else f"{p}" for p, e in factors.items() if e) or "1"
    return str(n) if product == str(n) else f"{n} = {product}"


def _told(rng: random.Random, n: int) -> tuple[str, str]:
    # the first two scenes are about crowds
    told, ask = rng.choice(_ROWS if n < 500 else _ROWS[2:])
    told = told.format(who=people(rng, 1)[0], n=n)
    return told, ask


_DIVISORS = """
    divisors = [d for d in range(1, n + 1) if n % d == 0]
    print(sum({good} for d in divisors))
"""


def _plain(rng: random.Random, level: int) -> Problem:
    n, factors = _factors(rng, rng.randint(2, 3), 4, 24, 400)
    told, ask = _told(rng, n)
    powers = [e + 1 for e in factors.values()]
    steps = [
        f"The possible numbers are the positive divisors of {_shown(factors)}.",
        f"Each exponent can be chosen from 0 upwards: {times(powers)} = {prod(powers)}.",
    ]
    return made(
        rng, question=f"{told} How many {ask} are there (1 and {n} included)?",
        rationale=program(_DIVISORS.format(good="True"), n=n), steps=steps, answer=prod(powers),
        parameters={"form": "plain", "n": n, "told": told},
    )  # fmt: skip


def _conditioned(rng: random.Random, level: int) -> Problem:
    """Ask for divisors that are multiples of one number, perhaps not of another."""
    n, factors = _factors(rng, 3 if level == 2 else 4 if level == 5 else 3, {2: 3, 3: 5, 5: 5}[level], {2: 60, 3: 700, 5: 9000}[level], {2: 900, 3: 20000, 5: 150000}[level])  # fmt: skip
    must = {p: rng.randint(0, min(e, 2)) for p, e in factors.items()}
    if not any(must.values()):
        must[next(iter(must))] = 1
    d = prod(p**e for p, e in must.items())
    told, ask = _told(rng, n)
    room = {p: factors[p] - must[p] for p in factors}
    powers = [e + 1 for e in room.values()]
    answer, good, rule = prod(powers), f"d % {d} == 0", f"are multiples of {d}"
    steps = [
        f"{_shown(factors)}. A divisor that is a multiple of {_shown(must)} is {d} times a divisor of {_shown(room)}.",
        f"There are {times(powers)} = {answer} of these.",
    ]
    if level > 2:
        ban = dict(must)
        for p in rng.sample(sorted(factors), 2):
            ban[p] = min(factors[p], ban[p] + rng.randint(1, 2))
        e = prod(p**k for p, k in ban.items())
        left = prod(factors[p] - ban[p] + 1 for p in factors)
        rule += f" but not of {e}"
        good += f" and d % {e} != 0"
        steps.append(
            f"Among them, the multiples of {_shown(ban)} are to go: {left}. This leaves {answer} - {left} = {answer - left}."
        )
        answer -= left
        if level == 5:
            one, two = _even(factors, must), _even(factors, ban)
            rule = f"are multiples of {d}, are not multiples of {e} and are not perfect squares"
            good += " and isqrt(d) ** 2 != d"
            steps.append(
                f"Perfect squares have even exponents only: {one} of them are multiples of {d}, and {two} of these are "
                f"multiples of {e}. Removing {one} - {two} = {counted(one - two, 'square')} leaves {answer - one + two}."
            )
            answer -= one - two
            if one == two:
                return _conditioned(rng, level)
        if e == d:
            return _conditioned(rng, level)
    body = ("from math import isqrt\n" if level == 5 else "") + dedent(_DIVISORS).format(good=good)
    return made(
        rng, question=f"{told} How many of the {ask} (1 and {n} included) {rule}?", rationale=program(body, n=n),
        steps=steps, answer=answer, parameters={"form": "conditioned", "n": n, "rule": rule, "told": told},
    )  # fmt: skip


def _even(factors: Factors, low: Factors) -> int:
    """Count divisors that are squares, with exponents from `low` upwards."""
    return prod(sum(k % 2 == 0 for k in range(low[p], factors[p] + 1)) for p in factors)


def _coprime(rng: random.Random, level: int) -> Problem:
    n, factors = _factors(rng, 2 if level == 2 else 3, 2, 20, 2000)
    primes = list(factors)
    low = 1 if level < 4 else rng.randint(50, 900)
    high = rng.randint(60, 300) if level == 2 else low + rng.randint(150, 900)
    question = rng.choice(_COPRIME).format(who=people(rng, 1)[0], n=n, low=low, high=high)
    steps = [
        f"{_shown(factors)}, so a number is coprime to {n} exactly if none of {series(primes)} divides it.",
        f"The range from {low} to {high} holds {high - low + 1} numbers.",
    ]
    terms = list[int]()
    for size in range(len(primes) + 1):
        found = list[str]()
        for group in itertools.combinations(primes, size):
            d = prod(group)
            count = high // d - (low - 1) // d
            terms.append((-1) ** size * count)
            found.append(f"{count} of {d}")
        if size:
            steps.append(f"Multiples in it: {series(found)}.")
    steps.append(f"Inclusion-exclusion: {plus(terms)} = {sum(terms)}.")
    answer: int = sum(terms)
    body = """
        from math import gcd

        print(sum(gcd(k, n) == 1 for k in range(low, high + 1)))
    """
    return made(
        rng, question=question, rationale=program(body, n=n, low=low, high=high), steps=steps,
        answer=answer, parameters={"form": "coprime", "n": n, "low": low, "high": high},
    )  # fmt: skip


_PAIRS = (
    "Two beacons of {who} flash together at second 0 and next at second {n}, never in between. The first flashes every a seconds and the second every b seconds, both whole numbers. How many ordered pairs (a, b) are possible?",
    "Two printing rollers have circumferences of a and b centimetres, whole numbers. Both marks point down together at the start, and {who} sees this again for the first time after {n} centimetres of paper. How many ordered pairs (a, b) are possible?",
    "{who} looks for ordered pairs (a, b) of positive integers with least common multiple {n}. How many such pairs are there?",
    "{who} waters the roses every a days and the ferns every b days, both today and both again in {n} days, but on no day in between both. How many ordered pairs (a, b) of positive integers fit?",
    "Bus line A of {who}'s town departs every a minutes, line B every b minutes, both whole numbers. Both leave together now and for the next time in {n} minutes. For how many ordered pairs (a, b) does this hold?",
    "Two runners need a and b seconds for a lap, whole numbers. They start together at the line, and {who} sees them there together for the next time after {n} seconds. How many ordered pairs (a, b) are possible?",
)  # fmt: skip


def _lcm_pairs(rng: random.Random, level: int) -> Problem:
    n, factors = _factors(rng, 2 if level == 3 else 3, 3 if level == 3 else 4, 12, {3: 1500, 4: 3000, 5: 6000}[level])  # fmt: skip
    parts = [2 * e + 1 for e in factors.values()]
    whole, extra, good = prod(parts), "", "True"
    steps = [
        f"We need lcm(a, b) = {_shown(factors)}.",
        "For each prime with exponent e, the larger of the two exponents must be e: 2e + 1 choices.",
        f"That makes {times(parts)} = {whole} ordered pairs.",
    ]
    answer = whole
    if level == 4:
        extra, good = " Count only the pairs with a < b.", "a < b"
        answer = (whole - 1) // 2
        steps.append(
            f"Only the pair ({n}, {n}) has a = b; of the rest one half has a < b: ({whole} - 1) / 2 = {answer}."
        )
    if level == 5:
        p = rng.choice(sorted(factors))
        rest = prod(2 * e + 1 for q, e in factors.items() if q != p)
        extra, good = (
            f" Count only the pairs in which {p} divides exactly one of the two numbers",
            f"(a % {p} == 0) != (b % {p} == 0)",
        )
        steps = [
            *steps[:2],
            f"For the prime {p} the larger exponent is {factors[p]} and the other must be 0: 2 of the {2 * factors[p] + 1} choices remain.",
            f"The other primes leave {times(2 * e + 1 for q, e in factors.items() if q != p)} = {rest} choices; in all 2 · {rest} = {2 * rest}.",
        ]
        g = rng.choice([k for k in factors if k != p])
        less = prod(2 * e + 1 for q, e in factors.items() if q not in (p, g)) * 2
        answer = less * (2 * factors[g] - 1)
        extra += f" and {g} divides both of them."
        good += f" and a % {g} == 0 == b % {g}"
        steps.append(
            f"If {g} is to divide both, its exponents are at least 1 and the larger is {factors[g]}: {2 * factors[g] - 1} instead of {2 * factors[g] + 1} choices. So {less} · {2 * factors[g] - 1} = {answer}."
        )
    question = rng.choice(_PAIRS).format(who=people(rng, 1)[0], n=n) + extra
    body = f"""
        from math import lcm

        divisors = [d for d in range(1, n + 1) if n % d == 0]
        print(sum(lcm(a, b) == n and {good} for a in divisors for b in divisors))
    """
    return made(
        rng, question=question, rationale=program(body.replace("and True ", ""), n=n), steps=steps,
        answer=answer, parameters={"form": "lcm pairs", "n": n, "rule": extra},
    )  # fmt: skip


_SIEVE = (
    "{who} numbers {count} lockers from {low} to {high} and opens all that are divisible by {yes}. Then all are closed whose number is divisible by {no}. How many lockers are open in the end?",
    "Among the ticket numbers {low} to {high}, {who} gives a prize to those divisible by {yes}, but never to one divisible by {no}. How many prizes are there?",
    "{who} lists the integers from {low} to {high} that are divisible by {yes}, but leaves out those divisible by {no}. How many are left?",
    "{who} marks the pages {low} to {high} of a long register if the page number is divisible by {yes}, and erases the mark again if it is divisible by {no}. How many marks remain?",
    "A light show has the seconds {low} to {high}. {who} lets a lamp flash in every second divisible by {yes}, unless the second is divisible by {no}. How often does it flash?",
    "{who} checks the items {low} to {high} of a production run if their number is divisible by {yes}, and skips those divisible by {no}. How many items are checked?",
)  # fmt: skip


def _sieve(rng: random.Random, level: int) -> Problem:
    low, span = rng.randint(100, 999), rng.randint(400, 1500) * (level - 2)
    high = low + span
    yes, no = _rules(rng, 2 if level == 5 else 1, 3 if level == 4 else 2)
    texts = {"yes": _or(yes, "at least one"), "no": _or(no, "at least one")}
    question = rng.choice(_SIEVE).format(
        who=people(rng, 1)[0], count=span + 1, low=low, high=high, **texts
    )
    steps = [
        "Count the multiples of each least common multiple in the range; one rule on top of another means the lcm."
    ]
    terms, signed = list[str](), list[int]()
    for first in _groups(yes, 1):
        for second in _groups(no, 0):
            d = 1
            for k in (*first, *second):
                d = d * k // gcd(d, k)
            count = high // d - (low - 1) // d
            sign = (-1) ** (len(first) - 1 + len(second))
            signed.append(sign * count)
            what = series(first) + (f" with {series(second)}" if second else "")
            terms.append(
                f"{what}: lcm {d}, {counted(count, 'number')}, sign {'+' if sign > 0 else '-'}"
            )
    steps += [*terms, f"With these signs, {plus(signed)} = {sum(signed)}."]
    body = """
        print(sum(
            any(k % d == 0 for d in wanted) and all(k % d for d in banned)
            for k in range(low, high + 1)
        ))
    """
    return made(
        rng, question=question, rationale=program(body, low=low, high=high, wanted=yes, banned=no),
        steps=steps, answer=sum(signed),
        parameters={"form": "sieve", "low": low, "high": high, "yes": yes, "no": no},
    )  # fmt: skip


def _rules(rng: random.Random, yes: int, no: int) -> tuple[list[int], list[int]]:
    """Draw divisors for and against, none of which divides another."""
    while True:
        pool = rng.sample((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15), yes + no)
        if all(a % b for a in pool for b in pool if a != b):
            return sorted(pool[:yes]), sorted(pool[yes:])


def _or(numbers: list[int], some: str) -> str:
    if len(numbers) == 1:
        return str(numbers[0])
    return f"{some} of the numbers {series(numbers)}"


def _groups(items: list[int], least: int) -> list[tuple[int, ...]]:
    return [g for size in range(least, len(items) + 1) for g in itertools.combinations(items, size)]


_FORMS: tuple[tuple[Form, ...], ...] = (
    (_plain,),
    (_conditioned, _coprime),
    (_conditioned, _coprime, _lcm_pairs, _sieve),
    (_coprime, _lcm_pairs, _sieve),
    (_conditioned, _lcm_pairs, _sieve),
)

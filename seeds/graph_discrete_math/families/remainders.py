"""Calculate with remainders: cycles, powers, linear congruences, simultaneous congruences."""

from __future__ import annotations

import random
from math import gcd, lcm, prod

from loong.families import Problem
from loong.seeds.graph_discrete_math.families._discrete import (
    Form,
    counted,
    made,
    one_of,
    people,
    program,
)

TITLE = "Remainders and congruences"
TOPICS = ("modular arithmetic", "modular powers", "linear congruences", "Chinese remainder theorem")
LEVELS = 5
FINITE = None

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_RINGS = (
    ("A carousel has {m} seats, numbered 0 to {top} in a circle.", "sits on seat {s} and changes places by moving {k} seats forward", "{t} times in a row", "On which seat is {who} at the end?"),
    ("A circular railway has {m} stations, numbered 0 to {top} in the direction of travel.", "starts at station {s} and rides {k} stations onward", "on each of {t} days", "At which station does {who} end?"),
    ("A board game has {m} fields in a circle, numbered 0 to {top}.", "starts on field {s} and moves a counter {k} fields forward", "in each of {t} rounds", "On which field does the counter stand then?"),
    ("A dial shows the numbers 0 to {top} in a circle, {m} in all.", "sets it to {s} and turns it {k} numbers forward", "{t} times", "Which number does the dial show then?"),
    ("A playlist has {m} songs, numbered 0 to {top}, and starts again after the last.", "hears song {s} and then moves {k} songs ahead in the list", "{t} times", "Which song is reached?"),
    ("Around a lake stand {m} lamps, numbered 0 to {top} in walking order.", "starts at lamp {s} and walks {k} lamps further", "every evening for {t} evenings", "At which lamp does {who} end?"),
)  # fmt: skip

_POWERS = (
    "{who} divides {power} by {m}. What remainder is left?",
    "{who} imagines {power} beads that are put on strings of {m}, as many full strings as possible. How many beads are left over?",
    "{who} asks for the remainder of {power} on division by {m}. What is it?",
    "In a key exchange modulo {m}, {who} sends the number {power} mod {m}, reduced to 0, 1, …, {top}. Which number is sent?",
    "A hash function maps a number N to its remainder on division by {m}. {who} feeds it N = {power}. What does it return?",
    "{who} works with integers modulo {m} and looks for the one among 0, 1, …, {top} that is congruent to {power}. Which one is it?",
    "{who} writes {power} in base {m}, with digits that stand for 0, 1, …, {top}. For which of these numbers does the last digit stand?",
)  # fmt: skip

_PACKS = (
    ("{who} packs eggs", "egg", "in boxes of {m}"),
    ("{who} lines up the children of a parade", "child", "in rows of {m}"),
    ("{who} ties up roses", "rose", "in bunches of {m}"),
    ("{who} shelves books", "book", "in rows of {m}"),
    ("{who} packs jars of jam", "jar", "in cartons of {m}"),
    ("{who} stacks coins", "coin", "in piles of {m}"),
    ("{who} sorts beads", "bead", "into bags of {m}"),
    ("{who} bundles newspapers", "newspaper", "in stacks of {m}"),
    ("{who} counts out screws", "screw", "into boxes of {m}"),
    ("{who} piles up roof tiles", "tile", "on pallets of {m}"),
    ("{who} sorts leaflets", "leaflet", "in packs of {m}"),
)  # fmt: skip

_FEW = 5
"""So many of the packings, the first ones, suit small numbers only."""

_PRIMES = (3, 5, 7, 8, 11, 13, 17, 19, 23)


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    return one_of(rng, _FORMS, level, floor=2)


def _weekday(rng: random.Random, level: int) -> Problem:
    start, days = rng.randrange(7), rng.randint(30, 999)
    who = people(rng, 1)[0]
    event = rng.choice(("an exam", "a concert", "a holiday trip", "the return of a book", "a dentist's visit", "the end of a warranty", "a rocket launch"))  # fmt: skip
    question = rng.choice((
        f"Today is {_DAYS[start]}, and {who} notes that {event} is due in exactly {days} days. On which day of the week will that be?",
        f"{who} counts {days} days from a {_DAYS[start]} (the day after it is day 1) until {event}. Which day of the week is day {days}?",
    ))  # fmt: skip
    end = _DAYS[(start + days % 7) % 7]
    steps = [
        f"Weekdays repeat every 7 days, and {days} = 7 · {days // 7} + {days % 7}.",
        f"So it is {counted(days % 7, 'day')} after {_DAYS[start]}, which is {end}.",
    ]
    body = """
        names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        for _ in range(days):
            today = names[names.index(today) - 6]  # the next name, cyclically
        print(today)
    """
    return made(
        rng, question=question, rationale=program(body, today=_DAYS[start], days=days),
        steps=steps, answer=end, kind="text",
        parameters={"form": "weekday", "start": start, "days": days, "event": event},
    )  # fmt: skip


def _ring(rng: random.Random, level: int) -> Problem:
    m, t = rng.randint(7, 24), rng.randint(5, 40)
    t += t % m == 0
    s, k = rng.randrange(m), rng.choice([k for k in range(2, m - 1) if k * t % m])
    told, does, often, ask = rng.choice(_RINGS)
    who = people(rng, 1)[0]
    given = {"m": m, "top": m - 1, "s": s, "k": k, "t": t, "who": who}
    question = f"{told} {{who}} {does} {often}. {ask}".format(**given)
    answer = (s + k * t) % m
    steps = [
        f"In all the position grows by {k} · {t} = {k * t}, from {s} to {s + k * t}.",
        f"Only the remainder modulo {m} matters: {s + k * t} = {m} · {(s + k * t) // m} + {answer}.",
    ]
    body = """
        for _ in range(moves):
            place = (place + step) % size
        print(place)
    """
    return made(
        rng, question=question, rationale=program(body, place=s, step=k, moves=t, size=m),
        steps=steps, answer=answer, parameters={"form": "ring", **given},
    )  # fmt: skip


def _cycle(base: int, m: int) -> list[int]:
    """List the remainders of base^1, base^2, … until they repeat (base prime to m)."""
    powers = [base % m]
    while powers[-1] != 1:
        powers.append(powers[-1] * base % m)
    return powers


def _power(rng: random.Random, level: int) -> Problem:
    m = rng.randint(5, 19) if level == 2 else rng.randint(14, 40)
    base = rng.choice([b for b in range(2, 2 * m) if gcd(b, m) == 1 and b % m > 1])
    cycle = _cycle(base, m)
    if len(cycle) < (0, 0, 3, 0, 5, 8)[level]:
        return _power(rng, level)
    listed = ", ".join(map(str, cycle))
    start = f"Modulo {m} the powers of {base} run through {listed} and then repeat: the period is {len(cycle)}."
    if level < 5:
        n = rng.randint(20, 99) if level == 2 else rng.randint(300, 2000)
        shown, rest = f"{base}^{n}", n % len(cycle)
        steps = [start, f"{n} leaves remainder {rest} on division by {len(cycle)}."]
        exponent = str(n)
    else:
        inner, n = rng.randint(2, 12), rng.randint(20, 200)
        shown, exponent = f"{base}^({inner}^{n})", f"{inner} ** {n}"
        seen, value = [inner % len(cycle)], inner % len(cycle)
        while (value := value * inner % len(cycle)) not in seen:
            seen.append(value)
        if len(seen) < 3:
            return _power(rng, level)
        lead = seen.index(value)
        loop = len(seen) - lead
        rest = seen[lead + (n - 1 - lead) % loop]
        steps = [
            start,
            f"So we need {inner}^{n} modulo {len(cycle)}. The powers of {inner} modulo {len(cycle)} are "
            f"{', '.join(map(str, seen))}, then {value} again: period {loop}{f' from exponent {lead + 1} on' if lead else ''}.",
            f"Exponent {n} agrees with exponent {lead + (n - 1 - lead) % loop + 1} in this list, so the remainder is {rest}.",
        ]
    if rest == 1:
        return _power(rng, level)
    answer = cycle[rest - 1]
    steps.append(f"The value is that of {base}^{rest or len(cycle)}, namely {answer}.")
    question = rng.choice(_POWERS).format(who=people(rng, 1)[0], power=shown, m=m, top=m - 1)
    body = f"print(pow(base, {exponent}, modulus))"
    return made(
        rng, question=question, rationale=program(body, base=base, modulus=m),
        steps=steps, answer=answer, parameters={"form": "power", "power": shown, "modulus": m},
    )  # fmt: skip


def _linear(rng: random.Random, level: int) -> Problem:
    m = rng.randint(17, 60)
    a = rng.choice([a for a in range(3, m - 2) if gcd(a, m) == 1])
    # a few rounds at least, lest the answer be plain to see
    b, who = a * rng.randint(4, m - 1) % m, people(rng, 1)[0]
    question = rng.choice((
        f"A circular track has {m} marks, numbered 0 to {m - 1}. {who}'s toy robot starts at mark 0 and jumps {a} marks forward in every move. After how many moves does it stand on mark {b} for the first time?",
        f"{who} turns a dial with {m} equally spaced positions 0 to {m - 1} forward by {a} positions at a time, starting from 0. How many turns are needed until the dial shows {b} for the first time?",
        f"{who}'s machine writes into a ring buffer with cells 0 to {m - 1}: it starts at cell 0 and advances by {a} cells at every step. After how many steps is it at cell {b} for the first time?",
        f"{who} looks for the smallest positive integer x such that {a}x leaves remainder {b} on division by {m}. Find it.",
        f"{who} buys a number of packs with {a} screws each and repacks all screws into boxes of {m}; {counted(b, 'screw')} {'is' if b == 1 else 'are'} left over. What is the smallest possible number of packs?",
        f"In a lecture hall whose {m} seats stand in a circle, numbered 0 to {m - 1}, {who} hands out leaflets, first at seat 0 and then always {a} seats further on. How many such moves lead from seat 0 to seat {b} for the first time?",
    ))  # fmt: skip
    q, r, rows = [m, a], [0, 1], list[str]()
    while q[-1]:
        step = q[-2] // q[-1]
        if q[-2] % q[-1]:
            rows.append(f"{q[-2]} = {step} · {q[-1]} + {q[-2] % q[-1]}")
        q.append(q[-2] - step * q[-1])
        r.append(r[-2] - step * r[-1])
    inverse = r[-2] % m
    answer = inverse * b % m
    steps = [
        f"We solve {a}x ≡ {b} (mod {m}). Euclid's algorithm: {'; '.join(rows)}.",
        f"Going back, {a} · {inverse} = {a * inverse} = {m} · {a * inverse // m} + 1, so the inverse of {a} is {inverse}.",
        f"x ≡ {inverse} · {b} = {inverse * b} ≡ {answer} (mod {m}); the smallest positive solution is {answer}.",
    ]
    body = "print(next(x for x in range(1, modulus + 1) if factor * x % modulus == target))"
    return made(
        rng, question=question, rationale=program(body, factor=a, modulus=m, target=b),
        steps=steps, answer=answer, parameters={"form": "linear", "a": a, "b": b, "m": m},
    )  # fmt: skip


def _merge(x: int, m: int, r: int, n: int) -> tuple[int, int, str]:
    """Join x modulo m with r modulo n by trying x, x + m, x + 2m, …."""
    tried = [x]
    while tried[-1] % n != r:
        tried.append(tried[-1] + m)
    shown = ", ".join(map(str, tried if len(tried) < 8 else [*tried[:3], "…", tried[-1]]))
    both = lcm(m, n)
    line = f"Among {shown} (steps of {m}), the first with remainder {r} on division by {n} is {tried[-1]}; from there it repeats with period {both}."
    return tried[-1], both, line


def _moduli(rng: random.Random, level: int) -> list[int]:
    """Draw moduli: coprime up to level 4, with common factors at level 5."""
    while True:
        top = {3: 16, 4: 13, 5: 19}[level]
        moduli = sorted(rng.sample(range(4, top), level - 1))
        joint = lcm(*moduli)
        coprime = joint == prod(moduli)
        if coprime if level < 5 else not coprime and 300 < joint < 6000:
            return moduli


def _packed(rng: random.Random, moduli: list[int], rests: list[int]) -> tuple[str, str]:
    """Tell what is left over in every packing; return the text and the plural of the things."""
    does, noun, way = rng.choice(_PACKS[:_FEW] if len(moduli) == 2 else _PACKS[_FEW:])
    packs = [way.format(m=m) for m in moduli]
    more = [f"{pack}, {r}" for r, pack in zip(rests[1:], packs[1:], strict=True)]
    start = (
        f"{does.format(who=people(rng, 1)[0])}: arranged {packs[0]}, {rests[0]} would be left over"
    )
    return "; ".join([start, *more]) + ".", "children" if noun == "child" else noun + "s"


def _joined(moduli: list[int], rests: list[int]) -> tuple[int, int, list[str]]:
    """Join all congruences into one, writing down how."""
    x, m = rests[0], moduli[0]
    steps = [f"Start with {x}, {x + m}, …: these have the first remainder."]
    for r, n in zip(rests[1:], moduli[1:], strict=True):
        x, m, line = _merge(x, m, r, n)
        steps.append(line)
    return x, m, steps


def _chinese(rng: random.Random, level: int) -> Problem:
    moduli = _moduli(rng, level)
    joint = lcm(*moduli)
    # nothing left over in some packing would make it a matter of mere divisibility
    secret = rng.choice([n for n in range(moduli[-1] + 1, joint) if all(n % m for m in moduli)])
    rests = [secret % m for m in moduli]
    text, items = _packed(rng, moduli, rests)
    x, m, steps = _joined(moduli, rests)
    low = {3: moduli[-1], 4: rng.randint(1, 4) * joint, 5: rng.randint(100, 9000)}[level]
    if level < 5:
        high, shown = low + joint, "*fit"
        answer = x + (low - x) // m * m + m
        ask = f"There are more than {low} but no more than {high} {items}. How many are there?"
        steps.append(
            f"So the number is {x} plus a multiple of {m}; the one in the given range is {answer}."
        )
        low += 1
    else:
        high, shown = low + rng.randint(4 * joint, (20 if joint < 3000 else 9) * joint), "len(fit)"
        first = x - (x - low) // m * m
        fits = (high - first) // m
        answer = fits + 1
        ask = (
            f"How many different numbers of {items} from {low} to {high} (both included) fit this?"
        )
        steps += [
            f"The fitting numbers are {x} plus multiples of {m}; the smallest in the range is {first}.",
            f"{m} fits into {high} - {first} = {high - first} fully {fits} times, so there are {fits} + 1 = {answer}.",
        ]
    body = f"""
        fit = [n for n in range(low, high + 1) if all(n % m == r for m, r in rests.items())]
        print({shown})
    """
    return made(
        rng, question=f"{text} {ask}",
        rationale=program(body, low=low, high=high, rests=dict(zip(moduli, rests, strict=True))),
        steps=steps, answer=answer,
        parameters={"form": "chinese", "moduli": moduli, "rests": rests, "low": low, "high": high},
    )  # fmt: skip


_FORMS: tuple[tuple[Form, ...], ...] = (
    (_weekday, _ring, _ring),
    (_power,),
    (_linear, _chinese),
    (_chinese, _power),
    (_power, _chinese),
)

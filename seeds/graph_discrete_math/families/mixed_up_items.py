"""Things handed back at random: nobody gets their own, exactly some do, couples and neighbours."""

from __future__ import annotations

import random
from fractions import Fraction
from math import comb, factorial
from typing import NamedTuple

from loong.families import Problem
from loong.seeds.graph_discrete_math.families._discrete import (
    Form,
    made,
    one_of,
    people,
    plus,
    program,
    series,
)

TITLE = "Mixed-up things and derangements"
TOPICS = ("derangements", "inclusion-exclusion", "rook polynomials")
LEVELS = 5
FINITE = None


class _Scene(NamedTuple):
    told: str
    thing: str


_SCENES = (
    _Scene("{all} left their coats at a cloakroom, and each gets exactly one of these {n} coats back.", "coat"),
    _Scene("{all} throw their keys into a bowl, and then each takes one of the {n} keys.", "key"),
    _Scene("A teacher hands out the {n} corrected essays of {all} among these same students, one to each.", "essay"),
    _Scene("{all} each brought one present; the {n} presents are given out among them, one to each.", "present"),
    _Scene("On a windy day {all} picked up the {n} hats that the wind had taken from them, one hat each.", "hat"),
    _Scene("{all} wrote one letter each to themselves; the {n} letters are put into the {n} envelopes with their names, one in each.", "letter"),
    _Scene("At the airport {all} each take one of their {n} look-alike suitcases from the belt.", "suitcase"),
    _Scene("{all} each get one of the {n} name badges that were printed for them.", "badge"),
)  # fmt: skip

_ASKS = ("In how many ways can this happen such that {rule}?", "How many distributions are there in which {rule}?", "In how many of the {all} possible distributions is it true that {rule}?")  # fmt: skip

_BODY = """
    from itertools import permutations

    def good(owners):  # owners[i] tells whose thing person i receives
        return {good}

    print(sum(good(owners) for owners in permutations(range(n))))
"""

_CHANCE = """
    from fractions import Fraction
    from itertools import permutations

    def good(owners):  # owners[i] tells whose thing person i receives
        return {good}

    results = [good(owners) for owners in permutations(range(n))]
    print(Fraction(sum(results), len(results)))
"""


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    return one_of(rng, _FORMS, level)


class _Plan(NamedTuple):
    scene: _Scene
    names: list[str]


def _plan(rng: random.Random, low: int, high: int) -> _Plan:
    n = rng.randint(low, high)
    return _Plan(rng.choice(_SCENES), rng.sample(people(rng, n), n))


def _finish(
    rng: random.Random, plan: _Plan, rule: str, good: str, *, steps: list[str], answer: int,
    told: str = "",
) -> Problem:  # fmt: skip
    n = len(plan.names)
    start = plan.scene.told.format(all=series(plan.names), n=n)
    ask = rng.choice(_ASKS).format(rule=rule, all=factorial(n))
    return made(
        rng, question=" ".join(part for part in (start, told, ask) if part),
        rationale=program(_BODY.format(good=good), n=n), steps=steps, answer=answer,
        parameters={"thing": plan.scene.thing, "names": plan.names, "rule": rule},
    )  # fmt: skip


def _derangements(n: int) -> list[int]:
    found = [1, 0]
    for k in range(2, n + 1):
        found.append((k - 1) * (found[-1] + found[-2]))
    return found


def _listed(n: int) -> str:
    return ", ".join(f"D({k}) = {value}" for k, value in enumerate(_derangements(n)))


_FIX = "sum(owner == i for i, owner in enumerate(owners))"


def _own(count: int, thing: str) -> str:
    if count == 0:
        return f"nobody gets their own {thing}"
    return f"exactly {count} of them {'gets' if count == 1 else 'get'} their own {thing}"


def _exactly(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, *((3, 6) if level == 1 else (5, 8)))
    n = len(plan.names)
    k = rng.choice([k for k in range(n - 1) if k < 2] if level == 1 else range(n - 1))
    d = _derangements(n - k)[-1]
    steps = [
        f"Let D(k) be the number of ways to hand out k things so that nobody gets their own. With D(k) = (k - 1)(D(k-1) + D(k-2)): {_listed(n - k)}.",
    ]
    if k:
        steps.append(
            f"Choose who gets their own thing: C({n}, {k}) = {comb(n, k)}. The other {n - k} all get a wrong one: D({n - k}) = {d}."
        )
        steps.append(f"{comb(n, k)} · {d} = {comb(n, k) * d}.")
    else:
        steps.append(f"Here nobody may get their own, so we need D({n}) = {d}.")
    return _finish(
        rng, plan, _own(k, plan.scene.thing), f"{_FIX} == {k}", steps=steps, answer=comb(n, k) * d
    )


def _chance(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, 4, 8)
    n, thing = len(plan.names), plan.scene.thing
    kind, k = rng.choice(("exactly", "at least", "at most")), rng.randint(1, 3)
    spans = {"exactly": range(k, k + 1), "at least": range(k, n + 1), "at most": range(k + 1)}
    d = _derangements(n)
    values = [comb(n, j) * d[n - j] for j in range(n + 1)]
    wanted = sum(values[j] for j in spans[kind])
    answer = Fraction(wanted, factorial(n))
    if k == n - 1 or answer == 1:
        return _chance(rng, level)
    sign = {"exactly": "==", "at least": ">=", "at most": "<="}[kind]
    rule = f"{kind} {k} of them {'gets' if k == 1 else 'get'} their own {thing}"
    question = (
        f"{plan.scene.told.format(all=series(plan.names), n=n)} All {factorial(n)} distributions are equally likely. "
        f"What is the probability that {rule}? Give a reduced fraction."
    )
    steps = [
        f"Exactly j people get their own {thing} in C({n}, j) · D({n} - j) ways, where D counts the ways in which nobody does: {_listed(n)}.",
        "Numbers for j = 0, 1, …: " + ", ".join(map(str, values)) + ".",
        f"Favourable: {plus([values[j] for j in spans[kind]])}{f' = {wanted}' if len(spans[kind]) > 1 else ''} of {factorial(n)}.",
        f"{wanted}/{factorial(n)} reduces to {answer}.",
    ]
    return made(
        rng, question=question, rationale=program(_CHANCE.format(good=f"{_FIX} {sign} {k}"), n=n),
        steps=steps, answer=answer, kind="fraction",
        parameters={"thing": thing, "names": plan.names, "rule": rule},
    )  # fmt: skip


def _named(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, 6, 8)
    n, thing = len(plan.names), plan.scene.thing
    m = rng.randint(3, n - 2)
    who = plan.names[:m]
    shuffled = _Plan(plan.scene, rng.sample(plan.names, n))
    places = sorted(shuffled.names.index(name) for name in who)
    terms = [(-1) ** i * comb(m, i) * factorial(n - i) for i in range(m + 1)]
    if rng.random() < 0.5:
        rule = f"none of {series(who)} gets their own {thing}, while for the others there is no restriction"
        good = "all(owners[i] != i for i in named)"
        steps = [
            f"If i chosen people among the {m} get their own {thing}, the rest can be handed out in ({n} - i)! ways.",
            "Inclusion-exclusion over i: sum of (-1)^i C("
            + f"{m}, i) ({n} - i)! = {plus(terms)} = {sum(terms)}.",
        ]
        answer = sum(terms)
    else:
        k = rng.randint(1, m - 1)
        rule = f"exactly {k} of {series(who)} {'gets' if k == 1 else 'get'} their own {thing}, while for the others there is no restriction"
        good = f"sum(owners[i] == i for i in named) == {k}"
        rest = [(-1) ** i * comb(m - k, i) * factorial(n - k - i) for i in range(m - k + 1)]
        answer = comb(m, k) * sum(rest)
        steps = [
            f"Choose the {k} who get their own {thing}: C({m}, {k}) = {comb(m, k)}.",
            f"Then {n - k} things remain for {n - k} people, and the other {m - k} of the named must not get their own. Inclusion-exclusion over how many of them do: {plus(rest)} = {sum(rest)}.",
            f"{comb(m, k)} · {sum(rest)} = {answer}.",
        ]
    return _finish(
        rng, shuffled, rule, good.replace("named", str(tuple(places))), steps=steps, answer=answer
    )


def _product(polys: list[list[int]]) -> list[int]:
    found = [1]
    for poly in polys:
        found = [
            sum(found[i] * poly[k - i] for i in range(len(found)) if 0 <= k - i < len(poly))
            for k in range(len(found) + len(poly) - 1)
        ]
    return found


def _rooks(n: int, rooks: list[int], start: str) -> tuple[list[str], int]:
    terms = [(-1) ** k * r * factorial(n - k) for k, r in enumerate(rooks) if k <= n]
    return [
        start,
        f"So r_0, r_1, … are {', '.join(map(str, rooks))}.",
        f"By inclusion-exclusion the count is the sum of (-1)^k r_k ({n} - k)!: {plus(terms)} = {sum(terms)}.",
    ], sum(terms)


def _couples(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, 7, 8)
    n, thing = len(plan.names), plan.scene.thing
    pairs = rng.randint(2, n // 2)
    couples = [plan.names[2 * i : 2 * i + 2] for i in range(pairs)]
    lax = rng.randint(0, n - 2 * pairs)
    single = n - 2 * pairs - lax
    rooks = _product([[1, 4, 2]] * pairs + [[1, 1]] * single)
    told = (
        "Among them there are "
        + f"{pairs} couples: "
        + "; ".join(" and ".join(sorted(c)) for c in couples)
        + "."
    )
    rule = f"nobody gets their own {thing} or, if in a couple, the {thing} of their partner"
    if lax:
        rule += f", except that {series(sorted(plan.names[n - lax :]))} may get any {thing}"
    good = f"all(owner not in ((i, i ^ 1) if i < {2 * pairs} else (i,)) for i, owner in enumerate(owners[:{n - lax}]))"
    start = (
        "Let r_k be the number of ways to fix k forbidden hand-outs at once. A couple has 4 forbidden hand-outs, of which 2 go together in 2 ways: 1 + 4x + 2x^2"
        + ("; a restricted single person has one: 1 + x" if single else "")
        + f". The r_k are the coefficients of the product (1 + 4x + 2x^2)^{pairs}" + ("" if not single else " (1 + x)" if single == 1 else f" (1 + x)^{single}") + "."
    )  # fmt: skip
    steps, answer = _rooks(n, rooks, start)
    return _finish(rng, plan, rule, good, steps=steps, answer=answer, told=told)


def _neighbours(rng: random.Random, level: int) -> Problem:
    """Forbid the own thing and the next person's, around a table or in a line."""
    plan = _plan(rng, 6, 8)
    names, n, thing = plan.names, len(plan.names), plan.scene.thing
    ring, lax = rng.random() < 0.5, rng.random() < 0.6
    lucky = rng.randrange(n) if ring else rng.choice((0, n - 1))
    if ring:
        told = f"Afterwards they sit around a table in the order {', '.join(names)}, clockwise, so that {names[0]} follows {names[-1]}."
        rule, squares = (
            f"nobody gets their own {thing} or that of the next person clockwise",
            2 * n - 2 * lax,
        )
    else:
        told = (
            f"Afterwards they stand in a line in the order {', '.join(names)}, from front to back."
        )
        rule, squares = (
            f"nobody gets their own {thing} or that of the person directly behind",
            2 * n - 1,
        )
        squares -= lax * (2 if lucky == 0 else 1)
    good = f"owner not in (i, {'(i + 1) % n' if ring else 'i + 1'})" + (
        f" or i == {lucky}" if lax else ""
    )
    if lax:
        rule += f", except that {names[lucky]} may get any {thing}"
    if ring and not lax:
        rooks = [2 * n * comb(2 * n - k, k) // (2 * n - k) for k in range(n + 1)]
        start = f"The {squares} forbidden hand-outs form a closed chain in which neighbours exclude each other (same person or same {thing}); k of them can be chosen without neighbours in r_k = 2n/(2n - k) · C(2n - k, k) ways, with n = {n}."
    else:
        rooks = [comb(squares + 1 - k, k) for k in range(n + 1)]
        start = f"The {squares} forbidden hand-outs form an open chain in which neighbours exclude each other (same person or same {thing}); k of them can be chosen without neighbours in r_k = C({squares + 1} - k, k) ways."
    steps, answer = _rooks(n, rooks, start)
    good = f"all({good} for i, owner in enumerate(owners))"
    return _finish(rng, plan, rule, good, steps=steps, answer=answer, told=told)


_FORMS: tuple[tuple[Form, ...], ...] = (
    (_exactly,),
    (_exactly,),
    (_chance,),
    (_named,),
    (_couples, _neighbours),
)

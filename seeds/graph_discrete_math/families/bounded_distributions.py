"""Share identical things among different receivers: lower and upper bounds, leftovers, even amounts."""

from __future__ import annotations

import itertools
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
    plus,
    program,
    series,
)

TITLE = "Distributing identical things"
TOPICS = ("stars and bars", "integer solutions", "inclusion-exclusion", "generating functions")
LEVELS = 5
FINITE = None


class _Scene(NamedTuple):
    told: str
    item: str
    things: tuple[str, ...] = ()
    """Receivers, where they are no people."""
    verb: str = "get"


_SCENES = (
    _Scene("{who} gives {amount} to {all}.", "identical marble"),
    _Scene("{who} deals {amount} out to {all}.", "identical game token"),
    _Scene("A coach assigns {amount} to {all}.", "identical training voucher"),
    _Scene("A library lends {amount} of one and the same textbook to {all}.", "copy"),
    _Scene("{who} plants {amount} in {all}.", "identical tulip bulb", ("the clay pot", "the window box", "the stone trough", "the hanging basket", "the wooden tub"), "hold"),
    _Scene("A scheduler places {amount} on {all}.", "identical job", ("server Alpha", "server Beta", "server Gamma", "server Delta", "server Epsilon"), "run"),
    _Scene("A ferry company assigns {amount} to {all}.", "identical deck chair", ("the Albatross", "the Cormorant", "the Heron", "the Pelican", "the Tern"), "carry"),
    _Scene("{who} sorts {amount} into {all}.", "identical bolt", ("the red drawer", "the blue drawer", "the green drawer", "the white drawer", "the black drawer"), "contain"),
    _Scene("A town hands {amount} over to {all}.", "identical laptop", ("Hill School", "Lake School", "Park School", "River School", "Station School"), "receive"),
)  # fmt: skip

_ASKS = (
    "In how many ways can this be done? Only the number that each of {all} {verb} matters.",
    "How many different distributions are possible, if only the amounts for {all} matter?",
    "How many distributions are there? Two of them are different when at least one of {all} {verb} a different amount.",
)

_BODY = """
    counts = [1] + [0] * total  # counts[s]: ways to give out s things so far
    for allowed in amounts.values():
        counts = [sum(counts[s - a] for a in allowed if a <= s) for s in range(total + 1)]
    print({result})
"""


class _Plan(NamedTuple):
    scene: _Scene
    names: list[str]
    total: int
    low: list[int]
    high: list[int | None]


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    return one_of(rng, _FORMS, level, floor=(6, 6, 12, 20, 40)[level - 1])


def _question(rng: random.Random, plan: _Plan, rules: list[str], *, left: bool, zero: str) -> str:
    scene, names, total, *_ = plan
    noun = scene.item
    told = scene.told.format(who=people(rng, 1)[0], amount=counted(total, noun), all=series(names))
    told = told[0].upper() + told[1:]
    use = (
        "Not all of them have to be used; some may be left over."
        if left else rng.choice(("All of them must be used.", "Nothing may be left over."))
    )  # fmt: skip
    shown = [rule[0].upper() + rule[1:] + "." for rule in rules]
    ask = rng.choice(_ASKS).format(all=series(names), verb=many(scene.verb))
    return " ".join(part for part in (told, use, *shown, zero, ask) if part)


def _rule(rng: random.Random, scene: _Scene, name: str, low: int, high: int | None) -> str:
    thing = scene.item.replace("identical ", "")
    verb = scene.verb

    def amount(n: int) -> str:
        return counted(n, thing)

    if high is None:
        return rng.choice((
            f"{name} must {verb} at least {amount(low)}",
            f"{name} is to {verb} no fewer than {amount(low)}",
        ))  # fmt: skip
    if low:
        return f"{name} must {verb} at least {low} and at most {amount(high)}"
    return rng.choice((
        f"{name} may {verb} at most {amount(high)}",
        f"{name} can {verb} no more than {amount(high)}",
    ))  # fmt: skip


def _receivers(rng: random.Random, scene: _Scene, count: int) -> list[str]:
    return (
        rng.sample(scene.things, count) if scene.things else rng.sample(people(rng, count), count)
    )


def _sieve(total: int, caps: list[int | None]) -> tuple[str, int]:
    """Count nonnegative solutions with sum `total` and upper bounds, by inclusion-exclusion."""
    k = len(caps)
    capped = [i for i, cap in enumerate(caps) if cap is not None]
    terms, parts = list[int](), list[str]()
    for size in range(len(capped) + 1):
        for over in itertools.combinations(capped, size):
            rest = total - sum((caps[i] or 0) + 1 for i in over)
            if rest >= 0:
                terms.append((-1) ** size * comb(rest + k - 1, k - 1))
                sign = ("+", "-")[size % 2] if parts else ""
                parts.append(f"{sign} C({rest + k - 1}, {k - 1})".strip())
    shown = " ".join(parts)
    return f"{shown} = {plus(terms)} = {sum(terms)}" if len(terms) > 1 else f"{shown} = {terms[0]}" if terms else "0", sum(terms)  # fmt: skip


def _finish(
    rng: random.Random, plan: _Plan, steps: list[str], answer: int, *, left: bool = False,
    even: int | None = None,
) -> Problem:  # fmt: skip
    scene, names, total, low, high = plan
    if len(names) > 2 and set(low) == {low[0]} and low[0] and set(high) == {None}:
        thing = scene.item.replace("identical ", "")
        rules = [f"each of {series(names)} must {scene.verb} at least {counted(low[0], thing)}"]
    else:
        rules = [
            _rule(rng, scene, name, a, b)
            for name, a, b in zip(names, low, high, strict=True) if a or b is not None
        ]  # fmt: skip
    if even is not None:
        rules.append(f"the number for {names[even]} must be even, where 0 counts as even")
    amounts = {
        name: range(a, (total if b is None else b) + 1, 2 if i == even else 1)
        for i, (name, a, b) in enumerate(zip(names, low, high, strict=True))
    }
    zero = "An amount of 0 is allowed" + (" wherever no rule forbids it." if rules else ".")
    zero = "" if min(low) > 0 else zero
    result = "sum(counts)" if left else "counts[total]"
    return made(
        rng, question=_question(rng, plan, rules, left=left, zero=zero),
        rationale=program(_BODY.format(result=result), total=total, amounts=amounts),
        steps=steps, answer=answer,
        parameters={"item": scene.item, "total": total, "low": low, "high": high, "names": names, "left": left, "even": even},
    )  # fmt: skip


def _plain(rng: random.Random, level: int) -> Problem:
    scene, k = rng.choice(_SCENES), rng.randint(2, 4)
    names, total = _receivers(rng, scene, k), rng.randint(4, {2: 25, 3: 12, 4: 7}[k])
    steps = [
        f"Draw the {total} things as stars in a row and cut the row with {counted(k - 1, 'bar')} into {k} parts.",
        f"The row then has {total + k - 1} signs; choose the places of the bars among them: {choose(total + k - 1, k - 1)}.",
    ]
    plan = _Plan(scene, names, total, [0] * k, [None] * k)
    return _finish(rng, plan, steps, comb(total + k - 1, k - 1))


def _floors(rng: random.Random, level: int) -> Problem:
    scene, k = rng.choice(_SCENES), rng.randint(3, 5)
    names = _receivers(rng, scene, k)
    low = [rng.randint(1, 2)] * k
    if rng.random() < 0.6:
        low = [rng.randint(0, 3) for _ in range(k)]
        low[0] = low[0] or 2
    total = sum(low) + rng.randint(3, 9)
    rest = total - sum(low)
    steps = [
        f"Hand out the required minimum first: {plus(low)} = {sum(low)}; {rest} remain.",
        f"They go freely to {k} receivers, by stars and bars in {choose(rest + k - 1, k - 1)} ways.",
    ]
    return _finish(
        rng, _Plan(scene, names, total, low, [None] * k), steps, comb(rest + k - 1, k - 1)
    )


def _bounds(rng: random.Random, level: int) -> Problem:
    scene = rng.choice(_SCENES)
    k = {3: 3, 4: rng.randint(3, 4), 5: 4}[level]
    names, low = _receivers(rng, scene, k), [0] * k
    capped = {3: rng.randint(1, 2), 4: k, 5: k}[level]
    caps: list[int | None] = [rng.randint(3, 7) if i < capped else None for i in range(k)]
    if level >= 4:
        low = [rng.choice((0, 0, 1, 2)) for _ in range(k)]
    high: list[int | None] = [
        None if cap is None else a + cap for a, cap in zip(low, caps, strict=True)
    ]
    room = sum(6 if cap is None else cap for cap in caps)
    # a bound that cannot be broken would be no bound
    rest = max(rng.randint(room // 2 - 1, room // 2 + 3), 1 + max(cap or 0 for cap in caps))
    total, left = rest + sum(low), level == 5
    shown = [*caps, None] if left else caps
    steps = []
    if sum(low):
        steps.append(f"Hand out the minimum {plus(low)} = {sum(low)} first; {rest} remain.")
    if left:
        steps.append("Let a further, unlimited receiver take what is left over; then all are used.")
    limits = ", ".join("none" if cap is None else str(cap) for cap in shown)
    steps.append(
        f"The upper bounds for {'what remains' if sum(low) else 'the amounts'}, in the order of mention, are: {limits}. Whoever "
        "breaks a bound b gets b + 1 things beforehand; where there are too few things for that, the term is 0."
    )
    text, answer = _sieve(rest, shown)
    steps.append(
        f"Inclusion-exclusion over the broken bounds, each term by stars and bars with {len(shown)} receivers: {text}."
    )
    return _finish(rng, _Plan(scene, names, total, low, high), steps, answer, left=left)


def _even(rng: random.Random, level: int) -> Problem:
    scene, k = rng.choice(_SCENES), 4
    names, low = _receivers(rng, scene, k), [0, *(rng.choice((0, 1, 2)) for _ in range(3))]
    caps: list[int | None] = [rng.randint(4, 7) for _ in range(3)]
    high: list[int | None] = [None, *(a + (cap or 0) for a, cap in zip(low[1:], caps, strict=True))]
    rest = rng.randint(9, 14)
    total, answer = rest + sum(low), 0
    first = (
        f"Hand out the minimum {plus(low[1:])} = {sum(low)} to the others first; {rest} remain. "
        if sum(low)
        else ""
    )
    steps = [
        f"{first}Go through the even amounts e for {names[0]}; the other three share {rest} - e with "
        f"upper bounds {series(caps)} (inclusion-exclusion with stars and bars).",
    ]
    for e in range(0, rest + 1, 2):
        text, value = _sieve(rest - e, caps)
        answer += value
        steps.append(f"e = {e}: {text}")
    steps.append(f"Sum of these values: {answer}.")
    return _finish(rng, _Plan(scene, names, total, low, high), steps, answer, even=0)


_FORMS: tuple[tuple[Form, ...], ...] = (
    (_plain,),
    (_floors,),
    (_bounds,),
    (_bounds,),
    (_bounds, _even),
)

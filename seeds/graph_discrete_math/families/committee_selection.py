"""Choose teams from groups: quotas, people who refuse each other, conditions, officers."""

from __future__ import annotations

import itertools
import random
from math import comb, prod
from typing import NamedTuple

from loong.families import Problem
from loong.seeds.graph_discrete_math.families._discrete import (
    Form,
    choose,
    counted,
    made,
    one_of,
    people,
    plus,
    program,
    series,
)

TITLE = "Choosing a committee"
TOPICS = ("combinations", "case distinction", "complementary counting")
LEVELS = 5
FINITE = None


class _Scene(NamedTuple):
    pool: str
    team: str
    groups: tuple[str, ...]
    """Nouns of the groups in the plural; a trailing s makes the plural."""


_SCENES = (
    _Scene("A firm looks for a {} among", "working group", ("engineer", "designer", "accountant", "lawyer")),
    _Scene("A hospital forms a {} from", "night crew", ("nurse", "doctor", "paramedic", "technician")),
    _Scene("An orchestra sends a {} on tour, taken from", "small ensemble", ("violinist", "cellist", "flautist", "trumpeter")),
    _Scene("A school elects a {} from", "council", ("teacher", "parent", "pupil", "governor")),
    _Scene("A newspaper puts together a {} from", "reporting team", ("editor", "photographer", "reporter", "illustrator")),
    _Scene("A space agency selects a {} from", "crew", ("pilot", "geologist", "physician", "engineer")),
    _Scene("A theatre festival appoints a {} chosen from", "prize panel", ("actor", "director", "critic", "playwright")),
    _Scene("A town sets up a {} drawn from", "panel", ("resident", "planner", "shopkeeper", "architect")),
)  # fmt: skip

_ASKS = (
    "How many different {}s can be formed?",
    "In how many ways can the {} be chosen?",
    "Find the number of possible {}s.",
    "How many choices of the {} are possible?",
)

_BODY = """
    from itertools import combinations

    everyone = [(group, i) for group, n in sizes.items() for i in range(n)]

    def good(team):
        share = {{group: sum(g == group for g, _ in team) for group in sizes}}
        return {good}

    print({factor}sum(good(team) for team in combinations(everyone, seats)))
"""


class _Plan(NamedTuple):
    scene: _Scene
    sizes: dict[str, int]
    seats: int


_SIZES = ((5, 10), (4, 10), (4, 9), (4, 8), (4, 7))


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    return one_of(rng, _FORMS, level, floor=4)


def _plan(rng: random.Random, level: int, groups: int) -> _Plan:
    scene = rng.choice(_SCENES)
    sizes = {g: rng.randint(*_SIZES[level - 1]) for g in rng.sample(scene.groups, groups)}
    return _Plan(scene, sizes, rng.randint(3, 5) if level < 4 else rng.randint(4, 6))


def _finish(
    rng: random.Random, plan: _Plan, form: str, rules: str, good: str, *, steps: list[str],
    answer: int, factor: str = "",
) -> Problem:  # fmt: skip
    pool = series(counted(n, group) for group, n in plan.sizes.items())
    team = plan.scene.team
    kind = rng.choice((
        f"{plan.scene.pool.format(team)} {pool}. It is to have exactly {plan.seats} members.",
        f"{plan.scene.pool.format(f'{team} of {plan.seats} people')} {pool}.",
    ))  # fmt: skip
    ask = rng.choice(_ASKS).format(team)
    if factor:
        ask = f"In how many ways can the {team} and its officers be chosen?"
    body = _BODY.format(good=good, factor=factor)
    return made(
        rng, question=f"{kind} {rules} {ask}",
        rationale=program(body, sizes=plan.sizes, seats=plan.seats), steps=steps, answer=answer,
        parameters={"form": form, "sizes": [[g, n] for g, n in plan.sizes.items()],
                    "seats": plan.seats, "rules": rules},
    )  # fmt: skip


def _named(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, level, 1)
    (group, n), = plan.sizes.items()  # fmt: skip
    k = min(plan.seats, n - 1)
    plan = plan._replace(seats=k)
    who = people(rng, 1)[0]
    if rng.random() < 0.5:
        rules = f"{who}, one of the {group}s, must be a member."
        steps = [f"With {who} in, choose the other {k - 1} among the remaining {n - 1}: {choose(n - 1, k - 1)}."]  # fmt: skip
        return _finish(
            rng,
            plan,
            "in",
            rules,
            f'("{group}", 0) in team',
            steps=steps,
            answer=comb(n - 1, k - 1),
        )
    rules = f"{who}, one of the {group}s, is ill and cannot take part."
    steps = [f"All {k} members come from the remaining {n - 1}: {choose(n - 1, k)}."]
    return _finish(
        rng, plan, "out", rules, f'("{group}", 0) not in team', steps=steps, answer=comb(n - 1, k)
    )


def _exactly(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, level, 2)
    (a, m), (b, n) = plan.sizes.items()
    k = rng.randint(1, plan.seats - 1)
    rules = f"Exactly {counted(k, a)} must be among the members."
    steps = [
        f"Choose the {a}s: {choose(m, k)}.",
        f"Choose the {b}s for the other seats: {choose(n, plan.seats - k)}.",
        f"Multiply: {comb(m, k)} · {comb(n, plan.seats - k)} = {comb(m, k) * comb(n, plan.seats - k)}.",
    ]
    answer = comb(m, k) * comb(n, plan.seats - k)
    return _finish(rng, plan, "exactly", rules, f'share["{a}"] == {k}', steps=steps, answer=answer)


def _feud(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, level, 2)
    (a, m), (b, n) = plan.sizes.items()
    x, y = people(rng, 2)
    k, everyone = plan.seats, m + n
    rules = f"{x}, one of the {a}s, and {y}, one of the {b}s, refuse to serve together, so at most one of the two may be chosen."
    answer = comb(everyone, k) - comb(everyone - 2, k - 2)
    steps = [
        f"Without the quarrel: {choose(everyone, k)}.",
        f"With both {x} and {y}: {choose(everyone - 2, k - 2)}.",
        f"Difference: {comb(everyone, k)} - {comb(everyone - 2, k - 2)} = {answer}.",
    ]
    good = f'not (("{a}", 0) in team and ("{b}", 0) in team)'
    return _finish(rng, plan, "feud", rules, good, steps=steps, answer=answer)


def _shares(plan: _Plan, low: list[int], high: list[int]) -> list[tuple[int, ...]]:
    spans = [range(a, b + 1) for a, b in zip(low, high, strict=True)]
    return [share for share in itertools.product(*spans) if sum(share) == plan.seats]


def _ways(sizes: list[int], share: tuple[int, ...]) -> int:
    return prod(comb(n, k) for n, k in zip(sizes, share, strict=True) if k >= 0) * (min(share) >= 0)


def _table(sizes: list[int], shares: list[tuple[int, ...]]) -> tuple[list[str], int]:
    lines, total = list[str](), 0
    for share in shares:
        ways = _ways(sizes, share)
        if not ways:
            continue
        total += ways
        parts = " · ".join(f"C({n}, {k})" for n, k in zip(sizes, share, strict=True))
        lines.append(f"({', '.join(map(str, share))}): {parts} = {ways}")
    return lines, total


def _atleast(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, level, 2)
    (a, m), (_, n) = plan.sizes.items()
    k = rng.randint(1, plan.seats - 1)
    more = rng.random() < 0.5
    low, high = ([k, 0], [plan.seats, plan.seats]) if more else ([0, 0], [k, plan.seats])
    rules = f"{'At least' if more else 'At most'} {counted(k, a)} must be among the members."
    if not more:
        rules = f"No more than {counted(k, a)} may be among the members."
    lines, answer = _table([m, n], _shares(plan, low, high))
    steps = [
        f"Sort by the pair ({', '.join(g + 's' for g in plan.sizes)}):",
        *lines,
        f"Sum: {answer}.",
    ]
    sign = ">=" if more else "<="
    return _finish(
        rng, plan, "bound", rules, f'share["{a}"] {sign} {k}', steps=steps, answer=answer
    )


def _everywhere(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, level, 3)
    x, y = people(rng, 2)
    names, sizes, k = list(plan.sizes), list(plan.sizes.values()), plan.seats
    whole = sum(sizes)
    rules = f"Each of the three groups must be represented. {x}, one of the {names[0]}s, will serve only if {y}, one of the {names[1]}s, is chosen as well."
    good = (
        f'min(share.values()) > 0 and (("{names[0]}", 0) not in team or ("{names[1]}", 0) in team)'
    )
    one = [comb(whole - n, k) for n in sizes]
    two = [comb(n, k) for n in sizes]
    total = comb(whole, k) - sum(one) + sum(two)
    lone = comb(whole - 2, k - 1)
    lone_bad = [comb(whole - 1 - sizes[1], k - 1), comb(whole - 2 - sizes[2], k - 1)]
    both = comb(sizes[0] - 1, k - 1)
    lost = lone - sum(lone_bad) + both
    steps = [
        f"There are {choose(whole, k)} choices in all; without "
        f"{series(f'any {g} {choose(whole - n, k)}' for g, n in zip(names, sizes, strict=True))}. Subtracting these takes away twice what comes "
        f"from one group only: {series(choose(n, k) for n in sizes)}.",
        f"All groups present: {plus([comb(whole, k), *(-n for n in one), *two])} = {total}.",
        f"Now count the forbidden ones, with {x} but without {y}: {k - 1} more from the {whole - 2} others, {choose(whole - 2, k - 1)}.",
        f"Of these, {choose(whole - 1 - sizes[1], k - 1)} contain no {names[1]}, {choose(whole - 2 - sizes[2], k - 1)} no {names[2]}, and {choose(sizes[0] - 1, k - 1)} neither; "
        f"so {lone} - {lone_bad[0]} - {lone_bad[1]} + {both} = {lost} are forbidden.",
        f"{total} - {lost} = {total - lost}.",
    ]
    answer, factor = total - lost, ""
    if level == 5:
        rules += " Moreover, one member becomes chair and another member secretary."
        factor = "seats * (seats - 1) * "
        steps.append(
            f"In each of these groups chair and secretary can be found in {k} · {k - 1} = {k * (k - 1)} ways: {answer} · {k * (k - 1)} = {answer * k * (k - 1)}."
        )
        answer *= k * (k - 1)
    return _finish(rng, plan, "all groups", rules, good, steps=steps, answer=answer, factor=factor)


def _officers(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, level, 2)
    names, sizes = list(plan.sizes), list(plan.sizes.values())
    k = rng.randint(2, plan.seats - 1)
    rules = f"At least {counted(k, names[0])} must be among the members. Moreover, one member becomes chair and another member secretary."
    lines, teams = _table(sizes, _shares(plan, [k, 0], [plan.seats, plan.seats]))
    pairs = plan.seats * (plan.seats - 1)
    steps = [
        f"Members first, sorted by the pair ({', '.join(g + 's' for g in names)}):", *lines,
        f"That makes {teams} groups.",
        f"Then chair and secretary: {plan.seats} · {plan.seats - 1} = {pairs} ways in each group.",
        f"{teams} · {pairs} = {teams * pairs}.",
    ]  # fmt: skip
    good = f'share["{names[0]}"] >= {k}'
    return _finish(
        rng,
        plan,
        "officers",
        rules,
        good,
        steps=steps,
        answer=teams * pairs,
        factor="seats * (seats - 1) * ",
    )


def _quotas(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, level, 3)
    x, y = people(rng, 2)
    names, sizes = list(plan.sizes), list(plan.sizes.values())
    low, top = [1, rng.randint(0, 1), 0], rng.randint(1, 2)
    shares = _shares(plan, low, [plan.seats, plan.seats, top])
    lines, total = _table(sizes, shares)
    fewer = [tuple(k - (i < 2) for i, k in enumerate(share)) for share in shares]
    fewer = [share for share in fewer if min(share) >= 0]
    minus, lost = _table([sizes[0] - 1, sizes[1] - 1, sizes[2]], fewer)
    more = f" and at least 1 {names[1]}" if low[1] else ""
    rules = (
        f"There must be at least 1 {names[0]}{more}, but no more than {counted(top, names[2])}. "
        f"{x}, one of the {names[0]}s, and {y}, one of the {names[1]}s, must not both be chosen."
    )
    good = f'share["{names[0]}"] >= 1 and share["{names[1]}"] >= {low[1]} and share["{names[2]}"] <= {top} and not (("{names[0]}", 0) in team and ("{names[1]}", 0) in team)'
    steps = [
        f"Ignore the pair for now and sort by ({', '.join(g + 's' for g in names)}):", *lines, f"Sum: {total}.",
        f"With both {x} and {y} chosen, the rest is sorted in the same way over {sizes[0] - 1}, {sizes[1] - 1} and {sizes[2]} people:",
        *minus, f"Sum: {lost}.", f"{total} - {lost} = {total - lost}.",
    ]  # fmt: skip
    return _finish(rng, plan, "quotas", rules, good, steps=steps, answer=total - lost)


_FORMS: tuple[tuple[Form, ...], ...] = (
    (_named,),
    (_exactly,),
    (_feud, _atleast),
    (_everywhere, _officers),
    (_quotas, _everywhere),
)

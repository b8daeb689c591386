"""Sizes of sets from a survey: unions, exactly two, regions of a Venn diagram, four sets."""

from __future__ import annotations

import itertools
import random
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

TITLE = "Surveys and overlapping sets"
TOPICS = ("inclusion-exclusion", "Venn diagrams", "set operations")
LEVELS = 5
FINITE = None


class _Scene(NamedTuple):
    told: str
    who: str
    verb: str
    things: tuple[str, ...]
    negated: str


_SCENES = (
    _Scene("{by} asks {n} pupils which languages they learn.", "pupils", "learn", ("French", "Spanish", "Latin", "Chinese", "Arabic"), "none of these languages"),
    _Scene("{by}'s sports club has {n} members.", "members", "play", ("tennis", "chess", "handball", "golf", "hockey"), "none of these sports"),
    _Scene("In a survey {by} asks {n} households which pets they keep.", "households", "keep", ("cats", "dogs", "fish", "birds", "rabbits"), "none of these animals"),
    _Scene("{by} asks {n} travellers what they used this month.", "travellers", "used", ("the train", "the bus", "the tram", "the ferry", "a plane"), "none of these"),
    _Scene("A developer survey by {by} has {n} participants.", "participants", "use", ("Python", "Java", "Rust", "Go", "Haskell"), "none of these languages"),
    _Scene("{by} notes what {n} guests of a buffet ate.", "guests", "ate", ("soup", "salad", "fish", "rice", "cake"), "none of these"),
    _Scene("{by} asks {n} students which subjects they take.", "students", "take", ("algebra", "biology", "history", "music", "physics"), "none of these subjects"),
    _Scene("Of {n} readers asked by {by}, everyone says which kinds of books they like.", "readers", "like", ("novels", "poems", "comics", "biographies", "crime stories"), "none of these kinds"),
)  # fmt: skip

Regions = dict[tuple[int, ...], int]


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    return one_of(rng, _FORMS, level)


class _Plan(NamedTuple):
    scene: _Scene
    things: list[str]
    regions: Regions
    """How many belong to exactly the sets of the key."""


def _plan(rng: random.Random, count: int) -> _Plan:
    scene = rng.choice(_SCENES)
    keys = [k for size in range(count + 1) for k in itertools.combinations(range(count), size)]
    spread = {0: (3, 30), 1: (5, 30), 2: (3, 15), 3: (2, 9), 4: (2, 5)}
    regions = {key: rng.randint(*spread[len(key)]) for key in keys}
    return _Plan(scene, rng.sample(scene.things, count), regions)


def _within(plan: _Plan, group: tuple[int, ...]) -> int:
    """Count those that belong at least to the sets of the group."""
    return sum(n for key, n in plan.regions.items() if set(group) <= set(key))


def _groups(count: int) -> list[tuple[int, ...]]:
    return [k for size in range(1, count + 1) for k in itertools.combinations(range(count), size)]


def _joined(plan: _Plan, group: tuple[int, ...]) -> str:
    words = [plan.things[i] for i in group]
    return f"both {words[0]} and {words[1]}" if len(words) == 2 else series(words)


def _facts(plan: _Plan, groups: list[tuple[int, ...]]) -> list[str]:
    scene, lines = plan.scene, list[str]()
    for size in sorted({len(g) for g in groups}):
        parts = [
            f"{_within(plan, g)} {scene.verb} {_joined(plan, g)}" for g in groups if len(g) == size
        ]
        start = ("Of these, ", "Moreover, ", "Further, ", "Finally, ")[size - 1]
        lines.append(f"{start}{series(parts)}.")
    return lines


_SOLVE = """
    from itertools import product
    from sympy import Eq, linsolve, symbols

    # one unknown for each region: a tuple of 0 and 1 says which sets it lies in
    regions = list(product((0, 1), repeat=sets))
    unknown = dict(zip(regions, symbols(f"n0:{len(regions)}")))

    def within(group):
        return sum(n for region, n in unknown.items() if all(region[i] for i in group))

    equations = [Eq(sum(unknown.values()), total)]
    equations += [Eq(within(group), number) for group, number in at_least.items()]
    equations += [
        Eq(sum(n for region, n in unknown.items() if sum(region) == size), number)
        for size, number in exactly.items()
    ]
    solution = dict(zip(unknown.values(), next(iter(linsolve(equations, list(unknown.values()))))))
    asked = sum(n for region, n in unknown.items() if WANTED)
    print(asked.subs(solution).expand())
"""


def _finish(
    rng: random.Random, plan: _Plan, facts: list[str], ask: str, *, wanted: str, steps: list[str],
    answer: int, groups: list[tuple[int, ...]], exactly: dict[int, int],
) -> Problem:  # fmt: skip
    total = sum(plan.regions.values())
    told = plan.scene.told.format(by=people(rng, 1)[0], n=total)
    given = {g: _within(plan, g) for g in groups}
    rationale = program(
        _SOLVE.replace("WANTED", wanted), sets=len(plan.things), total=total, at_least=given, exactly=exactly,
    )  # fmt: skip
    return made(
        rng, question=" ".join([told, *facts, ask]), rationale=rationale, steps=steps, answer=answer,
        parameters={"things": plan.things, "regions": list(plan.regions.values()), "ask": ask},
    )  # fmt: skip


def _also(plan: _Plan) -> str:
    if len(plan.things) == 2:
        return f"Whoever is counted with both is also counted with {plan.things[0]} and with {plan.things[1]}."
    return "Each number includes those who named further things as well."


def _two(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, 2)
    scene, (a, b) = plan.scene, plan.things
    total, both = sum(plan.regions.values()), plan.regions[0, 1]
    one, two = _within(plan, (0,)), _within(plan, (1,))
    facts = [*_facts(plan, _groups(2)), _also(plan)]
    form = rng.randint(0, 2)
    union = one + two - both
    steps = [f"At least one of the two: {one} + {two} - {both} = {union}."]
    if form == 0:
        ask, answer, wanted = (
            f"How many {scene.verb} {scene.negated}, that is, neither {a} nor {b}?",
            total - union,
            "sum(region) == 0",
        )
        ask = f"How many of the {total} {scene.who} {scene.verb} neither {a} nor {b}?"
        steps.append(f"Neither: {total} - {union} = {answer}.")
    elif form == 1:
        ask, answer, wanted = (
            f"How many of the {total} {scene.who} {scene.verb} exactly one of the two?",
            union - both,
            "sum(region) == 1",
        )
        steps.append(f"Without those who {scene.verb} both: {union} - {both} = {answer}.")
    else:
        ask, answer, wanted = (
            f"How many of the {total} {scene.who} {scene.verb} {a} but not {b}?",
            one - both,
            "region == (1, 0)",
        )
        steps = [
            f"Of the {one} who {scene.verb} {a}, {both} are counted with {b} as well.",
            f"{one} - {both} = {answer}.",
        ]
    return _finish(
        rng,
        plan,
        facts,
        ask,
        wanted=wanted,
        steps=steps,
        answer=answer,
        groups=_groups(2),
        exactly={},
    )


def _backward(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, 2)
    scene, (a, b) = plan.scene, plan.things
    total, none = sum(plan.regions.values()), plan.regions[()]
    one, two = _within(plan, (0,)), _within(plan, (1,))
    both = one + two - (total - none)
    only = rng.random() < 0.5
    facts = [
        f"{one} of them {scene.verb} {a}, {two} {scene.verb} {b}, and {none} {scene.verb} neither of the two.",
        "Whoever named both is counted with each.",
    ]
    steps = [
        f"At least one of the two: {total} - {none} = {total - none}.",
        f"Both: {one} + {two} - {total - none} = {both}.",
    ]
    if only:
        ask, answer, wanted = (
            f"How many {scene.verb} {a} but not {b}?",
            one - both,
            "region == (1, 0)",
        )
        steps.append(f"Only {a}: {one} - {both} = {answer}.")
    else:
        ask, answer, wanted = f"How many {scene.verb} both {a} and {b}?", both, "region == (1, 1)"
    return _finish(
        rng,
        plan,
        facts,
        ask,
        wanted=wanted,
        steps=steps,
        answer=answer,
        groups=[(0,), (1,)],
        exactly={0: none},
    )


def _three(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, 3)
    scene, total = plan.scene, sum(plan.regions.values())
    groups = _groups(3)
    singles, pairs, triple = [[_within(plan, g) for g in groups if len(g) == k] for k in (1, 2, 3)]
    facts = [*_facts(plan, groups), _also(plan)]
    form = rng.randint(0, 2)
    if form == 0:
        union = sum(singles) - sum(pairs) + sum(triple)
        ask, answer, wanted = (
            f"How many of the {total} {scene.who} {scene.verb} {scene.negated}?",
            total - union,
            "sum(region) == 0",
        )
        steps = [
            f"At least one: {plus([*singles, *(-p for p in pairs), *triple])} = {union}.",
            f"None: {total} - {union} = {answer}.",
        ]
    elif form == 1:
        answer, wanted = sum(pairs) - 3 * triple[0], "sum(region) == 2"
        ask = f"How many of the {total} {scene.who} {scene.verb} exactly two of the three?"
        steps = [
            f"Those who named all three ({triple[0]}) are counted in each of the three pairs.",
            f"Exactly two: {plus(pairs)} - 3 · {triple[0]} = {answer}.",
        ]
    else:
        answer, wanted = sum(singles) - 2 * sum(pairs) + 3 * triple[0], "sum(region) == 1"
        ask = f"How many of the {total} {scene.who} {scene.verb} exactly one of the three?"
        steps = [
            "In the sum of the three single numbers, someone with exactly two is counted twice and someone with all three 3 times; in the sum of the pairs they are counted once and 3 times.",
            f"Exactly one: ({plus(singles)}) - 2 · ({plus(pairs)}) + 3 · {triple[0]} = {answer}.",
        ]
    return _finish(
        rng, plan, facts, ask, wanted=wanted, steps=steps, answer=answer, groups=groups, exactly={}
    )


def _derived(rng: random.Random, level: int) -> Problem:
    """Give totals and the number with exactly two; the triple overlap must be derived."""
    plan = _plan(rng, 3)
    scene, total, none = plan.scene, sum(plan.regions.values()), plan.regions[()]
    singles = [_within(plan, (i,)) for i in range(3)]
    two = sum(n for key, n in plan.regions.items() if len(key) == 2)
    triple = (sum(singles) - (total - none) - two) // 2
    facts = [
        *_facts(plan, [(0,), (1,), (2,)]), _also(plan),
        f"Exactly two of the three are named by {two} {scene.who}, and {none} {scene.verb} {scene.negated}.",
    ]  # fmt: skip
    steps = [
        f"Named at least one: {total} - {none} = {total - none}.",
        f"The single numbers add up to {plus(singles)} = {sum(singles)}. This counts everyone once who named something, plus once more those with exactly two, plus twice more those with all three.",
        f"So 2 · (all three) = {sum(singles)} - {total - none} - {two} = {2 * triple}, and all three are named by {triple}.",
    ]
    groups: list[tuple[int, ...]] = [(0,), (1,), (2,)]
    exactly = {0: none, 2: two}
    form = 2 if level == 5 else rng.randint(0, 1)
    if form == 0:
        ask, answer, wanted = f"How many {scene.verb} all three?", triple, "sum(region) == 3"
    elif form == 1:
        answer, wanted = total - none - two - triple, "sum(region) == 1"
        ask = f"How many {scene.verb} exactly one of the three?"
        steps.append(f"Exactly one: {total - none} - {two} - {triple} = {answer}.")
    else:
        pair = _within(plan, (0, 1))
        facts.append(
            f"{pair} {scene.verb} {_joined(plan, (0, 1))} (with or without {plan.things[2]})."
        )
        groups.append((0, 1))
        rest = two - (pair - triple)
        answer, wanted = singles[2] - rest - triple, "region == (0, 0, 1)"
        ask = f"How many {scene.verb} {plan.things[2]} but none of the other two?"
        steps += [
            f"Exactly {plan.things[0]} and {plan.things[1]}: {pair} - {triple} = {pair - triple}; so the other two pairs, both with {plan.things[2]}, hold {two} - {pair - triple} = {rest}.",
            f"Only {plan.things[2]}: {singles[2]} - {rest} - {triple} = {answer}.",
        ]
    return _finish(
        rng,
        plan,
        facts,
        ask,
        wanted=wanted,
        steps=steps,
        answer=answer,
        groups=groups,
        exactly=exactly,
    )


def _sieved(total: int, sums: list[int], k: int) -> int:
    """Count those in exactly k of four sets from the sums over all groups of one size."""
    s1, s2, s3, s4 = sums
    return (total - s1 + s2 - s3 + s4, s1 - 2 * s2 + 3 * s3 - 4 * s4, s2 - 3 * s3 + 6 * s4)[k]


def _four(rng: random.Random, level: int) -> Problem:
    plan = _plan(rng, 4)
    scene, total = plan.scene, sum(plan.regions.values())
    groups = _groups(4)
    sums = [sum(_within(plan, g) for g in groups if len(g) == k) for k in range(1, 5)]
    facts = [*_facts(plan, groups), _also(plan)]
    k = rng.choice((0, 1, 2))
    answer, wanted = _sieved(total, sums, k), f"sum(region) == {k}"
    shown = [plus([_within(plan, g) for g in groups if len(g) == size]) for size in range(1, 5)]
    steps = [
        f"Sums of the given numbers: S1 = {shown[0]} = {sums[0]}, S2 = {shown[1]} = {sums[1]}, S3 = {shown[2]} = {sums[2]}, S4 = {sums[3]}."
    ]
    if k == 0:
        ask = f"How many of the {total} {scene.who} {scene.verb} {scene.negated}?"
        steps.append(
            f"None: N - S1 + S2 - S3 + S4 = {total} - {sums[0]} + {sums[1]} - {sums[2]} + {sums[3]} = {answer}."
        )
    elif k == 1:
        ask = f"How many of the {total} {scene.who} {scene.verb} exactly one of the four?"
        steps += [
            "Someone with j things is counted j times in S1, C(j, 2) times in S2, C(j, 3) times in S3 and C(j, 4) times in S4; S1 - 2 S2 + 3 S3 - 4 S4 counts them once for j = 1 and not at all for j = 2, 3, 4.",
            f"{sums[0]} - 2 · {sums[1]} + 3 · {sums[2]} - 4 · {sums[3]} = {answer}.",
        ]
    else:
        ask = f"How many of the {total} {scene.who} {scene.verb} exactly two of the four?"
        steps += [
            "Someone with j things is counted C(j, 2) times in S2, C(j, 3) times in S3 and C(j, 4) times in S4; S2 - 3 S3 + 6 S4 counts them once for j = 2 and not at all for j = 3, 4.",
            f"{sums[1]} - 3 · {sums[2]} + 6 · {sums[3]} = {answer}.",
        ]
    return _finish(
        rng, plan, facts, ask, wanted=wanted, steps=steps, answer=answer, groups=groups, exactly={}
    )


_FORMS: tuple[tuple[Form, ...], ...] = (
    (_two,),
    (_backward,),
    (_three,),
    (_derived,),
    (_derived, _four),
)

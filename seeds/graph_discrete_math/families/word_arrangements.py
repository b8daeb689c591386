"""Rows of things of which some are alike: blocks, gaps, fixed order, no equal neighbours."""

from __future__ import annotations

import itertools
import random
from math import comb, factorial, prod
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

TITLE = "Arrangements with repetition"
TOPICS = ("permutations of multisets", "gap method", "inclusion-exclusion")
LEVELS = 5
FINITE = None


class _Scene(NamedTuple):
    does: str
    noun: str
    kinds: tuple[str, ...]
    row: str


_SCENES = (
    _Scene("{} hoists all of these on one mast, one below another:", "flag", ("red", "blue", "white", "green", "yellow", "orange"), "from top to bottom"),
    _Scene("Behind the engine {} couples these into one train:", "wagon", ("coal", "tank", "grain", "timber", "mail", "parcel"), "from front to back"),
    _Scene("On a window sill {} sets these out in one row:", "tulip", ("purple", "red", "white", "pink", "yellow", "orange"), "from left to right"),
    _Scene("{} threads all of these on a straight wire with a marked left end:", "bead", ("amber", "jade", "coral", "silver", "glass", "onyx"), "from left to right"),
    _Scene("Along one wall {} lays these in a single line:", "tile", ("blue", "grey", "black", "green", "white", "ochre"), "from left to right"),
    _Scene("Backstage {} hangs all of these on one rail:", "costume", ("pirate", "clown", "knight", "witch", "ghost", "robot"), "from left to right"),
    _Scene("On a shelf {} lines up these jars:", "jar", ("plum", "fig", "cherry", "quince", "apple", "lemon"), "from left to right"),
    _Scene("Along a path {} plants these in one line:", "tree", ("oak", "birch", "maple", "elm", "pine", "larch"), "from gate to pond"),
)  # fmt: skip

_ASKS = (
    "In how many different orders {row} can this be done?",
    "How many different arrangements, read {row}, are possible?",
    "How many different orders {row} are there?",
    "Find the number of distinguishable orders, read {row}.",
)

_BODY = """
    def orders(left):
        if not any(left.values()):
            yield ()
        for kind in left:
            if left[kind]:
                for rest in orders(left | {{kind: left[kind] - 1}}):
                    yield (kind, *rest)

    def good(row):
        return {good}

    print(sum(good(row) for row in orders(supply)))
"""


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    return one_of(rng, _FORMS, level, floor=(3, 6, 30, 60, 100)[level - 1])


class _Draw(NamedTuple):
    scene: _Scene
    supply: dict[str, int]
    """Kinds with their numbers, the most numerous first."""


_SHAPES = (
    ((2, 1, 1), (3, 2), (2, 2), (3, 1, 1), (4, 1, 1), (2, 1, 1, 1), (4, 2), (5, 2), (4, 3), (3, 3), (5, 1, 1), (5, 3)),
    ((3, 2, 1), (2, 2, 1), (2, 2, 2), (4, 2, 1), (3, 3, 1), (3, 2, 2), (3, 1, 1, 1), (4, 2, 2), (3, 3, 2), (5, 2, 1), (4, 3, 1), (3, 2, 1, 1), (5, 2, 2), (4, 2, 1, 1)),
    ((3, 3, 2), (3, 2, 2, 1), (4, 2, 2), (3, 2, 1, 1), (4, 3, 1), (3, 3, 1, 1), (4, 3, 2), (5, 3, 2), (4, 2, 1, 1), (3, 3, 2, 1), (5, 2, 2), (4, 4, 1), (2, 2, 2, 1)),
    ((3, 3, 2, 1), (4, 2, 2, 1), (4, 3, 2), (3, 2, 2, 1, 1), (3, 2, 2, 2), (4, 2, 1, 1, 1), (4, 3, 1, 1), (5, 3, 2), (4, 3, 3), (3, 2, 2, 1), (5, 2, 2, 1), (4, 4, 2), (3, 3, 3)),
    ((3, 2, 2, 1), (3, 2, 2, 2), (3, 3, 2), (3, 3, 2, 1), (2, 2, 2, 2), (4, 3, 2), (2, 2, 2, 1, 1)),
)  # fmt: skip


def _drawn(rng: random.Random, level: int) -> _Draw:
    scene, shape = rng.choice(_SCENES), rng.choice(_SHAPES[level - 1])
    return _Draw(scene, dict(zip(rng.sample(scene.kinds, len(shape)), shape, strict=True)))


def _finish(
    rng: random.Random,
    drawn: _Draw,
    form: str,
    rule: str,
    good: str,
    *,
    steps: list[str],
    answer: int,
) -> Problem:
    scene, supply = drawn
    mixed = rng.sample(sorted(supply), len(supply))
    things = series(counted(supply[kind], f"{kind} {scene.noun}") for kind in mixed)
    alike = rng.choice((
        f"Two {scene.noun}s of the same kind look exactly alike.",
        f"The {scene.noun}s of one kind cannot be told apart.",
        f"Exchanging {scene.noun}s of the same kind makes no difference.",
    ))  # fmt: skip
    told = f"{scene.does.format(people(rng, 1)[0])} {things}. {alike}"
    ask = rng.choice(_ASKS).format(row=scene.row)
    question = " ".join(part for part in (told, rule, ask) if part)
    rationale = program(_BODY.format(good=good), supply={kind: supply[kind] for kind in mixed})
    data = {"form": form, "supply": [[k, n] for k, n in sorted(supply.items())], "rule": rule}
    return made(
        rng, question=question, rationale=rationale, steps=steps, answer=answer, parameters=data
    )


def _multi(counts: list[int]) -> int:
    return factorial(sum(counts)) // prod(factorial(n) for n in counts)


def _shown(counts: list[int]) -> str:
    below = " · ".join(f"{n}!" for n in counts if n > 1)
    top = f"{sum(counts)}!"
    return f"{top} / ({below}) = {_multi(counts)}" if below else f"{top} = {_multi(counts)}"


def _free(rng: random.Random, level: int) -> Problem:
    drawn = _drawn(rng, level)
    counts = list(drawn.supply.values())
    steps = [
        f"There are {sum(counts)} places; {sum(counts)}! orders if all things were different.",
        "Each real order is counted once for every shuffle inside a kind, so we divide: "
        f"{_shown(counts)}.",
    ]
    return _finish(rng, drawn, "free", "", "True", steps=steps, answer=_multi(counts))


def _block(rng: random.Random, level: int) -> Problem:
    drawn = _drawn(rng, level)
    kind, *_ = drawn.supply
    rest = list(drawn.supply.values())[1:]
    counts = [1, *rest]
    rule = f"All the {kind} {drawn.scene.noun}s must stand directly next to one another."
    good = f'set(row[row.index("{kind}"):][:supply["{kind}"]]) == {{"{kind}"}}'
    steps = [
        f"Tie the {drawn.supply[kind]} {kind} {drawn.scene.noun}s together into one block.",
        f"The block and the {sum(rest)} others can be ordered in {_shown(counts)} ways, and the "
        "block looks the same however it is tied.",
    ]
    return _finish(rng, drawn, "block", rule, good, steps=steps, answer=_multi(counts))


def _ends(rng: random.Random, level: int) -> Problem:
    drawn = _drawn(rng, level)
    kind, *_ = drawn.supply
    inner = [drawn.supply[kind] - 2, *list(drawn.supply.values())[1:]]
    rule = f"The first and the last {drawn.scene.noun} must both be {kind}."
    rule = rule.replace(f"be {kind}", f"be {kind} {drawn.scene.noun}s")
    steps = [
        f"Put {kind} {drawn.scene.noun}s on the two end places.",
        f"The remaining {sum(inner)} fill the middle in {_shown(inner)} ways.",
    ]
    good = f'row[0] == row[-1] == "{kind}"'
    return _finish(rng, drawn, "ends", rule, good, steps=steps, answer=_multi(inner))


def _apart(rng: random.Random, level: int) -> Problem:
    drawn = _drawn(rng, level)
    kind, other, *_ = drawn.supply
    n, rest = drawn.supply[kind], list(drawn.supply.values())[1:]
    rule = f"No two {kind} {drawn.scene.noun}s may stand next to each other"
    good = f'("{kind}", "{kind}") not in zip(row, row[1:])'
    if level == 3:
        steps = [
            f"First order the {sum(rest)} others: {_shown(rest)} ways.",
            f"They leave {sum(rest) + 1} gaps, the two ends included; the {kind} ones go into {n} "
            f"different gaps: {choose(sum(rest) + 1, n)} ways.",
        ]
        answer = _multi(rest) * comb(sum(rest) + 1, n)
    else:
        rule += (
            f", and the first {drawn.scene.noun} must not be one of the {other} {drawn.scene.noun}s"
        )
        good += f' and row[0] != "{other}"'
        whole = _multi(rest) * comb(sum(rest) + 1, n)
        less = [rest[0] - 1, *rest[1:]]
        bad = _multi(less) * comb(sum(rest), n)
        answer = whole - bad
        steps = [
            f"Leave the rule about the first place aside. The {sum(rest)} others have {_shown(rest)} "
            f"orders, and the {kind} ones take {n} of the {sum(rest) + 1} gaps: "
            f"{choose(sum(rest) + 1, n)}. Together {whole}.",
            f"Subtract those that begin with one of the kind {other}: the other {sum(less)} have "
            f"{_shown(less)} orders, and the gap before the first place is closed: "
            f"{choose(sum(rest), n)}. Together {bad}.",
            f"{whole} - {bad} = {answer}.",
        ]
    return _finish(rng, drawn, "apart", rule + ".", good, steps=steps, answer=answer)


def _before(rng: random.Random, level: int) -> Problem:
    drawn = _drawn(rng, level)
    kind, other, *_ = drawn.supply
    a, b = drawn.supply[kind], drawn.supply[other]
    merged = [a + b, *list(drawn.supply.values())[2:]]
    rule = f"Every {kind} {drawn.scene.noun} must come before every {other} {drawn.scene.noun}"
    good = f'"{kind}" not in row[row.index("{other}"):]'
    steps = [
        f"Treat the {kind} and the {other} ones as one kind of {a + b}: {_shown(merged)} orders. The rule "
        f"then says which of these {a + b} places are {kind}: the first {a}.",
    ]
    answer = _multi(merged)
    if level >= 4:
        first = [a + b - 1, *list(drawn.supply.values())[2:]]
        rule += (
            f", and the last {drawn.scene.noun} must not be one of the {other} {drawn.scene.noun}s"
        )
        good += f' and row[-1] != "{other}"'
        steps += [
            f"Those that end with one of the kind {other}: the last place is taken, {_shown(first)} orders for the rest.",
            f"{answer} - {_multi(first)} = {answer - _multi(first)}.",
        ]
        answer -= _multi(first)
    return _finish(rng, drawn, "before", rule + ".", good, steps=steps, answer=answer)


def _unequal(rng: random.Random, level: int) -> Problem:
    """Forbid equal neighbours for all or two kinds; perhaps also fix the kind at the front."""
    drawn = _drawn(rng, level)
    noun, kinds, counts = drawn.scene.noun, list(drawn.supply), list(drawn.supply.values())
    strict = (
        kinds if rng.random() < 0.4 else rng.sample([k for k in kinds if drawn.supply[k] > 1], 2)
    )
    lead = rng.choice([None, *kinds])
    rule, good = f"Neighbouring {noun}s must always be of different kinds", "a != b"
    if strict != kinds:
        rule = f"No two {strict[0]} and no two {strict[1]} {noun}s may stand next to each other"
        good = f"a != b or a not in {tuple(strict)}"
    good = f"all({good} for a, b in zip(row, row[1:]))"
    if lead:
        rule += f", and the first {noun} must be one of the {lead} {noun}s"
        good = f'row[0] == "{lead}" and {good}'
    steps = _explained(drawn, strict, lead)
    terms: list[int] = []
    spans = [range(1, n + 1) if k in strict else range(n, n + 1) for k, n in drawn.supply.items()]
    for blocks in itertools.product(*spans):
        splits = prod(comb(n - 1, k - 1) for n, k in zip(counts, blocks, strict=True))
        orders = _multi([b - (k == lead) for k, b in zip(kinds, blocks, strict=True)])
        terms.append((-1) ** (sum(counts) - sum(blocks)) * splits * orders)
        steps.append(f"k = {blocks}: {splits} · {orders}, signed {terms[-1]}")
    steps.append(f"Sum: {plus(terms)} = {sum(terms)}.")
    return _finish(rng, drawn, "unequal", rule + ".", good, steps=steps, answer=sum(terms))


def _explained(drawn: _Draw, strict: list[str], lead: str | None) -> list[str]:
    """Tell how inclusion-exclusion over blocks works here."""
    steps = [
        "Cut the things of each restricted kind into blocks; n alike things form k blocks in C(n - 1, k - 1) "
        "ways. By inclusion-exclusion the count is the sum, over all block numbers k_i, of "
        "(sum of k_i)! / product of k_i! times the product of (-1)^(n_i - k_i) C(n_i - 1, k_i - 1)."
    ]
    if len(strict) < len(drawn.supply):
        steps.append("For the kinds without restriction every single thing is its own block.")
    if lead:
        steps.append(
            f"A block of the kind {lead} must come first, so in the factorials one block of this kind is left out."
        )
    steps.append(
        f"Terms for ({', '.join(drawn.supply)}), with the number of orders of the blocks as second factor:"
    )
    return steps


_FORMS: tuple[tuple[Form, ...], ...] = (
    (_free,),
    (_free, _block, _ends),
    (_apart, _before),
    (_apart, _before),
    (_unequal,),
)

"""Try the notations one after another."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from loong.answers.notations import (
    bars,
    bases,
    cards,
    chemistry,
    chess,
    choices,
    commands,
    compositions,
    compounds,
    congruences,
    contents,
    continued,
    crossings,
    cycles,
    day_ranges,
    edges,
    factorized,
    families,
    greetings,
    growth,
    hyphenated,
    identifiers,
    lines,
    literals,
    locants,
    logic,
    mappings,
    moduli,
    moments,
    morse,
    named_objects,
    nuclear,
    odds,
    orders,
    paths,
    piecewise,
    quadrants,
    queries,
    ratios,
    recurrences,
    roles,
    sequences,
    smiles,
    spans,
    systems,
    whole_sets,
)

_LONGEST = 2000
"""Longer texts are in none of these notations, biological sequences apart."""
_SHELF: tuple[Callable[[str, str], bool | None], ...] = (
    greetings.same,
    crossings.same,
    growth.same,
    piecewise.same,
    congruences.same,
    families.same,
    named_objects.same,
    lines.same,
    systems.same,
    whole_sets.same,
    orders.same,
    odds.same,
    ratios.same,
    day_ranges.same,
    moments.same,
    spans.same,
    compounds.same,
    bases.same,
    cycles.same,
    chemistry.same,
    nuclear.same,
    contents.same,
    locants.same,
    smiles.same,
    chess.same,
    cards.same,
    choices.same,
    compositions.same,
    edges.same,
    paths.same,
    factorized.same,
    literals.same,
    moduli.same,
    morse.same,
    roles.same,
    bars.same,
    logic.same,
    identifiers.same,
    hyphenated.same,
    mappings.same,
    recurrences.same,
    quadrants.same,
    queries.same,
    commands.same,
    continued.same,
)


def in_notation(answer: str, gold: str) -> bool | None:
    """Compare two texts in the notation that both are written in; None if there is none."""
    if len(answer) > _LONGEST or len(gold) > _LONGEST:
        return sequences.same(answer, gold)
    return _cached(answer, gold)


@lru_cache(maxsize=1024)
def _cached(answer: str, gold: str) -> bool | None:
    for same in _SHELF:
        verdict = same(answer, gold)
        if verdict is not None:
            return verdict
    return sequences.same(answer, gold)

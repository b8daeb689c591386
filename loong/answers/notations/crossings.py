"""Crosses of two parents by their genes: `Rr × rr` is `rr x Rr`, and not `RR × rr`."""

from __future__ import annotations

import re

_LONGEST = 60
_CROSS = re.compile(
    r"\s*(?P<one>[A-Za-z]{2,12})\s?(?:×|x|X|\*|\\times)\s?(?P<other>[A-Za-z]{2,12})\s*"
)


def same(answer: str, gold: str) -> bool | None:
    """Tell whether two crosses have the same parents; None where one is no cross."""
    if max(len(answer), len(gold)) > _LONGEST:
        return None
    given, wanted = _parents(answer), _parents(gold)
    return None if given is None or wanted is None else given == wanted


def _parents(text: str) -> list[list[str]] | None:
    match = _CROSS.fullmatch(text)
    if match is None:
        return None
    parents = [_genes(match["one"]), _genes(match["other"])]
    return sorted(parents) if all(parents) else None


def _genes(genotype: str) -> list[str]:
    """Return the pairs of alleles, dominant ones first; nothing where a text is no genotype."""
    pairs = [genotype[at : at + 2] for at in range(0, len(genotype), 2)]
    paired = all(pair[0].lower() == pair[-1].lower() and len(pair) > 1 for pair in pairs)
    return ["".join(sorted(pair)) for pair in pairs] if paired else []

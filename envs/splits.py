"""Splits that cannot overlap: a question's words decide, for every seed, order and process.

The split of a question is a function of its words alone, so a family's endless problems and a
file's fixed ones fall alike. Problems of finite sets that vary one another (near-duplicates, or
made from the same seed) are moved to one split together.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import partial
from itertools import accumulate

from loong.curate.duplicates import asked
from loong.envs._groups import Ties, group_keys, key, share
from loong.envs._proven import Proven
from loong.envs._sources import Finite, Generated, Source, as_source
from loong.envs.mixture import Mixture
from loong.errors import UsageError
from loong.types import DataPoint

SHARES = {"train": 0.9, "validation": 0.05, "test": 0.05}


def splits(
    dataset: object, shares: Mapping[str, float] = SHARES, *, ties: Ties = "seeds"
) -> dict[str, Source]:
    """Return sources of the splits of a dataset, by name; no problem is in two of them.

    Args:
        dataset: whatever an environment takes. The parts of a mixture are split together.
        shares: the share of each split; they make up 1. A finite set gets about these shares, as
            each group of problems falls by itself.
        ties: what ties problems made from seeds: `seeds`, any seed in common; `parent`, the last
            seed of each, for problems that were only shown the others as examples.

    Raises:
        UsageError: shares that are not above 0 or do not make up 1, a split of a finite set that
            would be empty, or a kind of source that cannot be split.
    """
    if not shares or min(shares.values()) <= 0 or not math.isclose(sum(shares.values()), 1):
        raise UsageError(f"the shares of splits are above 0 and make up 1, not {dict(shares)}")
    source = as_source(dataset)
    rule = _Rule(shares, source, ties)
    return {name: _part(source, name, rule) for name in shares}


class _Rule:
    """Tells the split of a problem."""

    def __init__(self, shares: Mapping[str, float], source: Source, ties: Ties) -> None:
        self._ends = list(zip(shares, accumulate(shares.values()), strict=True))
        points = [problem.point for finite in _finite(source) for problem in finite.problems]
        self._moved = {
            key(asked(point)): group
            for point, group in zip(points, group_keys(points, ties), strict=True)
        }

    def __call__(self, point: DataPoint) -> str:
        """Return the name of a problem's split."""
        own = key(asked(point))
        place = share(self._moved.get(own, own))
        return next((name for name, end in self._ends if place < end), self._ends[-1][0])

    def keeps(self, split: str, point: DataPoint) -> bool:
        """Tell whether a problem belongs to a split."""
        return self(point) == split


def _finite(source: Source) -> list[Finite]:
    """Return the finite sets among a source's parts."""
    if isinstance(source, Mixture):
        return [finite for part in source.sources.values() for finite in _finite(part)]
    return [source] if isinstance(source, Finite) else []


def _part(source: Source, split: str, rule: _Rule) -> Source:
    if isinstance(source, Mixture):
        return source.of_parts(lambda part: _part(part, split, rule))
    if isinstance(source, Finite):
        return _chosen(source, split, rule)
    if isinstance(source, Proven):
        return source.only(split, partial(rule.keeps, split))
    if isinstance(source, Generated):
        return Generated(source.generator, split=split, keep=partial(rule.keeps, split))
    raise UsageError(f"a {type(source).__name__} cannot be split; split what it is made of")


def _chosen(source: Finite, split: str, rule: _Rule) -> Finite:
    chosen = [problem for problem in source.problems if rule.keeps(split, problem.point)]
    if not chosen:
        raise UsageError(
            f"none of the {source.size} problems falls to the split {split!r}; give it a larger "
            "share, or more problems that are not tied to each other"
        )
    return Finite(problem._replace(split=split) for problem in chosen)

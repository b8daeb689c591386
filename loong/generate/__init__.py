"""Strategies: how candidates are made, one file each.

A strategy's module offers `build(parts: Ingredients) -> ByAttempt`; its file name, with a dash for
each underscore, is the name that `loong generate --strategy` takes. Third parties add theirs
through the entry point group `loong.generate`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

from loong import registry
from loong.errors import UsageError
from loong.flow import ordered_map
from loong.types import Candidate, DataPoint, Model, Solver


class ByAttempt(ABC):
    """A strategy whose attempts do not depend on each other.

    Attempt i is a function of the seeds, the run's seed and i alone, so a run can take attempts in
    any order, many at once, and after a crash only those that are missing.
    """

    name: str
    domain: str
    window: int = 16
    """Attempts under way in `candidates`."""

    @abstractmethod
    async def attempt(self, index: int, seeds: Sequence[DataPoint], *, seed: int) -> Candidate:
        """Make candidate `index`; what cannot be made is a candidate with its `fault` set."""

    async def aclose(self) -> None:  # noqa: B027 - most strategies do nothing by themselves
        """End what the strategy still does by itself; nothing, unless a strategy says otherwise."""

    async def candidates(
        self, seeds: Sequence[DataPoint], *, count: int, seed: int
    ) -> AsyncIterator[Candidate]:
        """Yield the first `count` candidates in order."""

        async def make(index: int) -> Candidate:
            return await self.attempt(index, seeds, seed=seed)

        async for candidate in ordered_map(make, range(count), limit=self.window):
            yield candidate


@dataclass(frozen=True)
class Ingredients:
    """What a strategy is built from; each takes what it needs."""

    domain: registry.Domain
    model: Model | None = None
    """Who writes."""
    solver: Solver | None = None
    """Who will reason on what is written."""
    families: tuple[str, ...] = field(default=())
    """Only these families; empty for all."""
    levels: tuple[int, ...] = field(default=())
    """Only these difficulty levels; empty for all."""
    shots: int = 1
    """Examples in each prompt."""


def build(name: str, parts: Ingredients) -> ByAttempt:
    """Build a strategy by name.

    Raises:
        UsageError: no such strategy, or one that lacks what it is built from.
    """
    module = registry.plugin("loong.generate", name, kind="strategy")
    strategy = module.build(parts)
    if not isinstance(strategy, ByAttempt):
        raise UsageError(f"strategy {name!r} is not built from loong.generate.ByAttempt")
    return strategy

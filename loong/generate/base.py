"""What strategies share: random access to attempts."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Sequence

from loong.flow import ordered_map
from loong.types import Candidate, DataPoint


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

    async def candidates(
        self, seeds: Sequence[DataPoint], *, count: int, seed: int
    ) -> AsyncIterator[Candidate]:
        """Yield the first `count` candidates in order."""

        async def make(index: int) -> Candidate:
            return await self.attempt(index, seeds, seed=seed)

        async for candidate in ordered_map(make, range(count), limit=self.window):
            yield candidate

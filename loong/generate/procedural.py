"""The procedural strategy: problems drawn from a domain's families, no model needed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from loong import families, registry
from loong.errors import UsageError
from loong.generate import ByAttempt, Ingredients
from loong.types import Candidate, DataPoint, Provenance, Solution


class Procedural(ByAttempt):
    """Draw problems from families, all families and levels in even shares.

    Args:
        domain: whose families.
        names: only these families; empty for all.
        levels: only these difficulty levels; empty for all that a family has.

    Raises:
        UsageError: unknown family, a domain without families, or a level no family has.
    """

    name = "procedural"

    def __init__(
        self, domain: str, *, names: Sequence[str] = (), levels: Sequence[int] = ()
    ) -> None:
        self.domain = domain
        known = registry.families(domain)
        for name in names:
            if name not in known:
                raise registry.unknown("family", name, known)
        self.deck = [
            (name, level)
            for name in names or known
            for level in range(1, families.load(domain, name).LEVELS + 1)
            if not levels or level in levels
        ]
        if not self.deck:
            asked = f" at level {', '.join(map(str, levels))}" if levels else ""
            raise UsageError(f"domain {domain!r} has no problem families{asked}")

    async def attempt(self, index: int, seeds: Sequence[DataPoint], *, seed: int) -> Candidate:
        """Draw problem `index`; the seeds are not used."""
        del seeds
        name, level = self._deal(index, seed)
        problem = families.draw(self.domain, name, seed=seed, index=index, level=level)
        chain = Solution(
            solver=f"family:{name}",
            way="reasoning",
            answer=problem.answer,
            text=problem.chain_of_thought,
        )
        family = families.load(self.domain, name)
        return Candidate(
            attempt=index,
            domain=self.domain,
            strategy=self.name,
            question=problem.question,
            rationale=problem.rationale,
            solutions=(chain,),
            metadata={
                "license": "Apache-2.0",
                "source": f"loong family {self.domain}/{name}",
                "name": name,
                "answer_type": problem.answer_type,
                "difficulty": level,
                "tags": list(family.TOPICS),
                **({} if problem.check is None else {"check": problem.check}),
            },
            provenance=Provenance(
                strategy=self.name,
                parameters={
                    "family": name,
                    "level": level,
                    "seed": seed,
                    "index": index,
                    **problem.parameters,
                },
            ),
        )

    def _deal(self, index: int, seed: int) -> tuple[str, int]:
        """Pick family and level: every full round of the deck deals each pair once, reshuffled."""
        turn, place = divmod(index, len(self.deck))

        def rank(pair: tuple[str, int]) -> bytes:
            key = f"{seed}/{turn}/{pair[0]}/{pair[1]}".encode()
            return hashlib.blake2b(key, digest_size=8).digest()

        return sorted(self.deck, key=rank)[place]


def build(parts: Ingredients) -> Procedural:
    """Build the strategy."""
    return Procedural(parts.domain.name, names=parts.families, levels=parts.levels)

"""Problems and verifiers that the tests of environments share."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence

from loong.generate import ByAttempt
from loong.types import Candidate, DataPoint, Item, Outcome, Solution, Verdict

_NAMES = ("amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heath", "islet", "jetty")


def sums(count: int, first: int = 0) -> list[DataPoint]:
    """Return problems that are no near-duplicates of each other."""
    return [
        DataPoint(question=f"What is {n} plus {n}?", final_answer=str(2 * n))
        for n in range(first, first + count)
    ]


class Exact:
    """A verifier that compares text, crashes on `crash` and hangs on `hang`."""

    version = "1"

    def __init__(self, name: str = "exact") -> None:
        self.name = name
        self.under_way = self.most = 0
        self.life: list[str] = []

    async def setup(self) -> None:
        self.life.append("setup")

    async def cleanup(self) -> None:
        self.life.append("cleanup")

    async def verify(self, answer: str, point: DataPoint | Item) -> Verdict:
        if answer == "crash":
            raise RuntimeError("boom")
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        try:
            await (asyncio.Event().wait() if answer == "hang" else asyncio.sleep(0))
        finally:
            self.under_way -= 1
        right = answer.removeprefix(r"\boxed{").removesuffix("}") == point.final_answer
        outcome = Outcome.RIGHT if right else Outcome.WRONG
        return Verdict(outcome=outcome, reason="compared", verifier=self.name, version="1")


class Walks(ByAttempt):
    """A strategy with a proof for each problem; every fifth one is wrong."""

    name = "walks"

    def __init__(self, domain: str = "test", distinct: int = 10**6) -> None:
        self.domain = domain
        self.distinct = distinct

    async def attempt(self, index: int, seeds: Sequence[DataPoint], *, seed: int) -> Candidate:
        del seeds
        rng = random.Random(f"{seed}/{index}")
        steps = rng.randrange(self.distinct)
        way = " ".join(rng.choices(_NAMES, k=3)) if self.distinct > 100 else ""
        return Candidate(
            attempt=index,
            domain=self.domain,
            strategy=self.name,
            question=f"From {way} walk {steps} steps, then one more. How many steps?",
            rationale=f"print({steps} + 1)",
            solutions=(
                Solution(
                    solver="family:walk", way="reasoning", answer=str(steps + 1 + (steps % 5 == 0))
                ),
            ),
        )

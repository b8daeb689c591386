"""Where an environment's problems come from: finite sets, generators, and problem families."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol, runtime_checkable

from loong.data import StaticDataset
from loong.errors import JobError, UsageError
from loong.generate import ByAttempt
from loong.generate.procedural import Procedural
from loong.registry import domain as read_domain
from loong.types import Candidate, DataPoint, Item, Outcome
from loong.verifiers.python import PythonVerifier

_PATIENCE = 50  # problems in a row that may be refused or drawn before


@runtime_checkable
class Generator(Protocol):
    """Anything that makes problems one after the other, Project Loong's generators among them."""

    async def async_sample(self) -> DataPoint:
        """Return the next problem."""
        ...


class Source(Protocol):
    """Where problems come from."""

    @property
    def size(self) -> int | None:
        """How many there are; None where there is no end."""
        ...

    def restart(self, seed: int) -> None:
        """Begin the order that belongs to a seed."""
        ...

    async def draw(self) -> DataPoint:
        """Return the next problem."""
        ...

    async def aclose(self) -> None:
        """Let go of what the source opened itself."""
        ...


class Proven:
    """A strategy's candidates that bring a chain of thought, each proven before it is served.

    The final answer is the chain's; the rationale, which shares no code with it, must print the
    same in the sandbox, or the problem is refused and the next one is drawn.

    Args:
        strategy: makes the candidates.
        prover: runs the rationales.
    """

    size = None

    def __init__(self, strategy: ByAttempt, prover: PythonVerifier) -> None:
        self.prover = prover
        self.refused: list[str] = []
        """Why problems were refused."""
        self._strategy = strategy
        self.restart(0)

    def restart(self, seed: int) -> None:
        """Begin the order that belongs to a seed."""
        self._seed = seed
        self._index = 0
        self._seen: set[str] = set()

    async def draw(self) -> DataPoint:
        """Return the next problem that is proven and was not drawn before.

        Raises:
            JobError: too many problems in a row could not be proven.
        """
        repeated = False
        for _ in range(_PATIENCE):
            candidate = await self._strategy.attempt(self._index, (), seed=self._seed)
            self._index += 1
            point = _with_answer(candidate)
            if point.id in self._seen:
                repeated = True
                continue
            verdict = await self.prover.prove(point)
            if verdict.outcome is Outcome.RIGHT:
                self._seen.add(point.id)
                return point
            self.refused.append(f"{point.metadata.get('name', 'problem')}: {verdict.reason}")
        if not repeated:
            raise JobError(
                f"none of {_PATIENCE} problems in a row could be proven; {self.refused[-1]}"
            )
        self._seen.clear()  # a finite set of problems is used up: begin again
        return await self.draw()

    async def aclose(self) -> None:
        """Close the prover's sandbox."""
        await self.prover.cleanup()


class Families(Proven):
    """Problems drawn from a domain's families, all families and levels in even shares.

    Args:
        domain: whose families.
        names: only these families; empty for all.
        levels: only these difficulty levels; empty for all that a family has.
        prover: runs the rationales; None for one with the domain's packages.

    Raises:
        UsageError: unknown domain or family, a domain without families, or a level no family has.
    """

    def __init__(
        self,
        domain: str,
        *,
        names: Sequence[str] = (),
        levels: Sequence[int] = (),
        prover: PythonVerifier | None = None,
    ) -> None:
        facts = read_domain(domain)
        super().__init__(
            Procedural(domain, names=names, levels=levels),
            prover or PythonVerifier(required_packages=facts.packages),
        )


class Finite:
    """A finite set of problems, in an order that a seed decides; none comes twice in a round."""

    def __init__(self, points: Iterable[DataPoint | Item]) -> None:
        self.points = [p.point() if isinstance(p, Item) else p for p in points]
        if not self.points:
            raise UsageError("the dataset is empty; an environment needs at least one problem")
        self.size = len(self.points)
        self.restart(0)

    def restart(self, seed: int) -> None:
        """Begin the order that belongs to a seed."""
        self._random = random.Random(seed)
        self._left: list[int] = []

    async def draw(self) -> DataPoint:
        """Return the next problem of the round; each new round is shuffled anew."""
        if not self._left:
            self._left = list(range(self.size))
            self._random.shuffle(self._left)
        return self.points[self._left.pop()]

    async def aclose(self) -> None:
        """Do nothing: nothing was opened."""


class Generated:
    """The problems of a generator, in the order in which it makes them."""

    size = None

    def __init__(self, generator: Generator) -> None:
        self.generator = generator

    def restart(self, seed: int) -> None:
        """Do nothing: a generator has its own seed and never goes back."""

    async def draw(self) -> DataPoint:
        """Return the generator's next problem."""
        return await self.generator.async_sample()

    async def aclose(self) -> None:
        """Do nothing: the generator belongs to the caller."""


def as_source(dataset: object) -> Source:
    """Return the source that `dataset` stands for.

    Args:
        dataset: a generator, families, a run folder or dataset file, or a collection of problems.

    Raises:
        UsageError: nothing to draw from, or not a kind of dataset.
    """
    if isinstance(dataset, Proven):
        return dataset
    if isinstance(dataset, Generator):
        return Generated(dataset)
    if isinstance(dataset, str | Path):
        return Finite(StaticDataset(dataset))
    if isinstance(dataset, Iterable):
        return Finite(_problems(dataset))
    raise UsageError(
        f"cannot draw problems from a {type(dataset).__name__}; give a StaticDataset, a generator, "
        "a run folder, a list of problems or Families('DOMAIN')"
    )


def _problems(dataset: Iterable[object]) -> Iterable[DataPoint | Item]:
    for place, entry in enumerate(dataset):
        if not isinstance(entry, DataPoint | Item):
            raise UsageError(
                f"entry {place} of the dataset is a {type(entry).__name__}, not a problem; "
                "StaticDataset reads dicts and files"
            )
        yield entry


def _with_answer(candidate: Candidate) -> DataPoint:
    answers = (solution.answer for solution in candidate.solutions)
    return DataPoint(
        question=candidate.question,
        final_answer=next((answer for answer in answers if answer), ""),
        rationale=candidate.rationale,
        metadata={**candidate.metadata, "domain": candidate.domain},
    )

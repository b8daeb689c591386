"""Problems that are made on the spot, each proven before it is served."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Self

from pydantic import JsonValue

from loong.envs._sources import Keep, Place, Served, read_place
from loong.errors import JobError, UsageError
from loong.flow import ordered_map
from loong.generate import ByAttempt
from loong.generate.procedural import Procedural
from loong.registry import domain as read_domain
from loong.types import Candidate, DataPoint, Outcome, Row
from loong.verifiers.python import PythonVerifier

_PATIENCE = 50  # problems in a row that may be refused, or drawn before
_SKIPPED = 20_000  # problems in a row that may belong to other splits
_AT_ONCE = 16  # proofs under way
_SHORT = 16  # hex digits that tell a problem from the others of one order


class _Progress(Row):
    """A place in a strategy's attempts."""

    strategy: str
    seed: int
    index: int
    """Of the next attempt."""
    seen: str
    """The problems drawn so far, 16 hex digits each."""


class Proven:
    """A strategy's candidates that bring a chain of thought, each proven before it is served.

    The final answer is the chain's; the rationale, which shares no code with it, must print the
    same in the sandbox, or the problem is refused and the next one is drawn. Several problems are
    proven at once; which ones are served, and their order, is as if one came after the other.

    Args:
        strategy: makes the candidates.
        prover: runs the rationales.
    """

    size = None
    split = ""
    keep: Keep | None = None

    def __init__(self, strategy: ByAttempt, prover: PythonVerifier) -> None:
        self.prover = prover
        self.refused: list[str] = []
        """Why problems were refused."""
        self._strategy = strategy
        self.restart(0)

    def only(self, split: str, keep: Keep) -> Self:
        """Return a source like this one, with the same prover, of the problems of one split."""
        part = copy.copy(self)
        part.split, part.keep, part.refused = split, keep, []
        part.restart(self._seed)
        return part

    def restart(self, seed: int) -> None:
        """Begin the order that belongs to a seed."""
        self._seed = seed
        self._index = 0
        self._seen: dict[str, None] = {}

    async def draw(self) -> DataPoint:
        """Return the next problem that is proven and was not drawn before; raises as `take`."""
        return (await self.take(1))[0].point

    async def take(self, count: int) -> list[Served]:
        """Return the next problems that are proven and were not drawn before.

        Raises:
            JobError: too many problems in a row could not be proven, or belong to other splits.
        """
        found: list[DataPoint] = []
        failed = 0
        while len(found) < count:
            wave = [await self._next() for _ in range(count - len(found))]
            proving = ordered_map(self.prover.prove, wave, limit=_AT_ONCE)
            verdicts = [verdict async for verdict in proving]
            for point, verdict in zip(wave, verdicts, strict=True):
                if verdict.outcome is Outcome.RIGHT:
                    found.append(point)
                    failed = 0
                    continue
                self.refused.append(f"{point.metadata.get('name', 'problem')}: {verdict.reason}")
                failed += 1
            if failed >= _PATIENCE:
                raise JobError(
                    f"none of {failed} problems in a row could be proven; {self.refused[-1]}"
                )
        return [Served(point, self._strategy.domain, self.split) for point in found]

    def place(self) -> Place:
        """Return what tells the place reached now; `seen` only grows until it is begun anew."""
        seed, index, seen, known = self._seed, self._index, self._seen, len(self._seen)

        def tell() -> dict[str, JsonValue]:
            drawn = "".join(islice(seen, known))
            return _Progress(strategy=self._name, seed=seed, index=index, seen=drawn).model_dump(
                mode="json"
            )

        return tell

    def restore(self, place: Mapping[str, JsonValue]) -> None:
        """Go to a place in the attempts of the same strategy."""
        progress = read_place(_Progress, place)
        if progress.strategy != self._name:
            raise UsageError(
                f"the state was saved with {progress.strategy!r}, and this is {self._name!r}"
            )
        self.restart(progress.seed)
        self._index = progress.index
        starts = range(0, len(progress.seen), _SHORT)
        self._seen = dict.fromkeys(progress.seen[start : start + _SHORT] for start in starts)

    async def aclose(self) -> None:
        """Close the prover's sandbox."""
        await self.prover.cleanup()

    @property
    def _name(self) -> str:
        parts = (self._strategy.domain, self._strategy.name, self.split)
        return "/".join(part for part in parts if part)

    async def _next(self) -> DataPoint:
        """Return the next problem of the split that was not drawn before."""
        repeated = skipped = 0
        while skipped < _SKIPPED:
            candidate = await self._strategy.attempt(self._index, (), seed=self._seed)
            self._index += 1
            point = with_answer(candidate)
            if self.keep is not None and not self.keep(point):
                skipped += 1
            elif point.id[:_SHORT] not in self._seen or repeated >= _PATIENCE:
                if repeated >= _PATIENCE:  # a finite set of problems is used up: begin again
                    self._seen = {}
                self._seen[point.id[:_SHORT]] = None
                return point
            else:
                repeated += 1
        raise JobError(f"none of {_SKIPPED} problems in a row belongs to the split {self.split!r}")


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
        self._choice = f"{','.join(names)}:{','.join(map(str, levels))}"

    @property
    def _name(self) -> str:
        return f"{super()._name}:{self._choice}"


def with_answer(candidate: Candidate) -> DataPoint:
    """Return a candidate as a problem whose answer is that of its chain of thought."""
    answers = (solution.answer for solution in candidate.solutions)
    return DataPoint(
        question=candidate.question,
        final_answer=next((answer for answer in answers if answer), ""),
        rationale=candidate.rationale,
        metadata={**candidate.metadata, "domain": candidate.domain},
    )

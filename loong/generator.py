"""A dataset that grows while it is used: Project Loong's FewShotGenerator, every item verified."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing
from itertools import count
from pathlib import Path
from typing import Protocol

from loong import data
from loong.curate.duplicates import LIKE_ITEM, DuplicateIndex, of_seeds
from loong.errors import JobError, UsageError
from loong.flow import ordered_map
from loong.generate.few_shot import FewShot
from loong.judge import Judge
from loong.models import load_model
from loong.prompts import topic_of
from loong.sandbox import open_sandbox
from loong.solve import ChainSolver, RationaleSolver
from loong.types import DataPoint, Ruling, Sampling, Sandbox, Verifier

_TRIES = 10  # attempts per wanted item before generating gives up


class Seeds(Protocol):
    """What seeds may come in: a StaticDataset, a list, anything with length and items."""

    def __len__(self) -> int: ...
    def __getitem__(self, index: int, /) -> DataPoint: ...


class FewShotGenerator:
    """Write new problems after seeds, believe those whose program and reasoning agree.

    The name and the order of use are Project Loong's; unlike there, a program's output is believed
    only when chains of thought that never saw the program agree with it.

    Args:
        seed_dataset: problems with rationales, to learn from.
        verifier: whose sandbox runs the programs, where it has one (`PythonVerifier`).
        model: who writes: a model, its name, or a model object of camel-ai.
        seed: of all random choices.
        solver: who reasons; None for the model itself.
        solutions: chains of thought per problem.
        subject: what the problems are about, in words; None for the seeds' own topics.
        concurrency: attempts under way at once.
        sampling: how the writer samples.
        buffer: verified items to make ahead when `async_sample` finds none.

    Raises:
        UsageError: no seed has a question and a rationale.
    """

    def __init__(
        self,
        seed_dataset: Seeds,
        verifier: Verifier,
        model: object,
        seed: int = 42,
        *,
        solver: object = None,
        solutions: int = 3,
        subject: str | None = None,
        concurrency: int = 8,
        sampling: Sampling | None = None,
        buffer: int = 1,
    ) -> None:
        self.seeds = [point for point in _points(seed_dataset) if point.rationale.strip()]
        if not self.seeds:
            raise UsageError("the seed dataset holds no problem with a question and a rationale")
        self.verifier = verifier
        self.model = load_model(model)
        self.solver = load_model(solver) if solver is not None else self.model
        self.seed = seed
        self.solutions = solutions
        self.concurrency = concurrency
        self.buffer = buffer
        self.rejected: list[Ruling] = []
        """What was not believed so far, with the reasons."""
        self._strategy = FewShot(
            self.model, domain="", subject=subject or _subject(self.seeds), sampling=sampling
        )
        self._attempts = count()
        self._known = DuplicateIndex(threshold=LIKE_ITEM)
        self._copies = of_seeds(self.seeds)
        self._data: list[DataPoint] = []
        self._served = 0
        self._own_sandbox: Sandbox | None = None

    async def generate_new(self, n: int, max_attempts: int | None = None) -> list[DataPoint]:
        """Make n verified problems, in the order of their attempts.

        Raises:
            JobError: too few of the attempts could be verified; those that could are kept and
                are served first by `async_sample`.
            ModelError: the model does not answer.
        """
        limit = max_attempts or max(20, _TRIES * n)
        made: list[DataPoint] = []
        judge = self._judge()
        tried = 0

        async def work(index: int) -> Ruling:
            candidate = await self._strategy.attempt(index, self.seeds, seed=self.seed)
            return (await judge.rule(candidate))[0]

        indices = (next(self._attempts) for _ in range(limit))
        rulings = ordered_map(work, indices, limit=min(self.concurrency, 2 * n))
        async with aclosing(rulings):
            async for ruling in rulings:
                tried += 1
                point = self._take(ruling)
                if point is not None:
                    made.append(point)
                if len(made) == n:
                    return made
        raise JobError(
            f"only {len(made)} of {n} problems could be verified in {tried} attempts; "
            "`rejected` holds the reasons"
        )

    async def async_sample(self) -> DataPoint:
        """Return the next verified problem, making new ones when all were served."""
        if self._served >= len(self._data):
            await self.generate_new(self.buffer)
        self._served += 1
        return self._data[self._served - 1]

    async def __aiter__(self) -> AsyncIterator[DataPoint]:
        while True:
            yield await self.async_sample()

    def __len__(self) -> int:
        return len(self._data)

    def __getitem__(self, index: int) -> DataPoint:
        return self._data[index]

    def save_to_jsonl(self, file_path: str | Path) -> None:
        """Write the verified problems made so far."""
        data.write_jsonl(self._data, Path(file_path))

    async def aclose(self) -> None:
        """Let go of the models and of the sandbox, unless it is the verifier's."""
        await self.model.aclose()
        if self.solver is not self.model:
            await self.solver.aclose()
        if self._own_sandbox is not None:
            await self._own_sandbox.aclose()
            self._own_sandbox = None

    def _judge(self) -> Judge:
        return Judge(
            RationaleSolver(self._sandbox()),
            ChainSolver(self.solver, seed=self.seed),
            k=self.solutions,
            seeds=self._copies,
        )

    def _sandbox(self) -> Sandbox:
        shared = getattr(self.verifier, "sandbox", None)
        if isinstance(shared, Sandbox):
            return shared
        if self._own_sandbox is None:
            self._own_sandbox = open_sandbox()
        return self._own_sandbox

    def _take(self, ruling: Ruling) -> DataPoint | None:
        """Keep a problem that was believed and is new."""
        question = ruling.point.question
        if ruling.accepted and self._known.find(question) is not None:
            ruling = ruling.model_copy(
                update={"accepted": False, "reason": "duplicate: of an item"}
            )
        if not ruling.accepted:
            self.rejected.append(ruling)
            return None
        chains = [s for s in ruling.solutions if s.way == "reasoning"]
        chain = next(s for s, agrees in zip(chains, ruling.votes, strict=True) if agrees)
        point = DataPoint(
            question=question,
            final_answer=ruling.final_answer,
            rationale=ruling.point.rationale,
            metadata={
                **ruling.point.metadata,
                "chain_of_thought": chain.text,
                "agreement": ruling.agreement,
                "confidence": ruling.confidence,
            },
        )
        self._known.add(question, point.id)
        self._data.append(point)
        return point


def _points(seeds: Seeds) -> list[DataPoint]:
    return [seeds[i] for i in range(len(seeds))]


def _subject(seeds: Sequence[DataPoint]) -> str:
    """Name what seeds are about: their domain, else a few of their topics."""
    domains = {str(p.metadata["domain"]) for p in seeds if p.metadata.get("domain")}
    names = sorted(domains) or sorted({topic_of(p) for p in seeds})
    return ", ".join(names[:5]).replace("_", " ")

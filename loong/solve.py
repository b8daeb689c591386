"""Solve a candidate twice, apart: run its program, and reason on its question alone."""

from __future__ import annotations

import asyncio

from loong.answers import extract
from loong.execution import execute
from loong.images import Image, images_of
from loong.prompts import says_ill_posed, solving
from loong.seeding import number
from loong.types import DataPoint, Limits, Model, Sampling, Sandbox, Solution


class RationaleSolver:
    """Run a problem's own program in the sandbox, under different hash seeds.

    Args:
        sandbox: where programs run.
        limits: what each run may use.
    """

    def __init__(self, sandbox: Sandbox, *, limits: Limits | None = None) -> None:
        self.sandbox = sandbox
        self.limits = limits or Limits()

    async def solve(self, point: DataPoint, *, n: int = 1) -> list[Solution]:
        """Return the program's solution, n times; its `note` says why there is no answer."""
        done = await execute(self.sandbox, point.rationale, limits=self.limits)
        return [
            Solution(
                solver="rationale",
                way="code",
                answer=done.answer,
                text=point.rationale,
                note=done.fault,
                level=done.runs[0].level,
                runs=len(done.runs),
                seconds=sum(run.seconds for run in done.runs),
            )
        ] * n


class ChainSolver:
    """Ask a model for chains of thought; it sees the question with its images and nothing else.

    Args:
        model: who solves.
        seed: of the run; each chain has a sampling seed of its own.
        sampling: how to sample.
    """

    def __init__(self, model: Model, *, seed: int = 0, sampling: Sampling | None = None) -> None:
        self.model = model
        self.seed = seed
        self.sampling = sampling or Sampling(temperature=0.5, top_p=0.95, max_tokens=1024)

    async def solve(self, point: DataPoint, *, n: int = 3) -> list[Solution]:
        """Return n solutions. Raises ModelError when the model does not answer."""
        images = images_of(point.metadata)
        chains = (self._chain(point.question, images, i) for i in range(n))
        return list(await asyncio.gather(*chains))

    async def _chain(self, question: str, images: tuple[Image, ...], index: int) -> Solution:
        sampling = self.sampling.model_copy(
            update={"seed": number(f"solve/{self.seed}/{index}/{question}")}
        )
        asked = solving(question, images)
        completion = (await self.model.sample(asked, sampling=sampling))[0]
        found = extract(completion.text)
        answer, note = found.text, "" if found.text is not None else f"unreadable: {found.reason}"
        if found.how == "bare":  # asked for a box, it only stopped talking: nothing is committed
            answer, note = None, "unreadable: the chain of thought does not commit to an answer"
        if completion.finish_reason == "length":
            answer, note = None, "cut: the chain of thought hit the token limit"
        ill_posed = answer is not None and says_ill_posed(answer)
        return Solution(
            solver=self.model.name,
            way="reasoning",
            answer=None if ill_posed else answer,
            text=completion.text,
            note="ill-posed: the solver finds no single answer" if ill_posed else note,
            ill_posed=ill_posed,
            tokens=completion.completion_tokens,
            seconds=completion.seconds,
        )

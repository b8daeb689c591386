"""Solve a candidate twice, apart: run its program, and reason on its question alone."""

from __future__ import annotations

import asyncio
import re

from loong.answers import extract
from loong.prompts import says_ill_posed, solving
from loong.seeding import number
from loong.types import DataPoint, Limits, Model, Ran, Sampling, Sandbox, Solution

_OBJECT = re.compile(r"<[^<>]* at 0x[0-9a-f]+>")
_MAX_ANSWER = 2000  # characters; a longer print-out is no final answer


class RationaleSolver:
    """Run a problem's own program in the sandbox, under different hash seeds.

    Args:
        sandbox: where programs run.
        limits: what each run may use.
    """

    def __init__(self, sandbox: Sandbox, *, limits: Limits | None = None) -> None:
        self.sandbox = sandbox
        self.limits = limits or Limits()

    async def solve(self, point: DataPoint, *, n: int = 2) -> list[Solution]:
        """Return one solution that stands for n runs; its `note` says why there is no answer."""
        runs = await asyncio.gather(
            *(
                self.sandbox.run(point.rationale, limits=self.limits, variant=i % 2)
                for i in range(n)
            )
        )
        answer, note = _printed(runs)
        return [
            Solution(
                solver="rationale",
                way="code",
                answer=answer,
                text=point.rationale,
                note=note,
                level=runs[0].level,
                runs=len(runs),
                seconds=sum(run.seconds for run in runs),
            )
        ]


def _printed(runs: list[Ran]) -> tuple[str | None, str]:
    """Return the answer that all runs printed, or None and the reason."""
    for run in runs:
        if run.status != "ok":
            return None, failure(run)
    texts = {run.stdout.strip() for run in runs}
    if len(texts) > 1:
        return None, "nondeterministic: its output depends on the hash or random seed"
    text = texts.pop()
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        return None, "silent: it printed nothing"
    if _OBJECT.search(text):
        return None, f"no-value: it printed an object and not a value ({text[:80]})"
    if len(text) > _MAX_ANSWER:
        return None, f"verbose: it printed {len(text)} characters instead of an answer"
    return text, ""


def failure(run: Ran) -> str:
    """Say in one line how a program failed: a code, a colon, a sentence."""
    last = run.stderr.strip().splitlines()[-1:] or [""]
    match run.status:
        case "timeout":
            return f"timeout: it was still running after {run.seconds:.1f} s"
        case "memory":
            return "memory: it used more memory than it may"
        case "output":
            return "output: it printed more than it may"
        case "killed":
            return f"killed: it was ended for doing what it may not ({last[0][:200]})"
        case _:
            missing = "No module named" in last[0]
            return f"{'missing-package' if missing else 'crash'}: {last[0][:200]}"


class ChainSolver:
    """Ask a model for chains of thought; it sees the question and nothing else.

    Args:
        model: who solves.
        seed: of the run; each chain has a sampling seed of its own.
        sampling: how to sample.
    """

    def __init__(self, model: Model, *, seed: int = 0, sampling: Sampling | None = None) -> None:
        self.model = model
        self.seed = seed
        self.sampling = sampling or Sampling(temperature=0.7, max_tokens=1024)

    async def solve(self, point: DataPoint, *, n: int = 3) -> list[Solution]:
        """Return n solutions. Raises ModelError when the model does not answer."""
        return list(await asyncio.gather(*(self._chain(point.question, i) for i in range(n))))

    async def _chain(self, question: str, index: int) -> Solution:
        sampling = self.sampling.model_copy(
            update={"seed": number(f"solve/{self.seed}/{index}/{question}")}
        )
        completion = (await self.model.sample(solving(question), sampling=sampling))[0]
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

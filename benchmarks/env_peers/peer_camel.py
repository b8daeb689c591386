"""camel-ai's SingleStepEnv over a static dataset, with a verifier that compares text.

Run by benchmarks/env.py in an environment of its own.
"""

# mypy: ignore-errors
# pyright: basic, reportMissingImports=false
# pyright: reportAttributeAccessIssue=false, reportOperatorIssue=false

import asyncio
import json
import logging
import sys
import time

from camel.datasets import StaticDataset
from camel.environments import Action, SingleStepEnv
from camel.verifiers import BaseVerifier
from camel.verifiers.models import VerificationOutcome, VerificationResult

logging.disable(logging.WARNING)


class Exact(BaseVerifier):
    """Compare text."""

    async def _setup(self, **kwargs) -> None:
        pass

    async def _cleanup(self) -> None:
        pass

    async def _verify_implementation(self, solution, reference_answer):
        same = solution == reference_answer
        outcome = VerificationOutcome.SUCCESS if same else VerificationOutcome.FAILURE
        return VerificationResult(status=outcome, result=solution)


async def main(steps: int) -> None:
    """Take `steps` steps and print what they took."""
    rows = [
        {"question": f"What is {n} plus {n}?", "final_answer": str(2 * n), "rationale": "print(1)"}
        for n in range(64)
    ]
    env = SingleStepEnv(StaticDataset(rows), Exact())
    await env.setup()
    right = 0.0
    cpu, wall = time.process_time(), time.perf_counter()
    for n in range(steps):
        seen = await env.reset(seed=n)
        answer = str(2 * int(seen.question.split()[2]))
        _, reward, _, _ = await env.step(Action(index=0, llm_response=answer))
        right += reward
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    if right != steps:
        raise SystemExit(f"{right} rewards for {steps} right replies")
    print(json.dumps({"steps": steps, "cpu": cpu, "wall": wall}))
    await env.close()


asyncio.run(main(int(sys.argv[1])))

"""Prime's verifiers 0.4: build a trace for a task and score it, without harness and model server.

Run by benchmarks/env.py in an environment of its own.
"""

# mypy: ignore-errors
# pyright: basic, reportMissingImports=false

import asyncio
import json
import sys
import time

import verifiers.v1 as vf
from verifiers.v1.trace import AgentInfo, Trace, TraceTask


class Data(vf.TaskData):
    """A question with its answer."""

    answer: str


class Sum(vf.Task[Data]):
    """A task that compares text."""

    @vf.reward
    async def right(self, trace: Trace) -> float:
        """Tell whether the reply is the answer."""
        return float(trace.info["reply"] == self.data.answer)


async def main(steps: int) -> None:
    """Score a reply for each of `steps` traces and print what it took."""
    tasks = [
        Sum(Data(idx=n, prompt=f"What is {n} plus {n}?", answer=str(2 * n))) for n in range(64)
    ]
    seat = AgentInfo.model_construct()
    right = 0.0
    cpu, wall = time.process_time(), time.perf_counter()
    for n in range(steps):
        task = tasks[n % 64]
        row = TraceTask.model_construct(type="Sum", data=task.data)
        trace = Trace.model_construct(task=row, agent=seat, rewards={}, metrics={}, info={})
        trace.info["reply"] = task.data.answer
        await task.score(trace)
        right += trace.rewards["right"].value
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    if right != steps:
        raise SystemExit(f"{right} rewards for {steps} right replies")
    print(json.dumps({"steps": steps, "cpu": cpu, "wall": wall}))


asyncio.run(main(int(sys.argv[1])))

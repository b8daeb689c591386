"""Measure what a step of an environment costs besides verifying, ours and other people's.

    python benchmarks/env.py [steps] [--no-peers]

Every way asks a question, gives the right reply and reads the reward, with a verifier that compares
text: what is left is the environment's own work. Figures are CPU microseconds a step of the process
and all its threads, the least of three rounds in which the ways take turns; `over` is the
difference to a bare loop that calls the verifier. Other people's packages run once, in environments
of their own that are made on the first call (`~/.cache/loong/benchmarks`):

- camel: camel-ai's SingleStepEnv over its StaticDataset.
- prime: Prime's verifiers 0.4: a trace is built and scored; a whole rollout would add its harness,
  a process for each, and a model server.
- openenv: an echo environment behind OpenEnv's server, stepped by its client over WebSocket on this
  machine; server and client counted.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import gymnasium
from rich.console import Console
from rich.table import Table

from loong.envs.group import GroupEnv
from loong.envs.gym import AnyText, GymEnv, GymVectorEnv
from loong.envs.mixture import Mixture, Part
from loong.envs.single_step import Observation, SingleStepEnv
from loong.types import DataPoint, Item, Outcome, Verdict

CACHE = Path.home() / ".cache" / "loong" / "benchmarks"
PEERS = {
    "camel": ["camel-ai==0.2.90", "mcp<2", "torch==2.13.0", "datasets"],
    "prime": ["verifiers==0.4.0"],
    "openenv": ["openenv-core==0.3.0"],
}
"""What each peer's environment holds; camel's datasets import torch."""
ROUNDS = 3
BATCH = 64
POINTS = [DataPoint(question=f"What is {n} plus {n}?", final_answer=str(2 * n)) for n in range(256)]


class Exact:
    """Compare text."""

    name = "exact"
    version = "1"

    async def verify(self, answer: str, point: DataPoint | Item) -> Verdict:
        """Judge a reply."""
        same = answer == point.final_answer
        return Verdict(outcome=Outcome.RIGHT if same else Outcome.WRONG, reason="compared")


class Trivial(gymnasium.Env[str, str]):
    """Gymnasium's floor: an environment that does nothing but compare."""

    observation_space = AnyText()
    action_space = AnyText()

    def reset(
        self, *, seed: int | None = None, options: dict[str, object] | None = None
    ) -> tuple[str, dict[str, object]]:
        """Ask."""
        super().reset(seed=seed)
        return POINTS[7].question, {}

    def step(self, action: str) -> tuple[str, float, bool, bool, dict[str, object]]:
        """Compare."""
        return "", float(action == "14"), True, False, {}


def right(question: str) -> str:
    """Return the answer."""
    return str(2 * int(question.split()[2]))


def bare(steps: int) -> float:
    """Call the verifier."""

    async def work() -> float:
        verifier, total = Exact(), 0.0
        for n in range(steps):
            point = POINTS[n % len(POINTS)]
            total += (await verifier.verify(right(point.question), point)).reward or 0.0
        return total

    return asyncio.run(work())


def single(steps: int) -> float:
    """One question at a time."""
    return asyncio.run(_single(SingleStepEnv(POINTS, Exact()), steps))


def mixed(steps: int) -> float:
    """One question at a time of a mixture of three."""
    parts = {name: Part(POINTS, weight=w) for name, w in (("a", 3), ("b", 2), ("c", 1))}
    return asyncio.run(_single(SingleStepEnv(Mixture(parts), Exact()), steps))


async def _single(env: SingleStepEnv, steps: int) -> float:
    total = 0.0
    for _ in range(steps):
        seen = await env.reset()
        total += (await env.step(right(seen.question)))[1] or 0.0
    return total


def batched(steps: int) -> float:
    """Several questions at a time."""

    async def work() -> float:
        env, total = SingleStepEnv(POINTS, Exact()), 0.0
        for _ in range(steps // BATCH):
            drawn = await env.reset(batch_size=BATCH)
            seen: list[Observation] = drawn if isinstance(drawn, list) else [drawn]
            total += sum(s[1] or 0.0 for s in await env.step([right(o.question) for o in seen]))
        return total

    return asyncio.run(work())


def grouped(steps: int) -> float:
    """Eight replies to each of eight questions at a time, with advantages."""

    async def work() -> float:
        env, total = GroupEnv(SingleStepEnv(POINTS, Exact())), 0.0
        for _ in range(steps // BATCH):
            seen = await env.reset(groups=BATCH // 8, n=8)
            groups = await env.step([[right(o.question)] * 8 for o in seen])
            total += sum(reward or 0.0 for group in groups for reward in group.rewards)
        return total

    return asyncio.run(work())


def gym(steps: int) -> float:
    """Gymnasium's face."""
    env, total = GymEnv(SingleStepEnv(POINTS, Exact())), 0.0
    for _ in range(steps):
        total += env.step(right(env.reset()[0]))[1]
    env.close()
    return total


def gym_vector(steps: int) -> float:
    """Gymnasium's vector face."""
    env, total = GymVectorEnv(SingleStepEnv(POINTS, Exact()), BATCH), 0.0
    asked, _ = env.reset()
    for _ in range(steps // BATCH):
        asked, rewards, *_ = env.step([right(question) for question in asked])
        total += float(rewards.sum())
    env.close()
    return total


def gym_trivial(steps: int) -> float:
    """Gymnasium's own loop around nothing."""
    env, total = Trivial(), 0.0
    for _ in range(steps):
        total += env.step(right(env.reset()[0]))[1]
    return total


WAYS: dict[str, Callable[[int], float]] = {
    "bare loop: the verifier alone": bare,
    "loong SingleStepEnv": single,
    "loong SingleStepEnv, mixture of three": mixed,
    f"loong SingleStepEnv, batches of {BATCH}": batched,
    "loong GroupEnv, 8 x 8": grouped,
    "loong GymEnv": gym,
    f"loong GymVectorEnv, {BATCH}": gym_vector,
    "gymnasium, trivial environment": gym_trivial,
}


def measured(way: Callable[[int], float], steps: int) -> tuple[float, float]:
    """Return CPU and wall microseconds a step."""
    cpu, wall = time.process_time(), time.perf_counter()
    total = way(steps)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    if total != steps:
        raise SystemExit(f"{way.__name__}: {total} rewards for {steps} right replies")
    return cpu / steps * 1e6, wall / steps * 1e6


def peer(name: str, steps: int) -> tuple[float, float] | str:
    """Return CPU and wall microseconds a step of a peer, or why there are none."""
    python = CACHE / f"env-{name}" / "bin" / "python"
    script = Path(__file__).parent / "env_peers" / f"peer_{name}.py"
    uv = Path(sys.executable).with_name("uv")
    tool = str(uv) if uv.exists() else "uv"
    try:
        if not python.exists():
            made = [tool, "venv", "-q", "--python", sys.executable, str(python.parents[1])]
            subprocess.run(made, check=True, capture_output=True, text=True)
            filled = [tool, "pip", "install", "-q", "--python", str(python), *PEERS[name]]
            subprocess.run(filled, check=True, capture_output=True, text=True)
        done = subprocess.run(
            [str(python), str(script), str(steps)], check=True, capture_output=True, text=True
        )
    except FileNotFoundError:
        return "uv is not installed"
    except subprocess.CalledProcessError as error:
        return str(error.stderr).strip().splitlines()[-1][:60]
    told = json.loads(done.stdout.strip().splitlines()[-1])
    return told["cpu"] / told["steps"] * 1e6, told["wall"] / told["steps"] * 1e6


def main(steps: int, *, peers: bool) -> None:
    """Measure all ways and print one table."""
    steps -= steps % BATCH
    rounds = [{name: measured(way, steps) for name, way in WAYS.items()} for _ in range(ROUNDS)]
    found: dict[str, tuple[float, float] | str] = {
        name: min(turn[name] for turn in rounds) for name in WAYS
    }
    if peers:
        found |= {name: peer(name, max(BATCH, steps // 10)) for name in PEERS}
    floor = found["bare loop: the verifier alone"]
    table = Table("way", "CPU µs/step", "over", "steps/s (wall)", title=f"{steps} steps")
    for name, figures in found.items():
        if isinstance(figures, str) or isinstance(floor, str):
            table.add_row(name, "-", "-", str(figures))
            continue
        cpu, wall = figures
        over = f"{cpu - floor[0]:+.1f}"
        table.add_row(name, f"{cpu:.1f}", over, f"{1e6 / wall:,.0f}")
    Console(width=100).print(table)


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    main((numbers or [6400])[0], peers="--no-peers" not in sys.argv)

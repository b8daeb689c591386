"""Rollouts: let a policy answer an environment's problems several times each, and count.

pass@k is the unbiased estimator of Chen et al. 2021 (arXiv 2107.03374). An ungraded attempt is no
failure: it is left out of its problem's attempts and counted apart.
"""

from __future__ import annotations

import asyncio
import math
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Sequence
from typing import NamedTuple

from pydantic import Field

from loong.envs.single_step import Action, Observation, SingleStepEnv
from loong.errors import ModelError, UsageError
from loong.flow import ordered_map
from loong.prompts import solving
from loong.seeding import number
from loong.types import (
    Completion,
    DataPoint,
    Message,
    Model,
    Outcome,
    Row,
    Sampling,
    Verdict,
    Verifier,
)

_AT_ONCE = 16  # replies judged again at the same time


class Rollout(Row):
    """One attempt of the policy at one problem."""

    id: str
    """Of the problem."""
    attempt: int
    """From 0, among the attempts at this problem."""
    model: str
    prompt: tuple[Message, ...]
    """As it was asked, without images: these stand in the problem, once."""
    completion: str
    reward: float | None
    verdict: Verdict
    domain: str = ""
    family: str = ""
    level: int | None = None
    finish_reason: str = ""
    prompt_tokens: int = 0
    completion_tokens: int = 0
    problem: DataPoint | None = None
    """The problem with its answer, so that the reply can be judged again."""


class Score(Row):
    """Counts and pass rates of a set of rollouts."""

    problems: int
    attempts: int
    outcomes: dict[str, int] = Field(default_factory=dict)
    """Attempts by outcome; all four outcomes are named."""
    pass_at: dict[int, float | None] = Field(default_factory=dict)
    """pass@k by k; None where no problem has k graded attempts."""
    left_out: dict[int, int] = Field(default_factory=dict)
    """Problems with fewer than k graded attempts, by k; they are not in pass@k."""


def pass_at_k(attempts: int, right: int, k: int) -> float:
    """Return the chance that one of k attempts, drawn from these, is right.

    The unbiased estimator 1 - C(n-c, k) / C(n, k) of Chen et al. 2021, in exact integers.

    Raises:
        UsageError: not 0 <= right <= attempts, or not 1 <= k <= attempts.
    """
    if not 0 <= right <= attempts or not 1 <= k <= attempts:
        raise UsageError(f"pass@{k} is undefined for {right} right of {attempts} attempts")
    return 1 - math.comb(attempts - right, k) / math.comb(attempts, k)


def score(rollouts: Iterable[Rollout], ks: Sequence[int]) -> Score:
    """Count rollouts and average pass@k over their problems, for each of `ks`."""
    every = list(rollouts)
    outcomes = Counter(r.verdict.outcome for r in every)
    graded: dict[str, list[bool]] = {r.id: [] for r in every}
    for r in every:
        if r.verdict.outcome is not Outcome.UNGRADED:
            graded[r.id].append(r.verdict.outcome is Outcome.RIGHT)
    pass_at: dict[int, float | None] = {}
    left_out: dict[int, int] = {}
    for k in ks:
        rates = [pass_at_k(len(g), sum(g), k) for g in graded.values() if len(g) >= k]
        pass_at[k] = math.fsum(rates) / len(rates) if rates else None
        left_out[k] = len(graded) - len(rates)
    return Score(
        problems=len(graded),
        attempts=len(every),
        outcomes={outcome.value: outcomes[outcome] for outcome in Outcome},
        pass_at=pass_at,
        left_out=left_out,
    )


async def collect(
    env: SingleStepEnv,
    model: Model,
    *,
    problems: int,
    attempts: int,
    sampling: Sampling | None = None,
    seed: int = 0,
    concurrency: int = 16,
) -> AsyncIterator[Rollout]:
    """Yield `attempts` rollouts for each of `problems` problems, in the order of the problems.

    Each attempt is a request of its own with a sampling seed of its own, so the first attempts stay
    what they were when more are asked for. A request that the model does not answer gives an
    ungraded rollout, with the reason.

    Args:
        env: serves the problems and judges the replies.
        model: the policy.
        problems: how many to draw.
        attempts: how often each is answered.
        sampling: how to sample; its seed is set for each attempt.
        seed: decides which problems are drawn, and the sampling seeds.
        concurrency: requests in flight at once.
    """
    asked = sampling or Sampling()
    slots = asyncio.Semaphore(concurrency)
    drawn = await env.reset(batch_size=problems, group_size=attempts, seed=seed)
    observations: list[Observation] = drawn if isinstance(drawn, list) else [drawn]
    points = env.problems()

    async def attempt(place: int) -> Rollout:
        problem, number_of = divmod(place, attempts)
        own = asked.model_copy(update={"seed": number(f"rollout/{seed}/{problem}/{number_of}")})
        seen = observations[place]
        chat = tuple(solving(seen.question, seen.images))
        try:
            async with slots:
                completion = (await model.sample(chat, sampling=own))[0]
        except ModelError as error:
            completion = Completion(text="", finish_reason="error")
            verdict = Verdict(outcome=Outcome.UNGRADED, reason=f"model: {error}")
            reward = None
        else:
            _, reward, _, info = await env.step(Action(index=place, llm_response=completion.text))
            verdict = info["verdict"]
        said = _Said(chat, completion, verdict, reward)
        return _rollout(points[place], number_of, model.name, said)

    async def group(problem: int) -> list[Rollout]:
        places = range(problem * attempts, (problem + 1) * attempts)
        return await asyncio.gather(*map(attempt, places))

    async for rollouts in ordered_map(group, range(problems), limit=concurrency):
        for rollout in rollouts:
            yield rollout


async def reverify(rollouts: Sequence[Rollout], verifier: Verifier) -> list[Rollout]:
    """Judge stored rollouts again, in order; what no model answered stays as it is.

    Their reward becomes accuracy alone, whatever shape it had.
    """

    async def again(rollout: Rollout) -> Rollout:
        if rollout.problem is None or rollout.finish_reason == "error":
            return rollout
        verdict = await verifier.verify(rollout.completion, rollout.problem)
        return rollout.model_copy(update={"verdict": verdict, "reward": verdict.reward})

    return [rollout async for rollout in ordered_map(again, rollouts, limit=_AT_ONCE)]


class _Said(NamedTuple):
    """What came of one request."""

    chat: tuple[Message, ...]
    completion: Completion
    verdict: Verdict
    reward: float | None


def _rollout(point: DataPoint, attempt: int, model: str, said: _Said) -> Rollout:
    facts = point.metadata
    level = facts.get("difficulty")
    return Rollout(
        id=point.id,
        attempt=attempt,
        model=model,
        prompt=tuple(turn.model_copy(update={"images": ()}) for turn in said.chat),
        completion=said.completion.text,
        reward=said.reward,
        verdict=said.verdict,
        domain=str(facts.get("domain", "")),
        family=str(facts.get("name", "")),
        level=level if isinstance(level, int) else None,
        finish_reason=said.completion.finish_reason,
        prompt_tokens=said.completion.prompt_tokens,
        completion_tokens=said.completion.completion_tokens,
        problem=point,
    )

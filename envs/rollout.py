"""Rollouts: let a policy answer an environment's problems several times each, and count.

pass@k is the unbiased estimator of Chen et al. 2021 (arXiv 2107.03374). An ungraded attempt is no
failure: it is left out of its problem's attempts and counted apart.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Sequence

from pydantic import Field

from loong.envs.single_step import Action, Observation, SingleStepEnv
from loong.errors import ModelError, UsageError
from loong.flow import ordered_map
from loong.prompts import solving
from loong.seeding import number
from loong.types import Completion, Message, Model, Outcome, Row, Sampling, Verdict


class Rollout(Row):
    """One attempt of the policy at one problem."""

    id: str
    """Of the problem."""
    attempt: int
    """From 0, among the attempts at this problem."""
    model: str
    prompt: tuple[Message, ...]
    completion: str
    reward: float | None
    verdict: Verdict
    domain: str = ""
    family: str = ""
    level: int | None = None
    finish_reason: str = ""
    prompt_tokens: int = 0
    completion_tokens: int = 0


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

    A request that the model does not answer gives ungraded rollouts, with the reason.

    Args:
        env: serves the problems and judges the replies.
        model: the policy.
        problems: how many to draw.
        attempts: how often each is answered.
        sampling: how to sample; its seed is set for each problem.
        seed: decides which problems are drawn, and the sampling seeds.
        concurrency: problems under way at once.
    """
    asked = sampling or Sampling()
    drawn = await env.reset(batch_size=problems, group_size=attempts, seed=seed)
    observations: list[Observation] = drawn if isinstance(drawn, list) else [drawn]

    async def attempt(problem: int) -> list[Rollout]:
        first = problem * attempts
        shown = observations[first]
        chat = tuple(solving(shown.question))
        own = asked.model_copy(update={"seed": number(f"rollout/{seed}/{problem}")})
        completions, fault = await _ask(model, chat, attempts, own)
        replies = [
            Action(index=first + i, llm_response=completion.text)
            for i, completion in enumerate(completions)
        ]
        steps = await env.step(replies) if replies else []
        judged = [(step[3]["verdict"], step[1]) for step in steps]
        unasked = attempts - len(completions)
        completions += [Completion(text="", finish_reason="error")] * unasked
        judged += [(Verdict(outcome=Outcome.UNGRADED, reason=fault), None)] * unasked
        return [
            _rollout(model, chat, shown, i, completion=completion, verdict=verdict, reward=reward)
            for i, (completion, (verdict, reward)) in enumerate(
                zip(completions, judged, strict=True)
            )
        ]

    async for group in ordered_map(attempt, range(problems), limit=concurrency):
        for rollout in group:
            yield rollout


async def _ask(
    model: Model, chat: Sequence[Message], attempts: int, sampling: Sampling
) -> tuple[list[Completion], str]:
    """Return the completions that came, and why there are no more of them."""
    try:
        return list(await model.sample(chat, n=attempts, sampling=sampling)), ""
    except ModelError as error:
        return list(error.answered), f"model: {error}"


def _rollout(
    model: Model,
    chat: Sequence[Message],
    shown: Observation,
    attempt: int,
    *,
    completion: Completion,
    verdict: Verdict,
    reward: float | None,
) -> Rollout:
    metadata = shown.metadata
    level = metadata.get("difficulty")
    return Rollout(
        id=shown.context["id"],
        attempt=attempt,
        model=model.name,
        prompt=tuple(chat),
        completion=completion.text,
        reward=reward,
        verdict=verdict,
        domain=str(metadata.get("domain", "")),
        family=str(metadata.get("name", "")),
        level=level if isinstance(level, int) else None,
        finish_reason=completion.finish_reason,
        prompt_tokens=completion.prompt_tokens,
        completion_tokens=completion.completion_tokens,
    )

"""Groups: several replies to each question, as GRPO and its kin compare them.

A reply's advantage is its reward less the mean of its group, over the sample standard deviation
(n - 1) of the group; replies that nobody could grade are in neither. A group whose graded rewards
are all the same teaches nothing: it is marked `flat`, and its advantages are 0.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from types import TracebackType
from typing import Any, Self

from pydantic import JsonValue

from loong.envs._replies import Reply
from loong.envs.single_step import Observation, SingleStepEnv, Step
from loong.errors import UsageError
from loong.types import Outcome, Verdict


@dataclass(frozen=True)
class Group:
    """The replies to one question, judged."""

    rewards: tuple[float | None, ...]
    """None where nobody could grade."""
    advantages: tuple[float | None, ...]
    """None where nobody could grade."""
    flat: bool
    """Whether no two graded replies differ in reward."""
    infos: tuple[dict[str, Any], ...]
    """What the single-step environment tells of each reply."""


class GroupEnv:
    """Ask questions several times each, and judge the replies by group.

    Args:
        env: serves the problems and judges; it is this environment's from then on.
    """

    def __init__(self, env: SingleStepEnv) -> None:
        self.env = env
        self._groups = self._n = 0

    async def __aenter__(self) -> Self:
        await self.env.setup()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Forget the episode and clean the verifier up; the environment can be used again."""
        self._groups = self._n = 0
        await self.env.close()

    async def reset(
        self, groups: int = 1, n: int = 8, *, seed: int | None = None
    ) -> list[Observation]:
        """Begin an episode; return one observation a question.

        Args:
            groups: how many questions.
            n: how many replies each will get.
            seed: begins the order of questions that belongs to it; None goes on.

        Raises:
            UsageError: a size below 1, or more questions than a finite set has.
        """
        self._groups = self._n = 0
        drawn = await self.env.reset(batch_size=groups, seed=seed, group_size=n)
        self._groups, self._n = groups, n
        return (drawn if isinstance(drawn, list) else [drawn])[::n]

    async def step(
        self, replies: Sequence[Sequence[Reply | None]] | Mapping[int, Sequence[Reply | None]]
    ) -> list[Group]:
        """Judge the replies to every question, or to those named by their places; all at once.

        A reply of None, where the policy gave none, is ungraded; its neighbours are not touched.

        Raises:
            UsageError: another number of questions or replies than was asked for, a reply that
                cannot be read, or a question that was answered already; nothing is used up by it.
        """
        named = dict(replies if isinstance(replies, Mapping) else enumerate(replies))
        if not isinstance(replies, Mapping) and len(named) != self._groups:
            raise UsageError(f"step: {len(named)} groups of replies for {self._groups} questions")
        for place, group in named.items():
            if isinstance(group, str) or len(group) != self._n:
                raise UsageError(f"step: question {place} needs {self._n} replies")
        given = [reply for group in named.values() for reply in group]
        steps = await self.env.step(self._actions(named))
        judged = [
            step if reply is not None else _unanswered(step)
            for step, reply in zip(steps, given, strict=True)
        ]
        return [_group(judged[at : at + self._n]) for at in range(0, len(judged), self._n)]

    def state(self) -> dict[str, JsonValue]:
        """Return the place reached in the order of questions; see `SingleStepEnv.state`."""
        return self.env.state()

    def restore(self, state: Mapping[str, JsonValue]) -> None:
        """Go on where an environment made in the same way stood."""
        self.env.restore(state)

    def _actions(self, named: Mapping[int, Sequence[Reply | None]]) -> dict[int, Reply]:
        return {
            place * self._n + nth: "" if reply is None else reply
            for place, group in named.items()
            for nth, reply in enumerate(group)
        }


def advantages(rewards: Sequence[float | None]) -> tuple[float | None, ...]:
    """Return rewards less their mean over their sample standard deviation; None stays None.

    Where no two rewards differ, or fewer than two are given, advantages are 0.
    """
    graded = [reward for reward in rewards if reward is not None]
    if is_flat(rewards):
        return tuple(None if reward is None else 0.0 for reward in rewards)
    mean = fmean(graded)
    spread = math.sqrt(math.fsum((r - mean) ** 2 for r in graded) / (len(graded) - 1))
    return tuple(None if reward is None else (reward - mean) / spread for reward in rewards)


def is_flat(rewards: Sequence[float | None]) -> bool:
    """Tell whether no two of the rewards given differ."""
    return len({reward for reward in rewards if reward is not None}) < 2  # noqa: PLR2004


def _group(steps: Sequence[Step]) -> Group:
    rewards = tuple(reward for _, reward, _, _ in steps)
    return Group(
        rewards=rewards,
        advantages=advantages(rewards),
        flat=is_flat(rewards),
        infos=tuple(info for _, _, _, info in steps),
    )


def _unanswered(step: Step) -> Step:
    """Return the step of a reply that the policy never gave."""
    seen, _, done, info = step
    verdict = Verdict(outcome=Outcome.UNGRADED, reason="policy: there is no reply")
    told = {"verdict": verdict, "verification_result": verdict, "reason": verdict.reason}
    return seen, None, done, {**info, **told, "rewards": {}}

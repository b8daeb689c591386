"""TRL: a reward function for its GRPO trainer that asks loong's verifiers.

    trainer = GRPOTrainer(..., reward_funcs=reward_function(), train_dataset=load_dataset(...))

The dataset is what `loong export --format trl-grpo` writes: its columns say how each answer is to
be judged. The `reward.py` beside that file compares without any choice; this one takes any verifier
and judges a batch at once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from pydantic import JsonValue, ValidationError

from loong.envs._background import Background
from loong.envs._replies import reply_text
from loong.envs._verifiers import call
from loong.envs.rewards import Reward
from loong.errors import LoongError, UsageError
from loong.types import DataPoint, Outcome, Verdict, Verifier
from loong.verifiers.auto import Auto
from loong.verifiers.math import COLUMNS

Turns = str | Sequence[Mapping[str, Any]]
"""A prompt or a completion as TRL hands it over: text, or messages."""

_FACTS = (*COLUMNS, "domain")


class Judge:
    """Judge replies, each alone and all at once.

    Args:
        verifier: judges; None for the one that each problem asks for.
        timeout: seconds that judging one reply may take; after that it is ungraded.
        reward: the shape of the reward; None for accuracy alone.
    """

    def __init__(
        self,
        verifier: Verifier | None = None,
        *,
        timeout: float | None = 180.0,
        reward: Reward | None = None,
    ) -> None:
        self.verifier: Verifier = verifier or Auto()
        self.timeout = timeout
        self.reward = reward or Reward()

    async def verdicts(
        self, replies: Sequence[str], points: Sequence[DataPoint | str]
    ) -> list[Verdict]:
        """Judge each reply to its problem; a string in a problem's place says why there is none."""
        judging = (self._judge(*pair) for pair in zip(replies, points, strict=True))
        return list(await asyncio.gather(*judging))

    async def rewards(
        self, replies: Sequence[str], points: Sequence[DataPoint | str]
    ) -> list[float | None]:
        """Return the reward of each reply, None where nobody could grade."""
        verdicts = await self.verdicts(replies, points)
        return [self.paid(*pair) for pair in zip(replies, verdicts, strict=True)]

    def paid(self, reply: str, verdict: Verdict) -> float | None:
        """Return the reward of a reply that was judged."""
        parts = self.reward.parts(reply, verdict)
        return sum(parts.values()) if parts else None

    async def _judge(self, reply: str, point: DataPoint | str) -> Verdict:
        if isinstance(point, str):
            return _ungraded(point)
        try:
            async with asyncio.timeout(self.timeout):
                return await self.verifier.verify(reply, point)
        except TimeoutError:
            return _ungraded(f"timeout: judging took more than {self.timeout} s")
        except Exception as error:  # noqa: BLE001 - a broken verifier must not touch other answers
            return _ungraded(f"verifier: {type(error).__name__}: {error}")


class LoongReward:
    """Judge a batch of completions as TRL asks for it.

    A completion that nobody could grade (the verifier crashed, hung, or lacked its sandbox; the row
    does not say how to judge) gets None, and its neighbours keep their reward. TRL leaves None out
    of the group's mean and gives it no advantage.
    """

    __name__ = "loong_reward"

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        self._background: Background | None = None

    def __call__(
        self, prompts: Sequence[Turns], completions: Sequence[Turns], **columns: Any
    ) -> list[float | None]:
        """Return one reward a completion, None where it could not be graded.

        Raises:
            UsageError: the dataset has no column `answer`.
        """
        points = rows(prompts, columns)
        texts = [text(completion) for completion in completions]
        if self._background is None or not self._background.alive:
            self._background = Background()
            self._background.run(call(self.judge.verifier, "setup"))
        verdicts = self._background.run(self.judge.verdicts(texts, points))
        _tell(columns.get("log_metric"), columns.get("log_extra"), verdicts)
        return [self.judge.paid(*pair) for pair in zip(texts, verdicts, strict=True)]

    def close(self) -> None:
        """Clean the verifier up and end the thread; a later call begins anew."""
        if self._background is not None and self._background.alive:
            self._background.run(call(self.judge.verifier, "cleanup"))
            self._background.close()


def reward_function(
    verifier: Verifier | None = None,
    *,
    timeout: float | None = 180.0,
    reward: Reward | None = None,
) -> LoongReward:
    """Return a reward function for TRL's GRPOTrainer; options: see `Judge`."""
    return LoongReward(Judge(verifier, timeout=timeout, reward=reward))


def rows(prompts: Sequence[Turns], columns: Mapping[str, Any]) -> list[DataPoint | str]:
    """Return each row's problem, or why it cannot be read.

    Raises:
        UsageError: there is no column `answer`.
    """
    answers = columns.get("answer")
    if answers is None:
        raise UsageError(
            "the training data have no column 'answer'; write them with: "
            "loong export RUN --format trl-grpo"
        )
    return [_row(prompts[at], columns, at) for at in range(len(prompts))]


def text(turns: Turns) -> str:
    """Return what the last message says, or the text itself; empty where nothing is said."""
    if isinstance(turns, str):
        return turns
    try:
        return reply_text(turns[-1]) if turns else ""
    except UsageError:
        return ""


def _row(prompt: Turns, columns: Mapping[str, Any], at: int) -> DataPoint | str:
    whole = _cell(columns, "judged_by", at)
    facts = {name: _cell(columns, name, at) for name in _FACTS}
    try:
        if whole is not None:
            return DataPoint.from_json(cast("str", whole))
        return DataPoint(
            question=text(prompt),
            final_answer=cast("str", _cell(columns, "answer", at)),
            metadata={name: value for name, value in facts.items() if value is not None},
        )
    except (ValidationError, LoongError) as error:
        return f"row: it does not say how to judge: {str(error).splitlines()[0]}"


def _cell(columns: Mapping[str, Any], name: str, at: int) -> JsonValue:
    values = columns.get(name)
    return None if values is None else values[at]


def _ungraded(reason: str) -> Verdict:
    return Verdict(outcome=Outcome.UNGRADED, reason=reason)


def _tell(
    metric: Callable[[str, float], None] | None,
    extra: Callable[[str, list[str]], None] | None,
    verdicts: Sequence[Verdict],
) -> None:
    """Log the share of ungraded completions and every verdict where TRL offers to."""
    if metric is not None and verdicts:
        ungraded = sum(verdict.outcome is Outcome.UNGRADED for verdict in verdicts)
        metric("ungraded", ungraded / len(verdicts))
    if extra is not None:
        extra("verdict", [f"{v.outcome.value}: {v.reason}" for v in verdicts])

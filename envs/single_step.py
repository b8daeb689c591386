"""The single-step environment: one question, one reply, one reward.

Names and order of use are those of Project Loong's environment of this name. The reward is accuracy
alone unless another shape is asked for: 1.0 for a right answer, 0.0 for a wrong or unreadable one,
None where nobody could grade it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Protocol, Self, TypeGuard, overload

from pydantic import JsonValue

from loong.data import StaticDataset
from loong.envs._proven import Families, Proven
from loong.envs._replies import Action, Observation, Reply, reply_text
from loong.envs._sources import Generator, Place, Served, Source, as_source
from loong.envs._verifiers import call
from loong.envs.rewards import Reward
from loong.errors import UsageError
from loong.types import DataPoint, Item, Outcome, Verdict, Verifier
from loong.verifiers.auto import SPECIAL

__all__ = ["Action", "Families", "Observation", "Proven", "SingleStepEnv", "Step", "reply_text"]

Step = tuple[Observation, float | None, bool, dict[str, Any]]
"""Next observation, reward (None where ungraded), done (always True), info."""

_HIDDEN = ("loong", "extra", "chain_of_thought", *SPECIAL)  # metadata that may hold the answer

Dataset = StaticDataset | Generator | Source | Sequence[DataPoint | Item] | str | Path
_STATE = 1  # version of what `state` returns


class SingleStepEnv:
    """Serve problems one at a time, or in batches, and reward replies.

    Args:
        dataset: where problems come from: a StaticDataset, a generator (anything with
            `async_sample`), `Families(DOMAIN)`, a `Mixture`, a split, the folder of a run, a
            dataset file, or a list.
        verifier: judges the replies, but for parts of a mixture that bring their own.
        timeout: seconds that judging one reply may take; after that it is ungraded.
        reward: the shape of the reward; None for accuracy alone.

    Raises:
        UsageError: the dataset is empty, or nothing that problems can be drawn from.
    """

    PLACEHOLDER_OBS = Observation(question="The episode has ended: reset() asks a new question.")

    def __init__(
        self,
        dataset: Dataset,
        verifier: Verifier,
        timeout: float | None = 180.0,
        *,
        reward: Reward | None = None,
    ) -> None:
        self.dataset = dataset
        self.verifier = verifier
        self.timeout = timeout
        self.reward = reward or Reward()
        self._source = as_source(dataset)
        self._begun: Place = self._source.place()
        self._served: list[Served] = []
        self._done: list[bool] = []
        self._is_setup = False

    async def setup(self) -> None:
        """Set the verifier up; `reset` does it where it was not done."""
        if not self._is_setup:
            await call(self._source, "setup")
            await call(self.verifier, "setup")
            self._is_setup = True

    async def close(self) -> None:
        """Forget the episode and clean the verifier up; the environment can be used again."""
        self._served, self._done, self._is_setup = [], [], False
        await self._source.aclose()
        await call(self.verifier, "cleanup")

    async def teardown(self) -> None:
        """Do as `close`."""
        await self.close()

    async def __aenter__(self) -> Self:
        await self.setup()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        await self.close()

    @overload
    async def reset(self, batch_size: Literal[1] = 1, seed: int | None = None) -> Observation: ...

    @overload
    async def reset(
        self, batch_size: int, seed: int | None = None, *, group_size: int = 1
    ) -> Observation | list[Observation]: ...

    async def reset(
        self, batch_size: int = 1, seed: int | None = None, *, group_size: int = 1
    ) -> Observation | list[Observation]:
        """Begin a new episode and return its observation, or the list of them for a batch.

        An episode that was not answered yet is dropped.

        Args:
            batch_size: questions at once; a batch never asks a question of a finite set twice.
            seed: begins the order of questions that belongs to this seed; None goes on in the
                order under way (the order of seed 0 at first).
            group_size: how often each question is asked; the places of one question are neighbours.

        Raises:
            UsageError: a size below 1, or a batch larger than the dataset.
        """
        self._check_sizes(batch_size, group_size)
        await self.setup()
        if seed is not None:
            self._source.restart(int(seed))  # trainers draw seeds from numpy
        self._served, self._done = [], []
        self._begun = self._source.place()
        drawn = await self._source.take(batch_size)
        self._served = [problem for problem in drawn for _ in range(group_size)]
        self._done = [False] * len(self._served)
        seen = [_observed(problem.point) for problem in self._served]
        return seen[0] if len(seen) == 1 else seen

    def problems(self) -> list[DataPoint]:
        """Return the problem of each place of the episode, with its answer: not for policies."""
        return [served.point for served in self._served]

    def state(self) -> dict[str, JsonValue]:
        """Return the place reached in the order of questions, as JSON.

        An episode with an open question is not kept: after `restore` the next reset asks it again.
        """
        place = self._source.place() if self._batch_done() else self._begun
        return {"version": _STATE, "place": place()}

    def restore(self, state: Mapping[str, JsonValue]) -> None:
        """Go on where an environment made in the same way stood when its state was taken.

        Raises:
            UsageError: it is no state, or one of an environment with other problems.
        """
        place = state.get("place")
        if state.get("version") != _STATE or not isinstance(place, dict):
            raise UsageError("this is no state of an environment; give what state() returned")
        self._source.restore(place)
        self._served, self._done = [], []

    @overload
    async def step(
        self, action: list[str] | list[Action] | list[Any] | Mapping[int, Any]
    ) -> list[Step]: ...

    @overload
    async def step(self, action: Reply) -> Step: ...

    async def step(self, action: object) -> Step | list[Step]:
        """Judge a reply and return (next observation, reward, done, info).

        Args:
            action: one reply (a string, an Action, camel's agent response; see `reply_text`), a
                list of Actions or a mapping from places to replies for a part of the batch, or a
                list of replies, one for each open place in order. Replies to several places give
                a list of steps in the order of the replies.

        Raises:
            UsageError: no reset before, a place that was answered or does not exist, a place twice,
                or a reply that cannot be read.
        """
        several = isinstance(action, list | tuple) or _is_batch(action)
        replies = self._replies(action)
        for place in replies:
            self._done[place] = True
        judging = [self._judge(self._served[place], text) for place, text in replies.items()]
        steps = await asyncio.gather(*judging)
        return list(steps) if several else steps[0]

    async def _judge(self, problem: Served, text: str) -> Step:
        """Judge one reply; whatever happens touches no other."""
        verifier = problem.verifier or self.verifier
        started = time.perf_counter()
        rewards: dict[str, float] = {}
        try:
            async with asyncio.timeout(self.timeout):
                verdict = await verifier.verify(text, problem.point)
                if verdict.reward is not None:
                    custom = await self._compute_custom_reward(text, verdict)
                    rewards = {**self.reward.parts(text, verdict), **custom}
        except TimeoutError:
            verdict = _ungraded(verifier, f"timeout: judging took more than {self.timeout} s")
        except Exception as error:  # noqa: BLE001 - a broken verifier must not touch other replies
            verdict = _ungraded(verifier, f"verifier: {type(error).__name__}: {error}")
        info = {
            "verdict": verdict,
            "reason": verdict.reason,
            "seconds": time.perf_counter() - started,
            "id": problem.point.id,
            "source": problem.source,
            "split": problem.split,
            "rewards": rewards,
            "state": problem.point,
            "proposed_solution": text,
            "verification_result": verdict,
        }
        return self.PLACEHOLDER_OBS, sum(rewards.values()) if rewards else None, True, info

    async def _compute_custom_reward(
        self, proposed_solution: str, verification_result: Verdict
    ) -> dict[str, float]:
        """Return further parts of the reward, by name; a subclass may have some."""
        del proposed_solution, verification_result
        return {}

    def _batch_done(self) -> bool:
        """Tell whether every place of the batch was answered."""
        return all(self._done)

    def _replies(self, action: object) -> dict[int, str]:
        """Return the text of each reply by its place."""
        if self._batch_done():
            when = "the episode has ended" if self._served else "there is no question yet"
            raise UsageError(f"step: {when}; call reset() first")
        pairs = self._pairs(action)
        places = [place for place, _ in pairs]
        if not pairs or len(set(places)) != len(places):
            raise UsageError(f"step needs at least one reply and each place once, not {places}")
        for place in places:
            if not 0 <= place < len(self._served):
                raise UsageError(
                    f"step: there is no place {place}; the batch has 0 to {len(self._served) - 1}"
                )
            if self._done[place]:
                raise UsageError(f"step: place {place} was answered already")
        return dict(pairs)

    def _pairs(self, action: object) -> list[tuple[int, str]]:
        if isinstance(action, Mapping) and _is_batch(action):
            return [(place, reply_text(reply)) for place, reply in action.items()]
        if not isinstance(action, list | tuple):
            return [(self._place(action), reply_text(action))]
        texts = [reply_text(reply) for reply in action]
        indices = [reply.index for reply in action if _has_index(reply)]
        if len(indices) == len(texts):
            return list(zip(indices, texts, strict=True))
        open_places = [place for place, done in enumerate(self._done) if not done]
        if len(texts) != len(open_places):
            raise UsageError(
                f"step: {len(texts)} replies for {len(open_places)} open places; give one each, "
                "or Actions with an index"
            )
        return list(zip(open_places, texts, strict=True))

    def _place(self, reply: object) -> int:
        """Return the place that a single reply is for."""
        if _has_index(reply):
            return reply.index
        if len(self._served) > 1:
            raise UsageError(
                f"step: which of the {len(self._served)} questions is this reply for? Give a list, "
                "or an Action with an index"
            )
        return 0

    def _check_sizes(self, batch_size: int, group_size: int) -> None:
        if batch_size < 1 or group_size < 1:
            raise UsageError(f"reset: sizes start at 1, not {min(batch_size, group_size)}")
        size = self._source.size
        if size is not None and batch_size > size:
            raise UsageError(f"a batch of {batch_size} is more than the dataset's {size} problems")


def _ungraded(verifier: Verifier, reason: str) -> Verdict:
    return Verdict(
        outcome=Outcome.UNGRADED, reason=reason, verifier=verifier.name, version=verifier.version
    )


def _observed(point: DataPoint) -> Observation:
    """Return what the policy may see of a problem: no chain of thought, no evidence."""
    shown = {key: value for key, value in point.metadata.items() if key not in _HIDDEN}
    return Observation(question=point.question, context={"id": point.id}, metadata=shown)


class _Indexed(Protocol):
    index: int


def _has_index(reply: object) -> TypeGuard[_Indexed]:
    """Tell whether a reply says its place, as Actions do (a string's `index` is a method)."""
    return isinstance(getattr(reply, "index", None), int)


def _is_batch(action: object) -> bool:
    """Tell a mapping from places to replies from a message mapping."""
    return isinstance(action, Mapping) and all(isinstance(key, int) for key in action)

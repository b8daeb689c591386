"""Fill a training batch: groups that teach nothing are replaced, so far as rounds allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from loong.curriculum.arms import Arm, Outcome
from loong.curriculum.curriculum import Curriculum

ROUNDS = 4
"""Rounds of questions at most that one batch takes: the first and three that replace."""

Replies = TypeVar("Replies")


@dataclass(frozen=True)
class Ask:
    """One question to be asked."""

    arm: Arm
    place: int
    """Among all questions of the step, from 0."""


@dataclass(frozen=True)
class Group(Generic[Replies]):
    """The replies to one question, judged."""

    outcome: Outcome
    replies: Replies


@dataclass(frozen=True)
class Batch(Generic[Replies]):
    """What a step trains on."""

    groups: tuple[Group[Replies], ...]
    asked: tuple[Outcome, ...]
    """Every group of the step, in the order of asking; those that are trained on say so."""


def fill(
    curriculum: Curriculum,
    step: int,
    answer: Callable[[Sequence[Ask]], Sequence[Group[Replies]]],
) -> Batch[Replies]:
    """Ask until there are groups enough with right and wrong replies, and record every group.

    What is missing after the last round is filled up with flat groups, whose advantages are 0.

    Args:
        curriculum: chooses and records.
        step: updates of the policy so far.
        answer: lets the policy answer, and judges; one group for each question.
    """
    asked: list[Group[Replies]] = []
    taken: Counter[Arm] = Counter()
    for round_ in range(ROUNDS if curriculum.adaptive else 1):
        missing = curriculum.questions - sum(not group.outcome.flat for group in asked)
        arms = curriculum.choose(step, round_, taken, missing)
        if not arms:
            break
        taken.update(arms)
        asks = [Ask(arm, len(asked) + nth) for nth, arm in enumerate(arms)]
        groups = answer(asks)
        for group in groups:
            curriculum.record(step, group.outcome)
        asked += groups
    # a stable sort: those that teach first, each kind in the order of asking
    order = sorted(range(len(asked)), key=lambda place: asked[place].outcome.flat)
    used = sorted(order[: curriculum.questions])
    noted = tuple(
        group.outcome.model_copy(update={"used": place in used})
        for place, group in enumerate(asked)
    )
    return Batch(tuple(asked[place] for place in used), noted)

"""Reward of the items beside this file, for TRL's GRPOTrainer.

    from reward import loong_reward
    trainer = GRPOTrainer(..., reward_funcs=loong_reward, train_dataset=...)

Needs the package `loong-reasoning`; nothing that a model wrote is ever executed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loong.answers import judge
from loong.types import AnswerType

Turns = Sequence[Mapping[str, str]]


def loong_reward(
    prompts: Sequence[Turns | str],
    completions: Sequence[Turns | str],
    *,
    answer: Sequence[str],
    answer_type: Sequence[AnswerType | None],
    tolerance: Sequence[float | None],
    relative_tolerance: Sequence[float | None],
    unit_required: Sequence[bool],
    judged_by: Sequence[str | None] | None = None,
    **columns: object,
) -> list[float | None]:
    """Score each completion: 1.0 right, 0.0 wrong or unreadable, None where it cannot be graded.

    Each is graded alone, so one that cannot be graded never touches its neighbours.
    """
    own = judged_by or [None] * len(answer)
    told = zip(answer, answer_type, tolerance, relative_tolerance, unit_required, strict=True)
    return [
        _by_value(_text(completion), facts) if asked is None else _by_rule(_text(completion), asked)
        for completion, facts, asked in zip(completions, told, own, strict=True)
    ]


def _by_value(
    reply: str, facts: tuple[str, AnswerType | None, float | None, float | None, bool]
) -> float | None:
    gold, kind, absolute, relative, needs_unit = facts
    equal = judge(
        reply,
        gold,
        answer_type=kind,
        tolerance=absolute,
        relative=relative,
        unit_required=needs_unit,
    ).equal
    return None if equal is None else float(equal)


def _by_rule(reply: str, asked: str) -> float | None:
    from loong.verifiers.auto import score

    return score(reply, asked)


def _text(completion: Turns | str) -> str:
    if isinstance(completion, str):
        return completion
    return completion[-1].get("content") or "" if completion else ""

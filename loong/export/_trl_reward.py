"""Reward of the items beside this file, for TRL's GRPOTrainer.

    from reward import loong_reward
    trainer = GRPOTrainer(..., reward_funcs=loong_reward, train_dataset=...)

Needs the package `loong-reasoning`; nothing that a model wrote is ever executed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loong.answers import compare, extract

Turns = Sequence[Mapping[str, str]]


def loong_reward(
    prompts: Sequence[Turns | str],
    completions: Sequence[Turns | str],
    answer: Sequence[str],
    answer_type: Sequence[str],
    **columns: object,
) -> list[float | None]:
    """Score each completion: 1.0 right, 0.0 wrong or unreadable, None where it cannot be graded.

    Each is graded alone, so one that cannot be graded never touches its neighbours.
    """
    return [
        grade(_text(completion), reference, kind)
        for completion, reference, kind in zip(completions, answer, answer_type, strict=True)
    ]


def grade(reply: str, reference: str, answer_type: str) -> float | None:
    """Compare the final answer stated in a reply with the reference."""
    found = extract(reply)
    if found.text is None:
        return 0.0
    equal = compare(found.text, reference, answer_type=answer_type or None).equal
    return None if equal is None else float(equal)


def _text(completion: Turns | str) -> str:
    if isinstance(completion, str):
        return completion
    return completion[-1].get("content") or "" if completion else ""

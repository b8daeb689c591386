"""Reward of the items beside this file, for verl.

    custom_reward_function.path=reward.py custom_reward_function.name=compute_score

Needs the package `loong-reasoning`; nothing that a model wrote is ever executed.
"""

from __future__ import annotations

from collections.abc import Mapping

from loong.answers import compare, extract


def compute_score(
    data_source: str,
    solution_str: str,
    ground_truth: str,
    extra_info: Mapping[str, object] | None = None,
    **settings: object,
) -> dict[str, float]:
    """Score a reply: `score` 1.0 for right, else 0.0, and `graded` 0.0 where nobody could tell.

    verl needs a number for every reply; filter or mask by `graded`, which it logs beside the score.
    """
    reward = grade(solution_str, ground_truth, str((extra_info or {}).get("answer_type") or ""))
    return {"score": reward or 0.0, "graded": float(reward is not None)}


def grade(reply: str, reference: str, answer_type: str) -> float | None:
    """Compare the final answer stated in a reply with the reference; None if it cannot be done."""
    found = extract(reply)
    if found.text is None:
        return 0.0
    equal = compare(found.text, reference, answer_type=answer_type or None).equal
    return None if equal is None else float(equal)

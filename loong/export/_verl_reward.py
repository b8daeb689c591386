"""Reward of the items beside this file, for verl.

    custom_reward_function.path=reward.py custom_reward_function.name=compute_score

Needs the package `loong-reasoning`; nothing that a model wrote is ever executed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from loong.answers import judge


def compute_score(
    data_source: str,
    solution_str: str,
    ground_truth: str,
    extra_info: Mapping[str, Any] | None = None,
    **settings: object,
) -> dict[str, float]:
    """Score a reply: `score` 1.0 for right, else 0.0, and `graded` 0.0 where nobody could tell.

    verl needs a number for every reply; filter or mask by `graded`, which it logs beside the score.
    """
    facts = extra_info or {}
    if facts.get("judged_by"):
        from loong.verifiers.auto import score

        reward = score(solution_str, facts["judged_by"])
        return {"score": reward or 0.0, "graded": float(reward is not None)}
    found = judge(
        solution_str,
        ground_truth,
        answer_type=facts.get("answer_type"),
        tolerance=facts.get("tolerance"),
        relative=facts.get("relative_tolerance"),
        unit_required=bool(facts.get("unit_required")),
    )
    return {"score": float(found.equal is True), "graded": float(found.equal is not None)}

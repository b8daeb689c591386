"""Reward function for verl: judge each reply by what its row in our export for verl says.

    reward.custom_reward_function.path=pkg://loong.adapters.verl   # or the path of this file
    reward.custom_reward_function.name=compute_score

verl calls it from threads, processes and Ray workers. Nothing that a model wrote is ever executed
outside the sandbox, and nothing is raised: verl would drop the whole batch.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypedDict, runtime_checkable

from pydantic import JsonValue

from loong.types import DataPoint, Outcome
from loong.verifiers.auto import judged
from loong.verifiers.math import COLUMNS, by_value

__all__ = ["Scored", "compute_score"]

_REASON = 300  # characters kept of a reason


@runtime_checkable
class _Scalar(Protocol):
    """A scalar of numpy's."""

    def item(self) -> object: ...


class Scored(TypedDict):
    """What verl gets for a reply: `score` is its reward, and all of it is logged."""

    score: float
    """1.0 right, else 0.0: verl needs a number even where nobody could grade."""
    acc: float
    """The same; verl's validation and its filter of groups look for this name."""
    graded: float
    """0.0 where nobody could grade, else 1.0."""
    outcome: str
    """`right`, `wrong`, `unreadable` or `ungraded`."""
    reason: str


def compute_score(
    data_source: str,
    solution_str: str,
    ground_truth: str,
    extra_info: Mapping[str, object] | None = None,
    **settings: object,
) -> Scored:
    """Score a reply against its row. Raises nothing.

    Args:
        data_source: not used; the row says how it is to be judged.
        solution_str: the reply.
        ground_truth: the reference.
        extra_info: how to compare (`answer_type`, `tolerance`, `relative_tolerance`,
            `unit_required`), or under `judged_by` the problem as JSON where it asks for a verifier
            of its own. What a row does not say is left at its default.
        settings: what else verl passes; not used.
    """
    del data_source, settings
    try:
        facts = extra_info or {}
        asked = facts.get("judged_by")
        if isinstance(asked, str) and asked:
            verdict = judged(solution_str, asked)
            return _scored(verdict.outcome, verdict.reason)
        return _by_value(solution_str, str(ground_truth), facts)
    except Exception as error:  # noqa: BLE001 - one row must not cost the batch
        return _scored(Outcome.UNGRADED, f"{type(error).__name__}: {error}")


def _by_value(reply: str, gold: str, facts: Mapping[str, object]) -> Scored:
    narrowed = {name: _plain(facts.get(name)) for name in COLUMNS}
    return _scored(*by_value(reply, DataPoint(question="", final_answer=gold, metadata=narrowed)))


def _plain(value: object) -> JsonValue:
    """Return a column's value; numpy's scalars come as what they hold, and pandas' NaN as None."""
    held = value.item() if isinstance(value, _Scalar) else value
    if not isinstance(held, str | int | float) or held != held:  # noqa: PLR0124 - NaN
        return None
    return held


def _scored(outcome: Outcome, reason: str) -> Scored:
    score = float(outcome is Outcome.RIGHT)
    graded = float(outcome is not Outcome.UNGRADED)
    return Scored(
        score=score, acc=score, graded=graded, outcome=outcome.value, reason=reason[:_REASON]
    )


if __name__ != "loong.adapters.verl":  # run by its path: give the function that pickle finds
    from loong.adapters.verl import compute_score

"""Judge answers by value: numbers, units, expressions, lists, sets, tables, intervals, words.

The policy is told in docs/answers.md. Metadata that narrows it: `answer_type`; `answer_tolerance`
(a string, absolute) or `tolerance`; `relative_tolerance`; `unit`, `unit_required`. A tolerance as
wide as the reference itself is ignored.
"""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from typing import cast, get_args

from pydantic import JsonValue

from loong.answers import Comparison, infer_type, judge
from loong.types import AnswerType, DataPoint, Example, Item, Outcome, Verdict
from loong.verifiers._graded import no_options

COLUMNS = ("answer_type", "tolerance", "relative_tolerance", "unit_required")
"""Metadata that our exports for reinforcement learning write as columns of their own."""
_TYPES = frozenset(get_args(AnswerType))
_TOLERANCES = ("answer_tolerance", "tolerance")
_BARE = frozenset({"integer", "number", "fraction"})


class Math:
    """The verifier of every domain whose answers are values."""

    name = "math"
    version = "1"

    async def verify(self, answer: str, point: DataPoint | Item) -> Verdict:
        """Judge an answer (bare, or a whole reply) against a problem. Raises nothing."""
        start = time.perf_counter()
        try:
            outcome, reason = by_value(answer, point)
        except Exception as fault:  # noqa: BLE001 - a verifier raises nothing: our fault is UNGRADED
            outcome, reason = Outcome.UNGRADED, f"the verifier failed: {fault!r}"
        return Verdict(
            outcome=outcome,
            reason=reason,
            verifier=self.name,
            version=self.version,
            seconds=time.perf_counter() - start,
        )


def load(**options: object) -> Math:
    """Build the verifier; it has no options.

    Raises:
        TypeError: an option was given.
    """
    no_options("math", options)
    return Math()


def by_value(answer: str, point: DataPoint | Item) -> tuple[Outcome, str]:
    """Compare an answer (bare, or a whole reply) with a problem's reference by value."""
    facts = point.metadata
    claimed = point.answer_type
    absolute, relative = tolerances(facts)
    found = judge(
        answer,
        with_unit(point.final_answer, facts),
        answer_type=cast("AnswerType", claimed) if claimed in _TYPES else None,
        tolerance=absolute,
        relative=relative,
        unit_required=facts.get("unit_required") is True,
    )
    return _outcome(found), found.reason


def _outcome(found: Comparison) -> Outcome:
    if found.equal is None:
        return Outcome.UNGRADED
    if found.equal:
        return Outcome.RIGHT
    return Outcome.UNREADABLE if found.kind == "unreadable" else Outcome.WRONG


def with_unit(gold: str, facts: Mapping[str, JsonValue]) -> str:
    """Add the unit that metadata names to a reference that is a bare number."""
    unit = facts.get("unit")
    if not isinstance(unit, str) or not unit.strip() or infer_type(gold) not in _BARE:
        return gold
    together = f"{gold} {unit}"
    return together if infer_type(together) == "quantity" else gold


def tolerances(facts: Mapping[str, JsonValue]) -> tuple[float | None, float | None]:
    """Return the absolute and the relative tolerance that metadata state, None for none."""
    absolute = (_number(facts.get(name)) for name in _TOLERANCES)
    stated = next((number for number in absolute if number is not None), None)
    return stated, _number(facts.get("relative_tolerance"))


def _number(value: JsonValue) -> float | None:
    """Read a tolerance, which Project Loong writes as text; None where there is none."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


EXAMPLES = (
    Example(answer="0.5", final_answer="1/2", outcome=Outcome.RIGHT),
    Example(
        answer=r"so it is \boxed{[(0, 1), (1, 2)]}",
        final_answer="[(0, 1), (1, 2)]",
        outcome=Outcome.RIGHT,
    ),
    Example(answer="[(1, 0), (1, 2)]", final_answer="[(0, 1), (1, 2)]", outcome=Outcome.WRONG),
    Example(answer="{1: 2, 0: 1.0}", final_answer="{0: 1.0, 1: 2}", outcome=Outcome.RIGHT),
    Example(answer="{0: 1.0, 1: 3}", final_answer="{0: 1.0, 1: 2}", outcome=Outcome.WRONG),
    Example(answer="20 m/s", final_answer="72 km/h", outcome=Outcome.RIGHT),
    Example(answer="12 kg", final_answer="12 cm", outcome=Outcome.WRONG),
    Example(
        answer="12",
        final_answer="12 cm",
        metadata={"unit_required": True},
        outcome=Outcome.WRONG,
    ),
    Example(
        answer="10.4",
        final_answer="10.0",
        metadata={"answer_tolerance": "0.5"},
        outcome=Outcome.RIGHT,
    ),
    Example(
        answer="0.9",
        final_answer="0.1",
        metadata={"answer_tolerance": "1"},
        outcome=Outcome.WRONG,
    ),
    Example(answer="either 3 or 4", final_answer="3", outcome=Outcome.UNREADABLE),
    Example(answer="<think>it is 3</think>", final_answer="3", outcome=Outcome.UNREADABLE),
    Example(
        answer="no idea",
        final_answer="3",
        metadata={"answer_type": "integer"},
        outcome=Outcome.UNREADABLE,
    ),
    Example(answer="9**9**9**9", final_answer="9**9**9", outcome=Outcome.UNGRADED),
)
"""Answers with references, metadata and the outcome they must get."""

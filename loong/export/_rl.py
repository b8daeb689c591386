"""What the reinforcement-learning formats share: the prompt, and the reward file beside them."""

from __future__ import annotations

import inspect
import math
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, get_args

from pydantic import JsonValue

from loong.answers import infer_type
from loong.data import atomic
from loong.export._tables import Fields
from loong.prompts import solving
from loong.types import AnswerType, DataPoint, Item
from loong.verifiers.auto import ordered

if TYPE_CHECKING:
    import pyarrow as pa

_TYPES = frozenset(get_args(AnswerType))
_BARE = frozenset({"integer", "number", "fraction"})


def messages(item: Item) -> list[dict[str, str]]:
    """Return the prompt, the same that loong's own solvers and environments give a model."""
    return [{"role": turn.role, "content": turn.content} for turn in solving(item.question)]


def gold(item: Item) -> str:
    """Return the reference answer, with the unit that the metadata names for a bare number."""
    unit = item.metadata.get("unit")
    if not isinstance(unit, str) or infer_type(item.final_answer) not in _BARE:
        return item.final_answer
    together = f"{item.final_answer} {unit}"
    return together if infer_type(together) == "quantity" else item.final_answer


def grading(item: Item) -> Fields:
    """Return how an answer to the item is to be compared: the columns of `grading_types`."""
    facts = item.metadata
    absolute = _number(facts.get("answer_tolerance"))
    return {
        "answer_type": item.answer_type if item.answer_type in _TYPES else None,
        "tolerance": _number(facts.get("tolerance")) if absolute is None else absolute,
        "relative_tolerance": _number(facts.get("relative_tolerance")),
        "unit_required": facts.get("unit_required") is True,
        "judged_by": _judged_by(item),
    }


def _judged_by(item: Item) -> str | None:
    """Return the problem as JSON where it asks for a verifier; None where value decides."""
    if ordered(item) is None:
        return None
    return DataPoint(
        question=item.question, final_answer=item.final_answer, metadata=item.metadata
    ).model_dump_json()


def grading_types() -> list[tuple[str, pa.DataType]]:
    """Return the Arrow types of what `grading` gives."""
    import pyarrow as pa

    return [
        ("answer_type", pa.string()),
        ("tolerance", pa.float64()),
        ("relative_tolerance", pa.float64()),
        ("unit_required", pa.bool_()),
        ("judged_by", pa.string()),
    ]


def prompt_type() -> pa.DataType:
    """Return the Arrow type of a prompt."""
    import pyarrow as pa

    return pa.list_(pa.struct([("role", pa.string()), ("content", pa.string())]))


def _number(value: JsonValue) -> float | None:
    """Read a tolerance, which Project Loong writes as text; None where there is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def copy_reward(module: ModuleType, folder: Path) -> None:
    """Write a reward module's source as `reward.py`."""
    with atomic(folder / "reward.py") as path:
        path.write_text(inspect.getsource(module), encoding="utf-8", newline="\n")

"""Find tolerances that say nothing because they are as wide as the answer."""

from __future__ import annotations

import ast

from loong.types import DataPoint

_NAMES = ("answer_tolerance", "tolerance")
_ZERO = 1e-6
_LONGEST = 2000  # characters; longer answers are no numbers


def vacuous(point: DataPoint) -> str:
    """Say why a problem's absolute tolerance cannot be used; empty where it can, or none is given.

    Of an answer with several numbers, the smallest that is not zero counts.
    """
    name = next((name for name in _NAMES if point.metadata.get(name) is not None), None)
    if name is None:
        return ""
    told = point.metadata[name]
    try:
        width = float(str(told))
    except ValueError:
        width = -1.0
    if not 0 <= width < float("inf"):
        return f"the tolerance {told!r} is no number of 0 or more"
    size = _size(point.final_answer)
    if size is not None and width > 0 and width >= (size or _ZERO):
        return f"the tolerance {told} is as wide as the answer {point.final_answer[:80]}"
    return ""


def _size(answer: str) -> float | None:
    """Return the smallest magnitude in an answer; None where it has no plain numbers."""
    try:
        numbers = list(_numbers(ast.literal_eval(answer[:_LONGEST].strip())))
    except (ValueError, OverflowError, SyntaxError, TypeError, MemoryError, RecursionError):
        numbers = _leading(answer)
    return min(filter(None, numbers), default=0.0) if numbers else None


def _numbers(value: object) -> list[float]:
    if isinstance(value, bool):
        return []
    if isinstance(value, int | float):
        return [abs(float(value))]
    if isinstance(value, dict):
        return [n for part in value.values() for n in _numbers(part)]
    if isinstance(value, list | tuple | set):
        return [n for part in value for n in _numbers(part)]
    return []


def _leading(answer: str) -> list[float]:
    """Return the number that an amount with a unit begins with."""
    try:
        return [abs(float(answer.split(maxsplit=1)[0].replace(",", "")))]
    except (ValueError, IndexError):
        return []

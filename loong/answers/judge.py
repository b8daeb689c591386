"""Judge a whole reply: extract its answer, then compare."""

from __future__ import annotations

from loong.answers.compare import compare
from loong.answers.extract import extract
from loong.answers.result import Comparison
from loong.types import AnswerType


def judge(
    reply: str,
    gold: str,
    *,
    answer_type: AnswerType | None = None,
    tolerance: float | None = None,
    relative: float | None = None,
    unit_required: bool = False,
) -> Comparison:
    """Compare a reply, or a bare answer, with the reference; see `compare` for the arguments."""
    if reply.strip() == gold.strip():
        return compare(reply, gold)
    found = extract(reply)
    if found.text is None:
        return Comparison(equal=False, reason=found.reason, kind="unreadable")
    return compare(
        found.text,
        gold,
        answer_type=answer_type,
        tolerance=tolerance,
        relative=relative,
        unit_required=unit_required,
    )

"""Judge a whole reply: extract its answer, then compare."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from loong.answers.compare import compare
from loong.answers.extract import extract, readings
from loong.answers.marked import after_thinking
from loong.answers.number import parse_number
from loong.answers.prose import tellings
from loong.answers.result import Comparison, Extracted
from loong.answers.sides import keeps_sides
from loong.answers.transcript import spoken

if TYPE_CHECKING:
    from loong.types import AnswerType

_UNMARKED = frozenset({"bare", "line", "bold"})
_SENTENCE = 400
_MARKS = ("\\boxed", "<answer>", "####")


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
    gold = _reference(gold)

    def compared(text: str) -> Comparison:
        return compare(
            text,
            gold,
            answer_type=answer_type,
            tolerance=tolerance,
            relative=relative,
            unit_required=unit_required,
        )

    if parse_number(reply) is not None:
        return compared(reply)
    found, *others = readings(reply)
    if found.text is None:
        return Comparison(equal=False, reason=found.reason, kind="unreadable")
    first = compared(found.text)
    if first.equal is not False:
        return first
    told = (other.text for other in others if other.text)
    kept = (text for text in told if keeps_sides(found.text or "", text, gold))
    again = map(compared, chain(kept, _guided(reply, found, gold)))
    return next((one for one in again if one.equal is True), first)


def _guided(reply: str, found: Extracted, gold: str) -> Iterator[str]:
    """Yield what the last sentence tells of the reference's kind, where no mark is."""
    if found.how in _UNMARKED:
        yield from tellings(after_thinking(spoken(reply)), gold)
    elif found.how == "phrase" and found.text and len(found.text) <= _SENTENCE:
        yield from tellings(found.text, gold)


def _reference(gold: str) -> str:
    """Return the answer of a reference that is written as a reply."""
    if not any(mark in gold for mark in _MARKS):
        return gold
    return extract(gold).text or gold

"""Measure how often a verifier disagrees with labels that people gave."""

from __future__ import annotations

import math
from collections.abc import Sequence

from pydantic import Field, JsonValue

from loong.flow import ordered_map
from loong.types import DataPoint, Outcome, Row, Verdict, Verifier

_Z = 1.959964  # two-sided 95 %


class Labelled(Row):
    """An answer that a person has marked."""

    question: str
    reference: str
    answer: str
    right: bool
    metadata: dict[str, JsonValue] = Field(default_factory=dict)


class Disagreement(Row):
    """How a verifier did on a labelled set."""

    verifier: str
    pairs: int
    graded: int
    ungraded: int
    false_accepts: int
    """Wrong answers that it called right."""
    false_rejects: int
    """Right answers that it called wrong or unreadable."""
    rate: float | None
    """Share of the graded on which it disagrees with the labels; None where none was graded."""
    low: float
    high: float
    """95 % interval of the rate (Wilson 1927)."""
    disagreed: tuple[int, ...]
    """Places of the pairs that it disagrees on, from 0."""


async def disagreement(
    verifier: Verifier, pairs: Sequence[Labelled], *, concurrency: int = 8
) -> Disagreement:
    """Run a verifier over a labelled set and count; what it leaves ungraded is counted apart."""

    async def judge(pair: Labelled) -> Verdict:
        point = DataPoint(
            question=pair.question, final_answer=pair.reference, metadata=pair.metadata
        )
        return await verifier.verify(pair.answer, point)

    outcomes = [v.outcome async for v in ordered_map(judge, pairs, limit=concurrency)]
    both = list(enumerate(zip(pairs, outcomes, strict=True)))
    judged = [(at, p.right, o is Outcome.RIGHT) for at, (p, o) in both if o is not Outcome.UNGRADED]
    wrong = [at for at, label, said in judged if label is not said]
    low, high = interval(len(wrong), len(judged))
    return Disagreement(
        verifier=verifier.name,
        pairs=len(pairs),
        graded=len(judged),
        ungraded=len(pairs) - len(judged),
        false_accepts=sum(said and not label for _, label, said in judged),
        false_rejects=sum(label and not said for _, label, said in judged),
        rate=len(wrong) / len(judged) if judged else None,
        low=low,
        high=high,
        disagreed=tuple(wrong),
    )


def interval(count: int, total: int) -> tuple[float, float]:
    """Return the 95 % interval of a share, by Wilson's score (1927); (0, 1) of nothing."""
    if not total:
        return 0.0, 1.0
    share = count / total
    centre = share + _Z * _Z / (2 * total)
    spread = _Z * math.sqrt(share * (1 - share) / total + _Z * _Z / (4 * total * total))
    below = 1 + _Z * _Z / total
    return max(0.0, (centre - spread) / below), min(1.0, (centre + spread) / below)

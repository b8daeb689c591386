"""Judge answers by what they must satisfy: colourings, paths, assignments, plans, proofs.

Where many answers are right, an item says what makes one right in its metadata `check`, as data:
`{"kind": "coloring", "graph": {"edges": [["A", "B"]]}, "colors": 2}`. The kinds are in
`loong.checks` and told in docs/verifiers.md. An item without a check is judged by value, as `math`
does.
"""

from __future__ import annotations

from pydantic import JsonValue

from loong.types import DataPoint, Example, Item, Outcome, Verdict
from loong.verifiers._graded import decided, graded, no_options
from loong.verifiers.math import by_value


class Structure:
    """The verifier of answers with a property."""

    name = "structure"
    version = "1"

    async def verify(self, answer: str, point: DataPoint | Item) -> Verdict:
        """Judge an answer (bare, or a whole reply) against a problem. Raises nothing."""
        return await graded(self, _judge(answer, point))


def load(**options: object) -> Structure:
    """Build the verifier; it has no options.

    Raises:
        TypeError: an option was given.
    """
    no_options("structure", options)
    return Structure()


async def _judge(answer: str, point: DataPoint | Item) -> Verdict:
    check = point.metadata.get("check")
    if check is None:
        return decided(*by_value(answer, point))
    from loong.checks import judge

    return decided(*judge(answer, check))


_SQUARE: JsonValue = {"edges": [["A", "B"], ["B", "C"], ["C", "D"], ["D", "A"]]}
_ROADS: JsonValue = {"edges": [["A", "B", 1], ["B", "C", 2], ["A", "C", 5]]}


def _example(answer: str, outcome: Outcome, **check: JsonValue) -> Example:
    return Example(answer=answer, final_answer="", metadata={"check": check}, outcome=outcome)


EXAMPLES = (
    _example("A: 1, B: 2, C: 1, D: 2", Outcome.RIGHT, kind="coloring", graph=_SQUARE, colors=2),
    _example(
        r"\boxed{\{A: 1, B: 2, C: 1, D: 1\}}",
        Outcome.WRONG,
        kind="coloring",
        graph=_SQUARE,
        colors=2,
    ),
    _example("no idea", Outcome.UNREADABLE, kind="coloring", graph=_SQUARE, colors=2),
    _example(
        "A→B→C",
        Outcome.RIGHT,
        kind="path",
        graph=_ROADS,
        source="A",
        target="C",
        goal="shortest",
    ),
    _example(
        "A→C",
        Outcome.WRONG,
        kind="path",
        graph=_ROADS,
        source="A",
        target="C",
        goal="shortest",
    ),
    _example("AB, BC", Outcome.RIGHT, kind="spanning_tree", graph=_ROADS, minimum=True),
    _example("x1 = 1, x2 = 0", Outcome.RIGHT, kind="sat", clauses=[[1, 2], [-2]]),
    _example("x1 = 0, x2 = 0", Outcome.WRONG, kind="sat", clauses=[[1, 2], [-2]]),
    _example("2 0\n0", Outcome.WRONG, kind="unsat_proof", clauses=[[1, 2]]),
    _example("unsatisfiable", Outcome.RIGHT, kind="sat", clauses=[[1], [-1]], exists=False),
    _example(
        "4",
        Outcome.RIGHT,
        kind="relations",
        variables={"x": {"integer": True}},
        relations=["(3 * x) % 11 == 1"],
    ),
    _example("A: 1", Outcome.UNGRADED, kind="no such kind"),
    Example(answer="1/2", final_answer="0.5", outcome=Outcome.RIGHT),
)
"""Answers with checks and the outcome they must get."""

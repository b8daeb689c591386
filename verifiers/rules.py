"""Judge moves and solutions of games by their rules: legal, and best where that is asked.

The item's metadata `game` holds the position, `{"kind": "chess", "fen": "…", "goal": "mate"}`; the
kinds are in `loong.games` and told in docs/verifiers.md. An item without a game is judged by value,
as `math` does.
"""

from __future__ import annotations

from pydantic import JsonValue

from loong.types import DataPoint, Example, Item, Outcome, Verdict
from loong.verifiers._graded import decided, graded, no_options
from loong.verifiers.math import by_value


class Rules:
    """The verifier of games."""

    name = "rules"
    version = "1"

    async def verify(self, answer: str, point: DataPoint | Item) -> Verdict:
        """Judge an answer (bare, or a whole reply) against a problem. Raises nothing."""
        return await graded(self, _judge(answer, point))


def load(**options: object) -> Rules:
    """Build the verifier; it has no options.

    Raises:
        TypeError: an option was given.
    """
    no_options("rules", options)
    return Rules()


async def _judge(answer: str, point: DataPoint | Item) -> Verdict:
    game = point.metadata.get("game")
    if game is None:
        return decided(*by_value(answer, point))
    from loong.games import judge

    return decided(*judge(answer, game))


def _example(answer: str, outcome: Outcome, **game: JsonValue) -> Example:
    return Example(answer=answer, final_answer="", metadata={"game": game}, outcome=outcome)


_BOARD = "XX. OO. ..."

EXAMPLES = (
    _example("cell 3", Outcome.RIGHT, kind="tic_tac_toe", board=_BOARD),
    _example("(1, 3)", Outcome.RIGHT, kind="tic_tac_toe", board=_BOARD),
    _example("cell 9", Outcome.WRONG, kind="tic_tac_toe", board=_BOARD),
    _example("cell 1", Outcome.WRONG, kind="tic_tac_toe", board=_BOARD, goal="legal"),
    _example("I resign", Outcome.UNREADABLE, kind="tic_tac_toe", board=_BOARD),
    _example("take 2 from heap 1", Outcome.RIGHT, kind="nim", heaps=[3, 4, 5]),
    _example("take 1 from heap 1", Outcome.WRONG, kind="nim", heaps=[3, 4, 5]),
    _example("(8 - 4) * (7 - 1) = 24", Outcome.RIGHT, kind="make_number", numbers=[8, 4, 7, 1]),
    _example("4 * 7 - 4", Outcome.WRONG, kind="make_number", numbers=[8, 4, 7, 1]),
    _example("A→B, A→C, B→C", Outcome.RIGHT, kind="hanoi", disks=2),
    _example("A→C, A→C", Outcome.WRONG, kind="hanoi", disks=2),
    _example("R", Outcome.RIGHT, kind="sliding_puzzle", rows=[[1, 2, 3], [4, 5, 6], [7, 0, 8]]),
    _example("4", Outcome.UNGRADED, kind="no such game"),
    Example(answer="1/2", final_answer="0.5", outcome=Outcome.RIGHT),
)
"""Answers with positions and the outcome they must get."""

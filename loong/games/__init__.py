"""Rules of games: which moves are legal, which are best, solved exactly where that is small.

A game is data, `{"kind": "nim", "heaps": [3, 4, 5]}`; `judge` holds a reply against it. The kinds
and their fields are told in docs/verifiers.md.
"""

from __future__ import annotations

from pydantic import JsonValue

from loong.checks.base import BadCheck
from loong.checks.judge import held, read_check
from loong.errors import MissingExtra
from loong.types import Outcome

__all__ = ["GAMES", "judge"]

GAMES = {
    "chess": "chess_moves:Chess",
    "connect_four": "connect_four:ConnectFour",
    "hanoi": "hanoi:Hanoi",
    "make_number": "make_number:MakeNumber",
    "nim": "nim:Nim",
    "sliding_puzzle": "sliding:Sliding",
    "tic_tac_toe": "tic_tac_toe:TicTacToe",
}
"""Module below `loong.games`, and class, of each kind."""


def judge(reply: str, data: JsonValue) -> tuple[Outcome, str]:
    """Return whether a reply, or a bare answer, is a right move or solution, and why.

    A position that is malformed or too large to solve leaves the answer ungraded, as does a
    library that is not installed.
    """
    try:
        return held(reply, read_check(data, GAMES, "loong.games"))
    except (BadCheck, MissingExtra) as fault:
        return Outcome.UNGRADED, f"game: {fault}"

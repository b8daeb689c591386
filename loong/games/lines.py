"""Exact play of games that are won by a line, by search with a memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from loong.checks.base import BadCheck

Place = Callable[[str, int, str], str]


def worth(
    board: str,
    player: str,
    *,
    moves: Callable[[str], Iterable[int]],
    place: Place,
    won: Callable[[str, int], bool],
    most: int,
) -> Callable[[str, str], int]:
    """Return a function that tells what a position is worth to who moves: 1, 0 or -1.

    Args:
        board: where play starts, for the error only.
        player: who moves there, for the error only.
        moves: the legal moves of a board.
        place: the board after a move of a player.
        won: whether the last move made a line.
        most: positions that may be looked at.

    Raises:
        BadCheck: from the returned function, where more positions would be needed.
    """
    known: dict[tuple[str, str], int] = {}

    def value(now: str, mover: str) -> int:
        if (now, mover) in known:
            return known[now, mover]
        if len(known) >= most:
            raise BadCheck(f"the position {board!r} ({player} to move) is too large to solve")
        best: int | None = None
        for move in moves(now):
            after = place(now, move, mover)
            score = 1 if won(after, move) else -value(after, other(mover))
            best = score if best is None else max(best, score)
            if best == 1:
                break
        known[now, mover] = best or 0
        return known[now, mover]

    return value


def other(player: str) -> str:
    """Return the other of the players X and O."""
    return "O" if player == "X" else "X"


RESULTS = {1: "wins", 0: "draws", -1: "loses"}


def to_move(board: str, given: str | None) -> str:
    """Return who moves: as given, else X where both have as many; raises BadCheck."""
    gap = board.count("X") - board.count("O")
    if given is not None:
        return given
    if gap not in (0, 1):
        raise BadCheck("who moves cannot be told from the board; state `to_move`")
    return "X" if gap == 0 else "O"

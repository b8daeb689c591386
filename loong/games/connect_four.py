"""Connect four: a column with room, or one that keeps the best result; solved where small."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from loong.checks.base import BadCheck, Check, Violation
from loong.checks.names import integer
from loong.checks.tree import tree
from loong.games.lines import RESULTS, other, to_move, worth

_MOST = 60_000
_LINE = 4


class ConnectFour(Check):
    """A move: a column from 1."""

    kind: Literal["connect_four"]
    board: tuple[str, ...] = Field(min_length=4, max_length=12)
    """The rows, the top one first: X, O, and `.` where there is nothing."""
    to_move: Literal["X", "O"] | None = None
    goal: Literal["legal", "best"] = "best"

    def holds(self, text: str) -> str:
        """Return why the move is right; raises as `Check.holds`."""
        rows = [row.upper().replace(" ", "") for row in self.board]
        width, height = len(rows[0]), len(rows)
        cells = "".join(rows)
        if len(cells) != width * height or not set(cells) <= set("XO.") or width < _LINE:
            raise BadCheck("the board is no rectangle of X, O and .")
        grid = _Grid(width, height)
        if any(grid.won(cells, column) for column in range(width)):
            raise BadCheck("the game is over")
        player = to_move(cells, self.to_move)
        number = integer(tree(re.sub(r"(?i)\b(?:column|col)\b", "", text)))
        column = number - 1
        if not 0 <= column < width or cells[column] != ".":
            raise Violation(f"column {number} is full or not on the board")
        if self.goal == "legal":
            return f"column {number} has room"
        value = worth(
            "/".join(rows), player, moves=grid.moves, place=grid.place, won=grid.won, most=_MOST
        )
        after = grid.place(cells, column, player)
        mine = 1 if grid.won(after, column) else -value(after, other(player))
        best = 1 if mine == 1 else value(cells, player)
        if mine < best:
            raise Violation(f"column {number} {RESULTS[mine]}; the best move {RESULTS[best]}")
        return f"column {number} {RESULTS[mine]}, the best there is"


class _Grid:
    """Moves and lines of a board; a board is its rows in one string, the top one first."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height

    def moves(self, board: str) -> Iterable[int]:
        """Return the columns with room, the middle ones first, where most lines are."""
        order = sorted(range(self.width), key=lambda c: abs(2 * c - self.width + 1))
        return (column for column in order if board[column] == ".")

    def place(self, board: str, column: int, player: str) -> str:
        at = max(c for c in range(column, len(board), self.width) if board[c] == ".")
        return board[:at] + player + board[at + 1 :]

    def won(self, board: str, column: int) -> bool:
        """Tell whether the topmost disc of a column stands in a line of four."""
        at = next((c for c in range(column, len(board), self.width) if board[c] != "."), None)
        if at is None:
            return False
        row = at // self.width
        return any(
            1 + self._run(board, row, column, dr, dc) + self._run(board, row, column, -dr, -dc)
            >= _LINE
            for dr, dc in ((0, 1), (1, 0), (1, 1), (1, -1))
        )

    def _run(self, board: str, row: int, column: int, down: int, right: int) -> int:
        """Count equal discs from a place in a direction."""
        disc, count = board[row * self.width + column], 0
        while True:
            row, column = row + down, column + right
            inside = 0 <= row < self.height and 0 <= column < self.width
            if not inside or board[row * self.width + column] != disc:
                return count
            count += 1

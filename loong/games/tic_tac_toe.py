"""Tic-tac-toe: a free cell, or one that keeps the best result; every position is solved."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from loong.checks.base import BadCheck, Check, Unreadable, Violation
from loong.checks.names import integer
from loong.checks.tree import Group, tree
from loong.games.lines import RESULTS, other, to_move, worth

_LINES = ((0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6))
_CELLS = 9
_WORDS = {"top": 0, "upper": 0, "middle": 1, "bottom": 2, "lower": 2}
_NOUNS = frozenset({"cell", "square", "corner", "the", "row", "column"})
_COLUMNS = {"left": 0, "middle": 1, "right": 2}

_PLACES = frozenset({*_WORDS, *_COLUMNS, "center", "centre"})


class TicTacToe(Check):
    """A move: a cell from 1 to 9 in reading order, `(row, column)` from 1, or `top left`."""

    kind: Literal["tic_tac_toe"]
    board: str
    """Nine signs in reading order: X, O, and `.` for a free cell; `/`, `|` and blanks between."""
    to_move: Literal["X", "O"] | None = None
    goal: Literal["legal", "best"] = "best"

    def holds(self, text: str) -> str:
        """Return why the move is right; raises as `Check.holds`."""
        board = re.sub(r"[\s/|]", "", self.board.upper()).replace("-", ".").replace("_", ".")
        if len(board) != _CELLS or not set(board) <= set("XO."):
            raise BadCheck(f"{self.board!r} is no board of nine cells")
        player = to_move(board, self.to_move)
        if any(_won(board, cell) for cell in range(_CELLS)) or "." not in board:
            raise BadCheck("the game is over")
        cell = _cell(text)
        if board[cell] != ".":
            raise Violation(f"cell {cell + 1} is taken by {board[cell]}")
        if self.goal == "legal":
            return f"cell {cell + 1} is free"
        value = worth(board, player, moves=_free, place=_place, won=_won, most=_MOST)
        after = _place(board, cell, player)
        mine = 1 if _won(after, cell) else -value(after, other(player))
        best = value(board, player)
        if mine < best:
            raise Violation(f"cell {cell + 1} {RESULTS[mine]}; the best move {RESULTS[best]}")
        return f"cell {cell + 1} {RESULTS[mine]}, the best there is"


_MOST = 20_000


def _free(board: str) -> Iterable[int]:
    return (cell for cell in range(_CELLS) if board[cell] == ".")


def _place(board: str, cell: int, player: str) -> str:
    return board[:cell] + player + board[cell + 1 :]


def _won(board: str, cell: int) -> bool:
    return any(
        cell in line
        and len({board[c] for c in line} - {"."}) == 1
        and "." not in {board[c] for c in line}
        for line in _LINES
    )


def _cell(text: str) -> int:
    """Return the cell that an answer names, from 0."""
    words = re.findall(r"[a-z]+", text.lower())
    if _PLACES.intersection(words) and _PLACES.union(_NOUNS).issuperset(words):
        return _by_words(words)
    part = tree(re.sub(r"\b(?:cell|square|position|row|column|col)\b", "", text, flags=re.I))
    if isinstance(part, Group) and len(part.parts) == len("rc"):
        row, column = (integer(p) for p in part.parts)
        if not (1 <= row <= 3 and 1 <= column <= 3):  # noqa: PLR2004 - the board's side
            raise Violation(f"row {row}, column {column} is not on the board")
        return 3 * (row - 1) + column - 1
    number = integer(part)
    if not 1 <= number <= _CELLS:
        raise Violation(f"{number} is no cell from 1 to 9")
    return number - 1


def _by_words(words: list[str]) -> int:
    if set(words) & {"center", "centre"}:
        return 4
    rows = [_WORDS[word] for word in words if word in _WORDS]
    columns = [_COLUMNS[word] for word in words if word in _COLUMNS]
    if not rows or not columns:
        raise Unreadable(f"{' '.join(words)!r} names no single cell")
    return 3 * rows[0] + columns[-1]

"""Sliding puzzle: moves that reach the goal, in the fewest moves where that is asked."""

from __future__ import annotations

import re
from collections import deque
from typing import Literal

from pydantic import Field

from loong.checks.base import BadCheck, Check, Unreadable, Violation

_STEPS = {"U": (-1, 0), "D": (1, 0), "L": (0, -1), "R": (0, 1)}
_OPPOSITE = {"U": "D", "D": "U", "L": "R", "R": "L"}
_WORDS = {"UP": "U", "DOWN": "D", "LEFT": "L", "RIGHT": "R", "↑": "U", "↓": "D", "←": "L", "→": "R"}
_MOST_MOVES = 10_000
_SOLVED_CELLS = 9
Board = tuple[int, ...]


class Sliding(Check):
    """Moves as letters U, D, L, R: where the blank goes, or where tiles go into it."""

    kind: Literal["sliding_puzzle"]
    rows: tuple[tuple[int, ...], ...] = Field(min_length=2, max_length=6)
    """The tiles, 0 for the blank."""
    goal: tuple[tuple[int, ...], ...] | None = None
    """What must be reached; 1, 2, 3, … with the blank last where it is not given."""
    moves: Literal["blank", "tile"] = "blank"
    shortest: bool = False
    best: int | None = None
    """The fewest moves; searched here for up to nine cells."""

    def holds(self, text: str) -> str:
        """Return why the moves are right; raises as `Check.holds`."""
        board, width = self._flat(self.rows), len(self.rows[0])
        size = len(board)
        goal = self._flat(self.goal) if self.goal else (*range(1, size), 0)
        if (
            len(goal) != size
            or set(board) != set(goal)
            or 0 not in board
            or len(set(board)) != size
        ):
            raise BadCheck("start and goal must hold the same different tiles and a blank 0")
        steps = _read(text)
        now = board
        for number, letter in enumerate(steps, 1):
            way = letter if self.moves == "blank" else _OPPOSITE[letter]
            after = slide(now, way, width)
            if after is None:
                raise Violation(f"move {number}, {letter}, leaves the board")
            now = after
        if now != goal:
            raise Violation("the moves do not end at the goal")
        fewest = self._fewest(board, goal, width) if self.shortest else len(steps)
        if len(steps) > fewest:
            raise Violation(f"{len(steps)} moves are made, {fewest} are enough")
        return f"{len(steps)} moves reach the goal"

    def _flat(self, rows: tuple[tuple[int, ...], ...]) -> Board:
        if len({len(row) for row in rows}) != 1:
            raise BadCheck("the rows differ in length")
        return tuple(tile for row in rows for tile in row)

    def _fewest(self, start: Board, goal: Board, width: int) -> int:
        if self.best is not None:
            return self.best
        if len(start) > _SOLVED_CELLS:
            raise BadCheck(f"over {_SOLVED_CELLS} cells the item must state the `best` count")
        return distance(start, goal, width)


def _read(text: str) -> list[str]:
    """Read `UDLR`, `U, D, L`, `up, down`, arrows."""
    words: list[str] = re.findall(r"[A-Z]+|[↑↓←→]", text.upper())
    letters = [_WORDS.get(word, word) for word in words]
    listed = [letter for word in letters for letter in word]
    if not listed or not set(listed) <= set(_STEPS):
        raise Unreadable("moves are letters U, D, L, R, the words for them, or arrows")
    if len(listed) > _MOST_MOVES:
        raise Unreadable(f"there are more than {_MOST_MOVES:,} moves")
    return listed


def slide(board: Board, way: str, width: int) -> Board | None:
    """Return the board after the blank has moved; None where it would leave it."""
    at = board.index(0)
    down, right = _STEPS[way]
    row, column = at // width + down, at % width + right
    if not (0 <= column < width and 0 <= row < len(board) // width):
        return None
    to = row * width + column
    tiles = list(board)
    tiles[at], tiles[to] = tiles[to], 0
    return tuple(tiles)


def distance(start: Board, goal: Board, width: int) -> int:
    """Return the fewest moves between two boards, by a search from both ends."""
    sides: list[dict[Board, int]] = [{start: 0}, {goal: 0}]
    queues = [deque([start]), deque([goal])]
    if start == goal:
        return 0
    while queues[0] or queues[1]:
        side = 0 if queues[0] and (not queues[1] or len(queues[0]) <= len(queues[1])) else 1
        met = _layer(queues[side], sides[side], sides[1 - side], width)
        if met is not None:
            return met
    raise BadCheck("the goal cannot be reached")


def _layer(
    queue: deque[Board], seen: dict[Board, int], opposite: dict[Board, int], width: int
) -> int | None:
    """Go one step further from one end; return the shortest way where the ends meet."""
    best: int | None = None
    for _ in range(len(queue)):
        board = queue.popleft()
        for way in _STEPS:
            after = slide(board, way, width)
            if after is None or after in seen:
                continue
            seen[after] = seen[board] + 1
            queue.append(after)
            if after in opposite:
                total = seen[after] + opposite[after]
                best = total if best is None else min(best, total)
    return best

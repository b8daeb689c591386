"""Check filled grids: sudokus, latin squares, and queens on a board."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Literal

from pydantic import Field

from loong.checks.base import BadCheck, Check, Unreadable, Violation
from loong.checks.names import flat, integer, number_or_none, value_of
from loong.checks.tree import MAX_LENGTH, Chain, Group, Tree, clean, tree

Cell = int | str | None
Grid = list[list[int]]

_MOST_SIDE = 36
_FRAME = re.compile(r"[\s,;|\[\](){}+\-_'\"=&]*")
_BEGIN = re.compile(r"\\(?:begin|end)\{[a-z]*\}(?:\{[lcr|]*\})?|\\hline")


class Latin(Check):
    """A square of numbers 1 to n, each once in every row and column, and in every box."""

    kind: Literal["latin_square", "sudoku"]
    givens: tuple[list[Cell], ...] = Field(min_length=1, max_length=_MOST_SIDE)
    """The rows; 0, null, "." or "" where a cell is to be filled."""
    box: tuple[int, int] | None = None
    """Rows and columns of a box; a sudoku's are roots of n where none are given."""

    def holds(self, text: str) -> str:
        """Return why the grid is right; raises as `Check.holds`."""
        side = len(self.givens)
        if any(len(row) != side for row in self.givens):
            raise BadCheck("the givens are no square")
        grid = read_grid(text, side)
        for r, row in enumerate(self.givens):
            for c, given in enumerate(row):
                if given not in (0, None, ".", "", "0", "_") and str(given) != str(grid[r][c]):
                    raise Violation(
                        f"row {r + 1}, column {c + 1} holds {grid[r][c]}, {given} was given"
                    )
        for name, cells in self._units(side):
            values = [grid[r][c] for r, c in cells]
            twice = next((v for v in values if values.count(v) > 1), None)
            if twice is not None:
                raise Violation(f"{name} holds {twice} twice")
        return f"every unit of the {side}×{side} square holds each number once"

    def _units(self, side: int) -> Iterator[tuple[str, list[tuple[int, int]]]]:
        for at in range(side):
            yield f"row {at + 1}", [(at, c) for c in range(side)]
            yield f"column {at + 1}", [(r, at) for r in range(side)]
        height, width = self._box(side)
        for top in range(0, side, height) if height else ():
            for left in range(0, side, width):
                name = f"the box at row {top + 1}, column {left + 1}"
                yield name, [(top + r, left + c) for r in range(height) for c in range(width)]

    def _box(self, side: int) -> tuple[int, int]:
        if self.kind == "latin_square" and self.box is None:
            return (0, 0)
        root = round(side**0.5)
        height, width = self.box or (root, root)
        if height < 1 or height * width != side:
            raise BadCheck(f"boxes of {height} × {width} do not fill a side of {side}")
        return height, width


def read_grid(text: str, side: int) -> Grid:
    """Read a square of numbers from 1 to its side, in rows, lists or digits in a row.

    Raises:
        Unreadable: there are more or fewer numbers, or something else stands there.
    """
    if len(text) > MAX_LENGTH:
        raise Unreadable(f"the answer has more than {MAX_LENGTH:,} characters")
    if side > _MOST_SIDE:
        raise BadCheck(f"squares have at most {_MOST_SIDE} rows")
    plain = clean(_BEGIN.sub(" ", text))
    digit = r"[0-9]" if side < len("0123456789") else r"[0-9]{1,3}"
    rest = re.sub(digit, "", plain)
    values = [int(match[0]) for match in re.finditer(digit, plain)]
    if not _FRAME.fullmatch(rest):
        raise Unreadable("the answer holds more than a grid of numbers")
    if len(values) != side * side:
        raise Unreadable(f"the answer holds {len(values)} numbers, not {side} × {side}")
    wrong = next((v for v in values if not 1 <= v <= side), None)
    if wrong is not None:
        raise Violation(f"{wrong} is not between 1 and {side}")
    return [values[at : at + side] for at in range(0, side * side, side)]


class Queens(Check):
    """Queens of which none attacks another: a column for each row, or squares."""

    kind: Literal["queens"]
    n: int = Field(ge=1, le=500)
    fixed: tuple[tuple[int, int], ...] = ()
    """Rows and columns, from 1, of queens that stand already."""

    def holds(self, text: str) -> str:
        """Return why the queens stand right; raises as `Check.holds`."""
        squares = self._read(value_of(tree(text)))
        if len(squares) != self.n:
            raise Violation(f"{len(squares)} queens are placed, not {self.n}")
        shift = 0 if all(1 <= v <= self.n for square in squares for v in square) else 1
        moved = {(row + shift, column + shift) for row, column in squares}
        for row, column in moved:
            if not (1 <= row <= self.n and 1 <= column <= self.n):
                raise Violation(f"row {row}, column {column} is not on the board")
        for one, other in combinations(sorted(moved), 2):
            if (
                one[0] == other[0]
                or one[1] == other[1]
                or abs(one[0] - other[0]) == abs(one[1] - other[1])
            ):
                raise Violation(f"the queens on {one} and {other} (row, column) attack each other")
        if len(moved) < self.n or any(square not in moved for square in self.fixed):
            raise Violation("a queen is missing from a square where it must stand")
        return f"{self.n} queens, none attacked"

    def _read(self, answer: Tree) -> list[tuple[int, int]]:
        """Read columns by row (from 0 or from 1), pairs (row, column), or squares such as b4."""
        if isinstance(answer, str):
            entries: list[Tree] = [*(answer.split("-") if "-" in answer else answer.split())]
        else:
            entries = list(answer.parts) if isinstance(answer, Chain) else list(flat(answer))
        if all(number_or_none(entry) is not None for entry in entries):
            columns = [integer(entry) for entry in entries]
            first = 0 if 0 in columns else 1
            return [(row, column) for row, column in enumerate(columns, first)]
        return [_square(entry) for entry in entries]


def _square(entry: Tree) -> tuple[int, int]:
    if isinstance(entry, Group) and len(entry.parts) == len("rc"):
        return integer(entry.parts[0]), integer(entry.parts[1])
    match = re.fullmatch(r"([a-z])([0-9]{1,2})", entry) if isinstance(entry, str) else None
    if match is None:
        raise Unreadable("a queen's place is a column, a pair (row, column) or a square such as b4")
    return int(match[2]), ord(match[1]) - ord("a") + 1

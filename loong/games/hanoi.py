"""Tower of Hanoi: a list of moves that is legal and reaches the goal, in the fewest moves."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field

from loong.checks.base import BadCheck, Check, Unreadable, Violation
from loong.checks.names import Names, edges
from loong.checks.tree import MAX_LENGTH, Chain, Group, Tree, tree

_PEGS = 3
_FROM_TO = re.compile(
    r"FROM (?:(?:PEG|ROD|TOWER) )?([A-C0-3]) (?:ON)?TO (?:(?:PEG|ROD|TOWER) )?([A-C0-3])\b"
)


class Hanoi(Check):
    """Moves between pegs, `A→C, A→B, …`; pegs are A, B, C or 1, 2, 3."""

    kind: Literal["hanoi"]
    disks: int = Field(ge=1, le=14)
    start: tuple[int, ...] | None = None
    """The peg (0, 1 or 2) of each disk, the smallest first; all on the first where not given."""
    goal: Literal[0, 1, 2] = 2
    """The peg on which all must end."""
    shortest: bool = True

    def holds(self, text: str) -> str:
        """Return why the moves are right; raises as `Check.holds`."""
        start = self.start or (0,) * self.disks
        if len(start) != self.disks or not set(start) <= set(range(_PEGS)):
            raise BadCheck(f"the start must name a peg 0, 1 or 2 for each of {self.disks} disks")
        pegs: list[list[int]] = [[], [], []]
        for disk in reversed(range(self.disks)):
            pegs[start[disk]].append(disk)
        moves = _moves(text)
        for number, (source, target) in enumerate(moves, 1):
            _move(pegs, source, target, f"move {number}, {'ABC'[source]}→{'ABC'[target]}")
        if len(pegs[self.goal]) != self.disks:
            raise Violation(f"in the end not all disks stand on peg {'ABC'[self.goal]}")
        best = fewest(start, self.goal)
        if self.shortest and len(moves) > best:
            raise Violation(f"{len(moves)} moves are made, {best} are enough")
        return f"{len(moves)} legal moves reach the goal"


def _moves(text: str) -> list[tuple[int, int]]:
    """Read `A→C, A→B` or `Move disk 1 from A to C`; the disk's number is not read."""
    said = _FROM_TO.findall(text[:MAX_LENGTH].upper())
    answer: Tree = Group("", tuple(Chain((a, b)) for a, b in said)) if said else tree(text)
    for pegs in ("ABC", "123", "012"):
        try:
            listed = edges(answer, Names(list(pegs)))
        except Unreadable:
            continue
        return [(pegs.index(a), pegs.index(b)) for a, b in listed]
    raise Unreadable("moves are written A→C, A→B, … or 1→3, 1→2, …")


def _move(pegs: list[list[int]], source: int, target: int, said: str) -> None:
    if not pegs[source]:
        raise Violation(f"{said}: no disk is there")
    if pegs[target] and pegs[target][-1] < pegs[source][-1]:
        raise Violation(f"{said}: a larger disk would lie on a smaller one")
    pegs[target].append(pegs[source].pop())


def fewest(start: tuple[int, ...], goal: int) -> int:
    """Return the fewest moves from any legal state to all disks on one peg.

    The largest disk that is not there must move once; all smaller ones first go to the third peg.
    """
    moves, wanted = 0, goal
    for disk in reversed(range(len(start))):
        if start[disk] != wanted:
            moves += 2**disk
            wanted = _PEGS - start[disk] - wanted
    return moves

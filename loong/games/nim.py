"""Nim: a legal move, or one that wins; by Bouton's nim-sum, last taker wins or loses."""

from __future__ import annotations

import re
from functools import reduce
from operator import xor
from typing import Literal

from pydantic import Field

from loong.checks.base import BadCheck, Check, Unreadable, Violation
from loong.checks.names import flat, integer, value_of
from loong.checks.tree import MAX_LENGTH, tree

_TAKE = re.compile(
    r"(?:take|remove|takes|removes)?\s*(\d{1,9})(?:\s+\w+){0,3}?\s+(?:from|off|of)\s+"
    r"(?:the\s+)?(?:heap|pile|row|stack)\s*#?\s*(\d{1,4})",
    re.IGNORECASE,
)


class Nim(Check):
    """A move: `take 3 from heap 2` (heaps from 1), or the heaps that are left, in order."""

    kind: Literal["nim"]
    heaps: tuple[int, ...] = Field(min_length=1, max_length=1000)
    goal: Literal["legal", "best"] = "best"
    misere: bool = False
    """Whether who takes last loses."""

    def holds(self, text: str) -> str:
        """Return why the move is right; raises as `Check.holds`."""
        if min(self.heaps) < 0 or not any(self.heaps):
            raise BadCheck("there is nothing to take")
        heap, left = self._read(text[:MAX_LENGTH])
        if not 0 <= left < self.heaps[heap]:
            raise Violation(f"heap {heap + 1} has {self.heaps[heap]}, it cannot be left at {left}")
        after = [*self.heaps[:heap], left, *self.heaps[heap + 1 :]]
        said = f"heaps {after} left to the opponent"
        if self.goal == "legal":
            return said
        if not wins(list(self.heaps), misere=self.misere):
            return f"{said}; no move wins here, so every legal one is as good"
        if wins(after, misere=self.misere):
            raise Violation(f"{said} let him win; a move that wins exists")
        return f"{said} are lost for him"

    def _read(self, text: str) -> tuple[int, int]:
        """Return which heap is changed, from 0, and what is left of it."""
        said = _TAKE.search(text)
        if said is not None:
            heap = int(said[2]) - 1
            if not 0 <= heap < len(self.heaps):
                raise Violation(f"there is no heap {heap + 1}")
            return heap, self.heaps[heap] - int(said[1])
        after = [integer(part) for part in flat(value_of(tree(text)))]
        if len(after) != len(self.heaps):
            raise Unreadable("a move is `take N from heap K`, or all heaps as they are left")
        changed = [at for at, (a, b) in enumerate(zip(self.heaps, after, strict=True)) if a != b]
        if len(changed) != 1:
            raise Violation(f"{len(changed)} heaps are changed, one must be")
        return changed[0], after[changed[0]]


def wins(heaps: list[int], *, misere: bool) -> bool:
    """Tell whether who moves can win (Bouton 1901)."""
    if misere and max(heaps, default=0) <= 1:
        return sum(heaps) % 2 == 0
    return reduce(xor, heaps, 0) != 0

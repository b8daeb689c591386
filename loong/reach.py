"""Which seeds a solver can solve: only problems of such kinds can ever be verified by it.

A model that cannot solve a seed will not solve its variations, and whatever is written after that
seed falls out at the cross-check, paid for and lost. Chains of thought on the seed itself, whose
answer is known, tell beforehand: two must be right, four where the answer could be guessed, and
each is asked only after the one before it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

from loong.answers import compare
from loong.crosscheck import guessable
from loong.flow import Once
from loong.types import DataPoint, Solver

_ENOUGH, _GUESSED = 2, 4  # chains that must be right
_BLOCK = 16  # seeds tried at once; the next block is tried when more are needed


class Reach:
    """Tries seeds on a solver, each at most once, in order and only as far as is needed.

    Args:
        solver: who reasons on the candidates.
    """

    def __init__(self, solver: Solver) -> None:
        self.solver = solver
        self._tries = Once[bool]()

    async def first(self, points: Sequence[DataPoint], count: int) -> list[DataPoint]:
        """Return the first `count` points that the solver solves, fewer if there are no more.

        Where half as many more would not be there, the next block is begun and not waited for: the
        attempts on these parents go on meanwhile.

        Raises:
            ModelError: the solver's model does not answer.
        """
        found: list[DataPoint] = []
        for start in range(0, len(points), _BLOCK):
            block = points[start : start + _BLOCK]
            solved = await asyncio.gather(
                *(self._tries.get(p.id, partial(self._solves, p)) for p in block)
            )
            found += [point for point, good in zip(block, solved, strict=True) if good]
            if len(found) >= count:
                if len(found) - count < count // 2:
                    for ahead in points[start + _BLOCK : start + 2 * _BLOCK]:
                        self._tries.begin(ahead.id, partial(self._solves, ahead))
                break
        return found[:count]

    async def aclose(self) -> None:
        """End the tries that are under way."""
        await self._tries.aclose()

    async def _solves(self, point: DataPoint) -> bool:
        if not point.final_answer.strip():
            return True  # nothing to hold the solver against
        for chains in range(1, (_GUESSED if guessable(point.final_answer) else _ENOUGH) + 1):
            # a run's journal answers for the chains before the last
            last = (await self.solver.solve(point, n=chains))[-1]
            if last.answer is None or not _right(last.answer, point):
                return False
        return True


def _right(answer: str, point: DataPoint) -> bool:
    return compare(answer, point.final_answer, answer_type=point.answer_type).equal is True

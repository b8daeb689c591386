"""The run engine: many attempts at once, settled in order, every step journalled.

Attempts are independent and numbered. Each is ruled on whenever it is ready and its ruling is
committed at once; *settling* (duplicates against what was kept before, then kept or rejected) goes
strictly in the order of the numbers. So the items do not depend on which reply came first, and a
run that was killed and resumed ends with the items of one that was not.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import islice

from loong.curate.duplicates import DuplicateIndex
from loong.errors import JobError, ModelError, ModelRefusal
from loong.flow import cancel
from loong.generate import ByAttempt
from loong.judge import Judge
from loong.run.rows import item_id
from loong.run.store import Store
from loong.types import Candidate, DataPoint, Ruling

_AHEAD = 4  # rulings that may wait for their turn, per attempt under way
_GIVE_UP = 3  # attempts in a row that the model fails end the session

Settled = Callable[[Ruling, str, str], None]
"""Called for each settled attempt with its ruling, what became of it, and the reason."""


class Engine:
    """Work on one run until enough items are kept.

    Args:
        store: the run's journal.
        strategy: makes candidates.
        judge: rules on them.
        seeds: the seed items.
        seed: of the run.
        width: attempts under way at once.
        known: kept questions so far; must come empty.
        on_settled: told of each attempt that is settled in this session.
    """

    def __init__(
        self,
        store: Store,
        strategy: ByAttempt,
        judge: Judge,
        seeds: Sequence[DataPoint],
        *,
        seed: int,
        width: int,
        known: DuplicateIndex,
        on_settled: Settled | None = None,
    ) -> None:
        self.store = store
        self.strategy = strategy
        self.judge = judge
        self.seeds = seeds
        self.seed = seed
        self.width = width
        self.known = known
        self.on_settled = on_settled
        self._turn = 0  # the attempt that is to be settled next
        self._kept = 0
        self._ruled: dict[int, Ruling | None] = {}  # not yet settled; None: still in the store
        self._tasks: dict[asyncio.Task[None], int] = {}
        self._since = time.monotonic()
        self._failed: dict[int, ModelError] = {}  # attempts, since the model last answered

    async def run(self, asked: int, *, max_attempts: int) -> int:
        """Go on until `asked` items are kept or `max_attempts` are settled; return the kept.

        Raises:
            ModelError: the model failed several attempts in a row; what was answered is journalled.
        """
        self._resume()
        self._since = time.monotonic()
        try:
            while self._kept < asked and self._turn < max_attempts:
                self._launch(asked, max_attempts)
                if self._tasks:
                    await self._gather()
                    self._note_time()
                elif self._turn in self._failed:  # and there is no other attempt to make
                    raise self._failed[self._turn]
                self._settle(asked)
        finally:
            await cancel(self._tasks)
            await self.strategy.aclose()
            self._note_time()
        return self._kept

    def _note_time(self) -> None:
        """Add to the run's wall time what has passed since the last note."""
        now = time.monotonic()
        spent = float(self.store.fact("seconds") or 0) + now - self._since
        self.store.set_fact("seconds", f"{spent:.3f}")
        self._since = now

    def _resume(self) -> None:
        """Take up what earlier sessions settled and ruled."""
        for row in self.store.settled(kept=True):
            self.known.add(row.ruling.point.question, item_id(row.ruling))
            self._kept += 1
        self._ruled = dict.fromkeys(self.store.unsettled())
        self._turn = self.store.turn()

    # ------------------------------------------------------------ ruling, in any order

    def _launch(self, asked: int, max_attempts: int) -> None:
        """Start attempts while there is room; never many more than the missing items may need."""
        ahead = min(self.width * _AHEAD, self._likely_needed(asked))
        room = min(self.width, ahead - len(self._ruled)) - len(self._tasks)
        # what failed starts again when the model is known to answer others
        under_way = set(self._tasks.values()) | self._ruled.keys() | self._failed.keys()
        waiting = (a for a in range(self._turn, max_attempts) if a not in under_way)
        # with nothing under way the next in turn must start, whatever lies ruled behind it
        for attempt in islice(waiting, max(room, 0 if self._tasks else 1)):
            self._tasks[asyncio.create_task(self._rule(attempt))] = attempt

    def _likely_needed(self, asked: int) -> int:
        """Estimate the attempts that the missing items take, from the yield so far."""
        share = (self._kept + 1) / (self._turn + 1)
        return math.ceil((asked - self._kept) / min(1.0, share))

    async def _rule(self, attempt: int) -> None:
        candidate = Candidate(
            attempt=attempt,
            domain=self.strategy.domain,
            strategy=self.strategy.name,
            question="",
        )
        stage = "attempt"
        try:
            candidate = await self.strategy.attempt(attempt, self.seeds, seed=self.seed)
            stage = "executed"
            ruling, stage = await self.judge.rule(candidate)
        except ModelRefusal as refusal:
            if not self.store.answered():  # it may refuse everything: a wrong name, say
                raise
            ruling = Ruling(point=candidate, accepted=False, reason=f"refused: {refusal}")
        created = datetime.now(UTC).isoformat(timespec="seconds")
        self.store.add_ruling(ruling, stage=stage, created=created)
        self._ruled[attempt] = ruling

    async def _gather(self) -> None:
        """Wait for the next attempts to end; end the session if the model is gone."""
        done, _ = await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            attempt = self._tasks.pop(task)
            error = task.exception()
            if error is None:
                self._failed.clear()
            elif isinstance(error, ModelError) and len(self._failed) + 1 < _GIVE_UP:
                self._failed[attempt] = error
            else:
                raise error

    # ------------------------------------------------------------ settling, in order

    def _settle(self, asked: int) -> None:
        while self._turn in self._ruled and self._kept < asked:
            ruling = self._ruled.pop(self._turn) or self.store.stored(self._turn).ruling
            fate, reason = self._fate(ruling)
            self.store.settle(self._turn, fate, reason)
            if fate == "kept":
                self.known.add(ruling.point.question, item_id(ruling))
                self._kept += 1
            self._turn += 1
            if self.on_settled is not None:
                self.on_settled(ruling, fate, reason)

    def _fate(self, ruling: Ruling) -> tuple[str, str]:
        if not ruling.accepted:
            return ruling.code, ruling.reason
        twin = self.known.find(ruling.point.question)
        if twin is not None:
            return "duplicate", f"duplicate: of item {twin[0]} ({twin[1]:.0%} the same words)"
        return "kept", "agreed"


def shortfall(kept: int, asked: int, attempts: int, folder: str) -> JobError:
    """Build the error for a run that stopped before it had what was asked."""
    return JobError(
        f"{kept} of {asked} items were verified in {attempts} attempts; they are kept in "
        f"{folder!r}. Run the same command with --run {folder} and a higher --max-attempts to go on"
    )

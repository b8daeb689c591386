"""One verifier for all sessions: a bounded number of judgings at once, each timed and counted."""

from __future__ import annotations

import asyncio
import time

from loong.serve.metrics import Metrics
from loong.types import DataPoint, Item, Outcome, Verdict, Verifier


class Judging:
    """Judge for many sessions at once.

    Sessions neither set the verifier up nor clean it up: it belongs to the server.

    Args:
        verifier: judges.
        metrics: where outcomes and seconds are counted.
        timeout: seconds that judging one answer may take, from when its turn has come.
        at_once: judgings under way; further ones wait for their turn.
    """

    def __init__(
        self, verifier: Verifier, metrics: Metrics, *, timeout: float = 180.0, at_once: int = 64
    ) -> None:
        self.name = verifier.name
        self.version = verifier.version
        self._verifier = verifier
        self._metrics = metrics
        self._timeout = timeout
        self._turn = asyncio.Semaphore(at_once)

    async def verify(self, answer: str, point: DataPoint | Item) -> Verdict:
        """Judge an answer against a problem. Raises nothing."""
        with self._metrics.waiting.track_inprogress():
            await self._turn.acquire()
        try:
            verdict = await self._timed(answer, point)
        finally:
            self._turn.release()
        self._metrics.outcomes.labels(verdict.outcome.value).inc()
        return verdict

    async def _timed(self, answer: str, point: DataPoint | Item) -> Verdict:
        started = time.perf_counter()
        try:
            async with asyncio.timeout(self._timeout):
                return await self._verifier.verify(answer, point)
        except TimeoutError:
            return self._ungraded(f"timeout: judging took more than {self._timeout:g} s")
        except Exception as error:  # noqa: BLE001 - a broken verifier must not end the session
            return self._ungraded(f"verifier: {type(error).__name__}: {error}")
        finally:
            self._metrics.judging.observe(time.perf_counter() - started)

    def _ungraded(self, reason: str) -> Verdict:
        return Verdict(
            outcome=Outcome.UNGRADED, reason=reason, verifier=self.name, version=self.version
        )

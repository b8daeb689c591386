"""One verifier for all sessions: a bounded number of judgings at once, each timed and counted.

Comparing can take tenths of a second, for an answer of twenty thousand boxes or a set of sixty
symbols. Only short answers to a short reference are compared in the event loop; the others wait for
threads, so that they hold up each other and nobody else. Programs run in the sandbox and need no
thread.
"""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

from loong.serve.metrics import Metrics
from loong.types import DataPoint, Item, Outcome, Verdict, Verifier
from loong.verifiers.auto import ordered
from loong.verifiers.python import PythonVerifier

_SHORT = 2000  # characters of a reply that is compared at once: 0.5 ms, 40 at the very worst
_REFERENCE = 32  # characters of the reference that it is compared with
_COMPUTING = frozenset({"units", "structure", "rules"})
"""Verifiers an item may ask for that compute and wait for nothing."""
_THREADS = 2  # each may hold the interpreter for 5 ms before the loop has its turn again


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
        self._threads = ThreadPoolExecutor(_THREADS, "loong-judging")

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
                return await self._judged(answer, point)
        except TimeoutError:
            return self._ungraded(f"timeout: judging took more than {self._timeout:g} s")
        except Exception as error:  # noqa: BLE001 - a broken verifier must not end the session
            return self._ungraded(f"verifier: {type(error).__name__}: {error}")
        finally:
            self._metrics.judging.observe(time.perf_counter() - started)

    async def _judged(self, answer: str, point: DataPoint | Item) -> Verdict:
        if not self._only_computes(point) or _is_quick(answer, point):
            return await self._verifier.verify(answer, point)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, _computed, self._verifier, answer, point)

    def _only_computes(self, point: DataPoint | Item) -> bool:
        """Tell whether judging waits for nothing: no program, no model, no code of others."""
        ours = isinstance(self._verifier, PythonVerifier) and self._verifier.extractor is None
        asked = ordered(point)
        return ours and (
            asked in _COMPUTING or (asked is None and bool(point.final_answer.strip()))
        )

    def close(self) -> None:
        """Let the threads end."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _ungraded(self, reason: str) -> Verdict:
        return Verdict(
            outcome=Outcome.UNGRADED, reason=reason, verifier=self.name, version=self.version
        )


def _is_quick(answer: str, point: DataPoint | Item) -> bool:
    """Tell whether a short answer is to be compared with a short reference."""
    small = len(answer) <= _SHORT and len(point.final_answer) <= _REFERENCE
    return small and ordered(point) is None


def _computed(verifier: Verifier, answer: str, point: DataPoint | Item) -> Verdict:
    """Return the verdict of a verifier that waits for nothing."""
    judging = verifier.verify(answer, point)
    try:
        judging.send(None)
    except StopIteration as done:
        verdict: Verdict = done.value
        return verdict
    judging.close()
    raise RuntimeError("the verifier waits for something, where it was to compute")

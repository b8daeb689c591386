"""Bounded concurrency over asynchronous work."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


async def ordered_map(
    work: Callable[[T], Awaitable[R]], source: Iterable[T], *, limit: int
) -> AsyncGenerator[R, None]:
    """Yield `await work(x)` for each x, in order, with at most `limit` under way or not yet taken.

    Nothing is pulled from `source` before there is room for it. Leaving the loop early cancels what
    is under way; the first exception of `work` is raised in its place in the order.
    """
    tasks: list[asyncio.Future[R]] = []
    inputs = iter(source)
    try:
        while True:
            while len(tasks) < limit and (step := _start(work, inputs)) is not None:
                tasks.append(step)
            if not tasks:
                return
            yield await tasks.pop(0)
    finally:
        await cancel(tasks)


def _start(work: Callable[[T], Awaitable[R]], inputs: Iterable[T]) -> asyncio.Future[R] | None:
    for value in inputs:
        return asyncio.ensure_future(work(value))
    return None


async def cancel(tasks: Iterable[asyncio.Future[R]]) -> None:
    """Cancel tasks and wait until each has ended; their outcomes are dropped."""
    ending = list(tasks)
    for task in ending:
        task.cancel()
    await asyncio.gather(*ending, return_exceptions=True)


class Once(Generic[R]):
    """Work by key, done once for all who ask for it, and anew where it failed."""

    def __init__(self) -> None:
        self._tasks: dict[str, asyncio.Future[R]] = {}

    def begin(self, key: str, work: Callable[[], Awaitable[R]]) -> None:
        """Start what was not started yet; nobody needs to wait for it."""
        if key not in self._tasks:
            self._start(key, work)

    async def get(self, key: str, work: Callable[[], Awaitable[R]]) -> R:
        """Return what comes of the work; it goes on where the one who waits is cancelled."""
        task = self._tasks.get(key)
        if task is None or (task.done() and (task.cancelled() or task.exception())):
            task = self._start(key, work)
        return await asyncio.shield(task)

    def forget(self, key: str) -> None:
        """Drop what came of a key, if anything did."""
        self._tasks.pop(key, None)

    async def aclose(self) -> None:
        """End what is under way, and drop the rest."""
        await cancel(self._tasks.values())
        self._tasks.clear()

    def _start(self, key: str, work: Callable[[], Awaitable[R]]) -> asyncio.Future[R]:
        task = self._tasks[key] = asyncio.ensure_future(work())
        task.add_done_callback(_note)
        return task


def _note(task: asyncio.Future[R]) -> None:
    """Take note of how a task ended that nobody may wait for; who does is told all the same."""
    if not task.cancelled():
        task.exception()


def end_loop(loop: asyncio.AbstractEventLoop) -> None:
    """Cancel what is under way in a loop that does not run, and close it."""
    loop.run_until_complete(cancel(asyncio.all_tasks(loop)))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.run_until_complete(loop.shutdown_default_executor())
    loop.close()

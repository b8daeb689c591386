"""Bounded concurrency over asynchronous work."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from typing import TypeVar

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


def quietly(task: asyncio.Future[R]) -> None:
    """Take note of how a task ended that nobody may wait for; who does is told all the same."""
    if not task.cancelled():
        task.exception()

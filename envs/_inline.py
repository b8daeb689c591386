"""An event loop that runs in its caller's thread, for synchronous code that wants no hop."""

from __future__ import annotations

import asyncio
import threading
import weakref
from collections.abc import Coroutine
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Generic, TypeVar

from loong.errors import UsageError
from loong.flow import cancel, end_loop

T = TypeVar("T")


class Inline:
    """Run coroutines to their end, one at a time, on one loop that belongs to this object.

    The loop runs in the thread that calls, and stands still between calls: no other thread has to
    be woken. Only a caller inside a running loop, as in a notebook, is given a thread for the time
    of the call, as no thread runs two loops. Calls of several threads wait for one another.
    """

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._turn = threading.Lock()
        self.closing = threading.Lock()
        """For an owner whose last call and `close` are to be one."""
        self._end = weakref.finalize(self, _close, self._loop)

    @property
    def alive(self) -> bool:
        """Whether `close` was not called yet."""
        return self._end.alive

    def run(self, work: Coroutine[object, object, T]) -> T:
        """Return what a coroutine returns; an interrupt of the caller cancels it.

        Raises:
            UsageError: after `close`.
        """
        call = _Call(work)
        if not _inside_a_loop():
            with self._turn:
                return self._finished(call)
        result: Future[T] = Future()
        thread = threading.Thread(target=self._answer, args=(call, result), name="loong-env")
        try:
            thread.start()
            return result.result()
        finally:  # an interrupt may come at any place, also while the thread starts
            if not result.done():
                self._cancel(call)
            if thread.is_alive():
                thread.join()

    def close(self) -> None:
        """Cancel what is under way and close the loop; harmless when repeated."""
        with self._turn:
            self._end()

    def _answer(self, call: _Call[T], result: Future[T]) -> None:
        """Run a call in its turn, and put what comes of it where the caller waits."""
        with self._turn:
            try:
                result.set_result(self._finished(call))
            except BaseException as error:  # noqa: BLE001 - raised where the caller waits
                result.set_exception(error)

    def _finished(self, call: _Call[T]) -> T:
        if not self.alive:
            call.work.close()
            raise UsageError("the environment is closed; make a new one")
        task = call.task = self._loop.create_task(call.work)
        if call.cancelled:
            task.cancel()
        try:
            return self._loop.run_until_complete(task)
        finally:
            if not task.done():
                self._loop.run_until_complete(cancel([task]))

    def _cancel(self, call: _Call[T]) -> None:
        call.cancelled = True
        if call.task is not None:
            self._loop.call_soon_threadsafe(call.task.cancel)


@dataclass
class _Call(Generic[T]):
    """A coroutine that waits for its turn or runs."""

    work: Coroutine[object, object, T]
    task: asyncio.Task[T] | None = None
    cancelled: bool = False


def _inside_a_loop() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def _close(loop: asyncio.AbstractEventLoop) -> None:
    """Close a loop; in a thread of its own where the caller's runs another one."""
    if not _inside_a_loop():
        return end_loop(loop)
    thread = threading.Thread(target=end_loop, args=(loop,), name="loong-env")
    thread.start()
    return thread.join()

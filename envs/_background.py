"""An event loop in a thread of its own, for callers that have none or are inside another."""

from __future__ import annotations

import asyncio
import threading
import weakref
from collections.abc import Coroutine
from typing import TypeVar

from loong.errors import UsageError
from loong.flow import end_loop

T = TypeVar("T")


class Background:
    """Run coroutines to their end from synchronous code, also inside a running loop.

    The thread ends with `close`, or with the last reference to this object.
    """

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        thread = threading.Thread(target=_serve, args=(self._loop,), name="loong-env", daemon=True)
        thread.start()
        self._end = weakref.finalize(self, _stop, self._loop, thread)

    @property
    def alive(self) -> bool:
        """Whether `close` was not called yet."""
        return self._end.alive

    def run(self, work: Coroutine[object, object, T]) -> T:
        """Return what a coroutine returns; an interrupt of the caller cancels it.

        Raises:
            UsageError: after `close`.
        """
        if not self.alive:
            work.close()
            raise UsageError("the environment is closed; make a new one")
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result()
        finally:
            future.cancel()

    def close(self) -> None:
        """Cancel what is under way, end the thread and close the loop; harmless when repeated."""
        self._end()


def _serve(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
    finally:
        end_loop(loop)


def _stop(loop: asyncio.AbstractEventLoop, thread: threading.Thread) -> None:
    loop.call_soon_threadsafe(loop.stop)
    if thread is not threading.current_thread():  # the last reference may be dropped in there
        thread.join()

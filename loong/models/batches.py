"""Gather requests that arrive together and answer them as one batch, in a thread of its own."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeVar

from loong.types import Chat, Completion, Sampling

QUIET = 0.002
"""Seconds without a new request after which a batch begins: callers of one event loop put theirs
within microseconds of each other, and a batch takes far longer than this."""

Answer = TypeVar("Answer")


@dataclass(frozen=True, eq=False)
class Ask:
    """One completion that somebody waits for; once its future is cancelled, nobody does."""

    chat: Chat
    sampling: Sampling
    index: int
    """Which of the completions of one call."""
    future: Future[Completion] = field(default_factory=Future)


class Batcher:
    """Answer batches one after another, in the order in which their requests were put.

    Args:
        answer: answers one batch, settling every future; what it raises, all others are told.
        size: requests of one batch at most.
        name: name of the thread.
    """

    def __init__(self, answer: Callable[[list[Ask]], None], *, size: int, name: str) -> None:
        self._answer = answer
        self._size = size
        self._inbox: queue.SimpleQueue[Ask | Task] = queue.SimpleQueue()
        self._following: Task | None = None
        self._closed = False
        # a daemon: a program that forgets to close a model must still be able to end
        self._thread = threading.Thread(target=self._serve, name=name, daemon=True)
        self._thread.start()

    def put(self, asks: Sequence[Ask]) -> None:
        """Add requests."""
        for ask in asks:
            self._inbox.put(ask)

    def between(self, do: Callable[[], None]) -> Future[None]:
        """Run something in the thread, after the requests put so far and before all later ones."""
        task = Task(do)
        self._inbox.put(task)
        return task.done

    def close(self) -> None:
        """Answer what was put, then end the thread."""
        self.between(self._end)
        self._thread.join()

    def _end(self) -> None:
        self._closed = True

    def _serve(self) -> None:
        """Take turns until closed; runs in the thread."""
        while not self._closed:
            first = self._following or self._inbox.get()
            self._following = None
            if isinstance(first, Task):
                first.run()
            else:
                self._try(self._gathered(first))

    def _gathered(self, first: Ask) -> list[Ask]:
        """Return a batch: what follows `first` up to a task, the size, or a quiet moment."""
        batch = [first]
        while len(batch) < self._size:
            try:
                following = self._inbox.get(timeout=QUIET)
            except queue.Empty:
                break
            if isinstance(following, Task):
                self._following = following
                break
            batch.append(following)
        return batch

    def _try(self, batch: list[Ask]) -> None:
        """Answer a batch; an error is told to all that are still waiting."""
        waiting = [ask for ask in batch if not ask.future.cancelled()]
        try:
            if waiting:
                self._answer(waiting)
        except BaseException as error:  # noqa: BLE001 - else they would wait for ever
            for ask in waiting:
                fail(ask.future, error)


class Task:
    """Work that belongs between two batches."""

    def __init__(self, do: Callable[[], None]) -> None:
        self.done: Future[None] = Future()
        self._do = do

    def run(self) -> None:
        """Do it and settle the future."""
        try:
            self._do()
        except BaseException as error:  # noqa: BLE001 - whoever waits is told, whatever it is
            fail(self.done, error)
        else:
            settle(self.done, None)


def settle(future: Future[Answer], result: Answer) -> None:
    """Set a result, unless who asked has gone meanwhile."""
    with suppress(InvalidStateError):
        future.set_result(result)


def fail(future: Future[Answer], error: BaseException) -> None:
    """Set an error, unless the future is settled or who asked has gone."""
    with suppress(InvalidStateError):
        future.set_exception(error)

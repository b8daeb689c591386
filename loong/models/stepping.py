"""Drive vLLM's engine from a thread of its own, so that calls join and leave its batch at any step.

The engine's synchronous face is used, the one that vLLM's own `LLM` class steps: on one machine it
has no server, no socket and, where vLLM is told so, no second process between caller and engine.
"""

from __future__ import annotations

import itertools
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from loong.errors import ModelError, ModelRefusal
from loong.models.batches import QUIET, Task, fail, settle
from loong.models.templates import line
from loong.types import Chat, Completion, Sampling


@dataclass(frozen=True, eq=False)
class Call:
    """One call for n completions of a chat."""

    chat: Chat
    sampling: Sampling
    n: int
    future: Future[list[Completion]] = field(default_factory=Future)
    started: float = field(default_factory=time.monotonic)


@dataclass(frozen=True)
class Left:
    """Nobody waits for this call any more."""

    call: Call


@dataclass(frozen=True)
class Engine:
    """What is needed of a loaded engine.

    Args:
        core: vLLM's LLMEngine.
        prompt: writes a call's prompt; raises ModelRefusal.
        params: writes a call's sampling parameters.
        completions: reads the engine's output of a call.
        owned: whether closing frees it.
        extra: more arguments of the engine's `add_request`.
    """

    core: Any
    prompt: Callable[[Call], object]
    params: Callable[[Call], object]
    completions: Callable[[Call, Any], list[Completion]]
    owned: bool
    extra: dict[str, object] = field(default_factory=dict)


class Stepper:
    """Owns an engine: loads it on the first call, steps it while anything is unfinished.

    Args:
        load: makes the engine; runs in the thread.
        name: of the model, for errors and the thread.
    """

    def __init__(self, load: Callable[[], Engine], *, name: str) -> None:
        self._load = load
        self._name = name
        self._engine: Engine | None = None
        self._inbox: queue.SimpleQueue[Call | Left | Task] = queue.SimpleQueue()
        self._running: dict[str, Call] = {}
        self._keys: dict[int, str] = {}
        self._numbers = itertools.count()
        self._closed = False
        # a daemon: a program that forgets to close a model must still be able to end
        self._thread = threading.Thread(target=self._serve, name=name, daemon=True)
        self._thread.start()

    def put(self, call: Call) -> None:
        """Add a call; cancelling its future takes it out of the engine."""

        def leave(future: Future[list[Completion]]) -> None:
            if future.cancelled():
                self._inbox.put(Left(call))

        call.future.add_done_callback(leave)
        self._inbox.put(call)

    def between(self, do: Callable[[Engine], None]) -> Future[None]:
        """Run something on the idle engine, after the calls put so far, before all later ones."""
        task = Task(lambda: do(self._ready()))
        self._inbox.put(task)
        return task.done

    def close(self) -> None:
        """Answer what was put, then free the engine and end the thread."""
        self._inbox.put(Task(self._end))
        self._thread.join()

    def _end(self) -> None:
        self._closed = True
        self._drop()

    def _serve(self) -> None:
        """Take messages and steps by turns until closed; runs in the thread."""
        while not self._closed:
            self._take_messages()
            if self._running:
                self._step()

    def _take_messages(self) -> None:
        """Handle all that is in the inbox; wait for something where nothing is under way.

        An engine that was idle begins with all that arrive together: a first step for one of them
        alone would cost as much as one for all.
        """
        patience = 0.0 if self._running else QUIET
        while not self._closed:
            try:
                message = self._inbox.get(timeout=patience if self._running else None)
            except queue.Empty:
                return
            if isinstance(message, Call):
                self._begin(message)
            elif isinstance(message, Left):
                self._leave(message.call)
            else:
                while self._running:
                    self._step()
                message.run()

    def _begin(self, call: Call) -> None:
        """Hand a call to the engine; what it refuses is told to who called."""
        if call.future.cancelled():
            return
        key = str(next(self._numbers))
        try:
            engine = self._ready()
            prompt, params = engine.prompt(call), engine.params(call)
            inner = engine.core.add_request(key, prompt, params, **engine.extra)
        except ModelError as error:
            fail(call.future, error)
        except BaseException as error:  # noqa: BLE001 - else the caller would wait for ever
            fail(call.future, ModelRefusal(f"{self._name} refused a chat: {line(error)}"))
        else:
            self._running[key] = call
            self._keys[id(call)] = inner

    def _step(self) -> None:
        """Compute one step and hand over what is finished."""
        try:
            engine = self._ready()
            for output in engine.core.step():
                if output.finished and (call := self._running.pop(output.request_id, None)):
                    self._keys.pop(id(call))
                    settle(call.future, engine.completions(call, output))
        except BaseException as error:  # noqa: BLE001 - else the callers would wait for ever
            self._break(error)

    def _break(self, error: BaseException) -> None:
        """Tell everybody that the engine died; the next call loads a new one."""
        running, self._running = self._running, {}
        self._keys.clear()
        for call in running.values():
            fail(call.future, ModelError(f"{self._name} died at work: {line(error)}"))
        self._drop()

    def _leave(self, call: Call) -> None:
        """Take a call out of the engine, if it is still there."""
        inner = self._keys.pop(id(call), None)
        if inner is None or self._engine is None:
            return
        self._running = {key: other for key, other in self._running.items() if other is not call}
        self._engine.core.abort_request([inner], internal=True)

    def _ready(self) -> Engine:
        """Return the engine, loaded once."""
        if self._engine is None:
            self._engine = self._load()
        return self._engine

    def _drop(self) -> None:
        """Free the engine and what it holds of a device."""
        engine, self._engine = self._engine, None
        if engine is not None and engine.owned:
            engine.core.engine_core.shutdown()

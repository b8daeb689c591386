"""One running container, and the two threads that talk to it over its standard streams.

Threads and not an event loop's descriptors, because a stream to an engine can be a TLS or SSH
channel, and because a container outlives an event loop: each call brings its own.
"""

from __future__ import annotations

import asyncio
import collections
import contextlib
import itertools
import queue
import socket
import struct
import threading
from concurrent.futures import Future, InvalidStateError

from loong.errors import SandboxError
from loong.sandbox.docker import frames
from loong.sandbox.docker.engine import Engine
from loong.sandbox.docker.start import Order, start
from loong.types import Limits, Ran

_START_PATIENCE = 120.0
_END_PATIENCE = 10.0
_PIECE = 1 << 16
_STREAM_HEAD = struct.Struct(">BxxxI")
_STDERR = 2
_SLACK = 1 << 16
_PER_BYTE = 14
"""Most bytes of JSON for a byte of the output limit: two outputs, six for a control character."""


class LostContainerError(Exception):
    """The container ended with jobs in flight; run them again in another."""


class Container:
    """A container that has greeted; safe to use from any thread and any event loop."""

    def __init__(self, engine: Engine, order: Order) -> None:
        """Start a container and wait for its greeting; raises SandboxError with what it said."""
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._waiting: dict[int, Future[frames.Message]] = {}
        self._outbox: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._greeting: Future[frames.Message] = Future()
        self._most = _SLACK
        self._trouble: collections.deque[bytes] = collections.deque(maxlen=20)
        self.lost = False
        self._engine = engine
        self._started = start(engine, order)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._writer = threading.Thread(target=self._write, daemon=True)
        self._reader.start()
        self._writer.start()
        self.level = self._greeted()

    def _greeted(self) -> str:
        try:
            greeting = self._greeting.result(_START_PATIENCE)
        except (LostContainerError, TimeoutError):
            self.close()
            said = b"".join(self._trouble).decode(errors="replace").strip().splitlines()
            raise SandboxError(
                f"the sandbox's container did not start: {said[-1] if said else 'it said nothing'}"
            ) from None
        if "error" in greeting:
            self.close()
            raise SandboxError(f"in the container: {greeting['error']}")
        return str(greeting["level"])

    async def run(self, program: str, stdin: str, limits: Limits, variant: int) -> Ran:
        """Run one program; a cancelled call ends it.

        Raises:
            LostContainerError: the container ended before it answered.
            SandboxError: it could not run any program.
        """
        number = next(self._numbers)
        answer: Future[frames.Message] = Future()
        message = frames.pack({
            "number": number, "program": program, "stdin": stdin,
            "limits": limits.model_dump(), "variant": variant,
        })  # fmt: skip
        with self._lock:
            if self.lost:
                raise LostContainerError
            self._most = max(self._most, _PER_BYTE * limits.output_bytes + _SLACK)
            self._waiting[number] = answer
        self._outbox.put(message)
        try:
            reply = await asyncio.wrap_future(answer)
        except asyncio.CancelledError:
            self._outbox.put(frames.pack({"cancel": number}))
            raise
        finally:
            self._waiting.pop(number, None)
        if "ran" not in reply:
            raise SandboxError(f"in the container: {reply.get('error')}")
        try:
            return Ran.model_validate(reply["ran"])
        except ValueError as error:
            raise SandboxError(f"the sandbox's container sent no result: {error}") from None

    def _write(self) -> None:
        with contextlib.suppress(OSError):
            while (frame := self._outbox.get()) is not None:
                self._started.channel.sendall(frame)

    def _read(self) -> None:
        """Take what the container says until it ends, or says what is no frame."""
        try:
            with contextlib.suppress(OSError, EOFError, ValueError, frames.BadFrameError):
                self._listen()
        finally:
            self._end()

    def _listen(self) -> None:
        reader = frames.Reader()
        while True:
            kind, size = _STREAM_HEAD.unpack(self._exactly(_STREAM_HEAD.size))
            while size:
                piece = self._exactly(min(size, _PIECE))
                size -= len(piece)
                if kind == _STDERR:
                    self._trouble.append(piece)
                    continue
                for message in reader.feed(piece, self._most):
                    self._deliver(message)

    def _exactly(self, size: int) -> bytes:
        got = bytearray()
        while len(got) < size:
            piece = self._started.channel.recv(size - len(got))
            if not piece:
                raise EOFError
            got += piece
        return bytes(got)

    def _deliver(self, message: frames.Message) -> None:
        number = message.get("number")
        answer = self._waiting.get(number) if isinstance(number, int) else self._greeting
        if answer is not None:
            with contextlib.suppress(InvalidStateError):  # cancelled meanwhile
                answer.set_result(message)

    def cpu_seconds(self) -> float:
        """Return the CPU time that it has taken."""
        return self._engine.cpu_seconds(self._started.identity)

    def close(self) -> None:
        """End the container and wait until the engine has removed it."""
        self._engine.remove_container(self._started.identity)
        self.hang_up()
        if threading.current_thread() is not self._reader:
            self._reader.join(_END_PATIENCE)

    def hang_up(self) -> None:
        """Let the stream go, by which the container ends soon."""
        with contextlib.suppress(OSError):
            self._started.channel.shutdown(socket.SHUT_RDWR)

    def _end(self) -> None:
        """Fail what waits, and see to it that the container ends."""
        with self._lock:
            self.lost = True
            waiting = [self._greeting, *self._waiting.values()]
        self._outbox.put(None)
        for answer in waiting:
            with contextlib.suppress(InvalidStateError):
                answer.set_exception(LostContainerError())
        self.hang_up()
        self._started.close()

"""The controller's end of one server: start it, send it jobs, notice when it dies."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import os
import socket
import subprocess
from dataclasses import dataclass

from loong.errors import SandboxError
from loong.sandbox import launch, wire
from loong.sandbox.imports import Group
from loong.types import Limits

_END_PATIENCE = 5.0
_MEGABYTE = 1 << 20


class LostServerError(Exception):
    """The server died with jobs in flight; run them again on another."""

    def __init__(self, *, greeted: bool) -> None:
        super().__init__()
        self.greeted = greeted
        """False if it was killed before it could take a job."""


class BadStartError(SandboxError):
    """The server did not start, or refused to serve with what it had loaded."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What kind of server to start."""

    level: str
    layers: tuple[str, ...]
    group: Group
    variant: int
    libraries: str = ""
    """Folder of packages in place of the interpreter's own; empty for those."""
    alone: int = 0
    """A number of its own where the server is for one program only, else 0."""


class Link:
    """One server, used from one event loop."""

    def __init__(self, plan: Plan, memory_group: str) -> None:
        """Start the server; `memory_group` is the folder of its control group, empty for none."""
        self.plan = plan
        self.in_flight = 0
        self._loop = asyncio.get_running_loop()
        self._numbers = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[wire.Reply]] = {}
        self._greeted: asyncio.Future[None] = self._loop.create_future()
        self._channel, self._trouble, self.process = _start(plan, memory_group)
        self._loop.add_reader(self._channel.fileno(), self._read)

    @property
    def ready(self) -> bool:
        """Whether the server has greeted and lives."""
        return self._greeted.done() and not self.lost

    @property
    def lost(self) -> bool:
        """Whether the server is gone."""
        return self._channel.fileno() < 0

    async def started(self) -> None:
        """Wait for the greeting.

        Raises:
            BadStartError: the server did not start.
            LostServerError: it started and is gone.
        """
        self.in_flight += 1
        try:
            await asyncio.shield(self._greeted)
        finally:
            self.in_flight -= 1
        if self.lost:
            raise LostServerError(greeted=True)

    async def run(
        self, program: bytes, stdin: bytes, limits: Limits
    ) -> tuple[wire.Reply, bytes, bytes]:
        """Run one program; returns the reply and what it printed, each a byte past its cap at most.

        Raises:
            LostServerError: the server died before it answered.
            BadStartError: the server did not start.
        """
        self.in_flight += 1
        try:
            await asyncio.shield(self._greeted)
            with contextlib.ExitStack() as stack:
                fds = [_memory(stack, text) for text in (program, stdin, b"", b"")]
                reply = await self._ask(limits, fds)
                cap = limits.output_bytes + 1
                return reply, os.pread(fds[2], cap, 0), os.pread(fds[3], cap, 0)
        finally:
            self.in_flight -= 1

    async def _ask(self, limits: Limits, fds: list[int]) -> wire.Reply:
        number = next(self._numbers)
        job = wire.Job(number, limits.seconds, limits.memory_mb * _MEGABYTE, limits.output_bytes)
        answer: asyncio.Future[wire.Reply] = self._loop.create_future()
        self._waiting[number] = answer
        try:
            try:
                socket.send_fds(self._channel, [job.pack()], fds)
            except OSError as error:
                self._end()
                raise LostServerError(greeted=True) from error
            return await answer
        except asyncio.CancelledError:
            with contextlib.suppress(OSError):
                self._channel.send(wire.cancel(number))
            raise
        finally:
            self._waiting.pop(number, None)

    def _read(self) -> None:
        try:
            message = self._channel.recv(wire.GREETING_BYTES)
        except BlockingIOError:
            return
        except OSError:
            message = b""
        if not message:
            self._end()
        elif not self._greeted.done():
            json.loads(message)
            self._greeted.set_result(None)
        else:
            reply = wire.read_reply(message)
            answer = self._waiting.get(reply.number)
            if answer is not None and not answer.done():
                answer.set_result(reply)

    def _end(self) -> None:
        """Let go of the channel, by which the server ends, and fail what waits for it."""
        if self.lost:
            return
        if not self._loop.is_closed():
            self._loop.remove_reader(self._channel.fileno())
        self._channel.close()
        if not self._greeted.done():
            self._greeted.set_exception(self._why())
            self._greeted.exception()  # somebody may be waiting; nobody need be
        for answer in self._waiting.values():
            if not answer.done():
                answer.set_exception(LostServerError(greeted=True))

    def _why(self) -> Exception:
        """Tell a server that could not start, which says why, from one that was killed."""
        size = os.fstat(self._trouble).st_size
        lines = os.pread(self._trouble, size, 0).decode(errors="replace").strip().splitlines()
        if not lines:
            return LostServerError(greeted=False)
        names = ", ".join(self.plan.group) or "the standard library"
        return BadStartError(
            f"a sandbox server with {names} did not start: {lines[-1]}; see: loong doctor"
        )

    async def aclose(self) -> None:
        """End the server and all its programs, and wait until they are gone."""
        self._end()
        with contextlib.suppress(ProcessLookupError, asyncio.TimeoutError):
            pidfd = os.pidfd_open(self.process.pid)
            gone = asyncio.Event()
            self._loop.add_reader(pidfd, gone.set)
            try:
                await asyncio.wait_for(gone.wait(), _END_PATIENCE)
            finally:
                self._loop.remove_reader(pidfd)
                os.close(pidfd)
                self.close()
        self.close()

    def close(self) -> None:
        """End the server and all its programs now, without a loop."""
        self._end()
        if self._trouble >= 0:
            _finish(self.process)
            os.close(self._trouble)
            self._trouble = -1


def _finish(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(_END_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _start(plan: Plan, memory_group: str) -> tuple[socket.socket, int, subprocess.Popen[bytes]]:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    trouble = os.memfd_create("trouble")
    order = {
        "level": plan.level,
        "layers": plan.layers,
        "preload": plan.group,
        "seed": plan.variant,
        "libraries": plan.libraries,
        "memory_group": memory_group,
    }
    try:
        ours.setblocking(False)
        with theirs:
            process = launch.spawn(order, variant=plan.variant, fd=theirs.fileno(), stderr=trouble)
    except OSError as error:
        ours.close()
        os.close(trouble)
        raise SandboxError(f"a sandbox server could not be started: {error}") from error
    return ours, trouble, process


def _memory(stack: contextlib.ExitStack, text: bytes) -> int:
    """Make an anonymous file that holds `text`."""
    fd = os.memfd_create("loong")
    stack.callback(os.close, fd)
    done = 0
    while done < len(text):
        done += os.pwrite(fd, text[done:], done)
    return fd

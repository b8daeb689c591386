"""The loop of a server: take jobs, fork a child for each, end it in time, report how it ended.

The server never reads a program or what it prints, so that no child finds its neighbours' text in
the memory it inherits.
"""

from __future__ import annotations

import collections
import os
import select
import signal
import socket
import time
from dataclasses import dataclass
from typing import NoReturn

from loong.sandbox import wire
from loong.sandbox.agent import child, jail, linux, scratch

_MEGABYTE = 1 << 20
_MAX_RSS_UNIT = 1024


@dataclass(slots=True)
class _Running:
    number: int
    pid: int
    pidfd: int
    slot: int
    started: float
    deadline: float
    timed_out: bool = False


class Server:
    """One server's state: its children and the slots that are free."""

    def __init__(
        self,
        channel: socket.socket,
        cell: child.Cell,
        folders: scratch.Scratch | None,
        *,
        controller: int,
        pids: int,
    ) -> None:
        self._channel = channel
        self._cell = cell
        self._scratch = folders
        self._controller = controller
        self._pid_namespace = pids
        self._children: dict[int, _Running] = {}
        self._slots = list(range(jail.SLOTS, 0, -1))
        self._waiting: collections.deque[tuple[wire.Job, list[int]]] = collections.deque()
        """Jobs for which no slot is free: programs that were cancelled may still be ending."""
        self._poll = select.poll()
        self._me = os.getpid()

    def serve(self) -> NoReturn:
        """Serve until the controller closes the channel or dies; then end with every child."""
        self._poll.register(self._channel, select.POLLIN)
        self._poll.register(self._controller, select.POLLIN)
        while True:
            for fd, _ in self._poll.poll(self._patience()):
                if fd == self._controller:
                    self._end()
                elif fd == self._channel.fileno():
                    self._request()
                else:
                    self._reap(self._children[fd])
            self._kill_late()

    def _patience(self) -> float | None:
        """Return milliseconds until the next deadline."""
        waiting = [run.deadline for run in self._children.values() if not run.timed_out]
        return max(0.0, (min(waiting) - time.monotonic()) * 1000) + 1 if waiting else None

    def _request(self) -> None:
        message, fds, _, _ = socket.recv_fds(self._channel, wire.JOB_BYTES, wire.DESCRIPTORS)
        if not message:
            self._end()
        request = wire.read_request(message)
        if isinstance(request, wire.Job):
            self._waiting.append((request, fds))
            self._start_next()
        else:
            self._stop(request)

    def _start_next(self) -> None:
        """Start the job that came first, if there is a slot for it."""
        if self._waiting and self._slots:
            job, fds = self._waiting.popleft()
            self._start(job, fds)
            _close(fds)

    def _start(self, job: wire.Job, fds: list[int]) -> None:
        slot = self._slots.pop()
        place = self._place(slot)
        if self._cell.namespaces:
            jail.fresh_pid_namespace(self._pid_namespace)
        started = time.monotonic()
        pid = linux.fork()
        if pid == 0:
            child.start(self._cell, job, place, fds)
        pidfd = os.pidfd_open(pid)
        self._poll.register(pidfd, select.POLLIN)
        run = _Running(job.number, pid, pidfd, slot, started, started + job.seconds)
        self._children[pidfd] = run

    def _place(self, slot: int) -> child.Place:
        if self._scratch is None:
            return child.Place(slot, "", self._cell.rules, self._me)
        return child.Place(slot, self._scratch.folder(slot), self._scratch.rules(slot), self._me)

    def _stop(self, number: int) -> None:
        for run in self._children.values():
            if run.number == number:
                self._kill(run)
        for job, fds in [waiting for waiting in self._waiting if waiting[0].number == number]:
            self._waiting.remove((job, fds))
            _close(fds)

    def _kill_late(self) -> None:
        now = time.monotonic()
        for run in self._children.values():
            if not run.timed_out and run.deadline <= now:
                run.timed_out = True
                self._kill(run)

    def _kill(self, run: _Running) -> None:
        signal.pidfd_send_signal(run.pidfd, signal.SIGKILL)
        if self._cell.level == "unsafe":
            _kill_group(run.pid)

    def _reap(self, run: _Running) -> None:
        _, status, usage = os.wait4(run.pid, 0)
        seconds = time.monotonic() - run.started
        if self._cell.level == "unsafe":
            _kill_group(run.pid)
        self._poll.unregister(run.pidfd)
        os.close(run.pidfd)
        del self._children[run.pidfd]
        if self._scratch is not None:
            self._scratch.clean(run.slot)
        self._slots.append(run.slot)
        reply = wire.Reply(
            number=run.number,
            wait_status=status,
            timed_out=run.timed_out,
            seconds=seconds,
            cpu_seconds=usage.ru_utime + usage.ru_stime,
            max_rss_mb=usage.ru_maxrss * _MAX_RSS_UNIT / _MEGABYTE,
        )
        try:
            self._channel.send(reply.pack())
        except OSError:
            self._end()
        self._start_next()

    def _end(self) -> NoReturn:
        for run in self._children.values():
            self._kill(run)
        for run in self._children.values():
            os.waitpid(run.pid, 0)
        os._exit(0)


def _close(fds: list[int]) -> None:
    for fd in fds:
        os.close(fd)


def _kill_group(pid: int) -> None:
    """Kill what an unprotected program left behind in its process group."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except OSError:
        return

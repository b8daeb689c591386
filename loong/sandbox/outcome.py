"""Turn how a process ended into the status of a run."""

from __future__ import annotations

import os
import re
import signal

from loong.sandbox.wire import Reply
from loong.types import Ran, Status

_NO_MEMORY = re.compile(r"[\w.]*MemoryError\b")


def ran(reply: Reply, out: bytes, err: bytes, *, cap: int, level: str) -> Ran:
    """Build the result of a run.

    Args:
        reply: what the server measured.
        out: standard output, at most one byte more than `cap`.
        err: standard error, likewise.
        cap: most bytes of each that are returned.
        level: protection it ran under.
    """
    code = os.waitstatus_to_exitcode(reply.wait_status)
    stdout, stderr = (text[:cap].decode("utf-8", "replace") for text in (out, err))
    status = _status(reply, code, stderr, over=max(len(out), len(err)) > cap, level=level)
    if status == "killed":
        stderr += f"{_new_line(stderr)}killed by signal {_name(-code)}\n"
    return Ran(
        status=status,
        stdout=stdout,
        stderr=stderr,
        seconds=reply.seconds,
        cpu_seconds=reply.cpu_seconds,
        level=level,
        exit_code=code,
        max_rss_mb=reply.max_rss_mb,
    )


def lost(times: int, *, level: str) -> Ran:
    """Build the result of a program whose server died each time: nothing is known but that."""
    return Ran(
        status="killed",
        stdout="",
        stderr=f"its sandbox server died with it {times} times, the last {times - 1} times alone\n",
        seconds=0.0,
        cpu_seconds=0.0,
        level=level,
    )


def _status(reply: Reply, code: int, stderr: str, *, over: bool, level: str) -> Status:
    if reply.timed_out and code == -signal.SIGKILL:
        return "timeout"
    if over:
        return "output"
    if code < 0:
        # process 1 of a pid namespace cannot be killed from inside: it was the kernel, for memory
        oom = code == -signal.SIGKILL and level == "full"
        return "memory" if oom else "killed"
    if code == 0:
        return "ok"
    lines = stderr.rstrip().rsplit("\n", 1)
    return "memory" if _NO_MEMORY.match(lines[-1]) else "error"


def _new_line(text: str) -> str:
    return "" if not text or text.endswith("\n") else "\n"


def _name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)

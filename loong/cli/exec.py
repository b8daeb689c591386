"""`loong exec`: programs in, what they did out, one JSON line each."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import threading
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from loong.cli._sandbox import Backend
from loong.errors import UsageError

if TYPE_CHECKING:
    from loong.types import Limits, Sandbox

_LONGEST = 86_400.0
_Answer = dict[str, object]


@dataclass
class _Tally:
    bad: int = 0
    """Lines that could not be read as a program."""


def command(
    *,
    timeout: Annotated[
        float, typer.Option(help="Seconds for a program that names no timeout.")
    ] = 10.0,
    memory: Annotated[int, typer.Option(help="Megabytes for each program.")] = 512,
    output: Annotated[
        int, typer.Option(help="Bytes of stdout, and of stderr, for each program.")
    ] = 1_000_000,
    sandbox: Backend = "local",
    min_level: Annotated[
        str, typer.Option(help="Least protection to run under: full, landlock or closed.")
    ] = "landlock",
    unsafe: Annotated[
        bool, typer.Option("--unsafe", help="Run even where there is no protection at all.")
    ] = False,
) -> None:
    """Run programs in the sandbox, JSON lines in and out, several at a time, in order.

    Reads {"id", "code"[, "timeout"]} on stdin; other fields are ignored. Writes {"id", "status":
    ok|error|timeout|memory|output|killed, "stdout", "stderr", "seconds", "level"} for each, as soon
    as it and all before it are done. A line that is no program is answered in its place, with
    status error, the reason in stderr and level null; blank lines are skipped.

    Exit code: 0 when every line was a program, however it ended; 1 when a line was not; 2 for
    wrong options.
    """
    from loong.sandbox import open_sandbox
    from loong.sandbox.limits import check
    from loong.types import Limits

    limits = Limits(seconds=timeout, memory_mb=memory, output_bytes=output)
    check(limits)
    opened = open_sandbox(backend=sandbox, min_level=min_level, unsafe=unsafe)
    opened.level()
    bad = asyncio.run(_run_all(opened, limits))
    if bad:
        lines = "line was no program" if bad == 1 else "lines were no programs"
        sys.stderr.write(f"{bad} {lines}; the answers tell why\n")
        raise typer.Exit(1)


async def _run_all(sandbox: Sandbox, limits: Limits) -> int:
    """Answer every line of stdin; returns how many were no programs."""
    tally = _Tally()
    window = 8 * (os.cpu_count() or 1)
    order: asyncio.Queue[asyncio.Task[_Answer] | None] = asyncio.Queue(window)

    async def take() -> None:
        number = 0
        try:
            async for line in _lines(window):
                number += 1
                if line.strip():
                    job = _answer(sandbox, line, number, limits, tally)
                    await order.put(asyncio.create_task(job))
        finally:
            await order.put(None)

    taking = asyncio.create_task(take())
    try:
        while (task := await order.get()) is not None:
            sys.stdout.write(json.dumps(await task) + "\n")
            sys.stdout.flush()
        await taking
    finally:
        left = _drain(order)
        taking.cancel()
        for task in left:
            task.cancel()
        await asyncio.gather(taking, return_exceptions=True)
        await asyncio.gather(*left, return_exceptions=True)
        await sandbox.aclose()
    return tally.bad


def _drain(order: asyncio.Queue[asyncio.Task[_Answer] | None]) -> list[asyncio.Task[_Answer]]:
    """Take what is left in the queue."""
    left = [order.get_nowait() for _ in range(order.qsize())]
    return [task for task in left if task is not None]


async def _lines(ahead: int) -> AsyncIterator[bytes]:
    """Yield the lines of stdin as they come, reading at most `ahead` lines in advance.

    A daemon thread reads: a blocked read of a terminal or pipe must not hold up the end.
    """
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[bytes] = asyncio.Queue()
    room = threading.Semaphore(ahead)

    def read() -> None:
        with open(sys.stdin.fileno(), "rb", closefd=False) as source:
            while True:
                room.acquire()
                line = source.readline()
                try:
                    loop.call_soon_threadsafe(queue.put_nowait, line)
                except RuntimeError:  # the loop has ended
                    return
                if not line:
                    return

    threading.Thread(target=read, daemon=True).start()
    while line := await queue.get():
        yield line
        room.release()


async def _answer(
    sandbox: Sandbox, line: bytes, number: int, limits: Limits, tally: _Tally
) -> _Answer:
    name: object = None
    try:
        row = _row(line)
        name = row.get("id")
        code, seconds = _code(row), _timeout(row, limits.seconds)
    except UsageError as error:
        tally.bad += 1
        return _wrong(name, f"line {number}: {error}")
    ran = await sandbox.run(code, limits=limits.model_copy(update={"seconds": seconds}))
    fields = ran.model_dump(include={"status", "stdout", "stderr", "seconds", "level"})
    return {"id": name, **fields}


def _wrong(name: object, reason: str) -> _Answer:
    return {
        "id": name,
        "status": "error",
        "stdout": "",
        "stderr": reason,
        "seconds": 0.0,
        "level": None,
    }


def _row(line: bytes) -> dict[str, object]:
    try:
        row: object = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"not JSON ({error})") from None
    if not isinstance(row, dict):
        raise UsageError(f"a JSON object is needed, not {type(row).__name__}")
    return {str(key): value for key, value in row.items()}


def _code(row: dict[str, object]) -> str:
    code = row.get("code")
    if not isinstance(code, str):
        raise UsageError(f"'code' must be a string, not {_short(code)}")
    return code


def _timeout(row: dict[str, object], default: float) -> float:
    seconds = row.get("timeout")
    if seconds is None:
        return default
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise UsageError(f"'timeout' must be a number of seconds, not {_short(seconds)}")
    if not 0 < seconds <= _LONGEST:
        raise UsageError(f"'timeout' must be above 0 and at most 86400, not {_short(seconds)}")
    return float(seconds)


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "..."  # noqa: PLR2004

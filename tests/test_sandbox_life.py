"""Servers start late, die without losing a job, and leave nothing behind."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from loong.errors import SandboxError
from loong.sandbox import open_sandbox, probe
from loong.types import Limits

if probe().level not in {"full", "landlock"}:
    pytest.skip(f"this machine gives level {probe().level} only", allow_module_level=True)

PATIENCE = 60_000
FULL = probe().level == "full"


def below(root: int) -> list[int]:
    """Return the processes that descend from one, parents first."""
    parents: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(folder.name)] = int(fields[1])
    found = [root]
    for pid in found:
        found += sorted(child for child, parent in parents.items() if parent == pid)
    return found[1:]


def wait_gone(pidfds: list[int]) -> None:
    for pidfd in pidfds:
        poll = select.poll()
        poll.register(pidfd, select.POLLIN)
        assert poll.poll(PATIENCE), "a process is still there"
        os.close(pidfd)


async def until(condition: Callable[[], bool]) -> None:
    """Wait for another process to get somewhere, by looking."""
    async with asyncio.timeout(PATIENCE / 1000):
        while not condition():  # noqa: ASYNC110 - no event tells of it
            await asyncio.sleep(0.005)


async def test_starts_nothing_before_the_first_run_and_leaves_nothing() -> None:
    before, threads = below(os.getpid()), threading.active_count()
    async with open_sandbox() as sandbox:
        assert below(os.getpid()) == before
        rans = await asyncio.gather(*(sandbox.run(f"print({i})") for i in range(12)))
        assert [ran.stdout for ran in rans] == [f"{i}\n" for i in range(12)]
        assert len(below(os.getpid())) > len(before)
    assert below(os.getpid()) == before
    assert threading.active_count() == threads


async def test_closing_ends_running_and_waiting_programs() -> None:
    before = below(os.getpid())
    sandbox = open_sandbox(servers=1)
    assert (await sandbox.run("pass")).status == "ok"
    idle = len(below(os.getpid()))
    endless = "while True: pass"
    runs = [
        asyncio.create_task(sandbox.run(endless, limits=Limits(seconds=600))) for _ in range(40)
    ]
    await until(lambda: len(below(os.getpid())) > idle)
    await sandbox.aclose()
    ends = await asyncio.gather(*runs, return_exceptions=True)
    assert {str(end) for end in ends} == {"the sandbox was closed while a program was to run"}
    assert below(os.getpid()) == before
    assert (await sandbox.run("print(1)")).stdout == "1\n"
    await sandbox.aclose()
    assert below(os.getpid()) == before


async def test_a_cancelled_run_ends_its_program() -> None:
    async with open_sandbox(servers=1) as sandbox:
        assert (await sandbox.run("pass")).status == "ok"
        idle = below(os.getpid())
        run = asyncio.create_task(sandbox.run("while True: pass", limits=Limits(seconds=600)))
        await until(lambda: len(below(os.getpid())) > len(idle))
        run.cancel()
        await asyncio.gather(run, return_exceptions=True)
        await until(lambda: below(os.getpid()) == idle)
        assert (await sandbox.run("print(1)")).stdout == "1\n"


@pytest.mark.parametrize("which", ["launcher", "server"])
async def test_a_killed_server_loses_no_job(which: str) -> None:
    before = set(below(os.getpid()))
    async with open_sandbox(servers=1) as sandbox:
        assert (await sandbox.run("pass")).status == "ok"
        servers = [pid for pid in below(os.getpid()) if pid not in before]
        assert len(servers) == (2 if FULL else 1)
        program = "import time; time.sleep(0.2); print({})"
        jobs = [asyncio.create_task(sandbox.run(program.format(i))) for i in range(6)]
        await until(lambda: len(below(os.getpid())) > len(before) + len(servers))
        os.kill(servers[0 if which == "launcher" else -1], signal.SIGKILL)
        rans = await asyncio.gather(*jobs)
    assert [(ran.status, ran.stdout) for ran in rans] == [("ok", f"{i}\n") for i in range(6)]
    assert set(below(os.getpid())) == before


PARENT = """
import asyncio
from loong.sandbox import open_sandbox
from loong.types import Limits

async def main():
    sandbox = open_sandbox(servers=1)
    await sandbox.run("pass")
    print("ready", flush=True)
    program = "import signal\\nsignal.signal(15, signal.SIG_IGN)\\nwhile True: pass"
    await asyncio.gather(*(sandbox.run(program, limits=Limits(seconds=600)) for _ in range(2)))

asyncio.run(main())
"""


async def test_a_killed_parent_leaves_no_process() -> None:
    with subprocess.Popen(  # noqa: ASYNC220
        [sys.executable, "-c", PARENT], stdout=subprocess.PIPE, cwd=Path(__file__).parents[1]
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"ready\n"
        await until(lambda: len(below(parent.pid)) >= (4 if FULL else 3))
        pidfds = [os.pidfd_open(pid) for pid in below(parent.pid)]
        parent.kill()
        wait_gone(pidfds)


LEFT_OPEN = """
import asyncio
from loong.sandbox import open_sandbox
sandbox = open_sandbox(servers=1)
print(asyncio.run(sandbox.run("print(1)")).status)
print(asyncio.run(sandbox.run("print(2)")).status)
"""


def test_an_open_sandbox_ends_with_the_interpreter_and_serves_many_loops() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", LEFT_OPEN],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[1],
    )
    assert (done.stdout, done.stderr, done.returncode) == ("ok\nok\n", "", 0)


async def test_programs_wait_their_turn() -> None:
    cores = len(os.sched_getaffinity(0))
    program = "import time\na = time.monotonic(); time.sleep(0.02); print(a, time.monotonic())"
    async with open_sandbox(servers=1) as sandbox:
        rans = await asyncio.gather(*(sandbox.run(program) for _ in range(8 * cores)))
    spans = [tuple(map(float, ran.stdout.split())) for ran in rans]
    together = max(sum(a <= start < b for a, b in spans) for start, _ in spans)
    assert 1 <= together <= 2 * cores


async def test_waiting_costs_no_time_limit() -> None:
    limits = Limits(seconds=5)
    async with open_sandbox(servers=1) as sandbox:
        jobs = [sandbox.run("import sympy; print(1)", limits=limits) for _ in range(30)]
        rans = await asyncio.gather(*jobs)
    assert {ran.status for ran in rans} == {"ok"}


async def test_many_kinds_of_server_come_and_go() -> None:
    names = [f"module_{i}" for i in range(16)]
    async with open_sandbox(servers=1, preload=names) as sandbox:
        for name in names:
            ran = await sandbox.run(f"try:\n    import {name}\nexcept ImportError: print(5)")
            assert ran.stdout == "5\n"
        assert len(below(os.getpid())) <= 12 * 2 + 2


async def test_one_loop_at_a_time() -> None:
    async with open_sandbox(servers=1) as sandbox:
        await sandbox.run("pass")
        found: list[str] = []

        def elsewhere() -> None:
            try:
                asyncio.run(sandbox.run("pass"))
            except SandboxError as error:
                found.append(str(error))

        thread = threading.Thread(target=elsewhere)
        thread.start()
        await until(lambda: not thread.is_alive())
        thread.join()
    assert found == ["this sandbox is in use in another event loop; open one for each"]

"""Servers start late, die without losing a job, and leave nothing behind."""

from __future__ import annotations

import asyncio
import contextlib
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
from loong.sandbox import LocalSandbox, memory, open_sandbox, probe
from loong.types import Limits
from tests.processes import below

if probe().level not in {"full", "landlock"}:
    pytest.skip(f"this machine gives level {probe().level} only", allow_module_level=True)

PATIENCE = 60_000
FULL = probe().level == "full"


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


def parent_of_program(pid: int) -> int:
    """Return the server of a process that is a program (it has one filter more), 0 for others."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    fields = dict(line.split(":\t", 1) for line in lines)
    return int(fields["PPid"]) if fields["Seccomp_filters"] == "2" else 0


async def test_a_program_whose_servers_die_is_given_up() -> None:
    before = set(below(os.getpid()))
    async with open_sandbox(servers=1) as sandbox:
        limits = Limits(seconds=600)
        run = asyncio.create_task(sandbox.run("import time; time.sleep(600)", limits=limits))
        while not run.done():
            for server in map(parent_of_program, below(os.getpid())):
                if server:
                    os.kill(server, signal.SIGKILL)
            await asyncio.sleep(0.01)
        ran = run.result()
        assert (ran.status, ran.exit_code) == ("killed", None)
        assert "died with it 3 times, the last 2 times alone" in ran.stderr
        assert (await sandbox.run("print(1)")).stdout == "1\n"
    assert set(below(os.getpid())) == before


async def test_kinds_take_turns_in_order_of_arrival() -> None:
    ended: list[str] = []

    async def run(sandbox: LocalSandbox, name: str, program: str) -> None:
        ran = await sandbox.run(program)
        assert ran.status == "ok"
        ended.append(name)

    slow = "import time; time.sleep(0.05)"
    async with open_sandbox(servers=1) as sandbox:
        for program in (slow, "import networkx"):
            await sandbox.run(program)
        names = ["slow"] * 40 + ["graph"] + ["slow"] * 40
        programs = {"slow": slow, "graph": "import networkx"}
        await asyncio.gather(*(run(sandbox, name, programs[name]) for name in names))
    turns = 2 * len(os.sched_getaffinity(0))
    assert abs(ended.index("graph") - 40) <= turns


async def test_a_starting_server_holds_up_nobody() -> None:
    ended: list[str] = []

    async def run(sandbox: LocalSandbox, program: str) -> None:
        ended.append((await sandbox.run(program)).stdout)

    async with open_sandbox(servers=1) as sandbox:
        await sandbox.run("pass")
        heavy = ["import sympy; print('heavy')"] * 40
        await asyncio.gather(*(run(sandbox, program) for program in [*heavy, "print('light')"]))
    assert ended[0] == "light\n"


async def test_a_burst_of_cancelled_runs_leaves_the_server_whole() -> None:
    async with open_sandbox(servers=1) as sandbox:
        await sandbox.run("pass")
        servers = below(os.getpid())
        for _ in range(20):
            runs = [asyncio.create_task(sandbox.run("while True: pass")) for _ in range(8)]
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            for run in runs:
                run.cancel()
            await asyncio.gather(*runs, return_exceptions=True)
        assert (await sandbox.run("print(1)")).stdout == "1\n"
        assert set(servers) <= set(below(os.getpid()))


def group_of(pid: int) -> str:
    """Return the folder of the memory group that a process is in, empty where it is not ours."""
    for line in Path(f"/proc/{pid}/cgroup").read_text().splitlines():
        if "/loong-" in line:
            return line.rsplit("/", 1)[1]
    return ""


async def test_memory_of_all_programs_together_is_bounded() -> None:
    folder, reason = memory.make()
    if folder is None:
        pytest.skip(f"no memory group can be made: {reason}")
    memory.remove(folder)
    assert not folder.exists()
    others = below(os.getpid())
    async with open_sandbox(servers=1) as sandbox:
        assert (await sandbox.run("pass")).status == "ok"
        (name,) = {group_of(pid) for pid in below(os.getpid()) if pid not in others}
        assert name.startswith(f"loong-{os.getpid()}-")
        for limit in ("memory.max", "memory.limit_in_bytes"):
            with (
                contextlib.suppress(FileNotFoundError),
                (folder.parent / name / limit).open("r+") as f,
            ):
                f.write(str(100 << 20))
        greedy = "x = bytearray(300 << 20)\nx[::4096] = b'1' * len(x[::4096])\nprint(1)"
        assert (await sandbox.run(greedy)).status == "memory"
        assert (await sandbox.run("print(1)")).stdout == "1\n"
    assert not (folder.parent / name).exists()


PARENT = """
import asyncio
from loong.sandbox import open_sandbox
from loong.types import Limits
from tests.processes import below

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

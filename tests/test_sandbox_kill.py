"""kill -9, at any moment: of loong, of a server, of a server that starts."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from loong.sandbox import open_sandbox, probe

if probe().level not in {"full", "landlock"}:
    pytest.skip(f"this machine gives level {probe().level} only", allow_module_level=True)

PATIENCE = 60.0
PARENT = """
import asyncio
from loong.sandbox import open_sandbox, probe
from loong.types import Limits

async def main():
    probe()
    print("ready", flush=True)
    sandbox = open_sandbox(servers=2)
    stubborn = "import signal\\nsignal.signal(15, signal.SIG_IGN)\\nwhile True: pass"
    programs = [stubborn, "import networkx\\n" + stubborn] * 10
    await asyncio.gather(*(sandbox.run(p, limits=Limits(seconds=600)) for p in programs))

asyncio.run(main())
"""


def started_by(parent: int) -> list[int]:
    """Return the servers of a process and all that they forked, whoever their parents are now."""
    sign = f'"parent": {parent}}}'.encode()
    found: list[int] = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if sign in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found


@pytest.mark.parametrize("moment", [1, 4])
def test_a_killed_parent_leaves_nothing_whenever_it_is_killed(moment: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT], stdout=subprocess.PIPE, cwd=Path(__file__).parents[1]
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"ready\n"
        end = time.monotonic() + PATIENCE
        while len(started_by(parent.pid)) < moment:
            assert time.monotonic() < end, "it never came so far"
        parent.kill()
    while left := started_by(parent.pid):
        assert time.monotonic() < end, left
        time.sleep(0.01)


@pytest.mark.parametrize("when", ["serving", "starting"])
async def test_killed_servers_lose_no_job_that_runs_or_waits(when: str) -> None:
    async with open_sandbox(servers=2) as sandbox:
        if when == "serving":
            for program in ("pass", "import networkx"):
                await sandbox.run(program)
        before = len(started_by(os.getpid()))
        program = "{}\nimport time; time.sleep(0.05); print({})"
        jobs = [
            asyncio.create_task(sandbox.run(program.format(("", "import networkx")[i % 2], i)))
            for i in range(40)
        ]
        killed = 0
        while killed < 2 and not all(job.done() for job in jobs):
            servers = started_by(os.getpid())
            if len(servers) > before:  # something has begun
                for pid in servers:
                    with contextlib.suppress(ProcessLookupError):  # some end soon by themselves
                        os.kill(pid, signal.SIGKILL)
                killed, before = killed + 1, 0
            await asyncio.sleep(0.01)
        rans = await asyncio.gather(*jobs)
    assert killed == 2
    assert [(ran.status, ran.stdout) for ran in rans] == [("ok", f"{i}\n") for i in range(40)]
    assert started_by(os.getpid()) == []

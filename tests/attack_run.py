"""Run the whole attack suite in one process and print what got through, as JSON.

python -m tests.attack_run '{"min_level": "closed"}'    # in a sandbox with these options
python -m tests.attack_run bare                          # in forks without any protection
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
import tempfile
import time
from typing import NoReturn

from loong.sandbox import LocalSandbox, open_sandbox
from loong.types import Limits, Ran
from tests.attacks import ATTACKS, ENDED, RAW_CALLS, aimed, got, raw_call
from tests.victims import victims

LIMITS = Limits(seconds=10, memory_mb=128, output_bytes=4000)
SHORT = LIMITS.model_copy(update={"seconds": 0.1})
_PATIENCE = 10.0
_SEEN = 10_000


def programs() -> dict[str, str]:
    """Return every attack, the system calls among them."""
    return ATTACKS | {f"call {name}": raw_call(*call) for name, call in RAW_CALLS.items()}


async def contained(options: dict[str, object]) -> dict[str, object]:
    """Run all attacks in a sandbox, several at a time in one server."""
    with victims() as house:
        async with open_sandbox(servers=1, **options) as sandbox:  # type: ignore[arg-type]

            async def run(name: str, program: str) -> Ran:
                limits = SHORT if ENDED.get(name) == {"timeout"} else LIMITS
                return await sandbox.run(aimed(program, house.target), limits=limits)

            first = await sandbox.run("print(6 * 7)")
            servers = _server_ids(sandbox)
            rans = await asyncio.gather(*(run(*attack) for attack in programs().items()))
            last = await sandbox.run("print(6 * 7)")
            return {
                "level": first.level,
                "right": [first.stdout, last.stdout],
                "same_server": servers == _server_ids(sandbox),
                "through": [n for n, ran in zip(programs(), rans, strict=True) if got(ran.stdout)],
                "statuses": {n: ran.status for n, ran in zip(programs(), rans, strict=True)},
                "longest": max(max(len(ran.stdout), len(ran.stderr)) for ran in rans),
                "harm": house.harm(),
            }


def _server_ids(sandbox: LocalSandbox) -> list[int]:
    links = getattr(sandbox, "_links")  # noqa: B009 - to see that no attack replaced a server
    return [link.process.pid for group in links.values() for link in group]


def bare() -> dict[str, object]:
    """Run the attacks in plain forks and return those that get through, which proves them real."""
    through: list[str] = []
    for name, program in programs().items():
        if name in ENDED:
            continue
        with victims() as house, tempfile.TemporaryDirectory() as folder:
            if got(_fork(aimed(program, house.target), folder)):
                through.append(name)
    return {"through": through}


def _fork(program: str, folder: str) -> str:
    """Run a program in a forked child that has a folder of its own; returns what it printed."""
    with tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stdin:
        child = os.fork()
        if child == 0:
            _become(program, folder, stdin.fileno(), stdout.fileno())
        _wait(child)
        end = max(0, os.fstat(stdout.fileno()).st_size - _SEEN)  # it may be sparse and huge
        texts = [os.pread(stdout.fileno(), _SEEN, at) for at in (0, end)]
        return b"\n".join(texts).decode(errors="replace")


def _become(program: str, folder: str, stdin: int, stdout: int) -> NoReturn:
    leave = os._exit  # an attack may replace it
    try:
        os.setsid()
        os.chdir(folder)
        os.dup2(stdin, 0)
        os.dup2(stdout, 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
        exec(program, {"__name__": "__main__"})  # noqa: S102 - our own attacks, to prove them
    finally:
        with contextlib.suppress(OSError):
            sys.stdout.flush()
        leave(0)


def _wait(child: int) -> None:
    end = time.monotonic() + _PATIENCE
    while os.waitpid(child, os.WNOHANG)[0] == 0:
        if time.monotonic() > end:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return
        time.sleep(0.0005)


if __name__ == "__main__":
    word = sys.argv[1]
    print(json.dumps(bare() if word == "bare" else asyncio.run(contained(json.loads(word)))))  # noqa: T201

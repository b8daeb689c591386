"""What a running program has, seen from outside: nothing that leads anywhere."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from loong.sandbox import open_sandbox, probe
from loong.types import Limits
from tests.processes import below
from tests.test_sandbox_life import parent_of_program

if probe().level != "full":
    pytest.skip(f"needs level full, this machine gives {probe().level}", allow_module_level=True)

PATIENCE = 60.0
IMPORTS = ["", "import networkx, numpy, scipy, sympy"]
STATUS = {
    "CapInh": "0000000000000000",
    "CapPrm": "0000000000000000",
    "CapEff": "0000000000000000",
    "CapAmb": "0000000000000000",
    "NoNewPrivs": "1",
    "Seccomp": "2",
    "Seccomp_filters": "2",
    "Threads": "1",
}


def look(process: Path) -> tuple[dict[str, str], dict[str, str], list[str], list[str], str]:
    """Return status fields, descriptors, namespaces that are ours too, memory map and owner."""
    lines = (process / "status").read_text().splitlines()
    spaces = [
        (process / "ns" / kind, Path("/proc/self/ns") / kind)
        for kind in ("user", "mnt", "net", "pid", "ipc", "uts", "cgroup")
    ]
    return (
        dict(line.split(":\t", 1) for line in lines),
        {fd.name: str(fd.readlink()) for fd in (process / "fd").iterdir()},
        [theirs.name for theirs, ours in spaces if theirs.readlink() == ours.readlink()],
        (process / "maps").read_text().splitlines(),
        str((process / "maps").stat().st_uid),
    )


@pytest.mark.parametrize("imports", IMPORTS)
async def test_a_program_inherits_nothing_of_use(imports: str) -> None:
    async with open_sandbox(servers=1) as sandbox:
        run = asyncio.create_task(
            sandbox.run(f"{imports}\nimport time; time.sleep(600)", limits=Limits(seconds=600))
        )
        async with asyncio.timeout(PATIENCE):
            while not (found := [p for p in below(os.getpid()) if parent_of_program(p)]):  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        status, descriptors, shared, maps, owner = look(Path(f"/proc/{found[0]}"))
        run.cancel()
        await asyncio.gather(run, return_exceptions=True)
    ids = set(status["Uid"].split())
    assert {name: status[name] for name in STATUS} == STATUS
    assert len(ids) == 1
    assert ids != {"0"}
    assert descriptors == dict.fromkeys("012", "/memfd:loong (deleted)")
    assert shared == []
    # memory shared for writing would be shared with every other program of the server
    assert [line for line in maps if line.split()[1][1:] in {"w-s", "wxs"}] == []
    assert owner not in ids, "the files of a process that may be dumped belong to its own user"

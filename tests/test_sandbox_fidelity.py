"""Ordinary programs print in the sandbox what they print in plain Python, byte for byte."""

from __future__ import annotations

import asyncio
import importlib.util
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
import pytest_asyncio

from loong.sandbox import open_sandbox, probe
from loong.sandbox.imports import imported
from loong.types import Ran
from tests.ordinary import LIBRARIES, PROGRAMS, STDIN

pytestmark = pytest.mark.asyncio(loop_scope="module")
if probe().level not in {"full", "landlock"}:
    pytest.skip(f"this machine gives level {probe().level} only", allow_module_level=True)

AT_A_TIME = 4
ENVIRONMENT = {
    "PYTHONHASHSEED": "0",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "HOME": "/tmp",  # noqa: S108 - what programs are told
    "PYTHONIOENCODING": "utf-8",
    **{f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL")},
}
OLD = {"deprecated modules": (3, 13)}
"""Programs whose modules are gone from this version on."""


def _possible(name: str) -> bool:
    wanted = imported(PROGRAMS[name]) & set(LIBRARIES)
    wanted |= {"scipy"} if name == "networkx with scipy" else set()
    there = all(importlib.util.find_spec(library) for library in wanted)
    return there and sys.version_info[:2] < OLD.get(name, (9, 9))


NAMES = [name for name in PROGRAMS if _possible(name)]


class Ends(NamedTuple):
    """How one program ended in both worlds."""

    plain: bytes
    plain_code: int
    ran: Ran


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def ends(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ends]:
    """Run every program both ways, some at a time."""
    turns = asyncio.Semaphore(AT_A_TIME)
    async with open_sandbox(servers=1) as sandbox:

        async def both(name: str) -> Ends:
            async with turns:
                plain, code = await _plain(PROGRAMS[name], tmp_path_factory.mktemp("plain"))
                return Ends(plain, code, await sandbox.run(PROGRAMS[name], stdin=STDIN))

        return dict(zip(NAMES, await asyncio.gather(*map(both, NAMES)), strict=True))


async def _plain(program: str, folder: Path) -> tuple[bytes, int]:
    """Run a script that lies beside its empty working directory, and shorten its own path."""
    (folder / "main.py").write_text(program, encoding="utf-8")
    here = folder / "here"
    here.mkdir()
    flags = ["-s", "-B"]  # not -I, which would ignore the hash seed
    process = await asyncio.create_subprocess_exec(
        sys.executable, *flags, "../main.py", cwd=here,
        env=ENVIRONMENT | {"TMPDIR": str(here)}, stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, _ = await process.communicate(STDIN.encode())
    assert process.returncode is not None
    return out.replace(f"{here}/../".encode(), b"").replace(
        b"../main.py", b"main.py"
    ), process.returncode


async def test_there_are_enough_programs() -> None:
    assert len(PROGRAMS) >= 110


@pytest.mark.parametrize("name", NAMES)
async def test_prints_what_plain_python_prints(ends: dict[str, Ends], name: str) -> None:
    end = ends[name]

    assert end.ran.stdout.encode() == end.plain, end.ran.stderr
    # plain Python ends itself by SIGINT after a KeyboardInterrupt, a shell then says 130
    assert end.ran.exit_code == (1 if end.plain_code == -2 else end.plain_code), end.ran.stderr
    assert end.ran.status == ("ok" if end.plain_code == 0 else "error")

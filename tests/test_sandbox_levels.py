"""What is left where the kernel gives less: tried in worlds that a filter or another user makes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from loong.sandbox import probe
from loong.sandbox.agent.filters import supported

REPOSITORY = Path(__file__).parents[1]
if probe().level != "full":
    pytest.skip(f"needs level full, this machine gives {probe().level}", allow_module_level=True)
needs_table = pytest.mark.skipif(bool(supported()), reason=supported() or "none")

# Runs in a fresh interpreter: takes something away, then asks the sandbox what it still can do.
RESTRICT = """
import errno, json, os, struct, sys
from loong.sandbox.agent import linux
from loong.sandbox.agent.filters import ALLOWED, DENIED, MISSING, assemble, load_low
UNSHARE, LANDLOCK, PRCTL = 272, 444, 157
no_filter = (load_low(0), (0x15, 0, 1, 22), *DENIED, *ALLOWED)
worlds = {
    "no namespaces": {UNSHARE: DENIED},
    "no landlock": {UNSHARE: DENIED, LANDLOCK: MISSING},
    "nothing": {UNSHARE: DENIED, LANDLOCK: MISSING, PRCTL: no_filter},
    "no filter": {PRCTL: no_filter},
}
linux.prctl(linux.PR_SET_NO_NEW_PRIVS, 1)
linux.Filter(assemble(worlds[sys.argv[1]], ALLOWED)).install()
"""
ASK = """
import asyncio, json, sys
from loong.errors import LoongError
from loong.sandbox import open_sandbox, probe
from loong.types import Limits

async def main(options, programs):
    rans = []
    try:
        async with open_sandbox(servers=1, **options) as sandbox:
            for program in programs:
                ran = await sandbox.run(program, limits=Limits(seconds=5, memory_mb=128))
                rans.append(ran.model_dump())
    except LoongError as error:
        rans.append(str(error))
    layers = {layer.name: layer.reason for layer in probe().layers}
    print(json.dumps({"level": probe().level, "layers": layers, "rans": rans}))

asyncio.run(main(json.loads(sys.argv[-2]), json.loads(sys.argv[-1])))
"""
ESCAPES = [
    "import math; print(math.sqrt(49))",
    "print('GOT', open('/etc/passwd').read())",
    "open('/tmp/x', 'w'); print('GOT')",
    "import socket; socket.socket(); print('GOT')",
    "import os; os.fork(); print('GOT')",
    "import os; os.kill(os.getppid(), 0); print('GOT')",
    "import os; os.execv('/bin/sh', ['sh']); print('GOT')",
    "print('GOT', open('/proc/self/environ').read())",
]
ENDS = [
    "while True: pass",
    "x = 'a' * 10**9",
    "print('x' * 10**7)",
    "import os; os.kill(os.getpid(), 9)",
]


def ask(
    before: str, *words: str, programs: list[str], options: dict[str, object] | None = None
) -> dict[str, object]:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            before + ASK,
            *words,
            json.dumps(options or {}),
            json.dumps(programs),
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=REPOSITORY,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def str_list(value: object) -> list[str]:
    assert isinstance(value, list)
    return [str(item) for item in value]


def check_escapes(found: dict[str, object], level: str) -> None:
    rans = found["rans"]
    assert isinstance(rans, list)
    assert [ran["level"] for ran in rans] == [level] * len(rans)
    assert rans[0]["stdout"] == "7.0\n"
    for program, ran in zip(ESCAPES[1:], rans[1:], strict=True):
        assert ran["status"] == "error", (program, ran)
        assert "GOT" not in ran["stdout"], program


@needs_table
@pytest.mark.parametrize(
    ("world", "level"), [("no namespaces", "landlock"), ("no landlock", "closed")]
)
def test_lower_levels_hold(world: str, level: str) -> None:
    found = ask(RESTRICT, world, programs=ESCAPES, options={"min_level": level})
    assert found["level"] == level
    check_escapes(found, level)


@needs_table
def test_programs_end_at_lower_levels() -> None:
    found = ask(RESTRICT, "no namespaces", programs=ENDS)
    rans = found["rans"]
    assert isinstance(rans, list)
    assert [ran["status"] for ran in rans] == ["timeout", "memory", "output", "killed"]


@needs_table
def test_without_filters_namespaces_and_landlock_are_level_landlock() -> None:
    found = ask(RESTRICT, "no filter", programs=ESCAPES[:2])
    assert found["level"] == "landlock"
    check = found["rans"]
    assert isinstance(check, list)
    assert (check[0]["stdout"], check[1]["status"]) == ("7.0\n", "error")


@needs_table
def test_too_little_is_refused_with_the_reason() -> None:
    found = ask(RESTRICT, "nothing", programs=["print(1)"])
    assert found["level"] == "unsafe"
    (message,) = str_list(found["rans"])
    assert message.startswith(
        "this machine gives sandbox level 'unsafe' and 'landlock' is asked for (namespaces: "
    )
    assert "Operation not permitted; landlock: system call 444: Function not impl" in message
    assert "could not be kept from opening host files by path" in message
    assert message.endswith("with min_level='unsafe' and unsafe=True.")


@needs_table
def test_unsafe_runs_only_when_told_to() -> None:
    programs = ["print(6 * 7)", "import os; print(os.fork() >= 0)", "import time; time.sleep(99)"]
    found = ask(RESTRICT, "nothing", programs=programs, options={"unsafe": True})
    rans = found["rans"]
    assert isinstance(rans, list)
    assert {ran["level"] for ran in rans} == {"unsafe"}
    assert rans[0]["stdout"] == "42\n"
    assert "True" in rans[1]["stdout"]
    assert rans[2]["status"] == "timeout"


# As root: show the interpreter to everybody below a copy of the folders that hide it, in a mount
# namespace of its own, then become nobody.
BECOME_NOBODY = """
import os, sys
from loong.sandbox.agent import linux
import loong.sandbox, json, asyncio, loong.errors, loong.types
staging, prefix = sys.argv[1], sys.base_prefix
linux.unshare(linux.CLONE_NEWNS)
linux.mount("none", "/", "", linux.MS_REC | linux.MS_PRIVATE)
hidden = ["/" + "/".join(prefix.split("/")[1:n]) for n in range(2, 9)]
hidden = [path for path in hidden if os.path.isdir(path) and not os.stat(path).st_mode & 1]
if hidden:
    linux.mount(prefix, staging, "", linux.MS_BIND | linux.MS_REC)
    keep = os.open(staging, os.O_PATH)
    linux.mount("tmpfs", hidden[0], "tmpfs", 0, "mode=755")
    os.makedirs(prefix)
    linux.mount(f"/proc/self/fd/{keep}", prefix, "", linux.MS_BIND | linux.MS_REC)
    os.close(keep)
os.setgroups([])
os.setresgid(65534, 65534, 65534)
os.setresuid(65534, 65534, 65534)
os.environ["HOME"] = "/"
os.execv(sys.executable, [sys.executable, "-c", *sys.argv[2:]])
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_holds_as_an_ordinary_user(tmp_path: Path) -> None:
    programs = [*ESCAPES, *ENDS[:3], "open('a', 'w').write('x'); import os; print(os.listdir('.'))"]
    done = subprocess.run(
        [sys.executable, "-c", BECOME_NOBODY, str(tmp_path), ASK, "{}", json.dumps(programs)],
        capture_output=True,
        text=True,
        check=False,
        cwd=REPOSITORY,
    )
    if done.returncode:
        pytest.skip(f"cannot become another user here: {done.stderr[-300:]}")
    found = json.loads(done.stdout)
    assert found["level"] == "full", found
    rans = found["rans"]
    check_escapes({"rans": rans[: len(ESCAPES)]}, "full")
    statuses = [ran["status"] for ran in rans[len(ESCAPES) :]]
    assert statuses == ["timeout", "memory", "output", "ok"]
    assert rans[-1]["stdout"] == "['a']\n"

"""Programs that try to get out, to take too much, or to lie about how they ended."""

from __future__ import annotations

import socket
import sys
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from loong.sandbox import LocalSandbox, open_sandbox, probe
from loong.types import Limits

FOUND = probe()
MISSING = "; ".join(f"{layer.name}: {layer.reason}" for layer in FOUND.layers if not layer.ok)
pytestmark = [
    pytest.mark.skipif(FOUND.level != "full", reason=f"needs level full; {MISSING}"),
    pytest.mark.asyncio(loop_scope="module"),
]

SMALL = Limits(seconds=5, memory_mb=128, output_bytes=4000)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def sandbox() -> AsyncIterator[LocalSandbox]:
    async with open_sandbox(servers=1) as opened:
        yield opened


async def test_environment_tells_nothing(
    sandbox: LocalSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_OF_TEST", "GOT")
    program = (
        "import os, sys, socket\n"
        "print(sorted(os.environ), sys.orig_argv, socket.gethostname(), os.getppid())"
    )

    async with open_sandbox(servers=1) as fresh:
        ran = await fresh.run(program)

    names = ["HOME", "LC_ALL", *(f"{n}_NUM_THREADS" for n in ("MKL", "NUMEXPR", "OMP", "OPENBLAS"))]
    names += ["TZ", "VECLIB_MAXIMUM_NUM_THREADS"]
    environment = ran.stdout.partition("]")[0] + "]"
    assert environment == repr(names)
    assert ran.stdout.endswith(f" {[sys.executable]!r} sandbox 0\n")
    assert "GOT" not in ran.stdout
    assert socket.gethostname() != "sandbox"


async def test_no_descriptor_leads_out(sandbox: LocalSandbox) -> None:
    program = """
import os
for fd in range(200):
    try:
        found = os.fstat(fd)
    except OSError:
        continue
    print(fd, found.st_size)
"""
    ran = await sandbox.run(program, stdin="abc")

    assert [line.split()[0] for line in ran.stdout.splitlines()] == ["0", "1", "2"]


async def test_neighbours_are_invisible(sandbox: LocalSandbox) -> None:
    await sandbox.run("open('left behind', 'w').write('secret'); token = 'dragon' + 'fruit'")
    search = """
import gc, os
print(os.listdir('.'))
needle = 'dragon' 'fruit'
print(sum(1 for o in gc.get_objects() if isinstance(o, dict) and needle in map(str, o.values())))
"""
    ran = await sandbox.run(search)

    assert ran.stdout.splitlines()[0] == "[]"
    assert ran.stdout.splitlines()[1] == "1"  # its own copy of the needle


# name: program, status, something in stdout or stderr
GREEDY = {
    "memory at once": ("x = 'a' * 10**9", "memory", "MemoryError"),
    "memory bit by bit": (
        "x = []\nwhile True: x.append(bytearray(10**6))",
        "memory",
        "MemoryError",
    ),
    "memory without a word": ("import numpy as np\nx = np.ones(10**9)", "memory", "MemoryError"),
    "recursion": ("def f(): f()\nf()", "error", "RecursionError"),
    "compile bomb": ("compile('-' * 10**5 + '1', 'x', 'eval')", "memory", "MemoryError"),
    "flood": ("for i in range(100): print('x' * 10**6)", "output", "xxx"),
    "flood of errors": ("import sys\nwhile True: sys.stderr.write('y' * 999)", "output", "yyy"),
    "grow stdout": ("import os; os.ftruncate(1, 10**12)", "error", "File too large"),
    "fill the disk": (
        "for i in range(10**6): open(str(i), 'w').write('x' * 4000)",
        "error",
        "No space left",
    ),
    "inodes": ("import os\nfor i in range(10**6): os.mkdir(str(i))", "error", "No space left"),
    "threads": (
        "import threading, time\nwhile True: "
        "threading.Thread(target=time.sleep, args=(60,), daemon=True).start()",
        "error",
        "can't start new thread",
    ),
    "descriptors": ("x = []\nwhile True: x.append(open('/dev/null'))", "error", "Too many open"),
    "abort": ("import os; os.abort()", "killed", "killed by signal"),
    "null pointer": ("import ctypes; ctypes.string_at(0)", "killed", "SIGSEGV"),
    "no newline MemoryError": ("raise MemoryError", "memory", "MemoryError"),
    "quiet exit": ("import os; print('hi', flush=True); os._exit(0)", "ok", "hi"),
    "closes stdout": ("import os; os.close(1)", "ok", ""),
    "closes all": ("import os; os.closerange(0, 99)", "ok", ""),
    "bad bytes": ("import os; os.write(1, b'\\xff\\xfe ok')", "ok", "\ufffd\ufffd ok"),
    "NUL in the program": ("print(1)\0", "error", "null bytes"),
    "surrogate in the program": ("print('\ud800')", "error", "SyntaxError"),
    "not Python": ("this is no program", "error", "SyntaxError"),
    "ten megabytes": (f"x = '{'a' * 10_000_000}'\nprint(len(x))", "ok", "10000000"),
    "catches all": (
        "import sys\ntry: sys.exit(3)\nexcept BaseException: raise SystemExit('done')",
        "error",
        "done",
    ),
    "breaks its streams": ("import sys; sys.stdout = sys.stderr = None; 1 / 0", "error", ""),
    "breaks its hook": ("import sys; sys.excepthook = 5; 1 / 0", "error", ""),
    "raises at exit": ("import atexit; atexit.register(lambda: 1 / 0)", "ok", "ZeroDivision"),
}


@pytest.mark.parametrize("name", GREEDY)
async def test_greed_and_lies_have_their_status(sandbox: LocalSandbox, name: str) -> None:
    program, status, text = GREEDY[name]

    ran = await sandbox.run(program, limits=SMALL)

    assert ran.status == status, ran
    assert text in ran.stdout + ran.stderr
    assert len(ran.stdout) <= SMALL.output_bytes
    assert len(ran.stderr) <= SMALL.output_bytes + 100


async def test_files_can_be_copied_with_all_that_belongs_to_them(sandbox: LocalSandbox) -> None:
    program = """
import os, shutil
os.mkdir('d'); open('d/a', 'w').write('1'); os.chmod('d/a', 0o640); os.utime('d/a', (5, 5))
shutil.copytree('d', 'e')
print(open('e/a').read(), oct(os.stat('e/a').st_mode), os.stat('e/a').st_mtime)
"""
    assert (await sandbox.run(program)).stdout == "1 0o100640 5.0\n"


async def test_scratch_holds_16_megabytes(sandbox: LocalSandbox) -> None:
    program = "for i in range(40): open(str(i), 'wb').write(bytes(900_000)); print(i, flush=True)"
    ran = await sandbox.run(program, limits=Limits(output_bytes=1_000_000))
    assert "No space left" in ran.stderr
    assert ran.stdout.splitlines()[-1] == "17"


async def test_bottomless_recursion_ends(sandbox: LocalSandbox) -> None:
    program = "import sys; sys.setrecursionlimit(10**9)\ndef f(): f()\nf()"
    ran = await sandbox.run(program, limits=SMALL.model_copy(update={"memory_mb": 24}))
    assert ran.status in {"error", "memory", "killed"}  # versions of Python differ
    assert ran.exit_code != 0


TIMELESS = {
    "spins": "while True: pass",
    "sleeps": "import time; time.sleep(1000)",
    "stops itself": "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)\nwhile True: pass",
    "ignores all signals": "import signal\n"
    "for s in set(signal.Signals) - {9, 19}: signal.signal(s, signal.SIG_IGN)\n"
    "while True: pass",
    "long multiplication": "9 ** 9 ** 9 ** 9",
    "thread that stays": "import threading, time\n"
    "threading.Thread(target=time.sleep, args=(1000,)).start()",
    "exit hook that stays": "import atexit, time; atexit.register(time.sleep, 1000)",
    "catches everything": "while True:\n  try:\n    while True: pass\n  except BaseException: pass",
}


@pytest.mark.parametrize("name", TIMELESS)
async def test_endless_programs_are_ended(sandbox: LocalSandbox, name: str) -> None:
    limits = SMALL.model_copy(update={"seconds": 0.3})

    ran = await sandbox.run("print('early', flush=True)\n" + TIMELESS[name], limits=limits)

    assert (ran.status, ran.stdout) == ("timeout", "early\n")
    assert ran.seconds >= 0.3

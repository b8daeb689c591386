"""Programs behave as in plain Python; limits, variants and servers do as they say."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from loong.errors import SandboxError, UsageError
from loong.sandbox import LocalSandbox, open_sandbox, probe
from loong.sandbox.imports import group, imported
from loong.types import Limits, Sandbox

pytestmark = pytest.mark.asyncio(loop_scope="module")
if probe().level not in {"full", "landlock"}:
    pytest.skip(f"this machine gives level {probe().level} only", allow_module_level=True)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def sandbox() -> AsyncIterator[LocalSandbox]:
    async with open_sandbox(servers=1) as opened:
        yield opened


ORDINARY = {
    "prints": "print('häß', 1.5, sep='|', end='')",
    "reads lines": "import sys\nfor line in sys.stdin: print(repr(line))",
    "input": "print(input() + input('prompt '))",
    "input at the end": "input(); input(); input(); input()",
    "stdin bytes": "import sys; print(sys.stdin.buffer.read(3), sys.stdin.read())",
    "main": "if __name__ == '__main__': print('main')\nimport __main__; print(__main__.__name__)",
    "arguments": "import sys; print(len(sys.argv))",
    "exit number": "import sys; print('a'); sys.exit(3)",
    "exit text": "import sys; sys.exit('bad luck')",
    "exit none": "raise SystemExit",
    "exit too large": "import sys; sys.exit(256 + 7)",
    "exit true": "import sys; sys.exit(True)",
    "exception": "def f(x):\n    return 1 / x\n\nf(0)",
    "chained": "try:\n    {}['k']\nexcept KeyError as e:\n    raise ValueError('v') from e",
    "group": "raise ExceptionGroup('g', [ValueError(1), TypeError('t')])",
    "notes": "e = ValueError('v'); e.add_note('a note'); raise e",
    "syntax error": "x = (1,\nprint(2)\ny = = 3",
    "indentation": "if True:\nprint(1)",
    "warning": "import warnings; warnings.warn('careful')",
    "stderr order": "import sys; print('e', file=sys.stderr); print('o')",
    "atexit": "import atexit; atexit.register(print, 'bye'); print('hi')",
    "atexit after error": "import atexit; atexit.register(print, 'bye'); 1 / 0",
    "threads": "import threading\nt = threading.Thread(target=lambda: print('t'))\n"
    "t.start(); t.join(); print('m')",
    "thread outlives main": "import threading, time\n"
    "threading.Thread(target=lambda: (time.sleep(.05), print('late'))).start(); print('main')",
    "pool": "from concurrent.futures import ThreadPoolExecutor\n"
    "with ThreadPoolExecutor(3) as p: print(list(p.map(abs, [-1, 2])))",
    "asyncio": "import asyncio\nasync def m():\n    await asyncio.sleep(0); return 5\n"
    "print(asyncio.run(m()))",
    "alarm": "import signal\nsignal.signal(signal.SIGALRM, lambda *a: print('rang'))\n"
    "signal.setitimer(signal.ITIMER_REAL, .01); signal.pause()",
    "dataclass": "from dataclasses import dataclass\n@dataclass\nclass P: x: int = 1\nprint(P())",
    "pickle of main": "import pickle\nclass A: x = 1\nprint(pickle.loads(pickle.dumps(A())).x)",
    "future": "from __future__ import annotations\ndef f(x: nothing): ...\n"
    "print(f.__annotations__)",
    "no future": "def f(x: int): ...\nprint(f.__annotations__)",
    "coding": "# -*- coding: latin-1 -*-\nprint('é')",
    "temporary file": "import tempfile\nwith tempfile.TemporaryFile() as f:\n"
    "    f.write(b'x'); f.seek(0); print(f.read())",
    "files": "open('a', 'w').write('1\\n2'); print(open('a').readlines())\n"
    "import os; os.rename('a', 'b'); os.mkdir('c'); print(os.path.isdir('c'))\n"
    "os.remove('b'); os.rmdir('c')",
    "null device": "import os\n"
    "print('x', file=open(os.devnull, 'w')); print(open(os.devnull).read())",
    "own module": "open('mine.py', 'w').write('x = 4'); import mine; print(mine.x)\n"
    "import os; os.remove('mine.py')",
    "big integer": "print(3**5000 % 10**50); print(len(str(3**20000)))",
    "recursion limit": "import sys; print(sys.getrecursionlimit())",
    "time zone": "import time, zoneinfo; from datetime import datetime as d\n"
    "print(time.tzname, d(2024, 7, 1, tzinfo=zoneinfo.ZoneInfo('Europe/Paris')).utcoffset())",
    "sqlite": "import sqlite3\nc = sqlite3.connect(':memory:')\n"
    "print(c.execute('select 6*7').fetchall())",
    "sympy": "import sympy as s\nx = s.Symbol('x'); print(s.solve(x**2 - 2, x), s.pi.evalf(20))",
    "networkx": "import networkx as nx\ng = nx.path_graph(5); print(g, nx.diameter(g))",
    "numpy": "import numpy as np\nprint(np.linalg.inv(np.array([[2., 0.], [0., 4.]])))",
}


def _without_carets(text: str) -> list[str]:
    """Drop the lines of carets: the interpreter and its traceback module place them differently."""
    return [line for line in text.splitlines() if line.strip(" ~^")]


@pytest.mark.parametrize("name", ORDINARY)
async def test_behaves_as_plain_python(
    sandbox: LocalSandbox, name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("plain")
    (folder / "main.py").write_bytes(
        ORDINARY[name].encode("latin-1" if name == "coding" else "utf-8")
    )
    stdin = "first\nsecond\nüü\n"
    environment = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    plain = subprocess.run(  # noqa: ASYNC221
        [sys.executable, "-s", "-B", "main.py"],
        cwd=folder, env=environment, input=stdin.encode(), capture_output=True, check=False,
    )  # fmt: skip

    ran = await sandbox.run(ORDINARY[name], stdin=stdin)

    expected = _without_carets(plain.stderr.decode().replace(f"{folder}/", ""))
    if name != "coding":  # the file is Latin-1, the program's text is Unicode
        assert ran.stdout == plain.stdout.decode()
    assert (_without_carets(ran.stderr), ran.exit_code) == (expected, plain.returncode)
    assert ran.status == ("ok" if plain.returncode == 0 else "error")


CHANGING = {
    "set order": "print({'a', 'b', 'c', 'd', 'e', 'f', 'g'})",
    "hash": "print(hash('x'))",
    "random": "import random; print(random.random())",
    "numpy random": "import numpy as np; print(np.random.rand())",
    "default generator": "import numpy as np; print(np.random.default_rng().random())",
    "least of a set": "print(min({'ab', 'cd', 'ef', 'gh', 'ij'}, key=len))",
    "address": "print(object())",
    "uuid": "import uuid; print(uuid.uuid4())",
    "clock": "import time; print(time.time_ns())",
}
FIXED = {
    "seeded": "import random; random.seed(3); print(random.random())",
    "sorted set": "print(sorted({'a', 'b', 'c'}))",
    "numbers": "print({1, 2, 3}, hash(5), hash(2.5))",
    "sympy": "import sympy as s; print(s.solve('x**3 - x', 'x'), s.expand('(a+b+c)**2'))",
    "networkx": "import networkx as nx\nprint(list(nx.connected_components(nx.path_graph(4))))",
}


@pytest.mark.parametrize("name", [*CHANGING, *FIXED])
async def test_variants_tell_chance_from_result(sandbox: LocalSandbox, name: str) -> None:
    program = (CHANGING | FIXED)[name]

    first, second = [await sandbox.run(program, variant=variant) for variant in (0, 1)]

    assert (first.status, second.status) == ("ok", "ok"), (first.stderr, second.stderr)
    assert (first.stdout != second.stdout) is (name in CHANGING)


async def test_unseeded_random_repeats_within_a_variant(sandbox: LocalSandbox) -> None:
    program = "import random; print(random.random(), {'a', 'b', 'c', 'd'})"
    assert (await sandbox.run(program)).stdout == (await sandbox.run(program)).stdout


async def test_output_is_cut_at_the_limit_and_not_before(sandbox: LocalSandbox) -> None:
    limits = Limits(output_bytes=10)
    exact = await sandbox.run("print('123456789')", limits=limits)
    over = await sandbox.run("print('1234567890')", limits=limits)
    accents = await sandbox.run("print('é' * 9, end='')", limits=limits)

    assert (exact.status, exact.stdout) == ("ok", "123456789\n")
    assert (over.status, over.stdout) == ("output", "1234567890")
    assert (accents.status, accents.stdout) == ("output", "ééééé")


async def test_a_broken_late_import_is_the_programs_error(sandbox: LocalSandbox) -> None:
    ran = await sandbox.run("import no_such_module_here")
    assert ran.status == "error"
    assert "ModuleNotFoundError: No module named 'no_such_module_here'" in ran.stderr


async def test_usage_is_measured(sandbox: LocalSandbox) -> None:
    ran = await sandbox.run("x = bytearray(60 * 10**6)\nfor i in range(10**6): pass")
    assert ran.max_rss_mb > 60
    assert ran.cpu_seconds > 0
    assert ran.seconds > 0


@pytest.mark.parametrize(
    "limits",
    [
        Limits(seconds=0),
        Limits(seconds=float("nan")),
        Limits(seconds=1e9),
        Limits(memory_mb=0),
        Limits(output_bytes=-1),
    ],
)
async def test_limits_that_are_none_are_refused(sandbox: LocalSandbox, limits: Limits) -> None:
    with pytest.raises(UsageError, match="limit must be"):
        await sandbox.run("pass", limits=limits)


async def test_wrong_asking_is_refused(sandbox: LocalSandbox) -> None:
    with pytest.raises(UsageError, match="variant must be 0 or 1, not 2"):
        await sandbox.run("pass", variant=2)
    with pytest.raises(UsageError, match="no sandbox level 'best'"):
        open_sandbox(min_level="best")
    with pytest.raises(UsageError, match="no sandbox level 'unsafe'"):
        open_sandbox(min_level="unsafe")
    with pytest.raises(UsageError, match="servers must be 1 or more, not 0"):
        open_sandbox(servers=0)


async def test_is_a_sandbox(sandbox: LocalSandbox) -> None:
    assert isinstance(sandbox, Sandbox)
    assert issubclass(SandboxError, Exception)


async def test_imports_choose_the_server() -> None:
    program = (
        "import os, numpy.linalg as la\n  from sympy.abc import x\n# import scipy\nimport re;x"
    )
    assert imported(program) == {"os", "numpy", "sympy", "re"}
    assert group(program) == ("numpy", "sympy")
    assert group("import networkx as nx\nnx.pagerank(g)") == ("networkx", "numpy", "scipy")
    assert group("print('import sympy')") == ()
    assert group("import mine, sympy", ["mine"]) == ("mine",)
    assert group("from . import x\nimport\nfrom\nimport ,,\n\0") == ()

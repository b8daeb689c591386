"""Measure what one sandboxed run costs, and what other ways of running a program cost.

    python benchmarks/sandbox.py [rounds] [program ...]

Figures are CPU milliseconds a run: this process and all below it, as the kernel accounts them
(`/proc/PID/stat`, each process with the children it has waited for). The ways take turns in small
slices, so that a busy machine disturbs all alike; starting servers is told apart. The ways:

- fresh: `python -I -c PROGRAM`, as everybody does.
- camel: camel-ai's PythonVerifier, in an environment of its own that is made on the first call
  (`~/.cache/loong/benchmarks`, camel-ai with mcp<2) and that makes another for its programs.
- bare: a process with the same libraries loaded forks, runs the program and waits: no isolation.
- sandbox: loong at the level that the machine gives, with 1, 4 and 16 in flight.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from loong.sandbox import imports, open_sandbox
from loong.sandbox.pool import LocalSandbox

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.processes import below  # noqa: E402 - the repository is no installed package

PROGRAMS = {
    "trivial": "print(sum(range(100)))",
    "networkx": """\
import networkx as nx
graph = nx.Graph()
for i in range(12):
    graph.add_edge(i, (i * 5 + 1) % 12, weight=i % 4 + 1)
    graph.add_edge(i, (i + 1) % 12, weight=i % 3 + 1)
print(nx.dijkstra_path_length(graph, 0, 7), nx.diameter(graph))
""",
    "sympy": """\
from sympy import symbols, solve, integrate, sin
x = symbols("x")
print(solve(x**2 - 7*x + 10, x), integrate(x*sin(x), (x, 0, 1)))
""",
    "scipy": """\
import numpy as np
from scipy import optimize
a = np.array([[3.0, 1.0], [1.0, 2.0]])
print(np.linalg.solve(a, [9.0, 8.0]), round(optimize.brentq(lambda x: x**3 - 2, 0, 2), 9))
""",
    "z3": """\
from z3 import Int, Solver
x, y = Int("x"), Int("y")
s = Solver()
s.add(x + y == 10, x - y == 4)
print(s.check(), s.model()[x])
""",
}
TARGETS = {"trivial": 4.0, "networkx": 35.0, "sympy": 15.0}
BARE_TARGET = 1.25
IN_FLIGHT = (1, 4, 16)
RUNS = {"fresh": 2, "camel": 2, "bare": 16, "sandbox": 16}
"""Runs in one slice."""
CACHE = Path.home() / ".cache" / "loong" / "benchmarks"
PACKAGES = ("networkx", "numpy", "scipy", "sympy", "z3-solver")
TICK = os.sysconf("SC_CLK_TCK")

BARE = """
import gc, json, os, sys
from loong.sandbox.agent import linux, warmup
warmup.preload(json.loads(sys.argv[1]))
gc.collect(); gc.freeze()
for line in sys.stdin.buffer:
    program = json.loads(line)
    ear, mouth = os.pipe()
    if linux.fork() == 0:
        os.dup2(mouth, 1)
        sys.stdout = open(1, "w", closefd=False)
        exec(compile(program, "main.py", "exec"), {"__name__": "__main__"})
        sys.stdout.flush()
        os._exit(0)
    os.close(mouth)
    with open(ear, encoding="utf-8") as printed:
        text = printed.read()
    os.wait()
    sys.stdout.write(json.dumps(text) + "\\n"); sys.stdout.flush()
"""
CAMEL = """
import asyncio, json, sys
from camel.verifiers import PythonVerifier

async def main():
    verifier = PythonVerifier(timeout=600, required_packages=sys.argv[1:])
    await verifier.setup(uv=True)
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin.buffer:
        result = await verifier._verify_implementation(json.loads(line), None)
        print(json.dumps(result.result + "\\n"), flush=True)
    await verifier.cleanup()

asyncio.run(main())
"""

Way = Callable[[str], Awaitable[str]]


def cpu_seconds() -> float:
    """Return the CPU time of this process and of all below it, dead ones included."""
    own = os.times()
    total = own.user + own.system + own.children_user + own.children_system
    for pid in below(os.getpid()):
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            total += sum(map(int, fields[11:15])) / TICK
    return total


class Server:
    """A process that takes programs as JSON lines and answers with what they printed."""

    def __init__(self, command: list[str]) -> None:
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def read(self) -> str:
        """Read one answer; raises RuntimeError where the process ended."""
        assert self._process.stdout is not None  # noqa: S101
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"it ended with code {self._process.wait()}")
        return str(json.loads(line))

    async def run(self, program: str) -> str:
        """Run a program."""
        assert self._process.stdin is not None  # noqa: S101
        self._process.stdin.write(json.dumps(program).encode() + b"\n")
        self._process.stdin.flush()
        return self.read()

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


async def fresh(program: str) -> str:
    """Run a program as everybody does."""
    command = [sys.executable, "-I", "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: ASYNC221
    return done.stdout


def bare(program: str) -> Server:
    """Start a process that forks for this kind of program."""
    return Server([sys.executable, "-B", "-c", BARE, json.dumps(imports.group(program))])


def camel() -> tuple[Server | None, str]:
    """Start camel-ai's verifier; returns None and the reason where it cannot be had."""
    python = CACHE / "camel" / "bin" / "python"
    try:
        if not python.exists():
            _install(python)
        server = Server([str(python), "-W", "ignore", "-c", CAMEL, *PACKAGES])
        server.read()
    except (OSError, RuntimeError, subprocess.SubprocessError) as error:
        return None, str(error)
    return server, ""


def _install(python: Path) -> None:
    """Make the environment for camel-ai, with uv where there is one."""
    uv = shutil.which("uv")
    folder = str(python.parents[1])
    making = [uv, "venv", "-q", folder] if uv else [sys.executable, "-m", "venv", folder]
    tool = [uv, "pip"] if uv else [str(python), "-m", "pip"]
    tool += ["install", "-q", *(["--python", str(python)] if uv else [])]
    subprocess.run(making, check=True)
    subprocess.run([*tool, "camel-ai", "mcp<2"], check=True)


def boxed(sandbox: LocalSandbox) -> Way:
    """Return the way through the sandbox."""

    async def run(program: str) -> str:
        return (await sandbox.run(program)).stdout

    return run


async def slice_cost(way: Way, program: str, expected: str, runs: int, at_once: int) -> float:
    """Return CPU seconds a run, over `runs` of them with `at_once` in flight."""
    before = cpu_seconds()
    overhead = cpu_seconds() - before

    async def worker(number: int) -> None:
        for _ in range(number, runs, at_once):
            printed = await way(program)
            assert printed == expected, printed  # noqa: S101

    start = cpu_seconds()
    await asyncio.gather(*(worker(number) for number in range(at_once)))
    return (cpu_seconds() - start - overhead) / runs


async def measure(
    sandbox: LocalSandbox, verifier: Server | None, name: str, rounds: int
) -> dict[str, float]:
    """Return CPU milliseconds a run by way, and of starting the servers."""
    program = PROGRAMS[name]
    start = cpu_seconds()
    expected = (await sandbox.run(program)).stdout
    found = {"start": 1000 * (cpu_seconds() - start)}
    forker = bare(program)
    ways: list[tuple[str, Way, int, int]] = [
        ("fresh", fresh, RUNS["fresh"], 1),
        ("bare", forker.run, RUNS["bare"], 1),
    ]
    if verifier is not None:
        ways.append(("camel", verifier.run, RUNS["camel"], 1))
    ways += [(f"sandbox {n}", boxed(sandbox), RUNS["sandbox"], n) for n in IN_FLIGHT]
    for _, way, _, at_once in ways:  # the second server of a kind starts now, not in a slice
        await slice_cost(way, program, expected, at_once, at_once)
    for _ in range(rounds):
        for key, way, runs, at_once in ways:
            cost = await slice_cost(way, program, expected, runs, at_once)
            found[key] = found.get(key, 0.0) + 1000 * cost / rounds
    forker.close()
    return found


def row(name: str, found: dict[str, float]) -> list[str]:
    """Return the cells of one line of the table."""
    box = found["sandbox 1"]
    target = f" (≥ {TARGETS[name]:.0f})" if name in TARGETS else ""
    against = f"{found['camel'] / box:.1f}" if "camel" in found else "-"
    costs = [found["fresh"], found.get("camel"), found["bare"]]
    costs += [found[f"sandbox {n}"] for n in IN_FLIGHT]
    ratios = [f"{found['fresh'] / box:.1f}{target}", against, f"{box / found['bare']:.2f}"]
    texts = ["-" if cost is None else f"{cost:.2f}" for cost in costs]
    return [name, *texts, *ratios, f"{found['start']:.0f}"]


async def main(rounds: int, names: list[str]) -> None:
    """Print the table."""
    start = cpu_seconds()
    verifier, reason = camel()
    if verifier is None:
        print(f"no figures for camel-ai: {reason}")
    else:
        print(f"camel-ai's set-up took {cpu_seconds() - start:.1f} CPU-seconds")
    heads = ["program", "fresh", "camel", "bare", *(f"box {n}" for n in IN_FLIGHT)]
    heads += ["fresh / box", "camel / box", f"box / bare (≤ {BARE_TARGET})", "start"]
    table = Table(title="CPU milliseconds a run")
    for head in heads:
        table.add_column(head, justify="left" if head == "program" else "right")
    async with open_sandbox() as sandbox:
        level = (await sandbox.run("pass")).level
        for name in names:
            if name in PACKAGES or name == "trivial" or importlib.util.find_spec(name):
                table.add_row(*row(name, await measure(sandbox, verifier, name, rounds)))
    if verifier is not None:
        verifier.close()
    print(f"level {level}, Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f}")
    Console(width=120).print(table)


if __name__ == "__main__":
    asyncio.run(main(int((sys.argv[1:] or ["10"])[0]), sys.argv[2:] or list(PROGRAMS)))

"""Measure what one sandboxed run costs, against a fresh `python -I -c` on the same machine.

    python benchmarks/sandbox.py [rounds]

Figures are CPU milliseconds a run: this process, the servers and every child together, as the
kernel accounts them (`/proc/PID/stat`, each process with the children it has waited for). The two
ways take turns in small slices, so that a busy machine disturbs both alike. Starting the servers
(once) is told apart.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path

from loong.sandbox import open_sandbox
from loong.sandbox.pool import LocalSandbox

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
}
TARGETS = {"trivial": 4, "networkx": 35, "sympy": 15}
FRESH_IN_SLICE, JAILED_IN_SLICE = 2, 20
TICK = os.sysconf("SC_CLK_TCK")


def descendants() -> list[int]:
    """Return the processes below this one."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(folder.name)] = int(fields[1])
    found = [os.getpid()]
    for pid in found:
        found += [child for child, parent in parents.items() if parent == pid]
    return found[1:]


def cpu_seconds() -> float:
    """Return the CPU time of this process and of all below it, dead ones included."""
    own = os.times()
    total = own.user + own.system + own.children_user + own.children_system
    for pid in descendants():
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        total += sum(map(int, fields[11:15])) / TICK
    return total


def fresh(program: str, expected: str) -> None:
    """Run a program as everybody does."""
    done = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == expected  # noqa: S101


async def jailed(sandbox: LocalSandbox, program: str, expected: str) -> None:
    """Run a program in the sandbox."""
    ran = await sandbox.run(program)
    assert ran.stdout == expected, ran  # noqa: S101


async def measure(sandbox: LocalSandbox, name: str, rounds: int) -> None:
    """Print one line of the table."""
    program = PROGRAMS[name]
    start = cpu_seconds()
    expected = (await sandbox.run(program)).stdout
    starting = cpu_seconds() - start
    spent = [0.0, 0.0]
    waits: list[float] = []
    for _ in range(rounds):
        before = cpu_seconds()
        for _ in range(FRESH_IN_SLICE):
            fresh(program, expected)
        between = cpu_seconds()
        overhead = cpu_seconds() - between
        between += overhead
        for _ in range(JAILED_IN_SLICE):
            clock = time.perf_counter()
            await jailed(sandbox, program, expected)
            waits.append(time.perf_counter() - clock)
        spent[0] += between - before - 2 * overhead
        spent[1] += cpu_seconds() - between - overhead
    plain = 1000 * spent[0] / rounds / FRESH_IN_SLICE
    boxed = 1000 * spent[1] / rounds / JAILED_IN_SLICE
    median = 1000 * sorted(waits)[len(waits) // 2]
    print(
        f"{name:10}{plain:14.2f}{boxed:14.2f}{plain / boxed:10.1f}x{TARGETS[name]:8}x"
        f"{median:14.1f}{1000 * starting:14.0f}"
    )


async def main(rounds: int) -> None:
    """Print the table."""
    async with open_sandbox(servers=1) as sandbox:
        level = (await sandbox.run("pass")).level
        print(f"level {level}, Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f}")
        print("program      fresh CPU ms    jailed CPU ms  less     target  p50 wall ms  start ms")
        for name in PROGRAMS:
            await measure(sandbox, name, rounds)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))

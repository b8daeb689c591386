"""Measure what the sandbox saves on the real rationales of a dataset.

    python benchmarks/sandbox_items.py FILE [module] [programs]

Takes rationales of the file that import the module (default sympy), 40 drawn by a fixed seed, and
runs each as a fresh `python -I -c` and in the sandbox, whose servers have never seen it. CPU
milliseconds as in `benchmarks/sandbox.py`. A program's own work is in both figures, so one that
computes for seconds gains nothing: the median tells of the usual program, the sums of them all.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import statistics
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from loong.data import read
from loong.sandbox import imports, open_sandbox
from loong.sandbox.pool import LocalSandbox

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.sandbox import boxed, fresh, slice_cost

_RUNS = 8
"""Sandboxed runs of each program; the clock ticks every 10 ms."""


async def measure(sandbox: LocalSandbox, program: str) -> tuple[float, float] | None:
    """Return CPU milliseconds of a fresh and of a sandboxed run; None where it cannot be told.

    Some programs need what is not installed, or print something else every time.
    """
    first = await sandbox.run(program)
    with contextlib.suppress(AssertionError, subprocess.CalledProcessError):
        box = await slice_cost(boxed(sandbox), program, first.stdout, _RUNS, 1)
        return 1000 * await slice_cost(fresh, program, first.stdout, 1, 1), 1000 * box
    return None


def programs(file: Path, module: str, count: int) -> list[str]:
    """Return rationales that import a module, in an order of chance that is always the same."""
    found = [point.rationale for point in read(file).points if point.rationale]
    found = [text for text in found if module in imports.group(text)]
    random.Random(1).shuffle(found)
    return found[:count]


async def main(file: Path, module: str, count: int) -> None:
    """Print the table."""
    async with open_sandbox() as sandbox:
        tried = [await measure(sandbox, text) for text in programs(file, module, count)]
    pairs = [pair for pair in tried if pair is not None]
    if not pairs:
        sys.exit(f"no rationale of {file} imports {module!r} and runs here")
    ratios = sorted(a / max(b, 1.0) for a, b in pairs)
    table = Table(
        title=f"{len(pairs)} rationales with {module}, {len(tried) - len(pairs)} left out"
    )
    for head in ("CPU ms a run", "fresh", "sandbox", "fresh / sandbox"):
        table.add_column(head, justify="left" if head == "CPU ms a run" else "right")
    medians = [statistics.median(column) for column in zip(*pairs, strict=True)]
    table.add_row("median", *(f"{x:.1f}" for x in medians), f"{statistics.median(ratios):.1f}")
    sums = [sum(column) for column in zip(*pairs, strict=True)]
    table.add_row("sum", *(f"{x:.0f}" for x in sums), f"{sums[0] / sums[1]:.1f}")
    Console(width=100).print(table)


if __name__ == "__main__":
    given = [*sys.argv[1:], *["", "sympy", "40"][len(sys.argv) - 1 :]]
    asyncio.run(main(Path(given[0]), given[1], int(given[2])))

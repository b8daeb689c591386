"""Run many mixed programs, some of them hostile, and look for anything wrong or left behind.

    python benchmarks/soak.py [programs]

100,000 programs by default, 8 in flight, one in a hundred hostile. Every result is checked against
what its program must give. Processes, memory, descriptors, mounts, temporary files and memory
groups are counted before the sandbox opens, once it is warm, after the last program, and after it
was closed. Ends with exit code 1 where a result was wrong or something leaked.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from loong.sandbox import open_sandbox
from loong.sandbox.agent import linux
from loong.sandbox.pool import LocalSandbox
from loong.types import Limits, Ran

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.processes import below  # noqa: E402 - the repository is no installed package

IN_FLIGHT = 8
HOSTILE = 0.01
WARM = 1000
SMALL = Limits(seconds=30, memory_mb=128, output_bytes=20_000)
SHORT = Limits(seconds=0.3, memory_mb=128, output_bytes=20_000)
MEGABYTE = 1 << 20


class Task(NamedTuple):
    """A program and what it must give."""

    kind: str
    program: str
    status: str
    stdout: str | None
    """None where any text is right."""
    stdin: str = ""
    limits: Limits = SMALL


def _sum(n: int) -> Task:
    return Task("sum", f"print(sum(range({n})))", "ok", f"{n * (n - 1) // 2}\n")


def _text(n: int) -> Task:
    program = "import re, json, sys\nwords = re.findall(r'\\w+', input())\nprint(json.dumps(words))"
    return Task("text", program, "ok", f'["n{n}", "and", "more"]\n', f"n{n} and, more\n")


def _fraction(n: int) -> Task:
    program = f"from fractions import Fraction as F\nprint(F({n}, 7) + F(1, 7) - F({n}, 7))"
    return Task("fraction", program, "ok", "1/7\n")


def _exception(n: int) -> Task:
    return Task("exception", f"print({n})\n{{}}['missing']", "error", f"{n}\n")


def _exit(n: int) -> Task:
    return Task("exit", f"import sys\nprint({n})\nsys.exit({n % 5})",
                "error" if n % 5 else "ok", f"{n}\n")  # fmt: skip


def _scratch(n: int) -> Task:
    program = f"import os\nopen('a{n}', 'w').write('x' * {n % 9000})\n" + (
        f"os.mkdir('b')\nprint(sorted(os.listdir('.')), os.path.getsize('a{n}'))"
    )
    return Task("scratch", program, "ok", f"['a{n}', 'b'] {n % 9000}\n")


def _threads(n: int) -> Task:
    program = "from concurrent.futures import ThreadPoolExecutor as P\nwith P(3) as p:\n" + (
        f"    print(sum(p.map(abs, range(-{n % 50}, 0))))"
    )
    return Task("threads", program, "ok", f"{(n % 50) * (n % 50 + 1) // 2}\n")


def _networkx(n: int) -> Task:
    size = 5 + n % 40
    program = f"import networkx as nx\ng = nx.cycle_graph({size})\n" + (
        "print(nx.diameter(g), nx.shortest_path_length(g, 0, 3))"
    )
    return Task("networkx", program, "ok", f"{size // 2} {min(3, size - 3)}\n")


def _numpy(n: int) -> Task:
    program = f"import numpy as np\nprint(int(np.arange({n % 1000}).sum()))"
    return Task("numpy", program, "ok", f"{(n % 1000) * (n % 1000 - 1) // 2}\n")


def _sympy(n: int) -> Task:
    a, b = n % 11, n % 11 + 3
    program = f"import sympy as s\nx = s.Symbol('x')\nprint(s.solve((x - {a})*(x - {b}), x))"
    return Task("sympy", program, "ok", f"[{a}, {b}]\n")


ORDINARY: tuple[tuple[Callable[[int], Task], int], ...] = (
    (_sum, 40), (_text, 16), (_fraction, 10), (_exception, 7), (_exit, 7), (_scratch, 4),
    (_threads, 3), (_networkx, 8), (_numpy, 4), (_sympy, 1),
)  # fmt: skip
"""Makers of ordinary programs and how often each is drawn, in a hundred."""
HOSTILE_TASKS = (
    Task("memory", "x = []\nwhile True: x.append(bytearray(10**6))", "memory", ""),
    Task("flood", "while True: print('x' * 10**5)", "output", "x" * 20_000),
    Task("spin", "print(1, flush=True)\nwhile True: pass", "timeout", "1\n", limits=SHORT),
    Task("deaf", "import signal\nfor s in set(signal.Signals) - {9, 19}:\n"
         "    signal.signal(s, signal.SIG_IGN)\nwhile True: pass", "timeout", "", limits=SHORT),
    Task("sleep", "import time; time.sleep(1000)", "timeout", "", limits=SHORT),
    Task("fork", "import os; os.fork(); print('GOT')", "error", ""),
    Task("exec", "import os; os.execv('/bin/sh', ['sh'])", "error", ""),
    Task("shell", "import os; print(os.system('id'))", "ok", None),
    Task("network", "import socket; socket.create_connection(('127.0.0.1', 22))", "error", ""),
    Task("read", "print(open('/etc/passwd').read())", "error", ""),
    Task("kill all", "import os; os.kill(-1, 9); print('GOT')", "error", ""),
    Task("kill self", "import ctypes; ctypes.string_at(0)", "killed", ""),
    Task("abort", "import os; os.abort()", "killed", ""),
    Task("disk", "for i in range(10**6): open(str(i), 'w').write('x' * 9999)", "error", ""),
    Task("inodes", "import os\nfor i in range(10**6): os.mkdir(str(i))", "error", ""),
    Task("deep folders", "import os\nwhile True:\n    os.mkdir('d'); os.chdir('d')", "error", ""),
    Task("threads", "import threading, time\nwhile True:\n    threading.Thread("
         "target=time.sleep, args=(60,), daemon=True).start()", "error", ""),
    Task("descriptors", "x = []\nwhile True: x.append(open('/dev/null'))", "error", ""),
    Task("close all", "import os; os.closerange(0, 99)", "ok", ""),
    Task("leave", "import os; os._exit(7)", "error", ""),
    Task("no Python", "\0\1\2", "error", ""),
    Task("recursion", "def f(): f()\nf()", "error", ""),
)  # fmt: skip


def tasks(count: int) -> Iterator[Task]:
    """Draw the programs, the same ones every time."""
    draw = random.Random(20)
    makers = [maker for maker, weight in ORDINARY for _ in range(weight)]
    for number in range(count):
        hostile = draw.random() < HOSTILE
        yield draw.choice(HOSTILE_TASKS) if hostile else draw.choice(makers)(number)


def complaint(task: Task, ran: Ran) -> str:
    """Return what is wrong with a result, empty if nothing is."""
    if ran.status != task.status:
        return f"status {ran.status}, not {task.status}: {ran.stderr[-200:]!r}"
    if task.stdout is not None and ran.stdout != task.stdout:
        return f"stdout {ran.stdout[:80]!r}, not {task.stdout[:80]!r}"
    return "it got through" if "GOT" in ran.stdout or "uid=" in ran.stdout else ""


@dataclass(frozen=True)
class Counts:
    """What there is of everything that could leak."""

    processes: int
    """Below this one."""
    zombies: int
    own_megabytes: float
    """Resident memory of this process."""
    servers_megabytes: float
    """Resident memory of all below it, shared pages counted in part to each."""
    descriptors: int
    server_descriptors: int
    mounts: int
    server_mounts: int
    """In the largest mount table below this process."""
    temporary_files: int
    """In a temporary folder made for this process alone."""
    memory_groups: int


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def _megabytes(pid: int, name: str) -> float:
    lines = [line for line in _lines(f"/proc/{pid}/smaps_rollup") if line.startswith(name)]
    return sum(int(line.split()[1]) for line in lines) / 1024


def _descriptors(pid: int) -> int:
    try:
        return len(list(Path(f"/proc/{pid}/fd").iterdir()))
    except OSError:
        return 0


def _groups() -> int:
    folders = Path("/sys/fs/cgroup").rglob(f"loong-{os.getpid()}-*")
    return sum(1 for folder in folders if folder.is_dir())


def count() -> Counts:
    """Count everything now."""
    pids = below(os.getpid())
    states = [line for pid in pids for line in _lines(f"/proc/{pid}/status") if "State:" in line]
    return Counts(
        processes=len(pids),
        zombies=sum("Z" in line for line in states),
        own_megabytes=_megabytes(os.getpid(), "Rss:"),
        servers_megabytes=sum(_megabytes(pid, "Pss:") for pid in pids),
        descriptors=_descriptors(os.getpid()) - 1,
        server_descriptors=sum(map(_descriptors, pids)),
        mounts=len(_lines("/proc/self/mountinfo")),
        server_mounts=max((len(_lines(f"/proc/{pid}/mountinfo")) for pid in pids), default=0),
        temporary_files=len(list(Path(tempfile.gettempdir()).iterdir())),
        memory_groups=_groups(),
    )


async def drive(sandbox: LocalSandbox, work: Iterator[Task]) -> tuple[Counter[str], list[str]]:
    """Run all programs, some at a time; returns how many ended how, and what was wrong."""
    ends: Counter[str] = Counter()
    wrong: list[str] = []

    async def worker() -> None:
        for task in work:
            ran = await sandbox.run(task.program, stdin=task.stdin, limits=task.limits)
            ends[ran.status] += 1
            if trouble := complaint(task, ran):
                wrong.append(f"{task.kind}: {trouble}")

    await asyncio.gather(*(worker() for _ in range(IN_FLIGHT)))
    return ends, wrong


def leaks(start: Counts, warm: Counts, end: Counts, closed: Counts) -> list[str]:
    """Return the names of what grew."""
    slack = {
        "own_megabytes": 16.0,
        "servers_megabytes": 32.0,
        "server_mounts": 8.0,  # a scratch folder, and a descriptor of its rules, the first time
        "server_descriptors": 16.0,  # that a slot is used
    }
    after = asdict(end)
    found = [
        name for name, before in asdict(warm).items()
        if after[name] > before + slack.get(name, 0.0)
    ]  # fmt: skip
    left = asdict(closed)
    exact = ("processes", "descriptors", "mounts", "memory_groups", "temporary_files")
    found += [f"{name} after closing" for name in exact if left[name] > asdict(start)[name]]
    return found


def _leave_mounts() -> None:
    """Take a mount table of this process's own, so that nobody else's mounts are counted."""
    if os.geteuid() == 0:
        linux.unshare(linux.CLONE_NEWNS)
        linux.mount("none", "/", "", linux.MS_REC | linux.MS_PRIVATE)


def show(rows: dict[str, Counts]) -> None:
    """Print the table."""
    table = Table(title="What there was of everything that could leak")
    table.add_column("")
    for name in rows:
        table.add_column(name, justify="right")
    for field in asdict(next(iter(rows.values()))):
        values = [asdict(row)[field] for row in rows.values()]
        texts = [f"{value:.1f}" if isinstance(value, float) else str(value) for value in values]
        table.add_row(field.replace("_", " "), *texts)
    Console(width=100).print(table)


async def main(number: int) -> bool:
    """Run the soak; returns whether all was well."""
    start = count()
    began, cpu = time.perf_counter(), sum(os.times()[:4])
    async with open_sandbox() as sandbox:
        work = tasks(number)
        ends, wrong = await drive(sandbox, itertools.islice(work, WARM))
        warm = count()
        more, more_wrong = await drive(sandbox, work)
        end = count()
        level = sandbox.level()
    closed = count()
    seconds, spent = time.perf_counter() - began, sum(os.times()[:4]) - cpu
    ends.update(more)
    wrong += more_wrong
    show({"before": start, "warm": warm, "after the last": end, "closed": closed})
    print(f"level {level}; {ends.total()} programs in {seconds:.0f} s, {spent:.0f} CPU-seconds")
    print("ended: " + ", ".join(f"{name} {ends[name]}" for name in sorted(ends)))
    leaked = leaks(start, warm, end, closed)
    print(f"wrong results: {len(wrong)}", *wrong[:20], sep="\n  ")
    print(f"leaked: {', '.join(leaked) or 'nothing'}")
    return not wrong and not leaked and ends.total() == number


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        _leave_mounts()
        os.environ["TMPDIR"] = tempfile.tempdir = folder
        good = asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
    sys.exit(0 if good else 1)

"""Run a problem's program so that its output can be believed: contained, and the same twice."""

from __future__ import annotations

import re

from loong.answers import compare
from loong.extras import how_to_get
from loong.types import Limits, Ran, Row, Sandbox, Status

_OBJECT = re.compile(r"<[^<>]* at 0x[0-9a-f]+>")
_MISSING = re.compile(r"^ModuleNotFoundError: No module named '?([\w.]+)'?")
_TOKEN = re.compile(r"[0-9]+\.[0-9]+(?:e[-+]?[0-9]+)?|\w+|\S")
_MAX_ANSWER = 2000  # characters; a longer print-out is no final answer


class Executed(Row):
    """What a program did, run once under each hash and random seed (once only if that failed)."""

    runs: tuple[Ran, ...]
    deterministic: bool
    """Whether all runs printed the same answer; False too where a run failed."""

    @property
    def status(self) -> Status:
        """`ok` if every run was, else the status of the run that failed."""
        return self.runs[-1].status

    @property
    def stdout(self) -> str:
        """What the first run printed."""
        return self.runs[0].stdout

    @property
    def fault(self) -> str:
        """Why the output is no answer, as a code, a colon and a sentence; empty where it is one."""
        if self.status != "ok":
            return failure(self.runs[-1])
        if not self.deterministic:
            return "nondeterministic: its output depends on the hash or random seed"
        printed = self.stdout.strip()
        if not printed:
            return "silent: it printed nothing"
        if _OBJECT.search(printed):
            return f"no-value: it printed an object and not a value ({printed[:80]})"
        if len(printed) > _MAX_ANSWER:
            return f"verbose: it printed {len(printed)} characters instead of an answer"
        return ""

    @property
    def answer(self) -> str | None:
        """The printed answer, None where there is a fault."""
        return None if self.fault else self.stdout.strip()


async def execute(sandbox: Sandbox, program: str, *, limits: Limits | None = None) -> Executed:
    """Run a program under both hash and random seeds, once only if it fails.

    Raises:
        SandboxError: the machine cannot run it.
    """
    first = await sandbox.run(program, limits=limits, variant=0)
    if first.status != "ok":
        return Executed(runs=(first,), deterministic=False)
    second = await sandbox.run(program, limits=limits, variant=1)
    same = second.status == "ok" and _same(first.stdout.strip(), second.stdout.strip())
    return Executed(runs=(first, second), deterministic=same)


def _same(one: str, other: str) -> bool:
    """Tell whether two print-outs are the same answer.

    Sets may print in another order, and what was summed over a set may differ in the last bits.
    No more than that: two readings of a clock differ by less than what makes two answers equal.
    """
    return one == other or (_tokens(one) == _tokens(other) and compare(one, other).equal is True)


def _tokens(text: str) -> list[str]:
    """Return the words, numbers (to 14 digits) and signs of a text, in sorted order."""
    found = _TOKEN.findall(text)
    return sorted(f"{float(token):.14g}" if "." in token[1:] else token for token in found)


def failure(run: Ran) -> str:
    """Say in one line how a program failed: a code, a colon, a sentence."""
    last = (run.stderr.strip().splitlines() or [""])[-1][:200]
    match run.status:
        case "timeout":
            return f"timeout: it was still running after {run.seconds:.1f} s"
        case "memory":
            return "memory: it used more memory than it may"
        case "output":
            return "output: it printed more than it may"
        case "killed":
            return f"killed: it was ended for doing what it may not ({last})"
        case _:
            missing = _MISSING.search(last)
            return _missing(missing[1]) if missing else f"crash: {last}"


def _missing(module: str) -> str:
    return (
        f"missing-package: the program imports {module!r}, which is not installed where it ran; "
        f"{how_to_get(module)}"
    )

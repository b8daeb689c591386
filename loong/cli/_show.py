"""What `loong generate` shows in the terminal."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from rich.console import Console, Group
from rich.live import Live
from rich.markup import escape
from rich.panel import Panel
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from loong.models import without_secrets
from loong.report.facts import clean
from loong.run import Order, Summary
from loong.run.store import FILE
from loong.types import Item, Ruling

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

_PAUSE = 10.0  # seconds between two lines of progress where there is no terminal
_SHORT = 420  # characters of a question that is quickly read

_LOOK = 50  # items that are looked at for each one that is shown

_REASONS = {
    "copied-seed": "copies of a seed",
    "crash": "program crashed",
    "cut": "reply cut at the token limit",
    "disagree": "program and reasoning disagree",
    "duplicate": "duplicates",
    "format": "reply not readable",
    "ill-posed": "question ill-posed",
    "killed": "program did what it may not",
    "long": "question too long",
    "memory": "program out of memory",
    "missing-package": "package missing",
    "no-chain": "no chain of thought with an answer",
    "no-work": "program only states the answer",
    "no-value": "program printed an object",
    "nondeterministic": "program not deterministic",
    "output": "program printed too much",
    "refused": "model refused the request",
    "short": "question too short",
    "silent": "program printed nothing",
    "syntax": "program is not Python",
    "timeout": "program did not end",
    "unstated": "question lacks the program's data",
    "verbose": "program printed no answer",
    "weak": "too few chains of thought agree",
}


def opening(order: Order) -> None:
    """Say what is about to happen, and how to go on from the first step."""
    how = f"strategy {order.strategy}"
    if order.model:
        how += f", model {without_secrets(order.model)}"
    told = escape(f": {order.n} verified items, {how} → {order.folder}")
    err.print(f"[bold]{order.domain}[/]{told}", soft_wrap=True)
    if order.model is None:
        err.print(
            "No model: problems come from the domain's families. To let one write new kinds of "
            "problems, add --model local, openai:NAME or openai:NAME?base_url=http://HOST:PORT/v1.",
            style="dim",
        )


class Progress:
    """A live line with the count of kept items and of what fell out.

    Where there is no terminal, a plain line now and then.
    """

    def __init__(self, order: Order, *, shown: bool) -> None:
        self.order = order
        self.kept = 0
        self.fates: dict[str, int] = {}
        self._live = Live(console=err, refresh_per_second=8, transient=True)
        self._shown = shown and err.is_terminal
        self._told = shown and not err.is_terminal
        self._last = time.monotonic()

    def settled(self, ruling: Ruling, fate: str, reason: str) -> None:
        """Count one settled attempt."""
        del ruling, reason
        self.kept += fate == "kept"
        if fate != "kept":
            self.fates[fate] = self.fates.get(fate, 0) + 1
        if self._shown:
            self._live.update(self._line())
        elif self._told and time.monotonic() - self._last >= _PAUSE:
            self._last = time.monotonic()
            err.print(self._text(), soft_wrap=True)

    def _line(self) -> Group:
        bar = ProgressBar(total=self.order.n, completed=self.kept, width=40)
        return Group(bar, self._text())

    def _text(self) -> Text:
        fell = ", ".join(f"{count} {fate}" for fate, count in sorted(self.fates.items()))
        text = f" {self.kept}/{self.order.n} kept this session"
        return Text(text + (f"; fell out: {fell}" if fell else ""))

    def __enter__(self) -> Progress:
        if self._shown:
            self._live.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._shown:
            self._live.stop()


def resumable(folder: Path) -> None:
    """Say how to go on with a run that was stopped."""
    if (folder / FILE).exists():
        told = f"What was done is kept; to go on, run the same command with --run {folder}"
        err.print(Text(told), soft_wrap=True)


def samples(items: Sequence[Item], *, count: int = 3) -> None:
    """Show a few items, spread over the run; short ones, where there are enough."""
    for item in _chosen(items, count):
        name = item.metadata.get("name") or item.provenance.parameters.get("topic") or ""
        proof = item.evidence
        title = f"{item.domain} · {name}" if name else item.domain
        if (level := item.metadata.get("difficulty")) is not None:
            title += f" · level {level}"
        body = Text(clean(item.question))
        body.append(f"\n\nanswer: {clean(item.final_answer)}", style="bold green")
        if proof is not None:
            body.append(
                f"\nproved by: program ({proof.code_runs} runs, sandbox {proof.sandbox_level}) and "
                f"reasoning ({proof.agreement} agree)",
                style="dim",
            )
        name_tag = Text(clean(title))
        out.print(Panel(body, title=name_tag, title_align="left", border_style="cyan"))


def _chosen(items: Sequence[Item], count: int) -> list[Item]:
    """Pick items spread over the run, in each stretch of it the first short one."""
    step = max(1, len(items) // count)
    stretches = [items[start : start + min(step, _LOOK)] for start in range(0, step * count, step)]
    return [
        next((item for item in stretch if len(item.question) <= _SHORT), stretch[0])
        for stretch in stretches
        if stretch
    ]


def funnel(summary: Summary) -> None:
    """Show how many attempts came how far, and why the rest fell out."""
    table = Table(title="Funnel", title_justify="left", box=None, pad_edge=False)
    table.add_column("stage")
    table.add_column("items", justify="right")
    table.add_column("of attempts", justify="right")
    steps = (
        ("asked", summary.asked),
        ("attempts", summary.attempts),
        ("candidates", summary.candidates),
        ("executed", summary.executed),
        ("agreed", summary.agreed),
        ("kept", summary.kept),
    )
    for name, count in steps:
        share = "" if name == "asked" or not summary.attempts else f"{count / summary.attempts:.0%}"
        table.add_row(name, str(count), share, style="bold" if name == "kept" else None)
    out.print(table)
    if summary.rejected:
        fell = Table(title="Fell out", title_justify="left", box=None, pad_edge=False)
        fell.add_column("reason")
        fell.add_column("attempts", justify="right")
        for code, count in summary.rejected.items():
            fell.add_row(_REASONS.get(code, code), str(count))
        out.print(fell)
    _costs(summary)


def _costs(summary: Summary) -> None:
    parts = [f"{summary.seconds:.1f} s"]
    if summary.seconds:
        parts.append(f"{summary.attempts / summary.seconds:.1f} attempts/s")
    if summary.requests:
        tokens = summary.completion_tokens
        parts.append(f"{summary.requests} model requests")
        parts.append(f"{tokens} tokens written ({tokens / max(summary.seconds, 1e-9):.1f}/s)")
    if summary.sandbox_level:
        parts.append(f"sandbox level {summary.sandbox_level}")
    out.print(" · ".join(parts), style="dim")


def files(folder: Path) -> None:
    """Say where things are."""
    for name, what in (
        ("items.jsonl", "verified items"),
        ("rejected.jsonl", "what fell out, with reasons"),
        ("report.html", "all of it to read"),
        ("README.md", "dataset card"),
    ):
        out.print(f"{escape(str(folder / name))}  [dim]{what}[/]", soft_wrap=True)

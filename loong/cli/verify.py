"""`loong verify`: run every rationale of a file again and compare it with the final answer."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from loong.cli._proving import (
    ConcurrencyOption,
    EnvironmentsOption,
    MemoryOption,
    TimeoutOption,
    limits,
    printable,
    proving,
)
from loong.cli._sandbox import Backend
from loong.errors import UsageError
from loong.types import DataPoint, Item, Outcome, Row, Verdict

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from contextlib import AbstractAsyncContextManager

    from loong.data import BadRow
    from loong.verifiers.python import PythonVerifier

    Proof = AbstractAsyncContextManager[PythonVerifier]
    Placed = tuple[int, DataPoint | BadRow]
    Checks = AsyncIterator[tuple["Checked", DataPoint | None]]

_ROUNDED = "rounded"
_LISTED = 50  # rows that are not right, of which the terminal shows a line each


class Checked(Row):
    """What became of one row."""

    line: int
    id: str = ""
    outcome: str
    """An outcome, or `bad row`."""
    reason: str
    final_answer: str = ""
    printed: str | None = None
    """What the rationale printed; None where it printed no answer."""
    environment: str = ""
    """Folder of the packages it ran with; empty for those installed here."""
    note: str = ""
    """Packages that the row asks for and that were not the ones it ran with."""
    seconds: float = 0.0

    @property
    def kind(self) -> str:
        """The reason's code, for counting."""
        code, colon, _ = self.reason.partition(":")
        known = self.outcome != Outcome.RIGHT or code == _ROUNDED
        return code if colon and known and " " not in code else ""


def command(
    file: Annotated[Path, typer.Argument(help="Dataset file, folder or run folder.")],
    *,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON line a row.")] = False,
    out: Annotated[Path | None, typer.Option(help="Write the rows that are right.")] = None,
    timeout: TimeoutOption = 30.0,
    memory: MemoryOption = 1024,
    concurrency: ConcurrencyOption = 8,
    relative: Annotated[
        float | None,
        typer.Option(
            min=0, max=0.1, help="Share that an answer may be off where its row names no tolerance."
        ),
    ] = None,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help="Count a final answer that is the print-out rounded to its last digit as wrong.",
        ),
    ] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first rows.")] = None,
    environments: EnvironmentsOption = "cached",
    sandbox: Backend = "local",
) -> None:
    """Run every rationale again, under two hash seeds, and compare it with the final answer.

    A final answer that is the print-out rounded to the digits it shows is right, of the kind
    "rounded". Ends with 1 unless every row is right.
    """
    started = time.perf_counter()
    proof = proving(
        limits(timeout, memory), environments, sandbox, relative=relative, rounded=not strict
    )
    checks = _checks(file, proof, concurrency, limit)
    checked, right = asyncio.run(_verify(file, checks, lines=json))
    if out is not None:
        from loong.data import write_jsonl

        write_jsonl(right, out)
    if not json:
        _print_table(checked)
        typer.echo(f"{len(checked)} rows in {time.perf_counter() - started:.1f} s")
        _print_list([row for row in checked if row.outcome != Outcome.RIGHT])
    if len(right) < len(checked):
        raise typer.Exit(1)


async def _verify(
    file: Path, checks: Checks, *, lines: bool
) -> tuple[list[Checked], list[DataPoint | Item]]:
    """Return what became of every row, and the rows that are right as they came."""
    checked: list[Checked] = []
    right: list[DataPoint | Item] = []
    async for row, point in checks:
        checked.append(row)
        if lines:
            typer.echo(row.to_json())
        if point is not None and row.outcome == Outcome.RIGHT:
            right.append(_as_it_came(point))
    if not checked:
        raise UsageError(f"{str(file)!r} holds no rows")
    return checked, right


def _as_it_came(point: DataPoint) -> DataPoint | Item:
    """Return the item that a row was, or the point where it was none."""
    from loong.data import from_point

    try:
        return from_point(point) if "loong" in point.metadata else point
    except ValueError:  # the row has a metadata key of that name by chance
        return point


async def _checks(
    file: Path, proof: Proof, concurrency: int, limit: int | None
) -> AsyncIterator[tuple[Checked, DataPoint | None]]:
    from itertools import islice

    from loong.data.reading import placed
    from loong.flow import ordered_map

    async with proof as verifier:

        async def check(place: Placed) -> tuple[Checked, DataPoint | None]:
            line, row = place
            if isinstance(row, DataPoint):
                return await _checked(verifier, line, row), row
            return Checked(line=line, outcome="bad row", reason=row.reason), None

        async for result in ordered_map(check, islice(placed(file), limit), limit=concurrency):
            yield result


async def _checked(verifier: PythonVerifier, line: int, row: DataPoint) -> Checked:
    verdict = await verifier.prove(row)
    printed, place = None, None
    if verdict.outcome in (Outcome.RIGHT, Outcome.WRONG):
        place = await verifier.environment(row)
        printed = (await verifier.execute(row.rationale, place)).answer
    outcome, reason = await _explained(verifier, row, verdict)
    return Checked(
        line=line,
        id=row.id,
        outcome=outcome,
        reason=reason,
        final_answer=row.final_answer,
        printed=printed,
        environment=str(place.libraries) if place else "",
        note="" if place or outcome is Outcome.RIGHT else _other_versions(row),
        seconds=verdict.seconds,
    )


async def _explained(
    verifier: PythonVerifier, row: DataPoint, verdict: Verdict
) -> tuple[Outcome, str]:
    """Return a verdict's outcome and reason; where a seed cannot be right, why."""
    from loong.curate.clock import drift
    from loong.curate.tolerances import vacuous

    if verdict.outcome is not Outcome.WRONG:
        return verdict.outcome, verdict.reason
    drifts = await drift(row, verdict, verifier.prove)
    if drifts:
        return Outcome.UNGRADED, f"today: {verdict.reason}; {drifts}"
    loose = vacuous(row)
    return verdict.outcome, f"tolerance: {verdict.reason}; {loose}" if loose else verdict.reason


def _other_versions(row: DataPoint) -> str:
    """Name what a row asks for and this interpreter's packages do not meet."""
    from loong.sandbox.requirements import normalised, unmet

    asked = row.metadata.get("required_dependencies")
    try:
        lacks = unmet(normalised(asked)) if isinstance(asked, list) else []
    except UsageError as error:
        return str(error)
    return f"the row asks for {', '.join(lacks)}; see --environments" if lacks else ""


def _print_table(checked: list[Checked]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("outcome", "kind")
    table.add_column("rows", justify="right")
    table.add_column("share", justify="right")
    counts = Counter((row.outcome, row.kind) for row in checked)
    for (outcome, kind), count in sorted(counts.items(), key=lambda pair: -pair[1]):
        table.add_row(outcome, kind, str(count), f"{count / len(checked):.1%}")
    Console().print(table)


def _print_list(rows: list[Checked]) -> None:
    for row in rows[:_LISTED]:
        typer.echo(f"line {row.line}  {row.id[:12]}  {row.outcome}: {printable(row.reason)}")
        if row.printed is not None:
            typer.echo(f"    the rationale prints {_short(row.printed)}")
            typer.echo(f"    the final answer is {_short(row.final_answer)}")
        if row.note:
            typer.echo(f"    {printable(row.note)}")
    if len(rows) > _LISTED:
        typer.echo(f"… and {len(rows) - _LISTED} more; --json shows them all")


def _short(text: str) -> str:
    shown = repr(text)
    return shown if len(shown) <= 200 else f"{shown[:200]}…"  # noqa: PLR2004

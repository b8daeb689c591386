"""`loong verify`: run every rationale of a file again and compare it with the final answer."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from loong.cli._sandbox import Backend
from loong.errors import UsageError
from loong.types import DataPoint, Item, Limits, Outcome, Row

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from loong.data import BadRow
    from loong.sandbox.choosing import Policy

    Placed = tuple[int, DataPoint | BadRow]
    Checks = AsyncIterator[tuple["Checked", DataPoint | None]]

_OUTPUT = 100_000  # bytes that a rationale may print
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
        return code if colon and self.outcome != Outcome.RIGHT and " " not in code else ""


def command(
    file: Annotated[Path, typer.Argument(help="Dataset file, folder or run folder.")],
    *,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON line a row.")] = False,
    out: Annotated[Path | None, typer.Option(help="Write the rows that are right.")] = None,
    timeout: Annotated[float, typer.Option(min=0.01, help="Seconds for one run.")] = 30.0,
    memory: Annotated[int, typer.Option(min=1, help="MB for one run.")] = 1024,
    concurrency: Annotated[int, typer.Option(min=1, help="Rows under way at once.")] = 8,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first rows.")] = None,
    environments: Annotated[
        Literal["never", "cached", "build", "retry"],
        typer.Option(
            help="Where a row asks for other packages than are installed here: use these all the "
            "same, or an environment that was built before, or build one (wheels only, from your "
            "package index), or build also what failed before."
        ),
    ] = "cached",
    sandbox: Backend = "local",
) -> None:
    """Run every rationale again, under two hash seeds, and compare it with the final answer.

    Ends with 1 unless every row is right.
    """
    started = time.perf_counter()
    limits = Limits(seconds=timeout, memory_mb=memory, output_bytes=_OUTPUT)
    checks = _checks(file, limits, concurrency, limit, environments, sandbox)
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
    file: Path,
    limits: Limits,
    concurrency: int,
    limit: int | None,
    policy: Policy,
    backend: str,
) -> AsyncIterator[tuple[Checked, DataPoint | None]]:
    from itertools import islice

    from loong.flow import ordered_map
    from loong.registry import domain, domains
    from loong.sandbox import open_sandbox
    from loong.sandbox.choosing import Environments
    from loong.verifiers.python import PythonVerifier

    packages = sorted({name for known in domains() for name in domain(known).packages})
    sandbox = open_sandbox(backend=backend, preload=packages)
    found = Environments(policy, tell=lambda text: typer.echo(text, err=True))
    verifier = PythonVerifier(sandbox=sandbox, environments=found)
    verifier.limits = limits

    async def check(placed: Placed) -> tuple[Checked, DataPoint | None]:
        line, row = placed
        if not isinstance(row, DataPoint):
            return Checked(line=line, outcome="bad row", reason=row.reason), None
        verdict = await verifier.prove(row)
        ran = verdict.outcome in (Outcome.RIGHT, Outcome.WRONG)
        place = (
            None if verdict.reason.startswith("environment:") else await verifier.environment(row)
        )
        right = verdict.outcome is Outcome.RIGHT
        return (
            Checked(
                line=line,
                id=row.id,
                outcome=verdict.outcome,
                reason=verdict.reason,
                final_answer=row.final_answer,
                printed=(await verifier.execute(row.rationale, place)).answer if ran else None,
                environment=str(place.libraries) if place else "",
                note="" if right or place else _other_versions(row),
                seconds=verdict.seconds,
            ),
            row,
        )

    try:
        async for result in ordered_map(check, islice(_placed(file), limit), limit=concurrency):
            yield result
    finally:
        await sandbox.aclose()


def _other_versions(row: DataPoint) -> str:
    """Name what a row asks for and this interpreter's packages do not meet."""
    from loong.sandbox.requirements import normalised, unmet

    asked = row.metadata.get("required_dependencies")
    try:
        lacks = unmet(normalised(asked)) if isinstance(asked, list) else []
    except UsageError as error:
        return str(error)
    return f"the row asks for {', '.join(lacks)}; see --environments" if lacks else ""


def _placed(file: Path) -> Iterator[Placed]:
    """Yield rows with the line at which they stand."""
    from loong.data.reading import convert
    from loong.data.records import records
    from loong.data.rows import read_point

    for record in records(file):
        yield record.line, convert(record, read_point)


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
        typer.echo(f"line {row.line}  {row.id[:12]}  {row.outcome}: {_printable(row.reason)}")
        if row.printed is not None:
            typer.echo(f"    the rationale prints {_short(row.printed)}")
            typer.echo(f"    the final answer is {_short(row.final_answer)}")
        if row.note:
            typer.echo(f"    {_printable(row.note)}")
    if len(rows) > _LISTED:
        typer.echo(f"… and {len(rows) - _LISTED} more; --json shows them all")


def _printable(text: str) -> str:
    """Return text without what could command a terminal: a program's error says what it likes."""
    return "".join(c if c.isprintable() else "�" for c in text)


def _short(text: str) -> str:
    shown = repr(text)
    return shown if len(shown) <= 200 else f"{shown[:200]}…"  # noqa: PLR2004

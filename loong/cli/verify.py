"""`loong verify`: run every rationale of a file again and compare it with the final answer."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from loong.errors import UsageError
from loong.types import DataPoint, Item, Outcome, Row

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from loong.data import BadRow

    Placed = tuple[int, DataPoint | BadRow]

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
    note: str = ""
    """Versions of its packages that the row asks for and that are not the ones here."""
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
    concurrency: Annotated[int, typer.Option(min=1, help="Rows under way at once.")] = 8,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first rows.")] = None,
) -> None:
    """Run every rationale again, under two hash seeds, and compare it with the final answer.

    Ends with 1 unless every row is right.
    """
    started = time.perf_counter()
    checked, right = asyncio.run(_verify(file, timeout, concurrency, limit, lines=json))
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
    file: Path, seconds: float, concurrency: int, limit: int | None, *, lines: bool
) -> tuple[list[Checked], list[DataPoint | Item]]:
    """Return what became of every row, and the rows that are right as they came."""
    checked: list[Checked] = []
    right: list[DataPoint | Item] = []
    async for row, point in _checks(file, seconds, concurrency, limit):
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
    file: Path, seconds: float, concurrency: int, limit: int | None
) -> AsyncIterator[tuple[Checked, DataPoint | None]]:
    from itertools import islice

    from loong.flow import ordered_map
    from loong.registry import domain, domains
    from loong.verifiers.python import PythonVerifier

    packages = sorted({name for known in domains() for name in domain(known).packages})
    verifier = PythonVerifier(timeout=seconds, required_packages=packages)

    async def check(placed: Placed) -> tuple[Checked, DataPoint | None]:
        line, row = placed
        if not isinstance(row, DataPoint):
            return Checked(line=line, outcome="bad row", reason=row.reason), None
        verdict = await verifier.prove(row)
        ran = verdict.outcome in (Outcome.RIGHT, Outcome.WRONG)
        return (
            Checked(
                line=line,
                id=row.id,
                outcome=verdict.outcome,
                reason=verdict.reason,
                final_answer=row.final_answer,
                printed=(await verifier.execute(row.rationale)).answer if ran else None,
                note="" if verdict.outcome is Outcome.RIGHT else _other_versions(row),
                seconds=verdict.seconds,
            ),
            row,
        )

    try:
        async for result in ordered_map(check, islice(_placed(file), limit), limit=concurrency):
            yield result
    finally:
        await verifier.cleanup()


def _other_versions(row: DataPoint) -> str:
    """Name the packages of a rationale that the row pins to other versions than those here."""
    from importlib.metadata import PackageNotFoundError, version

    pins = row.metadata.get("required_dependencies")
    found: list[str] = []
    for pin in pins if isinstance(pins, list) else []:
        name, equal, wanted = str(pin).partition("==")
        if not equal or name.lower().replace("-", "_") not in row.rationale.lower():
            continue
        try:
            here = version(name)
        except PackageNotFoundError:
            here = "missing"
        if here != wanted:
            found.append(f"{name} {wanted} (here: {here})")
    return f"the row asks for {', '.join(found)}" if found else ""


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

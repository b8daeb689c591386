"""`loong seeds validate`: check a file of seeds before anything is grown from it."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

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
from loong.types import DataPoint

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from contextlib import AbstractAsyncContextManager

    from loong.curate.validation import CheckedSeed
    from loong.data import BadRow
    from loong.verifiers.python import PythonVerifier


def command(
    action: Annotated[Literal["validate"], typer.Argument(help="What to do with the file.")],
    file: Annotated[Path, typer.Argument(help="Dataset file, folder or run folder.")],
    *,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON line a row.")] = False,
    timeout: TimeoutOption = 30.0,
    memory: MemoryOption = 1024,
    concurrency: ConcurrencyOption = 8,
    environments: EnvironmentsOption = "cached",
    sandbox: Backend = "local",
) -> None:
    """Check schema, licence, execution, match, tolerance, dates, copied answers and duplicates.

    Ends with 1 unless nothing is wrong with any row.
    """
    del action
    proof = proving(limits(timeout, memory), environments, sandbox)
    checked = asyncio.run(_validate(file, proof, concurrency, lines=json))
    if not json:
        _print(checked)
    if any(row.problems for row in checked):
        raise typer.Exit(1)


async def _validate(
    file: Path, proof: AbstractAsyncContextManager[PythonVerifier], concurrency: int, *, lines: bool
) -> list[CheckedSeed]:
    checked: list[CheckedSeed] = []
    async with proof as verifier:
        async for row in _checks(file, verifier, concurrency):
            checked.append(row)
            if lines:
                typer.echo(row.to_json())
    if not checked:
        raise UsageError(f"{str(file)!r} holds no rows")
    return checked


def _checks(file: Path, verifier: PythonVerifier, concurrency: int) -> AsyncIterator[CheckedSeed]:
    from loong.curate.validation import Validator
    from loong.data.reading import placed
    from loong.flow import ordered_map

    validator = Validator(verifier.prove)

    async def check(place: tuple[int, DataPoint | BadRow]) -> CheckedSeed:
        return await validator.check(*place)

    return ordered_map(check, placed(file), limit=concurrency)


def _print(checked: list[CheckedSeed]) -> None:
    from loong.curate.validation import KINDS

    for row in checked:
        for problem in row.problems:
            told = f"{problem.kind}: {printable(problem.reason)}"
            typer.echo(f"line {row.line}  {row.id[:12]}  {told}")
    counts = Counter(problem.kind for row in checked for problem in row.problems)
    for kind, meaning in KINDS.items():
        if counts[kind]:
            typer.echo(f"{counts[kind]:>6}  {kind}: {meaning}")
    clean = sum(not row.problems for row in checked)
    typer.echo(f"{len(checked)} rows, {clean} of them without a problem")

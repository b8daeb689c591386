"""`loong generate`."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from loong.cli._sandbox import Backend
from loong.errors import JobError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loong.run import Order, Summary
    from loong.types import Item


def command(
    domain: Annotated[str, typer.Option(help="Domain of the problems; see `loong domains`.")],
    n: Annotated[int, typer.Option("-n", min=1, help="How many verified items.")] = 100,
    strategy: Annotated[
        str | None,
        typer.Option(
            help="How candidates are made: procedural, few-shot. [default: few-shot with "
            "a model, else procedural]",
            show_default=False,
        ),
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(
            help="Model that writes problems, BACKEND:MODEL, or a profile such as `local`."
        ),
    ] = None,
    solver: Annotated[
        str | None,
        typer.Option(
            help="Model that reasons on the questions. [default: --model]", show_default=False
        ),
    ] = None,
    solutions: Annotated[
        int, typer.Option(min=2, help="Chains of thought per candidate; two thirds must agree.")
    ] = 3,
    seeds: Annotated[
        Path | None,
        typer.Option(
            help="Seed file to learn from. [default: the domain's own]", show_default=False
        ),
    ] = None,
    run: Annotated[
        Path | None,
        typer.Option(
            help="Run folder; an existing run is resumed. [default: a new one in runs/]",
            show_default=False,
        ),
    ] = None,
    seed: Annotated[int, typer.Option(help="Seed of all random choices.")] = 0,
    concurrency: Annotated[
        int, typer.Option(min=1, max=4096, help="Model requests (or attempts) in flight.")
    ] = 16,
    max_attempts: Annotated[
        int | None,
        typer.Option(
            min=1, help="Stop after so many attempts. [default: 10 times -n]", show_default=False
        ),
    ] = None,
    shots: Annotated[
        int, typer.Option(min=1, max=20, help="Seeds shown in each prompt; 1 suits small models.")
    ] = 1,
    family: Annotated[
        list[str] | None, typer.Option(help="Only this problem family (procedural); repeatable.")
    ] = None,
    level: Annotated[
        list[int] | None, typer.Option(help="Only this difficulty level (procedural); repeatable.")
    ] = None,
    sandbox: Backend = "local",
    json: Annotated[bool, typer.Option("--json", help="Print the run's numbers as JSON.")] = False,
) -> None:
    """Make verified items: problems whose answers two independent ways agree on.

    Without a model, problems are drawn from the domain's families. With one, it writes problems
    after the seeds, its programs run in the sandbox, and chains of thought that never see the
    programs must agree. Killed or interrupted, the same command with the same --run resumes.
    """
    from loong.run import Order

    order = Order(
        domain=domain,
        n=n,
        folder=run or _new_folder(domain),
        strategy=strategy or ("few-shot" if model else "procedural"),
        model=model,
        solver=solver,
        solutions=solutions,
        seeds=seeds,
        seed=seed,
        concurrency=concurrency,
        max_attempts=max_attempts,
        families=tuple(family or ()),
        levels=tuple(level or ()),
        shots=shots,
        sandbox=sandbox,
    )
    _generate(order, quiet=json)


def _generate(order: Order, *, quiet: bool) -> None:
    from loong.cli import _show
    from loong.report import write_report
    from loong.run import fulfil, reading
    from loong.run.engine import shortfall

    def start() -> None:
        if not quiet:
            _show.opening(order)

    try:
        with _show.Progress(order, shown=not quiet) as progress:
            asyncio.run(fulfil(order, on_start=start, on_settled=progress.settled))
    except (JobError, OSError, KeyboardInterrupt):
        _show.resumable(order.folder)
        raise
    with reading(order.folder) as (summary, items, rejected):
        write_report(order.folder, summary, items, rejected)
        _close(order, summary, items, quiet=quiet)
    if summary.kept < order.n:
        raise shortfall(summary.kept, order.n, summary.attempts, str(order.folder))


def _close(order: Order, summary: Summary, items: Sequence[Item], *, quiet: bool) -> None:
    from loong.cli import _show

    if quiet:
        typer.echo(summary.model_dump_json())
        return
    _show.samples(items)
    _show.funnel(summary)
    _show.files(order.folder)


def _new_folder(domain: str) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    return Path("runs") / f"{domain}-{stamp}"

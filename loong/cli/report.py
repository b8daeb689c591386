"""`loong report`: write a run's files again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def command(
    run: Annotated[Path, typer.Argument(help="Run folder.")],
) -> None:
    """Write items, rejects, report and dataset card of a run again, from what its store holds."""
    from loong.report import write_report
    from loong.run import reading, rewrite

    written = rewrite(run)
    with reading(run) as rows:
        written += write_report(run, *rows)
    for path in written:
        typer.echo(f"wrote {path}")

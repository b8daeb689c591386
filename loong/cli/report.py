"""`loong report`: write a run's page and dataset card again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def command(
    run: Annotated[Path, typer.Argument(help="Run folder.")],
) -> None:
    """Write report.html and README.md of a run again, from what its store holds."""
    from loong.report import write_report
    from loong.run import load

    for path in write_report(run, *load(run)):
        typer.echo(f"wrote {path}")

"""`loong export`: write verified items for a trainer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from loong.errors import JobError

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from loong.types import Item

FORMATS = "jsonl, parquet, sft, trl-grpo, verl, or one that a package brings."
_WHY = {
    "unverified": "without evidence (--unverified exports them too)",
    "bad": "that are no usable rows",
    "unfit": "that this format has no place for",
}


def command(
    run: Annotated[Path, typer.Argument(help="Run folder, items.jsonl or dataset file.")],
    fmt: Annotated[str, typer.Option("--format", "-f", help=FORMATS)] = "parquet",
    out: Annotated[Path, typer.Option(help="Folder for the files.")] = Path("export"),
    test_share: Annotated[float, typer.Option(help="Part that goes into a test file.")] = 0.0,
    unverified: Annotated[
        bool, typer.Option(help="Also rows without evidence, such as human seeds.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print what was written as JSON.")] = False,
) -> None:
    """Write the verified items of a run in a trainer's format."""
    from collections import Counter

    from loong.export import export, load, written

    load(fmt)
    seen: Counter[str] = Counter()
    path = export(_chosen(run, seen, unverified=unverified), fmt, out, test_share=test_share)
    files = written(path)
    unfit = seen.pop("chosen") - sum(files.values())
    left_out = {"unverified": seen["unverified"], "bad": seen["bad"], "unfit": unfit}
    if json:
        from json import dumps

        named = {str(file): rows for file, rows in files.items()}
        typer.echo(dumps({"format": fmt, "files": named, "left_out": left_out}))
        return
    for file, rows in files.items():
        typer.echo(f"{file}: {rows} items")
    for reason, rows in left_out.items():
        if rows:
            typer.echo(f"left out: {rows} {_WHY[reason]}", err=True)


def _chosen(run: Path, seen: Counter[str], *, unverified: bool) -> Iterator[Item]:
    from loong.data import BadRow, iter_items

    for row in iter_items(run):
        if isinstance(row, BadRow):
            seen["bad"] += 1
        elif row.evidence is None and not unverified:
            seen["unverified"] += 1
        else:
            seen["chosen"] += 1
            yield row
    if not seen["chosen"]:
        raise JobError(_nothing(run, seen))


def _nothing(run: Path, seen: Counter[str]) -> str:
    if seen["unverified"]:
        return (
            f"none of the {seen['unverified']} rows of {str(run)!r} carries evidence; "
            "add --unverified to export them all the same"
        )
    return f"{str(run)!r} holds no item to export"

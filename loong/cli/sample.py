"""`loong sample`."""

from __future__ import annotations

from typing import Annotated

import typer

from loong.errors import UsageError


def command(
    family: Annotated[str, typer.Argument(help="DOMAIN/FAMILY; see `loong domains DOMAIN`.")],
    n: Annotated[int, typer.Option("-n", min=1, help="How many problems.")] = 1,
    level: Annotated[int, typer.Option(min=1, help="Difficulty level.")] = 1,
    seed: Annotated[int, typer.Option(help="Seed of the draw.")] = 0,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """Draw problems of a family and look at them; `loong generate` is what verifies them."""
    from loong.families import draw

    domain, _, name = family.partition("/")
    if not name:
        raise UsageError(f"{family!r} is not DOMAIN/FAMILY, such as graph_discrete_math/max_flow")
    for index in range(n):
        problem = draw(domain, name, seed=seed, index=index, level=level)
        if json:
            typer.echo(problem.model_dump_json())
            continue
        typer.echo(f"--- {family} · level {level} · seed {seed} · index {index}\n")
        typer.echo(f"{problem.question}\n\n{problem.chain_of_thought}\n\n{problem.rationale}")

"""`loong domains`: list the domains, or show one with its families."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from loong.registry import Domain


def command(
    name: Annotated[str | None, typer.Argument(help="Show this domain.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the domains, or show one with its families."""
    from loong import registry

    if name is None:
        rows = [_row(registry.domain(known)) for known in registry.domains()]
        _print_json(rows) if json else _print_table(rows)
    else:
        facts = _facts(registry.domain(name))
        _print_json(facts) if json else _print_domain(facts)


def _row(domain: Domain) -> dict[str, Any]:
    return {
        "name": domain.name,
        "title": domain.title,
        "families": len(domain.families),
        "seeds": _lines(domain.seeds),
        "verifier": domain.verifier,
    }


def _facts(domain: Domain) -> dict[str, Any]:
    from loong.families import load

    families: list[dict[str, Any]] = []
    for name in domain.families:
        family = load(domain.name, name)
        families.append(
            {
                "name": name,
                "title": family.TITLE,
                "levels": family.LEVELS,
                "topics": list(family.TOPICS),
                "instances": family.FINITE,
            }
        )
    own = {"description": domain.description, "topics": list(domain.topics)}
    return {**_row(domain), **own, "packages": list(domain.packages), "families": families}


def _lines(path: Path) -> int:
    if not path.is_file():
        return 0
    with path.open("rb") as file:
        return sum(1 for line in file if line.strip())


def _print_json(value: object) -> None:
    from json import dumps

    typer.echo(dumps(value, ensure_ascii=False, indent=2))


def _print_table(rows: list[dict[str, Any]]) -> None:
    _table(
        ["domain", "about", "families", "seeds"],
        [[row["name"], row["title"], str(row["families"]), str(row["seeds"])] for row in rows],
    )
    typer.echo("loong domains NAME shows one of them.")


def _print_domain(facts: dict[str, Any]) -> None:
    typer.secho(facts["title"], bold=True)
    typer.echo(f"{facts['description']}\n")
    if facts["topics"]:
        typer.echo("\n".join(["topics:", *(f"  {topic}" for topic in facts["topics"]), ""]))
    if facts["packages"]:
        typer.echo(f"{'packages:':<10}{', '.join(facts['packages'])}")
    typer.echo(f"{'verifier:':<10}{facts['verifier']}\n{'seeds:':<10}{facts['seeds']}")
    _table(
        ["family", "about", "levels", "topics"],
        [
            [f["name"], f["title"], str(f["levels"]), ", ".join(f["topics"])]
            for f in facts["families"]
        ],
    )
    if facts["families"]:
        first = f"{facts['name']}/{facts['families'][0]['name']}"
        typer.echo(f"loong sample {first} draws from one of them.")


def _table(head: list[str], rows: list[list[str]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(*head, box=SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        table.add_row(*row)
    Console().print(table)

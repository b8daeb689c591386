"""Show what `loong rollout` counted, as tables or JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import typer

from loong.cli._figures import percent

if TYPE_CHECKING:
    from loong.envs.rollout import Rollout, Score

_SHOWN = 40  # rows of one table


class Cost(NamedTuple):
    """What the rollouts took this time."""

    seconds: float
    tokens: int
    """Written by the policy."""
    requests: int
    """Answered by the policy; the others' answers were stored."""


def columns(attempts: int) -> list[int]:
    """Return the k of pass@k: the powers of two below the attempts, and the attempts."""
    return [*(2**power for power in range(attempts.bit_length()) if 2**power < attempts), attempts]


def grouped(rollouts: Sequence[Rollout], ks: Sequence[int]) -> dict[str, Score]:
    """Score all, by domain where there are several, by level (of each domain), by family."""
    from loong.envs.rollout import score

    def by(key: Callable[[Rollout], str]) -> dict[str, Score]:
        names = sorted({key(rollout) for rollout in rollouts} - {""})
        return {name: score([r for r in rollouts if key(r) == name], ks) for name in names}

    def level(rollout: Rollout) -> str:
        return "" if rollout.level is None else f"level {rollout.level}"

    groups = {"all": score(rollouts, ks), **by(level)}
    if len({rollout.domain for rollout in rollouts}) > 1:
        domains = by(lambda r: r.domain and f"domain {r.domain}")
        domains |= by(lambda r: r.domain and level(r) and f"domain {r.domain}, {level(r)}")
        groups |= dict(sorted(domains.items()))
    return {**groups, **by(lambda r: r.family and f"family {r.family}")}


def changes(before: Sequence[Rollout], after: Sequence[Rollout]) -> dict[str, int]:
    """Count the verdicts that another judging changed, by `was -> is`."""
    found: dict[str, int] = {}
    for was, now in zip(before, after, strict=True):
        if was.verdict.outcome is not now.verdict.outcome:
            change = f"{was.verdict.outcome} -> {now.verdict.outcome}"
            found[change] = found.get(change, 0) + 1
    return dict(sorted(found.items()))


def print_json(
    groups: dict[str, Score],
    rollouts: Sequence[Rollout],
    cost: Cost,
    changed: dict[str, int] | None,
) -> None:
    """Print one JSON object."""
    import orjson

    report: dict[str, object] = {
        "model": rollouts[0].model,
        "seconds": round(cost.seconds, 3),
        "requests": cost.requests,
        "completion_tokens": cost.tokens,
        "tokens_per_second": round(_speed(cost), 1),
        "cut": _cut(rollouts),
        "groups": {name: s.model_dump(mode="json") for name, s in groups.items()},
    }
    if changed is not None:
        report["changed"] = changed
    typer.echo(orjson.dumps(report, option=orjson.OPT_NON_STR_KEYS))


def print_tables(
    groups: dict[str, Score],
    rollouts: Sequence[Rollout],
    cost: Cost,
    changed: dict[str, int] | None,
) -> None:
    """Print a table and what it does not show."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(rollouts[0].model), box=box.SIMPLE_HEAD, padding=0)
    table.add_column("", overflow="fold")
    whole = groups["all"]
    shown = sorted({min(whole.pass_at), max(whole.pass_at)})
    for k in shown:
        table.add_column(f"pass@{k}", justify="right", no_wrap=True)
    for title in ("problems", *whole.outcomes):
        table.add_column(title, justify="right", no_wrap=True)
    for name, s in list(groups.items())[:_SHOWN]:
        rates = [percent(s.pass_at[k]) for k in shown]
        table.add_row(Text(_label(name)), *rates, str(s.problems), *map(str, s.outcomes.values()))
    console = Console()
    console.print(table)
    if len(groups) > _SHOWN:
        console.print(f"… and {len(groups) - _SHOWN} groups more; --json has them all")
    _print_notes(whole, rollouts, cost, changed)


def _label(name: str) -> str:
    """Return a group's name as a row shows it: a domain's levels stand indented below it."""
    plain = name.removeprefix("domain ").removeprefix("family ")
    return f"  {plain.split(', ')[-1]}" if name.startswith("domain ") and ", " in name else plain


def _print_notes(
    whole: Score, rollouts: Sequence[Rollout], cost: Cost, changed: dict[str, int] | None
) -> None:
    if changed is None:
        typer.echo(
            f"{cost.tokens} tokens written in {cost.seconds:.1f} s: {_speed(cost):.1f} tokens/s"
        )
        stored = len(rollouts) - cost.requests
        if stored:
            typer.echo(f"{cost.requests} requests answered now, {stored} before or not at all")
    else:
        told = ", ".join(f"{change}: {count}" for change, count in changed.items())
        typer.echo(f"judged again; verdicts that changed: {told or 'none'}")
    if _cut(rollouts):
        typer.echo(f"{_cut(rollouts)} of {len(rollouts)} replies were cut at the token limit")
    for k, missing in whole.left_out.items():
        if missing:
            typer.echo(
                f"pass@{k} leaves out {missing} problems with fewer than {k} graded attempts"
            )


def _cut(rollouts: Sequence[Rollout]) -> int:
    return sum(r.finish_reason == "length" for r in rollouts)


def _speed(cost: Cost) -> float:
    return cost.tokens / cost.seconds if cost.seconds > 0 else 0.0

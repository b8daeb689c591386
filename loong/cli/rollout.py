"""`loong rollout`: let a model answer an environment's problems and count how often it is right."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from loong.errors import JobError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loong.envs.rollout import Rollout, Score
    from loong.envs.single_step import SingleStepEnv
    from loong.types import Sampling

_SHOWN = 30  # groups of one table


def command(
    *,
    model: Annotated[str, typer.Option("--model", "-m", help="The policy: BACKEND:MODEL.")],
    domain: Annotated[str, typer.Option("--domain", "-d", help="Draw from its families.")] = "",
    number: Annotated[int, typer.Option("-n", min=1, help="Problems.")] = 20,
    attempts: Annotated[int, typer.Option("-k", min=1, help="Attempts at each problem.")] = 1,
    seed: Annotated[int, typer.Option(help="Decides problems and sampling.")] = 0,
    level: Annotated[
        list[int] | None, typer.Option(help="Only this difficulty level; may be repeated.")
    ] = None,
    run: Annotated[Path | None, typer.Option(help="Problems of this run instead.")] = None,
    seeds: Annotated[Path | None, typer.Option(help="Problems of this file instead.")] = None,
    max_tokens: Annotated[int, typer.Option(min=1, help="Longest reply.")] = 1024,
    temperature: Annotated[float, typer.Option(min=0.0, help="Of sampling.")] = 0.7,
    concurrency: Annotated[int, typer.Option(min=1, help="Problems under way at once.")] = 16,
    json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    out: Annotated[Path | None, typer.Option(help="Write every rollout, a JSON line each.")] = None,
) -> None:
    """Let a model answer N problems K times each, and report pass@1 and pass@K."""
    from loong.envs.rollout import score
    from loong.types import Sampling

    sampling = Sampling(temperature=temperature, max_tokens=max_tokens)
    env = _environment(domain, level or [], run or seeds, both=bool(run and seeds))
    started = time.perf_counter()
    rollouts = asyncio.run(
        _collect(
            env,
            model,
            number=number,
            attempts=attempts,
            sampling=sampling,
            seed=seed,
            concurrency=concurrency,
        )
    )
    seconds = time.perf_counter() - started
    if out is not None:
        from loong.data import write_jsonl

        write_jsonl(rollouts, out)
    ks = sorted({1, attempts})
    groups = {"all": score(rollouts, ks), **_grouped(rollouts, ks)}
    (_print_json if json else _print_tables)(groups, rollouts, seconds)
    if all(r.finish_reason == "error" for r in rollouts):
        raise JobError(f"the model answered no request; {rollouts[0].verdict.reason}")


def _environment(
    domain: str, levels: Sequence[int], path: Path | None, *, both: bool
) -> SingleStepEnv:
    from loong import registry
    from loong.envs.single_step import Families, SingleStepEnv
    from loong.verifiers.python import PythonVerifier

    if both or (path is None and not domain):
        raise UsageError("rollout needs problems: --domain D, or one of --run DIR and --seeds PATH")
    if path is not None and levels:
        raise UsageError("--level chooses among a domain's families; it does nothing with a file")
    packages = registry.domain(domain).packages if domain else ()
    verifier = PythonVerifier(required_packages=packages)
    if path is not None:
        return SingleStepEnv(path, verifier)
    return SingleStepEnv(Families(domain, levels=levels, prover=verifier), verifier)


async def _collect(
    env: SingleStepEnv,
    spec: str,
    *,
    number: int,
    attempts: int,
    sampling: Sampling,
    seed: int,
    concurrency: int,
) -> list[Rollout]:
    from loong.envs.rollout import collect
    from loong.models import load_model

    model = load_model(spec)
    try:
        async with env:
            return [
                rollout
                async for rollout in collect(
                    env,
                    model,
                    problems=number,
                    attempts=attempts,
                    sampling=sampling,
                    seed=seed,
                    concurrency=concurrency,
                )
            ]
    finally:
        await model.aclose()


def _grouped(rollouts: Sequence[Rollout], ks: Sequence[int]) -> dict[str, Score]:
    """Score by level, then by family, where there are any."""
    from loong.envs.rollout import score

    def by(name: str, key: Callable[[Rollout], str]) -> dict[str, Score]:
        keys = sorted({key(r) for r in rollouts} - {""})
        return {f"{name} {k}": score([r for r in rollouts if key(r) == k], ks) for k in keys}

    levels = by("level", lambda r: "" if r.level is None else str(r.level))
    return {**levels, **by("family", lambda r: r.family)}


def _speed(rollouts: Sequence[Rollout], seconds: float) -> tuple[int, float]:
    """Return the tokens that the policy wrote, and how many a second."""
    tokens = sum(r.completion_tokens for r in rollouts)
    return tokens, tokens / seconds if seconds > 0 else 0.0


def _print_json(groups: dict[str, Score], rollouts: Sequence[Rollout], seconds: float) -> None:
    import orjson

    tokens, speed = _speed(rollouts, seconds)
    report = {
        "model": rollouts[0].model,
        "seconds": round(seconds, 3),
        "completion_tokens": tokens,
        "tokens_per_second": round(speed, 1),
        "cut": sum(r.finish_reason == "length" for r in rollouts),
        "groups": {name: s.model_dump(mode="json") for name, s in groups.items()},
    }
    typer.echo(orjson.dumps(report, option=orjson.OPT_NON_STR_KEYS))


def _print_tables(groups: dict[str, Score], rollouts: Sequence[Rollout], seconds: float) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(rollouts[0].model), box=box.SIMPLE_HEAD, padding=0)
    table.add_column("", overflow="fold")
    whole = groups["all"]
    for k in whole.pass_at:
        table.add_column(f"pass@{k}", justify="right", no_wrap=True)
    for title in ("problems", *whole.outcomes):
        table.add_column(title, justify="right", no_wrap=True)
    for name, s in list(groups.items())[:_SHOWN]:
        rates = ["–" if rate is None else f"{rate:.1%}" for rate in s.pass_at.values()]
        table.add_row(Text(name), *rates, str(s.problems), *map(str, s.outcomes.values()))
    console = Console()
    console.print(table)
    if len(groups) > _SHOWN:
        console.print(f"… and {len(groups) - _SHOWN} groups more; --json has them all")
    _print_notes(whole, rollouts, seconds)


def _print_notes(whole: Score, rollouts: Sequence[Rollout], seconds: float) -> None:
    tokens, speed = _speed(rollouts, seconds)
    cut = sum(r.finish_reason == "length" for r in rollouts)
    typer.echo(f"{tokens} tokens written in {seconds:.1f} s: {speed:.1f} tokens/s")
    if cut:
        typer.echo(f"{cut} of {len(rollouts)} replies were cut at the token limit")
    for k, missing in whole.left_out.items():
        if missing:
            typer.echo(
                f"pass@{k} leaves out {missing} problems with fewer than {k} graded attempts"
            )

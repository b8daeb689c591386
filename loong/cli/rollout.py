"""`loong rollout`: let a model answer an environment's problems and count how often it is right."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from loong.errors import JobError, UsageError

if TYPE_CHECKING:
    from loong.cli._pass_table import Cost
    from loong.envs.rollout import Rollout
    from loong.envs.single_step import SingleStepEnv
    from loong.run.store import Store
    from loong.types import Model
    from loong.verifiers.python import PythonVerifier

FILE = "rollouts.jsonl"


def command(
    *,
    model: Annotated[str, typer.Option("--model", "-m", help="The policy: BACKEND:MODEL.")] = "",
    domain: Annotated[
        list[str] | None,
        typer.Option("--domain", "-d", help="Draw from its families; may be repeated."),
    ] = None,
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
    concurrency: Annotated[int, typer.Option(min=1, help="Requests in flight at once.")] = 16,
    json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    out: Annotated[
        Path | None,
        typer.Option(help="Folder that keeps every rollout; the same command resumes in it."),
    ] = None,
    reverify: Annotated[
        Path | None, typer.Option(help="Judge the rollouts of this folder again; asks no model.")
    ] = None,
) -> None:
    """Let a model answer N problems K times each, and report pass@k by domain and level."""
    from loong.cli import _pass_table as table

    changed: dict[str, int] | None = None
    if reverify is not None:
        if model or domain or run or seeds:
            raise UsageError("--reverify judges what is stored; give it no model and no problems")
        before = _stored(reverify)
        rollouts, cost = asyncio.run(_judged_again(before))
        changed = table.changes(before, rollouts)
        attempts = 1 + max(rollout.attempt for rollout in rollouts)
    else:
        order = Order(
            model,
            tuple(domain or ()),
            tuple(level or ()),
            str(run or seeds or ""),
            seed,
            max_tokens,
            temperature,
        )
        order.check(both=bool(run and seeds))
        rollouts, cost = _rolled_out(order, Size(number, attempts, concurrency), out)
    if out is not None:
        from loong.data import write_jsonl

        write_jsonl(rollouts, out / FILE)
    groups = table.grouped(rollouts, table.columns(attempts))
    (table.print_json if json else table.print_tables)(groups, rollouts, cost, changed)
    if all(rollout.finish_reason == "error" for rollout in rollouts):
        raise JobError(f"the model answered no request; {rollouts[0].verdict.reason}")


@dataclass(frozen=True)
class Order:
    """What decides the rollouts of a folder: with the same order it can be gone on in."""

    model: str
    domains: tuple[str, ...]
    levels: tuple[int, ...]
    path: str
    seed: int
    max_tokens: int
    temperature: float

    def check(self, *, both: bool) -> None:
        """Raise UsageError where nothing can be asked."""
        if not self.model:
            raise UsageError("rollout needs a policy: --model BACKEND:MODEL")
        if both or not (self.path or self.domains):
            raise UsageError(
                "rollout needs problems: --domain D, or one of --run DIR and --seeds PATH"
            )
        if self.path and self.levels:
            raise UsageError(
                "--level chooses among a domain's families; it does nothing with a file"
            )

    def settle(self, store: Store) -> None:
        """Write the order into a folder, or raise UsageError where another one stands there."""
        from dataclasses import asdict

        import orjson

        ours = asdict(self)
        told = orjson.loads(store.fact("rollout") or "{}")
        if not told and store.fact("plan"):
            raise UsageError(f"{str(store.folder)!r} is a run of loong generate; use another --out")
        unlike = [
            name
            for name in ours
            if told and told.get(name) != orjson.loads(orjson.dumps(ours[name]))
        ]
        if unlike:
            raise UsageError(
                f"{str(store.folder)!r} holds rollouts with another {', '.join(unlike)}; use "
                "another --out"
            )
        store.set_fact("rollout", orjson.dumps(ours).decode())


class Size(NamedTuple):
    """How much is asked for; a folder can be gone on in with more of it."""

    problems: int
    attempts: int
    concurrency: int


def _rolled_out(order: Order, size: Size, out: Path | None) -> tuple[list[Rollout], Cost]:
    """Return the rollouts; with a folder, answers that it holds are not asked for again."""
    from contextlib import nullcontext

    from loong.cli._pass_table import Cost
    from loong.models import load_model
    from loong.run.store import Store

    env = _environment(order)
    with Store(out) if out is not None else nullcontext() as store:
        if store is not None:
            order.settle(store)
        known = store.usage() if store is not None else None
        started = time.perf_counter()
        policy = load_model(order.model)
        rollouts = asyncio.run(_collect(env, policy, order, size, store))
        seconds = time.perf_counter() - started
        answered = [r for r in rollouts if r.finish_reason != "error"]
        requests, tokens = len(answered), sum(r.completion_tokens for r in answered)
        if store is not None and known is not None:
            now = store.usage()
            requests = now.requests - known.requests
            tokens = now.completion_tokens - known.completion_tokens
    return rollouts, Cost(seconds, tokens, requests)


def _environment(order: Order) -> SingleStepEnv:
    from loong import registry
    from loong.envs.mixture import Mixture, Part
    from loong.envs.single_step import Families, SingleStepEnv

    domains = sorted(set(order.domains))
    packages = {name for domain in domains for name in registry.domain(domain).packages}
    verifier = _verifier(sorted(packages))
    if order.path:
        return SingleStepEnv(order.path, verifier)
    drawn = {name: Families(name, levels=order.levels, prover=verifier) for name in domains}
    if len(drawn) == 1:
        return SingleStepEnv(drawn[domains[0]], verifier)
    return SingleStepEnv(Mixture({name: Part(source) for name, source in drawn.items()}), verifier)


def _verifier(packages: Sequence[str]) -> PythonVerifier:
    from loong.verifiers.python import PythonVerifier

    return PythonVerifier(required_packages=packages)


async def _collect(
    env: SingleStepEnv, policy: Model, order: Order, size: Size, store: Store | None
) -> list[Rollout]:
    from loong.envs.rollout import collect
    from loong.run.journal import JournalledModel
    from loong.types import Sampling

    asked: Model = policy
    if store is not None:
        asked = JournalledModel(policy, store, asyncio.Semaphore(size.concurrency))
    sampling = Sampling(temperature=order.temperature, max_tokens=order.max_tokens)
    try:
        async with env:
            return [
                rollout
                async for rollout in collect(
                    env,
                    asked,
                    problems=size.problems,
                    attempts=size.attempts,
                    sampling=sampling,
                    seed=order.seed,
                    concurrency=size.concurrency,
                )
            ]
    finally:
        await policy.aclose()


def _stored(folder: Path) -> list[Rollout]:
    """Read the rollouts of a folder, or of their file."""
    from pydantic import ValidationError

    from loong.envs.rollout import Rollout

    file = folder / FILE if folder.is_dir() else folder
    try:
        lines = file.read_bytes().splitlines()
        rollouts = [Rollout.from_json(line) for line in lines if line.strip()]
    except OSError as error:
        raise UsageError(f"cannot read rollouts from {str(file)!r}: {error.strerror}") from None
    except ValidationError as error:
        told = error.errors()[0]["msg"]
        raise UsageError(f"{str(file)!r} holds a line that is no rollout: {told}") from None
    if not rollouts:
        raise UsageError(f"{str(file)!r} holds no rollout")
    return rollouts


async def _judged_again(rollouts: list[Rollout]) -> tuple[list[Rollout], Cost]:
    from loong.cli._pass_table import Cost
    from loong.envs.rollout import reverify

    verifier = _verifier(())
    started = time.perf_counter()
    try:
        judged = await reverify(rollouts, verifier)
    finally:
        await verifier.cleanup()
    return judged, Cost(time.perf_counter() - started, 0, 0)

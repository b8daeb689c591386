"""One `generate` job: from what was asked for to a run folder with verified items."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator, Sequence
from contextlib import AsyncExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pydantic import JsonValue

import loong
from loong import data, generate, registry
from loong.curate.duplicates import LIKE_ITEM, DuplicateIndex, of_seeds
from loong.errors import UsageError
from loong.judge import STAGES, Judge
from loong.models import load_model
from loong.run import rows
from loong.run.engine import Engine, Settled
from loong.run.journal import JournalledModel
from loong.run.plan import Plan, digest
from loong.run.store import FILE, Store
from loong.run.summary import Rejected, Summary
from loong.sandbox import open_sandbox
from loong.solve import ChainSolver, RationaleSolver
from loong.types import DataPoint, Item, Model, Row, Sandbox, Solver

_FILES = ("items.jsonl", "rejected.jsonl", "report.html", "README.md")
"""What a run writes beside its store."""


class Order(Row):
    """What a user asks of `loong generate`."""

    domain: str
    n: int
    folder: Path
    strategy: str
    model: str | None = None
    solver: str | None = None
    """Model that reasons; None: the one that writes."""
    solutions: int = 3
    seeds: Path | None = None
    """Seed file; None: the domain's own."""
    seed: int = 0
    concurrency: int = 16
    """Model requests in flight at once."""
    max_attempts: int | None = None
    families: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()
    shots: int = 1
    """Examples in each prompt of a model that writes."""
    sandbox: str = "local"
    """Where programs run: `local` or `docker`."""

    @property
    def limit(self) -> int:
        """Attempts after which the run stops short."""
        return self.max_attempts or max(20, 10 * self.n)


async def fulfil(
    order: Order,
    *,
    on_start: Callable[[], None] | None = None,
    on_settled: Settled | None = None,
) -> Summary:
    """Work on the order's run until it is done; write its files; return its numbers.

    Running it again on the same folder resumes.

    Args:
        order: what to do.
        on_start: called once the order has been found good and its folder is open.
        on_settled: called for each attempt that is settled.

    Raises:
        UsageError: something in the order does not exist or does not fit the run in the folder.
        ModelError: the model does not answer; the run can be resumed.
        SandboxError: programs cannot be run safely on this machine.
    """
    _check(order)
    domain = registry.domain(order.domain)
    seeds = read_seeds(order.seeds or domain.seeds) if order.model else []
    writer = load_model(order.model) if order.model else None
    same = order.solver in (None, order.model)
    solver = writer if same else load_model(order.solver)
    plan = _plan(order, seeds, writer, solver)
    async with AsyncExitStack() as stack:
        for model in {id(m): m for m in (writer, solver) if m is not None}.values():
            stack.push_async_callback(model.aclose)
        sandbox = open_sandbox(backend=order.sandbox, preload=domain.packages)
        stack.push_async_callback(sandbox.aclose)
        # built before the folder is made: a bad order leaves nothing behind
        generate.build(order.strategy, _ingredients(order, domain, writer, None))
        store = stack.enter_context(_open(order.folder, plan, domain))
        store.set_fact("asked", str(order.n))
        if on_start is not None:
            on_start()
        slots = asyncio.Semaphore(order.concurrency)
        if writer is not None:
            writer = JournalledModel(writer, store, slots)
        chains: ChainSolver | None = None
        if solver is not None:
            chains = ChainSolver(JournalledModel(solver, store, slots), seed=order.seed)
        engine = Engine(
            store,
            generate.build(order.strategy, _ingredients(order, domain, writer, chains)),
            _judge(order, seeds, sandbox, chains),
            seeds,
            seed=order.seed,
            width=order.concurrency,
            known=DuplicateIndex(threshold=LIKE_ITEM if order.model else 1.0),
            on_settled=on_settled,
        )
        try:
            await engine.run(order.n, max_attempts=order.limit)
        finally:
            write_files(store)
        return summary(store, asked=order.n)


def read_seeds(path: Path) -> list[DataPoint]:
    """Read seed items; raises UsageError when the file holds no usable one."""
    seeds = [p for p in data.read(path).points if p.rationale.strip()]
    if not seeds:
        raise UsageError(f"{str(path)!r} holds no seed with a question and a rationale")
    return seeds


def load(folder: Path) -> tuple[Summary, list[Item], list[Rejected]]:
    """Read a run folder into memory: its numbers, its verified items, its rejects.

    Raises:
        UsageError: the folder is no run's.
    """
    with reading(folder) as (numbers, items, rejected):
        return numbers, list(items), list(rejected)


@contextmanager
def reading(
    folder: Path,
) -> Generator[tuple[Summary, Sequence[Item], Sequence[Rejected]], None, None]:
    """Give a run's numbers, items and rejects, the rows read from the store as they are asked for.

    All of it is as it stood at the opening, though another process may be working on the run.

    Raises:
        UsageError: the folder is no run's.
    """
    with Store(folder, readonly=True) as store:
        asked = int(store.fact("asked") or 0)
        yield summary(store, asked=asked), rows.items(store), rows.rejects(store)


def rewrite(folder: Path) -> list[Path]:
    """Write a run's items.jsonl and rejected.jsonl again, as after a kill; return their paths.

    Raises:
        UsageError: the folder is no run's.
    """
    with Store(folder, readonly=True) as store:
        return write_files(store)


def write_files(store: Store) -> list[Path]:
    """Write items.jsonl and rejected.jsonl from the store, each whole or not at all."""
    good, bad = store.folder / "items.jsonl", store.folder / "rejected.jsonl"
    for path, found in ((good, rows.items(store)), (bad, rows.rejects(store))):
        with data.atomic(path) as temporary, temporary.open("wb") as file:
            file.writelines(map(rows.line, found))
    return [good, bad]


def summary(store: Store, *, asked: int) -> Summary:
    """Count what a run did so far."""
    plan = Plan.from_json(store.fact("plan") or "{}")
    counts = store.counts()
    usage = store.usage()

    def reached(stage: str) -> int:
        after = STAGES[STAGES.index(stage) :]
        return sum(count for (at, _), count in counts.items() if at in after)

    fates: dict[str, int] = {}
    for (_, fate), count in counts.items():
        fates[fate] = fates.get(fate, 0) + count
    kept = fates.pop("kept", 0)
    return Summary(
        run_id=plan.run_id,
        domain=plan.domain,
        strategy=plan.strategy,
        model=plan.model,
        solver=plan.solver,
        seed=plan.seed,
        asked=asked,
        attempts=reached("attempt"),
        candidates=reached("candidate"),
        executed=reached("executed"),
        agreed=reached("agreed"),
        kept=kept,
        rejected=dict(sorted(fates.items(), key=lambda pair: (-pair[1], pair[0]))),
        requests=usage.requests,
        prompt_tokens=usage.prompt_tokens,
        completion_tokens=usage.completion_tokens,
        seconds=float(store.fact("seconds") or 0),
        sandbox_level=store.level(),
        version=store.fact("version") or "",
        created=store.fact("created") or "",
    )


def _check(order: Order) -> None:
    """Raise UsageError for options that would be left unused."""
    for option, given in (("solver", order.solver), ("seeds", order.seeds)):
        if given and not order.model:
            raise UsageError(f"--{option} is of use only with --model, which writes problems")
    if order.model and order.strategy == "procedural":
        raise UsageError(
            "strategy 'procedural' draws problems from families and asks no model; leave out "
            "--model or --strategy"
        )
    if order.model and (order.families or order.levels):
        raise UsageError("--family and --level are for problems from families; leave out --model")


def _plan(order: Order, seeds: list[DataPoint], writer: Model | None, solver: Model | None) -> Plan:
    options: dict[str, JsonValue] = {}
    if order.families:
        options["families"] = list(order.families)
    if order.levels:
        options["levels"] = list(order.levels)
    if writer is not None:
        options["shots"] = order.shots
    return Plan(
        domain=order.domain,
        strategy=order.strategy,
        model=writer.name if writer else None,
        solver=solver.name if solver else None,
        seed=order.seed,
        solutions=order.solutions,
        seeds_digest=digest(seeds),
        options=options,
    )


def _ingredients(
    order: Order, domain: registry.Domain, writer: Model | None, chains: Solver | None
) -> generate.Ingredients:
    return generate.Ingredients(
        domain=domain,
        model=writer,
        solver=chains,
        families=order.families,
        levels=order.levels,
        shots=order.shots,
    )


def _judge(order: Order, seeds: list[DataPoint], sandbox: Sandbox, chains: Solver | None) -> Judge:
    return Judge(RationaleSolver(sandbox), chains, k=order.solutions, seeds=of_seeds(seeds))


def _open(folder: Path, plan: Plan, domain: registry.Domain) -> Store:
    """Open the run's store, new or to be resumed under the same plan."""
    _spare(folder)
    store = Store(folder)
    try:
        before = store.fact("plan")
        if before is not None:
            plan.must_equal(Plan.from_json(before), folder=str(folder))
            return store
        store.set_fact("plan", plan.to_json().decode())
        store.set_fact("run_id", plan.run_id)
        store.set_fact("verifier", domain.verifier)
        store.set_fact("version", loong.__version__)
        store.set_fact("created", datetime.now(UTC).isoformat(timespec="seconds"))
    except BaseException:
        store.close()
        raise
    return store


def _spare(folder: Path) -> None:
    """Raise UsageError where a new run would overwrite files that are not a run's."""
    taken = [] if (folder / FILE).exists() else [n for n in _FILES if (folder / n).exists()]
    if taken:
        raise UsageError(
            f"{str(folder)!r} is no run folder and holds {' and '.join(map(repr, taken))}, which a "
            "run would overwrite; give --run a new folder"
        )

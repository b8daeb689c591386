"""Problems to train on and problems held out; no question is in both.

The words of a question decide its side (`loong.envs.splits`), for every seed and source.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from loong import families, registry
from loong.curriculum.arms import Arm
from loong.envs._proven import Families, Proven, with_answer
from loong.envs._sources import Finite
from loong.envs.mixture import Mixture, Part
from loong.envs.splits import splits
from loong.errors import JobError, UsageError
from loong.generate.procedural import Procedural
from loong.images import images_of
from loong.train.plan import Plan
from loong.types import DataPoint, Outcome
from loong.verifiers.python import PythonVerifier

SHARES = {"train": 0.9, "test": 0.1}
_PATIENCE = 50  # problems in a row that may be refused, or asked before
_SEARCHED = 20_000  # problems in a row that may be held out


class Drawn(NamedTuple):
    """A problem, and where its arm's next one is looked for."""

    point: DataPoint
    next: int


class Problems(Protocol):
    """Where a training run gets its problems."""

    arms: list[Arm]

    async def draw(self, arm: Arm, index: int, asked: frozenset[str], count: int) -> list[Drawn]:
        """Return the next problems of an arm from an index on, none that was asked before."""
        ...

    async def held_out(self, count: int) -> list[DataPoint]:
        """Return problems that are never drawn, the same every time."""
        ...

    async def aclose(self) -> None:
        """Let go of what was opened."""
        ...


class _Level(NamedTuple):
    strategy: Procedural
    keep: Callable[[DataPoint], bool]
    prover: PythonVerifier


class FamilyProblems:
    """Problems of families, an arm for each level of each; every one proven before it is asked."""

    def __init__(self, plan: Plan) -> None:
        self._seed = plan.seed
        self._parts: dict[str, Families] = {}
        self._levels: dict[str, _Level] = {}
        self.arms: list[Arm] = []
        _known(plan)
        for domain in plan.domains:
            names = [n for n in registry.families(domain) if n in (plan.families or (n,))]
            if names:
                self._add(domain, names, plan.levels)

    def _add(self, domain: str, names: Sequence[str], levels: Sequence[int]) -> None:
        part = Families(domain, names=names, levels=levels)
        self._parts[domain] = part
        train = splits(part, SHARES)["train"]
        keep = train.keep if isinstance(train, Proven) else None
        for name in names:
            for level in range(1, families.load(domain, name).LEVELS + 1):
                if not levels or level in levels:
                    ladder = f"{domain}/{name}"
                    arm = Arm(
                        key=f"{ladder}/{level}", capability=ladder, level=level, ladder=ladder
                    )
                    self.arms.append(arm)
                    strategy = Procedural(domain, names=(name,), levels=(level,))
                    self._levels[arm.key] = _Level(strategy, keep or _any, part.prover)

    async def draw(self, arm: Arm, index: int, asked: frozenset[str], count: int) -> list[Drawn]:
        """Return proven problems; one that was asked before comes again when no other is found."""
        drawn: list[Drawn] = []
        while len(drawn) < count:
            known = asked | {d.point.id for d in drawn}
            drawn.append(await self._one(self._levels[arm.key], index, known))
            index = drawn[-1].next
        return drawn

    async def _one(self, level: _Level, index: int, asked: frozenset[str]) -> Drawn:
        refused = repeated = 0
        for at in range(index, index + _SEARCHED):
            point = with_answer(await level.strategy.attempt(at, (), seed=self._seed))
            if not level.keep(point):
                continue
            if point.id in asked and repeated < _PATIENCE:
                repeated += 1
                continue
            if (await level.prover.prove(point)).outcome is Outcome.RIGHT:
                return Drawn(point, at + 1)
            refused += 1
            if refused == _PATIENCE:
                break
        name, number = level.strategy.deck[0]
        raise JobError(
            f"no problem to train on was found in {name!r} at level {number}: {refused} could not "
            "be proven, the others are held out"
        )

    async def held_out(self, count: int) -> list[DataPoint]:
        """Return proven problems of the other split, families and levels in even shares."""
        mixture = Mixture({name: Part(part) for name, part in self._parts.items()})
        return [served.point for served in await splits(mixture, SHARES)["test"].take(count)]

    async def aclose(self) -> None:
        """Close the sandboxes that proved."""
        await asyncio.gather(*(part.aclose() for part in self._parts.values()))


class FileProblems:
    """Problems of a file or a run, an arm each."""

    def __init__(self, path: str) -> None:
        parts = splits(path, SHARES)
        train, test = parts["train"], parts["test"]
        if not isinstance(train, Finite) or not isinstance(test, Finite):
            raise UsageError(f"{path!r} is no finite set of problems")
        both = (*train.problems, *test.problems)
        if shown := sum(bool(images_of(served.point.metadata)) for served in both):
            raise UsageError(
                f"{path!r} has {shown} problems with images, and loong train shows a policy text "
                "alone; leave them out of the file"
            )
        self._points = {served.point.id: served.point for served in train.problems}
        self._test = [served.point for served in test.problems]
        self.arms = [
            Arm(key=name, capability=_capability(point), level=_level(point), size=1)
            for name, point in self._points.items()
        ]

    async def draw(self, arm: Arm, index: int, asked: frozenset[str], count: int) -> list[Drawn]:
        """Return the arm's one problem."""
        del asked
        return [Drawn(self._points[arm.key], index)] * count

    async def held_out(self, count: int) -> list[DataPoint]:
        """Return problems of the other split."""
        return self._test[:count]

    async def aclose(self) -> None:
        """Do nothing: nothing was opened."""


def problems(plan: Plan) -> Problems:
    """Return the problems that a plan names.

    Raises:
        UsageError: an unknown domain or family, a level that none has, or too few problems.
    """
    found = FileProblems(plan.problems) if plan.problems else FamilyProblems(plan)
    if len(found.arms) < plan.questions and plan.problems:
        raise UsageError(
            f"{plan.problems!r} leaves {len(found.arms)} problems to train on, and a batch has "
            f"{plan.questions} questions; give it more, or --questions fewer"
        )
    return found


def _known(plan: Plan) -> None:
    """Raise UsageError where a family is in none of the domains."""
    known = {name for domain in plan.domains for name in registry.domain(domain).families}
    for name in plan.families:
        if name not in known:
            raise registry.unknown("family", name, known)


def _any(point: DataPoint) -> bool:
    del point
    return True


def _capability(point: DataPoint) -> str:
    """Return what an item trains: its domain and its first tag."""
    tags = point.metadata.get("tags")
    parts = (point.metadata.get("domain"), tags[0] if isinstance(tags, list) and tags else "")
    return "/".join(part for part in parts if isinstance(part, str) and part)


def _level(point: DataPoint) -> int:
    level = point.metadata.get("difficulty")
    return level if isinstance(level, int) else 1

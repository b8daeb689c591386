"""Mixtures: problems of several sources in stated proportions, each judged by its own verifier."""

from __future__ import annotations

import asyncio
import math
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from pydantic import JsonValue

from loong.envs._proven import Families
from loong.envs._sources import Finite, Place, Served, Source, as_source, read_place
from loong.envs._verifiers import call
from loong.errors import UsageError
from loong.seeding import number
from loong.types import Row, Verifier


@dataclass(frozen=True)
class Part:
    """One source of a mixture.

    Args:
        dataset: whatever an environment takes.
        weight: its share, relative to the other parts' weights.
        verifier: judges its problems; None for the environment's verifier.
    """

    dataset: object
    weight: float = 1.0
    verifier: Verifier | None = None


class _Turns(Row):
    """A place in the turns of a mixture."""

    seed: int
    drawn: dict[str, int]
    parts: dict[str, dict[str, JsonValue]]


class Mixture:
    """Problems of several sources, without end; a finite part begins its rounds again.

    After any number of problems, each part has given its exact share of them to within one problem:
    a part's next problem has an earliest and a latest turn, and the earliest latest turn goes first
    (the Pfair rule of Baruah et al. 1996); the seed decides between equals, and each part's own
    order.

    Args:
        parts: by name. A number in place of a part is the weight of the domain of that name, whose
            families are drawn: `Mixture({"logic": 2, "graph_discrete_math": 1})`.

    Raises:
        UsageError: no part, or a weight that is not above 0 and finite.
    """

    size = None

    def __init__(self, parts: Mapping[str, Part | float]) -> None:
        self.parts = {name: _as_part(name, part) for name, part in parts.items()}
        self.sources = {name: as_source(part.dataset) for name, part in self.parts.items()}
        weights = {name: _exact(name, part.weight) for name, part in self.parts.items()}
        if not weights:
            raise UsageError("a mixture needs at least one part")
        scale = math.lcm(*(weight.denominator for weight in weights.values()))
        self._weights = {name: int(weight * scale) for name, weight in weights.items()}
        self._total = sum(self._weights.values())
        self.restart(0)

    def of_parts(self, change: Callable[[Source], Source]) -> Mixture:
        """Return a mixture of the same proportions with other sources."""
        return Mixture(
            {
                name: replace(part, dataset=change(self.sources[name]))
                for name, part in self.parts.items()
            }
        )

    def restart(self, seed: int) -> None:
        """Begin the order that belongs to a seed; each part begins one of its own."""
        self._seed = seed
        self._drawn = Counter(dict.fromkeys(self.parts, 0))
        for name, source in self.sources.items():
            source.restart(number(f"mixture/{seed}/{name}"))

    async def take(self, count: int) -> list[Served]:
        """Return the next problems, each with the name of its part and its verifier."""
        turns = [self._turn() for _ in range(count)]
        wanted = Counter(turns)
        if len(wanted) == 1:  # the common case of one question: no tasks needed
            return await self._from(turns[0], count)
        taken = await asyncio.gather(*(self._from(name, wanted[name]) for name in wanted))
        dealt = {name: iter(served) for name, served in zip(wanted, taken, strict=True)}
        return [next(dealt[name]) for name in turns]

    def place(self) -> Place:
        """Return what tells the place reached now."""
        seed, drawn = self._seed, dict(self._drawn)
        places = {name: source.place() for name, source in self.sources.items()}

        def tell() -> dict[str, JsonValue]:
            parts = {name: place() for name, place in places.items()}
            return _Turns(seed=seed, drawn=drawn, parts=parts).model_dump(mode="json")

        return tell

    def restore(self, place: Mapping[str, JsonValue]) -> None:
        """Go to a place in the turns of a mixture of the same parts."""
        turns = read_place(_Turns, place)
        if set(turns.parts) != set(self.parts) or set(turns.drawn) != set(self.parts):
            raise UsageError(
                f"the state was saved with parts {sorted(turns.parts)}, not {sorted(self.parts)}"
            )
        self._seed, self._drawn = turns.seed, Counter(turns.drawn)
        for name, source in self.sources.items():
            source.restore(turns.parts[name])

    async def setup(self) -> None:
        """Set the parts' verifiers up."""
        for part in self.parts.values():
            await call(part.verifier, "setup")
        for source in self.sources.values():
            await call(source, "setup")

    async def aclose(self) -> None:
        """Close the parts and clean their verifiers up."""
        for part in self.parts.values():
            await call(part.verifier, "cleanup")
        for source in self.sources.values():
            await source.aclose()

    async def _from(self, name: str, count: int) -> list[Served]:
        own = self.parts[name].verifier
        served = await self.sources[name].take(count)
        return [s._replace(source=name, verifier=s.verifier or own) for s in served]

    def _turn(self) -> str:
        """Return the part whose turn it is."""
        turn = self._drawn.total()
        due: dict[str, int] = {}
        for name, weight in self._weights.items():
            drawn = self._drawn[name]
            if drawn * self._total < weight * (turn + 1):
                due[name] = -((drawn + 1) * self._total // -weight)
        first = min(due.values())
        equals = [name for name, latest in due.items() if latest == first]
        lucky = equals[number(f"turn/{self._seed}/{turn}") % len(equals)]
        self._drawn[lucky] += 1
        return lucky


def union(datasets: Mapping[str, object]) -> Source:
    """Return the finite set of all problems of finite sets, with their names as sources.

    Raises:
        UsageError: one of them has no end.
    """
    sources = {name: as_source(dataset) for name, dataset in datasets.items()}
    problems: list[Served] = []
    for name, source in sources.items():
        if not isinstance(source, Finite):
            raise UsageError(f"the dataset {name!r} has no end; a union is of finite sets")
        problems += [problem._replace(source=name) for problem in source.problems]
    return Finite(problems)


def _as_part(name: str, part: Part | float) -> Part:
    return part if isinstance(part, Part) else Part(Families(name), weight=part)


def _exact(name: str, weight: float) -> Fraction:
    """Return a weight as it is written: 0.1 is a tenth."""
    if not (math.isfinite(weight) and weight > 0):
        raise UsageError(f"the weight of {name!r} is {weight}; weights are above 0 and finite")
    return Fraction(str(weight))

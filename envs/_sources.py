"""Where an environment's problems come from: finite sets and generators, and what each source does.

A source deals problems in an order that a seed decides, and can tell its place in that order, so
that a later process goes on from there. Problem families stand in `_proven`.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar, runtime_checkable

from pydantic import JsonValue, ValidationError

from loong.data import StaticDataset, to_point
from loong.errors import UsageError
from loong.seeding import stream
from loong.types import DataPoint, Item, Row, Verifier

Place = Callable[[], dict[str, JsonValue]]
"""Tells a place in an order as JSON. It is told late: an environment notes its place every step."""
Keep = Callable[[DataPoint], bool]
"""Tells whether a problem belongs to a source."""


class Served(NamedTuple):
    """A problem, where it came from, and who judges it."""

    point: DataPoint
    source: str = ""
    split: str = ""
    verifier: Verifier | None = None
    """None for the environment's."""


@runtime_checkable
class Generator(Protocol):
    """Anything that makes problems one after the other, Project Loong's generators among them."""

    async def async_sample(self) -> DataPoint:
        """Return the next problem."""
        ...


@runtime_checkable
class Source(Protocol):
    """Where problems come from."""

    @property
    def size(self) -> int | None:
        """How many there are; None where there is no end."""
        ...

    def restart(self, seed: int) -> None:
        """Begin the order that belongs to a seed."""
        ...

    async def take(self, count: int) -> list[Served]:
        """Return the next problems; none of a finite set twice unless more than all are asked."""
        ...

    def place(self) -> Place:
        """Return what tells the place reached now, also after the source has gone on."""
        ...

    def restore(self, place: Mapping[str, JsonValue]) -> None:
        """Go to a place that was told before.

        Raises:
            UsageError: it is no place of this source.
        """
        ...

    async def aclose(self) -> None:
        """Let go of what the source opened itself."""
        ...


class _Position(Row):
    """A place in the rounds of a finite set."""

    problems: str
    """Digest of the set."""
    seed: int
    drawn: int
    held: tuple[int, ...]


class Finite:
    """A finite set of problems, in an order that a seed decides; none comes twice in a round.

    A round is a permutation by (seed, round), so that a place is told by how many were drawn. Where
    a batch reaches into the next round, what it holds already waits for the next batch.
    """

    def __init__(self, problems: Iterable[Served]) -> None:
        self.problems = list(problems)
        if not self.problems:
            raise UsageError("the dataset is empty; an environment needs at least one problem")
        self.size = len(self.problems)
        self.restart(0)

    def restart(self, seed: int) -> None:
        """Begin the order that belongs to a seed."""
        self._go_to(seed, 0, ())

    async def take(self, count: int) -> list[Served]:
        """Return the next problems, no two the same unless more than all are asked for."""
        sizes = [self.size] * (count // self.size) + [count % self.size]
        return [self.problems[index] for size in sizes for index in self._distinct(size)]

    def place(self) -> Place:
        """Return what tells the place reached now."""
        seed, drawn, held = self._seed, self._drawn, tuple(self._held)

        def tell() -> dict[str, JsonValue]:
            return _Position(problems=self._digest, seed=seed, drawn=drawn, held=held).model_dump(
                mode="json"
            )

        return tell

    def restore(self, place: Mapping[str, JsonValue]) -> None:
        """Go to a place in the rounds of this very set."""
        position = read_place(_Position, place)
        if position.problems != self._digest:
            raise UsageError("the state was saved with other problems, or in another order of them")
        self._go_to(position.seed, position.drawn, position.held)

    async def aclose(self) -> None:
        """Do nothing: nothing was opened."""

    @cached_property
    def _digest(self) -> str:
        ids = "".join(problem.point.id for problem in self.problems)
        return hashlib.blake2b(ids.encode(), digest_size=16).hexdigest()

    def _go_to(self, seed: int, drawn: int, held: Iterable[int]) -> None:
        self._seed, self._drawn, self._held = seed, drawn, deque(held)
        self._order = self._round(drawn // self.size)

    def _distinct(self, count: int) -> list[int]:
        chosen: dict[int, None] = {}
        again: list[int] = []
        while len(chosen) < count:
            index = self._held.popleft() if self._held else self._next()
            if index in chosen:
                again.append(index)
            else:
                chosen[index] = None
        self._held.extendleft(reversed(again))
        return list(chosen)

    def _next(self) -> int:
        turn, at = divmod(self._drawn, self.size)
        if at == 0:
            self._order = self._round(turn)
        self._drawn += 1
        return self._order[at]

    def _round(self, turn: int) -> list[int]:
        order = list(range(self.size))
        stream(f"order/{self._seed}/{turn}").shuffle(order)
        return order


class _Elsewhere(Row):
    """The place of a generator, which keeps it itself."""

    generator: str


class Generated:
    """The problems of a generator, in the order in which it makes them.

    Args:
        generator: makes them; it has its own seed and never goes back.
        split: name of the split that these problems are.
        keep: which of them are served; the others are dropped.
    """

    size = None

    def __init__(self, generator: Generator, *, split: str = "", keep: Keep | None = None) -> None:
        self.generator = generator
        self.split = split
        self.keep = keep

    def restart(self, seed: int) -> None:
        """Do nothing: a generator has its own seed and never goes back."""

    async def take(self, count: int) -> list[Served]:
        """Return the generator's next problems."""
        return [Served(await self._next(), self._name, self.split) for _ in range(count)]

    def place(self) -> Place:
        """Return what tells that the generator keeps its place itself."""
        return _Elsewhere(generator=self._name).model_dump

    def restore(self, place: Mapping[str, JsonValue]) -> None:
        """Check the generator's kind; it goes on where it stands."""
        if read_place(_Elsewhere, place).generator != self._name:
            raise UsageError(f"the state was saved with another generator than {self._name!r}")

    async def aclose(self) -> None:
        """Do nothing: the generator belongs to the caller."""

    @property
    def _name(self) -> str:
        return type(self.generator).__name__

    async def _next(self) -> DataPoint:
        while True:
            point = await self.generator.async_sample()
            if self.keep is None or self.keep(point):
                return point


def as_source(dataset: object) -> Source:
    """Return the source that `dataset` stands for.

    Args:
        dataset: a source, a generator, a run folder or dataset file, or a collection of problems.

    Raises:
        UsageError: nothing to draw from, or not a kind of dataset.
    """
    if isinstance(dataset, Source):
        return dataset
    if isinstance(dataset, Generator):
        return Generated(dataset)
    if isinstance(dataset, str | Path):
        name = Path(dataset).name
        return Finite(Served(point, name) for point in StaticDataset(dataset))
    if isinstance(dataset, Iterable):
        return Finite(Served(point, "dataset") for point in _points(dataset))
    raise UsageError(
        f"cannot draw problems from a {type(dataset).__name__}; give a StaticDataset, a generator, "
        "a run folder, a list of problems or Families('DOMAIN')"
    )


def _points(dataset: Iterable[object]) -> Iterable[DataPoint]:
    for place, entry in enumerate(dataset):
        if not isinstance(entry, DataPoint | Item):
            raise UsageError(
                f"entry {place} of the dataset is a {type(entry).__name__}, not a problem; "
                "StaticDataset reads dicts and files"
            )
        yield to_point(entry) if isinstance(entry, Item) else entry


_Row = TypeVar("_Row", bound=Row)


def read_place(kind: type[_Row], place: Mapping[str, JsonValue]) -> _Row:
    """Read a place that was told as JSON.

    Raises:
        UsageError: it is the place of another kind of source.
    """
    try:
        return kind.model_validate(place)
    except ValidationError:
        raise UsageError(
            "the state was saved with another kind of dataset; restore it into an environment that "
            "is made in the same way"
        ) from None

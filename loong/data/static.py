"""A fixed dataset in memory, under the name and with the calls that Project Loong uses."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol, cast, overload

from pydantic import BaseModel

from loong.data.pictures import undecoded
from loong.data.reading import BadRow, convert, iter_rows
from loong.data.records import from_mapping
from loong.data.rows import read_point, to_point
from loong.errors import UsageError
from loong.types import DataPoint, Item


class Rows(Protocol):
    """Anything with numbered rows: a Hugging Face or PyTorch dataset."""

    def __len__(self) -> int: ...

    def __getitem__(self, index: int, /) -> object: ...


class StaticDataset:
    """Data points of a fixed list.

    Args:
        data: rows (dicts, data points, items), the path of anything that `loong.data.read`
            reads, or a dataset with numbered rows.
        seed: decides the order of `sample`.
        min_samples: how many good rows there must be.
        strict: raise for a bad row instead of keeping it aside in `bad`.

    Raises:
        UsageError: unreadable data, too few good rows, or a bad row where strict.
    """

    def __init__(
        self,
        data: str | Path | Iterable[object] | Rows,
        seed: int = 42,
        min_samples: int = 1,
        strict: bool = False,
    ) -> None:
        self.data: list[DataPoint] = []
        self.bad: list[BadRow] = []
        self._random = random.Random(seed)
        for row in _rows(data):
            if not isinstance(row, BadRow):
                self.data.append(row)
            elif strict:
                raise UsageError(f"row {row.line} of {row.file} is bad: {row.reason}")
            else:
                self.bad.append(row)
        if len(self.data) < min_samples:
            why = f"; the first bad one: {self.bad[0].reason}" if self.bad else ""
            raise UsageError(f"the dataset has {len(self.data)} good rows of {min_samples}{why}")

    def __len__(self) -> int:
        return len(self.data)

    def __iter__(self) -> Iterator[DataPoint]:
        return iter(self.data)

    @overload
    def __getitem__(self, index: int) -> DataPoint: ...

    @overload
    def __getitem__(self, index: slice) -> list[DataPoint]: ...

    def __getitem__(self, index: int | slice) -> DataPoint | list[DataPoint]:
        return self.data[index]

    def sample(self) -> DataPoint:
        """Draw a point; the sequence of draws follows from the seed alone."""
        if not self.data:
            raise UsageError("the dataset is empty: nothing can be sampled")
        return self.data[self._random.randrange(len(self.data))]

    async def setup(self) -> None:
        """Do nothing: the data is there already. Generators need the call."""

    async def cleanup(self) -> None:
        """Do nothing."""


def _rows(data: str | Path | Iterable[object] | Rows) -> Iterator[DataPoint | BadRow]:
    if isinstance(data, str | Path):
        return iter_rows(data)
    return (_row(row, number) for number, row in enumerate(_numbered(data), 1))


def _numbered(data: Iterable[object] | Rows) -> Iterator[object]:
    if hasattr(data, "cast_column"):  # of Hugging Face `datasets`: pictures as their files' bytes
        data = undecoded(data)
    if isinstance(data, Iterable):
        return iter(data)
    if not (hasattr(data, "__len__") and hasattr(data, "__getitem__")):
        raise UsageError(f"data must be rows, a path or a dataset, not {type(data).__name__}")
    return (data[index] for index in range(len(data)))


def _row(row: object, number: int) -> DataPoint | BadRow:
    if isinstance(row, Item):
        return to_point(row)
    if isinstance(row, BaseModel):
        row = cast("object", row.model_dump())
    return convert(from_mapping(row, "data", number), read_point, in_memory=True)

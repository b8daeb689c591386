"""What the formats share: the split, and files of rows written in batches, whole or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from loong.data import atomic
from loong.errors import JobError, UsageError
from loong.images import identity
from loong.types import Item

if TYPE_CHECKING:
    import pyarrow as pa

Split = Literal["train", "test"]
Fields = dict[str, object]
BATCH = 5000
"""Rows held at a time; also a Parquet row group."""
HEAVY = 100
"""The same for rows with images."""


class Sink(Protocol):
    """Takes rows, batch by batch."""

    def write(self, rows: list[Fields]) -> None: ...

    def close(self) -> None: ...


class JsonLines:
    """Writes one JSON object a line."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8", newline="\n")

    def write(self, rows: list[Fields]) -> None:
        """Append rows."""
        self._file.writelines(f"{dumps(row)}\n" for row in rows)

    def close(self) -> None:
        """Write what is still in memory."""
        self._file.close()


class Parquet:
    """Writes one row group a batch."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        import pyarrow.parquet as pq

        self._schema = schema
        self._file = pq.ParquetWriter(path, schema, compression="zstd")

    def write(self, rows: list[Fields]) -> None:
        """Append rows; a value of another type than its column's is an error of the format."""
        import pyarrow as pa

        self._file.write_batch(pa.RecordBatch.from_pylist(rows, schema=self._schema))

    def close(self) -> None:
        """Write the footer."""
        self._file.close()


def dumps(value: object) -> str:
    """Return compact JSON, the same text for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def side(item: Item, test_share: float) -> Split:
    """Tell on which side of the split an item stands: a matter of its question and images alone."""
    asked = f"{item.question}{identity(item.metadata)}".encode()
    digest = hashlib.blake2b(asked, digest_size=8, person=b"loong split").digest()
    return "test" if int.from_bytes(digest, "big") < test_share * 2**64 else "train"


def write(
    rows: Iterable[tuple[Split, Fields]],
    folder: Path,
    ending: str,
    sink: Callable[[Path], Sink],
    *,
    test_share: float,
    heavy: bool = False,
) -> Path:
    """Write rows to `train.ENDING`, and with a share to `test.ENDING`; return the train file.

    Raises:
        UsageError: a test file of an earlier export would stand beside items that it may hold too.
        JobError: there are no rows.
    """
    train, test = folder / f"train.{ending}", folder / f"test.{ending}"
    if not test_share and test.exists():
        raise UsageError(f"{str(test)!r} is left from an export with a test share; remove it first")
    with ExitStack() as stack:
        sinks: dict[Split, Sink] = {"train": sink(stack.enter_context(atomic(train)))}
        if test_share:
            sinks["test"] = sink(stack.enter_context(atomic(test)))
        _fill(sinks, rows, HEAVY if heavy else BATCH)
    return train


def _fill(sinks: dict[Split, Sink], rows: Iterable[tuple[Split, Fields]], batch: int) -> None:
    waiting: dict[Split, list[Fields]] = {split: [] for split in sinks}
    count = 0
    try:
        for count, (split, row) in enumerate(rows, 1):  # noqa: B007 - counted to the end
            waiting[split].append(row)
            if len(waiting[split]) == batch:
                sinks[split].write(waiting[split])
                waiting[split] = []
        for split, rest in waiting.items():
            if rest:
                sinks[split].write(rest)
    finally:
        for sink in sinks.values():
            sink.close()
    if not count:
        raise JobError("there is no item to export in this format")


def count(path: Path) -> int:
    """Return the number of rows in a file that `write` made."""
    if path.suffix == ".parquet":
        import pyarrow.parquet as pq

        return int(pq.read_metadata(path).num_rows)
    with path.open("rb") as file:
        return sum(1 for _ in file)


def split_rows(
    items: Iterable[Item], row: Callable[[Item], Fields], test_share: float
) -> Iterator[tuple[Split, Fields]]:
    """Yield each item's row with its side."""
    return ((side(item, test_share), row(item)) for item in items)

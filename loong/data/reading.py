"""Read a dataset file or folder row by row; bad rows are kept aside with their place and reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from loong.data.pictures import with_images
from loong.data.records import Record, records
from loong.data.rows import Fields, read_item, read_point
from loong.errors import UsageError
from loong.types import DataPoint, Item, Row

_SHOWN = 200  # characters of a bad row that are kept
_Read = TypeVar("_Read")


class BadRow(Row):
    """A row that could not be used."""

    file: str
    line: int
    """Line of a text file, or number of the row elsewhere, from 1."""
    reason: str
    text: str
    """The start of the row."""


class Loaded(Row):
    """What a dataset held."""

    points: tuple[DataPoint, ...]
    bad: tuple[BadRow, ...]


class LoadedItems(Row):
    """What a dataset of items held."""

    items: tuple[Item, ...]
    bad: tuple[BadRow, ...]


def iter_rows(path: str | Path, *, domain: str | None = None) -> Iterator[DataPoint | BadRow]:
    """Yield the rows of a dataset in order; JSONL and Parquet take memory for one row or batch.

    Args:
        path: a `.json`, `.jsonl`, `.jsonl.gz`, `.csv` or `.parquet` file, a run folder, a folder
            saved by Hugging Face `datasets`, or a folder of such files.
        domain: goes into every point's metadata; another domain named there moves to its `extra`.

    Raises:
        UsageError: there is no such file, it cannot be read, or it is of no known kind.
    """
    return _converted(Path(path), lambda fields: read_point(fields, domain))


def iter_items(path: str | Path, *, domain: str | None = None) -> Iterator[Item | BadRow]:
    """Yield the rows of a dataset as items, with all that proves them; see `iter_rows`.

    A row of another schema becomes an item without evidence.
    """
    return _converted(Path(path), lambda fields: read_item(fields, domain))


def read(path: str | Path, *, domain: str | None = None) -> Loaded:
    """Read a whole dataset.

    Raises:
        UsageError: as `iter_rows`, or no row could be used.
    """
    points, bad = _sorted_out(iter_rows(path, domain=domain), path)
    return Loaded.model_construct(points=tuple(points), bad=tuple(bad))


def read_items(path: str | Path, *, domain: str | None = None) -> LoadedItems:
    """Read a whole dataset as items.

    Raises:
        UsageError: as `iter_rows`, or no row could be used.
    """
    items, bad = _sorted_out(iter_items(path, domain=domain), path)
    return LoadedItems.model_construct(items=tuple(items), bad=tuple(bad))


def convert(
    record: Record, make: Callable[[Fields], _Read], *, in_memory: bool = False
) -> _Read | BadRow:
    """Turn one record into a row of ours, or into a bad row with the reason.

    Paths of images are relative to the record's file; those of rows in memory to where we are.
    """
    if record.fields is None:
        return _bad(record, record.fault)
    try:
        return make(with_images(record.fields, None if in_memory else Path(record.file)))
    except ValueError as why:
        return _bad(record, str(why))
    except RecursionError:
        return _bad(record, "the row is nested too deeply")


def placed(path: Path) -> Iterator[tuple[int, DataPoint | BadRow]]:
    """Yield the rows of a dataset with the line at which each stands; see `iter_rows`."""
    for record in records(path):
        yield record.line, convert(record, read_point)


def _converted(path: Path, make: Callable[[Fields], _Read]) -> Iterator[_Read | BadRow]:
    return (convert(record, make) for record in records(path))


def _bad(record: Record, reason: str) -> BadRow:
    text = (record.text or _spelled(record.fields or {}))[: _SHOWN + 1]
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    shown = shown.encode("utf-8", "backslashreplace").decode()
    return BadRow(file=record.file, line=record.line, reason=reason, text=shown)


def _spelled(fields: Fields) -> str:
    return str({name: str(value)[:80] for name, value in fields.items()})


def _sorted_out(
    rows: Iterator[_Read | BadRow], path: str | Path
) -> tuple[list[_Read], list[BadRow]]:
    good: list[_Read] = []
    bad: list[BadRow] = []
    for row in rows:
        if isinstance(row, BadRow):
            bad.append(row)
        else:
            good.append(row)
    if good:
        return good, bad
    if not bad:
        raise UsageError(f"{str(path)!r} holds no rows")
    first = bad[0]
    raise UsageError(
        f"{str(path)!r} has no usable row among {len(bad)}; line {first.line} of {first.file!r}: "
        f"{first.reason}"
    )

"""Take files apart into raw records, by content and ending, without judging what stands in them."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import IO, NamedTuple, cast

from loong.data.jsontext import Fields, array_records, parse
from loong.data.pictures import undecoded
from loong.errors import UsageError

LINE_LIMIT = 64 * 2**20
"""Bytes of the longest line that is read; a longer one is a bad row and takes no more memory."""
_BOM = b"\xef\xbb\xbf"
_ENDINGS = (".json", ".jsonl", ".ndjson", ".jsonl.gz", ".json.gz", ".parquet", ".csv", ".tsv")
_NO_ROWS = ("dataset_info.json", "dataset_infos.json")  # what `datasets` lays beside its files
_BATCH = 1000  # Parquet rows held at a time


class Record(NamedTuple):
    """One raw row of a file."""

    file: str
    line: int
    fields: Fields | None
    """None where the row could not be taken apart."""
    fault: str
    """Why there are no fields."""
    text: str
    """The start of the row where there are no fields."""


def records(path: Path) -> Iterator[Record]:
    """Yield the raw records of a file or folder.

    Raises:
        UsageError: no such file, unreadable, or of no known kind.
    """
    try:
        found = path.exists()
    except OSError as why:
        raise UsageError(f"cannot read {str(path)!r}: {why.strerror}") from None
    if not found:
        raise UsageError(f"there is no file or folder {str(path)!r}")
    return _folder(path) if path.is_dir() else _file(path)


def _file(path: Path) -> Iterator[Record]:
    try:
        with path.open("rb") as file:
            head = file.read(4)
        if head == b"PAR1":
            yield from _parquet(path)
        elif path.suffix in (".csv", ".tsv"):
            yield from _table(path)
        elif head[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise UsageError(f"{str(path)!r} is UTF-16 text; save it as UTF-8")
        elif head[:2] == b"\x1f\x8b":
            with gzip.open(path, "rb") as unpacked:
                yield from _json(cast("IO[bytes]", unpacked), path)
        else:
            with path.open("rb") as file:
                yield from _json(file, path)
    except OSError as why:
        raise UsageError(f"cannot read {str(path)!r}: {why.strerror or why}") from None


def _folder(path: Path) -> Iterator[Record]:
    if (path / "items.jsonl").is_file():
        return _file(path / "items.jsonl")
    if (path / "run.sqlite").is_file():
        raise UsageError(f"the run {str(path)!r} has no items.jsonl yet; run: loong report {path}")
    if (path / "dataset_dict.json").is_file() or (path / "state.json").is_file():
        return _saved(path)
    files = sorted(
        p
        for p in path.rglob("*")
        if p.name.endswith(_ENDINGS) and p.name not in _NO_ROWS and not p.name.startswith(".")
    )
    if not files:
        raise UsageError(f"{str(path)!r} holds no dataset; known files: {', '.join(_ENDINGS)}")
    return chain.from_iterable(_file(p) for p in files)


# ---------------------------------------------------------------- JSON and JSONL


def _json(file: IO[bytes], path: Path) -> Iterator[Record]:
    """Yield an array's elements, or the lines of anything else."""
    try:
        lines = _lines(file)
        first, raw = next(((n, line) for n, line in lines if line.strip()), (0, b""))
        if _is_whole(raw, path):
            yield from _array(raw + file.read(), str(path), first)
        elif raw:
            yield _line(str(path), first, raw)
            for number, line in lines:
                if line.strip():
                    yield _line(str(path), number, line)
    except (EOFError, gzip.BadGzipFile, zlib.error) as why:
        yield Record(str(path), 0, None, f"the archive is cut short or damaged: {why}", "")


def _is_whole(raw: bytes, path: Path) -> bool:
    """Tell whether the file is one JSON text over many lines, by its first line."""
    start = raw.lstrip()
    if start.startswith(b"["):
        return True
    if ".jsonl" in path.suffixes or not start.startswith(b"{"):
        return False
    return parse(start)[0] is None


def _lines(file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield lines with their numbers; of one beyond the limit only the start."""
    number = 0
    while line := file.readline(LINE_LIMIT):
        number += 1
        yield number, line.removeprefix(_BOM) if number == 1 else line
        while len(line) == LINE_LIMIT and not line.endswith(b"\n"):
            line = file.readline(LINE_LIMIT)


def _line(file: str, number: int, raw: bytes) -> Record:
    if len(raw) == LINE_LIMIT and not raw.endswith(b"\n"):
        fields, fault = None, f"the line is longer than {LINE_LIMIT} bytes"
    else:
        fields, fault = parse(raw)
    text = raw[:1000].decode("utf-8", "backslashreplace").strip() if fields is None else ""
    return Record(file, number, fields, fault, text)


def _array(raw: bytes, file: str, first: int) -> Iterator[Record]:
    for line, fields, fault, text in array_records(raw):
        yield Record(file, line + first - 1, fields, fault, text)


# ---------------------------------------------------------------- tables


def _parquet(path: Path) -> Iterator[Record]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            batches = (batch.to_pylist() for batch in file.iter_batches(_BATCH))
            yield from _rows(chain.from_iterable(batches), str(path))
    except pa.ArrowException as why:
        raise UsageError(f"cannot read {str(path)!r} as Parquet: {why}") from None


def _saved(path: Path) -> Iterator[Record]:
    """Read what `datasets` wrote with `save_to_disk`; of several splits all, one after another."""
    import datasets

    try:
        loaded = datasets.load_from_disk(str(path))
    except (OSError, ValueError) as why:
        raise UsageError(f"cannot read {str(path)!r} as a saved dataset: {why}") from None
    splits = list(loaded.values()) if isinstance(loaded, datasets.DatasetDict) else [loaded]
    return _rows(chain.from_iterable(map(undecoded, splits)), str(path))


def _table(path: Path) -> Iterator[Record]:
    import csv

    csv.field_size_limit(LINE_LIMIT)  # 128 kB at first, less than a long program
    separator = "\t" if path.suffix == ".tsv" else ","
    with path.open(encoding="utf-8-sig", errors="backslashreplace", newline="") as file:
        lines = csv.DictReader(file, delimiter=separator)
        try:
            yield from _rows(lines, str(path))
        except csv.Error as why:
            yield Record(str(path), lines.line_num, None, f"the table breaks here: {why}", "")


def _rows(rows: Iterator[object], file: str) -> Iterator[Record]:
    for number, row in enumerate(rows, 1):
        yield from_mapping(row, file, number)


def from_mapping(row: object, file: str, number: int) -> Record:
    """Wrap a row that a library has read already."""
    if not isinstance(row, Mapping):
        return Record(
            file, number, None, f"the row is no object but {type(row).__name__}", str(row)
        )
    fields = {str(k): v for k, v in cast("Fields", row).items()}
    metadata = fields.get("metadata")
    if isinstance(metadata, dict):  # Arrow fills the keys that a row does not have with None
        fields["metadata"] = {k: v for k, v in metadata.items() if v is not None}
    return Record(file, number, fields, "", "")

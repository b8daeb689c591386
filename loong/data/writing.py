"""Write files that are there whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from pathlib import Path

from loong.errors import UsageError
from loong.types import Row


@contextmanager
def atomic(path: Path) -> Generator[Path]:
    """Give a temporary path beside `path`; what was written there replaces `path` at the end.

    The file is flushed to the disk before it takes the name. After an error nothing is left behind
    and the former file stands. Missing parent folders are made.

    Raises:
        UsageError: the folder cannot be written to.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(6)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.touch(exist_ok=False)
    except OSError as why:
        raise UsageError(f"cannot write {str(path)!r}: {why.strerror}") from None
    try:
        yield temporary
        _flush(temporary)
        temporary.replace(path)
        _flush(path.parent)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def write_jsonl(rows: Iterable[Row], path: str | Path) -> int:
    """Write one row a line, atomically; return how many.

    Raises:
        UsageError: the folder cannot be written to.
    """
    count = 0
    with atomic(Path(path)) as temporary, temporary.open("wb") as file:
        for row in rows:
            file.write(row.to_json() + b"\n")
            count += 1
    return count


def _flush(path: Path) -> None:
    """Wait until a file, or a folder's list of names, is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""The run folder's SQLite file: model replies, rulings, and what became of each attempt.

Every answered model request is committed before its answer is used, every ruling when it is made.
The file is in WAL mode: one writer, many readers, and after a kill at any moment what was committed
is there. `synchronous=NORMAL` holds against the death of the process; the last commits before a
power failure may be asked for again.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, NamedTuple

import orjson

from loong.errors import JobError, UsageError
from loong.types import Completion, Ruling

FILE = "run.sqlite"
_SCHEMA_VERSION = 1
_SCHEMA = """
BEGIN;
CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE replies (
    key BLOB PRIMARY KEY, completions TEXT NOT NULL, requests INTEGER NOT NULL,
    prompt_tokens INTEGER NOT NULL, completion_tokens INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE rulings (
    attempt INTEGER PRIMARY KEY, created TEXT NOT NULL, ruling TEXT NOT NULL,
    stage TEXT NOT NULL, settled TEXT, reason TEXT);
CREATE INDEX by_settled ON rulings (settled, attempt);
"""


class Stored(NamedTuple):
    """One attempt as it is stored."""

    attempt: int
    created: str
    ruling: Ruling
    settled: str | None
    """`kept`, or the code of the reject; None before its turn in the order came."""
    reason: str | None


class Usage(NamedTuple):
    """What the model was asked."""

    requests: int
    prompt_tokens: int
    completion_tokens: int


class Store:
    """One run's journal.

    Args:
        folder: of the run; made when missing.
        readonly: open for reading only, beside a process that writes; everything that is read is
            as it stood at the opening.

    Raises:
        UsageError: another process writes to this run, or the file is no run of ours.

    Leaving its context by an error of SQLite's raises JobError.
    """

    def __init__(self, folder: Path, *, readonly: bool = False) -> None:
        self.folder = folder
        path = folder / FILE
        self._lock: IO[bytes] | None = None
        if readonly:
            if not path.is_file():
                raise UsageError(f"{str(folder)!r} is no run folder: it has no {FILE}")
        else:
            self._lock = take_folder(folder)
        try:
            address = _address(path, readonly=readonly)
            self._db = sqlite3.connect(address, uri=True, isolation_level=None)
        except sqlite3.Error as error:
            self._release()
            raise _no_run(path, error) from None
        try:
            self._prepare(readonly=readonly)
        except BaseException as error:
            self.close()
            if isinstance(error, sqlite3.Error):
                raise _no_run(path, error) from None
            raise

    def _prepare(self, *, readonly: bool) -> None:
        if readonly:
            self._db.execute("PRAGMA query_only=1")
            self._db.execute("BEGIN")
        else:
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
            if self._db.execute("SELECT 1 FROM sqlite_master").fetchone() is None:
                self._db.executescript(_SCHEMA)
                self.set_fact("schema", str(_SCHEMA_VERSION))
                self._db.execute("COMMIT")
        version = self.fact("schema")
        if version != str(_SCHEMA_VERSION):
            raise other_format(self.folder, version, _SCHEMA_VERSION)

    # ------------------------------------------------------------ facts

    def fact(self, key: str) -> str | None:
        """Return a fact about the run, or None."""
        row = self._db.execute("SELECT value FROM facts WHERE key=?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def set_fact(self, key: str, value: str) -> None:
        """Write a fact."""
        self._write("INSERT OR REPLACE INTO facts VALUES (?,?)", (key, value))

    # ------------------------------------------------------------ model replies

    def reply(self, key: bytes) -> list[Completion] | None:
        """Return the journalled answer to a request, or None."""
        row = self._db.execute("SELECT completions FROM replies WHERE key=?", (key,)).fetchone()
        if row is None:
            return None
        return [Completion.model_validate(c) for c in orjson.loads(row[0])]

    def add_reply(self, key: bytes, completions: Sequence[Completion]) -> None:
        """Commit the answer to a request."""
        self._write(
            "INSERT OR REPLACE INTO replies VALUES (?,?,?,?,?)",
            (
                key,
                orjson.dumps([c.model_dump(mode="json") for c in completions]).decode(),
                1,
                sum(c.prompt_tokens for c in completions),
                sum(c.completion_tokens for c in completions),
            ),
        )

    def answered(self) -> bool:
        """Tell whether any request of the run was answered."""
        return self._db.execute("SELECT 1 FROM replies LIMIT 1").fetchone() is not None

    def usage(self) -> Usage:
        """Return what the model was asked in all sessions of the run."""
        row = self._db.execute(
            "SELECT COALESCE(SUM(requests),0), COALESCE(SUM(prompt_tokens),0),"
            " COALESCE(SUM(completion_tokens),0) FROM replies"
        ).fetchone()
        return Usage(*row)

    # ------------------------------------------------------------ rulings

    def add_ruling(self, ruling: Ruling, *, stage: str, created: str) -> None:
        """Commit the ruling on an attempt; `stage` is how far it came."""
        self._write(
            "INSERT OR REPLACE INTO rulings VALUES (?,?,?,?,NULL,NULL)",
            (ruling.point.attempt, created, ruling.to_json().decode(), stage),
        )

    def settle(self, attempt: int, settled: str, reason: str) -> None:
        """Commit what became of a ruled attempt when its turn came."""
        self._write(
            "UPDATE rulings SET settled=?, reason=? WHERE attempt=?", (settled, reason, attempt)
        )

    def turn(self) -> int:
        """Return the attempt that is to be settled next: all before it are."""
        query = "SELECT COUNT(*) FROM rulings WHERE settled IS NOT NULL"
        return int(self._db.execute(query).fetchone()[0])

    def unsettled(self) -> list[int]:
        """Return the attempts that have a ruling and wait for their turn."""
        rows = self._db.execute("SELECT attempt FROM rulings WHERE settled IS NULL")
        return [int(attempt) for (attempt,) in rows]

    def attempts(self, *, kept: bool) -> list[int]:
        """Return the numbers of the settled attempts in order: the kept ones, or the rejected."""
        rows = self._db.execute(
            "SELECT attempt FROM rulings"
            " WHERE settled IS NOT NULL AND (settled='kept')=? ORDER BY attempt",
            (int(kept),),
        )
        return [int(attempt) for (attempt,) in rows]

    def settled(self, *, kept: bool) -> Iterator[Stored]:
        """Yield the settled attempts in order: the kept ones, or the rejected ones."""
        rows = self._db.execute(
            "SELECT attempt, created, ruling, settled, reason FROM rulings"
            " WHERE settled IS NOT NULL AND (settled='kept')=? ORDER BY attempt",
            (int(kept),),
        )
        return map(_stored, rows)

    def stored(self, attempt: int) -> Stored:
        """Return what is stored of an attempt; KeyError where there is nothing."""
        query = "SELECT attempt, created, ruling, settled, reason FROM rulings WHERE attempt=?"
        row = self._db.execute(query, (attempt,)).fetchone()
        if row is None:
            raise KeyError(attempt)
        return _stored(row)

    def kept(self) -> int:
        """Count the kept attempts."""
        row = self._db.execute("SELECT COUNT(*) FROM rulings WHERE settled='kept'").fetchone()
        return int(row[0])

    def counts(self) -> dict[tuple[str, str], int]:
        """Count settled attempts by (stage reached, what became of it)."""
        rows = self._db.execute(
            "SELECT stage, settled, COUNT(*) FROM rulings WHERE settled IS NOT NULL"
            " GROUP BY stage, settled"
        )
        return {(stage, settled): int(count) for stage, settled, count in rows}

    def level(self) -> str:
        """Return the sandbox level of the kept items' programs; the names of all if they differ."""
        rows = self._db.execute(
            "SELECT DISTINCT json_extract(ruling, '$.solutions[0].level') FROM rulings"
            " WHERE settled='kept'"
        )
        return ", ".join(sorted(level for (level,) in rows if level))

    # ------------------------------------------------------------ the file

    def _write(self, statement: str, values: tuple[object, ...]) -> None:
        try:
            self._db.execute(statement, values)
        except sqlite3.OperationalError as error:
            raise JobError(
                f"cannot write to {str(self.folder / FILE)!r}: {error}; what was stored before is "
                "kept"
            ) from None

    def close(self) -> None:
        """Close the file and give the run free for other processes."""
        self._db.close()
        self._release()

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self.close()
        if isinstance(error, sqlite3.DatabaseError):
            path = str(self.folder / FILE)
            raise JobError(f"{path!r} cannot be read: {error}; is the file damaged?") from None


def _no_run(path: Path, error: sqlite3.Error) -> UsageError:
    return UsageError(f"cannot open {str(path)!r} as a run of loong's: {error}")


def _address(path: Path, *, readonly: bool) -> str:
    """Return the file as SQLite's URI."""
    address = path.absolute().as_uri()
    if not readonly:
        return address
    if os.access(path.parent, os.W_OK):
        return f"{address}?mode=rw"  # SQLite notes there who reads, and tidies up at the end
    journal = path.with_name(f"{FILE}-wal")
    return f"{address}?{'mode=ro' if journal.exists() else 'immutable=1'}"


def _stored(row: tuple[int, str, str, str | None, str | None]) -> Stored:
    attempt, created, ruling, settled, reason = row
    return Stored(attempt, created, Ruling.from_json(ruling), settled, reason)


def other_format(path: Path, written: object, read: int) -> UsageError:
    """Return the error that a record is not in the format that this version reads."""
    return UsageError(
        f"{str(path)!r} was written in format {written}, this loong reads format {read}; use the "
        "loong that wrote it or another folder"
    )


def take_folder(folder: Path) -> IO[bytes]:
    """Take a run for this process; the lock goes with the process, however it ends.

    Raises:
        UsageError: another process has it, or the folder cannot be used.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = (folder / ".lock").open("ab")
    except OSError as error:
        raise UsageError(f"cannot use {str(folder)!r} as a run folder: {error.strerror}") from None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        handle.close()
        raise UsageError(
            f"another process is working on the run {str(folder)!r}; wait for it or use another "
            "--run folder"
        ) from None
    return handle

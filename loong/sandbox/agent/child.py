"""What a forked child does before the untrusted program starts: give everything up."""

from __future__ import annotations

import os
import resource
import sys
from dataclasses import dataclass
from typing import NoReturn

from loong.sandbox.agent import filters, jail, landlock, linux, program, scratch
from loong.sandbox.wire import Job

_OPEN_FILES = 128
_TASKS = 256
_CODE_FD = 3
_FIRST_FREE = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """What the children of one server are confined with."""

    level: str
    namespaces: bool
    own_ids: bool
    """Whether each program has a user id of its own."""
    program: bytes
    """Seccomp filter of a program, empty for none; the process number is to be filled in."""
    filter: linux.Filter | None
    """The same made ready, where that number is known to be 1."""
    rules: int
    """Landlock rule set for programs without a scratch folder, -1 for none."""
    image_bytes: int
    """Address space of the server, which every child starts with."""


@dataclass(frozen=True, slots=True)
class Place:
    """What differs between two children of a server."""

    slot: int
    folder: str
    """Scratch folder, empty for none."""
    rules: int
    """Landlock rule set, -1 for none."""
    server: int
    """Process number of the server."""


def start(cell: Cell, job: Job, place: Place, fds: list[int]) -> NoReturn:
    """Turn this freshly forked process into the program; never returns."""
    try:
        _confine(cell, job, place, fds)
        source = _read_all(_CODE_FD)
        os.close(_CODE_FD)
    except BaseException as error:  # noqa: BLE001 - the server sees the signal, the user this text
        os.write(2, f"sandbox: {error!r}\n".encode())
        os.abort()
    program.run(source)


def _confine(cell: Cell, job: Job, place: Place, fds: list[int]) -> None:
    code, *standard = fds
    for target, fd in enumerate(standard):
        os.dup2(fd, target)
    os.dup2(code, _CODE_FD, inheritable=False)
    own = scratch.show(place.folder) if place.folder else ""
    if cell.own_ids:
        os.setresgid(place.slot, place.slot, place.slot)
        os.setresuid(place.slot, place.slot, place.slot)
    if cell.level != "unsafe":
        linux.drop_capabilities()
        linux.prctl(linux.PR_SET_DUMPABLE, 0)  # a crash must not wake the host's crash reporter
    if not cell.namespaces:
        os.setsid()
        jail.die_with_parent(place.server)
    _limit(cell, job)
    if own:
        os.chdir(own)
        sys.path.insert(0, own)
    if place.rules >= 0:
        landlock.restrict(place.rules)
    linux.close_from(_FIRST_FREE)
    if cell.filter is not None:
        cell.filter.install()
    elif cell.program:
        linux.Filter(filters.for_process(cell.program, os.getpid())).install()


def _limit(cell: Cell, job: Job) -> None:
    """Set the limits that the kernel itself enforces."""
    space = cell.image_bytes + job.memory_bytes
    for kind, value in (
        (resource.RLIMIT_AS, space),
        (resource.RLIMIT_FSIZE, job.output_bytes + 1),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
    ):
        resource.setrlimit(kind, (value, value))
    if cell.level != "unsafe":
        resource.setrlimit(resource.RLIMIT_NPROC, (_TASKS, _TASKS))


def _read_all(fd: int) -> bytes:
    size = os.lseek(fd, 0, os.SEEK_END)  # fstat is a path call to some filters
    return os.pread(fd, size, 0) if size else b""

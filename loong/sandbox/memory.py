"""Bound the memory of a sandbox's servers and programs together, where the machine allows it.

Each program has a limit of its own; many at once could still fill the machine. A control group
makes the kernel end the greediest of them, and never the process that asked. Making one needs the
right to write below this process's own memory group: root has it, or a user to whom a group was
delegated (version 2).
"""

from __future__ import annotations

import contextlib
import itertools
import os
from pathlib import Path

_SHARE = 0.8
"""Of the memory that is available when the group is made."""
_LEAST = 512 << 20
_NAME = "loong-"
_LIMITS = ("memory.max", "memory.limit_in_bytes")
"""The file that holds the limit, in version 2 and version 1."""
_numbers = itertools.count(1)


def make() -> tuple[Path | None, str]:
    """Make a group with a limit; returns its folder, or None and the reason."""
    reason = "this process is in no memory control group that can be seen"
    for parent in _parents():
        _sweep(parent)
        folder = parent / f"{_NAME}{os.getpid()}-{next(_numbers)}"
        try:
            folder.mkdir()
        except OSError as error:
            reason = f"{parent}: {error.strerror}"
            continue
        if _limit(folder):
            return folder, ""
        remove(folder)
        reason = f"{parent}: its child groups have no memory limit"
    return None, reason


def lacking() -> str:
    """Return why no group can be made here, empty if one can."""
    folder, reason = make()
    if folder is not None:
        remove(folder)
    return reason


def remove(folder: Path) -> None:
    """Remove a group; one in which a process is still ending goes with the next `make`."""
    with contextlib.suppress(OSError):
        folder.rmdir()


def _limit(folder: Path) -> bool:
    text = str(max(int(_available() * _SHARE), _LEAST))
    for name in _LIMITS:
        with contextlib.suppress(OSError), (folder / name).open("r+") as file:
            file.write(text)
            return True
    return False


def _sweep(parent: Path) -> None:
    """Remove the empty groups of processes that were killed."""
    for folder in parent.glob(f"{_NAME}*-*"):
        owner = folder.name[len(_NAME) :].split("-")[0]
        if not Path("/proc", owner).exists():
            remove(folder)


def _available() -> int:
    """Return the bytes that can be had without swapping."""
    for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) << 10
    return 0


def _parents() -> list[Path]:
    """Return the folders of the groups below which one may be made, the best first.

    A group of version 2 that holds processes gives its children no memory limit, its parent may.
    """
    mounts = _mounts()
    found: list[Path] = []
    for line in _lines("/proc/self/cgroup"):
        _, controllers, path = line.split(":", 2)
        if "memory" in controllers.split(",") and "memory" in mounts:
            found.append(Path(mounts["memory"] + path))
        elif not controllers and "cgroup2" in mounts:
            own = Path(mounts["cgroup2"] + path)
            found += [own, own.parent] if path != "/" else [own]
    return [folder for folder in found if folder.is_dir()]


def _mounts() -> dict[str, str]:
    """Return where the control groups are mounted: `memory` for version 1, `cgroup2`."""
    places: dict[str, str] = {}
    for line in _lines("/proc/self/mountinfo"):
        left, _, right = line.partition(" - ")
        kind, _, options = right.split(" ", 2)
        if kind == "cgroup2":
            places["cgroup2"] = left.split(" ")[4]
        elif kind == "cgroup" and "memory" in options.split(","):
            places["memory"] = left.split(" ")[4]
    return places


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []

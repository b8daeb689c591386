"""Which processes descend from one."""

from __future__ import annotations

import contextlib
from pathlib import Path


def below(root: int, *, zombies: bool = True) -> list[int]:
    """Return the processes that descend from one, parents first.

    Args:
        root: a process number; it is not in the list.
        zombies: also those that have ended and that nobody has waited for.
    """
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it is gone by now
            state, parent = stat.read_text().rpartition(")")[2].split()[:2]
            if zombies or state != "Z":
                children.setdefault(int(parent), []).append(int(stat.parent.name))
    found = [root]
    for process in found:
        found += sorted(children.get(process, ()))
    return found[1:]

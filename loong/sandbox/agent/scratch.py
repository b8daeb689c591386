"""Scratch folders: a small one for each running program, thrown away when it was used.

The server never opens a scratch folder; it only looks whether it is as it was when it was made, and
mounts a new, empty one if not.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from loong.sandbox.agent import landlock, linux, roots

_USUAL, _OTHER = "/tmp", "/scratch"
"""Where a program finds its scratch folder; the other where Python's own folders lie below /tmp."""
_SIZE = "size=16m,nr_inodes=256,mode=700"
_FLAGS = linux.MS_NOSUID | linux.MS_NODEV | linux.MS_NOEXEC | linux.MS_NOATIME

_State = tuple[int, ...]


def parent(readable: Iterable[str]) -> str:
    """Return the folder of all scratch folders, over which a program then sees its own.

    Args:
        readable: what must stay in sight.
    """
    hidden = any(f"{path}/".startswith(f"{_USUAL}/") for path in readable)
    return _OTHER if hidden else _USUAL


def show(place: str) -> str:
    """Put a scratch folder over those of all others, for this process only; return its new path.

    Landlock would let a program ask about its neighbours' files and change their modes.
    """
    linux.unshare(linux.CLONE_NEWNS)
    shown = os.path.dirname(place)
    linux.mount(place, shown, "", linux.MS_BIND)
    return shown


class Scratch:
    """The scratch folders of one server and the rule sets that keep programs in their own."""

    def __init__(self, readable: Sequence[str], *, own_ids: bool) -> None:
        self._readable = readable
        self._parent = parent(readable)
        self._own_ids = own_ids
        self._rules: dict[int, int] = {}
        self._fresh: dict[int, _State] = {}

    def folder(self, slot: int) -> str:
        """Return the scratch folder of a slot."""
        return f"{self._parent}/{slot}"

    def rules(self, slot: int) -> int:
        """Return the Landlock rule set of a slot; the first call makes its folder."""
        if slot not in self._rules:
            self._mount(slot)
            self._rules[slot] = landlock.ruleset(self._readable, [self.folder(slot), roots.NULL])
        return self._rules[slot]

    def clean(self, slot: int) -> None:
        """Swap a folder for a new one if the program changed anything, its mode and times too."""
        if _state(self.folder(slot)) != self._fresh[slot]:
            os.close(self._rules.pop(slot))
            linux.umount(self.folder(slot))

    def _mount(self, slot: int) -> None:
        uid, gid = (slot, slot) if self._own_ids else (os.getuid(), os.getgid())
        owner = f"{_SIZE},uid={uid},gid={gid}"
        linux.mount("tmpfs", self.folder(slot), "tmpfs", _FLAGS, owner)
        self._fresh[slot] = _state(self.folder(slot))


def _state(folder: str) -> _State:
    """Return all that a program can change of its folder; an entry changes size and times."""
    found = os.stat(folder)
    times = (found.st_mtime_ns, found.st_ctime_ns, found.st_atime_ns)
    return (found.st_mode, found.st_uid, found.st_gid, found.st_nlink, found.st_size, *times)

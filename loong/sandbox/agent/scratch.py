"""Scratch folders: a small one for each running program, thrown away when it was used.

The server never opens anything below a scratch folder; it only looks whether something is there and
then mounts a new, empty one.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from loong.sandbox.agent import landlock, linux, roots

_PARENT = "/tmp"
_SIZE = "size=16m,nr_inodes=256,mode=700"
_FLAGS = linux.MS_NOSUID | linux.MS_NODEV | linux.MS_NOEXEC


def folder(slot: int) -> str:
    """Return the scratch folder of a slot."""
    return f"{_PARENT}/{slot}"


class Scratch:
    """The scratch folders of one server and the rule sets that keep programs in their own."""

    def __init__(self, readable: Sequence[str], *, own_ids: bool) -> None:
        self._readable = readable
        self._own_ids = own_ids
        self._rules: dict[int, int] = {}

    def rules(self, slot: int) -> int:
        """Return the Landlock rule set of a slot; the first call makes its folder."""
        if slot not in self._rules:
            self._mount(slot)
            self._rules[slot] = landlock.ruleset(self._readable, [folder(slot), roots.NULL])
        return self._rules[slot]

    def clean(self, slot: int) -> None:
        """Swap a used folder for an empty one, if the program left anything in it."""
        with os.scandir(folder(slot)) as entries:
            used = next(entries, None) is not None
        if used:
            os.close(self._rules.pop(slot))
            linux.umount(folder(slot))

    def _mount(self, slot: int) -> None:
        uid, gid = (slot, slot) if self._own_ids else (os.getuid(), os.getgid())
        owner = f"{_SIZE},uid={uid},gid={gid}"
        linux.mount("tmpfs", folder(slot), "tmpfs", _FLAGS, owner)

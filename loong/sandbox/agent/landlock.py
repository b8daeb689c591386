"""Landlock: let a process open only named paths, without needing any privilege."""

from __future__ import annotations

import ctypes
import os
import stat
import struct
from collections.abc import Iterable

from loong.sandbox.agent.linux import (
    LANDLOCK_ADD_RULE,
    LANDLOCK_CREATE_RULESET,
    LANDLOCK_RESTRICT_SELF,
    syscall,
)

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_FILE_RIGHTS = EXECUTE | WRITE_FILE | READ_FILE | 1 << 14 | 1 << 15
_VERSION_FLAG = 1
_PATH_BENEATH = 1
# What each version of the kernel's interface can forbid: file system rights as a bit count.
_RIGHTS_BITS = {1: 13, 2: 14, 3: 15, 4: 15}
_ALL_BITS = 16  # from version 5 on, with ioctl on devices
_TCP = 0b11  # bind and connect, from version 4 on
_SCOPES = 0b11  # abstract unix sockets and signals, from version 6 on
_ABI_TCP = 4
_ABI_SCOPE = 6


def version() -> int:
    """Return the version of Landlock that the kernel offers; raises OSError where it has none."""
    return syscall(LANDLOCK_CREATE_RULESET, None, 0, _VERSION_FLAG)


def ruleset(read: Iterable[str], write: Iterable[str] = (), abi: int | None = None) -> int:
    """Make a rule set that allows reading below `read`, everything below `write`, nothing else.

    Returns a descriptor for `restrict`. Paths that do not exist are skipped.
    """
    abi = version() if abi is None else abi
    rights = (1 << _RIGHTS_BITS.get(abi, _ALL_BITS)) - 1
    handled = struct.pack(
        "QQQ", rights, _TCP if abi >= _ABI_TCP else 0, _SCOPES if abi >= _ABI_SCOPE else 0
    )
    size = 24 if abi >= _ABI_SCOPE else 16 if abi >= _ABI_TCP else 8
    fd = syscall(LANDLOCK_CREATE_RULESET, ctypes.c_char_p(handled), size, 0)
    os.set_inheritable(fd, False)
    for path in read:
        _allow(fd, path, rights & (EXECUTE | READ_FILE | READ_DIR))
    for path in write:
        _allow(fd, path, rights & ~EXECUTE)
    return fd


def _allow(fd: int, path: str, rights: int) -> None:
    try:
        beneath = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not stat.S_ISDIR(os.fstat(beneath).st_mode):
            rights &= _FILE_RIGHTS
        rule = struct.pack("=Qi", rights, beneath)
        syscall(LANDLOCK_ADD_RULE, fd, _PATH_BENEATH, ctypes.c_char_p(rule), 0)
    finally:
        os.close(beneath)


def restrict(fd: int) -> None:
    """Put this thread and all it starts under a rule set, for good."""
    syscall(LANDLOCK_RESTRICT_SELF, fd, 0)

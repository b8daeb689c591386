"""Call Linux directly: the few system calls that Python has no function for."""

from __future__ import annotations

import ctypes
import os
import struct

CLONE_NEWNS = 0x00020000
CLONE_NEWCGROUP = 0x02000000
CLONE_NEWUTS = 0x04000000
CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000

MS_RDONLY = 1
MS_NOSUID = 2
MS_NODEV = 4
MS_NOEXEC = 8
MS_NOATIME = 1024
MS_BIND = 4096
MS_REC = 16384
MS_PRIVATE = 1 << 18
MNT_DETACH = 2

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_SECCOMP = 22
PR_SET_NO_NEW_PRIVS = 38
SECCOMP_MODE_FILTER = 2

_CLOSE_RANGE = 436  # numbers above 423 are the same on every architecture
_MOUNT_SETATTR = 442
LANDLOCK_CREATE_RULESET = 444
LANDLOCK_ADD_RULE = 445
LANDLOCK_RESTRICT_SELF = 446
_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
_MOUNT_ATTR_RDONLY, _MOUNT_ATTR_NOSUID, _MOUNT_ATTR_NODEV = 1, 2, 4
_AT_FDCWD = -100
_AT_RECURSIVE = 0x8000
_CAPABILITY_VERSION_3 = 0x20080522

_libc = ctypes.CDLL(None, use_errno=True)
# looked up once: a look-up in a fresh child would cost it 0.1 ms of copied pages
_syscall, _unshare, _setns, _prctl, _capset = (
    _libc.syscall, _libc.unshare, _libc.setns, _libc.prctl, _libc.capset,
)  # fmt: skip
_fork = ctypes.PyDLL(None).fork
_ZERO = ctypes.c_ulong(0)
_NO_CAPABILITIES = (struct.pack("Ii", _CAPABILITY_VERSION_3, 0), bytes(24))


def _check(result: int, what: str) -> int:
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")
    return result


def syscall(number: int, *arguments: object) -> int:
    """Make a system call by number; raises OSError."""
    padded = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    return _check(int(_syscall(ctypes.c_long(number), *padded)), f"system call {number}")


def unshare(flags: int) -> None:
    """Leave namespaces for new ones."""
    _check(int(_unshare(flags)), "unshare")


def setns(fd: int, kind: int) -> None:
    """Enter the namespace that `fd` stands for."""
    _check(int(_setns(fd, kind)), "setns")


def fork() -> int:
    """Fork without Python's at-fork hooks (they cost 180 page faults and reseed `random`).

    Sound only in a process with one thread. The interpreter lock stays held across the call, so
    the child goes on as the same, only thread.
    """
    return _check(int(_fork()), "fork")


def mount(source: str, target: str, kind: str, flags: int, data: str = "") -> None:
    """Mount a file system."""
    done = _libc.mount(
        source.encode(), target.encode(), kind.encode(), ctypes.c_ulong(flags), data.encode()
    )
    _check(int(done), f"mount {target}")


def read_only(path: str, *, devices: bool = False) -> None:
    """Make a mount and all below it read-only, without set-user-id and (normally) devices."""
    flags = _MOUNT_ATTR_RDONLY | _MOUNT_ATTR_NOSUID | (0 if devices else _MOUNT_ATTR_NODEV)
    attributes = struct.pack("QQQQ", flags, 0, 0, 0)
    target = path.encode()
    syscall(_MOUNT_SETATTR, _AT_FDCWD, target, _AT_RECURSIVE, attributes, len(attributes))


def umount(path: str) -> None:
    """Take a mount away, at once from sight and for good when its last user goes."""
    _check(int(_libc.umount2(path.encode(), MNT_DETACH)), f"umount {path}")


def pivot_root(new: str, old: str) -> None:
    """Change the root of the mount namespace."""
    machine = os.uname().machine
    if machine not in _PIVOT_ROOT:
        raise OSError(f"the number of pivot_root on {machine} is not known")
    syscall(_PIVOT_ROOT[machine], new.encode(), old.encode())


def prctl(option: int, value: int) -> None:
    """Set a property of this process."""
    done = _prctl(option, ctypes.c_ulong(value), _ZERO, _ZERO, _ZERO)
    _check(int(done), f"prctl {option}")


class Filter:
    """A seccomp filter ready to be installed."""

    def __init__(self, program: bytes) -> None:
        """Take packed BPF instructions."""
        self._buffer = ctypes.create_string_buffer(program, len(program))
        address = ctypes.addressof(self._buffer)
        self._header = struct.pack("HxxxxxxP", len(program) // 8, address)
        self._mode = ctypes.c_ulong(SECCOMP_MODE_FILTER)

    def install(self) -> None:
        """Put this thread and all it starts under the filter, for good."""
        _check(_prctl(PR_SET_SECCOMP, self._mode, self._header, _ZERO, _ZERO), "seccomp")


def drop_capabilities() -> None:
    """Give up every capability."""
    _check(int(_capset(*_NO_CAPABILITIES)), "capset")


def close_from(first: int) -> None:
    """Close every descriptor from `first` on."""
    syscall(_CLOSE_RANGE, first, 0xFFFFFFFF, 0)


def set_host_name(name: str) -> None:
    """Name this UTS namespace."""
    _check(int(_libc.sethostname(name.encode(), len(name))), "sethostname")

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
_held = ctypes.PyDLL(None)


def _check(result: int, what: str) -> int:
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")
    return result


def syscall(number: int, *arguments: object) -> int:
    """Make a system call by number; raises OSError."""
    padded = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    return _check(int(_libc.syscall(ctypes.c_long(number), *padded)), f"system call {number}")


def unshare(flags: int) -> None:
    """Leave namespaces for new ones."""
    _check(int(_libc.unshare(flags)), "unshare")


def setns(fd: int, kind: int) -> None:
    """Enter the namespace that `fd` stands for."""
    _check(int(_libc.setns(fd, kind)), "setns")


def fork() -> int:
    """Fork without Python's at-fork hooks (they cost 180 page faults and reseed `random`).

    Sound only in a process with one thread. The interpreter lock stays held across the call, so
    the child goes on as the same, only thread.
    """
    return _check(int(_held.fork()), "fork")


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
    zero = ctypes.c_ulong(0)
    done = _libc.prctl(option, ctypes.c_ulong(value), zero, zero, zero)
    _check(int(done), f"prctl {option}")


def install_filter(program: bytes) -> None:
    """Install a seccomp filter (packed BPF instructions) on this thread and all it starts."""
    buffer = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(buffer))
    zero = ctypes.c_ulong(0)
    mode = ctypes.c_ulong(SECCOMP_MODE_FILTER)
    _check(int(_libc.prctl(PR_SET_SECCOMP, mode, header, zero, zero)), "seccomp")


def drop_capabilities() -> None:
    """Give up every capability."""
    header = struct.pack("Ii", _CAPABILITY_VERSION_3, 0)
    _check(int(_libc.capset(header, bytes(24))), "capset")


def close_from(first: int) -> None:
    """Close every descriptor from `first` on."""
    syscall(_CLOSE_RANGE, first, 0xFFFFFFFF, 0)


def set_host_name(name: str) -> None:
    """Name this UTS namespace."""
    _check(int(_libc.sethostname(name.encode(), len(name))), "sethostname")

"""Seccomp filters: which system calls a server and its programs may make at all.

Two filters, installed one after the other. The first, an allow-list, holds for the server and is
inherited by every program. The second, installed in each child, takes back what only the server
needs. Checked against the numbers of x86_64; other machines have no table yet and say so.
"""

from __future__ import annotations

import errno
import os
import struct
from collections.abc import Mapping

_LOAD, _JEQ, _JGE, _AND, _RET = 0x20, 0x15, 0x35, 0x54, 0x06
_NR, _ARCH, _ARGS = 0, 4, 16
_AUDIT_X86_64 = 0xC000003E
_KILL = 0x80000000
ALLOW = 0x7FFF0000
_DENY = 0x00050000
_LAST = 1024
"""Above every number there is; the x32 numbers start at 2**30 and fall under the default."""

_OWN_PID = 0x7EADBEEF
"""Stands for the process's own number, which is known only after the fork."""

Code = tuple[int, int, int, int]
Block = tuple[Code, ...]
"""Instructions that end in a verdict."""


def _ret(action: int) -> Block:
    return ((_RET, 0, 0, action),)


ALLOWED: Block = _ret(ALLOW)
DENIED: Block = _ret(_DENY | errno.EPERM)
MISSING: Block = _ret(_DENY | errno.ENOSYS)
_NO_TTY: Block = _ret(_DENY | errno.ENOTTY)
_NO_ATTRIBUTES: Block = _ret(_DENY | errno.ENOTSUP)
"""For all calls on extended attributes: programs that copy files expect to be told just this."""

# Looking at paths: taken away at level `closed`.
_LOOKS = {
    "open": 2, "stat": 4, "lstat": 6, "access": 21, "getcwd": 79, "chdir": 80, "fchdir": 81,
    "readlink": 89, "statfs": 137, "fstatfs": 138, "openat": 257, "newfstatat": 262,
    "readlinkat": 267, "faccessat": 269, "statx": 332, "faccessat2": 439,
}  # fmt: skip
# Changing what paths name: kept only where there is a scratch folder. Landlock knows nothing of
# modes and times, and its first versions nothing of truncation.
_CHANGES = {
    "truncate": 76, "rename": 82, "mkdir": 83, "rmdir": 84, "creat": 85, "link": 86, "unlink": 87,
    "symlink": 88, "chmod": 90, "fchmod": 91, "utimes": 235, "mkdirat": 258, "unlinkat": 263,
    "renameat": 264, "fchmodat": 268, "utimensat": 280, "renameat2": 316,
}  # fmt: skip
_PLAIN = {
    "read": 0, "write": 1, "close": 3, "fstat": 5, "poll": 7, "lseek": 8, "mmap": 9,
    "mprotect": 10, "munmap": 11, "brk": 12, "rt_sigaction": 13, "rt_sigprocmask": 14,
    "rt_sigreturn": 15, "pread64": 17, "pwrite64": 18, "readv": 19, "writev": 20, "pipe": 22,
    "select": 23, "sched_yield": 24, "mremap": 25, "msync": 26, "madvise": 28,
    "dup": 32, "dup2": 33, "pause": 34, "nanosleep": 35, "getitimer": 36, "alarm": 37,
    "setitimer": 38, "getpid": 39, "sendfile": 40, "recvfrom": 45, "shutdown": 48,
    "getsockname": 51, "getpeername": 52, "getsockopt": 55, "exit": 60, "wait4": 61, "uname": 63,
    "fsync": 74, "fdatasync": 75, "ftruncate": 77, "umask": 95, "gettimeofday": 96,
    "getrlimit": 97, "getrusage": 98, "sysinfo": 99, "times": 100, "getuid": 102, "getgid": 104,
    "geteuid": 107, "getegid": 108, "getppid": 110, "getpgrp": 111, "getgroups": 115,
    "getresuid": 118, "getresgid": 120, "getpgid": 121, "getsid": 124, "rt_sigpending": 127,
    "rt_sigtimedwait": 128, "rt_sigsuspend": 130, "sigaltstack": 131, "getpriority": 140,
    "sched_getparam": 143, "sched_getscheduler": 145, "sched_get_priority_max": 146,
    "sched_get_priority_min": 147, "gettid": 186, "time": 201, "futex": 202,
    "sched_getaffinity": 204, "epoll_create": 213, "getdents64": 217, "set_tid_address": 218,
    "restart_syscall": 219, "fadvise64": 221, "clock_gettime": 228, "clock_getres": 229,
    "clock_nanosleep": 230, "exit_group": 231, "epoll_wait": 232, "epoll_ctl": 233,
    "waitid": 247, "pselect6": 270, "ppoll": 271, "set_robust_list": 273,
    "epoll_pwait": 281, "eventfd": 284, "eventfd2": 290, "epoll_create1": 291, "dup3": 292,
    "pipe2": 293, "preadv": 295, "pwritev": 296, "getcpu": 309, "getrandom": 318,
    "membarrier": 324, "copy_file_range": 326, "rseq": 334, "close_range": 436,
}  # fmt: skip
# What only the server needs; a program gets none of it, or only with arguments that are checked.
_SERVER = {
    "recvmsg": 47, "sendmsg": 46, "fork": 57, "vfork": 58, "setuid": 105, "setgid": 106,
    "setsid": 112, "setgroups": 116, "setresuid": 117, "setresgid": 119, "capset": 126,
    "setrlimit": 160, "mount": 165, "umount2": 166, "unshare": 272, "setns": 308, "seccomp": 317,
    "pidfd_send_signal": 424, "pidfd_open": 434, "landlock_create_ruleset": 444,
    "landlock_add_rule": 445, "landlock_restrict_self": 446,
}  # fmt: skip
_CLONE, _PRCTL, _PRLIMIT, _KILL_NR, _TGKILL, _SOCKETPAIR, _SENDTO = (
    56, 157, 302, 62, 234, 53, 44,
)  # fmt: skip
_IOCTL, _FCNTL, _CLONE3 = 16, 72, 435
_OPEN, _OPENAT, _GETPRIORITY = 2, 257, 140
_CLOCKS = (228, 229, 230)
"""clock_gettime, clock_getres, clock_nanosleep."""
_OF_A_PROCESS = (121, 124, 143, 145, 204)
"""getpgid, getsid, sched_getparam, sched_getscheduler, sched_getaffinity."""
_ATTRIBUTES = range(188, 200)
"""setxattr to fremovexattr."""
_ARGUED = (_CLONE, _PRCTL, _PRLIMIT, _KILL_NR, _TGKILL, _SOCKETPAIR, _SENDTO, _IOCTL, _FCNTL)
_CLONE_THREAD = 0x00010000
_NAMESPACES = 0x7E020080
_PR_NAMES = (15, 16)
_TTY_QUERIES = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
"""TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX."""
_FILE_CONTROLS = (0, 1, 2, 3, 4, 5, 6, 7, 1030, 36, 37, 38)
"""Duplicate, flags and locks; no leases, signals, pipe sizes or seals."""
_CONTROLS_WITHOUT_LOCKS = (0, 1, 2, 3, 4, 1030)
_ACCESS_MODES, _NO_ACCESS, _TRUNCATE = 0o3, 0o3, 0o1000
_FIRST_ODD_CLOCK = 16
"""Clocks from here on, and negative numbers, belong to processes, threads and devices."""


def load_low(argument: int) -> Code:
    """Return the instruction that loads the low half of an argument."""
    return (_LOAD, 0, 0, _ARGS + 8 * argument)


def _high(argument: int) -> Code:
    return (_LOAD, 0, 0, _ARGS + 8 * argument + 4)


def _one_of(argument: int, values: tuple[int, ...], otherwise: Block = DENIED) -> Block:
    """Allow a call whose 32-bit argument is one of `values`."""
    tests = [(_JEQ, len(values) - i, 0, value) for i, value in enumerate(values)]
    return (load_low(argument), *tests, *otherwise, *ALLOWED)


def _null(argument: int) -> Block:
    """Allow a call whose pointer argument is NULL."""
    return (
        load_low(argument), (_JEQ, 0, 3, 0), _high(argument), (_JEQ, 0, 1, 0), *ALLOWED, *DENIED,
    )  # fmt: skip


def _own(argument: int) -> Block:
    """Allow a call whose process number is 0 or the process's own."""
    return _one_of(argument, (0, _OWN_PID))


def _own_priority() -> Block:
    """Allow getpriority of the process itself, not of a group or a user."""
    return (load_low(0), (_JEQ, 1, 0, 0), *DENIED, *_own(1))


def _plain_open(argument: int) -> Block:
    """Refuse to open a file for nothing, or to truncate one that is opened for reading."""
    odd = (_TRUNCATE, _NO_ACCESS, _NO_ACCESS | _TRUNCATE)
    tests = [(_JEQ, len(odd) - i, 0, value) for i, value in enumerate(odd)]
    mask = (_AND, 0, 0, _ACCESS_MODES | _TRUNCATE)
    return (load_low(argument), mask, *tests, *ALLOWED, *DENIED)


def _common_clock() -> Block:
    return (load_low(0), (_JGE, 1, 0, _FIRST_ODD_CLOCK), *ALLOWED, *DENIED)


def _own_limits() -> Block:
    """Allow prlimit that only reads, of the process itself."""
    return (load_low(0), (_JEQ, 2, 0, 0), (_JEQ, 1, 0, _OWN_PID), *DENIED, *_null(2))


def _new_thread() -> Block:
    """Allow clone for a thread of this process, in no new namespace."""
    return (
        load_low(0), (_AND, 0, 0, _CLONE_THREAD | _NAMESPACES),
        (_JEQ, 0, 1, _CLONE_THREAD), *ALLOWED, *DENIED,
    )  # fmt: skip


def _stream_pair() -> Block:
    """Allow socketpair(AF_UNIX, SOCK_STREAM): event loops wake themselves through one."""
    return (
        load_low(0), (_JEQ, 0, 4, 1), load_low(1), (_AND, 0, 0, 0xF), (_JEQ, 0, 1, 1),
        *ALLOWED, *DENIED,
    )  # fmt: skip


def assemble(verdicts: Mapping[int, Block], default: Block) -> bytes:
    """Compile verdicts by system call number into a balanced tree of comparisons."""
    ranges: list[tuple[int, Block]] = []
    for number in range(_LAST + 1):
        block = verdicts.get(number, default)
        if not ranges or ranges[-1][1] != block:
            ranges.append((number, block))
    head: Block = (
        (_LOAD, 0, 0, _ARCH), (_JEQ, 1, 0, _AUDIT_X86_64), (_RET, 0, 0, _KILL), (_LOAD, 0, 0, _NR),
    )  # fmt: skip
    return b"".join(struct.pack("HBBI", *code) for code in (*head, *_tree(ranges)))


def _tree(ranges: list[tuple[int, Block]]) -> Block:
    if len(ranges) == 1:
        return ranges[0][1]
    middle = len(ranges) // 2
    below, above = _tree(ranges[:middle]), _tree(ranges[middle:])
    if len(below) <= 255:  # noqa: PLR2004 - the reach of a conditional jump
        return ((_JGE, len(below), 0, ranges[middle][0]), *below, *above)
    jump = (0x05, 0, 0, len(below))
    return ((_JGE, 0, 1, ranges[middle][0]), jump, *below, *above)


def supported() -> str:
    """Return why this machine has no filters, empty where it has."""
    machine = os.uname().machine
    return "" if machine == "x86_64" else f"loong has no system call table for {machine} yet"


def server_filter() -> bytes:
    """Return the allow-list of a server: what it and its programs need, together."""
    tables = (_PLAIN, _LOOKS, _CHANGES, _SERVER)
    numbers = [*_ARGUED, *(number for table in tables for number in table.values())]
    refused = {_CLONE3: MISSING} | dict.fromkeys(_ATTRIBUTES, _NO_ATTRIBUTES)
    return assemble(refused | dict.fromkeys(numbers, ALLOWED), DENIED)


def program_filter(level: str) -> bytes:
    """Return what a program loses of its server's rights; `for_process` completes it.

    Where it has no scratch folder (level `landlock`) it loses every call that changes what a path
    names, at level `closed` every call that names one.
    """
    lost = [_SERVER, *([] if level == "full" else [_CHANGES])]
    verdicts: dict[int, Block] = {_OPEN: _plain_open(1), _OPENAT: _plain_open(2)}
    for table in [*lost, *([_LOOKS] if level == "closed" else [])]:
        verdicts |= dict.fromkeys(table.values(), DENIED)
    verdicts |= dict.fromkeys(_OF_A_PROCESS, _own(0)) | dict.fromkeys(_CLOCKS, _common_clock())
    verdicts |= {
        _CLONE: _new_thread(),
        _CLONE3: MISSING,
        _PRCTL: _one_of(0, _PR_NAMES),
        _PRLIMIT: _own_limits(),
        _KILL_NR: _one_of(0, (_OWN_PID,)),
        _TGKILL: _one_of(0, (_OWN_PID,)),
        _GETPRIORITY: _own_priority(),
        _SOCKETPAIR: _stream_pair(),
        _SENDTO: _null(4),
        _IOCTL: _one_of(1, _TTY_QUERIES, _NO_TTY),
        _FCNTL: _one_of(1, _FILE_CONTROLS if level == "full" else _CONTROLS_WITHOUT_LOCKS),
    }
    return assemble(verdicts, ALLOWED)


def for_process(program: bytes, pid: int) -> bytes:
    """Return a program's filter for one process, the only one that it may signal."""
    return program.replace(struct.pack("I", _OWN_PID), struct.pack("I", pid))

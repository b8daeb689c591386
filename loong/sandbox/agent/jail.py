"""Leave the host: new namespaces, and a root folder with nothing but Python in it.

As root the mounts are made with the host's rights (an interpreter below /root can be shown) and
the process then moves to a range of user ids that nobody has, one for each slot. An ordinary user
gets a user namespace first and keeps the own id, which is the only one it may map.
"""

from __future__ import annotations

import os
import signal
import socket

from loong.sandbox.agent import linux, roots, scratch

_BASE_ID = 0x70000000
"""First id of a range that no system gives to users."""
_SPREAD = 4096
SLOTS = 64
"""Ids for programs in one server; id 0 inside is the server's own."""
_PRIVATE = (
    linux.CLONE_NEWNS
    | linux.CLONE_NEWNET
    | linux.CLONE_NEWIPC
    | linux.CLONE_NEWUTS
    | linux.CLONE_NEWCGROUP
    | linux.CLONE_NEWPID
)
_INSIDE = "/new"


def enter(proc: int, libraries: str = "") -> bool:
    """Move this process into a jail; its next child is process 1 there.

    Args:
        proc: a descriptor of the host's /proc, which is gone inside.
        libraries: a folder of packages to show in place of the interpreter's site-packages.

    Returns:
        Whether each program can have a user id of its own.

    Raises:
        OSError: the kernel or its policy refuses; what it names says which step.
    """
    if os.geteuid() == 0:
        linux.unshare(linux.CLONE_NEWNS)
        _change_root(libraries)
        _enter_id_range(proc)
    else:
        uid, gid = os.geteuid(), os.getegid()
        linux.unshare(linux.CLONE_NEWUSER)
        _write(proc, "self/setgroups", "deny")
        _write(proc, "self/uid_map", f"{uid} {uid} 1")
        _write(proc, "self/gid_map", f"{gid} {gid} 1")
        linux.unshare(linux.CLONE_NEWNS)
        _change_root(libraries)
    linux.unshare(_PRIVATE)
    linux.set_host_name("sandbox")
    return os.geteuid() == 0


def _enter_id_range(proc: int) -> None:
    """Swap root for a user namespace over unused ids; a helper outside it writes the maps."""
    ours, theirs = socket.socketpair()
    me = os.getpid()
    helper = os.fork()
    if helper == 0:
        ours.close()  # or it would wait for itself when the server dies here
        _map_ids(proc, me, theirs)
    theirs.close()
    with ours:
        linux.unshare(linux.CLONE_NEWUSER)
        ours.send(b"!")
        done = ours.recv(200)
    os.waitpid(helper, 0)
    if done != b"ok":
        raise OSError(f"writing the user id map: {done.decode(errors='replace')}")
    os.setgroups([])
    os.setresgid(0, 0, 0)
    os.setresuid(0, 0, 0)


def _map_ids(proc: int, pid: int, channel: socket.socket) -> None:
    try:
        channel.recv(1)
        first = _BASE_ID + pid % _SPREAD * (SLOTS + 1)
        for kind in ("gid", "uid"):
            _write(proc, f"{pid}/{kind}_map", f"0 {first} {SLOTS + 1}")
        channel.send(b"ok")
    except OSError as error:
        channel.send(str(error).encode()[:200])
    finally:
        os._exit(0)


def _write(proc: int, name: str, text: str) -> None:
    fd = os.open(name, os.O_WRONLY | os.O_CLOEXEC, dir_fd=proc)
    try:
        os.write(fd, text.encode())
    finally:
        os.close(fd)


def _change_root(libraries: str) -> None:
    """Replace the root by a small read-only tree: libraries, four devices, places for scratch."""
    shown = {path: os.path.realpath(path) for path in roots.readable(libraries)}
    root_links = roots.links()
    linux.mount("none", "/", "", linux.MS_REC | linux.MS_PRIVATE)
    linux.mount("tmpfs", "/tmp", "tmpfs", linux.MS_NOSUID, "size=1m,mode=755")
    os.chdir("/tmp")
    os.mkdir("old")
    linux.pivot_root(".", "old")
    os.chdir("/")
    os.mkdir(_INSIDE)
    linux.mount("tmpfs", _INSIDE, "tmpfs", linux.MS_NOSUID, "size=1m,nr_inodes=4096,mode=755")
    for path, target in root_links.items():
        os.symlink(target, _INSIDE + path)
    for path, source in shown.items():
        _bind(f"/old{source}", _INSIDE + path)
        linux.read_only(_INSIDE + path)
    for device in filter(lambda path: os.path.exists(f"/old{path}"), roots.DEVICES):
        _bind(f"/old{device}", _INSIDE + device)
    for slot in range(1, SLOTS + 1):
        os.makedirs(f"{_INSIDE}{scratch.parent(shown)}/{slot}")
    os.chdir(_INSIDE)
    linux.pivot_root(".", ".")
    linux.umount(".")
    os.chdir("/")
    linux.read_only("/", devices=True)


def _bind(source: str, target: str) -> None:
    if os.path.isdir(source):
        os.makedirs(target, exist_ok=True)
    else:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o444))
    linux.mount(source, target, "", linux.MS_BIND | linux.MS_REC)


def first_process(inside: int) -> None:
    """Wait for the jail's process 1, then end with it; called in the process that forked it."""
    _, status = os.waitpid(inside, 0)
    os._exit(os.waitstatus_to_exitcode(status) & 0x7F)


def die_with_parent(parent: int) -> None:
    """Ask the kernel to kill this process when its parent ends; end now if that has happened."""
    linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)
    if parent and os.getppid() != parent:
        os._exit(1)


def outer_pid(proc: int) -> int:
    """Return this process's number as the host sees it."""
    return int(os.readlink("self", dir_fd=proc))


def own_pid_namespace(proc: int) -> int:
    """Return a descriptor of the pid namespace of this process."""
    return os.open("self/ns/pid", os.O_RDONLY | os.O_CLOEXEC, dir_fd=proc)


def fresh_pid_namespace(own: int) -> None:
    """Put the next child, and only that one, into a pid namespace of its own."""
    linux.setns(own, linux.CLONE_NEWPID)
    linux.unshare(linux.CLONE_NEWPID)

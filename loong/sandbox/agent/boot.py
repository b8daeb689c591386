"""Start a server: enter the jail, preload, close the door, greet the controller, serve."""

from __future__ import annotations

import gc
import json
import os
import random
import site
import socket
import sys
import threading
import time
from typing import NoReturn

from loong.sandbox.agent import child, filters, jail, landlock, linux, roots, scratch, warmup
from loong.sandbox.agent.server import Server

_OOM_PREFERENCE = "500"
"""Of the processes of this machine, a server and its programs go first when memory runs out."""
_OURS = ("PYTHON", "LD_", "JE_", "MALLOC_")
"""Beginnings of the variables that are for the interpreter's start and no program's business."""
_PAGE = os.sysconf("SC_PAGE_SIZE")


def serve(order: dict[str, object]) -> NoReturn:
    """Serve as the order says.

    It names the descriptor `fd`, `level`, `layers`, `preload`, `seed`, `parent`; `libraries`: a
    folder of packages in place of the interpreter's own, empty for those; and `memory_group`: the
    folder of the control group to join, empty for none.
    """
    libraries = str(order["libraries"])
    channel = socket.socket(fileno=int(str(order["fd"])))
    controller = os.pidfd_open(int(str(order["parent"])))
    layers = set(map(str, _items(order["layers"])))
    proc = os.open("/proc", os.O_PATH | os.O_CLOEXEC)
    if order["memory_group"]:
        _write(proc, f"{order['memory_group']}/cgroup.procs", "0")  # 0 is the writer
    linux.prctl(linux.PR_SET_NO_NEW_PRIVS, 1)
    paths = [*roots.readable(libraries), *roots.DEVICES]
    own_ids = False
    if "namespaces" in layers:
        own_ids = jail.enter(proc, libraries)
        inside = os.fork()
        if inside:
            channel.close()
            os.closerange(3, 1024)
            jail.first_process(inside)
        jail.die_with_parent(0)
        pids = jail.own_pid_namespace(proc)
    else:
        os.chdir("/")
        pids = -1
    image = _prepare(order, proc)
    os.close(proc)
    confined = landlock.ruleset(paths, [roots.NULL]) if "landlock" in layers else -1
    both = {"landlock", "namespaces"} <= layers
    folders = scratch.Scratch(paths, own_ids=own_ids) if both else None
    level = str(order["level"])
    seccomp = "seccomp" in layers
    program = filters.program_filter(level) if seccomp else b""
    first = linux.Filter(filters.for_process(program, 1)) if seccomp and pids >= 0 else None
    cell = child.Cell(
        level=level,
        namespaces="namespaces" in layers,
        own_ids=own_ids,
        program=program,
        filter=first,
        rules=confined,
        image_bytes=image,
    )
    if seccomp:
        linux.Filter(filters.server_filter()).install()
    channel.send(json.dumps({"ready": True, "modules": len(sys.modules)}).encode())
    Server(channel, cell, folders, controller=controller, pids=pids).serve()


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _prepare(order: dict[str, object], proc: int) -> int:
    """Load what programs will need and return the size of the address space then."""
    _write(proc, "self/oom_score_adj", _OOM_PREFERENCE)
    time.tzset()
    warmup.preload([str(name) for name in _items(order["preload"])])
    for name in [name for name in os.environ if name.startswith(_OURS)]:
        del os.environ[name]
    _reseed(int(str(order["seed"])))
    for name in [name for name in sys.modules if name.split(".")[0] == "loong"]:
        del sys.modules[name]
    sys.path[:] = [path for path in sys.path if os.path.exists(path)]
    if order["libraries"]:
        _offer(str(order["libraries"]))
    sys.orig_argv[:] = [sys.executable]
    gc.collect()
    gc.freeze()
    tasks = len(os.listdir(_open_dir(proc, "self/task")))
    if tasks != 1 or threading.active_count() != 1:
        raise RuntimeError(f"preloading left {tasks} threads running; a server must have one")
    with open(os.open("self/statm", os.O_RDONLY, dir_fd=proc), encoding="ascii") as statm:
        return int(statm.read().split()[0]) * _PAGE


def _offer(libraries: str) -> None:
    """Let programs import from a folder of packages that this process itself does not trust.

    It comes last, after all that the server imports, and none of its `.pth` files is read: the
    server is less confined than its programs. `-S` also left out what `site` adds to the builtins.
    """
    sys.path.append(libraries)
    site.setquit()
    site.setcopyright()
    site.sethelper()


def _reseed(seed: int) -> None:
    random.seed(seed)
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        numpy.random.seed(seed)


def _open_dir(proc: int, name: str) -> int:
    return os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC, dir_fd=proc)


def _write(proc: int, name: str, text: str) -> None:
    try:
        fd = os.open(name, os.O_WRONLY | os.O_CLOEXEC, dir_fd=proc)
    except OSError:
        return
    try:
        os.write(fd, text.encode())
    except OSError:
        pass
    finally:
        os.close(fd)

"""Find out by trying which layers of protection this machine gives."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable

from loong.sandbox.agent import filters, jail, landlock, linux, roots

_REASON_BYTES = 300


def layers() -> list[tuple[str, bool, str]]:
    """Try each layer in a child of its own; returns (name, works, reason if not)."""
    tries = (("namespaces", _namespaces), ("landlock", _landlock), ("seccomp", _seccomp))
    return [(name, not reason, reason) for name, reason in ((n, _attempt(t)) for n, t in tries)]


def _attempt(trial: Callable[[], None]) -> str:
    """Run a trial in a forked child and return why it failed, empty if it did not."""
    ear, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        _report(trial, mouth)
    os.close(mouth)
    with open(ear, "rb") as answer:
        text = answer.read().decode(errors="replace")
    _, status = os.waitpid(child, 0)
    return "" if text == "ok" else text or f"the trial ended with status {status}"


def _report(trial: Callable[[], None], mouth: int) -> None:
    try:
        trial()
        os.write(mouth, b"ok")
    except OSError as error:
        os.write(mouth, (error.strerror or str(error)).encode()[:_REASON_BYTES])
    except BaseException:  # noqa: BLE001 - a child of the probe must not go on as the probe
        traceback.print_exc(file=sys.stderr)
    finally:
        os._exit(0)


def _namespaces() -> None:
    proc = os.open("/proc", os.O_PATH | os.O_CLOEXEC)
    linux.prctl(linux.PR_SET_NO_NEW_PRIVS, 1)
    jail.enter(proc)
    inside = os.fork()
    if inside == 0:
        own = jail.own_pid_namespace(proc)
        jail.fresh_pid_namespace(own)
        os._exit(0 if os.getpid() == 1 and not os.path.exists("/proc/self") else 1)
    _, status = os.waitpid(inside, 0)
    if status:
        raise OSError(f"process 1 of the new pid namespace ended with status {status}")


def _landlock() -> None:
    linux.prctl(linux.PR_SET_NO_NEW_PRIVS, 1)
    landlock.restrict(landlock.ruleset(roots.readable()))
    try:
        os.listdir("/")
    except PermissionError:
        return
    raise OSError("the rules are installed and do not hold")


def _seccomp() -> None:
    if filters.supported():
        raise OSError(filters.supported())
    linux.prctl(linux.PR_SET_NO_NEW_PRIVS, 1)
    linux.Filter(filters.server_filter()).install()
    program = filters.for_process(filters.program_filter("closed"), os.getpid())
    linux.Filter(program).install()
    try:
        os.listdir("/")
    except PermissionError:
        return
    raise OSError("the filter is installed and does not hold")

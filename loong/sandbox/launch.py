"""Start the agent as a clean process: own interpreter, empty environment, nothing inherited."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from loong.errors import SandboxError

_BOOT = """\
import json, sys, types
for name, folder in (("loong", sys.argv[1]), ("loong.sandbox", sys.argv[1] + "/sandbox")):
    module = sys.modules[name] = types.ModuleType(name)
    module.__path__ = [folder]
order = json.loads(sys.argv[2])
if order["mode"] == "probe":
    from loong.sandbox.agent.probing import layers
    print(json.dumps(layers()))
else:
    from loong.sandbox.agent.boot import serve
    serve(order)
"""
"""Makes the agent importable by its full name without running `loong/__init__.py`."""
_PACKAGE = Path(__file__).parents[1]
_THREADS = ("OMP", "OPENBLAS", "MKL", "NUMEXPR", "VECLIB_MAXIMUM")


def command(order: Mapping[str, object]) -> list[str]:
    """Return the command line of an agent; raises SandboxError where there is no interpreter.

    Where the order names a folder of packages, the interpreter's own packages are left out, and
    nothing of that folder runs at the start: the agent offers it to programs from inside the jail.
    """
    if not sys.executable:
        raise SandboxError(
            "the sandbox starts Python, and sys.executable is empty; run from python"
        )
    flags = ["-s", "-P", "-B"]  # not -I: it would ignore PYTHONHASHSEED
    flags += ["-S"] if order.get("libraries") else []
    return [sys.executable, *flags, "-c", _BOOT, str(_PACKAGE), json.dumps(order)]


def environment(variant: int) -> dict[str, str]:
    """Return the whole environment of an agent."""
    fixed = {"PYTHONHASHSEED": str(variant), "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    fixed["HOME"] = "/tmp"  # noqa: S108 - the scratch folder; libraries give up without a home
    fixed["PYTHONIOENCODING"] = "utf-8"
    threads = {f"{name}_NUM_THREADS": "1" for name in _THREADS}
    # pandas loads pyarrow, whose memory manager starts a thread; a server must have only one
    threads["JE_ARROW_MALLOC_CONF"] = "background_thread:false"
    # else each thread of a program reserves 64 MB of the address space that is its memory limit
    threads["MALLOC_ARENA_MAX"] = "1"
    libraries = os.environ.get("LD_LIBRARY_PATH")  # some interpreters do not start without it
    return fixed | threads | ({"LD_LIBRARY_PATH": libraries} if libraries else {})


def spawn(
    order: Mapping[str, object], *, variant: int, fd: int, stderr: int
) -> subprocess.Popen[bytes]:
    """Start a server that keeps only `fd` (its channel) and writes its own trouble to `stderr`."""
    return subprocess.Popen(
        command({**order, "mode": "serve", "fd": fd, "parent": os.getpid()}),
        env=environment(variant),
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=stderr,
        pass_fds=(fd,),
        start_new_session=True,
    )

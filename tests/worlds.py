"""Worlds with less: programs that take something away and then run another in the same process.

Each is text for `python -c`, to which the text of what should run there is added.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]

# Takes system calls away by a filter, then goes on.
_RESTRICT = """
from loong.sandbox.agent import linux
from loong.sandbox.agent.filters import ALLOWED, DENIED, MISSING, assemble, load_low
UNSHARE, LANDLOCK, PRCTL = 272, 444, 157
no_filter = (load_low(0), (0x15, 0, 1, 22), *DENIED, *ALLOWED)
linux.prctl(linux.PR_SET_NO_NEW_PRIVS, 1)
linux.Filter(assemble({%s}, ALLOWED)).install()
"""
RESTRICTED = {
    "all there": "",
    "no namespaces": _RESTRICT % "UNSHARE: DENIED",
    "no landlock": _RESTRICT % "UNSHARE: DENIED, LANDLOCK: MISSING",
    "nothing": _RESTRICT % "UNSHARE: DENIED, LANDLOCK: MISSING, PRCTL: no_filter",
    "no filter": _RESTRICT % "PRCTL: no_filter",
}

# As root: become nobody in a mount namespace of its own, in which the folders that Python and this
# repository need are shown even where they lie in folders that only root may enter.
_BECOME = """
import os, pathlib, sys, tempfile
from loong.sandbox.agent import linux
here = os.getcwd()
needed = sorted({sys.base_prefix, sys.prefix, here})
parents = {str(parent) for path in needed for parent in pathlib.Path(path).parents}
hidden = sorted(p for p in parents if not os.stat(p).st_mode & 1)
tops = [p for p in hidden if not any(p.startswith(q + "/") for q in hidden)]
if tops:
    try:
        linux.unshare(linux.CLONE_NEWNS)
    except OSError as error:
        sys.exit(f"SKIP only root may enter {tops[0]}, and mounts are refused: {error}")
    linux.mount("none", "/", "", linux.MS_REC | linux.MS_PRIVATE)
    staging = tempfile.mkdtemp()
    linux.mount("tmpfs", staging, "tmpfs", 0, "mode=755")
    shown = [n for n in needed if any(n.startswith(top + "/") for top in tops)]
    for i, path in enumerate(shown):
        os.mkdir(f"{staging}/{i}")
        linux.mount(path, f"{staging}/{i}", "", linux.MS_BIND | linux.MS_REC)
    for top in tops:
        linux.mount("tmpfs", top, "tmpfs", 0, "mode=755")
    for i, path in enumerate(shown):
        os.makedirs(path, exist_ok=True)
        linux.mount(f"{staging}/{i}", path, "", linux.MS_BIND | linux.MS_REC)
    linux.umount(staging)
    os.rmdir(staging)
    os.chdir(here)
try:
    os.setgroups([])
    os.setresgid(65534, 65534, 65534)
    os.setresuid(65534, 65534, 65534)
except OSError as error:
    sys.exit(f"SKIP this root may not become another user: {error}")
os.environ["HOME"] = "/"
os.execv(sys.executable, [sys.executable, "-c", *sys.argv[1:]])
"""


def ask(
    world: str,
    program: str,
    *words: str,
    nobody: bool = False,
    variables: Mapping[str, str] | None = None,
) -> dict[str, object]:
    """Run a program's text in a world and return the JSON object that it prints.

    Raises:
        LookupError: this machine cannot make that world; the message says why.
    """
    text = [RESTRICTED[world] + program, *words]
    done = subprocess.run(
        [sys.executable, "-c", *([_BECOME] if nobody else []), *text],
        capture_output=True,
        text=True,
        check=False,
        cwd=REPOSITORY,
        env={**os.environ, **(variables or {})},
    )
    if done.stderr.startswith("SKIP "):
        raise LookupError(done.stderr[5:])
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found

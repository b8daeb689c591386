"""Run untrusted Python: fast, contained, and honest about how well.

    async with open_sandbox() as sandbox:
        ran = await sandbox.run("print(6 * 7)")

A program runs in a fresh forked child of a server that has its libraries loaded. `docs/security.md`
tells what each protection level contains and what it does not.
"""

from __future__ import annotations

from collections.abc import Sequence

from loong.errors import UsageError
from loong.sandbox.pool import LocalSandbox
from loong.sandbox.probe import LEVELS, Layer, Probe, probe

__all__ = ["Layer", "LocalSandbox", "Probe", "open_sandbox", "probe"]


def open_sandbox(
    *,
    servers: int | None = None,
    preload: Sequence[str] = (),
    min_level: str = "landlock",
    unsafe: bool = False,
) -> LocalSandbox:
    """Return a sandbox; servers start on the first run.

    Args:
        servers: most servers for each kind (modules loaded, variant); None for one a core, 8 at
            most. They start one by one while all others are busy.
        preload: top-level modules that are worth loading ahead, beside the usual ones; a server has
            those of them that its programs import.
        min_level: protection below which nothing is run: `full`, `landlock` or `closed`.
        unsafe: run programs even where there is no protection at all. They can then do whatever you
            can do.

    Raises:
        UsageError: an unknown level, or no server.
    """
    if min_level not in LEVELS or (min_level == "unsafe" and not unsafe):
        known = ", ".join(LEVELS[:-1])
        raise UsageError(f"there is no sandbox level {min_level!r}; there are: {known}")
    if servers is not None and servers < 1:
        raise UsageError(f"servers must be 1 or more, not {servers!r}")
    level = "unsafe" if unsafe else min_level
    return LocalSandbox(servers=servers, preload=preload, min_level=level)

"""Run untrusted Python: fast, contained, and honest about how well.

    async with open_sandbox() as sandbox:
        ran = await sandbox.run("print(6 * 7)")

A program runs in a fresh forked child of a server that has its libraries loaded. `docs/security.md`
tells what each protection level contains and what it does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, overload

from loong.errors import UsageError
from loong.sandbox.pool import LocalSandbox
from loong.sandbox.probe import LEVELS, Layer, Probe, probe

if TYPE_CHECKING:
    from loong.sandbox.docker import DockerSandbox

__all__ = ["Layer", "LocalSandbox", "Probe", "open_sandbox", "probe"]

BACKENDS = ("local", "docker")


@overload
def open_sandbox(
    *,
    backend: Literal["local"] = "local",
    servers: int | None = None,
    preload: Sequence[str] = (),
    min_level: str = "landlock",
    unsafe: bool = False,
) -> LocalSandbox: ...


@overload
def open_sandbox(
    *,
    backend: Literal["docker"],
    servers: int | None = None,
    preload: Sequence[str] = (),
    min_level: str = "landlock",
    unsafe: bool = False,
) -> DockerSandbox: ...


@overload
def open_sandbox(
    *,
    backend: str,
    servers: int | None = None,
    preload: Sequence[str] = (),
    min_level: str = "landlock",
    unsafe: bool = False,
) -> LocalSandbox | DockerSandbox: ...


def open_sandbox(
    *,
    backend: str = "local",
    servers: int | None = None,
    preload: Sequence[str] = (),
    min_level: str = "landlock",
    unsafe: bool = False,
) -> LocalSandbox | DockerSandbox:
    """Return a sandbox; servers start on the first run.

    Args:
        backend: `local` for this machine; `docker` for a container of the engine that DOCKER_HOST
            names, Docker or Podman (extra `docker`).
        servers: most servers for each kind (modules loaded, variant); None for one a core, 8 at
            most. They start one by one while all others are busy.
        preload: top-level modules that are worth loading ahead, beside the usual ones; a server has
            those of them that its programs import.
        min_level: protection below which nothing is run: `full`, `landlock` or `closed`. In a
            container `full` and `landlock` are the same: the container gives what `full` adds.
        unsafe: run programs even where there is no protection at all. They can then do whatever you
            can do.

    Raises:
        UsageError: an unknown backend or level, or no server.
    """
    if backend not in BACKENDS:
        known = ", ".join(BACKENDS)
        raise UsageError(f"there is no sandbox {backend!r}; there are: {known}")
    if min_level not in LEVELS or (min_level == "unsafe" and not unsafe):
        known = ", ".join(LEVELS[:-1])
        raise UsageError(f"there is no sandbox level {min_level!r}; there are: {known}")
    if servers is not None and servers < 1:
        raise UsageError(f"servers must be 1 or more, not {servers!r}")
    level = "unsafe" if unsafe else min_level
    if backend == "docker":
        from loong.sandbox.docker import DockerSandbox

        inside = "landlock" if level == "full" else level
        return DockerSandbox(servers=servers, preload=preload, min_level=inside)
    return LocalSandbox(servers=servers, preload=preload, min_level=level)

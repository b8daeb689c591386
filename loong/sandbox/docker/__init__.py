"""Run untrusted programs in a container of Docker or Podman.

    async with open_sandbox(backend="docker") as sandbox:
        ran = await sandbox.run("print(6 * 7)")

One hardened container holds the same pool of preloaded, jailed servers that `LocalSandbox` starts
on this machine; only what leads there differs: frames over the container's standard streams. One
container for all servers, not one for each: it starts once (about a second), one process table and
one memory limit hold everything, and a kind of server more costs a fork and not a container. The
price is that what kills the container ends all that runs in it; those programs run again.

The container's image is made from the interpreter and the packages of this very environment,
without a registry, and again only when they change.
"""

from __future__ import annotations

from loong.sandbox.docker.image import build_image
from loong.sandbox.docker.sandbox import DockerSandbox

__all__ = ["DockerSandbox", "build_image"]

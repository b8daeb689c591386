"""Find out, by trying, how well this machine can contain a program."""

from __future__ import annotations

import functools
import json
import subprocess
import sys
from typing import NamedTuple

from loong.errors import SandboxError
from loong.sandbox.launch import command, environment
from loong.types import Row

LEVELS = ("full", "landlock", "closed", "unsafe")
"""Protection levels, best first."""
_PATIENCE = 60.0


class Layer(NamedTuple):
    """One layer of protection."""

    name: str
    ok: bool
    reason: str
    """Why it is missing, in the kernel's words."""


class Probe(Row):
    """What the sandbox can do here."""

    level: str
    """Best protection level there is: `full`, `landlock`, `closed` or `unsafe`."""
    layers: tuple[Layer, ...]

    def used(self, level: str) -> list[str]:
        """Return the layers to use at a level."""
        dropped = {"landlock": {"namespaces"}, "closed": {"namespaces", "landlock"}}
        there = [layer.name for layer in self.layers if layer.ok]
        if level == "unsafe":
            return []
        if level == "landlock" and "seccomp" not in there:
            return there
        return [name for name in there if name not in dropped.get(level, set())]


@functools.cache
def probe() -> Probe:
    """Try each layer once in a process of its own (about 0.1 s; remembered).

    Raises:
        SandboxError: the trial could not be started at all.
    """
    if sys.platform != "linux":
        reason = f"needs Linux, this is {sys.platform}"
        names = ("namespaces", "landlock", "seccomp")
        return Probe(level="unsafe", layers=tuple(Layer(name, False, reason) for name in names))
    done = subprocess.run(
        command({"mode": "probe"}),
        env=environment(0),
        cwd="/",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_PATIENCE,
        check=False,
    )
    try:
        layers = tuple(Layer(*row) for row in json.loads(done.stdout))
    except (ValueError, TypeError):
        trouble = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise SandboxError(f"probing the sandbox failed: {' '.join(trouble)}") from None
    return Probe(level=_level({layer.name for layer in layers if layer.ok}), layers=layers)


def _level(there: set[str]) -> str:
    if {"namespaces", "seccomp"} <= there:
        return "full"
    if "landlock" in there and there & {"seccomp", "namespaces"}:
        return "landlock"
    return "closed" if "seccomp" in there else "unsafe"


_MISSING = {
    "full": "programs could see which host files exist and share the host's process table",
    "landlock": "programs could not be kept from opening host files by path",
    "closed": "programs could do anything that you can do",
}
"""What is lost when a level is not reached."""


def choose(found: Probe, min_level: str) -> str:
    """Return the level to run at.

    Raises:
        SandboxError: the machine gives less than `min_level`, or is no Linux.
    """
    if sys.platform != "linux":
        raise SandboxError(
            f"programs run only on Linux, and this is {sys.platform}; use a virtual machine or a"
            " container with Linux"
        )
    if LEVELS.index(found.level) <= LEVELS.index(min_level):
        return found.level
    lost = "; ".join(f"{layer.name}: {layer.reason}" for layer in found.layers if not layer.ok)
    raise SandboxError(
        f"this machine gives sandbox level {found.level!r} and {min_level!r} is asked for"
        f" ({lost}): {_MISSING[min_level]}. Allow what is missing, or accept it on purpose with"
        f" min_level={found.level!r}" + (" and unsafe=True." if found.level == "unsafe" else ".")
    )

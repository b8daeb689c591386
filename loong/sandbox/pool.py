"""The sandbox on this machine: servers by import and variant, started when first needed."""

from __future__ import annotations

import asyncio
import os
import weakref
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from loong.errors import SandboxError, UsageError
from loong.sandbox import imports, outcome
from loong.sandbox.limits import check
from loong.sandbox.link import BadStartError, Link, LostServerError, Plan
from loong.sandbox.probe import choose, probe
from loong.types import Limits, Ran

_MOST_SERVERS = 8
_MOST_KINDS = 12
"""Kinds of server (modules loaded, variant) alive at a time; the longest unused goes first."""
_ATTEMPTS = 3
_VARIANTS = (0, 1)


class LocalSandbox:
    """Runs programs in forked children of preloaded, jailed servers."""

    def __init__(self, *, servers: int | None, preload: Sequence[str], min_level: str) -> None:
        cores = _cores()
        self._servers = servers or min(cores, _MOST_SERVERS)
        self._turns_at_once = 2 * max(cores, self._servers)
        self._known = (*imports.HEAVY, *preload)
        self._min_level = min_level
        self._links: dict[Plan, list[Link]] = {}
        self._openings = 0
        """How often it was closed: a run that began before does not start servers again."""
        self._unloadable: set[imports.Group] = set()
        """Modules that cannot be loaded ahead (they start threads, say); programs import them."""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._turns = asyncio.Semaphore(self._turns_at_once)
        self._finish = weakref.finalize(self, _close_all, self._links, os.getpid())

    def level(self) -> str:
        """Return the protection that programs get here; raises SandboxError if it is too little."""
        return choose(probe(), self._min_level)

    def within(self, libraries: Path) -> Within:
        """Return this sandbox with a folder of packages in place of the interpreter's own.

        Its servers load nothing of that folder ahead: they are less confined than programs.
        """
        return Within(self, libraries)

    async def run(
        self,
        program: str,
        *,
        stdin: str = "",
        limits: Limits | None = None,
        variant: int = 0,
        libraries: str = "",
    ) -> Ran:
        """Run a program to its end and return what it did; see `loong.types.Sandbox.run`.

        At most twice as many programs as cores run at a time; others wait in order of arrival, and
        their clocks do not run. A cancelled call ends its program. `libraries` is the folder of
        `within`.

        Raises:
            SandboxError: this machine cannot give the protection asked for, or servers die.
            UsageError: limits that are no limits.
        """
        limits = limits or Limits()
        check(limits)
        if variant not in _VARIANTS:
            raise UsageError(f"variant must be 0 or 1, not {variant!r}")
        self._enter_loop()
        group = () if libraries else imports.group(program, self._known)
        text = program.encode("utf-8", "surrogatepass")
        fed = stdin.encode("utf-8", "surrogatepass")
        opened = self._openings
        async with self._turns:
            for _ in range(_ATTEMPTS):
                if opened != self._openings:
                    raise SandboxError("the sandbox was closed while a program was to run")
                loaded = () if group in self._unloadable else group
                link = self._choose(loaded, variant, libraries)
                try:
                    reply, out, err = await link.run(text, fed, limits)
                except LostServerError:
                    continue
                except BadStartError:
                    if not link.plan.group:
                        raise
                    self._unloadable.add(group)
                    continue
                cap, level = limits.output_bytes, link.plan.level
                return outcome.ran(reply, out, err, cap=cap, level=level)
        raise SandboxError(
            f"{_ATTEMPTS} sandbox servers died under one program; is this machine out of memory?"
        )

    def _choose(self, group: imports.Group, variant: int, libraries: str) -> Link:
        """Return the server with the least to do; start one more while all are busy."""
        level = self.level()
        plan = Plan(level, tuple(probe().used(level)), group, variant, libraries)
        links = self._links.pop(plan, [])
        self._links[plan] = links = [link for link in links if not _buried(link)]
        self._retire()
        busy = all(link.in_flight for link in links) and all(link.ready for link in links)
        if busy and len(links) < self._servers:
            links.append(Link(plan))
        return min(links, key=lambda link: (not link.ready, link.in_flight))

    def _retire(self) -> None:
        """End the kinds of server that were not used for longest."""
        for plan in list(self._links)[:-_MOST_KINDS]:
            if not any(link.in_flight for link in self._links[plan]):
                for link in self._links.pop(plan):
                    link.close()

    def _enter_loop(self) -> None:
        loop = asyncio.get_running_loop()
        if self._loop is loop:
            return
        if self._loop is not None and self._loop.is_running():
            raise SandboxError("this sandbox is in use in another event loop; open one for each")
        _close_all(self._links, os.getpid())
        self._loop = loop
        self._turns = asyncio.Semaphore(self._turns_at_once)

    async def aclose(self) -> None:
        """End every server and program; the next call of `run` would start servers again.

        A run that is under way raises SandboxError.
        """
        self._openings += 1
        links = [link for group in self._links.values() for link in group]
        if self._loop is asyncio.get_running_loop():
            await asyncio.gather(*(link.aclose() for link in links))
        _close_all(self._links, os.getpid())

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()


@dataclass(frozen=True, slots=True)
class Within:
    """A sandbox whose programs import from a folder of packages; see `LocalSandbox.within`."""

    sandbox: LocalSandbox
    libraries: Path

    async def run(
        self, program: str, *, stdin: str = "", limits: Limits | None = None, variant: int = 0
    ) -> Ran:
        """Run a program to its end and return what it did; see `LocalSandbox.run`."""
        return await self.sandbox.run(
            program, stdin=stdin, limits=limits, variant=variant, libraries=str(self.libraries)
        )

    async def aclose(self) -> None:
        """Do nothing: the sandbox is its owner's to close."""


def _cores() -> int:
    """Return how many processors this process may use."""
    mask = getattr(os, "sched_getaffinity", None)  # only Linux has it
    return len(mask(0)) if mask else os.cpu_count() or 1


def _buried(link: Link) -> bool:
    """Tell whether a server is dead, and clear it away if so."""
    if link.lost:
        link.close()
    return link.lost


def _close_all(links: dict[Plan, list[Link]], owner: int) -> None:
    if os.getpid() == owner:  # a forked copy of this process owns none of them
        for link in [link for group in links.values() for link in group]:
            link.close()
    links.clear()

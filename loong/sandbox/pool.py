"""The sandbox on this machine: servers by import and variant, started when first needed."""

from __future__ import annotations

import asyncio
import itertools
import os
import weakref
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from loong.errors import SandboxError, UsageError
from loong.sandbox import imports, memory, outcome
from loong.sandbox.limits import check
from loong.sandbox.link import BadStartError, Link, LostServerError, Plan
from loong.sandbox.probe import choose, probe
from loong.types import Limits, Ran

_MOST_SERVERS = 8
_MOST_IDLE = 12
"""Servers alive at a time beside busy kinds (modules loaded, variant); the longest unused kind goes
first. A server takes 10 MB, up to 150 MB with everything loaded."""
_FULL_SERVER = 48
"""Programs in one server at a time at most; it has 64 places, and those cancelled need some."""
_ATTEMPTS = 3
_VARIANTS = (0, 1)


@dataclass(frozen=True, slots=True)
class _Work:
    """One program to run and what kind of server it needs."""

    text: bytes
    stdin: bytes
    limits: Limits
    group: imports.Group
    variant: int
    libraries: str
    opening: int
    """The opening of the sandbox that it belongs to."""


class LocalSandbox:
    """Runs programs in forked children of preloaded, jailed servers."""

    def __init__(self, *, servers: int | None, preload: Sequence[str], min_level: str) -> None:
        cores = _cores()
        self._servers = servers or min(cores, _MOST_SERVERS)
        self._turns_at_once = min(2 * max(cores, self._servers), _FULL_SERVER * self._servers)
        self._most_idle = max(_MOST_IDLE, 2 * self._servers)
        self._known = (*imports.HEAVY, *preload)
        self._min_level = min_level
        self._links: dict[Plan, list[Link]] = {}
        self._openings = 0
        """How often it was closed: a run that began before does not start servers again."""
        self._unloadable: set[imports.Group] = set()
        """Modules that cannot be loaded ahead (they start threads, say); programs import them."""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._turns = asyncio.Semaphore(self._turns_at_once)
        self._starts = asyncio.Semaphore(cores)
        self._numbers = itertools.count(1)
        self._ending: set[asyncio.Task[None]] = set()
        self._memory: list[Path] = []
        """The control group of all servers, where there is one."""
        self._finish = weakref.finalize(self, _close_all, self._links, self._memory, os.getpid())

    def level(self) -> str:
        """Return the protection that programs get here; raises SandboxError if it is too little."""
        return choose(probe(), self._min_level)

    def within(self, libraries: Path) -> Within:
        """Return this sandbox with a folder of packages in place of the interpreter's own.

        Its servers load nothing of that folder ahead: they are less confined than programs.
        """
        return Within(self, libraries.resolve())  # links may not exist inside

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

        At most twice as many programs as cores run at a time; others wait in order of arrival,
        whatever they import, and their clocks do not run. A program that waits for its first
        server to start holds up no other. A cancelled call ends its program. `libraries` is the
        folder of `within`.

        A program whose server dies is run again, in a server of its own; one whose servers die
        three times has the status `killed`.

        Raises:
            SandboxError: this machine cannot give the protection asked for, or starts no servers.
            UsageError: limits that are no limits.
        """
        limits = limits or Limits()
        check(limits)
        if variant not in _VARIANTS:
            raise UsageError(f"variant must be 0 or 1, not {variant!r}")
        self._enter_loop()
        work = _Work(
            text=program.encode("utf-8", "surrogatepass"),
            stdin=stdin.encode("utf-8", "surrogatepass"),
            limits=limits,
            group=() if libraries else imports.group(program, self._known),
            variant=variant,
            libraries=libraries,
            opening=self._openings,
        )
        await self._await_server(work)
        async with self._turns:
            return await self._run(work)

    async def _await_server(self, work: _Work) -> None:
        """Wait until there is a server of the right kind, so that a turn is not spent on that."""
        plan = self._plan(work)
        if any(link.ready for link in self._links.get(plan, ())):
            return
        async with self._starts:
            try:
                await self._choose(plan).started()
            except LostServerError:
                return  # the turn finds another, or that the sandbox was closed
            except BadStartError as error:
                self._do_without(plan, error)

    async def _run(self, work: _Work) -> Ran:
        losses: list[LostServerError] = []
        while len(losses) < _ATTEMPTS:
            self._check_open(work)
            plan = self._plan(work)
            if losses:  # whose fault was it? alone, it takes no other program with it
                plan = replace(plan, alone=next(self._numbers))
            link = self._choose(plan)
            try:
                reply, out, err = await link.run(work.text, work.stdin, work.limits)
            except LostServerError as loss:
                losses.append(loss)
            except BadStartError as error:
                self._do_without(plan, error)
            else:
                cap = work.limits.output_bytes
                return outcome.ran(reply, out, err, cap=cap, level=plan.level)
            finally:
                if plan.alone:
                    self._end(plan)
        if not losses[-1].greeted:
            raise SandboxError("sandbox servers die as they start; is this machine out of memory?")
        return outcome.lost(_ATTEMPTS, level=self.level())

    def _check_open(self, work: _Work) -> None:
        if work.opening != self._openings:
            raise SandboxError("the sandbox was closed while a program was to run")

    def _do_without(self, plan: Plan, error: BadStartError) -> None:
        """Note that a kind of server does not start; the plainest kind has to."""
        if not plan.group:
            raise error
        self._unloadable.add(plan.group)

    def _plan(self, work: _Work) -> Plan:
        level = self.level()
        group = () if work.group in self._unloadable else work.group
        layers = tuple(probe().used(level))
        return Plan(level, layers, group, work.variant, work.libraries)

    def _choose(self, plan: Plan) -> Link:
        """Return the server with the least to do; start one more while all are busy."""
        links = self._links.pop(plan, [])
        self._links[plan] = links = [link for link in links if not _buried(link)]
        self._retire()
        busy = all(link.in_flight for link in links) and all(link.ready for link in links)
        if busy and len(links) < self._servers:
            links.append(Link(plan, self._memory_group()))
        return min(links, key=lambda link: (not link.ready, link.in_flight))

    def _memory_group(self) -> str:
        if not self._memory:
            folder, _ = memory.make()
            self._memory += [folder] if folder else []
        return str(self._memory[0]) if self._memory else ""

    def _retire(self) -> None:
        """End the kinds of server that were not used for longest."""
        surplus = sum(map(len, self._links.values())) - self._most_idle
        for plan in list(self._links)[:-1]:
            if surplus <= 0:
                return
            if not any(link.in_flight for link in self._links[plan]):
                surplus -= len(self._links[plan])
                self._end(plan)

    def _end(self, plan: Plan) -> None:
        """End the servers of a kind, and do not wait for it."""
        for link in self._links.pop(plan, ()):
            task = asyncio.ensure_future(link.aclose())
            self._ending.add(task)
            task.add_done_callback(self._ending.discard)

    def _enter_loop(self) -> None:
        loop = asyncio.get_running_loop()
        if self._loop is loop:
            return
        if self._loop is not None and self._loop.is_running():
            raise SandboxError("this sandbox is in use in another event loop; open one for each")
        _close_all(self._links, self._memory, os.getpid())
        self._loop = loop
        self._turns = asyncio.Semaphore(self._turns_at_once)
        self._starts = asyncio.Semaphore(_cores())

    async def aclose(self) -> None:
        """End every server and program; the next call of `run` would start servers again.

        A run that is under way raises SandboxError.
        """
        self._openings += 1
        links = [link for group in self._links.values() for link in group]
        if self._loop is asyncio.get_running_loop():
            await asyncio.gather(*(link.aclose() for link in links), *self._ending)
        _close_all(self._links, self._memory, os.getpid())

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


def _close_all(links: dict[Plan, list[Link]], groups: list[Path], owner: int) -> None:
    if os.getpid() == owner:  # a forked copy of this process owns none of them
        for link in [link for group in links.values() for link in group]:
            link.close()
        for folder in groups:
            memory.remove(folder)
    links.clear()
    groups.clear()

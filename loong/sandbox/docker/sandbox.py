"""The sandbox in a container: started on the first run, and again when it dies."""

from __future__ import annotations

import asyncio
import os
import threading
import weakref
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from loong.errors import SandboxError, UsageError
from loong.sandbox.docker.container import Container, LostContainerError
from loong.sandbox.docker.engine import Engine
from loong.sandbox.docker.image import build_image
from loong.sandbox.docker.start import Order
from loong.sandbox.limits import check
from loong.types import Limits, Ran

LEVEL = "docker"
_ENOUGH = ("full", "landlock")
"""What a program must be held by inside the container for the result to say `docker`."""
_MOST_SERVERS = 8
_AHEAD = 4
"""Programs for each core that are in the container at a time: half of them wait for their turn
there, so that none is idle while results travel."""
_ATTEMPTS = 2
_KILLED = "killed: the sandbox's container died under this program, twice\n"


class DockerSandbox:
    """Runs programs in forked children of preloaded, jailed servers in one container."""

    def __init__(
        self,
        *,
        servers: int | None = None,
        preload: Sequence[str] = (),
        min_level: str = "landlock",
        base_url: str | None = None,
        memory_mb: int | None = None,
    ) -> None:
        """Take the settings; nothing is started or asked before the first call.

        Args:
            servers: as in `open_sandbox`; None for one a core of the engine's machine.
            preload: as in `open_sandbox`; also what programs may import, beside the usual modules
                and those of the domains: nothing else of this environment is in the container.
            min_level: least protection of each program inside the container.
            base_url: where the engine listens; None for what DOCKER_HOST says.
            memory_mb: for the whole container; None for half of what the engine's machine has.
        """
        self._asked = servers
        self._preload = tuple(preload)
        self._min_level = min_level
        self._base_url = base_url
        self._memory_mb = memory_mb
        self._engine: Engine | None = None
        self._order: Order | None = None
        self._holder: list[Container] = []
        self._lock = threading.Lock()
        self._openings = 0
        """How often it was closed: a run that began before does not start a container again."""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ahead = 1
        self._turns = asyncio.Semaphore(self._ahead)
        self._finish = weakref.finalize(self, _hang_up, self._holder, os.getpid())

    def level(self) -> str:
        """Return the protection that programs get; raises SandboxError where no engine answers."""
        self._connected()
        return LEVEL

    async def run(
        self, program: str, *, stdin: str = "", limits: Limits | None = None, variant: int = 0
    ) -> Ran:
        """Run a program to its end and return what it did; see `loong.types.Sandbox.run`.

        When the container dies under it, it runs once more in a new one; when that dies too, its
        status is `killed`.

        Raises:
            SandboxError: no engine answers, or it cannot give the protection asked for.
            UsageError: limits that are no limits.
            MissingExtra: the client library is not installed.
        """
        limits = limits or Limits()
        check(limits)
        if variant not in (0, 1):
            raise UsageError(f"variant must be 0 or 1, not {variant!r}")
        opened = self._openings
        async with await self._turn():
            for _ in range(_ATTEMPTS):
                if opened != self._openings:
                    raise SandboxError("the sandbox was closed while a program was to run")
                container = await self._container()
                try:
                    ran = await container.run(program, stdin, limits, variant)
                except LostContainerError:
                    continue
                return ran.model_copy(update={"level": _level(container.level)})
        return Ran(
            status="killed", stdout="", stderr=_KILLED, seconds=0.0, cpu_seconds=0.0, level=LEVEL
        )

    async def _turn(self) -> asyncio.Semaphore:
        """Return the queue in which programs wait, one for each event loop."""
        if self._order is None:
            await asyncio.to_thread(self._ordered)
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            if self._loop is not None and self._loop.is_running():
                raise SandboxError(
                    "this sandbox is in use in another event loop; open one for each"
                )
            self._loop, self._turns = loop, asyncio.Semaphore(self._ahead)
        return self._turns

    async def _container(self) -> Container:
        container = self._holder[0] if self._holder else None
        if container is None or container.lost:
            return await asyncio.to_thread(self._start)
        return container

    def _start(self) -> Container:
        """Start a container unless one is there; one caller does, others wait for it."""
        order = self._ordered()
        with self._lock:
            if self._holder and self._holder[0].lost:
                self._holder.pop().close()
            if not self._holder:
                self._holder.append(Container(self._engine_there(), order))
            return self._holder[0]

    def _connected(self) -> Engine:
        with self._lock:
            return self._engine_there()

    def _engine_there(self) -> Engine:
        if self._engine is None:
            self._engine = Engine(self._base_url)
        return self._engine

    def _ordered(self) -> Order:
        """Make the image where it is missing, and settle the sizes by the engine's machine."""
        with self._lock:
            if self._order is None:
                engine = self._engine_there()
                cores, memory = engine.size()
                servers = self._asked or min(cores, _MOST_SERVERS)
                given = self._memory_mb
                self._ahead = _AHEAD * max(cores, servers)
                self._order = Order(
                    image=build_image(engine, self._preload),
                    servers=servers,
                    preload=self._preload,
                    min_level=self._min_level,
                    memory_bytes=given << 20 if given else memory // 2,
                )
            return self._order

    async def cpu_seconds(self) -> float:
        """Return the CPU time that the container has taken: its programs, and what serves them.

        What the engine itself takes to pass frames on is not in it.
        """
        container = await self._container()
        return await asyncio.to_thread(container.cpu_seconds)

    async def aclose(self) -> None:
        """End the container and all programs; the next call of `run` would start one again.

        A run that is under way raises SandboxError.
        """
        self._openings += 1
        await asyncio.to_thread(self._close)

    def _close(self) -> None:
        with self._lock:
            while self._holder:
                self._holder.pop().close()
            if self._engine is not None:
                self._engine.close()
                self._engine = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()


def _level(inside: str) -> str:
    """Return the level to report; less protection inside the container is told."""
    return LEVEL if inside in _ENOUGH else f"{LEVEL}:{inside}"


def _hang_up(holder: list[Container], owner: int) -> None:
    if os.getpid() == owner:
        for container in holder:
            container.hang_up()

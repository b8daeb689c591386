"""Serve inside the container: frames on the standard streams, programs in a `LocalSandbox`.

Process 1 of the container only waits: it reaps what servers leave behind when they die, and ends
with the front, which ends when its input does. Then the kernel ends all else.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys

from loong.errors import LoongError
from loong.sandbox.docker import frames
from loong.sandbox.pool import LocalSandbox
from loong.types import Limits

_STREAM_LIMIT = 1 << 20


def main() -> None:
    """Serve as the order in the first argument says: `servers`, `preload`, `min_level`."""
    front = os.fork()
    if front == 0:
        os._exit(_serve(json.loads(sys.argv[1])))
    while True:
        ended, status = os.wait()
        if ended == front:
            os._exit(os.waitstatus_to_exitcode(status) & 0x7F)


def _serve(order: frames.Message) -> int:
    preload, servers = order["preload"], order["servers"]
    sandbox = LocalSandbox(
        servers=int(str(servers)),
        preload=[str(name) for name in preload] if isinstance(preload, list) else (),
        min_level=str(order["min_level"]),
    )
    asyncio.run(Front(sandbox).serve())
    return 0


class Front:
    """Hands programs to the sandbox and results back."""

    def __init__(self, sandbox: LocalSandbox) -> None:
        self._sandbox = sandbox
        self._jobs: dict[int, asyncio.Task[None]] = {}

    async def serve(self) -> None:
        """Serve until the input ends."""
        loop = asyncio.get_running_loop()
        reader = asyncio.StreamReader(_STREAM_LIMIT)
        protocol = asyncio.StreamReaderProtocol(reader)
        await loop.connect_read_pipe(lambda: protocol, sys.stdin)
        transport, flow = await loop.connect_write_pipe(
            asyncio.streams.FlowControlMixin, sys.stdout
        )
        self._writer = asyncio.StreamWriter(transport, flow, None, loop)
        try:
            await self._send({"level": self._sandbox.level()})
        except LoongError as error:
            await self._send({"error": str(error)})
            return
        try:
            while True:
                size = frames.length(await reader.readexactly(frames.HEAD))
                self._take(frames.unpack(await reader.readexactly(size)))
        except asyncio.IncompleteReadError:
            return
        finally:
            await self._sandbox.aclose()

    def _take(self, message: frames.Message) -> None:
        if "cancel" in message:
            job = self._jobs.get(int(str(message["cancel"])))
            if job is not None:
                job.cancel()
            return
        number = int(str(message["number"]))
        self._jobs[number] = asyncio.create_task(self._run(number, message))

    async def _run(self, number: int, message: frames.Message) -> None:
        try:
            ran = await self._sandbox.run(
                str(message["program"]),
                stdin=str(message["stdin"]),
                limits=Limits.model_validate(message["limits"]),
                variant=int(str(message["variant"])),
            )
            await self._send({"number": number, "ran": ran.model_dump()})
        except LoongError as error:
            await self._send({"number": number, "error": str(error)})
        finally:
            del self._jobs[number]

    async def _send(self, message: frames.Message) -> None:
        self._writer.write(frames.pack(message))
        await self._writer.drain()

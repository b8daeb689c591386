"""A real OpenAI-compatible HTTP server for tests and benchmarks, with faults on demand.

    python tests/stub_server.py --port 8000 --latency 0.2

In a test:

    async with serving(reply=lambda chat: "42", latency=0.0) as server:
        model = load_model(f"openai:stub?base_url={server.base_url}")

Each fault in `server.faults` is spent on one request, in the order of arrival.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import sys
from collections import deque
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field
from typing import Any

import orjson
from aiohttp import web

Reply = Callable[[list[dict[str, str]]], str]


@dataclass(frozen=True)
class Fault:
    """What goes wrong with one request: exactly one of these, or a status with a message."""

    status: int = 200
    message: str = ""
    """Error message that goes with a status."""
    retry_after: str | None = None
    """Value of that header."""
    body: bytes | None = None
    """Sent in place of the answer."""
    truncated: bool = False
    """The connection ends in the middle of the body."""
    dropped: bool = False
    """The connection ends without any answer."""
    hang: bool = False
    """No answer, for as long as the client waits."""


@dataclass
class StubServer:
    """What the server does, and what it has seen."""

    reply: Reply = lambda chat: "\\boxed{42}"
    """From the chat, as sent, to the text of the reply."""
    latency: float = 0.0
    """Seconds until each answer."""
    gate: asyncio.Event | None = None
    """Where given, no answer before it is set."""
    knows_n: bool = True
    """Whether several completions are given for one request."""
    refuses: tuple[str, ...] = ()
    """Fields whose presence in a request is refused with status 400."""
    unanswerable: Callable[[list[dict[str, str]]], bool] = lambda chat: False
    """Which chats are refused."""
    refusal: str = "the request is too long for the context of this model"
    key: str = ""
    """Bearer token that is demanded."""
    faults: deque[Fault] = field(default_factory=deque)
    base_url: str = ""

    requests: list[dict[str, Any]] = field(default_factory=list)
    """Bodies of all requests, in order of arrival."""
    answered: int = 0
    """Requests that got a whole answer."""
    in_flight: int = 0
    peak: int = 0
    """Most requests that were open at once."""
    moved: asyncio.Event = field(default_factory=asyncio.Event)
    """Set whenever a request comes or goes."""

    async def until_in_flight(self, wanted: int) -> None:
        """Wait until so many requests are open."""
        while self.in_flight != wanted:
            self.moved.clear()
            await self.moved.wait()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one request."""
        self.in_flight += 1
        self.peak = max(self.peak, self.in_flight)
        self.moved.set()
        try:
            body: dict[str, Any] = orjson.loads(await request.read())
            self.requests.append(body)
            if self.faults:
                return await self._fail(request, self.faults.popleft())
            await asyncio.sleep(self.latency)
            if self.gate is not None:
                await self.gate.wait()
            refusal = self._refusal(request, body)
            if refusal is None:
                self.answered += 1
            return refusal or _json(200, self._completion(body))
        finally:
            self.in_flight -= 1
            self.moved.set()

    def _refusal(self, request: web.Request, body: dict[str, Any]) -> web.Response | None:
        if self.key and request.headers.get("Authorization") != f"Bearer {self.key}":
            sent = request.headers.get("Authorization", "none").removeprefix("Bearer ")
            return _error(401, f"Incorrect API key provided: {sent}")
        if self.unanswerable(body["messages"]):
            return _error(400, self.refusal)
        for name in self.refuses:
            if name in body:
                return _error(400, f"Unsupported parameter: '{name}' is not supported")
        return None

    def _completion(self, body: dict[str, Any]) -> dict[str, Any]:
        chat: list[dict[str, str]] = body["messages"]
        n = body.get("n", 1) if self.knows_n else 1
        texts = [self.reply(chat) for _ in range(n)]
        asked = sum(len(_text(turn["content"]).split()) for turn in chat)
        generated = sum(len(text.split()) for text in texts)
        return {
            "id": f"chatcmpl-{len(self.requests)}",
            "object": "chat.completion",
            "created": 0,
            "model": body["model"],
            "choices": [
                {
                    "index": index,
                    "message": {"role": "assistant", "content": text, "reasoning_content": "hm"},
                    "finish_reason": "stop",
                }
                for index, text in enumerate(texts)
            ],
            "usage": {
                "prompt_tokens": asked,
                "completion_tokens": generated,
                "total_tokens": asked + generated,
            },
        }

    async def _fail(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        if fault.hang:
            await asyncio.Event().wait()
        if fault.dropped:
            _drop(request)
        if fault.truncated:
            return await _truncated(request)
        if fault.body is not None:
            return web.Response(body=fault.body, status=fault.status)
        failed = _error(fault.status, fault.message)
        if fault.retry_after is not None:
            failed.headers["Retry-After"] = fault.retry_after
        return failed


def _text(content: str | list[dict[str, Any]]) -> str:
    """Return the text of a turn, which may come in parts."""
    if isinstance(content, str):
        return content
    return " ".join(part.get("text", "") for part in content)


def _json(status: int, body: dict[str, Any]) -> web.Response:
    return web.Response(
        body=orjson.dumps(body), status=status, headers={"Content-Type": "application/json"}
    )


def _error(status: int, message: str) -> web.Response:
    return _json(status, {"error": {"message": message, "type": "stub", "code": None}})


def _drop(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()


async def _truncated(request: web.Request) -> web.StreamResponse:
    reply = web.StreamResponse(headers={"Content-Length": "1000"})
    await reply.prepare(request)
    await reply.write(b'{"choices": [{"index": 0, "message": {"cont')
    _drop(request)
    return reply


@contextlib.asynccontextmanager
async def serving(
    port: int = 0, host: str = "127.0.0.1", **options: Any
) -> AsyncGenerator[StubServer, None]:
    """Serve on a port (0: a free one) for as long as the context lasts."""
    stub = StubServer(**options)
    app = web.Application(client_max_size=1 << 26)
    app.router.add_post("/v1/chat/completions", stub.handle)
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port, backlog=1024).start()
        bound = runner.addresses[0]
        stub.base_url = f"http://{bound[0]}:{bound[1]}/v1"
        yield stub
    finally:
        await runner.cleanup()


async def _serve_forever(port: int, latency: float, text: str) -> None:
    async with serving(port=port, latency=latency, reply=lambda _: text) as server:
        sys.stdout.write(f"{server.base_url}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


def main() -> None:
    """Read the command line and serve until interrupted."""
    parser = argparse.ArgumentParser(description="Serve an OpenAI-compatible stub.")
    parser.add_argument("--port", type=int, default=0, help="0 for a free one, which is printed")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds until each answer")
    parser.add_argument("--reply", default="\\boxed{42}", help="the text of every reply")
    asked = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve_forever(asked.port, asked.latency, asked.reply))


if __name__ == "__main__":
    main()

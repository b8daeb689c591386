"""OpenEnv's WebSocket: one connection, one session; reset, step and state as messages."""

from __future__ import annotations

import asyncio

import orjson
from pydantic import JsonValue, ValidationError
from starlette.websockets import WebSocket, WebSocketDisconnect

from loong.errors import LoongError
from loong.serve.guard import address
from loong.serve.limits import Rate
from loong.serve.mcp import no_tools
from loong.serve.metrics import Metrics
from loong.serve.sessions import FullError, Session, Sessions
from loong.serve.wire import Action, Message, ResetRequest, sentence
from loong.types import Row

_TRY_LATER = 1013  # the close code for it
_NORMAL = 1000


class Talk:
    """Lead the conversation with one client.

    Args:
        socket: the connection.
        sessions: where its session is opened.
        rate: how many messages a second.
        metrics: counts what is refused.
    """

    def __init__(self, socket: WebSocket, sessions: Sessions, rate: Rate, metrics: Metrics) -> None:
        self._socket = socket
        self._sessions = sessions
        self._rate = rate
        self._metrics = metrics

    async def run(self) -> None:
        """Answer messages until the client goes, says `close` or is silent for too long."""
        await self._socket.accept()
        try:
            session = self._sessions.connect()
        except FullError as error:
            return await self._end("CAPACITY_REACHED", str(error), _TRY_LATER)
        try:
            await self._answer_all(session)
        except WebSocketDisconnect:
            return None
        finally:
            self._sessions.leave(session)

    async def _answer_all(self, session: Session) -> None:
        while True:
            try:
                async with asyncio.timeout(self._sessions.idle):
                    received = await self._socket.receive()
            except TimeoutError:
                self._metrics.expired.inc()
                told = f"the session ended: no message for {self._sessions.idle:g} s"
                return await self._end("SESSION_ERROR", told, _NORMAL)
            if received["type"] == "websocket.disconnect":
                return None
            with self._metrics.in_flight.track_inprogress():
                reply = await self._reply(received.get("text"), session)
            if reply is None:
                return await self._socket.close(_NORMAL)
            await self._socket.send_text(reply.decode())

    async def _reply(self, text: str | None, session: Session) -> bytes | None:
        """Return what answers a message; None where the client says goodbye."""
        wait = self._rate.wait(address(self._socket.scope))
        if wait:
            told = f"too many messages; the next one is welcome in {wait:.2f} s"
            return self._error("RATE_LIMITED", told)
        try:
            message = Message.model_validate(orjson.loads(text or ""))
            return await self._done(message, session)
        except orjson.JSONDecodeError as error:
            return self._error("INVALID_JSON", f"the message is not JSON: {error}")
        except ValidationError as error:
            return self._error("VALIDATION_ERROR", sentence(error))
        except LoongError as error:
            return self._error("EXECUTION_ERROR", str(error))

    async def _done(self, message: Message, session: Session) -> bytes | None:
        match message.type:
            case "reset":
                result = await session.reset(ResetRequest.model_validate(message.data))
                return _packed("observation", result)
            case "step":
                result = await session.step(Action.model_validate(message.data))
                return _packed("observation", result)
            case "state":
                return _packed("state", session.state)
            case "mcp":
                return _packed("mcp", no_tools(message.data))
            case "close":
                return None
            case other:
                return self._error("UNKNOWN_TYPE", f"there is no message type {other[:40]!r}")

    def _error(self, code: str, told: str) -> bytes:
        self._metrics.refused.labels(code.lower()).inc()
        return _packed("error", {"message": told, "code": code})

    async def _end(self, code: str, told: str, close: int) -> None:
        await self._socket.send_text(self._error(code, told).decode())
        await self._socket.close(close, told)


def _packed(kind: str, data: Row | dict[str, JsonValue]) -> bytes:
    # pydantic writes what orjson cannot: integers of any size, in a problem's metadata
    fields = data.to_json() if isinstance(data, Row) else orjson.dumps(data)
    return b'{"type":%b,"data":%b}' % (orjson.dumps(kind), fields)

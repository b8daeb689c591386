"""The door: every request passes it before anything reads its body."""

from __future__ import annotations

import asyncio
import base64
import binascii
import hmac

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from loong.serve.limits import Rate, whole_seconds
from loong.serve.metrics import Metrics

OPEN = "/health"
"""The one path that needs no token."""
_BODY_SECONDS = 30.0  # for a request's body to arrive


class Guard:
    """Refuse who may not ask, asks too much or sends too much.

    Args:
        app: what is guarded.
        token: what a client must show, as `Authorization: Bearer TOKEN` or as the password of a
            URL's `user:password@`; None lets everybody in who is not a web page.
        max_bytes: longest body.
        rate: requests a second and address.
        metrics: counts what is refused.
    """

    def __init__(
        self, app: ASGIApp, *, token: str | None, max_bytes: int, rate: Rate, metrics: Metrics
    ) -> None:
        self._app = app
        self._token = None if token is None else token.encode()
        self._max_bytes = max_bytes
        self._rate = rate
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it here."""
        if scope["type"] not in ("http", "websocket"):
            return await self._app(scope, receive, send)
        refusal = self._refusal(scope)
        if refusal is not None:
            return await refusal(scope, receive, send)
        if scope["type"] == "websocket":
            return await self._app(scope, receive, send)
        with self._metrics.in_flight.track_inprogress():
            return await self._app(scope, self._limited(receive), send)

    def _refusal(self, scope: Scope) -> JSONResponse | None:
        headers = Headers(scope=scope)
        if scope["path"] != OPEN:
            if self._token is None and "origin" in headers:
                return self._refuse(403, "origin", "web pages may not ask a server without a token")
            if not self._knows(headers.get("authorization", "")):
                told = "a token is needed: Authorization: Bearer TOKEN"
                return self._refuse(401, "token", told, {"WWW-Authenticate": "Bearer"})
        wait = self._rate.wait(address(scope))
        if wait:
            told = f"too many requests; the next one is welcome in {wait:.2f} s"
            return self._refuse(429, "rate", told, {"Retry-After": whole_seconds(wait)})
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length[:20]) > self._max_bytes:
            return self._refuse(413, "size", self._too_large())
        return None

    def _knows(self, authorization: str) -> bool:
        """Compare what a client shows with the token, in constant time."""
        if self._token is None:
            return True
        kind, _, value = authorization.partition(" ")
        shown = _password(value) if kind.lower() == "basic" else value.strip().encode()
        return kind.lower() in ("bearer", "basic") and hmac.compare_digest(shown, self._token)

    def _limited(self, receive: Receive) -> Receive:
        """Count a body while it comes, as one without a declared length may never end."""
        seen, whole = 0, False

        async def counted() -> Message:
            nonlocal seen, whole
            if whole:
                return await receive()
            try:
                async with asyncio.timeout(_BODY_SECONDS):
                    message = await receive()
            except TimeoutError:
                self._metrics.refused.labels("slow").inc()
                raise HTTPException(408, f"the body took more than {_BODY_SECONDS:g} s") from None
            seen += len(message.get("body", b""))
            whole = not message.get("more_body", False)
            if seen > self._max_bytes:
                self._metrics.refused.labels("size").inc()
                raise HTTPException(413, self._too_large())
            return message

        return counted

    def _too_large(self) -> str:
        return f"the body is longer than {self._max_bytes} bytes"

    def _refuse(
        self, status: int, reason: str, told: str, headers: dict[str, str] | None = None
    ) -> JSONResponse:
        self._metrics.refused.labels(reason).inc()
        return JSONResponse({"detail": told}, status, {**(headers or {}), "Connection": "close"})


def address(scope: Scope) -> str:
    """Return the address that a request comes from."""
    client = scope.get("client")
    return str(client[0]) if client else ""


def _password(value: str) -> bytes:
    try:
        return base64.b64decode(value, validate=True).partition(b":")[2]
    except binascii.Error:
        return b""

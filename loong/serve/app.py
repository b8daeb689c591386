"""The application: OpenEnv's endpoints, `/verify`, `/metrics`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import cast

from fastapi import FastAPI, WebSocket
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import JsonValue
from starlette.requests import Request

from loong import __version__
from loong.errors import LoongError, UsageError
from loong.serve.grading import grade, grade_batch
from loong.serve.guard import Guard
from loong.serve.judging import Judging
from loong.serve.limits import Rate
from loong.serve.mcp import no_tools
from loong.serve.metrics import Metrics
from loong.serve.problems import Problems
from loong.serve.sessions import FullError, Sessions, UnknownEpisodeError
from loong.serve.socket import Talk
from loong.serve.wire import (
    Action,
    BatchRequest,
    BatchResult,
    Name,
    Observation,
    ResetRequest,
    Result,
    State,
    StepRequest,
    Verified,
    VerifyRequest,
    told,
)
from loong.types import Row, Verifier


@dataclass(frozen=True)
class Limits:
    """What clients may use."""

    sessions: int = 1000
    """Open at once, over WebSocket and HTTP together."""
    idle: float = 600.0
    """Seconds without a message after which a session ends."""
    max_bytes: int = 1_000_000
    """Of one request or message."""
    rate: float = 0.0
    """Requests and messages a second and address; 0 for no limit."""
    judging: float = 180.0
    """Seconds for judging one answer."""


@dataclass
class Service:
    """What the endpoints share."""

    problems: Problems
    verifier: Verifier
    limits: Limits = field(default_factory=Limits)
    token: str | None = None
    metrics: Metrics = field(default_factory=Metrics)

    def __post_init__(self) -> None:
        """Build what follows from the fields."""
        limits = self.limits
        self.rate = Rate(limits.rate)
        self.judging = Judging(self.verifier, self.metrics, timeout=limits.judging)
        self.sessions = Sessions(
            self.problems, self.judging, self.metrics, limit=limits.sessions, idle=limits.idle
        )

    @asynccontextmanager
    async def running(self, app: FastAPI) -> AsyncGenerator[None]:
        """Sweep idle sessions while the server runs; end the sandbox with it."""
        del app
        sweeping = asyncio.create_task(self._sweep())
        try:
            yield
        finally:
            sweeping.cancel()
            self.judging.close()
            await self._cleanup()

    async def _sweep(self) -> None:
        while True:
            await asyncio.sleep(min(self.limits.idle / 4, 30))
            self.sessions.expire()

    async def _cleanup(self) -> None:
        cleanup = cast(
            "Callable[[], Awaitable[None]] | None", getattr(self.verifier, "cleanup", None)
        )
        if cleanup is not None:
            await cleanup()


def create_app(service: Service) -> FastAPI:
    """Return the ASGI application of a service."""
    app = FastAPI(
        title="loong",
        version=__version__,
        description="Verified reasoning problems: an environment on OpenEnv's wire, and a grader.",
        lifespan=service.running,
    )
    app.add_middleware(
        Guard,
        token=service.token,
        max_bytes=service.limits.max_bytes,
        rate=service.rate,
        metrics=service.metrics,
    )
    _add_errors(app, service.metrics)
    _add_episodes(app, service)
    _add_grader(app, service)
    _add_facts(app, service)
    return app


def _add_episodes(app: FastAPI, service: Service) -> None:
    sessions = service.sessions

    @app.post("/reset", tags=["episodes"])
    async def reset(request: ResetRequest | None = None) -> Result:
        """Ask a question; its episode_id goes into the step."""
        return await sessions.begin(request or ResetRequest())

    @app.post("/step", tags=["episodes"])
    async def step(request: StepRequest) -> Result:
        """Answer the question of an episode, and end it."""
        if request.episode_id is None:
            raise UsageError("step: give the episode_id that /reset returned, or use /ws")
        return await sessions.answer(request.episode_id, request.action, request.timeout_s)

    @app.get("/state", tags=["episodes"])
    async def state(episode_id: Name | None = None) -> State:
        """Tell where an episode stands."""
        return State() if episode_id is None else sessions.state(episode_id)

    @app.websocket("/ws")
    async def talk(socket: WebSocket) -> None:
        await Talk(socket, sessions, service.rate, service.metrics).run()

    del reset, step, state, talk


def _add_grader(app: FastAPI, service: Service) -> None:
    @app.post("/verify", tags=["grader"])
    async def verify(request: VerifyRequest) -> Verified:
        """Judge an answer against a reference."""
        return await grade(request, service.judging)

    @app.post("/verify/batch", tags=["grader"])
    async def verify_batch(request: BatchRequest) -> BatchResult:
        """Judge many answers; results stand in the order of the requests."""
        return await grade_batch(request.requests, service.judging)

    del verify, verify_batch


def _add_facts(app: FastAPI, service: Service) -> None:
    @app.get("/health", tags=["server"])
    async def health() -> dict[str, str]:
        """Tell that the server is up; needs no token."""
        return {"status": "healthy"}

    @app.get("/metadata", tags=["server"])
    async def metadata() -> dict[str, str]:
        """Tell what is served."""
        about = f"Single-step reasoning problems of {service.problems.name}, judged by value"
        return {
            "name": f"loong-{service.problems.name}",
            "description": about,
            "version": __version__,
        }

    @app.get("/schema", tags=["server"])
    async def schema() -> dict[str, JsonValue]:
        """Return the JSON schemas of action, observation and state."""
        models: dict[str, type[Row]] = {
            "action": Action,
            "observation": Observation,
            "state": State,
        }
        return {name: model.model_json_schema() for name, model in models.items()}

    @app.get("/metrics", tags=["server"])
    async def metrics() -> Response:
        """Return the counters in Prometheus' format."""
        return Response(service.metrics.text(), media_type=CONTENT_TYPE_LATEST)

    @app.post("/mcp", tags=["server"])
    async def mcp(request: dict[str, JsonValue]) -> dict[str, JsonValue]:
        """Answer OpenEnv's tool protocol: there are no tools."""
        return no_tools(request)

    del health, metadata, schema, metrics, mcp


_STATUS: tuple[tuple[type[Exception], int], ...] = (
    (UnknownEpisodeError, 404),
    (UsageError, 409),
    (FullError, 503),
    (LoongError, 503),
    (ValueError, 422),
)


def _add_errors(app: FastAPI, metrics: Metrics) -> None:
    """Answer every error with one sentence, under the key `detail`."""

    async def refuse(request: Request, error: Exception) -> JSONResponse:
        del request
        status = next(status for kind, status in _STATUS if isinstance(error, kind))
        metrics.refused.labels("full" if status == 503 else "request").inc()  # noqa: PLR2004
        return JSONResponse({"detail": str(error)}, status)

    async def invalid(request: Request, error: Exception) -> JSONResponse:
        del request
        metrics.refused.labels("request").inc()
        errors = error.errors() if isinstance(error, RequestValidationError) else []
        return JSONResponse({"detail": told(errors)}, 422)

    for kind, _ in _STATUS:
        app.add_exception_handler(kind, refuse)
    app.add_exception_handler(RequestValidationError, invalid)

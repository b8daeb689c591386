"""`loong serve`: problems of a domain or a file over HTTP and WebSocket, and a grader."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from loong.errors import SandboxError, UsageError

if TYPE_CHECKING:
    import socket

    from loong.serve.app import Service
    from loong.serve.problems import Problems
    from loong.verifiers.python import PythonVerifier

_NEEDED = ("fastapi", "uvicorn", "websockets", "prometheus_client")
_TOKEN = "LOONG_SERVE_TOKEN"  # noqa: S105 - the name of the variable
_SHORTEST = 16  # characters of a token: shorter ones can be guessed


def command(
    *,
    domain: Annotated[str, typer.Option("--domain", "-d", help="Draw from its families.")] = "",
    dataset: Annotated[
        Path | None, typer.Option(help="Problems of this file or run folder instead.")
    ] = None,
    level: Annotated[
        list[int] | None, typer.Option(help="Only this difficulty level; may be repeated.")
    ] = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 8000,
    token_env: Annotated[
        str, typer.Option(help="Environment variable that holds the token clients must show.")
    ] = _TOKEN,
    without_token: Annotated[
        bool, typer.Option("--without-token", help="Let everybody in, also from other machines.")
    ] = False,
    max_sessions: Annotated[int, typer.Option(min=1, help="Sessions open at once.")] = 1000,
    max_bytes: Annotated[
        int, typer.Option(min=1000, help="Longest request or message.")
    ] = 1_000_000,
    rate: Annotated[
        float, typer.Option(min=0, help="Requests a second from one address; 0 for no limit.")
    ] = 0.0,
    idle: Annotated[
        float, typer.Option(min=1, help="Seconds without a message that end a session.")
    ] = 600.0,
    seed: Annotated[int, typer.Option(min=0, help="Decides what is asked without a seed.")] = 0,
) -> None:
    """Serve problems on OpenEnv's wire, and judge answers at /verify, until Ctrl-C."""
    from loong.extras import need

    need("serve", *_NEEDED)
    from loong.serve.app import Limits, Service
    from loong.serve.server import bind

    limits = Limits(sessions=max_sessions, max_bytes=max_bytes, rate=rate, idle=idle)
    token = _token(token_env)
    listening = bind(host, port)
    with listening:
        _check_reach(listening, host, token, without_token=without_token)
        verifier, problems = _problems(domain, dataset, level or [], seed)
        service = Service(problems=problems, verifier=verifier, limits=limits, token=token)
        try:
            asyncio.run(_serve(service, listening, verifier))
        except KeyboardInterrupt:  # SIGINT or SIGTERM, after everything was closed
            typer.echo("stopped")


def _token(variable: str) -> str | None:
    """Take the token out of the environment, where programs that are started could read it."""
    token = os.environ.pop(variable, None)
    if token is None and variable != _TOKEN:
        raise UsageError(f"--token-env: the environment has no variable {variable!r}")
    if token is not None and len(token) < _SHORTEST:
        raise UsageError(f"the token in {variable!r} is shorter than {_SHORTEST} characters")
    if token is not None and not (token.isascii() and token.isprintable() and " " not in token):
        raise UsageError(f"the token in {variable!r} holds a blank or a character beyond ASCII")
    return token


def _check_reach(
    listening: socket.socket, host: str, token: str | None, *, without_token: bool
) -> None:
    from loong.serve.server import is_loopback

    if token is None and not without_token and not is_loopback(listening):
        raise UsageError(
            f"other machines can reach {host!r}: put a token into the variable {_TOKEN} or "
            "--token-env, or say --without-token"
        )


def _problems(
    domain: str, dataset: Path | None, levels: list[int], seed: int
) -> tuple[PythonVerifier, Problems]:
    from loong import registry
    from loong.serve.problems import DomainProblems, FileProblems
    from loong.verifiers.python import PythonVerifier

    if bool(domain) == (dataset is not None):
        raise UsageError("serve needs problems: --domain D or --dataset PATH, one of them")
    if dataset is not None:
        if levels:
            raise UsageError("--level chooses among a domain's families; a file has none")
        return PythonVerifier(), FileProblems(dataset, seed=seed)
    verifier = PythonVerifier(required_packages=registry.domain(domain).packages)
    return verifier, DomainProblems(domain, verifier, levels=levels, seed=seed)


async def _serve(service: Service, listening: socket.socket, verifier: PythonVerifier) -> None:
    import signal

    from loong.serve.app import create_app
    from loong.serve.server import keep_heap_small, make_server, url

    await verifier.setup()
    sandbox = _level(verifier, needed=service.problems.proven)
    keep_heap_small()
    server = make_server(create_app(service), service.limits)
    # uvicorn closes everything on SIGTERM and then hands the signal on: as Ctrl-C, not as a death
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    door = "a token is needed" if service.token else "no token"
    typer.echo(f"{service.problems.name} on {url(listening)} ({sandbox}; {door}); Ctrl-C ends it")
    await server.serve(sockets=[listening])


def _level(verifier: PythonVerifier, *, needed: bool) -> str:
    """Tell at which level programs run; where problems are proven by running, one is needed."""
    level = getattr(verifier.sandbox, "level", None)
    try:
        return f"sandbox level {level()}" if level else "sandbox"
    except SandboxError as error:
        if needed:
            raise
        return f"no sandbox, answers that are programs stay ungraded: {error}"

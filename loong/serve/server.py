"""Bind an address and run the server on it."""

from __future__ import annotations

import ctypes
import ipaddress
import logging
import resource
import socket

import uvicorn
from fastapi import FastAPI

from loong.errors import UsageError
from loong.serve.app import Limits

_BACKLOG = 2048
_GRACE = 5  # seconds for requests under way once the server is asked to stop
_LARGE = 128 * 1024  # bytes from which on a piece of memory is no part of the heap
_M_MMAP_THRESHOLD = -3  # mallopt(3)
_SPARE = 256  # connections beyond the sessions, and files beyond the connections


def bind(host: str, port: int) -> socket.socket:
    """Return a listening socket; port 0 takes a free one.

    Raises:
        UsageError: no such address here, or it is taken.
    """
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (socket.gaierror, UnicodeError):
        raise UsageError(f"there is no host {host!r}; try 127.0.0.1") from None
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(where)
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        told = f"cannot listen on {host}:{port}: {error.strerror}; choose another --port or --host"
        raise UsageError(told) from None
    return listening


def is_loopback(listening: socket.socket) -> bool:
    """Tell whether only this machine reaches an address."""
    return ipaddress.ip_address(str(listening.getsockname()[0]).partition("%")[0]).is_loopback


def url(listening: socket.socket) -> str:
    """Return the address that clients use."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def make_server(app: FastAPI, limits: Limits) -> uvicorn.Server:
    """Return the server of an application; give `serve` the socket."""
    connections = limits.sessions + _SPARE
    _allow_files(connections + _SPARE)
    config = uvicorn.Config(
        app,
        lifespan="on",
        log_level="warning",
        access_log=False,
        ws="websockets-sansio",
        ws_max_size=limits.max_bytes,
        ws_ping_timeout=limits.idle,  # many clients read no ping while their policy thinks
        ws_per_message_deflate=False,  # its buffers would be most of a session's memory
        limit_concurrency=connections,
        timeout_graceful_shutdown=_GRACE,
        server_header=False,
        proxy_headers=False,  # the rate of an address is not for a header to say
    )
    logging.getLogger("uvicorn.error").addFilter(_is_no_refusal)  # after Config, which resets it
    return uvicorn.Server(config)


def keep_heap_small() -> None:
    """Give long messages memory of their own, for the whole life of this process.

    glibc does so until the first is freed; from then on it takes such pieces from the heap, and
    what is kept for longer and lies between them stops the heap from shrinking: it grew by 0.7 KB
    an episode. Other C libraries have nothing to set.
    """
    setting = getattr(ctypes.CDLL(None), "mallopt", None)
    if setting is not None:
        setting(_M_MMAP_THRESHOLD, _LARGE)


def _is_no_refusal(record: logging.LogRecord) -> bool:
    """Drop what uvicorn logs for each WebSocket that was refused, as if that were a mistake."""
    return not record.getMessage().startswith("ASGI callable returned without completing")


def _allow_files(count: int) -> None:
    """Raise the soft limit on open files, as far as the hard one goes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if resource.RLIM_INFINITY not in (soft, hard) and soft < count:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(count, hard), hard))

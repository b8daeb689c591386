"""The messages between a controller and its servers: fixed layouts, no pickles.

One message is one packet of a SOCK_SEQPACKET socket. A job carries four descriptors of anonymous
memory: code, stdin, stdout, stderr. The first packet of a server is its greeting, JSON text.
"""

from __future__ import annotations

import struct
from typing import NamedTuple

_JOB = struct.Struct("=QdQQ")
_REPLY = struct.Struct("=QiBddd")
_CANCEL = struct.Struct("=Q")
DESCRIPTORS = 4
JOB_BYTES = _JOB.size
GREETING_BYTES = 65536


class Job(NamedTuple):
    """One program to run; its text travels in the descriptors."""

    number: int
    seconds: float
    memory_bytes: int
    output_bytes: int

    def pack(self) -> bytes:
        """Return the message."""
        return _JOB.pack(*self)


class Reply(NamedTuple):
    """How a program ended, as the kernel told the server."""

    number: int
    wait_status: int
    timed_out: bool
    """Whether the server killed it at its deadline."""
    seconds: float
    cpu_seconds: float
    max_rss_mb: float

    def pack(self) -> bytes:
        """Return the message."""
        return _REPLY.pack(*self)


def read_request(message: bytes) -> Job | int:
    """Read a message to a server: a job, or the number of one to stop."""
    if len(message) == _JOB.size:
        number, seconds, memory, output = _JOB.unpack(message)
        return Job(number, seconds, memory, output)
    (number,) = _CANCEL.unpack(message)
    return int(number)


def cancel(number: int) -> bytes:
    """Return the message that stops a job."""
    return _CANCEL.pack(number)


def read_reply(message: bytes) -> Reply:
    """Read a message from a server."""
    number, status, timed_out, seconds, cpu, rss = _REPLY.unpack(message)
    return Reply(number, status, bool(timed_out), seconds, cpu, rss)

"""What travels between loong and its container: JSON in frames, each with its length before it.

To the container: `{"number", "program", "stdin", "limits", "variant"}` for each program, or
`{"cancel": number}`. From it: first a greeting, `{"level"}` or `{"error"}`; then, for each program,
`{"number", "ran"}` or `{"number", "error"}`. The end of the stream is the end of the container.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Mapping

_LENGTH = struct.Struct(">I")
HEAD = _LENGTH.size
Message = dict[str, object]


class BadFrameError(Exception):
    """The other side sent what is no frame; it is not to be listened to any more."""


def pack(message: Mapping[str, object]) -> bytes:
    """Return a message as a frame."""
    text = json.dumps(message).encode()  # escapes whatever is not ASCII, half characters included
    return _LENGTH.pack(len(text)) + text


def length(head: bytes) -> int:
    """Return the number of bytes that follow a frame's head."""
    (size,) = _LENGTH.unpack(head)
    return int(size)


def unpack(text: bytes) -> Message:
    """Read the text of a frame; raises BadFrameError."""
    try:
        message: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadFrameError(f"no JSON in a frame ({error})") from None
    if not isinstance(message, dict):
        raise BadFrameError(f"a frame holds {type(message).__name__}, no object")
    return {str(key): value for key, value in message.items()}


class Reader:
    """Cuts a stream that comes in pieces into messages."""

    def __init__(self) -> None:
        self._rest = bytearray()

    def feed(self, piece: bytes, most: int) -> Iterator[Message]:
        """Take a piece and yield the messages that are whole; a longer frame than `most` is bad."""
        self._rest += piece
        while len(self._rest) >= HEAD:
            end = HEAD + length(bytes(self._rest[:HEAD]))
            if end - HEAD > most:
                raise BadFrameError(f"a frame of {end - HEAD} bytes, at most {most} are due")
            if len(self._rest) < end:
                return
            text = bytes(self._rest[HEAD:end])
            del self._rest[:end]
            yield unpack(text)

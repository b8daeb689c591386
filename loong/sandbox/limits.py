"""Check the limits of a run before it is given to a server."""

from __future__ import annotations

from loong.errors import UsageError
from loong.types import Limits

_LONGEST = 86_400.0
_LARGEST_MB = 1 << 20
_MOST_OUTPUT = 1 << 30


def check(limits: Limits) -> None:
    """Raise UsageError for limits that are no limits."""
    if not 0 < limits.seconds <= _LONGEST:
        raise UsageError(
            f"the time limit must be above 0 and at most 86400 s, not {limits.seconds!r}"
        )
    if not 1 <= limits.memory_mb <= _LARGEST_MB:
        raise UsageError(
            f"the memory limit must be 1 to {_LARGEST_MB} MB, not {limits.memory_mb!r}"
        )
    if not 0 <= limits.output_bytes <= _MOST_OUTPUT:
        raise UsageError(
            f"the output limit must be 0 to {_MOST_OUTPUT} bytes, not {limits.output_bytes!r}"
        )

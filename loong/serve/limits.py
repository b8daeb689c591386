"""Limits on who may ask how much: a bucket of tokens for each address."""

from __future__ import annotations

import math
import time
from collections import OrderedDict

_ADDRESSES = 10_000  # remembered; the ones longest silent are forgotten first


class Rate:
    """Let each address make so many requests a second.

    Args:
        per_second: how many; bursts of as many are let through. 0 for no limit.
    """

    def __init__(self, per_second: float) -> None:
        self._per_second = per_second
        self._burst = max(1.0, per_second)
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, address: str) -> float:
        """Return 0.0 and take a token, or the seconds until there will be one."""
        if not self._per_second:
            return 0.0
        now = time.monotonic()
        left, then = self._buckets.pop(address, (self._burst, now))
        left = min(self._burst, left + (now - then) * self._per_second)
        allowed = left >= 1
        self._buckets[address] = (left - 1 if allowed else left, now)
        if len(self._buckets) > _ADDRESSES:
            self._buckets.popitem(last=False)
        return 0.0 if allowed else (1 - left) / self._per_second


def whole_seconds(wait: float) -> str:
    """Return seconds as a Retry-After header says them."""
    return str(max(1, math.ceil(wait)))

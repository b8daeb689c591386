"""Verifiers with and without a life of their own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Literal, cast


async def call(owner: object, method: Literal["setup", "cleanup"]) -> None:
    """Call the `setup` or `cleanup` of a verifier or source, where it has one."""
    found = cast("Callable[[], Awaitable[None]] | None", getattr(owner, method, None))
    if found is not None:
        await found()

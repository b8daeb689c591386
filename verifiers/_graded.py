"""What verifiers share: a verdict is timed and signed, and nothing is raised."""

from __future__ import annotations

import time
from collections.abc import Awaitable
from typing import Protocol

from loong.errors import LoongError
from loong.types import Outcome, Verdict


class Named(Protocol):
    """Anything that signs verdicts."""

    name: str
    version: str


def decided(outcome: Outcome, reason: str) -> Verdict:
    """Return a verdict that nobody has signed yet."""
    return Verdict(outcome=outcome, reason=reason)


def no_options(name: str, options: dict[str, object]) -> None:
    """Refuse options where a verifier has none.

    Raises:
        TypeError: an option was given.
    """
    if options:
        raise TypeError(f"the verifier {name!r} has no option {next(iter(options))!r}")


async def graded(by: Named, judging: Awaitable[Verdict]) -> Verdict:
    """Await a verdict and sign it; what fails on the way leaves the answer ungraded."""
    started = time.perf_counter()
    try:
        verdict = await judging
    except LoongError as error:
        verdict = decided(Outcome.UNGRADED, f"{by.name}: {error}")
    except Exception as error:  # noqa: BLE001 - a verifier raises nothing: our fault is UNGRADED
        verdict = decided(
            Outcome.UNGRADED, f"the verifier failed: {type(error).__name__}: {error}"[:500]
        )
    return verdict.model_copy(
        update={
            "verifier": by.name,
            "version": by.version,
            "seconds": time.perf_counter() - started,
        }
    )

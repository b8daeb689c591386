"""What `loong verify` and `loong seeds` share: options, and a verifier that runs rationales."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from loong.types import Limits

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from loong.sandbox.choosing import Policy
    from loong.verifiers.python import PythonVerifier

_OUTPUT = 100_000  # bytes that a rationale may print

TimeoutOption = Annotated[float, typer.Option(min=0.01, help="Seconds for one run.")]
MemoryOption = Annotated[int, typer.Option(min=1, help="MB for one run.")]
ConcurrencyOption = Annotated[int, typer.Option(min=1, help="Rows under way at once.")]
EnvironmentsOption = Annotated[
    Literal["never", "cached", "build", "retry"],
    typer.Option(
        help="Where a row asks for other packages than are installed here: use these all the same "
        "(never), or an environment that was built before (cached), or build one from wheels of "
        "your package index (build), or build also what failed before (retry)."
    ),
]


@contextlib.asynccontextmanager
async def proving(
    limits: Limits,
    policy: Policy,
    backend: str,
    *,
    relative: float | None = None,
    rounded: bool = False,
) -> AsyncGenerator[PythonVerifier]:
    """Yield a verifier that has the packages of every domain loaded ahead; end it afterwards."""
    from loong.registry import domain, domains
    from loong.sandbox import open_sandbox
    from loong.sandbox.choosing import Environments
    from loong.verifiers.python import PythonVerifier

    packages = sorted({name for known in domains() for name in domain(known).packages})
    found = Environments(policy, tell=lambda text: typer.echo(text, err=True))
    sandbox = open_sandbox(backend=backend, preload=packages)
    verifier = PythonVerifier(
        sandbox=sandbox, environments=found, relative_tolerance=relative, rounded=rounded
    )
    verifier.limits = limits
    try:
        yield verifier
    finally:
        await sandbox.aclose()


def limits(seconds: float, memory: int) -> Limits:
    """Return what one run of a rationale may use, from seconds and MB."""
    return Limits(seconds=seconds, memory_mb=memory, output_bytes=_OUTPUT)


def printable(text: str) -> str:
    """Return text without what could command a terminal: a program's error says what it likes."""
    return "".join(c if c.isprintable() else "�" for c in text)

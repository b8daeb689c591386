"""Where sessions get their environments: all draw from one set of problems.

A reset with a seed begins the very order that a local SingleStepEnv gives for that seed. Without
one, no two sessions are asked the same: sessions of a domain get an order each, sessions of a file
share one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from loong.data import StaticDataset
from loong.envs.single_step import Proven, SingleStepEnv
from loong.generate.procedural import Procedural
from loong.seeding import number, stream
from loong.types import DataPoint, Verifier
from loong.verifiers.python import PythonVerifier


class Problems(Protocol):
    """Problems that many sessions draw from."""

    name: str
    proven: bool
    """Whether problems are proven in the sandbox before they are served."""

    def ordered(self, verifier: Verifier) -> SingleStepEnv:
        """Return an environment for a reset with a seed."""
        ...

    def unordered(self, verifier: Verifier) -> SingleStepEnv:
        """Return an environment for a reset without a seed."""
        ...


class DomainProblems:
    """Problems of a domain's families, each proven before it is served.

    Args:
        domain: whose families.
        prover: runs the rationales; it belongs to the caller.
        levels: only these difficulty levels; empty for all.
        seed: decides what sessions without a seed of their own are asked.

    Raises:
        UsageError: an unknown domain, one without families, or a level that no family has.
    """

    proven = True

    def __init__(
        self, domain: str, prover: PythonVerifier, *, levels: Sequence[int] = (), seed: int = 0
    ) -> None:
        self.name = domain
        self._strategy = Procedural(domain, levels=levels)
        self._prover = prover
        self._seed = seed
        self._begun = 0

    def ordered(self, verifier: Verifier) -> SingleStepEnv:
        """Return an environment for a reset with a seed."""
        return SingleStepEnv(Proven(self._strategy, self._prover), verifier, timeout=None)

    def unordered(self, verifier: Verifier) -> SingleStepEnv:
        """Return an environment whose order no other session has."""
        source = Proven(self._strategy, self._prover)
        source.restart(number(f"serve/{self._seed}/{self._begun}"))
        self._begun += 1
        return SingleStepEnv(source, verifier, timeout=None)


class FileProblems:
    """Problems of a dataset file or a run folder.

    Args:
        path: what to read.
        seed: decides the order that sessions without a seed of their own share.

    Raises:
        UsageError: nothing can be read there.
    """

    proven = False

    def __init__(self, path: Path, *, seed: int = 0) -> None:
        self.name = path.name
        self._shared = _Shared(list(StaticDataset(path)), seed)

    def ordered(self, verifier: Verifier) -> SingleStepEnv:
        """Return an environment for a reset with a seed."""
        return SingleStepEnv(self._shared.points, verifier, timeout=None)

    def unordered(self, verifier: Verifier) -> SingleStepEnv:
        """Return an environment that draws what no other session has drawn in this round."""
        return SingleStepEnv(self._shared, verifier, timeout=None)


class _Shared:
    """One order of a finite set that all sessions draw from, as a generator."""

    def __init__(self, points: list[DataPoint], seed: int) -> None:
        self.points = points
        self._seed = seed
        self._round = 0
        self._left: list[int] = []

    async def async_sample(self) -> DataPoint:
        """Return the next problem of the round; each new round is shuffled anew."""
        if not self._left:
            self._left = list(range(len(self.points)))
            stream(f"serve/{self._seed}/{self._round}").shuffle(self._left)
            self._round += 1
        return self.points[self._left.pop()]

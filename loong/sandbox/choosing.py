"""Choose the packages that a program runs with: this interpreter's own, or an environment."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal, Protocol, runtime_checkable

from loong.errors import UsageError
from loong.sandbox import environments
from loong.sandbox.environments import Environment, NoEnvironmentError
from loong.sandbox.requirements import normalised, unmet
from loong.types import Sandbox

Policy = Literal["never", "cached", "build", "retry"]
"""`cached` uses what was built before, `build` builds what is missing, `retry` also what failed."""


@runtime_checkable
class HasEnvironments(Protocol):
    """A sandbox that can show programs another folder of packages."""

    def within(self, libraries: Path) -> Sandbox:
        """Return the sandbox with that folder in place of the interpreter's own packages."""
        ...


class Environments:
    """Find environments for requirement sets, each looked for once.

    Where this interpreter's own packages meet a set, they are used: they are loaded ahead.

    Args:
        policy: whether environments are used, and built.
        root: folder that holds them; None for the user's cache.
        tell: is called with a sentence before one is built.
    """

    def __init__(
        self,
        policy: Policy = "cached",
        *,
        root: Path | None = None,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        self.policy = policy
        self.root = (root or environments.default_root()).absolute()
        self._tell = tell
        self._found: dict[tuple[str, ...], Environment | NoEnvironmentError | None] = {}
        self._one_at_a_time = threading.Lock()

    async def find(self, requirements: Iterable[object]) -> Environment | None:
        """Return the environment to use, None for the interpreter's own packages.

        Raises:
            NoEnvironmentError: it is to be built and cannot be, or a requirement is not plain.
        """
        if self.policy == "never":
            return None
        try:
            wanted = normalised(requirements)
        except UsageError as error:
            if self.policy == "cached":
                return None
            raise NoEnvironmentError(str(error)) from error
        if wanted not in self._found:
            await asyncio.to_thread(self._look, wanted)
        found = self._found[wanted]
        if isinstance(found, NoEnvironmentError):
            raise NoEnvironmentError(str(found))
        return found

    def _look(self, wanted: tuple[str, ...]) -> None:
        with self._one_at_a_time:
            if wanted not in self._found:
                try:
                    self._found[wanted] = self._chosen(wanted)
                except NoEnvironmentError as error:
                    self._found[wanted] = error

    def _chosen(self, wanted: tuple[str, ...]) -> Environment | None:
        lacks = unmet(wanted)
        if not lacks:
            return None
        there = environments.cached(wanted, self.root)
        if there is not None or self.policy == "cached":
            return there
        if self._tell is not None:
            self._tell(f"building an environment: {', '.join(lacks)}")
        return environments.build(wanted, self.root, retry=self.policy == "retry")

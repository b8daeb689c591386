"""The errors loong raises, as a tree.

    LoongError
    ├── UsageError       what was asked cannot be done: wrong name, option, file (exit code 2)
    │   └── MissingExtra an optional library is not installed
    └── JobError         the asking was right, the work failed (exit code 1)
        ├── ModelError   a model server or engine did not answer
        │   └── ModelRefusal  it will not answer this very request
        └── SandboxError the machine cannot give the protection asked for

A message is one or two sentences: what was wrong, where, and what to do. Bad rows, bad replies and
bad programs are no errors: they are data, counted and kept with their reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loong.types import Completion


class LoongError(Exception):
    """Base of every error that loong raises on purpose."""

    exit_code = 1


class UsageError(LoongError):
    """What was asked cannot be done: an unknown name, a bad option, an unreadable file."""

    exit_code = 2


class MissingExtra(UsageError):  # noqa: N818 - reads as a sentence where it is raised
    """A library of an extra is not installed."""

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(
            f"{library!r} is not installed; run: pip install 'loong-reasoning[{extra}]'"
        )
        self.library = library
        self.extra = extra


class JobError(LoongError):
    """The work was well asked for and failed."""


class ModelError(JobError):
    """A model server or engine did not answer, after the retries it is owed."""

    answered: tuple[Completion, ...] = ()
    """Completions of the same call that did come."""


class ModelRefusal(ModelError):  # noqa: N818 - reads as a sentence where it is raised
    """A model will never answer this very request: it is too long, say, or filtered."""


class SandboxError(JobError):
    """The sandbox could not be started, or not at the level that was asked for."""

"""What extraction and comparison hand back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """The final answer found in a reply."""

    text: str | None
    """The answer as it was written, or None where there is none or more than one."""
    how: str
    """`boxed`, `tag`, `json`, `phrase`, `code`, `bold`, `display`, `bare`, `line` or `none`."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Whether an answer is the reference."""

    equal: bool | None
    """None: could not be decided within the bounds."""
    reason: str
    kind: str
    """How the reference was read (`number`, `list`, …); `unreadable` where the answer was not."""

"""Arms: the things that a curriculum chooses among."""

from __future__ import annotations

from loong.types import Row


class Arm(Row):
    """A family at a level, or one item of a finite set."""

    key: str
    """Names it, the same in every session of a run."""
    capability: str
    """What it trains: a family, a domain. A batch mixes capabilities evenly."""
    level: int = 1
    ladder: str = ""
    """Arms of one ladder are opened level by level; empty: open from the start."""
    size: int | None = None
    """How many different problems it has; None for no end."""


class Outcome(Row):
    """What became of one group: the replies of the policy to one question."""

    arm: str
    item: str
    """Id of the problem."""
    next: int
    """Where the arm's next problem is looked for."""
    right: int
    wrong: int
    """Unreadable replies too."""
    ungraded: int = 0
    used: bool = False
    """Whether the group was trained on."""

    @property
    def flat(self) -> bool:
        """Whether the graded replies are all right or all wrong, which teaches nothing."""
        return not (self.right and self.wrong)

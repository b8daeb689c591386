"""Difficulty: how often the policy of now is right on an arm, and what that is worth to GRPO.

The chance p of a right reply has the Beta distribution Beta(1 + right, 1 + wrong): a plain share is
undefined before the first attempt and says 0 or 1 after the first group, and pass@k estimated from
n attempts needs n of at least k. With the Beta every figure below is exact for any counts, and an
arm that was never tried is worth trying. Old counts fade: they are of an older policy.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

HALF_LIFE = 10.0
"""Updates of the policy after which an attempt counts half, at the least."""
SURE = 12.0
"""Faded attempts from which an estimate is acted on."""
EASY = 0.85
"""Chance of a right reply from which an arm is easy."""
HARD = 0.25
"""Chance of a right reply below which an arm is hard."""

Grade = Literal["unknown", "easy", "medium", "hard"]


@dataclass(frozen=True)
class Tally:
    """Faded counts of right and wrong replies, as of a step."""

    right: float = 0.0
    wrong: float = 0.0
    step: int = 0

    @property
    def attempts(self) -> float:
        """Faded number of graded attempts."""
        return self.right + self.wrong

    @property
    def chance(self) -> float:
        """The mean of the Beta: the expected chance of a right reply."""
        return (1 + self.right) / (2 + self.attempts)

    @property
    def sure(self) -> bool:
        """Whether there are attempts enough to act on."""
        return self.attempts >= SURE

    def at(self, step: int, half_life: float = HALF_LIFE) -> Tally:
        """Return the tally as it counts at a later step."""
        faded = 0.5 ** (max(0, step - self.step) / half_life)
        return Tally(self.right * faded, self.wrong * faded, max(step, self.step))


def pass_at(tally: Tally, k: int) -> float:
    """Return the expected chance that one of k replies is right: 1 - E[(1-p)^k]."""
    return 1 - _power(1 + tally.wrong, 2 + tally.attempts, k)


def mixed(tally: Tally, n: int) -> float:
    """Return the expected chance that a group of n replies has right and wrong ones.

    That is 1 - E[p^n] - E[(1-p)^n]: only such a group has advantages that are not 0.
    """
    total = 2 + tally.attempts
    return 1 - _power(1 + tally.right, total, n) - _power(1 + tally.wrong, total, n)


def grade(tally: Tally) -> Grade:
    """Return how hard an arm is for the policy, `unknown` without attempts enough."""
    if not tally.sure:
        return "unknown"
    if tally.chance >= EASY:
        return "easy"
    return "hard" if tally.chance < HARD else "medium"


def _power(part: float, total: float, n: int) -> float:
    """Return E[p^n] of Beta(part, total - part)."""
    return math.prod((part + i) / (total + i) for i in range(n))

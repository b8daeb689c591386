"""The shape of a reward: named parts with weights, stated once and shown with every step.

    reward = accuracy · [right] + format · [in the asked form] - length · excess

`[right]` is 1 for a right answer and else 0. `[in the asked form]` is 1 where the reply's final
answer, right or wrong, was found in the form that was asked for. `excess` grows evenly from 0 at
`short` characters to 1 at `long` characters and stays there. A reply that nobody could grade has no
reward, whatever its form.
"""

from __future__ import annotations

import math
from typing import Literal, Self

from pydantic import model_validator

from loong.answers import extract
from loong.errors import UsageError
from loong.types import Row, Verdict

Form = Literal["boxed", "tag", "json"]
"""How a reply may mark its answer: a LaTeX box, an answer tag, a JSON key."""


class Reward(Row):
    """The weights of a reward's parts; see the module's formula.

    Raises:
        UsageError: a weight below 0, or a shape in which some wrong answer would earn as much as
            some right one.
    """

    accuracy: float = 1.0
    format: float = 0.0
    length: float = 0.0
    """The most that length can cost."""
    form: Form = "boxed"
    short: int = 2_000
    """Characters that cost nothing."""
    long: int = 8_000
    """Characters from which the whole of `length` is lost."""

    @model_validator(mode="after")
    def _right_pays_more(self) -> Self:
        weights = (self.accuracy, self.format, self.length)
        if not all(math.isfinite(weight) and weight >= 0 for weight in weights):
            raise UsageError(f"the weights of a reward are finite and not below 0, not {weights}")
        if self.accuracy <= self.format + self.length:
            raise UsageError(
                f"a reward's accuracy ({self.accuracy}) must weigh more than format and length "
                f"together ({self.format} + {self.length}), or a wrong answer could earn as much "
                "as a right one"
            )
        if not 0 <= self.short < self.long:
            raise UsageError(f"0 <= short < long does not hold for {self.short} and {self.long}")
        return self

    def parts(self, reply: str, verdict: Verdict) -> dict[str, float]:
        """Return the weighted parts of the reward by name; their sum is the reward.

        Parts without weight are left out. A reply that nobody could grade has no parts.
        """
        if verdict.reward is None:
            return {}
        parts = {"correctness": self.accuracy * verdict.reward}
        if self.format:
            parts["format"] = self.format * (extract(reply).how == self.form)
        if self.length:
            excess = (len(reply) - self.short) / (self.long - self.short)
            parts["length"] = -self.length * min(1.0, max(0.0, excess))
        return parts

"""The curriculum itself: a fold over recorded groups, from which the next choice follows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from loong.curriculum.arms import Arm, Outcome
from loong.curriculum.choice import choose, weight
from loong.curriculum.difficulty import HALF_LIFE, Grade, Tally, grade, pass_at
from loong.errors import UsageError
from loong.seeding import stream
from loong.types import Row

RAISE_AT = 0.7
"""Chance of a right reply at a ladder's highest open level that opens the next one."""


class Standing(Row):
    """How the policy does on one arm."""

    arm: str
    capability: str
    level: int
    open: bool
    attempts: int
    """Graded ones, of all steps."""
    chance: float
    """Expected chance of a right reply now."""
    pass_at_k: float
    """Expected chance that one of a group's replies is right."""
    grade: Grade


class Curriculum:
    """Choose arms for a policy that learns.

    Args:
        arms: what there is to choose.
        questions: groups that a batch trains on. Attempts count half after two rounds of all arms.
        group: replies to each question.
        seed: decides the choices.
        adaptive: False chooses among all arms with equal weight, and opens all levels at once.

    Raises:
        UsageError: no arm, or two of the same key.
    """

    def __init__(
        self,
        arms: Sequence[Arm],
        *,
        questions: int,
        group: int,
        seed: int,
        adaptive: bool = True,
    ) -> None:
        self.arms = {arm.key: arm for arm in arms}
        if not arms or len(self.arms) < len(arms):
            raise UsageError("a curriculum needs arms to choose among, each key once")
        self.questions, self.group = questions, group
        self.seed, self.adaptive = seed, adaptive
        self._half_life = max(HALF_LIFE, 2 * len(arms) / questions)
        self._tallies: dict[str, Tally] = {}
        self._earlier: dict[str, Tally] = {}
        self._attempts: Counter[str] = Counter()
        self._next: dict[str, int] = {}
        self._items: defaultdict[str, set[str]] = defaultdict(set)
        self._levels = _levels(arms)
        self.open = {ladder: levels[0] for ladder, levels in self._levels.items()}
        """The highest open level of each ladder."""
        if not adaptive:
            self.open = {ladder: levels[-1] for ladder, levels in self._levels.items()}

    def choose(self, step: int, round_: int, taken: Mapping[Arm, int], count: int) -> list[Arm]:
        """Choose the arms of a round of a step; the same for the same record."""
        rng = stream(f"curriculum/{self.seed}/{step}/{round_}")
        return choose(self._weights(step), taken, count, rng)

    def record(self, step: int, outcome: Outcome) -> None:
        """Take note of a group that was answered at a step."""
        arm = self.arms[outcome.arm]
        self._next[arm.key] = outcome.next
        self._items[arm.key].add(outcome.item)
        self._attempts[arm.key] += outcome.right + outcome.wrong
        now = self._now(arm.key, step)
        self._tallies[arm.key] = Tally(now.right + outcome.right, now.wrong + outcome.wrong, step)
        if self.adaptive and arm.ladder and arm.level == self.open[arm.ladder]:
            self._raise(arm.ladder, self._tallies[arm.key])

    def checkpoint(self) -> None:
        """Take the record so far as that of an earlier checkpoint, which judges arms from now on.

        The attempts on record are the policy's own, so nothing has to be asked of a checkpoint
        again: its pass rate is the tally as it stood then.
        """
        self._earlier = dict(self._tallies)

    def next_index(self, arm: Arm) -> int:
        """Return where the next problem of an arm is looked for."""
        return self._next.get(arm.key, 0)

    def asked(self, arm: Arm) -> frozenset[str]:
        """Return the ids of the problems of an arm that were asked."""
        return frozenset(self._items.get(arm.key, ()))

    def standings(self, step: int) -> list[Standing]:
        """Return how the policy does on every arm that is open or was tried."""
        return [
            self._standing(arm, step)
            for arm in self.arms.values()
            if self._is_open(arm) or self._attempts[arm.key]
        ]

    def _standing(self, arm: Arm, step: int) -> Standing:
        now = self._now(arm.key, step)
        return Standing(
            arm=arm.key,
            capability=arm.capability,
            level=arm.level,
            open=self._is_open(arm),
            attempts=self._attempts[arm.key],
            chance=now.chance,
            pass_at_k=pass_at(now, self.group),
            grade=grade(now),
        )

    def _weights(self, step: int) -> dict[Arm, float]:
        arms = [arm for arm in self.arms.values() if self._is_open(arm)]
        if not self.adaptive:
            return dict.fromkeys(arms, 1.0)
        return {arm: self._weight(arm.key, step) for arm in arms}

    def _weight(self, key: str, step: int) -> float:
        now = self._now(key, step)
        return weight(now, self._earlier.get(key, Tally()), self.group)

    def _now(self, key: str, step: int) -> Tally:
        return self._tallies.get(key, Tally()).at(step, self._half_life)

    def _is_open(self, arm: Arm) -> bool:
        return not arm.ladder or arm.level <= self.open[arm.ladder]

    def _raise(self, ladder: str, tally: Tally) -> None:
        above = [level for level in self._levels[ladder] if level > self.open[ladder]]
        if above and tally.sure and tally.chance >= RAISE_AT:
            self.open[ladder] = above[0]


def _levels(arms: Sequence[Arm]) -> dict[str, list[int]]:
    """Return the levels of each ladder, rising."""
    levels: defaultdict[str, set[int]] = defaultdict(set)
    for arm in arms:
        if arm.ladder:
            levels[arm.ladder].add(arm.level)
    return {ladder: sorted(found) for ladder, found in levels.items()}

"""The choice: which arms a batch asks about."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence

from loong.curriculum.arms import Arm
from loong.curriculum.difficulty import Tally, grade, mixed

SOLVED = 0.5
"""How much less an arm counts that an earlier checkpoint always solved."""


def weight(now: Tally, earlier: Tally, n: int) -> float:
    """Return how much an arm is worth asking about.

    The chance that a group of n teaches anything; less where an earlier checkpoint solved the arm
    already; nothing where the arm is known to be easy, until that knowledge has faded.
    """
    if grade(now) == "easy":
        return 0.0
    solved = earlier.chance if earlier.sure else 0.0
    return mixed(now, n) * (1 - SOLVED * solved)


def choose(
    weights: Mapping[Arm, float], taken: Mapping[Arm, int], count: int, rng: random.Random
) -> list[Arm]:
    """Choose arms, capabilities in even shares, arms of a capability by weight.

    No two capabilities differ by more than one in what is chosen, as far as they have problems; the
    weights decide which ones come first. Where no arm has weight, all count the same.

    Args:
        weights: of the open arms, not below 0.
        taken: problems of each arm that the batch has already; a finite arm's run out.
        count: how many to choose; fewer where the problems run out.
        rng: decides.
    """
    left = {arm: _left(arm, taken) for arm in weights}
    known = weights if any(weights.values()) else dict.fromkeys(weights, 1.0)
    chosen: list[Arm] = []
    while len(chosen) < count:
        waiting = _by_capability({arm: w for arm, w in known.items() if left[arm] > 0 and w > 0})
        if not waiting:
            if known is weights:  # what has weight is used up: the rest may fill the batch
                known = dict.fromkeys(weights, 1.0)
                continue
            break
        for capability in _order({name: max(ws.values()) for name, ws in waiting.items()}, rng):
            if len(chosen) < count:
                arm = _draw(waiting[capability], rng)
                chosen.append(arm)
                left[arm] -= 1
    return chosen


def _left(arm: Arm, taken: Mapping[Arm, int]) -> float:
    return float("inf") if arm.size is None else arm.size - taken.get(arm, 0)


def _by_capability(weights: Mapping[Arm, float]) -> dict[str, dict[Arm, float]]:
    parts: defaultdict[str, dict[Arm, float]] = defaultdict(dict)
    for arm, worth in weights.items():
        parts[arm.capability][arm] = worth
    return parts


def _order(weights: Mapping[str, float], rng: random.Random) -> list[str]:
    """Order names at random, the heavier the earlier (Efraimidis and Spirakis 2006)."""
    keys = {name: rng.random() ** (1 / worth) for name, worth in weights.items()}
    return sorted(keys, key=lambda name: (-keys[name], name))


def _draw(weights: Mapping[Arm, float], rng: random.Random) -> Arm:
    arms: Sequence[Arm] = list(weights)
    return rng.choices(arms, list(weights.values()))[0]

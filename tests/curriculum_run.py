"""A training run without a model: a policy that learns what it is asked, and can be killed.

    python tests/curriculum_run.py FOLDER STEPS     prints each step before its checkpoint

The policy is right on an arm with a chance that grows with every group it is trained on. Its
checkpoints are files, as a trainer's are; the curriculum is in its store.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from loong.curriculum.arms import Arm, Outcome
from loong.curriculum.batch import Ask, Group, fill
from loong.curriculum.curriculum import Curriculum
from loong.curriculum.store import CurriculumStore
from loong.seeding import stream

GROUP = 8
EVERY = 3  # steps between checkpoints
ARMS = [
    Arm(key=f"{family}/{level}", capability=family, level=level, ladder=family)
    for family in ("paths", "trees", "flows")
    for level in (1, 2, 3)
] + [Arm(key=f"item-{i}", capability="items", size=1) for i in range(5)]


class Learner:
    """A policy whose skill on an arm grows by being trained on it, less at higher levels."""

    def __init__(self, skill: dict[str, float] | None = None, seed: int = 0) -> None:
        self.skill = skill or {arm.key: 0.3 / arm.level for arm in ARMS}
        self.seed = seed

    def answer(self, curriculum: Curriculum, step: int, asks: Sequence[Ask]) -> list[Group[str]]:
        begun = {ask.arm.key: curriculum.next_index(ask.arm) for ask in asks}
        groups: list[Group[str]] = []
        for ask in asks:
            key = ask.arm.key
            rng = stream(f"learner/{self.seed}/{step}/{ask.place}/{key}")
            right = sum(rng.random() < self.skill[key] for _ in range(GROUP))
            item = f"{key}#{begun[key]}"
            begun[key] += 1
            outcome = Outcome(arm=key, item=item, next=begun[key], right=right, wrong=GROUP - right)
            groups.append(Group(outcome, item))
        return groups

    def learn(self, groups: Sequence[Group[str]]) -> None:
        for group in groups:
            if not group.outcome.flat:
                old = self.skill[group.outcome.arm]
                self.skill[group.outcome.arm] = old + 0.08 * (1 - old)


def train(folder: Path, steps: int, *, seed: int = 0, adaptive: bool = True) -> Learner:
    """Train to a step, from the last checkpoint where there is one."""
    with CurriculumStore(folder) as store:
        saved = folder / "policy.json"
        step, skill = json.loads(saved.read_text()) if saved.exists() else (0, None)
        learner = Learner(skill, seed)
        store.rewind(step)
        curriculum = Curriculum(ARMS, questions=4, group=GROUP, seed=seed, adaptive=adaptive)
        store.replay(curriculum)
        while step < steps:
            batch = fill(
                curriculum,
                step,
                lambda asks, now=step: learner.answer(curriculum, now, asks),  # type: ignore[misc]
            )
            store.add(step, batch.asked)
            learner.learn(batch.groups)
            step += 1
            store.add_metrics(step, "train", {"flat": sum(o.flat for o in batch.asked)})
            print(step, flush=True)  # noqa: T201 - the test kills at a step
            if step % EVERY == 0:
                partial = folder / "partial.json"
                partial.write_text(json.dumps([step, learner.skill]))
                partial.replace(saved)
                store.add_checkpoint(step)
                curriculum.checkpoint()
        return learner


if __name__ == "__main__":
    train(Path(sys.argv[1]), int(sys.argv[2]))

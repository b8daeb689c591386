"""A tiny policy that answers small sums rightly, or gives up, about every other time.

It is taught in a few seconds: what is left to learn is that answering pays.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.tiny_policy import model, teach, tokenizer
from loong.types import DataPoint, Item

SUMS = [(a, b) for a in range(1, 6) for b in range(1, 6) if a + b < 9]


def points() -> list[DataPoint]:
    """Return the problems: small sums, two levels by whether the result is above 5."""
    return [
        DataPoint(
            question=f"What is {a} plus {b}?",
            final_answer=str(a + b),
            rationale=f"print({a} + {b})",
            metadata={"domain": "sums", "tags": [f"tag {a % 2}"], "difficulty": 1 + (a + b > 5)},
        )
        for a, b in SUMS
    ]


def items() -> list[Item]:
    """Return the problems as items, to be exported."""
    return [
        Item(
            id=point.id,
            domain="sums",
            question=point.question,
            final_answer=point.final_answer,
            answer_type="integer",
            rationale=point.rationale,
            chain_of_thought="",
        )
        for point in points()
    ]


def lessons(seed: int) -> Iterator[tuple[DataPoint, str]]:
    """Yield problems with the right answer every other time, else with a question mark."""
    rng = random.Random(seed)
    for point in itertools.cycle(points()):
        yield point, rf"\boxed{{{point.final_answer}}}" if rng.random() < 1 / 2 else "?"


def build(folder: Path, *, steps: int = 200, seed: int = 0) -> Path:
    """Write the policy and its tokenizer into a folder; return it."""
    texts = [rf"{point.question}\boxed{{{point.final_answer}}}" for point in points()]
    words = tokenizer(texts)
    policy = model(len(words), hidden=48, layers=2, seed=seed)
    teach(policy, words, lessons(seed), steps=steps, batch=32, lr=5e-3)
    words.save_pretrained(str(folder))
    policy.save_pretrained(str(folder))
    return folder

"""Problem families: parametrised programs that write problems and solve them twice.

A family is a module in `seeds/<domain>/families/` (a leading underscore marks a helper) with

    TITLE = "Shortest path in a road network"
    TOPICS = ("shortest paths",)         # what it trains, for coverage and for few-shot topics
    LEVELS = 5                            # difficulty levels 1..LEVELS, each really harder
    FINITE = None                         # number of instances if finite by nature, else None
    def problem(rng: random.Random, level: int) -> Problem

`problem` is pure in the state of `rng` and `level`: it never iterates a set in hash order, never
reads a clock or a global. Its chain of thought is produced by a method that shares no code with the
rationale, so that a mistake in one cannot hide in the other.
"""

from __future__ import annotations

import importlib
import random
from typing import Protocol, cast

from pydantic import Field, JsonValue

from loong import seeding
from loong.errors import UsageError
from loong.types import AnswerType, Row


class Problem(Row):
    """One instance of a family."""

    question: str
    rationale: str
    """Python that prints the answer, by a library of the field; runs only in the sandbox."""
    chain_of_thought: str
    """A worked solution as a teacher would write it; its last line ends in `\\boxed{answer}`."""
    answer: str
    """The answer of the chain of thought's method, spelled as it stands in the box."""
    answer_type: AnswerType
    parameters: dict[str, JsonValue] = Field(default_factory=dict)
    """The numbers and names drawn, enough to tell two instances apart."""
    check: dict[str, JsonValue] | None = None
    """What any right answer satisfies, where several are right; goes into `metadata.check`."""


class Family(Protocol):
    """What a family module offers."""

    TITLE: str
    TOPICS: tuple[str, ...]
    LEVELS: int
    FINITE: int | None

    def problem(self, rng: random.Random, level: int) -> Problem:
        """Draw one problem."""
        ...


def load(domain: str, name: str) -> Family:
    """Import a family by name; raises UsageError where there is none."""
    path = f"loong.seeds.{domain}.families.{name}"
    try:
        return cast("Family", importlib.import_module(path))
    except ModuleNotFoundError as missing:
        if missing.name is None or not path.startswith(missing.name):
            raise
        raise UsageError(
            f"there is no family {name!r} in {domain!r}; see: loong domains {domain}"
        ) from None


def draw(domain: str, name: str, *, seed: int, index: int, level: int) -> Problem:
    """Draw instance `index` of a family at a level, the same in every process.

    Raises:
        UsageError: no such family, or a level that it does not have.
    """
    family = load(domain, name)
    if not 1 <= level <= family.LEVELS:
        raise UsageError(f"{domain}/{name} has levels 1 to {family.LEVELS}, not {level}")
    # all five coordinates name the stream: no two seeds, indices or levels ever share one
    return family.problem(seeding.stream(f"{domain}/{name}/{seed}/{index}/{level}"), level)

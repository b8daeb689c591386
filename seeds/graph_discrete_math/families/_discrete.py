"""Share what the families of discrete mathematics are written with: words, programs, solutions."""

from __future__ import annotations

import json
import random
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import comb
from typing import TYPE_CHECKING

from loong.families import Problem

if TYPE_CHECKING:
    from loong.types import AnswerType

Form = Callable[[random.Random, int], Problem]
"""A kind of question within a family; takes the level that it is asked at."""

_NAMES = """
    Abel Adele Akira Alma Anton Astrid Bea Boris Camille Cleo Dario Delia Edith Elena Eric Fatima
    Finn Flora Georg Gina Hassan Helga Igor Irene Jakob Jana Kenji Kira Leila Lukas Magda Marco
    Nils Nora Olivia Oskar Pablo Petra Rafael Ravi Rita Samir Silvia Tamar Tim Ulla Valerie Viktor
    Wendy Xenia Yuki Zara Adrian Agnes Balint Birgit Cesar Clara Dora Edgar Emma Frank Gustav
    Abena Aisha Alice Amir Anna Aron Bela Bilal Bruno Carla Chen Chloe Daniel Daria Diego Dina
    Elif Emil Enzo Esther Farah Felix Fiona Gabriel Grace Hana Hugo Ibrahim Ines Ivan Jamila
    Jonas Julia Kamal Karin Kofi Lara Leo Lina Luca Maya Mei Milan Mona Nadia Nikhil Noah Olga
    Omar Paula Pedro Priya Quentin Rosa Ruben Sana Selma Simon Sofia Tariq Tessa Theo Uma Victor
    Wanda Yara Yusuf Zoe
"""
PEOPLE = tuple(_NAMES.split())

_CLOSINGS = (
    "Answer:",
    "The answer is",
    "Hence the answer is",
    "So the answer to the question is",
    "Therefore we obtain",
    "This gives the final answer",
    "We conclude:",
    "Result:",
)


def one_of(
    rng: random.Random, forms: Sequence[Sequence[Form]], level: int, floor: int = 1
) -> Problem:
    """Draw from a level's forms until the answer is no count below `floor`."""
    while True:
        problem = rng.choice(forms[level - 1])(rng, level)
        if problem.answer_type != "integer" or int(problem.answer) >= floor:
            return problem


def people(rng: random.Random, count: int) -> list[str]:
    """Draw different first names, sorted, with different initials where that can be had."""
    drawn: dict[str, str] = {}
    for name in rng.sample(PEOPLE, len(PEOPLE)):
        drawn.setdefault(name[0], name)
    return sorted(list(drawn.values())[:count])


def many(one: str) -> str:
    """Return the plural of a regular noun, which is also the third person of a verb."""
    if one[-1] == "y" and one[-2] not in "aeiou":
        return one[:-1] + "ies"
    return one + ("es" if one.endswith(("s", "x", "ch", "sh")) else "s")


def counted(number: int, one: str) -> str:
    """Return a number with its noun: `1 box`, `3 boxes`."""
    return f"{number} {one if number == 1 else many(one)}"


def series(words: Iterable[object], last: str = "and") -> str:
    """Join words as a sentence does: `a, b and c`."""
    *front, back = [str(word) for word in words]
    return f"{', '.join(front)} {last} {back}" if front else back


def choose(n: int, k: int) -> str:
    """Write a binomial coefficient with its value."""
    return f"C({n}, {k}) = {comb(n, k) if 0 <= k <= n else 0}"


def times(factors: Iterable[object]) -> str:
    """Write a product."""
    return " · ".join(str(factor) for factor in factors)


def plus(terms: Sequence[int]) -> str:
    """Write a sum of signed numbers: `3 - 2 + 1`."""
    text = str(terms[0])
    return text + "".join(f" {'-' if term < 0 else '+'} {abs(term)}" for term in terms[1:])


def program(body: str, **data: object) -> str:
    """Return Python source: the imports of `body`, the data as assignments, the rest of `body`."""
    lines = textwrap.dedent(body).strip("\n").splitlines()
    imports = [line for line in lines if line.startswith(("import ", "from "))]
    rest = [line for line in lines if line not in imports]
    given = [f"{name} = {value!r}" for name, value in data.items()]
    return "\n".join([*imports, *([""] if imports else []), *given, "", *rest]).strip("\n") + "\n"


def made(
    rng: random.Random,
    *,
    question: str,
    rationale: str,
    steps: Sequence[str],
    answer: object,
    kind: AnswerType = "integer",
    parameters: Mapping[str, object],
) -> Problem:
    """Put a problem together; the worked solution closes with the boxed answer."""
    closing = rng.choice(_CLOSINGS)
    return Problem(
        question=question,
        rationale=rationale,
        chain_of_thought="\n".join([*steps, f"{closing} \\boxed{{{answer}}}"]),
        answer=str(answer),
        answer_type=kind,
        parameters=json.loads(json.dumps(parameters)),
    )

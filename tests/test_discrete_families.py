"""Families of discrete mathematics without graphs: two ways agree, draws are pure and varied."""

from __future__ import annotations

import json
import re
from functools import cache
from math import prod

import pytest

from loong.families import Problem, draw, load
from tests.own_code import printed, run

DOMAIN = "graph_discrete_math"
FAMILIES = (
    "bounded_distributions",
    "burnside_colorings",
    "committee_selection",
    "digit_counting",
    "divisor_counting",
    "lattice_paths",
    "mixed_up_items",
    "partial_orders",
    "permutation_cycles",
    "pigeonhole_guarantees",
    "remainders",
    "stamps_and_coins",
    "string_counting",
    "survey_counts",
    "take_away_games",
    "tilings_and_steps",
    "word_arrangements",
)
LEVELS = range(1, 6)
DRAWS = 8
WIDE = 40
"""So many draws at one level show whether its answers can be guessed."""

EQUATION = re.compile(
    r"(?<![-+·/^] )(?<![\w(!^/-])(-?\d+(?: [-+·] \d+)+) = (-?\d+)\b(?! [-+·/^(]|[!^])"
)
PLURAL_OF_ONE = re.compile(
    r"(?<![-+] )\b1 (ways|moves|places|bars|runs|choices|others|steps|digits|solutions|orders"
    r"|days|squares)\b"
)

DRAWER = """
import json, sys
from loong.families import draw
rows = [
    draw("graph_discrete_math", name, seed=5, index=1, level=level).model_dump()
    for name in json.load(sys.stdin) for level in range(1, 6)
]
json.dump(rows, sys.stdout)
"""


@cache
def drawn(name: str) -> tuple[tuple[Problem, ...], ...]:
    """Draw a family's problems, one tuple a level."""
    return tuple(
        tuple(draw(DOMAIN, name, seed=11, index=i, level=level) for i in range(DRAWS))
        for level in LEVELS
    )


def everything(name: str) -> list[Problem]:
    return [problem for level in drawn(name) for problem in level]


@pytest.mark.parametrize("name", FAMILIES)
def test_rationale_and_chain_agree(name: str) -> None:
    problems = everything(name)
    assert printed([p.rationale for p in problems]) == [p.answer + "\n" for p in problems]


@pytest.mark.parametrize("name", FAMILIES)
def test_chain_is_worked_and_boxed(name: str) -> None:
    for problem in everything(name):
        lines = problem.chain_of_thought.splitlines()
        assert lines[-1].endswith(f"\\boxed{{{problem.answer}}}")
        assert problem.chain_of_thought.count("\\boxed") == 1
        assert 2 <= len(lines) <= 60
        assert max(map(len, lines)) < 700


def value(sum_of_products: str) -> int:
    """Calculate `2 + 3 · 4 - 5`."""
    signed = re.sub(r"^(-?)", lambda sign: "- " if sign[0] else "+ ", sum_of_products)
    terms = re.split(r" (?=[-+] )", signed)
    return sum((-1) ** (t[0] == "-") * prod(map(int, t[2:].split(" · "))) for t in terms)


@pytest.mark.parametrize("name", FAMILIES)
def test_chain_calculates_correctly(name: str) -> None:
    for problem in everything(name):
        for left, right in EQUATION.findall(problem.chain_of_thought):
            assert value(left) == int(right), problem.chain_of_thought
        assert not PLURAL_OF_ONE.search(problem.chain_of_thought), problem.chain_of_thought


@pytest.mark.parametrize("name", FAMILIES)
def test_answers_cannot_be_guessed(name: str) -> None:
    for level in range(2, 6):
        drawn = [draw(DOMAIN, name, seed=12, index=i, level=level).answer for i in range(WIDE)]
        assert len(set(drawn)) >= 9, level
        assert max(map(drawn.count, drawn)) <= 0.4 * WIDE, level


@pytest.mark.parametrize("name", FAMILIES)
def test_questions_read_like_sentences(name: str) -> None:
    for problem in everything(name):
        text = problem.question
        assert 40 <= len(text) <= 900
        assert text[0].isupper()
        assert text[-1] in ".?!"
        assert not re.search(r"\{|\}|  |\.\.| [,.;?]|\b1 [a-z]+s (are|have)\b|None", text), text


@pytest.mark.parametrize("name", FAMILIES)
def test_draws_differ(name: str) -> None:
    questions = [p.question for p in everything(name)]
    assert len(set(questions)) == len(questions)
    parameters = {json.dumps(p.parameters, sort_keys=True) for p in everything(name)}
    assert len(parameters) >= 0.75 * len(questions)


@pytest.mark.parametrize("name", FAMILIES)
def test_later_levels_ask_for_more_work(name: str) -> None:
    def work(level: tuple[Problem, ...]) -> float:
        return sum(len(p.question) + len(p.chain_of_thought) for p in level) / len(level)

    assert work(drawn(name)[4]) > 1.3 * work(drawn(name)[0])


@pytest.mark.parametrize("name", FAMILIES)
def test_family_keeps_the_contract(name: str) -> None:
    family = load(DOMAIN, name)
    assert family.TITLE
    assert family.TOPICS
    assert len(LEVELS) == family.LEVELS


def test_draws_do_not_depend_on_the_process() -> None:
    one, two = (run(DRAWER, FAMILIES, hash_seed=seed) for seed in ("1", "2"))
    here = [
        draw(DOMAIN, name, seed=5, index=1, level=level).model_dump()
        for name in FAMILIES
        for level in LEVELS
    ]
    assert one == two == json.loads(json.dumps(here))

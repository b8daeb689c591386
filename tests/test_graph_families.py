"""Hold the graph families to their contract: both ways agree, streams are pure, levels rise."""

from __future__ import annotations

import hashlib
import os
import re
import statistics
import subprocess
import sys
from fractions import Fraction
from functools import cache

import pytest

from loong.families import Problem, draw, load
from loong.seeds.graph_discrete_math.families._graphs import until
from tests.own_code import printed

DOMAIN = "graph_discrete_math"
FAMILIES = (
    "bipartite_matching",
    "connectivity",
    "degree_sequence",
    "distance_metrics",
    "eulerian",
    "graph_coloring",
    "independent_set_clique",
    "max_flow",
    "minimum_spanning_tree",
    "shortest_path",
    "spanning_tree_count",
    "strongly_connected",
    "topological_order",
    "tree_metrics",
    "walks",
)
INDICES = 8
SLIPS = re.compile(
    r"None|(?<=\S)  |\ba [aeio]\w+|\ban [^aeiouAEIOU\W]|\w \.(?!\.)|(?<!\.)\.\.(?!\.)|\?\?|\{\w+\."
)
NUMBER = r"\d+(?:\^\d+)?"
SUMS = re.compile(  # not after a letter, a dash or an operator, where a label may stand
    rf"(?<![\w–.\-/·^*+])(?<![+\-·/] )({NUMBER}(?: ?[+\-·/] ?{NUMBER})+) = (?:\\boxed\{{)?(\d+)"
    r"(?![\d\w])(?! ?[+\-·/] ?\d)"
)
DIGEST = """
import hashlib, sys
from loong.families import draw
seen = hashlib.sha256()
for name in sys.argv[1:]:
    for level in (2, 5):
        for index in range(3):
            problem = draw("graph_discrete_math", name, seed=5, index=index, level=level)
            seen.update(problem.to_json())
print(seen.hexdigest())
"""


@cache
def sample(name: str) -> dict[int, list[Problem]]:
    return {
        level: [draw(DOMAIN, name, seed=11, index=i, level=level) for i in range(INDICES)]
        for level in range(1, load(DOMAIN, name).LEVELS + 1)
    }


def every(name: str) -> list[Problem]:
    return [problem for row in sample(name).values() for problem in row]


@cache
def outputs(hash_seed: str) -> dict[str, list[str]]:
    """Run all rationales, our own programs, in one interpreter; return what each printed."""
    programs = [problem.rationale for name in FAMILIES for problem in every(name)]
    said = iter(printed(programs, hash_seed=hash_seed))
    return {name: [next(said) for _ in every(name)] for name in FAMILIES}


@pytest.mark.parametrize("name", FAMILIES)
def test_rationale_and_chain_of_thought_agree_under_any_hash_seed(name: str) -> None:
    answers = [problem.answer + "\n" for problem in every(name)]
    assert outputs("1")[name] == answers
    assert outputs("2024")[name] == answers


@pytest.mark.parametrize("name", FAMILIES)
def test_chain_ends_in_the_boxed_answer(name: str) -> None:
    for problem in every(name):
        assert problem.chain_of_thought.splitlines()[-1].endswith(f"\\boxed{{{problem.answer}}}")
        assert problem.chain_of_thought.count("\\boxed") == 1


@pytest.mark.parametrize("name", FAMILIES)
def test_problems_are_distinct_and_worded_variously(name: str) -> None:
    problems = every(name)
    assert len({problem.question for problem in problems}) == len(problems)
    openings = {re.sub(r"\W+", " ", problem.question)[:25] for problem in problems}
    assert len(openings) >= len(problems) // 4
    assert len({str(problem.parameters["form"]) for problem in problems}) >= 3


@pytest.mark.parametrize("name", FAMILIES)
def test_text_is_clean(name: str) -> None:
    for problem in every(name):
        assert 120 < len(problem.question) < 1600
        assert problem.chain_of_thought.count("\n") < 60
        for text in (problem.question, problem.chain_of_thought):
            assert not SLIPS.findall(text)
        assert re.search(r"[.?)]$", problem.question)
        assert problem.question[0].isupper() or problem.question[0].isdigit()


@pytest.mark.parametrize("name", FAMILIES)
def test_level_five_is_harder_than_level_one(name: str) -> None:
    first, last = sample(name)[1], sample(name)[5]

    def size(problems: list[Problem]) -> float:
        drawn = [{**problem.parameters, "ask": ""} for problem in problems]
        return statistics.mean(len(str(parameters)) for parameters in drawn)

    def work(problems: list[Problem]) -> float:
        return statistics.mean(len(problem.chain_of_thought) for problem in problems)

    assert size(last) > 1.25 * size(first)
    assert work(last) > 1.4 * work(first)


def test_draws_are_the_same_in_every_process() -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", DIGEST, *FAMILIES],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
        ).stdout.strip()
        for hash_seed in ("0", "77")
    }
    here = hashlib.sha256()
    for name in FAMILIES:
        for level in (2, 5):
            for index in range(3):
                here.update(draw(DOMAIN, name, seed=5, index=index, level=level).to_json())
    assert digests == {here.hexdigest()}


@pytest.mark.parametrize("name", FAMILIES)
def test_family_describes_itself(name: str) -> None:
    family = load(DOMAIN, name)
    assert family.TITLE
    assert len(family.TOPICS) >= 3
    assert (family.LEVELS, family.FINITE) == (5, None)


@pytest.mark.parametrize("name", FAMILIES)
def test_answers_cannot_be_guessed(name: str) -> None:
    for level in (2, 3, 4, 5):
        drawn = [draw(DOMAIN, name, seed=23, index=i, level=level).answer for i in range(60)]
        assert len(set(drawn)) >= 9
        assert max(map(drawn.count, drawn)) <= 30


def value(sums: str) -> Fraction:
    """Work out `2·3 + 4^2 - 6/2`."""
    total = Fraction(0)
    for sign, term in re.findall(r"([+-]?) ?([^+-]+)", sums):
        product = Fraction(1)
        for operator, number, power in re.findall(r"([·/]?) ?(\d+)(?:\^(\d+))?", term):
            factor = Fraction(int(number)) ** int(power or 1)
            product = product / factor if operator == "/" else product * factor
        total += -product if sign == "-" else product
    return total


def test_sums_in_the_chains_are_right() -> None:
    found = [
        (left, right)
        for name in FAMILIES
        for problem in every(name)
        for left, right in SUMS.findall(problem.chain_of_thought)
    ]
    assert len(found) > 1500
    assert [pair for pair in found if value(pair[0]) != int(pair[1])] == []


def test_programs_of_euler_tours_know_no_theorem() -> None:
    for problem in every("eulerian"):
        assert "degree" not in problem.rationale
        assert "euler" not in problem.rationale


def test_endless_redrawing_is_an_error() -> None:
    with pytest.raises(RuntimeError, match="10,000 draws"):
        until(lambda: None)
    answers = iter([None, None, 7])
    assert until(lambda: next(answers)) == 7

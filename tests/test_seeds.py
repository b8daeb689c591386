"""The hand-checked seeds: their form, their variety, and that both ways give the stated answer."""

from __future__ import annotations

import asyncio
import re
import sys
from datetime import date
from functools import cache

import pytest
from pydantic import Field
from rapidfuzz import fuzz, process

from loong.answers import compare
from loong.registry import domain
from loong.sandbox import open_sandbox
from loong.types import AnswerType, Row
from tests.own_code import printed

DOMAIN = "graph_discrete_math"
LEVELS = {"easy": {1, 2}, "medium": {2, 3, 4}, "hard": {4, 5}}
PACKAGES = {"networkx", "sympy"}
SHORT = 350  # characters of question and program


class Metadata(Row):
    license: str
    source: str
    domain: str
    required_dependencies: list[str]
    name: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    contributor: str
    date_created: date
    difficulty: str
    tags: list[str] = Field(min_length=2, max_length=4)
    level: int = Field(ge=1, le=5)


class Seed(Row):
    question: str = Field(min_length=40)
    final_answer: str = Field(min_length=1)
    rationale: str = Field(min_length=1)
    chain_of_thought: str = Field(min_length=1)
    answer_type: AnswerType
    metadata: Metadata


@cache
def seeds() -> tuple[Seed, ...]:
    text = domain(DOMAIN).seeds.read_text(encoding="utf-8")
    return tuple(Seed.from_json(line) for line in text.splitlines())


def boxed(text: str) -> str:
    """Return what stands in the box that closes a chain of thought."""
    found = re.search(r"\n\\boxed\{(.*)\}$", text)
    assert found is not None, text
    assert text.count("\\boxed") == 1
    return found[1]


def numbers(text: str) -> set[str]:
    """Return the numbers that stand in a text in digits."""
    return set(re.findall(r"\d+", text))


def test_enough_of_each_difficulty() -> None:
    difficulties = [seed.metadata.difficulty for seed in seeds()]
    assert len(difficulties) >= 60
    assert min(difficulties.count(each) for each in LEVELS) >= 15
    assert len({seed.answer_type for seed in seeds()}) >= 6


def test_enough_are_easy_to_vary() -> None:
    short = [
        seed
        for seed in seeds()
        if seed.metadata.level == 1 and len(seed.question) + len(seed.rationale) <= SHORT
    ]
    direct = [seed for seed in short if numbers(seed.question) <= numbers(seed.rationale)]
    assert len(direct) >= 35


def test_metadata_is_true() -> None:
    for seed in seeds():
        facts = seed.metadata
        assert (facts.license, facts.source, facts.domain) == ("Apache-2.0", "loong", DOMAIN)
        assert facts.level in LEVELS[facts.difficulty], facts.name
        imported = set(re.findall(r"^(?:import|from) (\w+)", seed.rationale, re.MULTILINE))
        assert imported & PACKAGES == set(facts.required_dependencies), facts.name
        assert imported - PACKAGES <= sys.stdlib_module_names, facts.name


def test_names_and_questions_are_unique() -> None:
    assert len({seed.metadata.name for seed in seeds()}) == len(seeds())
    assert len({seed.question for seed in seeds()}) == len(seeds())
    assert len({seed.metadata.tags[0] for seed in seeds()}) >= 40


def test_no_question_is_nearly_another() -> None:
    questions = [re.sub(r"\W+", " ", seed.question.lower()) for seed in seeds()]
    alike = process.cdist(questions, questions, scorer=fuzz.token_set_ratio, score_cutoff=80)
    pairs = [
        (i, j) for i, row in enumerate(alike) for j, score in enumerate(row) if score and i < j
    ]
    assert [(questions[i], questions[j]) for i, j in pairs] == []


@pytest.mark.parametrize("hash_seed", ["0", "4242"])
def test_every_rationale_prints_the_answer(hash_seed: str) -> None:
    said = printed([seed.rationale for seed in seeds()], hash_seed=hash_seed)
    assert said == [seed.final_answer + "\n" for seed in seeds()]


def test_every_chain_of_thought_ends_in_the_answer() -> None:
    for seed in seeds():
        judged = compare(
            boxed(seed.chain_of_thought), seed.final_answer, answer_type=seed.answer_type
        )
        assert judged.equal is True, (seed.metadata.name, judged)


def test_answers_have_the_shape_of_their_type() -> None:
    shapes = {
        "integer": r"-?\d+",
        "fraction": r"-?\d+/\d+",
        "boolean": r"True|False",
        "list": r"\[-?\d+(, -?\d+)*\]",
        "set": r"\{-?\d+(, -?\d+)*\}",
    }
    for seed in seeds():
        shape = shapes.get(seed.answer_type, r"\w+")
        assert re.fullmatch(shape, seed.final_answer), seed.metadata.name


async def test_the_sandbox_agrees() -> None:
    sandbox = open_sandbox()
    try:
        runs = await asyncio.gather(*(sandbox.run(seed.rationale) for seed in seeds()))
    finally:
        await sandbox.aclose()
    assert [(ran.status, ran.stdout) for ran in runs] == [
        ("ok", seed.final_answer + "\n") for seed in seeds()
    ]

"""Duplicates and static screening."""

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loong.curate.duplicates import DuplicateIndex, data, words
from loong.curate.screen import objection
from loong.types import Candidate

SEED = "How many edges does the complete graph on 9 vertices have?"

NEAR = "How many edges does the whole complete graph on 9 vertices have?"


def candidate(question: str, rationale: str = "print(6 * 7)") -> Candidate:
    return Candidate(attempt=0, domain="d", strategy="s", question=question, rationale=rationale)


def index(threshold: float = 0.9) -> DuplicateIndex:
    known = DuplicateIndex(threshold=threshold)
    known.add(SEED, "seed-1")
    return known


def test_finds_copies_however_they_are_spaced_and_cased() -> None:
    assert index(1.0).find("how many  edges does the COMPLETE graph\non 9 vertices have ?") == (
        "seed-1",
        1.0,
    )
    assert index(1.0).find(SEED.replace("9", "8")) is None


def test_finds_near_copies_with_the_same_data_only() -> None:
    found = index().find(NEAR)
    assert found is not None
    assert found[0] == "seed-1"
    assert 0.9 < found[1] < 1
    assert index().find(SEED.replace("9", "8")) is None
    assert index(0.8).find(SEED.replace("complete", "cyclic")) is None
    assert index(0.75).find(SEED.replace("How many", "Find the number of")) is not None
    assert index().find("How many trees are there on 9 labelled vertices?") is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Choose 3 of 7 books.", "From 7 books, choose 3.", True),
        ("Choose three of seven books.", "Choose three of eight books.", False),
        ("In how many orders can the letters of BANANA stand?", "… of MAMMAL stand?", False),
        ("Roads join A–B and B–C.", "Roads join A–B and C–D.", False),
        ("A road joins two towns. I ask …", "Two towns: I ask about a road.", False),
    ],
)
def test_data_are_numbers_and_names_in_capitals(one: str, other: str, same: bool) -> None:
    assert (data(one) == data(other)) is same


@given(st.text(max_size=80), st.text(max_size=80))
def test_similarity_is_symmetric(one: str, other: str) -> None:
    def found(known: str, asked: str) -> float:
        store = DuplicateIndex(threshold=0.5)
        store.add(known, "it")
        hit = store.find(asked)
        return 0.0 if hit is None else round(hit[1], 9)

    assert found(one, other) == found(other, one)
    if words(one):
        assert found(one, one) == 1.0


@pytest.mark.parametrize(
    ("question", "rationale", "code"),
    [
        ("How many?", "print(6 * 7)", "short"),
        ("word " * 900, "print(6 * 7)", "long"),
        (SEED, "print(6 * 7)", "copied-seed"),
        (NEAR, "print(6 * 7)", "copied-seed"),
        ("How many subsets has a set of 5 elements?", "print(", "syntax"),
        ("How many subsets has a set of 5 elements?", "x = 2**5", "silent"),
        ("How many subsets has a set of 5 elements?", "answer = 32\nprint(answer)", "no-work"),
        ("How many subsets has a set of 5 elements?", "print('32')", "no-work"),
    ],
)
def test_screens_out(question: str, rationale: str, code: str) -> None:
    reason = objection(candidate(question, rationale), index())
    assert reason is not None
    assert reason.split(":")[0] == code


def test_lets_good_ones_through() -> None:
    assert objection(candidate("How many subsets has a set of 5 elements?"), index()) is None
    faulty = candidate("x").model_copy(update={"fault": "format: not JSON"})
    assert objection(faulty, index()) == "format: not JSON"


def word(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def test_two_thousand_questions_take_little_memory() -> None:
    known = DuplicateIndex(threshold=0.85)
    tracemalloc.start()
    for number in range(2000):
        told = " ".join(word(number * 31 + i) for i in range(70))
        known.add(f"{told}, {number} times?", f"{number:032}")
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert held < 2000 * 2000
    asked = " ".join(word(1999 * 31 + i) for i in range(3, 70))
    name, likeness = known.find(f"{asked}, 1999 times?") or ("", 0.0)
    assert int(name) == 1999
    assert 0.9 < likeness < 1

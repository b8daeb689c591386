"""The cross-check policy, vote by vote."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from loong.crosscheck import confidence, decide, independent_check, needed
from loong.curate.duplicates import DuplicateIndex
from loong.judge import Judge
from loong.types import Candidate, DataPoint, Solution

POINT = Candidate(attempt=0, domain="d", strategy="s", question="q", rationale="print(5)")


def code(answer: str | None, note: str = "") -> Solution:
    return Solution(solver="rationale", way="code", answer=answer, note=note)


def chain(answer: str | None, *, ill: bool = False, solver: str = "model") -> Solution:
    return Solution(solver=solver, way="reasoning", answer=answer, ill_posed=ill)


def same(answer: str, reference: str) -> bool | None:
    return None if answer == "?" else answer == reference


@pytest.mark.parametrize(
    ("answers", "accepted", "reason"),
    [
        (["5", "5", "5"], True, "agreed"),
        (["5", "5", "6"], True, "agreed"),
        (["5", "5", None], True, "agreed"),
        (["5", "6", "6"], False, "weak"),
        (["5", None, None], False, "weak"),
        (["6", "6", "6"], False, "disagree"),
        ([None, None, None], False, "no-chain"),
        (["5"], False, "weak"),
        (["5", "5"], True, "agreed"),
        (["5", "5", "5", "6", "6"], False, "weak"),
        (["5", "5", "5", "5", "6"], True, "agreed"),
        (["?", "5", "?"], False, "weak"),
        ([], False, "no-chain"),
    ],
)
def test_sampled_chains_need_two_thirds_and_two(
    answers: list[str | None], accepted: bool, reason: str
) -> None:
    ruling = decide(POINT, code("5"), [chain(a) for a in answers], same=same)
    assert (ruling.accepted, ruling.code) == (accepted, reason)
    assert ruling.agreement == f"{answers.count('5')}/{len(answers)}"


@pytest.mark.parametrize("answer", ["True", "no", "B"])
def test_what_could_be_guessed_needs_every_chain(answer: str) -> None:
    two = [chain(answer), chain(answer)]
    assert decide(POINT, code(answer), [*two, chain(answer)], same=same).accepted
    assert decide(POINT, code(answer), [*two, chain("?")], same=same).code == "weak"
    assert confidence(two, [True, True], answer) < confidence(two, [True, True], "5")


def test_one_solver_that_finds_it_ill_posed_rejects() -> None:
    ruling = decide(POINT, code("5"), [chain("5"), chain("5"), chain(None, ill=True)], same=same)
    assert (ruling.accepted, ruling.code) == (False, "ill-posed")


@pytest.mark.parametrize(("answer", "accepted"), [("5", True), ("6", False), (None, False)])
def test_a_family_chain_must_agree(answer: str | None, accepted: bool) -> None:
    ruling = decide(POINT, code("5"), [chain(answer, solver="family:x")], same=same)
    assert ruling.accepted is accepted


def test_a_failed_program_is_never_outvoted() -> None:
    ruling = decide(POINT, code(None, "crash: ValueError"), [chain("5")] * 3, same=same)
    assert (ruling.accepted, ruling.reason) == (False, "crash: ValueError")


@given(st.lists(st.sampled_from(["5", "6", None]), min_size=1, max_size=9))
def test_accepting_takes_the_needed_votes_and_each_vote_counts(answers: list[str | None]) -> None:
    chains = [chain(a) for a in answers]
    ruling = decide(POINT, code("5"), chains, same=same)
    assert ruling.accepted == (answers.count("5") >= needed(chains))
    votes = [a == "5" for a in answers]
    if not all(votes):
        more = list(votes)
        more[votes.index(False)] = True
        assert confidence(chains, more) >= confidence(chains, votes)


# ---------------------------------------------------------------- checks


SQUARE: JsonValue = {"edges": [["A", "B"], ["B", "C"], ["C", "D"], ["D", "A"]]}
COLORING: dict[str, JsonValue] = {"kind": "coloring", "graph": SQUARE, "colors": 2}
ONE, OTHER, BAD = "A: 1, B: 2, C: 1, D: 2", "A: 2, B: 1, C: 2, D: 1", "A: 1, B: 1, C: 2, D: 2"


class Prints:
    """A solver whose program prints one text."""

    def __init__(self, text: str) -> None:
        self.text = text

    async def solve(self, point: DataPoint, *, n: int) -> list[Solution]:
        return [code(self.text)] * n


def colored(chain_says: str, check: JsonValue, *, solver: str = "family:colors") -> Candidate:
    return Candidate(
        attempt=0,
        domain="graph_discrete_math",
        strategy="procedural",
        question="Colour the corners A, B, C and D of a square with the colours 1 and 2 so that "
        "no side joins two corners of one colour; the sides are AB, BC, CD and DA.",
        rationale="corners = 'ABCD'\nprint({c: 1 + n % 2 for n, c in enumerate(corners)})",
        solutions=(chain(chain_says, solver=solver),),
        metadata={"check": check},
    )


@pytest.mark.parametrize(
    ("program", "candidate", "code_of_reason"),
    [
        (ONE, colored(OTHER, COLORING), "agreed"),
        (ONE, colored(OTHER, json.dumps(COLORING)), "agreed"),
        (ONE, colored(BAD, COLORING), "disagree"),
        (BAD, colored(ONE, COLORING), "check"),
        (BAD, colored(BAD, COLORING), "check"),
        (ONE, colored(OTHER, {**COLORING, "exists": False}), "disagree"),
        (ONE, colored(OTHER, {"kind": "no such kind"}), "check"),
        (ONE, colored(OTHER, COLORING, solver="model"), "weak-or-disagree"),
        (ONE, colored(OTHER, "no check"), "disagree"),
    ],
)
async def test_two_right_answers_agree_by_a_familys_check_and_by_no_other(
    program: str, candidate: Candidate, code_of_reason: str
) -> None:
    judge = Judge(Prints(program), None, k=1, seeds=DuplicateIndex())
    ruling, _ = await judge.rule(candidate)
    assert ruling.code in code_of_reason.split("-or-"), ruling.reason
    assert ruling.accepted is (code_of_reason == "agreed")


def test_a_check_that_states_what_is_best_is_not_independent() -> None:
    assert independent_check(colored(ONE, COLORING)) == COLORING
    for field in ("best", "exists", "moves", "size"):
        assert independent_check(colored(ONE, {**COLORING, field: 1})) is None
    assert independent_check(colored(ONE, COLORING, solver="model")) is None
    bare = colored(ONE, COLORING).model_copy(update={"solutions": ()})
    assert independent_check(bare) is None

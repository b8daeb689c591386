from __future__ import annotations

import asyncio
import json

import pytest

from loong.errors import ModelError
from loong.generate.few_shot import FewShot
from loong.types import Chat, Completion, DataPoint, Sampling

SEEDS = [DataPoint(question="What is 2 + 2?", final_answer="4", rationale="print(2 + 2)")]
COOL, WARM = 0.7, 1.0


class Unoriginal:
    """Says the same at every seed, another thing when warmer, and notes what it was asked."""

    name = "unoriginal"

    def __init__(self) -> None:
        self.asked: list[Sampling] = []
        self.down = False

    async def sample(self, chat: Chat, *, n: int = 1, sampling: Sampling) -> list[Completion]:
        self.asked.append(sampling)
        await asyncio.sleep(0)
        if self.down:
            raise ModelError("down")
        number = 3 if sampling.temperature == COOL else 5
        said = {"question": f"What is {number} + 2?", "program": f"print({number} + 2)"}
        return [Completion(text=json.dumps(said))] * n

    async def aclose(self) -> None:
        """Nothing to close."""


def strategy(model: Unoriginal) -> FewShot:
    return FewShot(model, domain="graph_discrete_math", subject="sums")


async def test_the_second_variation_of_a_parent_is_asked_for_again_where_it_is_the_first() -> None:
    model = Unoriginal()
    made = strategy(model)
    first, second = await asyncio.gather(*(made.attempt(k, SEEDS, seed=1) for k in (0, 1)))
    assert (first.question, second.question) == ("What is 3 + 2?", "What is 5 + 2?")
    assert [round(asked.temperature, 6) for asked in model.asked] == [COOL, COOL, WARM]
    assert len({asked.seed for asked in model.asked}) == 3
    third = await made.attempt(2, SEEDS, seed=1)  # the parent's next turn is a new one
    assert third.question == "What is 3 + 2?"


async def test_an_attempt_is_the_same_alone_and_in_any_order() -> None:
    model = Unoriginal()
    together = [c async for c in strategy(model).candidates(SEEDS, count=4, seed=1)]
    for k in (3, 0, 1, 2):
        assert await strategy(Unoriginal()).attempt(k, SEEDS, seed=1) == together[k]
    late = strategy(model)
    assert [await late.attempt(k, SEEDS, seed=1) for k in (1, 0)] == [together[1], together[0]]


async def test_a_failed_draft_is_asked_for_anew() -> None:
    model = Unoriginal()
    made = strategy(model)
    model.down = True
    for k in (0, 1):
        with pytest.raises(ModelError):
            await made.attempt(k, SEEDS, seed=1)
    model.down = False
    assert (await made.attempt(0, SEEDS, seed=1)).question == "What is 3 + 2?"
    assert (await made.attempt(1, SEEDS, seed=1)).question == "What is 5 + 2?"
    await made.aclose()


async def test_a_seed_whose_question_does_not_say_all_is_no_parent() -> None:
    lacking = DataPoint(
        question="How many cables join ten computers in a tree?",
        final_answer="9",
        rationale="import networkx as nx\nprint(nx.path_graph(10).number_of_edges())",
    )
    made = strategy(Unoriginal())
    found = [await made.attempt(k, [lacking, *SEEDS], seed=1) for k in range(4)]
    assert {c.provenance.seed_ids for c in found if c.provenance} == {(SEEDS[0].id,)}
    alone = await strategy(Unoriginal()).attempt(0, [lacking], seed=1)
    assert alone.provenance is not None
    assert alone.provenance.seed_ids == (lacking.id,)  # better than nothing

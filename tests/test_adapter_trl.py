"""TRL's reward function over loong's verifiers, called as TRL calls it, without TRL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from loong.adapters.trl import LoongReward, reward_function
from loong.envs.rewards import Reward
from loong.errors import UsageError
from loong.export import export
from loong.types import Item
from tests.env_problems import Exact

NODES = {"edges": [["A", "B"], ["B", "C"]]}


def item(question: str, answer: str, **metadata: Any) -> Item:
    return Item(
        id=question,
        domain="graph_discrete_math",
        question=question,
        final_answer=answer,
        answer_type=str(metadata.pop("answer_type", "integer")),
        rationale="",
        chain_of_thought="",
        metadata=metadata,
    )


ITEMS = [
    item("What is 3 + 4?", "7"),
    item("How long is it?", "72 km/h", answer_type="quantity"),
    item("About how much?", "10.0", answer_type="number", answer_tolerance="0.5"),
    item("Colour it.", "{}", check={"kind": "coloring", "graph": NODES, "colors": 2}),
]


@pytest.fixture
def columns(tmp_path: Path) -> dict[str, list[Any]]:
    """Return the columns of an export, as a trainer hands them over."""
    import pyarrow.parquet as pq

    table = pq.read_table(export(ITEMS, "trl-grpo", tmp_path))
    return {name: table.column(name).to_pylist() for name in table.column_names}


@pytest.fixture
def judge() -> Iterator[LoongReward]:
    made = reward_function()
    yield made
    made.close()


def said(*texts: str) -> list[list[dict[str, str]]]:
    return [[{"role": "assistant", "content": text}] for text in texts]


def called(judge: LoongReward, columns: dict[str, list[Any]], *texts: str) -> list[float | None]:
    prompts = columns.pop("prompt")
    return judge(prompts=prompts, completions=said(*texts), completion_ids=[], **columns)


def test_right_and_wrong_by_the_columns_of_an_export(
    judge: LoongReward, columns: dict[str, list[Any]]
) -> None:
    right = (r"so \boxed{7}", r"\boxed{20 m/s}", r"\boxed{10.4}", r"\boxed{A: 1, B: 2, C: 1}")
    assert called(judge, dict(columns), *right) == [1.0, 1.0, 1.0, 1.0]
    wrong = (r"so \boxed{8}", r"\boxed{21 m/s}", r"\boxed{10.6}", r"\boxed{A: 1, B: 1, C: 1}")
    assert called(judge, dict(columns), *wrong) == [0.0, 0.0, 0.0, 0.0]


def test_what_cannot_be_graded_is_none_and_touches_no_neighbour(
    columns: dict[str, list[Any]],
) -> None:
    verifier = Exact()
    judge = reward_function(verifier, timeout=0.2)
    columns["judged_by"][3] = "no problem at all"
    logged: dict[str, Any] = {}
    columns |= {"log_metric": logged.__setitem__, "log_extra": logged.__setitem__}  # type: ignore[dict-item]
    assert called(judge, columns, r"\boxed{7}", "hang", "crash", "7") == [1.0, None, None, None]
    assert logged["ungraded"] == 0.75
    told = [line.split(":")[:2] for line in logged["verdict"]]
    assert told[1:] == [
        ["ungraded", " timeout"],
        ["ungraded", " verifier"],
        ["ungraded", " row"],
    ]
    assert verifier.life == ["setup"]
    judge.close()
    assert verifier.life == ["setup", "cleanup"]


def test_a_batch_is_judged_at_once() -> None:
    verifier = Exact()
    judge = reward_function(verifier)
    assert judge(["q"] * 20, ["1"] * 20, answer=["1"] * 20) == [1.0] * 20
    assert verifier.most == 20
    judge.close()
    assert judge(["q"], ["2"], answer=["1"]) == [0.0]  # it begins anew
    judge.close()


def test_the_reward_takes_a_declared_shape_and_plain_texts() -> None:
    judge = reward_function(reward=Reward(format=0.25))
    rewards = judge(["q"] * 3, [r"\boxed{1}", "1", r"\boxed{2}"], answer=["1"] * 3)
    assert rewards == [1.25, 1.0, 0.25]
    judge.close()


def test_messages_without_text_are_unreadable(judge: LoongReward) -> None:
    empty: list[Any] = [[], [{"role": "assistant", "content": None}], [{"role": "assistant"}]]
    assert judge(["q"] * 3, empty, answer=["1"] * 3) == [0.0, 0.0, 0.0]


def test_data_that_were_not_exported_are_refused(judge: LoongReward) -> None:
    with pytest.raises(UsageError, match=r"no column 'answer'.*loong export"):
        judge(["q"], ["1"])

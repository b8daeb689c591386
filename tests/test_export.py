from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from loong.adapters.verl import Scored
from loong.cli import export as command_module
from loong.data import read, read_items, write_jsonl
from loong.errors import JobError, LoongError, UsageError
from loong.export import _tables, export, formats, load, written
from loong.export.sft import boxed
from loong.types import DataPoint, Evidence, Item, Provenance
from tests.own_code import module_of

OURS = ["jsonl", "parquet", "sft", "trl-grpo", "verl"]
READABLE = ["jsonl", "parquet"]  # hold everything an item has


def item(n: int, **changes: Any) -> Item:
    fields: dict[str, Any] = {
        "id": f"{n:032x}",
        "domain": "logic",
        "question": f"What is {n} + 1? 汉字 \x00 'quoted' \\frac",
        "final_answer": str(n + 1),
        "answer_type": "integer",
        "rationale": f"print({n} + 1)",
        "chain_of_thought": f"Add one.\n\\boxed{{{n + 1}}}",
        "metadata": {"difficulty": n % 5, "source": ["a", "b"] if n % 2 else "a", "big": 10**30},
        "evidence": Evidence(
            code_answer=str(n + 1),
            code_runs=2,
            cot_answers=(str(n + 1), None),
            agreement="1/2",
            confidence=0.75,
            sandbox_level="full",
            verifier="math",
        ),
        "provenance": Provenance(strategy="s", seed_ids=("x",), parameters={"n": n, "k": [n, "a"]}),
    }
    return Item(**(fields | changes))


ITEMS = [item(n) for n in range(60)]


def train_and_test(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Load an export the way its users do."""
    import datasets

    kind = "parquet" if list(folder.glob("*.parquet")) else "json"
    files = {p.stem: str(p) for p in folder.glob("t*.*") if p.suffix in (".parquet", ".jsonl")}
    loaded = datasets.load_dataset(kind, data_files=files, cache_dir=str(folder / "cache"))
    return {split: list(rows) for split, rows in cast("dict[str, Any]", loaded).items()}


def test_the_shelf() -> None:
    assert formats() == OURS
    assert all(name in command_module.FORMATS for name in OURS)
    assert all(load(name).DESCRIPTION for name in OURS)
    with pytest.raises(
        UsageError, match="there is no export format 'parqet'; did you mean 'parquet'"
    ):
        load("parqet")


@pytest.mark.parametrize("fmt", OURS)
def test_every_format_loads_splits_and_repeats(tmp_path: Path, fmt: str) -> None:
    export(ITEMS, fmt, tmp_path / "one", test_share=0.3)
    export(iter(ITEMS), fmt, tmp_path / "two", test_share=0.3)
    files = sorted(p for p in (tmp_path / "one").iterdir())
    assert [p.read_bytes() for p in files] == [
        (tmp_path / "two" / p.name).read_bytes() for p in files
    ]
    splits = train_and_test(tmp_path / "one")
    assert len(splits["train"]) + len(splits["test"]) == len(ITEMS)
    assert 5 < len(splits["test"]) < 35


@pytest.mark.parametrize("fmt", READABLE)
def test_nothing_is_lost(tmp_path: Path, fmt: str) -> None:
    bare = item(0, evidence=None, provenance=Provenance(), metadata={"domain": "Logic!"})
    path = export([*ITEMS, bare], fmt, tmp_path)
    assert read_items(path).items == (*ITEMS, bare)


def test_an_item_stays_on_its_side(tmp_path: Path) -> None:
    export(ITEMS, "jsonl", tmp_path / "few", test_share=0.1)
    export([*reversed(ITEMS), item(99)], "jsonl", tmp_path / "more", test_share=0.4)
    few = {p.question for p in read(tmp_path / "few/test.jsonl").points}
    more = {p.question for p in read(tmp_path / "more/test.jsonl").points}
    assert few < more


def test_a_left_over_test_file_is_refused(tmp_path: Path) -> None:
    export(ITEMS, "jsonl", tmp_path, test_share=0.1)
    with pytest.raises(UsageError, match="is left from an export with a test share"):
        export(ITEMS, "jsonl", tmp_path)
    with pytest.raises(UsageError, match="at least 0 and below 1"):
        export(ITEMS, "jsonl", tmp_path, test_share=1.0)


def test_a_failure_midway_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_tables, "BATCH", 10)

    def broken() -> Iterator[Item]:
        yield from ITEMS
        raise RuntimeError("midway")

    for fmt in OURS:
        with pytest.raises(RuntimeError):
            export(broken(), fmt, tmp_path / fmt)
        assert not list((tmp_path / fmt).iterdir())


def test_batches_join(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_tables, "BATCH", 7)
    for fmt in OURS:
        path = export(iter(ITEMS), fmt, tmp_path / fmt)
        assert written(path) == {path: len(ITEMS)}
    assert read_items(tmp_path / "parquet/train.parquet").items == tuple(ITEMS)


def test_sft_ends_in_the_box(tmp_path: Path) -> None:
    unboxed = item(1, chain_of_thought="Add \\boxed{1} first.\nThat gives two.\n")
    assert boxed(item(1)) == item(1).chain_of_thought
    assert boxed(unboxed).endswith("That gives two.\n\nThe final answer is \\boxed{2}.")
    silent = item(2, chain_of_thought=" ")
    rows = train_and_test(export([unboxed, silent], "sft", tmp_path).parent)["train"]
    assert [[turn["role"] for turn in row["messages"]] for row in rows] == [["user", "assistant"]]
    assert rows[0]["messages"][0]["content"] == unboxed.question
    with pytest.raises(JobError, match="no item to export in this format"):
        export([silent], "sft", tmp_path / "none")


def test_trl_columns_reach_its_reward(tmp_path: Path) -> None:
    export(ITEMS[:4], "trl_grpo", tmp_path)
    rows = train_and_test(tmp_path)["train"]
    assert list(rows[0]) == [
        "prompt",
        "answer",
        "answer_type",
        "tolerance",
        "relative_tolerance",
        "unit_required",
        "judged_by",
        "id",
        "domain",
        "difficulty",
    ]
    assert all(turn.keys() == {"role", "content"} for turn in rows[0]["prompt"])
    assert rows[0]["prompt"][-1]["role"] == "user"
    replies = [
        "So \\boxed{1}.",
        "So \\boxed{7}.",
        "I do not know",
        "<think>\\boxed{9}</think> \\boxed{4}",
    ]
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    reward = module_of(tmp_path / "reward.py").loong_reward
    completions = [[{"role": "assistant", "content": reply}] for reply in replies]
    assert reward(completions=completions, trainer_state=None, **columns_of(columns)) == [
        1,
        0,
        0,
        1,
    ]
    assert reward(completions=replies, **columns_of(columns)) == [1, 0, 0, 1]
    assert reward(completions=[[]] * 4, **columns_of(columns)) == [0, 0, 0, 0]


def columns_of(columns: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Rename the prompt column as the trainer does."""
    return {"prompts" if name == "prompt" else name: values for name, values in columns.items()}


def test_verl_rows_reach_its_score(tmp_path: Path) -> None:
    export(ITEMS, "verl", tmp_path, test_share=0.3)
    splits = train_and_test(tmp_path)
    for split, rows in splits.items():
        assert [row["extra_info"]["index"] for row in rows] == list(range(len(rows)))
        assert {row["extra_info"]["split"] for row in rows} == {split}
    row = splits["train"][0]
    assert row.keys() == {"data_source", "prompt", "ability", "reward_model", "extra_info"}
    assert (row["data_source"], row["ability"]) == ("loong/logic", "logic")
    assert row["reward_model"]["style"] == "rule"
    score: Callable[..., Scored] = module_of(tmp_path / "reward.py").compute_score
    gold = row["reward_model"]["ground_truth"]
    asked = {
        "data_source": row["data_source"],
        "ground_truth": gold,
        "extra_info": row["extra_info"],
    }
    assert score(solution_str=f"\\boxed{{{gold}}}", **asked)["outcome"] == "right"
    assert score(solution_str="\\boxed{-5}", **asked)["outcome"] == "wrong"
    assert score("loong/logic", "no idea", gold)["score"] == 0.0


@pytest.mark.parametrize(
    ("answer", "metadata", "reply", "expected"),
    [
        ("72", {"unit": "km/h"}, "20 m/s", 1.0),
        ("72", {"unit": "km/h"}, "72 kg", 0.0),
        ("72", {"unit": "km/h", "unit_required": True}, "72", 0.0),
        ("10.0", {"answer_tolerance": "0.5"}, "10.4", 1.0),
        ("10.0", {"answer_tolerance": "none"}, "10.4", 0.0),
        ("9**9**9", {}, "9**9**9**9", None),
    ],
)
async def test_the_rewards_judge_as_the_verifier_does(
    tmp_path: Path, answer: str, metadata: dict[str, Any], reply: str, expected: float | None
) -> None:
    from loong.verifiers.math import load as load_verifier

    problem = item(0, final_answer=answer, metadata=metadata, answer_type="")
    row = train_and_test(export([problem], "trl-grpo", tmp_path / "trl").parent)["train"][0]
    columns = {name: [value] for name, value in row.items()}
    reward = module_of(tmp_path / "trl" / "reward.py").loong_reward
    assert reward(completions=[reply], **columns_of(columns)) == [expected]
    row = train_and_test(export([problem], "verl", tmp_path / "verl").parent)["train"][0]
    score = module_of(tmp_path / "verl" / "reward.py").compute_score(
        row["data_source"], reply, row["reward_model"]["ground_truth"], row["extra_info"]
    )
    assert (score["score"], score["acc"]) == (expected or 0.0, expected or 0.0)
    assert score["graded"] == float(expected is not None)
    assert (await load_verifier().verify(reply, problem)).reward == expected


@given(st.text(max_size=200))
@settings(max_examples=50, deadline=None)
def test_no_reply_breaks_a_reward_or_its_neighbour(reply: str) -> None:
    from loong.export._trl_reward import loong_reward
    from loong.export._verl_reward import compute_score

    two: list[str] = ["q", "q"]
    none: list[float | None] = [None, None]
    graded = loong_reward(
        two,
        [reply, "\\boxed{2}"],
        answer=["2", "2"],
        answer_type=[None, None],
        tolerance=none,
        relative_tolerance=none,
        unit_required=[False, False],
    )
    assert graded[0] in (0.0, 1.0, None)
    assert graded[1] == 1.0
    assert set(compute_score("loong/logic", reply, "2")) == set(Scored.__annotations__)


def invoke(*arguments: str) -> tuple[int, str]:
    app = typer.Typer()
    app.command()(command_module.command)
    result = CliRunner().invoke(app, list(arguments))
    if isinstance(result.exception, LoongError):
        return result.exception.exit_code, str(result.exception)
    return result.exit_code, result.output


def test_the_command_exports_only_what_is_proven(tmp_path: Path) -> None:
    run, out = tmp_path / "run", tmp_path / "out"
    run.mkdir()
    write_jsonl([*ITEMS[:3], item(7, evidence=None)], run / "items.jsonl")
    code, said = invoke(str(run), "--format", "verl", "--out", str(out), "--json")
    assert code == 0
    assert json.loads(said) == {
        "format": "verl",
        "files": {str(out / "train.parquet"): 3},
        "left_out": {"unverified": 1, "bad": 0, "unfit": 0},
    }
    code, said = invoke(str(run), "--format", "jsonl", "--out", str(out), "--unverified")
    assert (code, said.splitlines()) == (0, [f"{out / 'train.jsonl'}: 4 items"])


def test_the_command_refuses_in_sentences(tmp_path: Path) -> None:
    seeds, out = tmp_path / "seeds.jsonl", str(tmp_path / "out")
    write_jsonl([DataPoint(question="q", final_answer="1")], seeds)
    code, said = invoke(str(seeds), "--out", out)
    assert code == 1
    assert "none of the 1 rows of" in said
    assert "--unverified" in said
    code, said = invoke(str(seeds), "--out", out, "--format", "verrl")
    assert code == 2
    assert "did you mean 'verl'" in said
    (tmp_path / "run").mkdir()
    (tmp_path / "run/items.jsonl").touch()
    code, said = invoke(str(tmp_path / "run"), "--out", out)
    assert code == 1
    assert said.endswith("holds no item to export")

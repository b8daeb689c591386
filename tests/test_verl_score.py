"""The reward function for verl without verl: odd rows, threads, forks, its path."""

from __future__ import annotations

import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from loong.adapters import verl
from loong.adapters.verl import Scored, compute_score
from loong.types import DataPoint
from tests.own_code import module_of

CHECK: JsonValue = {"kind": "coloring", "colors": 2, "graph": {"edges": [["A", "B"], ["B", "C"]]}}
ASKED = DataPoint(question="Colour it.", metadata={"check": CHECK}).model_dump_json()


@pytest.mark.parametrize(
    ("reply", "gold", "facts", "outcome"),
    [
        ("\\boxed{4}", "4", None, "right"),
        ("\\boxed{4}", 4, {}, "right"),
        ("10.4", "10.0", {"tolerance": np.float64(0.5), "unit_required": np.bool_(False)}, "right"),
        ("10.4", "10.0", {"tolerance": float("nan")}, "wrong"),
        ("12", "12 cm", {"unit_required": np.True_}, "wrong"),
        ("12", "12 cm", {"num_turns": None, "answer_type": None}, "right"),
        ("9**9**9**9", "9**9**9", {}, "ungraded"),
        ("4", "4", {"judged_by": "{"}, "ungraded"),
        ("A: 1, B: 2, C: 1", "", {"judged_by": ASKED}, "right"),
        (None, "4", {}, "ungraded"),
    ],
)
def test_odd_rows(reply: Any, gold: Any, facts: Any, outcome: str) -> None:
    scored = compute_score("loong/logic", reply, gold, facts, sandbox_fusion_url=None)
    assert scored["outcome"] == outcome, scored["reason"]
    assert scored["score"] == scored["acc"] == float(outcome == "right")
    assert scored["graded"] == float(outcome != "ungraded")


@given(
    st.text(max_size=60),
    st.dictionaries(
        st.sampled_from(["answer_type", "tolerance", "relative_tolerance", "judged_by"]),
        st.one_of(st.none(), st.floats(), st.integers(), st.text(max_size=20), st.binary()),
    ),
)
@settings(max_examples=60, deadline=None)
def test_nothing_is_raised(text: str, facts: dict[str, Any]) -> None:
    assert set(compute_score("", text, text, facts)) == set(Scored.__annotations__)


def test_threads_score_at_once() -> None:
    def score(n: int) -> str:
        last = "1" if n % 2 else "2"
        return compute_score("", f"A: 1, B: 2, C: {last}", "", {"judged_by": ASKED})["outcome"]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(score, range(40))) == ["wrong", "right"] * 20


def test_a_forked_process_scores_too() -> None:
    program = f"""
import os
from loong.adapters.verl import compute_score
def right():
    return compute_score("", "A: 1, B: 2, C: 1", "", {{"judged_by": {ASKED!r}}})["score"] == 1.0
assert right()
child = os.fork()
if not child:
    os._exit(0 if right() else 1)
assert os.waitpid(child, 0)[1] == 0 and right()
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=120)


def test_a_file_that_is_run_by_its_path_gives_what_pickle_finds() -> None:
    module = module_of(Path(verl.__file__), "custom_module_7")
    assert pickle.loads(pickle.dumps(module.compute_score)) is compute_score  # noqa: S301

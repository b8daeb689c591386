"""verl's own loader and reward managers with our `compute_score`, over our own export.

verl has heavy dependencies and pins; it has an environment of its own, with only what its rewards
need. Build it once and run these tests with it:

    uv venv /tmp/verl && uv pip install --python /tmp/verl/bin/python --no-deps verl==0.9.1
    uv pip install --python /tmp/verl/bin/python -e . torch==2.13.0 tensordict==0.10.0 \
        'ray>=2.41' hydra-core transformers==5.9.0 codetiming cachetools torchdata pandas
    LOONG_VERL=/tmp/verl pytest -m frameworks tests/test_verl.py

Without LOONG_VERL the tests are skipped.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from loong.adapters import verl
from loong.export import export
from loong.types import Item
from loong.verifiers.auto import Auto

pytestmark = pytest.mark.frameworks

CHECK = {"kind": "coloring", "colors": 2, "graph": {"edges": [["A", "B"], ["B", "C"]]}}
CASES: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("4", {}, "so \\boxed{4}"),
    ("4", {}, "so \\boxed{5}"),
    ("4", {}, "either 4 or 5"),
    ("9**9**9", {}, "\\boxed{9**9**9**9}"),
    ("72", {"unit": "km/h"}, "\\boxed{20 m/s}"),
    ("72", {"unit": "km/h"}, "\\boxed{72 kg}"),
    ("10.0", {"answer_tolerance": "0.5"}, "\\boxed{10.4}"),
    ("", {"check": CHECK}, "\\boxed{A: red, B: blue, C: red}"),
    ("", {"check": CHECK}, "\\boxed{A: red, B: red, C: blue}"),
    ("5", {"verifier": "no-such"}, "\\boxed{5}"),
    ("4", {}, "龙 \\boxed{4}"),
)
OUTCOMES = [
    *("right", "wrong", "unreadable", "ungraded", "right", "wrong"),
    *("right", "right", "wrong", "ungraded", "right"),
]


def items() -> list[Item]:
    return [
        Item(
            id=f"{n:032x}",
            domain="logic",
            question=f"Question {n}?",
            final_answer=answer,
            answer_type="",
            rationale="",
            chain_of_thought="",
            metadata=metadata,
        )
        for n, (answer, metadata, _) in enumerate(CASES)
    ]


@pytest.fixture(scope="module")
def python() -> Path:
    """Return the interpreter of an environment with verl and loong."""
    given = os.environ.get("LOONG_VERL")
    if not given:
        pytest.skip("LOONG_VERL names no environment with verl; tests/test_verl.py tells how")
    return Path(given) / "bin" / "python"


WAYS = {"naive": 0, "dapo": 1, "gdpo": 2, "processes": 1, "ray": 0}
"""How verl scores, each with another way to name our function; see `paths`."""


def paths(folder: Path) -> list[str]:
    """Return the ways to name our function: exported, by its path, by its name."""
    return [str(folder / "reward.py"), str(Path(verl.__file__)), "pkg://loong.adapters.verl"]


@pytest.fixture(scope="module")
def played(
    python: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[dict[str, Any]]]:
    """Return what verl got for each row of an export, in every way."""
    folder = tmp_path_factory.mktemp("export")
    export(items(), "verl", folder)
    (folder / "replies.json").write_text(json.dumps([reply for _, _, reply in CASES]))
    script = str(Path(__file__).parent / "verl_play.py")
    ways = [f"{way}={paths(folder)[function]}" for way, function in WAYS.items()]
    done = subprocess.run(
        [str(python), script, str(folder), *ways], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told: dict[str, list[dict[str, Any]]] = json.loads(done.stdout.splitlines()[-1])
    return told


@pytest.mark.parametrize("way", WAYS)
def test_verl_gets_our_verdicts(way: str, played: dict[str, list[dict[str, Any]]]) -> None:
    told = played[way]
    assert isinstance(told, list), told
    assert [one["outcome"] for one in told] == OUTCOMES
    assert [one["score"] for one in told] == [float(o == "right") for o in OUTCOMES]
    assert [one["graded"] for one in told] == [float(o != "ungraded") for o in OUTCOMES]
    rewards = [one.get("reward", one["score"]) for one in told]
    assert rewards == [one["acc"] for one in told]


async def test_the_verdicts_are_those_of_the_environment() -> None:
    auto = Auto()
    verdicts = [
        await auto.verify(reply, item) for (_, _, reply), item in zip(CASES, items(), strict=True)
    ]
    await asyncio.gather(auto.cleanup())
    assert [v.outcome.value for v in verdicts] == OUTCOMES

"""Prime Intellect's own evaluation of our environment, against an OpenAI-compatible server.

Their package needs mcp 2, camel-ai mcp 1: it has an environment of its own. Build it once and run
these tests with it:

    uv venv /tmp/prime && uv pip install --python /tmp/prime/bin/python -e . verifiers==0.4.0
    LOONG_PRIME=/tmp/prime pytest -m frameworks tests/test_prime.py

Without LOONG_PRIME the tests build that environment in a temporary folder.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from loong.types import DataPoint
from loong.verifiers.auto import Auto
from tests.stub_server import serving

pytestmark = pytest.mark.frameworks

ROOT = Path(__file__).parents[1]
PRIME = "verifiers==0.4.0"
CHECK = {"kind": "coloring", "colors": 2, "graph": {"edges": [["A", "B"], ["B", "C"]]}}
CASES: tuple[tuple[str, dict[str, Any], str, str], ...] = (
    ("4", {}, "so \\boxed{4}", "right"),
    ("4", {}, "so \\boxed{5}", "wrong"),
    ("4", {}, "either 4 or 5", "unreadable"),
    ("72", {"unit": "km/h"}, "\\boxed{20 m/s}", "right"),
    ("A: red, B: blue, C: red", {"check": CHECK}, "\\boxed{A: blue, B: red, C: blue}", "right"),
    ("9**9**9", {}, "\\boxed{9**9**9**9}", "ungraded"),
)
POINTS = [
    DataPoint(question=f"Question {n}?", final_answer=answer, metadata=metadata)
    for n, (answer, metadata, _, _) in enumerate(CASES)
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an environment with Prime's package and loong."""
    given = os.environ.get("LOONG_PRIME")
    if given:
        return Path(given) / "bin"
    uv = shutil.which("uv")
    if uv is None:
        pytest.skip("uv, which builds the environment of Prime's package, is not here")
    env = tmp_path_factory.mktemp("prime") / "env"
    subprocess.run([uv, "venv", "-q", str(env)], check=True)
    install = [uv, "pip", "install", "-q", "--python", str(env / "bin" / "python")]
    subprocess.run([*install, "-e", str(ROOT), PRIME], check=True)
    return env / "bin"


def reply(chat: list[dict[str, str]]) -> str:
    """Answer as CASES has it."""
    return CASES[int(chat[-1]["content"].split()[1].rstrip("?"))][2]


async def evaluated(folder: Path, where: Path) -> list[dict[str, Any]]:
    """Let Prime's command evaluate the cases twice each; return its episodes."""
    file = where / "points.jsonl"
    file.write_text("".join(f"{point.model_dump_json()}\n" for point in POINTS))
    async with serving(reply=reply) as server:
        asked = [
            *("loong-prime", "--env.taskset.path", str(file), "-m", "stub", "-r", "2"),
            *("--client.base-url", server.base_url, "--no-push", "--no-rich", "-o", "out"),
        ]
        running = await asyncio.create_subprocess_exec(
            str(folder / "vf-eval"),
            *asked,
            cwd=where,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        told, _ = await running.communicate()
    assert running.returncode == 0, told.decode()[-3000:]
    traces = next((where / "out").glob("*/traces.jsonl"))
    return [json.loads(line) for line in traces.read_text().splitlines()]


async def test_an_evaluation_gives_our_verdicts(folder: Path, tmp_path: Path) -> None:
    episodes = await evaluated(folder, tmp_path)
    assert sorted(e["task"]["key"] for e in episodes) == sorted(2 * [p.id for p in POINTS])
    auto = Auto()
    for point, (_, _, text, outcome) in zip(POINTS, CASES, strict=True):
        verdict = await auto.verify(text, point)
        assert verdict.outcome == outcome
        for episode in (e for e in episodes if e["task"]["key"] == point.id):
            trace = episode["traces"][0]
            assert trace["info"]["verdict"]["outcome"] == outcome
            assert trace["ok"] == episode["ok"] == (verdict.reward is not None)
            if verdict.reward is not None:
                assert trace["rewards"]["correct"]["score"] == verdict.reward
    await auto.cleanup()


def test_their_package_and_our_shelf_do_not_meet(folder: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [str(folder / "python"), str(ROOT / "tests/prime_play.py"), "graph_discrete_math"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert "site-packages" in told["theirs"]
    assert Path(told["ours"]).parents[1].name == "loong"
    assert told["same"][0] == told["same"][1] != told["other"]
    assert len({key for key, _ in told["same"][0]}) == 3
    assert told["bounded"] is False
    assert all("one of them" in sentence for sentence in told["refused"])

"""OpenEnv's own client and its own validator against `loong serve`, over a real socket.

openenv-core needs mcp 2, camel-ai mcp 1: OpenEnv has an environment of its own. Build it once and
run these tests with it:

    uv venv /tmp/openenv && uv pip install --python /tmp/openenv/bin/python -e . openenv-core==0.3.0
    LOONG_OPENENV=/tmp/openenv pytest -m frameworks tests/test_openenv.py

Without LOONG_OPENENV the tests build that environment in a temporary folder.
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

from loong.envs.single_step import SingleStepEnv
from loong.types import DataPoint
from loong.verifiers.python import PythonVerifier
from tests.serving import POINTS, TOKEN, right, running

pytestmark = pytest.mark.frameworks

ROOT = Path(__file__).parents[1]
OPENENV = "openenv-core==0.3.0"


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the interpreter of an environment with OpenEnv and loong."""
    given = os.environ.get("LOONG_OPENENV")
    if given:
        return Path(given) / "bin" / "python"
    uv = shutil.which("uv")
    if uv is None:
        pytest.skip("uv, which builds OpenEnv's environment, is not here")
    folder = tmp_path_factory.mktemp("openenv")
    subprocess.run([uv, "venv", "-q", str(folder / "env")], check=True)
    built = folder / "env" / "bin" / "python"
    install = [uv, "pip", "install", "-q", "--python", str(built), "-e", str(ROOT), OPENENV]
    subprocess.run(install, check=True)
    return built


@pytest.fixture(scope="module")
def came(python: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, Any]]:
    """Return the question of seed 5, and what OpenEnv's clients got."""
    question = asyncio.run(asked_locally())
    with running(tmp_path_factory.mktemp("server"), token=TOKEN) as (base, _):
        script = str(Path(__file__).parent / "openenv_play.py")
        done = subprocess.run(
            [str(python), script, base, TOKEN, f"\\boxed{{{right(question)}}}"],
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    return question, json.loads(done.stdout)


async def asked_locally() -> str:
    points = [DataPoint.model_validate(row) for row in POINTS]
    env = SingleStepEnv(points, PythonVerifier())
    question = (await env.reset(seed=5)).question
    await env.close()
    return question


def test_the_generic_client_plays(came: tuple[str, dict[str, Any]]) -> None:
    question, got = came
    generic = got["generic"]
    assert generic["asked"] == question
    assert generic["first"] == [None, False]
    assert generic["right"] == [1.0, True, "right"]
    assert generic["wrong"] == [0.0, True]
    assert (generic["state"]["step_count"], generic["state"]["done"]) == (1, True)
    assert "reset" in generic["told"]
    assert "EXECUTION_ERROR" in generic["told"]


def test_sessions_do_not_mix(came: tuple[str, dict[str, Any]]) -> None:
    assert came[1]["many"] == [0.0, 1.0] * 10
    assert came[1]["synchronous"] == [1.0, True]


def test_the_typed_client_plays(came: tuple[str, dict[str, Any]]) -> None:
    question, got = came
    typed = got["typed"]
    assert (typed["asked"], typed["right"], typed["steps"]) == (question, [1.0, True, "right"], 1)


def test_no_entry_without_the_token(came: tuple[str, dict[str, Any]]) -> None:
    assert "401" in came[1]["refused"]
    assert "401" in came[1]["typed"]["told"]
    assert TOKEN not in came[1]["typed"]["told"]


def test_openenvs_validator_finds_nothing(python: Path, tmp_path: Path) -> None:
    with running(tmp_path) as (base, _):
        done = subprocess.run(
            [str(python.with_name("openenv")), "validate", "--url", base, "--json"],
            capture_output=True,
            text=True,
            check=False,
        )
    report = json.loads(done.stdout)
    assert report["passed"], report
    assert {criterion["passed"] for criterion in report["criteria"]} == {True}

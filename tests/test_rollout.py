"""Rollouts and pass@k."""

from __future__ import annotations

import asyncio
import itertools
import math
import os
import signal
import sys
from pathlib import Path

import orjson
import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from loong import PythonVerifier, StaticDataset
from loong.cli.rollout import command
from loong.envs.rollout import Rollout, collect, pass_at_k, score
from loong.envs.single_step import SingleStepEnv
from loong.errors import JobError, ModelError, UsageError
from loong.models import ScriptedModel
from loong.types import Chat, Outcome, Verdict
from tests.stub_server import serving

ROWS = [
    {
        "question": f"What is {n} plus {n}?",
        "final_answer": str(2 * n),
        "rationale": f"print({2 * n})",
    }
    for n in range(10, 16)
]


@given(
    st.integers(1, 7).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n), st.integers(1, n)))
)
def test_pass_at_k_is_the_share_of_draws_with_a_right_one(case: tuple[int, int, int]) -> None:
    attempts, right, k = case
    outcomes = [True] * right + [False] * (attempts - right)
    draws = list(itertools.combinations(outcomes, k))
    share = sum(any(draw) for draw in draws) / len(draws)
    assert math.isclose(pass_at_k(attempts, right, k), share, abs_tol=1e-12)


def test_pass_at_k_refuses_what_it_is_not_defined_for() -> None:
    for attempts, right, k in ((3, 4, 1), (3, -1, 1), (3, 1, 4), (3, 1, 0)):
        with pytest.raises(UsageError, match="undefined"):
            pass_at_k(attempts, right, k)


def _rollout(problem: str, attempt: int, outcome: Outcome) -> Rollout:
    verdict = Verdict(outcome=outcome, reason="")
    return Rollout(
        id=problem,
        attempt=attempt,
        model="m",
        prompt=(),
        completion="",
        reward=verdict.reward,
        verdict=verdict,
    )


def test_ungraded_attempts_are_left_out_and_counted() -> None:
    r, w, u = Outcome.RIGHT, Outcome.WRONG, Outcome.UNGRADED
    table = {"a": [r, w, u], "b": [w, w, w], "c": [u, u, u]}
    rollouts = [_rollout(p, i, o) for p, row in table.items() for i, o in enumerate(row)]
    result = score(rollouts, [1, 3])
    assert result.pass_at == {1: 0.25, 3: 0.0}
    assert result.left_out == {1: 1, 3: 2}
    assert result.outcomes == {"right": 1, "wrong": 4, "unreadable": 0, "ungraded": 4}
    assert score(rollouts[6:], [1]).pass_at == {1: None}


def _moody(chat: Chat) -> str:
    """Answer 12 and 13 right, 14 by turns, 15 without an answer, and fail on 11."""
    question = chat[-1].content
    n = int(question.split()[2])
    if n == 11:
        raise ModelError("the server is gone")
    said = {10: "0", 15: "either 30 or 31"}.get(n, str(2 * n))
    if n == 14 and next(_turns) % 2:
        said = "1"
    return rf"\boxed{{{said}}}" if n != 15 else said


_turns = itertools.count()


async def test_a_policy_is_scored_through_the_environment() -> None:
    env = SingleStepEnv(StaticDataset(ROWS), PythonVerifier())
    model = ScriptedModel(_moody)
    async with env:
        rollouts = [r async for r in collect(env, model, problems=6, attempts=2, concurrency=3)]
    assert [r.attempt for r in rollouts] == [0, 1] * 6
    result = score(rollouts, [1, 2])
    assert result.outcomes == {"right": 5, "wrong": 3, "unreadable": 2, "ungraded": 2}
    assert result.pass_at == {1: pytest.approx(2.5 / 5), 2: pytest.approx(3 / 5)}
    lost = [r for r in rollouts if r.verdict.outcome is Outcome.UNGRADED]
    assert {(r.reward, r.verdict.reason) for r in lost} == {(None, "model: the server is gone")}
    assert len({sampling.seed for _, sampling in model.chats}) == 12


@pytest.fixture
def app() -> typer.Typer:
    app = typer.Typer()
    app.command()(command)
    return app


def _script(folder: Path, rules: dict[str, str]) -> str:
    lines = [orjson.dumps({"contains": piece, "reply": reply}) for piece, reply in rules.items()]
    (folder / "script.jsonl").write_bytes(b"\n".join(lines))
    return f"scripted:{folder / 'script.jsonl'}"


def test_the_command_reports_and_writes_rollouts(app: typer.Typer, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds.jsonl"
    seeds.write_bytes(b"\n".join(orjson.dumps(row) for row in ROWS))
    rules = {row["question"]: rf"\boxed{{{row['final_answer']}}}" for row in ROWS[:3]}
    model = _script(tmp_path, {**rules, "What": r"\boxed{-1}"})
    out = tmp_path / "rollouts"
    asked = ["-m", model, "--seeds", str(seeds), "-n", "6", "-k", "2", "--out", str(out)]
    done = CliRunner().invoke(app, [*asked, "--json"])
    assert done.exit_code == 0, done.output
    report = orjson.loads(done.stdout)["groups"]["all"]
    assert report["pass_at"] == {"1": 0.5, "2": 0.5}
    written = [
        Rollout.from_json(line) for line in (out / "rollouts.jsonl").read_bytes().splitlines()
    ]
    assert sum(r.reward or 0 for r in written) == 6
    assert written[0].prompt[-1].content.startswith("What is")
    table = CliRunner().invoke(app, asked)
    assert "50.0%" in table.stdout
    assert "tokens/s" in table.stdout


def test_a_domain_is_scored_by_level_and_family(app: typer.Typer, tmp_path: Path) -> None:
    model = _script(tmp_path, {"": r"\boxed{-7}"})
    asked = ["-m", model, "-d", "graph_discrete_math", "-n", "4", "--level", "1", "--json"]
    done = CliRunner().invoke(app, asked)
    assert done.exit_code == 0, done.output
    groups = orjson.loads(done.stdout)["groups"]
    assert groups["level 1"] == groups["all"]
    assert groups["all"]["outcomes"]["wrong"] == 4
    assert any(name.startswith("family ") for name in groups)


def test_wrong_asking_is_told_in_a_sentence(app: typer.Typer, tmp_path: Path) -> None:
    model = _script(tmp_path, {"no such words": "x"})
    for options in (
        [],
        ["--run", "a", "--seeds", "b"],
        ["--seeds", "b", "--level", "1"],
        ["--reverify", "x"],
    ):
        done = CliRunner().invoke(app, ["-m", model, *options])
        assert isinstance(done.exception, UsageError)
    seeds = tmp_path / "seeds.jsonl"
    seeds.write_bytes(orjson.dumps(ROWS[0]))
    done = CliRunner().invoke(app, ["-m", model, "--seeds", str(seeds), "-n", "1"])
    assert isinstance(done.exception, JobError)
    assert "the model answered no request" in str(done.exception)


async def _run(*options: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "loong", "rollout", *options),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "OPENAI_API_KEY": "k"},
    )


async def test_kill_9_and_again_repeats_no_answered_request(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds.jsonl"
    seeds.write_bytes(b"\n".join(orjson.dumps(row) for row in ROWS))
    killed: list[asyncio.subprocess.Process] = []

    def reply(chat: list[dict[str, str]]) -> str:
        if len(server.requests) == 8:
            killed[0].kill()
        return rf"\boxed{{{2 * int(chat[-1]['content'].split()[2])}}}"

    async with serving(reply=reply) as server:
        asked = ["-m", f"openai:stub?base_url={server.base_url}", "--seeds", str(seeds)]
        asked += ["-n", "6", "-k", "2", "--concurrency", "1", "--json", "--out"]
        killed.append(await _run(*asked, str(tmp_path / "a")))
        assert await killed[0].wait() == -signal.SIGKILL
        again = await _run(*asked, str(tmp_path / "a"))
        told, _ = await again.communicate()
        assert again.returncode == 0
        assert orjson.loads(told)["requests"] == len(server.requests) - 8 == 12 - 7
        seen = [orjson.dumps(request, option=orjson.OPT_SORT_KEYS) for request in server.requests]
        assert len(set(seen)) == 12
        assert seen[7] == seen[8]
        # more of the same goes on in the folder, something else does not
        more = await _run(*asked, str(tmp_path / "a"), "-k", "3")
        told, _ = await more.communicate()
        assert orjson.loads(told)["requests"] == 6
        other = await _run(*asked, str(tmp_path / "a"), "--seed", "1")
        _, told = await other.communicate()
        assert (other.returncode, b"another seed" in told) == (2, True)
    lines = (tmp_path / "a" / "rollouts.jsonl").read_bytes().splitlines()
    rollouts = [Rollout.from_json(line) for line in lines]
    assert [r.attempt for r in rollouts] == [0, 1, 2] * 6
    assert {r.reward for r in rollouts} == {1.0}


def test_stored_rollouts_are_judged_again(app: typer.Typer, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds.jsonl"
    seeds.write_bytes(b"\n".join(orjson.dumps(row) for row in ROWS))
    model = _script(tmp_path, {"10 plus": r"\boxed{20}", "": r"\boxed{7}"})
    first = tmp_path / "first"
    asked = ["-m", model, "--seeds", str(seeds), "-n", "6", "--out", str(first)]
    assert CliRunner().invoke(app, asked).exit_code == 0
    file = first / "rollouts.jsonl"
    rows = [orjson.loads(line) for line in file.read_bytes().splitlines()]
    for row in rows:
        if row["reward"] == 0:
            row["verdict"]["outcome"], row["reward"] = "right", 1.0
    file.write_bytes(b"\n".join(orjson.dumps(row) for row in rows))
    again = tmp_path / "again"
    again.mkdir()
    judged = ["--reverify", str(first), "--out", str(again), "--json"]
    done = CliRunner().invoke(app, judged)
    assert done.exit_code == 0, done.output
    report = orjson.loads(done.stdout)
    assert report["changed"] == {"right -> wrong": 5}
    assert (report["requests"], report["groups"]["all"]["outcomes"]["right"]) == (0, 1)
    lines = (again / "rollouts.jsonl").read_bytes().splitlines()
    assert sum(Rollout.from_json(line).reward or 0 for line in lines) == 1
    table = CliRunner().invoke(app, ["--reverify", str(file)])
    assert "right -> wrong: 5" in table.stdout
    file.write_bytes(b"{}")
    refused = CliRunner().invoke(app, ["--reverify", str(first)])
    assert "no rollout" in str(refused.exception)


def test_several_domains_stand_in_one_table(app: typer.Typer, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds.jsonl"
    facts = [{"domain": "logic" if n % 2 else "games", "difficulty": 1 + n // 4} for n in range(6)]
    rows = [row | {"metadata": told} for row, told in zip(ROWS, facts, strict=True)]
    seeds.write_bytes(b"\n".join(orjson.dumps(row) for row in rows))
    model = _script(tmp_path, {"10 plus": r"\boxed{20}", "": r"\boxed{-7}"})
    asked = ["-m", model, "--seeds", str(seeds), "-n", "6", "-k", "3"]
    done = CliRunner().invoke(app, [*asked, "--json"])
    assert done.exit_code == 0, done.output
    groups = orjson.loads(done.stdout)["groups"]
    assert list(groups) == [
        *("all", "level 1", "level 2"),
        *("domain games", "domain games, level 1", "domain games, level 2"),
        *("domain logic", "domain logic, level 1", "domain logic, level 2"),
    ]
    assert groups["domain games"]["pass_at"] == {"1": 1 / 3, "2": 1 / 3, "3": 1 / 3}
    assert groups["domain games, level 1"]["pass_at"]["1"] == 1 / 2
    assert groups["domain logic"]["outcomes"]["wrong"] == 9
    table = CliRunner().invoke(app, asked)
    assert [line.split()[0] for line in table.stdout.splitlines() if "%" in line] == [
        *("all", "level", "level", "games", "level", "level", "logic", "level", "level")
    ]
    assert "pass@3" in table.stdout

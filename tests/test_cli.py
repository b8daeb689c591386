"""The command line as a user meets it: exit codes, one sentence for each mistake, no traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from loong.cli import COMMANDS
from loong.types import Item

DOMAIN = ["--domain", "graph_discrete_math"]


def loong(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "loong", *arguments],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


MISTAKES = {
    "no such command": (["generat"], 2, "did you mean 'generate'"),
    "unknown domain": (["generate", "--domain", "graph_math"], 2, "'graph_discrete_math'"),
    "no domain": (["generate"], 2, "--domain"),
    "unknown strategy": (["generate", *DOMAIN, "--strategy", "few-shots"], 2, "'few-shot'"),
    "unknown family": (["generate", *DOMAIN, "--family", "max_flo"], 2, "'max_flow'"),
    "no such level": (["generate", *DOMAIN, "--level", "99"], 2, "no problem families"),
    "few-shot without a model": (["generate", *DOMAIN, "--strategy", "few-shot"], 2, "--model"),
    "model without a backend": (["generate", *DOMAIN, "--model", "gpt-4"], 2, "BACKEND:MODEL"),
    "unknown backend": (["generate", *DOMAIN, "--model", "opnai:gpt"], 2, "'openai'"),
    "unreadable seeds": (
        ["generate", *DOMAIN, "--model", "openai:m", "--seeds", "nowhere.jsonl"],
        2,
        "nowhere.jsonl",
    ),
    "seeds without good rows": (
        ["generate", *DOMAIN, "--model", "openai:m", "--seeds", "bad.jsonl"],
        2,
        "bad.jsonl",
    ),
    "unreachable server": (
        ["generate", *DOMAIN, "--model", "openai:m?base_url=http://127.0.0.1:9/v1"],
        1,
        "127.0.0.1:9",
    ),
    "no such model file": (["generate", *DOMAIN, "--model", "llamacpp:no.gguf"], 2, "no.gguf"),
    "run folder is a file": (["generate", *DOMAIN, "--run", "bad.jsonl"], 2, "bad.jsonl"),
    "n is no number": (["generate", *DOMAIN, "-n", "many"], 2, "valid integer"),
    "verify nothing": (["verify", "nowhere.json"], 2, "nowhere.json"),
    "export nothing": (["export", "nowhere", "--format", "sft", "--out", "x"], 2, "nowhere"),
    "unknown format": (["export", "bad.jsonl", "--format", "vrl", "--out", "x"], 2, "'verl'"),
    "unknown domain to show": (["domains", "graphs"], 2, "graph_discrete_math"),
    "sample without a family": (["sample", "max_flow"], 2, "DOMAIN/FAMILY"),
    "sample of no family": (["sample", "graph_discrete_math/nope"], 2, "'nope'"),
    "sample of no level": (["sample", "graph_discrete_math/max_flow", "--level", "9"], 2, "1 to 5"),
    "report of no run": (["report", "nowhere"], 2, "nowhere"),
    "rollout without a model": (["rollout", *DOMAIN], 2, "--model"),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_is_one_sentence_and_its_code(case: str, tmp_path: Path) -> None:
    arguments, code, hint = MISTAKES[case]
    (tmp_path / "bad.jsonl").write_text('{"question": ""}\nnot json\n')
    done = loong(*arguments, cwd=tmp_path, OPENAI_API_KEY="x")
    assert done.returncode == code, done.stderr
    assert hint in done.stderr
    assert "Traceback" not in done.stderr
    assert code == 1 or not list(tmp_path.glob("runs/*")), "a mistake leaves nothing behind"


def test_a_missing_extra_names_the_install_line(tmp_path: Path) -> None:
    (tmp_path / "tiny.gguf").write_bytes(b"GGUF" + bytes(64))
    (tmp_path / "sitecustomize.py").write_text("import sys; sys.modules['xllamacpp'] = None")
    done = loong(
        *("generate", *DOMAIN, "--model", "llamacpp:tiny.gguf"),
        cwd=tmp_path,
        PYTHONPATH=str(tmp_path),
    )
    assert done.returncode == 2
    assert "pip install 'loong-reasoning[llamacpp]'" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, tmp_path: Path) -> None:
    done = loong(command, "--help", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert f"loong {command}" in done.stdout


def test_first_step_ends_with_items_a_funnel_and_a_look(tmp_path: Path) -> None:
    done = loong("generate", *DOMAIN, "-n", "15", "--run", "first", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "--model" in done.stderr  # how to go on
    assert "Funnel" in done.stdout
    assert done.stdout.count("answer: ") == 3
    folder = tmp_path / "first"
    items = [Item.from_json(line) for line in (folder / "items.jsonl").read_bytes().splitlines()]
    assert len(items) == 15
    assert len({str(item.metadata["name"]) for item in items}) >= 8
    for name in ("run.sqlite", "items.jsonl", "rejected.jsonl", "report.html", "README.md"):
        assert (folder / name).is_file()
    again = loong("generate", *DOMAIN, "-n", "15", "--run", "first", "--json", cwd=tmp_path)
    assert json.loads(again.stdout)["attempts"] == 15


def test_too_few_is_a_failed_job_that_keeps_what_was_verified(tmp_path: Path) -> None:
    done = loong(
        *("generate", *DOMAIN, "-n", "9", "--max-attempts", "4", "--run", "short"), cwd=tmp_path
    )
    assert done.returncode == 1
    assert "4 of 9 items were verified" in done.stderr
    assert len((tmp_path / "short" / "items.jsonl").read_bytes().splitlines()) == 4


def test_doctor_names_the_sandbox_level(tmp_path: Path) -> None:
    done = loong("doctor", "--json", cwd=tmp_path)
    checks = {(c["part"], c["name"]): c for c in map(json.loads, done.stdout.splitlines())}
    level = checks["sandbox", "level"]
    assert level["note"].split(":")[0] in ("full", "landlock", "closed", "none")
    assert done.returncode == (0 if level["ok"] else 1)
    assert checks["library", "networkx"]["ok"]

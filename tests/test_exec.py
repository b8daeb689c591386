"""`loong exec`: JSON lines in, JSON lines out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from loong.sandbox import probe

if probe().level not in {"full", "landlock"}:
    pytest.skip(f"this machine gives level {probe().level} only", allow_module_level=True)

COMMAND = [sys.executable, "-c", "from loong.cli import main; main()", "exec"]
REPOSITORY = Path(__file__).parents[1]


def execute(text: str | bytes, *options: str) -> subprocess.CompletedProcess[bytes]:
    feed = text.encode() if isinstance(text, str) else text
    return subprocess.run(
        [*COMMAND, *options], input=feed, capture_output=True, check=False, cwd=REPOSITORY
    )


def answers(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def line(**row: object) -> str:
    return json.dumps(row) + "\n"


def test_answers_in_order_with_every_status() -> None:
    programs = [
        ("slow", "import time; time.sleep(0.3); print(1)", "ok"),
        ("quick", "print(2)", "ok"),
        (3, "1 / 0", "error"),
        (None, "while True: pass", "timeout"),
        ([4], "x = 'a' * 10**9", "memory"),
        ({"k": 5}, "for i in range(99): print('x' * 99999)", "output"),
        ("\ud800", "import os; os.abort()", "killed"),
    ]
    text = "".join(line(id=i, code=code, timeout=3) for i, code, _ in programs)

    done = execute(text, "--memory", "200")

    rows = answers(done)
    assert [(row["id"], row["status"]) for row in rows] == [(i, s) for i, _, s in programs]
    fields = {"id", "status", "stdout", "stderr", "seconds", "level"}
    assert all(set(row) == fields for row in rows)
    assert {row["level"] for row in rows} == {probe().level}
    assert (rows[0]["stdout"], rows[1]["stdout"]) == ("1\n", "2\n")
    assert (done.returncode, done.stderr) == (0, b"")


BAD = [
    ("nope", None, "not JSON"),
    ('["code"]', None, "a JSON object is needed, not list"),
    ('{"id": 7}', 7, "'code' must be a string, not None"),
    ('{"id": 7, "code": 5}', 7, "'code' must be a string, not 5"),
    ('{"id": 7, "code": "1", "timeout": "x"}', 7, "'timeout' must be a number"),
    ('{"id": 7, "code": "1", "timeout": true}', 7, "'timeout' must be a number"),
    ('{"id": 7, "code": "1", "timeout": NaN}', 7, "'timeout' must be above 0"),
    ('{"id": 7, "code": "1", "timeout": 1e999}', 7, "'timeout' must be above 0"),
    ("[" * 100_000, None, "not JSON"),
    ('{"id": "\\u00', None, "not JSON"),
]


def test_bad_lines_are_answered_in_their_place() -> None:
    middle = "\n".join(bad for bad, _, _ in BAD)
    done = execute(f"{line(id=1, code='print(1)')}\n{middle}\n{line(id=3, code='print(3)')}")

    first, *wrong, last = answers(done)
    assert (first["stdout"], last["stdout"]) == ("1\n", "3\n")
    for number, (row, (_, name, reason)) in enumerate(zip(wrong, BAD, strict=True), 3):
        assert (row["id"], row["status"], row["level"]) == (name, "error", None)
        assert str(row["stderr"]).startswith(f"line {number}: {reason}")
    assert done.returncode == 1
    assert done.stderr == b"10 lines were no programs; the answers tell why\n"


def test_bytes_that_are_no_text_and_a_last_line_without_end() -> None:
    done = execute(b"\xff\xfe\n" + line(id=2, code="print(2)").encode().rstrip())
    wrong, last = answers(done)
    assert str(wrong["stderr"]).startswith("line 1: not JSON")
    assert last["stdout"] == "2\n"


def test_nothing_in_nothing_out() -> None:
    done = execute("")
    assert (done.stdout, done.stderr, done.returncode) == (b"", b"", 0)


def test_answers_before_the_input_ends() -> None:
    with subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=REPOSITORY
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for i in range(3):
            running.stdin.write(line(id=i, code=f"print({i})").encode())
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["stdout"] == f"{i}\n"
        running.stdin.close()
        assert running.stdout.read() == b""
    assert running.returncode == 0


def test_more_lines_than_fit_in_flight() -> None:
    done = execute("".join(line(id=i, code=f"print({i} ** 2)") for i in range(150)))
    assert [row["stdout"] for row in answers(done)] == [f"{i**2}\n" for i in range(150)]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--timeout", "0"], b"error: the time limit must be above 0"),
        (["--min-level", "best"], b"error: there is no sandbox level 'best'"),
    ],
)
def test_wrong_options_are_told_in_one_sentence(options: list[str], message: bytes) -> None:
    done = execute(line(id=1, code="print(1)"), *options)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(message)
    assert done.stderr.count(b"\n") == 1

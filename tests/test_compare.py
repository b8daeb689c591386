"""`loong compare` through its real command line."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from loong.cli.compare import judged


def ask(*lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in judged(line.encode() for line in lines)]


def test_each_line_is_answered_in_place_and_bad_ones_with_a_reason() -> None:
    lines = [
        '{"id": "a", "prediction": "so \\\\boxed{20 m/s}", "gold": "72 km/h"}',
        "{broken",
        '["a", "b"]',
        '{"id": 7, "prediction": 3, "gold": "3"}',
        '{"id": 8, "prediction": "3", "gold": "3", "type": "nonsense"}',
        '{"id": 9, "prediction": "3", "gold": "3", "tolerance": "wide"}',
        "",
        '{"id": null, "prediction": "4", "gold": "3"}',
        '{"id": 11, "prediction": "9**9**9**9", "gold": "9**9**9"}',
        '{"id": 12, "prediction": "3.4", "gold": "3.0", "tolerance": 0.5}',
    ]
    rows = ask(*lines)
    assert [row["equal"] for row in rows] == [
        *[True, None, None, None, None, None, False, None, True],
    ]
    assert [row["id"] for row in rows] == ["a", None, None, 7, 8, 9, None, 11, 12]
    assert all(row["reason"] for row in rows)
    assert "nonsense" in rows[4]["reason"]


def test_the_command_streams_from_standard_input_to_standard_output() -> None:
    command = [sys.executable, "-c", "from loong.cli import main; main()", "compare"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number, equal in (("5", True), ("6", False)):
            row = {"id": number, "prediction": f"The answer is {number}.", "gold": "5"}
            process.stdin.write(json.dumps(row) + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["equal"] is equal
        process.stdin.close()
        assert process.stdout.read() == ""
    assert process.returncode == 0


def test_a_missing_file_is_a_usage_error() -> None:
    command = [
        sys.executable,
        "-c",
        "from loong.cli import main; main()",
        "compare",
        "no-such.jsonl",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "no-such.jsonl" in done.stderr
    assert "Traceback" not in done.stderr


def test_lines_that_strict_json_refuses_but_that_can_be_read_are_judged() -> None:
    lines = [
        b'{"id": "\\ud800", "prediction": "5", "gold": "5"}',
        b'\xef\xbb\xbf{"id": 1, "prediction": "5", "gold": "6"}',
        b'{"id": 2, "prediction": "5\x01", "gold": "5"}',
        b'{"id": 3, "prediction": "\\ud800", "gold": "5"}',
        b"[" * 100_000,
        b"\xff",
    ]
    rows = [json.loads(line) for line in judged(lines)]
    assert [row["equal"] for row in rows] == [True, False, True, False, None, None]
    assert [row["id"] for row in rows] == ["\ud800", 1, 2, 3, None, None]

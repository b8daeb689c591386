"""`loong seeds validate`: every fault that a seed may have, and none that it has not."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import orjson
import pytest
import typer
from typer.testing import CliRunner

from loong import PythonVerifier
from loong.cli.seeds import command
from loong.cli.verify import command as verify
from loong.curate import clock
from loong.curate.copied import copied_answer
from loong.curate.tolerances import vacuous
from loong.curate.validation import KINDS
from loong.types import DataPoint, Outcome

GOOD = {
    "license": "MIT",
    "source": "a textbook",
    "domain": "logic",
    "required_dependencies": ["numpy"],
    "name": "x",
    "contributor": "somebody",
    "date_created": ["2025-03-26"],
}


def row(question: str, rationale: str, answer: str, **facts: object) -> dict[str, object]:
    metadata = {k: v for k, v in {**GOOD, **facts}.items() if v is not None}
    return {
        "question": question,
        "rationale": rationale,
        "final_answer": answer,
        "metadata": metadata,
    }


SINCE = "from datetime import datetime\nprint((datetime.now() - datetime(2025, 3, 26)).days)"
FAULTY: list[tuple[object, list[str]]] = [
    (row("How much is two times three?", "print(2 * 3)", "6"), []),
    (b'{"question": "cut', ["schema"]),
    (row("How much is one and one?", "print(1 + 1)", "2", source=None), ["schema"]),
    (row("How much is one and two?", "print(1 + 2)", "3", license="unknown"), ["licence"]),
    (row("How much is one and three?", "print(1 + 3)", "4", license=None), ["licence"]),
    (
        row("Which day?", "print(7 - 2)", "5", required_dependencies=["git+https://x.org/y"]),
        ["requirements"],
    ),
    (row("How much is nothing?", "print(1 / 0)", "6"), ["execution"]),
    (row("And without a program?", "", "6"), ["execution"]),
    (row("What does the file say?", "print(open('/data/x.csv').read())", "6"), ["outside"]),
    (row("How much is four times four?", "print(4 * 4)", "17"), ["mismatch"]),
    (row("How many days ago was that spring day?", SINCE, "0"), ["today"]),
    (row("What is a third?", "print(1 / 3)", "0.33", answer_tolerance="1"), ["tolerance"]),
    (row("What is the answer?", "a = [42]\nx = 6 * 7\nprint(a)", "[42]"), ["copied"]),
    (row("How much is  two times three ?", "print(3 * 2)", "6"), ["duplicate"]),
    (row("How much is six nines?", "print(9 * 6)", "42", license="?"), ["licence", "mismatch"]),
]


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    file = tmp_path / "faulty.jsonl"
    lines = [x if isinstance(x, bytes) else orjson.dumps(x) for x, _ in FAULTY]
    file.write_bytes(b"\n".join(lines))
    return file


def app(run: object = command) -> typer.Typer:
    made = typer.Typer()
    made.command()(run)  # type: ignore[type-var]
    return made


def test_each_fault_is_found_at_its_line(faulty: Path) -> None:
    done = CliRunner().invoke(app(), ["validate", str(faulty), "--json"])
    assert done.exit_code == 1, done.output
    told = [orjson.loads(line) for line in done.stdout.splitlines()]
    assert [row["line"] for row in told] == list(range(1, len(FAULTY) + 1))
    assert [[p["kind"] for p in row["problems"]] for row in told] == [kinds for _, kinds in FAULTY]
    reasons = {p["kind"]: p["reason"] for row in told for p in row["problems"]}
    assert set(reasons) == set(KINDS)
    assert "'open'" in reasons["outside"]
    assert "line 1" in reasons["duplicate"]
    assert "2025-03-26: the final answer" in reasons["today"]


def test_a_person_reads_reasons_and_counts(faulty: Path) -> None:
    done = CliRunner().invoke(app(), ["validate", str(faulty)])
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert "line 10" in next(line for line in lines if "mismatch: '16' is not '17'" in line)
    counts = Counter(kind for _, kinds in FAULTY for kind in kinds)
    assert f"{counts['licence']:>6}  licence: no licence is named" in lines
    assert lines[-1] == f"{len(FAULTY)} rows, 1 of them without a problem"


def test_a_file_without_problems_ends_with_zero(tmp_path: Path) -> None:
    file = tmp_path / "good.jsonl"
    file.write_bytes(orjson.dumps(FAULTY[0][0]))
    done = CliRunner().invoke(app(), ["validate", str(file)])
    assert (done.exit_code, done.stdout) == (0, "1 rows, 1 of them without a problem\n")


def test_verify_tells_what_no_rerun_can_mend(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    wide = row("What is a third?", "print(1 / 3)", "0.5", answer_tolerance="1")
    file.write_bytes(b"\n".join(map(orjson.dumps, [row("How long ago?", SINCE, "0"), wide])))
    done = CliRunner().invoke(app(verify), [str(file), "--json"])
    told = [orjson.loads(line) for line in done.stdout.splitlines()]
    assert [(row["outcome"], row["reason"].split(":")[0]) for row in told] == [
        ("ungraded", "today"),
        ("wrong", "tolerance"),
    ]


# ---------------------------------------------------------------- the parts


@pytest.mark.parametrize(
    ("program", "answer", "copied"),
    [
        ("print(42)", "42", True),
        ("print('42')", "42", True),
        ("print(-42)", "-42", True),
        ("x = (1, 2)\nprint('answer:', x)", "(1, 2)", True),
        ("x = 5\nprint(f'{x}')", "5", True),
        ("def main():\n    print(5)\nmain()", "5", True),
        ("print(5)", "6", False),
        ("print(2 + 3)", "5", False),
        ("x = 5\nx = x * 1\nprint(x)", "5", False),
        ("for n in range(9):\n    if n * n == 25:\n        print(5)", "5", False),
        ("print('yes' if 2 > 1 else 'no')", "yes", False),
        ("x = 2\nprint(f'{x * 2}')", "4", False),
        ("print()", "5", False),
        ("print(", "5", False),
    ],
)
def test_an_answer_that_is_only_written_down(program: str, answer: str, copied: bool) -> None:
    assert bool(copied_answer(program, answer)) is copied


@pytest.mark.parametrize(
    ("answer", "tolerance", "empty"),
    [
        ("0.03", "1", True),
        ("-5", 5, True),
        ("5", "4.9", False),
        ("(0, 3.0, 100)", "3", True),
        ("{'a': 2.5, 'b': [7]}", "2", False),
        ("3.0 m", "3.5", True),
        ("1,000 kg", "5", False),
        ("0.0", "0.1", True),
        ("0", "1e-9", False),
        ("0", "0", False),
        ("blue", "1", False),
        ("5", "wide", True),
        ("5", "nan", True),
        ("5", "-1", True),
        ("9" * 5000, "1", False),
        ("[" * 3000, "1", False),
        ("5", None, False),
    ],
)
def test_a_tolerance_that_says_nothing(answer: str, tolerance: str | None, empty: bool) -> None:
    point = DataPoint(question="?", final_answer=answer, metadata={"answer_tolerance": tolerance})
    assert bool(vacuous(point)) is empty


async def test_a_program_runs_on_another_day_as_it_does_on_its_own() -> None:
    day = date(2024, 2, 29)
    program = """
import datetime, time
from datetime import date, datetime as dt
start = time.time()
assert date.today() == date(2024, 2, 29) == datetime.date.today()
assert dt.now().date() == dt.today().date() == dt.utcnow().date() == date.today()
assert dt.now(datetime.timezone.utc).hour == time.gmtime().tm_hour == 12
assert time.strftime('%Y', time.localtime()) == '2024' and '2024' in time.ctime()
assert isinstance(date.today() + datetime.timedelta(1), date)
utc = datetime.timezone.utc
assert dt.fromtimestamp(0, utc) + (dt.now(utc) - dt.fromtimestamp(0, utc)) <= dt.now(utc)
assert isinstance(date.today(), date) and isinstance(dt.now(), dt) and isinstance(dt.now(), date)
assert 0 <= time.time() - start < 60 and abs(time.time_ns() / 1e9 - time.time()) < 60
class Mine(date):
    pass
print(repr(date.today()), date.today(), Mine(2020, 1, 1), [dt(2020, 1, 1)], __name__)
"""
    plain = "datetime.date(2024, 2, 29) 2024-02-29 2020-01-01"
    expected = f"{plain} [datetime.datetime(2020, 1, 1, 0, 0)] __main__\n"
    verifier = PythonVerifier()
    executed = await verifier.execute(clock.on(day, program))
    assert executed.stdout == expected, executed.runs[0].stderr
    await verifier.cleanup()


async def test_only_an_answer_that_changes_is_said_to_drift() -> None:
    verifier = PythonVerifier()
    tomorrow = date.today() + timedelta(1)  # noqa: DTZ011 - as the programs do
    cases = {
        "import time\nstart = time.time()\nprint(3 * 3)": ("9", ""),
        "import datetime\nprint(datetime.date(2020, 1, 31).month + 8)": ("9", ""),
        "from datetime import date\nprint(date.today().year > 2000)": ("True", ""),
        "from datetime import date\nprint(date.today().year)": ("1999", "2031"),
        "from datetime import date\nprint(date.today().isoformat())": (
            tomorrow.isoformat(),
            "2031-07-16",
        ),
        "print(3 * 3)": ("8", ""),
    }
    for program, (answer, told) in cases.items():
        point = DataPoint(question="?", rationale=program, final_answer=answer)
        verdict = await verifier.prove(point)
        assert verdict.outcome in (Outcome.RIGHT, Outcome.WRONG), verdict
        said = await clock.drift(point, verdict, verifier.prove)
        assert bool(said) is bool(told), (program, said)
        assert told in said
    await verifier.cleanup()

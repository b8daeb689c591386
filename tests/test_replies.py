"""Reading problems out of model replies; mending the format, never the program."""

import ast

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loong.replies import Written, mend, parse, read_reply

PROGRAM = "import math\nprint(math.comb(7, 3))\n"
QUESTION = "How many ways are there to choose 3 of 7 books?"


def reply(program: str = PROGRAM, question: str = QUESTION) -> str:
    return orjson.dumps({"question": question, "program": program}).decode()


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        (reply(), False),
        ("Sure! Here it is:\n```json\n" + reply() + "\n```\nHope this helps.", False),
        ("Here: " + reply() + " Done.", False),
        (orjson.dumps({"problem": QUESTION, "code": PROGRAM}).decode(), False),
        (reply("```python\n" + PROGRAM + "```"), True),
        (reply(PROGRAM.replace("\n", "\\n")), True),
        (reply(PROGRAM + '"}'), True),
        (reply(PROGRAM.strip() + '"\n}'), True),
    ],
)
def test_reads_what_models_write(text: str, mended: bool) -> None:
    written = read_reply(text)
    assert isinstance(written, Written)
    assert written.question == QUESTION
    assert written.program == PROGRAM
    assert written.mended is mended


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "format"),
        ("I cannot do that.", "format"),
        ('{"question": "How many', "format"),
        ('{"question": "Only a question?"}', "format"),
        ('{"question": "", "program": "print(1)"}', "format"),
        ('{"question": 3, "program": ["print(1)"]}', "format"),
        ("[1, 2]", "format"),
        (reply("print(1"), "syntax"),
        (reply("for i in range(3) print(i)"), "syntax"),
        (reply("print(1)\n)))))))))))))))))))))"), "syntax"),
        (reply("# nothing but a comment"), "syntax"),
        (reply("print('\x00')"), "syntax"),
    ],
)
def test_names_what_is_wrong(text: str, code: str) -> None:
    reason = read_reply(text)
    assert isinstance(reason, str)
    assert reason.split(":")[0] == code


def test_a_broken_program_is_not_repaired_by_cutting_code() -> None:
    reason = mend("q", "x = 1\nprint(x\n")
    assert isinstance(reason, str)


@given(st.text(max_size=300))
def test_any_text_gives_a_problem_or_a_reason(text: str) -> None:
    found = read_reply(text)
    assert isinstance(found, Written | str)


@given(st.text(alphabet="\"'`}])\\ \n,;", max_size=12))
def test_trailing_leftovers_never_change_the_program(tail: str) -> None:
    written = mend(QUESTION, PROGRAM + tail)
    if isinstance(written, Written):
        same = ast.dump(parse(written.program)) == ast.dump(parse(PROGRAM))
        assert same or written.program.startswith(PROGRAM.strip())


def test_windows_line_ends_and_what_python_warns_of_are_no_faults() -> None:
    program = "```python\r\nimport re\r\nprint(len(re.findall('\\d', 'a1b2')))\r\n```"
    written = mend("How many digits are in a1b2?", program)
    assert isinstance(written, Written), written
    assert "```" not in written.program

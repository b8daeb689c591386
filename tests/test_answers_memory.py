# ruff: noqa: E501 - tables are read by the row
"""What hostile answers may cost: memory, measured in a process of its own, every answer in a thread."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from loong.answers import judge

_PROGRAM = r"""
import json, resource, sys, threading
from loong.answers import compare, judge

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

def tried(text):
    verdicts.append(judge(text, "48").equal)
    verdicts.append(judge("48", text).equal)
    verdicts.append(compare(text, text[:-1] + "7").equal)

asked = json.load(sys.stdin)
judge("sin(x)^2 + cos(x)^2", "1"), judge('{"answer": [1, 2]}', "[1, 2]")  # what is loaded once
verdicts, before = [], peak()
for unit, size in asked["repeated"]:
    thread = threading.Thread(target=tried, args=(unit * (size // len(unit)),))
    thread.start()
    thread.join()
for number in range(asked["distinct"]):
    tried("[" + ", ".join(str(number + place) for place in range(asked["length"])) + "]")
print(json.dumps({"grown": peak() - before, "verdicts": len(verdicts), "right": verdicts.count(True)}))
"""

_UNITS = [
    "9", "9**", "9^9^", "99!", "[", "]", "(1,", "{1:", "'", '"', "\\", "\\frac{", "\\sqrt{", "$", "**", "-", "= ",
    "x=", "|", "1,", "1;", "1 ", "1\n", "a and ", "x>1 or ", "(0,1)∪", "5 m ", "A-B,", "A&", "~A|", "(1 2)", "H2", "e4 ",
    "answer: ", "The answer is ", "wait, ", "\\boxed{1} ", "<think>", "</think>", "<answer>", '{"answer": ', "####\n",
    "\x00", "\u202e", "\u200f", "\u0301", "\ud800", "𝟙", "½", "√", "∞", "]1,2[", "twenty ", "1e999999,", "i.e. ", "- 1\n",
]  # fmt: skip
_BOUND = 300
"""MB that the process may grow by: three copies of the widest reply, 10 million signs of 4 bytes."""


@pytest.mark.parametrize(
    ("reply", "right"),
    [
        ("<think>" + "so 1. " * 200_000 + "\\boxed{5}", False),
        ("<think>" + "so 1. " * 200_000 + "</think> \\boxed{5}", True),
        ("so 1. " * 200_000 + "\\boxed{5}", True),
    ],
    ids=["thinking", "thought", "said"],
)
def test_only_the_end_of_an_endless_reply_is_read(reply: str, right: bool) -> None:
    assert judge(reply, "5").equal is right


def test_hostile_answers_take_bounded_memory() -> None:
    repeated = [(unit, 10_000) for unit in _UNITS]
    repeated += [(unit, 10**6) for unit in ("[", "9", "\\boxed{", "\u202e", "1 ")]
    repeated += [(unit, 10**7) for unit in ("<think>", "\x00", "so 1. ", "𝟙")]
    asked = {"repeated": repeated, "distinct": 200, "length": 60}
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["verdicts"] == 3 * (len(repeated) + 200)
    assert told["right"] == 0
    assert told["grown"] < _BOUND

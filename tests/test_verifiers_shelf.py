"""The contract of every verifier on the shelf and of every installed one."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from loong import registry
from loong.types import DataPoint, Example, Item, Outcome, Verdict, Verifier

SHELF = "loong.verifiers"
HOSTILE = (
    "",
    " \n\t",
    "\x00",
    "\ud800",
    r"\boxed{",
    r"\boxed{" * 5000,
    "(" * 50_000,
    "9**9**9**9",
    "1" * 100_000,
    "__import__('os').abort()",
    "<think>" * 1000,
    "a" * 1_000_000,
    "1,2," * 20_000,
)


def build(name: str) -> Verifier:
    verifier: object = registry.plugin(SHELF, name, kind="verifier").load()
    assert isinstance(verifier, Verifier)
    return verifier


async def check(name: str) -> None:
    """Try one verifier's contract: its examples, hostile answers, and many at once."""
    verifier = build(name)
    assert verifier.name == name
    assert verifier.version
    examples: tuple[Example, ...] = registry.plugin(SHELF, name, kind="verifier").EXAMPLES
    assert {Outcome.RIGHT, Outcome.WRONG, Outcome.UNREADABLE} <= {e.outcome for e in examples}
    verdicts = await asyncio.gather(*(verifier.verify(e.answer, e.point()) for e in examples))
    for example, verdict in zip(examples, verdicts, strict=True):
        assert verdict.outcome is example.outcome, (example, verdict.reason)
        assert verdict.reason
        assert (verdict.verifier, verdict.version) == (verifier.name, verifier.version)
        assert verdict == Verdict.from_json(verdict.to_json())
    for answer in HOSTILE:
        verdict = await verifier.verify(answer, DataPoint(question="?", final_answer="42"))
        assert verdict.outcome is not Outcome.RIGHT, answer[:50]
    assert (await verifier.verify("42", _item("42"))).outcome is Outcome.RIGHT


def _item(answer: str) -> Item:
    return Item(
        id="1",
        domain="test",
        question="?",
        final_answer=answer,
        answer_type="integer",
        rationale="",
        chain_of_thought="",
    )


@pytest.mark.parametrize("name", registry.plugins(SHELF))
async def test_a_verifier_keeps_the_contract(name: str) -> None:
    await check(name)


PACKAGE = """
from loong.types import Example, Outcome, Verdict

class Lengths:
    name = "lengths"
    version = "0.1"

    async def verify(self, answer, point):
        same = len(answer) == len(point.final_answer)
        outcome = Outcome.RIGHT if same else Outcome.WRONG if answer else Outcome.UNREADABLE
        return Verdict(outcome=outcome, reason="by length", verifier="lengths", version="0.1")

def load():
    return Lengths()

EXAMPLES = tuple(
    Example(answer=answer, final_answer="ab", outcome=outcome)
    for answer, outcome in (("xy", Outcome.RIGHT), ("x", Outcome.WRONG), ("", Outcome.UNREADABLE))
)
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Install a third party's package that brings a verifier."""
    info = tmp_path / "loong_lengths-0.1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: loong-lengths\nVersion: 0.1\n")
    (info / "entry_points.txt").write_text("[loong.verifiers]\nlengths = loong_lengths\n")
    (tmp_path / "loong_lengths.py").write_text(PACKAGE)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield "lengths"
    sys.modules.pop("loong_lengths", None)


async def test_a_third_partys_verifier_is_found_and_held_to_the_contract(installed: str) -> None:
    assert installed in registry.plugins(SHELF)
    await check(installed)

"""System instructions: a declared list, of which each question gets one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from loong.errors import UsageError
from loong.seeding import stream
from loong.types import Message

INSTRUCTIONS = (
    r"Solve the problem step by step. End with the final answer in \boxed{}.",
    r"Think the problem through and check your result. Give the final answer in \boxed{}.",
    r"You are a careful mathematician. Show your work briefly; put the final answer in \boxed{}.",
    r"Work line by line. The last line of your reply is the final answer, written in \boxed{}.",
)
"""What is used where no other list is given."""

NONE = "-"
"""Stands in a file for no system instruction at all."""


def read(path: Path) -> tuple[str, ...]:
    """Read instructions from a file, one a line; a line `-` stands for none at all.

    Raises:
        UsageError: the file cannot be read or holds no line.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read the instructions {str(path)!r}: {error}") from None
    found = tuple("" if line.strip() == NONE else line.strip() for line in lines if line.strip())
    if not found:
        raise UsageError(
            f"{str(path)!r} holds no instruction; write one a line, {NONE!r} for none at all"
        )
    return found


def chat(
    question: str, instructions: Sequence[str], *, seed: int, step: int, place: int
) -> list[Message]:
    """Return the chat that asks a question, with the instruction that this place gets."""
    rng = stream(f"instruction/{seed}/{step}/{place}")
    told = rng.choice(instructions)
    asked = Message(role="user", content=question)
    return [Message(role="system", content=told), asked] if told else [asked]

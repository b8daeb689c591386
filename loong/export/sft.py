"""Supervised fine-tuning: conversations whose assistant turn is the proven chain of thought."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from loong.export._images import inline_parts, pictured, refused, told_apart
from loong.export._tables import Fields, JsonLines, split_rows, write
from loong.types import Item, Message

DESCRIPTION = "JSON lines of messages for supervised fine-tuning (TRL, axolotl); needs reasoning"


def export(items: Iterable[Item], folder: Path, *, test_share: float = 0.0) -> Path:
    """Write `train.jsonl`; items without a chain of thought have nothing to teach and are left out.

    Raises:
        JobError: no item has a chain of thought.
    """
    seen, taught = told_apart(item for item in items if item.chain_of_thought.strip())
    rows = split_rows(taught, _seeing_row if seen else _row, test_share)
    return write(rows, folder, "jsonl", JsonLines, test_share=test_share, heavy=seen)


def _row(item: Item) -> Fields:
    refused(item)
    turns = [{"role": turn.role, "content": turn.content} for turn in _chat(item)]
    return {"messages": turns, "id": item.id, "domain": item.domain}


def _seeing_row(item: Item) -> Fields:
    turns = [{"role": turn.role, "content": inline_parts(turn)} for turn in _chat(item)]
    return {"messages": turns, "id": item.id, "domain": item.domain}


def _chat(item: Item) -> list[Message]:
    return [
        Message(role="user", content=item.question, images=pictured(item)),
        Message(role="assistant", content=boxed(item)),
    ]


def boxed(item: Item) -> str:
    """Return the chain of thought, ending in its boxed answer."""
    chain = item.chain_of_thought.rstrip()
    if "\\boxed{" in chain.splitlines()[-1]:
        return chain
    return f"{chain}\n\nThe final answer is \\boxed{{{item.final_answer}}}."

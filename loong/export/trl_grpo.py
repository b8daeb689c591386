"""TRL's GRPO trainer: prompts, and columns that its reward function receives by name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from loong.export import _trl_reward
from loong.export._images import COLUMN, cells, told_apart, with_column
from loong.export._rl import (
    chat,
    gold,
    grading,
    grading_types,
    messages,
    prompt_type,
    write_with,
)
from loong.export._tables import Fields, split_rows
from loong.models.seeing import template_parts
from loong.types import Item

if TYPE_CHECKING:
    import pyarrow as pa

DESCRIPTION = "Parquet for TRL's GRPOTrainer, with a reward.py that defines loong_reward"


def export(items: Iterable[Item], folder: Path, *, test_share: float = 0.0) -> Path:
    """Write `train.parquet` and `reward.py`."""
    seen, items = told_apart(items)
    columns = seeing_schema() if seen else schema()
    rows = split_rows(items, _seeing_row if seen else _row, test_share)
    return write_with(_trl_reward, rows, columns, folder, test_share=test_share, heavy=seen)


def schema() -> pa.Schema:
    """Return the columns."""
    import pyarrow as pa

    text = pa.string()
    told = [("id", text), ("domain", text), ("difficulty", text)]
    return pa.schema([("prompt", prompt_type()), ("answer", text), *grading_types(), *told])


def seeing_schema() -> pa.Schema:
    """Return the columns of items with images: prompts in parts, and the images."""
    import pyarrow as pa

    part = pa.struct([("type", pa.string()), ("text", pa.string())])
    turn = pa.struct([("role", pa.string()), ("content", pa.list_(part))])
    plain = schema()
    return with_column(plain.set(0, pa.field("prompt", pa.list_(turn))))


def _seeing_row(item: Item) -> Fields:
    prompt = [{"role": turn.role, "content": template_parts(turn)} for turn in chat(item)]
    return {"prompt": prompt, **_told(item), COLUMN: cells(item)}


def _row(item: Item) -> Fields:
    return {"prompt": messages(item), **_told(item)}


def _told(item: Item) -> Fields:
    difficulty = item.metadata.get("difficulty")
    return {
        "answer": gold(item),
        **grading(item),
        "id": item.id,
        "domain": item.domain,
        "difficulty": None if difficulty is None else str(difficulty),
    }

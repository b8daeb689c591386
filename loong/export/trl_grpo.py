"""TRL's GRPO trainer: prompts, and columns that its reward function receives by name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from loong.export import _trl_reward
from loong.export._rl import copy_reward, gold, grading, grading_types, messages, prompt_type
from loong.export._tables import Fields, Parquet, split_rows, write
from loong.types import Item

if TYPE_CHECKING:
    import pyarrow as pa

DESCRIPTION = "Parquet for TRL's GRPOTrainer, with a reward.py that defines loong_reward"


def export(items: Iterable[Item], folder: Path, *, test_share: float = 0.0) -> Path:
    """Write `train.parquet` and `reward.py`."""
    columns = schema()
    rows = split_rows(items, _row, test_share)
    path = write(rows, folder, "parquet", lambda p: Parquet(p, columns), test_share=test_share)
    copy_reward(_trl_reward, folder)
    return path


def schema() -> pa.Schema:
    """Return the columns."""
    import pyarrow as pa

    text = pa.string()
    told = [("id", text), ("domain", text), ("difficulty", text)]
    return pa.schema([("prompt", prompt_type()), ("answer", text), *grading_types(), *told])


def _row(item: Item) -> Fields:
    difficulty = item.metadata.get("difficulty")
    return {
        "prompt": messages(item),
        "answer": gold(item),
        **grading(item),
        "id": item.id,
        "domain": item.domain,
        "difficulty": None if difficulty is None else str(difficulty),
    }

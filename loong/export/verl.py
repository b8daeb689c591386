"""verl: prompt, ground truth and extra information in the columns that its trainers read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from loong.export import _verl_reward
from loong.export._images import COLUMN, cells, marked, told_apart, with_column
from loong.export._rl import (
    chat,
    gold,
    grading,
    grading_types,
    messages,
    prompt_type,
    write_with,
)
from loong.export._tables import Fields, Split, side
from loong.types import Item

if TYPE_CHECKING:
    import pyarrow as pa

DESCRIPTION = "Parquet for verl, with a reward.py that defines compute_score"


def export(items: Iterable[Item], folder: Path, *, test_share: float = 0.0) -> Path:
    """Write `train.parquet` and `reward.py`."""
    seen, items = told_apart(items)
    columns = with_column(schema()) if seen else schema()
    rows = _rows(items, test_share, _seeing_row if seen else _row)
    return write_with(_verl_reward, rows, columns, folder, test_share=test_share, heavy=seen)


def schema() -> pa.Schema:
    """Return the columns."""
    import pyarrow as pa

    text = pa.string()
    extra = [("split", text), ("index", pa.int64()), ("id", text), *grading_types()]
    return pa.schema(
        [
            ("data_source", text),
            ("prompt", prompt_type()),
            ("ability", text),
            ("reward_model", pa.struct([("style", text), ("ground_truth", text)])),
            ("extra_info", pa.struct(extra)),
        ]
    )


def _rows(
    items: Iterable[Item], test_share: float, row: Callable[[Item, Split, int], Fields]
) -> Iterator[tuple[Split, Fields]]:
    count: Counter[Split] = Counter()
    for item in items:
        split = side(item, test_share)
        yield split, row(item, split, count[split])
        count[split] += 1


def _seeing_row(item: Item, split: Split, index: int) -> Fields:
    prompt = [{"role": turn.role, "content": marked(turn)} for turn in chat(item)]
    return {**_told(item, split, index), "prompt": prompt, COLUMN: cells(item)}


def _row(item: Item, split: Split, index: int) -> Fields:
    return {**_told(item, split, index), "prompt": messages(item)}


def _told(item: Item, split: Split, index: int) -> Fields:
    return {
        "data_source": f"loong/{item.domain}",
        "ability": item.domain,
        "reward_model": {"style": "rule", "ground_truth": gold(item)},
        "extra_info": {
            "split": split,
            "index": index,
            "id": item.id,
            **grading(item),
        },
    }

"""verl: prompt, ground truth and extra information in the columns that its trainers read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from loong.export import _verl_reward
from loong.export._rl import copy_reward, gold, grading, grading_types, messages, prompt_type
from loong.export._tables import Fields, Parquet, Split, side, write
from loong.types import Item

if TYPE_CHECKING:
    import pyarrow as pa

DESCRIPTION = "Parquet for verl, with a reward.py that defines compute_score"


def export(items: Iterable[Item], folder: Path, *, test_share: float = 0.0) -> Path:
    """Write `train.parquet` and `reward.py`."""
    columns = schema()
    rows = _rows(items, test_share)
    path = write(rows, folder, "parquet", lambda p: Parquet(p, columns), test_share=test_share)
    copy_reward(_verl_reward, folder)
    return path


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


def _rows(items: Iterable[Item], test_share: float) -> Iterator[tuple[Split, Fields]]:
    count: Counter[Split] = Counter()
    for item in items:
        split = side(item, test_share)
        yield split, _row(item, split, count[split])
        count[split] += 1


def _row(item: Item, split: Split, index: int) -> Fields:
    return {
        "data_source": f"loong/{item.domain}",
        "prompt": messages(item),
        "ability": item.domain,
        "reward_model": {"style": "rule", "ground_truth": gold(item)},
        "extra_info": {
            "split": split,
            "index": index,
            "id": item.id,
            **grading(item),
        },
    }

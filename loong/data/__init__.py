"""Read and write datasets: Loong's JSON, JSONL, Parquet, folders of Hugging Face `datasets`, runs.

Whatever the file, a row comes out as a `DataPoint` (or an `Item`, with everything that proves it),
or as a `BadRow` that says where it stands and what is wrong with it.
"""

from __future__ import annotations

from loong.data.reading import (
    BadRow,
    Loaded,
    LoadedItems,
    iter_items,
    iter_rows,
    read,
    read_items,
)
from loong.data.rows import from_point, to_point
from loong.data.static import StaticDataset
from loong.data.writing import atomic, write_jsonl

__all__ = [
    "BadRow",
    "Loaded",
    "LoadedItems",
    "StaticDataset",
    "atomic",
    "from_point",
    "iter_items",
    "iter_rows",
    "read",
    "read_items",
    "to_point",
    "write_jsonl",
]

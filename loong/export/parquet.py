"""Flat Parquet: everything an item has, one type a column."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from loong.export._tables import Fields, Parquet, dumps, split_rows, write
from loong.types import Evidence, Item

if TYPE_CHECKING:
    import pyarrow as pa

DESCRIPTION = "Parquet with every field of an item as a column, free-form parts as JSON text"


def export(items: Iterable[Item], folder: Path, *, test_share: float = 0.0) -> Path:
    """Write `train.parquet`; `loong.data.read_items` reads the same items back."""
    columns = schema()
    rows = split_rows(items, _row, test_share)
    return write(rows, folder, "parquet", lambda p: Parquet(p, columns), test_share=test_share)


def schema() -> pa.Schema:
    """Return the columns: the item's, then its evidence's (null without), then its provenance's."""
    import pyarrow as pa

    text = pa.string()
    return pa.schema(
        [
            *((name, text) for name in ("id", "domain", "question", "final_answer", "answer_type")),
            *((name, text) for name in ("rationale", "chain_of_thought", "metadata")),
            ("code_answer", text),
            ("code_runs", pa.int64()),
            ("cot_answers", pa.list_(text)),
            ("agreement", text),
            ("confidence", pa.float64()),
            ("sandbox_level", text),
            ("verifier", text),
            *((name, text) for name in ("strategy", "generator_model", "solver_model")),
            ("seed_ids", pa.list_(text)),
            *((name, text) for name in ("parameters", "run_id", "created")),
        ]
    )


def _row(item: Item) -> Fields:
    flat = item.model_dump(mode="json", exclude={"evidence", "provenance"})
    evidence = item.evidence.model_dump(mode="json") if item.evidence else {}
    provenance = item.provenance.model_dump(mode="json")
    return {
        **flat,
        "metadata": dumps(flat["metadata"]),
        **{name: evidence.get(name) for name in Evidence.model_fields},
        **provenance,
        "parameters": dumps(provenance["parameters"]),
    }

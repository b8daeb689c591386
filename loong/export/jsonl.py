"""Project Loong's own schema, one JSON object a line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import orjson
from pydantic import JsonValue

from loong.data import to_point
from loong.export._tables import Fields, JsonLines, dumps, split_rows, write
from loong.types import Item

DESCRIPTION = "JSON lines in Project Loong's schema; chain of thought and proof in the metadata"


def export(items: Iterable[Item], folder: Path, *, test_share: float = 0.0) -> Path:
    """Write `train.jsonl`; `loong.data.read_items` reads the same items back."""
    rows = split_rows(items, _row, test_share)
    return write(rows, folder, "jsonl", JsonLines, test_share=test_share)


def _row(item: Item) -> Fields:
    """Return the row as `from_point` reads it, with nothing in it that JSON readers stumble over.

    Whole numbers beyond 53 bits break `datasets` or come out rounded: the metadata shows them as
    JSON text, and what they were stands, as text too, under `loong.replaced`.
    """
    row = to_point(item).model_dump(mode="json")
    metadata: dict[str, JsonValue] = row["metadata"]
    ours = row["metadata"]["loong"]
    ours["provenance"]["parameters"] = dumps(ours["provenance"]["parameters"])
    replaced = ours.pop("replaced", {})
    for name in [name for name, value in metadata.items() if _has_giant(value)]:
        replaced.setdefault(name, metadata[name])
        metadata[name] = dumps(metadata[name])
    if replaced:
        ours["replaced"] = dumps(replaced)
    return row


def _has_giant(value: JsonValue) -> bool:
    try:
        orjson.dumps(value, option=orjson.OPT_STRICT_INTEGER)
    except TypeError:
        return True
    return False

"""What the reinforcement-learning formats share: the prompt, and the reward file beside them."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, get_args

from loong.data import atomic
from loong.export._images import pictured, refused
from loong.export._tables import Fields, Parquet, Split, write
from loong.images import KEY
from loong.prompts import solving
from loong.types import AnswerType, DataPoint, Item, Message
from loong.verifiers.auto import ordered
from loong.verifiers.math import COLUMNS, tolerances, with_unit

if TYPE_CHECKING:
    import pyarrow as pa

_TYPES = frozenset(get_args(AnswerType))


def chat(item: Item) -> list[Message]:
    """Return the prompt, the same that loong's own solvers and environments give a model."""
    return solving(item.question, pictured(item))


def messages(item: Item) -> list[dict[str, str]]:
    """Return the prompt of an item without images."""
    refused(item)
    return [{"role": turn.role, "content": turn.content} for turn in chat(item)]


def gold(item: Item) -> str:
    """Return the reference answer, with the unit that the metadata names for a bare number."""
    return with_unit(item.final_answer, item.metadata)


def grading(item: Item) -> Fields:
    """Return how an answer to the item is to be compared: the columns of `grading_types`."""
    kind = item.answer_type if item.answer_type in _TYPES else None
    compared = (kind, *tolerances(item.metadata), item.metadata.get("unit_required") is True)
    return {**dict(zip(COLUMNS, compared, strict=True)), "judged_by": _judged_by(item)}


def _judged_by(item: Item) -> str | None:
    """Return the problem as JSON where it asks for a verifier; None where value decides."""
    if ordered(item) is None:
        return None
    metadata = {name: value for name, value in item.metadata.items() if name != KEY}
    return DataPoint(
        question=item.question, final_answer=item.final_answer, metadata=metadata
    ).model_dump_json()


def grading_types() -> list[tuple[str, pa.DataType]]:
    """Return the Arrow types of what `grading` gives."""
    import pyarrow as pa

    compared = (pa.string(), pa.float64(), pa.float64(), pa.bool_())
    return [*zip(COLUMNS, compared, strict=True), ("judged_by", pa.string())]


def prompt_type() -> pa.DataType:
    """Return the Arrow type of a prompt."""
    import pyarrow as pa

    return pa.list_(pa.struct([("role", pa.string()), ("content", pa.string())]))


def write_with(
    reward: ModuleType,
    rows: Iterable[tuple[Split, Fields]],
    columns: pa.Schema,
    folder: Path,
    *,
    test_share: float,
    heavy: bool,
) -> Path:
    """Write rows as Parquet, and beside them a reward module's source as `reward.py`."""
    written = write(
        rows, folder, "parquet", lambda p: Parquet(p, columns), test_share=test_share, heavy=heavy
    )
    with atomic(folder / "reward.py") as path:
        path.write_text(inspect.getsource(reward), encoding="utf-8", newline="\n")
    return written

"""What the formats for training share where items have images."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from loong.errors import JobError
from loong.export import _tables
from loong.images import MARK, Image, images_of, placed
from loong.models.seeing import Part
from loong.types import Item, Message

if TYPE_CHECKING:
    import pyarrow as pa

COLUMN = "images"


def told_apart(items: Iterable[Item]) -> tuple[bool, Iterator[Item]]:
    """Tell by the first items whether an export holds images; return all of them again.

    Rows of text and rows with images have columns of other types, so one form is chosen for all.
    """
    coming, head = iter(items), list[Item]()
    for item in coming:
        head.append(item)
        if pictured(item) or len(head) == _tables.BATCH:
            break
    return bool(head) and bool(pictured(head[-1])), chain(head, coming)


def pictured(item: Item) -> tuple[Image, ...]:
    """Return an item's images.

    Raises:
        JobError: they were never read.
    """
    try:
        return images_of(item.metadata)
    except ValueError as error:
        raise JobError(f"item {item.id}: {error}") from None


def refused(item: Item) -> None:
    """Raise JobError where an item has images and the export is one of text."""
    if pictured(item):
        raise JobError(
            f"item {item.id} has images and the first {_tables.BATCH} items have none: export "
            "those with images apart, or first"
        )


def inline_parts(turn: Message) -> list[Part]:
    """Write what a turn says in parts, each image in its own."""
    return [
        {"type": "image", "url": part.uri}
        if isinstance(part, Image)
        else {"type": "text", "text": part}
        for part in placed(turn.content, turn.images)
    ]


def marked(turn: Message) -> str:
    """Write what a turn says as text with a mark for each image."""
    return "".join(MARK if isinstance(p, Image) else p for p in placed(turn.content, turn.images))


def cells(item: Item) -> list[dict[str, object]]:
    """Return an item's images as a column of Hugging Face `datasets` holds them.

    Raises:
        JobError: one is elsewhere.
    """
    images = pictured(item)
    for image in images:
        if image.is_address:
            raise JobError(
                f"item {item.id} has an image at {image.uri!r}, and this format holds images "
                "themselves: download it and name the file in the item, or export as sft or jsonl"
            )
    return [{"bytes": image.data, "path": None} for image in images]


def with_column(schema: pa.Schema) -> pa.Schema:
    """Return a schema with a column of images, which `datasets` loads as pictures."""
    import datasets

    columns: Any = datasets.Features.from_arrow_schema(schema)
    columns[COLUMN] = datasets.Sequence(datasets.Image())
    found: pa.Schema = columns.arrow_schema
    return found

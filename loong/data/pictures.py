"""Bring the images of a row into its metadata, from whatever a dataset holds them in.

A row's images stand in its metadata under `images`, or in a column `images` or `image`: paths,
`data:` URIs, https addresses, bytes, or the `{"bytes", "path"}` of Hugging Face `datasets`. Files
are read here, once: from then on an item is whole by itself, wherever it is copied to.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, cast

from loong.images import KEY, LARGEST, MOST, TOGETHER, checked, data_uri, shown

Fields = Mapping[str, object]
COLUMNS = (KEY, "image")
_BATCH = 100  # rows of a dataset held at a time


def with_images(row: Fields, dataset: Path | None) -> Fields:
    """Return a row whose images stand in its metadata, as `data:` URIs and https addresses.

    Args:
        row: as it stands in the file; one without images is returned as it is.
        dataset: the file or folder that paths are relative to and may not leave; None for rows of
            the caller's own, whose paths may lead anywhere.

    Raises:
        ValueError: with a sentence: a file is missing or no image, too large, or one too many.
    """
    metadata = _metadata(row)
    if not (any(name in row for name in COLUMNS) or KEY in metadata):
        return row
    held = [value for name in COLUMNS for value in _listed(row.get(name))]
    held = held or _listed(metadata.get(KEY))
    if len(held) > MOST:
        raise ValueError(f"there are {len(held)} images; a problem has {MOST} at most")
    uris = [_uri(value, dataset) for value in held]
    if sum(map(len, uris)) > TOGETHER * 4 // 3:
        raise ValueError(f"the images together are larger than {TOGETHER // 2**20} MiB")
    kept = {name: value for name, value in row.items() if name not in COLUMNS}
    rest = {name: value for name, value in metadata.items() if name != KEY}
    return {**kept, "metadata": {**rest, KEY: uris} if uris else rest}


def undecoded(dataset: Any) -> Any:
    """Return the rows of a dataset of Hugging Face, images as their files' bytes.

    Its own rows hold decoded pictures, which are no longer the files that they were.
    """
    features: Mapping[str, object] = getattr(dataset, "features", None) or {}
    if not any(map(_shows, features.values())):
        return dataset
    tables = dataset.with_format("arrow").iter(batch_size=_BATCH)
    return (row for table in tables for row in table.to_pylist())


def _shows(feature: object) -> bool:
    """Tell whether a column holds images, or lists of them."""
    import datasets

    return isinstance(getattr(feature, "feature", feature), datasets.Image)


def _metadata(row: Fields) -> Fields:
    """Return a row's metadata, decoded where they stand as JSON text."""
    held = row.get("metadata")
    if isinstance(held, str) and held.startswith("{") and f'"{KEY}"' in held:
        try:
            held = cast("object", json.loads(held))
        except ValueError:  # whoever reads the row says so
            return {}
    return cast("Fields", held) if isinstance(held, Mapping) else {}


def _listed(value: object) -> list[object]:
    """Return what a cell holds, as a list; a table's cell may hold JSON."""
    if isinstance(value, str) and value.startswith("["):
        try:
            value = cast("object", json.loads(value))
        except ValueError:
            raise ValueError(f"the images {shown(str(value))!r} are no JSON list") from None
    if isinstance(value, list | tuple):
        return [one for one in cast("Iterable[object]", value) if one is not None and one != ""]
    return [] if value is None or value == "" else [value]


def _uri(value: object, dataset: Path | None) -> str:
    if isinstance(value, Mapping):
        fields = cast("Fields", value)
        value = fields.get("bytes") or fields.get("path") or fields.get("url")
    if isinstance(value, bytes):
        return data_uri(value)
    if isinstance(value, str):
        is_uri = value.startswith("data:") or "://" in value[:10]
        return checked(value) if is_uri else data_uri(_file(value, dataset), _named(value))
    if hasattr(value, "save") and hasattr(value, "getbbox"):  # a picture of Pillow
        return data_uri(_png(value))
    raise ValueError(f"an image is a path, a URI or bytes, not {type(value).__name__}")


def _png(picture: Any) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, format="PNG")
    return buffer.getvalue()


def _file(name: str, dataset: Path | None) -> bytes:
    """Read an image file, no more than one byte beyond the limit."""
    try:
        path = _path(name, dataset)
        if not path.is_file():
            raise ValueError(f"there is no file for {_named(name)} at {str(path)!r}")
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as why:
        raise ValueError(f"{_named(name)} cannot be read: {why.strerror}") from None


def _path(name: str, dataset: Path | None) -> Path:
    if dataset is None:
        return Path(name).expanduser()
    inside = Path(os.path.normpath(name))  # by its text: hubs keep their files as links
    if inside.is_absolute() or inside.parts[:1] == ("..",):
        raise ValueError(
            f"{_named(name)} lies outside the dataset's folder; write paths relative to the file"
        )
    return (dataset if dataset.is_dir() else dataset.parent) / inside


def _named(name: str) -> str:
    return f"the image {shown(name)!r}"

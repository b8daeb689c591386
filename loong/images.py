"""Images that belong to a question: told by their first bytes, carried as text, placed in a turn.

An image is a `data:` URI, so that whatever holds it is whole by itself, or an https address, which
loong passes on to model servers and never fetches.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, JsonValue, model_serializer
from pydantic_core.core_schema import SerializerFunctionWrapHandler

KEY = "images"
"""Metadata key of a problem's images."""
MARK = "<image>"
"""Stands in a question where an image belongs."""
MOST = 16
"""Images of one problem."""
LARGEST = 10 * 2**20
"""Bytes of one image."""
TOGETHER = 32 * 2**20
"""Bytes of all images of one problem: written as text they still fit a line that is read."""
_ADDRESS = 4096  # characters of the longest address
_SHOWN = 60  # characters of an image that an error repeats
_BEGINNINGS = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpeg",
    b"GIF87a": "gif",
    b"GIF89a": "gif",
}


class Image(BaseModel):
    """One image."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    uri: Annotated[str, Field(pattern="^(data:image/|https://)")]
    """`data:image/KIND;base64,…`, or an https address."""

    @property
    def is_address(self) -> bool:
        """Whether the image is elsewhere."""
        return not self.uri.startswith("data:")

    @property
    def data(self) -> bytes:
        """The bytes; raises ValueError for an address."""
        return _decoded(self.uri)

    def __repr__(self) -> str:
        return f"Image({shown(self.uri)!r})"

    __str__ = __repr__


class Pictured(BaseModel):
    """A row that may have images; without any it is written as if there was no such field.

    Runs know their requests by what is written: chats of text keep the keys that they had.
    """

    images: tuple[Image, ...] = ()

    @model_serializer(mode="wrap")
    def _told(self, tell: SerializerFunctionWrapHandler) -> dict[str, object]:
        told: dict[str, object] = tell(self)
        return told if self.images else {k: v for k, v in told.items() if k != "images"}


def kind_of(data: bytes) -> str | None:
    """Tell the kind of an image by its first bytes: png, jpeg, gif, webp, or None."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return next((kind for start, kind in _BEGINNINGS.items() if data.startswith(start)), None)


def data_uri(data: bytes, name: str = "the image") -> str:
    """Return image bytes as a `data:` URI.

    Args:
        data: the whole file.
        name: what an error calls it.

    Raises:
        ValueError: no image of a known kind, or too large.
    """
    if len(data) > LARGEST:
        raise ValueError(f"{name} is larger than {LARGEST // 2**20} MiB")
    kind = kind_of(data)
    if kind is None:
        raise ValueError(f"{name} is no PNG, JPEG, GIF or WebP image")
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def checked(uri: str) -> str:
    """Return a `data:` URI with the kind that its bytes tell, or an https address as it is.

    Raises:
        ValueError: neither, or no image, or too large.
    """
    if uri.startswith("data:"):
        return data_uri(_decoded(uri), f"the image {shown(uri)!r}")
    if not uri.startswith("https://") or len(uri) > _ADDRESS or not uri.isprintable():
        raise ValueError(f"the image {shown(uri)!r} is no data: URI and no https address")
    return uri


def images_of(metadata: Mapping[str, JsonValue]) -> tuple[Image, ...]:
    """Return the images that the metadata of a problem hold.

    Raises:
        ValueError: something else than the images that reading a dataset leaves there.
    """
    uris = _held(metadata)
    for uri in uris:
        if not isinstance(uri, str) or not uri.startswith(("data:image/", "https://")):
            raise ValueError(
                f"the image {shown(str(uri))!r} is no data: URI and no https address; a path is "
                "read with the dataset that it stands in (loong.StaticDataset)"
            )
    return tuple(Image(uri=str(uri)) for uri in uris)


def identity(metadata: Mapping[str, JsonValue]) -> str:
    """Return what the images of a problem add to its identity; nothing where there are none."""
    return "".join(f"\x00{uri}" for uri in _held(metadata))


def _held(metadata: Mapping[str, JsonValue]) -> list[JsonValue]:
    held = metadata.get(KEY) or []
    return held if isinstance(held, list) else [held]


def placed(text: str, images: Sequence[Image]) -> list[str | Image]:
    """Return a turn's content in reading order: text and images by turns.

    Images stand where the text has a mark `<image>` for each of them, else before the text.
    """
    pieces = text.split(MARK)
    if len(pieces) != len(images) + 1:
        return [*images, text]
    by_turns: list[str | Image] = [pieces[0]]
    for image, piece in zip(images, pieces[1:], strict=True):
        by_turns += [image, piece]
    return [part for part in by_turns if isinstance(part, Image) or part.strip()]


def shown(text: str) -> str:
    """Return the start of an image's text, for people."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _decoded(uri: str) -> bytes:
    """Return the bytes of a `data:` URI; raises ValueError."""
    head, comma, body = uri.partition(",")
    if not (comma and head.startswith("data:") and head.endswith(";base64")):
        raise ValueError(f"the image {shown(uri)!r} is not written data:image/KIND;base64,…")
    if len(body) > LARGEST * 4 // 3 + 4:
        raise ValueError(f"the image {shown(uri)!r} is larger than {LARGEST // 2**20} MiB")
    try:
        return base64.b64decode(body, validate=True)
    except binascii.Error:
        raise ValueError(f"the image {shown(uri)!r} is not base64") from None

"""What training needs and a plain installation lacks."""

from __future__ import annotations

from importlib.util import find_spec

from loong.errors import MissingExtra

LIBRARIES = ("torch", "transformers", "trl", "peft")


def check() -> None:
    """Raise MissingExtra, naming the first library of the extra that is not installed."""
    for library in LIBRARIES:
        if find_spec(library) is None:
            raise MissingExtra(library, "train")

"""Write verified items for trainers: one module a format.

A format is a module with a `DESCRIPTION` and `export(items, folder, *, test_share=0.0) -> Path`; a
third party's comes by an entry point of the group `loong.export`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, cast

from loong import registry
from loong.errors import UsageError
from loong.types import Item


class Format(Protocol):
    """What a format's module offers."""

    DESCRIPTION: str

    def export(self, items: Iterable[Item], folder: Path, *, test_share: float = 0.0) -> Path:
        """Write the items below `folder`; return the file that holds the training part."""
        ...


def formats() -> list[str]:
    """Return the names of all formats, sorted."""
    return registry.plugins("loong.export")


def load(name: str) -> Format:
    """Import a format; raises UsageError for an unknown name, with the nearest one."""
    if name.replace("_", "-") not in formats():
        raise registry.unknown("export format", name, formats())
    return cast("Format", registry.plugin("loong.export", name, kind="export format"))


def export(items: Iterable[Item], fmt: str, folder: Path, *, test_share: float = 0.0) -> Path:
    """Write items in a format, the same bytes for the same items.

    Args:
        items: what to write; only items with evidence are verified, and choosing is the caller's.
        fmt: name of the format.
        folder: gets the files; each appears whole or not at all.
        test_share: part of the items, 0 to below 1, that goes into a test file. The question alone
            decides, so an item stands on the same side in every export.

    Raises:
        UsageError: no such format, a share out of range, or a folder that cannot be written to.
        JobError: none of the items fits the format.
    """
    if not 0 <= test_share < 1:
        raise UsageError(f"the test share must be at least 0 and below 1, not {test_share!r}")
    return load(fmt).export(items, folder, test_share=test_share)


def written(train: Path) -> dict[Path, int]:
    """Return the rows of each file of an export, given what `export` returned."""
    from loong.export._tables import count

    files = (train, train.with_name(f"test{train.suffix}"))
    return {file: count(file) for file in files if file.exists()}

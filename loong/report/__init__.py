"""Tell people what a run made: a page to look at and a card for the dataset."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from loong.data import atomic
from loong.report.card import dataset_card
from loong.report.page import html
from loong.run.summary import Rejected, Summary
from loong.types import Item

__all__ = ["dataset_card", "html", "write_report"]


def write_report(
    folder: Path, summary: Summary, items: Sequence[Item], rejected: Sequence[Rejected]
) -> tuple[Path, Path]:
    """Write `report.html` and `README.md` into a run folder; return their paths.

    Raises:
        UsageError: the folder cannot be written to.
    """
    page, card = folder / "report.html", folder / "README.md"
    for path, content in (
        (page, html(summary, items, rejected)),
        (card, dataset_card(summary, items)),
    ):
        with atomic(path) as temporary:
            temporary.write_text(content, encoding="utf-8", newline="\n")
    return page, card

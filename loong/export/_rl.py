"""What the reinforcement-learning formats share: the prompt, and the reward file beside them."""

from __future__ import annotations

import inspect
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from loong.data import atomic
from loong.prompts import solving
from loong.types import Item

if TYPE_CHECKING:
    import pyarrow as pa


def messages(item: Item) -> list[dict[str, str]]:
    """Return the prompt, the same that loong's own solvers and environments give a model."""
    return [{"role": turn.role, "content": turn.content} for turn in solving(item.question)]


def prompt_type() -> pa.DataType:
    """Return the Arrow type of a prompt."""
    import pyarrow as pa

    return pa.list_(pa.struct([("role", pa.string()), ("content", pa.string())]))


def copy_reward(module: ModuleType, folder: Path) -> None:
    """Write a reward module's source as `reward.py`."""
    with atomic(folder / "reward.py") as path:
        path.write_text(inspect.getsource(module), encoding="utf-8", newline="\n")

"""Cookbooks run from top to bottom, offline."""

from __future__ import annotations

import ast
import inspect
import json
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[1] / "cookbooks"


def cells(cookbook: str) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads((FOLDER / cookbook).read_text("utf-8"))["cells"]
    return read


async def run(cookbook: str) -> dict[str, Any]:
    """Run the code cells as a notebook does, in one namespace and with await at the top."""
    names: dict[str, Any] = {"__name__": "__main__"}
    for number, cell in enumerate(cells(cookbook), 1):
        if cell["cell_type"] == "code":
            code = compile(
                "".join(cell["source"]),
                f"{cookbook}[{number}]",
                "exec",
                flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT,
            )
            pending = eval(code, names)  # noqa: S307 - our own cookbook
            if inspect.isawaitable(pending):
                await pending
    return names


async def test_first_steps(capsys: pytest.CaptureFixture[str]) -> None:
    names = await run("first_steps.ipynb")
    said = capsys.readouterr().out
    assert names["rewards"].count(1.0) == 6
    assert [names["summary"].kept, len(names["items"])] == [12, 12]
    for outcome in ("right", "wrong", "unreadable"):
        assert f"\n{outcome}" in said
    assert "train.jsonl holds 12 conversations" in said


@pytest.mark.parametrize("cookbook", sorted(path.name for path in FOLDER.glob("*.ipynb")))
def test_cookbooks_carry_no_output(cookbook: str) -> None:
    for cell in cells(cookbook):
        assert not cell.get("outputs"), f"{cookbook} {cell['id']}: clear the output"

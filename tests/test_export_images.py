"""Exports of items with images: what a format holds of them, and what it cannot hold."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import datasets
import pytest

from loong.data import read_items
from loong.errors import JobError
from loong.export import _tables, export
from loong.types import Item
from tests.own_code import module_of
from tests.pictures import png, uri

Pillow: Any = pytest.importorskip("PIL.Image", reason="pip install '.[images]'")

RED, BLUE = png(), png(30, 30, 200)
ADDRESS = "https://example.org/chart.png"


def item(number: int, *images: str, question: str = "What is in <image>?") -> Item:
    return Item(
        id=f"{number:032x}",
        domain="logic",
        question=question,
        final_answer=str(number),
        answer_type="integer",
        rationale="",
        chain_of_thought=f"I see \\boxed{{{number}}}",
        metadata={"images": list(images)} if images else {},
    )


ITEMS = [
    item(0, uri(RED)),
    item(1, question="What is 0 + 1?"),
    item(2, uri(RED), uri(BLUE), question="Are they alike?"),
]


def parquet(folder: Path) -> list[dict[str, Any]]:
    file = str(folder / "train.parquet")
    loaded: Any = datasets.load_dataset(
        "parquet", data_files={"train": file}, cache_dir=str(folder / "c")
    )
    return list(loaded["train"])


def pixel(picture: Any) -> tuple[int, ...]:
    assert isinstance(picture, Pillow.Image)
    return tuple(picture.convert("RGB").getpixel((0, 0)))


@pytest.mark.parametrize("fmt", ["jsonl", "parquet"])
def test_what_holds_items_holds_their_images(fmt: str, tmp_path: Path) -> None:
    held = [*ITEMS, item(3, ADDRESS)]
    assert list(read_items(export(held, fmt, tmp_path)).items) == held


def test_trl_gets_pictures_and_their_places_in_the_last_turn(tmp_path: Path) -> None:
    export(ITEMS, "trl-grpo", tmp_path)
    rows = parquet(tmp_path)
    assert [[pixel(p) for p in row["images"]] for row in rows] == [
        [(200, 30, 30)],
        [],
        [(200, 30, 30), (30, 30, 200)],
    ]
    places = [[part["type"] for part in row["prompt"][-1]["content"]] for row in rows]
    assert places == [["text", "image", "text"], ["text"], ["image", "image", "text"]]
    for row in rows:
        assert {part["type"] for turn in row["prompt"][:-1] for part in turn["content"]} == {"text"}
    reward = module_of(tmp_path / "reward.py").loong_reward
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    columns["prompts"] = columns.pop("prompt")
    replies = [[{"role": "assistant", "content": rf"\boxed{{{n}}}"}] for n in (0, 5, 2)]
    assert reward(completions=replies, **columns) == [1, 0, 1]


def test_verl_gets_pictures_and_a_mark_for_each(tmp_path: Path) -> None:
    export(ITEMS, "verl", tmp_path)
    rows = parquet(tmp_path)
    asked = [row["prompt"][-1]["content"] for row in rows]
    assert asked == ["What is in <image>?", "What is 0 + 1?", "<image><image>Are they alike?"]
    for row in rows:
        marks = sum(turn["content"].count("<image>") for turn in row["prompt"])
        assert marks == len(row["images"])


def test_sft_writes_images_in_parts(tmp_path: Path) -> None:
    path = export([*ITEMS, item(3, ADDRESS)], "sft", tmp_path)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    contents = [row["messages"][0]["content"] for row in rows]
    assert contents[0] == [
        {"type": "text", "text": "What is in "},
        {"type": "image", "url": uri(RED)},
        {"type": "text", "text": "?"},
    ]
    assert contents[1] == [{"type": "text", "text": "What is 0 + 1?"}]
    assert contents[3][1] == {"type": "image", "url": ADDRESS}
    assert rows[2]["messages"][1]["content"][0]["type"] == "text"


@pytest.mark.parametrize("fmt", ["trl-grpo", "verl"])
def test_an_address_is_refused_where_images_themselves_are_held(fmt: str, tmp_path: Path) -> None:
    with pytest.raises(JobError, match=r"item 0+3 has an image at 'https://example.org/chart.png'"):
        export([*ITEMS, item(3, ADDRESS)], fmt, tmp_path)


@pytest.mark.parametrize("fmt", ["sft", "trl-grpo", "verl"])
def test_images_after_a_whole_batch_of_text_are_refused(
    fmt: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_tables, "BATCH", 5)
    text = [item(n, question=f"What is {n}?") for n in range(4)]
    assert export([*text, ITEMS[0]], fmt, tmp_path / "near").exists()
    with pytest.raises(JobError, match="export those with images apart"):
        export([*text, *text, ITEMS[0]], fmt, tmp_path / "far")


@pytest.mark.frameworks
@pytest.mark.filterwarnings("ignore")  # TRL's own
def test_trl_itself_gives_the_images_to_a_llama_4(tmp_path: Path) -> None:
    """In an environment with the extras `train` and `images`: what its trainer does with a row."""
    for library in ("trl", "torchvision"):
        pytest.importorskip(library, reason="pip install '.[train,images]'")
    import transformers
    from trl.data_utils import prepare_multimodal_messages

    from tests.tiny_llama4 import build_seeing

    processor = transformers.AutoProcessor.from_pretrained(str(build_seeing(tmp_path / "model")))
    export(ITEMS, "trl-grpo", tmp_path)
    rows = parquet(tmp_path)
    chats = [prepare_multimodal_messages(row["prompt"], images=row["images"]) for row in rows]
    for chat, row in zip(chats, rows, strict=True):
        held = [part["image"] for part in chat[-1]["content"] if part["type"] == "image"]
        assert held == row["images"]
        told = processor.apply_chat_template(chat, tokenize=True, return_dict=True)
        assert len(told.get("pixel_values", [])) == len(held)
    lines = export(ITEMS, "sft", tmp_path / "sft").read_text(encoding="utf-8").splitlines()
    taught = [json.loads(line)["messages"] for line in lines]
    prompts = [processor.apply_chat_template(chat) for chat in taught]
    assert [prompt.count("<|image|>") for prompt in prompts] == [1, 0, 2]
    url = taught[0][0]["content"][1]["url"]
    assert pixel(transformers.image_utils.load_image(url)) == (200, 30, 30)


def test_a_png_of_these_tests_is_one() -> None:
    with Pillow.open(io.BytesIO(RED)) as picture:
        assert (picture.format, picture.size, pixel(picture)) == ("PNG", (8, 8), (200, 30, 30))

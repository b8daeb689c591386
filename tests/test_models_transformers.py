"""The backend `transformers` on a tiny Llama 4 of random weights, its real architecture.

These need torch: run them with the Python of an environment that has the extra `transformers`,

    python -m pytest -m frameworks tests/test_models_transformers.py
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from loong.errors import ModelError, ModelRefusal, UsageError
from loong.models import load_model
from loong.models.transformers import TransformersModel, wrap
from loong.types import Chat, Completion, Sampling
from tests.chats import one, questions, user
from tests.episodes import play

pytestmark = pytest.mark.frameworks

GREEDY = Sampling(temperature=0.0, max_tokens=24)
WARM = Sampling(temperature=1.0, max_tokens=24, seed=11)


CHATS = questions(1, 9, 2, 30, 5, 14)
"""Of lengths that all need different padding; the fourth fills more than two chunks."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("torch", reason="torch is not here: pip install '.[transformers]'")
    pytest.importorskip("transformers", reason="pip install '.[transformers]'")
    from tests.tiny_llama4 import build

    return build(tmp_path_factory.mktemp("llama4"))


@pytest.fixture
async def model(folder: Path) -> AsyncIterator[TransformersModel]:
    loaded = load_model(f"transformers:{folder}")
    assert isinstance(loaded, TransformersModel)
    yield loaded
    await loaded.aclose()


async def together(
    model: TransformersModel, chats: list[Chat], sampling: Sampling
) -> list[Completion]:
    return list(await asyncio.gather(*(one(model, chat, sampling) for chat in chats)))


def reference(folder: Path) -> tuple[Any, Any]:
    """Load the model without loong."""
    import transformers

    tokenizer = transformers.AutoTokenizer.from_pretrained(str(folder))
    return transformers.AutoModelForCausalLM.from_pretrained(str(folder)).eval(), tokenizer


def logprobs_of(bare: Any, prompt: list[int], reply: tuple[int, ...]) -> list[float]:
    """Compute the log-probabilities of a reply in one forward pass."""
    import torch

    with torch.no_grad():
        logits = bare(torch.tensor([[*prompt, *reply]])).logits[0]
    told = logits[len(prompt) - 1 : -1].log_softmax(-1)
    return [float(row[token]) for row, token in zip(told, reply, strict=True)]


def prompt_ids(tokenizer: Any, chat: Chat) -> list[int]:
    turns = [{"role": m.role, "content": m.content} for m in chat]
    rendered = tokenizer.apply_chat_template(turns, add_generation_prompt=True, return_dict=True)
    return list(rendered["input_ids"])


class TestBatches:
    async def test_a_batch_says_what_each_chat_gets_alone(
        self, model: TransformersModel, folder: Path
    ) -> None:
        import torch

        bare, tokenizer = reference(folder)
        replies = await together(model, CHATS, GREEDY)
        for chat, reply in zip(CHATS, replies, strict=True):
            prompt = prompt_ids(tokenizer, chat)
            out = bare.generate(torch.tensor([prompt]), do_sample=False, max_new_tokens=24)
            alone = tokenizer.decode(out[0, len(prompt) :], skip_special_tokens=True)
            assert (reply.text, reply.prompt_tokens) == (alone, len(prompt))
            assert (await one(model, chat, GREEDY)).text == alone

    async def test_a_seed_decides_a_reply_whatever_else_is_in_its_batch(
        self, model: TransformersModel
    ) -> None:
        alone = await one(model, CHATS[1], WARM)
        mixed = await asyncio.gather(
            *(one(model, chat, GREEDY) for chat in CHATS[:3]),
            one(model, CHATS[1], WARM),
            one(model, CHATS[1], Sampling(max_tokens=5)),
        )
        assert mixed[3].text == alone.text
        assert mixed[4].completion_tokens <= 5
        assert (await one(model, CHATS[1], WARM.model_copy(update={"seed": 12}))).text != alone.text

    async def test_n_completions_have_seeds_of_their_own_and_count_the_prompt_once(
        self, model: TransformersModel
    ) -> None:
        three = await model.sample(CHATS[0], n=3, sampling=WARM)
        assert len({reply.text for reply in three}) == 3
        assert [bool(reply.prompt_tokens) for reply in three] == [True, False, False]
        second = await one(model, CHATS[0], WARM.model_copy(update={"seed": 12}))
        assert second.text == three[1].text

    async def test_a_call_that_is_cancelled_leaves_the_others_alone(
        self, model: TransformersModel
    ) -> None:
        alone = await one(model, CHATS[0], GREEDY)
        gone = asyncio.create_task(one(model, CHATS[1], Sampling(max_tokens=900)))
        stays = asyncio.create_task(one(model, CHATS[0], GREEDY))
        await asyncio.sleep(0)
        gone.cancel()
        assert (await stays).text == alone.text
        with pytest.raises(asyncio.CancelledError):
            await gone

    async def test_it_computes_again_after_it_was_closed(self, model: TransformersModel) -> None:
        first = await one(model, CHATS[0], GREEDY)
        await model.aclose()
        assert (await one(model, CHATS[0], GREEDY)).text == first.text


class TestSampling:
    async def test_a_narrow_nucleus_takes_the_likeliest(self, model: TransformersModel) -> None:
        narrow = Sampling(temperature=1.0, top_p=1e-6, max_tokens=24, seed=1)
        greedy = await together(model, CHATS[:2], GREEDY)
        assert [r.text for r in await together(model, CHATS[:2], narrow)] == [
            r.text for r in greedy
        ]

    async def test_tokens_come_as_often_as_they_are_likely(
        self, model: TransformersModel, folder: Path
    ) -> None:
        """The mean of -log p over many draws is the entropy, within five standard errors."""
        import torch

        bare, tokenizer = reference(folder)
        with torch.no_grad():
            logits = bare(torch.tensor([prompt_ids(tokenizer, CHATS[0])])).logits[0, -1]
        told = (logits / 0.7).log_softmax(-1).double()
        entropy = float(-(told.exp() * told).sum())
        spread = math.sqrt(float((told.exp() * told**2).sum()) - entropy**2)
        sampling = Sampling(temperature=0.7, max_tokens=1, seed=0, logprobs=True)
        draws = await model.sample(CHATS[0], n=400, sampling=sampling)
        mean = -sum(draw.logprobs[0] for draw in draws) / len(draws)
        assert abs(mean - entropy) < 5 * spread / math.sqrt(len(draws))

    async def test_a_stop_string_ends_the_reply_before_it(self, model: TransformersModel) -> None:
        whole = await one(model, CHATS[0], WARM)
        stop = whole.text[4:7]
        cut = await one(model, CHATS[0], WARM.model_copy(update={"stop": (stop,)}))
        assert cut.text == whole.text[: whole.text.index(stop)]
        assert cut.finish_reason == "stop"
        assert cut.completion_tokens < whole.completion_tokens

    async def test_logprobs_are_those_of_one_forward_pass(
        self, model: TransformersModel, folder: Path
    ) -> None:
        bare, tokenizer = reference(folder)
        sampling = WARM.model_copy(update={"logprobs": True})
        replies = await together(model, CHATS, sampling)
        for chat, reply in zip(CHATS, replies, strict=True):
            assert len(reply.tokens) == reply.completion_tokens
            told = logprobs_of(bare, prompt_ids(tokenizer, chat), reply.tokens)
            assert reply.logprobs == pytest.approx(told, abs=1e-4)

    async def test_a_prompt_beyond_the_context_is_refused_and_its_batch_is_not(
        self, model: TransformersModel
    ) -> None:
        long, short = user("What is it? " * 400), CHATS[0]
        replies = await asyncio.gather(
            one(model, long, GREEDY), one(model, short, GREEDY), return_exceptions=True
        )
        assert isinstance(replies[0], ModelRefusal)
        assert "its context holds 1024" in str(replies[0])
        assert isinstance(replies[1], Completion)


class TestWeights:
    async def test_an_update_gives_the_logprobs_of_the_new_weights(
        self, model: TransformersModel, folder: Path, tmp_path: Path
    ) -> None:
        from tests.tiny_llama4 import build

        other, tokenizer = reference(build(tmp_path / "other", seed=1))
        sampling = GREEDY.model_copy(update={"logprobs": True})
        before = await one(model, CHATS[0], sampling)
        await model.update_weights(other.state_dict())
        after = await one(model, CHATS[0], sampling)
        assert after.text != before.text
        prompt = prompt_ids(tokenizer, CHATS[0])
        assert after.logprobs == pytest.approx(logprobs_of(other, prompt, after.tokens), abs=1e-4)
        await model.update_weights(folder)
        assert (await one(model, CHATS[0], sampling)).logprobs == before.logprobs

    async def test_requests_before_an_update_see_the_old_weights_later_ones_the_new(
        self, model: TransformersModel, tmp_path: Path
    ) -> None:
        from tests.tiny_llama4 import build

        old = await one(model, CHATS[0], GREEDY)
        other, _ = reference(build(tmp_path / "other", seed=1))
        before = asyncio.create_task(one(model, CHATS[0], GREEDY))
        await asyncio.sleep(0)
        update = asyncio.create_task(model.update_weights(other.state_dict()))
        await asyncio.sleep(0)
        after = asyncio.create_task(one(model, CHATS[0], GREEDY))
        await update
        assert (await before).text == old.text
        assert (await after).text != old.text

    async def test_weights_that_do_not_fit_change_nothing(
        self, model: TransformersModel, folder: Path
    ) -> None:
        import torch

        bare, _ = reference(folder)
        before = await one(model, CHATS[0], GREEDY)
        zeros = {name: torch.zeros_like(weight) for name, weight in bare.state_dict().items()}
        with pytest.raises(UsageError, match="no weight 'nothing'"):
            await model.update_weights({**zeros, "nothing": torch.zeros(1)})
        last = list(zeros)[-1]
        with pytest.raises(UsageError, match="has the shape"):
            await model.update_weights({**zeros, last: torch.zeros(1, 1, 1, 1)})
        assert (await one(model, CHATS[0], GREEDY)).text == before.text

    async def test_a_live_model_is_sampled_as_it_stands(self, folder: Path) -> None:
        bare, tokenizer = reference(folder)
        bare.train()
        live = wrap(bare, tokenizer)
        before = await one(live, CHATS[0], GREEDY)
        await live.aclose()
        bare.lm_head.weight.data.neg_()
        assert (await one(live, CHATS[0], GREEDY)).text != before.text
        assert bare.training
        await live.aclose()

    @pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing`:FutureWarning")  # of peft
    async def test_a_lora_adapter_is_applied_and_can_be_replaced(
        self, folder: Path, tmp_path: Path
    ) -> None:
        peft = pytest.importorskip("peft", reason="pip install '.[transformers]'")
        import torch

        from tests.tiny_llama4 import adapt

        bare, tokenizer = reference(folder)
        adapter = adapt(folder, tmp_path / "adapter")
        adapted = peft.PeftModel.from_pretrained(bare, str(adapter))
        model = load_model(f"transformers:{folder}", lora=str(adapter))
        assert isinstance(model, TransformersModel)
        sampling = GREEDY.model_copy(update={"logprobs": True})
        reply = await one(model, CHATS[0], sampling)
        prompt = prompt_ids(tokenizer, CHATS[0])
        told = logprobs_of(adapted, prompt, reply.tokens)
        assert reply.logprobs == pytest.approx(told, abs=1e-4)
        state = peft.get_peft_model_state_dict(adapted)
        await model.update_weights({name: torch.zeros_like(w) for name, w in state.items()})
        with adapted.disable_adapter():
            plain = await one(model, CHATS[0], sampling)
            assert plain.logprobs == pytest.approx(
                logprobs_of(adapted, prompt, plain.tokens), abs=1e-4
            )
        await model.update_weights(adapter)
        assert (await one(model, CHATS[0], sampling)).logprobs == reply.logprobs
        await model.aclose()


class TestWrongUse:
    async def test_a_broken_checkpoint_is_told_in_one_sentence(
        self, folder: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "config.json").write_text('{"model_type": "no-such-model"}')
        model = load_model(f"transformers:{tmp_path}")
        with pytest.raises(ModelError, match="transformers cannot load") as caught:
            await model.sample(CHATS[0], sampling=GREEDY)
        assert "\n" not in str(caught.value)
        await model.aclose()


async def test_it_plays_a_hundred_episodes(model: TransformersModel) -> None:
    await play(model, episodes=100)

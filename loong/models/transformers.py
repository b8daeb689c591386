"""Models of Hugging Face transformers, run in this process.

Requests that arrive together are answered in one batch, padded on the left; what arrives while a
batch is computed makes up the next one. For many long replies at a time the backend `vllm`, whose
batches let requests in and out at every token, is the faster one.
"""

from __future__ import annotations

import asyncio
import importlib
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from loong.errors import ModelError, ModelRefusal
from loong.extras import need
from loong.images import MOST
from loong.models.batches import Ask, Batcher, fail, settle
from loong.models.beside import Prompt, beside, seen_prompt
from loong.models.decoding import Decoder, Drawn
from loong.models.seeing import check_images, images_in
from loong.models.templates import line, prompt_ids
from loong.models.weights import adapter_folder, model_folder, read, replace
from loong.types import Chat, Completion, Sampling

BLIND = "load it with ?images=N, where its checkpoint sees"
DType = Literal["auto", "float32", "bfloat16", "float16"]


@dataclass(frozen=True)
class Weights:
    """A model of transformers and its tokenizer, ready to generate."""

    model: Any
    tokenizer: Any
    processor: Any = None
    """Of text and images together, where the model sees."""


class TransformersModel:
    """A causal language model of transformers and, from the first sample on, its weights.

    Args:
        path: a folder, or a name on the hub.
        batch: completions computed together; more wait for their turn.
        context: tokens of prompt and reply together; 0 for as many as the model was made for.
        lora: folder of a LoRA adapter, or None.
        device: `cpu`, `cuda`, `cuda:1`, …; empty for a GPU where there is one.
        dtype: of the weights; `auto` for the checkpoint's own.
        images: most images of one chat; with 0 no vision tower is loaded.
        weights: a model that is loaded already, instead of reading `path`; it stays its owner's.
    """

    def __init__(
        self,
        path: str,
        *,
        batch: int = 32,
        context: int = 0,
        lora: Path | None = None,
        device: str = "",
        dtype: DType = "auto",
        images: int = 0,
        weights: Weights | None = None,
    ) -> None:
        self.name = f"transformers:{path}"
        self._path = path
        self._batch = batch
        self._context = context
        self._lora = lora
        self._device = device
        self._dtype = dtype
        self._images = images
        self._owned = weights is None
        self._weights = weights
        self._batcher: Batcher | None = None

    async def sample(self, chat: Chat, *, n: int = 1, sampling: Sampling) -> list[Completion]:
        """Return n completions; a JSON schema is not enforced.

        Cancelling ends the computation of these completions; their batch goes on without them.

        Raises:
            ModelRefusal: the chat is too long, has more images than the model was loaded for, or
                the chat template refuses it.
            ModelError: the weights cannot be loaded, or the computation failed.
        """
        check_images(chat, name=self.name, most=self._images, advice=BLIND)
        asks = [Ask(tuple(chat), sampling, index) for index in range(n)]
        self._running().put(asks)
        return list(await asyncio.gather(*(asyncio.wrap_future(ask.future) for ask in asks)))

    async def update_weights(self, weights: Mapping[str, object] | str | Path) -> None:
        """Replace weights, after the requests made so far and before all later ones.

        Args:
            weights: tensors by the names of the model's `state_dict` (some of them or all), or the
                folder of a checkpoint of the same model. With a LoRA adapter: the tensors of
                peft's `get_peft_model_state_dict`, or the folder of an adapter.

        Raises:
            UsageError: a name or a shape is not the model's; no weight was changed.
            ModelError: the folder cannot be read.
        """
        done = self._running().between(lambda: self._update(weights))
        await asyncio.wrap_future(done)

    async def aclose(self) -> None:
        """Answer what was asked and free the weights; a later sample loads them again."""
        batcher, self._batcher = self._batcher, None
        if batcher is not None:
            await asyncio.to_thread(batcher.close)
        if self._owned:
            self._weights = None

    def _running(self) -> Batcher:
        """Return the thread that computes, started."""
        if self._batcher is None:
            self._batcher = Batcher(self._answer, size=self._batch, name=self.name)
        return self._batcher

    def _loaded(self) -> Weights:
        """Return the weights, read once."""
        if self._weights is None:
            self._weights = _read(
                self._path, self._lora, self._device, self._dtype, sees=self._images > 0
            )
        return self._weights

    def _answer(self, asks: list[Ask]) -> None:
        """Answer one batch; runs in the thread."""
        started = time.monotonic()
        weights = self._loaded()
        prompts: dict[int, Prompt] = {}
        kept: list[Ask] = []
        for ask in asks:
            try:
                if id(ask.chat) not in prompts:
                    prompts[id(ask.chat)] = self._prompt(weights, ask.chat)
                kept.append(ask)
            except ModelRefusal as refusal:
                fail(ask.future, refusal)
        if kept:
            rows = [prompts[id(ask.chat)] for ask in kept]
            self._generate(weights, kept, rows, started)

    def _prompt(self, weights: Weights, chat: Chat) -> Prompt:
        """Write a chat in the model's template; raises ModelRefusal where it is too long."""
        if images_in(chat):
            prompt = seen_prompt(weights.processor, chat, self.name)
        else:
            prompt = Prompt(prompt_ids(weights.tokenizer, chat, name=self.name), {})
        room = self._room(weights)
        if len(prompt.ids) >= room:
            raise ModelRefusal(
                f"{self.name} refused a chat of {len(prompt.ids)} tokens: its context holds {room}"
            )
        return prompt

    def _room(self, weights: Weights) -> int:
        """Return how many tokens a prompt and its reply may have."""
        config = weights.model.config.get_text_config()
        made_for: int = getattr(config, "max_position_embeddings", 0) or 2**31
        return min(self._context or made_for, made_for)

    def _generate(
        self, weights: Weights, asks: list[Ask], prompts: list[Prompt], started: float
    ) -> None:
        """Generate a batch and settle its futures."""
        model, tokenizer = weights.model, weights.tokenizer
        room = self._room(weights)
        limits = [
            min(ask.sampling.max_tokens, room - len(prompt.ids))
            for ask, prompt in zip(asks, prompts, strict=True)
        ]
        ends = _ends(model, tokenizer)
        decoder = Decoder(asks, limits, ends, tokenizer.decode, model.device)
        try:
            replies = _decoded(model, prompts, decoder, most=max(limits), ends=ends)
        except Exception as error:  # of torch or of any model's own code
            raise ModelError(
                f"{self.name} failed on a batch of {len(asks)}: {line(error)}; "
                "where memory ran out, a smaller ?batch= needs less"
            ) from error
        seconds = time.monotonic() - started
        for ask, prompt, row in zip(asks, prompts, decoder.drawn(replies), strict=True):
            ended = bool(row.tokens) and row.tokens[-1] in ends
            text = tokenizer.decode(row.tokens, skip_special_tokens=True)
            completion = _completion(
                ask, row, prompt_tokens=len(prompt.ids), text=text, ended=ended, seconds=seconds
            )
            settle(ask.future, completion)

    def _update(self, weights: Mapping[str, object] | str | Path) -> None:
        """Replace weights; runs in the thread."""
        model = self._loaded().model
        if isinstance(weights, str | Path):
            weights = read(model, Path(weights))
        replace(model, weights)


def load(
    model: str,
    *,
    batch: Annotated[int, Field(ge=1, le=4096)] = 32,
    context: Annotated[int, Field(ge=0)] = 0,
    lora: str = "",
    device: str = "",
    dtype: DType = "auto",
    images: Annotated[int, Field(ge=0, le=MOST)] = 0,
) -> TransformersModel:
    """Make a model of a folder or a name on the hub; no weight is read yet.

    Raises:
        UsageError: the folder holds no model, or that of `lora` no adapter.
        MissingExtra: transformers, torch, or what reading images needs is not installed.
    """
    if model.startswith((".", "/", "~")):
        model_folder(model)
    adapter = adapter_folder(lora) if lora else None
    need("transformers", "torch", "transformers", *(["peft"] if lora else []))
    if images:
        need("images", "PIL", "torchvision")
    folder = Path(model).expanduser()
    path = str(folder) if folder.is_dir() else model
    return TransformersModel(
        path,
        batch=batch,
        context=context,
        lora=adapter,
        device=device,
        dtype=dtype,
        images=images,
    )


def wrap(
    model: object,
    tokenizer: object,
    *,
    processor: object = None,
    name: str = "live",
    batch: int = 32,
) -> TransformersModel:
    """Make a policy of a model that is in memory already, one that is being trained say.

    Nothing is copied: the next sample follows the weights as they then are. Do not sample while an
    optimizer writes them. Chats may have images where a processor of text and images is given.
    """
    weights = Weights(model, tokenizer, processor)
    return TransformersModel(name, batch=batch, images=MOST if processor else 0, weights=weights)


def _read(path: str, lora: Path | None, device: str, dtype: str, *, sees: bool) -> Weights:
    """Read weights and tokenizer; the errors of transformers become one sentence."""
    # OpenMP threads that spin while they wait make a shared machine ten times slower
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    import torch

    transformers: Any = importlib.import_module("transformers")  # else read as this very module
    try:
        tokenizer = transformers.AutoTokenizer.from_pretrained(path)
        processor = transformers.AutoProcessor.from_pretrained(path) if sees else None
        kind = (
            transformers.AutoModelForImageTextToText if sees else transformers.AutoModelForCausalLM
        )
        model = kind.from_pretrained(path, dtype=dtype)
        if lora is not None:
            import peft

            model = peft.PeftModel.from_pretrained(model, str(lora))
        place = device or ("cuda" if torch.cuda.is_available() else "cpu")
        model.to(place)
    except (OSError, ValueError, ImportError, RuntimeError, KeyError) as error:
        raise ModelError(f"transformers cannot load {path!r}: {line(error)}") from error
    if not tokenizer.chat_template:
        raise ModelError(
            f"the tokenizer of {path!r} has no chat template: choose a model made for chats"
        )
    return Weights(model, tokenizer, processor)


def _ends(model: Any, tokenizer: Any) -> list[int]:
    """Return the tokens that end a reply: the checkpoint's, else the tokenizer's."""
    named = model.generation_config.eos_token_id
    named = tokenizer.eos_token_id if named is None else named
    return [named] if isinstance(named, int) else list(named or [])


def _decoded(
    model: Any, prompts: Sequence[Prompt], decoder: Any, *, most: int, ends: list[int]
) -> Any:
    """Run the generation loop on padded prompts; return the generated tokens, a row each."""
    import torch

    transformers: Any = importlib.import_module("transformers")
    rows = [prompt.ids for prompt in prompts]
    width = max(len(row) for row in rows)
    pad = ends[0] if ends else 0
    tokens = torch.tensor([[pad] * (width - len(row)) + row for row in rows], device=model.device)
    mask = torch.tensor(
        [[0] * (width - len(row)) + [1] * len(row) for row in rows], device=model.device
    )
    config = transformers.GenerationConfig(
        do_sample=False, max_new_tokens=most, pad_token_id=pad, eos_token_id=ends or None
    )
    training = model.training
    model.eval()
    out = model.generate(
        input_ids=tokens,
        attention_mask=mask,
        generation_config=config,
        logits_processor=transformers.LogitsProcessorList([decoder.pick]),
        stopping_criteria=transformers.StoppingCriteriaList([decoder.ended]),
        **beside(prompts, width, model),
    )
    model.train(training)
    return out[:, width:]


def _completion(
    ask: Ask, row: Drawn, *, prompt_tokens: int, text: str, ended: bool, seconds: float
) -> Completion:
    """Write down what a row got, cut at its first stop string."""
    places = [place for stop in ask.sampling.stop if (place := text.find(stop)) >= 0]
    return Completion(
        text=text[: min(places, default=len(text))],
        finish_reason="stop" if ended or places else "length",
        prompt_tokens=prompt_tokens if ask.index == 0 else 0,
        completion_tokens=len(row.tokens),
        seconds=seconds,
        tokens=tuple(row.tokens) if ask.sampling.logprobs else (),
        logprobs=tuple(row.logprobs),
    )

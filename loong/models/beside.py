"""Prompts of text and images, and what a batch of them brings beside its tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from loong.errors import ModelRefusal
from loong.models.seeing import pictures, template_turns
from loong.models.templates import line
from loong.types import Chat


@dataclass(frozen=True)
class Prompt:
    """A chat as the model reads it."""

    ids: list[int]
    seen: dict[str, Any]
    """Tensors beside the tokens, by their names: a processor's, of the chat's images."""


def seen_prompt(processor: Any, chat: Chat, name: str) -> Prompt:
    """Let a processor write a chat with images, and turn these into tensors."""
    from jinja2 import TemplateError

    held = pictures(chat, name=name)
    try:
        text = processor.apply_chat_template(template_turns(chat), add_generation_prompt=True)
        told = processor(text=[text], images=[held], add_special_tokens=False, return_tensors="pt")
    except (TemplateError, ValueError, TypeError) as error:
        raise ModelRefusal(f"{name} cannot write a chat with images: {line(error)}") from error
    ids = told.pop("input_ids")[0].tolist()
    told.pop("attention_mask", None)
    return Prompt(ids, dict(told))


def beside(prompts: Sequence[Prompt], width: int, model: Any) -> dict[str, Any]:
    """Join what prompts bring beside their tokens: token by token padded, images one by one."""
    import torch

    joined: dict[str, Any] = {}
    for name in sorted({name for prompt in prompts for name in prompt.seen}):
        held = [(prompt.ids, prompt.seen.get(name)) for prompt in prompts]
        first = next(tensor for _, tensor in held if tensor is not None)
        if any(tensor is not None and tensor.shape == (1, len(ids)) for ids, tensor in held):
            rows = [
                torch.zeros(1, width, dtype=first.dtype)
                if tensor is None
                else torch.nn.functional.pad(tensor, (width - len(ids), 0))
                for ids, tensor in held
            ]
        else:
            rows = [tensor for _, tensor in held if tensor is not None]
        dtype = model.dtype if first.is_floating_point() else first.dtype
        joined[name] = torch.cat(rows).to(model.device, dtype)
    return joined

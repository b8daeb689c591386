"""Write chats in a tokenizer's template, and errors of libraries on one line."""

from __future__ import annotations

from typing import Any

from loong.errors import ModelRefusal
from loong.models.seeing import template_turns
from loong.types import Chat

SHOWN = 300
"""Characters of another library's error that ours quotes."""


def prompt_ids(tokenizer: Any, chat: Chat, *, name: str) -> list[int]:
    """Return the token ids of a chat, up to where the reply begins.

    Raises:
        ModelRefusal: the template refuses the chat (two turns of one role, say).
    """
    from jinja2 import TemplateError

    try:
        rendered = tokenizer.apply_chat_template(
            template_turns(chat), add_generation_prompt=True, tokenize=True, return_dict=True
        )
    except (TemplateError, ValueError) as error:
        raise ModelRefusal(f"{name}: its chat template says: {line(error)}") from error
    return list(rendered["input_ids"])


def line(error: BaseException) -> str:
    """Return what an error says, on one line, trimmed."""
    return " ".join(str(error).split())[:SHOWN] or type(error).__name__

"""Chats of one turn, and the reply to one."""

from __future__ import annotations

from loong.types import Chat, Completion, Message, Model, Sampling


def user(text: str) -> Chat:
    return [Message(role="user", content=text)]


def questions(*lengths: int) -> list[Chat]:
    """Ask the same, repeated that often each time."""
    return [user("What is 6 times 7? " * length) for length in lengths]


async def one(model: Model, chat: Chat, sampling: Sampling) -> Completion:
    (completion,) = await model.sample(chat, sampling=sampling)
    return completion

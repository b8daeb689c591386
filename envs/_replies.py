"""What goes into an environment and what comes out: observations, actions, reply texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from pydantic import Field

from loong.errors import UsageError
from loong.images import Image, images_of
from loong.types import Completion, Row


class Observation(Row):
    """What the policy sees."""

    question: str
    context: dict[str, Any] = Field(default_factory=dict)
    metadata: dict[str, Any] = Field(default_factory=dict)

    @property
    def images(self) -> tuple[Image, ...]:
        """The images of the question, for `Message.images`; raises UsageError for others."""
        try:
            return images_of(self.metadata)
        except ValueError as error:
            raise UsageError(f"question {self.context.get('id', '')}: {error}") from None


class Action(Row):
    """A reply to one question of a batch."""

    llm_response: str
    index: int = 0
    """Place of the question in the batch, from 0."""
    metadata: dict[str, Any] = Field(default_factory=dict)


class Response(Protocol):
    """An agent's response in camel's form."""

    @property
    def msgs(self) -> Sequence[Any]:
        """The messages; the first one is read."""
        ...


class Said(Protocol):
    """A message."""

    @property
    def content(self) -> str | None:
        """Its text."""
        ...


Reply = str | Action | Completion | Response | Said | Mapping[str, Any]
"""What can be read as one reply."""


def reply_text(reply: object) -> str:
    """Return the text of a reply.

    Read are strings, actions (`.llm_response`), completions (`.text`), camel's agent responses
    (`.msgs[0].content`), messages (`.content`) and message mappings (`["content"]`). A reply that
    holds no message reads as empty text.

    Raises:
        UsageError: no text can be read from an object of this kind.
    """
    if isinstance(reply, str):
        return reply
    if isinstance(reply, Mapping) and "content" in reply:
        return _content(reply["content"])
    for name in ("llm_response", "text", "content"):
        value = getattr(reply, name, None)
        if isinstance(value, str):
            return value
    messages = getattr(reply, "msgs", None)
    if isinstance(messages, Sequence):
        return _content(getattr(messages[0], "content", None)) if messages else ""
    message = getattr(reply, "msg", None)
    if message is not None:
        return _content(getattr(message, "content", None))
    raise UsageError(
        f"cannot read a reply from a {type(reply).__name__}; give a string, an Action, or an "
        "object with .msgs, .msg, .text or .content"
    )


def _content(value: object) -> str:
    """Return a message's text, also of one in parts; a message that only calls tools has none."""
    if isinstance(value, list | tuple):
        parts: Sequence[Any] = value
        texts = (part.get("text") for part in parts if isinstance(part, Mapping))
        return "".join(text for text in texts if isinstance(text, str))
    return value if isinstance(value, str) else ""

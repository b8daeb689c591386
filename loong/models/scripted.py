"""A model that answers from a script: for tests, and for trying prompts without a model.

`scripted:FILE.jsonl` reads one JSON object a line, `{"contains": "…", "reply": "…"}` or
`{"reply": "…"}`. A chat gets the first reply whose `contains` stands in it, else the next one of
those without `contains`. Only the first kind is the same under concurrency.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import orjson

from loong.errors import ModelError, UsageError
from loong.types import Chat, Completion, Sampling

Script = Sequence[str] | Mapping[str, str] | Callable[[Chat], str]


class ScriptedModel:
    """A model whose replies are written beforehand.

    Args:
        replies: replies in the order of asking; or a mapping from a piece of the chat to the reply
            (the first that matches, in its order); or a function from the chat to the reply.
        then: replies in order for chats that a mapping does not match.
        name: the model's name.
    """

    def __init__(
        self, replies: Script, *, then: Sequence[str] = (), name: str = "scripted"
    ) -> None:
        self.name = name
        self.chats: list[tuple[Chat, Sampling]] = []
        """What was asked, in order, for tests to look at."""
        self._reply = _replier(replies, then)

    async def sample(self, chat: Chat, *, n: int = 1, sampling: Sampling) -> list[Completion]:
        """Return the next n replies; words are counted as tokens, the chat's on the first reply.

        Raises:
            ModelError: the script has no reply for this chat.
        """
        self.chats.append((tuple(chat), sampling))
        asked = sum(_words(message.content) for message in chat)
        texts = [self._reply(chat) for _ in range(n)]
        await asyncio.sleep(0)  # as any model, let others go on meanwhile
        return [
            Completion(
                text=text,
                prompt_tokens=asked if index == 0 else 0,
                completion_tokens=_words(text),
            )
            for index, text in enumerate(texts)
        ]

    async def aclose(self) -> None:
        """Do nothing: there is nothing to let go of."""


def load(model: str) -> ScriptedModel:
    """Load a script file; raises UsageError where it cannot be read."""
    path = Path(model)
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise UsageError(f"cannot read the script {model!r}: {error.strerror}") from error
    rows = [_row(line, f"{model}:{number}") for number, line in enumerate(lines, 1) if line.strip()]
    rules: dict[str, str] = {}
    for piece, reply in rows:
        if piece is not None:
            rules.setdefault(piece, reply)
    return ScriptedModel(
        rules, then=[reply for piece, reply in rows if piece is None], name=f"scripted:{model}"
    )


def _row(line: bytes, place: str) -> tuple[str | None, str]:
    """Read one line of a script: the piece to look for, if any, and the reply."""
    wanted = UsageError(f'{place}: expected {{"contains": TEXT, "reply": TEXT}}, both strings')
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError:
        raise wanted from None
    if not isinstance(row, dict) or not row.keys() <= {"contains", "reply"}:
        raise wanted
    piece, reply = row.get("contains"), row.get("reply")
    if not isinstance(reply, str) or not isinstance(piece, str | None):
        raise wanted
    return piece, reply


def _replier(replies: Script, then: Sequence[str]) -> Callable[[Chat], str]:
    """Return the function from a chat to its reply."""
    if callable(replies):
        return replies
    rules = replies if isinstance(replies, Mapping) else {}
    queue = iter(then if isinstance(replies, Mapping) else replies)
    return lambda chat: _look_up(chat, rules, queue)


def _look_up(chat: Chat, rules: Mapping[str, str], queue: Iterator[str]) -> str:
    """Find the reply to a chat among the rules, else take the next in the queue."""
    text = "\n".join(message.content for message in chat)
    for piece, reply in rules.items():
        if piece in text:
            return reply
    for reply in queue:
        return reply
    raise ModelError(f"the script has no reply for the chat that ends in {text[-80:]!r}")


def _words(text: str) -> int:
    return len(text.split())

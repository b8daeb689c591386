"""A model whose answered requests are written down, so that none is ever paid twice."""

from __future__ import annotations

import asyncio
import hashlib

import orjson

from loong.run.store import Store
from loong.types import Chat, Completion, Model, Sampling


class JournalledModel:
    """Answer from the run's journal, else ask the model and write the answer down first.

    A request is known by model name, chat, sampling (with its seed) and n. Two equal requests at
    the same time are asked once.

    Args:
        model: who answers.
        store: the run's journal.
        slots: bounds the requests in flight; shared by all models of a run.
    """

    def __init__(self, model: Model, store: Store, slots: asyncio.Semaphore) -> None:
        self._model = model
        self._store = store
        self._slots = slots
        self._asking: dict[bytes, asyncio.Lock] = {}

    @property
    def name(self) -> str:
        """The model's name."""
        return self._model.name

    async def sample(self, chat: Chat, *, n: int = 1, sampling: Sampling) -> list[Completion]:
        """Return n completions, journalled ones where there are."""
        key = request_key(self.name, chat, n, sampling)
        lock = self._asking.setdefault(key, asyncio.Lock())
        try:
            async with lock:
                known = self._store.reply(key)
                if known is not None:
                    return known
                async with self._slots:
                    completions = await self._model.sample(chat, n=n, sampling=sampling)
                self._store.add_reply(key, completions)
                return completions
        finally:
            if not lock.locked():
                self._asking.pop(key, None)

    async def aclose(self) -> None:
        """Let go of the model."""
        await self._model.aclose()


def request_key(name: str, chat: Chat, n: int, sampling: Sampling) -> bytes:
    """Return the content hash of a request."""
    request = [name, [m.model_dump() for m in chat], n, sampling.model_dump(mode="json")]
    text = orjson.dumps(request, option=orjson.OPT_SORT_KEYS)
    return hashlib.blake2b(text, digest_size=16).digest()

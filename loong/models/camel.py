"""Models of camel-ai: any of its platforms, or a model object that a user has built with it.

A JSON schema is not passed on: camel-ai's platforms differ in what they do with one.
"""

from __future__ import annotations

import asyncio
import copy
import inspect
import threading
import time
from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from loong.errors import MissingExtra, ModelError, UsageError
from loong.models.seeing import wire_content
from loong.types import Chat, Completion, Sampling

if TYPE_CHECKING:
    from camel.models import BaseModelBackend

SHOWN = 300
"""Characters of an error of camel-ai that ours quotes."""


class CamelModel:
    """A model of camel-ai in loong's words.

    What the camel model's own configuration says (a temperature, say) wins over the caller's
    sampling; streaming and tools are switched off.

    Args:
        make: called on the first sample, in a thread; returns camel-ai's model object.
        name: the model's name.
        owned: whether closing this model closes camel-ai's clients.
    """

    def __init__(self, make: Callable[[], BaseModelBackend], *, name: str, owned: bool) -> None:
        self.name = name
        self._owned = owned
        self._make = make
        self._backend: BaseModelBackend | None = None
        self._making = threading.Lock()

    async def sample(self, chat: Chat, *, n: int = 1, sampling: Sampling) -> list[Completion]:
        """Return n completions, of one request each.

        Raises:
            UsageError: camel-ai cannot make the model (no such platform, no key).
            ModelError: camel-ai's model raised an error.
        """
        backend = await asyncio.to_thread(self._ready)
        asked = [self._ask(_configured(backend, sampling, i), chat) for i in range(n)]
        return list(await asyncio.gather(*asked))

    async def aclose(self) -> None:
        """Close camel-ai's clients, unless the object belongs to who made it."""
        backend, self._backend = self._backend, None
        if self._owned and backend is not None:
            for attribute in ("_async_client", "_client"):
                await _close(getattr(backend, attribute, None))

    def _ready(self) -> BaseModelBackend:
        """Return camel-ai's object, made once; importing camel-ai takes seconds."""
        with self._making:
            if self._backend is None:
                try:
                    self._backend = self._make()
                except (ValueError, TypeError, KeyError, ImportError) as error:
                    raise UsageError(f"camel-ai cannot make {self.name!r}: {error}") from error
            return self._backend

    async def _ask(self, backend: BaseModelBackend, chat: Chat) -> Completion:
        """Ask once."""
        messages: list[Any] = [{"role": turn.role, "content": wire_content(turn)} for turn in chat]
        started = time.monotonic()
        try:
            answer: Any = await backend.arun(messages)
        except Exception as error:  # each platform raises the errors of a library of its own
            raise ModelError(f"{self.name}: {type(error).__name__}: {_shown(error)}") from error
        choice, usage = answer.choices[0], answer.usage
        return Completion(
            text=choice.message.content or "",
            finish_reason=choice.finish_reason or "stop",
            prompt_tokens=usage.prompt_tokens if usage else 0,
            completion_tokens=usage.completion_tokens if usage else 0,
            seconds=time.monotonic() - started,
        )


def wrap(backend: Any) -> CamelModel:
    """Wrap a model object of camel-ai."""
    return CamelModel(lambda: backend, name=f"camel:{backend.model_type}", owned=False)


def load(model: str) -> CamelModel:
    """Make the model `PLATFORM/NAME`, both in camel-ai's words.

    Raises:
        UsageError: no platform is named.
        MissingExtra: camel-ai is not installed.
    """
    platform, _, name = model.partition("/")
    if not (platform and name):
        raise UsageError(f"camel model {model!r} is not PLATFORM/NAME, as in 'openai/gpt-4.1-mini'")
    if find_spec("camel") is None:
        raise MissingExtra("camel-ai", "camel")
    return CamelModel(lambda: _create(platform, name), name=f"camel:{model}", owned=True)


def _create(platform: str, name: str) -> BaseModelBackend:
    """Make a model by camel-ai's factory."""
    from camel.models import ModelFactory

    return ModelFactory.create(model_platform=platform, model_type=name, model_config_dict={})


def _configured(backend: BaseModelBackend, sampling: Sampling, index: int) -> BaseModelBackend:
    """Return a copy that samples so, with the same client: requests do not disturb each other."""
    wanted: dict[str, Any] = {
        "temperature": sampling.temperature,
        "top_p": sampling.top_p,
        "max_tokens": sampling.max_tokens,
    }
    if sampling.stop:
        wanted["stop"] = list(sampling.stop)
    if sampling.seed is not None:
        wanted["seed"] = sampling.seed + index
    own = {key: value for key, value in backend.model_config_dict.items() if value is not None}
    configured = copy.copy(backend)
    configured.model_config_dict = {**wanted, **own, "stream": False}
    return configured


async def _close(client: Any) -> None:
    """Close a client of a platform's library, asynchronous or not."""
    closed = client.close() if hasattr(client, "close") else None
    if inspect.isawaitable(closed):
        await closed


def _shown(error: Exception) -> str:
    """Return what an error says, on one line, trimmed."""
    return " ".join(str(error).split())[:SHOWN]

"""Models behind an OpenAI-compatible server, over HTTP: OpenAI, vLLM, SGLang, llama-server, ….

What a server turns out not to know (a JSON schema, several completions in one request) is left out
from then on, or done another way.
"""

from __future__ import annotations

import asyncio
import logging
import os
import re
import time
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field

from loong.errors import ModelError, ModelRefusal, UsageError
from loong.models.seeing import wire_content
from loong.models.wire import HINTS, Json, Refused, Server
from loong.types import Chat, Completion, Sampling

logger = logging.getLogger(__name__)

OPENAI = "https://api.openai.com/v1"
BAD_REQUEST = (400, 422)
DISPENSABLE = ("response_format", "seed", "n")
"""Fields that a request can do without."""


class OpenAICompatibleModel:
    """One model of one server.

    Args:
        model: the model's name on the server.
        base_url: the server's API, up to and with `/v1`.
        api_key: bearer token, sent to this server and shown nowhere.
        timeout: seconds for one attempt.
        tries: attempts before an error, with growing pauses between them.
        temperature: used in place of every caller's, for models that allow only one.
    """

    def __init__(
        self,
        model: str,
        *,
        base_url: str,
        api_key: str = "",
        timeout: float = 600.0,
        tries: int = 8,
        temperature: float | None = None,
    ) -> None:
        self.name = f"openai:{model}"
        self._model = model
        self._temperature = temperature
        url = f"{base_url.rstrip('/')}/chat/completions"
        self._server = Server(url, key=api_key, timeout=timeout, tries=tries)
        self._left_out: set[str] = set()
        self._length_field = "max_tokens"

    async def sample(self, chat: Chat, *, n: int = 1, sampling: Sampling) -> list[Completion]:
        """Return n completions, of one request where the server can do that.

        Tokens of the prompt are counted on the first completion of a request only.

        Raises:
            ModelError: the server refused, or did not answer after all attempts; completions
                that it had given by then are in the error's `answered`.
        """
        if n > 1 and "n" not in self._left_out:
            found = await self._ask(chat, sampling, n)
            if len(found) < n:
                self._left_out.add("n")
        else:
            found = []
        missing = range(len(found), n)
        asked = [self._ask(chat, _reseeded(sampling, index), 1) for index in missing]
        singly = await asyncio.gather(*asked, return_exceptions=True)
        return [*found, *_all_or_error(singly, found)][:n]

    async def aclose(self) -> None:
        """Close the connections."""
        await self._server.aclose()

    async def _ask(self, chat: Chat, sampling: Sampling, n: int) -> list[Completion]:
        """Ask once, and again without what the server says it does not know."""
        wanted = self._body(chat, sampling, n)
        started = time.monotonic()
        while True:
            body = self._spelled(wanted)
            try:
                answer = await self._server.post(body)
            except Refused as refusal:
                if not self._learned(body, refusal):
                    raise self._error(refusal) from refusal
            else:
                return self._completions(answer, time.monotonic() - started)

    def _body(self, chat: Chat, sampling: Sampling, n: int) -> Json:
        """Write a request in full."""
        body: Json = {
            "model": self._model,
            "messages": [{"role": turn.role, "content": wire_content(turn)} for turn in chat],
            "temperature": sampling.temperature if self._temperature is None else self._temperature,
            "top_p": sampling.top_p,
            "max_tokens": sampling.max_tokens,
        }
        if n > 1:
            body["n"] = n
        if sampling.stop:
            body["stop"] = list(sampling.stop)
        if sampling.seed is not None:
            body["seed"] = sampling.seed
        if sampling.json_schema is not None:
            schema = {"name": "reply", "strict": True, "schema": sampling.json_schema}
            body["response_format"] = {"type": "json_schema", "json_schema": schema}
        return body

    def _spelled(self, body: Json) -> Json:
        """Return a request in the words that this server knows."""
        known = {field: value for field, value in body.items() if field not in self._left_out}
        known[self._length_field] = known.pop("max_tokens")
        return known

    def _learned(self, sent: Json, refusal: Refused) -> bool:
        """Learn from a refusal what this server does not know; False if it says nothing of that."""
        if refusal.status not in BAD_REQUEST:
            return False
        if "max_tokens" in sent and "max_completion_tokens" in refusal.message:
            self._length_field = "max_completion_tokens"
            return True
        for field in DISPENSABLE:
            if field in sent and re.search(rf"\b{field}\b", refusal.message):
                logger.warning("%s does without %r: %s", self.name, field, refusal.message)
                self._left_out.add(field)
                return True
        return False

    def _error(self, refusal: Refused) -> ModelError:
        """Say what the server refused, and what to check."""
        hint = HINTS.get(refusal.status)
        advice = f"; {hint}" if hint else ""
        kind = ModelRefusal if refusal.status in (*BAD_REQUEST, 413) else ModelError
        return kind(f"{self._server.url} refused {self._model!r}: {refusal}{advice}")

    def _completions(self, answer: Json, seconds: float) -> list[Completion]:
        """Read the completions of an answer; its tokens are shared out evenly."""
        choices = answer.get("choices")
        if not isinstance(choices, list) or not choices:
            raise ModelError(f"{self._server.url} answered without any choices")
        usage = answer.get("usage")
        prompt, generated = _count(usage, "prompt_tokens"), _count(usage, "completion_tokens")
        share, rest = divmod(generated, len(choices))
        return [
            Completion(
                text=_text(choice),
                finish_reason=_finish(choice),
                prompt_tokens=prompt if index == 0 else 0,
                completion_tokens=share + (rest if index == 0 else 0),
                seconds=seconds,
            )
            for index, choice in enumerate(choices)
        ]


def load(
    model: str,
    *,
    base_url: str = "",
    api_key: str = "",
    api_key_env: str = "OPENAI_API_KEY",
    timeout: Annotated[float, Field(gt=0)] = 600.0,
    tries: Annotated[int, Field(ge=1)] = 8,
    temperature: Annotated[float, Field(ge=0)] | None = None,
) -> OpenAICompatibleModel:
    """Make a model of a server; nothing is sent yet.

    Args:
        model: the model's name on the server.
        base_url: the server's API, up to and with `/v1`; by default OPENAI_BASE_URL or OpenAI's.
        api_key: bearer token; by default what the environment variable `api_key_env` holds.
        api_key_env: name of that variable.
        timeout: seconds for one attempt.
        tries: attempts before an error.
        temperature: used in place of every caller's.

    Raises:
        UsageError: the address is no http address, or OpenAI is asked without a key.
    """
    url = base_url or os.environ.get("OPENAI_BASE_URL") or OPENAI
    _check_address(url)
    key = (api_key or os.environ.get(api_key_env, "")).strip()
    if url.startswith(OPENAI) and not key:
        raise UsageError(
            f"'openai:{model}' needs a key in {api_key_env}; for another server add "
            "?base_url=http://HOST:PORT/v1"
        )
    return OpenAICompatibleModel(
        model, base_url=url, api_key=key, timeout=timeout, tries=tries, temperature=temperature
    )


def _check_address(url: str) -> None:
    """Raise UsageError unless this is an http address without a password in it."""
    if "@" in url:
        raise UsageError("base_url must not hold a user or password: put the key into api_key_env")
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # urlsplit's word for a port or an address that cannot be
        good = False
    if not good or "?" in url or "#" in url:
        raise UsageError(f"base_url {url!r} is no address like http://HOST:PORT/v1")


def _reseeded(sampling: Sampling, index: int) -> Sampling:
    """Return the sampling of completion number `index`: the same seed would say the same again."""
    if sampling.seed is None or index == 0:
        return sampling
    return sampling.model_copy(update={"seed": sampling.seed + index})


def _all_or_error(
    replies: list[list[Completion] | BaseException], found: list[Completion]
) -> list[Completion]:
    """Return the first completion of each reply, or raise the first error with all of them."""
    answered = [reply[0] for reply in replies if isinstance(reply, list)]
    for reply in replies:
        if isinstance(reply, ModelError):
            reply.answered = (*found, *answered)
        if isinstance(reply, BaseException):
            raise reply
    return answered


def _text(choice: object) -> str:
    """Return the text of a choice; a reasoning field beside it is not part of it."""
    message = choice.get("message") if isinstance(choice, dict) else None
    content = message.get("content") if isinstance(message, dict) else None
    if isinstance(content, list):
        parts = [part.get("text", "") for part in content if isinstance(part, dict)]
        return "".join(part for part in parts if isinstance(part, str))
    return content if isinstance(content, str) else ""


def _finish(choice: object) -> str:
    """Return why a choice ended."""
    reason = choice.get("finish_reason") if isinstance(choice, dict) else None
    return reason if isinstance(reason, str) else "stop"


def _count(usage: object, field: str) -> int:
    """Return a count of tokens, 0 where the server gives none."""
    count = usage.get(field) if isinstance(usage, dict) else None
    return count if isinstance(count, int) else 0

"""Models in GGUF files, run in this process by llama.cpp (xllamacpp).

llama.cpp's server batches the requests of its slots. Each slot keeps what it computed of its last
prompt, and a request goes to the slot whose prompt begins most like its own: requests that share a
long beginning (system prompt, few-shot examples first, what differs last) skip its computation.
Each slot computes a beginning once; the n completions of one call compute their prompt once.
"""

from __future__ import annotations

import asyncio
import importlib
import os
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated, Any, Protocol

from pydantic import Field

from loong.errors import ModelError, ModelRefusal, UsageError
from loong.extras import need
from loong.models.seeing import check_images
from loong.types import Chat, Completion, Sampling

QUIET = -1
PROMPT_CACHE_MIB = 1024
"""Memory for prompts that lost their slot: with few-shot and solver prompts taking turns, a third
of the prompt tokens to compute, half the CPU (1.5 billion parameters, 28 KiB a token)."""


class LlamaCppModel:
    """A model file and, from the first sample on, its engine.

    Args:
        file: the GGUF file.
        parallel: requests computed together; more wait for their turn.
        context: tokens that one request may use, prompt and reply.
        threads: CPU threads; 0 for as many as this process may use.
    """

    def __init__(
        self, file: Path, *, parallel: int = 4, context: int = 4096, threads: int = 0
    ) -> None:
        self.name = f"llamacpp:{file.name}"
        self._file = file
        self._parallel = parallel
        self._context = context
        self._threads = threads or len(os.sched_getaffinity(0))
        self._server: _Engine | None = None
        self._loading = threading.Lock()
        self._pool: ThreadPoolExecutor | None = None
        self._open: set[_Reply] = set()

    async def sample(self, chat: Chat, *, n: int = 1, sampling: Sampling) -> list[Completion]:
        """Return n completions; the prompt is computed once for all of them.

        Cancelling ends the computation with the next token.

        Raises:
            ModelError: the engine refused the chat (too long for the context, a bad schema), or
                it has images.
        """
        check_images(chat, name=self.name, most=0)
        asked = [
            self._start(_body(chat, sampling, share, first))
            for first, share in _shares(n, self._parallel)
        ]
        replies = await asyncio.gather(*asked)
        return [completion for reply in replies for completion in reply]

    async def aclose(self) -> None:
        """End what is running and free the weights; a later sample loads them again."""
        for reply in self._open:
            reply.stopped = True
        pool, self._pool = self._pool, None
        await asyncio.to_thread(self._free, pool)

    def _free(self, pool: ThreadPoolExecutor | None) -> None:
        """Drop the engine once no thread is inside it."""
        if pool is not None:
            pool.shutdown()
        with self._loading:
            self._server = None

    async def _start(self, body: dict[str, object]) -> list[Completion]:
        """Run one request in a thread and end it there when it is cancelled here."""
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self._parallel, thread_name_prefix="llamacpp")
        reply = _Reply()
        self._open.add(reply)
        running = asyncio.get_running_loop().run_in_executor(self._pool, self._run, body, reply)
        try:
            return await running
        finally:
            self._open.discard(reply)
            reply.stopped = True

    def _run(self, body: dict[str, object], reply: _Reply) -> list[Completion]:
        """Send a request to the engine and wait for its end; runs in a thread."""
        server = None if reply.stopped else self._engine()
        started = time.monotonic()
        try:
            if server is not None:
                server.handle_chat_completions(body, reply.take)
        except (ValueError, RuntimeError) as error:
            raise ModelRefusal(f"{self.name} refused a chat: {error}") from error
        if reply.error:
            raise ModelRefusal(f"{self.name} refused a chat: {reply.error}")
        if reply.stopped:
            raise ModelError(f"{self.name} was closed before it answered")
        return list(reply.completions(time.monotonic() - started))

    def _engine(self) -> _Engine:
        """Return the engine, its weights loaded."""
        with self._loading:
            if self._server is None:
                self._server = _load_weights(
                    self._file, self._parallel, self._context, self._threads
                )
            return self._server


class _Engine(Protocol):
    """What is used of xllamacpp's server."""

    def handle_chat_completions(
        self, request: dict[str, object], on_chunk: Callable[[dict[str, Any]], bool], /
    ) -> object:
        """Answer one request; a true value of `on_chunk` ends it."""
        ...


class _Reply:
    """Collects the pieces of one streamed answer; setting `stopped` ends it."""

    def __init__(self) -> None:
        self.stopped = False
        self.error = ""
        self._texts: dict[int, list[str]] = {}
        self._ends: dict[int, str] = {}
        self._usage: dict[int, tuple[int, int]] = {}
        self._ended = 0

    def take(self, chunk: dict[str, Any]) -> bool:
        """Take a piece; return whether to stop here."""
        if "error" in chunk:
            self.error = str(chunk["error"].get("message", chunk["error"]))
        for choice in chunk.get("choices", ()):
            index = choice["index"]
            self._texts.setdefault(index, []).append(choice["delta"].get("content") or "")
            if choice["finish_reason"]:
                self._ends[index] = choice["finish_reason"]
                self._ended = index
        if usage := chunk.get("usage"):  # follows the end of the choice that it counts
            self._usage[self._ended] = usage["prompt_tokens"], usage["completion_tokens"]
        return self.stopped

    def completions(self, seconds: float) -> Iterator[Completion]:
        """Yield what was collected, by index."""
        for index in sorted(self._texts):
            prompt, generated = self._usage.get(index, (0, 0))
            yield Completion(
                text="".join(self._texts[index]),
                finish_reason=self._ends.get(index, "stop"),
                prompt_tokens=prompt if index == 0 else 0,
                completion_tokens=generated,
                seconds=seconds,
            )


def load(
    model: str,
    *,
    parallel: Annotated[int, Field(ge=1, le=256)] = 4,
    context: Annotated[int, Field(ge=256)] = 4096,
    threads: Annotated[int, Field(ge=0)] = 0,
) -> LlamaCppModel:
    """Make a model of a GGUF file; nothing is read of it yet but its first bytes.

    Raises:
        UsageError: there is no such file, or it is no GGUF file.
        MissingExtra: xllamacpp is not installed.
    """
    file = Path(model).expanduser()
    try:
        with file.open("rb") as opened:
            magic = opened.read(4)
    except OSError as error:
        raise UsageError(f"cannot read the model file {model!r}: {error.strerror}") from error
    if magic != b"GGUF":
        raise UsageError(f"{model!r} is no GGUF file: it begins with {magic!r}")
    need("llamacpp", "xllamacpp")
    return LlamaCppModel(file, parallel=parallel, context=context, threads=threads)


def _load_weights(file: Path, parallel: int, context: int, threads: int) -> _Engine:
    """Start the engine on a model file."""
    # OpenMP threads that spin while they wait make a shared machine ten times slower
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    xllamacpp: Any = importlib.import_module("xllamacpp")  # carries no types

    params = xllamacpp.CommonParams()
    params.model.path = str(file)
    params.n_parallel = parallel
    params.n_ctx = parallel * context
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads
    params.cache_ram_mib = PROMPT_CACHE_MIB
    params.verbosity = QUIET
    params.warmup = False
    params.ui = False
    params.api_keys = [
        secrets.token_hex()
    ]  # the engine also listens on a loopback port: nobody else's
    try:
        engine: _Engine = xllamacpp.Server(params)
    except (RuntimeError, ValueError) as error:
        raise ModelError(f"llama.cpp cannot load {str(file)!r}: {error}") from error
    return engine


def _shares(n: int, parallel: int) -> Iterator[tuple[int, int]]:
    """Split n completions into requests of at most `parallel`: first index and how many."""
    for first in range(0, n, parallel):
        yield first, min(parallel, n - first)


def _body(chat: Chat, sampling: Sampling, n: int, first: int) -> dict[str, object]:
    """Write a request in the engine's words; completion i of a seeded sample has seed + i."""
    body: dict[str, object] = {
        "messages": [{"role": message.role, "content": message.content} for message in chat],
        "temperature": sampling.temperature,
        "top_p": sampling.top_p,
        "max_tokens": sampling.max_tokens,
        "n": n,
        "stream": True,
        "stream_options": {"include_usage": True},
    }
    if sampling.stop:
        body["stop"] = list(sampling.stop)
    if sampling.seed is not None:
        body["seed"] = sampling.seed + first
    if sampling.json_schema is not None:
        schema = {"name": "reply", "strict": True, "schema": sampling.json_schema}
        body["response_format"] = {"type": "json_schema", "json_schema": schema}
    return body

"""Models in vLLM's engine, inside this process: continuous batching, no server.

Concurrent calls share the engine's batch and enter or leave it at any token; what prompts begin
with alike is computed once and kept (prefix caching). JSON schemas are enforced.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import os
import time
from collections.abc import Callable
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from loong.errors import ModelError, UsageError
from loong.extras import need
from loong.images import MOST
from loong.models.gpus import gpus
from loong.models.memory import KVCache
from loong.models.profiles import CHECKPOINTS, check
from loong.models.seeing import check_images, images_in, pictures
from loong.models.stepping import Call, Engine, Stepper
from loong.models.templates import line, prompt_ids
from loong.models.weights import ADAPTER, adapter_folder, model_folder
from loong.types import Chat, Completion, Row, Sampling

DType = Literal["auto", "float32", "bfloat16", "float16"]
CPU_ENVIRONMENT = {
    "VLLM_ENABLE_V1_MULTIPROCESSING": "0",
    "VLLM_CPU_KVCACHE_SPACE": "2",
    "VLLM_CPU_OMP_THREADS_BIND": "nobind",
    "OMP_WAIT_POLICY": "PASSIVE",
}
"""What vLLM's CPU build reads when it is imported: the engine in this process; 2 GiB for keys and
values instead of a part of the machine's memory; threads that are not bound to cores other programs
use too, and that sleep while they wait."""
BLIND = "load it with ?images=N, where its checkpoint sees"
NO_ADAPTER = (
    "vLLM's CPU build cannot put a LoRA adapter on a mixture of experts; use the backend "
    "'transformers' with ?lora="
)
NO_UPDATE = (
    "vLLM's CPU build does not take new weights faithfully (its layers are repacked when they are "
    "loaded); make a new model of the new checkpoint, or use the backend 'transformers'"
)


class Setup(Row):
    """How an engine is set up."""

    model: str
    context: int
    parallel: int
    tensor_parallel: int
    expert_parallel: bool
    kv_cache: KVCache
    memory: float
    dtype: DType
    lora: Path | None
    eager: bool
    random_weights: bool
    images: int


class VllmModel:
    """A model and, from the first sample on, its engine.

    Args:
        name: the model's name.
        start: loads the engine; called in a thread.
        adapted: whether new weights are those of a LoRA adapter.
        images: most images of one chat; 0 for a model that reads text only.
    """

    def __init__(
        self, name: str, start: Callable[[], Engine], *, adapted: bool = False, images: int = 0
    ) -> None:
        self.name = name
        self._images = images
        self._start = start
        self._adapted = adapted
        self._stepper: Stepper | None = None

    async def sample(self, chat: Chat, *, n: int = 1, sampling: Sampling) -> list[Completion]:
        """Return n completions; the prompt is computed once for all of them.

        Cancelling takes the call out of the engine's batch.

        Raises:
            ModelRefusal: the chat is too long or has too many images, the template refuses it, or
                the schema is none.
            ModelError: the engine cannot be loaded, or died.
        """
        check_images(chat, name=self.name, most=self._images, advice=BLIND)
        call = Call(tuple(chat), sampling, n)
        self._running().put(call)
        return await asyncio.wrap_future(call.future)

    async def update_weights(self, folder: str | Path) -> None:
        """Replace the weights, after the calls made so far and before all later ones.

        What was computed of prompts with the old weights is forgotten.

        Args:
            folder: a checkpoint of the same model; with a LoRA adapter, an adapter of its rank.

        Raises:
            UsageError: the folder holds no such thing, or this is vLLM's CPU build.
            ModelError: the engine cannot read the weights.
        """
        if self._adapted:
            change = partial(_adapt, adapter=adapter_folder(folder))
        elif is_cpu_build():
            raise UsageError(f"{self.name}: {NO_UPDATE}")
        else:
            change = partial(_reload, path=model_folder(folder), name=self.name)
        await asyncio.wrap_future(self._running().between(change))

    async def aclose(self) -> None:
        """Answer what was asked and free the engine; a later sample loads it again."""
        stepper, self._stepper = self._stepper, None
        if stepper is not None:
            await asyncio.to_thread(stepper.close)

    def _running(self) -> Stepper:
        """Return the thread that drives the engine, started."""
        if self._stepper is None:
            self._stepper = Stepper(self._start, name=self.name)
        return self._stepper


def load(
    model: str,
    *,
    context: Annotated[int, Field(ge=0)] = 0,
    parallel: Annotated[int, Field(ge=1)] = 128,
    tensor_parallel: Annotated[int, Field(ge=1)] = 1,
    expert_parallel: bool = False,
    kv_cache: KVCache = "auto",
    memory: Annotated[float, Field(gt=0, le=1)] = 0.92,
    dtype: DType = "auto",
    lora: str = "",
    eager: bool = False,
    random_weights: bool = False,
    images: Annotated[int, Field(ge=0, le=MOST)] = 0,
) -> VllmModel:
    """Make a model of a folder or a name on the hub; nothing is read or started yet.

    Args:
        model: folder or name.
        context: tokens of prompt and reply together; 0 for as many as the model was made for.
        parallel: completions computed together at most; more wait for their turn.
        tensor_parallel: GPUs that share each layer.
        expert_parallel: whether each of those GPUs holds whole experts instead of parts of all.
        kv_cache: type in which keys and values are kept; `fp8` halves what they take.
        memory: share of each GPU's memory that the engine may take.
        dtype: type to compute in.
        lora: folder of a LoRA adapter.
        eager: no CUDA graphs: starts sooner, decodes slower.
        random_weights: read configuration and tokenizer only, to try memory and speed.
        images: most images of one chat; with 0 no vision tower is loaded.

    Raises:
        UsageError: a folder holds no model or no adapter, the GPUs cannot hold the model, or this
            is vLLM's CPU build and an adapter is asked for.
        MissingExtra: vLLM is not installed.
    """
    if model.startswith((".", "/", "~")):
        model = str(model_folder(model))
    setup = Setup(
        model=model,
        context=context,
        parallel=parallel,
        tensor_parallel=tensor_parallel,
        expert_parallel=expert_parallel,
        kv_cache=kv_cache,
        memory=memory,
        dtype=dtype,
        lora=adapter_folder(lora) if lora else None,
        eager=eager,
        random_weights=random_weights,
        images=images,
    )
    setup = _checked(setup)
    if setup.lora is not None and is_cpu_build():
        raise UsageError(f"vllm:{model}: {NO_ADAPTER}")
    need("vllm", "vllm")
    name = f"vllm:{model}"
    start = partial(_load_engine, setup, name)
    return VllmModel(name, start, adapted=setup.lora is not None, images=images)


def wrap(llm: Any, *, name: str = "live", images: int = 0) -> VllmModel:
    """Make a policy of a `vllm.LLM` that is running already; it stays its owner's.

    Do not call it otherwise while this policy has calls under way. Its own settings hold: make it
    with logprobs_mode="processed_logprobs" for the log-probabilities that our types promise.
    """
    return VllmModel(name, lambda: _engine(llm, name, owned=False), images=images)


def _checked(setup: Setup) -> Setup:
    """Return the set-up of a published checkpoint with its context; others as they are.

    Raises:
        UsageError: this machine's GPUs do not hold it.
    """
    known = CHECKPOINTS.get(setup.model)
    if known is None:
        return setup
    wanted = {
        "context": setup.context or known.context,
        "sequences": min(setup.parallel, known.sequences),
        "tensor_parallel": setup.tensor_parallel,
        "kv_cache": setup.kv_cache,
        "memory": setup.memory,
        "images": setup.images,
    }
    plan = known.model_copy(update=wanted)
    check(plan, gpus())
    return setup.model_copy(update={"context": plan.context})


def is_cpu_build() -> bool:
    """Tell whether the vLLM that is installed is built for CPUs, without importing it."""
    for distribution in ("vllm", "vllm-cpu"):
        try:
            found = version(distribution)
        except PackageNotFoundError:
            continue
        if distribution == "vllm-cpu" or found.endswith("+cpu"):
            return True
    return False


def prepare_environment() -> None:
    """Set what vLLM reads of the environment, but for what the user has set."""
    os.environ.setdefault("VLLM_NO_USAGE_STATS", "1")  # nothing of a run is told to anybody
    if is_cpu_build():
        for name, value in CPU_ENVIRONMENT.items():
            os.environ.setdefault(name, value)


def _load_engine(setup: Setup, name: str) -> Engine:
    """Load an engine; runs in its thread."""
    prepare_environment()
    try:
        vllm: Any = importlib.import_module("vllm")  # else read as this very module
        llm = vllm.LLM(**_arguments(setup))
    except Exception as error:  # each part of the engine raises errors of its own
        raise ModelError(f"vLLM cannot load {setup.model!r}: {line(error)}") from error
    engine = _engine(llm, name, owned=True)
    if setup.lora is not None:
        _adapt(engine, adapter=setup.lora)
    return engine


def _engine(llm: Any, name: str, *, owned: bool) -> Engine:
    """Return what is needed of an engine."""
    return Engine(
        core=llm.llm_engine,
        prompt=partial(_prompt, llm.get_tokenizer(), name),
        params=_params,
        completions=_completions,
        owned=owned,
    )


def _arguments(setup: Setup) -> dict[str, Any]:
    """Write a set-up in vLLM's words."""
    arguments: dict[str, Any] = {
        "model": setup.model,
        "tensor_parallel_size": setup.tensor_parallel,
        "enable_expert_parallel": setup.expert_parallel,
        "max_num_seqs": setup.parallel,
        "kv_cache_dtype": setup.kv_cache,
        "gpu_memory_utilization": setup.memory,
        "dtype": setup.dtype,
        "enforce_eager": setup.eager or is_cpu_build(),
        "enable_prefix_caching": True,
        "logprobs_mode": "processed_logprobs",
        "generation_config": "vllm",  # what a caller does not ask for is not done
        "structured_outputs_config": {"backend": "xgrammar", "disable_any_whitespace": True},
        "language_model_only": not setup.images,  # no vision tower where chats carry text alone
        "seed": 0,
        "load_format": "dummy" if setup.random_weights else "auto",
    }
    if is_cpu_build():
        # a seeded call whose prompt is computed in parts kills the CPU build (0.32.0): it winds
        # back the call's generator, which torch can do on GPUs only
        arguments["enable_chunked_prefill"] = False
    if setup.images:
        arguments["limit_mm_per_prompt"] = {"image": setup.images}
    if setup.context:
        arguments["max_model_len"] = setup.context
    if setup.lora is not None:
        adapter = json.loads((setup.lora / ADAPTER).read_text(encoding="utf-8"))
        arguments |= {"enable_lora": True, "max_lora_rank": adapter["r"], "max_loras": 1}
    return arguments


def _prompt(tokenizer: Any, name: str, call: Call) -> object:
    """Write a call's prompt, as token ids; the engine makes room for the images among them."""
    prompt: dict[str, object] = {"prompt_token_ids": prompt_ids(tokenizer, call.chat, name=name)}
    if images_in(call.chat):
        prompt["multi_modal_data"] = {"image": pictures(call.chat, name=name)}
    return prompt


def _params(call: Call) -> object:
    """Write a sampling in vLLM's words; completion i of a seeded call has seed + i there too."""
    words: Any = importlib.import_module("vllm.sampling_params")
    sampling = call.sampling
    schema = sampling.json_schema
    return words.SamplingParams(
        n=call.n if sampling.temperature else 1,  # greedy ones are all the same
        temperature=sampling.temperature,
        top_p=sampling.top_p,
        max_tokens=sampling.max_tokens,
        stop=list(sampling.stop),
        seed=sampling.seed,
        logprobs=0 if sampling.logprobs else None,
        structured_outputs=None if schema is None else words.StructuredOutputsParams(json=schema),
        output_kind=words.RequestOutputKind.FINAL_ONLY,
    )


def _completions(call: Call, output: Any) -> list[Completion]:
    """Read what the engine made of a call, by index; a greedy reply is given n times."""
    seconds = time.monotonic() - call.started
    told = call.sampling.logprobs
    found = [
        Completion(
            text=made.text,
            finish_reason=made.finish_reason or "stop",
            prompt_tokens=len(output.prompt_token_ids) if made.index == 0 else 0,
            completion_tokens=len(made.token_ids),
            seconds=seconds,
            tokens=tuple(made.token_ids) if told else (),
            logprobs=_logprobs(made) if told else (),
        )
        for made in sorted(output.outputs, key=lambda made: int(made.index))
    ]
    copies = [found[0].model_copy(update={"prompt_tokens": 0})] * (call.n - len(found))
    return [*found, *copies]


def _logprobs(made: Any) -> tuple[float, ...]:
    """Return the log-probabilities of the tokens that were drawn."""
    pairs = zip(made.token_ids, made.logprobs, strict=True)
    return tuple(float(told[token].logprob) for token, told in pairs)


def _adapt(engine: Engine, *, adapter: Path) -> None:
    """Let later calls go through this adapter; what is kept of prompts is kept by adapter."""
    lora: Any = importlib.import_module("vllm.lora.request")
    before: Any = engine.extra.get("lora_request")
    number = before.lora_int_id + 1 if before else 1
    engine.extra["lora_request"] = lora.LoRARequest(f"adapter-{number}", number, str(adapter))


def _reload(engine: Engine, *, path: Path, name: str) -> None:
    """Let every worker read new weights and forget what it kept of the old ones."""
    try:
        engine.core.collective_rpc("reload_weights", kwargs={"weights_path": str(path)})
        engine.core.reset_prefix_cache()
    except Exception as error:  # each part of the engine raises errors of its own
        raise ModelError(f"{name} cannot take the weights in {path}: {line(error)}") from error

"""Short names for models that need more than a name to run well."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from loong.errors import UsageError
from loong.models.gpus import Gpu, gpus
from loong.models.memory import Plan, Shape, choose, misfit, need

LOCAL_FILE = "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf"
LOCAL_REPOSITORY = "Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF"
SCOUT = Shape()
MAVERICK = Shape(experts=128, expert_step=2)
SCOUT_FP8 = Plan(
    checkpoint="RedHatAI/Llama-4-Scout-17B-16E-Instruct-FP8-dynamic", shape=SCOUT, precision="fp8"
)
SCOUT_INT4 = Plan(
    checkpoint="RedHatAI/Llama-4-Scout-17B-16E-Instruct-quantized.w4a16",
    shape=SCOUT,
    precision="int4",
)
SCOUT_BF16 = Plan(
    checkpoint="meta-llama/Llama-4-Scout-17B-16E-Instruct", shape=SCOUT, precision="bf16"
)
MAVERICK_FP8 = Plan(
    checkpoint="meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8",
    shape=MAVERICK,
    precision="fp8",
    expert_parallel=True,
    context=16384,
)


def _on(plan: Plan, tensor_parallel: int) -> Plan:
    return plan.model_copy(update={"tensor_parallel": tensor_parallel})


PLANS: dict[str, tuple[Plan, ...]] = {
    "llama4-scout": (
        SCOUT_FP8,
        _on(SCOUT_FP8, 2),
        SCOUT_INT4,
        _on(SCOUT_FP8, 4),
        _on(SCOUT_INT4, 2),
        _on(SCOUT_INT4, 4),
    ),
    "llama4-maverick": (_on(MAVERICK_FP8, 8), _on(MAVERICK_FP8, 4)),
}
"""How each profile may be run, the best first. One H200 (141 GB) holds Scout in FP8, one H100 of
80 GB only in int4; Maverick takes eight H100 or four H200. 40 heads and 8 heads of keys and values
are shared by 1, 2, 4 or 8 GPUs."""
CHECKPOINTS = {plan.checkpoint: plan for plan in (SCOUT_FP8, SCOUT_INT4, SCOUT_BF16, MAVERICK_FP8)}
"""What is known of published checkpoints, by name."""
ELSEWHERE = (
    "use the profile 'local' on this CPU, or a Llama 4 that is served elsewhere "
    "(openai:NAME?base_url=http://HOST:PORT/v1)"
)


def cached_model() -> Path:
    """Return where the file of the profile `local` is kept, whether or not it is there."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "loong" / "models" / LOCAL_FILE


def local() -> str:
    """Return the model name of the local model.

    Raises:
        UsageError: there is no model file; the message says how to get one.
    """
    named = os.environ.get("LOONG_LOCAL_MODEL")
    if named:
        return f"llamacpp:{named}"
    cached = cached_model()
    if cached.is_file():
        return f"llamacpp:{cached}"
    raise UsageError(
        f"the model of the profile 'local' is not at {cached}; get it (1.1 GB) with: "
        f"hf download {LOCAL_REPOSITORY} {LOCAL_FILE} --local-dir {cached.parent}; "
        "or set LOONG_LOCAL_MODEL to any instruct model in a GGUF file"
    )


def llama4_scout() -> str:
    """Return the model name of the Llama 4 Scout that this machine's GPUs hold.

    Raises:
        UsageError: there is no GPU, or none that holds it; the message says what to use.
    """
    return _spec("llama4-scout", gpus())


def llama4_maverick() -> str:
    """Return the model name of Llama 4 Maverick, where this machine's GPUs hold it.

    Raises:
        UsageError: there is no GPU, or too few; the message says what to use.
    """
    return _spec("llama4-maverick", gpus())


def check(plan: Plan, found: Sequence[Gpu]) -> None:
    """Raise UsageError unless these GPUs hold a plan; the message says what fits instead."""
    if not found:
        raise UsageError(
            f"{plan.checkpoint!r} needs an NVIDIA GPU, and nvidia-smi shows none; {ELSEWHERE}"
        )
    if choose([plan], found) is None:
        raise UsageError(misfit(plan, found, _all_plans()))


def _spec(profile: str, found: Sequence[Gpu]) -> str:
    """Return the model name of the first plan of a profile that fits."""
    plans = PLANS[profile]
    plan = choose(plans, found)
    if plan is None:
        plan = min(plans, key=lambda plan: (plan.tensor_parallel > len(found), need(plan).total))
        check(plan, found)
    return (
        f"vllm:{plan.checkpoint}?context={plan.context}&tensor_parallel={plan.tensor_parallel}"
        f"&expert_parallel={plan.expert_parallel}&kv_cache={plan.kv_cache}&memory={plan.memory}"
        f"&images={plan.images}"
    )


def _all_plans() -> list[Plan]:
    """Return the plans of all profiles."""
    return [plan for plans in PLANS.values() for plan in plans]


PROFILES: dict[str, Callable[[], str]] = {
    "local": local,
    "llama4-scout": llama4_scout,
    "llama4-maverick": llama4_maverick,
}
"""What each profile resolves to, asked when it is loaded."""

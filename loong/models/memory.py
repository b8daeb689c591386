"""What a Llama 4 needs of each GPU's memory: arithmetic, done before anything is loaded.

Per GPU, need = weights + keys and values + everything else. Everything here is computed from the
architecture; nothing is measured. The figures of the architecture are those of transformers' class
`Llama4TextConfig` (its defaults are Scout's): 48 layers, hidden size 5120, 40 heads and 8 heads of
keys and values, 128 wide, a vocabulary of 202,048, experts 8192 wide with one shared expert beside
them, dense layers 16,384 wide, three of four layers attending within chunks of 8192 tokens.
Maverick has 128 experts in every second layer. The sums come to 108 and 401 billion parameters of
text, where 109 and 400 are published, vision towers included and rounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from loong.models.gpus import Gpu
from loong.types import Row

Precision = Literal["bf16", "fp8", "int4"]
KVCache = Literal["auto", "bfloat16", "fp8"]
GIB = 2**30
EXPERT_BITS = {"bf16": 16.0, "fp8": 8.0, "int4": 4.125}
"""Bits of one weight of an expert; int4 has a 16-bit scale for each group of 128."""
OTHER_BITS = 16.0
"""Attention, embeddings and routers: published checkpoints leave these, or most of them, alone."""
VISION_PARAMETERS = 1.2e9
"""Vision tower and projector: what the published 109 billion have beyond the text model."""
OVERHEAD_GIB = 4.0
"""An estimate of what else a GPU holds: the CUDA context, activations and logits of 8192 tokens
at a time, captured graphs."""


class Shape(Row):
    """A Llama 4 architecture; the defaults are Scout's."""

    hidden: int = 5120
    expert_width: int = 8192
    dense_width: int = 16384
    layers: int = 48
    heads: int = 40
    kv_heads: int = 8
    head_width: int = 128
    vocabulary: int = 202_048
    experts: int = 16
    expert_step: int = 1
    """Every how many layers one has experts instead of a dense block."""
    full_step: int = 4
    """Every how many layers one attends to the whole context."""
    chunk: int = 8192

    @property
    def expert_parameters(self) -> int:
        """Weights in experts, the shared ones included."""
        each = 3 * self.hidden * self.expert_width
        return each * (self.experts + 1) * (self.layers // self.expert_step)

    @property
    def other_parameters(self) -> int:
        """Weights in everything else of the text model."""
        moe_layers = self.layers // self.expert_step
        width = self.head_width * (2 * self.heads + 2 * self.kv_heads)
        attention = self.layers * self.hidden * width
        routers = moe_layers * self.hidden * self.experts
        dense = (self.layers - moe_layers) * 3 * self.hidden * self.dense_width
        return attention + routers + dense + 2 * self.vocabulary * self.hidden

    def kept_tokens(self, context: int) -> int:
        """Return the tokens whose keys and values are kept, summed over the layers."""
        full = self.layers // self.full_step
        return full * context + (self.layers - full) * min(context, self.chunk)


class Plan(Row):
    """A checkpoint and how it is to be run."""

    checkpoint: str
    shape: Shape
    precision: Precision
    tensor_parallel: int = 1
    expert_parallel: bool = False
    context: int = 8192
    sequences: int = 8
    """Replies of full length that must find room at the same time; others wait their turn."""
    kv_cache: KVCache = "fp8"
    images: int = 0
    memory: float = 0.92
    """Share of each GPU that may be used."""


class Need(Row):
    """What a plan needs of each GPU, in GiB."""

    weights: float
    keys_and_values: float
    overhead: float = OVERHEAD_GIB

    @property
    def total(self) -> float:
        """All of it."""
        return self.weights + self.keys_and_values + self.overhead


def need(plan: Plan) -> Need:
    """Compute what a plan needs of each GPU.

    Tensor parallelism shares weights evenly, and the heads of keys and values as long as each GPU
    has one. The hybrid cache of vLLM keeps no more than one chunk for layers that see no more.
    """
    shape = plan.shape
    bits = shape.expert_parameters * EXPERT_BITS[plan.precision]
    bits += (shape.other_parameters + (VISION_PARAMETERS if plan.images else 0)) * OTHER_BITS
    heads = max(1, -(-shape.kv_heads // plan.tensor_parallel))
    token = 2 * heads * shape.head_width * (1 if plan.kv_cache == "fp8" else 2)
    return Need(
        weights=bits / 8 / plan.tensor_parallel / GIB,
        keys_and_values=plan.sequences * shape.kept_tokens(plan.context) * token / GIB,
    )


def holds(plan: Plan, found: Sequence[Gpu]) -> bool:
    """Tell whether these GPUs hold a plan, the first ones being used."""
    used = found[: plan.tensor_parallel]
    return len(used) == plan.tensor_parallel and need(plan).total <= room(plan, used)


def room(plan: Plan, used: Sequence[Gpu]) -> float:
    """Return the GiB that a plan may take of the smallest GPU: its share, or what is free."""
    return min((min(gpu.total_gib * plan.memory, gpu.free_gib) for gpu in used), default=0.0)


def choose(plans: Sequence[Plan], found: Sequence[Gpu]) -> Plan | None:
    """Return the first plan that these GPUs hold."""
    return next((plan for plan in plans if holds(plan, found)), None)


def longest(plan: Plan, found: Sequence[Gpu]) -> int:
    """Return the longest context, in steps of 1024, with which these GPUs hold a plan; else 0."""
    low, high = 0, plan.context // 1024
    while low < high:
        middle = (low + high + 1) // 2
        fits = holds(plan.model_copy(update={"context": 1024 * middle}), found)
        low, high = (middle, high) if fits else (low, middle - 1)
    return 1024 * low


def misfit(plan: Plan, found: Sequence[Gpu], others: Sequence[Plan]) -> str:
    """Say in one sentence why a plan does not fit these GPUs, and what does instead."""
    return f"{_lack(plan, found)}; {_instead(plan, found, others)}"


def _lack(plan: Plan, found: Sequence[Gpu]) -> str:
    """Say what a plan needs and what there is."""
    what, many = need(plan), plan.tensor_parallel
    gpus = f"{many} GPUs" if many > 1 else "one GPU"
    text = (
        f"{plan.checkpoint} in {plan.precision} needs {what.total:.0f} GiB on each of {gpus} "
        f"({what.weights:.0f} for weights, {what.keys_and_values:.1f} for keys and values of "
        f"{plan.sequences} x {plan.context} tokens, {what.overhead:.0f} for the rest)"
    ).replace("each of one GPU", "one GPU")
    if len(found) < many:
        return f"{text}, and there {'is' if len(found) == 1 else 'are'} {len(found)} here"
    least = min(found[:many], key=lambda gpu: min(gpu.total_gib * plan.memory, gpu.free_gib))
    used = least.total_gib - least.free_gib
    free = least.free_gib >= least.total_gib * plan.memory
    taken = "" if free else f", {used:.0f} GiB of it in use"
    given = room(plan, found[:many])
    return f"{text}, and {least.name} ({least.total_gib:.0f} GiB{taken}) gives {given:.0f}"


def _instead(plan: Plan, found: Sequence[Gpu], others: Sequence[Plan]) -> str:
    """Say what fits instead."""
    if holds(plan, [gpu.model_copy(update={"free_gib": gpu.total_gib}) for gpu in found]):
        return "end what uses it, and it fits"
    context = longest(plan, found)
    if context:
        return f"with context={context} it fits"
    other = choose(others, found)
    if other is None:
        return "larger or more GPUs do, or a server elsewhere (openai:NAME?base_url=…)"
    gpus = f" on {other.tensor_parallel} GPUs" if other.tensor_parallel > 1 else ""
    return f"{other.checkpoint!r} ({other.precision}) fits{gpus}"

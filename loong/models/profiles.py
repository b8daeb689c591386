"""Short names for models that need more than a name to run well."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from loong.errors import UsageError

LOCAL_FILE = "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf"
LOCAL_REPOSITORY = "Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF"


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
    """Return the model name of Llama 4 Scout, run inside the process."""
    return "vllm:meta-llama/Llama-4-Scout-17B-16E-Instruct"


def llama4_maverick() -> str:
    """Return the model name of Llama 4 Maverick, run inside the process."""
    return "vllm:meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8"


PROFILES: dict[str, Callable[[], str]] = {
    "local": local,
    "llama4-scout": llama4_scout,
    "llama4-maverick": llama4_maverick,
}
"""What each profile resolves to, asked when it is loaded."""

"""`loong doctor`."""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

import typer

from loong.types import Row

_LIBRARIES = {
    "networkx": "core",
    "sympy": "core",
    "numpy": "core",
    "datasets": "core",
    "aiohttp": "core",
    "scipy": "graph",
    "xllamacpp": "llamacpp",
    "torch": "transformers",
    "transformers": "transformers",
    "camel-ai": "camel",
    "docker": "docker",
}
"""Distribution and the extra that brings it."""

_GOOD = ("full", "landlock")


class Check(Row):
    """One line of the doctor's findings."""

    part: str
    name: str
    ok: bool
    note: str


def command(
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """Show what this machine can do: sandbox level and why, libraries, GPU, model backends.

    Exit code 1 when model-written programs cannot be run safely here.
    """
    checks = [*_machine(), *_sandbox(), *_libraries(), *_models()]
    for check in checks:
        typer.echo(check.model_dump_json() if json else _line(check))
    if not all(check.ok for check in checks if check.part == "sandbox" and check.name == "level"):
        raise typer.Exit(1)


def _line(check: Check) -> str:
    return f"{'ok  ' if check.ok else '--  '}{check.part:<9}{check.name:<22}{check.note}"


def _machine() -> list[Check]:
    from loong.models.gpus import gpus

    cores = len(os.sched_getaffinity(0))
    found = [f"{gpu.name} ({gpu.free_gib:.0f} of {gpu.total_gib:.0f} GiB free)" for gpu in gpus()]
    driver = shutil.which("nvidia-smi") is not None
    without = "a driver, but no GPU that may be used" if driver else "no NVIDIA driver"
    return [
        Check(
            part="machine",
            name="python",
            ok=True,
            note=f"{platform.python_version()} in {sys.prefix}",
        ),
        Check(part="machine", name="kernel", ok=True, note=f"{platform.release()}, {cores} cores"),
        Check(
            part="machine",
            name="gpu",
            ok=bool(found),
            note=", ".join(found) or f"{without}; only needed for large models in this process",
        ),
    ]


def _sandbox() -> list[Check]:
    from loong.sandbox import probe

    found = probe()
    layers = [
        Check(part="sandbox", name=layer.name, ok=layer.ok, note=layer.reason)
        for layer in found.layers
    ]
    good = found.level in _GOOD
    note = f"{found.level}: untrusted programs are {'contained' if good else 'refused'}"
    return [Check(part="sandbox", name="level", ok=good, note=note), *layers, _memory(), _engine()]


def _memory() -> Check:
    """Say whether the memory of all programs together can be bounded."""
    from loong.sandbox import memory

    lacking = memory.lacking()
    return Check(part="sandbox", name="memory group", ok=not lacking, note=lacking)


def _engine() -> Check:
    """Say whether a container engine can be reached, for `--sandbox docker`."""
    from loong.errors import LoongError
    from loong.sandbox.docker.engine import Engine

    try:
        engine = Engine()
        note = f"{engine.version} at {engine.url}"
        engine.close()
    except LoongError as error:
        return Check(part="sandbox", name="docker", ok=False, note=str(error))
    return Check(part="sandbox", name="docker", ok=True, note=note)


def _libraries() -> list[Check]:
    return [_library(name, extra) for name, extra in _LIBRARIES.items()]


def _library(name: str, extra: str) -> Check:
    try:
        return Check(part="library", name=name, ok=True, note=version(name))
    except PackageNotFoundError:
        how = (
            "reinstall loong-reasoning"
            if extra == "core"
            else (f"pip install 'loong-reasoning[{extra}]'")
        )
        return Check(part="library", name=name, ok=False, note=f"not installed; {how}")


def _models() -> list[Check]:
    from loong.errors import UsageError
    from loong.models import load_model

    key = "OPENAI_API_KEY" in os.environ
    checks = [
        Check(
            part="model",
            name="openai:",
            ok=True,
            note="any OpenAI-compatible server"
            + ("" if key else "; OPENAI_API_KEY is not set (local servers need none)"),
        )
    ]
    llama = importlib.util.find_spec("xllamacpp") is not None
    note = "GGUF files in this process" if llama else "pip install 'loong-reasoning[llamacpp]'"
    checks.append(Check(part="model", name="llamacpp:", ok=llama, note=note))
    checks += [_transformers(), _vllm()]
    for profile in ("local", "llama4-scout", "llama4-maverick"):
        try:
            note = load_model(profile).name
            checks.append(Check(part="model", name=profile, ok=True, note=note))
        except UsageError as error:
            checks.append(Check(part="model", name=profile, ok=False, note=str(error)))
    return checks


def _transformers() -> Check:
    """Say whether models of transformers can run in this process."""
    lacking = [name for name in ("torch", "transformers") if not importlib.util.find_spec(name)]
    note = (
        "pip install 'loong-reasoning[transformers]'"
        if lacking
        else "checkpoints of Hugging Face in this process, batched"
    )
    return Check(part="model", name="transformers:", ok=not lacking, note=note)


def _vllm() -> Check:
    """Say whether vLLM's engine can run in this process, and on what."""
    from loong.models.vllm import is_cpu_build

    if importlib.util.find_spec("vllm") is None:
        note = "pip install 'loong-reasoning[vllm]', in an environment without camel-ai"
        return Check(part="model", name="vllm:", ok=False, note=note)
    kind = "on this CPU (for trying; slow)" if is_cpu_build() else "on GPUs"
    return Check(
        part="model", name="vllm:", ok=True, note=f"checkpoints in vLLM's engine here, {kind}"
    )

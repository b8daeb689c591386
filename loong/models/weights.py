"""Weights in folders: tell a model's from an adapter's, and replace those of a model in use."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from loong.errors import ModelError, UsageError

MODEL = "config.json"
"""What the folder of a model holds."""
ADAPTER = "adapter_config.json"
"""What the folder of a LoRA adapter holds."""


def model_folder(folder: str | Path) -> Path:
    """Return the folder of a model, its `~` expanded.

    Raises:
        UsageError: it holds none.
    """
    return _holding(MODEL, folder, "folder of a model")


def adapter_folder(folder: str | Path) -> Path:
    """Return the folder of a LoRA adapter, its `~` expanded.

    Raises:
        UsageError: it holds none.
    """
    return _holding(ADAPTER, folder, "LoRA adapter")


def read(model: Any, folder: Path) -> dict[str, Any]:
    """Return the tensors of a checkpoint of the same model, or of an adapter of the same shape.

    Raises:
        UsageError: the folder holds neither.
        ModelError: it cannot be read.
    """
    adapted = hasattr(model, "peft_config")
    folder = adapter_folder(folder) if adapted else model_folder(folder)
    try:
        return _adapter(folder) if adapted else _checkpoint(model, folder)
    except (OSError, ValueError, RuntimeError) as error:
        raise ModelError(f"cannot read the weights in {str(folder)!r}: {error}") from error


def replace(model: Any, weights: Mapping[str, Any]) -> None:
    """Write tensors over those of the same names; devices and types stay the model's.

    Raises:
        UsageError: a name or a shape is not the model's; nothing was written then.
    """
    import torch

    own = _own(model)
    for name, tensor in weights.items():
        if name not in own:
            raise UsageError(f"the model has no weight {name!r}; it has {next(iter(own))!r}, …")
        if tensor.shape != own[name].shape:
            raise UsageError(
                f"the weight {name!r} has the shape {tuple(tensor.shape)}, "
                f"the model's {tuple(own[name].shape)}"
            )
    with torch.no_grad():
        for name, tensor in weights.items():
            own[name].copy_(tensor)


def _holding(file: str, folder: str | Path, kind: str) -> Path:
    """Return a folder that holds a file; raises UsageError where it does not."""
    path = Path(folder).expanduser()
    if not (path / file).is_file():
        raise UsageError(f"{str(folder)!r} is no {kind}: it has no {file}")
    return path


def _own(model: Any) -> dict[str, Any]:
    """Return the tensors that may be replaced: an adapter's, where there is one, else all."""
    if not hasattr(model, "peft_config"):
        return dict(model.state_dict())
    import peft

    return dict(peft.get_peft_model_state_dict(model))


def _adapter(folder: Path) -> dict[str, Any]:
    import peft

    return dict(peft.load_peft_weights(str(folder), device="cpu"))


def _checkpoint(model: Any, folder: Path) -> dict[str, Any]:
    """Read a checkpoint as transformers does, which renames and fuses what is stored otherwise."""
    fresh = type(model).from_pretrained(str(folder), dtype=model.dtype)
    return dict(fresh.state_dict())

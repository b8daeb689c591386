"""Replace weights of a model of transformers while it is in use, as training by rewards does."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from loong.errors import ModelError, UsageError

ADAPTER = "adapter_config.json"


def read(model: Any, folder: Path) -> dict[str, Any]:
    """Return the tensors of a checkpoint of the same model, or of an adapter of the same shape.

    Raises:
        UsageError: the folder holds neither.
        ModelError: it cannot be read.
    """
    adapted = hasattr(model, "peft_config")
    wanted = ADAPTER if adapted else "config.json"
    if not (folder / wanted).is_file():
        kind = "LoRA adapter" if adapted else "model"
        raise UsageError(f"{str(folder)!r} is no {kind}: it has no {wanted}")
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

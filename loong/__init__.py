"""Verified reasoning data: generate problems, prove their answers twice, train on the survivors."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loong.data import StaticDataset as StaticDataset
    from loong.envs.single_step import SingleStepEnv as SingleStepEnv
    from loong.generator import FewShotGenerator as FewShotGenerator
    from loong.models import load_model as load_model
    from loong.types import DataPoint as DataPoint
    from loong.types import Item as Item
    from loong.types import Outcome as Outcome
    from loong.types import Verdict as Verdict
    from loong.verifiers.python import PythonVerifier as PythonVerifier

__version__ = "0.1.0"

_HOME = {  # names load on first use, so that `import loong` stays instant
    "DataPoint": "loong.types",
    "FewShotGenerator": "loong.generator",
    "Item": "loong.types",
    "Outcome": "loong.types",
    "PythonVerifier": "loong.verifiers.python",
    "SingleStepEnv": "loong.envs.single_step",
    "StaticDataset": "loong.data",
    "Verdict": "loong.types",
    "load_model": "loong.models",
}

__all__ = [
    "DataPoint",
    "FewShotGenerator",
    "Item",
    "Outcome",
    "PythonVerifier",
    "SingleStepEnv",
    "StaticDataset",
    "Verdict",
    "load_model",
]


def __getattr__(name: str) -> object:
    if name in _HOME:
        return getattr(importlib.import_module(_HOME[name]), name)
    raise AttributeError(f"module 'loong' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])

"""Models: one file a backend, one function to load any of them by name."""

from __future__ import annotations

from loong.models.load import load_model, without_secrets
from loong.models.scripted import ScriptedModel

__all__ = ["ScriptedModel", "load_model", "without_secrets"]

"""Reasons: what differs, in a sentence."""

from __future__ import annotations

from collections.abc import Callable

from loong.answers.number import Rules
from loong.answers.values import Value

Difference = Callable[[Value, Value, Rules], str]
"""Says how an answer (first) differs from the reference; `` where it does not."""

_SHOWN = 60


def short(value: Value) -> str:
    """Quote a value for a reason, cut to one line."""
    text = " ".join(value.raw.split())
    return repr(text if len(text) <= _SHOWN else text[:_SHOWN] + "…")


def not_the_same(answer: Value, gold: Value) -> str:
    """Say that one is not the other."""
    return f"{short(answer)} is not {short(gold)}"

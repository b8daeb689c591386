"""Tell intervals from the sets of their ends, and one member from several."""

from __future__ import annotations

import re

from loong.answers.algebra.nodes import number_of
from loong.answers.values import Formula, Items, Named, Number, Text, Value

_PAIR = 2
_VARIABLE = re.compile(r"[nt-z]")
_MEMBER = re.compile(r"\s?(?:∈|\\in\b|\bin\b)\s?")


def interval_beside_members(answer: Value, gold: Value) -> bool:
    """Tell whether one is `x ∈ (1, 2)` and the other lists 1 and 2; `∈` says what brackets are."""
    return _apart(answer, gold) or _apart(gold, answer)


def _apart(value: Value, other: Value) -> bool:
    if not isinstance(value, Named) or not isinstance(value.value, Items):
        return False
    if _MEMBER.search(value.raw[: -len(value.value.raw)]) is None or "," in value.name:
        return False
    beside = other.value if isinstance(other, Named) else other
    if not isinstance(beside, Items):
        return False
    if value.value.kind == "set":
        return _is_interval(beside)
    return _is_interval(value.value) and beside.kind in {"set", "bare"}


def _is_interval(items: Items) -> bool:
    """Tell whether a pair in brackets can be an interval: the lower end comes first."""
    if items.kind not in {"tuple", "list"} or items.matrix or len(items.items) != _PAIR:
        return False
    if not all(isinstance(item, (Number, Formula)) for item in items.items):
        return False
    low, high = map(number_of, items.items)
    return low is None or high is None or low.value < high.value


def holds_one(value: Items, other: Value) -> bool:
    """Tell whether brackets say more than that they hold one member.

    A set with one set or point in it is not several members, `[^abc]` is a pattern, and `{x}` the
    fractional part of x.
    """
    inner = value.items[0]
    if isinstance(inner, Text):
        part = value.kind == "set" and _VARIABLE.fullmatch(inner.raw) is not None
        return part or (value.kind == "list" and inner.raw[:1] == "^")
    if value.kind != "set" or not isinstance(inner, Items):
        return False
    if inner.kind == "set":
        return True
    if not isinstance(other, Items) or inner.kind != "tuple":
        return False
    names = {item.name for item in other.items if isinstance(item, Named)}
    return other.kind == "set" or len(names) == 1

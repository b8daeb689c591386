"""Take the one element out of a list of one."""

from __future__ import annotations

from loong.answers.lists.items import solved
from loong.answers.values import Items, Named, Table, Value


def element(value: Value, other: Value) -> Value:
    """Return the element of a one-element list beside what is no such list."""
    if isinstance(value, Table) and isinstance(other, Named):
        return solved(value, other.name) or value
    other = other.value if isinstance(other, Named) else other
    if isinstance(value, Table) and not isinstance(other, (Table, Items)):
        return solved(value) or value
    if not isinstance(value, Items) or len(value.items) != 1:
        return value
    if isinstance(other, Items) and (len(other.items) == 1 or value.matrix):
        return value
    inner = value.items[0]
    if isinstance(inner, Table) or (isinstance(inner, Items) and len(inner.items) == 1):
        return element(inner, other)
    return value if isinstance(inner, Items) and _is_kept(value, inner, other) else inner


def _is_kept(value: Items, inner: Items, other: Value) -> bool:
    """Tell whether a list stays the one member of its list: an empty one, a pair in a set."""
    loose = isinstance(other, Items) and other.kind in {"set", "bare"}
    return not inner.items or (value.kind == "set" and inner.kind != "bare" and loose)

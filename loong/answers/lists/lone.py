"""Take the one element out of a list of one."""

from __future__ import annotations

from loong.answers.lists.items import solved
from loong.answers.lists.kinds import holds_one
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
    one_each = isinstance(other, Items) and (len(other.items) == 1 or value.matrix)
    if one_each or holds_one(value, other):
        return value
    inner = value.items[0]
    if isinstance(inner, Table) or (isinstance(inner, Items) and len(inner.items) == 1):
        return element(inner, other)
    return value if isinstance(inner, Items) and not inner.items else inner

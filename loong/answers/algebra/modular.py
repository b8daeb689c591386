"""Evaluate expressions at matrices modulo a prime, factors kept in their order."""

from __future__ import annotations

import hashlib
from functools import reduce

from loong.answers.values import Const, Node, Op, Sym

TRANSPOSED = "transposed_0"
"""The name of the exponent that turns rows into columns."""
_PRIME = 2**61 - 1
_SIZE = 3
_LARGEST = 60

Matrix = tuple[tuple[int, ...], ...]
Value = int | Matrix


class Shapeless(Exception):  # noqa: N818 - it says what an expression has not
    """The expression has no value: rows and columns do not fit, or a function is unknown here."""


def evaluated(node: Node, shapes: dict[str, str]) -> Value:
    """Return an expression's value where each name has a shape: square, column, scalar or one.

    Raises:
        Shapeless: there is none.
    """
    if isinstance(node, Const):
        return node.value.numerator * pow(node.value.denominator, -1, _PRIME) % _PRIME
    if isinstance(node, Sym):
        return _of_name(node.name, shapes.get(node.name, "scalar"))
    if node.name == "power":
        return _power(node.args[0], node.args[1], shapes)
    values = [evaluated(arg, shapes) for arg in node.args]
    if node.name == "sum":
        return reduce(_added, values)
    if node.name == "product":
        return reduce(_times, values)
    return _of_function(node.name, values)


def _of_name(name: str, shape: str) -> Value:
    if shape == "one":
        return 1
    if shape == "scalar":
        return _number(name)
    width = 1 if shape == "column" else _SIZE
    return tuple(
        tuple(_number(f"{name}:{row}:{column}") for column in range(width)) for row in range(_SIZE)
    )


def _number(name: str) -> int:
    digest = hashlib.blake2b(name.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") % _PRIME


def _of_function(name: str, values: list[Value]) -> Value:
    """Return a number for each function of numbers; most of matrices are not known here."""
    if name == "neg":
        return _times(_PRIME - 1, values[0])
    if name == "divide":
        return _times(values[0], _inverse(values[1]))
    if not all(isinstance(value, int) for value in values):
        raise Shapeless
    return _number(f"{name}:{values}")


def _power(base: Node, exponent: Node, shapes: dict[str, str]) -> Value:
    value = evaluated(base, shapes)
    negative = isinstance(exponent, Op) and exponent.name == "neg"
    bare = exponent.args[0] if isinstance(exponent, Op) and negative else exponent
    if bare == Sym(TRANSPOSED):
        return _transposed(_inverse(value) if negative else value)
    times = _whole(exponent)
    if times is None:
        return _of_function("power", [value, evaluated(exponent, shapes)])
    if abs(times) > _LARGEST:
        raise Shapeless
    if times < 0:
        value, times = _inverse(value), -times
    if isinstance(value, int):
        return pow(value, times, _PRIME)
    total = _identity()
    for _ in range(times):
        total = _as_matrix(_times(total, value))
    return total


def _whole(node: Node) -> int | None:
    """Return an exponent as a whole number, a letter as some small one; None for others."""
    if isinstance(node, Const):
        return int(node.value) if node.value.denominator == 1 else None
    if isinstance(node, Sym):
        return 3 + _number(node.name) % 5
    parts = [_whole(arg) for arg in node.args]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts) or node.name not in {"sum", "neg", "product"}:
        return None
    if node.name == "product":
        total = 1
        for part in known:
            total *= part
        return total
    return -known[0] if node.name == "neg" else sum(known)


def _identity() -> Matrix:
    return tuple(tuple(int(row == column) for column in range(_SIZE)) for row in range(_SIZE))


def _as_matrix(value: Value) -> Matrix:
    return _scaled(value, _identity()) if isinstance(value, int) else value


def _added(left: Value, right: Value) -> Value:
    if isinstance(left, int) and isinstance(right, int):
        return (left + right) % _PRIME
    one, other = _as_matrix(left), _as_matrix(right)
    if (len(one), len(one[0])) != (len(other), len(other[0])):
        raise Shapeless
    return tuple(
        tuple((a + b) % _PRIME for a, b in zip(row, line, strict=True))
        for row, line in zip(one, other, strict=True)
    )


def _times(left: Value, right: Value) -> Value:
    if isinstance(left, int):
        return left * right % _PRIME if isinstance(right, int) else _scaled(left, right)
    if isinstance(right, int):
        return _scaled(right, left)
    if len(left[0]) != len(right):
        raise Shapeless
    columns = tuple(zip(*right, strict=True))
    product = tuple(
        tuple(sum(a * b for a, b in zip(row, column, strict=True)) % _PRIME for column in columns)
        for row in left
    )
    return product[0][0] if len(product) == len(product[0]) == 1 else product


def _scaled(factor: int, matrix: Matrix) -> Matrix:
    return tuple(tuple(factor * entry % _PRIME for entry in row) for row in matrix)


def _transposed(value: Value) -> Value:
    return value if isinstance(value, int) else tuple(zip(*value, strict=True))


def _inverse(value: Value) -> Value:
    if isinstance(value, int):
        if not value:
            raise Shapeless
        return pow(value, -1, _PRIME)
    if len(value) != len(value[0]):
        raise Shapeless
    rows = [[*row, *unit] for row, unit in zip(value, _identity(), strict=True)]
    for at in range(_SIZE):
        pivot = next((row for row in rows[at:] if row[at]), None)
        if pivot is None:
            raise Shapeless
        rows.remove(pivot)
        scale = pow(pivot[at], -1, _PRIME)
        pivot = [entry * scale % _PRIME for entry in pivot]
        rows = [
            [(entry - row[at] * head) % _PRIME for entry, head in zip(row, pivot, strict=True)]
            for row in rows
        ]
        rows.insert(at, pivot)
    return tuple(tuple(row[_SIZE:]) for row in rows)

"""Exact values of rational expressions: fractions, or in a finite field where those grow too large.

Two rational expressions are the same when their values agree at random points of a field of
2^127 - 1 elements (Schwartz and Zippel), whatever the size of their powers.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from loong.answers.values import Const, Node, Op, Sym

_PRIME = 2**127 - 1
_MAX_EXPONENT_BITS = 4000
_MAX_BITS = 20_000


class _NotRational(Exception):  # noqa: N818 - chooses the numerical way
    """The expression is no ratio of polynomials."""


# ---------------------------------------------------------------- exact values


def exact(node: Node) -> Fraction | None:
    """Return the rational value of a constant expression, or None if it has none within bounds."""
    try:
        return _exact(node)
    except (_NotRational, ZeroDivisionError, OverflowError):
        return None


def _exact(node: Node) -> Fraction:
    if isinstance(node, Const):
        return node.value
    if isinstance(node, Sym):
        raise _NotRational
    args = [_exact(arg) for arg in node.args]
    value = _rational_function(node.name, args)
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > _MAX_BITS:
        raise _NotRational
    return value


def _rational_function(name: str, args: list[Fraction]) -> Fraction:
    if name in _FIELD:
        return _FIELD[name](args)
    if name in _ROOTS:
        return _ROOTS[name](args)
    whole = all(arg.denominator == 1 for arg in args)
    if name in _WHOLE and whole:
        return Fraction(_WHOLE[name]([int(arg) for arg in args]))
    if name in _ORDERED:
        return _ORDERED[name](args)
    raise _NotRational


def _quotient(args: list[Fraction]) -> Fraction:
    return args[0] / args[1]


def _product(args: list[Fraction]) -> Fraction:
    return math.prod(args, start=Fraction(1))


_FIELD: dict[str, Callable[[list[Fraction]], Fraction]] = {
    "sum": lambda args: sum(args, Fraction(0)),
    "product": _product,
    "neg": lambda args: -args[0],
    "divide": _quotient,
    "power": lambda args: _rational_power(args[0], args[1]),
}
_ROOTS: dict[str, Callable[[list[Fraction]], Fraction]] = {
    "sqrt": lambda args: _rational_root(args[0], Fraction(2)),
    "cbrt": lambda args: _rational_root(args[0], Fraction(3)),
    "root": lambda args: _rational_root(args[0], args[1]),
}
_ORDERED: dict[str, Callable[[list[Fraction]], Fraction]] = {
    "abs": lambda args: abs(args[0]),
    "max": max,
    "min": min,
    "floor": lambda args: Fraction(math.floor(args[0])),
    "ceil": lambda args: Fraction(math.ceil(args[0])),
}


def _factorial(args: list[int]) -> int:
    if not 0 <= args[0] <= _MAX_FACTORIAL:
        raise _NotRational
    return math.factorial(args[0])


def _double_factorial(args: list[int]) -> int:
    return math.prod(range(args[0], 0, -2))


def _binomial(args: list[int]) -> int:
    if not 0 <= args[1] <= args[0] <= _MAX_FACTORIAL:
        raise _NotRational
    return math.comb(args[0], args[1])


_WHOLE: dict[str, Callable[[list[int]], int]] = {
    "gcd": lambda args: math.gcd(*args),
    "lcm": lambda args: math.lcm(*args),
    "factorial": _factorial,
    "factorial2": _double_factorial,
    "binom": _binomial,
}
_MAX_FACTORIAL = 1500


def _rational_power(base: Fraction, exponent: Fraction) -> Fraction:
    if exponent.denominator != 1:
        if exponent.denominator > _MAX_ROOT:
            raise _NotRational
        root = _rational_root(base, Fraction(exponent.denominator))
        return _rational_power(root, Fraction(exponent.numerator))
    bits = max(base.numerator.bit_length(), base.denominator.bit_length())
    if bits * abs(exponent) > _MAX_BITS and base not in {0, 1, -1}:
        raise _NotRational
    if base in {1, -1}:
        return base if exponent.numerator % 2 else Fraction(1)
    if base == 0 and exponent > 0:
        return base
    return base ** int(exponent)


_MAX_ROOT = 64


def _rational_root(value: Fraction, index: Fraction) -> Fraction:
    if value < 0 or not 0 < index <= _MAX_ROOT or index.denominator != 1:
        raise _NotRational
    whole = int(index)
    return Fraction(_whole_root(value.numerator, whole), _whole_root(value.denominator, whole))


def _whole_root(value: int, index: int) -> int:
    """Return the exact integer root by bisection."""
    low, high = 0, 1 << (value.bit_length() // index + 1)
    while low < high:
        middle = (low + high) // 2
        if middle**index < value:
            low = middle + 1
        else:
            high = middle
    if low**index != value:
        raise _NotRational
    return low


# ---------------------------------------------------------------- in a finite field


def _in_field(node: Node, point: int) -> int:
    if isinstance(node, Const):
        return node.value.numerator * _inverse(node.value.denominator) % _PRIME
    if isinstance(node, Sym):
        return _field_symbol(node.name, point)
    if node.name == "power":
        return _field_power(node, point)
    if node.name not in {"sum", "product", "neg", "divide"}:
        value = exact(node)
        if value is None:
            raise _NotRational
        return _in_field(Const(value), point)
    args = [_in_field(arg, point) for arg in node.args]
    return _field_operation(node.name, args)


def _field_operation(name: str, args: list[int]) -> int:
    if name == "sum":
        return sum(args) % _PRIME
    if name == "neg":
        return -args[0] % _PRIME
    if name == "divide":
        return args[0] * _inverse(args[1]) % _PRIME
    value = 1
    for arg in args:
        value = value * arg % _PRIME
    return value


def _field_symbol(name: str, point: int) -> int:
    """Give a variable a value that depends on its name and the point only.

    pi and e count as variables too: they are in no algebraic relation with what else is rational.
    """
    if name == "i":
        raise _NotRational
    import hashlib

    digest = hashlib.blake2b(f"{point}/{name}".encode(), digest_size=16).digest()
    return int.from_bytes(digest, "big") % _PRIME


def _field_power(node: Op, point: int) -> int:
    exponent = exact(node.args[1])
    if exponent is None or exponent.denominator != 1:
        raise _NotRational
    if exponent.numerator.bit_length() > _MAX_EXPONENT_BITS:
        raise _NotRational
    base = _in_field(node.args[0], point)
    if exponent < 0:
        base, exponent = _inverse(base), -exponent
    return pow(base, int(exponent), _PRIME)


def _inverse(value: int) -> int:
    if value % _PRIME == 0:
        raise ZeroDivisionError
    return pow(value, -1, _PRIME)


def same_in_field(left: Node, right: Node) -> bool | None:
    """Compare two rational expressions exactly; None if they are not rational."""
    try:
        return all(_in_field(left, point) == _in_field(right, point) for point in range(2))
    except (_NotRational, ZeroDivisionError):
        return None

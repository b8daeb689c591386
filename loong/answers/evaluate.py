"""Decide whether two expressions are equal, within bounds and without a computer algebra system.

Rational expressions are compared by their values in a finite field at several points (Schwartz and
Zippel): exact, whatever the size of the powers. Others are compared by 60-digit values at several
points; a difference seen anywhere is certain, and agreement at every point to 45 digits is taken as
equality.
"""

from __future__ import annotations

import hashlib
import math
import threading
import time
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from loong.answers.values import Const, Node, Op, Sym, Undecided

_PRIME = 2**127 - 1
_MAX_EXPONENT_BITS = 4000
_MAX_BITS = 20_000
_DIGITS = 60
_AGREE = 45
_POINTS = 8
_TRIES = 40
_SECONDS = 0.5
_LARGEST = 100_000.0
"""Natural logarithm of the largest value that the numerical way handles."""

_CONSTANTS = frozenset({"pi", "e", "i"})


class _NotRational(Exception):  # noqa: N818 - chooses the numerical way
    """The expression is no ratio of polynomials."""


def symbols(node: Node) -> frozenset[str]:
    """Return the names of an expression's variables, constants left out."""
    if isinstance(node, Sym):
        return frozenset() if node.name in _CONSTANTS else frozenset({node.name})
    if isinstance(node, Op):
        return frozenset[str]().union(*map(symbols, node.args))
    return frozenset()


def digits_shown(node: Node) -> int:
    """Return the fewest digits that a decimal literal in an expression shows, 0 if there is none."""
    if isinstance(node, Const):
        return node.digits
    if isinstance(node, Op):
        shown = [digits for digits in map(digits_shown, node.args) if digits]
        return min(shown, default=0)
    return 0


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
    if name == "sum":
        return sum(args, Fraction(0))
    if name == "product":
        return math.prod(args, start=Fraction(1))
    if name == "neg":
        return -args[0]
    if name == "divide":
        return args[0] / args[1]
    if name == "power":
        return _rational_power(args[0], args[1])
    if name == "sqrt":
        return _rational_root(args[0], 2)
    if name == "root" and args[1].denominator == 1:
        return _rational_root(args[0], int(args[1]))
    if all(arg.denominator == 1 for arg in args):
        return Fraction(_whole_function(name, [int(arg) for arg in args]))
    if name in _ANY_RATIONAL:
        return Fraction(_ANY_RATIONAL[name](*args))
    raise _NotRational


_ANY_RATIONAL: dict[str, Callable[..., Fraction | int]] = {
    "abs": abs,
    "max": max,
    "min": min,
    "floor": math.floor,
    "ceil": math.ceil,
}


def _whole_function(name: str, args: list[int]) -> int | Fraction:
    if name in _ANY_RATIONAL:
        return (
            _ANY_RATIONAL[name](*args) if len(args) > 1 or name not in {"max", "min"} else args[0]
        )
    if name in {"gcd", "lcm"}:
        return math.gcd(*args) if name == "gcd" else math.lcm(*args)
    if name == "factorial" and 0 <= args[0] <= _MAX_FACTORIAL:
        return math.factorial(args[0])
    if name == "binom" and 0 <= args[1] <= args[0] <= _MAX_FACTORIAL:
        return math.comb(*args)
    raise _NotRational


_MAX_FACTORIAL = 1500


def _rational_power(base: Fraction, exponent: Fraction) -> Fraction:
    if exponent.denominator != 1:
        if exponent.denominator > _MAX_ROOT:
            raise _NotRational
        return _rational_power(
            _rational_root(base, exponent.denominator), Fraction(exponent.numerator)
        )
    bits = max(base.numerator.bit_length(), base.denominator.bit_length())
    if bits * abs(exponent) > _MAX_BITS and base not in {0, 1, -1}:
        raise _NotRational
    if base in {1, -1}:
        return base if exponent.numerator % 2 else Fraction(1)
    if base == 0 and exponent > 0:
        return base
    return base ** int(exponent)


_MAX_ROOT = 64


def _rational_root(value: Fraction, index: int) -> Fraction:
    if value < 0 or not 0 < index <= _MAX_ROOT:
        raise _NotRational
    return Fraction(_whole_root(value.numerator, index), _whole_root(value.denominator, index))


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


def _same_in_field(left: Node, right: Node) -> bool | None:
    """Compare two rational expressions exactly; None if they are not rational."""
    try:
        return all(_in_field(left, point) == _in_field(right, point) for point in range(2))
    except (_NotRational, ZeroDivisionError):
        return None


# ---------------------------------------------------------------- numerically


class _Outside(Exception):  # noqa: N818 - tries the next point
    """A point lies outside the real domain."""


_LOCK = threading.Lock()
"""mpmath's caches of constants are not safe from several threads."""


class _Numbers:
    """Evaluates nodes with 60 digits; `deadline` bounds the whole."""

    def __init__(self, *, is_complex: bool) -> None:
        import mpmath

        self.context: Any = mpmath.MPContext()
        self.context.dps = _DIGITS
        self.is_complex = is_complex
        self.deadline = time.monotonic() + _SECONDS

    def value(self, node: Node, point: dict[str, Fraction]) -> Any:
        if time.monotonic() > self.deadline:
            raise Undecided("the numerical comparison took too long")
        if isinstance(node, Const):
            return self.fraction(node.value)
        if isinstance(node, Sym):
            return self.symbol(node.name, point)
        args = [self.value(arg, point) for arg in node.args]
        try:
            result = self.apply(node.name, args)
        except (ValueError, ZeroDivisionError, OverflowError, TypeError):
            raise _Outside from None
        if not self.is_complex and getattr(result, "imag", 0) != 0:
            raise _Outside
        if not self.context.isfinite(result):
            raise _Outside
        return result

    def fraction(self, value: Fraction) -> Any:
        return self.context.mpf(value.numerator) / value.denominator

    def symbol(self, name: str, point: dict[str, Fraction]) -> Any:
        if name == "pi":
            return +self.context.pi
        if name == "e":
            return +self.context.e
        if name == "i":
            return self.context.mpc(0, 1)
        return self.fraction(point[name])

    def apply(self, name: str, args: list[Any]) -> Any:
        if name == "sum":
            return self.context.fsum(args)
        if name == "product":
            return self.context.fprod(args)
        if name == "neg":
            return -args[0]
        if name == "divide":
            return args[0] / args[1]
        if name in {"power", "root"}:
            return self.power(args[0], args[1] if name == "power" else 1 / args[1])
        return self.function(name, args)

    def power(self, base: Any, exponent: Any) -> Any:
        if base == 0:
            if exponent == 0 or self.context.re(exponent) < 0:
                raise _Outside
            return base
        if abs(exponent) * abs(self.context.log(abs(base))) > _LARGEST:
            raise Undecided("a power is too large")
        return self.context.power(base, exponent)

    def function(self, name: str, args: list[Any]) -> Any:
        if name in {"max", "min", "abs", "sign", "floor", "ceil"}:
            return {"max": max, "min": min, "abs": abs}.get(
                name, getattr(self.context, name, None)
            )(*args)
        if name not in _FUNCTIONS:
            raise Undecided(f"{name} is not evaluated")
        if any(abs(arg) > _FUNCTIONS[name] for arg in args):
            raise Undecided(f"the argument of {name} is too large")
        if name == "exp":
            return self.context.exp(args[0])
        return getattr(self.context, "binomial" if name == "binom" else name)(*args)


_FUNCTIONS: dict[str, float] = {
    **dict.fromkeys(["sin", "cos", "tan", "cot", "sec", "csc"], 1e12),
    **dict.fromkeys(["sinh", "cosh", "tanh", "exp"], _LARGEST),
    **dict.fromkeys(["factorial", "gamma", "binom"], 1e4),
    **dict.fromkeys(["asin", "acos", "atan", "sqrt", "cbrt", "log"], math.inf),
}


def numerically(node: Node) -> Any:
    """Return a constant expression's value as a real mpmath number, or None if there is none.

    Raises:
        Undecided: the value is too large or took too long.
    """
    with _LOCK:
        numbers = _Numbers(is_complex=True)
        try:
            value = numbers.value(node, {})
        except _Outside:
            return None
        context = numbers.context
        if abs(context.im(value)) > abs(value) * context.mpf(10) ** -_AGREE:
            return None
        return context.re(value)


def _point(names: frozenset[str], attempt: int) -> dict[str, Fraction]:
    """Return the values of the variables at one attempt; later attempts also go below zero."""
    point: dict[str, Fraction] = {}
    for name in names:
        digest = hashlib.blake2b(f"{attempt}:{name}".encode(), digest_size=8).digest()
        size = Fraction(int.from_bytes(digest[:6], "big"), 2**46) + Fraction(1, 7)
        if attempt % 4 == 1:
            size /= 8
        point[name] = -size if attempt >= _POINTS // 2 and digest[7] % 2 else size
    return point


def _same_numerically(left: Node, right: Node, tolerance: str) -> bool:
    names = symbols(left) | symbols(right)
    if not names:
        return _same_constants(left, right, tolerance)
    with _LOCK:
        numbers = _Numbers(is_complex=_has_i(left) or _has_i(right))
        seen = 0
        for attempt in range(_TRIES):
            point = _point(names, attempt)
            try:
                values = numbers.value(left, point), numbers.value(right, point)
            except _Outside:
                continue
            if not _near(numbers.context, *values, tolerance):
                return False
            seen += 1
            if seen >= _POINTS:
                return True
    if seen >= _POINTS // 2:
        return True
    raise Undecided("the expressions share too few points")


def _same_constants(left: Node, right: Node, tolerance: str) -> bool:
    """Compare two constants; one that has no value (1/0) equals none that has one."""
    with _LOCK:
        numbers = _Numbers(is_complex=True)
        values: list[Any] = []
        for node in (left, right):
            try:
                values.append(numbers.value(node, {}))
            except _Outside:
                continue
        if len(values) == len("lr"):
            return _near(numbers.context, values[0], values[1], tolerance)
    if values:
        return False
    raise Undecided("neither expression has a value")


def _near(context: Any, left: Any, right: Any, tolerance: str) -> bool:
    size = max(abs(left), abs(right))
    if size < context.mpf(10) ** -_AGREE:
        return True
    return bool(abs(left - right) <= size * context.mpf(tolerance))


def _has_i(node: Node) -> bool:
    if isinstance(node, Op):
        return any(map(_has_i, node.args))
    return isinstance(node, Sym) and node.name == "i"


# ---------------------------------------------------------------- together

_FLOAT_DIGITS = 9


def same_formula(answer: Node, gold: Node) -> bool:
    """Tell whether two expressions are equal wherever both are defined.

    Raises:
        Undecided: the bounds were reached first.
    """
    if answer == gold:
        return True
    in_field = _same_in_field(answer, gold)
    shown = [digits for digits in (digits_shown(answer), digits_shown(gold)) if digits]
    floating = bool(shown) and min(shown) >= _FLOAT_DIGITS
    if in_field is not None and (in_field or not floating):
        return in_field
    return _same_numerically(answer, gold, "1e-9" if floating else f"1e-{_AGREE}")


def proportional(left: Node, right: Node) -> bool:
    """Tell whether one expression is a non-zero constant times the other, as two equations' sides are.

    Raises:
        Undecided: the bounds were reached first.
    """
    names = symbols(left) | symbols(right)
    if not names or symbols(left) != symbols(right):
        return same_formula(left, right)
    with _LOCK:
        numbers = _Numbers(is_complex=_has_i(left) or _has_i(right))
        ratios: list[Any] = []
        for attempt in range(_TRIES):
            point = _point(names, attempt)
            try:
                values = numbers.value(left, point), numbers.value(right, point)
                ratios.append(numbers.apply("divide", list(values)))
            except (_Outside, ZeroDivisionError):
                continue
            if not ratios[-1] or not _near(numbers.context, ratios[0], ratios[-1], f"1e-{_AGREE}"):
                return False
            if len(ratios) >= _POINTS:
                return True
    raise Undecided("the equations share too few points")

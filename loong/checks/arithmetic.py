"""Evaluate arithmetic exactly, in fractions, with every size bounded; never Python's `eval`."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from loong.checks.terms import BadTerm, Grammar, Term, parse

_MOST_BITS = 20_000

_FUNCTIONS = frozenset({"abs", "min", "max", "gcd", "lcm"})
GRAMMAR = Grammar(
    tokens=re.compile(
        r"\s*(?:(?P<number>[0-9]{1,3000}(?:\.[0-9]{1,3000})?)|(?P<name>[A-Za-z_][A-Za-z_0-9]*)"
        r"|(?P<sign>\*\*|//|<=|>=|==|!=|[-+*/%^()<>=,×·÷−≤≥≠⋅]))\s*"
    ),
    signs={
        "**": "^",
        "×": "*",
        "·": "*",
        "⋅": "*",
        "÷": "/",
        "−": "-",
        "≤": "<=",
        "≥": ">=",
        "≠": "!=",
        "=": "==",
        "mod": "%",
    },
    binary={
        **dict.fromkeys(["==", "!=", "<", "<=", ">", ">="], (1, 2)),
        **dict.fromkeys(["+", "-"], (3, 4)),
        **dict.fromkeys(["*", "/", "//", "%"], (5, 6)),
        "^": (9, 8),
    },
    prefix={"-": 7, "+": 7},
    adjacent="*",
    functions=_FUNCTIONS,
)
"""Integers and decimals, names, + - * / // % ^, comparisons, abs min max gcd lcm."""

_COMPARED = frozenset({"==", "!=", "<", "<=", ">", ">="})
Names = Mapping[str, Fraction]


def expression(text: str) -> Term:
    """Parse an arithmetic expression or relation; raises BadTerm."""
    return parse(text, GRAMMAR)


def value(term: Term, names: Names) -> Fraction:
    """Return what an expression is worth.

    Raises:
        BadTerm: an unknown name, a division by zero, a comparison inside, or too large a number.
    """
    if term.op == "number":
        return Fraction(term.text)
    if term.op == "name":
        if term.text not in names:
            raise BadTerm(f"{term.text!r} has no value")
        return names[term.text]
    apply = _OPERATIONS.get(term.op)
    if apply is None:
        raise BadTerm(f"{term.op!r} stands inside an expression")
    found = apply(*(value(arg, names) for arg in term.args))
    if max(found.numerator.bit_length(), found.denominator.bit_length()) > _MOST_BITS:
        raise BadTerm("the numbers grow too large")
    return found


def truth(term: Term, names: Names, slack: Fraction = Fraction(0)) -> bool:
    """Tell whether a relation holds; chains such as `1 < x <= 9` are read as in mathematics.

    Args:
        term: the relation.
        names: values of its names.
        slack: how far equal sides may differ, and an inequality may be missed.

    Raises:
        BadTerm: it is no relation, or has no value.
    """
    if term.op not in _COMPARED:
        raise BadTerm("it compares nothing")
    left, right = term.args
    if left.op in _COMPARED:
        return truth(left, names, slack) and truth(
            Term(term.op, (left.args[1], right)), names, slack
        )
    gap = value(left, names) - value(right, names)
    return {
        "==": abs(gap) <= slack,
        "!=": abs(gap) > slack,
        "<": gap < 0,
        ">": gap > 0,
        "<=": gap <= slack,
        ">=": gap >= -slack,
    }[term.op]


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    if exponent.denominator != 1:
        raise BadTerm("a power is not whole")
    size = max(base.numerator.bit_length(), base.denominator.bit_length())
    if abs(exponent) * size > _MOST_BITS:
        raise BadTerm("the numbers grow too large")
    if not base and exponent < 0:
        raise BadTerm("it divides by zero")
    return base ** int(exponent)


def _divided(left: Fraction, right: Fraction) -> Fraction:
    if not right:
        raise BadTerm("it divides by zero")
    return left / right


def _modulo(left: Fraction, right: Fraction) -> Fraction:
    if not right:
        raise BadTerm("it divides by zero")
    return left % right


def _whole(function: Callable[..., int]) -> Callable[..., Fraction]:
    def apply(*numbers: Fraction) -> Fraction:
        if any(number.denominator != 1 for number in numbers):
            raise BadTerm("gcd and lcm take integers")
        return Fraction(function(*map(int, numbers)))

    return apply


def _least(*numbers: Fraction) -> Fraction:
    return min(numbers)


def _greatest(*numbers: Fraction) -> Fraction:
    return max(numbers)


_OPERATIONS: dict[str, Callable[..., Fraction]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": _divided,
    "//": lambda a, b: Fraction(math.floor(_divided(a, b))),
    "%": _modulo,
    "^": _power,
    "- before": lambda a: -a,
    "+ before": lambda a: a,
    "abs": lambda *a: abs(a[0]),
    "min": _least,
    "max": _greatest,
    "gcd": _whole(math.gcd),
    "lcm": _whole(math.lcm),
}

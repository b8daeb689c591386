"""Tell whether two equations say the same: up to a constant factor, denominators cleared."""

from __future__ import annotations

import re
from fractions import Fraction

from loong.answers.algebra.evaluate import proportional, symbols
from loong.answers.algebra.formula import Unparsed, parse_formula
from loong.answers.algebra.nodes import number_of
from loong.answers.text.split import split
from loong.answers.values import Const, Formula, Node, Op, Undecided

EQUALS = r"(?<![<>!=:])={1,2}(?![=>])"
"""Pattern of the sign between an equation's sides."""
_EQUALS = re.compile(EQUALS)
_COMPUTED = re.compile(r"(?:log_\{?[0-9]{1,9}\}?|gcd|lcm|sqrt|cbrt|ln|exp)\s?\(")
"""Functions that mean the same wherever they are written, unlike `log` and `sin`."""
_LONGEST = 200
_ONE = Const(Fraction(1))
_MOST_TERMS = 30
_HIGHEST = 20


def same_equation(left: Node, right: Node) -> bool:
    """Tell whether two expressions are zero together: `x*y - 12` and `y - 12/x`.

    Raises:
        Undecided: the bounds were reached first.
    """
    if proportional(left, right):
        return True
    if symbols(left) != symbols(right) or len(symbols(left)) < len("xy"):
        return False
    first, second = _cleared(left)[0], _cleared(right)[0]
    return (first, second) != (left, right) and proportional(first, second)


def is_false(left: str, right: str) -> bool:
    """Tell whether `log_6(36) = -2` gives a known value falsely, by over a percent."""
    if _COMPUTED.match(left) is None:
        return False
    try:
        sides = [number_of(Formula(parse_formula(side), side)) for side in (left, right)]
    except (Unparsed, Undecided):
        return False
    values = [Fraction(side.value) for side in sides if side is not None]
    return len(values) == len(sides) and abs(values[0] - values[1]) * 100 > abs(values[1])


def same_in_letters(answer: str, gold: str) -> bool:
    """Tell whether two texts are one equation, names of several letters taken letter by letter.

    Raises:
        Undecided: the bounds were reached first.
    """
    left, right = in_letters(answer), in_letters(gold)
    return left is not None and right is not None and same_equation(left, right)


def in_letters(text: str) -> Node | None:
    """Return the difference of an equation's sides, letter by letter; None for other texts."""
    if len(text) > _LONGEST:
        return None
    sides = split(text, _EQUALS)
    try:
        nodes = [parse_formula(side, letters=True) for side in sides]
    except Unparsed:
        return None
    return Op("sum", (nodes[0], Op("neg", (nodes[1],)))) if len(nodes) == len("lr") else None


def _cleared(node: Node) -> tuple[Node, Node]:
    """Return an expression as a numerator and a denominator."""
    if not isinstance(node, Op):
        return node, _ONE
    if node.name == "sum" and len(node.args) <= _MOST_TERMS:
        return _added([_cleared(arg) for arg in node.args])
    if node.name == "product":
        parts = [_cleared(arg) for arg in node.args]
        return _times([top for top, _ in parts]), _times([under for _, under in parts])
    if node.name == "neg":
        top, under = _cleared(node.args[0])
        return Op("neg", (top,)), under
    if node.name == "divide":
        (top, under), (bottom, over) = map(_cleared, node.args)
        return _times([top, over]), _times([under, bottom])
    return _power(node) if node.name == "power" else (node, _ONE)


def _added(parts: list[tuple[Node, Node]]) -> tuple[Node, Node]:
    below = [under for _, under in parts]
    terms = [_times([top, *below[:at], *below[at + 1 :]]) for at, (top, _) in enumerate(parts)]
    return Op("sum", tuple(terms)), _times(below)


def _times(factors: list[Node]) -> Node:
    kept = tuple(factor for factor in factors if factor != _ONE)
    return _ONE if not kept else kept[0] if len(kept) == 1 else Op("product", kept)


def _power(node: Op) -> tuple[Node, Node]:
    base, exponent = node.args
    negative = isinstance(exponent, Op) and exponent.name == "neg"
    size = exponent.args[0] if isinstance(exponent, Op) and negative else exponent
    if not isinstance(size, Const) or not 0 < size.value <= _HIGHEST or size.value % 1:
        return node, _ONE
    top, under = _cleared(base)
    raised = [part if part == _ONE else Op("power", (part, size)) for part in (top, under)]
    return (raised[1], raised[0]) if negative else (raised[0], raised[1])

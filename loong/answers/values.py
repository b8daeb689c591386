"""What an answer can be read as: small frozen nodes, each with the text it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal


@dataclass(frozen=True, slots=True)
class Number:
    """A rational number or an infinity."""

    value: Decimal | Fraction
    exact: bool
    """Written as an integer or a fraction; a decimal only speaks for the digits it shows."""
    raw: str


@dataclass(frozen=True, slots=True)
class Text:
    """Words, codes, flags: whatever is no mathematics."""

    text: str
    raw: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Boolean:
    """Yes or no."""

    value: bool
    raw: str


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar day."""

    year: int
    month: int
    day: int
    raw: str


Kind = Literal["list", "tuple", "set", "bare"]


@dataclass(frozen=True, slots=True)
class Items:
    """Several answers: a list, tuple, set, or a bare comma list."""

    kind: Kind
    items: tuple[Value, ...]
    raw: str
    matrix: bool = False
    """Written as a matrix, so that a column may stand for a plain list."""

    @property
    def ordered(self) -> bool:
        """Whether the order of the items is part of the answer."""
        return self.kind in {"list", "tuple"}


@dataclass(frozen=True, slots=True)
class Table:
    """Keys and their values: a dict, or `a: 1, b: 2`."""

    pairs: tuple[tuple[Value, Value], ...]
    raw: str


MOST_DOUBLED = 300
"""The largest number that a double factorial is taken of."""


@dataclass(frozen=True, slots=True)
class Const:
    """A literal in an expression; `digits` is 0 for exact ones, else the digits shown."""

    value: Fraction
    digits: int = 0


@dataclass(frozen=True, slots=True)
class Sym:
    """A variable or a named constant."""

    name: str


@dataclass(frozen=True, slots=True)
class Op:
    """An operation or a function of expressions."""

    name: str
    args: tuple[Node, ...]


Node = Const | Sym | Op


def doubled(node: Node) -> bool:
    """Tell whether a number is one of which a double factorial is taken: small and whole."""
    if not isinstance(node, Const) or node.value.denominator != 1:
        return False
    return node.value <= MOST_DOUBLED


def replaced(node: Node, old: Sym, new: Node) -> Node:
    """Put an expression in a variable's place."""
    if isinstance(node, Op):
        return Op(node.name, tuple(replaced(arg, old, new) for arg in node.args))
    return new if node == old else node


@dataclass(frozen=True, slots=True)
class Formula:
    """A mathematical expression that is no plain number."""

    node: Node
    raw: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: factor · π^pi · a product of base dimensions, counted from `offset` (°C and °F)."""

    factor: Fraction
    dims: tuple[tuple[str, Fraction], ...]
    pi: int = 0
    offset: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with a unit."""

    amount: Number | Formula
    unit: Unit
    raw: str


@dataclass(frozen=True, slots=True)
class Named:
    """`name = value`."""

    name: str
    value: Value
    raw: str


@dataclass(frozen=True, slots=True)
class Equation:
    """Two sides that are equal, or in order; neither of them a mere name."""

    difference: Node
    """The left side less the right one."""
    raw: str
    sign: str = "="
    """How the difference stands to zero: =, <, <= or !=."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the real line; a point has equal closed ends."""

    low: Value
    high: Value
    low_closed: bool
    high_closed: bool


@dataclass(frozen=True, slots=True)
class Reals:
    """A union of stretches of the real line."""

    pieces: tuple[Piece, ...]
    raw: str


Value = (
    Number | Text | Boolean | Date | Items | Table | Formula | Quantity | Named | Equation | Reals
)


class Undecided(Exception):  # noqa: N818 - no error: the bound on work was reached
    """Nothing certain can be said within the bounds."""

"""Read equations, inequalities, memberships and unions of intervals."""

from __future__ import annotations

import re
from collections.abc import Callable

from loong.answers.algebra.conjunctions import read_together
from loong.answers.algebra.equations import is_false
from loong.answers.algebra.evaluate import same_formula, symbols
from loong.answers.algebra.formula import Unparsed, parse_formula
from loong.answers.algebra.inequalities import read_inequality
from loong.answers.algebra.nodes import node_of, number_of
from loong.answers.algebra.reals import (
    ABOVE_ALL,
    BELOW_ALL,
    LINE,
    MAX_PIECES,
    crossing,
    pieces_of,
    without_points,
    without_stretches,
)
from loong.answers.number import Rules, same_number
from loong.answers.text.split import marks, partner, split, wrapped
from loong.answers.values import (
    Equation,
    Formula,
    Items,
    Named,
    Node,
    Number,
    Op,
    Piece,
    Reals,
    Text,
    Undecided,
    Value,
)

Reader = Callable[[str], Value]

_RELATION = re.compile(
    r"<=(?!>)|>=|!=|==|(?<!<):?=(?!>)|(?<![-=])>|<(?!-(?:[->]|\s|\Z))|∈|\bin\b(?=\s*(?:R|\Z))"
)
_NAME = re.compile(
    r"[A-Za-zΑ-Ωα-ω][A-Za-z0-9]*'*(?:_\{?[A-Za-z0-9, ]+\}?)?(?:\s*\([A-Za-z0-9, ]*\))?"
    r"|(?!(?:if|elif|while|return|assert)\s)(?:[A-Za-z][A-Za-z-]*\s+){1,4}[A-Za-z0-9]+|\|[A-Z]{2}\||\([A-Za-z][A-Za-z0-9_]*(?:\s*,\s*[A-Za-z][A-Za-z0-9_]*)*\)"
    r"|[A-Za-z]\s?\^\s?[({]?-1[)}]?\s?(?:\(\s?[A-Za-z0-9]{1,3}\s?\))?"
    r"|\\frac\{d(?:\^\{?[0-9]\}?)?[A-Za-z]\}\{d[A-Za-z](?:\^\{?[0-9]\}?)?\}|d[A-Za-z]/d[A-Za-z]"
    r"|\\(?:hat|bar|vec|overline|overrightarrow|tilde|widehat|dot|ddot)\s?\{?\s?[A-Za-z]{1,3}\s?\}?(?:_\{?[A-Za-z0-9]+\}?)?"
    r"|[fgh]\s?\(\s?[fgh]\s?\(\s?[a-z]\s?\)\s?\)|\(\s?[fgh]\s?[∘°]\s?[fgh]\s?\)\s?\(\s?[a-z]\s?\)"
    r"|[mp]\s?/\s?[nq](?![A-Za-z])|\\frac\{(?:m\}\{n|p\}\{q)\}"
    r"|(?:P|Pr|E|blackboardE|blackboardP|Var|Cov|Corr|SD|deg|det|dim|rank|tr|ord|arg|Re|Im)\s?(?:\([^()]{1,40}\)|\[[^\[\]]{1,40}\])"
)
_WORKED_ON = re.compile(r"[0-9]?[A-Z](?:\s?\^\s?[{(]?(?:[0-9]|T)[})]?|(?:\s?[+*-]\s?[0-9]?[A-Z])?)")
"""What is done to matrices: `A^2`, `A + B`, `2A`."""
_APPLIED = re.compile(r"[a-z]\s?\(\s?[a-z]\s?\)")
_WORKED_OUT = re.compile(r"\\(?:int|iint|oint|lim)(?![A-Za-z])")
_NEARLY = re.compile(r"≈")
_CALL = re.compile(r"(?:sympy\.|sp\.)?(?P<name>[A-Z][A-Za-z]{1,17})\s*(?=\()")
_CALLED = {
    **dict.fromkeys(["Eq", "Equality"], "="),
    **dict.fromkeys(["Ne", "Unequality", "Not"], "!="),
    **dict.fromkeys(["Lt", "StrictLessThan"], "<"),
    **dict.fromkeys(["Le", "LessThan"], "<="),
    **dict.fromkeys(["Gt", "StrictGreaterThan"], ">"),
    **dict.fromkeys(["Ge", "GreaterThan"], ">="),
}
"""The signs of the relations that sympy writes as calls."""
_MAX_SIDES = 40
"""More sides or alternatives than this stand in no answer."""
_COMMA = re.compile(r",")
_SEMICOLON = re.compile(r";")
_CUP = re.compile(r"∪|(?<=[)\]}])\s*(?:[Uu]|\s+or)\s*\Z")
_MINUS_SET = re.compile(r"\bsetminus\b|\\|(?:(?<=Reals)|(?<=\AR))\s?-\s?(?=\Z|[({\[])")
_CAP = re.compile(r"∩")
_INTERSECTION = re.compile(r"(?:sympy\.|sp\.)?Intersection\s*(?=\()")
_INTERVAL = re.compile(r"(?:sympy\.|sp\.|pd\.|pandas\.)?Interval(?:\.(open|Lopen|Ropen))?\s*(?=\()")
_KEYWORD = re.compile(r"(left_open|right_open|closed)\s?=\s?'?(true|false|left|right|both|neither)")
_UNION = re.compile(r"(?:sympy\.)?Union\s*(?=\()")
_REALS = frozenset(
    [
        "reals",
        "s.reals",
        "ℝ",
        "all real numbers",
        "all reals",
        "the real numbers",
        "r",
        "real numbers",
        "the reals",
        "the real line",
        "the entire real line",
        "the whole real line",
        "every real number",
        "any real number",
    ]
)
_FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "!=": "!="}
_EQUALS = frozenset({"=", "==", ":="})
_IDENTICAL = re.compile(r"(?<=\))\s?≡(?!.*(?:mod|\[))")
_MEMBER = frozenset({"∈", "in"})
_OUTSIDE = re.compile(
    r"\b(?:not|never|nowhere|neither|nor|no|none|outside|except|without|beyond)\b", re.IGNORECASE
)
"""What is no name but keeps a thing out of the set: `not in [0, 1]`."""
_UNITS = frozenset({"i", "I"})
_CONSTANTS = _UNITS | {"e", "pi"}
"""Letters that name a value only beside one that does not hold them."""


def read_relation(text: str, read: Reader) -> Value | None:
    """Read `x = 3`, `2 < x <= 5`, `x ∈ {1, 2}`, `y = 2x + 1`, `x + y = 5`; None if it is none."""
    match = _CALL.match(text)
    if match is not None and match["name"] in _CALLED:
        return _called(match["name"], text[match.end() :], text, read)
    text = _IDENTICAL.sub(" =", text, count=1) if "≡" in text else text
    signs = marks(text, _RELATION)
    if not signs:
        return _approximate(text, read) if "≈" in text else None
    sides = split(text, _RELATION)
    if not all(sides):
        return None
    if set(signs) <= _EQUALS:
        return _equation(sides, text, read)
    if len(signs) == 1 and signs[0] in _MEMBER:
        named = _NAME.fullmatch(sides[0]) and not _OUTSIDE.search(sides[0])
        return _named(sides[0], read(sides[1]), text) if named else None
    return _inequality(sides, signs, text, read)


def _called(name: str, held: str, raw: str, read: Reader) -> Value | None:
    """Read `Eq(x, 3)`, `Ne(x, 0)` and `Not(Eq(x, 0))`."""
    parts, sign = wrapped(held), _CALLED[name]
    if name == "Not" and parts is not None:
        denied = _CALL.match(parts[1])
        parts = wrapped(parts[1][denied.end() :]) if denied and denied["name"] == "Eq" else None
    sides = split(parts[1], _COMMA) if parts else []
    if len(sides) != len("lr") or not all(sides):
        return None
    if sign == "=":
        return _equation(sides, raw, read)
    return _inequality(sides, [sign], raw, read)


def _approximate(text: str, read: Reader) -> Value | None:
    """Read `sqrt(2) ≈ 1.414` as its exact side where the other agrees with it."""
    sides = split(text, _NEARLY)
    if len(sides) != len("lr") or not all(sides):
        return None
    if _NAME.fullmatch(sides[0]):
        return _named(sides[0], read(sides[1]), text)
    value, shown = read(sides[0]), read(sides[1])
    exact = number_of(value)
    if exact is None or not isinstance(shown, Number) or not same_number(exact, shown, Rules()):
        return None
    return value


def _named(name: str, value: Value, raw: str) -> Value | None:
    return Named("".join(name.split()), value, raw)


def _equation(sides: list[str], raw: str, read: Reader) -> Value | None:
    left, *middle, right = sides
    if middle:
        return _chain(sides, raw, read) if len(sides) <= _MAX_SIDES else None
    if _is_constant(left, right) or _is_constant(right, left):
        return _agreed(left, right, read)
    if _NAME.fullmatch(left):
        return None if is_false(left, right) else _named(left, read(right), raw)
    if _NAME.fullmatch(right) and not _NAME.fullmatch(left):
        value = read(left)
        return None if isinstance(value, Text) else _named(right, value, raw)
    return _unnamed(left, right, raw, read)


def _unnamed(left: str, right: str, raw: str, read: Reader) -> Value | None:
    """Read an equation of which neither side is a name."""
    if _WORKED_ON.fullmatch(left):
        value = read(right)
        if isinstance(value, Items) and all(isinstance(row, Items) for row in value.items):
            return _named(left, value, raw)
    try:
        first, second = parse_formula(left), parse_formula(right)
    except Unparsed:
        worked_out = _WORKED_OUT.match(left) and not _WORKED_OUT.search(right)
        return read(right) if worked_out else _same_members(left, right, read)
    if not symbols(first) and not symbols(second):
        return _agreed(left, right, read)
    return Equation(Op("sum", (first, Op("neg", (second,)))), raw)


def _agreed(left: str, right: str, read: Reader) -> Value | None:
    """Return the value of both sides, if they surely have one."""
    value = read(right)
    return value if _surely_same(read(left), value) else None


def _chain(sides: list[str], raw: str, read: Reader) -> Value | None:
    """Read `x = 2 + 3 = 5`: all sides after the name must be one value."""
    if len(sides) > len("yfv") - 1 and _APPLIED.fullmatch(sides[1]) and _NAME.fullmatch(sides[0]):
        return read(" = ".join([sides[0], *sides[2:]]))
    values = [read(side) for side in sides[1:]]
    if not all(_surely_same(values[-1], value) for value in values[:-1]):
        return None
    if _NAME.fullmatch(sides[0]):
        return _named(sides[0], values[-1], raw)
    return values[-1] if _surely_same(read(sides[0]), values[-1]) else None


def _is_constant(side: str, other: str) -> bool:
    """Tell whether a side is a constant that the other holds, as in `i^3 = i`, and no name."""
    if side not in _CONSTANTS:
        return False
    try:
        constant, node = parse_formula(side), parse_formula(other)
    except Unparsed:
        return False
    rooted = side in _UNITS and isinstance(node, Op) and node.name == "sqrt"
    return not symbols(node) and (rooted or _holds(node, constant))


def _holds(node: Node, part: Node) -> bool:
    return node == part or (isinstance(node, Op) and any(_holds(arg, part) for arg in node.args))


def _same_members(left: str, right: str, read: Reader) -> Value | None:
    """Return the second of two lists of the same values: `((2+8)/2, 1+1) = (5, 2)`."""
    if left[-1] != right[-1] or right[-1] not in ")]}":
        return None
    first, second = read(left), read(right)
    listed = isinstance(first, Items) and isinstance(second, Items)
    return second if listed and _surely_same(first, second) else None


def _surely_same(left: Value, right: Value) -> bool:
    if isinstance(left, Items) and isinstance(right, Items):
        alike = left.kind == right.kind and len(left.items) == len(right.items)
        return alike and all(map(_surely_same, left.items, right.items))
    first, second = node_of(left), node_of(right)
    try:
        return first is not None and second is not None and same_formula(first, second)
    except Undecided:
        return False


# ---------------------------------------------------------------- inequalities


def _inequality(sides: list[str], signs: list[str], raw: str, read: Reader) -> Value | None:
    if len(signs) == 1:
        found = _one_sided(sides[0], signs[0], sides[1], raw, read)
        return found or read_inequality(sides, signs, raw)
    if len(signs) != len("<<") or signs[0][0] != signs[1][0] or signs[0][0] not in "<>":
        return None
    if not _NAME.fullmatch(sides[1]):
        return read_inequality(sides, signs, raw)
    return _between(sides, signs, raw, read)


def _one_sided(left: str, sign: str, right: str, raw: str, read: Reader) -> Value | None:
    if _NAME.fullmatch(left):
        return _half_line(left, sign, read(right), raw)
    if _NAME.fullmatch(right) and sign in _FLIPPED:
        return _half_line(right, _FLIPPED[sign], read(left), raw)
    return None


def _between(sides: list[str], signs: list[str], raw: str, read: Reader) -> Value | None:
    low, high = read(sides[0]), read(sides[2])
    closed = [sign.endswith("=") for sign in signs]
    if signs[0][0] == ">":
        low, high, closed = high, low, closed[::-1]
    if not _is_end(low) or not _is_end(high):
        return None
    return _named(sides[1], Reals((Piece(low, high, *closed),), raw), raw)


def _half_line(name: str, sign: str, value: Value, raw: str) -> Value | None:
    if not _is_end(value):
        return None
    below = Piece(BELOW_ALL, value, False, sign == "<=")
    above = Piece(value, ABOVE_ALL, sign == ">=", False)
    pieces = {"<": (below,), "<=": (below,), ">": (above,), ">=": (above,), "!=": (below, above)}
    return _named(name, Reals(pieces[sign], raw), raw) if sign in pieces else None


def _is_end(value: Value) -> bool:
    return isinstance(value, (Number, Formula)) or (
        isinstance(value, Text) and len(value.text) == 1 and value.text.isalpha()
    )


# ---------------------------------------------------------------- unions


def read_union(text: str, read: Reader) -> Value | None:
    """Read `[0, 1)`, `Interval(0, 1)`, `(0, 1) ∪ {3}`, `x<1 or x>2`, or return None."""
    if text.lower() in _REALS and text not in {"r", "R"}:
        return Reals(LINE, text)
    for reader in (_interval_call, _half_open, _cap, _cup, _minus):
        value = reader(text, read)
        if value is not None:
            return value
    return read_together(text, lambda part: read_relation(part, read))


def _interval_call(text: str, read: Reader) -> Value | None:
    match = _UNION.match(text)
    if match is not None:
        parts = wrapped(text[match.end() :])
        return _joined(split(parts[1], _COMMA), text, read) if parts else None
    match = _INTERVAL.match(text)
    parts = wrapped(text[match.end() :]) if match else None
    if match is None or parts is None:
        return None
    args = split(parts[1], _COMMA)
    named = dict(_KEYWORD.findall(",".join(arg for arg in args if "=" in arg).lower()))
    args = [arg for arg in args if "=" not in arg]
    if len(args) not in {2, 3, 4} or not all(args):
        return None
    opened = [arg.lower() == "true" for arg in args[2:]] + [False] * (4 - len(args))
    left = opened[0] or match[1] in {"open", "Lopen"} or named.get("left_open") == "true"
    right = opened[1] or match[1] in {"open", "Ropen"} or named.get("right_open") == "true"
    if "closed" in named:
        left, right = (
            named["closed"] in {"right", "neither"},
            named["closed"] in {"left", "neither"},
        )
    return Reals((Piece(read(args[0]), read(args[1]), not left, not right),), text)


def _half_open(text: str, read: Reader) -> Value | None:
    parts = wrapped(text)
    if parts is None or parts[2] == partner(parts[0]) or {parts[0], parts[2]} & set("{}"):
        return None
    ends = split(parts[1], _SEMICOLON if ";" in parts[1] else _COMMA)
    if len(ends) != len("lh") or not all(ends):
        return None
    piece = Piece(read(ends[0]), read(ends[1]), parts[0] == "[", parts[2] == "]")
    return Reals((piece,), text)


def _cup(text: str, read: Reader) -> Value | None:
    return _joined(split(text, _CUP), text, read) if marks(text, _CUP) else None


def _cap(text: str, read: Reader) -> Value | None:
    """Read `(1, 2) ∩ (0, 3)` and `Intersection(…)` as what both hold."""
    match = _INTERSECTION.match(text)
    held = wrapped(text[match.end() :]) if match else None
    parts = split(held[1], _COMMA) if held else split(text, _CAP)
    if not 1 < len(parts) <= _MAX_SIDES or not all(parts):
        return None
    sets = [pieces_of(read(part)) for part in parts]
    known = [pieces for pieces in sets if pieces is not None]
    common = crossing(known) if len(known) == len(sets) else None
    return None if common is None else Reals(common, text)


def _joined(parts: list[str], raw: str, read: Reader) -> Value | None:
    if len(parts) > MAX_PIECES:
        return None
    pieces: list[Piece] = []
    for part in parts:
        found = pieces_of(read(part)) if part else None
        if found is None:
            return None
        pieces.extend(found)
    return Reals(tuple(pieces), raw)


def _minus(text: str, read: Reader) -> Value | None:
    if not marks(text, _MINUS_SET):
        return None
    left, *rest = split(text, _MINUS_SET)
    if len(rest) != 1 or not left or not rest[0]:
        return None
    line = Reals(LINE, left) if left == "R" else read(left)
    points = read(rest[0])
    whole, taken = pieces_of(line), pieces_of(points)
    if whole is None or taken is None or (isinstance(line, Items) and line.kind == "set"):
        return None
    if isinstance(points, Items) and points.kind == "set":
        pieces = without_points(whole, points.items)
    else:
        pieces = without_stretches(whole, taken)
    return None if pieces is None else Reals(pieces, text)

"""Read an answer's text as a value: what a careful reader would take it for, without a hint."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from loong.answers.domains import read_builder, read_domain
from loong.answers.formula import Unparsed, parse_formula
from loong.answers.loosely import read_grouped, read_loosely
from loong.answers.matrices import read_vector, without_environments
from loong.answers.nodes import simplified
from loong.answers.notations.bases import read_prefixed
from loong.answers.number import parse_number
from loong.answers.numerals import read_numeral
from loong.answers.quantity import read_quantity
from loong.answers.reals import pieces_of
from loong.answers.relations import read_relation, read_union
from loong.answers.split import MAX_DEPTH, depth, is_quoted, marks, partner, split, wrapped
from loong.answers.tidy import tidy, visible
from loong.answers.values import (
    Formula,
    Items,
    Kind,
    Number,
    Quantity,
    Reals,
    Table,
    Text,
    Undecided,
    Value,
)
from loong.answers.words import means_nothing, parse_boolean, parse_date, parse_number_words
from loong.answers.wrappers import unwrap

MAX_LENGTH = 50_000
"""Longer answers are only compared letter by letter."""
_CACHED_LENGTH = 1000

_COMMA = re.compile(r",")
_SEMICOLON = re.compile(r";|\n")
_COMMA_OR_LINE = re.compile(r"[,;\n]")
_COLON = re.compile(r":|->")
_AND = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)
_LAST_AND = re.compile(r"^(?:and|or|&)\s+", re.IGNORECASE)
_OR = re.compile(r"\s+or\s+", re.IGNORECASE)
_BYTES = re.compile(r"b(?=['\"])")
_ABSENT = {
    "None": "None",
    "null": "None",
    "nil": "None",
    "nan": "nan",
    "NaN": "nan",
    "np.nan": "nan",
}
_BLANK = re.compile(r"\s+")
_PLUS_MINUS = re.compile(r"±")
_FLAG = re.compile(r"[A-Za-z][A-Za-z0-9_]*[A-Za-z0-9]\{.*\}", re.DOTALL)
_MATRIX = re.compile(
    r"\\begin\{([bBpvV]?matrix|smallmatrix|array)\}(?:\{[lcr|]*\})?(.*)\\end\{\1\}", re.DOTALL
)
_ESCAPE = re.compile(r"\\(['\"\\nt])")
_ESCAPED = {"n": "\n", "t": "\t"}
_MATHS = re.compile(
    r"[0-9+*^/=(!|√°]|\\[A-Za-z]|"
    r"(?<![A-Za-z])"
    r"(?:pi|sqrt|(?:arc)?(?:sin|cos|tan)|sinh|cosh|tanh|sec|csc|cot|lg|ln|log|exp)(?![A-Za-z])"
)
_CODE = re.compile(r"(?=[A-Za-z0-9]*[A-Za-z])(?=[A-Za-z0-9]*[0-9])[A-Za-z0-9]+")
_COEFFICIENT = re.compile(r"[0-9]+[a-z]{1,3}|[0-9]+[A-Z]")
_LEADING_ZERO = re.compile(r"[+-]?0[0-9]")
_MAX_WORDS = 4
_MAX_PARTS = 5000
_IN_ORDER = re.compile(
    r"[,;]?\s?\(?(?:in (?:this|that|the (?:given|same)) order|respectively)\)?\Z", re.IGNORECASE
)
_ORDER_LENGTH = 40
_SORT = re.compile(
    r"(?:the )?(?:point|(?:open |closed |half-open )?interval|set|vector|matrix|(?:ordered )?pair"
    r"|triple|tuple|list|path|polynomial|equation|function|permutation|sequence|line|expression"
    r"|fraction|number|integer|value)s?:? (?=[\[({<\\0-9A-Za-z+-])",
    re.IGNORECASE,
)


def read(text: str) -> Value:
    """Read a whole answer.

    Raises:
        Undecided: it is longer or nested deeper than any answer needs.
    """
    return _cached(text) if len(text) <= _CACHED_LENGTH else _read_whole(text)


@lru_cache(maxsize=4096)
def _cached(text: str) -> Value:
    return _read_whole(text)


def _read_whole(text: str) -> Value:
    if len(text) > MAX_LENGTH:
        raise Undecided(
            f"it has {len(text):,} characters, more than the {MAX_LENGTH:,} that are read"
        )
    shown = visible(text).strip()
    if _FLAG.fullmatch(shown):
        return Text(shown, shown, quoted=True)
    plain = without_environments(tidy(text))
    if depth(plain) > MAX_DEPTH:
        raise Undecided(f"its brackets nest deeper than {MAX_DEPTH}")
    try:
        return read_part(plain)
    except RecursionError:
        raise Undecided("its words nest too deep") from None


def read_part(text: str) -> Value:
    """Read a tidied text, or a part of one."""
    number = parse_number(text)
    if number is not None:
        return number
    for reader in _READERS:
        value = reader(text)
        if value is not None:
            return value
    return Text(text, text)


# ---------------------------------------------------------------- words and codes


def _read_word(text: str) -> Value | None:
    if is_quoted(text):
        inner = _ESCAPE.sub(lambda m: _ESCAPED.get(m[1], m[1]), text[1:-1])
        return Text(inner, text, quoted=True)
    if means_nothing(text):
        return Items("set", (), text)
    if text in _ABSENT:
        return Text(_ABSENT[text], text)
    if _BYTES.match(text) and is_quoted(text[1:]):
        return Text(f"\0{text[2:-1]}", text, quoted=True)
    return parse_boolean(text) or parse_date(text) or parse_number_words(text)


def _read_code(text: str) -> Value | None:
    """Keep letters mixed with digits as a code, unless they can be a coefficient or a unit."""
    if _FLAG.fullmatch(text):
        return Text(text, text, quoted=True)
    value = read_prefixed(text)
    if value is not None:
        return Number(Decimal(value), exact=True, raw=text)
    if _CODE.fullmatch(text) and (_LEADING_ZERO.match(text) or not _COEFFICIENT.fullmatch(text)):
        if text[0].isdigit() and not _LEADING_ZERO.match(text):
            return read_quantity(text) or Text(text, text)
        return Text(text, text)
    return None


# ---------------------------------------------------------------- collections


def _read_wrapped(text: str) -> Value | None:
    call = unwrap(text)
    if call is not None:
        inner = read_part(call.inside)
        return _as_kind(inner, call.kind, text, matrix=call.matrix) if call.kind else inner
    parts = wrapped(text)
    if parts is None:
        return None
    opening, inside, closing = parts
    if closing != partner(opening):
        return None
    if opening == "{":
        return _read_braces(inside, text)
    return _read_brackets(opening, inside, text)


def _as_kind(value: Value, kind: Kind, raw: str, *, matrix: bool) -> Value:
    if isinstance(value, Items):
        return Items(kind, value.items, raw, matrix=matrix)
    if isinstance(value, Table) and kind == "set":
        return value
    return Items(kind, (value,), raw, matrix=matrix)


def _parts(inside: str) -> list[str]:
    parts = split(inside, _COMMA)
    if len(parts) == 1:
        parts = split(inside, _SEMICOLON)
    if parts and not parts[-1]:
        parts.pop()
    return parts


def _read_brackets(opening: str, inside: str, raw: str) -> Value | None:
    kind: Kind = "list" if opening == "[" else "tuple"
    parts = _parts(inside)
    if not parts:
        return Items(kind, (), raw)
    if len(parts) == 1 and not inside.endswith(","):
        if opening == "(":
            inner = read_part(parts[0])
            if isinstance(inner, Items) and _blank_separated(parts[0]):
                return Items(inner.kind, inner.items, raw)
            return None if isinstance(inner, Text) and not inner.quoted else inner
        parts = _blank_separated(parts[0]) or parts
    if not all(parts):
        return None
    return Items(kind, tuple(map(read_part, parts)), raw)


def _blank_separated(text: str) -> list[str] | None:
    """Split `0.1 0.2` or `[1 2] [3 4]`, as numpy prints arrays."""
    parts = [part for part in split(text, _BLANK) if part]
    if len(parts) > 1 and all(parse_number(part) or part.startswith("[") for part in parts):
        return parts
    return None


def _read_braces(inside: str, raw: str) -> Value | None:
    parts = _parts(inside)
    if not parts:
        return Items("set", (), raw)
    table = _table(parts, raw)
    if table is not None:
        return table
    if not all(parts) or any(marks(part, _COLON) or "|" in part for part in parts):
        return None
    return Items("set", tuple(map(read_part, parts)), raw)


def _table(parts: list[str], raw: str) -> Table | None:
    pairs: list[tuple[Value, Value]] = []
    for part in parts:
        sides = split(part, _COLON)
        if len(sides) != len("kv") or not all(sides):
            return None
        pairs.append((read_part(sides[0]), read_part(sides[1])))
    return Table(tuple(pairs), raw)


def _read_matrix(text: str) -> Value | None:
    match = _MATRIX.fullmatch(text)
    if match is None:
        return None
    rows = [row for row in match[2].split("\\\\") if row.strip()]
    cells = [
        Items("list", tuple(read_part(cell.strip()) for cell in row.split("&")), row)
        for row in rows
    ]
    return Items("list", tuple(cells), text, matrix=True)


# ---------------------------------------------------------------- bare lists


def _read_bare(text: str) -> Value | None:
    parts = [part for part in split(text, _COMMA_OR_LINE) if part]
    if not parts:
        return None
    if len(parts) == 1:
        return _read_and(text)
    if len(parts) > _MAX_PARTS and sum(parse_number(part) is None for part in parts) > _MAX_PARTS:
        raise Undecided(f"it lists more than {_MAX_PARTS:,} parts that are no numbers")
    parts[-1] = _LAST_AND.sub("", parts[-1])
    if not any(marks(part, _AND) for part in parts[:-1]):
        parts[-1:] = [part for part in split(parts[-1], _AND) if part] or parts[-1:]
    if all(marks(part, _COLON) for part in parts):
        table = _table(parts, text)
        if table is not None:
            return table
    items = tuple(map(read_part, parts))
    if _are_words(items) and not all(len(part.split()) <= _MAX_WORDS for part in parts):
        return None
    return Items("bare", items, text)


def _are_words(items: tuple[Value, ...]) -> bool:
    return any(isinstance(item, Text) and not item.quoted for item in items)


def _read_and(text: str) -> Value | None:
    parts = split(text, _AND)
    if len(parts) > 1 and all(parts):
        items = tuple(map(read_part, parts))
        if not _are_words(items) or all(len(part.split()) <= _MAX_WORDS for part in parts):
            return Items("bare", items, text)
    parts = split(text, _OR)
    if len(parts) > 1 and all(parts):
        items = tuple(map(read_part, parts))
        if not _are_words(items):
            return Items("bare", items, text)
    return None


def _read_ordered(text: str) -> Value | None:
    """Read `C, A, B, in this order` as a list."""
    match = _IN_ORDER.search(text[-_ORDER_LENGTH:])
    if match is None:
        return None
    listed = text[: len(text) - len(match[0])]
    if _IN_ORDER.search(listed[-_ORDER_LENGTH:]):
        return None
    value = read_part(listed)
    if not isinstance(value, Items) or value.kind not in {"bare", "list", "tuple"}:
        return None
    return Items("list", value.items, text)


def _read_sort(text: str) -> Value | None:
    """Read `the point (1, 2)` as what follows, if that is more than words."""
    match = _SORT.match(text)
    if match is None or _SORT.match(text, match.end()):
        return None
    value = read_part(text[match.end() :])
    if "interval" in match[0].lower() and isinstance(value, Items):
        pieces = pieces_of(value)
        return None if pieces is None else Reals(pieces, text)
    return None if isinstance(value, (Text, Quantity)) else value


def _read_blanks(text: str) -> Value | None:
    """Read `1 2 3` as a list in this order."""
    parts = text.split()
    if len(parts) > 1 and all(map(parse_number, parts)):
        return Items("list", tuple(map(read_part, parts)), text)
    return None


def _read_plus_minus(text: str) -> Value | None:
    if not marks(text, _PLUS_MINUS):
        return None
    left, *rest = split(text, _PLUS_MINUS)
    if len(rest) != 1:
        return None
    both = (read_part(f"{left}+{rest[0]}".lstrip("+")), read_part(f"{left}-{rest[0]}"))
    return None if any(isinstance(value, Text) for value in both) else Items("bare", both, text)


# ---------------------------------------------------------------- formulas


def _read_formula(text: str) -> Value | None:
    return as_formula(text) if _MATHS.search(text) else None


def as_formula(text: str, *, letters: bool = False) -> Formula | Number | None:
    """Read a text as an expression, whatever else it could be; a rational constant is a number."""
    try:
        return simplified(Formula(parse_formula(text, letters=letters), text))
    except Unparsed:
        return None


def _relation(text: str) -> Value | None:
    return read_relation(text, read_part)


def _loosely(text: str) -> Value | None:
    return read_loosely(text, read_part)


def _union(text: str) -> Value | None:
    return read_builder(text, read_part) or read_union(text, read_part)


def _vector(text: str) -> Value | None:
    return read_vector(text, read_part)


def _domain(text: str) -> Value | None:
    return read_domain(text, read_part)


_READERS: tuple[Callable[[str], Value | None], ...] = (
    _read_word,
    _read_code,
    read_numeral,
    _read_matrix,
    _vector,
    _union,
    _domain,
    _read_sort,
    _read_ordered,
    _read_wrapped,
    _read_blanks,
    read_grouped,
    _loosely,
    _read_bare,
    _relation,
    _read_plus_minus,
    read_quantity,
    _read_formula,
)

"""Read what pandas prints of a series, and a named tuple: `Point(x=1, y=2)`."""

from __future__ import annotations

import re
from collections.abc import Callable

from loong.answers.number import parse_number
from loong.answers.split import split, wrapped
from loong.answers.values import Items, Named, Table, Text, Value

_MOST = 200
_FOOT = re.compile(r"(?:Name: [^,\n]{1,60}, )?(?:Length: [0-9]+, )?dtype: [a-z0-9\[\], ]{1,30}")
_TUPLE = re.compile(r"[A-Z][A-Za-z0-9]{0,40}(?=\()")
_FIELD = re.compile(r"(?P<name>[a-z_][a-z_0-9]*)=(?P<value>[^=].*)", re.DOTALL)
_COMMA = re.compile(r",")


def read_printed(text: str) -> Value | None:
    """Read a series as pandas prints it, a table or a list, or return None."""
    lines = text.split("\n")
    if not 2 <= len(lines) <= _MOST or not _FOOT.fullmatch(lines[-1].strip()):  # noqa: PLR2004
        return None
    rows = [line.rsplit(None, 1) for line in lines[:-1] if line.strip()]
    if not rows or any(len(row) != len("kv") for row in rows):
        return None
    pairs = tuple((_cell(row[0].strip()), _cell(row[1])) for row in rows)
    keys = [key.raw for key, _ in pairs]
    if keys == [str(at) for at in range(len(keys))]:
        return Items("list", tuple(value for _, value in pairs), text)
    return Table(pairs, text)


def _cell(text: str) -> Value:
    return parse_number(text) or Text(text, text)


def read_fields(text: str, read: Callable[[str], Value]) -> Value | None:
    """Read `Point(x=1, y=2)` as its named values in order."""
    match = _TUPLE.match(text)
    parts = wrapped(text[match.end() :]) if match else None
    fields = [_FIELD.fullmatch(part) for part in split(parts[1], _COMMA)] if parts else []
    if not 1 < len(fields) <= _MOST or not all(fields):
        return None
    found = tuple(Named(one["name"], read(one["value"].strip()), one[0]) for one in fields if one)
    return Items("tuple", found, text)

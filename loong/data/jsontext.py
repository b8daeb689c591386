"""Parse JSON text the strict way, and say what is wrong where it is not.

Python's own parser is used for its exact whole numbers; what it lets pass and JSON does not (NaN,
lone surrogates) is mapped or refused here, and so is a key that stands twice, of which no reader
can tell which one was meant.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import cast

from loong.data.rows import ANSWER, Digits

Fields = Mapping[str, object]
Parsed = tuple[Fields | None, str]
_SPACE = re.compile(r"[\s,]*")
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in fields if names.count(name) > 1)
        raise ValueError(f"the key {twice!r} stands twice")
    return fields


def _constant(name: str) -> str | None:
    return None if name == "NaN" else name.lower().replace("infinity", "inf")


_decoder = json.JSONDecoder(object_pairs_hook=_pairs, parse_constant=_constant)
_spelled = json.JSONDecoder(parse_int=Digits, parse_float=Digits, parse_constant=_constant)


def parse(raw: bytes) -> Parsed:
    """Parse one JSON object; return its fields, or None and the reason why there are none."""
    try:
        text = raw.decode().strip()
    except UnicodeDecodeError as why:
        return None, f"byte {why.start + 1} of the line is not UTF-8"
    fields, end, fault = _next(text, 0)
    if fields is not None and end < len(text):
        return None, "there is more on the line after the object"
    if fields is not None and _SURROGATE.search(raw) and not _encodes(fields):
        return None, "a \\u escape is half a character"
    return fields, fault


def array_records(raw: bytes) -> Iterator[tuple[int, Fields | None, str, str]]:
    """Yield line, fields, fault and text of each element of an array, or of objects in a row.

    After a syntax error nothing that follows can be told apart: the rest is one bad element.
    """
    try:
        text = raw.decode()
    except UnicodeDecodeError as why:
        line = raw.count(b"\n", 0, why.start) + 1
        text = raw[: why.start].decode()
        yield line, None, "the bytes here are not UTF-8; save the file as UTF-8", ""
    escapes = _SURROGATE.search(raw) is not None
    line, done = 1, 0
    is_array = text.lstrip().startswith("[")
    place = text.find("[") + 1 if is_array else 0
    while True:
        place = cast("re.Match[str]", _SPACE.match(text, place)).end()
        rest = text[place : place + 1000]
        if not rest or (is_array and rest[0] == "]"):
            fault = _ending(rest, is_array=is_array)
            if fault:
                yield text.count("\n") + 1, None, fault, rest
            return
        line, done = line + text.count("\n", done, place), place
        fields, end, fault = _next(text, place)
        if fields is not None and escapes and not _encodes(fields):
            fields, fault = None, "a \\u escape is half a character"
        yield line, fields, fault, rest if fields is None else ""
        if end == place:
            return
        place = end


def _ending(rest: str, *, is_array: bool) -> str:
    if is_array and not rest:
        return "the array is not closed: the file is cut short"
    return "there is more after the array" if rest[1:].strip() else ""


def _next(text: str, place: int) -> tuple[Fields | None, int, str]:
    """Parse the value at a place; its end is `place` where the syntax is broken."""
    try:
        value, end = cast("tuple[object, int]", _decoder.raw_decode(text, place))
    except json.JSONDecodeError as why:
        return (
            None,
            place,
            f"not JSON: {why.msg[0].lower()}{why.msg[1:]}, at character {why.pos + 1 - place}",
        )
    except RecursionError:
        return None, place, "the row is nested too deeply"
    except ValueError as why:  # a key twice, or a number of too many digits
        return None, _skipped(text, place), str(why).split(";", maxsplit=1)[0]
    if not isinstance(value, dict):
        return None, end, f"the row is no object but {type(value).__name__}"
    return _with_digits(cast("dict[str, object]", value), text, place), end, ""


def _skipped(text: str, place: int) -> int:
    try:
        return cast("tuple[object, int]", _spelled.raw_decode(text, place))[1]
    except (ValueError, RecursionError):
        return place


def _with_digits(fields: dict[str, object], text: str, place: int) -> Fields:
    """Give an answer that is a number, or holds some, the digits that stand in the file."""
    unspelled = [k for k in ANSWER if isinstance(fields.get(k), int | float | list | dict)]
    if unspelled:
        spelled = cast("dict[str, object]", _spelled.raw_decode(text, place)[0])
        fields.update({k: spelled[k] for k in unspelled if not isinstance(fields[k], bool)})
    return fields


def _encodes(fields: Fields) -> bool:
    try:
        json.dumps(fields, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True

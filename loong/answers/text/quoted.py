"""Compare strings as programs print them: `'a,b,'` is not `'a,b'`, and bytes are what they hold."""

from __future__ import annotations

from loong.answers.number import parse_number
from loong.answers.values import Text, Value

_BYTES = "b"
_PRINTED = "'"
_MARKS = frozenset("'\"")
"""The mark that Python puts around a string, whose every sign counts."""


def both_printed(answer: Value, gold: Value) -> bool:
    """Tell whether both values are strings as Python prints them, in single quotes."""
    return all(
        isinstance(value, Text) and value.quoted and value.raw[:1] == _PRINTED
        for value in (answer, gold)
    )


def printed_otherwise(answer: Text, gold: Text) -> bool:
    """Tell whether quoted texts differ; of what Python prints all but a first capital counts."""
    told, wanted = answer.text.strip(), gold.text.strip()
    if answer.text == gold.text:
        return False
    numbers = parse_number(told), parse_number(wanted)
    if all(numbers) and answer.raw[:1] in _MARKS and gold.raw[:1] in _MARKS:
        return True
    if answer.raw[:1] == gold.raw[:1] == _PRINTED:
        worded = all(word.isalpha() for word in told.split()) and len(told) > len("Rr")
        return not worded or answer.text[1:] != gold.text[1:]
    blank = "".join(answer.text.split()) == "".join(gold.text.split())
    if blank and answer.raw[:1] in _MARKS and gold.raw[:1] in _MARKS:
        return True
    if told == wanted:
        return False
    return told[1:].lower() == wanted[1:].lower() and told[1:] != wanted[1:]


def same_bytes(value: Text, other: Text) -> bool:
    """Tell whether one text is bytes that print the other, a text that nobody quotes."""
    return is_bytes(value) and value.text[1:] == other.text == other.raw


def is_bytes(value: Text) -> bool:
    """Tell whether a text is printed as bytes."""
    return value.raw[:1] == _BYTES and value.quoted and value.text[:1] == "\0"


def cut_short(text: Text, other: Value) -> bool:
    """Tell whether a printed text ends on a mark between values that the other does not show."""
    return (
        text.raw[:1] == _PRINTED and text.text.endswith((",", ";")) and other.raw[-1:] not in ",;"
    )

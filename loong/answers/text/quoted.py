"""Compare strings as programs print them: `'a,b,'` is not `'a,b'`, and bytes are what they hold."""

from __future__ import annotations

import re

from loong.answers.values import Text, Value

_OPERATION = re.compile(r"[A-Za-z0-9)] ?[+*/^] ?[A-Za-z0-9(]| - ")
_FORMULA = re.compile(r"(?=[^A-Za-z]{0,60}[A-Za-z])[A-Za-z0-9_+*/^(). -]{1,300}")
_WORD = re.compile(r"[^\W\d_]+(?:[,'’-][^\W\d_]*)*")
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
    """Tell whether quoted texts differ: every sign, blank and capital counts between quotes.

    Several words may differ in the first capital, in double quotes in the stop; formulas are
    worked out.
    """
    texts = answer.text, gold.text
    if any(map(_OPERATION.search, texts)) and all(map(_FORMULA.fullmatch, texts)):
        return False
    stopped = _PRINTED in {answer.raw[:1], gold.raw[:1]}
    return _sentence(answer.text, stopped=stopped) != _sentence(gold.text, stopped=stopped)


def _sentence(text: str, *, stopped: bool) -> str:
    words = text.split(" ")
    if len(words) == 1 or not all(map(_WORD.fullmatch, words[:-1])):
        return text
    told = f"{text[0].lower()}{text[1:]}"
    return told if stopped else told.removesuffix(".")


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


def longer(texts: list[Text]) -> bool:
    """Tell whether one of two quoted texts holds the other: `'the cat'` is not `'cat'`."""
    if len(texts) == 1 or not all(text.quoted for text in texts):
        return False
    one, other = (text.text.lower() for text in texts)
    return one in other or other in one

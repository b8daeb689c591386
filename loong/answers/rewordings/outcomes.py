# ruff: noqa: E501 - patterns are read by the row
"""Take the one value out of what states it and more: a test, a place, a sentence of the reference.

Each function takes a text and the one beside it, and returns the bare value or None.
"""

from __future__ import annotations

import re

from loong.answers.number import parse_number
from loong.answers.read import read
from loong.answers.sentences.tellings import how_many_more, lone_amount
from loong.answers.text.denial import denies
from loong.answers.text.split import wrapped

_ASSERTED = re.compile(
    r"(?:assert\s+)?[A-Za-z_][A-Za-z_0-9.]{0,60}(?P<held>\((?!(?:s|l|g|aq)\)).{0,200}?\))\s?(?P<sign>==|-+>|→|=>)\s?(?P<value>(?!.*(?:==|-+>|→|=>|\b(?:and|or|if)\b))\S.*)"
)
_EXTREME = (
    r"(?:(?:the\s|an?\s)?(?:(?:absolute|global|local|greatest|least|largest|smallest)\s)?(?:min|max)(?:imum|imal)?(?:\svalue)?"
    r"(?:\sof\s[^,;=]{1,30})?(?:\sis|\s?=|:)?\s)?"
)
_AT = r"(?:(?:which|and|it)\s)?(?:is\s)?(?:(?:reached|attained|achieved|obtained|taken|assumed|occurs|occurring)\s(?:only\s)?)?(?:at|when|for|where)\s"
_COORDINATE = r"[A-Za-z](?:_?[0-9])?\s?=\s?[^,;=]{1,40}"
_PLACE = rf"(?:(?:the\spoint\s)?{_COORDINATE}(?:,\s(?:and\s)?{_COORDINATE}){{0,4}}|(?:the\spoint\s)?\([^()=]{{1,60}}\))"
_REACHED = re.compile(
    rf"{_EXTREME}(?P<value>(?:[A-Za-z](?:\([a-z]\))?\s?=\s?)?[^,;=<>]{{0,12}}[0-9][^,;=<>]{{0,30}}?),?\s\(?{_AT}{_PLACE}\)?\.?",
    re.IGNORECASE,
)
_LONE_LETTER = re.compile(r"(?<![A-Za-z])[A-Za-z](?![A-Za-z])")
_PLACE_NAME = re.compile(r"(?<![A-Za-z])([A-Za-z])(?:_?[0-9])?\s?=")
_ITS_PLACE = re.compile(r"\b(?:at|when|for|where)\b")
_CALLED = re.compile(
    r"(?:the\s)(?:point|origin|vertex|cent(?:er|re)|midpoint|focus|intersection|minimum|maximum),?\s\(?(?:i\.e\.|that is|namely),?\s(?P<said>[^()]{3,80}|\([^()]{3,80}\))\)?",
    re.IGNORECASE,
)
_LETTERED = re.compile(
    r"(?:(?:[Tt]he\s)?[Pp]oints?\s)?[A-Z]'?\s?(?:=\s?)?(?P<said>\([^()=]{1,60},[^()=]{1,60}\))"
)
"""A point under its letter: `P(3, -4)`."""
_ORIGIN = re.compile(r"(?:(?:at\s)?(?:the\s)?origin|(?:the\s)?zero vector)", re.IGNORECASE)
_ZEROS = re.compile(r"\(\s?0(?:\s?,\s?0){1,2}\s?\)")
_TELLS = re.compile(
    r"(?P<about>[A-Z][^,;:=]{5,200}?)\s(?:is|are|was|were|equals|=)\s(?:exactly\s)?(?P<value>-?[0-9][0-9,]{0,20}(?:\.[0-9]{1,20})?(?:/[0-9]{1,20})?)\.?"
)
_VERB = re.compile(r"\b(?:is|are|was|were|equals|has|have|if|when|or|each|either)\b")
_FEWEST_WORDS = 4
_LOUD = re.compile(r"[A-Z]{2,}\s(?:[A-Z]{2,}\s|\S+\s[A-Z]{2,}\s)")
"""What a query in capitals begins with."""


def asserted(text: str, other: str) -> str | None:
    """Read `assert f(2) == 5` and `f(2) -> 5` as 5 beside a bare value."""
    match = None if "==" in other or "assert" in other else _ASSERTED.fullmatch(text)
    if match is None or match["sign"] in other:
        return None
    call = wrapped(match["held"])
    return match["value"] if call is not None and call[0] == "(" else None


def without_its_place(text: str, other: str) -> str | None:
    """Drop where an extreme value is reached: `y = -31, reached at x = -6`, beside a bare value."""
    match = None if _ITS_PLACE.search(other) else _REACHED.fullmatch(text)
    if match is None or denies(text):
        return None
    inside = _LONE_LETTER.findall(match["value"].rpartition("=")[2])
    names = _PLACE_NAME.findall(text[match.end("value") :])
    return None if set(inside) & set(names) else match["value"]


def pointed(text: str, other: str) -> str | None:
    """Drop what a point is called, `the vertex, i.e. x = 2 and y = 3`; the origin is all zeros."""
    if not other.startswith("("):
        return None
    if _ORIGIN.fullmatch(text) is not None:
        return other if _ZEROS.fullmatch(other) else None
    lettered = _LETTERED.fullmatch(text)
    if lettered is not None:
        return lettered["said"]
    match = _CALLED.fullmatch(text)
    return match["said"] if match else None


def told_amount(text: str, other: str) -> str | None:
    """Take the one amount that a sentence tells beside a bare number."""
    text = text.rstrip(" .")
    if parse_number(other) is None or len(text.split()) < _FEWEST_WORDS or _LOUD.match(text):
        return None
    if denies(text):
        return next(iter(how_many_more(text)), None)
    match = _TELLS.fullmatch(text)
    if match is not None:
        return None if _VERB.search(match["about"]) else match["value"]
    amounts = lone_amount(text, read(other)) if text[:1].isupper() else []
    return amounts[0] if amounts else None

# ruff: noqa: E501 - patterns are read by the row
"""Tell where what stands around a value takes it back, makes another value of it, or names another unit."""

from __future__ import annotations

import re

from loong.answers.compare import compare
from loong.answers.number import parse_number
from loong.answers.read import read
from loong.answers.replies.marked import boxes
from loong.answers.text.fences import fenced_blocks
from loong.answers.units.unit import parse_unit
from loong.answers.values import Quantity, Undecided

_NEAR = 60
_BEFORE_BOX = re.compile(
    r"(?:(?P<sign>(?:(?<=[\s$=(])|\A)[-−])|\\sqrt\s?\{|\\frac\s?\{|\^\s?\{?|(?<=[0-9)}])\s?[*/×·](?=[\s$]{0,4}\Z)|\\(?:cdot|times|div)|(?P<denied>\\neq?|≠|!=|\b(?:is|are|was|be)\snot|n't(?:\sbe)?|\b(?:never|anything but|cannot be|not)))[\s$*]{0,6}\Z",
    re.IGNORECASE,
)
_BEHIND_BOX = re.compile(
    r"\}?(?:[xyzn](?![A-Za-z])|\s?(?:\^(?!\s?\{?\s?(?:\\circ|\\text|\\mathrm|°|\[))|\\(?:pi|sqrt|times|cdot|div|frac)(?![A-Za-z])|[*/×·]\s?(?:[0-9(]|\\(?:pi|sqrt|frac))|\s?[+−-]\s?(?:[0-9]|\\(?:sqrt|pi|frac))"
    r"|(?:\\?\$|\\(?:text|mathrm)\s?\{)?\s{0,2}(?:thousand|million|billion|trillion|dozen)s?\b"
    r"|[\s$*]{0,4}(?:\((?:wrong|incorrect|rejected|corrected\sto)\b|[✗✘❌]|,?\swhich\sis\s(?:wrong|incorrect|a\s(?:misprint|typo|mistake))\b)"
    r"|[\s$*]{0,4}(?:is|was)\s(?:not|wrong|incorrect|false|(?:only|just|merely)\s(?:(?:the\s)?first|(?:a\s)?part|half|an\sintermediate))\b))"
)
_UNIT_BEFORE = re.compile(
    r"(?:\bin\s(?P<in>[A-Za-z][A-Za-z/^2³² ]{0,25})|\((?:in\s)?(?P<held>[A-Za-z][A-Za-z/^2³² ]{1,20})\))(?:\s(?:is|are|was|equals)|\s?[:=])[\s*$`]{1,4}\Z"
)
_UNIT_BEHIND = re.compile(
    r"[$*`]{0,3}\s?,?\s?\(?in\s(?P<in>[A-Za-z][A-Za-z/^2³² ]{0,25})\)?[.!]?\Z"
)
_MISLABELLED = re.compile(
    r"\b(?:wrong|incorrect|buggy|broken|naive|original)\s(?:\w+\s)?(?:\w+\s)?(?:is|was|:)?\s?:?\Z",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"[\s*_]*(?:But|However|Instead|Unfortunately)\b(?!,?\s(?:the order|sets?|note)\b)"
)


def shown_for_another(said: str, text: str) -> bool:
    """Tell whether the fence that holds a text is labelled as wrong, or is taken back behind it."""
    found = [block for block in fenced_blocks(said) if block[2].strip() == text.strip()]
    if not found:
        return False
    start, end, _ = found[-1]
    label = said[:start].rstrip().rpartition("\n")[2]
    return _MISLABELLED.search(label) is not None or _TAKEN_BACK.match(said, end) is not None


def altered(said: str, inside: str) -> bool:
    r"""Tell whether the last box is denied, or only a part of a number: `-\boxed{2}`, `\boxed{2}\pi`."""
    found = boxes(said[-2000:])
    if not found or found[-1][2].strip() != inside.strip():
        return False
    start, end, _ = found[-1]
    text = said[-2000:]
    before = _BEFORE_BOX.search(text[max(0, start - _NEAR) : start])
    if before is not None and before["denied"] and not parse_number(inside):
        before = None
    return before is not None or _BEHIND_BOX.match(text, end) is not None


def in_another_unit(said: str, text: str, gold: str) -> bool:
    """Tell whether the unit that is told beside a bare number is another than the reference's."""
    if parse_number(text) is None or len(gold) > _NEAR:
        return False
    try:
        if not isinstance(read(gold), Quantity):
            return False
    except Undecided:
        return False
    unit = _unit_beside(said, text.strip())
    return bool(unit) and compare(f"{text.strip()} {unit}", gold).equal is False


def _unit_beside(said: str, number: str) -> str:
    found = boxes(said)
    start, end = found[-1][:2] if found else (said.rfind(number), said.rfind(number) + len(number))
    before = _UNIT_BEFORE.search(said[max(0, start - _NEAR) : start]) if start > 0 else None
    behind = _UNIT_BEHIND.match(said[end : end + _NEAR].split("\n", maxsplit=1)[0].rstrip())
    match = before or behind
    unit = (match.groupdict().get("held") or match["in"] or "").strip() if match else ""
    is_name = len(unit) < len("km")  # a letter could name a thing
    return unit if not is_name and parse_unit(unit) else ""

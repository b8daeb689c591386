# ruff: noqa: E501 - patterns are read by the row
"""Write changes, shares and digits in blocks as the bare amounts that they are: `fell by 3%` is -3%.

Each function takes an answer and the text beside it, and returns the other spelling or None.
"""

from __future__ import annotations

import re

from loong.answers.number import parse_number
from loong.answers.text.denial import denies
from loong.answers.units.unit import parse_unit

_AMOUNT = r"(?P<amount>[$€£]?[0-9][0-9,]{0,15}(?:\.[0-9]{1,9})?(?:/[0-9]{1,6})?(?:\s?\\?%|\s(?:percent|percentage points?|points?|degrees?)|\s?°\s?[CF]?|\s[A-Za-z]{1,12})?)"
_FELL = re.compile(
    rf"(?:[^0-9]{{0,120}}\s|an?\s|the\s)?(?:fell|falls|fallen|dropped|drops|drop|declined|declines|decline|decreased|decreases|decrease|shrank|shrunk|sank|slid|plunged|slipped|tumbled|down|reduction|lost|lower)\s(?:(?:by|of)\s)?(?:(?:about|exactly|roughly)\s)?{_AMOUNT}(?:\s(?:on|over|this|last|for|in)\s[^0-9]{{3,40}})?",
    re.IGNORECASE,
)
_A_FALL = re.compile(
    rf"(?:[^0-9]{{0,120}}\s)?{_AMOUNT}\s(?:decrease|drop|decline|reduction|fall)", re.IGNORECASE
)
_NEGATIVE = re.compile(r"\$?\s?[-−]\s?\$?[0-9]")
_ALSO = re.compile(
    r"\b(?:rose|risen|rise|grew|gain\w*|increas\w+|after|before|until|from|then|but|slow\w*|rate of|nearly|almost|would|could|should|may|might|if|expected|predicted|forecast|failed|revers\w+|recover\w*)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"(?P<share>.*[0-9]\s?(?:\\?%|\spercent))\s(?:of|in)\s(?:(?:the|its|all|their|our|his|her|this|that|what|every|each)\s)?[^0-9%;:=]{2,80}"
)
_SUBSTANCE = re.compile(
    r"(?P<said>[^A-Za-z]{0,3}[0-9][0-9.,/ ]{0,20}\s(?P<unit>[A-Za-z]{1,14}))\sof\s(?:the\s)?[a-z]{3,20}(?:\s[a-z]{2,20}){0,3}"
)
_GAUGED = re.compile(r"\sof\s(?:mercury|water|refrigeration)\b")
"""Behind these a length or a weight is a pressure or a power."""
_ANOTHER = re.compile(
    r"\b(?:half|twice|double|third|quarter|minus|plus|without|except|besides|or|and|but|remaining|rest)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?P<share>[0-9][0-9.,]{0,12}\s?(?:\\?%|\spercent))\s(?:more|higher|larger|greater|bigger|longer|faster|taller|heavier|less|lower|smaller|cheaper|slower|shorter|lighter)(?:\s[^0-9%;:=]{2,80})?"
)
_LONG_WORD = re.compile(r"(?<!\\)\b[A-Za-z]{3,}")
_IN_UNITS = re.compile(
    r"(?P<said>[^;:?=]*[A-Za-z][^;:?=]*)\s(?P<unit>(?:(?:square|cubic)\s)?[a-z]{4,14})"
)
_BLOCKS = re.compile(
    r"(?P<sign>[+−-]?)(?P<whole>[0-9]{1,3}(?:[ '][0-9]{3}){0,9})[.,](?P<part>[0-9]{3}(?:[ '][0-9]{3}){0,9}[ '][0-9]{1,3})"
)


def fallen(text: str, other: str) -> str | None:
    """Write `fell by 3%` and `a 3% decrease` as `-3%` beside a negative amount."""
    if not _NEGATIVE.match(other):
        return None
    bare = text.strip(" .!$")
    match = _FELL.fullmatch(bare) or _A_FALL.fullmatch(bare)
    if match is None or denies(bare) or _ALSO.search(bare):
        return None
    return f"-{match['amount']}"


def share_of_whole(text: str, other: str) -> str | None:
    """Drop the whole of which a share is told: `40% of the sample`, beside a share of nothing named."""
    match = _SHARE.fullmatch(text.rstrip(" .")) if " of " not in other else None
    if _ANOTHER.search(text):
        return None
    if match is not None and not denies(text):
        return match["share"]
    more = _MORE.fullmatch(text.rstrip(" ."))
    return more["share"] if more and not _NEGATIVE.match(other) else None


def without_unit(text: str, other: str) -> str | None:
    """Drop the unit in words behind a formula with letters, beside one of the same letters without."""
    match = _IN_UNITS.fullmatch(text.rstrip(" ."))
    unit = parse_unit(match["unit"]) if match else None
    if match is None or unit is None or not unit.dims or _LONG_WORD.search(match["said"] + other):
        return None
    return None if parse_number(match["said"]) else match["said"]


def without_substance(text: str, other: str) -> str | None:
    """Drop what is measured behind its amount: `2 1/3 cups of flour`, beside an amount of nothing named."""
    match = _SUBSTANCE.fullmatch(text.rstrip(" .")) if " of " not in other else None
    unit = parse_unit(match["unit"]) if match else None
    if match is None or unit is None or not unit.dims or _GAUGED.search(text):
        return None
    return match["said"]


def in_blocks(text: str, other: str) -> str | None:
    """Read `65 175,384 615 38`, its digits in blocks of three on both sides of the sign, beside a decimal."""
    match = _BLOCKS.fullmatch(text) if "." in other and parse_number(other) else None
    if match is None:
        return None
    whole, part = (re.sub(r"[ ']", "", match[name]) for name in ("whole", "part"))
    return f"{match['sign']}{whole}.{part}"

# ruff: noqa: E501 - tables are read by the row
"""Write the units of other languages in the symbols of the SI: `5 м/с`, `5 米`, `5 mètres`."""

from __future__ import annotations

import re

from loong.answers.units.abroad import SYMBOLS

_LONGEST = 80
_AMOUNT = re.compile(
    r"(?P<amount>[-+−]?[0-9][0-9.,\s]{0,20}(?:\s?[·×*]\s?10\s?(?:\^|\*\*)?\s?[({]?[-−⁻]?[0-9⁰-⁹]{1,3}[)}]?)?)\s?(?P<unit>[^\W\d_][^0-9,;:=]{0,20}(?:[\^(⁻²³0-9)-]{1,6}[^0-9,;:=]{0,12})?)"
)
_COMMA = re.compile(r"\A([-+−]?[0-9]+),([0-9]{1,2}|[0-9]{4,})(?![0-9,.])")
"""A comma before decimals; before three digits it may stand for thousands."""
_CJK = re.compile(r"[\u4e00-\u9fff]")
_WORD = re.compile(r"[^\W\d_]+")


def in_symbols(text: str, other: str) -> str | None:
    """Write an amount whose unit is told in another language with the SI's symbols, where all are known."""
    del other
    match = _AMOUNT.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        return None
    names = _WORD.findall(match["unit"])
    if not names or any(name not in SYMBOLS for name in names):
        return None
    symbols = _WORD.sub(lambda word: SYMBOLS[word[0]], match["unit"])
    amount = match["amount"].rstrip()
    if _CJK.search(match["unit"]) is None:
        amount = _COMMA.sub(r"\1.\2", amount)
    return f"{amount} {symbols}"

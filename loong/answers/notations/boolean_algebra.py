"""Boolean algebra, `A·B̅ + C` or `AB' + C`, spelled with the signs of logic."""

from __future__ import annotations

import re

_LONGEST = 300
_BAR = "\u0304\u0305"
_OVERLINE = re.compile(r"\\(?:overline|bar)\s?(?=\{)")
_MARKED = re.compile(rf"([A-Za-z])(?:[{_BAR}]|')")
_PRODUCT = re.compile(r"\s?[*·]\s?|(?<=[A-Za-z)}])\s?(?=[A-Za-z(~])")
_ALGEBRA = re.compile(r"[A-Za-z01\s~&|(){}]+")
_WORD = re.compile(r"[A-Za-z](?=[a-z])|[a-z](?=[A-Za-z])")
"""Letters are only multiplied where all of them are capitals."""


def in_logic(text: str) -> str | None:
    """Return a formula with overlines or primes in signs of logic, or None if it has none."""
    if len(text) > _LONGEST or not (set(text) & {*_BAR, "'"} or "\\" in text):
        return None
    if _WORD.search(_OVERLINE.sub("", text)):
        return None
    plain = _OVERLINE.sub("~", text)
    plain = _MARKED.sub(r"~\1 ", plain)
    plain = _PRODUCT.sub(" & ", plain).replace("+", "|")
    return plain if plain != text and _ALGEBRA.fullmatch(plain) else None

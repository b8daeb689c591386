"""Congruences: `x ≡ 3 (mod 7)` is `3 mod 7` and `10 (mod 7)`."""

from __future__ import annotations

import re

_LONGEST = 200
_CONGRUENCE = re.compile(
    r"(?:(?P<name>[A-Za-z](?:_\{?[A-Za-z0-9]\}?)?)\s*(?:≡|=|==)\s*)?(?P<rest>[-0-9, ]+?)"
    r"(?:\s*,?\s*and\s+(?P<last>-?[0-9]{1,100}))?"
    r"\s*\(?\s*(?:mod|modulo)\s*(?P<modulus>[0-9]{1,100})\s*\)?"
)
_WHOLE = re.compile(r"-?[0-9]{1,100}")


def same(answer: str, gold: str) -> bool | None:
    """Compare residues under one modulus; a name that one side omits is accepted."""
    if "mod" not in answer or "mod" not in gold or max(len(answer), len(gold)) > _LONGEST:
        return None
    left, right = _congruence(answer), _congruence(gold)
    if left is None or right is None:
        return None
    return left[1:] == right[1:] and (not left[0] or not right[0] or left[0] == right[0])


def _congruence(text: str) -> tuple[str, frozenset[int], int] | None:
    match = _CONGRUENCE.fullmatch(text.strip())
    if match is None:
        return None
    parts = [part.strip() for part in match["rest"].split(",")] + [match["last"] or ""]
    residues = [part for part in parts if part]
    modulus = int(match["modulus"])
    if not residues or not modulus or not all(map(_WHOLE.fullmatch, residues)):
        return None
    return match["name"] or "", frozenset(int(part) % modulus for part in residues), modulus

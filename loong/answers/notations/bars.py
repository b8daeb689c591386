"""Divisibility and products of states, whose sides have an order: `p | ab` is not `ab | p`."""

from __future__ import annotations

import re

_LONGEST = 80
_BAR = re.compile(r"\s?[|∣]\s?")
_CLAUSES = re.compile(r"\s?(?:,|\bor\b|\band\b|∨|∧)\s?")
_STATEMENTS = re.compile(r"[pqrs](?:\s?[|∣]\s?[pqrs])+")
"""Letters that stand for statements, between which a bar is `or`."""
_SIDE = re.compile(
    r"(?:[-+*^_(){}0-9 ]"
    r"|(?<![A-Za-z])(?:[a-z]{1,3}|[A-Za-z](?:eta|amma|mega|elta|lpha|ambda|igma))(?![A-Za-z]))+"
)


def same(answer: str, gold: str) -> bool | None:
    """Tell whether two texts divide or project the same by the same; None where none does.

    A bar between small letters is no `or`; between capitals, or beside other signs, it may be.
    """
    if max(len(answer), len(gold)) > _LONGEST or not all(map(_BAR.search, (answer, gold))):
        return None
    left, right = _pairs(answer), _pairs(gold)
    if _STATEMENTS.fullmatch(gold):
        return None
    if not left or len(left) != len(right):
        return None
    if left == right:
        return True
    return False if _turned(left) == _turned(right) else None


def _turned(pairs: list[tuple[str, str]]) -> list[list[str]]:
    return sorted(map(sorted, pairs))


def _pairs(text: str) -> list[tuple[str, str]]:
    """Return the two sides of each bar in a text of nothing else, in the clauses' spelled order."""
    found: list[tuple[str, str]] = []
    for clause in _CLAUSES.split(_bare(text.strip())):
        sides = [side.strip() for side in _BAR.split(clause)]
        if len(sides) != len("ab") or not all(map(_SIDE.fullmatch, sides)):
            return []
        found.append((sides[0], sides[1]))
    return sorted(found)


def _bare(text: str) -> str:
    held = text[:1] == "(" and text[-1:] == ")" and text.count("(") == 1
    return text[1:-1].strip() if held else text

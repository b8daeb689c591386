"""Angle brackets around what is averaged, `⟨x^2⟩`, and around a bra and a ket, `⟨a|b⟩`."""

from __future__ import annotations

import re
from itertools import pairwise

_LONGEST = 500
_LEFT = r"(?:(?:\\left\s?)?\\langle(?![A-Za-z])|⟨)"
_RIGHT = r"(?:(?:\\right\s?)?\\rangle(?![A-Za-z])|⟩)"
_INSIDE = r"(?P<inside>(?:(?!\\[lr]angle|\\left|\\right|\\mid|\\vert)[^,;|⟨⟩])*?)"
_MEAN = re.compile(rf"{_LEFT}\s?{_INSIDE}\s?{_RIGHT}")
_ANGLE = re.compile(rf"(?P<left>{_LEFT})|{_RIGHT}")
_LETTER = re.compile(r"[A-Za-zα-ω]")
_WORD = re.compile(r"(?<![\\A-Za-z])[A-Za-z]{4}")
_BRACKETED = re.compile(r"[\s$]*(?:\\left)?\s?[(\[<{].*", re.DOTALL)
_BAR = r"\s?(?:\||\\mid(?![A-Za-z])|\\vert(?![A-Za-z]))\s?"
_STATE = r"[^,;|⟨⟩<>]{1,30}?"
_BRACKET = re.compile(
    rf"{_LEFT}\s?(?P<bra>{_STATE}){_BAR}(?:(?P<between>{_STATE}){_BAR})?(?P<ket>{_STATE})\s?{_RIGHT}"
    r"(?P<conjugate>\s?\^\s?\{?\s?(?:\*|\\ast|\\dagger))?"
)


def with_means(answer: str, gold: str) -> tuple[str, str]:
    """Write mean values by name where both texts have some, or one has several or is one.

    One inside another stays a bracket, and so does a single one beside none: a name `⟨E⟩ =`,
    or the ideal `⟨x⟩` beside `(x)`.
    """
    if not any("⟨" in text or "langle" in text for text in (answer, gold)):
        return answer, gold
    if max(len(answer), len(gold)) > _LONGEST:
        return answer, gold
    if _is_nested(answer) or _is_nested(gold):
        return answer, gold
    found = [[m for m in _MEAN.finditer(text) if _is_mean(m["inside"])] for text in (answer, gold)]
    whole = any(
        len(means) == 1 and means[0][0] == text.strip(" $") and not _BRACKETED.fullmatch(other)
        for means, text, other in zip(found, (answer, gold), (gold, answer), strict=True)
    )
    if not whole and not all(found) and max(map(len, found)) == 1:
        return answer, gold
    return _MEAN.sub(_named, answer), _MEAN.sub(_named, gold)


def _is_nested(text: str) -> bool:
    lefts = [match["left"] is not None for match in _ANGLE.finditer(text)]
    return any(first and second for first, second in pairwise(lefts))


def _is_mean(inside: str) -> bool:
    return _LETTER.search(inside) is not None and _WORD.search(inside) is None


def _named(match: re.Match[str]) -> str:
    inside = match["inside"]
    return rf" E_{{mean}}({inside})" if _is_mean(inside) else match[0]


def turned_around(answer: str, gold: str) -> bool:
    """Tell whether a bracket of one text stands the other way round in the other: `⟨b|a⟩`."""
    if max(len(answer), len(gold)) > _LONGEST:
        return False
    if not all("⟨" in text or "langle" in text for text in (answer, gold)):
        return False
    given, wanted = _brackets(answer), _brackets(gold)
    return any(
        bracket[::-1] in wanted and bracket not in wanted and bracket[::-1] not in given
        for bracket in given
    )


def _brackets(text: str) -> set[tuple[str, str, str]]:
    """Return bra, operator and ket of each bracket; one that is conjugated counts as turned."""
    found: set[tuple[str, str, str]] = set()
    for match in _BRACKET.finditer(text):
        parts = [re.sub(r"[\s{}]", "", part or "") for part in match.group("bra", "between", "ket")]
        bra, between, ket = parts[::-1] if match["conjugate"] else parts
        found.add((bra, between, ket))
    return found

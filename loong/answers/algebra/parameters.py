"""Answers with a whole parameter: `pi/4 + k pi, k ∈ Z` is `pi/4 + n pi where n is an integer`."""

from __future__ import annotations

import re

_LONGEST = 300
_TAIL_LENGTH = 60
_BOUND = re.compile(r"[<>]|!=|(?:∈|\\in|\bin)\s?[(\[]")
_SET = r"(?:Integers|ZZ?|Naturals|NN?|blackboard[ZN])(?:\s?\^?\s?\{?[+*]\}?)?"
_KIND = (
    r"(?:(?:an?|any|some|every|all|positive|nonnegative|non-negative)\s){0,3}"
    r"(?:integers?|whole numbers?|natural numbers?)"
)
_TAIL = re.compile(
    rf"[,;]?\s?\(?\s?(?:where\s|with\s|for\s|and\s|such that\s)?\s?"
    rf"(?:(?:any\s|all\s|some\s|every\s)?(?P<name>[a-z])\s*(?:∈|\bin\b)\s*{_SET}"
    rf"|(?P<told>[a-z])(?:\s(?:is|are|being))?\s{_KIND}|{_KIND}\s(?P<after>[a-z])|(?:all\s)?(?P<start>[nk])\s?(?:>=\s?[01]|>\s?0))\s?\)?\Z"
)  # fmt: skip
_SEQUENCE = re.compile(r"[A-Za-z](?:_\{?[nk]\}?|\s?\([nk]\))\s?=")
_REAL = frozenset("xyzt")
_COUNTING = re.compile(r"[<>]|natural|Natural|\bNN?\b|blackboardN|positive|negative|whole|[+*]")


def bodies(answer: str, gold: str) -> tuple[str, str] | None:
    """Return both texts without what they say of their parameter, under one name for it.

    None where neither says anything of one.
    """
    if len(answer) > _LONGEST or len(gold) > _LONGEST:
        return None
    left, right = _parted(answer), _parted(gold)
    if not left[1] and not right[1]:
        return None
    if left[1] and right[1] and left[2] is not right[2]:
        return None
    if _bounds(left[0], left[1], right[0]) or _bounds(right[0], right[1], left[0]):
        return None
    if left[1] and right[1] and left[1] != right[1]:
        return _renamed(left[0], left[1], right[1]), right[0]
    return left[0], right[0]


def _bounds(body: str, name: str, other: str) -> bool:
    """Tell whether a body bounds the whole number itself, `n > 3`, beside one that names none.

    Real numbers are called x, y, z and t: `1 < x < 3, x integer` is not `1 < x < 3`.
    """
    if not name or not _BOUND.search(body):
        return False
    return name in _REAL or re.search(rf"(?<![A-Za-z]){name}(?![A-Za-z])", other) is None


def _parted(text: str) -> tuple[str, str, bool]:
    """Return a text without its tail, its parameter's name, and whether that is never negative."""
    text = " ".join(text.split())
    match = _TAIL.search(text[-_TAIL_LENGTH:])
    body = text[: len(text) - len(match[0])].strip() if match else ""
    if match is None or not body or _TAIL.search(body[-_TAIL_LENGTH:]):
        return text, "", False
    if match["start"] and not _SEQUENCE.match(body):
        return text, "", False
    name = match["name"] or match["told"] or match["after"] or match["start"]
    return body, name, _COUNTING.search(match[0]) is not None


def _renamed(text: str, old: str, new: str) -> str:
    """Rename a letter that stands for itself, also right behind a number."""
    return re.sub(rf"(?<![A-Za-z\\_]){old}(?![A-Za-z])", new, text)

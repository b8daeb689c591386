"""Read sets of real numbers told in words, and in set-builder notation."""

from __future__ import annotations

import re
from collections.abc import Callable

from loong.answers.reals import LINE, without_points
from loong.answers.split import split, wrapped
from loong.answers.values import Items, Named, Number, Reals, Value

Reader = Callable[[str], Value]

_LONGEST = 300
_BAR = re.compile(r"\||:|\bsuch that\b")
_MEMBER = re.compile(r"([A-Za-z])(?: ?(?:∈|\bin\b) ?(?:Reals|R))?")
_ALL = re.compile(
    r"(?:the set of )?(?:all|any) "
    r"(?:real (?:numbers?|values?)|reals|real [A-Za-z]|[A-Za-z](?= ?(?:!=|<|>|except)))"
    r"(?: (?:of |for )?[A-Za-z](?![A-Za-z]))?,? ?",
    re.IGNORECASE,
)
_IS_ALL = re.compile(r"([A-Za-z]) (?:is|can be|may be) (?=(?:all|any) real)", re.IGNORECASE)
_EXCEPT = re.compile(
    r"(?:except(?: for)?|other than|excluding|besides|but not|not equal to|without|!=)"
    r"(?: when| where| at)? ?",
    re.IGNORECASE,
)
_UNEQUAL = re.compile(r"([A-Za-z]) ?!= ?([^=<>]*(?:,| and | or |±)[^=<>]+)")
_SIGNED = re.compile(
    r"([A-Za-z]) (?:is|must be) (?:strictly )?"
    r"(positive|negative|non-?negative|non-?positive|non-?zero)"
)
_SIGNED_AS = {
    "positive": ">",
    "negative": "<",
    "nonnegative": ">=",
    "nonpositive": "<=",
    "nonzero": "!=",
}
_UNNAMED = re.compile(r"(<=|>=|<|>|!=) ?(?=[-+0-9.\\])(.+)")
_SUCH = re.compile(r"(?:such that|where|with|for which|satisfying|that are) ?", re.IGNORECASE)
_LARGER, _SMALLER = "(?:greater|more|larger|bigger)", "(?:less|smaller|fewer)"
_WORDS = (
    (f"{_LARGER} than or equal to|at least|no less than|not less than|not smaller than", ">="),
    (
        f"{_SMALLER} than or equal to|at most|no more than|not more than|not greater than"
        "|not larger than|not exceed(?:ing)?|up to and including",
        "<=",
    ),
    (f"(?:strictly )?{_LARGER} than|exceeds?|strictly exceeds?|(?:strictly )?above", ">"),
    (f"(?:strictly )?{_SMALLER} than|(?:strictly )?below", "<"),
    ("not equal(?: to)?|unequal to|cannot (?:equal|be)|can ?not be|can't (?:equal|be)", "!="),
)
_SIGNS = tuple(
    (re.compile(rf"\b(?:is |are |does )?(?:{words})\b", re.IGNORECASE), sign)
    for words, sign in _WORDS
)
_BETWEEN = re.compile(
    r"(?:is |are |lies )?(?:strictly )?between (?P<low>-?[0-9./]+) and (?P<high>-?[0-9./]+)"
    r"(?P<how>,? ?\(?(?:inclusive(?:ly)?|exclusive(?:ly)?)\)?)"
)
_TOGETHER = re.compile(
    r"(?:([A-Za-z]) ?)?((?:<=|>=|<|>)[^<>]+?),? ?(?:and|but)(?: (?:also|is|are))? ?"
    r"((?:<=|>=|<|>)[^<>]+)"
)
_RELATION = re.compile(r"(?:([A-Za-z]) ?)?(<=|>=|!=|<|>)(.+)")


def read_builder(text: str, read: Reader) -> Value | None:
    """Read `{x | x > 2}` and `{x ∈ R : 1 <= x < 2}`, or return None."""
    parts = wrapped(text)
    if parts is None or parts[0] != "{" or len(text) > _LONGEST:
        return None
    sides = split(parts[1], _BAR)
    if len(sides) != len("xc") or not all(sides):
        return None
    member = _MEMBER.fullmatch(" ".join(sides[0].split()))
    found = read(sides[1]) if member else None
    if not isinstance(found, Named) or member is None or found.name != member[1]:
        return None
    return Reals(found.value.pieces, text) if isinstance(found.value, Reals) else None


def read_domain(text: str, read: Reader) -> Value | None:
    """Read `all real numbers except 2`, `x is at least 3`, `greater than 5`, or return None."""
    unnamed = _UNNAMED.fullmatch(text) if len(text) <= _LONGEST else None
    if unnamed is not None:
        return _bounded(read(f"x {unnamed[1]} {unnamed[2]}"), named=False)
    if len(text) > _LONGEST or not text[:1].isalpha():
        return None
    text = " ".join(text.split())
    signed = _SIGNED.fullmatch(text)
    if signed is not None:
        return read(f"{signed[1]} {_SIGNED_AS[signed[2].replace('-', '')]} 0")
    points = _UNEQUAL.fullmatch(text)
    if points is not None:
        value = _excepted(points[2], text, read)
        return None if value is None else Named(points[1], value, text)
    named = _IS_ALL.match(text)
    bare = text[named.end() :] if named else text
    match = _ALL.match(bare)
    value = _relation(bare, text, read) if match is None else _all(bare[match.end() :], text, read)
    return Named(named[1], value, text) if named and isinstance(value, Reals) else value


def _all(rest: str, raw: str, read: Reader) -> Value | None:
    if not rest:
        return Reals(LINE, raw)
    match = _EXCEPT.match(rest)
    if match is not None:
        return _excepted(rest[match.end() :], raw, read)
    found = _relation(_SUCH.sub("", rest, count=1), raw, read)
    return found.value if isinstance(found, Named) and isinstance(found.value, Reals) else found


def _excepted(points: str, raw: str, read: Reader) -> Value | None:
    value = read(points)
    value = value.value if isinstance(value, Named) else value
    listed = isinstance(value, Items) and value.kind in {"bare", "set"}
    found = value.items if isinstance(value, Items) and listed else (value,)
    pieces = without_points(LINE, [p.value if isinstance(p, Named) else p for p in found])
    return None if pieces is None or pieces == LINE else Reals(pieces, raw)


def _relation(text: str, raw: str, read: Reader) -> Value | None:
    """Read an inequality whose sign is told in words."""
    signed = text
    for words, sign in _SIGNS:
        signed = words.sub(sign, signed)
    signed = _BETWEEN.sub(_between, signed)
    together = _TOGETHER.fullmatch(signed)
    if together is not None:
        name = together[1] or "x"
        found = read(f"{name}{together[2]} and {name}{together[3]}")
        return _bounded(found, named=bool(together[1]))
    match = _RELATION.fullmatch(signed)
    if match is None or (signed == text and raw == text):
        return None
    return _bounded(read(f"{match[1] or 'x'}{match[2]}{match[3]}"), named=bool(match[1]))


def _between(match: re.Match[str]) -> str:
    closed = "=" if (match["how"] or "").strip(" ,()").startswith("incl") else ""
    return f">{closed}{match['low']} and <{closed}{match['high']}"


def _bounded(found: Value, *, named: bool) -> Value | None:
    """Return a set of reals with an end that is a number, with its name or without."""
    if not isinstance(found, Named) or not isinstance(found.value, Reals):
        return None
    ends = [end for piece in found.value.pieces for end in (piece.low, piece.high)]
    if not any(isinstance(end, Number) for end in ends):
        return None
    return found if named else found.value

# ruff: noqa: E501 - patterns are read by the row
"""Read sets of real numbers told in words, and in set-builder notation."""

from __future__ import annotations

import re
from collections.abc import Callable

from loong.answers.algebra.evaluate import symbols
from loong.answers.algebra.reals import LINE, without_points
from loong.answers.text.split import wrapped
from loong.answers.values import Formula, Items, Named, Number, Reals, Value

Reader = Callable[[str], Value]

_LONGEST = 300
_REAL = (
    r"([A-Za-z]) ?(?:(?:∈|\bin\b|\bbelongs to\b) ?(?:Reals|R|(?:the )?real numbers|the reals)(?![A-Za-z])"
    r"|\bis (?:an? )?real(?: number)?\b|\bare real(?: numbers)?\b|\breal\b)"
)
_MEMBER = re.compile(
    rf"(?:([A-Za-z]) ?(?:\||:|;|\bsuch that\b|\bwith\b)|{_REAL} ?(?:\||:|[,;]|\bsuch that\b|\bwith\b)) ?(\S.*)",
    re.DOTALL,
)
_REAL_FIRST = re.compile(
    rf"{_REAL} ?(?:[,;∧&]|,? ?\b(?:and|but|with|where|such that)\b) ?(\S.*)", re.DOTALL
)
_REAL_LAST = re.compile(
    rf"(?:[,;∧&] ?(?:and|where|with|for)?|\b(?:and|where|with|for)(?: all| any)?\b) ?\(?{_REAL}\)?\Z"
)
_LONGEST_CLAUSE = 60
_ALL = re.compile(
    r"(?:the set of )?(?:all|any|every) (?:the )?"
    r"(?:real (?:numbers?|values?)|reals|real [A-Za-z]|(?:values? of )?[A-Za-z](?= ?(?:!=|<|>|except|from|between|strictly|greater|larger|less|smaller|above|below|at (?:least|most))))"
    r"(?: (?:of |for )?[A-Za-z](?![A-Za-z]))?,? ?"
    r"|(?:anything|any (?:value|number)) (?=except|but|other)",
    re.IGNORECASE,
)
_IS_ALL = re.compile(
    r"([A-Za-z]) (?:is|can be|may be) (?=(?:all|any) real|anything (?:except|but|other)|any (?:value|number) (?:except|but|other))",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"(?:except(?: for)?|other than|but|excluding|besides|but not|not equal to|without|!=)"
    r"(?: when| where| at)? ?",
    re.IGNORECASE,
)
_UNEQUAL = re.compile(r"([A-Za-z]) ?!= ?([^=<>]*(?:,| and | or |±)[^=<>]+)")
_SIGNED = re.compile(
    r"([A-Za-z]) (?:is|be|must be) (?:strictly )?"
    r"(positive|negative|non-?negative|non-?positive|non-?zero)"
)
_SIGNED_ALL = re.compile(
    r"(?:the set of )?(?:all |every |any )?(?:the )?(?:strictly )?"
    r"(positive|negative|non-?negative|non-?positive|non-?zero) (?:real numbers?|reals|reals? values?)",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"Reals ?(?:_ ?\{ ?(>=?|<=?|!=) ?0 ?\}|\^ ?[({]? ?([+-]) ?[)}]?|(_ ?\{? ?0 ?\}? ?\^ ?[({]? ?\+ ?[)}]?))"
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
_MODAL = "(?:must|has to|have to|should|needs to|shall)"
_WORDS = (
    (
        f"{_LARGER} than or equal to|at least|no less than|not less than|not smaller than|(?:must|should|may|can) ?not be (?:less|smaller) than",
        ">=",
    ),
    (
        f"{_SMALLER} than or equal to|at most|no more than|not more than|not greater than"
        "|not larger than|not exceed(?:ing)?|up to and including|(?:must|should|may|can) ?not be (?:greater|more|larger) than",
        "<=",
    ),
    (f"(?:strictly )?{_LARGER} than|exceeds?|strictly exceeds?|(?:strictly )?above", ">"),
    (f"(?:strictly )?{_SMALLER} than|(?:strictly )?below", "<"),
    ("not equal(?: to)?|unequal to|cannot (?:equal|be)|can ?not be|can't (?:equal|be)", "!="),
)
_SIGNS = tuple(
    (re.compile(rf"\b(?:is |are |be |does |{_MODAL} be |must )?(?:{words})\b", re.IGNORECASE), sign)
    for words, sign in _WORDS
)
_END = "[^,;<>=()]{1,30}?(?:\\([^,;<>=()]{1,20}\\)[^,;<>=()]{0,10}?)?"
_ENDS = r"(?:both )?(?:the )?(?:end ?points?|ends|bounds|limits|boundaries)"
_HOW = (
    r"(?:,? ?\(?(?:inclusive(?:ly)?|exclusive(?:ly)?)\)?|,? ?\(?both (?:are )?(?:in|ex)cluded\)?"
    rf"|(?:,? |,? ?\()(?:with )?(?:{_ENDS} (?:are )?(?:in|ex)cluded|(?:in|ex)cluding {_ENDS}|(?:in|ex)clusive of {_ENDS})\)?)"
)
_BETWEEN = re.compile(
    r"(?:is |are |be |lies |lie |ranges? |runs? )?(?:"
    rf"strictly between (?P<above>{_END}) and (?P<below>{_END})(?:,? ?\(?exclusive(?:ly)?\)?)?\Z"
    rf"|(?:from|between) (?P<first>{_END}),? \(?(?P<in>in|ex)clu(?:sive|ded)\)? (?:(?:up )?to|and) (?P<last>{_END}),? \(?(?P<out>in|ex)clu(?:sive|ded)\)?\Z"
    rf"|from (?P<start>{_END}),? (?:up )?to,? but (?:not including|excluding),? (?P<stop>{_END})\Z"
    rf"|(?:between|from) (?P<low>{_END}) (?:and|to|through|until) (?P<high>{_END})(?P<how>{_HOW})\Z)"
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
    member = _MEMBER.fullmatch(" ".join(parts[1].split()))
    if member is None:
        return None
    found = read(member[3])
    if not isinstance(found, Named) or found.name != (member[1] or member[2]):
        return None
    return Reals(found.value.pieces, text) if isinstance(found.value, Reals) else None


def read_domain(text: str, read: Reader) -> Value | None:
    """Read `all real numbers except 2`, `x is at least 3`, `greater than 5`, or return None."""
    unnamed = _UNNAMED.fullmatch(text) if len(text) <= _LONGEST else None
    if unnamed is not None:
        return _bounded(read(f"x {unnamed[1]} {unnamed[2]}"), named=False)
    if len(text) > _LONGEST:
        return None
    text = " ".join(text.split())
    real = _among_reals(text, read)
    if real is not None or not text[:1].isalpha():
        return real
    signed = _signed(text, read)
    if signed is not None:
        return signed
    points = _UNEQUAL.fullmatch(text)
    if points is not None:
        value = _excepted(points[2], text, read)
        return None if value is None else Named(points[1], value, text)
    named = _IS_ALL.match(text)
    bare = text[named.end() :] if named else text
    match = _ALL.match(bare)
    value = _relation(bare, text, read) if match is None else _all(bare[match.end() :], text, read)
    return Named(named[1], value, text) if named and isinstance(value, Reals) else value


def _among_reals(text: str, read: Reader) -> Value | None:
    """Read `x != 2, x ∈ Reals` as what it says of a real number, or return None."""
    first, last = _REAL_FIRST.fullmatch(text), _REAL_LAST.search(text[-_LONGEST_CLAUSE:])
    if first is not None:
        name, rest = first[1], first[2]
    elif last is not None:
        name, rest = last[1], text[: len(text) - len(last[0])]
    else:
        return None
    found = read(rest.strip(" ,;"))
    is_set = isinstance(found, Named) and isinstance(found.value, Reals) and found.name == name
    return found if is_set else None


def _signed(text: str, read: Reader) -> Value | None:
    """Read `x is positive`, `all positive real numbers` and `Reals_{>0}`, or return None."""
    told = _SIGNED.fullmatch(text)
    if told is not None:
        return read(f"{told[1]} {_SIGNED_AS[told[2].replace('-', '')]} 0")
    listed, half = _SIGNED_ALL.fullmatch(text), _HALF.fullmatch(text)
    if listed is not None:
        sign = _SIGNED_AS[listed[1].replace("-", "").lower()]
    elif half is not None:
        sign = half[1] or {"+": ">", "-": "<", None: ">="}[half[2]]
    else:
        return None
    found = read(f"x {sign} 0")
    return found.value if isinstance(found, Named) else None


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
    if match["start"]:
        return f">={match['start']} and <{match['stop']}"
    if match["first"]:
        above, below = ("=" if match[end] == "in" else "" for end in ("in", "out"))
        return f">{above}{match['first']} and <{below}{match['last']}"
    closed = "=" if "inclu" in (match["how"] or "") else ""
    low, high = match["low"] or match["above"], match["high"] or match["below"]
    return f">{closed}{low} and <{closed}{high}"


def _bounded(found: Value, *, named: bool) -> Value | None:
    """Return a set of reals with an end that is a number, with its name or without."""
    if not isinstance(found, Named) or not isinstance(found.value, Reals):
        return None
    ends = [end for piece in found.value.pieces for end in (piece.low, piece.high)]
    if not any(map(_is_constant, ends)):
        return None
    return found if named else found.value


def _is_constant(end: Value) -> bool:
    return isinstance(end, Number) or (isinstance(end, Formula) and not symbols(end.node))

"""Tell whether two names are one, and whether they stand for one formula of letters."""

from __future__ import annotations

import re

from loong.answers.algebra.equations import same_in_letters
from loong.answers.spellings.derivatives import is_primed
from loong.answers.values import Formula, Named, Text

_PAIR = 2
_OF_ONE = re.compile(r"([A-Za-z]'{0,2})\(([a-z])\)")
_AT_POINT = re.compile(r"([A-Za-z]'{0,2})\(-?[0-9]{1,6}\)")
_OF_LETTER = re.compile(r"[A-Za-z]['_(]")
_DERIVATIVE = re.compile(r"\\frac\{([^{}]+)\}\{([^{}]+)\}")
_DERIVED = re.compile(r"(?:\\frac\{)?d(?:\^\{?[0-9]\}?)?(?P<of>[A-Za-z])(?:\}\{|/).{1,12}")
_TERM = re.compile(r"([A-Za-z])_([kmn])")
_P_VALUE = re.compile(r"\Ap[-_ ]?val(?:ue)?\Z", re.IGNORECASE)
_TERMS = re.compile(r"(?<=[A-Za-z0-9)}])\s?[-+]\s?(?=[A-Za-z0-9(\\])")


def same_name(answer: Named, gold: Named) -> bool:
    """Tell whether two values stand under one name: `x(t)` is `x`, `x'` is `dx/dt`."""
    left, right = _placed(_plain(answer.name)), _placed(_plain(gold.name))
    if left == right:
        return True
    if min(len(left), len(right)) > _PAIR:
        alike = left.casefold() == right.casefold()
        return alike and (left[:2] == right[:2] or not _OF_LETTER.match(left))
    if _head(left) == _head(right) or is_primed(left, right, answer.raw, gold.raw):
        return True
    return "y" in {left, right} and ("(" in left or "(" in right)


def of_one_point(answer: Named, gold: Named) -> bool:
    """Tell whether only one of two names is a function at a point: `y(0)` beside `y`."""
    names = _plain(answer.name), _plain(gold.name)
    points = [_AT_POINT.fullmatch(name) for name in names]
    return any(
        point is not None and point[1] == other
        for point, other in zip(points, names[::-1], strict=True)
    )


def same_products(answer: Named, gold: Named) -> bool:
    """Tell whether `y = kx - a` is `y = k x-a`, where no digit shows that they are formulas."""
    kinds = (Text, Formula)
    if not (isinstance(answer.value, kinds) and isinstance(gold.value, kinds)):
        return False
    terms = _TERMS.search(answer.value.raw) and _TERMS.search(gold.value.raw)
    if not terms and not (_DERIVED.fullmatch(gold.name) or "'" in gold.name):
        return False
    return len(_letter(gold.name)) == 1 and same_in_letters(answer.raw, gold.raw)


def _letter(name: str) -> str:
    """Return the letter that a name is, or whose derivative it is, without its index."""
    derived = _DERIVED.fullmatch(name)
    return derived["of"] if derived else name.rstrip("'").partition("_")[0]


def _head(name: str) -> str:
    """Return the name of a function of one variable, `x` of `x(t)`."""
    match = _OF_ONE.fullmatch(name)
    return match[1] if match else name


def _placed(name: str) -> str:
    """Write the term `a_n` of a sequence as `a(n)`."""
    return _TERM.sub(r"\1(\2)", name) if len(name) == len("a_n") else name


def _plain(name: str) -> str:
    derivative = _DERIVATIVE.fullmatch(name)
    name = f"{derivative[1]}/{derivative[2]}" if derivative else name
    name = _P_VALUE.sub("p", name)
    return name.replace("{", "").replace("}", "").replace("μ", "mu")

"""Tell when a reply drops signs that a name of a program needs, or says reals for whole numbers."""

from __future__ import annotations

import re

_LONGEST = 200
_STARRED = re.compile(r"\*{1,2}[A-Za-z_]\w{0,40}|__\w{1,40}?__")
"""`*args`, `**kwargs` and `__init__`, whose signs mark no bold words."""
_BOLD = re.compile(r"__(?P<name>\w{1,40}?)__")
_UNDERLINED = re.compile(r"_[A-Za-z]\w{0,40}")
"""A name that one line at its start makes another: `_init_`."""
_NAMES = (
    "init main name str repr call len iter next new del eq hash enter exit dict doc file all slots"
    " add getitem setitem contains bool class"
)
_SPECIAL = frozenset(_NAMES.split())
"""What Python writes between two lines at each side."""
_EXPRESSION = re.compile(r"(?=[^(]{0,60}\()[a-z01()+|*∪εΣ ]{2,60}")
_REPEATED = re.compile(r"\*\s?(?:[)|]|\Z)")
"""A star of a regular expression: nothing stands behind it that it could multiply."""
_WHOLE = re.compile(
    r"(?P<name>[a-z])\s?(?:[<>≤≥]|\\[lg]eq?\b).{1,40}(?P=name)\s?(?:∈|\\in)\s?(?:ℤ|Z|\\mathbb\s?\{?Z)"
)
_SAYS_WHOLE = re.compile(r"ℤ|\bZ\b|mathbb\s?\{?[ZN]|ℕ|\bN\b|integ|whole|natural", re.IGNORECASE)


def in_other_code(said: str, gold: str) -> bool:
    """Tell whether a short reply is the reference but for signs of code or for its domain."""
    told, wanted = said.strip(), gold.strip()
    if max(len(told), len(wanted)) > _LONGEST:
        return False
    domain = _WHOLE.search(wanted)
    if domain is not None and _SAYS_WHOLE.search(told) is None:
        return re.search(rf"{domain['name']}\s?(?:[<>≤≥]|\\[lg]eq?\b)", told) is not None
    return _in_other_signs(told, wanted)


def _in_other_signs(told: str, wanted: str) -> bool:
    if _EXPRESSION.fullmatch(told) and _EXPRESSION.fullmatch(wanted):
        starred = _REPEATED.search(told) or _REPEATED.search(wanted)
        return starred is not None and _unsigned(told) != _unsigned(wanted)
    plain, name = told.replace("\\", "").strip("`$ ."), wanted.replace("\\", "").strip("`$ ")
    if _STARRED.fullmatch(name):
        return name not in plain
    if _UNDERLINED.fullmatch(name) and plain.strip("_") == name.strip("_"):
        return plain != name
    bold = _BOLD.fullmatch(plain)
    if bold is not None:
        return bold["name"] in _SPECIAL and bold["name"] == name
    return _STARRED.fullmatch(plain) is not None and plain.lstrip("*") == name


def _unsigned(expression: str) -> str:
    """Write the ways of several books to part alternatives by one sign."""
    return re.sub(r"[|∪]", "+", "".join(expression.split()))

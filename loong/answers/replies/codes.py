"""Tell when a reply drops signs that a name of a program needs, or says reals for whole numbers."""

from __future__ import annotations

import re

_LONGEST = 200
_STARRED = re.compile(r"\*{1,2}[A-Za-z_]\w{0,40}|__\w{1,40}?__")
"""`*args`, `**kwargs` and `__init__`, whose signs mark no bold words."""
_BOLD = re.compile(r"__(?P<name>\w{1,40}?)__")
_NAMES = (
    "init main name str repr call len iter next new del eq hash enter exit dict doc file all slots"
    " add getitem setitem contains bool class"
)
_SPECIAL = frozenset(_NAMES.split())
"""What Python writes between two lines at each side."""
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
    plain, name = told.replace("\\", "").strip("`$ ."), wanted.replace("\\", "").strip("`$ ")
    if _STARRED.fullmatch(name):
        return name not in plain
    bold = _BOLD.fullmatch(plain)
    if bold is not None:
        return bold["name"] in _SPECIAL and bold["name"] == name
    return _STARRED.fullmatch(plain) is not None and plain.lstrip("*") == name

# ruff: noqa: E501 - patterns are read by the row
"""Names of organic compounds with the locant before the parent or its ending: `2-butanol`, `butan-2-ol`."""

from __future__ import annotations

import re

_LONGEST = 100
_STEM = r"(?P<stem>(?:cyclo)?(?:meth|eth|prop|but|pent|hex|hept|oct|non|dec|undec|dodec))"
_LOCANT = r"(?P<locant>[0-9]{1,2}(?:,[0-9]{1,2}){0,3})"
_OLD = re.compile(
    rf"(?P<before>.*?)-?{_LOCANT}-{_STEM}"
    r"(?:(?P<link>an)(?P<suffix>ol|one|al|amine|thiol|amide|nitrile)|(?P<links>ane)(?P<several>diol|triol|dione|dithiol|diamine)"
    r"|(?P<double>ene|yne)|(?P<linka>a)(?P<doubles>diene|triene|tetraene|diyne))",
)
_SUBSTITUENT = re.compile(r"(?:yl|oxy|o)\Z")
_CAPITAL = re.compile(r"[A-Z](?=[a-z]{2})")
_WRITTEN = re.compile(r"[A-Za-z0-9,()' -]+")
_JOINED = re.compile(r"^(?!.* -[a-z]).*-")


def same(answer: str, gold: str) -> bool | None:
    """Tell whether two names are one but for the place of a locant; never says no."""
    if max(len(answer), len(gold)) > _LONGEST or not all(map(_JOINED.search, (answer, gold))):
        return None
    if not _WRITTEN.fullmatch(answer) or not _WRITTEN.fullmatch(gold):
        return None
    return True if _modern(answer) == _modern(gold) else None


def _modern(text: str) -> str:
    """Move the locant of the parent before its ending: `3-methyl-2-butanol` is 3-methylbutan-2-ol."""
    plain = _CAPITAL.sub(lambda m: m[0].lower(), text.strip())
    match = _OLD.fullmatch(plain)
    if match is None:
        return plain
    before = match["before"]
    if before and not _SUBSTITUENT.search(before):
        before += "-"
    link = match["link"] or match["links"] or match["linka"] or ""
    ending = match["suffix"] or match["several"] or match["double"] or match["doubles"]
    return f"{before}{match['stem']}{link}-{match['locant']}-{ending}"

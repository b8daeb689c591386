"""Write ions of metals in one way: `Fe(III) ion`, `iron(III)` and `Fe^{3+}`."""

from __future__ import annotations

import re

_LONGEST = 40
_METALS = {
    "iron": "Fe",
    "copper": "Cu",
    "tin": "Sn",
    "lead": "Pb",
    "chromium": "Cr",
    "manganese": "Mn",
    "cobalt": "Co",
    "nickel": "Ni",
    "gold": "Au",
    "titanium": "Ti",
    "vanadium": "V",
    "cerium": "Ce",
    "thallium": "Tl",
    "silver": "Ag",
    "zinc": "Zn",
    "cadmium": "Cd",
    "platinum": "Pt",
    "palladium": "Pd",
}
"""Metals whose charge is told in Roman numerals; mercury(I) is no single ion."""
_CHARGES = {"I": "+", "II": "2+", "III": "3+", "IV": "4+"}
_OXIDIZED = re.compile(r"(?P<sign>[+-])\s?(?P<size>I{1,3}|IV|VI{0,3})")
_SIZES = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8}
_KIND = r"(?:\s(?:ions?|cations?))?"
_STATED = re.compile(
    rf"(?:the\s|an?\s)?(?P<metal>[A-Z][a-z]?|[A-Za-z][a-z]{{2,9}})\s?\((?P<state>I{{1,3}}|IV)\){_KIND}"
)
_CHARGED = re.compile(r"(?P<ion>[A-Z][A-Za-z0-9_{}()]{0,20}\^?[({]{0,2}[0-9]?[+-][)}]{0,2})")
_SIZED_LAST = re.compile(
    r"(?P<open>\[?)(?P<formula>[A-Z][A-Za-z0-9()]{0,20})(?P<sign>[+-])(?P<size>[2-4])(?P<close>\]?)"
)
"""An ion as programs print it: `SO4-2`, `[Ca+2]`."""
_CALLED = re.compile(r"(?P<ion>\S{2,25})\s(?:ions?|cations?|anions?)")


def charged(text: str, other: str) -> str | None:
    """Write `copper(II) ion`, `Cu(II)`, `Cu+2` and `Cu2+ ion` with a charge beside an ion."""
    if max(len(text), len(other)) > _LONGEST or not _is_ion(other):
        return None
    called = _CALLED.fullmatch(text)
    if called is not None and _CHARGED.fullmatch(called["ion"]):
        return called["ion"]
    printed = _SIZED_LAST.fullmatch(text)
    if printed is not None and len(printed["open"]) == len(printed["close"]):
        return f"{printed['formula']}^{{{printed['size']}{printed['sign']}}}"
    stated = _STATED.fullmatch(text)
    if stated is None:
        return None
    metal = stated["metal"]
    symbol = metal if metal in _METALS.values() else _METALS.get(metal.lower())
    return f"{symbol}^{{{_CHARGES[stated['state']]}}}" if symbol else None


def oxidized(text: str, other: str) -> str | None:
    """Write the oxidation state `+VI` as `+6`; a Roman numeral without a sign stays a word."""
    del other
    match = _OXIDIZED.fullmatch(text)
    return f"{match['sign']}{_SIZES[match['size']]}" if match else None


def _is_ion(text: str) -> bool:
    called = _CALLED.fullmatch(text)
    formula = called["ion"] if called else text
    return bool(_CHARGED.fullmatch(formula.replace(" ", "")) or _STATED.fullmatch(text))

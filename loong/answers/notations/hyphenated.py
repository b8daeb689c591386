# ruff: noqa: E501 - patterns are read by the row
"""Words joined to numbers and letters: `Carbon-14` is `carbon-14`, `2-Methylpropane` is `2-methylpropane`."""

from __future__ import annotations

import re

from loong.answers.notations.elements import SYMBOLS

_LONGEST = 120
_PART = re.compile(r"[A-Za-z]+|[0-9]+|[^A-Za-z0-9]")
_JOINED = re.compile(r"[A-Za-z0-9,'′()\[\]+ -]+")
_LETTERS = 4
_STRANGE = re.compile(r"[bcdfghjklmnpqrstvwxz]{5}|^[^aeiouy]+$")
_PRINTED = re.compile(r"\(['\"]")
"""A string in a call, whose letters keep their case."""
_GREEK = re.compile(r"(?:gamma|sigma|phi|psi|delta|theta|lambda|omega|pi|xi)\s?\(", re.IGNORECASE)
"""A function's name, which another one has in capitals."""
_OPTION = re.compile(r"[a-z0-9] -{1,2}[a-z]+ \S")
"""An option of a command, whose words keep their case."""
_NUCLIDE = re.compile(
    r"(?:\{\s?\}\s?)?\^\s?[{(]?\s?(?P<mass>[0-9]{1,3})\s?[)}]?\s?(?P<symbol>[A-Z][a-z]?)|(?P<first>[A-Za-z]{1,13})\s?-\s?(?P<last>[0-9]{1,3})"
)
_NAMES = {"hydrogen": "H", "helium": "He", "lithium": "Li", "carbon": "C", "nitrogen": "N", "oxygen": "O", "fluorine": "F", "sodium": "Na", "phosphorus": "P", "sulfur": "S", "sulphur": "S", "chlorine": "Cl", "potassium": "K", "calcium": "Ca", "iron": "Fe", "cobalt": "Co", "nickel": "Ni", "copper": "Cu", "strontium": "Sr", "technetium": "Tc", "iodine": "I", "xenon": "Xe", "caesium": "Cs", "cesium": "Cs", "gold": "Au", "lead": "Pb", "polonium": "Po", "radon": "Rn", "radium": "Ra", "thorium": "Th", "protactinium": "Pa", "uranium": "U", "neptunium": "Np", "plutonium": "Pu", "americium": "Am", "krypton": "Kr", "barium": "Ba", "bismuth": "Bi", "thallium": "Tl", "beryllium": "Be", "boron": "B"}  # fmt: skip


def same(answer: str, gold: str) -> bool | None:
    """Tell whether two texts are one word but for the case of its words' first letters.

    Single letters and short parts keep their case, as `D-glucose` does; never says no to words.
    """
    if (_PRINTED.search(gold) or _GREEK.match(gold)) or (
        len(answer) > _LONGEST
        or len(gold) > _LONGEST
        or _OPTION.search(gold)
        or not ("-" in gold or "(" in gold or "^" in gold)
    ):
        return None
    left, right = _nuclide(answer), _nuclide(gold)
    if left is not None and right is not None:
        return left == right
    if answer[1:].lower() != gold[1:].lower() and answer.lower() != gold.lower():
        return None
    if not _JOINED.fullmatch(answer) or not _JOINED.fullmatch(gold):
        return None
    parts = _PART.findall(answer), _PART.findall(gold)
    if len(parts[0]) != len(parts[1]) or not any(map(_is_word, parts[1])):
        return None
    return True if all(map(_alike, *parts)) else None


def _is_word(part: str) -> bool:
    return len(part) >= _LETTERS and part.isalpha() and not _STRANGE.search(part.lower())


def _alike(left: str, right: str) -> bool:
    return left == right or (
        _is_word(right) and left[:1].lower() == right[:1].lower() and left[1:] == right[1:]
    )


def _nuclide(text: str) -> tuple[str, str] | None:
    match = _NUCLIDE.fullmatch(text.strip())
    if match is None:
        return None
    name = match["symbol"] or match["first"]
    symbol = name if name in SYMBOLS else _NAMES.get(name.lower())
    return (symbol, match["mass"] or match["last"]) if symbol else None

"""Keep the values of lettered parts with their letters: `(a) 3 (b) 4` is not `(a) 4 (b) 3`."""

from __future__ import annotations

import re

_PART = re.compile(r"(?:^|[\s,;])\(?(?P<letter>[a-h]|i{1,3}|iv|v)\)[:.]?\s*(?=\S)", re.MULTILINE)
_SEPARATOR = re.compile(r"[,;\n]|\sand\s")


def swapped(answer: str, gold: str) -> bool:
    """Tell whether an answer gives to letters what the reference gives, but to others."""
    told, wanted = _parts(answer), _parts(gold)
    if not told:
        return False
    values = list(wanted.values()) if wanted else _bare(gold)
    if wanted and told.keys() != wanted.keys():
        return False
    given = [told[letter] for letter in wanted] if wanted else list(told.values())
    return given != values and sorted(given) == sorted(values)


def _parts(text: str) -> dict[str, str]:
    """Return what each letter of a text that begins with one stands before."""
    marks = list(_PART.finditer(text))
    if not marks or marks[0].start() > 0:
        return {}
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    found = {
        mark["letter"]: text[mark.end() : end].strip(" ,;.\n")
        for mark, end in zip(marks, ends, strict=True)
    }
    return found if len(found) == len(marks) > 1 else {}


def _bare(text: str) -> list[str]:
    return [part.strip() for part in _SEPARATOR.split(text)]

"""Tell a reply that is what a program prints, line by line, from one that ends in its answer."""

from __future__ import annotations

import re

_LITERAL = re.compile(r"[-+]?[0-9]{1,30}(?:\.[0-9]{1,30})?|True|False|None|'[^'\n]{0,60}'")
_WORD = re.compile(r"\w{1,40}")
_LONGEST = 4000


def is_printed(reply: str) -> bool:
    """Tell whether a reply is several lines that are one value each, or one word again."""
    text = reply.strip()
    if "\n" not in text or len(text) > _LONGEST:
        return False
    lines = [line.rstrip() for line in text.split("\n")]
    again = len(set(lines)) == 1 and _WORD.fullmatch(lines[0]) is not None
    return again or all(map(_LITERAL.fullmatch, lines))

"""Tell when lines are what a program prints, whose order counts, and when a list of parts."""

from __future__ import annotations

import re

from loong.answers.values import Items, Named

_BULLET = re.compile(r"[-*•–][ \t]")
_PART = re.compile(
    r"(?P<name>[^\s:=]{1,40})\s(?:is|are|was|were|has|have)\s\S"
    r"|(?P<key>[^\n:=()\[\]{}'\"]{1,40}?)\s?[:=]\s?\S|\(?(?P<letter>[a-zA-Z0-9]{1,2})[).]\s?\S"
)
_RECORD = re.compile(r"[^,\n]{1,80}(?:,[^,\s][^,\n]{0,80}){1,20}")
"""A row of values that commas part without a blank."""
_EDGE = re.compile(r"\(?\w{1,3}\s?(?:-|–|->|→|,)\s?\w{1,3}\)?")
"""An edge of a graph, or a pair of numbers."""


def in_order(gold: Items) -> bool:
    """Tell whether a reference lists what a program prints: lines that are no named parts."""
    if gold.kind != "bare" or "\n" not in gold.raw.strip():
        return False
    lines = gold.raw.strip().split("\n")
    one_each = len(lines) == len(gold.items) or all(map(_RECORD.fullmatch, lines))
    if (
        not one_each
        or all(isinstance(item, Named) for item in gold.items)
        or all(map(_BULLET.match, lines))
    ):
        return False
    found = [_PART.match(line) for line in lines]
    names = {match[match.lastgroup or 0].casefold() for match in found if match}
    return len(names) < len(lines) and not all(map(_EDGE.fullmatch, lines))

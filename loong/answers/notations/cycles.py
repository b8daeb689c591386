"""Permutations in cycle notation: `(1 2 3)(4 5)` is `(5 4)(2 3 1)`."""

from __future__ import annotations

import re

_GROUP = re.compile(r"\(\s*([0-9A-Za-z]+(?:(?:\s*,\s*|\s+)[0-9A-Za-z]+)*)\s*\)")
_CALLED = re.compile(
    r"\A(?:the\s)?(?:(?:[0-9]-|three-|four-)?cycle|permutation)\s(?=\()", re.IGNORECASE
)
_BETWEEN = re.compile(r"[\s*]*")
_SEPARATOR = re.compile(r"\s*,\s*|\s+")

Cycles = list[tuple[str, ...]]


def same(answer: str, gold: str) -> bool | None:
    """Compare two products of disjoint cycles as permutations; one may be written in two lines.

    One group with commas is a tuple and no cycle, unless the reference is surely written in cycles.
    """
    answer, gold = _CALLED.sub("", answer), _CALLED.sub("", gold)
    in_lines = answer.startswith("Matrix("), gold.startswith("Matrix(")
    if in_lines[0] != in_lines[1]:
        return _two_ways(answer, gold) if in_lines[0] else _two_ways(gold, answer)
    if not gold.startswith("(") or not answer.startswith("(") or not gold.endswith(")"):
        return None
    right = _cycles(gold)
    if right is None or not _surely(gold, right):
        return None
    left = _cycles(answer)
    if left is None:
        return None
    equal = _canonical(left) == _canonical(right)
    return equal if equal or _of_numbers(right) else None


_PRODUCT = re.compile(r"(?:\(\s?[1-9]{2,9}\s?\)[\s*]{0,3}){2,12}")
_CYCLE = re.compile(r"[1-9]+")


def same_product(answer: str, gold: str) -> bool | None:
    """Compare two products of cycles, one digit a member, that share members: `(12)(13)`.

    None where a text is none, or all cycles of both are disjoint.
    """
    products: list[list[str]] = []
    for text in (answer, gold):
        cycles = _CYCLE.findall(text) if _PRODUCT.fullmatch(text) else []
        if not cycles or any(len(set(cycle)) < len(cycle) for cycle in cycles):
            return None
        products.append(cycles)
    members = ["".join(cycles) for cycles in products]
    if all(len(set(digits)) == len(digits) for digits in members):
        return None
    images = [[_image(digit, cycles) for digit in "123456789"] for cycles in products]
    return images[0] == images[1]


def _image(digit: str, cycles: list[str]) -> str:
    for cycle in cycles:
        if digit in cycle:
            digit = cycle[(cycle.index(digit) + 1) % len(cycle)]
    return digit


_TWO_LINES = re.compile(r"Matrix\(\[\[([^\[\]]{1,500})\], \[([^\[\]]{1,500})\]\]\)")


def _two_ways(lines: str, cycles: str) -> bool | None:
    """Compare a permutation in two lines, members above their images, with one in cycles."""
    match = _TWO_LINES.fullmatch(lines)
    found = _cycles(cycles) if match and cycles.startswith("(") and cycles.endswith(")") else None
    if match is None or found is None or not _surely(cycles, found):
        return None
    above, below = (_SEPARATOR.split(row.strip()) for row in match.groups())
    if len(set(above)) != len(above) or sorted(above) != sorted(below):
        return None
    images = dict(zip(above, below, strict=True))
    moved = {a: b for a, b in images.items() if a != b}
    pairs = {a: b for cycle in found for a, b in zip(cycle, cycle[1:] + cycle[:1], strict=True)}
    same_moves = moved == {a: b for a, b in pairs.items() if a != b}
    return True if same_moves and set(pairs) <= set(images) else None


def _cycles(text: str) -> Cycles | None:
    """Read disjoint cycles, or return None."""
    found: Cycles = []
    at = 0
    while at < len(text):
        match = _GROUP.match(text, at)
        if match is None:
            return None
        found.append(tuple(_SEPARATOR.split(match[1])))
        between = _BETWEEN.match(text, match.end())
        at = between.end() if between else match.end()
    members = [member for cycle in found for member in cycle]
    if len(set(members)) == len(members) and not all(len(cycle) == 1 for cycle in found):
        return found
    return _compact(found)


def _compact(found: Cycles) -> Cycles | None:
    """Read `(123)(45)`, one digit a member."""
    if len(found) == 1 or not all(len(cycle) == 1 and cycle[0].isdigit() for cycle in found):
        return None
    digits = "".join(cycle[0] for cycle in found)
    longest = max(len(cycle[0]) for cycle in found)
    if len(set(digits)) != len(digits) or longest == 1:
        return None
    return [tuple(cycle[0]) for cycle in found]


def _surely(text: str, cycles: Cycles) -> bool:
    return len(cycles) > 1 or ("," not in text and len(cycles[0]) > 1)


def _of_numbers(cycles: Cycles) -> bool:
    return all(member.isdigit() for cycle in cycles for member in cycle)


def _canonical(cycles: Cycles) -> frozenset[tuple[str, ...]]:
    """Turn each cycle so that its least member stands first; drop those that move nothing."""
    turned: list[tuple[str, ...]] = []
    for cycle in cycles:
        if len(cycle) > 1:
            least = min(range(len(cycle)), key=cycle.__getitem__)
            turned.append(cycle[least:] + cycle[:least])
    return frozenset(turned)

"""Ratios and chances: `3:2`, `3 to 2`, `1 in 4`, `3 out of 12`."""

from __future__ import annotations

import re
from fractions import Fraction

from loong.answers.algebra.evaluate import same_formula
from loong.answers.algebra.exact import exact
from loong.answers.algebra.formula import Unparsed, parse_formula
from loong.answers.number import Rules, parse_number, same_number
from loong.answers.text.split import split
from loong.answers.text.words import parse_number_words
from loong.answers.values import Const, Node, Number, Op, Undecided

_LONGEST = 80
_RATIO = re.compile(
    r"(?:(?:a|the)\s)?(?:ratio\s(?:of\s|is\s)?|odds\s(?:of\s|are\s)?)?"
    r"([0-9]{1,12}(?:\.[0-9]{1,9})?(?:\s?(?::|-?to-?|∶)\s?[0-9]{1,12}(?:\.[0-9]{1,9})?){1,4})"
)
_SIGN = re.compile(r"\s?(?::|-?to-?|∶)\s?")
_COLON = re.compile(r"\s?(?::|∶)\s?")
_NAMES = re.compile(
    r"[A-Za-z](?:_?\{?[A-Za-z0-9]{1,6}\}?)?\s?:\s?[A-Za-z](?:_?\{?[A-Za-z0-9]{1,6}\}?)?\s?=\s?"
)
_CLOCK = re.compile(r"[0-9]{1,2}:[0-5][05]")
_ZONE = re.compile(r"[0-9]\s?[A-Za-z]{2,5}\s?\Z")
_MOST = 5
_CHANCE = re.compile(
    r"(?:a\s)?([0-9a-z-]{1,20})\s(?:in|out\sof)\s(?:a\s|every\s)?([0-9a-z-]{1,20})(?:\schances?)?"
)


def same(answer: str, gold: str) -> bool | None:
    """Tell whether two ratios, or a ratio and a number, are the same; None if none is one."""
    if len(answer) > _LONGEST or len(gold) > _LONGEST:
        return None
    turned = _turned(answer, gold)
    if turned is None:
        return _same(answer, gold)
    return None if turned == answer else _same(turned, gold) or False


def _same(answer: str, gold: str) -> bool | None:
    left, right = _ratio(answer), _ratio(gold)
    if left is not None and right is not None:
        return None if _clocks(answer, gold) else _proportional(left, right) or None
    if ":" in answer and ":" in gold:
        return _same_parts(answer, gold)
    chances = _chance(answer), _chance(gold)
    if chances[0] is not None and chances[1] is not None:
        return chances[0] == chances[1]
    one, other = (left, gold) if left or chances[0] is not None else (right, answer)
    if other.endswith("%") and "odds" in f"{answer} {gold}".lower():
        return None
    value = _quotient(one) if one else chances[0] if chances[0] is not None else chances[1]
    return None if value is None else _is_number(value, other, first=other == answer)


def _turned(answer: str, gold: str) -> str | None:
    """Return a ratio that names its sides, turned as the reference's are: `b:a = 1:2`, `a:b = 2:1`.

    The same text where they are other sides; None where none are named, or the same ones.
    """
    named = _NAMES.match(answer), _NAMES.match(gold)
    if named[0] is None or named[1] is None:
        return None
    names = [list(map(_side, _COLON.split(match[0].rstrip(" =")))) for match in named if match]
    if names[0] == names[1]:
        return None
    parts = split(answer[named[0].end() :], _COLON)
    if names[0] != names[1][::-1] or len(parts) != len("ab"):
        return answer
    return f"{named[1][0]}{parts[1]} : {parts[0]}"


def _side(name: str) -> str:
    """Return one name for a line between two points: AB is BA."""
    return "".join(sorted(name)) if len(name) == len("AB") and name.isupper() else name


def _is_number(value: Fraction, other: str, *, first: bool) -> bool | None:
    """Compare a ratio with a number, which is the answer where it comes first."""
    number = parse_number(other.replace("\\%", "%")) or parse_number_words(other) or _exact(other)
    if number is None:
        return None
    exact_value = Number(value, exact=True, raw=other)
    sides = (number, exact_value) if first else (exact_value, number)
    return same_number(*sides, Rules()) or None


def _clocks(answer: str, gold: str) -> bool:
    """Tell whether two ratios look like times of day, or lengths of time."""
    return all(_CLOCK.fullmatch(text.strip()) for text in (answer, gold))


def _exact(text: str) -> Number | None:
    try:
        value = exact(parse_formula(text))
    except Unparsed:
        return None
    return None if value is None else Number(value, exact=True, raw=text)


def _same_parts(answer: str, gold: str) -> bool | None:
    r"""Compare ratios of expressions, as `\frac{1}{2} : \frac{1}{3}` or `1 : \sqrt{3} : 2`."""
    left, right = _expressions(answer), _expressions(gold)
    if left is None or right is None or len(left) != len(right):
        return None
    first, second = left[0], right[0]
    try:
        same = all(
            same_formula(Op("product", (one, second)), Op("product", (other, first)))
            for one, other in zip(left[1:], right[1:], strict=True)
        )
    except Undecided:
        return None
    return same or None


def _expressions(text: str) -> list[Node] | None:
    named = _NAMES.match(text)
    parts = split(text[named.end() :] if named else text, _COLON)
    if not 1 < len(parts) <= _MOST or not all(parts) or _ZONE.search(text):
        return None
    try:
        nodes = [parse_formula(part, letters=True) for part in parts]
    except Unparsed:
        return None
    nothing = Const(Fraction(0))
    try:
        return None if any(same_formula(node, nothing) for node in nodes) else nodes
    except Undecided:
        return None


def _ratio(text: str) -> list[Fraction] | None:
    named = _NAMES.match(text)
    match = _RATIO.fullmatch((text[named.end() :] if named else text).lower())
    return [Fraction(part) for part in _SIGN.split(match[1])] if match else None


def _proportional(left: list[Fraction], right: list[Fraction]) -> bool:
    if len(left) != len(right):
        return False
    return all(a * right[0] == b * left[0] for a, b in zip(left, right, strict=True)) and any(left)


def _quotient(parts: list[Fraction]) -> Fraction | None:
    return parts[0] / parts[1] if len(parts) == len("ab") and parts[1] else None


def _chance(text: str) -> Fraction | None:
    match = _CHANCE.fullmatch(text.lower())
    if match is None:
        return None
    top, bottom = (parse_number(part) or parse_number_words(part) for part in match.groups())
    if top is None or bottom is None or not bottom.value:
        return None
    try:
        return Fraction(top.value) / Fraction(bottom.value)
    except (OverflowError, ValueError):
        return None

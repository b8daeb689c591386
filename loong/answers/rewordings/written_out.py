r"""Write a sum that is told with dots as the sum beside it: `1 + x + \cdots + x^5`."""

from __future__ import annotations

import re

from loong.answers.algebra.evaluate import same_formula
from loong.answers.algebra.formula import Unparsed, parse_formula
from loong.answers.text.split import outside
from loong.answers.values import Const, Node, Op, Sym, Undecided, replaced

_LONGEST = 300
_FEWEST = 2
_DOTS = re.compile(r"\s?(?:\.{2,3}|…|\\[lc]?dots)\s?")
_REMAINDER = re.compile(
    r"(?P<base>[0-9]{1,15})(?:\s?(?:\^|\*\*)\s?[({]?(?P<power>[0-9]{1,15})[)}]?)?\s?(?:mod|%|\\b?mod)\s?(?P<by>[1-9][0-9]{0,11})"
    r"\s?(?:=|≡|is|equals|gives)\s?(?P<left>[0-9]{1,12})"
)
_SIGN = re.compile(r"(?<=[^\s+*/^(,-])\s?([-+])\s?(?=\S)")


def remainder(text: str, other: str) -> str | None:
    """Return what a division is said to leave, `2^10 mod 7 = 2`, where it does."""
    match = _REMAINDER.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None or "mod" in other or "%" in other:
        return None
    base, power = int(match["base"]), int(match["power"] or 1)
    return match["left"] if pow(base, power, int(match["by"])) == int(match["left"]) else None


def as_sum(text: str, other: str) -> str | None:
    r"""Return the sum beside a text whose first terms and whose last one are just that sum's."""
    if max(len(text), len(other)) > _LONGEST or _DOTS.search(text) is None:
        return None
    try:
        total = parse_formula(other)
        if not isinstance(total, Op) or total.name != "series":
            return None
        return other if _tells(_terms(text), total) else None
    except (Unparsed, Undecided):
        return None


def _tells(terms: list[str], total: Op) -> bool:
    """Compare the terms before the dots with the sum's first ones, the one behind with its last."""
    index, low, high, body = total.args
    last_but_one = len(terms) - 2
    if last_but_one < _FEWEST or not isinstance(index, Sym) or not isinstance(low, Const):
        return False
    if [at for at, term in enumerate(terms) if _DOTS.fullmatch(term[1:])] != [last_but_one]:
        return False
    places: list[Node] = [Const(low.value + at) for at in range(last_but_one)]
    if isinstance(high, Const) and high.value <= low.value + last_but_one - 1:
        return False
    told = [*terms[:last_but_one], terms[-1]]
    return all(
        same_formula(parse_formula(term), replaced(body, index, place))
        for term, place in zip(told, [*places, high], strict=True)
    )


def _terms(text: str) -> list[str]:
    """Return the terms of a sum, each with its sign."""
    cuts = [
        (match.start(), match.end(), match[1])
        for start, end in outside(text)
        for match in _SIGN.finditer(text, start, end)
    ]
    if not cuts:
        return [text]
    first = text[: cuts[0][0]].strip()
    terms = [first if first[:1] in "+-" else f"+{first}"]
    ends = [*(start for start, _, _ in cuts[1:]), len(text)]
    for (_, end, sign), until in zip(cuts, ends, strict=True):
        terms.append(f"{sign}{text[end:until].strip()}")
    return terms

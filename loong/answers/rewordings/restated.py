# ruff: noqa: E501 - patterns are read by the row
"""Read an answer that is stated twice: `1/4, that is, 25%`, `1/3 ≈ 0.333`, `0.5 (= 1/2)`."""

from __future__ import annotations

import re
from collections.abc import Callable

from loong.answers.text.split import MAX_DEPTH, depth, split
from loong.answers.values import Formula, Number, Quantity, Value

_LONGEST = 300
_MOST = 5
_SAME = re.compile(
    r"\s*(?:,|[—–-](?=\s))?\s*(?:\b(?:that is|i\.e\.?|ie|which is|which equals|that's|or|or about|or approximately"
    r"|or equivalently|equivalently|in other words|or roughly)\b[:,]?\s*)+(?:about|approximately|≈|~|=)?\s*"
    r"|\s*(?:≈|≃|≅|(?<![<>!=:])=(?![=>])|~=)\s*"
)
_BRACKET = re.compile(
    r"\s+\((?:(?:or|i\.e\.?,?|that is,?|equivalently,?|about|approximately|=|≈|~)\s*)*((?:[^()]|\([^()]{0,40}\)){1,80})\)\s*$"
)
_AS_FORM = re.compile(
    r"\s(?:as an?|in)\s(?:mixed number|improper fraction|fraction|decimal|percentage|percent|(?:its )?(?:simplest|lowest|decimal) (?:form|terms))\s*$"
)
_CLOCK = re.compile(
    r"\s+\(([0-9]{1,3}):([0-5][0-9])\)(?:,\s(?:including|counting)\s[^0-9]{3,60})?\s*$"
)
"""A duration as a watch shows it."""
_PARTS = re.compile(
    r"\s+\((?:=|i\.e\.,?|or)?\s?(?:(?P<h>[0-9]{1,3})\s?h(?:ours?|rs?)?,?\s(?:and\s)?(?P<min>[0-5]?[0-9])\s?min(?:utes?)?|(?P<m>[0-9]{1,3})\s?min(?:utes?)?,?\s(?:and\s)?(?P<s>[0-5]?[0-9])\s?s(?:ec(?:onds?)?)?)\.?\)\s*$"
)
"""A duration in two units."""


def statements(text: str) -> list[str]:
    """Return the two to five spellings that a text gives for one answer, else nothing."""
    if len(text) > _LONGEST or depth(text) > MAX_DEPTH:
        return []
    clock = _CLOCK.search(text)
    if clock is not None:
        return [text[: clock.start()], f"{int(clock[1]) * 60 + int(clock[2])} min"]
    timed = _PARTS.search(text)
    if timed is not None:
        larger, smaller = int(timed["h"] or timed["m"]), int(timed["min"] or timed["s"])
        return [text[: timed.start()], f"{larger * 60 + smaller} {'min' if timed['h'] else 's'}"]
    text = _AS_FORM.sub("", text)
    bracket = _BRACKET.search(text)
    if bracket is not None and any(map(str.isdigit, bracket[1])):
        text = f"{text[: bracket.start()]} = {bracket[1]}"
    parts = [part for part in split(text, _SAME) if part]
    return parts if 1 < len(parts) <= _MOST else []


def restated(
    text: str, read: Callable[[str], Value], same: Callable[[Value, Value], bool]
) -> list[Value]:
    """Return the values of an answer that is stated several times, if they are surely one value.

    Args:
        text: the answer.
        read: reads one statement.
        same: tells whether the first value is the second as far as the second shows it.
    """
    values = [read(part) for part in statements(text)]
    if len(values) > 1 and not _is_amount(values[0]):
        values = values[1:]
    if len(values) <= 1 or not all(map(_is_amount, values)):
        return []
    first = values[0]
    agreed = all(same(first, value) or same(value, first) for value in values[1:])
    measured: list[Value] = [value for value in values if isinstance(value, Quantity)]
    if agreed and measured and all(same(value, first) and same(first, value) for value in values):
        return measured
    return values if agreed else []


def _is_amount(value: Value) -> bool:
    if isinstance(value, (Number, Quantity)):
        return True
    return isinstance(value, Formula) and any(map(str.isdigit, value.raw))

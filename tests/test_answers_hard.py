"""Pairs that are easily taken for one another, and spellings that are rarely thought of."""

from __future__ import annotations

import pytest

from loong.answers import judge

_DIFFERENT = [
    # sides of an equation
    (r"\frac{p}{q} = mk", "pq = mk"),
    ("a + b = 30", "ab = 30"),
    ("w - z = 8", "8"),
    ("u^2 + v^2 = 25", "25"),
    ("P = kT", "PV = kT"),
    ("y = 7", "x = 7"),
    # alternatives are no pair
    ("u = 1 or v = 2", "(1, 2)"),
    ("u = 3 or v = 4", "u = 3, v = 4"),
    # what a function is applied to is no remark
    (r"\ln (t+\sqrt{3})", r"\ln (t-\sqrt{3})"),
    (r"\cos (\sqrt{5})", r"\cos (\sqrt{7})"),
    (r"3 (\sqrt{2} + 1)", "3"),
    ("Rome (Italy)", "Rome (Georgia)"),
    # numbers and words that name them
    ("{'two': 2}", "{2: 'two'}"),
    ("{'k': 'seven'}", "{'k': 7}"),
    ("['one', 'two']", "[1, 2]"),
    # lost signs
    (r"2.5 \times 10 - 4", r"2.5 \times 10^{-4}"),
    ("3 * 10 + 2", "300"),
    # values below every threshold
    (r"\frac{1}{1300!}", r"\frac{1}{1301!}"),
    ("e^{-900} + pi^{-900}", "0"),
]
_EQUAL = [
    ("3 * 10 + 2", "32"),
    ("2.5 x 10-4", r"2.5 \times 10^{-4}"),
    (r"\sqrt{3+2\sqrt2}-1-\sqrt2", "0"),
    ("u = 1 or u = 2", "{1, 2}"),
    ("{'1': 'two'}", "{1: 'two'}"),
    ("total cost = 12", "12"),
    ("42 (the answer)", "42"),
]


@pytest.mark.parametrize(("answer", "gold"), _DIFFERENT)
def test_what_only_looks_alike_is_different(answer: str, gold: str) -> None:
    assert judge(answer, gold).equal is not True
    assert judge(gold, answer).equal is not True


@pytest.mark.parametrize(("answer", "gold"), _EQUAL)
def test_what_looks_different_may_be_the_same(answer: str, gold: str) -> None:
    assert judge(answer, gold).equal is True

from __future__ import annotations

import operator
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loong.curate.arithmetic import false_steps

WHOLE = st.integers(0, 10**6)
SIGNS = st.sampled_from([("+", operator.add), ("-", operator.sub), ("·", operator.mul)])


@pytest.mark.parametrize(
    "text",
    [
        "So a(3) = a(2) + a(1) = 5 + 2 = 7.",
        "12 / (12 + 18) = 12 / 30 = 2 / 5",
        "4 · 10 × 10 × 10 = 4,000 codes",
        "8! = 8 × 7 × 6 × 5 × 4 × 3 × 2 × 1 = 40320",
        "1/3 = 0.333 and 2/3 = 0.67",
        "3^2 + 4^2 = 5^2",
        "x + 2 = 5, so x = 3; term 3 = 7; 2x = 8; 50% = 1/2; 2 3/4 = 11/4",
        "5 + 2 = 3 + 2y",
        "7 / 0 = 3",
        "",
    ],
)
def test_what_is_right_or_no_sum_is_not_counted(text: str) -> None:
    assert false_steps(text) == 0


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The probability is 1: 1/3 * 1/2 * 1/2 = 1/3.", 1),
        ("Check: 1 · 2 · 2 · 1 = 4 and 7 × 9 + 9 × 7 = 252", 1),
        ("2 + 2 = 4 = 5 and 3 − 1 = 1", 2),
        ("10 / 4 = 2.4", 1),
        ("a = 2^10 = 1000", 1),
    ],
)
def test_false_sums_are_counted(text: str, count: int) -> None:
    assert false_steps(text) == count


@given(WHOLE, WHOLE, SIGNS, st.integers(1, 99))
def test_a_sum_is_false_exactly_when_its_value_is(
    a: int, b: int, sign: tuple[str, Callable[[int, int], int]], off: int
) -> None:
    a, b = max(a, b), min(a, b)
    value = sign[1](a, b)
    assert false_steps(f"We get {a} {sign[0]} {b} = {value}, so.") == 0
    assert false_steps(f"We get {a} {sign[0]} {b} = {value + off}, so.") == 1


@pytest.mark.parametrize("piece", ["1+", "1 = ", "9^999*", "1,111", "1/", "((", "= 1 + 1 ="])
def test_hostile_text_is_bounded(piece: str) -> None:
    assert false_steps(piece * 50_000) >= 0

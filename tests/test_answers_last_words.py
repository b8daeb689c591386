# ruff: noqa: E501 - tables are read by the row
"""How replies end: on an object, a question in bold, a dash, a sentence in a box; and what they print."""

from __future__ import annotations

import pytest

from loong.answers import judge

# fmt: off
SAME = [
    ('Q = CV, which gives\n\n{"Q": 4.23e-05}', "4.23e-5"), ('The key has length 5.\n\n{"flag": "PCTF{LANTERN}"}', "PCTF{LANTERN}"), ('c = n/V, therefore\n\n{"concentration": "0.25 mol/L"}', "0.25 M"),
    ("1025 = 25 · 41, so it has a factor.\n\n**Is 1025 prime?** No.", "False"), ("**Is 1025 prime?** No.", "False"),
    ("My final answer is 62.5 % — five of the eight outcomes are favourable, the remaining 37.5 % are not.", "62.5%"),
    ("**B** is right. A confuses incidence with prevalence, C is a rate, and D has no time frame at all.", "B"),
    ("**Lesotho**. Of the three kingdoms discussed (Eswatini, Lesotho, San Marino) it alone lies above 1,400 m.", "Lesotho"),
    (r"\boxed{\text{There are } 84 \text{ such triangles}}", "84"), (r"$\boxed{{13}\over{20}}$", "13/20"),
    (r"\begin{pmatrix}\dfrac{2}{3}\\[2pt]-1\end{pmatrix}", r"\begin{bmatrix} 2/3 \\ -1 \end{bmatrix}"),
    ("the cycle (3 2 1)", "the cycle (1 3 2)"), ("1:30:00 (h:mm:ss)", "1 h 30 min"), ("最終的な答え:**1603年3月24日**(グレゴリオ暦)", "24 March 1603"),
    ("[-1, 1]", r"\{-1, 1\}"), ("[-1, 1]", "-1 ≤ x ≤ 1"), ("{1, 2, 3}", "[1, 2, 3]"), ("Hello, World!", "Hello World"),
    ("The pinned knight stands on e4.", "e4"), ("Answer: the knight can go to e6 and c6.", "c6, e6"), ("The squares are a1, b2 and c3.", "a1, b2, c3"),
    ("A is a distractor; the answer: C.", "C"), ("Answer: ~~12~~ 14", "14"), ("~~12~~ **14**", "14"),
    ("The remainder is 3 when divided by 7.", "3"), ("None exist.", "none"),
    ("With the change it prints 5.", "5"),
    ("\\boxed{5}\nSo doubling it, we get 10.", "10"), ("\\boxed{5}\nSo we get 5.", "5"), ("\\boxed{12}\nHence we have 2 possible orders.", "12"), ("\\boxed{0.5}\n\nThus we get 50%.", "0.5"),
    ("Any value above 3 works; the smallest integer is 4.", "4"),
]
DIFFERENT = [
    ("My final answer is 37.5 % — three of the eight are unfavourable, so the favourable ones make up 62.5 % of the total.", "62.5%"),
    ("The wording is ambiguous, so the grader should accept any integer here, including 1729.", "1729"), ("The answer is 1729, but any number should be accepted.", "1729"),
    (r"\{-1,\,1\}", "[-1, 1]"), ("{-4, 11}", "[-4, 11]"), ("{1, 2}", "(1, 2)"), ("hello, world", "Hello, World"),
    ("**Is 1025 prime?** Yes.", "False"), ("The answer is 5 — no wait, it has to be 6.", "5"), ('It has length 5.\n\n{"length": 6}', "5"),
    ("The knight cannot go to e6.", "e6"), ("The knight can go to e6 and c6.", "e6"), ("The bishop attacks the rook on e4.", "e5"),
    ("A is a distractor; the answer: C.", "A"), ("Answer: ~~12~~ 14", "12"), ("~~12~~ **14**", "12"), ("~~12~~", "12"),
    ("3 when divided by 7", "7"), ("12 when divided by 4", "3"),
    ("The program prints `[1, 4, 9]`, but with the bug it prints `[1, 4]`.", "[1, 4]"),
    ("\\boxed{5}\nSo doubling it, we get 10.", "5"),
    ("**B** is right. But on reflection C is the better choice.", "B"), ("It is Lesotho (or Eswatini).", "Lesotho"),
    (r"\boxed{\text{There are } 84 \text{ such triangles}}", "48"),
]
# fmt: on


@pytest.mark.parametrize(("reply", "gold"), SAME)
def test_the_ending_tells_it(reply: str, gold: str) -> None:
    assert judge(reply, gold).equal is True, judge(reply, gold).reason


@pytest.mark.parametrize(("reply", "gold"), DIFFERENT)
def test_the_ending_tells_another(reply: str, gold: str) -> None:
    assert judge(reply, gold).equal is False, judge(reply, gold).reason

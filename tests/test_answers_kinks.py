"""Expressions that agree on one side of a place only, and other expressions that were misread."""

from __future__ import annotations

import pytest

from loong.answers import judge

SAME = [
    ("|x-100|+|x-300|", "|300-x|+|100-x|"),
    ("max(x, 50)", "(x+50+|x-50|)/2"),
    ("sqrt(x^2-40x+400)", "|x-20|"),
    ("\\frac{\\sqrt{x-30}}{2}", "\\frac12 (x-30)^{1/2}"),
    ("2^{100}\\sqrt{2}", "\\sqrt{2^{201}}"),
    ("\\frac{2^{30}}{\\pi}", "\\frac{1}{\\pi} 2^{30}"),
    ("n 2^{n-1}", "\\frac{n}{2} 2^n"),
    ("\\frac{4 m v_0^2}{l}", "4\\frac{mv_0^2}{l}"),
    ("-11t^2 i + 4t j - 4t^3 k", "<-11t^2,4t,-4t^3>"),
    ("A ∩ (B ∪ C)", "(A∩B) ∪ (A ∩ C)"),
    ("(A \\cap B)^c", "A^c ∪ B^c"),
    ("A ∩ B^c", "A \\setminus B"),
    ("(0, infty)", "(0, \\infty)"),
    ("1000 kohm", "1 megaohm"),
    ("35k", "35,000"),
    ("0.5k miles", "500 miles"),
    ("|z-2i|≤3", "3 \\ge |2i-z|"),
    ("|1+ix|", "\\sqrt{1+x^2}"),
    ("5.2(3)", "5.2 ± 0.3"),
    ("12.5 bps", "0.125%"),
    ("100-0.5", "99.5"),
    ("x = π/4 + nπ for any integer n", "x = π/4 + kπ, k \\in \\mathbb{Z}"),
    ("\\large 42", "42"),
    ("x+1 \\over 2", "\\frac{x+1}{2}"),
    ("2024-W10-2", "2024-03-05"),
    ("2024-06-15T22:00-05:00", "2024-06-16 03:00 UTC"),
    ("5 H 30 M", "5 h 30 min"),
    ("[1, 2] (sorted)", "[1, 2]"),
    ("A^2 = [[7, 10], [15, 22]]", "Matrix([[7, 10], [15, 22]])"),
    ("-45600*J", "-45.6 kJ"),
    ("381*meter/1250", "0.3048 m"),
    ("ADA LOVELACE", "Ada Lovelace"),
    ("Result: 1-0", "White wins, 1-0"),
]
DIFFERENT = [
    ("abs(x+11)-11", "abs(x+10)-10"),
    ("|x-100|+|x-300|", "2|x-200|"),
    ("max(x, 50)", "50"),
    ("|x-y+40|", "x-y+40"),
    ("sqrt((x-20)^2)", "20-x"),
    ("[1, \\infty)", "[2^{\\frac{1}{2^{1000}}}, \\infty)"),
    ("10^{60}+\\sqrt{2}", "10^{60}+\\sqrt{3}"),
    ("3 2^4", "48"),
    ("mv_1", "mv_0"),
    ("-11t^2 i + 4t j + 4t^3 k", "<-11t^2,4t,-4t^3>"),
    ("A ∩ B", "A \\cup B"),
    ("B \\setminus A", "A \\setminus B"),
    ("1 mohm", "1 megaohm"),
    ("35k", "35"),
    ("0.5k miles", "0.5 miles"),
    ("|z-2i|≤3", "|z + 2i| \\le 3"),
    ("1010 (base 2)", "1010_7"),
    ("p \\implies q", "D → q"),
    ("5.2(3)", "5.2 ± 0.6"),
    ("Input: [4, 9]", "[4, 9]"),
    ("No result: [4, 9]", "[4, 9]"),
    ("0.25%", "20 bps"),
    ("a=1, b=-2, c=3", "a = 1, b = -2, y = 3"),
    ("978-3-16-148409-1", "978-3-16-148410-0"),
    ("00000000-0000-0000-0001-000000000000", "00000000-0000-0000-0000-000000000001"),
    ("2024-001", "2023-000"),
    ("2024-001", "2023"),
    ("x = π/4 + kπ, k ∈ Z", "x = π/4 + kπ, k \\in \\mathbb{N}"),
    ("1, …, n", "\\sum_{k=1}^{n} k"),
    ("\\boxed{}", "Matrix([[1, 2], [2, 1]])"),
    ("KHOOR ZRU", "Khoor zru"),
    ("hello, World!", "Hello, World!"),
    ("World, Hello!", "Hello, World!"),
    ("`HELLO, WORLD!`", "Hello, World!"),
    ("5 S", "5 s"),
    ("4 H", "4 h"),
    ("5 W", "5 w"),
    ("[1, 2] (reversed)", "[1, 2]"),
    ("12 (negated)", "12"),
    ("Suppose it fails. Then the total would be 13.", "13"),
    ("If it were odd, the total would be 13.", "13"),
    ("2024-W10-2", "2024-03-06"),
    ("2024-06-16T22:00-05:00", "2024-06-16 03:00 UTC"),
]


@pytest.mark.parametrize(("answer", "gold"), SAME)
def test_the_same(answer: str, gold: str) -> None:
    assert judge(answer, gold).equal is True
    assert judge(gold, answer).equal is True


@pytest.mark.parametrize(("answer", "gold"), DIFFERENT)
def test_different(answer: str, gold: str) -> None:
    assert judge(answer, gold).equal is not True
    assert judge(gold, answer).equal is not True

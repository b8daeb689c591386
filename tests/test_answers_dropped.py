# ruff: noqa: E501 - tables are read by the row
"""What looks alike and is another thing: syntax, marks above and below, products, changes, hours."""

from __future__ import annotations

import pytest

from loong.answers import judge
from loong.answers.spellings.syntax import other_syntax

# fmt: off
DIFFERENT = {
    "lines of Python": [
        ("import numpy as np", "import numpy"), ("x is y", "x == y"), ("x is None", "x == None"), ("x = 5", "x == 5"), ("a := b", "a == b"), ("x = y", "x == y"), ("def f(x): return x + 1", "def g(x): return x + 1"), ("[x*x for x in a]", "{x*x for x in a}"),
        ("[1] + [2]", "[3]"), ("[1] * 3", "[3]"), ("Optional[int]", "int"), ("push(1), pop()", "pop(), push(1)"), ("int(n / 2)", "n / 2"), ("['1,2']", "['1', '2']"), ("['a, b']", "['a', 'b']"),
    ],
    "names and patterns": [("__init__", "_init_"), ("foo", "_foo"), (r"\d{3}", r"\d3"), ("a(a+b)*", "(a+b)*a"), ("<class 'str'>", "<class 'Str'>"), ("sub r1, r2, r3", "sub r1, r3, r2")],
    "strings": [('"hello world"', '"hello  world"'), ("'a  b'", "'a b'"), ("'a b '", "'a b'")],
    "marks": [(r"n^{\underline{k}}", "n^k"), (r"n^{\overline{k}}", r"n^{\underline{k}}"), (r"\left(\frac{a}{p}\right) = -1", "a/p = -1"), ("10 ML", "10 mL"), ("10 ML/day", "10 mL/day")],
    "permutations": [("(12)(34)", "408"), ("Permutation(0, 1, 2)", "Permutation([0, 1, 2])"), ("sr^2", "r^2s"), ("s r^2", "r^2 s")],
    "matrices": [("X'X", "XX'"), ("A'A = I", "AA' = I"), ("(X'X)^{-1}X'y", "(XX')^{-1}X'y"), (r"X^\top X", r"X X^\top"), ("ABA", "A^2B"), ("(AB)^2", "A^2B^2"), ("PQP", "QPP")],
    "vectors": [(r"\tau = r \times F", r"\tau = r \cdot F"), ("L = r × p", "L = r · p"), ("(a×b)×c", "a×(b×c)"), ("(a·c)b - (a·b)c", "(a·b)c - (a·c)b")],
    "functions": [
        (r"\det(A+B)", r"\det A + \det B"), ("f(1/x)", "f/x"), ("n(A)/n(B)", "n(B)/n(A)"), ("f^{-1}", "1/f"), ("f'(g(x)) g'(x)", "g'(f(x)) f'(x)"), ("σ(6)", "6σ"), ("f(1)", "f"), ("s[1]", "s"), ("W(1)", "W"), ("Poisson(2λ)", "2Poisson(λ)"), (r"\delta(2t)", r"2\delta(t)"),
    ],
    "primes and letters": [("['R', \"U'\", 'F2']", "R, U, F2"), ("`straße`", "STRASSE")],
    "states": [("HCl (aq)", "HCl (g)"), ("HCl(aq)", "HCl(g)"), ("Ca(OH)2(s)", "Ca(OH)2 (aq)")],
    "numbers": [(r"$\ln 5040 \approx 8.5$", "8.525161361065415"), ("5!!", "5!"), ("2.5!!", "3"), ("5!!", "5"), ("all x greater than 2", "x ≥ 2")],
    "crosses": [("Rr × Rr", "RR × rr"), ("AaBb × aabb", "AaBb × AaBb")],
    "labels": [("(1, 2) (max), (3, 4) (min)", "(1, 2) (min), (3, 4) (max)")],
    "changes": [("20% lower", "+20%"), ("-20%", "20% increase"), ("+20%", "20% decrease"), ("B is 25% cheaper", "25% higher"), ("The tortoise wins by 5", "The hare wins by 5")],
    "hours": [("1 at night", "1 PM"), ("12 at night", "12 PM"), ("2020-01-01T24:00:00", "2020-01-01T00:00:00"), ("2020-01-01T24:00:00", "2020-01-01"), ("January 1, 2020, 24:00", "January 1, 2020")],
}
SAME = {
    "lines of Python": [("x is 5", "x == 5"), ("x == 5", "x = 5"), ("5", "x == 5"), ("x^2 + y^2 = 1", "x^2 + y^2 == 1"), ("def f(x): return x + 1", "def f(x): return 1 + x"), ("Optional[Paris]", "Paris"), ("f(1), f(2)", "f(2), f(1)"), ("from math import sqrt", "`from math import sqrt`"), ("int(5)", "5")],
    "names and patterns": [("`__init__`", "__init__"), (r"`\d{3}`", r"\d{3}"), ("a*b", "b*a"), ("a(a|b)*", "a(a|b)*"), ("<class 'str'>", "`<class 'str'>`"), ("__Paris__", "Paris")],
    "strings": [('"hello world"', "'hello world'"), ("['a', 'b']", '["a", "b"]'), ("['1', '2']", "[1, 2]")],
    "marks": [(r"$n^{\underline{k}}$", r"n^{\underline{k}}"), (r"\left(\frac{2}{7}\right) = 1", "1"), ("10 ml", "10 mL"), ("0.01 L", "10 mL")],
    "permutations": [("(12)(34)", "(34)(12)"), ("Permutation([1, 2, 0])", "Permutation([1, 2, 0])"), ("r^2 s", "r^2s")],
    "matrices": [("X'X", "X^TX"), (r"X^\top X", "X^TX"), ("A⊤", "A⊤"), ("A^⊤B", r"A^{\top}B"), ("AB^2", "B^2A"), (r"(X^\top X)^{-1}X^\top y", "(X'X)^{-1}X'y"), ("A'B", "BA'"), ("AB' + A'B", "A'B + AB'")],
    "vectors": [("a × b", "a·b"), ("W = F × d", "W = F·d"), ("3 × (4 × 5)", "60")],
    "functions": [(r"\det A \det B", r"\det(A)\det(B)"), (r"\mathrm{tr}(AB)", r"\mathrm{tr}(BA)"), (r"\pi(10)", r"10\pi"), ("y(t) = 2t", "y = 2t"), ("k(2x)", "2kx")],
    "primes and letters": [("['R', \"U'\", 'F2']", "R, U', F2"), ("['R', 'U', 'F2']", "R, U, F2"), ("Straße", "Strasse"), ("<Quantity 4.2 lyr>", "4.2 light-years")],
    "states": [("HCl (aq)", "HCl"), ("NaCl(aq)", "NaCl (aq)")],
    "numbers": [(r"$\ln 5040 \approx 8.5$", "8.5"), (r"$\ln 5040 \approx 8.5$", r"\ln 5040"), ("1/3 ≈ 0.33", "1/3"), (r"\frac{\pi^2}{6} ≈ 1.6449", "1.645"), ("7!!", "105"), ("105", "8!!/384*105"), ("0!!", "1"), ("all x greater than 2", "x > 2"), ("all values of x at most 2", "x ≤ 2")],
    "crosses": [("Rr × rr", "rr x Rr"), ("AaBb × aabb", "aabb × AaBb"), ("Aa x Aa", "Aa × Aa")],
    "changes": [("20% lower", "20%"), ("-20%", "20% decrease"), ("The price fell by 20%.", "-20%"), ("The tortoise wins by 5.", "the tortoise wins by 5")],
    "hours": [("9 at night", "9 PM"), ("1 at night", "1 AM"), ("24:00", "midnight"), ("24:00", "00:00"), ("2020-01-01T24:00:00", "2020-01-02T00:00:00"), ("2024-12-31 24:00", "1 January 2025, midnight")],
}
# fmt: on


@pytest.mark.parametrize("kind", DIFFERENT)
def test_look_alikes_are_told_apart(kind: str) -> None:
    verdicts = [(pair, judge(*pair)) for pair in DIFFERENT[kind]]
    assert [(pair, found.reason) for pair, found in verdicts if found.equal] == []


@pytest.mark.parametrize("kind", SAME)
def test_what_is_the_same_stays_so(kind: str) -> None:
    verdicts = [(pair, judge(*pair)) for pair in SAME[kind]]
    assert [(pair, found.reason) for pair, found in verdicts if found.equal is not True] == []


@pytest.mark.parametrize(
    "text", ["(" * 5000, "import " + "a," * 140, "[" * 19 + "]" * 19, "x is \x00", "lambda: " * 30]
)
def test_syntax_of_any_text_is_bounded(text: str) -> None:
    assert not other_syntax(text, text)
    assert not other_syntax(text, "import os")

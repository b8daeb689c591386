"""Letters that are no factors: functions, matrices, elements of groups, vectors, mean values."""

from __future__ import annotations

import pytest

from loong.answers import judge

OTHER = [
    # a quotient is not its reciprocal
    ("A/B", "B/A"),
    ("P = F/A", "P = A/F"),
    ("B/A", "AB"),
    # functions
    ("y = f(-x)", "y = -f(x)"),
    ("g(x) = f(2x)", "g(x) = 2f(x)"),
    ("xf(2x)", "2x f(x)"),
    ("f^{-1}(x)", "1/f(x)"),
    ("Var(2X)", "2Var(X)"),
    ("\\det(3A)", "3\\det(A)"),
    ("tr(A^2)", "tr(A)^2"),
    ("E[X^2]", "E[X]^2"),
    ("T(n) = 2T(n/2) + n", "T(n) = T(n) + n"),
    ("P(A) + P(B)", "P(A+B)"),
    ("Φ(1.5) - Φ(0.5)", "Φ(1)"),
    ("f(0)", "0"),
    ("a[0]", "0"),
    ("y(0) = 1", "y = 1"),
    ("s^2 Y(s) - s y(0) - y'(0)", "s^2 Y(s) - y(0) - s y'(0)"),
    ("(f \\circ g)(x)", "(g \\circ f)(x)"),
    # matrices and elements of groups
    ("(AB)^{-1}", "A^{-1}B^{-1}"),
    ("b^{-1}a^{-1}", "a^{-1}b^{-1}"),
    ("A = PDP^{-1}", "A = P^{-1}DP"),
    ("(X^TX)^{-1}X^Ty", "(XX^T)^{-1}X^Ty"),
    ("AB - BA", "0"),
    ("gxg^{-1}", "x"),
    # vectors
    ("\\nabla \\times \\mathbf{B} = 0", "\\nabla \\cdot \\mathbf{B} = 0"),
    ("u · v = 0", "u × v = 0"),
    ("L = r × p", "L = p × r"),
    ("F = q(E + v × B)", "F = q(E + B × v)"),
    # mean values, brakets, cycles
    ("\\langle x^2 \\rangle", "\\langle x \\rangle^2"),
    ("⟨ψ|φ⟩", "⟨φ|ψ⟩"),
    ("(12)(13)", "(13)(12)"),
]

SAME = [
    ("A/C", "A, C"),
    ("A/C", "AC"),
    ("P = F/A", "P = \\frac{F}{A}"),
    ("n(n+1)/2", "\\frac{n^2+n}{2}"),
    ("h(a+b)/2", "\\frac{(a+b)h}{2}"),
    ("k(x-1)", "kx - k"),
    ("a(b+c)", "ab+ac"),
    ("P(1.05)^2", "P(1.1025)"),
    ("mg(h_2-h_1)", "mgh_2 - mgh_1"),
    ("y(x) = x^2", "y = x^2"),
    ("f(x) = x^2", "x^2"),
    ("f(2) = 5", "y = 5"),
    ("f^{-1}(x) = \\frac{x-3}{2}", "y = (x-3)/2"),
    ("xf(x^2)", "x f(x^2)"),
    ("sF(s) - f(0)", "s F(s) - f(0)"),
    ("s^2Y(s) - sy(0) - y'(0)", "s^2 Y(s) - s y(0) - y'(0)"),
    ("T(n) = 2T(n/2) + n", "T(n) = n + 2T(\\frac{n}{2})"),
    ("tr(A+B)", "tr(A) + tr(B)"),
    ("(AB)^{-1}", "B^{-1}A^{-1}"),
    ("\\hat\\beta = (X^TX)^{-1}X^Ty", "(X^TX)^{-1}X^Ty"),
    ("J K^{-1} mol^{-1}", "J mol^{-1} K^{-1}"),
    ("x^{-1}y^{-1}", "1/(xy)"),
    ("AB + BC", "B(A + C)"),
    ("r \\times h", "r \\cdot h"),
    ("\\nabla \\cdot \\mathbf{B} = 0", "∇·B = 0"),
    ("\\langle E \\rangle = \\frac{3}{2}kT", "\\frac{3}{2} k T"),
    ("\\langle \\frac{1}{2} m v^2 \\rangle", "\\frac{1}{2} m \\langle v^2 \\rangle"),
    (
        "\\langle (x - \\langle x \\rangle)^2 \\rangle",
        "\\langle x^2 \\rangle - \\langle x \\rangle^2",
    ),
    ("(12)(34)", "(34)(12)"),
    ("(12)(23)", "(12) (23)"),
]


@pytest.mark.parametrize(("answer", "gold"), OTHER)
def test_other(answer: str, gold: str) -> None:
    assert judge(answer, gold).equal is False


@pytest.mark.parametrize(("answer", "gold"), SAME)
def test_same(answer: str, gold: str) -> None:
    assert judge(answer, gold).equal is True

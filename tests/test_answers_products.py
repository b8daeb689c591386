# ruff: noqa: E501 - one pair is one entry
"""What is the same only if every function is a factor and every product may be turned round."""

from __future__ import annotations

import pytest

from loong.answers import judge

OTHERS = {
    "functions": [
        ("f(-x)", "-f(x)"), ("y = f(2x)", "y = 2f(x)"), (r"\frac{f(x)}{2}", "f(x/2)"), ("f(x^2)", "f(x)^2"), ("f^{-1}(x)", "1/f(x)"), ("f(0)", "0"), ("v(t)", "vt"), ("u(t-2)", "u(t) - u(2)"),
        ("Var(2X)", "2Var(X)"), (r"\det(3A)", r"3\det(A)"), ("E[X^2] - E[X]^2", "E[X]^2 - E[X^2]"), (r"\mathbb{E}[X^2]", r"\mathbb{E}[X]^2"), ("T(n) = 2T(n/2) + n", "T(n) = T(n) + n"), ("P(A)/P(B)", "P(B)/P(A)"),
    ],
    "matrices": [
        ("A^{-1}B^{-1}", "B^{-1}A^{-1}"), (r"The inverse is \boxed{A^{-1}B^{-1}}.", "B^{-1}A^{-1}"), ("B^T A^T", "A^T B^T"), (r"\beta = (XX^T)^{-1}X^Ty", r"\beta = (X^TX)^{-1}X^Ty"), ("A = P^{-1}DP", "A = PDP^{-1}"), ("PDP^{-1}", "D"), ("AB - BA", "0"), ("A^2 + 2AB + B^2", "A^2 + AB + BA + B^2"),
    ],
    "groups": [("gxg^{-1}", "x"), ("aba^{-1}b^{-1}", "1"), ("(12)(13)", "(13)(12)"), ("(1234)(13)", "(13)(1234)"), (r"\sigma_x \sigma_y = i \sigma_z", r"\sigma_y \sigma_x = i \sigma_z")],
    "vectors": [
        (r"\nabla \times B", r"\nabla \cdot B"), (r"\nabla \cdot \mathbf{B} = 0", r"\nabla \times \mathbf{B} = 0"), ("u × v", "v × u"), ("u · v", "u × v"), (r"\tau = F \times r", r"\tau = r \times F"), ("b·(a × c)", "a·(b × c)"), (r"\int F \times dr", r"\int F \cdot dr"),
    ],
    "means and states": [(r"\langle x^2 \rangle", r"\langle x \rangle^2"), (r"\langle E^2\rangle - \langle E\rangle^2", "0"), ("⟨φ|ψ⟩", "⟨ψ|φ⟩"), (r"\langle n|H|m \rangle", r"\langle m|H|n \rangle")],
    "quotients of letters": [("A/B", "B/A"), ("P = F/A", "P = A/F"), ("C divided by A", "A divided by C"), ("A/D, B/C", "D/A, C/B"), ("A/B/C", "C/A/B")],
}  # fmt: skip
ALIKE = {
    "factors": [
        ("n(n+1)/2", "(n^2+n)/2"), ("h(a+b)/2", r"\frac{(a+b)h}{2}"), ("k(x-1)", "kx - k"), ("a(b+c)", "ab+ac"), ("x(x+1)", "x^2+x"), ("P(1+r)^n", "P(r+1)^n"), ("m(g+a)", "ma+mg"), ("e^{x}(x+1)", "xe^x + e^x"), ("x(2y-1)", "2xy - x"),
    ],
    "functions": [("y(x) = x^2", "y = x^2"), ("f(x) = x^2", "x^2"), ("f(x+h)/h", r"\frac{f(h+x)}{h}"), ("C(n, 2)", "n(n-1)/2"), (r"x(t) = A\cos(\omega t)", "A cos(ωt)"), ("Var(X) + Var(Y)", "Var(Y) + Var(X)"), ("2f(x) + f(x)", "3f(x)"), ("T(n) = n + 2T(n/2)", "T(n) = 2T(n/2) + n"), ("E[X + Y]", "E[X] + E[Y]")],
    "matrices": [("(AB)^{-1}", "B^{-1}A^{-1}"), ("(AB)^T", "B^TA^T"), (r"\beta = (X^TX)^{-1}X^Ty", "(X^T X)^{-1} X^T y"), ("2A + 3B", "3B + 2A"), ("A(B + C)", "AB + AC"), ("x^T A^T y", "(Ax)^T y")],
    "units and numbers": [("J K^{-1}", "K^{-1} J"), ("5 N A^{-1} m^{-1}", "5 N m^{-1} A^{-1}"), (r"3 \times 4", "12"), (r"2 \times 10^3", r"2 \cdot 10^3"), ("W = F · d", r"W = F \cdot d"), ("E = mc^2", "E = c^2 m"), ("(12)(34)", "(34)(12)")],
    "letters": [("A/C", "A, C"), ("A and C", "C, A"), ("A / B", "A/B")],
}  # fmt: skip


@pytest.mark.parametrize("kind", OTHERS)
def test_another_product_is_refused(kind: str) -> None:
    verdicts = [(pair, judge(*pair)) for pair in OTHERS[kind]]
    assert [(pair, verdict.reason) for pair, verdict in verdicts if verdict.equal is True] == []


@pytest.mark.parametrize("kind", ALIKE)
def test_the_same_product_is_taken(kind: str) -> None:
    verdicts = [(pair, judge(*pair)) for pair in ALIKE[kind]]
    assert [(pair, verdict.reason) for pair, verdict in verdicts if verdict.equal is not True] == []

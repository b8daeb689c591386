# ruff: noqa: E501 - tables are read by the row
"""Pairs in notations of their own, by kind, with the properties that every notation keeps."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loong.answers import compare

SAME: dict[str, list[tuple[str, str]]] = {
    "chemistry": [
        ("H₂SO₃", "H2SO3"), ("\\ce{KMnO4}", "KMnO4"), ("\\mathrm{PO_4^{3-}}", "PO4^3-"), ("PO₄³⁻", "PO_4^{3-}"), ("Mg2+", "Mg^{2+}"), ("HCO3-", "HCO_3^-"),
        ("MgSO4 * 7 H2O", "MgSO₄·7H₂O"), ("O2 + 2 H2 → 2 H2O", "2H_2 + O_2 -> 2H_2O"), ("CH4 + 2O2 = CO2 + 2H2O", "CH4 + 2 O2 -> CO2 + 2 H2O"),
        ("2Na(s) + Cl2(g) → 2NaCl(s)", "2Na + Cl2 -> 2NaCl"), ("Fe3+ + e- -> Fe2+", "Fe^{3+} + e^- → Fe^{2+}"), ("[Fe(CN)₆]⁴⁻", "[Fe(CN)6]^4-"),
        ("^{238}_{92}U", "U-238"), ("¹⁴C", "^{14}C"), ("[Ne] 3s^2 3p^1", "1s²2s²2p⁶3s²3p¹"), ("4s2 3d5 [Ar]"[8:] + " 3d5 4s2", "[Ar] 4s^2 3d^5"), ("sp2", "sp^2"), ("sp^3d^2", "sp3d2"),
        ("{H2O: 2, CO2: 1}", "{'H₂O': 2, 'CO₂': 1}"), ("CO2, H2O", "H₂O, CO₂"),
    ],
    "logic": [
        ("A & B", "B ∧ A"), ("And(x, Or(y, z))", "(x ∧ y) ∨ (x ∧ z)"), ("!a || b", "a → b"), ("¬(a ∧ b)", "¬a ∨ ¬b"), ("a xor b", "(a | b) & ~(a & b)"), ("a iff b", "(a -> b) & (b -> a)"),
        ("\\lnot p \\Leftrightarrow q", "p ⊕ q"), ("Not(Implies(p, q))", "p \\land \\lnot q"), ("p ∨ ¬p", "⊤"), ("∃z R(z, c)", "∃x R(x, c)"), ("¬∀x P(x)", "∃y ¬P(y)"),
        ("∀x (Q(x) ∨ ¬P(x))", "\\forall y (P(y) \\to Q(y))"), ("SAT", "satisfiable"), ("not p or q", "p => q"), ("q and p", "p ∧ q"),
    ],
    "permutations": [
        ("(2 3 1)(5 4)", "(1 2 3)(4 5)"), ("(4,5)(1,2,3)", "(1 2 3)(4 5)"), ("(123)(45)", "(45)(231)"), ("(1 2)(3)", "(1 2)"), ("(2 1)", "(1 2)"), ("\\pi = (1 3 2)", "(3 2 1)"),
        ("B, C, A, in that order", "[B, C, A]"),
    ],
    "bases": [
        ("0xBEEF", "BEEF_{16}"), ("0B11", "11_2"), ("(377)_8", "0o377"), ("1101 in base 2", "1101_2"), ("1f (base 16)", "0x1F"), ("0x10", "16"), ("1011", "1011_2"), ("0b1011", "1011"), ("12_{five}", "12_5"),
        ("[0xA, 0xB]", "[10, 11]"),
    ],
    "chess": [
        ("Qg7#", "Qg7"), ("12. Bxh7+!", "Bxh7+"), ("0-0-0", "O-O-O"), ("1. d4 d5 2. c4 e6", "1.d4 d5 2.c4 e6"), ("d8Q", "d8=Q"), ("exd6 e.p.", "exd6"),
        ("8/8/8/4k3/8/4K3/8/8 w - -", "8/8/8/4k3/8/4K3/8/8 w - - 0 1"),
    ],
    "sequences": [
        ("ccgta", "CCGTA"), ("5'-CCG TAA-3'", "CCGTAA"), ("3'-AATGCC-5'", "CCGTAA"), ("CCG TAA GGA", "CCGTAAGGA"), ("5′-GGAUCC-3′", "GGAUCC"), ("MSTNPKPQRK TKRNTNRRPQ DV", "MSTNPKPQRKTKRNTNRRPQDV"),
    ],
    "graphs": [
        ("S → U → T", "S -> U -> T"), ("S->U->T", "[S, U, T]"), ("['S', 'U', 'T']", "S → U → T"), ("S → U → T with total cost 9", "S → U → T"), ("B-A, C-B", "A-B, B-C"), ("{v2-v1, v2-v3}", "v1-v2, v3-v2"),
    ],
    "matrices": [
        ("\\frac{1}{4}\\begin{bmatrix} 4 & 0 \\\\ 0 & 8 \\end{bmatrix}", "[[1, 0], [0, 2]]"), ("B = \\begin{pmatrix} 5 & 6 \\\\ 7 & 8 \\end{pmatrix}", "Matrix([[5, 6], [7, 8]])"), ("Matrix([[3, 6]])/3", "[[1, 2]]"),
        ("(4, 5, 6)^T", "(4, 5, 6)"), ("[[1, 2], [3, 4]]^{\\top}", "[[1, 3], [2, 4]]"), ("<7, 8, 9>", "(7, 8, 9)"), ("5\\hat{i} - 2\\hat{j}", "(5, -2)"), ("2i + 3j - k", "\\begin{pmatrix} 2 \\\\ 3 \\\\ -1 \\end{pmatrix}"),
        ("2\\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix}", "(2, 4)"), ("\\begin{pmatrix} a & 1 \\end{pmatrix}, \\begin{pmatrix} b & 2 \\end{pmatrix}", "[[b, 2]], [[a, 1]]"),
    ],
    "sets of reals": [
        ("\\{t \\mid t \\ge 4\\}", "[4, \\infty)"), ("{x ∈ ℝ : 0 < x <= 3}", "(0, 3]"), ("all real numbers except -1 and 1", "x ≠ ±1".replace("±1", "-1, 1")), ("all reals greater than 6", "x > 6"), ("x is at most 9", "(-oo, 9]"),
        ("x can be any real number", "(-∞, ∞)"), ("5x < 20", "x < 4"), ("-3x <= 9", "x >= -3"), ("|x + 1| <= 4", "[-5, 3]"), ("|x| > 7", "x < -7 or x > 7"), ("1 <= 3x - 2 < 7", "[1, 3)"), ("x + 2y < 8", "2y < 8 - x"),
        ("4x + 4y >= 12", "x + y >= 3"), ("x < 5 - y", "x + y < 5"), ("x ≠ 0 and x ≠ 3", "all real numbers except 0, 3"), ("(x > 2) ∧ (x < 6)", "(2, 6)"), ("the interval (3, 8]", "3 < x <= 8"),
    ],
    "expressions": [
        ("ab^2", "a*b**2"), ("x1 + x2", "x_2 + x_{1}"), ("\\sin^{-1} x", "\\arcsin x"), ("cosx + 2", "2 + \\cos x"), ("log10(x)", "\\lg x"), ("\\sum_{j=1}^{n} j", "n(n+1)/2"), ("\\prod_{i=1}^{4} i", "4!"), ("\\sum_{i=0}^{3} 3^i", "40"),
        ("{n \\choose 2}", "\\frac{n(n-1)}{2}"), ("C(6, 2)", "15"), ("{a+b \\over c}", "(a+b)/c"), ("\\sin x + C", "C + \\sin x"), ("x^3 + c", "x^3 + C"), ("0.5π", "\\pi/2"), ("4ba", "4ab"), ("\\textcolor{blue}{x+1}", "1+x"),
        ("ma = F", "F = ma"), ("n\\pi, n \\in \\mathbb{Z}", "k\\pi \\text{ where } k \\text{ is an integer}"), ("\\sqrt{5} ≈ 2.236", "\\sqrt{5}"), ("x \\equiv 2 \\pmod{5}", "7 mod 5"), ("3~\\text{m}", "300 cm"), ("2\\pi \\text{ square units}", "2\\pi"),
    ],
    "values of programs": [
        ("complex(2, -5)", "2-5i"), ("tensor([1., 2.])", "[1, 2]"), ("torch.tensor(2.5)", "2.5"), ("range(2, 8, 3)", "[2, 5]"), ("b'ok'", "b\"ok\""), ("{'k': None}", "{\"k\": null}"), ("[None, 2]", "[null, 2]"), ("float('nan')", "nan"),
    ],
    "lists": [
        ("4, 5 and 6", "{6, 5, 4}"), ("4, 5, or 6", "6, 5, 4"), ("7 or 8", "8 or 7"), ("Ann, Ben and Cy", "Cy, Ann, Ben"), ("the point (2, -7)", "(2, -7)"), ("the set {4, 5}", "{5, 4}"),
    ],
}  # fmt: skip

DIFFERENT: dict[str, list[tuple[str, str]]] = {
    "chemistry": [
        ("H2SO3", "H2SO4"), ("CO", "Co"), ("CH3CH2CHO", "CH3COCH3"), ("PO4^3-", "PO4^2-"), ("Mg2+", "Mg+"), ("MgSO4·6H2O", "MgSO4·7H2O"), ("H2 + O2 -> H2O", "2H2 + O2 -> 2H2O"), ("2H2O -> 2H2 + O2", "2H2 + O2 -> 2H2O"),
        ("2Na(s) + Cl2(g) -> 2NaCl(aq)", "2Na(s) + Cl2(g) -> 2NaCl(s)"), ("U-235", "U-238"), ("^{14}_{7}C", "^{14}_{6}C"), ("[Ne]3s2", "[Ne]3s1"), ("sp3", "sp2"), ("N2 + 3H2 -> 2NH3", "N2 + 3H2 <=> 2NH3"), ("H_2O", "OH_2"), ("Fe2O3", "Fe3O2"),
    ],
    "logic": [
        ("a → b", "b → a"), ("a & b", "a | b"), ("¬(a ∧ b)", "¬a ∧ ¬b"), ("a ⊕ b", "a ↔ b"), ("p & q", "p & r"), ("∀x P(x)", "∃x P(x)"), ("∀x P(x, c)", "∀x P(x, d)"), ("∀x ∃y R(x, y)", "∃y ∀x R(x, y)"), ("A → B → C", "B → A → C"),
        ("∃x (P(x) ∧ Q(x))", "∃x P(x) ∧ ∃x Q(x)"), ("⊤", "⊥"), ("SAT", "UNSAT"), ("p", "¬p"),
    ],
    "permutations": [
        ("(1 3 2)", "(1 2 3)"), ("(1 2)(3 4)", "(1 3)(2 4)"), ("(1 2)", "(1 2)(3 4)"), ("(1, 2, 3)", "(2, 3, 1)"), ("(1 2)(2 3)", "(2 3)(1 2)"), ("B, A, C, in that order", "[B, C, A]"), ("B, C, A, in this order", "C, B, A, in this order"),
    ],
    "bases": [("0xBEEF", "0xBEEE"), ("11_2", "11_3"), ("1011_2", "11"), ("0x10", "10"), ("0b102", "10"), ("19_8", "19_{10}"), ("a_{12}", "A_{12}"), ("0xfe", "0xff")],
    "chess": [("Qg6#", "Qg7#"), ("O-O", "O-O-O"), ("d8=R", "d8=Q"), ("Nbd2", "Nfd2"), ("1. d4 d5", "1. d4 e5"), ("8/8/8/4k3/8/4K3/8/8 b - -", "8/8/8/4k3/8/4K3/8/8 w - - 0 1")],
    "sequences": [("CCGTA", "CCGTT"), ("AATGCC", "CCGTAA"), ("3'-CCGTAA-5'", "CCGTAA"), ("CCGUA", "CCGTA"), ("mstnp", "MSTNQ"), ("THE CAT", "THECAT")],
    "graphs": [("S → T → U", "S → U → T"), ("S → U", "S → U → T"), ("S → U → T with cost 8", "S → U → T with cost 9"), ("A-B, A-C", "A-B, B-C"), ("[T, U, S]", "S → U → T"), ("x-y, y-z", "y-x, z-y")],
    "matrices": [
        ("\\frac{1}{2}\\begin{bmatrix} 4 & 0 \\\\ 0 & 8 \\end{bmatrix}", "[[4, 0], [0, 8]]"), ("[[1, 2], [3, 4]]^T", "[[1, 2], [3, 4]]"), ("5i - 2j", "(-2, 5)"), ("5 - 2i", "(5, -2)"), ("<7, 8>", "<8, 7>"), ("3Matrix([[1, 2]])", "[[1, 2]]"),
    ],
    "sets of reals": [
        ("5x < 20", "x > 4"), ("-3x <= 9", "x <= -3"), ("|x + 1| <= 4", "(-5, 3)"), ("|x| > 7", "x > 7"), ("x + 2y < 8", "x + 2y > 8"), ("x + 2y < 8", "x + 2y <= 8"), ("x + 2y < 8", "x + 2y = 8"), ("x is at most 9", "x < 9"),
        ("all real numbers except 1", "all real numbers except -1"), ("{x | x > 2}", "[2, oo)"), ("the interval (3, 8]", "[3, 8]"), ("at least 5", "5"), ("x != 1, 2", "x != 1"),
    ],
    "expressions": [
        ("ab^2", "(ab)^2"), ("x1", "x2"), ("\\sin^{-1} x", "1/\\sin x"), ("log10(x)", "\\ln x"), ("\\sum_{j=1}^{n} j", "n(n-1)/2"), ("\\prod_{i=1}^{4} i", "10"), ("x^3 + C", "x^3"), ("a + c", "a + C"), ("x^2 + C", "x^3 + C"), ("C(6, 2)", "12"),
        ("n\\pi, n \\in \\mathbb{Z}", "2k\\pi, k \\in \\mathbb{Z}"), ("\\sqrt{5} ≈ 2.236", "\\sqrt{6}"), ("2 mod 5", "3 mod 5"), ("2 mod 5", "2 mod 6"), ("2H2 + O2", "4H + 2O"), ("PV = nT", "PV = nRT"),
    ],
    "values of programs": [("complex(2, -5)", "2"), ("range(3)", "[0, 1, 2, 3]"), ("b'ok'", "'ok'"), ("b'ok'", "b'okay'"), ("None", "nan"), ("tensor([1., 2.])", "[2, 1]")],
    "lists": [("4, 5 and 6", "4, 5"), ("7 or 8", "7"), ("7", "7 or 8"), ("the point (2, 7)", "(7, 2)"), ("Ann, Ben and Cy", "Ann, Ben and Di")],
}  # fmt: skip


@pytest.mark.parametrize("kind", SAME)
def test_another_spelling_of_the_same_is_accepted_both_ways(kind: str) -> None:
    wrong = [pair for pair in SAME[kind] if compare(*pair).equal is not True]
    assert wrong == []
    assert [pair for pair in SAME[kind] if compare(pair[0], pair[0] + " ").equal is not True] == []


@pytest.mark.parametrize("kind", DIFFERENT)
def test_what_differs_is_refused_both_ways(kind: str) -> None:
    pairs = [*DIFFERENT[kind], *((right, left) for left, right in DIFFERENT[kind])]
    assert [pair for pair in pairs if compare(*pair).equal is not False] == []


# ---------------------------------------------------------------- properties

FORMULAS = st.recursive(
    st.sampled_from("pqrs"),
    lambda inner: st.one_of(
        inner.map(lambda a: f"¬{a}"),
        st.tuples(inner, st.sampled_from("∧∨→⊕"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
    ),
    max_leaves=8,
)
SPELLINGS: list[dict[str, str]] = [
    {"∧": "&", "∨": "|", "→": "->", "⊕": "⊻", "¬": "~"},
    {"∧": "\\land", "∨": "\\lor", "→": "\\to", "⊕": "\\oplus", "¬": "\\neg "},
    {"∧": "and", "∨": "or", "→": "implies", "⊕": "xor", "¬": "not "},
]


def truth(text: str, values: dict[str, bool]) -> tuple[bool, str]:
    """Evaluate a formula of this test's own making, and return what follows it."""
    if text[0] == "¬":
        inner, rest = truth(text[1:], values)
        return not inner, rest
    if text[0] != "(":
        return values[text[0]], text[1:]
    left, rest = truth(text[1:], values)
    right, after = truth(rest[1:], values)
    found = {"∧": left and right, "∨": left or right, "→": not left or right, "⊕": left != right}
    return found[rest[0]], after[1:]


@given(FORMULAS, FORMULAS, st.sampled_from(SPELLINGS))
def test_formulas_are_equal_when_their_truth_tables_are(
    left: str, right: str, spelling: dict[str, str]
) -> None:
    rows = [dict(zip("pqrs", bits, strict=True)) for bits in product([False, True], repeat=4)]
    plain = left.replace(" ", ""), right.replace(" ", "")
    same = all(truth(plain[0], row)[0] == truth(plain[1], row)[0] for row in rows)
    if left in "pqrs" and right in "pqrs":
        same = left == right
    spelled = "".join(spelling.get(char, char) for char in left)
    assert compare(spelled, right).equal is same
    assert compare(right, spelled).equal is same


@given(st.permutations(range(1, 9)), st.data())
def test_cycles_are_equal_when_the_permutation_is(order: list[int], data: st.DataObject) -> None:
    cuts = [order[:3], order[3:5], order[5:]]
    turned: list[list[int]] = []
    for cycle in cuts:
        by = data.draw(st.integers(0, len(cycle) - 1))
        turned.append(cycle[by:] + cycle[:by])
    mixed = data.draw(st.permutations(turned))
    spelled = ["".join(f"({' '.join(map(str, c))})" for c in form) for form in (cuts, mixed)]
    assert compare(spelled[1], spelled[0]).equal is True
    assert compare(spelled[1].replace(" ", ","), spelled[0]).equal is True
    other = [cuts[0][::-1], cuts[1], cuts[2]]
    assert compare("".join(f"({' '.join(map(str, c))})" for c in other), spelled[0]).equal is False


@given(st.integers(1, 10**12), st.sampled_from([2, 8, 16]))
def test_numerals_keep_their_value_and_their_base(value: int, base: int) -> None:
    prefixed = {2: bin, 8: oct, 16: hex}[base](value)
    digits = prefixed[2:]
    for spelled in (
        f"{digits}_{base}",
        f"({digits.upper()})_{{{base}}}",
        f"{digits} (base {base})",
    ):
        if len(digits) > 1 or digits.isdigit():
            assert compare(spelled, prefixed).equal is True
            assert compare(prefixed, spelled).equal is True
            assert compare(spelled, {2: bin, 8: oct, 16: hex}[base](value + 1)).equal is False
    assert compare(prefixed, str(value)).equal is True


@given(st.integers(-9, 9), st.integers(-9, 9), st.integers(-9, 9))
def test_a_linear_inequality_is_its_solution(a: int, b: int, c: int) -> None:
    if a == 0:
        return
    end, sign = Fraction(c - b, a), "<" if a > 0 else ">"
    assert compare(f"{a}x + {b} < {c}", f"x {sign} {end}").equal is True
    assert compare(f"{a}x + {b} < {c}", f"x {sign}= {end}").equal is False
    assert compare(f"{a}x + {b} < {c}", f"x {sign} {end + 1}").equal is False


@given(st.text("()[]{}^_+-*>=<&|~¬∀∃∧∨→ACGHNOabcpqx0123 ,.:'\\", max_size=60))
@settings(max_examples=300)
def test_any_signs_get_an_answer_and_are_themselves(text: str) -> None:
    assert compare(text, "H2O").reason
    assert compare("p & q", text).reason
    if text.strip():
        assert compare(text, text).equal is True


@pytest.mark.parametrize(
    "piece",
    ["(1 2 ", "A -> ", "H_{2}", "¬", "(p & ", "1s2", "{x | ", "\\begin{pmatrix}", "And(", "1 or ", "0xF_",
     "all real numbers except ", "k ∈ Z ", "\\sum_{k=1}^{9} ", "≈", "<1,", "\u202e1", "\x002", ", in this order", "the point "],
)  # fmt: skip
@pytest.mark.parametrize("length", [1_900, 49_000])
def test_long_runs_are_answered_and_not_accepted(piece: str, length: int) -> None:
    text = piece * (length // len(piece))
    assert compare(text, "p & q").equal is not True
    assert compare("48", text).equal is not True

# ruff: noqa: E501 - tables are read by the row
"""Readings of whole replies and of rarer spellings, each beside answers that only look alike."""

from __future__ import annotations

import pytest

from loong.answers import judge, rounds

SAME: dict[str, list[tuple[str, str]]] = {
    "marked places": [
        ("White mates at once.\n\n**Best move:** `Rd8#`", "Rd8#"), ("**Value:** `17`", "17"), ("Upper bound: 17", "17"), ("We cannot tell whether n is odd, but the answer is 17.", "17"), ("We add them up.\n\n*Total:* **17**", "17"),
        ("> Balance: 900 - 300\n\n**The sample weighs 600 g.**", "0.6 kg"), ("**The path has length 9.**", "9"), ("合計は **17** 通りです。", "17"), ("答えは **17** 個です。", "17"),
        ("One cell is left.\n\nShort form: **P·Q̅**, i.e. `P & ~Q`", "P AND NOT Q"), ("**D**\n\nA fails because the walls are thin.", "D"), ("$\\$17$", "\\$17.00"), ("$\\$1,200$", "$1200"),
    ],
    "sets of numbers": [
        ("x=\\dfrac{3+\\sqrt{7}}{2} or x=\\dfrac{3-\\sqrt{7}}{2}", "\\frac{3 \\pm \\sqrt{7}}{2}"), ("\\frac{3 ± \\sqrt{7}}{2}", "{(3-sqrt(7))/2, (3+sqrt(7))/2}"), ("x = 4, 6 or 9", "{4, 6, 9}"), ("4, 6, or 9", "4, 6, 9"),
    ],
    "intervals": [
        ("[4, 7[", "[4, 7)"), ("]4, 7[", "(4, 7)"), ("]4; 7]", "(4, 7]"), ("x ∈ ]4, 7]", "4 < x <= 7"), ("]-\\infty, 4[ \\cup ]7, +\\infty[", "(-oo, 4) U (7, oo)"), ("]-∞; 0]", "x <= 0"),
        ("[4; 7)", "[4, 7)"), ("\\mathbb{R} \\setminus [4, 7]", "(-oo, 4) U (7, oo)"), ("\\mathbb{R} \\setminus (4, 7)", "x <= 4 or x >= 7"), ("[0, 9] \\setminus (4, 7]", "[0, 4] U (7, 9]"),
        ("\\left]4,7\\right[", "(4,7)"),
    ],
    "quantities": [
        ("6 1/m", "6 m^-1"), ("6 1/s", "6 Hz"), ("2.5e3 1/cm", "2.5e5 m^-1"), ("3.0 g ± 0.1 g", "3.0 g"), ("(9.81 ± 0.02) m/s^2", "9.81 m/s^2"),
    ],
    "numbers": [
        ("seven and a half percent", "7.5%"), ("0.25", "0.2"), ("0.25", "0.3"), ("2024", "2024 AD"),
    ],
    "expressions": [
        ("xʸ", "x^y"), ("2eˣ", "2 e^x"), ("\\mathcal{O}(n^2)", "O(n^2)"), ("\\begin{vmatrix} 5 & 1 \\\\ 2 & 3 \\end{vmatrix}", "13"),
    ],
    "matrices": [
        ("[4, 1; 2, 3]", "[[4, 1], [2, 3]]"), ("[4 1; 2 3]", "Matrix([[4, 1], [2, 3]])"), ("\\begin{pmatrix}1&2&3\\\\2&3&1\\end{pmatrix}", "(1 2 3)"), ("\\begin{pmatrix}1&2&3&4\\\\2&1&4&3\\end{pmatrix}", "(1 2)(3 4)"),
    ],
    "paths": [
        ("P -> Q -> S -> T", "P-Q-S-T"), ("[P, Q, S, T]", "P-Q-S-T"), ("P–Q–S–T", "P → Q → S → T"), ("P, then S, then Q", "P -> S -> Q"), ("v1-v4-v2", "v1 → v4 → v2"),
    ],
    "chess": [
        ("Move.from_uci('b1c3')", "b1c3"), ("b1c3", "chess.Move.from_uci('b1c3')"), ("a7a8q", "a7a8=Q"), ("e2-e4", "e2e4"),
    ],
    "logic": [
        ("(a & b) | c", "c | (b & a)"), ("A·B̅ + C", "(A & ~B) | C"),
    ],
}  # fmt: skip

DIFFERENT: dict[str, list[tuple[str, str]]] = {
    "marked places": [
        ("**Best move:** `Rd7#`", "Rd8#"), ("**Task:** `17`\n\n**Value:** `18`", "17"), ("**The remainder weighs 600 g.**", "0.6 g"), ("**The path does not have length 9.**", "9"),
        ("**The path has at least length 9.**", "9"), ("答えは **17** か **18** 通りです。", "17"), ("Short form: **P+Q̅**, i.e. `P | ~Q`", "P AND NOT Q"), ("**D**\n\nThat was my first guess, so the answer is C.", "D"),
        ("Wrong answer: 5", "5"), ("**Incorrect:** `5`", "5"), ("First guess: 5", "5"), ("Hint: 5", "5"), ("**Not the answer:** 5", "5"), ("Example: 5", "5"), ("The wrong answer is 5. So 6.", "5"),
        ("**D**\n\nOption C fits best.", "D"), ("答えは5ではない", "5"), ("The answer is **5** 個ではない", "5"), ("答えは **5** ではありません。", "5"), ("5 万", "5"), ("5不", "5"),
        ("**D**\n\nBut the walls are thin. So C.", "D"), ("**Solution**\n\nThe walls are thin.\n\n17", "18"), ("$\\$17$", "€17"), ("$\\$17$", "\\$1700"),
        ("I cannot say whether it is true", "True"), ("It is impossible to tell whether 5 is right", "5"), ("I don't know if the answer is 5", "5"), ("I don't know", "False"),
    ],
    "sets of numbers": [
        ("x=\\dfrac{3+\\sqrt{7}}{2}", "\\frac{3 \\pm \\sqrt{7}}{2}"), ("x=\\frac{3+\\sqrt{7}}{2} or x=\\frac{-3-\\sqrt{7}}{2}", "\\frac{3 \\pm \\sqrt{7}}{2}"), ("4 or 6, 9", "4, 6"), ("x = 4, 6 or 8", "{4, 6, 9}"),
        ("4, 6 or 9", "4"), ("4, 6 or 9", "(4, 6, 9, 1)"),
    ],
    "intervals": [
        ("[4, 7[", "[4, 7]"), ("]4, 7[", "[4, 7]"), ("]4, 7]", "[4, 7)"), ("]7, 4[", "(4, 7)"), ("[[4, 5], [7, 9]]", "[4, 9]"), ("]-oo, 4[ \\cup ]7, oo[", "(-oo, 4] U [7, oo)"),
        ("\\mathbb{R} \\setminus [4, 7]", "(-oo, 4] U [7, oo)"), ("\\mathbb{R} \\setminus (4, 7)", "(-oo, 4) U (7, oo)"), ("{4, 7}", "]4, 7["), ("[0, 9] \\setminus (4, 7]", "[0, 4) U (7, 9]"),
    ],
    "quantities": [
        ("6 1/m", "6 m"), ("6 1/m", "6 m^-2"), ("6 1/2 m", "6 m^-1"), ("6 1/m", "6.1 m^-1"), ("3.0 g ± 0.1 kg", "3.0 kg"), ("3.0 g ± 2.9 g", "3.0 g"), ("3.0 g ± 0.1 g", "3.1 g"),
    ],
    "numbers": [
        ("seven and a half", "7.5%"), ("0.15", "0.1"), ("0.35", "0.3"), ("-0.15", "-0.1"), ("2024 BC", "2024"), ("44 BCE", "44"), ("44 BC", "44 AD"),
    ],
    "expressions": [
        ("xʸ", "xy"), ("xʸ", "y^x"), ("\\mathcal{O}(n^2)", "O(n^3)"), ("\\begin{vmatrix} 5 & 1 \\\\ 2 & 3 \\end{vmatrix}", "[[5, 1], [2, 3]]"), ("\\begin{vmatrix} 5 & 1 \\\\ 2 & 3 \\end{vmatrix}", "17"),
    ],
    "matrices": [
        ("[4, 1; 2, 3]", "[4, 1, 2, 3]"), ("[4, 1; 2, 3]", "[[4, 2], [1, 3]]"), ("[4, 1; 2]", "[[4, 1], [2, 3]]"), ("\\begin{pmatrix}1&2&3\\\\3&1&2\\end{pmatrix}", "(1 2 3)"), ("\\begin{pmatrix}1&2&3\\\\2&3&1\\end{pmatrix}", "(1 2)"),
    ],
    "paths": [
        ("P -> S -> Q -> T", "P-Q-S-T"), ("[P, Q, S]", "P-Q-S-T"), ("P-Q, S-T", "P-Q-S-T"), ("8-5-3", "[8, 5, 3, 0]"), ("P, then Q, then S", "P -> S -> Q"), ("T-S-Q-P", "P -> Q -> S -> T"),
    ],
    "chess": [
        ("Move.from_uci('b1c3')", "b1a3"), ("a7a8q", "a7a8=N"), ("a7a8", "a7a8q"), ("e2-e4", "e2e3"),
    ],
    "logic": [
        ("a & b | c", "a & (b | c)"), ("a | b & c", "(a | b) & c"), ("~a & b", "~(a & b)"), ("a -> b & c", "(a -> b) & c"), ("A·B̅ + C", "A & ~(B | C)"), ("A·B̅", "A & B"),
    ],
}  # fmt: skip

TOLERANT = [
    ("22 mi/h", "sqrt(493) mi/h", True), ("22", "sqrt(493)", True), ("9.9 m/s", "sqrt(493) mi/h", True), ("23 mi/h", "sqrt(493) mi/h", False), ("23", "sqrt(493)", False), ("22 m/s", "sqrt(493) mi/h", False),
    ("9.6 m/s", "sqrt(493) mi/h", False), ("67/3 mi/h", "22 mi/h", True), ("(45/2) mph", "22 mph", True), ("68/3 mi/h", "22 mi/h", False), ("1/2", "2/3", True), ("1/9", "2/3", False), ("sqrt(2) km", "1000 m", False), ("sqrt(2) km", "1414 m", True),
]  # fmt: skip


@pytest.mark.parametrize("kind", SAME)
def test_a_reader_finds_the_answer(kind: str) -> None:
    verdicts = [(pair, judge(*pair)) for pair in SAME[kind]]
    assert [(pair, v.reason) for pair, v in verdicts if v.equal is not True] == []


@pytest.mark.parametrize("kind", DIFFERENT)
def test_a_reader_is_not_taken_in(kind: str) -> None:
    verdicts = [(pair, judge(*pair)) for pair in DIFFERENT[kind]]
    assert [(pair, v.reason) for pair, v in verdicts if v.equal is True or not v.reason] == []


@pytest.mark.parametrize(("answer", "gold", "equal"), TOLERANT)
def test_a_stated_tolerance_holds_for_exact_references_too(
    answer: str, gold: str, *, equal: bool
) -> None:
    assert (judge(answer, gold, tolerance=0.5).equal is True) is equal


ROUNDED = [
    ("58.18 J/K", "58 J/K", True), ("58.6 J/K", "58 J/K", False), ("57.5 J/K", "58 J/K", True), ("57.5 J/K", "57 J/K", False), ("58.18 J", "58 J/K", False), ("0.05818 kJ/K", "58 J/K", True),
    ("3.7", "7/2", False), ("9.6", "3 pi", False), ("0.3", "0", False), ("[1.2, 2]", "[1, 2]", False), ("22.2", "22", True), ("sqrt(493) mi/h", "22 mi/h", True), ("591.2", "0591", False), ("-58.4%", "-58%", True),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "gold", "same"), ROUNDED)
def test_what_a_program_prints_rounds_to_what_was_rounded_by_hand(
    printed: str, gold: str, *, same: bool
) -> None:
    assert rounds(printed, gold) is same
    if same:
        assert judge(printed, gold).equal is not True

# ruff: noqa: E501 - one pair is one entry
"""Texts that tell one number and say opposite things of it, and those that only put it otherwise."""

from __future__ import annotations

import pytest

from loong.answers import judge

OPPOSED = {
    "signs in a sentence": [
        ("The minimum is -4", "The minimum is 4"), ("diverges to -∞", "diverges to ∞"), ("a charge of 1.6e-19 C", "a charge of 1.6e19 C"), ("return -x", "return x"), ("multiply by n!", "multiply by n"), ("the sign of f'", "the sign of f"), ("in the -x direction", "in the x direction"), ("eigenvalue -λ", "eigenvalue λ"),
    ],
    "directions": [
        ("The graph shifts up by 3", "The graph shifts down by 3"), ("The graph is shifted left by 3", "The graph is shifted right by 3"), ("The force is multiplied by 4", "The force is divided by 4"), ("The price rose by 5", "The price fell by 5"), ("Alice wins by 3", "Alice loses by 3"), ("Ann leads by 3", "Ann trails by 3"),
        ("local maximum at x = 2", "local minimum at x = 2"), ("vertical asymptote x = 2", "horizontal asymptote x = 2"), ("5 more books", "5 fewer books"), ("5 left shoes", "5 right shoes"), ("3 hours before noon", "3 hours after noon"),
    ],
    "of another": [("Alice wins in 3", "Bob wins in 3"), ("White mates in 2", "Black mates in 2"), ("Box A has 5", "Box B has 5"), ("A beats B by 3", "B beats A by 3"), ("99% confidence interval (3, 7)", "95% confidence interval (3, 7)"), ("White plays Nf3 on move 3", "Black plays Nf3 on move 3")],
    "shares": [("20% higher", "20% lower"), ("It is 25% faster", "25% slower"), ("25% more", "25% fewer"), (r"\boxed{20\%} lower", "20% higher"), ("20% higher", "20% decrease")],
    "times": [("7 in the evening", "7 AM"), ("half past seven in the evening", "7:30 AM"), ("Monday at 9 am", "Friday at 9 am"), ("The meeting is on Monday at 9 am.", "Friday at 9 am"), ("3 pm on Monday", "3 pm on Tuesday"), ("3 pm EST", "3 pm PST"), ("1960s", "1960"), ("It was built in 1990.", "1990s")],
    "units": [("5 Hz", "5 rad/s"), (r"\omega = 10 Hz", r"\omega = 10 rad/s"), ("5 Gy", "5 Sv"), ("5 cd", "5 lm"), ("10 cm Hg", "10 cm")],
    "turned round": [("n | d", "d | n"), (r"b \mid a", r"a \mid b"), ("CD:AB = 2:3", "AB:CD = 2:3"), (r"\Gamma(s,x)", r"\gamma(s,x)")],
    "nested": [("{(1, 2)}", "{1, 2}"), ("{{1, 2}}", "{1, 2}"), ("{(1, -1)}", "x = 1, -1")],
    "lines": [("World\nHello", "Hello\nWorld"), ("HelloWorld", "Hello\nWorld"), ("[1, 2]\n[1]", "[1]\n[1, 2]"), ("(a) 3\n(b) 4", "(a) 4, (b) 3")],
    "strings": [("' 1.0 '", "'1'"), ('"1.0"', '"1"'), ('"007"', '"7"'), ('"a,b"', '"a, b"')],
    "lines of moves": [("1. Rd8+ Kh7 2. Rh8#", "1. Rh8#"), ("1. e4 e5 2. Nf3", "Nf3")],
    "capitals of output": [("olleh", "OLLEH"), ("ZYXW", "zyxw"), ('`print("tic".title() + "TAC".lower())` prints it.\n\n<answer>tictac</answer>', "Tictac")],
    "told last": [("(2+i)^2 = 4 + 4i + i^2\n\nSince i^2 = 1 this is 5 + 4i.\n\nAnswer: 5+4i", "3+4i"), ("It doubles in 72/14.4 = 5. As it is compounded monthly we get 5 months.", "5 years"), ("λ = 2d sin θ = 0.14\n\nSo the wavelength is 0.14 µm.", "0.14 nm")],
    "members": [("x ∈ (1, 2)", "x ∈ {1, 2}"), ("k ∈ (-1, 3)", "k = -1, 3")],
    "states and edges": [("CO2(s) → CO2(g)", "CO2(g) → CO2(s)"), ("CO2(s) → CO2(g)", "CO2(s) → CO2(l)"), ("A->B (5), B->C (3)", "A->B (3), B->C (5)")],
}  # fmt: skip
ALIKE = [
    ("The minimum is −4.", "The minimum is -4"), ("well-known", "well known"), ("x-axis", "x axis"), ("COVID-19", "COVID 19"), ("The total is 5", "The sum is 5"), ("It rose by 5%.", "5%"), ("7 in the evening", "7 PM"), ("Bob wins by 3.", "Bob wins by 3"),
    ("Mar. 5, 2021", "March 5, 2021"), ("95% CI: (3, 7)", "95% confidence interval (3, 7)"), ("That's right: 5 apples.", "5 apples"), ("So the maximum is 12, and the minimum is 3.", "maximum 12, minimum 3"), ("Friday at 9 a.m.", "Friday at 9 am"), ("3:00 pm EST", "12:00 pm PST"), ("15:00 GMT", "15:00 UTC"), ("3 pm EST", "3 pm"), ("1500 lm", "1.5 klm"), (r"x \in (1, \infty)", r"\{x : x > 1\}"), ("5 Hz", "5 s^-1"), ("p | q", "q | p"), ("COPPER", "copper"), ("unsat", "UNSAT"), ("option c", "(C)"), ("PV = nRT", "Eq(P*V, n*R*T)"), ("CD:AB = 3:2", "AB:CD = 2:3"), ("So it takes 5 hours, i.e. 300 minutes.", "5 hours"), ("A->B->C (length 8)", "A->B->C"), ("alpha-helix", "α-helix"),
]  # fmt: skip


@pytest.mark.parametrize("kind", OPPOSED)
def test_the_opposite_is_refused(kind: str) -> None:
    verdicts = [(pair, judge(*pair)) for pair in OPPOSED[kind]]
    assert [(pair, verdict.reason) for pair, verdict in verdicts if verdict.equal is True] == []


def test_the_same_in_other_words_is_taken() -> None:
    verdicts = [(pair, judge(*pair)) for pair in ALIKE]
    assert [(pair, verdict.reason) for pair, verdict in verdicts if verdict.equal is not True] == []

# ruff: noqa: E501 - tables are read by the row
"""What no comparison may drop: signs, the order of lines, labels, brackets, capitals and quotes."""

from __future__ import annotations

import pytest

from loong.answers import judge

# fmt: off
SAME = {
    "signs in words": [
        ("The minimum is −4", "The minimum is -4"), ("the limit is - 4", "the limit is -4"), ("diverges to −∞", r"diverges to $-\infty$"), ("along the x-axis", "along the x axis"),
        ("Marie Curie - physicist", "Marie Curie physicist"), ("Hello, World!", "Hello World"), ("the sign of f'.", "the sign of f'"), ("plan B!", "plan B"), ("COVID-19 vaccine", "COVID 19 vaccine"),
    ],
    "lines": [
        ("x = 2\ny = 3", "y = 3\nx = 2"), ("apple\npear", "pear, apple"), ("(b) 4, (a) 3", "(a) 3\n(b) 4"), ("A-B\nB-C", "B-C\nA-B"), ("- apple\n- pear", "- pear\n- apple"), ("3\n2", "2, 3"),
        ("Bob is a knave\nAmy is a knight", "Amy is a knight\nBob is a knave"), ("[5, True]", "5\nTrue"), ("5\n\n5", "5"), ("Hello World", "Hello\nWorld"), ("```\n1\n2\nFizz\n```", "1\n2\nFizz"),
    ],
    "sides": [("p ∣ ab", r"p \mid ab"), ("A | B", "B | A"), ("p | ~q", "~q | p"), ("p | a or p | b", "p | b or p | a"), ("x:y = 3:4", "y:x = 4:3"), ("AB:CD = 4:6", "AB:CD = 2:3"), ("2:3", "AB:CD = 2:3")],
    "kinds": [("y = 2 is the horizontal asymptote", "horizontal asymptote y = 2"), ("x = 2", "vertical asymptote x = 2"), ("95% CI: (3, 7)", "95% confidence interval: (3, 7)"), ("maximum 15 min", "15 min"), ("all real x except x = 2", "x ≠ 2")],
    "members": [
        ("x ∈ (1, 2)", "1 < x < 2"), ("x ∈ {1, 2}", "x = 1 or x = 2"), ("{(1, 2)}", "(x, y) = (1, 2)"), ("[(1, 2)]", "x = 1, y = 2"), ("[1, 2]", "{1, 2}"), ("The solutions are [-1, 3].", "x = -1 or x = 3"), ("{{42}}", "42"),
    ],
    "capitals": [("gamma(1/2)", r"\Gamma(1/2)"), ("Γ(1/2)", r"\Gamma(1/2)"), ("Gamma rays", "gamma rays"), ("nRT = PV", "PV = nRT"), ("iPhone", "IPhone"), ("Apple, Pear", "apple, pear"), ("Git commit", "git commit")],
    "quotes": [('"abc"', "'abc'"), ('"hello"', "Hello"), ('"We met."', '"we met"'), ('"5"', "5"), ('"x + 1"', '"1 + x"'), ('{"a": "b"}', "{'a': 'b'}"), ("['Madras']", "['Chennai']")],
    "code": [
        ("`**kwargs`", "**kwargs"), ("The method is `__init__`.", "__init__"), ("__Paris__", "Paris"), ("ln --symbolic a b", "ln -s a b"), ("ln a - ln b", "ln(a/b)"), ("{A}", "A"), ("all integers n ≥ 3", "n ≥ 3, n ∈ ℤ"), ("{3, 4, 5}", "2 < n < 6, n ∈ ℤ"),
    ],
}
DIFFERENT = {
    "signs in words": [
        ("The minimum is -4", "The minimum is 4"), ("diverges to -∞", "diverges to ∞"), ("from -∞ to 0", "from ∞ to 0"), ("eigenvalue -λ", "eigenvalue λ"), ("return x", "return -x"), ("sort x", "sort -x"),
        ("a charge of 1.6e-19 C", "a charge of 1.6e19 C"), ("a factor of 1.5", "a factor of 1 5"), ("multiply by n!", "multiply by n"), ("the sign of f'", "the sign of f"), ("Rh- mother", "Rh mother"),
    ],
    "lines": [
        ("Hello\nWorld", "World\nHello"), ("```\nHello\nWorld\n```", "World\nHello"), ("5\nTrue", "True\n5"), ("[1]\n[1, 2]", "[1, 2]\n[1]"), ("{'a': 1}\n{'b': 2}", "{'b': 2}\n{'a': 1}"), ("Alice,30\nBob,25", "Bob,25\nAlice,30"),
        ("Hello\nWorld", "HelloWorld"), ("FizzBuzz", "Fizz\nBuzz"), ("5\n5", "5"), ("None\n5", "5"), ("Hello\nHello", "Hello"), ("(a) 3\n(b) 4", "(a) 4, (b) 3"), ("a) 3 b) 4", "4, 3"),
    ],
    "sides": [("p | ab", "ab | p"), (r"a \mid b", r"b \mid a"), ("⟨φ|ψ⟩", "⟨ψ|φ⟩"), ("p | a or p | b", "a | p or b | p"), ("AB:CD = 2:3", "CD:AB = 2:3"), (r"a:b = 1:\sqrt{2}", r"b:a = 1:\sqrt{2}")],
    "kinds": [
        ("vertical asymptote x = 2", "horizontal asymptote x = 2"), ("local maximum at x = 2", "local minimum at x = 2"), ("simple pole z = 2", "double pole z = 2"), ("inflection point x = 2", "critical point x = 2"),
        ("99% confidence interval (3, 7)", "95% confidence interval (3, 7)"), ("all x but x = 2", "x = 2"),
    ],
    "members": [("x ∈ (1, 2)", "x ∈ {1, 2}"), ("[0, 1]", "x ∈ {0, 1}"), ("x = -1, 3", "x ∈ (-1, 3)"), ("[-1, 3]", "x = -1 or x = 3"), ("{(1, 2)}", "{1, 2}"), ("{(1, -1)}", "x = 1, -1"), ("{{1, 2}}", "{1, 2}"), ("{{1}}", "{1}")],
    "capitals": [
        (r"\Gamma(s, x)", r"\gamma(s, x)"), (r"\sigma(n)", r"\Sigma(n)"), ("PV = nRT", "PV = NRT"), ("grep foo f", "grep Foo f"), ("python -m venv v", "python -m Venv v"), ("{'Apple': 1}", "{'apple': 1}"), ("['Hello']", "['hello']"),
    ],
    "quotes": [
        ('"1.0"', '"1"'), ('["1.0"]', '["1"]'), ('"HELLO"', '"Hello"'), ('"a,b"', '"b,a"'), ('"a, b"', '"a b"'), ('"hello!"', '"hello"'), ('"A cat"', '"cat"'), ('"organised"', '"organized"'), ('"50%"', '"0.5"'), ("{'a b': 1}", "{'ab': 1}"),
    ],
    "code": [("ln -s a b", "ln -s b a"), ("**kwargs", "kwargs"), ("kwargs", "**kwargs"), ("__init__", "init"), ("^abc", "[^abc]"), (r"\{x\}", "x"), ("x > 2", "x > 2, x ∈ ℤ")],
}
# fmt: on


@pytest.mark.parametrize("name", SAME)
def test_spellings_of_one_answer_are_equal(name: str) -> None:
    for answer, gold in SAME[name]:
        assert judge(answer, gold).equal is True, (answer, gold)


@pytest.mark.parametrize("name", DIFFERENT)
def test_what_a_careful_reader_tells_apart_differs(name: str) -> None:
    for answer, gold in DIFFERENT[name]:
        assert judge(answer, gold).equal is False, (answer, gold)

# ruff: noqa: E501 - tables are read by the row
"""Options, names, yes and no as replies close on them: `72 (C)`, `Indeed, no`, `Verdict: …`."""

from __future__ import annotations

import pytest

from loong.answers import judge

SAME = [
    ("LEONARDO DA VINCI", "Leonardo da Vinci"), ("VINCENT VAN GOGH", "Vincent van Gogh"),
    # who is what in puzzles of knights and knaves
    ("Pam is the knave.", "Knave: Pam"), ("Pam is a knave", "Knave: Pam"), ("The knave is Pam.", "Knave: Pam"), ("(1) Pam is a knight\n(2) Tom is a knave", "Knight: Pam, Knave: Tom"), ("Pam - knight\nTom - knave", "Knight: Pam, Knave: Tom"), ("Tom is a fool, and Pam is a sage.", "Pam is a sage, and Tom is a fool."), ("Pam: hero, Tom: villain", "Pam is a hero, and Tom is a villain"), ("So Pam is a pioneer, and Tom is a laggard.", "Pam is a pioneer, and Tom is a laggard"),
    ("The answer is (C) 72. It is not like option (B).", "(C) 72"),
    ("Mme. Ada Byron", "Ada Byron"), ("Captain James Cook", "James Cook"), ("G K Chesterton", "G. K. Chesterton"), ("72 (C)", "(C) 72"), ("C (72)", "(C) 72"),
    ("Option (C), 72.", "(C) 72"), ("72 is option C", "(C) 72"), ("<choice>B</choice>", "B"), ("La respuesta correcta es la D.", "D"), ("Die richtige Antwort ist die B.", "B"),
    ("Let's go with B.", "B"), ("- No", "No"), ("Indeed, no.", "No"), ("Does it halt? No", "No"), ("The function returns True.", "True"),
    ("The second call prints False", "False"), ("Verdict: **True**.\n\nEvery premise holds.", "Yes"), ("Short answer: Lima.\nLong answer: it is the seat of government of Peru.", "Lima"), ("the city of Quito", "Quito"), ("Verdict: guilty", "guilty"),
    ("That makes C the right choice.", "C"),
    ("Elle a eu lieu le 14 juillet 1789.", "1789-07-14"),
    ("Es geschah am 14. Juli 1789.", "1789-07-14"),
]  # fmt: skip
DIFFERENT = [
    ("It starts with a capital.\n\nOutput:\n```\nHello\n```", "HELLO"),
    ("The output is `Hello world`.", "Hello World"),
    ("LEONARDO DE VINCI", "Leonardo da Vinci"), ("KHOOR ZRU", "Khoor zru"), ("LEONARDO DA VINCE", "Leonardo da Vinci"), ("SIENNA", "vienna"), ("LEONARDO DA VINCI", "leonardo dA vinci"), ("US OPEN", "us open"),
    ("Pam is the knight.", "Knave: Pam"), ("Pam is not the knave.", "Knave: Pam"), ("Tom is a knave", "Knave: Pam"), ("Pam is a knave and Tom is a knave", "Knave: Pam"), ("Pam is a knave", "Knight: Tom, Knave: Pam"), ("Pam - knave\nTom - knight", "Knight: Pam, Knave: Tom"), ("Tom is a sage, and Pam is a fool.", "Pam is a sage, and Tom is a fool."), ("Pam: hero, Tom: hero", "Pam is a hero, and Tom is a villain"), ("Pam is a sage, and Tom is a fool or a sage", "Pam is a sage, and Tom is a fool."),
    ("Mme. Ada Byron", "Ada Lovelace"), ("Captain Ann Cook", "James Cook"), ("G B Chesterton", "G. K. Chesterton"), ("72 (B)", "(C) 72"), ("B (72)", "(C) 72"),
    ("C (71)", "(C) 72"), ("72 is option B", "(C) 72"), ("72 is not option C", "(C) 72"), ("<choice>A</choice><choice>B</choice>", "B"), ("La respuesta correcta no es la D.", "D"),
    ("Let's go with A, not B.", "B"), ("Let's not go with B.", "B"), ("- Yes", "No"), ("Indeed, yes.", "No"), ("Does it halt? No", "Yes"),
    ("Is it yes or no? Maybe", "Yes"), ("Is the claim not false? True", "False"), ("The function never returns True.", "True"), ("The function returns False, then True.", "False"), ("Verdict: **True**.\n\nEvery premise holds.", "No"),
    ("Short answer: Lima.\nLong answer: it is Cuzco.", "Quito"), ("The City of Quito", "Lima"), ("City of God", "God"), ("wrong verdict: guilty", "guilty"), ("Should I say yes? No", "Yes"),
    ("The function should return True, but it returns False", "True"), ("C or B (72)", "(C) 72"), ("D (A or B)", "D"), ("Letter B (72) is wrong", "(B) 72"),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "gold"), SAME)
def test_what_a_reply_closes_on_is_read(reply: str, gold: str) -> None:
    verdict = judge(reply, gold)
    assert verdict.equal is True, verdict.reason


@pytest.mark.parametrize(("reply", "gold"), DIFFERENT)
def test_another_closing_stays_another(reply: str, gold: str) -> None:
    assert judge(reply, gold).equal is not True

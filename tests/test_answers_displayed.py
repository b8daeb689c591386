# ruff: noqa: E501 - pairs are read by the row
"""Replies that show their answer in a paragraph of its own and go on with remarks."""

from __future__ import annotations

from itertools import permutations

import pytest

from loong.answers import judge

SAME = [
    ("So the increase is **12.5%**.\n\nTo double-check: 80 × 1.125 = 90 ✓", "12.5%"),
    ("It is given by:\n\n**E = ½ m v²**\n\nwhere:\n- m is the mass\n- v is the speed", "E = m v^2/2"),
    ("The domain is\n\n**(-∞, -2] ∪ [2, ∞)**\n\nBoth ends belong to it.", "(-oo, -2] U [2, oo)"),
    ("**Yes**, it is bipartite.\n\nOne such bipartition is {0, 2} and {1, 3}.", "True"),
    ("We land on **March 15, 2024**.\n\n(2024 is a leap year.)", "2024-03-15"),
    ("**Total: 155 minutes**\n\nI assumed one time zone.", "2 hours 35 minutes"),
    ("**Photosynthesis**\n\nIt is how plants store light as sugar.", "photosynthesis"),
    ("**2H₂ + O₂ → 2H₂O**\n\n| Atom | Left | Right |\n|---|---|---|\n| H | 4 | 4 |", "2H2 + O2 -> 2H2O"),
    ("The path is **[0, 2, 3]**.\n\nFor comparison, [0, 1, 3] has weight 7.", "[0, 2, 3]"),
    ("**Qh7#**\n\nThe king can't take the queen.", "Qh7#"),
    ("Flag: `flag{c4es4r}`\n\nLesson: never rely on a Caesar cipher.", "flag{c4es4r}"),
    ("The roots add up to 5:\n\n$$x = 2$$\n\nNote that x must be positive.", "2"),
]  # fmt: skip
DIFFERENT = [
    ("**12**\n\nThe total is 13.", "12"),
    ("**12**\n\nSo the answer would be 13.", "12"),
    ("**Step 1: 12**\n\nThat is all we need for the sum.", "12"),
    ("The speed is **12 m/s**.\n\nThe energy is 45 J.", "12 m/s"),
    ("The value is not **12**.\n\nNote that it is prime.", "12"),
    ("A wrong guess:\n\n**12**\n\nIt is a common one.", "12"),
    ("**12**\n\nWait, that is too large.", "12"),
    ("**12**\n\nOr is it more?", "12"),
    ("**Paris**\n\nHowever, London is larger.", "Paris"),
    ("**Yes**, unless n is odd.\n\nThat is checked below.", "Yes"),
]
VALUES = {"number": ("12", "7"), "word": ("Paris", "London"), "list": ("[1, 2]", "[3, 4]")}
FORMS = (
    "**{a}**\n\n{b}", "**{a}**\n\n**{b}**", "**{a}**\n\nIt is {b}.", "`{a}`\n\n`{b}`", "We get **{a}**.\n\nWe get {b}.",
    "**{a}**\n\nNote {b}.", "**{a}**\n\nTo check {b}.", "{a}\n\n**{b}**\n\nNote that it is small.", "$${a}$$\n\n{b}",
)  # fmt: skip


@pytest.mark.parametrize(("reply", "gold"), SAME)
def test_what_is_shown_before_remarks_is_the_answer(reply: str, gold: str) -> None:
    assert judge(reply, gold).equal is True


@pytest.mark.parametrize(("reply", "gold"), DIFFERENT)
def test_what_the_reply_goes_on_from_is_none(reply: str, gold: str) -> None:
    assert judge(reply, gold).equal is not True


@pytest.mark.parametrize("kind", VALUES)
def test_no_reply_shows_two_answers(kind: str) -> None:
    twice = [
        reply
        for form in FORMS
        for first, second in permutations(VALUES[kind], 2)
        for reply in (form.format(a=first, b=second),)
        if judge(reply, first).equal is True and judge(reply, second).equal is True
    ]
    assert twice == []

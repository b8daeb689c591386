# ruff: noqa: E501 - one pair is one entry
"""What a reply says behind its marked answer: corrections, later answers, other ones, and mere remarks."""

from __future__ import annotations

import pytest

from loong.answers import judge

ELSEWHERE = {
    "corrected": [
        ("Answer: 5\nWait, 6.", "5", "6"), ("The answer is 5. Sorry, I meant 10.", "5", "10"), (r"\boxed{5}" "\n\nActually, 6.", "5", "6"), ("Answer: B\nActually, C.", "B", "C"), ("Answer: Paris. Sorry, I meant London.", "Paris", "London"), ("#### 5\n\nWait, 6.", "5", "6"),
        ("Answer: 12 cm\nNo wait, 24 cm.", "12 cm", "24 cm"), ("Answer: x > 5\nHmm, actually x ≥ 5.", "x > 5", "x ≥ 5"), ("Answer: 3/4\nSorry, 4/3.", "3/4", "4/3"), ("The answer is 5. Hold on, 2*5 = 10, so 10.", "5", "10"),
    ],
    "stated later": [
        (r"\boxed{12}" "\n\nThus the final answer is 6.", "12", "6"), (r"\boxed{12}" "\n<answer>6</answer>", "12", "6"), ('{"answer": 12}\nThe answer is 6.', "12", "6"), (r"\boxed{12}" "\n\n**Final Answer:** 6", "12", "6"), ("<answer>12</answer>\nThe answer is 6.", "12", "6"),
    ],
    "in two boxes": [(r"\boxed{2} hours \boxed{15} minutes", "15 minutes", "2 hours 15 minutes"), (r"\boxed{5} ft \boxed{3} in", "3 in", "63 in"), (r"\boxed{5} dollars and \boxed{25} cents", "25 cents", "$5.25")],
}  # fmt: skip
"""Replies, what they do not answer in the end, and what they do."""
NO_ANSWER = {
    "taken back": [("Answer: 5\nThat is wrong.", "5"), ("Answer: 5\nBut that's not right.", "5"), ("Answer: 5\nCheck: 5*2 = 12, which is not 10, so this fails.", "5")],
    "another offered": [("Answer: 5\nAlternatively, 6.", "5"), ("Answer: 5\nBut 6 is also valid.", "5"), ("Answer: 5\nAlso 6.", "5")],
    "supposed": [(r"The wrong answer would be \boxed{5}.", "5"), (r"If x were 3 we would get \boxed{5}.", "5"), (r"\boxed{5} is only the first part; the total is 10.", "5")],
    "of the number": [("The answer is the reciprocal of 4.", "4"), ("The answer is the absolute value of -4.", "-4"), ("The answer has 12 letters.", "12"), ("The answer is on page 12.", "12")],
    "given": [("The problem states that the radius is 4.", "4"), ("We are given 12 balls.", "12"), ("Let n = 5.", "5"), ("Using r = 4.", "4"), ("This problem has 4 parts.", "4"), ("Recall that 7! = 5040.", "5040")],
    "of others": [("Many students answer 4.", "4"), ("A common mistake is to get 4.", "4"), ("Tom is 12. Jane is 15.", "15"), ("Alice is 3 years older than Bob, who is 4.", "4"), ("The first train takes 3 hours; the second takes 5 hours.", "5")],
}  # fmt: skip
REMARKS = [
    (r"\boxed{5}" "\n\nCheck: 2*5 = 10.", "5"), (r"\boxed{\pi}" "\n\nThis is approximately 3.14.", r"\pi"), (r"\boxed{3/4}" ", or 0.75 as a decimal.", "3/4"), (r"\boxed{90}" " minutes. In hours, the answer is 1.5 hours.", "90 minutes"), ("Answer: 5\nActually, this is easy to check: 2 + 3 = 5.", "5"),
    ("Answer: 5\nNote that 6 would be too large.", "5"), ("Answer: Paris\nIt lies on the Seine.", "Paris"), ("Answer: B\nOption C is wrong as it ignores friction.", "B"), (r"\boxed{12}" "\nSo the answer is 12.", "12"), ("The answer is 4. Hope that helps!", "4"), (r"\boxed{7}" "\n\nAlso note that 7 is prime.", "7"),
    ("<answer>42</answer>\nLet me know if you need more!", "42"), ("Answer: 5\nWait, let me check: 2*5 = 10. Yes, 5 is right.", "5"), (r"\boxed{x = 5}" "\nSubstituting: 2(5) + 1 = 11. This is correct.", "5"), ("Answer: No\nThis is incorrect because 9 is not prime.", "No"), ("We are given 12 balls and lose 4, so the answer is 8.", "8"),
]  # fmt: skip


@pytest.mark.parametrize("kind", ELSEWHERE)
def test_the_answer_that_a_reply_ends_on_counts(kind: str) -> None:
    verdicts = [
        (reply, judge(reply, before).equal, judge(reply, after).equal)
        for reply, before, after in ELSEWHERE[kind]
    ]
    assert [one for one in verdicts if one[1] is True or one[2] is not True] == []


@pytest.mark.parametrize("kind", NO_ANSWER)
def test_what_is_no_answer_is_refused(kind: str) -> None:
    verdicts = [(pair, judge(*pair)) for pair in NO_ANSWER[kind]]
    assert [(pair, verdict.reason) for pair, verdict in verdicts if verdict.equal is True] == []


def test_remarks_behind_an_answer_take_nothing_back() -> None:
    verdicts = [(pair, judge(*pair)) for pair in REMARKS]
    assert [(pair, verdict.reason) for pair, verdict in verdicts if verdict.equal is not True] == []

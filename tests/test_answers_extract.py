# ruff: noqa: E501 - tables are read by the row
"""Where the final answer stands in a reply."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loong.answers import extract, judge

FOUND = [
    ("so \\boxed{5}", "boxed", "5"),
    ("\\boxed{3}, no: \\boxed{\\frac{1}{2}}", "boxed", "\\frac{1}{2}"),
    ("\\boxed {5} and \\boxed{", "boxed", "5"),
    ("\\boxed{x=3}, \\boxed{x=4}", "boxed", "x=3, x=4"),
    ("\\boxed{\\{1, 2\\}}", "boxed", "\\{1, 2\\}"),
    ("\\fbox{7}", "boxed", "7"),
    ("<think>\\boxed{3}</think> The answer is 4.", "phrase", "4"),
    ("I start </think> 5", "bare", "5"),
    ("<answer>3</answer> no <answer> 4 </answer>", "tag", "4"),
    ("<answer>\\boxed{3}</answer>", "boxed", "3"),
    ('hm\n{"reasoning": "x", "answer": [1, {"a": "]"}]}', "json", '[1, {"a": "]"}]'),
    ('```json\n{"answer": "5 m"}\n```', "json", "5 m"),
    ("The final answer is **[1, 2]**.", "phrase", "[1, 2]"),
    ("Answer: 42", "phrase", "42"),
    ("**Answer:** 42\n\nThanks!", "phrase", "42"),
    ("**Final Answer**: x = 3", "phrase", "x = 3"),
    ("I think the answer is 3. Wait, the answer is 3.14.", "phrase", "3.14"),
    ("Final answer:\n\n```\n{0: 1}\n```", "phrase", "{0: 1}"),
    ("the answer is\n\n42\n", "phrase", "42"),
    ("work\n#### 72", "phrase", "72"),
    ("```python\nprint(1)\n```\nOutput:\n```\n[(0, 1)]\n```", "phrase", "[(0, 1)]"),
    ("We add.\n\n**7**", "bold", "7"),
    ("line one\nso it is\n7", "line", "7"),
    ("So x = 5", "bare", "x = 5"),
    ("The shortest path length is 7.", "bare", "7."),
    ("[[1, 2],\n [3, 4]]", "bare", "[[1, 2],\n [3, 4]]"),
    ("PCTF{this is it}", "bare", "PCTF{this is it}"),
    ("x = 2 or x = 3", "bare", "x = 2 or x = 3"),
    ("{0: 1, 1: 2}", "bare", "{0: 1, 1: 2}"),
]

MISSING = ["", "  \n ", "<think>3</think>", "<think>it is \\boxed{3}", "either 3 or 4", "The answer is either 3 or 4.", "It is 3, or maybe 4", "\\boxed{\\text{either } 3 \\text{ or } 4}"]  # fmt: skip


@pytest.mark.parametrize(("reply", "how", "text"), FOUND)
def test_the_last_committed_answer_is_found(reply: str, how: str, text: str) -> None:
    found = extract(reply)
    assert (found.how, (found.text or "").strip()) == (how, text)


@pytest.mark.parametrize("reply", MISSING)
def test_no_answer_or_two_are_none_with_a_reason(reply: str) -> None:
    found = extract(reply)
    assert found.text is None
    assert found.reason
    assert judge(reply, "3").kind == "unreadable"


@given(st.text(max_size=200))
def test_a_box_at_the_end_always_wins(before: str) -> None:
    if "<think" not in before.lower() and "\\" not in before and "{" not in before:
        assert extract(before + " so \\boxed{48611}").text == "48611"


@given(st.text(max_size=300))
def test_any_reply_is_read(reply: str) -> None:
    found = extract(reply)
    assert found.reason
    assert found.text is None or found.text.strip() == found.text

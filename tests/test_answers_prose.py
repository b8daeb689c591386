# ruff: noqa: E501 - tables are read by the row
"""Answers that whole replies state in prose, in parts and lists, in code, beside replies that do not."""

from __future__ import annotations

import pytest

from loong.answers import judge

VALUES = ["\\frac{2}{x+1}", "7", "(1, 2)", "\\text{Paris}", "12 \\text{ cm}", "[2,3)", "x=3", "C", "\\sqrt{5}"]  # fmt: skip
PLACES = [
    "\\boxed{%s}", "$\\boxed{%s}$", "$\\boxed{%s}$.", "$\\boxed{%s}.$", "$$\\boxed{%s}$$", "\\[\n\\boxed{%s}.\n\\]", "\\(\\boxed{%s}\\).", "**$\\boxed{%s}$**", "**\\boxed{%s}**.", "$\\boxed{%s}$!", "$\\boxed{%s}$ $\\square$",
    "The answer is $%s$.", "The answer is \\(%s\\).", "The answer is: $$%s$$.", "**Answer: $%s$**.", "Answer: **$%s$**!", "#### %s", "<answer> $%s$. </answer>", "So we get\n\n$$%s$$",
]  # fmt: skip
ENDS = [
    "",
    "<|eot_id|>",
    "<|im_end|>\n<|endoftext|>",
    "</s>",
    "<end_of_turn>",
    "<｜end▁of▁sentence｜>",
]


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("place", PLACES)
def test_what_stands_behind_an_answer_is_no_part_of_it(place: str, end: str) -> None:
    replies = [(value, f"We work it out.\n\n{place % value}{end}") for value in VALUES]
    assert [reply for value, reply in replies if judge(reply, value).equal is not True] == []


SAME: dict[str, list[tuple[str, str]]] = {
    "templates": [
        ("<|start_header_id|>assistant<|end_header_id|>\n\n18<|eot_id|>", "18"), ("<|im_start|>assistant\nParis<|im_end|>", "Paris"), ("<s>18</s>", "18"),
        ("<|channel|>analysis<|message|>Is it 5? No.<|end|><|start|>assistant<|channel|>final<|message|>It is 18.<|return|>", "18"), ("\\boxed{20}\\,\\text{m}$.", "20 m"), ("\\boxed{20}$ m", "20 m"),
    ],
    "signs": [
        ("($500)", "-$500"), ("-$1,250", "($1,250)"), ("$(40)", "−40 dollars"), ("(€1,200.50)", "-€1200.50"), ("($1.2 million)", "-$1,200,000"), ("0-0", "O-O"), ("0-0-0", "O-O-O"), ("C, A", "A and C"), ("Hexagon", "hexagon"), ("It is a hexagon!", "hexagon"),
    ],
}  # fmt: skip

DIFFERENT: dict[str, list[tuple[str, str]]] = {
    "templates": [
        ("<|channel|>analysis<|message|>It is 18.<|end|><|start|>assistant<|channel|>final<|message|>It is 5.<|return|>", "18"), ("18<|eot_id|>", "180"), ("\\boxed{20}$ kg", "20 m"), ("<think>18</think><|im_end|>", "18"),
    ],
    "signs": [
        ("($500)", "$500"), ("$500", "($500)"), ("($500)", "-$50"), ("-$500", "(€500)"), ("$1,250", "($1,250)"), ("0-0", "0-0-0"), ("0-0-0", "0-0"), ("(A, C, B, D)", "(A, B, C, D)"), ("(B, A)", "(A, B)"), ("Olleh!", "olleh"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("kind", SAME)
def test_a_reply_says_its_answer(kind: str) -> None:
    verdicts = [(pair, judge(*pair)) for pair in SAME[kind]]
    assert [(pair, v.reason) for pair, v in verdicts if v.equal is not True] == []


@pytest.mark.parametrize("kind", DIFFERENT)
def test_a_reply_does_not_say_it(kind: str) -> None:
    verdicts = [(pair, judge(*pair)) for pair in DIFFERENT[kind]]
    assert [(pair, v.reason) for pair, v in verdicts if v.equal is True or not v.reason] == []

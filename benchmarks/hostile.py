# ruff: noqa: E501 - patterns are read by the row
"""Time the comparer on texts that were made to stop one: `python benchmarks/hostile.py [characters …]`.

Every pattern is drawn out to each length (2,000, 40,000, 1,000,000 and 10,000,000 characters by
default) and stands as the answer, as the reference, and as both with one sign between them, in a
thread of one process. Printed are, by length, the CPU-seconds of the slowest verdicts, those of its
helper processes included, and the most memory that the process held. Ends with exit code 1 where a
verdict took more than a second.
"""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from loong.answers import judge

LENGTHS = (2_000, 40_000, 1_000_000, 10_000_000)
PATIENCE = 1.0
"""CPU-seconds for one verdict."""
SHOWN = 5
MEGABYTE = 1 << 20
PLAIN = "12"

REPEATED = (
    "9", "1 ", "1,", "1, ", "a", "a ", "A ", "a, ", "Ab ", "aaaa b ", "(", ")", "[", "{", "(((1,", "[[1],",
    "{1:", '{"a":', "\\frac{", "\\frac{1}{", "\\sqrt{", "\\sqrt", "\\boxed{", "\\boxed{1}", "\\left(", "\\text{",
    "\\text{a}", "\\\\", "\\", "$", "$$", "$1$ ", "**", "**a** ", "*a", "_a_", "`", "```\n", "```python\n1\n```\n",
    "~~~\n", "<think>", "</think>", "<think>a</think>", "<answer>", "<answer>1</answer>", "<b>", "&lt;", "&#",
    "#### 1\n", "#", "answer is ", "the answer is 1. ", "Answer: ", "final answer: 2\n", "so ", "therefore ",
    "is ", "is 1 and ", "either 1 or ", "1 or ", "not ", "wait, ", "no, 3. ", "Hence x = 1. ", "if 1, then ",
    "x = 1, ", "x = ", "x=y=", "= ", "1 = 1 = ", "1 < x < ", "< ", "x ≤ ", "x -> ", "1 -> 2 -> ", "a → b, ",
    "+", "-", "- 1 ", "1+", "x+", "x*", "x^", "2^", "9**", "9^9^", "^", "(x+1)*", "(x+1)^9 + ", "x_1+", "x_{",
    "!", "9!", "1/", "1/2+", "1/(1+", "sin(", "sin x ", "log(", "e^(", "|", "||", "|x|", "i*", "sqrt(2)+",
    "sqrt(sqrt(", "\\sum_{k=1}^{n} ", "\\int ", "\\cup ", "(1,2) \\cup ", "[1,2) U ", "{1,2} ", "(1, 2), ", "(a,b);",
    "\\begin{pmatrix}", "1 & 2 \\\\ ", "| a | 1 |\n", "|---|\n", "a\t1\n", "a 1\n", "- 1\n", "1. a\n", "1) 2 ",
    "(a) 1 (b) ", "A) ", "A. x\n", "Option B ", "m*", "m/s ", "5 m ", "5 km, ", "kg m^2 ", "1e", "1e9 ", "1.5e300*",
    "10%", "$5 ", "1:", "1:2:", "12:30 ", "1 h 5 min ", "2020-01-01 ", "Jan 5, ", "one hundred ", "twenty-",
    "thousand ", "IX", "MDCLXVI", "0x", "0b1", "0", "0.", ".", "..", "...", ". ", ". A", "'", '"', "'a', ", '"a": 1, ',
    "\\n", "\n", "\r\n", "\t", " ", "\x00", "\u202e", "\u200b", "e\u0301", "𝟙", "①", "½", "²", "三", "万", "٣",
    "и ", "答案是", "Dr. ", "J. R. ", "O'", "don't ", "-a", "a-b-", "a_b_", "aB", "a/b/", "http://a.b/", "flag{",
    "flag{a} ", "H2O + ", "C", "CC(", "C1CC1", "C=C", "[Na+].", "Fe^{3+} ", "^{14}C ", "e4 e5 ", "1. e4 ", "O-O ",
    "p and ", "p & (q | ", "~", "¬", "∀x ", "P(x) -> ", "(0 1)(2 3)", "True, ", "None, ", "nan, ", ">>> 1\n",
    "In [1]: 1\n", "$ a\n", "Traceback (most recent call last):\n", "array([", "Matrix([[1", "Fraction(1, 2), ",
    "datetime.date(2020, 1, 1), ", "np.float64(1.0), ", "SELECT a FROM b; ", "def f(x):\n    return x\n", "x mod 5, ",
    "≡ 1 (mod 3), ", "O(n^2) ", "n log n ", "±", "1 ± 2, ", "∞", "°", "5° ", "30° 15' ", "→", "A→", "ATG", "UUU-",
)  # fmt: skip
"""Each is written again and again to the wanted length."""
NESTED = (("(", ")"), ("[", "]"), ("{", "}"), ("\\frac{1}{", "}"), ("\\sqrt{", "}"), ("f(", ")"), ("[1,", "]"),
          ("{1:", "}"), ("\\boxed{", "}"), ("<a>", "</a>"), ("-(", ")"), ("not (", ")"), ("|", "|"), ("'", "'"))  # fmt: skip
WHOLE = (
    "9**9**9**9", "10^(10^10)", "(10^6)!", "((3!)!)!", "2^(3^(4^(5^6)))", "9!!!!!!!", "1e999999999", "1e-999999999",
    "0x" + "f" * 3000, "1/0", "0^0", "log(0)", "sum(k, k=1..10^9)", "\\sum_{k=1}^{10^{9}} k^{k}", "C(10^9, 5*10^8)",
    "gcd(10^4000, 10^3999)", "(x+1)^1000 - (x-1)^1000", "(a+b+c+d+e)^50", "prod(k, k=1..10^9)", "range(10**12)",
    "[0]*10**9", "'a'*10**10", "__import__('os').system('id')", "lambda: 1", "1 if 1 else 2", "10^6 nested",
    "sin(10^(10^9))", "tan(pi/2)", "sqrt(-1)^(10^9)", "mod(7^(10^18), 11)", "factorial(factorial(20))", "P999999999D",
    "1e5000 km", "10^400 mol", "{x | x in R, x^2 > -1}", "999999999-12-31", "fibonacci(10^9)", "binomial(10^6, 3)^1000",
)  # fmt: skip


class Case(NamedTuple):
    """One verdict that was timed."""

    seconds: float
    name: str
    place: str


def texts(length: int) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every pattern at one length, one held at a time."""
    for part in REPEATED:
        yield f"{part!r} …", (part * (length // len(part) + 1))[:length]
    for left, right in NESTED:
        deep = length // (len(left) + len(right))
        yield f"{left}…{right}", left * deep + "1" + right * deep
        yield f"{left}… open", left * (length // len(left))
    ends = (("a" * 200 + "!", "word, then"), ("\\boxed{12}", "box behind"), ("= 12.", "sum behind"))
    for end, name in ends:
        for part in ("a ", "1, ", "(x"):
            yield f"{name} {part!r}", (part * (length // len(part) + 1))[:length] + end


def seconds() -> float:
    """Return the CPU-seconds of this process and of those that it has ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def timed(name: str, place: str, answer: str, reference: str) -> Case:
    """Judge one pair."""
    start = seconds()
    judge(answer, reference)
    return Case(seconds() - start, name, place)


def cases(length: int) -> list[Case]:
    """Judge every pattern of one length in its three places."""
    whole = [(text, text) for text in WHOLE] if length == LENGTHS[0] else []
    found: list[Case] = []
    for name, text in chain(texts(length), whole):
        for benign in (PLAIN, "x + 1", "Paris", "[1, 2]"):
            found.append(timed(name, f"answer for {benign}", text, benign))
        found.append(timed(name, "reference", PLAIN, text))
        found.append(timed(name, "both", text, f"{text[:-1]}7"))
    return found


def main() -> None:
    """Print one table."""
    lengths = [int(one.replace(",", "").replace("_", "")) for one in sys.argv[1:]] or list(LENGTHS)
    judge("x = 1/2 and y = 3", "1/2")  # what is loaded once
    table = Table("characters", "verdicts", "slowest", "its CPU-seconds", "most memory")
    worst = 0.0
    with ThreadPoolExecutor(1) as thread:
        for length in lengths:
            found = sorted(thread.submit(cases, length).result(), reverse=True)
            held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 // MEGABYTE
            for place, case in enumerate(found[:SHOWN]):
                first = (f"{length:,}", f"{len(found):,}") if place == 0 else ("", "")
                last = f"{held} MB" if place == 0 else ""
                table.add_row(
                    *first, f"{case.name[:40]} ({case.place})", f"{case.seconds:.2f}", last
                )
            worst = max(worst, found[0].seconds)
    Console().print(table, markup=False)
    sys.exit(worst > PATIENCE)


if __name__ == "__main__":
    main()

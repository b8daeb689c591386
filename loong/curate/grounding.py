"""Whether a question states the data that its program works on.

A program may work on a graph or a list that its question forgets to give. The program runs, and
solvers may even guess along; the problem is ill-posed all the same. So what a program writes down
as data must stand in the question: the values inside its lists, tuples, sets and dicts, and the
kinds of named graphs (`nx.complete_graph` wants the word `complete`).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_SPELLED = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_VALUE_OF = {word: value for value, word in enumerate(_SPELLED.split())}
_SMALL = frozenset({0, 1, 2})  # counters, steps and moduli, more often than data
_MISSING = 0.2  # share of a program's data that may be its own (a range of trials, say)
_GENERATOR = re.compile(r"(?!is_|from_|to_)(\w+?)(?:_\w+)?_(?:graph|tree)")


def unstated(question: str, program: str) -> list[str]:
    """Return what a program works on and its question does not say; empty where all is said.

    Raises:
        SyntaxError: the program is not Python.
    """
    tree = ast.parse(program)
    graphs = [name for name, word in _named_graphs(tree) if word not in question.lower()]
    if graphs:
        return graphs
    data = list(_data(tree))
    numbers = _numbers(question)
    lost = [value for value in data if not _stated(value, numbers, question)]
    return [str(value) for value in lost] if len(lost) > _MISSING * len(data) else []


def _named_graphs(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield calls such as `nx.wheel_graph(5)`, made from numbers, and the word that tells them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            named = _GENERATOR.fullmatch(node.func.attr)
            if named and not any(_may_be_graph(part) for part in node.args):
                yield node.func.attr, named.group(1)


def _may_be_graph(argument: ast.expr) -> bool:
    return isinstance(argument, ast.Call) or (
        isinstance(argument, ast.Name) and (argument.id[0].isupper() or len(argument.id) > 1)
    )


def _data(tree: ast.Module) -> Iterator[int | float | str]:
    """Yield the constants that stand directly inside lists, tuples, sets and dicts."""
    for node in ast.walk(tree):
        parts: list[ast.expr | None] = []
        if isinstance(node, ast.List | ast.Tuple | ast.Set):
            parts = [*node.elts]
        elif isinstance(node, ast.Dict):
            parts = [*node.keys, *node.values]
        for part in parts:
            value = part.value if isinstance(part, ast.Constant) else None
            if isinstance(value, int | float | str) and value not in _SMALL and str(value).strip():
                yield value


def _numbers(question: str) -> set[float]:
    found = {float(text) for text in _NUMBER.findall(question.replace(",", " "))}
    found |= {float(text) for text in _NUMBER.findall(question.replace(",", ""))}
    return found | {_VALUE_OF[w] for w in re.findall(r"[a-z]+", question.lower()) if w in _VALUE_OF}


def _stated(value: float | str, numbers: set[float], question: str) -> bool:
    if isinstance(value, str):
        signs = re.findall(r"\w+", value)
        return all(sign in question or sign.lower() in question.lower() for sign in signs) or (
            value.isalpha() and all(letter in question for letter in value)
        )
    return abs(value) in numbers

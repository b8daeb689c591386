"""Find programs that only print what somebody wrote into them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from loong.answers import compare
from loong.curate.screen import is_print
from loong.replies import parse

_CONDITIONAL = (ast.If, ast.For, ast.While, ast.Try, ast.Match, ast.IfExp)


def copied_answer(program: str, answer: str) -> str:
    """Return the text that a program prints without computing it, if it is the answer; else empty.

    A literal that is printed only where a condition holds, or only in a loop, is a result.
    """
    try:
        tree = parse(program)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return ""
    written = _written(tree)
    for call in _prints(tree):
        text = _literal(call.args[-1], written) if call.args else None
        if text is not None and compare(text, answer).equal is True:
            return text
    return ""


def _prints(node: ast.AST) -> Iterator[ast.Call]:
    """Yield the calls of `print` that no condition stands before."""
    for part in ast.iter_child_nodes(node):
        if isinstance(part, _CONDITIONAL):
            continue
        if is_print(part):
            yield part
        yield from _prints(part)


def _written(tree: ast.Module) -> dict[str, ast.expr]:
    """Return what names stand for that are assigned once, to a literal."""
    values: dict[str, ast.expr] = {}
    stored = [
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target = node.targets[0]
            if isinstance(target, ast.Name) and stored.count(target.id) == 1:
                values[target.id] = node.value
    return values


def _literal(value: ast.expr, written: dict[str, ast.expr]) -> str | None:
    """Spell a literal as `print` does; None for anything that is computed."""
    if isinstance(value, ast.Name):
        value = written.get(value.id, value)
    if isinstance(value, ast.JoinedStr):
        parts = [_piece(part, written) for part in value.values]
        return None if None in parts else "".join(part or "" for part in parts)
    try:
        return str(ast.literal_eval(value))
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return None


def _piece(part: ast.expr, written: dict[str, ast.expr]) -> str | None:
    inner = part.value if isinstance(part, ast.FormattedValue) else part
    return _literal(inner, written)

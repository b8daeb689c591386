"""Static checks of a candidate, before anything is paid for it."""

from __future__ import annotations

import ast
from typing import TypeGuard

from loong.curate import grounding
from loong.curate.duplicates import DuplicateIndex, words
from loong.replies import parse
from loong.types import Candidate

MIN_WORDS, MAX_WORDS = 5, 800


def objection(candidate: Candidate, seeds: DuplicateIndex) -> str | None:
    """Return why a candidate is not worth solving (`code: sentence`), or None."""
    if candidate.fault:
        return candidate.fault
    length = len(words(candidate.question))
    if length < MIN_WORDS:
        return f"short: the question has {length} words"
    if length > MAX_WORDS:
        return f"long: the question has {length} words"
    copied = seeds.find(candidate.question)
    if copied is not None:
        return f"copied-seed: the question is seed {copied[0]} ({copied[1]:.0%} the same words)"
    return _program_objection(candidate.rationale) or _grounding_objection(candidate)


def _grounding_objection(candidate: Candidate) -> str | None:
    """Return what a model's question forgot to say; families state their data by construction."""
    if candidate.solutions:
        return None
    lost = grounding.unstated(candidate.question, candidate.rationale)
    if not lost:
        return None
    return f"unstated: the question does not give what the program uses ({', '.join(lost[:8])})"


def _program_objection(program: str) -> str | None:
    try:
        tree = parse(program)
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        return f"syntax: the program is not Python ({type(error).__name__})"
    if not any(is_print(node) for node in ast.walk(tree)):
        return "silent: the program prints nothing"
    if not any(_works(node) for node in ast.walk(tree)):
        return "no-work: the program states the answer instead of computing it"
    return None


def is_print(node: ast.AST) -> TypeGuard[ast.Call]:
    """Tell whether a node is a call of `print`."""
    return (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    )


def _works(node: ast.AST) -> bool:
    """Tell whether a node computes something: a call, an operation, a comparison."""
    return isinstance(node, ast.BinOp | ast.Compare | ast.AugAssign) or (
        isinstance(node, ast.Call) and not is_print(node)
    )

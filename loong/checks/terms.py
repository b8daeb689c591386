"""Parse arithmetic and logic into terms: operator precedence, bounded in length and depth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

MAX_TOKENS = 2000
MAX_DEPTH = 150


class BadTerm(Exception):  # noqa: N818 - told as a verdict
    """A text is no expression of this grammar, or a too large one."""


@dataclass(frozen=True, slots=True)
class Term:
    """An operator with its operands, or a leaf: `number` or `name` with its text."""

    op: str
    args: tuple[Term, ...] = ()
    text: str = ""
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Grammar:
    """What an expression may hold.

    Args:
        tokens: a pattern with the groups `number`, `name` and `sign`.
        signs: the operator that each sign or word stands for.
        binary: how strongly an operator binds its left and its right operand.
        prefix: how strongly an operator before its operand binds it.
        adjacent: the operator between operands side by side, or empty.
        functions: names that may stand before brackets.
    """

    tokens: re.Pattern[str]
    signs: Mapping[str, str]
    binary: Mapping[str, tuple[int, int]]
    prefix: Mapping[str, int]
    adjacent: str = ""
    functions: frozenset[str] = frozenset()


def parse(text: str, grammar: Grammar) -> Term:
    """Parse a whole text; raises BadTerm where it is no expression, or too large."""
    parser = _Parser(_tokens(text, grammar), grammar)
    term = parser.expression(0)
    if parser.kind:
        raise BadTerm(f"{parser.text!r} stands where an operator or the end should")
    return term


def _tokens(text: str, grammar: Grammar) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    at = 0
    text = text.strip()
    while at < len(text):
        match = grammar.tokens.match(text, at)
        if match is None or match.end() == at:
            raise BadTerm(f"{text[at : at + 10]!r} cannot be read")
        kind, word = match.lastgroup or "sign", match[match.lastgroup or 0]
        if word in grammar.signs:
            kind, word = "sign", grammar.signs[word]
        found.append((kind, word))
        at = match.end()
        if len(found) > MAX_TOKENS:
            raise BadTerm(f"the expression has more than {MAX_TOKENS:,} parts")
    return found


class _Parser:
    """A precedence climber over tokens."""

    def __init__(self, tokens: list[tuple[str, str]], grammar: Grammar) -> None:
        self.tokens = tokens
        self.grammar = grammar
        self.at = 0
        self.open = 0

    @property
    def kind(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    @property
    def text(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def take(self, sign: str) -> bool:
        """Pass over a sign where it comes next."""
        if self.kind == "sign" and self.text == sign:
            self.at += 1
            return True
        return False

    def expression(self, weakest: int) -> Term:
        """Parse what binds at least so strongly."""
        self.open += 1
        if self.open > MAX_DEPTH:
            raise BadTerm(f"the expression nests deeper than {MAX_DEPTH}")
        left = self.operand()
        while (op := self._operator()) and self.grammar.binary[op][0] >= weakest:
            self.take(op)
            left = _joined(op, left, self.expression(self.grammar.binary[op][1]))
        self.open -= 1
        return left

    def _operator(self) -> str:
        """Return the operator that comes next, also the one that is not written."""
        if self.kind == "sign" and self.text in self.grammar.binary:
            return self.text
        starts = self.kind in ("number", "name") or (self.kind == "sign" and self.text == "(")
        return self.grammar.adjacent if starts else ""

    def operand(self) -> Term:
        """Parse a leaf, a bracket, a function, or an operator before its operand."""
        kind, text = self.kind, self.text
        if not kind:
            raise BadTerm("the expression ends where an operand should stand")
        self.at += 1
        if kind == "name" and text in self.grammar.functions and self.take("("):
            return _joined(text, *self._arguments())
        if kind != "sign":
            return Term(kind, (), text)
        if text == "(":
            inner = self.expression(0)
            if not self.take(")"):
                raise BadTerm("a bracket is not closed")
            return inner
        if text in self.grammar.prefix:
            return _joined(f"{text} before", self.expression(self.grammar.prefix[text]))
        raise BadTerm(f"{text!r} stands where an operand should")

    def _arguments(self) -> Iterator[Term]:
        yield self.expression(0)
        while self.take(","):
            yield self.expression(0)
        if not self.take(")"):
            raise BadTerm("a bracket is not closed")


def _joined(op: str, *args: Term) -> Term:
    depth = 1 + max(arg.depth for arg in args)
    if depth > MAX_DEPTH:
        raise BadTerm(f"the expression nests deeper than {MAX_DEPTH}")
    return Term(op, args, depth=depth)


def leaves(term: Term, op: str) -> Iterator[str]:
    """Yield the texts of all leaves of a kind, from left to right."""
    if term.op == op:
        yield term.text
    for arg in term.args:
        yield from leaves(arg, op)

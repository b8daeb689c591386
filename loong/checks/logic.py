"""Check assignments for propositional formulas: models, counterexamples, knights and knaves."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal

from pydantic import Field

from loong.checks.base import BadCheck, Check, Unreadable, Violation, named
from loong.checks.cnf import literals
from loong.checks.names import Names, mapping, truth
from loong.checks.terms import BadTerm, Grammar, Term, leaves, parse
from loong.checks.tree import Tree, tree

_KINDS = {"knight": True, "knights": True, "knave": False, "knaves": False, "liar": False}

GRAMMAR = Grammar(
    tokens=re.compile(
        r"\s*(?:(?P<sign><->|<=>|->|=>|&&|\|\||/\\|\\/|[()¬~!∧&∨|→⇒↔⇔⊕^⊤⊥])"
        r"|(?P<name>[^\W\d]\w{0,40}))\s*"
    ),
    signs={
        **dict.fromkeys(["¬", "~", "!", "not", "NOT"], "not"),
        **dict.fromkeys(["∧", "&", "&&", "/\\", "and", "AND"], "and"),
        **dict.fromkeys(["∨", "|", "||", "\\/", "or", "OR"], "or"),
        **dict.fromkeys(["→", "⇒", "->", "=>", "implies"], "implies"),
        **dict.fromkeys(["↔", "⇔", "<->", "<=>", "iff"], "iff"),
        **dict.fromkeys(["⊕", "^", "xor", "XOR"], "xor"),
    },
    binary={
        "iff": (1, 2),
        "implies": (4, 3),
        "xor": (5, 6),
        "or": (7, 8),
        "and": (9, 10),
    },
    prefix={"not": 11},
)
"""Names, not, and, or, xor, implies (to the right), iff; in signs or words."""


class Formula(Check):
    """An assignment under which all formulas have a value: true, or false for a counterexample.

    For knights and knaves, a formula such as `A <-> ~B` says what A said; `knight` is true.
    """

    kind: Literal["formula"]
    formulas: tuple[str, ...] = Field(min_length=1, max_length=500)
    value: bool = True
    """False: at least one of the formulas must come out false."""

    def holds(self, text: str) -> str:
        """Return why the assignment is right; raises as `Check.holds`."""
        terms = [_own(formula) for formula in self.formulas]
        names = list(dict.fromkeys(n for term in terms for n in leaves(term, "name")))
        values = _read(tree(text), Names(names))
        missing = [name for name in names if name not in values]
        if missing:
            raise Violation(f"no value is given to {named(missing)}")
        false = [f for f, term in zip(self.formulas, terms, strict=True) if not true(term, values)]
        if self.value and false:
            raise Violation(f"{false[0]} is false under this assignment")
        if not self.value and not false:
            raise Violation("every formula is true under this assignment")
        return f"{false[0]} is false" if false else "every formula is true"


def _own(formula: str) -> Term:
    try:
        return parse(formula, GRAMMAR)
    except BadTerm as error:
        raise BadCheck(f"the formula {formula[:80]!r}: {error}") from None


def _read(answer: Tree, names: Names) -> dict[str, bool]:
    try:
        return {name: _truth(value) for name, value in mapping(answer, names).items()}
    except Unreadable as first:
        try:
            return literals(answer, names)
        except Unreadable:
            raise first from None


def _truth(value: Tree) -> bool:
    word = value.removeprefix("a ").casefold() if isinstance(value, str) else ""
    return _KINDS[word] if word in _KINDS else truth(value)


def true(term: Term, values: Mapping[str, bool]) -> bool:
    """Tell whether a formula is true under an assignment of all its names."""
    if term.op == "name":
        return values[term.text]
    return _OPERATIONS[term.op](*(true(arg, values) for arg in term.args))


_OPERATIONS: dict[str, Callable[..., bool]] = {
    "not before": lambda a: not a,
    "and": lambda a, b: a and b,
    "or": lambda a, b: a or b,
    "implies": lambda a, b: not a or b,
    "iff": lambda a, b: a is b,
    "xor": lambda a, b: a is not b,
}

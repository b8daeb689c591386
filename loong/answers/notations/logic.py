"""Propositional formulas up to equivalence, by truth table; quantifiers up to bound names."""

from __future__ import annotations

import re

from loong.answers.notations.boolean_algebra import beside_logic, in_logic
from loong.answers.notations.logic_parser import Atom, Formula, NotLogic, Op, parse_logic
from loong.answers.notations.prefixed import infix

_MAX_ATOMS = 12
_CONNECTIVE = re.compile(r"[&|∧∨¬~]|\b(?:AND|OR|NOT)\b|\band\b.*\bor\b|\bor\b.*\band\b")
_LETTERS = re.compile(r"[A-Za-z(\s]{1,3}")
_TRANSPOSED = re.compile(r"([A-Z])'\s?\1|([A-Z])\s?\2'")
"""A matrix beside its transpose; of logic it would be a plain contradiction."""
_DERIVATIVE = re.compile(r"(?<![A-Za-z])[f-h]'\s?\(")
_VERDICTS = {
    "unsat": "unsatisfiable",
    "not satisfiable": "unsatisfiable",
    "sat": "satisfiable",
    "tautological": "tautology",
    "contradictory": "contradiction",
}


def same(answer: str, gold: str) -> bool | None:
    """Tell whether two formulas of logic are equivalent; None where one is none."""
    verdicts = [_verdict(answer), _verdict(gold)]
    if verdicts[1] in _VERDICTS.values():
        return True if verdicts[0] == verdicts[1] else None
    if any(map(_TRANSPOSED.fullmatch, (answer, gold))) or _DERIVATIVE.search(gold):
        return None
    return _same_formulas(answer, gold)


def _same_formulas(answer: str, gold: str) -> bool | None:
    answer, gold = _in_signs(answer, gold), _in_signs(gold, answer)
    try:
        left, right = _formula(answer), _formula(gold)
        if isinstance(left, Atom) and isinstance(right, Atom):
            return None
        atoms = _atoms(left), _atoms(right)
        if not atoms[0] | atoms[1]:  # `true or false` offers both
            return None
        if equivalent(left, right):
            return True
        return False if atoms[0] == atoms[1] else None
    except NotLogic:
        return None


def _in_signs(text: str, other: str) -> str:
    """Write `AB + C` in signs of logic beside a formula of A, B and C that has some."""
    if _CONNECTIVE.search(other) is None or _CONNECTIVE.search(text) or not _LETTERS.match(text):
        return text
    try:
        names = _atoms(_formula(other))
    except NotLogic:
        return text
    return beside_logic(text, names) or text


def _formula(text: str) -> Formula:
    text = infix(text) or text
    algebra = in_logic(text)
    return parse_logic(text if algebra is None else algebra)


def _verdict(text: str) -> str:
    word = text.strip().lower().removeprefix("a ")
    return _VERDICTS.get(word, word)


def equivalent(left: Formula, right: Formula) -> bool:
    """Tell whether two formulas have one truth table.

    Raises:
        NotLogic: they have more variables than a table holds.
    """
    first, second = _closed(left, 0), _closed(right, 0)
    names = sorted(_atoms(first) | _atoms(second))
    if len(names) > _MAX_ATOMS:
        raise NotLogic("too many variables")
    columns = _columns(names)
    everything = (1 << (1 << len(names))) - 1
    return _table(first, columns, everything) == _table(second, columns, everything)


def _columns(names: list[str]) -> dict[str, int]:
    """Return each variable's column of the truth table as the bits of an integer."""
    rows = 1 << len(names)
    columns = {"⊤": (1 << rows) - 1, "⊥": 0}
    for place, name in enumerate(names):
        block = 1 << place
        ones = ((1 << block) - 1) << block
        repeats = rows // (2 * block)
        columns[name] = sum(ones << (2 * block * index) for index in range(repeats))
    return columns


def _atoms(formula: Formula) -> frozenset[str]:
    if isinstance(formula, Atom):
        return frozenset() if formula.name in {"⊤", "⊥"} else frozenset({formula.name})
    return frozenset[str]().union(*map(_atoms, formula.args))


def _table(formula: Formula, columns: dict[str, int], everything: int) -> int:
    if isinstance(formula, Atom):
        return columns[formula.name]
    values = [_table(arg, columns, everything) for arg in formula.args]
    if formula.name == "not":
        return everything ^ values[0]
    left, right = values
    if formula.name == "and":
        return left & right
    if formula.name == "or":
        return left | right
    if formula.name == "implies":
        return (everything ^ left) | right
    return left ^ right if formula.name == "xor" else everything ^ left ^ right


# ---------------------------------------------------------------- quantifiers


def _closed(formula: Formula, level: int) -> Formula:
    """Turn each quantified part into one atom, named by the truth table of what it binds.

    ∃x A is read as ¬∀x ¬A, and a bound variable gets the name of its depth.
    """
    if isinstance(formula, Atom):
        return formula
    if formula.name not in {"all", "some"}:
        return Op(formula.name, tuple(_closed(arg, level) for arg in formula.args))
    variable, body = formula.args
    assert isinstance(variable, Atom)  # noqa: S101 - the parser makes no other
    body = _renamed(body, variable.name, f"#{level}")
    inner = _closed(body, level + 1)
    if formula.name == "some":
        inner = Op("not", (inner,))
    whole = Atom(f"∀{level}{_key(inner)}")
    return Op("not", (whole,)) if formula.name == "some" else whole


def _renamed(formula: Formula, old: str, new: str) -> Formula:
    if isinstance(formula, Atom):
        terms = tuple(new if term == old else term for term in formula.terms)
        return Atom(formula.head, terms) if formula.terms else formula
    if formula.name in {"all", "some"} and formula.args[0] == Atom(old):
        return formula
    return Op(formula.name, tuple(_renamed(arg, old, new) for arg in formula.args))


def _key(formula: Formula) -> str:
    """Return a text that two formulas share exactly when they are equivalent."""
    names = sorted(_atoms(formula))
    if len(names) > _MAX_ATOMS:
        raise NotLogic("too many variables")
    columns = _columns(names)
    everything = (1 << (1 << len(names))) - 1
    table = _table(formula, columns, everything)
    needed = [name for name in names if _matters(table, columns[name], names.index(name))]
    if needed != names:
        fixed = {name: (0 if name not in needed else None) for name in names}
        columns = {**_columns(needed), **{name: 0 for name, value in fixed.items() if value == 0}}
        everything = (1 << (1 << len(needed))) - 1
        table = _table(formula, columns, everything)
    return f"[{'|'.join(needed)}:{table:x}]"


def _matters(table: int, column: int, place: int) -> bool:
    return (table & column) >> (1 << place) != table & ~column

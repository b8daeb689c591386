"""Check assignments for clauses, and proofs that no assignment is left (DRUP)."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Annotated, Literal

from pydantic import Field

from loong.checks.base import BadCheck, Check, Unreadable, Violation, named
from loong.checks.names import Names, flat, mapping, truth, value_of
from loong.checks.tree import MAX_LENGTH, Tree, tree

Literals = Annotated[list[int], Field(max_length=1000)]
Clauses = Annotated[tuple[Literals, ...], Field(max_length=20_000)]
"""Clauses as in DIMACS, without the closing 0: `[[1, -2], [2, 3]]`."""

_MOST_STEPS = 5_000_000
_LITERAL = re.compile(
    r"(?P<not>(?:-|~|!|¬|\\neg|\\lnot|not\b)?)\s*(?P<name>[^\s~!¬-].*)", re.DOTALL
)


class Sat(Check):
    """An assignment that satisfies every clause; variables that no clause needs may be left out."""

    kind: Literal["sat"]
    clauses: Clauses
    names: dict[str, int] | None = None
    """Name of each variable, where the problem has names: `{"rain": 1}`; `x1` is always read."""

    def holds(self, text: str) -> str:
        """Return why the assignment satisfies all clauses; raises as `Check.holds`."""
        values = self._read(tree(text))
        for place, clause in enumerate(self.clauses, 1):
            if not any(values.get(abs(literal)) is (literal > 0) for literal in clause):
                unset = [abs(literal) for literal in clause if abs(literal) not in values]
                why = (
                    f"variable {named(unset)} has no value" if unset else "all its parts are false"
                )
                raise Violation(f"clause {place}, {self._spelled(clause)}, is not satisfied: {why}")
        return f"all {len(self.clauses)} clauses are satisfied"

    def _spelled(self, clause: list[int]) -> str:
        by_number = {number: name for name, number in (self.names or {}).items()}
        words = [
            ("¬" if literal < 0 else "") + by_number.get(abs(literal), f"x{abs(literal)}")
            for literal in clause
        ]
        return f"({' ∨ '.join(words[:8])}{' ∨ …' if len(words) > len('8 words!') else ''})"

    def _read(self, answer: Tree) -> dict[int, bool]:
        numbers = {abs(literal) for clause in self.clauses for literal in clause}
        known = {f"x{number}": number for number in numbers}
        known |= {str(number): number for number in numbers} | (self.names or {})
        names = Names(known)
        try:
            by_name = {name: truth(value) for name, value in mapping(answer, names).items()}
        except Unreadable as first:
            try:
                by_name = literals(answer, names)
            except Unreadable:
                raise first from None
        found: dict[int, bool] = {}
        for name, value in by_name.items():
            if found.setdefault(known[name], value) is not value:
                raise Unreadable(f"variable {name} is given two values")
        return found


def literals(answer: Tree, names: Names) -> dict[str, bool]:
    """Read `1 -2 3`, `[x, ¬y]`, `x, not y` as an assignment; raises Unreadable."""
    found: dict[str, bool] = {}
    for entry in flat(value_of(answer)):
        parts = [entry] if not isinstance(entry, str) or "not" in entry else entry.split()
        for part in parts:
            match = _LITERAL.fullmatch(part) if isinstance(part, str) else None
            if part == "0":  # DIMACS ends a line so
                continue
            if match is None:
                raise Unreadable(f"{part!r} is no literal")
            if found.setdefault(names.get(match["name"]), not match["not"]) is bool(match["not"]):
                raise Unreadable(f"{match['name']!r} is given two values")
    if not found:
        raise Unreadable("the answer holds no literal")
    return found


class UnsatProof(Check):
    """A DRUP proof: clauses that each follow by unit propagation, down to the empty one."""

    kind: Literal["unsat_proof"]
    clauses: Clauses

    def holds(self, text: str) -> str:
        """Return why the proof holds; raises as `Check.holds`."""
        prover = _Propagator([tuple(dict.fromkeys(clause)) for clause in self.clauses])
        lines = _lines(text)
        for place, (deleted, clause) in enumerate(lines, 1):
            if deleted:
                prover.delete(clause)
            elif not prover.implies(clause):
                shown = " ".join(map(str, clause)) or "the empty clause"
                raise Violation(f"line {place}, {shown[:80]}, does not follow by unit propagation")
            elif not clause:
                return f"the empty clause is derived in {place} lines"
            else:
                prover.add(clause)
        if prover.implies(()):
            return f"the empty clause follows after {len(lines)} lines"
        raise Violation("the proof never derives the empty clause")


def _lines(text: str) -> list[tuple[bool, tuple[int, ...]]]:
    """Read a proof's lines: literals, an optional closing 0, `d` before deletions."""
    if len(text) > MAX_LENGTH:
        raise Unreadable(f"the proof has more than {MAX_LENGTH:,} characters")
    found: list[tuple[bool, tuple[int, ...]]] = []
    for raw in text.splitlines():
        line = raw.strip()
        if not line or line.startswith(("c", "```", "p ")):
            continue
        deleted = line.startswith("d")
        words = line.removeprefix("d").split()
        if not all(re.fullmatch(r"-?[0-9]{1,9}", word) for word in words):
            raise Unreadable(f"{line[:60]!r} is no line of a DRUP proof")
        numbers = [int(word) for word in words]
        if 0 in numbers[:-1]:
            raise Unreadable(f"{line[:60]!r}: a 0 stands before the end")
        found.append((deleted, tuple(dict.fromkeys(n for n in numbers if n))))
    if not found:
        raise Unreadable("the proof is empty")
    return found


class _Propagator:
    """Clauses, and what follows from them by unit propagation; counts its steps."""

    def __init__(self, clauses: list[tuple[int, ...]]) -> None:
        self.clauses: dict[int, tuple[int, ...]] = {}
        self.holding: dict[int, set[int]] = defaultdict(set)
        self.short: dict[int, tuple[int, ...]] = {}
        """The clauses that force something by themselves: one literal, or none."""
        self.same: dict[frozenset[int], list[int]] = defaultdict(list)
        self.steps = 0
        self.next = 0
        for clause in clauses:
            self.add(clause)

    def add(self, clause: tuple[int, ...]) -> None:
        for literal in clause:
            self.holding[literal].add(self.next)
        self.clauses[self.next] = clause
        if len(clause) <= 1:
            self.short[self.next] = clause
        self.same[frozenset(clause)].append(self.next)
        self.next += 1

    def delete(self, clause: tuple[int, ...]) -> None:
        """Forget a clause; one that is not there is nothing to forget."""
        copies = self.same[frozenset(clause)]
        if copies:
            number = copies.pop()
            self.short.pop(number, None)
            for literal in self.clauses.pop(number):
                self.holding[literal].discard(number)

    def implies(self, clause: tuple[int, ...]) -> bool:
        """Tell whether denying a clause leads to a contradiction by unit propagation."""
        true = {-literal for literal in clause}
        if any(-literal in true for literal in true):
            return True
        queue = list(true)
        for known in self.short.values():
            if not self._unit(known, true, queue):
                return True
        while queue:
            falsified = -queue.pop()
            for number in tuple(self.holding.get(falsified, ())):
                if not self._unit(self.clauses[number], true, queue):
                    return True
        return False

    def _unit(self, clause: tuple[int, ...], true: set[int], queue: list[int]) -> bool:
        """Take over a clause's last free literal; False where none is left."""
        self.steps += len(clause) + 1
        if self.steps > _MOST_STEPS:
            raise BadCheck("the proof takes too many steps to check")
        free: list[int] = []
        for literal in clause:
            if literal in true:
                return True
            if -literal not in true:
                free.append(literal)
        if len(free) == 1:
            true.add(free[0])
            queue.append(free[0])
        return bool(free)

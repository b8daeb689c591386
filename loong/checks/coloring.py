"""Check a colouring: every vertex has a colour, neighbours differ, few enough colours."""

from __future__ import annotations

from typing import Literal

from loong.checks.base import Check, Size, Unreadable, Violation, named
from loong.checks.graph import Graph
from loong.checks.names import mapping, pairs, sequence, spelled, value_of
from loong.checks.tree import Group, Tree, tree


class Coloring(Check):
    """A proper colouring of a graph's vertices with at most `colors` colours."""

    kind: Literal["coloring"]
    graph: Graph
    colors: Size

    def holds(self, text: str) -> str:
        """Return why the colouring is proper; raises as `Check.holds`."""
        colour = self._read(tree(text))
        missing = [name for name in self.graph.order if name not in colour]
        if missing:
            raise Violation(f"no colour is given to {named(missing)}")
        for a, b, _ in self.graph.lines:
            if colour[a] == colour[b]:
                raise Violation(f"edge {self.graph.edge(a, b)}: both have colour {colour[a]!r}")
        used = len({colour[name] for name in self.graph.order})
        if used > self.colors:
            raise Violation(f"{used} colours are used, at most {self.colors} are allowed")
        return f"a proper colouring with {used} of {self.colors} colours"

    def _read(self, answer: Tree) -> dict[str, str]:
        """Read `{A: 1, …}`, or the classes `[[A, C], [B]]` and `{red: [A, C], blue: [B]}`."""
        try:
            return {name: _word(value) for name, value in mapping(answer, self.graph.names).items()}
        except Unreadable as first:
            try:
                return self._classes(answer)
            except Unreadable:
                raise first from None

    def _classes(self, answer: Tree) -> dict[str, str]:
        answer = value_of(answer)
        parts: list[tuple[str, Tree]]
        try:
            parts = [(_word(key), value) for key, value in pairs(answer)]
        except Unreadable:
            if not isinstance(answer, Group):
                raise
            parts = [(str(place), part) for place, part in enumerate(answer.parts, 1)]
        found: dict[str, str] = {}
        for colour, members in parts:
            for name in sequence(members, self.graph.names):
                if found.setdefault(name, colour) != colour:
                    raise Violation(f"{name} stands in two colour classes")
        return found


def _word(part: Tree) -> str:
    """Return a colour: any one word, whatever its case."""
    if not isinstance(part, str) or not part:
        raise Unreadable(f"{spelled(part)} is no colour")
    return part.casefold()

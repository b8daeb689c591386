"""Check an isomorphism: one-to-one, and edges go to edges both ways."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from loong.checks.base import Check, Violation, named
from loong.checks.graph import Graph
from loong.checks.names import mapping
from loong.checks.tree import tree


class Isomorphism(Check):
    """A mapping of one graph's vertices to another's that keeps edges and non-edges."""

    kind: Literal["isomorphism"]
    first: Graph
    second: Graph

    def holds(self, text: str) -> str:
        """Return why the mapping is an isomorphism; raises as `Check.holds`."""
        given = mapping(tree(text), self.first.names)
        image = {name: self.second.names.get(value) for name, value in given.items()}
        missing = [name for name in self.first.order if name not in image]
        if missing:
            raise Violation(f"{named(missing)} is mapped to nothing")
        twice = [name for name, count in Counter(image.values()).items() if count > 1]
        if twice:
            raise Violation(f"two vertices are mapped to {twice[0]}")
        if len(image) != len(self.second.order):
            raise Violation("the two graphs have different numbers of vertices")
        self._check_edges(image)
        return f"an isomorphism of {len(image)} vertices"

    def _check_edges(self, image: dict[str, str]) -> None:
        moved = {
            self.second.key(image[a], image[b]): len(weights)
            for (a, b), weights in self.first.weights.items()
        }
        for ends in moved.keys() | self.second.weights.keys():
            if moved.get(ends, 0) != len(self.second.weights.get(ends, ())):
                raise Violation(
                    f"{self.second.edge(*ends)} is an edge of one graph only under this mapping"
                )

"""Choose which preloaded server a program needs by the modules that it imports."""

from __future__ import annotations

import re
from collections.abc import Iterable

Group = tuple[str, ...]
"""Modules that a server has loaded, sorted; empty for the base server."""

HEAVY = ("networkx", "numpy", "pandas", "scipy", "sympy", "z3")
"""Modules worth a server of their own: each takes 50 ms or more to import."""
_READ = 200_000
_IMPORT = re.compile(r"^[ \t]*(?:from[ \t]+(\w+)|import[ \t]+([^\n#;]+))", re.MULTILINE)
_NETWORKX_WITH_SCIPY = re.compile(
    r"pagerank|numpy|scipy|laplacian|spectrum|adjacency_matrix|spring_layout|eigenvector|fiedler"
)
"""What networkx computes through numpy and scipy, which it loads only then."""


def imported(program: str) -> set[str]:
    """Return the top-level names that a program seems to import, by a cheap look at its lines."""
    names: set[str] = set()
    for origin, listed in _IMPORT.findall(program[:_READ]):
        parts = [origin] if origin else listed.split(",")
        names.update(part.split()[0].split(".")[0] for part in parts if part.strip())
    return names


def group(program: str, known: Iterable[str] = HEAVY) -> Group:
    """Return the modules that a program's server should have loaded."""
    wanted = imported(program) & set(known)
    if "networkx" in wanted and _NETWORKX_WITH_SCIPY.search(program, 0, _READ):
        wanted |= {"numpy", "scipy"}
    return tuple(sorted(wanted))

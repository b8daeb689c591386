"""Load modules and run typical calls before the first fork, so that no child pays for them."""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Callable, Sequence

_COMMON = (
    "abc", "bisect", "cmath", "collections", "contextlib", "copy", "dataclasses", "datetime",
    "decimal", "enum", "fractions", "functools", "heapq", "io", "itertools", "json", "linecache",
    "math", "numbers", "operator", "random", "re", "statistics", "string", "textwrap", "time",
    "traceback", "types", "typing", "warnings",
)  # fmt: skip
"""Standard library modules that short programs use; small enough to be in every server."""
_MORE = {
    "numpy": ("numpy.random", "numpy.linalg", "numpy.fft", "numpy.polynomial"),
    "scipy": (
        "scipy.optimize", "scipy.integrate", "scipy.linalg", "scipy.sparse", "scipy.stats",
        "scipy.sparse.linalg", "scipy.sparse.csgraph", "scipy.special", "scipy.interpolate",
    ),
}  # fmt: skip
"""Submodules that a package loads late."""


def preload(names: Sequence[str]) -> None:
    """Import modules and exercise them.

    A module that is not installed is left to the program, which then gets the error. One that is
    installed and fails is an error here: half of it may be loaded, and no child could load it anew.
    """
    for name in [*_COMMON, *names]:
        try:
            importlib.import_module(name)
        except ModuleNotFoundError as missing:
            if missing.name != name:
                raise
            continue
        for module in _MORE.get(name, ()):
            importlib.import_module(module)
    for name in names:
        with contextlib.suppress(Exception):
            _EXERCISES.get(name, _nothing)()
    _exercise_base()


def _nothing() -> None:
    """Do nothing: the module has no exercise."""


def _exercise_base() -> None:
    """Compile, format, fail and print a traceback once, as any program may."""
    import fractions
    import re
    import traceback

    source = "def f(n):\n    return [i for i in range(n) if i % 2]\nx = f'{sum(f(9)):>5}'\n1 / 0\n"
    try:
        exec(compile(source, "<warm-up>", "exec"), {})  # noqa: S102 - our own text
    except ZeroDivisionError as error:
        traceback.format_exception(error)
    str(fractions.Fraction(3, 4) + 1)
    re.findall(r"\d+", "a1b22")


def _exercise_networkx() -> None:
    import networkx as nx

    graph = nx.Graph()
    graph.add_weighted_edges_from([(0, 1, 2.0), (1, 2, 3.0), (0, 2, 9.0), (2, 3, 1.0)])
    nx.shortest_path(graph, 0, 3)
    nx.dijkstra_path_length(graph, 0, 3)
    nx.minimum_spanning_tree(graph).edges(data=True)
    nx.is_connected(graph)
    list(nx.connected_components(graph))
    directed = nx.DiGraph()
    directed.add_edge("s", "a", capacity=3)
    directed.add_edge("a", "t", capacity=2)
    nx.maximum_flow(directed, "s", "t")
    nx.is_directed_acyclic_graph(directed)
    list(nx.topological_sort(directed))
    nx.max_weight_matching(graph)
    nx.betweenness_centrality(graph)
    nx.diameter(graph)
    nx.density(graph)
    nx.is_bipartite(graph)
    nx.greedy_color(graph)
    str(graph)


def _exercise_numpy() -> None:
    import numpy as np

    matrix = np.array([[2.0, 1.0], [1.0, 3.0]])
    np.linalg.solve(matrix, np.ones(2))
    np.linalg.eigvals(matrix)
    np.linalg.det(matrix)
    np.random.default_rng(0).normal(size=3)
    str(matrix @ matrix)


def _exercise_sympy() -> None:
    import sympy as sp

    x, y = sp.symbols("x y")
    n = sp.Symbol("n", integer=True, positive=True)
    sp.solve(x**2 - 5 * x + 6, x)
    sp.solve([x + y - 3, x - y - 1], [x, y])
    sp.diff(sp.sin(x) * sp.exp(x), x)
    sp.integrate(x * sp.cos(x), x)
    sp.integrate(x**2, (x, 0, 1))
    sp.limit(sp.sin(x) / x, x, 0)
    sp.simplify(sp.sin(x) ** 2 + sp.cos(x) ** 2)
    sp.factor(x**2 - 1)
    sp.expand((x + 1) ** 3)
    sp.summation(n, (n, 1, 10))
    sp.series(sp.exp(x), x, 0, 4)
    sp.Matrix([[2, 1], [1, 3]]).eigenvals()
    sp.Matrix([[2, 1], [1, 3]]).inv()
    sp.nsimplify("0.25")
    sp.sympify("x**2 + 1").subs(x, 2)
    sp.factorint(360)
    sp.isprime(97)
    sp.Rational(1, 3).evalf()
    str(sp.sqrt(8) + sp.pi)
    sp.latex(x**2 / 2)


_EXERCISES: dict[str, Callable[[], None]] = {
    "networkx": _exercise_networkx,
    "numpy": _exercise_numpy,
    "sympy": _exercise_sympy,
}

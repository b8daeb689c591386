"""Load modules and run typical calls before the first fork, so that no child pays for them."""

from __future__ import annotations

import contextlib
import importlib
import os
from collections.abc import Callable, Generator, Sequence

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
_SETTINGS = {"SYMPY_CACHE_SIZE": "4000"}
"""Variables that packages read as they load: of the 1,000 results that sympy keeps of a function,
the later exercises would push out those of the earlier ones."""


def preload(names: Sequence[str]) -> None:
    """Import modules and exercise them.

    A module that is not installed is left to the program, which then gets the error. One that is
    installed and fails is an error here: half of it may be loaded, and no child could load it anew.
    """
    with _settings():
        for name in [*_COMMON, *names]:
            _load(name)
    for name in names:
        for call in _EXERCISES.get(name, ()):
            with contextlib.suppress(Exception):
                call()
    _exercise_base()


@contextlib.contextmanager
def _settings() -> Generator[None]:
    """Set variables for as long as packages load; no program sees them."""
    given = dict(os.environ)
    os.environ.update(_SETTINGS)
    yield
    os.environ.clear()
    os.environ.update(given)


def _load(name: str) -> None:
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as missing:
        if missing.name != name:
            raise
        return
    for module in _MORE.get(name, ()):
        importlib.import_module(module)


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


def _graphs() -> None:
    import networkx as nx

    graph = nx.Graph()
    graph.add_weighted_edges_from([(0, 1, 2.0), (1, 2, 3.0), (0, 2, 9.0), (2, 3, 1.0)])
    nx.shortest_path(graph, 0, 3)
    nx.shortest_path_length(graph, 0, 3, weight="weight")
    nx.dijkstra_path_length(graph, 0, 3)
    dict(nx.all_pairs_shortest_path_length(graph))
    list(nx.all_simple_paths(graph, 0, 3))
    nx.minimum_spanning_tree(graph).edges(data=True)
    nx.is_connected(graph)
    list(nx.connected_components(graph))
    nx.max_weight_matching(graph)
    nx.betweenness_centrality(graph)
    nx.diameter(graph)
    nx.density(graph)
    nx.is_bipartite(graph)
    nx.greedy_color(graph)
    list(nx.find_cliques(graph))
    nx.triangles(graph)
    nx.average_clustering(graph)
    sorted(nx.complete_graph(4).degree())
    str(graph)


def _directed_graphs() -> None:
    import networkx as nx

    directed = nx.DiGraph()
    directed.add_edge("s", "a", capacity=3, weight=1)
    directed.add_edge("a", "t", capacity=2, weight=1)
    nx.maximum_flow(directed, "s", "t")
    nx.minimum_cut(directed, "s", "t")
    nx.max_flow_min_cost(directed, "s", "t")
    nx.is_directed_acyclic_graph(directed)
    list(nx.topological_sort(directed))
    list(nx.strongly_connected_components(directed))
    nx.dag_longest_path(directed)
    list(nx.simple_cycles(directed))


def _arrays() -> None:
    import numpy as np

    matrix = np.array([[2.0, 1.0], [1.0, 3.0]])
    np.linalg.solve(matrix, np.ones(2))
    np.linalg.eigvals(matrix)
    np.linalg.eigh(matrix)
    np.linalg.det(matrix)
    np.linalg.inv(matrix)
    np.linalg.norm(matrix)
    np.random.default_rng(0).normal(size=3)
    np.linspace(0, 1, 5).round(2).tolist()
    np.arange(6).reshape(2, 3).sum(axis=0).mean()
    np.where(matrix > 1, matrix, 0).cumsum()
    np.polyfit([0, 1, 2], [1, 3, 7], 2)
    np.roots([1, -3, 2])
    str(matrix @ matrix)


def _numerics() -> None:
    import numpy as np
    from scipy import integrate, linalg, optimize, special, stats

    optimize.brentq(_line, 0.0, 2.0)
    optimize.fsolve(_line, 0.5)
    optimize.minimize(_bowl, [0.0])
    optimize.minimize_scalar(_bowl)
    optimize.linprog([-1, -2], A_ub=[[1, 1]], b_ub=[4])
    integrate.quad(np.exp, 0, 1)
    integrate.solve_ivp(_decay, (0, 1), [1.0])
    linalg.expm(np.eye(2))
    special.gamma(5.0)
    stats.norm.cdf(1.96)
    stats.binom.pmf(2, 5, 0.5)


def _line(x: float) -> float:
    return x - 1


def _bowl(x: float) -> float:
    return (x - 1) ** 2


def _decay(_: float, y: float) -> float:
    return -y


def _equations() -> None:
    import sympy as sp

    x, y = sp.symbols("x y")
    sp.solve(x**2 - 5 * x + 6, x)
    sp.solve(x**3 - x - 1, x)
    sp.solve([x + y - 3, x - y - 1], [x, y])
    sp.solve(sp.Eq(2**x, 8), x)
    sp.solveset(x**2 + 1, x)
    sp.linsolve([x + y - 3, x - y - 1], x, y)
    sp.nsolve(sp.cos(x) - x, 1)
    sp.roots(x**2 - 4, x)


def _calculus() -> None:
    import sympy as sp

    x = sp.Symbol("x")
    n = sp.Symbol("n", integer=True, positive=True)
    sp.diff(sp.sin(x) * sp.exp(x) + sp.log(x), x, 2)
    sp.integrate(x * sp.cos(x), x)
    sp.integrate(x**2 * sp.exp(-x), (x, 0, sp.oo))
    sp.integrate(1 / (1 + x**2), (x, 0, 1))
    sp.integrate(sp.sin(x) ** 2, (x, 0, sp.pi))
    sp.limit(sp.sin(x) / x, x, 0)
    sp.limit((1 + 1 / n) ** n, n, sp.oo)
    sp.series(sp.exp(x), x, 0, 4)
    sp.summation(n, (n, 1, 10))
    sp.summation(1 / n**2, (n, 1, sp.oo))
    sp.product(n, (n, 1, 5))


def _algebra() -> None:
    import sympy as sp

    x, y = sp.symbols("x y")
    sp.simplify(sp.sin(x) ** 2 + sp.cos(x) ** 2)
    sp.simplify((x**2 - 1) / (x - 1))
    sp.trigsimp(2 * sp.sin(x) * sp.cos(x))
    sp.factor(x**4 - 1)
    sp.expand((x + y) ** 3)
    sp.apart(1 / (x * (x + 1)), x)
    sp.cancel((x**2 + x) / x)
    sp.Poly(x**2 - 3 * x + 2, x).all_coeffs()
    sp.nsimplify("0.25")
    sp.sympify("x**2 + 1").subs(x, 2)
    sp.Rational(1, 3).evalf()
    sp.lambdify(x, x**2 + 1)(2)
    str(sp.sqrt(8) + sp.pi + sp.Rational(1, 3))
    sp.latex(x**2 / 2 + sp.sqrt(y))


def _matrices_and_numbers() -> None:
    import sympy as sp
    from sympy.ntheory.modular import crt

    matrix = sp.Matrix([[2, 1], [1, 3]])
    matrix.eigenvals()
    matrix.eigenvects()
    matrix.inv()
    matrix.det()
    matrix.rref()
    str(matrix * matrix.T)
    sp.factorint(360)
    sp.divisors(60)
    sp.isprime(10**9 + 7)
    sp.nextprime(100)
    sp.totient(36)
    sp.gcd(48, 36)
    sp.binomial(10, 3)
    sp.ntheory.discrete_log(7, 4, 2)
    crt([3, 5], [2, 3])


def _tables() -> None:
    import pandas as pd

    table = pd.DataFrame({"k": ["a", "b", "a"], "v": [1, 2, 3]})
    table.groupby("k")["v"].agg(["sum", "mean"])
    table.sort_values("v").describe()
    str(table[table["v"] > 1])


def _formulas() -> None:
    import z3

    x, y = z3.Ints("x y")
    solver = z3.Solver()
    solver.add(x + y == 1, x - y == 1, z3.Or(x > 0, y > 0))
    solver.check()
    str(solver.model()[x])
    p, q = z3.Bools("p q")
    z3.simplify(z3.And(p, z3.Implies(p, q)))
    optimizer = z3.Optimize()
    optimizer.add(x >= 0, x <= 1)
    optimizer.maximize(x)
    optimizer.check()


_EXERCISES: dict[str, tuple[Callable[[], None], ...]] = {
    "networkx": (_graphs, _directed_graphs),
    "numpy": (_arrays,),
    "pandas": (_tables,),
    "scipy": (_numerics,),
    "sympy": (_algebra, _equations, _calculus, _matrices_and_numbers),
    "z3": (_formulas,),
}

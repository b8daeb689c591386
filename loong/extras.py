"""What the extras of loong bring: to loong itself, and to the programs of rationales."""

from __future__ import annotations

from importlib.util import find_spec

from loong.errors import MissingExtra

MODULES = {
    "Bio": "biology",
    "rdkit": "chemistry",
    "QuantLib": "finance",
    "chess": "games",
    "scipy": "graph",
    "constraint": "logic",
    "pysat": "logic",
    "z3": "logic",
    "medcalc": "medicine",
    "cvxpy": "optimization",
    "gurobipy": "optimization",
    "highspy": "optimization",
    "ortools": "optimization",
    "pandas": "optimization",
    "pyscipopt": "optimization",
    "statsmodels": "optimization",
    "pint": "physics",
    "Crypto": "security",
    "cryptography": "security",
    "gmpy2": "security",
}
"""Extra by top-level module that rationales import."""


def how_to_get(module: str) -> str:
    """Say how to get a module that a program imports and that is not there."""
    extra = MODULES.get(module.partition(".")[0])
    if extra is None:
        return "install the package it belongs to, or name that in the row's required_dependencies"
    return f"run: pip install 'loong-reasoning[{extra}]'"


def need(extra: str, *libraries: str) -> None:
    """Check that libraries of an extra are installed, without importing them.

    Raises:
        MissingExtra: one is not; it names the first.
    """
    for library in libraries:
        if find_spec(library) is None:
            raise MissingExtra(library, extra)

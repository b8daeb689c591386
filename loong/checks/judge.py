"""Read a check from an item's metadata, and hold a reply against it."""

from __future__ import annotations

import importlib
import json
from collections.abc import Mapping
from typing import cast

from pydantic import JsonValue, ValidationError

from loong.checks.base import BadCheck, Check, Unreadable, Violation
from loong.checks.reply import candidates
from loong.types import Outcome

KINDS = {
    "assignment": "plans:Assignment",
    "clique": "vertex_sets:VertexSet",
    "coloring": "coloring:Coloring",
    "cut": "flows:Cut",
    "cycle": "walks:Walk",
    "dominating_set": "vertex_sets:VertexSet",
    "factorization": "integers:Factorization",
    "flow": "flows:Flow",
    "formula": "logic:Formula",
    "independent_set": "vertex_sets:VertexSet",
    "isomorphism": "isomorphism:Isomorphism",
    "knapsack": "programs:Knapsack",
    "latin_square": "grids:Latin",
    "linear_program": "programs:LinearProgram",
    "matching": "edge_sets:Matching",
    "path": "walks:Walk",
    "queens": "grids:Queens",
    "relations": "relations:Relations",
    "root": "integers:Root",
    "sat": "cnf:Sat",
    "schedule": "plans:Schedule",
    "sorting": "orders:Sorting",
    "spanning_tree": "edge_sets:SpanningTree",
    "sudoku": "grids:Latin",
    "topological_order": "orders:TopologicalOrder",
    "unsat_proof": "cnf:UnsatProof",
    "vertex_cover": "vertex_sets:VertexSet",
}
"""Module below `loong.checks`, and class, of each kind."""


def read_check(
    data: JsonValue, kinds: Mapping[str, str] = KINDS, package: str = "loong.checks"
) -> Check:
    """Validate a check's data; a string is read as JSON, as free-form columns hold it.

    Args:
        data: the check.
        kinds: module below the package, and class, of each kind.
        package: where the modules are.

    Raises:
        BadCheck: unknown kind, a missing or unknown field, or one of a wrong type.
    """
    if isinstance(data, str):
        try:
            data = cast("JsonValue", json.loads(data))
        except ValueError:
            raise BadCheck("the check is a string that is no JSON") from None
    kind = data.get("kind") if isinstance(data, dict) else None
    if not isinstance(kind, str) or kind not in kinds:
        raise BadCheck(f"there is no kind of check {kind!r}; there are: {', '.join(kinds)}")
    module, _, name = kinds[kind].partition(":")
    schema = cast("type[Check]", getattr(importlib.import_module(f"{package}.{module}"), name))
    try:
        return schema.model_validate(data)
    except ValidationError as invalid:
        first = invalid.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"])) or "data"
        raise BadCheck(f"check {kind!r}, field {place!r}: {first['msg']}") from None


def judge(reply: str, data: JsonValue) -> tuple[Outcome, str]:
    """Return whether a reply, or a bare answer, satisfies a check, and why.

    A check that is malformed, too large to decide, or beaten by the answer leaves it ungraded.
    """
    try:
        return held(reply, read_check(data))
    except BadCheck as fault:
        return Outcome.UNGRADED, f"check: {fault}"


def held(reply: str, check: Check) -> tuple[Outcome, str]:
    """Return whether a reply, or a bare answer, satisfies a check that was read, and why."""
    try:
        return _decide(check, candidates(reply))
    except Unreadable as unreadable:
        return Outcome.UNREADABLE, str(unreadable)
    except (BadCheck, RecursionError) as fault:
        return Outcome.UNGRADED, f"check: {fault}"


def _decide(check: Check, texts: list[str]) -> tuple[Outcome, str]:
    """Try the committed line, then the block it stands in, which may be the whole answer."""
    found: tuple[Outcome, str] | None = None
    for text in texts:
        try:
            return Outcome.RIGHT, check.decide(text)
        except Violation as violation:
            found = Outcome.WRONG, str(violation)
        except Unreadable as unreadable:
            found = found or (Outcome.UNREADABLE, str(unreadable))
    return found or (Outcome.UNREADABLE, "no answer was found")

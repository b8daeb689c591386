"""Read an item's test cases; split assert lines so that results are compared outside."""

from __future__ import annotations

import ast
import json
from typing import cast

from pydantic import Field, JsonValue, ValidationError

from loong.types import Row

_MOST_CASES = 2000
_COMPARED = (ast.Eq, ast.Is)


class BadTests(Exception):  # noqa: N818 - told as an ungraded verdict
    """The item's tests are malformed, or cannot be judged from outside."""


class Case(Row):
    """One test: text on standard input and output, a call, or an expression with its value."""

    stdin: str | None = None
    stdout: str | None = None
    call: str | None = None
    """Name of what is called: `f`, or `Solution().f`."""
    args: tuple[JsonValue, ...] = ()
    kwargs: dict[str, JsonValue] = Field(default_factory=dict)
    expected: JsonValue = None
    tolerance: float | None = Field(default=None, ge=0)
    """How far numbers may be off, absolutely."""


class Asserted(Row):
    """An expression for the sandbox, and what it must be worth, as Python literals."""

    expression: str
    expected: str
    tolerance: float | None = None
    truth: bool = False
    """Whether only the truth of the value counts."""


class Tests(Row):
    """All tests of an item."""

    cases: tuple[Case | str, ...] = Field(min_length=1, max_length=_MOST_CASES)
    """Cases, or assert lines."""
    setup: str = ""
    """Program text that runs before the answer's: imports that the asserts need, say."""
    seconds: float = Field(default=5.0, gt=0, le=120)
    """Wall time of one case."""
    memory_mb: int = Field(default=512, ge=16, le=8192)
    tolerance: float | None = Field(default=None, ge=0)
    partial: bool = False
    """Run all cases, so that the reason tells how many pass, and not only up to a failure."""


def read_tests(data: JsonValue) -> Tests:
    """Validate an item's tests: an object, a list of cases, or either as JSON text.

    The form `{"inputs": […], "outputs": […], "fn_name": …}` is read too.

    Raises:
        BadTests: they are none of these.
    """
    if isinstance(data, str):
        data = _decoded(data)
    if isinstance(data, list):
        data = {"cases": data}
    if isinstance(data, dict) and "inputs" in data:
        data = {"cases": _paired(data)}
    try:
        return Tests.model_validate(data)
    except ValidationError as invalid:
        first = invalid.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"])) or "data"
        raise BadTests(f"the field {place!r}: {first['msg']}") from None


def _decoded(text: str) -> JsonValue:
    """Read JSON text; other text is taken as assert lines."""
    try:
        return cast("JsonValue", json.loads(text))
    except ValueError:
        return [line for line in text.splitlines() if line.strip()]


def _paired(data: dict[str, JsonValue]) -> list[JsonValue]:
    inputs, outputs, name = data["inputs"], data.get("outputs"), data.get("fn_name")
    if not isinstance(inputs, list) or not isinstance(outputs, list):
        raise BadTests("inputs and outputs must be lists")
    if len(inputs) != len(outputs):
        raise BadTests(f"there are {len(inputs)} inputs and {len(outputs)} outputs")
    if isinstance(name, str):
        return [
            {"call": name, "args": given, "expected": wanted}
            for given, wanted in zip(inputs, outputs, strict=True)
        ]
    return [
        {"stdin": given, "stdout": wanted} for given, wanted in zip(inputs, outputs, strict=True)
    ]


def asserted(line: str) -> list[Asserted]:
    """Split an assert line so that what is expected never enters the sandbox.

    Read are, also joined by `and`: `assert E == value` (and the other way round), `E is value`,
    `abs(E - value) < t`, `math.isclose(E, value)`, `E` and `not E`, where the value is a literal.

    Raises:
        BadTests: it is none of these.
    """
    try:
        statement = ast.parse(line.strip()).body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise BadTests(f"{line[:80]!r} is no Python") from None
    if len(statement) != 1 or not isinstance(statement[0], ast.Assert):
        raise BadTests(f"{line[:80]!r} is no assert line")
    test = statement[0].test
    joined = test.values if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And) else None
    parts = [_split(part) for part in joined or [test]]
    found = [part for part in parts if part is not None]
    if len(found) < len(parts):
        raise BadTests(f"{line[:80]!r} cannot be judged from outside: no side is a literal")
    return found


def _split(test: ast.expr) -> Asserted | None:
    if isinstance(test, ast.Compare):
        return _compared(test)
    if isinstance(test, ast.Call) and ast.unparse(test.func) in ("math.isclose", "isclose"):
        if len(test.args) == len("ab") and _is_literal(test.args[1]):
            return _equal(test.args[0], test.args[1], tolerance=1e-9)
        return None
    if any(isinstance(node, ast.Compare | ast.BoolOp) for node in ast.walk(test)):
        return None  # what is returned could bring an == of its own
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return Asserted(expression=ast.unparse(test.operand), expected="False", truth=True)
    return Asserted(expression=ast.unparse(test), expected="True", truth=True)


def _compared(test: ast.Compare) -> Asserted | None:
    if len(test.ops) != 1:
        return None
    left, right = test.left, test.comparators[0]
    if isinstance(test.ops[0], ast.Lt | ast.LtE):
        return _near(left, right)
    if not isinstance(test.ops[0], _COMPARED):
        return None
    if _is_literal(right):
        return _equal(left, right)
    return _equal(right, left) if _is_literal(left) else None


def _near(left: ast.expr, right: ast.expr) -> Asserted | None:
    """Read `abs(E - value) < t`."""
    if not (isinstance(left, ast.Call) and ast.unparse(left.func) == "abs" and left.args):
        return None
    gap, bound = left.args[0], _number(right)
    if not isinstance(gap, ast.BinOp) or not isinstance(gap.op, ast.Sub) or bound is None:
        return None
    if _is_literal(gap.right):
        return _equal(gap.left, gap.right, tolerance=bound)
    return _equal(gap.right, gap.left, tolerance=bound) if _is_literal(gap.left) else None


def _equal(tried: ast.expr, value: ast.expr, tolerance: float | None = None) -> Asserted:
    return Asserted(expression=ast.unparse(tried), expected=ast.unparse(value), tolerance=tolerance)


def _number(node: ast.expr) -> float | None:
    value: object = ast.literal_eval(node) if _is_literal(node) else None
    return float(value) if isinstance(value, int | float) else None


def _is_literal(node: ast.expr) -> bool:
    try:
        ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return False
    return True

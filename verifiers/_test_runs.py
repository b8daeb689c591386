"""Programs that try an answer's code, and the comparison of what came out of the sandbox.

Code that is judged shares its process with nothing worth stealing: the program holds a case's
input and never what is expected. What it prints, whoever printed it, is only ever a claim, which is
compared here. So patching, exiting early or reading the harness gains nothing.
"""

from __future__ import annotations

import ast
import json
import math
import re
import warnings
from collections.abc import Mapping
from typing import cast

from pydantic import JsonValue

_MARK = "loong-result:"
_DEEPEST = 100
_FENCE = re.compile(r"```[ \t]*([\w+-]*)[^\n`]*\n(.*?)(?:```|\Z)", re.DOTALL)
_THINKING = re.compile(r".*</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<answer>(.*?)(?:</answer>|\Z)", re.DOTALL | re.IGNORECASE)
_MAX_CODE = 200_000
_RELATIVE = 1e-9

_HARNESS = """
import sys as _sys, os as _os
_out = _os.dup(1)
_os.dup2(2, 1)
_sys.modules["solution"] = _module = type(_sys)("solution")
_scope = _module.__dict__
exec(compile({setup!r}, "<setup>", "exec"), _scope)
exec(compile({code!r}, "<answer>", "exec"), _scope)
def _told(v, depth=0):
    if depth > {depth}:
        return ["other", "nested too deep"]
    if v is None or isinstance(v, (bool, str)):
        return ["plain", v if v is None or isinstance(v, bool) else str(v)]
    if isinstance(v, int):
        return ["int", hex(v)]
    if isinstance(v, float):
        return ["float", float.hex(v)]
    if isinstance(v, complex):
        return ["complex", [float.hex(v.real), float.hex(v.imag)]]
    if isinstance(v, bytes):
        return ["bytes", v.hex()]
    for kind in (list, tuple, set, frozenset):
        if isinstance(v, kind):
            return [kind.__name__, [_told(x, depth + 1) for x in v]]
    if isinstance(v, dict):
        return ["dict", [[_told(k, depth + 1), _told(x, depth + 1)] for k, x in v.items()]]
    if hasattr(v, "tolist"):
        return _told(v.tolist(), depth + 1)
    return ["other", type(v).__name__]
_value = eval(compile({expression!r}, "<case>", "eval"), _scope)
import json as _json
_os.write(_out, ("\\n{mark}" + _json.dumps(_told(_value)) + "\\n").encode())
"""


def find_code(reply: str) -> tuple[str | None, str]:
    """Return the program in a reply, or None and why there is none.

    The last fenced block that is Python counts, else what stands in `<answer>`, else the whole
    reply; what stands inside `<think>` does not.
    """
    if len(reply) > _MAX_CODE:
        return None, f"the reply has {len(reply):,} characters; {_MAX_CODE:,} are read"
    text = _THINKING.sub("", reply)
    if "<think" in text.lower():
        return None, "nothing stands outside the thinking"
    tagged = _TAG.findall(text)
    text = tagged[-1] if tagged else text
    blocks = [body for kind, body in _FENCE.findall(text) if kind.lower() in _PYTHON]
    fault = "the reply holds no Python program"
    for block in reversed(blocks or [text]):
        fault = complaint(block)
        if not fault:
            return block, ""
    return None, fault


_PYTHON = frozenset({"", "python", "python3", "py"})


def complaint(code: str) -> str:
    """Say why a text is no Python program; empty where it is one."""
    if not code.strip():
        return "the reply holds no Python program"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(code)
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        return f"the reply holds no Python program ({type(error).__name__}: {error})"[:200]
    if all(isinstance(n, ast.Expr) and not isinstance(n.value, ast.Call) for n in tree.body):
        return "the reply holds no Python program, only an expression"
    return ""


def trying(code: str, expression: str, setup: str = "") -> str:
    """Return the program that prints what an expression is worth once an answer's code has run."""
    loaded = "".join(f"    import {name}\n" for name in _imports(code))
    hint = f"if False:\n{loaded}" if loaded else ""  # the sandbox loads these ahead
    return hint + _HARNESS.format(
        setup=setup, code=code, expression=expression, depth=_DEEPEST, mark=_MARK
    )


def _imports(code: str) -> list[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(code)
    found: dict[str, None] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(dict.fromkeys(alias.name.partition(".")[0] for alias in node.names))
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found[node.module.partition(".")[0]] = None
    return [name for name in found if name.isidentifier() and name != "__future__"]


def calling(name: str, args: tuple[JsonValue, ...], kwargs: Mapping[str, JsonValue]) -> str:
    """Return the call of a function with JSON arguments, as an expression."""
    given = [repr(arg) for arg in args] + ([f"**{dict(kwargs)!r}"] if kwargs else [])
    return f"{name}({', '.join(given)})"


class NoValue(Exception):  # noqa: N818 - told as a verdict
    """A program did not hand back a plain value."""


def handed_back(stdout: str) -> object:
    """Return the value that a program claims; raises NoValue where it claims none."""
    lines = [line for line in stdout.splitlines() if line.startswith(_MARK)]
    if not lines:
        raise NoValue("it ended without handing back a value")
    try:
        return _rebuilt(json.loads(lines[-1].removeprefix(_MARK)))
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError):
        raise NoValue("it handed back something that is no value") from None


def _rebuilt(told: object) -> object:
    """Build a plain value from its description; nothing but these kinds can come out."""
    if not isinstance(told, list) or len(cast("list[object]", told)) != len(["kind", "value"]):
        raise ValueError("not a description")
    kind, value = cast("tuple[str, object]", tuple(cast("list[object]", told)))
    if kind == "other":
        raise NoValue(f"it returned no plain value ({str(value)[:40]})")
    if kind == "plain" and (value is None or isinstance(value, bool | str)):
        return value
    if isinstance(value, str):
        return _scalar(kind, value)
    if not isinstance(value, list):
        raise ValueError("not a description")
    return _collection(kind, cast("list[object]", value))


def _scalar(kind: str, value: str) -> object:
    match kind:
        case "int":
            return int(value, 16)
        case "float":
            return float.fromhex(value)
        case "bytes":
            return bytes.fromhex(value)
        case _:
            raise ValueError(kind)


def _collection(kind: str, parts: list[object]) -> object:
    match kind:
        case "complex":
            real, imaginary = (float.fromhex(str(part)) for part in parts)
            return complex(real, imaginary)
        case "list":
            return [_rebuilt(part) for part in parts]
        case "tuple":
            return tuple(_rebuilt(part) for part in parts)
        case "set" | "frozenset":
            return frozenset(_rebuilt(part) for part in parts)
        case "dict":
            pairs = [cast("list[object]", part) for part in parts]
            return {_rebuilt(key): _rebuilt(value) for key, value in pairs}
        case _:
            raise ValueError(kind)


def same(given: object, wanted: object, *, as_json: bool, slack: float | None) -> bool:
    """Compare a value with what is expected, as Python does, floats to 1e-9 or a tolerance.

    Args:
        given: what the program claims.
        wanted: what is expected.
        as_json: `wanted` came from JSON, where tuples are lists and keys are text.
        slack: how far numbers may be off, absolutely.
    """
    if isinstance(given, int | float) and isinstance(wanted, int | float):
        return _same_number(given, wanted, slack)
    if as_json and isinstance(given, tuple | list) and isinstance(wanted, list):
        given = list(cast("list[object]", given))
    if type(given) is not type(wanted):
        both = isinstance(given, frozenset) and isinstance(wanted, set | frozenset)
        return both and given == wanted
    if isinstance(given, dict) and isinstance(wanted, dict):
        return _same_tables(
            cast("dict[object, object]", given),
            cast("dict[object, object]", wanted),
            as_json=as_json,
            slack=slack,
        )
    if isinstance(given, list | tuple) and isinstance(wanted, list | tuple):
        mine, other = cast("list[object]", given), cast("list[object]", wanted)
        return len(mine) == len(other) and all(
            same(a, b, as_json=as_json, slack=slack) for a, b in zip(mine, other, strict=True)
        )
    return given == wanted


def _same_number(given: float, wanted: float, slack: float | None) -> bool:
    if isinstance(given, int) and isinstance(wanted, int) and not slack:
        return given == wanted
    try:
        return math.isclose(given, wanted, rel_tol=_RELATIVE, abs_tol=slack or 0.0) or (
            given != given and wanted != wanted  # noqa: PLR0124 - both are NaN
        )
    except OverflowError:
        return given == wanted


def _same_tables(
    given: dict[object, object], wanted: dict[object, object], *, as_json: bool, slack: float | None
) -> bool:
    if as_json:
        given = {str(key): value for key, value in given.items()}
    return given.keys() == wanted.keys() and all(
        same(value, wanted[key], as_json=as_json, slack=slack) for key, value in given.items()
    )


def same_output(given: str, wanted: str, slack: float | None) -> bool:
    """Compare what was printed line by line, blanks at line ends and the last line ends aside."""
    mine, other = (
        [line.rstrip() for line in text.rstrip().splitlines()] for text in (given, wanted)
    )
    if mine == other:
        return True
    if slack is None or len(mine) != len(other):
        return False
    return all(_same_line(a, b, slack) for a, b in zip(mine, other, strict=True))


def _same_line(given: str, wanted: str, slack: float) -> bool:
    mine, other = given.split(), wanted.split()
    return len(mine) == len(other) and all(
        a == b or _close(a, b, slack) for a, b in zip(mine, other, strict=True)
    )


def _close(given: str, wanted: str, slack: float) -> bool:
    try:
        return abs(float(given) - float(wanted)) <= slack
    except ValueError:
        return False

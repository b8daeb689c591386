"""Read a question and a program out of a model's reply, and mend what only the format broke."""

from __future__ import annotations

import ast
import re
import warnings

import orjson

from loong.types import Row

_FENCE = re.compile(r"```[ \t]*[\w+-]*[ \t]*\r?\n(.*?)```", re.DOTALL)
_LEFTOVERS = frozenset("\"'`}])\\ \n\t\r,;")
_MAX_TRIM = 12


class Written(Row):
    """A problem as a model wrote it."""

    question: str
    program: str
    mended: bool = False
    """The program stood in a broken format; it was trimmed or unescaped, never changed inside."""


def read_reply(text: str) -> Written | str:
    """Return the problem in a reply, or the reason why there is none.

    A reply is a JSON object with the keys `question` and `program` (`rationale`, `code` and
    `solution` are read too), bare, fenced, or with prose around it.
    """
    found = _json_object(text)
    if found is None:
        return "format: the reply is not a JSON object with a question and a program"
    question = _text(found, "question", "problem")
    program = _text(found, "program", "rationale", "code", "solution")
    if not question:
        return "format: the reply has no question"
    if not program:
        return "format: the reply has no program"
    return mend(question, program)


def mend(question: str, program: str) -> Written | str:
    r"""Return the problem with its program as Python can read it, or why it cannot be read.

    Code fences are taken off, literal `\n` of doubly escaped programs become line ends, and up to
    twelve trailing quotes, brackets and braces left over from the reply's own JSON are trimmed.
    """
    fenced = _FENCE.search(program)
    plain = fenced.group(1) if fenced else program
    for version in (plain, _unescaped(plain)):
        for cut in range(_MAX_TRIM + 1):
            if cut and (cut > len(version) or version[-cut] not in _LEFTOVERS):
                break
            body = version[: len(version) - cut].strip() + "\n"
            if _parses(body):
                changed = body.strip() != program.strip()
                return Written(question=question.strip(), program=body, mended=changed)
    return f"syntax: the program is not Python ({_complaint(plain)})"


def _unescaped(program: str) -> str:
    if "\n" in program.strip():
        return program
    return program.replace("\\n", "\n").replace("\\t", "\t").replace('\\"', '"')


def parse(program: str) -> ast.Module:
    """Parse a program; what Python would warn of in it concerns nobody here.

    Raises:
        SyntaxError, ValueError, MemoryError, RecursionError: it is not Python.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(program)


def _parses(program: str) -> bool:
    try:
        return bool(parse(program).body)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False


def _complaint(program: str) -> str:
    try:
        parse(program)
    except SyntaxError as error:
        return f"line {error.lineno}: {error.msg}"
    except (ValueError, MemoryError, RecursionError) as error:
        return type(error).__name__
    return "it is empty"


def _json_object(text: str) -> dict[str, object] | None:
    fenced = _FENCE.search(text)
    start, end = text.find("{"), text.rfind("}")
    for part in (text, fenced.group(1) if fenced else "", text[start : end + 1]):
        try:
            value = orjson.loads(part)
        except orjson.JSONDecodeError:
            continue
        if isinstance(value, dict):
            return value
    return None


def _text(found: dict[str, object], *keys: str) -> str:
    for key in keys:
        value = found.get(key)
        if isinstance(value, str) and value.strip():
            return value
    return ""

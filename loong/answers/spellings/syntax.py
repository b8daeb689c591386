"""Tell lines of Python apart by their syntax trees: parsed within bounds, never run."""

from __future__ import annotations

import ast
import re

_LONGEST = 300
_MOST_BRACKETS = 20
_LIKELY = re.compile(
    r"(?:import|from|def|async def)\s|.*\b(?:is|for)\s|.*\w\(|\w+\s?=|[A-Za-z_.]{2,20}\["
    r"|\[[^\[\]]*\]\s?[+*]",
    re.DOTALL,
)
"""What one of the kinds below has; all else is not parsed."""
_WARNED = re.compile(r"[\n\\]|[0-9](?=(?:if|or|and|in|is|else|for|not)\b)")
"""What Python's parser may warn of on the console, and what is no line."""
_UNPARSED = (SyntaxError, ValueError, MemoryError, RecursionError)
_GENERIC = re.compile(
    r"(?:typing\.)?(?:Optional|List|Set|FrozenSet|Dict|Tuple|Union|Iterable|Iterator|Sequence"
    r"|Callable|Type|list|dict|set|tuple|frozenset|type)\Z"
)
_TYPES = frozenset({"int", "str", "float", "bool", "bytes", "complex", "object", "Any"})
_STRING = re.compile(r"'([^'\n]*)'|\"([^\"\n]*)\"")
_STRINGS = re.compile(
    rf"[\[({{]\s?(?:{_STRING.pattern})(?:\s?,\s?(?:{_STRING.pattern}))*,?\s?[\])}}]"
)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def other_syntax(answer: str, gold: str) -> bool:
    """Tell whether two lines of Python of one kind surely do different things.

    Imports, names of functions, `is` beside `==`, the brackets of comprehensions, types with
    parameters, sums of lists, calls in a row. For all else False: it is read as what it stands for.
    """
    answer, gold = answer.strip().strip("`").strip(), gold.strip().strip("`").strip()
    if answer == gold or max(len(answer), len(gold)) > _LONGEST:
        return False
    if not (_LIKELY.match(answer) or _LIKELY.match(gold)):
        return False
    given, wanted = _parsed(answer), _parsed(gold)
    if given is None or wanted is None:
        return False
    return any(differ(given, wanted) for differ in _DIFFERENCES)


def other_literal(answer: str, gold: str) -> bool:
    """Tell whether two collections of strings, as Python prints them, hold other strings.

    `['1,2']` is not `['1', '2']`, though their letters are the same.
    """
    pair = answer.strip(), gold.strip()
    if max(map(len, pair)) > _LONGEST or not all(map(_STRINGS.fullmatch, pair)):
        return False
    members = [sorted(two[0] or two[1] for two in _STRING.findall(text)) for text in pair]
    return len(members[0]) != len(members[1]) and _joined(members[0]) == _joined(members[1])


def _joined(members: list[str]) -> list[str]:
    return sorted(re.sub(r"[\s,]", "", "".join(members)))


def _parsed(text: str) -> ast.stmt | None:
    """Return the one statement that a text is."""
    if max(map(text.count, "([{")) > _MOST_BRACKETS or _WARNED.search(text):
        return None
    try:
        body = ast.parse(text).body
    except _UNPARSED:
        return None
    return body[0] if len(body) == 1 else None


def _imports(answer: ast.stmt, gold: ast.stmt) -> bool:
    kinds = (ast.Import, ast.ImportFrom)
    if not isinstance(answer, kinds) or not isinstance(gold, kinds):
        return False
    return _imported(answer) != _imported(gold)


def _imported(line: ast.Import | ast.ImportFrom) -> set[tuple[str, str, str]]:
    module = f"{'.' * line.level}{line.module or ''}" if isinstance(line, ast.ImportFrom) else ""
    return {(module, name.name, name.asname or name.name) for name in line.names}


def _functions(answer: ast.stmt, gold: ast.stmt) -> bool:
    if not isinstance(answer, ast.FunctionDef) or not isinstance(gold, ast.FunctionDef):
        return False
    return answer.name != gold.name


def _identity(answer: ast.stmt, gold: ast.stmt) -> bool:
    """Tell whether one line asks for identity and the other for equality: `x is y`, `x == y`."""
    compared = _comparison(answer), _comparison(gold)
    if compared[0] is None or compared[1] is None:
        return False
    signs = {type(compared[0].ops[0]), type(compared[1].ops[0])}
    sides = [ast.dump(one.left) + ast.dump(one.comparators[0]) for one in compared if one]
    return sides[0] == sides[1] and len(signs) > 1 and not signs.isdisjoint({ast.Is, ast.IsNot})


def _assigned(answer: ast.stmt, gold: ast.stmt) -> bool:
    """Tell whether an answer assigns what the reference compares: `x = 5` for `x == 5`."""
    if not isinstance(answer, ast.Assign) or not isinstance(gold, ast.Expr):
        return False
    compared = gold.value
    if not isinstance(compared, ast.Compare) or not isinstance(compared.ops[0], ast.Eq):
        return False
    sides = compared.left, compared.comparators[0]
    plain = all(isinstance(side, (ast.Name, ast.Constant)) for side in sides)
    spelled = [ast.unparse(answer.targets[0]), ast.unparse(answer.value)]
    return plain and spelled == [ast.unparse(side) for side in sides]


def _comparison(line: ast.stmt) -> ast.Compare | None:
    """Return a comparison of one name with a name or None, which no prose tells a value by."""
    value = line.value if isinstance(line, ast.Expr) else None
    if not isinstance(value, ast.Compare) or len(value.ops) != 1:
        return None
    other = value.comparators[0]
    named = isinstance(other, ast.Name) or (isinstance(other, ast.Constant) and other.value is None)
    return value if isinstance(value.left, ast.Name) and named else None


def _expressions(answer: ast.stmt, gold: ast.stmt) -> bool:
    if not isinstance(answer, ast.Expr) or not isinstance(gold, ast.Expr):
        return False
    values = answer.value, gold.value
    return any(differ(*values) for differ in _OF_EXPRESSIONS)


def _comprehended(answer: ast.expr, gold: ast.expr) -> bool:
    """Tell whether two comprehensions make values of two kinds."""
    both = isinstance(answer, _COMPREHENSIONS) and isinstance(gold, _COMPREHENSIONS)
    return both and type(answer) is not type(gold)


def _typed(answer: ast.expr, gold: ast.expr) -> bool:
    """Tell whether one of two types has parameters, and not the other's: `Optional[int]`, `int`."""
    generic = [
        isinstance(one, ast.Subscript) and _GENERIC.match(ast.unparse(one.value)) is not None
        for one in (answer, gold)
    ]
    named = [isinstance(one, (ast.Name, ast.Subscript)) for one in (answer, gold)]
    if not any(generic) or not all(named):
        return False
    parts = [one for node in (answer, gold) for one in ast.walk(node) if isinstance(one, ast.Name)]
    known = any(one.id in _TYPES for one in parts)
    return known and _spelled(answer) != _spelled(gold)


def _spelled(node: ast.expr) -> str:
    return ast.unparse(node).replace("typing.", "").lower()


def _added(answer: ast.expr, gold: ast.expr) -> bool:
    """Tell whether only one is a sum or multiple of lists, which Python joins and repeats."""
    joined = [isinstance(one, ast.BinOp) and _of_lists(one) for one in (answer, gold)]
    return joined[0] != joined[1] and isinstance(gold if joined[0] else answer, ast.List)


def _of_lists(node: ast.BinOp) -> bool:
    signs = isinstance(node.op, (ast.Add, ast.Mult))
    parts = node.left, node.right
    plain = all(isinstance(part, (ast.List, ast.Constant)) for part in parts)
    return signs and plain and any(isinstance(part, ast.List) for part in parts)


def _called(answer: ast.expr, gold: ast.expr) -> bool:
    """Tell whether calls in a row, some of nothing, come in another order: `push(1), pop()`."""
    rows = _calls(answer), _calls(gold)
    return bool(rows[0]) and rows[0] != rows[1] and sorted(rows[0]) == sorted(rows[1])


def _calls(node: ast.expr) -> list[str]:
    members = node.elts if isinstance(node, ast.Tuple) else []
    calls = [one for one in members if isinstance(one, ast.Call)]
    acts = any(not call.args and not call.keywords for call in calls)
    return [ast.dump(one) for one in calls] if acts and len(calls) == len(members) else []


def _truncated(answer: ast.expr, gold: ast.expr) -> bool:
    """Tell whether only one makes a quotient a whole number: `int(n / 2)`."""
    calls = [one for one in (answer, gold) if isinstance(one, ast.Call)]
    quotients = [one for one in (answer, gold) if isinstance(one, ast.BinOp)]
    if len(calls) != 1 or not any(isinstance(one.op, ast.Div) for one in quotients):
        return False
    name, inside = ast.unparse(calls[0].func), calls[0].args
    return name in {"int", "round"} and len(inside) == 1 and isinstance(inside[0], ast.BinOp)


_OF_EXPRESSIONS = (_comprehended, _typed, _added, _called, _truncated)
_DIFFERENCES = (_imports, _functions, _identity, _assigned, _expressions)

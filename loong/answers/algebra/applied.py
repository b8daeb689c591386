"""Functions whose names tell nothing: `f(2x)` is not `2f(x)`, though `k(2x)` is `2k(x)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from loong.answers.algebra.equations import EQUALS, same_equation
from loong.answers.algebra.evaluate import same_formula
from loong.answers.algebra.formula import Unparsed, parse_formula
from loong.answers.spellings.formula_calls import CALLS
from loong.answers.text.formula_names import ALIASES, GREEK
from loong.answers.text.split import split
from loong.answers.values import Node, Op, Undecided

_LONGEST = 300
_MOST = 24
_PAIR = 2
_WORDS = (
    "det|Det|Var|var|Cov|cov|Corr|rank|Pr|tr|Tr|blackboardP|blackboardE|len|hash|fib|dp|arr|int"
    "|Poisson|Bernoulli|Binomial|Geometric|Exponential|Uniform|Normal"
)
_LETTER_NAME = r"(?:E_\{mean\}|[A-Za-z](?:_(?:[0-9A-Za-z]|\{[0-9A-Za-z]{1,4}\}))?)"
_NAME = rf"(?:{_WORDS}|{'|'.join(sorted(GREEK))}|{_LETTER_NAME})"
_TURNED = r"\^\s?[{(]?\s?-\s?1\s?[)}]?"
_CALL = re.compile(
    rf"(?<![A-Za-z\\_])(?P<name>{_NAME})(?P<mark>'{{1,3}}|{_TURNED})?\s?(?P<open>[(\[])"
)
_GLUED = re.compile(
    rf"(?<![A-Za-z\\_])([A-Za-z]{{1,2}})([A-Za-z])(?=(?:'{{1,3}}|{_TURNED})?\s?[(\[])"
)
_OPEN = re.compile(rf"(?<![A-Za-z\\_])({_WORDS})\s([A-Z])(?![A-Za-z_(\[^])")
"""A function without brackets: `det A`."""
_EQUALS = re.compile(EQUALS)
_CLOSING = {"(": ")", "[": "]"}
_ALWAYS = frozenset(["E_{mean}", *_WORDS.split("|")])
_USUAL = frozenset("fgFG")
"""Letters that name functions, unless they also stand without brackets behind them."""
_NEVER = frozenset(["e", "i", "pi", "C", "b", "c", "d", "k", "l", "m", "n", "w", "ell", "hbar"])
"""Letters that multiply what stands in brackets."""
_SETS = frozenset("ABCDESU")
"""Letters of sets, whose members `n(A)` counts."""
_RUNNING = frozenset(["x", "y", "z", "t", "s", "n", "X", "Y", "Z", "omega", "theta"])
"""Letters that stand alone in brackets behind a function's name, and behind no factor."""
_RECIPROCAL = re.compile(r"\(?1\)?\s?/\s?\(?[a-z]\)?")
_SCALED = frozenset(["delta", "Gamma", "zeta", "Phi", "Psi"])
_MULTIPLE = re.compile(r"-?\s?[0-9]{1,4}\s?\*?\s?[a-z]")
"""Functions of a multiple, which no factor would have in brackets: `δ(2t)`."""
_WHOLE = re.compile(r"-?\s?[0-9]{1,6}")
_NUMBER = re.compile(r"-?\s?[0-9]{1,6}(?:\.[0-9]{1,6})?")
_AT_NUMBER = re.compile(
    rf"\s*(?P<name>[F-Zf-z]|{'|'.join(sorted(GREEK))})\s?[(\[]\s?(?P<number>[0-9]{{1,4}})\s?[)\]]\s*"
)
_TURNED_NAME = re.compile(rf"\s*([f-h])\s?{_TURNED}\s*")
"""What a function's value and its inverse look like alone: `W(1)`, `f^{-1}`."""
_OF_LETTERS = {"P": "ABCDEXY", "H": "XYZ", "phi": "pmk", "varphi": "pmk"}
"""Letters that some functions are of: events, random quantities, whole numbers."""
_ATOM = re.compile(r"[A-Za-z]|[a-z]{2,7}")
_SIDE = re.compile(
    r"\s*[A-Za-z]{1,7}(?:_\{?[0-9A-Za-z]{1,3}\}?)?"
    rf"(?:'{{1,3}}|{_TURNED})?\s?(?:[(\[]\s?[A-Za-z]\s?[)\]])?\s*"
)
_MEANS = frozenset(["blackboardE", "E_{mean}", "E", "tr", "Tr"])
"""Functions that are linear, and no more."""
_CONSTANT = frozenset("mkhcgabdewijn")
"""Letters that are no random quantity inside a mean value."""
_TOGETHER = re.compile(r"(?<![\\_A-Za-z{])[a-z]{2,3}(?![A-Za-z])")
_LETTER = re.compile(
    r"(?<![\\_A-Za-z{])([A-Za-z])(?![A-Za-z_(\[])|([A-Z])(?=[A-Z])|(?<=[A-Z])([A-Z])(?![a-z_])"
)


class _Call(NamedTuple):
    start: int
    opened: int
    end: int
    name: str
    mark: str
    inside: str
    opening: str
    onward: str
    """The sign behind the closing bracket."""


def otherwise(answer: str, gold: str) -> bool:
    """Tell whether two texts taken for the same differ once each unknown function is one."""
    if answer == gold or max(len(answer), len(gold)) > _LONGEST:
        return False
    if _whole(answer, gold) or _whole(gold, answer):
        return True
    answer, gold = (_OPEN.sub(r"\1(\2)", text) for text in _unglued(answer, gold))
    found = [list(_calls(text)) for text in (answer, gold)]
    if not 0 < len(found[0]) + len(found[1]) <= _MOST:
        return False
    names = _functions((answer, gold), found)
    if not names:
        return False
    try:
        same = _alike(answer, gold, names)
        return same is False and not _left_out(answer, gold, names, found)
    except Undecided:
        return False


def _whole(one: str, other: str) -> bool:
    """Tell whether one text is a function's value or inverse and the other its name as a number."""
    name = _TURNED_NAME.fullmatch(one)
    if name is not None:
        return re.fullmatch(rf"\s*1\s?/\s?\(?\s?{name[1]}\s?\)?\s*", other) is not None
    at = _AT_NUMBER.fullmatch(one)
    if at is None or at["name"] in _NEVER or at["name"] in ALIASES:
        return False
    return re.fullmatch(rf"\s*(?:{at['number']}\s?\*?\s?)?{at['name']}\s*", other) is not None


def _unglued(answer: str, gold: str) -> tuple[str, str]:
    """Part a function from the factor before it, `xf(x)`, where it stands alone in either text."""
    alone = {call.name for text in (answer, gold) for call in _calls(text)}

    def parted(match: re.Match[str]) -> str:
        known = match[0] in ALIASES or match[0] in CALLS or match[0] in GREEK | _ALWAYS
        return match[0] if known or match[2] not in alone else f"{match[1]} {match[2]}"

    return _GLUED.sub(parted, answer), _GLUED.sub(parted, gold)


def _calls(text: str) -> Iterator[_Call]:
    """Yield the names with brackets behind them, the last first, so that inner ones come first."""
    for match in reversed(list(_CALL.finditer(text))):
        name = match["name"]
        end = _closed(text, match.end() - 1)
        if end and name not in ALIASES and name not in CALLS:
            mark = re.sub(r"[\s{}()]", "", match["mark"] or "")
            inside = text[match.end() : end - 1].strip()
            bounds = match.start(), match.end() - 1, end
            yield _Call(*bounds, name, mark, inside, match["open"], text[end : end + 1])


def _closed(text: str, at: int) -> int:
    """Return where the bracket that opens at a place has closed, 0 where it never does."""
    opening, depth = text[at], 0
    closing = _CLOSING[opening]
    for place in range(at, len(text)):
        depth += (text[place] == opening) - (text[place] == closing)
        if not depth:
            return place + 1
    return 0


def _functions(texts: tuple[str, str], found: list[list[_Call]]) -> frozenset[str]:
    """Return the names that are surely a function's in two texts."""
    calls = [*found[0], *found[1]]
    counted = {call.inside for call in calls if call.name == "n"}
    names = {"n"} if counted and counted <= _SETS else set[str]()
    return frozenset(names).union(
        call.name for call in calls if call.name not in _NEVER and _is_function(call, calls, texts)
    )


def _is_function(call: _Call, calls: list[_Call], texts: tuple[str, str]) -> bool:
    if call.name in _ALWAYS:
        return True
    alone = _ATOM.fullmatch(call.inside) is not None and call.inside != call.name
    if call.name == "E":
        return call.opening == "[" or call.inside in _RUNNING
    if alone and call.onward != "(" and (call.opening == "[" or call.inside in _RUNNING):
        return True
    if call.name in _OF_LETTERS and call.inside in _OF_LETTERS[call.name]:
        return True
    if _is_of_such(call):
        return True
    usual = call.name[0] in _USUAL or _is_at_number(call)
    return usual and not any(_stands_bare(call.name, text) for text in texts)


def _is_of_such(call: _Call) -> bool:
    """Tell whether a name has in brackets what only a function of that name is of."""
    if call.name in _SCALED:
        return _MULTIPLE.fullmatch(call.inside) is not None
    if call.name in _USUAL:
        return _RECIPROCAL.fullmatch(call.inside) is not None
    return call.name == "T" and "n" in call.inside


def _is_at_number(call: _Call) -> bool:
    """Tell whether a name has a whole number in brackets: `P(0)`, `a[1]`; a Greek one, any."""
    return (_NUMBER if call.name in GREEK else _WHOLE).fullmatch(call.inside) is not None


def _stands_bare(name: str, text: str) -> bool:
    return (
        re.search(rf"(?<![A-Za-z\\]){re.escape(name)}(?!\s?[(\['^]|[a-z]{{2}})", text) is not None
    )


def _left_out(answer: str, gold: str, names: frozenset[str], found: list[list[_Call]]) -> bool:
    """Tell whether one text only leaves out what functions are of: `y` for `y(t)`."""
    called = [{call.name for call in calls} & names for calls in found]
    only = [called[0] - called[1], called[1] - called[0]]
    if not (only[0] or only[1]):
        return False
    bare = [_bared(text, one) for text, one in zip((answer, gold), only, strict=True)]
    return _alike(bare[0], bare[1], names) is True


def _bared(text: str, names: set[str]) -> str:
    for call in _calls(text):
        if call.name in names and _ATOM.fullmatch(call.inside):
            text = f"{text[: call.start]} {call.name}{call.mark} {text[call.end :]}"
    return text


def _alike(answer: str, gold: str, names: frozenset[str]) -> bool | None:
    """Compare two texts, a letter for each function's value; None where nothing can be said."""
    values: list[tuple[str, str]] = []
    sides = [
        [(side, _as_letters(side, names, values)) for side in split(text, _EQUALS)]
        for text in (answer, gold)
    ]
    left, right = sides
    if len(left) == len(right) == _PAIR and not _are_names([side[0][0] for side in sides]):
        return _same_relation([side for _, side in left], [side for _, side in right])
    nodes = _nodes(left[-1][1], right[-1][1])
    return any(same_formula(one, other) for one, other in nodes) if nodes else None


def _are_names(heads: list[str]) -> bool:
    """Tell whether two left sides only name what is asked for: `f(2) = 5` is `y = 5`."""
    return "y" in map(str.strip, heads) or all(map(_SIDE.fullmatch, heads))


def _same_relation(left: list[str], right: list[str]) -> bool | None:
    heads, tails = _nodes(left[0], right[0]), _nodes(left[1], right[1])
    if not heads or not tails:
        return None
    differences = [
        [Op("sum", (head[at], Op("neg", (tail[at],)))) for at in (0, 1)]
        for head, tail in zip(heads, tails, strict=True)
    ]
    return any(same_equation(one, other) for one, other in differences)


def _nodes(left: str, right: str) -> list[tuple[Node, Node]]:
    """Return two sides as expressions, names whole and by letters; nothing for others."""
    try:
        return [
            (parse_formula(left, letters=letters), parse_formula(right, letters=letters))
            for letters in (False, True)
        ]
    except Unparsed:
        return []


def _as_letters(text: str, names: frozenset[str], values: list[tuple[str, str]]) -> str:
    """Write a letter of its own for each value of a function, one for equal arguments."""
    for call in list(_calls(text)):
        if call.name not in names:
            continue
        end = _closed(text, call.opened)  # what stands inside may have been written anew
        inside = text[call.opened + 1 : end - 1]
        if call.name in _MEANS and not call.mark:
            written = _mean(inside)
        else:
            written = f"(Q_{{{_place(call.name + call.mark, inside, values)}}})"
        text = text[: call.start] + written + text[end:]
    return text


def _spaced(match: re.Match[str]) -> str:
    return match[0] if match[0] in ALIASES or match[0] in GREEK else " ".join(match[0])


def _mean(inside: str) -> str:
    """Write a mean value as that of two samples with other weights: it adds up, and no more."""
    inside = _TOGETHER.sub(_spaced, inside)
    capitals = any(letter.isupper() for found in _LETTER.findall(inside) for letter in found)

    def of_sample(number: int) -> str:
        def named(match: re.Match[str]) -> str:
            letter = next(filter(None, match.groups()))
            fixed = letter.islower() if capitals else letter in _CONSTANT
            return letter if fixed else f" {letter}_{{{number}}} "

        return _LETTER.sub(named, inside)

    return f"((({of_sample(71)})+2*({of_sample(72)}))/3)"


def _place(name: str, inside: str, values: list[tuple[str, str]]) -> int:
    """Return the number of a function's value, that of an earlier one with an equal argument."""
    for place, (other, argument) in enumerate(values):
        if other == name and _same_argument(inside, argument):
            return 900 + place
    values.append((name, inside))
    return 900 + len(values) - 1


def _same_argument(one: str, other: str) -> bool:
    if "".join(one.split()) == "".join(other.split()):
        return True
    parts = one.split(","), other.split(",")
    if len(parts[0]) != len(parts[1]):
        return False
    pairs = [_nodes(*pair) for pair in zip(*parts, strict=True)]
    return all(any(same_formula(*pair) for pair in nodes) for nodes in pairs)

"""Products of matrices, operators and group elements: what is the same only if they commute is not.

Both texts are evaluated at matrices of fixed pseudo-random numbers, modulo a prime: a difference
seen there is certain, and what is the same for all matrices is the same there.
"""

from __future__ import annotations

import re

from loong.answers.algebra.equations import EQUALS
from loong.answers.algebra.formula import Unparsed, parse_formula
from loong.answers.algebra.modular import TRANSPOSED, Shapeless, Value, evaluated
from loong.answers.text.formula_names import ALIASES, CONSTANTS, GREEK
from loong.answers.text.split import split
from loong.answers.values import Node, Op, Sym

_LONGEST = 200
_PAIR = 2
_EQUALS = re.compile(EQUALS)
_TURN = r"\^\s?\{?\s?(?:T(?![a-z])|T(?=[a-z](?![a-z]))|⊤)\s?\}?"
_TURNED = re.compile(_TURN)
_INVERSE = r"\^\s?[{(]?\s?-\s?1(?![0-9])\s?[)}]?"
_OF_TURNED = re.compile(
    rf"(?:[A-SU-Z]|\(\s?(?:[A-Z]\s?[-+*]?\s?){{2,6}}\))\s?{_TURN}"
    rf"|[a-z]\s?{_TURN}\s?[A-Za-z(]|(?<![A-Za-z\\])([a-z])\s?\1\s?{_TURN}"
)
_OF_INVERSE = re.compile(rf"(?:[A-Z]|\(\s?(?:[A-Z]\s?){{2,6}}\))\s?{_INVERSE}")
_CONJUGATED = re.compile(
    rf"(?<![A-Za-z\\])([a-z])\s?\*?\s?[a-z]\s?\*?\s?(?:\1\s?{_INVERSE}|[a-z]\s?{_INVERSE}\s?\1)"
    rf"|(?<![A-Za-z\\])([a-z])\s?{_INVERSE}\s?[a-z]\s?\2(?![A-Za-z^])"
    rf"|(?<![A-Za-z\\])([a-z])\s?([a-z])\s?\3\s?{_INVERSE}\s?\4\s?{_INVERSE}"
)
_INVERSES = re.compile(rf"\s?(?:[a-w]\s?{_INVERSE}\s?){{2,6}}")
_WHOLE_INVERSE = re.compile(rf"\s?\(\s?(?:[a-w]\s?){{2,6}}\)\s?{_INVERSE}\s?")
_UNITS = frozenset("ACFHJKLMNTVWgms")
_BASIC = frozenset("FHJKLMNVWms")
"""Letters one of which stands in most units of letters: `J K^{-1}`, `V A^{-1}`."""
_LONG_UNITS = re.compile(
    r"(?<![A-Za-z])(?:[kmc]?mol|[kMG]?(?:Pa|Hz|eV)|min|rad|[kMm][gJWVNL]|[ckmn]m|[mn]s)(?![A-Za-z])"
)
_BOTH_ORDERS = re.compile(r"(?<![A-Za-z\\{])([A-Z])\s?\*?\s?([A-Z])(?![A-Za-z{])")
_SPINS = re.compile(r"sigma_\{?([xyz123])\}?\s?\*?\s?sigma_\{?([xyz123])")
_PRIMED = re.compile(r"([A-Z])'\s?\1(?![A-Za-z'])|([A-Z])\s?\2'")
"""A matrix beside its transpose as statistics writes it: `X'X`."""
_SPELLED_OUT = re.compile(r"[A-Z)]\s?\^\s?\{?\s?(?:T(?![a-z])|\\top|⊤)")
_PRIME = re.compile(r"(?<=[A-Z)])'")
_FACTOR = (
    r"(?:[ABCMNPQUXY]|\(\s?(?:[ABCMNPQUXY]\s?){2,6}\))(?:\s?\^\s?\{?\s?[2-9n]\s?\}?)?\s?\*?\s?"
)
_WORD = re.compile(rf"\s?(?:{_FACTOR}){{1,8}}")
"""A product of capital letters that often are matrices, and of nothing else."""
_REPEATED = re.compile(
    r"([ABCMNPQUXY])\s?\*?\s?(?!\1)[ABCMNPQUXY][^)]{0,12}?\1|\)\s?\^\s?\{?\s?[2-9n]"
)
_DIHEDRAL = re.compile(r"\s?(?=.{0,40}r)(?=.{0,40}s)(?:[rs](?:\s?\^\s?\{?\s?[2-9]\s?\}?)?\s?){2,6}")
"""A product of rotations and reflections, written by the letters that they have everywhere."""
_QUATERNIONS = re.compile(r"\s?-?\s?[ijk]\s?\*?\s?[ijk]\s?=\s?-?\s?[ijk1]\s?")
_RUN = re.compile(r"(?<![\\A-Za-z_])(?<!_\{)[A-Za-z]+(?![A-Za-z])(?!_)")
_LETTERS = re.compile(r"(?<![A-Za-z_\\])(?<!_\{)[A-Za-z](?![A-Za-z_])")
_MOST_LETTERS = 6
_SCALARS = frozenset("acdijklmnorst")
"""Small letters that are numbers beside matrices."""


def otherwise(answer: str, gold: str) -> bool:
    """Tell whether two texts taken for the same differ where a product's order counts."""
    if answer == gold or max(len(answer), len(gold)) > _LONGEST:
        return False
    if any(map(_PRIMED.search, (answer, gold))):
        answer, gold = (_PRIME.sub("^{T}", text) for text in (answer, gold))
    cue = _cue(answer, gold)
    if not cue:
        return False
    sides = [split(text, _EQUALS) for text in (answer, gold)]
    try:
        if len(sides[0]) == len(sides[1]) == _PAIR:
            same = [_same(one, other, cue) for one, other in zip(*sides, strict=True)]
            return same[0] != same[1]
        return not _same(sides[0][-1], sides[1][-1], cue)
    except (Unparsed, Shapeless):
        return False


def with_transposes(answer: str, gold: str) -> tuple[str, str]:
    """Write `X'X` as `X^{T}X` where the other text writes transposes so."""
    if "'" not in answer + gold or max(len(answer), len(gold)) > _LONGEST:
        return answer, gold
    spelled = [_SPELLED_OUT.search(text) is not None for text in (answer, gold)]
    primed = [_PRIME.search(text) is not None for text in (answer, gold)]
    if spelled == primed[::-1] and any(spelled) and not all(spelled):
        return _PRIME.sub("^{T}", answer), _PRIME.sub("^{T}", gold)
    return answer, gold


def _cue(answer: str, gold: str) -> str:
    """Name what shows that letters do not commute: matrices, elements; `` where nothing does."""
    both = f"{answer} ; {gold}"
    if _OF_TURNED.search(both):
        return "" if re.search(r"(?<![A-Za-z])T(?![A-Za-z])", _TURNED.sub("", both)) else "matrices"
    if _OF_INVERSE.search(both) and not _is_unit(both):
        return "matrices"
    if any(_in_both_orders(text) for text in (answer, gold)) or _are_words(answer, gold):
        return "matrices"
    if _CONJUGATED.search(both) or _only_inverses(answer, gold) or _are_turns(answer, gold):
        return "elements"
    if all(len(set(_SPINS.findall(text))) for text in (answer, gold)) and "i sigma" in both:
        return "elements"
    return "elements" if all(map(_QUATERNIONS.fullmatch, (answer, gold))) else ""


def _are_words(answer: str, gold: str) -> bool:
    """Tell whether both texts are products of capital letters, of which one comes back."""
    words = all(map(_WORD.fullmatch, (answer, gold)))
    return words and any(map(_REPEATED.search, (answer, gold)))


def _are_turns(answer: str, gold: str) -> bool:
    """Tell whether both texts are elements of a dihedral group: `sr^2`."""
    return "^" in answer + gold and all(map(_DIHEDRAL.fullmatch, (answer, gold)))


def _is_unit(text: str) -> bool:
    letters = set(_LETTERS.findall(_lettered(_LONG_UNITS.sub(" ", text))))
    return letters <= _UNITS and bool(letters & _BASIC)


def _in_both_orders(text: str) -> bool:
    pairs = set(_BOTH_ORDERS.findall(text))
    return any(one != other and (other, one) in pairs for one, other in pairs)


def _only_inverses(answer: str, gold: str) -> bool:
    sides = [split(text, _EQUALS)[-1] for text in (answer, gold)]
    found = [_INVERSES.fullmatch(side) for side in sides]
    whole = [_WHOLE_INVERSE.fullmatch(side) for side in sides]
    return any(found) and all(map(any, zip(found, whole, strict=True))) and not _is_unit(answer)


def _lettered(text: str) -> str:
    """Part names of several letters into letters, but no Greek ones and no functions."""
    return _RUN.sub(_parted, _TURNED.sub(f"^{{{TRANSPOSED}}}", text))


def _parted(match: re.Match[str]) -> str:
    name = match[0]
    known = name in GREEK or name in ALIASES or len(name) > _MOST_LETTERS
    return name if known else f" {' '.join(name)} "


def _node(text: str) -> Node:
    """Read a text with matrices' letters that are no constants: `I` and `E` are no numbers."""
    spelled = _LETTERS.sub(
        lambda m: f"{m[0]}_{{0}}" if m[0] in CONSTANTS else m[0], _lettered(text)
    )
    return parse_formula(spelled)


def _same(answer: str, gold: str, cue: str) -> bool:
    """Compare two texts with the first reading of small letters that the reference allows.

    Raises:
        Unparsed: one of them is no expression.
        Shapeless: the reference cannot be evaluated.
    """
    given, wanted = _node(answer), _node(gold)
    names = _names(given) | _names(wanted)
    turned = _turned(given) | _turned(wanted)
    for small in ("square",) if cue == "elements" else ("column", "square"):
        numbers = (_SCALARS if cue == "matrices" else frozenset()) | _below(given) | _below(wanted)
        shapes = {name: _shape(name, small, turned, numbers) for name in names}
        value = _tried(wanted, shapes)
        if value is not None:
            return _tried(given, shapes) == value
    raise Shapeless


def _tried(node: Node, shapes: dict[str, str]) -> Value | None:
    try:
        return evaluated(node, shapes)
    except Shapeless:
        return None


def _shape(name: str, small: str, turned: frozenset[str], numbers: frozenset[str]) -> str:
    """Tell what a letter stands for: a square matrix, a column, a number, or the identity."""
    head = name.partition("_")[0]
    if head == "I":
        return "one"
    if name in turned:
        return "square" if head.isupper() else small
    if name in numbers or (head in GREEK and head != "sigma"):
        return "scalar"
    return "square" if head.isupper() or head == "sigma" else small


def _names(node: Node) -> frozenset[str]:
    if isinstance(node, Sym):
        return frozenset([node.name])
    return frozenset().union(*map(_names, node.args)) if isinstance(node, Op) else frozenset()


def _turned(node: Node) -> frozenset[str]:
    """Return the names that stand under a transpose."""
    if not isinstance(node, Op):
        return frozenset()
    if node.name == "power" and TRANSPOSED in _names(node.args[1]):
        return _names(node.args[0])
    return frozenset[str]().union(*map(_turned, node.args))


def _below(node: Node) -> frozenset[str]:
    """Return the names that stand below a stroke: matrices never do."""
    if not isinstance(node, Op):
        return frozenset()
    inner = frozenset[str]().union(*map(_below, node.args))
    return inner | _names(node.args[1]) if node.name == "divide" else inner

"""Tell texts apart by signs that reading drops: blanks in strings, lines under powers, brackets."""

from __future__ import annotations

import re

_LONGEST = 400
_FALLING = re.compile(r"\^\s?\{?\s?\\(?P<line>under|over)line(?![a-z])")
_FRACTION = r"\\[dt]?frac\s?\{[^{}]{1,20}\}\s?\{[^{}]{1,20}\}"
_SYMBOL = re.compile(
    rf"\s*(?:\\left)?\(\s?{_FRACTION}\s?(?:\\right)?\)(?:_\{{?\w{{1,2}}\}}?)?\s?=\s?[-−]?[01]\s*"
)
"""A symbol of Legendre's: as a quotient it would need no brackets."""
_QUOTIENT = re.compile(
    rf"\s*(?:{_FRACTION}|[0-9a-z]{{1,9}}\s?/\s?[0-9a-z]{{1,9}})\s?=\s?[-−]?[01]\s*"
)
_STRING = re.compile(r"'[^'\n]{0,300}'|\"[^\"\n]{0,300}\"")
_CLASS = re.compile(r"<class '[\w.]{1,80}'>")
_MEGA = re.compile(r"[0-9]\s?ML(?![A-Za-z])")
_MILLI = re.compile(r"[0-9]\s?m[Ll](?![A-Za-z])")
_PATTERN = re.compile(r"\\[dwsbDWSB](?![a-zA-Z])")
_OPERAND = r"[%$#]?[A-Za-z]{0,3}[0-9]{1,3}|[%$]?[re]?[a-ds][xip](?![a-z])"
_INSTRUCTION = re.compile(
    rf"(?P<name>[a-zA-Z]{{2,6}})\s(?P<operands>(?:{_OPERAND})(?:,\s?(?:{_OPERAND})){{1,3}})"
)
_CYCLES = re.compile(r"(?:\(\s?(?P<cycle>[1-9]{2,9})\s?\)\s?){2,9}")
_CYCLE = re.compile(r"[1-9]+")
_INTEGER = re.compile(r"[0-9][0-9,]{0,12}")
_PERMUTATION = re.compile(
    r"(?:\w+\.)?Permutation\((?P<list>\[)?(?P<members>[0-9, ]{1,80})\]?(?:, size=[0-9]+)?\)"
)
_LABELLED = re.compile(r"(?P<point>\([^()\n]{1,40}\))\s?\((?P<label>[a-z][a-z ]{1,20})\)")
_STATE = re.compile(r"[^()]{1,60}(?:\([^()]{1,30}\)[^()]{0,20})?\s?\((?P<state>s|l|g|aq)\)")


_STARRED = re.compile(r"(?<![\w*])[A-Z]\*(?![\w*])")
_LETTER = re.compile(r"\W*[A-Z]\W*")
_ARRAY = re.compile(
    r"(?:\w{1,10}\.)?(?:array|tensor|(?P<matrix>(?:Immutable|Mutable)?(?:Dense)?Matrix))\(\s*(?P<open>\[(?:\s*\[)*)(?=\s*[^\s\]\[]+\s*[,\]])"
)


def dropped_otherwise(answer: str, gold: str) -> bool:
    """Tell whether two short texts surely differ by a sign that no reading of them keeps."""
    if max(len(answer), len(gold)) > _LONGEST:
        return False
    answer, gold = answer.strip(" `$"), gold.strip(" `$")
    return any(differ(answer, gold) for differ in _DIFFERENCES)


def _by_falling_powers(answer: str, gold: str) -> bool:
    """Tell whether only one power is a falling or rising one: a line stands at its exponent."""
    lines = [_FALLING.findall(text) for text in (answer, gold)]
    return lines[0] != lines[1] and all("^" in text for text in (answer, gold))


def _by_symbols(answer: str, gold: str) -> bool:
    pairs = (answer, gold), (gold, answer)
    return any(_SYMBOL.fullmatch(one) and _QUOTIENT.fullmatch(other) for one, other in pairs)


def _by_blanks(answer: str, gold: str) -> bool:
    """Tell whether two strings in quotes differ in how many blanks stand in them."""
    if not (_STRING.fullmatch(answer) and _STRING.fullmatch(gold)):
        return False
    told, wanted = answer[1:-1], gold[1:-1]
    return told != wanted and told.split() == wanted.split()


def _by_class(answer: str, gold: str) -> bool:
    both = _CLASS.fullmatch(answer) and _CLASS.fullmatch(gold)
    return both is not None and answer != gold


def _by_prefix(answer: str, gold: str) -> bool:
    """Tell whether one amount is in megalitres and the other in millilitres."""
    pairs = (answer, gold), (gold, answer)
    return any(_MEGA.search(one) and _MILLI.search(other) for one, other in pairs)


def _by_braces(answer: str, gold: str) -> bool:
    """Tell whether two patterns differ in braces, which repeat what stands before them."""
    if answer == gold or not (_PATTERN.search(answer) and _PATTERN.search(gold)):
        return False
    return re.sub(r"[{}]", "", answer) == re.sub(r"[{}]", "", gold)


def _by_operands(answer: str, gold: str) -> bool:
    """Tell whether two instructions of a processor have other operands, or in another order."""
    found = _INSTRUCTION.fullmatch(answer), _INSTRUCTION.fullmatch(gold)
    if not found[0] or not found[1] or found[0]["name"].lower() != found[1]["name"].lower():
        return False
    given, wanted = (re.split(r",\s?", match["operands"].lower()) for match in found if match)
    return given != wanted


def _by_cycles(answer: str, gold: str) -> bool:
    """Tell whether one text is a product of cycles and the other the number that it spells."""
    for one, other in ((answer, gold), (gold, answer)):
        if _CYCLES.fullmatch(one) and _INTEGER.fullmatch(other):
            return all(len(set(cycle)) == len(cycle) for cycle in _CYCLE.findall(one))
    return False


def _by_permutation(answer: str, gold: str) -> bool:
    """Tell a permutation given by a cycle from one given by its images, where they differ."""
    found = _PERMUTATION.fullmatch(answer), _PERMUTATION.fullmatch(gold)
    if not found[0] or not found[1] or bool(found[0]["list"]) == bool(found[1]["list"]):
        return False
    images, cycle = sorted(
        ((bool(match["list"]), _members(match["members"])) for match in found if match),
        reverse=True,
    )
    moved = dict(zip(cycle[1], cycle[1][1:] + cycle[1][:1], strict=True))
    return any(moved.get(at, at) != image for at, image in enumerate(images[1]))


def _members(text: str) -> list[int]:
    return [int(one) for one in re.findall(r"[0-9]{1,4}", text)]


def _by_labels(answer: str, gold: str) -> bool:
    """Tell whether two texts put other labels behind the same points: `(1, 2) (max)`."""
    given, wanted = (dict(_LABELLED.findall(text)) for text in (answer, gold))
    return len(wanted) > 1 and given.keys() == wanted.keys() and given != wanted


def _by_states(answer: str, gold: str) -> bool:
    """Tell whether one substance is told in two states: `HCl (aq)`, `HCl (g)`."""
    found = _STATE.fullmatch(answer), _STATE.fullmatch(gold)
    states = {match["state"] for match in found if match}
    return all(found) and len(states) > 1


def _by_definition(answer: str, gold: str) -> bool:
    """Tell whether one text defines or assigns what the other compares: `a := b`, `a == b`."""
    pairs = (answer, gold), (gold, answer)
    return any(":=" in one and "==" in other and ":=" not in other for one, other in pairs)


def _by_capitals(answer: str, gold: str) -> bool:
    """Tell whether one text is the other in capitals, which have no `ß`: `straße`, `STRASSE`."""
    pairs = (answer, gold), (gold, answer)
    return any("ß" in one and other.isupper() and one.upper() == other for one, other in pairs)


def _by_star(answer: str, gold: str) -> bool:
    """Tell whether only one letter has a star, which stands for no emphasis: `A*`, `A`."""
    pairs = (answer, gold), (gold, answer)
    return any(_STARRED.search(one) and _LETTER.fullmatch(other) for one, other in pairs)


def _by_shape(answer: str, gold: str) -> bool:
    """Tell whether two printed arrays have other axes, or one row stands for a column."""
    found = _ARRAY.match(answer), _ARRAY.match(gold)
    if not found[0] or not found[1] or bool(found[0]["matrix"]) != bool(found[1]["matrix"]):
        return False
    deep, flat = sorted(found, key=lambda match: -len(match["open"]) if match else 0)
    if not deep or not flat or len(deep["open"]) == len(flat["open"]):
        return False
    return not deep["matrix"] or deep.string.count("[") == len("[[")


_DIFFERENCES = (
    _by_star,
    _by_shape,
    _by_falling_powers,
    _by_symbols,
    _by_blanks,
    _by_class,
    _by_prefix,
    _by_braces,
    _by_operands,
    _by_cycles,
    _by_permutation,
    _by_labels,
    _by_states,
    _by_definition,
    _by_capitals,
)

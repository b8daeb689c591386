"""Tell when a reply gives the reference's value for a contrary thing: a maximum, a minimum."""

from __future__ import annotations

import re
from fractions import Fraction

_LONGEST = 200
_NEAR = 2000
_CONTRARY = (
    ({"maximum", "max", "maxima"}, {"minimum", "min", "minima"}, {"saddle"}),
    ({"vertical"}, {"horizontal"}, {"slant", "oblique"}),
    ({"removable"}, {"jump"}, {"infinite"}, {"essential"}),
    ({"critical"}, {"inflection"}),
)
_POLES = ({"simple"}, {"double"}, {"triple"})
_WORD = re.compile(r"(?<![0-9] )(?<![0-9\w])[a-z]{3,10}(?![\w(])")
_POLE = re.compile(r"\b(?:poles?|zeros?|roots?)\b", re.IGNORECASE)
_DUAL = re.compile(r"\b(?:flow|cut|dual|primal)\b", re.IGNORECASE)
"""What is greatest and least at once."""
_LEVEL = re.compile(
    r"(?P<level>[0-9]{1,2}(?:\.[0-9]{1,3})?)\s?%\s(?:confidence|credible|prediction|CI\b)"
)
_NUMBER = r"[-−]?[0-9]{1,9}(?:\.[0-9]{1,9}|/[1-9][0-9]{0,8})?"
_ENDS = re.compile(
    rf"[\s$]*(?:(?:[Aa]nswer:|\\boxed\{{)\s*)?[(\[](?P<low>{_NUMBER}),\s*(?P<high>{_NUMBER})[)\]][\s}}$.]*"
)
_ROOTS = re.compile(r"(?P<name>[a-z])\s?=[^=,]{1,40}\bor\s(?P=name)\s?=[^=,]{1,40}")
_APPLIED = re.compile(
    r"(?:\\([Gg]amma|[Ss]igma|[Pp]hi|[Pp]si|[Ll]ambda|[Tt]heta|[Dd]elta|[Oo]mega)|([ΓγΣσΦφΨψΛλΘθΔδΩω]))"
    r"(?=\s?(?:\\left\s?)?\()"
)
"""A function named by a sign; the word `gamma` may be a program's."""
_ALL_BUT = re.compile(r"\ball(?:\sreal)?(?:\s\w{1,12}){0,2}\s(?:but|except)(?:\sfor)?\s(?!the\b)")


def of_other_kind(said: str, gold: str) -> bool:
    """Tell whether the last line of a reply names a contrary kind, level or all but a value.

    A reply that names the reference's kind anywhere may compare both.
    """
    line = (said.strip().splitlines() or [""])[-1]
    if len(gold) > _LONGEST or len(line) > _LONGEST:
        return False
    others = _ALL_BUT.search(line) and not re.search(r"\b(?:but|except)\b|≠|!=|\\", gold)
    ends = _is_interval(said) and _ROOTS.fullmatch(gold.strip(" $"))
    if others or ends or _in_other_case(line, gold):
        return True
    levels = _LEVEL.search(line), _LEVEL.search(gold)
    if levels[0] and levels[1] and float(levels[0]["level"]) != float(levels[1]["level"]):
        return True
    if _DUAL.search(line) or _DUAL.search(gold):
        return False
    told, near, wanted = (_words(text) for text in (said[-_NEAR:], line, gold))
    groups = (*_CONTRARY, _POLES) if _POLE.search(line) and _POLE.search(gold) else _CONTRARY
    return any(_contrary(told, near, wanted, group) for group in groups)


def _is_interval(said: str) -> bool:
    """Tell whether a reply is no more than two numbers in brackets, the lower one first."""
    match = _ENDS.fullmatch(said) if len(said) <= _LONGEST else None
    if match is None:
        return False
    low, high = (Fraction(match[name].replace("−", "-")) for name in ("low", "high"))
    return low < high


def _in_other_case(line: str, gold: str) -> bool:
    r"""Tell whether the reference applies `\Gamma` and a line only `\gamma`, or the other way."""
    told, wanted = ([a or b for a, b in _APPLIED.findall(text)] for text in (line, gold))
    small = {name.lower() for name in told}
    return any(name.lower() in small for name in wanted if name not in told)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _contrary(
    told: frozenset[str],
    near: frozenset[str],
    wanted: frozenset[str],
    group: tuple[set[str], ...],
) -> bool:
    """Tell whether a text names other kinds of a group than the one that the reference names."""
    theirs = [kind for kind in group if kind & wanted]
    if len(theirs) != 1 or theirs[0] & told:
        return False
    return any(kind & near for kind in group)

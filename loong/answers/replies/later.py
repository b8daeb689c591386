# ruff: noqa: E501 - patterns are read by the row
"""Settle what a marked answer comes to by what follows it: a correction, a later answer, another one.

Only a short value of the marked one's kind takes its place: `Actually, 6.` does, and
`Actually, this is easy to check: 2 + 3 = 5.` does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from loong.answers.compare import compare, rounds
from loong.answers.number import parse_number
from loong.answers.read import read
from loong.answers.replies.marked import tagged
from loong.answers.replies.statement import is_plausible, statement
from loong.answers.sentences.preferred import is_option
from loong.answers.text.denial import denies
from loong.answers.text.languages import STRONG, opens_list
from loong.answers.values import (
    Boolean,
    Date,
    Equation,
    Formula,
    Items,
    Named,
    Number,
    Quantity,
    Reals,
    Table,
    Text,
    Undecided,
    Value,
)

Way = Literal["turn", "slip", "stated", "also", "or"]

_READ = 20_000
_LONGEST = 80
_MOST = 20
_LINE = 300
_STEP = r"(?:^|(?<=[.!?;)*$}\]])[ \t]+|\n)[ \t*_>(–—-]{0,6}"
_END = r"(?=[\s,.:;!…—–-])"
_SLIP = r"I\smade\s(?:a|an)\s(?:[a-z]{3,12}\s)?(?:mistake|error|slip)(?:\s(?:there|above|here))?"
_WORD = (
    r"(?:wait(?:\sa\s(?:second|minute|moment))?|w?oops|actually|in\sfact|hm{1,6}|sorry(?:\sabout\sthat)?|(?:my\s)?apologies|nope|no(?=[,:;—–]?\s)"
    r"|(?:scratch|strike)\sthat|(?:what\s)?I\s(?:meant|mean)(?:\sto\s(?:say|write))?|rather|on\s(?:second\sthoughts?|reflection|closer\sinspection)"
    r"|my\s(?:bad|mistake|error)|hold\son|(?:re-?check|recomput|recalculat|reconsider|double-?check)ing(?:\s(?:it|this|that))?|correction"
    r"|let\sme\scorrect\s(?:that|this|myself)|(?:but|however),?\s(?:the|this)\s(?:question|problem|task)\s(?:asks?|asked|wants?|wanted)"
    rf"|{_SLIP})"
)
_TURN = re.compile(
    rf"{_STEP}(?:(?:oh|ah|um{{1,3}}|uh|but|ok|okay|and|or)[,.!…—]{{0,3}}\s)?{_WORD}{_END}"
    rf"(?:[,.!…:;—–]{{0,3}}\s{{1,2}}{_WORD}{_END}){{0,3}}",
    re.IGNORECASE,
)
_SLIPPED = re.compile(rf"{_SLIP}\Z", re.IGNORECASE)
_OFFER = re.compile(
    rf"{_STEP}(?:(?P<or>alternatively|or(?:\s(?:maybe|perhaps|possibly|alternatively))?)|also|and(?:\salso)?)(?=[\s,:])",
    re.IGNORECASE,
)
_ALLOWED = re.compile(
    rf"{_STEP}(?:but|though|although|however|yet),?\s(?P<value>\S[^\n]{{0,40}}?)\s(?:is|are|was|works|holds|would\sbe|could\sbe|may\sbe|might\sbe)\s"
    r"(?:(?:also|equally|just\sas|still)\s(?:an?\s|the\s)?(?:valid|correct|possible|acceptable|right|fine|true|solution|answer|option)|too\b|as\swell)",
    re.IGNORECASE,
)
"""What offers another answer: `But 6 is also valid.`"""
_REQUESTED = re.compile(
    r"\b(?:so|thus|hence|therefore),?\s(?:the|our)\s(?:requested|required|desired|wanted)\s[^.,;=\n]{1,40}?\s(?:=|is)(?=\s)",
    re.IGNORECASE,
)
_OBTAINED = re.compile(
    r"\n\s{0,9}(?:so|thus|hence|therefore)\b[^.;!?\n]{0,60}\bwe\s(?:get|obtain)\s(?P<value>[^\s.,;][^\n,;]{0,40}?)[.!]?\s*\Z",
    re.IGNORECASE,
)
"""What a last line behind the mark comes to."""
_OF_PART = re.compile(
    r"[.!]\s{1,3}(?:so|thus|hence|therefore),?\s(?:for|in|to)\s(?:part\s|question\s)?\(?[a-z0-9]{1,2}\)?\s?[:,]\s(?P<value>\S[^\n;:]{0,40}?)[.!]?\s*\Z",
    re.IGNORECASE,
)
"""What a reply gives for a part in its last sentence: `So for (b): 7`."""
_OWN = re.compile(
    r"[.!]\s{1,3}(?:but\s|however,?\s)?(?:(?:I|we)\s(?:get|got|find|found|obtain(?:ed)?|compute[d]?)|(?:my|our)\s(?:own\s)?(?:computation|calculation|result)\s(?:gives|is|was|yields))\s(?P<value>\S[^\n;:,]{0,40}?)[.!]?\s*\Z",
    re.IGNORECASE,
)
"""What a reply finds itself, in its last sentence: `But I get 7`."""
_GAP = re.compile(r"[\s,.:;!…—–]{0,9}(?:-{1,2}\s+)?")
_UNIT_END = re.compile(r"[.!?](?=[\s*_)]|\Z)|\n")
_LEAD = re.compile(
    r"(?:so\s)?(?:(?:it|that|this|the\s(?:correct\s|right\s|final\s|actual\s)?(?:answer|result|value|option))(?:'s|\s(?:is|was|should\sbe|must\sbe|has\sto\sbe))"
    r"|(?:it\s)?should\sbe|must\sbe|make\s(?:it|that)|(?:I|we)\sget|(?:option|choice)(?=\s\W?[A-J]\b))\s(?:actually\s|really\s|rather\s)?",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r"\s(?:instead|I\sthink|then|indeed|is\s(?:the\s)?(?:correct|right)(?:\s(?:answer|one|option|choice))?)\Z|,?\s(?:not|rather\sthan|instead\sof|because|since|as)\s.*\Z",
    re.IGNORECASE | re.DOTALL,
)
_SO = re.compile(
    r",\s(?:and\s)?(?:so|thus|hence|therefore|which\s(?:is|gives|makes))\s", re.IGNORECASE
)
_SUM = re.compile(r"[0-9\s+*/×÷·().−–-]{3,60}=\s?(-?[0-9][0-9.,/]{0,20})")
_MARKUP = " \t\"'“”*_`"
_LETTERED = re.compile(r"[(\[]?([A-J])[)\].:]\s?\S")
_LETTER = re.compile(r"[A-J]")
_NUMBER = re.compile(r"[-−]?[0-9][0-9,]*(?:\.[0-9]+)?")
_UNITS_APART = (1, 12, 24, 60, 100, 365, 1000, 3600, 10**6)
"""How many of a smaller unit make a common larger one."""
_SLIGHT = 1e-6
_TAKEN_BACK = re.compile(
    r"(?P<turn>(?:(?:no|but|wait|hm{1,6}|actually|oops|sorry|however|hold\son)[,.!…]{0,3}\s{1,2}){0,3})"
    r"(?:that|this|it|my\sanswer|(?:the|this)\sanswer(?:\sabove)?|which)"
    r"(?:(?:'s|\s(?:is|was|seems|looks|must\sbe))\s(?:actually\s|clearly\s|obviously\s)?(?:wrong|incorrect|false|not\s(?:right|correct)|a\smistake|mistaken)"
    r"|(?:\sisn't|\scannot\sbe|\scan't\sbe|\swasn't)\s(?:right|correct))",
    re.IGNORECASE,
)
_CHECKED = re.compile(
    r"(?:check(?:ing)?|verif\w+)\b[^\n]{2,200}(?:,|;)?\s(?:so|and|thus|hence|but)\s(?:this|that|it)\s(?:fails|does\snot\swork|doesn't\swork|is\s(?:wrong|incorrect))",
    re.IGNORECASE,
)
"""A check that fails."""
_NO_OWN = re.compile(
    r"\b(?:if|had|were|without|suppos\w+|some|many|might|could|would|wrong|incorrect|naive|previous\w*|earlier|other|another|alternative|similar|unless"
    r"|students?|people|said|says?|claims?|textbook|originally|first|second|third|initial\w*|parts?|step|(?:problem|question|exercise)\s[0-9]+|example|e\.g|format|not|never|rounded|template)\b|n't\b",
    re.IGNORECASE,
)
"""What makes an announced answer a supposed one, another's, or that of a part."""
_SENTENCE_START = re.compile(r"[.!?]\s|\n")
_KINDS: dict[type, str] = {
    Number: "amount",
    Quantity: "amount",
    Formula: "amount",
    Items: "several",
    Table: "several",
    Equation: "relation",
    Reals: "relation",
    Boolean: "truth",
    Date: "day",
    Text: "words",
}
_CJK_OR_WORD = re.compile(r"[^\W\d_]")


class _Event(NamedTuple):
    """A place where a text corrects, offers or announces a value."""

    place: int
    way: Way
    value: str


def settled(marked: str, how: str, rest: str) -> str | None:
    """Return the answer that stands in the end; None where it is taken back, or another is offered.

    Args:
        marked: the answer that was found.
        how: how it is marked.
        rest: what the reply says behind it.
    """
    rest = rest[:_READ]
    if not marked or len(marked) > _LINE or not rest.strip(_MARKUP + ".!$)}\n"):
        return marked
    final: str | None = marked
    if _is_taken_back(marked, rest):
        final = None
    for place, way, value in sorted(_events(rest, how)):
        relation = _is_other(value, marked, way)
        if relation is None:
            continue
        if not relation:
            final = marked
        elif way == "or":
            return None
        elif way == "also":
            final = f"{marked} and {value}"
        elif not _is_reaffirmed(marked, rest[place:]):
            final = value
    return final


def _events(rest: str, how: str) -> Iterator[_Event]:
    """Yield where a text corrects, offers or announces a value."""
    for match in _TURN.finditer(rest):
        way: Way = "slip" if _SLIPPED.search(match[0]) else "turn"
        unit = _unit(rest, match.end())
        yield from (_Event(match.end(), way, value) for value in _values(unit, way))
    for match in _OFFER.finditer(rest):
        unit = _unit(rest, match.end())
        offer: Way = "or" if match["or"] else "also"
        yield from (_Event(match.end(), offer, value) for value in _bare(unit))
    for match in _ALLOWED.finditer(rest):
        yield _Event(match.end(), "or", match["value"].strip(_MARKUP))
    if how != "phrase":
        yield from _announced(rest)
    for match in _REQUESTED.finditer(rest):
        unit = _unit(rest, match.end())
        yield from (_Event(match.end(), "stated", value) for value in _bare(unit))
    for pattern in (_OF_PART, _OWN):
        ended = pattern.search(rest[-_LINE:])
        if ended is not None:
            yield _Event(len(rest), "stated", ended["value"].strip(_MARKUP + "$"))
    obtained = _OBTAINED.search(rest[-_LINE:]) if how == "boxed" else None
    if obtained is not None:
        yield _Event(len(rest), "stated", obtained["value"].strip(_MARKUP + "$"))
    inside = tagged(rest) if how == "boxed" and "<" in rest else None
    if inside:
        yield _Event(rest.rfind(inside), "stated", inside.strip())


def _announced(rest: str) -> Iterator[_Event]:
    """Yield the last values that a phrase such as `the answer is` announces as the writer's own."""
    for match in list(STRONG.finditer(rest))[-_MOST:]:
        starts = [one.end() for one in _SENTENCE_START.finditer(rest, 0, match.start())]
        before = rest[starts[-1] if starts else 0 : match.start()]
        if opens_list(rest, match) or _NO_OWN.search(before[-_LINE:]):
            continue
        if _NO_OWN.search(match[0].replace("would be", "is")):
            continue
        found = statement(rest[match.end() :])
        if found is not None and len(found) <= _LINE and is_plausible(found):
            yield from (_Event(match.end(), "stated", value) for value in _bare(found))


def _unit(rest: str, start: int) -> str:
    """Return the sentence or line that begins at a place; nothing where it asks."""
    gap = _GAP.match(rest, start)
    start = gap.end() if gap else start
    end = _UNIT_END.search(rest, start, start + _LINE)
    if end is not None and end[0] == "?":
        return ""
    return rest[start : end.start()] if end else rest[start : start + _LINE]


def _values(unit: str, way: Way) -> list[str]:
    """Return what a correcting sentence may tell: all of it, or what it comes to."""
    concluded = _SO.split(unit)[-1]
    told = _bare(concluded)
    summed = _SUM.fullmatch(unit.strip(_MARKUP)) if way == "slip" else None
    return [summed[1]] if summed else told


def _bare(unit: str) -> list[str]:
    """Return the value that a sentence is, without what announces or explains it."""
    text = _LEAD.sub("", unit.strip(_MARKUP), count=1)
    text = _TRAIL.sub("", text.rstrip(_MARKUP + ".!"), count=1).strip(_MARKUP)
    text = text.rstrip(",;")
    return [text] if text and len(text) <= _LONGEST else []


# ---------------------------------------------------------------- the same, another, or no value


def _is_other(value: str, marked: str, way: Way) -> bool | None:
    """Tell whether a value of the marked one's kind is another; None where it is no such value."""
    letter = _LETTERED.match(marked)
    if is_option(value) and (is_option(marked) or letter):
        return _LETTER.findall(value) != (_LETTER.findall(marked) if not letter else [letter[1]])
    if is_option(value) or is_option(marked) or _checks(value, marked):
        return None
    try:
        one, other = read(marked), read(value)
    except Undecided:
        return None
    if _is_same(value, marked, one, other, loosely=way == "stated"):
        return False
    return True if _are_alike(one, other, way) else None


def _checks(value: str, marked: str) -> bool:
    """Tell whether a value is a sum worked out with the marked one: `2*5 = 10` beside 5."""
    left, sign, _ = value.partition("=")
    own = rf"(?<![\w.]){re.escape(marked)}(?![\w.])"
    return bool(sign) and not re.search(r"[A-Za-z]", left) and re.search(own, left) is not None


def _is_same(value: str, marked: str, one: Value, other: Value, *, loosely: bool) -> bool:
    """Tell whether two texts tell one value, rounded or in other units."""
    pairs = (value, marked), (marked, value)
    if any(compare(*pair).equal is not False for pair in pairs):
        return True
    whole = any(isinstance(value, Number) and value.exact for value in (one, other))
    if (loosely or not whole) and any(rounds(*pair) for pair in pairs):
        return True
    return _in_other_units(one, other) or _in_other_units(other, one)


def _in_other_units(bare: Value, told: Value) -> bool:
    """Tell whether a bare number and an amount in some unit could be one amount."""
    shared = isinstance(told, Number) and told.raw.rstrip().endswith("%")
    if not isinstance(bare, Number) or not (isinstance(told, Quantity) or shared):
        return False
    numbers = [parse_number(one.replace(",", "")) for one in _NUMBER.findall(told.raw)]
    if len(numbers) != 1 or numbers[0] is None or not bare.value or not numbers[0].value:
        return len(numbers) != 1
    try:
        ratio = abs(float(bare.value) / float(numbers[0].value))
    except ArithmeticError:
        return True
    return any(abs(one - 1) < _SLIGHT for n in _UNITS_APART for one in (ratio * n, ratio / n))


def _are_alike(one: Value, other: Value, way: Way) -> bool:
    """Tell whether a second value could stand in the first one's place."""
    if isinstance(other, Named) and (
        other.name != one.name if isinstance(one, Named) else way in {"also", "or"}
    ):
        return False
    first, second = _kind(one), _kind(other)
    if first == second == "words":
        return way != "also" and _are_names(one.raw, other.raw)
    corrected = way == "turn" and (first, second) in {("amount", "several"), ("several", "amount")}
    return first == second or corrected


def _kind(value: Value) -> str:
    if isinstance(value, Named):
        return _kind(value.value)
    return _KINDS[type(value)]


def _are_names(one: str, other: str) -> bool:
    """Tell whether two texts are names of one length, and neither is a remark."""
    words, others = one.split(), other.split()
    named = all(word[:1].isupper() for word in (words[0], *others) if _CJK_OR_WORD.match(word))
    known = {word.casefold() for word in words} & {word.casefold() for word in others}
    return named and not known and len(others) <= len(words) and not denies(other)


# ---------------------------------------------------------------- taken back


def _is_taken_back(marked: str, rest: str) -> bool:
    """Tell whether the first sentence behind an answer only says that it is wrong."""
    text = rest.lstrip(_MARKUP + "$)}\\.!\n>")
    unit = _unit(text, 0)
    behind = text[text.find(unit) + len(unit) :]
    again = re.compile(rf"(?<![\w.]){re.escape(marked)}(?!\w)")
    if again.search(behind):
        return False
    match = _TAKEN_BACK.fullmatch(unit.strip(_MARKUP))
    if match is None:
        return again.search(unit) is not None and _CHECKED.fullmatch(unit) is not None
    is_letter = is_option(marked) or _LETTERED.match(marked) is not None
    return bool(match["turn"]) or not (is_letter or _says_no(marked))


def _says_no(marked: str) -> bool:
    """Tell whether an answer is a verdict itself, which `This is incorrect` would repeat."""
    try:
        is_truth = isinstance(read(marked), Boolean)
    except Undecided:
        return True
    return is_truth or denies(marked)


def _is_reaffirmed(marked: str, rest: str) -> bool:
    """Tell whether a text comes back to an answer: `so 5 is right after all`."""
    value = re.escape(marked)
    pattern = rf"\b(?:stick|stay|stand|go)(?:ing)?\s(?:with|by|to)\s[^.\n]{{0,20}}{value}(?!\w)|(?<![\w.]){value}\s(?:is|was)\s(?:indeed\s|still\s)?(?:right|correct|fine)\b"
    return re.search(pattern, rest, re.IGNORECASE) is not None

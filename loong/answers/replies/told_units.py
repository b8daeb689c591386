r"""Find the unit that a reply tells beside its answer: `\boxed{36}` square inches, `in hours: 12`.

What is marked is often only the number. Where the reference has a unit, the one beside the mark
counts as if it stood inside.
"""

from __future__ import annotations

import re

from loong.answers.algebra.evaluate import symbols
from loong.answers.compare import compare
from loong.answers.read import read
from loong.answers.units.unit import parse_unit
from loong.answers.values import Formula, Number, Quantity, Undecided

_LONGEST = 200
_TAIL = 20_000
_WINDOW = 80
_MOST_WORDS = 5
_MOST_PLACES = 20
_OPENING = r"(?:\{|\*\*|`|>|\$)\s{0,3}"
_CLOSING = r"\s{0,3}(?:\}|\*\*|`|</[a-z_]{1,20}>|\$)"
_MARKUP = re.compile(
    r"\\(?:text|mathrm|textrm|textbf|mathbf|operatorname|mbox|rm)\s?\{?"
    r"|\\[()\[\],;:!]|\\ |[$`*~]|</?[a-z_]{1,20}>"
)
_DEGREES = re.compile(r"\^\s?\{?\s?\\circ\s?\}?\s?")
_IN = re.compile(r",?\s?(?:\((?:in\s)?|in\s)(?=\S)")
_MORE = re.compile(r"\s?(?:and\s)?[0-9]+(?:\.[0-9]+)?\s?(?P<unit>[A-Za-z]{1,10})\b")
_WORD = re.compile(
    r"\s?(?P<word>[A-Za-zμΩÅ°%€£¥][^\s,;:!?()]{0,30}?)(?P<end>\.?(?=[,;:!?)]|\Z)|\.?(?=\s))"
)
_STOPS = frozenset(
    {"in", "at", "as", "are", "am", "i", "is", "was", "and", "or", "of", "to", "for", "by"}
)
_NO_UNITS = frozenset({"a", "an", "bit", "per"})
_UNIT = r"[A-Za-zμΩÅ°][A-Za-z0-9μΩÅ°/^²³·*-]{0,20}(?:\s[A-Za-z][A-Za-z0-9/^²³-]{0,20}){0,3}?"
_BEFORE = re.compile(
    rf"(?:\bin\s(?P<unit>{_UNIT})|\((?:in\s)?(?P<inside>{_UNIT})\))"
    r"\s{0,3},?\s{0,3}(?:is|are|was|equals|gives|we get|≈)?[ :=]{0,3}\Z"
)
_PERCENT = re.compile(r"(?:\s|\$|\\\)|\\text\s?\{){0,6}\\?(?:%|per ?cent\b(?! point))")
_SIGN = re.compile(r"(?P<sign>\\\$|[€£¥₹]|\$(?=\Z))[\s*`$]{0,3}(?:\\boxed)?\Z")


def other_unit(said: str, text: str, gold: str) -> bool:
    """Tell whether a reply tells an accepted amount in another unit than the reference's.

    Args:
        said: what the reply says.
        text: the amount that was read out of it.
        gold: the reference.
    """
    wanted = _measured(gold)
    told = _beside(said, text, wanted) if wanted else None
    share = _share(said, text, gold)
    if share is not None:
        return compare(share, gold).equal is False
    told = told or (_told_last(said, wanted) if wanted else None)
    if wanted is None or told is None:
        return False
    return compare(told.replace("§", wanted.amount.raw), gold).equal is False


def with_unit(said: str, text: str, gold: str) -> list[str]:
    """Return an amount with the unit that a reply tells beside it, for a reference with a unit."""
    wanted = _measured(gold)
    told = _beside(said, text, wanted) if wanted else None
    if told is not None:
        return [told.replace("§", text.strip())]
    share = _share(said, text, gold)
    return [] if share is None else [share]


def _share(said: str, text: str, gold: str) -> str | None:
    """Return a bare amount with the sign for percent behind it, beside a reference in percent."""
    found = _marked(said, text) if gold.rstrip().endswith("%") and _is_bare(text) else None
    return f"{text.strip()}%" if found and _PERCENT.match(said, found.end()) else None


def _measured(gold: str) -> Quantity | None:
    """Return a reference that is an amount in a unit of measurement, and not of counted things."""
    try:
        value = read(gold) if len(gold) <= _LONGEST else None
    except Undecided:
        return None
    if not isinstance(value, Quantity) or any(name[0] == "#" for name, _ in value.unit.dims):
        return None
    return value


def _beside(said: str, text: str, wanted: Quantity) -> str | None:
    """Return the unit beside a bare amount, with `§` in the amount's place."""
    if not _is_bare(text):
        return None
    marked = _marked(said, text)
    if marked is not None:
        after = _unit_after(said[marked.end() : marked.end() + _WINDOW], wanted)
        if after is not None:
            return f"§ {after}"
        sign = _SIGN.search(said, max(0, marked.start() - _WINDOW), marked.start())
        if sign is not None:
            return f"{sign['sign'].strip(chr(92))}§"
    place = _last(rf"(?<![\w.]){re.escape(text.strip())}(?!\w)", said)
    before = said[max(0, place.start() - _WINDOW) : place.start()] if place else ""
    unit = _unit_before(before, wanted)
    return None if unit is None else f"§ {unit}"


def _told_last(said: str, wanted: Quantity) -> str | None:
    """Return the last unit behind the reference's number, where its own is never told."""
    said = said[-_TAIL:].replace("µ", "μ")
    number = re.compile(rf"(?<![\w.]){re.escape(wanted.amount.raw.strip())}(?![\w.]*[0-9])")
    told = ""
    for place in list(number.finditer(said))[-_MOST_PLACES:]:
        name = _unit_after(said[place.end() : place.end() + _WINDOW], wanted)
        unit = parse_unit(name) if name else None
        if unit is not None and unit.dims == wanted.unit.dims:
            if (unit.factor, unit.pi) == (wanted.unit.factor, wanted.unit.pi):
                return None
            told = name or ""
    return f"§ {told}" if told else None


def _marked(said: str, text: str) -> re.Match[str] | None:
    """Find the last place where a mark stands around an amount."""
    return _last(f"{_OPENING}{re.escape(text.strip())}{_CLOSING}", said)


def _last(pattern: str, said: str) -> re.Match[str] | None:
    found = None
    for match in re.compile(pattern).finditer(said, max(0, len(said) - _TAIL)):
        found = match
    return found


def _is_bare(text: str) -> bool:
    """Tell whether an answer is an amount that has no unit itself."""
    try:
        value = read(text) if len(text) <= _LONGEST else None
    except Undecided:
        return False
    if isinstance(value, Number):
        return not value.raw.endswith("%")
    return isinstance(value, Formula) and not symbols(value.node)


def _unit_after(rest: str, wanted: Quantity) -> str | None:
    """Return the longest unit that a text behind a mark begins with."""
    plain = _plain(_DEGREES.sub("°", rest.partition("\n\n")[0]))
    lead = _IN.match(plain)
    words: list[str] = []
    at = lead.end() if lead else 0
    while len(words) < _MOST_WORDS:
        match = _WORD.match(plain, at)
        if match is None or match["word"].lower() in _STOPS:
            break
        words.append(match["word"])
        at = match.end()
        if match["end"]:
            break
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        unit = parse_unit(name) if name.lower() not in _NO_UNITS else None
        if unit is not None and (lead is None or unit.dims == wanted.unit.dims):
            more = _MORE.match(plain, at) if count == len(words) else None
            smaller = parse_unit(more["unit"]) if more else None
            return f"{name}{more[0]}" if more and smaller and smaller.dims == unit.dims else name
    return None


def _unit_before(before: str, wanted: Quantity) -> str | None:
    """Return the unit of the reference's kind that stands before an amount: `in hours is`."""
    match = _BEFORE.search(_plain(before.replace("\\boxed", " ")))
    name = (match["unit"] or match["inside"]) if match else ""
    unit = parse_unit(name)
    return name if unit is not None and unit.dims == wanted.unit.dims else None


def _plain(text: str) -> str:
    """Drop the marks of LaTeX and Markdown around words."""
    spaced = _MARKUP.sub(" ", text).replace("{", "").replace("}", "")
    return " ".join(spaced.split())

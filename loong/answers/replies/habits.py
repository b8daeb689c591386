# ruff: noqa: E501 - patterns are read by the row
"""Read closing sentences of common shapes: an option chosen, a sum written out, `there are 12 …`.

What is found must still be compared with the reference, of which only the kind is used here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loong.answers.number import parse_number
from loong.answers.read import as_formula, read
from loong.answers.replies.prose import closing_sentence
from loong.answers.sentences.conversions import converted
from loong.answers.sentences.preferred import chosen, is_option
from loong.answers.sentences.tellings import lone_amount
from loong.answers.text.denial import denies
from loong.answers.text.words import parse_number_words
from loong.answers.units.unit import parse_unit
from loong.answers.values import Number, Quantity, Undecided, Value

_LONGEST = 400
_PLAIN_GOLD = 60
_VALUE = re.compile(
    r"\s?(?P<value>[$€£¥₹]?\s?-?[0-9][0-9,]*(?:\.[0-9]+)?)(?![0-9A-Za-z.]*[0-9=+*/×÷])(?P<rest>[^;,，；]*)\Z"
)
_WORKED = re.compile(r"[$€£¥₹]?[0-9(][0-9.,()\s+*/×÷·$€£¥₹−–-]*\Z")
_BOUGHT = re.compile(
    r"\s(?:for|on)\s(?:the\s)?[0-9]{1,4}(?:\s[a-z]{2,20}){1,3}(?:(?:,\s(?:and\s)?|\sand\s)[0-9]{1,4}(?:\s[a-z]{2,20}){1,3}){0,4}"
)
"""What a sum of money is paid for."""
_NOUN = re.compile(r"\s?\S{1,20}")
_COUNTED = re.compile(r"(?<=[0-9])\s?[^\W\d_]{1,12}(?:/[^\W\d_]{1,12})?")
_BEFORE = re.compile(r"[+*/×÷·−^-]\s?\Z|[A-Za-z]\Z")
_OPERATOR = re.compile(r"[+*/×÷·−–]|(?<=\s)-(?=\s)|(?<=[0-9])-(?=[0-9])")
_MONEY = frozenset("$€£¥₹")
_OPERATION = str.maketrans(
    {
        "×": "*",
        "÷": "/",
        "·": "*",
        "−": "-",
        "–": "-",
        ",": "",
        "$": "",
        "€": "",
        "£": "",
        "¥": "",
        "₹": "",
    }
)
_NUMERAL = re.compile(
    r"[0-9]|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|hundred|half|twice)\b",
    re.IGNORECASE,
)
_EXISTS = re.compile(
    r"(?:(?:so|thus|therefore|hence|in total|altogether|overall|in conclusion|consequently|finally)\b[,:]?\s)+(?:it follows that\s|we conclude that\s)?"
    r"there\s(?:are|is|were|will be|must be|would be)\s(?:exactly\s|only\s|a total of\s|in total\s|just\s)?"
    r"(?P<number>[0-9][0-9,]*|[A-Za-z]+(?:-[A-Za-z]+)?)\s(?P<rest>[A-Za-z](?:[^0-9]|(?<=\sthe\s)[0-9]{1,6}(?![0-9.,])){1,200})",
    re.IGNORECASE,
)
_CLASSED = re.compile(
    r"[^0-9]{2,150}\s(?:is|are|was|were)\s(?:classified|ranked|rated|designated|categori[sz]ed|numbered|listed)\s(?:as\s)?(?:an?\s|the\s)?(?:[A-Za-z]{2,20}\s){0,4}(?:#\s?)?(?P<number>[0-9]{1,4})(?:,\swhich\s[^.;]{2,200})?"
)
_EVALUATED = re.compile(
    r"[A-Za-z_][\w.]{0,60}[(\[]\S{0,120}\s(?:evaluates? to|returns?|gives|prints|outputs|yields|equals|is)\s(?P<value>-?[0-9][0-9,]{0,20}(?:\.[0-9]{1,20})?)(?:,\s(?:the|an?|which\sis)\s[^0-9;]{2,100})?"
)
_PARTLY = re.compile(
    r"\bof (?:which|them|these|those|whom)\b|\b(?:per|each|times|more|fewer|less|out of|ways? to get)\b",
    re.IGNORECASE,
)
_COUNTED_FIRST = re.compile(
    r"(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)\s(?:(?:more|fewer|less|extra|additional)\s)?(?!than\b|of\b|or\b|and\b|to\b|in\b|per\b|is\b|was\b|are\b|a\b|times\b|dozens?\b|percent\b|more\b|fewer\b|less\b)[a-z]{3,20}\s(?!(?:past|to|before|below|above|short|too|late|ago|or)\b)[a-z]"
)
_COMPARED = re.compile(r"\b(?:more|fewer|less|than)\b", re.IGNORECASE)
_UNCOUNTED = re.compile(
    r"\b(?:each|per|percent|dozen|thousands?|millions?|billions?|trillions?|or|half|double|triple|wrong|incorrect|if|unless|at least|at most|about|between|plus|minus|times|short|too)\b|[+*/=<>%?]",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"(?:,\s|\s)(?:in|after|within|over|for|during|by|d'ici|dans|pendant|après|au bout de|en|nach|innerhalb von|in den nächsten|bis|dentro de|después de|durante|tras|ao fim de|depois de|entro|dopo|fra|через|за)\s(?:the\s(?:next|last|first)\s|les\s(?:prochains?\s)?|los\s(?:próximos\s)?)?"
    r"[0-9]{1,4}\s(?:second|minute|hour|day|week|month|year|an(?:s|née)?|année|mois|jour|semaine|heure|minute|Tag|Woche|Monat|Jahr|Stunde|día|mes|año|semana|hora|dia|mês|ano|giorn|mes|ann|settiman|or|дн|год|лет|месяц|недел|час|минут)[A-Za-zÀ-ÿа-я]{0,4}(?=[\s,.]|\Z)",
    re.IGNORECASE,
)
_AT_LAST = re.compile(
    r".*\s(?:on|in|at|during)\s(?:the\s|an?\s)?(?P<place>[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]+){0,3})",
    re.DOTALL,
)
_CALENDAR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December"
)
_BEST = re.compile(
    r"(?P<who>(?:[Tt]he\s)?[A-Z][\w'’]*(?:\s[A-Z][\w'’]*){0,3})\s(?:has|had|got|won|made|sold|read|ate|ran|took|spent|drew|wrote|caught|[a-z]{2,12}ed)\s(?:the\s(?:most|fewest|least|highest|lowest|largest|smallest|greatest|longest|shortest|best|fastest)|more|fewer|less)\s(?P<rest>[a-z ]{2,60})\Z"
)
_LABELLED = re.compile(
    r"(?P<said>[^?]{1,200}?)(?:,?\s(?:which is|which corresponds to|corresponding to|corresponds to|matches(?: with)?|matching|that is|i\.e\.,?)\s(?:the\s)?(?:(?:option|choice|answer)\s[(\[]?(?P<last>[A-J])[)\]]?|[(\[](?P<one>[A-J])[)\]])"
    r"|\s[(\[](?:(?:option|choice|answer)\s)?(?P<two>[A-J])[)\]])",
    re.IGNORECASE,
)
_NAMED_FIRST = re.compile(
    r"(?P<before>[^?()\[\]]{1,300}\s(?:the|an?|is|are|was|were|be|their|his|her|its))\s[(\[](?P<letter>[A-J])[)\]]\s(?P<text>[A-Za-z0-9$][^?()\[\]]{1,100})"
)
"""The letter before what is chosen: `in the (A) garage`."""
_TAKES = re.compile(
    r"(?P<said>(?:[^;:?]{0,100}[\s,])?it\s(?:(?:will|would|should)\s)?(?:takes?|took|costs?|requires?|required)\s[^;:?]{1,80}?)\s(?:in\sorder\s)?to\s[a-z]{2}[^,;:?]{1,150}",
    re.IGNORECASE,
)
"""An amount that something takes, before what it is taken for."""
_PROVED = re.compile(
    r"(?:[Tt]he|[Oo]ur)\s(?:final\s|only\s|correct\s)?(?:solution|answer|result|value|root)\s\$(?P<value>[^$]{1,80})\$\s(?:is|was)\s(?:indeed\s)?(?:valid|correct|verified|right|confirmed)\b(?P<rest>.{0,200})"
)
_HEDGED = re.compile(r"\b(?:but|however|if|unless|only|or)\b", re.IGNORECASE)
_FIRST = re.compile(r"(?:the\s)?(?:option\s|choice\s)?(?P<letter>[A-J])\s\([^()]{1,80}\)")
_LETTERS = re.compile(r"(?<![\w'’])[B-HJ](?![\w'’])|[(\[][A-J][)\]]")
_SUPERLATIVE = re.compile(r"\bthe (?:most|least)\b", re.IGNORECASE)
_HELD = re.compile(
    r",?\s(?:in|at|during)\s(?:(?:the\s)?(?:1[5-9]|20)[0-9]{2}[-–/](?:[0-9]{2}|[0-9]{4})(?:\s(?:season|campaign))?|the\s(?:1[5-9]|20)[0-9]{2}\s(?P<noun>[A-Za-z]{3,20})(?:\s[A-Za-z]{2,20}){0,5})\Z"
)
_RANKED = re.compile(
    r".{2,200}\s(?:was|is|were|finished|came|placed|ranked)\s(?P<order>[0-9]{1,3}(?:st|nd|rd|th))"
)
_RATE = re.compile(
    r"\b(?:par|pro|por|per|each|every|je|al|chaque|jede\w?|cada|ogni)\s", re.IGNORECASE
)
_CAPITAL = re.compile(r"(?<=[a-z,;]\s)[A-Z][a-z]+")


def habits(reply: str, gold: str) -> Iterator[str]:
    """Yield what the last sentence of a reply may answer.

    Args:
        reply: what was said, without thinking.
        gold: the reference; only its kind is used.
    """
    if len(gold) > _PLAIN_GOLD:
        return
    sentence = closing_sentence(reply).strip(" .。!")
    if not sentence or len(sentence) > _LONGEST:
        return
    try:
        wanted = read(gold)
    except Undecided:
        return
    if is_option(gold):
        whole = reply.strip()
        beside = chosen(whole) if len(whole) <= _PLAIN_GOLD and "\n" not in whole else None
        letter = chosen(sentence) or labelled(sentence) or beside
        if letter is not None:
            yield letter
        return
    if any(map(str.isdigit, gold)):
        is_all = sentence.startswith("There ") and sentence == reply.strip(" .!*_")
        yield from _amounts(f"So {sentence}" if is_all else sentence, wanted)
    elif gold[:1].isupper():
        yield from _at_last(sentence)
        best = _BEST.match(sentence)
        if best is not None and not denies(_SUPERLATIVE.sub("", best["rest"])):
            yield best["who"]


def counted_first(text: str, gold: str) -> list[str]:
    """Return the one number that a sentence begins with, before what it counts: `47 more birds flew …`.

    Args:
        text: what a reply announces as its answer.
        gold: the reference; only a bare number is told so.
    """
    match = _COUNTED_FIRST.match(text)
    if match is None or parse_number(gold) is None or gold.rstrip().endswith("%"):
        return []
    rest = text[match.end("number") :]
    if _NUMERAL.search(rest) or _UNCOUNTED.search(rest) or denies(_COMPARED.sub("", rest)):
        return []
    return [match["number"]]


def labelled(sentence: str) -> str | None:
    """Return the letter that stands behind what is chosen, or before it: `36 (B)`, `36, which is option B`."""
    match = _LABELLED.fullmatch(sentence) or _FIRST.fullmatch(sentence)
    if match is None:
        return _named_first(sentence)
    if denies(sentence):
        return None
    if "said" in match.groupdict() and _LETTERS.search(match["said"]):
        return None
    letter = next(group for name, group in match.groupdict().items() if group and name != "said")
    return letter if letter.isupper() else None


def _named_first(sentence: str) -> str | None:
    match = _NAMED_FIRST.fullmatch(sentence)
    if match is None or denies(sentence) or _HEDGED.search(sentence):
        return None
    others = _LETTERS.search(match["before"]) or _LETTERS.search(match["text"])
    return None if others else match["letter"]


def _amounts(sentence: str, wanted: Value) -> Iterator[str]:
    summed = written_out(sentence)
    if summed is not None:
        noun = _NOUN.match(summed[1]) if isinstance(wanted, Quantity) else None
        yield f"{summed[0]} {noun[0].strip()}" if noun else summed[0]
    if denies(sentence):
        return
    classed = _CLASSED.fullmatch(sentence)
    if classed is not None:
        yield classed["number"]
    evaluated = _EVALUATED.fullmatch(sentence)
    if evaluated is not None:
        yield evaluated["value"]
    made = converted(sentence, wanted) if isinstance(wanted, Quantity) else None
    if made is not None:
        yield made
    exists = _EXISTS.fullmatch(sentence)
    if exists is not None and not _PARTLY.search(exists["rest"]):
        number = parse_number(exists["number"]) or parse_number_words(exists["number"])
        if number is not None:
            yield exists["number"]
    yield from _concluded(sentence, wanted)
    held = _HELD.search(sentence)
    if held is not None and not parse_unit(held["noun"] or "no unit"):
        rest = sentence[: held.start()]
        ranked = _RANKED.fullmatch(rest)
        yield from [ranked["order"]] if ranked else lone_amount(rest, wanted)
    spanless = _SPAN.sub("", sentence)
    if spanless != sentence and not _RATE.search(spanless):
        yield from lone_amount(spanless, wanted)


def _concluded(sentence: str, wanted: Value) -> Iterator[str]:
    """Yield what something takes to do, and the solution that a sentence calls valid."""
    takes = _TAKES.fullmatch(sentence)
    if takes is not None and not _RATE.search(sentence):
        yield from lone_amount(takes["said"], wanted)
    proved = _PROVED.fullmatch(sentence)
    if proved is not None and not _HEDGED.search(proved["rest"]):
        yield proved["value"]


def written_out(sentence: str) -> tuple[str, str] | None:
    """Return `13` and `birds` of a sentence that ends on a sum such as `3 + 10 = 13 birds`, if it holds.

    The sum is worked out; one that is wrong, or that other numbers follow, says nothing.
    """
    before, _, after = sentence.rpartition("=")
    match = _VALUE.match(after)
    left = _COUNTED.sub("", before.rpartition("=")[2])
    worked = _WORKED.search(left)
    if match is None or worked is None or not _OPERATOR.search(worked[0]):
        return None
    bought = match["value"].strip()[0] in _MONEY and _BOUGHT.fullmatch(match["rest"])
    if (
        (not bought and _NUMERAL.search(match["rest"]))
        or denies(match["rest"])
        or _BEFORE.search(left[: worked.start()])
    ):
        return None
    if not _holds(worked[0], match["value"]):
        return None
    return match["value"].strip(), match["rest"]


def _holds(left: str, value: str) -> bool:
    told = parse_number(value.translate(_OPERATION).strip())
    worked = as_formula(left.translate(_OPERATION).strip())
    if told is None or not isinstance(worked, Number):
        return False
    return worked.value == told.value


def _at_last(sentence: str) -> Iterator[str]:
    """Yield the name of the day or place that a sentence ends on, if it names no other."""
    match = _AT_LAST.fullmatch(sentence)
    if match is None or denies(_SUPERLATIVE.sub("", sentence)):
        return
    before = sentence[: match.start("place")]
    others = _CALENDAR if _CALENDAR.fullmatch(match["place"]) else _CAPITAL
    if others.search(before) is None:
        yield match["place"]
